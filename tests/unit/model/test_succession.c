/* Which units stood in a successor's place on an earlier day. */
#include "model/unit.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A + B -> C on day 100 and C + D -> E on day 200; F takes in G on 150 and keeps its identity; H
 * became I by reorganisation on 200 and had taken in J on 100; K only gave a part to E; L was
 * dissolved; M -> N -> M is a circle in the data. */
enum { A = 1, B, C, D, E, F, G, H, I, J, K, L, M, N, UNIT_MAX };

static struct unit succession_unit[] = {
	{ .id = A, .valid_from = DATE_MIN, .valid_to = 99 },
	{ .id = B, .valid_from = DATE_MIN, .valid_to = 99 },
	{ .id = C, .valid_from = 100, .valid_to = 199 },
	{ .id = D, .valid_from = 50, .valid_to = 199 },
	{ .id = E, .valid_from = 200, .valid_to = DATE_MAX },
	{ .id = F, .valid_from = DATE_MIN, .valid_to = DATE_MAX },
	{ .id = G, .valid_from = DATE_MIN, .valid_to = 149 },
	{ .id = H, .valid_from = DATE_MIN, .valid_to = 199 },
	{ .id = I, .valid_from = 200, .valid_to = DATE_MAX },
	{ .id = J, .valid_from = DATE_MIN, .valid_to = 99 },
	{ .id = K, .valid_from = DATE_MIN, .valid_to = DATE_MAX },
	{ .id = L, .valid_from = DATE_MIN, .valid_to = 199 },
	{ .id = M, .valid_from = DATE_MIN, .valid_to = DATE_MAX },
	{ .id = N, .valid_from = DATE_MIN, .valid_to = DATE_MAX },
};

static struct succession succession_rows[] = {
	{ A, C, 100, SUCCESSION_MERGE, true, NULL },
	{ B, C, 100, SUCCESSION_MERGE, true, NULL },
	{ C, E, 200, SUCCESSION_MERGE, true, NULL },
	{ D, E, 200, SUCCESSION_MERGE, true, NULL },
	{ G, F, 150, SUCCESSION_ABSORB, true, NULL },
	{ F, F, 150, SUCCESSION_ABSORB, true, NULL },
	{ J, H, 100, SUCCESSION_ABSORB, true, NULL },
	{ H, I, 200, SUCCESSION_REORGANISE, true, NULL },
	{ K, E, 200, SUCCESSION_MERGE, false, NULL },
	{ K, E, 200, SUCCESSION_TRANSFER, true, NULL },
	{ L, I, 200, SUCCESSION_DISSOLVE, true, NULL },
	{ M, N, 300, SUCCESSION_MERGE, true, NULL },
	{ N, M, 300, SUCCESSION_MERGE, true, NULL },
};

static const struct units succession_units = {
	.unit = succession_unit,
	.units = ARRAY_LEN(succession_unit),
	.succession = succession_rows,
	.successions = ARRAY_LEN(succession_rows),
};

static void test_predecessors(void **state)
{
	static const struct {
		int unit;
		int32_t day, map;
		int want[6];
	} rows[] = {
		{ C, 99, 150, { A, B } },  { C, 100, 150, { 0 } }, /* took effect on that day */
		{ C, 99, 99, { 0 } },                              /* not yet by the map's day */
		{ E, 199, 200, { C, D } }, { E, 99, 200, { A, B, D } }, /* a chain */
		{ E, 40, 200, { A, B } },                               /* D did not exist yet */
		{ E, 200, 300, { 0 } },    { E, 99, 150, { 0 } },
		{ C, 99, 200, { A, B } },  { F, 149, 150, { G, F } }, /* its former self included */
		{ F, 150, 150, { 0 } },    { F, 149, 149, { 0 } },
		{ H, 99, 100, { J, H } },  { I, 199, 200, { H } },
		{ I, 99, 200, { J, H } }, /* not what was dissolved */
		{ K, 99, 200, { 0 } },     { A, 50, 200, { 0 } },
		{ M, 299, 300, { M, N } }, /* ends */
		{ 77, 99, 200, { 0 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int ids[UNIT_MAX];
		const size_t count = units_predecessors(&succession_units, rows[i].unit,
							rows[i].day, rows[i].map, ids, UNIT_MAX);
		size_t want = 0;

		while (rows[i].want[want])
			want++;
		if (count != want)
			fail_msg("row %zu: %zu predecessors", i, count);
		/* Their order means nothing. */
		for (size_t n = 0; n < want; n++) {
			bool there = false;

			for (size_t k = 0; k < count; k++)
				there |= ids[k] == rows[i].want[n];
			if (!there)
				fail_msg("row %zu lacks %d", i, rows[i].want[n]);
		}
	}
}

static void test_room(void **state)
{
	int ids[2] = { -1, -1 };

	(void)state;
	assert_int_equal(units_predecessors(&succession_units, E, 99, 200, ids, 1), 3);
	assert_int_not_equal(ids[0], -1);
	assert_int_equal(ids[1], -1);
}

static void test_successor(void **state)
{
	static const struct {
		int unit;
		int32_t day;
		int wanted;
	} rows[] = {
		{ A, 99, A },  { A, 100, C },   { A, 199, C }, { A, 200, E }, { B, 300, E },
		{ D, 200, E }, { E, 300, E },   { F, 300, F }, { G, 149, G }, { G, 150, F },
		{ J, 150, H }, { J, 200, I },   { K, 300, K }, /* gave but a part */
		{ L, 300, L }, /* dissolved: nobody stands in its place */
		{ M, 300, M }, { 77, 100, 77 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const int got = units_successor(&succession_units, rows[i].unit, rows[i].day);

		if (got != rows[i].wanted)
			fail_msg("row %zu: %d", i, got);
		assert_true(units_succeeds(&succession_units, got, rows[i].unit, rows[i].day));
	}
	assert_true(units_succeeds(&succession_units, C, A, 200));
	assert_true(units_succeeds(&succession_units, A, A, 200));
	assert_false(units_succeeds(&succession_units, E, A, 199));
	assert_false(units_succeeds(&succession_units, A, C, 300));
	assert_false(units_succeeds(&succession_units, B, A, 300));
}

static void test_words(void **state)
{
	static const char *const words[SUCCESSION_KIND_MAX] = { "merge", "absorb", "reorganise",
								"dissolve", "transfer" };
	enum succession_kind kind = SUCCESSION_KIND_MAX;

	(void)state;
	for (int i = 0; i < SUCCESSION_KIND_MAX; i++) {
		assert_string_equal(succession_kind_word((enum succession_kind)i), words[i]);
		assert_true(succession_kind_parse(words[i], &kind));
		assert_int_equal(kind, i);
	}
	assert_false(succession_kind_parse("split", &kind));
	assert_false(succession_kind_parse(NULL, &kind));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_predecessors),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_successor),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

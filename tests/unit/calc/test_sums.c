/* Sums over units. (FORMULAS: National, regional, merged.) */
#include "calc/sums.h"

#include "base/mem.h"
#include "unit/calc/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define NONE         \
	{            \
		0, 0 \
	}

static const struct indicator weighted = { .measure = MEASURE_RATIO,
					   .aggregation = AGGREGATE_WEIGHTED };
static const struct indicator share = { .measure = MEASURE_YESNO, .aggregation = AGGREGATE_SHARE };
static const struct indicator sum = { .measure = MEASURE_COUNT,
				      .aggregation = AGGREGATE_SUM,
				      .decimals = 1 };
static const struct indicator none = { .measure = MEASURE_RANK, .aggregation = AGGREGATE_NONE };

enum { CHILDREN = 4 };

struct sums_row {
	const struct indicator *i;
	struct value child[CHILDREN];
	size_t children;
	struct quantity low, high;
	int reported, percent_only, not_applicable;
	enum value_state state; /* of the value they make for their parent's sum */
	int64_t numerator, denominator, number;
	bool partial;
};

static const struct sums_row sums_rows[] = {
	/* never the average of 50 % and 10 % */
	{ &weighted,
	  { PAIR(1, 2), PAIR(10, 100) },
	  2,
	  { 1100, 102 },
	  { 1100, 102 },
	  2,
	  0,
	  0,
	  VALUE_GIVEN,
	  11,
	  102,
	  0,
	  false },
	{ &weighted,
	  { PAIR(1, 2), ABSENT },
	  2,
	  { 50, 1 },
	  { 50, 1 },
	  1,
	  0,
	  0,
	  VALUE_GIVEN,
	  1,
	  2,
	  0,
	  true },
	/* a percentage alone stays out; so does a missing denominator */
	{ &weighted,
	  { PAIR(1, 2), PERCENT(9000), PAIR(3, 0) },
	  3,
	  { 50, 1 },
	  { 50, 1 },
	  1,
	  1,
	  0,
	  VALUE_GIVEN,
	  1,
	  2,
	  0,
	  true },
	{ &weighted,
	  { PERCENT(9000), ABSENT },
	  2,
	  NONE,
	  NONE,
	  0,
	  1,
	  0,
	  VALUE_ABSENT,
	  0,
	  0,
	  0,
	  true },
	{ &weighted,
	  { PAIR(1, 2), NOT_APPLICABLE },
	  2,
	  { 50, 1 },
	  { 50, 1 },
	  1,
	  0,
	  1,
	  VALUE_GIVEN,
	  1,
	  2,
	  0,
	  false },
	{ &weighted,
	  { NOT_APPLICABLE, NOT_APPLICABLE },
	  2,
	  NONE,
	  NONE,
	  0,
	  0,
	  2,
	  VALUE_NOT_APPLICABLE,
	  0,
	  0,
	  0,
	  false },
	{ &weighted,
	  { PAIR(0, 5), PAIR(0, 7) },
	  2,
	  { 0, 1 },
	  { 0, 1 },
	  2,
	  0,
	  0,
	  VALUE_GIVEN,
	  0,
	  12,
	  0,
	  false },
	{ &weighted,
	  { PAIR(INT64_MAX, 5), PAIR(1, 7) },
	  2,
	  NONE,
	  NONE,
	  2,
	  0,
	  0,
	  VALUE_ABSENT,
	  0,
	  0,
	  0,
	  false },
	{ &weighted, { ABSENT }, 0, NONE, NONE, 0, 0, 0, VALUE_ABSENT, 0, 0, 0, false },
	/* at least yes/N, at most (yes + missing)/N */
	{ &share,
	  { NUMBER(1), NUMBER(0), ABSENT, NUMBER(1) },
	  4,
	  { 50, 1 },
	  { 75, 1 },
	  3,
	  0,
	  0,
	  VALUE_GIVEN,
	  0,
	  0,
	  0,
	  true },
	{ &share,
	  { NUMBER(1), NUMBER(1), NOT_APPLICABLE, ABSENT },
	  4,
	  { 200, 3 },
	  { 100, 1 },
	  2,
	  0,
	  1,
	  VALUE_ABSENT,
	  0,
	  0,
	  0,
	  true },
	{ &share,
	  { NUMBER(1), NUMBER(1), NOT_APPLICABLE },
	  3,
	  { 100, 1 },
	  { 100, 1 },
	  2,
	  0,
	  1,
	  VALUE_GIVEN,
	  0,
	  0,
	  1,
	  false },
	{ &share,
	  { NUMBER(0), NUMBER(0) },
	  2,
	  { 0, 1 },
	  { 0, 1 },
	  2,
	  0,
	  0,
	  VALUE_GIVEN,
	  0,
	  0,
	  0,
	  false },
	{ &share, { ABSENT, ABSENT }, 2, NONE, NONE, 0, 0, 0, VALUE_ABSENT, 0, 0, 0, true },
	{ &sum,
	  { NUMBER(15), NUMBER(-5) },
	  2,
	  { 1, 1 },
	  { 1, 1 },
	  2,
	  0,
	  0,
	  VALUE_GIVEN,
	  0,
	  0,
	  10,
	  false },
	{ &sum,
	  { NUMBER(15), ABSENT },
	  2,
	  { 15, 10 },
	  { 15, 10 },
	  1,
	  0,
	  0,
	  VALUE_GIVEN,
	  0,
	  0,
	  15,
	  true },
	{ &none, { NUMBER(15), NUMBER(3) }, 2, NONE, NONE, 0, 0, 0, VALUE_ABSENT, 0, 0, 0, true },
};

static void check_row(const struct sums_row *row, const struct sums *s)
{
	struct quantity low, high;
	struct value value;
	bool partial;

	sums_figure(s, row->i, &low, &high);
	assert_int_equal(quantity_known(low), row->low.den > 0);
	assert_int_equal(quantity_known(high), row->high.den > 0);
	assert_int_equal(quantity_compare(low, row->low), 0);
	assert_int_equal(quantity_compare(high, row->high), 0);
	assert_int_equal(s->expected, row->children);
	assert_int_equal(s->reported, row->reported);
	assert_int_equal(s->percent_only, row->percent_only);
	assert_int_equal(s->not_applicable, row->not_applicable);
	assert_int_equal(sums_value(s, row->i, &value, &partial), row->state != VALUE_ABSENT);
	assert_int_equal(value.state, row->state);
	assert_int_equal(value.numerator, row->numerator);
	assert_int_equal(value.denominator, row->denominator);
	assert_int_equal(value.number, row->number);
	assert_int_equal(partial, row->partial);
}

/* The same whether the children come forwards, backwards, or through two regions. */
static void test_figures(void **state)
{
	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(sums_rows); n++) {
		const struct sums_row *row = &sums_rows[n];
		struct sums forwards = { 0 }, backwards = { 0 }, region[2] = { 0 }, nation = { 0 };

		for (size_t k = 0; k < row->children; k++) {
			const struct value *last = &row->child[row->children - 1 - k];

			sums_add_unit(&forwards, row->i, &row->child[k], false, 0);
			sums_add_unit(&backwards, row->i, last, false, 0);
			sums_add_unit(&region[k % 2], row->i, &row->child[k], false, 0);
		}
		check_row(row, &forwards);
		check_row(row, &backwards);
		sums_add(&nation, &region[1]);
		sums_add(&nation, &region[0]);
		check_row(row, &nation);
		if (!forwards.overflow)
			assert_true(sums_equal(&forwards, &nation));
	}
}

static void test_coverage(void **state)
{
	static const struct {
		int expected, reported, not_applicable;
		double coverage;
	} rows[] = {
		{ 0, 0, 0, 1 },         { 63, 63, 0, 1 }, { 63, 42, 0, 2.0 / 3 },
		{ 63, 40, 2, 2.0 / 3 }, { 63, 0, 0, 0 },  { 4, 1, 2, 0.75 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct sums s = { .expected = rows[i].expected,
					.reported = rows[i].reported,
					.not_applicable = rows[i].not_applicable };

		assert_true(sums_coverage(&s) == rows[i].coverage);
	}
}

/* What the reporting units stand for, of all that are expected to have a denominator. */
static void test_reference(void **state)
{
	const struct value pair = PAIR(1, 2), percent = PERCENT(5000), off = NOT_APPLICABLE;
	struct sums s = { 0 };

	(void)state;
	sums_add_unit(&s, &weighted, &pair, false, 8000000);
	sums_add_unit(&s, &weighted, NULL, false, 500000);
	sums_add_unit(&s, &weighted, &percent, false, 300000);
	sums_add_unit(&s, &weighted, &off, false, 200000);
	sums_add_unit(&s, &weighted, &pair, true, 0);
	assert_int_equal(s.ref_reported, 8000000);
	assert_int_equal(s.ref_expected, 8800000);
	assert_int_equal(s.expected, 5);
	assert_int_equal(s.reported, 2);
	assert_int_equal(s.partial, 1);
}

static void test_flags(void **state)
{
	struct value pair = PAIR(1, 2), made, percent = PERCENT(5000);
	struct sums s = { 0 }, above = { 0 };
	bool partial;

	(void)state;
	percent.flags = VALUE_ILLUSTRATIVE; /* does not enter the sum */
	sums_add_unit(&s, &weighted, &percent, false, 0);
	sums_add_unit(&s, &weighted, &pair, false, 0);
	assert_int_equal(s.flags, 0);
	pair.flags = VALUE_ILLUSTRATIVE;
	sums_add_unit(&s, &weighted, &pair, true, 0);
	sums_add(&above, &s);
	assert_int_equal(above.flags, VALUE_ILLUSTRATIVE);
	assert_true(sums_value(&above, &weighted, &made, &partial));
	assert_int_equal(made.flags, VALUE_ILLUSTRATIVE);
	assert_true(partial);
}

static void test_equal(void **state)
{
	const struct sums base = { 0 };
	struct sums other[13];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		other[i] = base;
	assert_true(sums_equal(&base, &other[0]));
	other[0].expected = 1;
	other[1].reported = 1;
	other[2].partial = 1;
	other[3].percent_only = 1;
	other[4].not_applicable = 1;
	other[5].yes = 1;
	other[6].numerator = 1;
	other[7].denominator = 1;
	other[8].number = 1;
	other[9].ref_reported = 1;
	other[10].ref_expected = 1;
	other[11].flags = 1;
	other[12].overflow = true;
	for (size_t i = 0; i < ARRAY_LEN(other); i++)
		assert_false(sums_equal(&base, &other[i]));
}

static void test_value_quantity(void **state)
{
	static const struct indicator answer = { .measure = MEASURE_YESNO, .decimals = 1 };
	static const struct {
		const struct indicator *i;
		struct value value;
		struct quantity figure;
	} rows[] = {
		{ &weighted, PAIR(1, 3), { 100, 3 } },     { &weighted, PAIR(1, 0), NONE },
		{ &weighted, PERCENT(5780), { 578, 10 } }, { &sum, NUMBER(15), { 15, 10 } },
		{ &answer, NUMBER(10), { 1, 1 } },         { &answer, NUMBER(0), { 0, 1 } },
		{ &share, PERCENT(8000), { 80, 1 } },      { &weighted, ABSENT, NONE },
		{ &weighted, NOT_APPLICABLE, NONE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct quantity q = value_quantity(&rows[i].value, rows[i].i);

		assert_int_equal(quantity_known(q), rows[i].figure.den > 0);
		assert_int_equal(quantity_compare(q, rows[i].figure), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_figures),   cmocka_unit_test(test_coverage),
		cmocka_unit_test(test_reference), cmocka_unit_test(test_flags),
		cmocka_unit_test(test_equal),     cmocka_unit_test(test_value_quantity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

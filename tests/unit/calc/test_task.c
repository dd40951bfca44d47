/* Tasks: due days, the five ways they stand, whom they concern. */
#include "calc/task.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { DUE = 1000 };

static void test_pace(void **state)
{
	static const struct {
		enum task_step step;
		int32_t done, due, today;
		enum task_pace wanted;
	} row[] = {
		{ TASK_NOT_STARTED, DATE_MAX, DUE, DUE - TASK_SOON_DAYS - 1, TASK_IN_TIME },
		{ TASK_DOING, DATE_MAX, DUE, DUE - TASK_SOON_DAYS - 1, TASK_IN_TIME },
		{ TASK_DOING, DATE_MAX, DUE, DUE - TASK_SOON_DAYS, TASK_DUE_SOON },
		{ TASK_DOING, DATE_MAX, DUE, DUE, TASK_DUE_SOON },
		{ TASK_DOING, DATE_MAX, DUE, DUE + 1, TASK_OVERDUE },
		{ TASK_NOT_STARTED, DATE_MAX, DUE, DUE + 1, TASK_OVERDUE },
		{ TASK_DOING, DATE_MAX, DATE_MAX, DUE, TASK_IN_TIME },
		{ TASK_DONE, DUE, DUE, DUE + 400, TASK_DONE_IN_TIME },
		{ TASK_DONE, DUE - 1, DUE, DUE - 1, TASK_DONE_IN_TIME },
		{ TASK_DONE, DUE + 1, DUE, DUE + 1, TASK_DONE_LATE },
		{ TASK_DONE, DUE, DATE_MAX, DUE, TASK_DONE_IN_TIME },
		{ TASK_DONE, DATE_MAX, DUE, DUE + 1, TASK_DONE_IN_TIME },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const struct task_state task = { .step = row[n].step, .done = row[n].done };
		const enum task_pace got = task_pace_of(&task, row[n].due, row[n].today);

		if (got != row[n].wanted)
			fail_msg("row %zu: %d, wanted %d", n, got, row[n].wanted);
	}
}

/* A document of 2022 and one without an end; two indicators with targets, one without. */
static void test_due(void **state)
{
	struct document document[] = { { .code = "A", .year_to = 2022 }, { .code = "B" } };
	struct indicator indicator[] = { { .code = "X" }, { .code = "Y" }, { .code = "Z" } };
	struct target target[] = {
		{ .indicator = 1, .document = 1, .due = date_of(2022, 6, 30) },
		{ .indicator = 2, .document = 1, .due = date_of(2022, 9, 30) },
		{ .indicator = 2, .document = 2, .due = date_of(2025, 12, 31) },
		{ .indicator = 1, .document = 1, .unit = 7, .due = date_of(2022, 12, 1) },
	};
	struct task task[] = {
		{ .document = 1, .indicators = "X" },   { .document = 1, .indicators = "X;Y" },
		{ .document = 1, .indicators = "Z" },   { .document = 1 },
		{ .document = 2, .indicators = "Y;X" }, { .document = 2 },
	};
	const struct programme p = { .document = document,
				     .indicator = indicator,
				     .target = target,
				     .task = task,
				     .documents = ARRAY_LEN(document),
				     .indicators = ARRAY_LEN(indicator),
				     .targets = ARRAY_LEN(target),
				     .tasks = ARRAY_LEN(task) };
	const int32_t wanted[] = { date_of(2022, 6, 30),  date_of(2022, 9, 30),
				   date_of(2022, 12, 31), date_of(2022, 12, 31),
				   date_of(2025, 12, 31), DATE_MAX };

	(void)state;
	for (int n = 0; n < (int)ARRAY_LEN(task); n++)
		assert_int_equal(task_due(&p, n + 1), wanted[n]);
}

static void test_part(void **state)
{
	static const struct {
		const char *lead, *coordinators;
		struct unit unit;
		enum task_part wanted;
	} row[] = {
		{ "BCA", "BTTTT", { .code = "BCA", .kind = UNIT_MINISTRY }, TASK_PART_LEADS },
		{ "BCA",
		  "BTTTT",
		  { .code = "BTTTT", .kind = UNIT_MINISTRY },
		  TASK_PART_COORDINATES },
		{ "BCA", "BTTTT", { .code = "BYT", .kind = UNIT_MINISTRY }, TASK_PART_NONE },
		{ "BCA",
		  "@province",
		  { .code = "P1", .kind = UNIT_PROVINCE },
		  TASK_PART_COORDINATES },
		{ "BCA", "@province", { .code = "BYT", .kind = UNIT_MINISTRY }, TASK_PART_NONE },
		{ "BCA", "@all", { .code = "BYT", .kind = UNIT_MINISTRY }, TASK_PART_COORDINATES },
		{ "BCA", "@all", { .code = "P1", .kind = UNIT_PROVINCE }, TASK_PART_COORDINATES },
		{ "BCA", "@all", { .code = "X", .kind = UNIT_REGION }, TASK_PART_NONE },
		{ "BCA",
		  "@ministry",
		  { .code = "BYT", .kind = UNIT_GOVERNMENT_AGENCY },
		  TASK_PART_COORDINATES },
		{ NULL, NULL, { .code = "P1", .kind = UNIT_PROVINCE }, TASK_PART_NONE },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const struct task task = { .lead = row[n].lead,
					   .coordinators = row[n].coordinators };

		assert_int_equal(task_part_of(&(struct units){ 0 }, &task, &row[n].unit, 0),
				 row[n].wanted);
	}
}

/* "OLD" became "NEW" on day 100. */
static void test_part_successor(void **state)
{
	struct unit unit[] = {
		{ .id = 1, .code = "OLD", .valid_from = DATE_MIN, .valid_to = 99 },
		{ .id = 2, .code = "NEW", .valid_from = 100, .valid_to = DATE_MAX },
		{ .id = 3, .code = "BCA", .valid_from = DATE_MIN, .valid_to = DATE_MAX },
	};
	struct succession succession = { 1, 2, 100, SUCCESSION_MERGE, true, NULL };
	const struct units u = {
		.unit = unit, .units = 3, .succession = &succession, .successions = 1
	};
	const struct task led = { .lead = "OLD" }, joined = { .coordinators = "BCA;OLD" };

	(void)state;
	assert_int_equal(task_part_of(&u, &led, &unit[0], 200), TASK_PART_LEADS);
	assert_int_equal(task_part_of(&u, &led, &unit[1], 100), TASK_PART_LEADS);
	assert_int_equal(task_part_of(&u, &led, &unit[1], 99), TASK_PART_NONE);
	assert_int_equal(task_part_of(&u, &led, &unit[2], 100), TASK_PART_NONE);
	assert_int_equal(task_part_of(&u, &joined, &unit[1], 100), TASK_PART_COORDINATES);
}

static void test_holds(void **state)
{
	static const struct {
		const char *word;
		enum unit_kind kind;
		bool wanted;
	} row[] = {
		{ "all", UNIT_PROVINCE, true },
		{ "all", UNIT_MINISTRY, true },
		{ "all", UNIT_NATION, false },
		{ "province", UNIT_PROVINCE, true },
		{ "province", UNIT_MINISTRY, false },
		{ "ministry", UNIT_MINISTERIAL_AGENCY, true },
		{ "working-group", UNIT_MINISTRY, false },
		{ "committee", UNIT_PROVINCE, false },
		{ NULL, UNIT_PROVINCE, false },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		assert_int_equal(body_holds(row[n].word, row[n].kind), row[n].wanted);
}

static void test_next_day(void **state)
{
	const int32_t day = date_of(2022, 10, 10), leap = date_of(2020, 2, 29);

	(void)state;
	assert_int_equal(task_day_next(day, true, date_of(2022, 1, 1)), day);
	assert_int_equal(task_day_next(day, true, day), day);
	assert_int_equal(task_day_next(day, true, day + 1), date_of(2023, 10, 10));
	assert_int_equal(task_day_next(day, false, day + 1), DATE_MAX);
	assert_int_equal(task_day_next(leap, true, date_of(2021, 1, 1)), date_of(2021, 2, 28));
	assert_int_equal(task_day_next(leap, true, date_of(2024, 1, 1)), date_of(2024, 2, 29));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pace),  cmocka_unit_test(test_due),
		cmocka_unit_test(test_part),  cmocka_unit_test(test_part_successor),
		cmocka_unit_test(test_holds), cmocka_unit_test(test_next_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

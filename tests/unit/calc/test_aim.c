/* Which target, met or not, achievement. (FORMULAS: Which target; Achievement.) */
#include "calc/aim.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

enum { VN = 1, NORTH, HUE, BANK };
enum { RATIO = 1, YESNO, COUNT, RANK };
enum { FIVE_YEARS = 1, PLAN_22, PLAN_23, NO_DATE, NEVER_DATED };

static int32_t day(const char *text)
{
	int32_t d = 0;

	assert_true(date_parse(text, &d));
	return d;
}

/* The programme below, with its days filled in by setup. */
static struct document aim_documents[] = {
	{ .code = "FIVE" },
	{ .code = "P22" },
	{ .code = "P23" },
	{ .code = "UNDATED", .issued_on = DATE_MAX, .year_from = 2023 },
	{ .code = "OPEN", .issued_on = DATE_MAX },
};

static struct indicator aim_indicators[] = {
	{ .code = "RATIO", .measure = MEASURE_RATIO },
	{ .code = "YESNO", .measure = MEASURE_YESNO },
	{ .code = "COUNT", .measure = MEASURE_COUNT },
	{ .code = "RANK", .measure = MEASURE_RANK, .direction = DIRECTION_DOWN },
};

static struct {
	int indicator, document, unit;
	const char *due;
	enum op op;
	int64_t value;
} aim_rows[] = {
	{ RATIO, FIVE_YEARS, 0, "2030-12-31", OP_AT_LEAST, 100 },
	{ RATIO, FIVE_YEARS, 0, "2025-12-31", OP_AT_LEAST, 80 },
	{ RATIO, PLAN_22, 0, "2022-12-31", OP_AT_LEAST, 50 },
	{ RATIO, PLAN_23, 0, "2023-12-31", OP_ABOVE, 60 },
	{ RATIO, PLAN_22, 0, "2023-12-31", OP_AT_LEAST, 55 },
	{ RATIO, PLAN_22, HUE, "2022-12-31", OP_AT_LEAST, 70 },
	{ YESNO, PLAN_22, 0, "2022-12-31", OP_ABOVE, 90 },
	{ COUNT, PLAN_22, 0, "2022-12-31", OP_AT_LEAST, 5 },
	{ COUNT, PLAN_22, HUE, "2022-12-31", OP_AT_LEAST, 2 },
	{ RANK, FIVE_YEARS, 0, "2025-12-31", OP_AT_MOST, 50 },
	{ RATIO, NO_DATE, 0, "2024-12-31", OP_AT_LEAST, 65 },
};

static struct target aim_targets[ARRAY_LEN(aim_rows)];

static const struct programme aim_programme = {
	.document = aim_documents,
	.documents = ARRAY_LEN(aim_documents),
	.indicator = aim_indicators,
	.indicators = ARRAY_LEN(aim_indicators),
	.target = aim_targets,
	.targets = ARRAY_LEN(aim_targets),
};

static int setup(void **state)
{
	(void)state;
	aim_documents[FIVE_YEARS - 1].issued_on = day("2020-06-03");
	aim_documents[PLAN_22 - 1].issued_on = day("2022-03-15");
	aim_documents[PLAN_23 - 1].issued_on = day("2023-04-04");
	for (size_t i = 0; i < ARRAY_LEN(aim_rows); i++)
		aim_targets[i] = (struct target){
			.indicator = aim_rows[i].indicator,
			.document = aim_rows[i].document,
			.unit = aim_rows[i].unit,
			.due = day(aim_rows[i].due),
			.op = aim_rows[i].op,
			.value = quantity_scaled(aim_rows[i].value, 0),
			.starts = DATE_MIN,
		};
	return 0;
}

static const struct {
	int indicator, unit;
	enum unit_kind kind;
	const char *day;
	int document;
	int64_t value; /* 0: none */
	enum op op;
} in_force_rows[] = {
	/* only documents issued by then */
	{ RATIO, VN, UNIT_NATION, "2020-06-02", 0, 0, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2020-06-03", 0, 80, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2022-03-14", 0, 80, OP_AT_LEAST },
	/* the earliest due on or after the day */
	{ RATIO, VN, UNIT_NATION, "2022-03-31", 0, 50, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2022-12-31", 0, 50, OP_AT_LEAST },
	/* date unknown: 1 January of year_from, so it is there from 2023 on */
	{ RATIO, VN, UNIT_NATION, "2023-03-31", 0, 55, OP_AT_LEAST },
	/* two due on the same day: the later document */
	{ RATIO, VN, UNIT_NATION, "2023-06-30", 0, 60, OP_ABOVE },
	{ RATIO, VN, UNIT_NATION, "2024-03-31", 0, 65, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2026-03-31", 0, 100, OP_AT_LEAST },
	/* none is left: the latest due */
	{ RATIO, VN, UNIT_NATION, "2031-03-31", 0, 100, OP_AT_LEAST },
	{ COUNT, VN, UNIT_NATION, "2024-12-31", 0, 5, OP_AT_LEAST },
	/* a document fixed by the viewer, even before it was issued or after it was due */
	{ RATIO, VN, UNIT_NATION, "2022-12-31", FIVE_YEARS, 80, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2020-01-31", PLAN_23, 60, OP_ABOVE },
	{ RATIO, VN, UNIT_NATION, "2027-12-31", PLAN_22, 55, OP_AT_LEAST },
	{ RATIO, VN, UNIT_NATION, "2022-12-31", NEVER_DATED, 0, OP_AT_LEAST },
	/* a unit: ratios with the nation's, its own first */
	{ RATIO, BANK, UNIT_MINISTERIAL_AGENCY, "2022-12-31", 0, 50, OP_AT_LEAST },
	{ RATIO, NORTH, UNIT_REGION, "2022-12-31", 0, 50, OP_AT_LEAST },
	{ RATIO, HUE, UNIT_PROVINCE, "2022-12-31", 0, 70, OP_AT_LEAST },
	{ RATIO, HUE, UNIT_PROVINCE, "2022-12-31", FIVE_YEARS, 80, OP_AT_LEAST },
	/* yes/no: a unit with yes, a region and the nation with their share */
	{ YESNO, HUE, UNIT_PROVINCE, "2022-12-31", 0, 1, OP_AT_LEAST },
	{ YESNO, NORTH, UNIT_REGION, "2022-12-31", 0, 90, OP_ABOVE },
	{ YESNO, VN, UNIT_NATION, "2022-12-31", 0, 90, OP_ABOVE },
	/* everything else: its own or none */
	{ COUNT, HUE, UNIT_PROVINCE, "2022-12-31", 0, 2, OP_AT_LEAST },
	{ COUNT, BANK, UNIT_MINISTERIAL_AGENCY, "2022-12-31", 0, 0, OP_AT_LEAST },
	{ RANK, HUE, UNIT_PROVINCE, "2022-12-31", 0, 0, OP_AT_LEAST },
	{ RANK, VN, UNIT_NATION, "2022-12-31", 0, 50, OP_AT_MOST },
};

static void test_in_force(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(in_force_rows); i++) {
		const struct aim aim = aim_in_force(&aim_programme, in_force_rows[i].indicator,
						    in_force_rows[i].unit, in_force_rows[i].kind,
						    day(in_force_rows[i].day),
						    in_force_rows[i].document);

		if ((aim.target != NULL) != (in_force_rows[i].value != 0) ||
		    (aim.target &&
		     (quantity_compare(aim.value, quantity_scaled(in_force_rows[i].value, 0)) !=
			      0 ||
		      aim.op != in_force_rows[i].op)))
			fail_msg("row %zu: %g, op %d", i, quantity_double(aim.value), (int)aim.op);
		if (aim.target) {
			assert_int_equal(aim.rank, in_force_rows[i].indicator == RANK);
			assert_int_equal(aim.due, aim.target->due);
			assert_int_equal(aim.issued, document_issued(aim.document));
		}
	}
}

static void test_yearly(void **state)
{
	static const struct {
		const char *note;
		bool yearly;
	} rows[] = {
		{ "áp dụng cho từng năm", true },
		{ "áp dụng cho từng năm; đến 2025", true },
		{ "mục tiêu áp dụng cho từng năm", false },
		{ "", false },
		{ NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct target t = { .note_vi = rows[i].note };

		assert_int_equal(target_yearly(&t), rows[i].yearly);
	}
}

static void test_issued(void **state)
{
	(void)state;
	assert_int_equal(document_issued(&aim_documents[PLAN_22 - 1]), day("2022-03-15"));
	assert_int_equal(document_issued(&aim_documents[NO_DATE - 1]), day("2023-01-01"));
	assert_int_equal(document_issued(&aim_documents[NEVER_DATED - 1]), DATE_MIN);
}

/* "65 - 70%": the upper end is the second tick; a unit's yes has none. */
static void test_range(void **state)
{
	struct programme p = aim_programme;
	struct target t = aim_targets[0];
	struct aim aim;

	(void)state;
	t.op = OP_RANGE;
	t.value = quantity_scaled(65, 0);
	t.high = quantity_scaled(70, 0);
	t.starts = day("2022-06-01");
	p.target = &t;
	p.targets = 1;
	aim = aim_in_force(&p, RATIO, HUE, UNIT_PROVINCE, day("2022-12-31"), 0);
	assert_int_equal(aim.op, OP_RANGE);
	assert_int_equal(quantity_compare(aim.value, quantity_scaled(65, 0)), 0);
	assert_int_equal(quantity_compare(aim.high, quantity_scaled(70, 0)), 0);
	assert_int_equal(aim.starts, day("2022-06-01"));
	t.indicator = YESNO;
	aim = aim_in_force(&p, YESNO, HUE, UNIT_PROVINCE, day("2022-12-31"), 0);
	assert_int_equal(aim.op, OP_AT_LEAST);
	assert_false(quantity_known(aim.high));
}

#define NO_PERCENT (-1e9)

static const struct {
	enum op op;
	bool rank;
	struct quantity target, figure, baseline;
	bool met;
	double percent; /* NO_PERCENT: none */
} achievement_rows[] = {
	/* at least */
	{ OP_AT_LEAST, false, { 80, 1 }, { 80, 1 }, { 0, 0 }, true, 100 },
	{ OP_AT_LEAST, false, { 80, 1 }, { 7996, 100 }, { 0, 0 }, false, 99.95 },
	{ OP_AT_LEAST, false, { 80, 1 }, { 96, 1 }, { 0, 0 }, true, 120 },
	{ OP_AT_LEAST, false, { 80, 1 }, { 0, 1 }, { 0, 0 }, false, 0 },
	{ OP_AT_LEAST, false, { 0, 1 }, { 3, 1 }, { 0, 0 }, true, NO_PERCENT },
	{ OP_AT_LEAST, false, { 0, 1 }, { -3, 1 }, { 0, 0 }, false, NO_PERCENT },
	{ OP_AT_LEAST, false, { -2, 1 }, { -4, 1 }, { 0, 0 }, false, NO_PERCENT },
	{ OP_AT_LEAST, false, { 10, 1 }, { -5, 1 }, { 0, 0 }, false, -50 },
	{ OP_AT_LEAST, false, { 200, 3 }, { 200, 3 }, { 0, 0 }, true, 100 },
	/* above, at equality and by a hair */
	{ OP_ABOVE, false, { 90, 1 }, { 90, 1 }, { 0, 0 }, false, 100 },
	{ OP_ABOVE, false, { 90, 1 }, { 90000001, 1000000 }, { 0, 0 }, true, 100.0000011111 },
	/* at most, with and without a baseline */
	{ OP_AT_MOST, false, { 5, 1 }, { 5, 1 }, { 15, 1 }, true, 100 },
	{ OP_AT_MOST, false, { 5, 1 }, { 10, 1 }, { 15, 1 }, false, 50 },
	{ OP_AT_MOST, false, { 5, 1 }, { 20, 1 }, { 15, 1 }, false, -50 },
	{ OP_AT_MOST, false, { 5, 1 }, { 0, 1 }, { 15, 1 }, true, 150 },
	{ OP_AT_MOST, false, { -10, 1 }, { -6, 1 }, { -2, 1 }, false, 50 },
	{ OP_AT_MOST, false, { 5, 1 }, { 10, 1 }, { 5, 1 }, false, NO_PERCENT },
	{ OP_AT_MOST, false, { 5, 1 }, { 10, 1 }, { 3, 1 }, false, NO_PERCENT },
	{ OP_AT_MOST, false, { 5, 1 }, { 10, 1 }, { 0, 0 }, false, 50 },
	{ OP_AT_MOST, false, { 5, 1 }, { 0, 1 }, { 0, 0 }, true, NO_PERCENT },
	{ OP_AT_MOST, false, { 0, 1 }, { 10, 1 }, { 0, 0 }, false, NO_PERCENT },
	{ OP_AT_MOST, false, { 0, 1 }, { 10, 1 }, { 40, 1 }, false, 75 },
	/* rank, with and without a baseline */
	{ OP_AT_MOST, true, { 50, 1 }, { 50, 1 }, { 86, 1 }, true, 100 },
	{ OP_AT_MOST, true, { 50, 1 }, { 71, 1 }, { 86, 1 }, false, 100 * 15 / 36.0 },
	{ OP_AT_MOST, true, { 50, 1 }, { 90, 1 }, { 86, 1 }, false, -100 * 4 / 36.0 },
	{ OP_AT_MOST, true, { 50, 1 }, { 71, 1 }, { 0, 0 }, false, NO_PERCENT },
	{ OP_AT_MOST, true, { 50, 1 }, { 44, 1 }, { 0, 0 }, true, NO_PERCENT },
	{ OP_AT_MOST, true, { 50, 1 }, { 60, 1 }, { 50, 1 }, false, NO_PERCENT },
	/* a range is met from its lower end; above the upper is no failure */
	{ OP_RANGE, false, { 65, 1 }, { 65, 1 }, { 0, 0 }, true, 100 },
	{ OP_RANGE, false, { 65, 1 }, { 78, 1 }, { 0, 0 }, true, 120 },
	{ OP_RANGE, false, { 65, 1 }, { 52, 1 }, { 0, 0 }, false, 80 },
	/* a unit's yes and no */
	{ OP_AT_LEAST, false, { 1, 1 }, { 1, 1 }, { 0, 0 }, true, 100 },
	{ OP_AT_LEAST, false, { 1, 1 }, { 0, 1 }, { 0, 0 }, false, 0 },
};

static void test_achievement(void **state)
{
	static const struct target target;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(achievement_rows); i++) {
		const struct aim aim = { .target = &target,
					 .op = achievement_rows[i].op,
					 .rank = achievement_rows[i].rank,
					 .value = achievement_rows[i].target,
					 .high = { 70, 1 } };
		double percent = NO_PERCENT;
		const bool there = aim_achievement(&aim, achievement_rows[i].figure,
						   achievement_rows[i].baseline, &percent);

		if (aim_met(&aim, achievement_rows[i].figure) != achievement_rows[i].met)
			fail_msg("row %zu: met", i);
		if (there != (achievement_rows[i].percent != NO_PERCENT) ||
		    fabs(percent - achievement_rows[i].percent) > 1e-9)
			fail_msg("row %zu: %g%%", i, percent);
	}
}

static void test_nothing_to_give(void **state)
{
	static const struct target target;
	const struct aim aim = { .target = &target, .value = { 80, 1 } }, no_aim = { 0 };
	double percent;

	(void)state;
	assert_false(aim_achievement(&aim, quantity_none(), quantity_none(), &percent));
	assert_false(aim_achievement(&no_aim, quantity_scaled(3, 0), quantity_none(), &percent));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_force),    cmocka_unit_test(test_yearly),
		cmocka_unit_test(test_issued),      cmocka_unit_test(test_range),
		cmocka_unit_test(test_achievement), cmocka_unit_test(test_nothing_to_give),
	};

	return cmocka_run_group_tests(tests, setup, NULL);
}

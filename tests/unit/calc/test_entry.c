/* Checks at entry. (FORMULAS: Checks at entry.) */
#include "calc/entry.h"

#include "base/mem.h"
#include "unit/calc/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct indicator part = {
	.measure = MEASURE_RATIO, .share = true, .has_min = true, .has_max = true, .max = 10000
};
static const struct indicator open_share = { .measure = MEASURE_RATIO, .share = true };
static const struct indicator ratio = {
	.measure = MEASURE_RATIO, .has_min = true, .has_max = true, .max = 20000
};
static const struct indicator growth = { .measure = MEASURE_VALUE,
					 .unit_of_measure = "%",
					 .decimals = 2,
					 .has_min = true,
					 .min = -5000 };
static const struct indicator rank = {
	.measure = MEASURE_RANK, .has_min = true, .min = 1, .has_max = true, .max = 250
};
static const struct indicator count = { .measure = MEASURE_COUNT, .has_min = true };
static const struct indicator yesno = {
	.measure = MEASURE_YESNO, .has_min = true, .has_max = true, .max = 100
};
static const struct indicator ytd = { .measure = MEASURE_RATIO, .accumulation = ACCUMULATE_YTD };

static void test_check(void **state)
{
	static const struct {
		const struct indicator *i;
		struct value v;
		bool aggregate;
		enum entry_finding finding;
	} rows[] = {
		{ &part, PAIR(3, 4), false, ENTRY_FINE },
		{ &part, PAIR(4, 4), false, ENTRY_FINE },
		{ &part, PAIR(5, 4), false, ENTRY_OVER_SHARE },
		{ &part, PAIR(0, 4), false, ENTRY_FINE },
		{ &part, PAIR(-1, 4), false, ENTRY_OUT_OF_RANGE },
		{ &part, PAIR(0, 0), false, ENTRY_NO_DENOMINATOR },
		{ &part, PAIR(3, -4), false, ENTRY_NO_DENOMINATOR },
		{ &part, PERCENT(10000), false, ENTRY_FINE },
		{ &part, PERCENT(10001), false, ENTRY_OUT_OF_RANGE },
		{ &part, PERCENT(-1), false, ENTRY_OUT_OF_RANGE },
		{ &part, NUMBER(3), false, ENTRY_WRONG_FIELDS },
		{ &open_share, PERCENT(10001), true, ENTRY_OUT_OF_RANGE },
		{ &open_share, PERCENT(10000), true, ENTRY_FINE },
		{ &ratio, PAIR(5, 4), false, ENTRY_FINE },
		{ &ratio, PAIR(8, 4), false, ENTRY_FINE },
		{ &ratio, PAIR(800001, 400000), false, ENTRY_OUT_OF_RANGE }, /* 200.00025 */
		{ &growth, NUMBER(-5000), true, ENTRY_FINE },
		{ &growth, NUMBER(-5001), true, ENTRY_OUT_OF_RANGE },
		{ &growth, NUMBER(999999), true, ENTRY_FINE },
		{ &growth, PERCENT(1000), true, ENTRY_WRONG_FIELDS },
		{ &rank, NUMBER(1), true, ENTRY_FINE },
		{ &rank, NUMBER(0), true, ENTRY_OUT_OF_RANGE },
		{ &rank, NUMBER(251), true, ENTRY_OUT_OF_RANGE },
		{ &rank, PAIR(1, 2), true, ENTRY_WRONG_FIELDS },
		{ &count, NUMBER(0), true, ENTRY_FINE },
		{ &count, NUMBER(-1), true, ENTRY_OUT_OF_RANGE },
		{ &yesno, NUMBER(1), false, ENTRY_FINE },
		{ &yesno, NUMBER(0), false, ENTRY_FINE },
		{ &yesno, NUMBER(2), false, ENTRY_OUT_OF_RANGE },
		{ &yesno, PERCENT(5000), false, ENTRY_WRONG_FIELDS },
		{ &yesno, PERCENT(5000), true, ENTRY_FINE },
		{ &yesno, PERCENT(10001), true, ENTRY_OUT_OF_RANGE },
		{ &yesno, NUMBER(1), true, ENTRY_WRONG_FIELDS },
		{ &part, { .state = VALUE_ABSENT }, false, ENTRY_FINE },
		{ &rank, { .state = VALUE_NOT_APPLICABLE }, true, ENTRY_FINE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const enum entry_finding got = entry_check(rows[i].i, &rows[i].v,
							   rows[i].aggregate);

		if (got != rows[i].finding)
			fail_msg("row %zu: %d", i, (int)got);
	}
}

enum { PAST_MAX = 7 };

static void test_warn(void **state)
{
	static const struct {
		const struct indicator *i;
		int64_t past[PAST_MAX]; /* in hundredths */
		size_t count;
		int64_t figure;
		enum entry_finding finding;
	} rows[] = {
		{ &part, { 0 }, 0, 9000, ENTRY_FINE },
		/* fewer than 5: a jump over 15 points, from the last one */
		{ &part, { 5100 }, 1, 1540, ENTRY_JUMP },
		{ &part, { 5100 }, 1, 6600, ENTRY_FINE },
		{ &part, { 5100 }, 1, 6601, ENTRY_JUMP },
		{ &part, { 5100 }, 1, 3600, ENTRY_FINE },
		{ &part, { 9000, 1000, 5000, 5000 }, 4, 5500, ENTRY_FINE },
		{ &growth, { 1000 }, 1, 3000, ENTRY_JUMP },
		{ &count, { 1000 }, 1, 300000, ENTRY_FINE },
		{ &rank, { 8600 }, 1, 2000, ENTRY_FINE },
		{ &yesno, { 100 }, 1, 0, ENTRY_FINE },
		/* from 5: median 34, deviations 3 1 0 2 2 -> 2; z = 0.6745 |x-34| / 2 */
		{ &part, { 3100, 3300, 3400, 3600, 3600 }, 5, 4289, ENTRY_FINE },
		{ &part, { 3100, 3300, 3400, 3600, 3600 }, 5, 4290, ENTRY_OUTLIER },
		{ &part, { 3100, 3300, 3400, 3600, 3600 }, 5, 2510, ENTRY_OUTLIER },
		{ &part, { 3100, 3300, 3400, 3600, 3600 }, 5, 2511, ENTRY_FINE },
		/* an even count: median 35, deviations 4 2 1 1 1 2 -> 1.5 */
		{ &part, { 3100, 3300, 3400, 3600, 3600, 3700 }, 6, 4167, ENTRY_FINE },
		{ &part, { 3100, 3300, 3400, 3600, 3600, 3700 }, 6, 4168, ENTRY_OUTLIER },
		/* a wide history bears what a jump would not */
		{ &part, { 1000, 5000, 2000, 7000, 3000 }, 5, 5500, ENTRY_FINE },
		{ &count, { 100, 200, 300, 400, 500 }, 5, 5000, ENTRY_OUTLIER },
		/* deviation 0: the jump again */
		{ &part, { 3000, 3000, 3000, 3000, 9000 }, 5, 8000, ENTRY_FINE },
		{ &part, { 3000, 3000, 3000, 3000, 9000 }, 5, 3000, ENTRY_JUMP },
		{ &count, { 300, 300, 300, 300, 300 }, 5, 90000, ENTRY_FINE },
	};
	const int32_t first = period_of(2020, PERIOD_QUARTER, 1);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct entry_past past[PAST_MAX];
		int32_t period = first;
		enum entry_finding got;

		for (size_t k = 0; k < rows[i].count; k++) {
			past[k] = (struct entry_past){ period,
						       quantity_scaled(rows[i].past[k], 2) };
			period = period_next(period);
		}
		got = entry_warn(rows[i].i, quantity_scaled(rows[i].figure, 2), period, past,
				 rows[i].count, ENTRY_JUMP_POINTS);
		if (got != rows[i].finding)
			fail_msg("row %zu: %d", i, (int)got);
	}
}

/* What came later than the checked period does not count. */
static void test_warn_later(void **state)
{
	const int32_t period = period_of(2022, PERIOD_QUARTER, 2);
	const struct entry_past past[] = {
		{ period_prev(period), { 50, 1 } },
		{ period, { 90, 1 } },
		{ period_next(period), { 90, 1 } },
	};

	(void)state;
	assert_int_equal(entry_warn(&part, quantity_scaled(55, 0), period, past, 3,
				    ENTRY_JUMP_POINTS),
			 ENTRY_FINE);
	assert_int_equal(entry_warn(&part, quantity_scaled(90, 0), period, past, 3,
				    ENTRY_JUMP_POINTS),
			 ENTRY_JUMP);
	assert_int_equal(entry_warn(&part, quantity_none(), period, past, 3, ENTRY_JUMP_POINTS),
			 ENTRY_FINE);
}

static void test_ytd(void **state)
{
	static const struct {
		const struct indicator *i;
		int64_t amount;
		const char *period;
		int64_t earlier_amount;
		const char *earlier;
		bool falls;
	} rows[] = {
		{ &ytd, 90, "2022-Q3", 100, "2022-Q2", true },
		{ &ytd, 100, "2022-Q3", 100, "2022-Q2", false },
		{ &ytd, 90, "2022-Q1", 100, "2021-Q4", false },
		{ &ytd, 90, "2022-Q1", 100, "2022-Q2", false },
		{ &part, 90, "2022-Q3", 100, "2022-Q2", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int32_t period = 0, earlier = 0;

		assert_true(period_parse(rows[i].period, &period));
		assert_true(period_parse(rows[i].earlier, &earlier));
		assert_int_equal(entry_ytd_falls(rows[i].i, rows[i].amount, period,
						 rows[i].earlier_amount, earlier),
				 rows[i].falls);
	}
}

static void test_findings(void **state)
{
	static const struct {
		enum entry_finding finding;
		bool error;
		enum msg message;
	} rows[ENTRY_FINDING_MAX] = {
		{ ENTRY_FINE, false, MSG_ENTRY_FINE },
		{ ENTRY_OVER_SHARE, true, MSG_ENTRY_OVER_SHARE },
		{ ENTRY_NO_DENOMINATOR, true, MSG_ENTRY_NO_DENOMINATOR },
		{ ENTRY_OUT_OF_RANGE, true, MSG_ENTRY_OUT_OF_RANGE },
		{ ENTRY_NOT_VALID, true, MSG_ENTRY_NOT_VALID },
		{ ENTRY_WRONG_FIELDS, true, MSG_ENTRY_WRONG_FIELDS },
		{ ENTRY_OUTLIER, false, MSG_ENTRY_OUTLIER },
		{ ENTRY_JUMP, false, MSG_ENTRY_JUMP },
		{ ENTRY_YTD_FALLS, false, MSG_ENTRY_YTD_FALLS },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_int_equal(entry_is_error(rows[i].finding), rows[i].error);
		assert_int_equal(entry_message(rows[i].finding), rows[i].message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_check),      cmocka_unit_test(test_warn),
		cmocka_unit_test(test_warn_later), cmocka_unit_test(test_ytd),
		cmocka_unit_test(test_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* When the target will be reached. (FORMULAS: Projection.) */
#include "calc/projection.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

enum { YEAR4 = 1461 /* days of four years */, POINTS = 3 };

#define Q(n)           \
	{              \
		(n), 1 \
	}

enum projection_kind { SHARE, PLAIN, RANK };

/* Values at the ends of three spans of four years; due four years after the last. */
static const struct {
	const char *what;
	double first, second, last;
	enum projection_kind kind;
	enum op op;
	int64_t target;
	enum projection_outcome outcome;
	int32_t day;
	double at_due, slope;
} projection_rows[] = {
	{ "a straight line", 10, 30, 50, SHARE, OP_AT_LEAST, 70, PROJECTION_DATE, 3 * YEAR4, 70,
	  5 },
	{ "reached", 10, 30, 50, SHARE, OP_AT_LEAST, 50, PROJECTION_REACHED, 0, 70, 5 },
	{ "above, equal", 10, 30, 50, SHARE, OP_ABOVE, 50, PROJECTION_DATE, 2 * YEAR4 + 1, 70, 5 },
	{ "falling", 50, 40, 30, SHARE, OP_AT_LEAST, 70, PROJECTION_NEVER, 0, 20, -2.5 },
	{ "flat", 50, 50, 50, SHARE, OP_AT_LEAST, 70, PROJECTION_NEVER, 0, 50, 0 },
	{ "too slow", 50, 50.1, 50.2, SHARE, OP_AT_LEAST, 70, PROJECTION_NEVER, 0, 50.3, 0.025 },
	{ "up to 100", 10, 50, 90, SHARE, OP_AT_LEAST, 95, PROJECTION_DATE, 2 * YEAR4 + 183, 100,
	  10 },
	{ "no share", 10, 50, 90, PLAIN, OP_AT_LEAST, 95, PROJECTION_DATE, 2 * YEAR4 + 183, 130,
	  10 },
	{ "down to 0", 50, 30, 10, SHARE, OP_AT_LEAST, 70, PROJECTION_NEVER, 0, 0, -5 },
	{ "never over 100", 10, 50, 90, SHARE, OP_AT_LEAST, 120, PROJECTION_NEVER, 0, 100, 10 },
	{ "at most", 50, 40, 30, SHARE, OP_AT_MOST, 20, PROJECTION_DATE, 3 * YEAR4, 20, -2.5 },
	{ "at most, rising", 30, 40, 50, SHARE, OP_AT_MOST, 20, PROJECTION_NEVER, 0, 60, 2.5 },
	{ "at most, reached", 30, 25, 20, SHARE, OP_AT_MOST, 20, PROJECTION_REACHED, 0, 15, -1.25 },
	{ "range", 10, 30, 50, SHARE, OP_RANGE, 70, PROJECTION_DATE, 3 * YEAR4, 70, 5 },
	{ "a rank", 90, 80, 70, RANK, OP_AT_MOST, 50, PROJECTION_NONE, 0, 0, 0 },
};

static void test_outcomes(void **state)
{
	static const struct target target;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(projection_rows); i++) {
		const struct projection_point points[POINTS] = {
			{ 0, projection_rows[i].first },
			{ YEAR4, projection_rows[i].second },
			{ 2 * YEAR4, projection_rows[i].last },
		};
		const struct aim aim = {
			.target = &target,
			.op = projection_rows[i].op,
			.rank = projection_rows[i].kind == RANK,
			.value = quantity_scaled(projection_rows[i].target, 0),
			.due = 3 * YEAR4,
		};
		const struct projection p = projection_of(points, POINTS, &aim,
							  projection_rows[i].kind == SHARE);

		if (p.outcome != projection_rows[i].outcome || p.day != projection_rows[i].day)
			fail_msg("%s: outcome %d, day %d", projection_rows[i].what, p.outcome,
				 p.day);
		if (fabs(p.at_due - projection_rows[i].at_due) > 1e-9 ||
		    fabs(p.slope - projection_rows[i].slope) > 1e-9)
			fail_msg("%s: %g at due, %g a year", projection_rows[i].what, p.at_due,
				 p.slope);
	}
}

/* Two values, or all on one day, make no line. */
static void test_too_few(void **state)
{
	static const struct projection_point points[] = { { 0, 10 }, { YEAR4, 20 }, { 9000, 30 } };
	static const struct projection_point same[] = { { 9, 10 }, { 9, 30 }, { 9, 50 } };
	static const struct target target;
	const struct aim aim = { .target = &target, .value = Q(80), .due = 9999 };

	(void)state;
	assert_int_equal(projection_of(points, 3, &aim, true).outcome, PROJECTION_DATE);
	assert_int_equal(projection_of(points, 2, &aim, true).outcome, PROJECTION_NONE);
	assert_int_equal(projection_of(points, 0, &aim, true).outcome, PROJECTION_NONE);
	assert_int_equal(projection_of(same, 3, &aim, true).outcome, PROJECTION_NONE);
}

/* The recent turn counts more: ages of 8, 4 and 0 years weigh 1/256, 1/16 and 1. */
static void test_weights(void **state)
{
	static const struct target target;
	const struct aim aim = { .target = &target, .value = Q(100), .due = 2 * YEAR4 };
	const struct projection_point points[] = { { 0, 0 }, { YEAR4, 0 }, { 2 * YEAR4, 7 } };
	const double w[] = { 1 / 256.0, 1 / 16.0, 1 }, x[] = { -8, -4, 0 }, y[] = { 0, 0, 7 };
	double sw = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, slope;
	const struct projection p = projection_of(points, ARRAY_LEN(points), &aim, false);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(points); i++) {
		sw += w[i];
		sx += w[i] * x[i];
		sy += w[i] * y[i];
		sxx += w[i] * x[i] * x[i];
		sxy += w[i] * x[i] * y[i];
	}
	slope = (sw * sxy - sx * sy) / (sw * sxx - sx * sx);
	assert_true(fabs(p.slope - slope) < 1e-9);
	assert_true(fabs(p.at_due - (sy - slope * sx) / sw) < 1e-9);
	assert_true(slope > 1.5); /* unweighted it were 7/8 */
}

static void test_no_target(void **state)
{
	const struct projection_point points[] = { { 0, 0 }, { YEAR4, 1 }, { 2 * YEAR4, 7 } };
	const struct aim none = { 0 };

	(void)state;
	assert_int_equal(projection_of(points, 3, &none, true).outcome, PROJECTION_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outcomes),
		cmocka_unit_test(test_too_few),
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_no_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

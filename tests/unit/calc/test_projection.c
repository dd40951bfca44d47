/* When the target will be reached. (FORMULAS: Projection.) */
#include "calc/projection.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

enum { YEAR4 = 1461 /* four years */, POINTS = 4 };

#define Q(n)           \
	{              \
		(n), 1 \
	}

static void test_outcomes(void **state)
{
	static const struct {
		const char *what;
		struct projection_point point[POINTS];
		size_t count;
		enum op op;
		bool rank, share;
		struct quantity target;
		enum projection_outcome outcome;
		int32_t day;
		double at_due, slope;
	} rows[] = {
		{ "two values",
		  { { 0, 10 }, { YEAR4, 20 } },
		  2,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(80),
		  PROJECTION_NONE,
		  0,
		  0,
		  0 },
		{ "a straight line",
		  { { 0, 10 }, { YEAR4, 30 }, { 2 * YEAR4, 50 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_DATE,
		  3 * YEAR4,
		  90,
		  5 },
		{ "reached",
		  { { 0, 10 }, { YEAR4, 30 }, { 2 * YEAR4, 50 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(50),
		  PROJECTION_REACHED,
		  0,
		  90,
		  5 },
		{ "above is not reached at equality",
		  { { 0, 10 }, { YEAR4, 30 }, { 2 * YEAR4, 50 } },
		  3,
		  OP_ABOVE,
		  false,
		  true,
		  Q(50),
		  PROJECTION_DATE,
		  2 * YEAR4 + 1,
		  90,
		  5 },
		{ "falling",
		  { { 0, 50 }, { YEAR4, 40 }, { 2 * YEAR4, 30 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_NEVER,
		  0,
		  10,
		  -2.5 },
		{ "flat",
		  { { 0, 50 }, { YEAR4, 50 }, { 2 * YEAR4, 50 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_NEVER,
		  0,
		  50,
		  0 },
		{ "too slow",
		  { { 0, 50 }, { YEAR4, 50.1 }, { 2 * YEAR4, 50.2 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_NEVER,
		  0,
		  50.4,
		  0.025 },
		{ "clamped above",
		  { { 0, 10 }, { YEAR4, 50 }, { 2 * YEAR4, 90 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(95),
		  PROJECTION_DATE,
		  2 * YEAR4 + 183,
		  100,
		  10 },
		{ "no share is not clamped",
		  { { 0, 10 }, { YEAR4, 50 }, { 2 * YEAR4, 90 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  false,
		  Q(95),
		  PROJECTION_DATE,
		  2 * YEAR4 + 183,
		  170,
		  10 },
		{ "clamped below",
		  { { 0, 50 }, { YEAR4, 30 }, { 2 * YEAR4, 10 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_NEVER,
		  0,
		  0,
		  -5 },
		{ "a share never passes 100",
		  { { 0, 10 }, { YEAR4, 50 }, { 2 * YEAR4, 90 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(120),
		  PROJECTION_NEVER,
		  0,
		  100,
		  10 },
		{ "at most",
		  { { 0, 50 }, { YEAR4, 40 }, { 2 * YEAR4, 30 } },
		  3,
		  OP_AT_MOST,
		  false,
		  true,
		  Q(20),
		  PROJECTION_DATE,
		  3 * YEAR4,
		  10,
		  -2.5 },
		{ "at most, rising",
		  { { 0, 30 }, { YEAR4, 40 }, { 2 * YEAR4, 50 } },
		  3,
		  OP_AT_MOST,
		  false,
		  true,
		  Q(20),
		  PROJECTION_NEVER,
		  0,
		  70,
		  2.5 },
		{ "at most, reached",
		  { { 0, 30 }, { YEAR4, 25 }, { 2 * YEAR4, 20 } },
		  3,
		  OP_AT_MOST,
		  false,
		  true,
		  Q(20),
		  PROJECTION_REACHED,
		  0,
		  10,
		  -1.25 },
		{ "a rank",
		  { { 0, 90 }, { YEAR4, 80 }, { 2 * YEAR4, 70 } },
		  3,
		  OP_AT_MOST,
		  true,
		  false,
		  Q(50),
		  PROJECTION_NONE,
		  0,
		  0,
		  0 },
		{ "all on one day",
		  { { 9, 10 }, { 9, 30 }, { 9, 50 } },
		  3,
		  OP_AT_LEAST,
		  false,
		  true,
		  Q(70),
		  PROJECTION_NONE,
		  0,
		  0,
		  0 },
	};
	static const struct target target;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct aim aim = { .target = &target,
					 .op = rows[i].op,
					 .rank = rows[i].rank,
					 .value = rows[i].target,
					 .due = 4 * YEAR4 };
		const struct projection p = projection_of(rows[i].point, rows[i].count, &aim,
							  rows[i].share);

		if (p.outcome != rows[i].outcome)
			fail_msg("%s: outcome %d", rows[i].what, p.outcome);
		if (p.outcome == PROJECTION_DATE && p.day != rows[i].day)
			fail_msg("%s: day %d", rows[i].what, p.day);
		if (fabs(p.at_due - rows[i].at_due) > 1e-9 || fabs(p.slope - rows[i].slope) > 1e-9)
			fail_msg("%s: %g at due, %g a year", rows[i].what, p.at_due, p.slope);
	}
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
		cmocka_unit_test(test_weights),
		cmocka_unit_test(test_no_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

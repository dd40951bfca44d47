/* The seven words. (FORMULAS: Pace.) */
#include "calc/pace.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

/* The way of these rows: from day 0 to day 100, unless they say otherwise. */
enum { DUE = 100 };

#define Q(n)           \
	{              \
		(n), 1 \
	}
#define F(n, d)          \
	{                \
		(n), (d) \
	}
#define NONE         \
	{            \
		0, 0 \
	}
#define NO_FIGURE (-1e9) /* no expected value, no ratio */

struct pace_row {
	const char *what;
	enum op op;
	bool rank, yearly;
	int32_t starts; /* 0: from the beginning */
	struct quantity target, baseline, figure;
	int32_t baseline_day, day;
	char glyph;
	double expected, ratio;
};

static const struct pace_row pace_rows[] = {
	{ "no figure", OP_AT_LEAST, false, false, 0, Q(80), Q(30), NONE, 0, 50, '?', 55,
	  NO_FIGURE },
	{ "met", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(80), 0, 50, '+', 55, 2 },
	{ "met without a baseline", OP_AT_LEAST, false, false, 0, Q(80), NONE, Q(81), 0, 50, '+',
	  NO_FIGURE, NO_FIGURE },
	{ "met late", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(80), 0, 150, '+', 80, 1 },
	{ "due and not met", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(79), 0, DUE, 'x', 80,
	  0.98 },
	{ "the day before", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(79), 0, DUE - 1, '=',
	  79.5, 49 / 49.5 },
	{ "missed without a baseline", OP_AT_LEAST, false, false, 0, Q(80), NONE, Q(10), 0, 150,
	  'x', NO_FIGURE, NO_FIGURE },
	{ "no baseline", OP_AT_LEAST, false, false, 0, Q(80), NONE, Q(50), 0, 50, '?', NO_FIGURE,
	  NO_FIGURE },
	{ "on the baseline's own day", OP_AT_LEAST, false, false, 0, Q(80), Q(50), Q(50), 50, 50,
	  '?', NO_FIGURE, NO_FIGURE },
	{ "before the baseline", OP_AT_LEAST, false, false, 0, Q(80), Q(50), Q(40), 60, 50, '?',
	  NO_FIGURE, NO_FIGURE },
	{ "judged each year", OP_AT_LEAST, false, true, 0, Q(80), Q(30), Q(50), 0, 50, '?',
	  NO_FIGURE, NO_FIGURE },
	{ "judged each year, met", OP_AT_LEAST, false, true, 0, Q(80), Q(30), Q(90), 0, 50, '+',
	  NO_FIGURE, NO_FIGURE },
	{ "judged each year, due", OP_AT_LEAST, false, true, 0, Q(80), Q(30), Q(50), 0, 100, 'x',
	  NO_FIGURE, NO_FIGURE },

	{ "the baseline met it", OP_AT_LEAST, false, false, 0, Q(80), Q(85), Q(79), 0, 50, '!',
	  NO_FIGURE, NO_FIGURE },
	{ "the baseline equals it", OP_AT_LEAST, false, false, 0, Q(80), Q(80), Q(79), 0, 50, '!',
	  NO_FIGURE, NO_FIGURE },
	{ "backwards", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(29), 0, 50, '!', 55, -0.04 },
	{ "standing still", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(30), 0, 50, '-', 55, 0 },
	{ "just below 0.60", OP_AT_LEAST, false, false, 0, Q(80), Q(30), F(44999, 1000), 0, 50, '-',
	  55, 14.999 / 25 },
	{ "exactly 0.60", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(45), 0, 50, '~', 55, 0.6 },
	{ "just below 0.95", OP_AT_LEAST, false, false, 0, Q(80), Q(30), F(53749, 1000), 0, 50, '~',
	  55, 23.749 / 25 },
	{ "exactly 0.95", OP_AT_LEAST, false, false, 0, Q(80), Q(30), F(5375, 100), 0, 50, '=', 55,
	  0.95 },
	{ "ahead", OP_AT_LEAST, false, false, 0, Q(80), Q(30), Q(70), 0, 50, '=', 55, 1.6 },

	{ "negative baseline", OP_AT_LEAST, false, false, 0, Q(10), Q(-10), Q(-2), 0, 50, '~', 0,
	  0.8 },
	{ "zero baseline", OP_AT_LEAST, false, false, 0, Q(10), Q(0), Q(5), 0, 50, '=', 5, 1 },
	{ "target 0 from below", OP_AT_LEAST, false, false, 0, Q(0), Q(-10), Q(-8), 0, 50, '-', -5,
	  0.4 },
	{ "target 0 met", OP_AT_LEAST, false, false, 0, Q(0), Q(-10), Q(0), 0, 50, '+', -5, 2 },

	{ "above, at equality", OP_ABOVE, false, false, 0, Q(90), Q(50), Q(90), 0, 50, '=', 70, 2 },
	{ "above, at equality and due", OP_ABOVE, false, false, 0, Q(90), Q(50), Q(90), 0, 100, 'x',
	  90, 1 },
	{ "above, from equality", OP_ABOVE, false, false, 0, Q(90), Q(90), Q(90), 0, 50, '=', 90,
	  1 },
	{ "above, fallen from equality", OP_ABOVE, false, false, 0, Q(90), Q(90), Q(89), 0, 50, '!',
	  90, -1 },

	{ "range below", OP_RANGE, false, false, 0, Q(65), Q(45), Q(53), 0, 50, '~', 55, 0.8 },
	{ "range within", OP_RANGE, false, false, 0, Q(65), Q(45), Q(65), 0, 50, '+', 55, 2 },
	{ "range passed", OP_RANGE, false, false, 0, Q(65), Q(45), Q(90), 0, 50, '+', 55, 4.5 },

	{ "at most, on track", OP_AT_MOST, false, false, 0, Q(5), Q(15), Q(10), 0, 50, '=', 10, 1 },
	{ "at most, behind", OP_AT_MOST, false, false, 0, Q(5), Q(15), Q(13), 0, 50, '-', 10, 0.4 },
	{ "at most, away", OP_AT_MOST, false, false, 0, Q(5), Q(15), Q(16), 0, 50, '!', 10, -0.2 },
	{ "at most, met", OP_AT_MOST, false, false, 0, Q(5), Q(15), Q(5), 0, 50, '+', 10, 2 },
	{ "at most, met at first", OP_AT_MOST, false, false, 0, Q(5), Q(4), Q(6), 0, 50, '!',
	  NO_FIGURE, NO_FIGURE },
	{ "at most, no baseline", OP_AT_MOST, false, false, 0, Q(5), NONE, Q(6), 0, 50, '?',
	  NO_FIGURE, NO_FIGURE },

	{ "rank, behind", OP_AT_MOST, true, false, 0, Q(50), Q(86), Q(81), 0, 50, '-', 68,
	  5 / 18.0 },
	{ "rank, on track", OP_AT_MOST, true, false, 0, Q(50), Q(86), Q(60), 0, 50, '=', 68,
	  26 / 18.0 },
	{ "rank, away", OP_AT_MOST, true, false, 0, Q(50), Q(86), Q(90), 0, 50, '!', 68,
	  -4 / 18.0 },
	{ "rank, met", OP_AT_MOST, true, false, 0, Q(50), Q(86), Q(50), 0, 50, '+', 68, 2 },
	{ "rank, lost", OP_AT_MOST, true, false, 0, Q(50), Q(48), Q(51), 0, 50, '!', NO_FIGURE,
	  NO_FIGURE },
	{ "rank, no baseline", OP_AT_MOST, true, false, 0, Q(50), NONE, Q(60), 0, 50, '?',
	  NO_FIGURE, NO_FIGURE },
	{ "rank, missed", OP_AT_MOST, true, false, 0, Q(50), Q(86), Q(51), 0, 100, 'x', 50,
	  35 / 36.0 },

	{ "before its start", OP_AT_LEAST, false, false, 60, Q(100), Q(20), Q(30), 0, 59, '?',
	  NO_FIGURE, NO_FIGURE },
	{ "before its start, met", OP_AT_LEAST, false, false, 60, Q(100), Q(20), Q(100), 0, 59, '+',
	  NO_FIGURE, NO_FIGURE },
	{ "from its start in full", OP_AT_LEAST, false, false, 60, Q(100), Q(20), Q(60), 0, 60, '-',
	  100, 0.5 },
	{ "from its start, nearly", OP_AT_LEAST, false, false, 60, Q(100), Q(20), Q(97), 0, 70, '=',
	  100, 77 / 80.0 },
	{ "started and due", OP_AT_LEAST, false, false, 60, Q(100), Q(20), Q(97), 0, 100, 'x', 100,
	  77 / 80.0 },

	{ "a unit's no", OP_AT_LEAST, false, false, 0, Q(1), Q(0), Q(0), 0, 50, '-', 0.5, 0 },
	{ "a unit's yes", OP_AT_LEAST, false, false, 0, Q(1), Q(0), Q(1), 0, 50, '+', 0.5, 2 },
	{ "a yes taken back", OP_AT_LEAST, false, false, 0, Q(1), Q(1), Q(0), 0, 50, '!', NO_FIGURE,
	  NO_FIGURE },
};

static struct aim row_aim(const struct pace_row *row)
{
	static const struct target target;

	return (struct aim){
		.target = &target,
		.op = row->op,
		.rank = row->rank,
		.yearly = row->yearly,
		.value = row->target,
		.due = DUE,
		.starts = row->starts ? row->starts : DATE_MIN,
	};
}

static void test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(pace_rows); i++) {
		const struct pace_row *row = &pace_rows[i];
		const struct aim aim = row_aim(row);
		const struct pace_input in = {
			.low = row->figure,
			.high = row->figure,
			.baseline = row->baseline,
			.baseline_day = row->baseline_day,
			.day = row->day,
			.coverage = 1,
		};
		const struct pace_result got = pace_judge(&aim, &in, &pace_limits_default);

		if (pace_glyph(got.pace) != row->glyph)
			fail_msg("%s: %c", row->what, pace_glyph(got.pace));
		if (got.has_expected != (row->expected != NO_FIGURE) ||
		    (got.has_expected && fabs(got.expected - row->expected) > 1e-9))
			fail_msg("%s: E = %g", row->what, got.expected);
		if (got.has_ratio != (row->ratio != NO_FIGURE) ||
		    (got.has_ratio && fabs(got.ratio - row->ratio) > 1e-9))
			fail_msg("%s: R = %g", row->what, got.ratio);
	}
}

/* V = B + 0.60 (E-B) and B + 0.95 (E-B) for many ways: never the worse word. */
static void test_thresholds(void **state)
{
	(void)state;
	for (int64_t base = -40; base < 60; base += 7) {
		for (int32_t t = 1; t < DUE; t++) {
			/* The way is 100 units per `due`, so E-B = t; a figure at 1/100. */
			const struct pace_row row = { .target = { (base + 100) * 3, 3 } };
			const struct aim aim = row_aim(&row);
			struct pace_input in = { .baseline = { base * 7, 7 },
						 .day = t,
						 .coverage = 1 };

			in.low = in.high = (struct quantity){ base * 100 + 60 * t, 100 };
			assert_int_equal(pace_judge(&aim, &in, &pace_limits_default).pace,
					 PACE_ACCELERATE);
			in.low = in.high = (struct quantity){ base * 100 + 95 * t, 100 };
			assert_int_equal(pace_judge(&aim, &in, &pace_limits_default).pace,
					 PACE_ON_TRACK);
		}
	}
}

static void test_coverage(void **state)
{
	static const struct {
		struct quantity low, high;
		double coverage;
		int32_t day;
		char glyph;
		bool expected;
	} rows[] = {
		/* other figures: two thirds of those expected */
		{ Q(55), Q(55), 2.0 / 3, 50, '=', true },
		{ Q(55), Q(55), 42 / 63.0, 50, '=', true },
		{ Q(55), Q(55), 62 / 93.0, 50, '=', true },
		{ Q(55), Q(55), 41 / 63.0, 50, '?', true },
		{ Q(55), Q(55), 0.66666, 50, '?', true },
		{ Q(90), Q(90), 0.5, 50, '?', true },
		{ Q(10), Q(10), 0.5, 100, '?', true },
		/* a share: both bounds, whatever the coverage */
		{ Q(55), Q(60), 0.5, 50, '=', true },
		{ Q(81), Q(95), 0.5, 50, '+', true },
		{ Q(79), Q(80), 0.99, 50, '?', true },
		{ Q(10), Q(79), 0.5, 100, 'x', true },
		{ Q(44), Q(46), 0.99, 50, '?', true },
		{ NONE, NONE, 0, 50, '?', true },
	};
	const struct pace_row row = { .target = Q(80) };
	const struct aim aim = row_aim(&row);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct pace_input in = {
			.low = rows[i].low,
			.high = rows[i].high,
			.baseline = Q(30),
			.day = rows[i].day,
			.coverage = rows[i].coverage,
		};
		const struct pace_result got = pace_judge(&aim, &in, &pace_limits_default);

		if (pace_glyph(got.pace) != rows[i].glyph || got.has_expected != rows[i].expected)
			fail_msg("row %zu: %c", i, pace_glyph(got.pace));
	}
}

static void test_no_aim(void **state)
{
	const struct aim none = { 0 };
	const struct pace_input in = {
		.low = Q(5), .high = Q(5), .baseline = Q(1), .day = 5, .coverage = 1
	};
	const struct pace_result got = pace_judge(&none, &in, &pace_limits_default);

	(void)state;
	assert_int_equal(got.pace, PACE_UNKNOWN);
	assert_false(got.has_expected);
	assert_false(got.has_ratio);
}

static void test_limits(void **state)
{
	static const struct pace_limits limits = { .behind = 0.3,
						   .accelerate = 0.5,
						   .coverage = 0.9 };
	const struct pace_row row = { .target = Q(80) };
	const struct aim aim = row_aim(&row);
	struct pace_input in = {
		.low = Q(40), .high = Q(40), .baseline = Q(30), .day = 50, .coverage = 0.95
	};

	(void)state;
	assert_int_equal(pace_judge(&aim, &in, &limits).pace, PACE_ACCELERATE);
	in.coverage = 0.85;
	assert_int_equal(pace_judge(&aim, &in, &limits).pace, PACE_UNKNOWN);
}

static void test_names(void **state)
{
	static const struct {
		char glyph;
		const char *code, *word;
	} rows[PACE_MAX] = {
		[PACE_ACHIEVED] = { '+', "achieved", "đạt" },
		[PACE_ON_TRACK] = { '=', "on_track", "đúng tiến độ" },
		[PACE_ACCELERATE] = { '~', "accelerate", "cần tăng tốc" },
		[PACE_BEHIND] = { '-', "behind", "chậm" },
		[PACE_AWAY] = { '!', "away", "đi lùi" },
		[PACE_MISSED] = { 'x', "missed", "không đạt" },
		[PACE_UNKNOWN] = { '?', "unknown", "chưa đủ số liệu" },
	};

	(void)state;
	for (int i = 0; i < PACE_MAX; i++) {
		assert_int_equal(pace_glyph((enum pace)i), rows[i].glyph);
		assert_string_equal(pace_code((enum pace)i), rows[i].code);
		assert_string_equal(msg_text(pace_word((enum pace)i), LANG_VI), rows[i].word);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),    cmocka_unit_test(test_thresholds),
		cmocka_unit_test(test_coverage), cmocka_unit_test(test_no_aim),
		cmocka_unit_test(test_limits),   cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

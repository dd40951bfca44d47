/* Which figure is shown: periods, own or computed, successors, maps, bases. */
#include "base/date.h"
#include "base/mem.h"
#include "store/programme.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FBR "SOC.INF.FBR"

static struct figure figure_on(struct fixture *f, const char *indicator, const char *unit,
			       const char *period, int32_t map, enum basis basis)
{
	const struct view view = { .period = fixture_period(period), .map = map, .basis = basis };
	struct figure figure;
	struct err err = { 0 };

	assert_true(figure_read(f->s, &f->c.programme, &f->c.units, fixture_indicator(f, indicator),
				fixture_unit(f, unit), &view, &figure, &err));
	return figure;
}

static void assert_percent(struct quantity q, int64_t num, int64_t den)
{
	assert_true(quantity_known(q));
	assert_int_equal(quantity_compare(q, quantity_percent(num, den)), 0);
}

/* The last own period that ends by the shown one's end; labelled when it is older. */
static void test_period(void **state)
{
	struct fixture *f = *state;
	struct figure figure;

	PUT(f, FBR, "P08-89", "2022-Q3", value_pair(3, 10));
	PUT(f, FBR, "P08-89", "2022-Q4", value_pair(4, 10));
	figure = fixture_figure(f, FBR, "P08-89", "2022");
	assert_int_equal(figure.period, fixture_period("2022-Q4"));
	assert_false(figure.older);
	assert_percent(figure.low, 4, 10);
	figure = fixture_figure(f, FBR, "P08-89", "2022-11");
	assert_int_equal(figure.period, fixture_period("2022-Q3"));
	assert_true(figure.older);
	assert_percent(figure.low, 3, 10);
	figure = fixture_figure(f, FBR, "P08-89", "2023-Q1");
	assert_int_equal(figure.source, FIGURE_ABSENT);
	assert_int_equal(figure.period, fixture_period("2023-Q1"));
}

/* A published figure may have a finer period; beside the roll-up it keeps it. */
static void test_published(void **state)
{
	struct fixture *f = *state;
	struct figure figure;

	PUT(f, FBR, "VN", "2022-10", value_percent(7000));
	PUT(f, FBR, "VN", "2022-11", value_percent(7450));
	figure = fixture_figure(f, FBR, "VN", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_OWN);
	assert_int_equal(figure.period, fixture_period("2022-11"));
	assert_percent(figure.low, 7450, 10000);
	PUT(f, FBR, "P08-89", "2022-Q4", value_pair(1, 2));
	figure = fixture_figure(f, FBR, "VN", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_percent(figure.low, 1, 2);
	assert_int_equal(figure.own.number, 7450);
	assert_int_equal(figure.own_period, fixture_period("2022-11"));
	figure = fixture_figure(f, FBR, "VN", "2023-Q1");
	assert_int_equal(figure.own.state, VALUE_ABSENT);
}

/* Phú Thọ of 2025 is made of three provinces. */
static void test_successor(void **state)
{
	struct fixture *f = *state;
	const int32_t today = date_of(2025, 12, 31);
	struct figure figure;

	PUT(f, FBR, "P08-17", "2024-Q4", value_pair(10, 20));
	PUT(f, FBR, "P08-25", "2024-Q4", value_pair(30, 40));
	figure = figure_on(f, FBR, "P25-25", "2024-Q4", today, BASIS_LATEST);
	assert_int_equal(figure.source, FIGURE_ABSENT);
	assert_int_equal(figure.have, 2);
	assert_int_equal(figure.of, 3);
	assert_false(quantity_known(figure.low));
	PUT(f, FBR, "P08-26", "2024-Q4", value_pair(5, 40));
	figure = figure_on(f, FBR, "P25-25", "2024-Q4", today, BASIS_LATEST);
	assert_int_equal(figure.source, FIGURE_SUCCESSOR);
	assert_pair(figure.value, 45, 100);
	/* The region of 2025-10 and the nation are sums over that day's units. */
	figure = figure_on(f, FBR, "VN", "2024-Q4", today, BASIS_LATEST);
	assert_percent(figure.low, 45, 100);
	assert_int_equal(figure.sums.expected, 34);
	assert_int_equal(figure.sums.reported, 1);
	figure = figure_on(f, FBR, "VN", "2024-Q4", MAP_OF_PERIOD, BASIS_LATEST);
	assert_int_equal(figure.sums.expected, 63);
	assert_int_equal(figure.sums.reported, 3);
	/* Later figures are not split on the older map. */
	PUT(f, FBR, "P25-25", "2025-Q4", value_pair(60, 100));
	figure = figure_on(f, FBR, "P08-17", "2025-Q4", date_of(2024, 12, 31), BASIS_LATEST);
	assert_false(quantity_known(figure.low));
}

static void test_successor_answers(void **state)
{
	static const struct {
		int64_t a, b, c; /* -1: missing */
		bool known;
		int64_t answer;
	} row[] = { { 1, 1, 1, true, 1 }, { 1, 0, -1, true, 0 }, { 1, 1, -1, false, 0 } };
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const char *period[] = { "2022-Q1", "2022-Q2", "2022-Q3" };
		const char *unit[] = { "P08-17", "P08-25", "P08-26" };
		const int64_t answer[] = { row[n].a, row[n].b, row[n].c };
		struct figure figure;

		for (int k = 0; k < 3; k++)
			if (answer[k] >= 0)
				PUT(f, "GOV.DAT.OPN", unit[k], period[n], value_number(answer[k]));
		figure = figure_on(f, "GOV.DAT.OPN", "P25-25", period[n], date_of(2025, 12, 31),
				   BASIS_LATEST);
		assert_int_equal(figure.value.state == VALUE_GIVEN, row[n].known);
		assert_int_equal(figure.value.number, row[n].answer);
	}
}

/* Only what was submitted or verified counts on those bases; what was returned does not. */
static void test_basis(void **state)
{
	struct fixture *f = *state;
	const int64_t now = 1700000000000;
	int64_t draft, submitted, verified;

	draft = fixture_foreign(f, 2, FBR, "P08-89", "2022-Q4", value_pair(1, 10), STATUS_DRAFT, 0,
				now);
	assert_int_equal(
		figure_on(f, FBR, "P08-89", "2022-Q4", MAP_OF_PERIOD, BASIS_SUBMITTED).source,
		FIGURE_ABSENT);
	submitted = fixture_foreign(f, 2, FBR, "P08-89", "2022-Q4", value_pair(2, 10),
				    STATUS_SUBMITTED, draft, now + 1);
	assert_percent(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_SUBMITTED).low, 2,
		       10);
	assert_int_equal(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_VERIFIED).source,
			 FIGURE_ABSENT);
	verified = fixture_foreign(f, 2, FBR, "P08-89", "2022-Q4", value_pair(2, 10),
				   STATUS_VERIFIED, submitted, now + 2);
	assert_percent(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_VERIFIED).low, 2,
		       10);
	/* A later draft is the latest, and leaves the other bases where they were. */
	PUT(f, FBR, "P08-89", "2022-Q4", value_pair(9, 10));
	assert_percent(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_LATEST).low, 9, 10);
	assert_percent(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_VERIFIED).low, 2,
		       10);
	fixture_check(f);
	fixture_foreign(f, 2, FBR, "P08-89", "2022-Q4", value_pair(2, 10), STATUS_RETURNED,
			verified, now + 3);
	assert_int_equal(figure_on(f, FBR, "VN", "2022-Q4", MAP_OF_PERIOD, BASIS_VERIFIED).source,
			 FIGURE_ABSENT);
	fixture_check(f);
}

/* A flow over a longer period is the sum of all its periods. */
static void test_flow(void **state)
{
	static const char *const month[] = { "2022-01", "2022-02", "2022-03" };
	struct fixture *f = *state;
	struct figure figure;

	for (int n = 0; n < 3; n++) {
		figure = fixture_figure(f, "NUOC.HO.LIT", "T01", "2022-Q1");
		assert_false(quantity_known(figure.low));
		PUT(f, "NUOC.HO.LIT", "T01", month[n], value_number(1000 * (n + 1)));
	}
	figure = fixture_figure(f, "NUOC.HO.LIT", "T01", "2022-Q1");
	assert_int_equal(figure.source, FIGURE_FLOW);
	assert_int_equal(quantity_compare(figure.low, quantity_scaled(6000, 3)), 0);
	figure = fixture_figure(f, "NUOC.HO.LIT", "Q", "2022-Q1");
	assert_int_equal(quantity_compare(figure.low, quantity_scaled(6000, 3)), 0);
	assert_true(figure.partial);
}

/* One new work in each quarter of a year, for the first so many provinces. */
static void put_works(struct fixture *f, const char *year, int from, int provinces)
{
	for (int quarter = from; quarter <= 4; quarter++)
		for (int province = 1; province <= provinces; province++) {
			char period[16], unit[8];

			snprintf(period, sizeof(period), "%s-Q%d", year, quarter);
			snprintf(unit, sizeof(unit), "T%02d", province);
			PUT(f, "CT.XD.SO", unit, period, value_number(province == 1 ? 10 : 1));
		}
}

static struct standing nation_standing(struct fixture *f, const char *indicator, const char *period,
				       struct figure *figure)
{
	const struct view view = { .period = fixture_period(period), .map = MAP_OF_PERIOD };
	struct standing st;
	struct err err = { 0 };

	*figure = fixture_figure(f, indicator, "Q", period);
	assert_true(figure_standing(f->s, &f->c.programme, &f->c.units,
				    fixture_indicator(f, indicator), fixture_unit(f, "Q"), &view,
				    figure, &pace_limits_default, &st, &err));
	return st;
}

/* A flow is as covered as the least covered of its periods. */
static void test_flow_coverage(void **state)
{
	struct fixture *f = *state;
	struct figure figure;

	put_works(f, "2021", 1, 1);
	assert_int_equal(nation_standing(f, "CT.XD.SO", "2021", &figure).pace.pace, PACE_UNKNOWN);
	assert_int_equal(quantity_compare(figure.low, quantity_scaled(40, 0)), 0);
	assert_int_equal(figure.sums.expected, 6);
	assert_int_equal(figure.sums.reported, 1);
	put_works(f, "2022", 1, 6);
	assert_int_equal(nation_standing(f, "CT.XD.SO", "2022", &figure).pace.pace, PACE_ACHIEVED);
	assert_int_equal(figure.sums.reported, 6);
}

/* What was published and what is made of the units never enter one sum. */
static void test_flow_of_one_kind(void **state)
{
	struct fixture *f = *state;

	PUT(f, "CT.XD.SO", "Q", "2021-Q1", value_number(7));
	put_works(f, "2021", 2, 6);
	assert_int_equal(fixture_figure(f, "CT.XD.SO", "Q", "2021").source, FIGURE_ABSENT);
	assert_int_equal(fixture_figure(f, "CT.XD.SO", "Q", "2021-H2").source, FIGURE_FLOW);
}

/* A year's flow is compared with a year's. */
static void test_flow_baseline(void **state)
{
	struct fixture *f = *state;
	struct figure figure;
	struct standing st;

	put_works(f, "2020", 1, 6);
	put_works(f, "2021", 1, 6);
	st = nation_standing(f, "CT.XD.SO", "2021", &figure);
	assert_int_equal(st.baseline_period, fixture_period("2020"));
	assert_int_equal(quantity_compare(st.baseline, quantity_scaled(60, 0)), 0);
	st = nation_standing(f, "CT.XD.SO", "2021-H1", &figure);
	assert_int_equal(st.baseline_period, fixture_period("2020-H2"));
	st = nation_standing(f, "CT.XD.SO", "2021-Q4", &figure);
	assert_int_equal(st.baseline_period, fixture_period("2020-Q4"));
}

static void count_input(const struct figure_input *input, void *arg)
{
	int *count = arg;

	count[0]++;
	count[1] += input->value.state != VALUE_ABSENT;
}

static void test_inputs(void **state)
{
	struct fixture *f = *state;
	const struct view view = { .period = fixture_period("2022-Q4"), .map = MAP_OF_PERIOD };
	struct err err = { 0 };
	int count[2] = { 0 };

	PUT(f, FBR, "P08-89", "2022-Q4", value_pair(1, 10));
	assert_true(figure_inputs(f->s, &f->c.programme, &f->c.units, fixture_indicator(f, FBR),
				  fixture_unit(f, "VN"), &view, count_input, count, &err));
	assert_int_equal(count[0], 63);
	assert_int_equal(count[1], 1);
}

static void test_default_period(void **state)
{
	struct fixture *f = *state;

	fixture_at("2022-10-10T08:00:00");
	assert_int_equal(figure_default_period(f->s, &f->c.programme, &f->c.units),
			 fixture_period("2022-Q4"));
	PUT(f, FBR, "P08-89", "2021-Q3", value_pair(1, 10));
	assert_int_equal(figure_default_period(f->s, &f->c.programme, &f->c.units),
			 fixture_period("2021-Q3"));
	PUT(f, FBR, "VN", "2021-11", value_percent(1));
	assert_int_equal(figure_default_period(f->s, &f->c.programme, &f->c.units),
			 fixture_period("2021-Q4"));
}

/* The points of a series are the figures of their periods, however many cells lie in them. */
static void series_agrees(struct fixture *f, const char *unit, enum basis basis)
{
	const struct view view = { .period = fixture_period("2022-Q4"),
				   .map = MAP_OF_PERIOD,
				   .basis = basis };
	struct figure_point point[12];
	size_t known = 0;

	assert_int_equal(figure_series(f->s, &f->c.programme, &f->c.units,
				       fixture_indicator(f, FBR), fixture_unit(f, unit), &view,
				       point, ARRAY_LEN(point)),
			 ARRAY_LEN(point));
	for (size_t n = 0; n < ARRAY_LEN(point); n++) {
		char period[PERIOD_SIZE];
		struct figure figure;

		period_format(point[n].period, period);
		figure = figure_on(f, FBR, unit, period, MAP_OF_PERIOD, basis);
		assert_int_equal(point[n].figure.den, figure.low.den);
		assert_int_equal(point[n].figure.num, figure.low.num);
		known += quantity_known(figure.low);
	}
	assert_true(known > 0);
}

static void test_series(void **state)
{
	struct fixture *f = *state;

	PUT(f, FBR, "P08-89", "2021-Q1", value_pair(3, 10));
	PUT(f, FBR, "P08-89", "2022-Q1", value_pair(4, 10));
	PUT(f, FBR, "P08-89", "2022-Q3", value_pair(5, 10));
	PUT(f, FBR, "P08-89", "2022-Q3", (struct value){ 0 });
	PUT(f, FBR, "P08-89", "2022-Q4", value_not_applicable());
	for (int n = 0; n < 36; n++) {
		char period[PERIOD_SIZE];

		snprintf(period, sizeof(period), "%d-%02d", 2020 + n / 12, n % 12 + 1);
		if (n % 5)
			PUT(f, FBR, "VN", period, value_pair(100 + n, 1000));
	}
	series_agrees(f, "P08-89", BASIS_LATEST);
	series_agrees(f, "VN", BASIS_LATEST);
	PUT(f, FBR, "P08-48", "2021-Q2", value_pair(6, 10));
	series_agrees(f, "VN", BASIS_LATEST);
}

static void test_standing(void **state)
{
	struct fixture *f = *state;
	const struct view view = { .period = fixture_period("2022-Q3"), .map = MAP_OF_PERIOD };
	const int indicator = fixture_indicator(f, FBR), unit = fixture_unit(f, "P08-89");
	struct figure figure;
	struct standing st;
	struct err err = { 0 };

	PUT(f, FBR, "P08-89", "2021-Q4", value_pair(50, 100));
	PUT(f, FBR, "P08-89", "2022-Q3", value_pair(60, 100));
	figure = fixture_figure(f, FBR, "P08-89", "2022-Q3");
	assert_true(figure_standing(f->s, &f->c.programme, &f->c.units, indicator, unit, &view,
				    &figure, &pace_limits_default, &st, &err));
	assert_string_equal(st.aim.document->code, "KH2022");
	assert_int_equal(st.baseline_period, fixture_period("2021-Q4"));
	assert_percent(st.baseline, 50, 100);
	assert_true(st.has_achievement);
	assert_true(st.achievement > 79.99 && st.achievement < 80.01);
	/* Of 25 points in 365 days 273 have passed: 18.7 were expected, 10 came: R = 0.53. */
	assert_int_equal(st.pace.pace, PACE_BEHIND);
	assert_true(st.pace.expected > 68.6 && st.pace.expected < 68.8);
}

static struct standing standing_on(struct fixture *f, const char *unit, const char *period)
{
	const struct view view = { .period = fixture_period(period), .map = MAP_OF_PERIOD };
	const struct figure figure = fixture_figure(f, FBR, unit, period);
	struct standing st;
	struct err err = { 0 };

	assert_true(figure_standing(f->s, &f->c.programme, &f->c.units, fixture_indicator(f, FBR),
				    fixture_unit(f, unit), &view, &figure, &pace_limits_default,
				    &st, &err));
	return st;
}

/* A region drawn anew begins where its provinces of today stood before it was. */
static void test_baseline_of_region(void **state)
{
	struct fixture *f = *state;
	struct standing st;

	PUT(f, FBR, "P08-48", "2021-Q2", value_pair(1, 10));
	PUT(f, FBR, "P08-38", "2021-Q4", value_pair(40, 100));
	PUT(f, FBR, "P08-38", "2025-Q4", value_pair(60, 100));
	st = standing_on(f, "NC25", "2025-Q4");
	assert_int_equal(st.baseline_period, fixture_period("2021-Q4"));
	assert_percent(st.baseline, 40, 100);
}

/* However long nothing applied: the value before that is still the last one. */
static void test_baseline_far_back(void **state)
{
	struct fixture *f = *state;
	struct standing st;

	PUT(f, FBR, "P08-89", "2012-Q3", value_pair(20, 100));
	PUT(f, FBR, "P08-89", "2012-Q4", value_pair(30, 100));
	for (int quarter = 1; quarter <= 36; quarter++) {
		char period[16];

		snprintf(period, sizeof(period), "%d-Q%d", 2013 + (quarter - 1) / 4,
			 (quarter - 1) % 4 + 1);
		PUT(f, FBR, "P08-89", period, value_not_applicable());
	}
	PUT(f, FBR, "P08-89", "2022-Q3", value_pair(60, 100));
	st = standing_on(f, "P08-89", "2022-Q3");
	assert_int_equal(st.baseline_period, fixture_period("2012-Q4"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_period),
		TEST(test_published),
		TEST(test_successor),
		TEST(test_successor_answers),
		TEST(test_basis),
		cmocka_unit_test_setup_teardown(test_flow, fixture_setup_small, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_flow_coverage, fixture_setup_small,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(test_flow_of_one_kind, fixture_setup_small,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(test_flow_baseline, fixture_setup_small,
						fixture_teardown),
		TEST(test_inputs),
		TEST(test_default_period),
		TEST(test_standing),
		TEST(test_baseline_of_region),
		TEST(test_baseline_far_back),
		TEST(test_series),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

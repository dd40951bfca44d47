/* Illustrative values: the same every time, marked, plausible, for any programme. */
#include "exchange/demo.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/export.h"
#include "store/due.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int64_t fill(struct fixture *f)
{
	struct published_report published;
	struct err_list faults;
	struct err err = { 0 };
	int64_t values = 0;

	err_list_init(&faults);
	assert_true(demo_save(f->s, &f->c, "an", &published, &values, &faults, &err));
	assert_int_equal(faults.count, 0);
	err_list_release(&faults);
	return values;
}

struct tally {
	const struct fixture *f;
	int64_t illustrative, others, percent, not_applicable, quality[QUALITY_MAX];
	/* the cell before, to see that a yes is never taken back */
	struct cell_row before;
};

static bool tally_cell(const struct cell_row *row, void *arg)
{
	struct tally *t = arg;
	const struct indicator *i = programme_indicator(&t->f->c.programme, row->indicator);
	const struct unit *unit = units_by_id(&t->f->c.units, row->unit);
	const struct value *v = &row->value;

	if (!(v->flags & VALUE_ILLUSTRATIVE)) {
		assert_int_equal(unit->kind, UNIT_NATION);
		t->others++;
		return true;
	}
	assert_true(i->scope != SCOPE_NATIONAL);
	assert_true(strcmp(row->author, tr(MSG_DEMO_AUTHOR)) == 0 ||
		    strcmp(row->author, tr(MSG_DEMO_REVIEWER)) == 0);
	assert_non_null(strstr(row->source, "illustrative"));
	t->illustrative++;
	t->percent += v->fields == FIELDS_PERCENT;
	t->not_applicable += v->state == VALUE_NOT_APPLICABLE;
	t->quality[v->quality]++;
	if (v->fields == FIELDS_PAIR && i->share)
		assert_true(v->numerator >= 0 && v->denominator > 0 &&
			    v->numerator <= v->denominator);
	if (i->measure == MEASURE_YESNO && t->before.indicator == row->indicator &&
	    t->before.unit == row->unit && t->before.value.state == VALUE_GIVEN)
		assert_true(v->number >= t->before.value.number);
	t->before = *row;
	return true;
}

static struct tally tally(struct fixture *f)
{
	struct tally t = { .f = f };
	struct err err = { 0 };

	assert_true(cells_each(f->s, 0, 0, PERIOD_NONE, tally_cell, &t, &err));
	return t;
}

static void test_builtin(void **state)
{
	struct fixture *f = *state;
	const int64_t values = fill(f);
	struct tally t = tally(f);
	struct figure figure;

	assert_true(values > 50000);
	assert_int_equal(t.illustrative, values);
	assert_true(t.others > 50);
	assert_true(t.percent > 10 && t.percent < values / 50);
	assert_true(t.not_applicable > 10 && t.not_applicable < values / 50);
	for (int q = QUALITY_ESTIMATE; q < QUALITY_MAX; q++)
		assert_true(t.quality[q] > values / 200);
	assert_true(store_illustrative(f->s));
	/* Fibre households in 2022-Q4: all 63 provinces, each with numerator and denominator. */
	figure = fixture_figure(f, "SOC.INF.FBR", "VN", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_int_equal(figure.sums.reported, 63);
	assert_int_equal(figure.sums.expected, 63);
	assert_int_equal(figure.sums.percent_only + figure.sums.not_applicable, 0);
	assert_true(quantity_double(figure.low) > 60 && quantity_double(figure.low) < 90);
	/* Not everything is complete. */
	assert_true(fixture_figure(f, "SOC.INF.FBR", "VN", "2025-Q4").sums.reported < 34);
	fixture_check(f);
}

static bool count_states(const struct due_cell *cell, void *arg)
{
	due_sum_add(arg, cell);
	return true;
}

static struct due_sum states(struct fixture *f, const char *period)
{
	const struct deadline_rule rule = { .due = {
						    { 20, false }, { 20, false }, { 20, false } } };
	struct calendar calendar;
	struct due due = { .programme = &f->c.programme,
			   .units = &f->c.units,
			   .calendar = &calendar,
			   .period = fixture_period(period) };
	struct due_sum sum = { 0 };
	struct err err = { 0 };

	assert_true(calendar_load(f->s, &f->c.programme, &rule, &calendar, &err));
	assert_true(due_each(f->s, &due, count_states, &sum, &err));
	calendar_release(&calendar);
	return sum;
}

/* The reports of the last period are at every stage of the cycle, those before it are not in it. */
static void test_cycle(void **state)
{
	struct fixture *f = *state;
	struct due_sum sum;

	fill(f);
	sum = states(f, "2025-Q4");
	assert_true(sum.state[DUE_VERIFIED] > sum.expected / 4);
	assert_true(sum.state[DUE_WAITING] > sum.expected / 10);
	assert_true(sum.state[DUE_DRAFT] > sum.expected / 10);
	assert_true(sum.state[DUE_MISSING] > sum.expected / 20);
	assert_true(sum.state[DUE_RETURNED] > 5);
	sum = states(f, "2025-Q2");
	assert_int_equal(sum.state[DUE_VERIFIED] + sum.state[DUE_WAITING] + sum.state[DUE_RETURNED],
			 0);
}

/* The provinces of 2025 carry on from what their predecessors had. */
static void test_successors(void **state)
{
	struct fixture *f = *state;
	const char *const old[] = { "P08-17", "P08-25", "P08-26" };
	int64_t numerator = 0, denominator = 0;
	struct value v;

	fill(f);
	for (size_t n = 0; n < ARRAY_LEN(old); n++) {
		v = fixture_get(f, "SOC.INF.MBB", old[n], "2025-Q2", NULL);
		assert_int_equal(v.fields, FIELDS_PAIR);
		numerator += v.numerator;
		denominator += v.denominator;
	}
	v = fixture_get(f, "SOC.INF.MBB", "P25-25", "2025-Q3", NULL);
	assert_int_equal(v.fields, FIELDS_PAIR);
	assert_true(labs((long)(v.denominator - denominator)) < denominator / 50);
	assert_true(labs((long)(v.numerator - numerator)) < denominator / 10);
	assert_int_equal(fixture_get(f, "SOC.INF.MBB", "P25-25", "2025-Q2", NULL).state,
			 VALUE_ABSENT);
	assert_int_equal(fixture_get(f, "SOC.INF.MBB", "P08-17", "2025-Q3", NULL).state,
			 VALUE_ABSENT);
}

static char *exported(struct fixture *f)
{
	struct err err = { 0 };
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_true(
		export_values(f->s, &f->c.programme, &f->c.units, 0, 0, PERIOD_NONE, out, &err));
	fclose(out);
	return text;
}

/* Another programme: four pillars, districts and communes, ranks, counts, flows. Twice the same. */
static void test_small(void **state)
{
	struct fixture *f = *state;
	struct figure figure;
	char *first, *second;
	void *other = NULL;

	assert_true(fill(f) > 1000);
	tally(f);
	figure = fixture_figure(f, "NUOC.HO.SACH", "T01", "2023-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_int_equal(figure.own.state, VALUE_ABSENT);
	assert_true(quantity_known(figure.low));
	figure = fixture_figure(f, "NUOC.HO.SACH", "Q", "2023-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	figure = fixture_figure(f, "CT.XD.SO", "Q", "2023");
	assert_true(quantity_known(figure.low));
	fixture_check(f);
	first = exported(f);
	fixture_teardown(state);
	fixture_setup_small(&other);
	*state = other;
	fill(other);
	second = exported(other);
	assert_string_equal(first, second);
	free(first);
	free(second);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_builtin, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_cycle, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_successors, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_small, fixture_setup_small, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

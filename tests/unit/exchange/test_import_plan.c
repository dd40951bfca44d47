/* A plan: its rows in the order of the source, what is left out, saving once, what changed since. */
#include "exchange/import.h"

#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char table[] = "indicator;unit;period;value\n"
			    "SOC.INF.FBR;P08-89;2022-Q4;55.5%\n"
			    "SOC.INF.FBR;Atlantis;2022-Q4;5%\n"
			    "SOC.INF.FBR;Hà Nội;2022-Q4;..\n"
			    "SOC.INF.FBR;P08-48;2022-Q4;50%\n"
			    "SOC.INF.FBR;Đà Nẵng;2022-Q4;51%\n";

static struct import_plan *plan_of(struct fixture *f)
{
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);

	import_plan_text(plan, table, strlen(table), "bang.csv");
	return plan;
}

static void test_rows(void **state)
{
	static const struct {
		long line;
		enum import_state state;
	} want[] = { { 2, IMPORT_CHANGES },
		     { 3, IMPORT_FAULTY },
		     { 4, IMPORT_UNTOUCHED },
		     { 5, IMPORT_SAME },
		     { 6, IMPORT_FAULTY } };
	struct fixture *f = *state;
	struct import_plan *plan = plan_of(f);
	const struct import_act act = { .author = "an" };
	struct import_report report;
	struct err err = { 0 };

	PUT(f, "SOC.INF.FBR", "P08-48", "2022-Q4", value_percent(5000));
	assert_true(import_plan_compare(plan, f->s, &err));
	assert_int_equal(import_plan_rows(plan), 5);
	for (size_t n = 0; n < 5; n++) {
		assert_int_equal(import_plan_row(plan, n)->line, want[n].line);
		assert_int_equal(import_plan_row(plan, n)->state, want[n].state);
	}
	assert_string_equal(import_plan_row(plan, 0)->text, "55.5%");
	assert_int_equal(import_plan_row(plan, 0)->column, 4);
	assert_int_equal(import_plan_row(plan, 4)->err->code, ERR_IMPORT_TWICE);
	assert_false(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(err.code, ERR_IMPORT_FAULTY);
	assert_int_equal(fixture_check(f), 1);
	assert_true(import_plan_leave_out(plan, 1, true));
	assert_true(import_plan_leave_out(plan, 4, true));
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(report.changed, 1);
	assert_int_equal(report.same, 1);
	assert_int_equal(fixture_check(f), 2);
	import_plan_free(plan);
}

/* What was previewed is what is saved, or nothing is. */
static void test_stale(void **state)
{
	struct fixture *f = *state;
	struct import_plan *plan = plan_of(f);
	const struct import_act act = { .author = "an" };
	struct import_report report;
	struct err err = { 0 };

	assert_true(import_plan_compare(plan, f->s, &err));
	import_plan_leave_out(plan, 1, true);
	import_plan_leave_out(plan, 4, true);
	PUT(f, "SOC.INF.FBR", "P08-89", "2022-Q4", value_pair(1, 2));
	assert_false(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(err.code, ERR_IMPORT_STALE);
	assert_int_equal(fixture_check(f), 1);
	import_plan_free(plan);
}

static struct import_plan *plan_of_text(struct fixture *f, const char *text)
{
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);

	import_plan_text(plan, text, strlen(text), "bang.csv");
	return plan;
}

/* Every fault is a row of its own, however many there are. */
static void test_many_faults(void **state)
{
	struct fixture *f = *state;
	struct import_counts counts;
	struct import_plan *plan;
	struct str text;

	str_init(&text);
	str_add(&text, "indicator,unit,period,value\n");
	for (int n = 0; n < 1000; n++)
		str_add(&text, "SOC.INF.FBR,Atlantis,2022-Q4,5%\n");
	plan = plan_of_text(f, text.text);
	import_plan_count(plan, &counts);
	assert_int_equal(counts.state[IMPORT_FAULTY], 1000);
	assert_int_equal(import_plan_row(plan, 999)->line, 1001);
	assert_int_equal(import_plan_row(plan, 999)->column, 2);
	import_plan_free(plan);
	str_release(&text);
}

/* What ends the reading in the middle cannot be left out: the rest of the file is not known. */
static void test_broken_off(void **state)
{
	struct fixture *f = *state;
	struct import_plan *plan = plan_of_text(f, "indicator,unit,period,value\n"
						   "SOC.INF.FBR,P08-89,2022-Q4,5%\n"
						   "SOC.INF.FBR,\"P08-48,2022-Q4,5%\n");
	const size_t last = import_plan_rows(plan) - 1;
	const struct import_act act = { .author = "an" };
	struct import_report report;
	struct err err = { 0 };

	assert_int_equal(import_plan_row(plan, last)->state, IMPORT_FAULTY);
	assert_false(import_plan_leave_out(plan, last, true));
	assert_false(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(err.code, ERR_IMPORT_FAULTY);
	assert_int_equal(fixture_check(f), 0);
	import_plan_free(plan);
}

/* Of several rows for one cell the first that is not left out stands. */
static void test_shared(void **state)
{
	struct fixture *f = *state;
	struct import_plan *plan = plan_of_text(f, "indicator,unit,period,value\n"
						   "SOC.INF.FBR,P08-89,2022-Q4,5%\n"
						   "SOC.INF.FBR,An Giang,2022-Q4,6%\n"
						   "SOC.INF.FBR,AGG,2022-Q4,7%\n");
	const struct import_act act = { .author = "an" };
	struct import_report report;
	struct err err = { 0 };

	assert_true(import_plan_compare(plan, f->s, &err));
	assert_int_equal(import_plan_row(plan, 0)->state, IMPORT_CHANGES);
	assert_int_equal(import_plan_row(plan, 1)->state, IMPORT_FAULTY);
	assert_int_equal(import_plan_row(plan, 2)->state, IMPORT_FAULTY);
	import_plan_leave_out(plan, 0, true);
	assert_int_equal(import_plan_row(plan, 1)->state, IMPORT_CHANGES);
	assert_int_equal(import_plan_row(plan, 2)->state, IMPORT_FAULTY);
	assert_string_equal(import_plan_row(plan, 2)->err->arg[1], "3");
	import_plan_leave_out(plan, 0, false);
	assert_int_equal(import_plan_row(plan, 1)->state, IMPORT_FAULTY);
	import_plan_leave_out(plan, 0, true);
	import_plan_leave_out(plan, 2, true);
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL).number, 600);
	fixture_check(f);
	import_plan_free(plan);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_rows), TEST(test_stale),
					    TEST(test_many_faults), TEST(test_broken_off),
					    TEST(test_shared) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The reporting cycle on the screen: submitted as a whole, returned with a reason, corrected,
 * verified by someone else, taken back; a locked period. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* From the overview to a unit's page. */
static void find_unit(struct term *t, const char *text, const char *name)
{
	walk_find(t, text);
	term_wait_row(t, 0, name);
}

static void put(const char *indicator, const char *unit, const char *period, int numerator)
{
	char rows[200];
	snprintf(rows, sizeof(rows),
		 "indicator,unit,period,numerator,denominator\n%s,%s,%s,%d,1000\n", indicator, unit,
		 period, numerator);
	program_expect(0, "import", scratch_write("put.csv", rows), NULL);
}

/* An Giang reports, the reviewer returns one value, it is corrected, everything is verified. */
static void test_report(void **state)
{
	(void)state;
	program_init();
	put("SOC.INF.FBR", "P08-89", "2022-Q4", 600);
	put("SOC.INF.SMP", "P08-89", "2022-Q4", 700);

	struct term *t = walk_open_as("lan", "2022-Q4");
	find_unit(t, "an giang", "An Giang");
	term_keys(t, "S");
	term_wait(t, "2 of them not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: 2 of ");
	walk_quit(t);

	t = walk_open_as("minh", "2022-Q4");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 2 waiting");
	term_wait_at_cursor(t, "AGG");
	term_keys(t, "-");
	term_wait(t, "Why");
	term_keys(t, "Enter"); /* without a reason nothing is returned */
	term_wait(t, "say why");
	term_keys(t, "-");
	term_wait(t, "Why");
	term_type(t, "check the denominator");
	term_keys(t, "Enter");
	term_wait(t, "returned: 1");
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, "+");
	term_wait(t, "verified: 1");
	term_wait(t, "nothing waits");
	term_keys(t, "F8"); /* and taken back */
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, "Space +"); /* marked, and by its mark */
	term_wait(t, "verified: 1");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM cell WHERE form >> 6 & 3 = 3"),
			 1);
	assert_int_equal(program_sql_number("SELECT count(*) FROM cell WHERE form >> 6 & 3 = 2"),
			 1);
	program_expect(0, "check", NULL);
	/* The minutes witness the log: what is changed behind their back is found. */
	program_expect(0, "report", "minutes", "-o", scratch_path("minutes.md"), NULL);
	program_expect(0, "check", "--against", scratch_path("minutes.md"), NULL);
	program_expect(2, "report", "letter", NULL);
	program_expect(2, "report", "minutes", "--since", "noon", NULL);
	program_expect(2, "report", "minutes", "--format", "json", NULL);
	program_sql("UPDATE revision SET reason = 'no' WHERE reason = 'check the denominator'");
	program_expect(1, "check", "--against", scratch_path("minutes.md"), NULL);
}

/* What stands in the way of submitting is shown first: unusual values are given their reasons in the grid,
 * what was typed and is no value is said, what is locked is left out. */
static void test_before_submitting(void **state)
{
	(void)state;
	program_init();
	put("SOC.INF.FBR", "P08-89", "2022-Q3", 500);
	put("SOC.INF.SMP", "P08-89", "2022-Q3", 500);
	put("SOC.INF.FBR", "P08-89", "2022-Q4", 900);
	put("SOC.INF.SMP", "P08-89", "2022-Q4", 950);
	put("GOV.SVC.L4", "P08-89", "2022-Q4", 700);
	put("GOV.SVC.USE", "P08-89", "2022-Q4", 700);
	program_expect(0, "lock", "2022-Q4", "--group", "GOV.SVC", "--reason", "closed", NULL);
	struct term *t = walk_open_as("lan", "2022-Q4");
	find_unit(t, "an giang", "An Giang");
	term_keys(t, "/");
	term_type(t, "cap quang");
	term_keys(t, "Enter F2");
	term_settle(t);
	term_type(t, "95x");
	term_keys(t, "Enter");
	term_wait(t, "not saved");
	term_keys(t, "S");
	term_wait(t, "4 of them not yet submitted; unusual without");
	term_wait(t, "a reason: 2; typed but not saved: 1; locked: 2. Submit?");
	term_wait(t, "1  give the reasons first");
	term_wait(t, "2  leave them as they are");
	term_type(t, "1");
	term_wait(t, "only unusual values without a reason");
	term_type(t, "new survey");
	term_keys(t, "Enter");
	term_wait(t, "saved 1");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "An Giang");
	term_keys(t, "S");
	term_wait(t, "a reason: 1; ");
	term_wait(t, "2  submit the other 1");
	term_type(t, "2");
	term_wait(t, "submitted: 1 of ");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM cell WHERE form >> 6 & 3 = 1"),
			 1);
}

/* Who entered a value does not verify it. */
static void test_own(void **state)
{
	(void)state;
	program_init();
	struct term *t = walk_open_as("lan", "2022-Q4");
	term_keys(t, "/");
	term_type(t, "cap quang");
	term_keys(t, "Enter Enter");
	term_wait(t, "Target: ");
	walk_find(t, "an giang");
	term_wait_at_cursor(t, "An Giang");
	term_keys(t, "F2");
	term_settle(t);
	term_type(t, "600");
	term_keys(t, "Tab");
	term_type(t, "1000");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "An Giang");
	term_keys(t, "S");
	term_wait(t, "1 of them not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: 1");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, "+");
	term_wait(t, "another person must verify");
	term_wait_row(t, 0, "Review: 1 waiting");
	walk_quit(t);
}

/* A verified value that is changed is a draft again and says so; until the next one is verified, the
 * figures on that basis keep it. */
static void test_changed(void **state)
{
	(void)state;
	program_init();
	put("SOC.INF.FBR", "P08-89", "2022-Q4", 600);
	struct term *t = walk_open_as("lan", "2022-Q4");
	find_unit(t, "an giang", "An Giang");
	term_keys(t, "S");
	term_wait(t, "1 of them not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: 1");
	walk_quit(t);
	t = walk_open_as("minh", "2022-Q4");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 1 waiting");
	term_keys(t, "+");
	term_wait(t, "verified: 1");
	term_keys(t, "Esc");
	put("SOC.INF.FBR", "P08-89", "2022-Q4", 620);
	find_unit(t, "an giang", "An Giang");
	walk_find(t, "cap quang");
	term_wait_at_cursor(t, "62\\.0");
	term_wait(t, "draft (changed since verification)");
	term_keys(t, "b b");
	term_wait_row(t, 0, "verified only");
	term_wait_at_cursor(t, "60\\.0");
	walk_quit(t);
}

/* An empty report is not submitted but stated, with its reason. */
static void test_nothing_to_report(void **state)
{
	(void)state;
	program_init();
	struct term *t = walk_open_as("lan", "2022-Q4");
	find_unit(t, "an giang", "An Giang");
	term_keys(t, "S");
	term_wait(t, "nothing to report");
	term_type(t, "1");
	term_wait(t, "Why");
	term_type(t, "not begun");
	term_keys(t, "Enter");
	term_wait_match(t, "An Giang, 2022-Q4: nothing to report");
	term_keys(t, "S");
	term_wait(t, "everything is submitted already");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision"
					    " WHERE subject = 'report/P08-89/2022-Q4'"
					    " AND reason = 'not begun'"),
			 1);
}

/* Among all that is flagged, from any screen; from there to the cell's page, and the flag taken off. */
static void follow_up(struct term *t)
{
	term_keys(t, "Esc C");
	term_wait_row(t, 0, "Flagged for follow-up: 1");
	term_wait_at_cursor(
		t, "10/10/2022 lan +An Giang +Households with fib.* 2022-Q4 call on Monday");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^FLAGGED");
	term_keys(t, "F");
	term_wait_gone(t, "FLAGGED");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "Flagged for follow-up: 0");
	term_keys(t, "Esc c");
	term_wait(t, "lan: ask the province again");
}

/* The same page from the explanation, the unit's page and the grid. */
static void comments_elsewhere(struct term *t)
{
	term_keys(t, "Esc =");
	term_wait_row(t, 0, "^= ");
	term_keys(t, "c");
	term_wait(t, "lan: ask the province again");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "^= ");
	term_keys(t, "Esc Enter");
	term_wait_row(t, 0, "^AGG An Giang");
	term_keys(t, "c");
	term_wait(t, "lan: ask the province again");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "^AGG An Giang");
	term_keys(t, "Ins");
	term_wait(t, "Numerator");
	term_keys(t, "c");
	term_wait(t, "lan: ask the province again");
}

/* Comments, a flag, and evidence whose hash is that of the file. */
static void test_comments(void **state)
{
	(void)state;
	program_init();
	put("SOC.INF.FBR", "P08-89", "2022-Q4", 600);
	struct term *t = walk_open_as("lan", "2022-Q4");
	term_keys(t, "/");
	term_type(t, "cap quang");
	term_keys(t, "Enter Enter");
	term_wait(t, "Target: ");
	walk_find(t, "an giang");
	term_keys(t, "c");
	term_wait(t, "nothing has been said");
	term_keys(t, "c");
	term_type(t, "ask the province again");
	term_keys(t, "Enter");
	term_wait(t, "lan: ask the province again");
	term_keys(t, "X");
	term_type(t, scratch_write("report.txt", "abc"));
	term_keys(t, "Enter");
	term_wait(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9c"); /* of "abc" */
	term_keys(t, "X");
	term_type(t, "/no/such/file");
	term_keys(t, "Enter");
	term_wait(t, "cannot read");
	term_keys(t, "F");
	term_type(t, "call on Monday");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^FLAGGED");
	follow_up(t);
	comments_elsewhere(t);
	walk_quit(t);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_report),
		PROGRAM_TEST(test_before_submitting),
		PROGRAM_TEST(test_own),
		PROGRAM_TEST(test_changed),
		PROGRAM_TEST(test_nothing_to_report),
		PROGRAM_TEST(test_comments),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

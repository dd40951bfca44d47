/* A quarter is locked, an edit refused, an exception of two days granted, the edit accepted, and
 * refused again when the exception has expired. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *rows_of(int numerator)
{
	char rows[200];

	snprintf(rows, sizeof(rows),
		 "indicator,unit,period,numerator,denominator\n"
		 "SOC.INF.FBR,P08-89,2022-Q3,%d,1000\n",
		 numerator);
	return scratch_write("put.csv", rows);
}

static void expect_text(const char *text, const char *wanted)
{
	if (!strstr(text, wanted))
		fail_msg("\"%s\" is not in:\n%s", wanted, text);
}

static void expect_said(int status, const char *wanted, int numerator)
{
	struct run r = program_expect(status, "--lang", "en", "import", rows_of(numerator), NULL);

	expect_text(status ? r.err : r.out, wanted);
}

static void test_command(void **state)
{
	struct run r;

	(void)state;
	program_init();
	r = program_expect(1, "--lang", "en", "lock", "2022-Q3", NULL);
	expect_text(r.err, "give a reason");
	r = program_expect(0, "--lang", "en", "lock", "2022-Q3", "--reason", "all checked", NULL);
	expect_text(r.out, "2022-Q3 is locked: all units");
	expect_said(1, "2022-Q3 is locked since 10/10/2022", 600);
	r = program_expect(0, "--lang", "en", "except", "2022-Q3", "--unit", "an giang", "--until",
			   "11/10/2022", "--reason", "late data", NULL);
	expect_text(r.out, "An Giang may change it until 11/10/2022");
	expect_said(0, "", 600);
	program_setenv("TIENDO_NOW=2022-10-11T23:00:00");
	expect_said(0, "", 610);
	program_setenv("TIENDO_NOW=2022-10-12T00:30:00");
	expect_said(1, "2022-Q3 is locked", 620);
	r = program_expect(0, "--lang", "en", "lock", NULL);
	expect_text(r.out, "all units; locked by");
	expect_text(r.out, "was open until 11/10/2022 (expired)");
	program_expect(0, "unlock", "2022-Q3", "--reason", "data were wrong", NULL);
	expect_said(0, "", 620);
	program_expect(1, "unlock", "2022-Q3", "--reason", "again", NULL);
	program_expect(0, "check", NULL);
}

/* Of one unit, or of one group of indicators: the others stay open. */
static void test_scope(void **state)
{
	static const struct {
		const char *option, *of, *indicator, *unit;
		int status;
	} row[] = {
		{ "--unit", "P08-89", "SOC.INF.FBR", "P08-89", 1 },
		{ "--unit", "P08-89", "SOC.INF.FBR", "P08-48", 0 },
		{ "--group", "SOC.INF", "SOC.INF.FBR", "P08-01", 1 },
		{ "--group", "SOC.INF", "GOV.SVC.L4", "P08-01", 0 },
	};
	char text[200];

	(void)state;
	program_init();
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		program_expect(0, "lock", "2022-Q3", row[n].option, row[n].of, "--reason", "x",
			       NULL);
		snprintf(text, sizeof(text), "indicator,unit,period,value\n%s,%s,2022-Q3,n/a\n",
			 row[n].indicator, row[n].unit);
		struct run r = program_expect(row[n].status, "--lang", "en", "import",
					      scratch_write("put.csv", text), NULL);
		if (row[n].status)
			expect_text(r.err, "2022-Q3 is locked since");
		program_expect(0, "unlock", "2022-Q3", row[n].option, row[n].of, "--reason", "x",
			       NULL);
	}
}

static void test_usage(void **state)
{
	static const struct {
		const char *word[8];
		const char *wanted;
	} row[] = {
		{ { "lock", "2022-Q9" }, "is not a period" },
		{ { "lock", "2022-Q3", "--group", "NO", "--reason", "x" },
		  "there is no group \"NO\"" },
		{ { "except", "2022-Q3", "--unit", "AGG", "--reason", "x" },
		  "\"--until\" is missing" },
		{ { "except", "2022-Q3", "--until", "1/1/2023", "--reason", "x" },
		  "\"--unit\" is missing" },
		{ { "except", "2022-Q3", "--unit", "AGG", "--until", "soon", "--reason", "x" },
		  "\"soon\" is not a day" },
		{ { "unlock" }, "an operand is missing" },
	};

	(void)state;
	program_init();
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		const char *const *w = row[n].word;
		struct run r = program_expect(2, "--lang", "en", w[0], w[1], w[2], w[3], w[4], w[5],
					      w[6], w[7], NULL);

		expect_text(r.err, row[n].wanted);
	}
}

/* The same on the screen: the row, the grid and the field say so before anything is typed. */
static void test_shown(void **state)
{
	(void)state;
	program_init();
	program_expect(0, "lock", "2022-Q3", "--reason", "checked", NULL);
	struct term *t = walk_open("2022-Q3");
	walk_find(t, "an giang");
	term_wait_row(t, 0, "An Giang");
	walk_find(t, "cap quang");
	term_wait(t, "An Giang (locked)");
	term_keys(t, "F2");
	term_wait(t, "2022-Q3 is locked since 10/10/2022 08:00");
	term_keys(t, "Ins");
	term_wait_match(t, " locked$");
	term_type(t, "5");
	term_wait(t, "2022-Q3 is locked since 10/10/2022 08:00");
	/* the rows of a year are of another period: the bar leaves F2 open until nothing at all can be edited */
	term_wait(t, "1Help 2Edit 3Find");
	program_expect(0, "lock", "2022", "--reason", "checked", NULL);
	program_expect(0, "lock", "2021", "--reason", "checked", NULL);
	term_keys(t, "^L");
	term_wait(t, "1Help(2Edit)3Find");
	term_keys(t, "Esc");
	term_wait(t, "1Help(2Edit)3Find");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM cell"), 0);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_command),
		PROGRAM_TEST(test_scope),
		PROGRAM_TEST(test_usage),
		PROGRAM_TEST(test_shown),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* Reviewing on one laptop, two people at one keyboard: the queue, the session for a room, its minutes. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void submit(struct term *t, const char *unit, const char *name)
{
	walk_find(t, unit);
	term_wait_row(t, 0, name);
	term_keys(t, "S");
	term_wait(t, "not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: ");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
}

/* Two indicators of An Giang and Đà Nẵng, entered by lan and submitted. */
static struct term *start(void)
{
	program_init();
	program_expect(0, "import", "--config", program_author("lan"), "--reason", "checked",
		       scratch_write("put.csv",
				     "indicator,unit,period,numerator,denominator,source\n"
				     "SOC.INF.FBR,P08-89,2022-Q2,580,1000,\n"
				     "SOC.INF.FBR,P08-89,2022-Q3,590,1000,\n"
				     "SOC.INF.FBR,P08-89,2022-Q4,600,1000,q4.csv\n"
				     "SOC.INF.SMP,P08-89,2022-Q4,700,1000,\n"
				     "SOC.INF.FBR,P08-48,2022-Q3,900,1000,\n"
				     "SOC.INF.FBR,P08-48,2022-Q4,100,1000,\n"),
		       NULL);
	struct term *t = walk_open_as("lan", "2022-Q4");
	submit(t, "an giang", "An Giang");
	submit(t, "da nang", "Da Nang");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 3 waiting, 1 unusual, 0 in conflict . lan");
	return t;
}

static void retype(struct term *t, const char *name)
{
	term_keys(t, "^U");
	term_type(t, name);
	term_keys(t, "Enter");
}

static void assert_file(const char *name, const char *part)
{
	size_t len;
	char *text = scratch_read(scratch_path(name), &len);

	assert_non_null(text);
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in:\n%s", part, text);
	free(text);
}

static void test_session(void **state)
{
	(void)state;
	struct term *t = start();
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	term_keys(t, "Enter"); /* lan goes on, and may not verify her own */
	term_wait_row(t, 0, "^Session 1/2: Da Nang");
	term_wait(t, "reviewer lan");
	term_keys(t, "+");
	term_wait(t, "another person must verify");
	term_keys(t, "@");
	term_wait(t, "Who is at work");
	retype(t, "minh");
	term_wait(t, "reviewer minh");
	term_wait(t, "before 90.0   -80.0");
	term_keys(t, "-");
	term_wait(t, "Why");
	term_type(t, "a digit is missing");
	term_keys(t, "Enter");
	term_wait(t, "this unit is done");
	term_wait_at_cursor(t, "- returned");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^Session 2/2: An Giang");
	term_wait_at_cursor(t, "smartphone.* waiting");
	term_keys(t, "Space"); /* left waiting */
	term_wait_at_cursor(t, "fibre.* waiting");
	term_wait(t, "from 58.0 to 59.0 so far");
	term_wait(t, "reason: checked; source: q4.csv");
	term_keys(t, "+");
	term_wait_match(t, "fibre.*[+] verified");
	term_wait_at_cursor(t, "smartphone.* waiting");
	term_keys(t, "F8"); /* taken back */
	term_wait(t, "2 waiting");
	term_keys(t, "Space +");
	term_wait_match(t, "fibre.*[+] verified");
	term_keys(t, "Enter");
	term_wait(t, "this is the last unit");
	term_keys(t, "Tab S-Tab");
	term_wait_row(t, 0, "^Session 1/2: Da Nang");
	term_wait_match(t, "fibre.*- returned");
	term_keys(t, "Esc");
	term_wait(t, "2 decisions in this session");
	term_type(t, "1");
	term_wait(t, "write the minutes to");
	retype(t, scratch_path("minutes.md"));
	term_wait(t, "written: 3 rows"); /* the one taken back is in the minutes */
	term_wait_row(t, 0, "Review: 1 waiting");
	walk_quit(t);
	assert_file("minutes.md", "- Reviewers: minh\n");
	assert_file("minutes.md", "- Verified 1, returned 1, taken back 1, units: 2\n");
	assert_file("minutes.md", "| returned | minh | 10/10/2022 08:00 | a digit is missing |");
	program_expect(0, "check", "--against", scratch_path("minutes.md"), NULL);
}

/* A line that was cut in the middle: the session goes on, and its minutes are whole, also when nothing waits
 * any more. */
static void test_session_goes_on(void **state)
{
	(void)state;
	walk_quit(start());
	struct term *t = walk_open_as("minh", "2022-Q4");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 3 waiting");
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^Session 1/2: Da Nang");
	term_keys(t, "+");
	term_wait(t, "this unit is done");
	term_hangup(t);
	term_wait_end(t);
	t = walk_open_as("minh", "2022-Q4");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 2 waiting");
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	term_keys(t, "Enter");
	term_wait(t, "1 were decided today already, from 08:00 on");
	term_type(t, "1");
	term_wait_row(t, 0, "^Session 1/2: Da Nang");
	term_wait_match(t, "fibre.*[+] verified");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "^Session 2/2: An Giang");
	term_keys(t, "+ +");
	term_wait(t, "this is the last unit");
	term_keys(t, "Esc");
	term_wait(t, "3 decisions in this session");
	term_type(t, "3");
	term_wait_row(t, 0, "Review: 0 waiting");
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	term_keys(t, "Enter");
	term_wait(t, "3 were decided today already");
	term_type(t, "2");
	term_wait(t, "nothing waits for a decision");
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	term_keys(t, "Enter");
	term_wait(t, "3 were decided today already");
	term_type(t, "1");
	term_wait_row(t, 0, "^Session 1/2: Da Nang");
	term_keys(t, "Esc");
	term_wait(t, "3 decisions in this session");
	term_type(t, "1");
	term_wait(t, "write the minutes to");
	retype(t, scratch_path("whole.md"));
	term_wait(t, "written: 3 rows");
	walk_quit(t);
	assert_file("whole.md", "- Verified 3, returned 0, taken back 0, units: 2\n");
}

/* As CSV, over a file that is there only after a question; and nothing is asked where nothing was decided. */
static void test_minutes_table(void **state)
{
	(void)state;
	struct term *t = start();
	scratch_write("minutes.csv", "mine");
	term_keys(t, "J");
	term_wait(t, "Who is at work");
	retype(t, "minh");
	term_wait_row(t, 0, "^Session 1/2");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "Review: 3 waiting");
	term_keys(t, "J Enter");
	term_wait_row(t, 0, "^Session 1/2");
	term_keys(t, "+");
	term_wait(t, "this unit is done");
	term_keys(t, "Esc");
	term_wait(t, "1 decisions in this session");
	term_type(t, "2");
	term_wait(t, "write the minutes to");
	retype(t, scratch_path("minutes.csv"));
	term_wait(t, "there is a file");
	term_keys(t, "Esc"); /* the session goes on */
	term_wait_row(t, 0, "^Session 1/2");
	assert_file("minutes.csv", "mine");
	term_keys(t, "Esc");
	term_type(t, "2");
	retype(t, scratch_path("minutes.csv"));
	term_wait(t, "there is a file");
	term_type(t, "1");
	term_wait_row(t, 0, "Review: 2 waiting");
	walk_quit(t);
	assert_file("minutes.csv", ",verified,stands,minh,");
}

/* Many at once: what is usual of a unit or an indicator with one key; filters; the rows as CSV. */
static void test_queue(void **state)
{
	(void)state;
	struct term *t = start();
	term_wait_at_cursor(t, "SOC.INF.FBR +DNG.*!");
	term_wait(t, "so far; North Central");
	term_keys(t, ",");
	term_wait(t, "nothing usual of it that you may verify"); /* lan entered them */
	term_keys(t, "@");
	retype(t, "minh");
	term_wait(t, "at work: minh");
	term_keys(t, ",");
	term_wait_row(t, 0, "Review: 3 waiting, 1 marked"); /* not the unusual one */
	term_keys(t, ",");
	term_wait_row(t, 0, "Review: 3 waiting, 1 unusual"); /* once more: none */
	term_keys(t, "Down &");
	term_wait_row(t, 0, "Review: 3 waiting, 2 marked");
	term_keys(t, "+");
	term_wait(t, "verified: 2");
	term_keys(t, "F8");
	term_wait_row(t, 0, "Review: 3 waiting");
	term_keys(t, "f");
	term_type(t, "unusual");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Review: 1 waiting .unusual or in conflict. . minh");
	term_keys(t, "f Home Enter");
	term_wait_row(t, 0, "Review: 3 waiting");
	term_keys(t, "x");
	term_wait(t, "write what is shown");
	retype(t, scratch_path("queue.csv"));
	term_wait(t, "written: 3 rows");
	walk_quit(t);
	assert_file("queue.csv", "P08-48,SOC.INF.FBR,2022-Q4,90,10,,");
}

/* The rows of An Giang in sight that have their value. */
static int rows_in_full(struct term *t)
{
	enum { VALUE_END = 19 }; /* from the unit on */
	char *screen = term_text(t), *rest = screen;
	int count = 0;

	for (char *row; (row = strsep(&rest, "\n"));) {
		const char *unit = strstr(row, "AGG");

		count += unit && strlen(unit) >= VALUE_END && unit[VALUE_END - 1] != ' ';
	}
	free(screen);
	return count;
}

/* More than the window holds: what comes into sight is read then, also in a window that grows. */
static void test_long(void **state)
{
	(void)state;
	program_demo();
	struct term *t = walk_open_as("lan", "2022-Q4");
	submit(t, "an giang", "An Giang");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 4[0-9] waiting");
	assert_int_equal(rows_in_full(t), 14);
	term_keys(t, "PgDn");
	term_wait(t, "21 more");
	assert_int_equal(rows_in_full(t), 14);
	term_resize(t, 40, 80);
	term_settle(t);
	assert_int_equal(rows_in_full(t), 30);
	term_keys(t, "Home Down Down Space End");
	term_wait_row(t, 0, "waiting, 1 marked");
	assert_int_equal(rows_in_full(t), 31);
	walk_quit(t);
}

/* An office that worked on a copy of its own: after its backup came back both values stand, and the
 * person chooses. */
static void test_conflict(void **state)
{
	(void)state;
	program_init();
	program_expect(0, "--db", scratch_path("other.db"), "restore", program_db(), NULL);
	program_expect(0, "import",
		       scratch_write("here.csv", "indicator,unit,period,numerator,denominator\n"
						 "SOC.INF.FBR,P08-89,2022-Q4,610,1000\n"),
		       NULL);
	program_expect(0, "--db", scratch_path("other.db"), "import",
		       scratch_write("there.csv", "indicator,unit,period,numerator,denominator\n"
						  "SOC.INF.FBR,P08-89,2022-Q4,620,1000\n"),
		       NULL);
	program_expect(0, "restore", scratch_path("other.db"), NULL);
	struct term *t = walk_open_as("minh", "2022-Q4");
	term_keys(t, "K");
	term_wait_row(t, 0, "Review: 1 waiting, 0 unusual, 1 in conflict");
	term_wait_at_cursor(t, "# conflict");
	term_keys(t, "+");
	term_wait(t, "settle it first");
	term_keys(t, "Enter");
	term_wait(t, "Which value is right?");
	term_wait(t, "610 / 1,000 = 61.0 %");
	term_wait(t, "620 / 1,000 = 62.0 %");
	term_type(t, "610");
	term_keys(t, "Enter");
	term_wait(t, "settled: it is a draft now");
	term_wait_row(t, 0, "Review: 0 waiting");
	walk_quit(t);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_session),       PROGRAM_TEST(test_session_goes_on),
		PROGRAM_TEST(test_minutes_table), PROGRAM_TEST(test_queue),
		PROGRAM_TEST(test_long),          PROGRAM_TEST(test_conflict),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* The calendar on the screen: milestones added, changed and removed, rules set and taken back, a
 * quarter locked, an exception granted. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static struct term *open_calendar(void)
{
	struct term *t = walk_open("2022-Q3");
	term_keys(t, "J");
	term_wait(t, "Milestones and deadlines");
	return t;
}

static void quit(struct term *t)
{
	walk_quit(t);
	program_expect(0, "check", NULL);
}

static void test_milestone(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_calendar();
	term_wait_at_cursor(t, "10/10/2022 National Digital Transformation Day");
	term_wait_match(t, "National Digital Transformation Day .*today");
	term_wait_match(t, "01/12/2022 All dossiers .*in 52 days");
	term_wait_match(t, "Report due: 2022-Q3 .*20 days ago");
	term_keys(t, "Ins");
	term_wait(t, "an exception for a unit");
	term_keys(t, "Enter");
	term_wait(t, "The day of the milestone");
	term_type(t, "20/13/2022");
	term_keys(t, "Enter");
	term_wait(t, "\"20/13/2022\" is not a day");
	term_keys(t, "^U");
	term_type(t, "20/11/2022");
	term_keys(t, "Enter");
	term_wait(t, "The name of the milestone");
	term_type(t, "Mid-term conference");
	term_keys(t, "Enter");
	term_wait(t, "2  every year");
	term_type(t, "1");
	term_wait_match(t, "20/11/2022 Mid-term conference .*in 41 days");
	term_keys(t, "Down");
	term_wait_at_cursor(t, "Mid-term conference");
	term_keys(t, "F2");
	term_wait(t, "The day of the milestone");
	term_keys(t, "^U");
	term_type(t, "21/11/2022");
	term_keys(t, "Enter Enter");
	term_wait(t, "1  once");
	term_type(t, "1");
	term_wait(t, "21/11/2022 Mid-term conference");
	term_keys(t, "Del");
	term_wait(t, "removed: Mid-term conference");
	term_wait_gone(t, "21/11/2022");
	term_keys(t, "F8");
	term_wait(t, "taken back: milestone Mid-term conference");
	term_wait(t, "21/11/2022 Mid-term conference");
	term_keys(t, "Enter");
	term_wait(t, "Milestones > Mid-term conference");
	term_wait_match(t, "State: +added by ");
	term_keys(t, "Esc");
	quit(t);
}

/* Among the tasks and documents those stand that were added; a removed one can be restored there. */
static void test_milestone_plans(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_calendar();
	term_wait_at_cursor(t, "10/10/2022 National Digital Transformation Day");
	term_keys(t, "Ins Enter");
	term_wait(t, "The day of the milestone");
	term_type(t, "20/11/2022");
	term_keys(t, "Enter");
	term_wait(t, "The name of the milestone");
	term_type(t, "Mid-term conference");
	term_keys(t, "Enter");
	term_wait(t, "1  once");
	term_type(t, "1");
	term_wait(t, "20/11/2022 Mid-term conference");
	term_keys(t, "Del");
	term_wait(t, "removed: National Digital Transformation Day");
	term_keys(t, "Esc");
	term_wait_gone(t, "Milestones and deadlines");
	term_keys(t, "V");
	term_wait(t, "tasks and documents");
	term_keys(t, "G");
	term_wait_at_cursor(t, "[+] +Mid-term conference");
	term_wait_match(t, "Mid-term conference +all bodies +20/11/2022");
	term_wait_match(t, "M4 +National Digital Transformation Day +every year +removed");
	term_keys(t, "Up");
	term_wait_at_cursor(t, "M4 ");
	term_keys(t, "Enter");
	term_wait(t, "Milestones > M4");
	term_wait_match(t, "State: +removed by .*F2: let it stand");
	term_keys(t, "F2");
	term_wait(t, "it stands as planned: National Digital Transformation Day");
	term_wait_gone(t, "removed by");
	term_keys(t, ">");
	term_wait(t, "Milestones > Mid-term conference");
	term_keys(t, "F2");
	term_wait(t, "the calendar (J) changes it");
	term_keys(t, "Esc");
	term_wait_match(t, "M4 +National Digital Transformation Day +every year +10/10/2022");
	quit(t);
}

static void test_rule(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_calendar();
	term_wait_match(
		t, "Quarterly \\(all documents\\): Cut-off day 14; Report due day 20 .*settings");
	term_keys(t, "Up");
	term_wait_at_cursor(t, "Report due: 2022-Q3");
	term_keys(t, "F2");
	term_wait(t, "Quarterly (all documents)");
	term_keys(t, "^U");
	term_type(t, "14 fifth");
	term_keys(t, "Enter");
	term_wait(t, "\"14 fifth\" is no rule");
	term_keys(t, "^U");
	term_type(t, "+5 +15");
	term_keys(t, "Enter");
	term_wait(t, "Why?");
	term_type(t, "the offices asked for it");
	term_keys(t, "Enter");
	term_wait(t, "the rule was set");
	term_wait_match(t, "15/10/2022 Report due: 2022-Q3 .*in 5 days");
	term_wait(t, "Cut-off +5 days; Report due +15 days");
	/* of one document, whose targets are in force */
	term_keys(t, "Ins Down Enter");
	term_wait(t, "Rule for which document");
	term_type(t, "work plan");
	term_keys(t, "Enter");
	term_wait(t, "For which reports");
	term_keys(t, "Enter");
	term_wait(t, "Quarterly (KH2022)");
	term_keys(t, "^U");
	term_type(t, "+1 +2");
	term_keys(t, "Enter");
	term_wait(t, "Why?");
	term_keys(t, "Enter");
	term_wait(t, "02/10/2022 Report due (KH2022): 2022-Q3");
	term_keys(t, "F8");
	term_wait(t, "taken back: deadlines of KH2022");
	term_wait_gone(t, "(KH2022):");
	term_keys(t, "F8");
	term_wait(t, "taken back: deadlines of all documents");
	term_wait(t, "20/09/2022 Report due: 2022-Q3");
	quit(t);
}

static void test_lock(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_calendar();
	term_wait(t, "nothing is locked");
	term_keys(t, "Ins Down Down Enter");
	term_wait(t, "Which unit");
	term_keys(t, "Enter");
	term_wait(t, "Which indicators");
	term_keys(t, "Enter");
	term_wait(t, "Why?");
	term_type(t, "checked");
	term_keys(t, "Enter");
	term_wait(t, "2022-Q3 is locked: all units");
	term_keys(t, "Ins Down Down Down Enter");
	term_wait(t, "Which unit");
	term_type(t, "an giang");
	term_keys(t, "Enter");
	term_wait(t, "until which day");
	term_type(t, "1/10/2022");
	term_keys(t, "Enter");
	term_wait(t, "1/10/2022 is past");
	term_keys(t, "^U");
	term_type(t, "12/10/2022");
	term_keys(t, "Enter");
	term_wait(t, "Why?");
	term_type(t, "late data");
	term_keys(t, "Enter");
	term_wait(t, "2022-Q3: An Giang may change it until 12/10/2022");
	term_keys(t, "End");
	term_wait_at_cursor(t, "2022-Q3: An Giang; open until 12/10/2022");
	term_keys(t, "Del");
	term_wait(t, "Why?");
	term_type(t, "not needed");
	term_keys(t, "Enter");
	term_wait_gone(t, "open until");
	term_keys(t, "End Del");
	term_wait(t, "Why?");
	term_type(t, "begin again");
	term_keys(t, "Enter");
	term_wait(t, "nothing is locked");
	term_keys(t, "F8");
	term_wait(t, "taken back: lock of 2022-Q3: all units");
	term_wait(t, "2022-Q3: all units; locked by");
	quit(t);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_milestone),
		PROGRAM_TEST(test_milestone_plans),
		PROGRAM_TEST(test_rule),
		PROGRAM_TEST(test_lock),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

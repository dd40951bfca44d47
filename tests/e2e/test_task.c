/* The lead says how task 1 stands and takes it back; the list shows whose tasks are whose. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct term *open_tasks(void)
{
	struct term *t = walk_open("2022-Q4");
	term_keys(t, "V");
	term_wait(t, "Priority tasks (18)");
	return t;
}

static void go_to_task(struct term *t, const char *code)
{
	walk_find(t, code);
	term_wait_at_cursor(t, code);
}

static void test_update(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_tasks();
	go_to_task(t, "T01");
	term_wait_match(t, "T01 .*BTTTT +0/. +. not yet due");
	term_keys(t, "F2");
	term_wait(t, "2  under way");
	term_type(t, "2");
	term_wait(t, "On what day will it be completed");
	term_type(t, "31/11/2022"); /* no such day: asked again, what was typed stays */
	term_keys(t, "Enter");
	term_wait(t, "\"31/11/2022\" is not a day");
	term_keys(t, "^U");
	term_type(t, "20/12/2022");
	term_keys(t, "Enter");
	term_wait(t, "in percent");
	term_type(t, "140");
	term_keys(t, "Enter");
	term_wait(t, "\"140\" is no percentage");
	term_keys(t, "^U");
	term_type(t, "40");
	term_keys(t, "Enter");
	term_wait(t, "Note: how does it stand?");
	term_type(t, "fibre is late in the hills");
	term_keys(t, "Enter");
	term_wait(t, "T01: under way, 40 %, expected 20/12/2022");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Priority tasks > T01");
	term_wait_match(t, "State: +. not yet due: under way, 40 %, expected 20/12/2022");
	term_wait_match(t, "Last update: +10/10/2022 08:00, .*: fibre is late in the hills");
	term_wait_match(t, "Due: +31/12/2022");
	term_wait_match(t, "Next: +01/12/2022 All dossiers");
	walk_quit(t);
}

/* Completed from its page, and taken back step by step. */
static void test_completed(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_tasks();
	go_to_task(t, "T01");
	term_keys(t, "F2");
	term_wait(t, "1  not started");
	term_type(t, "2");
	term_wait(t, "On what day will it be completed");
	term_keys(t, "Enter Enter");
	term_wait(t, "Note: how does it stand?");
	term_type(t, "begun");
	term_keys(t, "Enter");
	term_wait(t, "T01: under way");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Priority tasks > T01");
	term_keys(t, "F2");
	term_wait(t, "3  completed");
	term_type(t, "3");
	term_wait(t, "On what day was it completed?");
	term_keys(t, "Enter"); /* today */
	term_wait(t, "Note: how does it stand?");
	term_keys(t, "Enter");
	term_wait(t, "nothing was changed: add a note");
	term_keys(t, "F2");
	term_wait(t, "3  completed");
	term_type(t, "3");
	term_wait(t, "On what day was it completed?");
	term_keys(t, "Enter");
	term_type(t, "all done");
	term_keys(t, "Enter");
	term_wait(t, "completed on time: completed, on 10/10/2022");
	term_keys(t, "F8");
	term_wait(t, "taken back: task T01, Universal smartphones and fibre broadband");
	term_wait_match(t, "State: +. not yet due: under way$");
	term_keys(t, "F8");
	term_wait_match(t, "State: +. not yet due: not started");
	term_keys(t, "End");
	term_wait(t, "What was reported (4)");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision"
					    " WHERE subject = 'task/T01'"),
			 4);
	program_expect(0, "check", NULL);
}

/* What is due is overdue when the year is over. */
static void test_overdue(void **state)
{
	(void)state;
	program_init();
	program_setenv("TIENDO_NOW=2022-12-05T08:00:00");
	struct term *t = open_tasks();
	go_to_task(t, "T02");
	term_wait_match(t, "T02 .*due soon");
	walk_quit(t);
	program_setenv("TIENDO_NOW=2023-01-01T08:00:00");
	t = open_tasks();
	go_to_task(t, "T02");
	term_wait_match(t, "T02 .*x overdue");
	term_keys(t, "F4 Down Down Down Enter"); /* the last filter: overdue */
	term_wait(t, "(tasks overdue)");
	term_wait(t, "Priority tasks (18)");
	term_wait_gone(t, "Documents (");
	term_keys(t, "Home");
	term_wait(t,
		  "completed 0 (on time 0, late 0); not completed 18 (not yet due 0, overdue 18)");
	walk_quit(t);
}

/* Of one unit: a province coordinates task 1 and leads none. */
static void test_filter(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_tasks();
	term_keys(t, "F4 Down Enter");
	term_wait(t, "Tasks and duties of which unit");
	term_type(t, "an giang");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "An Giang");
	term_wait(t, "Priority tasks (1)");
	term_wait_match(t, "D5 .*province");
	term_wait_gone(t, "D4 ");
	/* kept for the next time */
	term_keys(t, "Esc V");
	term_wait(t, "Priority tasks (1)");
	term_keys(t, "F4 Enter");
	term_wait(t, "Priority tasks (18)");
	walk_quit(t);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_update),
		PROGRAM_TEST(test_completed),
		PROGRAM_TEST(test_overdue),
		PROGRAM_TEST(test_filter),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

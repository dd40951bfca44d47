/* What may happen to the line at any moment: another size, a suspension, its end. */
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The page of the fibre indicator, at An Giang, with its field open. */
static struct term *open_field(const char *text)
{
	struct term *t = walk_open("2022-Q4");
	walk_to_fibre(t);
	term_keys(t, "F2");
	term_type(t, text);
	term_wait_at_cursor(t, text);
	return t;
}

static void test_field_survives_every_size(void **state)
{
	(void)state;
	static const int size[][2] = {
		{ 25, 81 }, { 23, 79 }, { 10, 40 }, { 60, 200 }, { 24, 80 }
	};
	program_demo();
	struct term *t = open_field("1234");
	long long before = program_revisions();
	for (size_t i = 0; i < sizeof(size) / sizeof(size[0]); i++) {
		term_resize(t, size[i][0], size[i][1]);
		term_wait_at_cursor(t, "1234");
	}
	term_resize(t, 9, 39);
	term_wait(t, "40x10");
	term_resize(t, 24, 80);
	term_wait_at_cursor(t, "An Giang.*1234");
	term_keys(t, "5 Enter");
	term_wait(t, "saved: ");
	assert_int_equal(program_revisions(), before + 1);
	assert_int_equal(program_sql_number("SELECT numerator FROM revision ORDER BY rowid DESC"),
			 12345);
}

/* Sizes that follow each other by one while keys arrive: the last size and all keys count. */
static void test_sizes_among_keys(void **state)
{
	(void)state;
	program_demo();
	struct term *t = walk_open("2022-Q4");
	term_keys(t, "F9");
	term_wait(t, "Menu");
	for (int i = 0; i < 60; i++) {
		char letter = (char)('b' + i % 20);
		int change = i < 30 ? i : 60 - i;
		term_resize(t, 24 - change / 2, 80 - change);
		term_bytes(t, &letter, 1);
	}
	term_resize(t, 24, 80);
	term_settle(t);
	term_wait(t, "bcdefghijklmnopqrstu");
	walk_quit(t);
}

/* The keys to a screen of each kind from the overview. */
static const char *const screens[] = {
	"Up",
	"F1",
	"F9",
	"/",
	"=",
	"Down Down Enter",
	"F7",
	"Down Down Enter Enter",
	"Down Down Enter t",
	"Down Down Enter =",
	"Down Down Enter F2",
	"Down Down Enter / q",
};

/* The program ends at once, says nothing has been changed, and the file is whole. */
static void expect_untouched_end(struct term *t, long long before)
{
	term_wait_end(t);
	assert_int_equal(program_revisions(), before);
	program_expect(0, "check", NULL);
}

static void test_hangup_on_every_screen(void **state)
{
	(void)state;
	program_demo();
	long long before = program_revisions();
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
		struct term *t = walk_open("2022-Q4");
		term_keys(t, screens[i]);
		term_settle(t);
		term_hangup(t);
		expect_untouched_end(t, before);
	}
}

/* The line drops while keys that were sent together are still being handled. */
static void test_hangup_within_a_burst(void **state)
{
	(void)state;
	program_demo();
	for (int i = 0; i < 8; i++) {
		struct term *t = walk_open("2022-Q4");
		term_hold(t, i % 2 ? "Down" : "F1", 50 * (i + 1));
		term_hangup(t);
		term_wait_end(t);
	}
	program_expect(0, "check", NULL);
}

static void test_signals_keep_the_field(void **state)
{
	(void)state;
	static const int signals[] = { SIGTERM, SIGINT, SIGHUP };
	program_demo();
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct term *t = open_field("4321");
		term_signal(t, signals[i]);
		term_wait_end(t);
		assert_false(vt_alternate(term_vt(t)));
		t = program_open(NULL, "--lang", "en", "--period", "2022-Q4", NULL);
		term_wait_match(t, "the line was cut while you typed .*4321");
		term_keys(t, "2");
		term_wait_gone(t, "the line was cut");
		walk_quit(t);
	}
}

static void test_suspension_needs_job_control(void **state)
{
	(void)state;
	program_demo();
	struct term *t = walk_open("2022-Q4");
	term_keys(t, "^Z");
	term_wait(t, "Programme > ");
	walk_quit(t);
}

/* Stopped under a shell that manages jobs, and continued with the field as it was. */
static void test_suspension_and_return(void **state)
{
	(void)state;
	char script[1024], db[600];
	program_demo();
	snprintf(db, sizeof(db), "TIENDO_DB=%s", program_db());
	snprintf(script, sizeof(script),
		 "set -m; %s --lang en --period 2022-Q4; echo stopped; read x; fg >/dev/null; "
		 "echo ended with $?",
		 tiendo_path());
	struct term *t = term_start((const char *const[]){ "sh", "-c", script, NULL },
				    &(struct vt_options){
					    .env = (const char *const[]){
						    db, "TIENDO_NOW=2022-10-10T08:00:00", NULL } });
	term_wait(t, "Programme > ");
	term_keys(t, "F9");
	term_type(t, "expl");
	term_wait(t, "expl");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	term_keys(t, "Down ^Z");
	term_wait(t, "stopped");
	assert_false(vt_alternate(term_vt(t)));
	term_resize(t, 20, 70);
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Programme > ");
	assert_true(vt_alternate(term_vt(t)));
	term_wait_at_cursor(t, "^>");
	walk_quit(t);
	term_assert(t, "ended with 0");
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_field_survives_every_size),
		PROGRAM_TEST(test_sizes_among_keys),
		PROGRAM_TEST(test_hangup_on_every_screen),
		PROGRAM_TEST(test_hangup_within_a_burst),
		PROGRAM_TEST(test_signals_keep_the_field),
		PROGRAM_TEST(test_suspension_needs_job_control),
		PROGRAM_TEST(test_suspension_and_return),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* Pastes, with and without a terminal that marks them: text, never commands. */
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct term *open_overview(const char *term)
{
	struct term *t = program_open(term, "--lang", "en", "--period", "2022-Q4", NULL);

	term_wait(t, "Programme > ");
	return t;
}

/* Marked: one line of text in a field, nothing elsewhere. */
static void test_marked(void **state)
{
	(void)state;
	program_demo();
	long long before = program_revisions();
	struct term *t = open_overview(NULL);
	term_paste(t, "\tQ\rzzz\r");
	term_wait(t, "Nothing here takes pasted text");
	term_keys(t, "/");
	term_paste(t, "\033]0;x\acap\rqu\033[31mang\r");
	term_wait_at_cursor(t, "^/cap quang");
	term_keys(t, "Enter");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	term_keys(t, "F2");
	term_paste(t, "12\r");
	term_wait_at_cursor(t, "\\[12 ");
	term_keys(t, "Esc F10");
	assert_int_equal(term_wait_end(t), 0);
	assert_int_equal(program_revisions(), before);
}

/* Not marked: what comes in one go with the Enter that closes the field is held. */
static void test_not_marked(void **state)
{
	(void)state;
	program_demo();
	long long before = program_revisions();
	struct term *t = open_overview("vt100");
	term_bytes(t, "/cap quang\rzQzL\rsT\r", 19);
	term_wait(t, "Keys that came in one go with Enter were not taken as commands");
	term_wait_at_cursor(t, "Households with fibre");
	term_settle(t);
	term_assert(t, "Programme > ");
	/* arrows and function keys were typed ahead, and what follows them */
	term_bytes(t, "/cap quang\r\033OB\033OA=", 18);
	term_wait(t, "Inputs: 63");
	walk_quit(t);
	assert_int_equal(program_revisions(), before);
}

/* The end mark never comes: nothing is used, and no later key is lost. */
static void test_cut_off(void **state)
{
	static const char opened[] = "\033[200~zQz\rQ", tail[] = "zz\rQz\rQ";

	(void)state;
	program_demo();
	struct term *t = open_overview(NULL);
	term_wait_at_cursor(t, "Digital government");
	term_bytes(t, opened, sizeof(opened) - 1);
	term_wait(t, "The paste was cut off");
	term_bytes(t, tail, sizeof(tail) - 1); /* what was still on its way */
	term_settle(t);
	term_keys(t, "Down");
	term_wait_at_cursor(t, "Online");
	term_keys(t, "F1");
	term_wait(t, "Help: programme overview");
	term_keys(t, "q F10");
	assert_int_equal(term_wait_end(t), 0);
}

static void test_hangup_within(void **state)
{
	(void)state;
	program_demo();
	long long before = program_revisions();
	struct term *t = open_overview(NULL);
	term_bytes(t, "\033[200~12\r34\r", 12);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(program_revisions(), before);
	program_expect(0, "check", NULL);
}

/* Counts what the terminal was told; then forgets it. */
static int told(struct term *t, const char *what)
{
	size_t len, size = strlen(what);
	const char *bytes = vt_recorded(term_vt(t), &len);
	int n = 0;

	for (size_t i = 0; i + size <= len; i++)
		n += memcmp(bytes + i, what, size) == 0;
	return n;
}

/* Asked for at the start, given back at every end. */
static void test_marks_are_given_back(void **state)
{
	static const char on[] = "\033[?2004h", off[] = "\033[?2004l";

	(void)state;
	program_demo();
	for (int way = 0; way < 2; way++) {
		struct term *t = program_open(NULL, "--lang", "en", NULL);
		vt_record(term_vt(t));
		term_wait(t, "Programme > ");
		term_settle(t);
		assert_int_equal(told(t, on), 1);
		assert_int_equal(told(t, off), 0);
		if (way == 0)
			term_keys(t, "F10");
		else
			term_signal(t, SIGTERM);
		term_wait_end(t);
		assert_int_equal(told(t, off), 1);
	}
	struct term *t = program_open("vt100", "--lang", "en", NULL);
	vt_record(term_vt(t));
	term_wait(t, "Programme > ");
	term_keys(t, "F10");
	term_wait_end(t);
	assert_int_equal(told(t, on) + told(t, off), 0);
}

/* Suspended, the shell has its terminal as it was; continued, pastes are marked again. */
static void test_marks_and_suspension(void **state)
{
	static const char on[] = "\033[?2004h", off[] = "\033[?2004l";
	char db[4096];

	(void)state;
	program_demo();
	snprintf(db, sizeof(db), "TIENDO_DB=%s", program_db());
	const char *const env[] = { db, "PS1=shell$ ", "INPUTRC=/dev/null", NULL };
	struct term *t = term_start((const char *const[]){ "bash", "--norc", "--noediting",
							   "--noprofile", "-i", NULL },
				    &(struct vt_options){ .env = env });
	term_wait(t, "shell$");
	vt_record(term_vt(t));
	term_type(t, tiendo_path());
	term_type(t, " --lang en\r");
	term_wait(t, "Programme > ");
	term_settle(t);
	assert_int_equal(told(t, on), 1);
	assert_int_equal(told(t, off), 0);
	term_keys(t, "^Z");
	term_wait(t, "Stopped");
	assert_int_equal(told(t, on), 1);
	assert_int_equal(told(t, off), 1);
	term_type(t, "fg\r");
	term_wait(t, "Programme > ");
	term_settle(t);
	assert_int_equal(told(t, on), 2);
	assert_int_equal(told(t, off), 1);
	/* the pad of numbers: sequences with the arrows', numbers again; at the end, and once more */
	assert_int_equal(told(t, "\033="), 2);
	assert_int_equal(told(t, "\033>"), 3);
	term_keys(t, "F10");
	term_wait(t, "shell$");
	assert_int_equal(told(t, off), 2);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_marked),
		PROGRAM_TEST(test_not_marked),
		PROGRAM_TEST(test_cut_off),
		PROGRAM_TEST(test_hangup_within),
		PROGRAM_TEST(test_marks_are_given_back),
		PROGRAM_TEST(test_marks_and_suspension),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

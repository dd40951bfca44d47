/* Editing where a value stands: what is on disk after a crash or a hang-up, two programs on one
 * file, undo. */
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { EDITS = 4 };

/* The page of the fibre indicator, at An Giang. */
static struct term *open_page(void)
{
	struct term *t = walk_open("2022-Q4");
	walk_to_fibre(t);
	return t;
}

static void edit(struct term *t, const char *text)
{
	term_keys(t, "F2");
	term_type(t, text);
	term_keys(t, "Enter");
}

static void test_accepted_edits_survive_a_kill(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	for (int i = 1; i <= EDITS; i++) {
		char text[16];
		snprintf(text, sizeof(text), "%d", 1000 + i);
		edit(t, text);
		term_wait(t, "saved: ");
		term_settle(t);
	}
	term_keys(t, "F2");
	term_type(t, "77"); /* not accepted */
	term_settle(t);
	term_signal(t, SIGKILL);
	assert_int_equal(term_wait_end(t), -SIGKILL);
	assert_int_equal(program_revisions(), before + EDITS);
	program_expect(0, "check", NULL);
}

static void test_hangup_keeps_the_half_typed_field(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	edit(t, "1234");
	term_wait(t, "saved: ");
	walk_find(t, "an giang");
	term_wait_at_cursor(t, "An Giang");
	term_keys(t, "F2");
	term_type(t, "4321");
	term_wait_match(t, "4321");
	term_settle(t);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(program_revisions(), before + 1);

	t = program_open(NULL, "--lang", "en", "--period", "2022-Q4", NULL);
	term_wait_match(t, "the line was cut while you typed .*4321");
	term_wait(t, "An Giang");
	term_keys(t, "1"); /* go on typing */
	term_wait_at_cursor(t, "An Giang.*4321");
	term_keys(t, "Enter");
	term_wait(t, "saved 1");
	assert_int_equal(program_revisions(), before + 2);
	walk_quit(t);
	/* it is offered once */
	t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	term_settle(t);
	term_assert_not(t, "the line was cut");
}

/* An edit made in one program appears in the other at its next key. */
static void test_two_programs_see_each_other(void **state)
{
	(void)state;
	program_demo();
	struct term *a = open_page(), *b = open_page();
	edit(a, "0");
	term_wait(a, "saved: ");
	term_settle(b);
	term_mark(b);
	term_settle(b);
	assert_int_equal(term_received(b), 0); /* no timer brings it */
	term_keys(b, "Up Down");
	term_wait_match(b, "An Giang .* 0\\.0");
}

/* Two edits of the same cell: the second one is told, sees both values and chooses. */
static void test_two_programs_edit_one_cell(void **state)
{
	(void)state;
	program_demo();
	struct term *a = open_page(), *b = open_page();
	long long before = program_revisions();
	term_keys(b, "F2");
	term_settle(b);
	edit(a, "1111");
	term_wait(a, "saved: ");
	term_type(b, "2222");
	term_keys(b, "Enter");
	term_wait_match(b, "^An Giang was changed by .* while you were typing");
	term_wait_match(b, "mine: .*2,?222");
	term_wait_match(b, "theirs: .*1,?111");
	assert_int_equal(program_revisions(), before + 1); /* nothing is overwritten by asking */
	term_keys(b, "1");
	term_wait(b, "saved: ");
	assert_int_equal(program_revisions(), before + 2);
	/* both are in the history */
	walk_find(b, "an giang");
	term_wait_at_cursor(b, "An Giang");
	term_settle(b); /* a letter that came in one go with the Enter would be no command */
	term_keys(b, "t");
	term_wait_match(b, "2,?222");
	term_wait_match(b, "1,?111");
	program_expect(0, "check", NULL);
}

static void test_undo_and_redo(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	int row, col;
	vt_cursor(term_vt(t), &row, &col);
	char *before = strdup(vt_row(term_vt(t), row));
	edit(t, "0");
	term_wait(t, "saved: ");
	term_keys(t, "F8");
	term_wait(t, "taken back");
	walk_find(t, "an giang");
	term_wait_at_cursor(t, "An Giang");
	term_settle(t);
	vt_cursor(term_vt(t), &row, &col);
	assert_string_equal(vt_row(term_vt(t), row), before);
	free(before);
	term_keys(t, "Z");
	term_wait(t, "done again");
	walk_quit(t);
	/* across restarts */
	t = open_page();
	long long count = program_revisions();
	term_keys(t, "F8");
	term_wait(t, "taken back");
	assert_int_equal(program_revisions(), count + 1);
}

static void test_wrong_text_is_never_a_value(void **state)
{
	(void)state;
	static const char *const text[] = { "abc", "1,2,3,4", "--5", "99999999999999999999" };
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	for (size_t i = 0; i < sizeof(text) / sizeof(text[0]); i++) {
		edit(t, text[i]);
		term_wait(t, "it waits in its cell");
		term_wait_at_cursor(t, "An Giang.*X not saved");
		assert_int_equal(program_revisions(), before);
		term_keys(t, "F2 Esc");
		term_wait(t, "left as it was");
		term_settle(t);
		term_assert_not(t, "X not saved");
	}
}

/* What is typed ahead of a refusal goes into the cells that it was meant for; the refused text waits in
 * its own, across restarts, until it is mended. */
static void test_wrong_text_stays_in_its_cell(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	term_keys(t, "F2");
	term_type(t, "12x");
	term_keys(t, "Enter Down F2");
	term_type(t, "4321");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
	term_settle(t);
	term_assert_not(t, "saved: An Giang");
	assert_int_equal(program_revisions(), before + 1);
	assert_int_equal(program_sql_number(
				 "SELECT count(*) FROM revision r JOIN unit u ON u.id = r.unit"
				 " WHERE u.code = 'P08-89' AND r.numerator = 4321"),
			 0);
	term_wait_match(t, "An Giang *X not saved: 12x");
	walk_quit(t);

	/* It is not offered like a text that a hang-up cut, but its row is marked, and F5 finds it. */
	t = open_page();
	term_keys(t, "Home");
	term_settle(t);
	term_keys(t, "F5");
	term_wait_at_cursor(t, "An Giang *X not saved: 12x");
	term_wait_match(t, "\"12x\" is not a number; F2 goes on");
	term_keys(t, "F2 Backspace");
	term_type(t, "34");
	term_keys(t, "Enter");
	term_wait_match(t, "saved: An Giang: 1,?234");
	term_settle(t);
	term_assert_not(t, "X not saved");
	assert_int_equal(program_revisions(), before + 2);
	assert_int_equal(program_sql_number("SELECT count(*) FROM draft"), 0);
}

/* The page of a unit marks it, too; a value that the log refuses is kept like a text that is no number. */
static void test_refused_value_stays_in_its_cell(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	edit(t, "150%");
	term_wait(t, "it waits in its cell");
	term_wait_match(t, "An Giang *X not saved: 150%");
	term_keys(t, "Enter");
	term_wait_match(t, "fibre *X not saved: ");
	term_keys(t, "Del");
	term_wait(t, "cleared");
	term_settle(t);
	term_assert_not(t, "X not saved");
	assert_int_equal(program_revisions(), before + 1);
	assert_int_equal(program_sql_number("SELECT count(*) FROM draft"), 0);
}

/* Backspace and letters of an input method do nothing outside a field. */
static void test_input_methods(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	term_bytes(t, "\177\b", 2);
	term_type(t, "đêaeiouydwAEIOUYDW[]{}");
	term_settle(t);
	term_wait_at_cursor(t, "An Giang");
	term_wait(t, "Target: ");
	assert_int_equal(program_revisions(), before);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_accepted_edits_survive_a_kill),
		PROGRAM_TEST(test_hangup_keeps_the_half_typed_field),
		PROGRAM_TEST(test_two_programs_see_each_other),
		PROGRAM_TEST(test_two_programs_edit_one_cell),
		PROGRAM_TEST(test_undo_and_redo),
		PROGRAM_TEST(test_wrong_text_is_never_a_value),
		PROGRAM_TEST(test_wrong_text_stays_in_its_cell),
		PROGRAM_TEST(test_refused_value_stays_in_its_cell),
		PROGRAM_TEST(test_input_methods),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

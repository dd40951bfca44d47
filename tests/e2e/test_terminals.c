/* Terminals of other kinds and sizes, without colours, without UTF-8, without anything. */
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Descriptions that this system does not have are passed over. */
static bool known(const char *term)
{
	return run_program((const char *const[]){ "infocmp", term, NULL }, NULL).status == 0;
}

/* The same walk and edit everywhere: nothing needs what only one of them has. (Not on ansi: the
 * emulator keeps the cursor at the margin, as all of these do, where an ansi terminal wraps.) */
static void test_every_terminal(void **state)
{
	(void)state;
	static const char *const terms[] = { "xterm-256color", "tmux-256color", "linux",
					     "putty",          "vt100",         "screen",
					     "vt220",          "rxvt-unicode" };
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		if (!known(terms[i]))
			continue;
		program_demo();
		struct term *t = program_open(terms[i], "--lang", "en", "--period", "2022-Q4",
					      NULL);
		term_wait(t, "Programme > ");
		term_wait(t, "Digital government");
		term_keys(t, "Down Down Down");
		term_wait_at_cursor(t, "^>");
		walk_find(t, "cap quang");
		term_wait_at_cursor(t, "Households with fibre");
		term_keys(t, "Enter");
		term_wait(t, "Target: ");
		term_keys(t, "F2");
		term_type(t, "0");
		term_keys(t, "Enter");
		term_wait(t, "saved: ");
		walk_quit(t);
	}
}

/* A description that lacks one of the motions that ours takes for granted: curses writes by itself. */
static void test_curses_writes(void **state)
{
	char script[4096];

	(void)state;
	program_demo();
	snprintf(script, sizeof(script),
		 "infocmp xterm-256color | sed 's/cub=[^,]*, //; s/xterm-256color|/lacking|/' "
		 ">%s.ti && "
		 "tic -o %s.terminfo %s.ti",
		 program_db(), program_db(), program_db());
	assert_int_equal(
		run_program((const char *const[]){ "sh", "-c", script, NULL }, NULL).status, 0);
	snprintf(script, sizeof(script), "TERMINFO=%s.terminfo", program_db());
	program_setenv(script);
	struct term *t = program_open("lacking", "--lang", "en", "--period", "2022-Q4", NULL);
	term_wait(t, "Programme > ");
	term_keys(t, "/");
	term_type(t, "cap quang");
	term_keys(t, "Enter Enter");
	term_wait(t, "Target: ");
	term_assert(t, "Kon Tum");
	term_keys(t, "PgDn");
	term_wait_gone(t, "Kon Tum");
	term_keys(t, "F1");
	term_wait(t, "Help: ");
	term_keys(t, "Esc F10");
	assert_int_equal(term_wait_end(t), 0);
}

/* One clear line and status 3, never junk. */
static void test_terminals_that_cannot(void **state)
{
	(void)state;
	static const char *const row[][2] = { { "dumb", "cannot move its cursor" },
					      { "no-such-terminal", "is not known here" },
					      { "", "TERM does not say" } };
	program_demo();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct term *t = program_open(row[i][0], "--lang", "en", NULL);
		vt_record(term_vt(t));
		assert_int_equal(term_wait_end(t), 3);
		char *text = term_text(t);
		assert_int_equal(strncmp(text, "tiendo: ", 8), 0);
		assert_non_null(strstr(text, row[i][1]));
		free(text);
		term_assert(t, "tiendo --help"); /* what goes without a screen */
		size_t len;
		const char *bytes = vt_recorded(term_vt(t), &len);
		assert_null(memchr(bytes, '\033', len));
	}
}

/* In a locale without UTF-8 everything is ASCII, and names lose their accents only. */
static void test_no_utf8(void **state)
{
	(void)state;
	program_demo();
	program_setenv("LC_ALL=C");
	struct term *t = program_open(NULL, "--lang", "vi", "--period", "2022-Q4", NULL);
	vt_record(term_vt(t));
	term_wait(t, "Chuong trinh > Toan quoc");
	term_wait(t, "Chinh phu so");
	term_keys(t, "Down Enter");
	term_settle(t);
	size_t len;
	const char *bytes = vt_recorded(term_vt(t), &len);
	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] > 0x7e)
			fail_msg("byte %02x of %zu", (unsigned char)bytes[i], len);
}

static void expect_no_colours(struct term *t)
{
	int rows, cols;
	vt_size(term_vt(t), &rows, &cols);
	for (int i = 0; i < rows * cols; i++) {
		struct vt_cell cell;
		vt_cell(term_vt(t), i / cols, i % cols, &cell);
		if (cell.fg != VT_DEFAULT || cell.bg != VT_DEFAULT)
			fail_msg("row %d, column %d has colours %d and %d", i / cols, i % cols,
				 cell.fg, cell.bg);
	}
}

static void test_no_colours(void **state)
{
	(void)state;
	program_demo();
	struct term *t = program_open(NULL, "--lang", "en", "-n", NULL);
	term_wait(t, "Programme > ");
	term_settle(t);
	expect_no_colours(t);
	term_keys(t, "F10");
	term_wait_end(t);
	program_setenv("NO_COLOR=1");
	t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	term_settle(t);
	expect_no_colours(t);
	term_wait_match(t, "[-+=~!x?]$"); /* the state is a glyph as well */
}

static void test_sizes(void **state)
{
	(void)state;
	static const struct {
		int rows, cols;
	} row[] = { { 40, 120 }, { 24, 79 }, { 10, 40 }, { 12, 60 }, { 50, 200 }, { 24, 80 } };
	program_demo();
	struct term *t = walk_open("2022-Q4");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		term_resize(t, row[i].rows, row[i].cols);
		term_settle(t);
		term_wait_at_cursor(t, "^>");
		term_keys(t, "Down");
		term_settle(t);
		term_wait_at_cursor(t, "^>");
	}
	term_resize(t, 9, 39);
	term_wait(t, "40x10");
	term_resize(t, 24, 80);
	term_wait(t, "Programme > ");
	walk_quit(t);
}

/* Redrawing makes the same screen out of a spoiled one. */
static void test_redraw(void **state)
{
	(void)state;
	program_demo();
	struct term *t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	term_settle(t);
	char *before = term_text(t);
	term_keys(t, "^L");
	term_settle(t);
	char *after = term_text(t);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* Idle is silent, and forty held keys cost one drawing or a few, not forty. */
static void test_thin_lines(void **state)
{
	(void)state;
	program_demo();
	struct term *t = walk_open("2022-Q4");
	term_settle(t);
	term_mark(t);
	term_hold(t, "Down", 40);
	term_settle(t);
	assert_in_range(term_received(t), 1, 3200);
}

static void test_signals_end_in_order(void **state)
{
	(void)state;
	static const int signals[] = { SIGTERM, SIGHUP };
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		program_demo();
		struct term *t = program_open(NULL, "--lang", "en", NULL);
		term_wait(t, "Programme > ");
		term_settle(t);
		term_signal(t, signals[i]);
		term_wait_end(t);
		assert_false(vt_alternate(term_vt(t)));
		program_expect(0, "check", NULL);
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_every_terminal),
		PROGRAM_TEST(test_terminals_that_cannot),
		PROGRAM_TEST(test_curses_writes),
		PROGRAM_TEST(test_no_utf8),
		PROGRAM_TEST(test_no_colours),
		PROGRAM_TEST(test_sizes),
		PROGRAM_TEST(test_redraw),
		PROGRAM_TEST(test_thin_lines),
		PROGRAM_TEST(test_signals_end_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

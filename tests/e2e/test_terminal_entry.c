/* The entry grid, comments and files on every terminal and without UTF-8: typed, accepted, moved and
 * taken back by each terminal's own keys; what may happen to the line meanwhile. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The terminal NULL is xterm without UTF-8. */
static const char *const terms[] = { "xterm-256color", "vt100",  "linux", "putty",
				     "tmux-256color",  "screen", NULL };

enum { TERMS = sizeof(terms) / sizeof(terms[0]) };

static struct term *open_grid(const char *term)
{
	struct term *t = program_open(term, "--lang", "en", "--period", "2022-Q4", NULL);
	term_wait(t, "Programme > ");
	walk_find(t, "ho so suc khoe");
	term_wait_at_cursor(t, "Electronic health record");
	term_keys(t, "Ins");
	term_wait(t, "Enter: Electronic health record");
	return t;
}

static void expect_ascii(struct term *t)
{
	size_t len;
	const char *bytes = vt_recorded(term_vt(t), &len);

	for (size_t i = 0; i < len; i++)
		if ((unsigned char)bytes[i] > 0x7e)
			fail_msg("byte %02x, %zu of %zu", (unsigned char)bytes[i], i, len);
}

/* Values, a wrong one among them, a correction, clearing, undo: all by keys of the terminal's own. */
static void work_in_grid(struct term *t)
{
	term_type(t, "1234");
	term_keys(t, "Enter");
	term_type(t, "12x");
	term_keys(t, "Down");
	term_type(t, "1236");
	term_keys(t, "Tab");
	term_keys(t, "S-Tab");
	term_wait(t, "entered 2/63 | errors 1 | saved 2");
	term_keys(t, "Home");
	term_wait_at_cursor(t, "1,234");
	term_keys(t, "F5");
	term_wait_at_cursor(t, "12x");
	term_keys(t, "F2 Backspace");
	term_type(t, "35");
	term_keys(t, "Enter");
	term_wait(t, "entered 3/63 | errors 0 | saved 3");
	term_keys(t, "Up Del");
	term_wait(t, "entered 2/63");
	term_keys(t, "F8");
	term_wait(t, "entered 3/63");
	term_keys(t, "F4");
	term_wait(t, "only empty and faulty cells");
	term_keys(t, "F4 F4 F4 End");
	term_wait_at_cursor(t, "^>");
	term_keys(t, "PgUp Home");
	term_wait_at_cursor(t, "1,234");
}

static void test_grid_on_every_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		program_init();
		const long long before = program_revisions();
		if (!terms[i])
			program_setenv("LC_ALL=C");
		struct term *t = open_grid(terms[i]);
		work_in_grid(t);
		assert_int_equal(program_revisions(), before + 5);
		walk_quit(t);
		unlink(program_db());
	}
}

/* A comment, a file of what is shown, the review queue and a report, on the same terminals. */
static void test_questions_on_every_terminal(void **state)
{
	(void)state;
	for (size_t i = 0; i < TERMS; i++) {
		char name[64];
		program_demo();
		if (!terms[i])
			program_setenv("LC_ALL=C");
		struct term *t = program_open(terms[i], "--lang", "en", "--period", "2022-Q4",
					      NULL);
		term_wait(t, "Programme > ");
		term_keys(t, "/");
		term_type(t, "an giang");
		term_keys(t, "Enter Enter Down Down c");
		term_wait(t, "Comments: ");
		term_keys(t, "c");
		term_type(t, "counted twicd");
		term_keys(t, "Backspace e Enter");
		term_wait(t, ": counted twice");
		term_keys(t, "Esc");
		term_keys(t, "x");
		snprintf(name, sizeof(name), "%s/%zu.csv", scratch_path("."), i);
		term_keys(t, "^U");
		term_type(t, name);
		term_keys(t, "Enter");
		term_wait(t, "rows");
		char *file = scratch_read(name, NULL);
		assert_non_null(file);
		free(file);
		term_keys(t, "S");
		term_wait(t, "An Giang, 2022-Q4");
		term_keys(t, "Esc");
		term_keys(t, "K");
		term_wait(t, "Review");
		walk_quit(t);
	}
}

/* Telex and VNI over a cell: text that stays in it, marked, and no command. */
static void test_input_methods_in_the_grid(void **state)
{
	static const char *const typed[] = { "d\177đ", "12a\177â\177ấ", "w\177ư", "1e\177ê6\177",
					     "uo\177\177ươ" };

	(void)state;
	program_init();
	const long long before = program_revisions();
	struct term *t = open_grid(NULL);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		term_type(t, typed[i]);
		term_settle(t);
		term_wait_row(t, 0, "^Enter: Electronic health record");
		term_wait_row(t, 3, "^>HGG");
		/* within a text they belong to it */
		term_type(t, "1");
		term_type(t, typed[i]);
		term_keys(t, "Esc");
		term_wait(t, "left as it was");
	}
	assert_int_equal(program_revisions(), before);
}

/* Only ASCII on the line, on every screen; what is typed with accents is taken without them. */
static void test_without_utf8(void **state)
{
	static const char *const walk[] = { "Down Down Enter",
					    "F1",
					    "Esc",
					    "F9",
					    "Esc",
					    "=",
					    "Esc",
					    "t",
					    "Esc",
					    "Ins",
					    "Esc",
					    "F6",
					    "Esc",
					    "F4",
					    "Esc",
					    "F7",
					    "Esc",
					    "V",
					    "Enter",
					    "Esc",
					    "Esc",
					    "K",
					    "Esc",
					    "M",
					    "Esc",
					    "%",
					    "Esc",
					    "P",
					    "Esc" };
	(void)state;
	program_demo();
	program_setenv("LC_ALL=C");
	struct term *t = program_open(NULL, "--lang", "vi", "--period", "2022-Q4", NULL);
	vt_record(term_vt(t));
	term_wait(t, "Chuong trinh > Toan quoc");
	for (size_t i = 0; i < sizeof(walk) / sizeof(walk[0]); i++) {
		term_keys(t, walk[i]);
		term_settle(t);
	}
	term_keys(t, "/");
	term_type(t, "Ca\177áp quang");
	term_wait(t, "Cap quang");
	expect_ascii(t);
}

/* A reason with accents is shown and cannot be destroyed. */
static void test_reason_with_accents_is_kept(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid(NULL);
	term_type(t, "1234");
	term_keys(t, "Tab Tab Tab");
	term_type(t, "số mới");
	term_keys(t, "Enter");
	term_wait(t, "saved 2");
	walk_quit(t);
	const long long before = program_revisions();
	program_setenv("LC_ALL=C");
	t = open_grid(NULL);
	term_keys(t, "Tab Tab Tab x");
	term_wait(t, "text with accents is only shown here");
	term_keys(t, "Enter Up F2");
	term_wait(t, "text with accents is only shown here");
	term_keys(t, "Down x Enter");
	term_settle(t);
	assert_int_equal(program_revisions(), before);
}

/* A locale that is named and not installed still means UTF-8. */
static void test_missing_locale(void **state)
{
	(void)state;
	program_demo();
	program_setenv("LC_ALL=");
	program_setenv("LC_CTYPE=");
	program_setenv("LANG=xx_XX.UTF-8");
	struct term *t = program_open(NULL, "--lang", "vi", "--period", "2022-Q4", NULL);
	term_wait(t, "Chương trình > Toàn quốc");
}

/* One line in the language of the user, in what the terminal has. */
static void test_no_terminal(void **state)
{
	(void)state;
	program_demo();
	struct term *t = program_open("dumb", "--lang", "vi", NULL);
	assert_int_equal(term_wait_end(t), 3);
	term_assert(t, "tiendo: loại cửa sổ \"dumb\"");
	program_setenv("LC_ALL=C");
	t = program_open("dumb", "--lang", "vi", NULL);
	vt_record(term_vt(t));
	assert_int_equal(term_wait_end(t), 3);
	term_assert(t, "tiendo: loai cua so \"dumb\"");
	expect_ascii(t);
	struct run r = program_expect(3, "--lang", "vi", NULL);
	assert_string_equal(r.out, "");
	assert_int_equal(strncmp(r.err, "tiendo: chương trình", 22), 0);
	assert_ptr_equal(strchr(r.err, '\n'), r.err + strlen(r.err) - 1);
}

static void test_sizes_while_typing(void **state)
{
	static const int size[][2] = { { 25, 100 }, { 10, 40 }, { 60, 200 }, { 24, 80 } };
	(void)state;
	program_init();
	struct term *t = open_grid(NULL);
	term_type(t, "12");
	for (size_t i = 0; i < sizeof(size) / sizeof(size[0]); i++) {
		term_resize(t, size[i][0], size[i][1]);
		term_wait_at_cursor(t, "12");
	}
	term_type(t, "34");
	term_keys(t, "Enter");
	term_wait(t, "entered 1/63 | errors 0 | saved 1");
	assert_int_equal(program_sql_number("SELECT numerator FROM revision ORDER BY rowid DESC"),
			 1234);
}

/* Within a question and within a paste nothing is half done. */
static void test_hangups(void **state)
{
	(void)state;
	program_init();
	const long long before = program_revisions();
	struct term *t = open_grid(NULL);
	term_bytes(t, "\033[200~1001\r1002\r10", 18);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(program_revisions(), before);
	t = walk_open("2022-Q4");
	term_keys(t, "/");
	term_type(t, "an giang");
	term_keys(t, "Enter Enter Down Down c");
	term_wait(t, "Comments: ");
	term_keys(t, "c");
	term_type(t, "half a com");
	term_settle(t);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(program_revisions(), before);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_grid_on_every_terminal),
		PROGRAM_TEST(test_questions_on_every_terminal),
		PROGRAM_TEST(test_input_methods_in_the_grid),
		PROGRAM_TEST(test_without_utf8),
		PROGRAM_TEST(test_reason_with_accents_is_kept),
		PROGRAM_TEST(test_missing_locale),
		PROGRAM_TEST(test_no_terminal),
		PROGRAM_TEST(test_sizes_while_typing),
		PROGRAM_TEST(test_hangups),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* Each terminal's own keys lead to the same text everywhere, and what an input method sends leads
 * to no command. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KEYS_STEPS = 18 };

/* A walk with every key that has a name of its own, ending where it began. */
static const char *const walk[KEYS_STEPS] = {
	"Down", "PgDn", "PgUp", "End", "Home", "Right", "Left", "F1",  "Esc",
	"F9",   "Esc",  "F3",   "Esc", "F7",   "F7",    "F6",   "Esc", "Up",
};

static struct term *open_overview(const char *term)
{
	struct term *t = program_open(term, "--lang", "vi", "--period", "2022-Q4", NULL);
	term_settle(t);
	return t;
}

static void walk_through(const char *term, const char *colours, char *seen[KEYS_STEPS])
{
	struct term *t = program_open(term, "--lang", "vi", "--period", "2022-Q4", colours, NULL);
	term_settle(t);
	for (size_t k = 0; k < KEYS_STEPS; k++) {
		term_keys(t, walk[k]);
		term_settle(t);
		seen[k] = term_text(t);
	}
	walk_quit(t);
}

static void forget(char *seen[KEYS_STEPS])
{
	for (size_t k = 0; k < KEYS_STEPS; k++)
		free(seen[k]);
}

/* Every one of `terms` shows after every step what xterm shows. */
static void expect_the_same(const char *const *terms, const char *colours)
{
	char *expected[KEYS_STEPS], *seen[KEYS_STEPS];

	walk_through("xterm-256color", colours, expected);
	for (; *terms; terms++) {
		walk_through(*terms, NULL, seen);
		for (size_t k = 0; k < KEYS_STEPS; k++)
			if (strcmp(seen[k], expected[k]) != 0)
				fail_msg("%s on %s shows\n%s\ninstead of\n%s", walk[k], *terms,
					 seen[k], expected[k]);
		forget(seen);
	}
	forget(expected);
}

static void test_every_terminal_shows_the_same(void **state)
{
	(void)state;
	program_demo();
	expect_the_same((const char *const[]){ "xterm", "tmux-256color", "screen", "linux", "putty",
					       "rxvt-unicode", NULL },
			NULL);
	expect_the_same((const char *const[]){ "vt100", "vt220", NULL }, "-n");
}

/* Neither the alternate character set nor a query is ever sent. */
static void test_nothing_that_some_terminal_lacks(void **state)
{
	(void)state;
	static const char *const never[] = { "\033(0",  "\016",    "\033[c",
					     "\033[6n", "\033[5n", "\033]" };
	static const char *const terms[] = { "xterm-256color", "linux", "putty", "vt100" };
	program_demo();
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		struct term *t = program_open(terms[i], "--lang", "vi", NULL);
		vt_record(term_vt(t));
		term_wait(t, "Chương trình > ");
		term_keys(t, "F1");
		term_keys(t, "Esc");
		term_keys(t, "Down Down Enter");
		term_settle(t);
		size_t len;
		const char *bytes = vt_recorded(term_vt(t), &len);
		for (size_t n = 0; n < sizeof(never) / sizeof(never[0]); n++)
			if (memmem(bytes, len, never[n], strlen(never[n])))
				fail_msg("%s is sent \"\\%03o%s\"", terms[i], never[n][0],
					 never[n] + 1);
	}
}

/* The pad of numbers sends numbers: each terminal that is told to send sequences for it is told otherwise. */
static bool numeric(struct term *t)
{
	size_t len, on = 0, off = 0;
	const char *bytes = vt_recorded(term_vt(t), &len);

	for (size_t i = 0; i + 1 < len; i++) {
		on = memcmp(bytes + i, "\033=", 2) == 0 ? i + 1 : on;
		off = memcmp(bytes + i, "\033>", 2) == 0 ? i + 1 : off;
	}
	return off >= on;
}

/* And one that does so all the same is understood, whatever its description calls the keys. On a vt100 they
 * are its function keys. */
static void test_number_pad(void **state)
{
	static const char *const terms[] = { "xterm-256color", "putty", "rxvt-unicode", "tmux",
					     "vt100" };
	static const char pad[] = "\033Oq\033Or\033On\033Os\033Ow";

	(void)state;
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		program_demo();
		struct term *t = program_open(terms[i], "--lang", "en", "--period", "2022-Q4",
					      NULL);
		vt_record(term_vt(t));
		walk_find(t, "cap quang");
		term_keys(t, "Enter F2");
		term_wait_at_cursor(t, "\\[");
		assert_true(numeric(t));
		term_keys(t, "^U");
		if (strcmp(terms[i], "vt100") == 0)
			term_type(t, "12.37");
		else
			term_bytes(t, pad, sizeof(pad) - 1);
		term_wait_at_cursor(t, "\\[12.37 ");
		term_bytes(t, "\033OM", 3);
		term_wait_gone(t, "[12.37");
		walk_quit(t);
	}
}

/* ---- input methods ---- */

/* What Telex and VNI send while words are typed: letters, backspaces, letters with marks. */
static const char *const methods[] = {
	"d\177đ", "DD\177\177Đ", "a\177â\177ấ", "e\177ê\177ể", "w\177ư", "uo\177\177ươ\177ớ",
	"d\b\bđ", "a\177ă\177ắ", "y\177ý",
};

static const char *const screens[] = {
	"Up", "F1", "=", "F7", "Down Down Enter", "Down Down Enter Enter", "Down Down Enter t",
};

static void test_input_methods_command_nothing(void **state)
{
	(void)state;
	program_demo();
	long long before = program_revisions();
	for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
		struct term *t = open_overview(NULL);
		term_keys(t, screens[i]);
		term_settle(t);
		int row, col, row_after;
		vt_cursor(term_vt(t), &row, &col);
		char *title = strdup(vt_row(term_vt(t), 0));
		char *line = strdup(vt_row(term_vt(t), row));
		for (size_t m = 0; m < sizeof(methods) / sizeof(methods[0]); m++) {
			term_type(t, methods[m]);
			term_settle(t);
			vt_cursor(term_vt(t), &row_after, &col);
			assert_int_equal(row_after, row);
			assert_string_equal(vt_row(term_vt(t), 0), title);
			assert_string_equal(vt_row(term_vt(t), row), line);
		}
		free(title);
		free(line);
		walk_quit(t);
	}
	assert_int_equal(program_revisions(), before);
}

/* Whole names as both methods send them, typed into the search. */
static void test_input_methods_compose(void **state)
{
	(void)state;
	static const struct {
		const char *keys, *name;
	} row[] = {
		/* Telex: ddaf nawngx */
		{ "D\177Đa\177à Na\177ăng\177\177\177ẵng", "Đà Nẵng" },
		/* VNI: d9a2 na8ng4 */
		{ "D\177Đa\177à N\177Nă\177ăng\177\177\177ẵng", "Đà Nẵng" },
		/* Telex: Huees */
		{ "Hue\177ê\177ế", "Huế" },
		/* Telex: Ddawks Lawsk */
		{ "D\177Đa\177ăk\177\177ắk L\177La\177ă\177ắk", "Đắk Lắk" },
		/* VNI: Ca62n Tho7 */
		{ "Ca\177â\177ần Tho\177ơ", "Cần Thơ" },
		/* Telex: Hoof Chis Minh; backspace as ^H */
		{ "Ho\bô\bồ Chi\bí Minh", "Hồ Chí Minh" },
	};
	program_demo();
	struct term *t = open_overview(NULL);
	walk_find(t, "cap quang");
	term_keys(t, "Enter");
	term_wait(t, "Mục tiêu: ");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		term_keys(t, "Home");
		term_keys(t, "/");
		term_type(t, row[i].keys);
		term_wait_at_cursor(t, row[i].name); /* as composed */
		term_keys(t, "Enter");
		term_wait_at_cursor(t, row[i].name); /* as found */
	}
	walk_quit(t);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_every_terminal_shows_the_same),
		PROGRAM_TEST(test_nothing_that_some_terminal_lacks),
		PROGRAM_TEST(test_number_pad),
		PROGRAM_TEST(test_input_methods_command_nothing),
		PROGRAM_TEST(test_input_methods_compose),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* Colours where terminals have the same ones, what a terminal without them must not be sent, and menus that
 * lead by arrows to what else has only letters. */
#include "places.h"
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 24, COLUMNS = 80, STEPS = 6 };

/* Bars, a field, errors and warnings in the grid, the menu over it, help. */
static const char *const walk[STEPS] = {
	"Up", "Down Down Down Enter", "Ins 1 Enter 1 2 x Enter 5 7 Up", "F9", "Esc F1", "PgDn",
};

struct shot {
	struct vt_cell cell[STEPS][ROWS][COLUMNS];
};

static bool known(const char *term)
{
	return run_program((const char *const[]){ "infocmp", term, NULL }, NULL).status == 0;
}

static void take(struct term *t, struct vt_cell to[ROWS][COLUMNS])
{
	for (int y = 0; y < ROWS; y++)
		for (int x = 0; x < COLUMNS; x++)
			vt_cell(term_vt(t), y, x, &to[y][x]);
}

static void shoot(const char *term, struct shot *shot)
{
	program_demo();
	struct term *t = program_open(term, "--lang", "vi", "--period", "2022-Q4", NULL);
	term_wait(t, "Chương trình > ");
	for (int n = 0; n < STEPS; n++) {
		term_keys(t, walk[n]);
		term_settle(t);
		take(t, shot->cell[n]);
	}
	walk_quit(t);
}

/* An underline may be bold: linux and putty say of themselves that colours exclude it. */
static bool same(const struct vt_cell *a, const struct vt_cell *b)
{
	if (a->underline && !b->underline)
		return strcmp(a->text, b->text) == 0 && b->bold;
	return vt_cell_same(a, b);
}

static void expect_the_same(const char *model, const char *const *terms)
{
	static struct shot expected, seen;

	shoot(model, &expected);
	for (; *terms; terms++) {
		if (!known(*terms))
			continue;
		shoot(*terms, &seen);
		for (int n = 0; n < STEPS; n++)
			for (int i = 0; i < ROWS * COLUMNS; i++) {
				const int y = i / COLUMNS, x = i % COLUMNS;
				const struct vt_cell *a = &expected.cell[n][y][x],
						     *b = &seen.cell[n][y][x];

				if (!same(a, b))
					fail_msg("%s, step %d, row %d, column %d: '%s' %d on %d "
						 "instead of '%s' %d on %d",
						 *terms, n, y, x, b->text, b->fg, b->bg, a->text,
						 a->fg, a->bg);
			}
	}
}

static void test_the_same_colours(void **state)
{
	(void)state;
	expect_the_same("xterm", (const char *const[]){ "screen", "linux", "putty", NULL });
	expect_the_same("xterm-256color",
			(const char *const[]){ "tmux-256color", "putty-256color", NULL });
}

/* Follows the background that the bytes choose: an erased, inserted or scrolled cell has it on one terminal
 * (bce) and not on another. Returns what was erased with one, NULL when nothing was. */
static const char *erased_in_colour(const char *bytes, size_t len)
{
	bool colour = false;

	for (size_t i = 0; i + 2 < len; i++) {
		static const char erasing[] = "KJXLMP@ST";

		if (bytes[i] != '\033' || bytes[i + 1] != '[')
			continue;
		size_t end = i + 2;
		while (end < len && (bytes[end] < '@' || bytes[end] > '~'))
			end++;
		if (end == len)
			break;
		if (bytes[end] == 'm') {
			for (size_t at = i + 1; at < end;) {
				const int code = atoi(bytes + at + 1);

				colour = code == 0 || code == 49 ? false :
					 code >= 40 && code < 48 ? true :
								   colour;
				for (at++; at < end && bytes[at] != ';';)
					at++;
			}
		} else if (colour && strchr(erasing, bytes[end])) {
			return bytes + i;
		}
		i = end;
	}
	return NULL;
}

static void test_erasing_has_no_colour(void **state)
{
	/* what has bce may be sent a bar as an erasure in its colour */
	static const char *const terms[] = { "screen", "screen-256color", "tmux" };

	(void)state;
	assert_non_null(erased_in_colour("\033[1;44m \033[K", 11));
	for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
		size_t len;
		if (!known(terms[i]))
			continue;
		program_demo();
		struct term *t = program_open(terms[i], "--lang", "vi", "--period", "2022-Q4",
					      NULL);
		vt_record(term_vt(t));
		term_wait(t, "Chương trình > ");
		for (int n = 0; n < STEPS; n++) {
			term_keys(t, walk[n]);
			term_settle(t);
		}
		term_keys(t, "Esc");
		term_hold(t, "Down", 30);
		term_keys(t, "PgUp End Home F7 Esc");
		term_settle(t);
		const char *bytes = vt_recorded(term_vt(t), &len);
		const char *found = erased_in_colour(bytes, len);
		if (found)
			fail_msg("%s: byte %zu erases in colour", terms[i],
				 (size_t)(found - bytes));
	}
}

static void test_menus_by_arrows(void **state)
{
	static const struct {
		const char *to, *key, *screen;
	} row[] = {
		{ "Up", "V", "T01" },
		{ "Up", "K", "Review: " },
		{ "Up", "P", "Reporting period" },
		{ "Down Down Enter", "t", "Change log" },
		{ "Down Down Enter", "c", "Comments: " },
		{ "Down Down Enter", "Ins r", "Enter: " },
		{ "Down Down Enter Ins", "t", "Change log" },
		{ "Down Down Enter Down Enter", "S", "1 " },
		{ "Down Down Enter Down Enter", "x", ".csv" },
		{ "K", "L", "Duyệt: " },
		{ "V", "T", "T01" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		program_demo();
		struct term *t = program_open("vt100", "--lang", "en", "--period", "2022-Q4", NULL);
		term_wait(t, "Programme > ");
		term_keys(t, row[i].to);
		places_run(t, row[i].key);
		term_wait(t, row[i].screen);
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_the_same_colours),
		PROGRAM_TEST(test_erasing_has_no_colour),
		PROGRAM_TEST(test_menus_by_arrows),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* A screen without a terminal. */
#include "support/screen.h"

#include "base/str.h"
#include "support/scratch.h"
#include "ui/term.h"
#include "ui/theme.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

enum { SCREEN_CELLS = 512 };

static SCREEN *screen;
static FILE *screen_file;

static void screen_size_name(const char *name, int value)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", value);
	setenv(name, text, 1);
}

void screen_open(int rows, int cols, const char *type, bool utf8)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	term_set_utf8(utf8);
	/* curses asks the environment where there is no window to ask */
	screen_size_name("LINES", rows);
	screen_size_name("COLUMNS", cols);
	screen_file = fopen("/dev/null", "r+e");
	screen = screen_file ? newterm(type, screen_file, screen_file) : NULL;
	if (!screen) {
		fprintf(stderr, "no terminal description \"%s\"\n", type);
		abort();
	}
	theme_use(THEME_AUTO);
}

void screen_close(void)
{
	endwin();
	delscreen(screen);
	fclose(screen_file);
	screen = NULL;
}

void screen_resize(int rows, int cols)
{
	resize_term(rows, cols);
	term_redraw();
}

static const cchar_t *screen_cell(int row, int col)
{
	static cchar_t cell;
	int y, x;

	getyx(stdscr, y, x);
	mvin_wch(row, col, &cell);
	move(y, x);
	return &cell;
}

/* A blank that is seen: the filled part of a bar. */
static bool screen_is_fill(const cchar_t *cell, wchar_t c)
{
	wchar_t text[CCHARW_MAX];
	attr_t attributes;
	short pair, fg = -1, bg = -1;

	getcchar(cell, text, &attributes, &pair, NULL);
	if (pair)
		pair_content(pair, &fg, &bg);
	return c == L' ' && (attributes & A_REVERSE || bg >= 0);
}

static void screen_add_line(struct str *out, int row)
{
	wchar_t wide[SCREEN_CELLS];
	char text[SCREEN_CELLS * 4];
	int n = 0;

	for (int col = 0; col < COLS && n < SCREEN_CELLS - 1; col++) {
		const cchar_t *cell = screen_cell(row, col);
		wide[n] = cell->chars[0];
		if (screen_is_fill(cell, wide[n]))
			wide[n] = L'\u2588';
		n++;
	}
	while (n > 0 && wide[n - 1] == L' ')
		n--;
	wide[n] = L'\0';
	size_t len = wcstombs(text, wide, sizeof(text));
	if (len != (size_t)-1)
		str_addn(out, text, len);
}

char *screen_line(int row)
{
	struct str out;

	str_init(&out);
	screen_add_line(&out, row);
	return str_take(&out);
}

char *screen_text(void)
{
	struct str out;

	str_init(&out);
	for (int row = 0; row < LINES; row++) {
		screen_add_line(&out, row);
		str_addc(&out, '\n');
	}
	str_addf(&out, "cursor %d,%d\n", getcury(stdscr), getcurx(stdscr));
	return str_take(&out);
}

void screen_check_at(const char *path, const char *file, int line)
{
	static char *text; /* what a failed comparison leaves is freed by the next one */

	free(text);
	text = screen_text();
	golden_check_at(path, text, file, line);
}

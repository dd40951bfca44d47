/* Text on the screen. */
#include "ui/draw.h"

#include "base/str.h"
#include "base/utf8.h"
#include "ui/term.h"

#include <curses.h>
#include <string.h>

enum { DRAW_CELLS_MAX = 512 };

static int draw_cursor_y, draw_cursor_x;

/* Printable ASCII needs no treatment; most text of a screen is of this kind. */
static bool draw_is_plain(const char *text, int width)
{
	int used = 0;

	for (; *text; text++)
		if (*text < ' ' || *text > '~' || ++used > width)
			return false;
	return true;
}

/* Makes text fit to be shown: visible, in the terminal's characters, at most `width` columns. */
static int draw_prepare(struct str *out, const char *text, int width)
{
	struct str visible, shown;
	int used;

	str_init(&visible);
	str_init(&shown);
	utf8_add_visible(&visible, text);
	if (term_utf8()) {
		used = utf8_add_fit(out, visible.text, width);
	} else {
		utf8_add_fit(&shown, visible.text, width);
		utf8_add_ascii(out, shown.text);
		used = (int)out->len;
	}
	str_release(&shown);
	str_release(&visible);
	return used;
}

/* Puts prepared text into the window as cells. curses' own ways, for strings and for making one cell, take
 * each character through several conversions: most of what a drawing costs. */
static void draw_put(int y, int x, const char *text)
{
	cchar_t cell[DRAW_CELLS_MAX], blank;
	attr_t attributes;
	int count = 0;
	short pair;

	attr_get(&attributes, &pair, NULL);
	setcchar(&blank, L" ", attributes, pair, NULL);
	while (*text && count < DRAW_CELLS_MAX) {
		cchar_t *c = &cell[count++];
		int32_t code;
		size_t n = 0, len = utf8_next(text, &code);

		*c = blank;
		do {
			text += len;
			if (n < CCHARW_MAX)
				c->chars[n++] = (wchar_t)code;
			len = *text ? utf8_next(text, &code) : 0;
		} while (len && (unsigned char)*text >= 0x80 && utf8_code_width(code) == 0);
	}
	mvadd_wchnstr(y, x, cell, count);
}

int draw_text(int y, int x, int width, const char *text, enum style style)
{
	struct str shown;
	int used;

	if (y < 0 || y >= LINES || x < 0 || x >= COLS)
		return 0;
	if (width > COLS - x)
		width = COLS - x;
	if (width > DRAW_CELLS_MAX)
		width = DRAW_CELLS_MAX;
	if (width <= 0 || !*text)
		return 0;
	theme_set(style);
	if (draw_is_plain(text, width)) {
		draw_put(y, x, text);
		return (int)strlen(text);
	}
	str_init(&shown);
	used = draw_prepare(&shown, text, width);
	draw_put(y, x, shown.text);
	str_release(&shown);
	return used;
}

static bool draw_is_blank(int y, int x)
{
	wchar_t wide[CCHARW_MAX + 1];
	attr_t attributes;
	cchar_t cell;
	short pair;

	return x < 0 || x >= COLS || mvin_wch(y, x, &cell) == ERR ||
	       getcchar(&cell, wide, &attributes, &pair, NULL) == ERR || wide[0] == L' ';
}

void draw_over(int y, int x)
{
	if (!draw_is_blank(y, x) && !(draw_is_blank(y, x - 1) && draw_is_blank(y, x - 2)))
		draw_text(y, x - 1, 1, "…", STYLE_TEXT);
}

/* Columns that the whole text takes. */
static int draw_width(const char *text)
{
	struct str visible;

	str_init(&visible);
	utf8_add_visible(&visible, text);
	int width = utf8_width(visible.text);
	str_release(&visible);
	return width;
}

void draw_right(int y, int x, int width, const char *text, enum style style)
{
	int used = draw_width(text);

	if (used > width)
		draw_fill(y, x, width, '#', style);
	else
		draw_text(y, x + width - used, used, text, style);
}

void draw_fill(int y, int x, int count, char c, enum style style)
{
	if (y < 0 || y >= LINES || x < 0 || x >= COLS)
		return;
	if (count > COLS - x)
		count = COLS - x;
	theme_set(style);
	move(y, x);
	for (int i = 0; i < count; i++)
		addch((chtype)(unsigned char)c);
}

void draw_title(int y, const char *left, const char *right)
{
	int used = draw_text(y, 0, COLS, left, STYLE_TITLE);
	int width = draw_width(right);
	int room = COLS - used - 2;

	if (width <= room)
		draw_text(y, COLS - width, width, right, STYLE_TITLE);
	else if (room > 0)
		draw_text(y, used + 2, room, right, STYLE_TITLE);
}

void draw_clear(int y, int lines)
{
	theme_set(STYLE_TEXT);
	for (int i = 0; i < lines; i++) {
		move(y + i, 0);
		clrtoeol();
	}
}

/* The bytes of text that fit `width` columns, ending at a space where there is one. */
static size_t draw_line_end(const char *text, int width)
{
	size_t at = 0, space = 0;
	int used = 0;

	while (text[at]) {
		int32_t code;
		size_t len = utf8_next(text + at, &code);
		int columns = code == UTF8_BAD ? 1 : utf8_code_width(code);
		if (text[at] == ' ')
			space = at;
		if (used + columns > width)
			return space ? space : (at ? at : len);
		used += columns;
		at += len;
	}
	return at;
}

int draw_upwards(int y, int lines, const char *text, enum style style)
{
	struct str visible;
	size_t start[8];
	int count = 0;

	str_init(&visible);
	utf8_add_visible(&visible, text);
	if (lines > (int)(sizeof(start) / sizeof(start[0])))
		lines = (int)(sizeof(start) / sizeof(start[0]));
	for (size_t at = 0; visible.text[at] && count < lines;) {
		start[count++] = at;
		at += draw_line_end(visible.text + at, COLS - 1);
		at += strspn(visible.text + at, " ");
	}
	draw_clear(y - count + 1, count);
	for (int i = 0; i < count; i++) {
		const char *line = visible.text + start[i];
		struct str part;
		str_init(&part);
		/* the last line carries all that is left, and the mark of what is cut */
		str_addn(&part, line, i < count - 1 ? draw_line_end(line, COLS - 1) : strlen(line));
		draw_text(y - count + 1 + i, 0, COLS - 1, part.text, style);
		str_release(&part);
	}
	str_release(&visible);
	return count;
}

void draw_cursor(int y, int x)
{
	draw_cursor_y = y;
	draw_cursor_x = x;
}

void draw_resume(void)
{
	draw_cursor_y = draw_cursor_x = 0;
	theme_set(STYLE_TEXT);
}

void draw_begin(void)
{
	draw_resume();
	erase();
}

void draw_end(void)
{
	theme_set(STYLE_TEXT);
	move(draw_cursor_y < LINES ? draw_cursor_y : LINES - 1,
	     draw_cursor_x < COLS ? draw_cursor_x : COLS - 1);
}

/* The cheapest bytes for motion, attributes and scrolling on a terminal like xterm-256color. */
#include "ideal_pen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEN_TEXT = 96 };

struct pen pen_start(int row, int col, int cols)
{
	return (struct pen){
		.row = row, .col = col, .cols = cols, .fg = VT_DEFAULT, .bg = VT_DEFAULT
	};
}

void pen_put(struct pen *p, const char *text)
{
	size_t n = strlen(text);
	if (p->len + n + 1 > p->room) {
		p->room = (p->len + n + 1) * 2;
		p->data = realloc(p->data, p->room);
		if (!p->data)
			abort();
	}
	memcpy(p->data + p->len, text, n + 1);
	p->len += n;
}

struct pen pen_copy(const struct pen *p)
{
	struct pen copy = *p;
	copy.data = NULL;
	copy.len = copy.room = 0;
	pen_put(&copy, p->data ? p->data : "");
	return copy;
}

void pen_replace(struct pen *p, struct pen *by)
{
	free(p->data);
	*p = *by;
}

void pen_keep_shorter(struct pen *best, struct pen *other)
{
	if (other->len < best->len)
		pen_replace(best, other);
	else
		free(other->data);
}

/* ---- motion ---- */

static void __attribute__((format(printf, 2, 3)))
pen_shorter(char best[PEN_TEXT], const char *format, ...)
{
	char text[PEN_TEXT];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (strlen(text) < strlen(best))
		memcpy(best, text, sizeof(text));
}

/* "\033[nX", without the number when it is 1. */
static void pen_counted(char buf[PEN_TEXT], int n, char command)
{
	if (n == 1)
		snprintf(buf, PEN_TEXT, "\033[%c", command);
	else
		snprintf(buf, PEN_TEXT, "\033[%d%c", n, command);
}

static void pen_horizontal(char best[PEN_TEXT], int from, int to)
{
	char counted[PEN_TEXT];
	snprintf(best, PEN_TEXT, "\033[%dG", to + 1);
	if (to == 0)
		pen_shorter(best, "\r");
	if (from == to)
		best[0] = '\0';
	if (from < 0 || from == to)
		return;
	pen_counted(counted, abs(to - from), to > from ? 'C' : 'D');
	pen_shorter(best, "%s", counted);
	if (to < from && from - to < 5)
		pen_shorter(best, "%.*s", from - to, "\b\b\b\b");
	else if ((from / 8 + 1) * 8 == to)
		pen_shorter(best, "\t");
}

static void pen_vertical(char best[PEN_TEXT], int from, int to)
{
	pen_counted(best, abs(to - from), to > from ? 'B' : 'A');
	if (from == to)
		best[0] = '\0';
	else if (to > from && to - from < 4)
		pen_shorter(best, "%.*s", to - from,
			    "\n\n\n"); /* a newline keeps the column in raw mode */
}

void pen_move(struct pen *p, int row, int col)
{
	char best[PEN_TEXT], vertical[PEN_TEXT], horizontal[PEN_TEXT];

	if (p->row == row && p->col == col)
		return;
	snprintf(best, sizeof(best), "\033[%d;%dH", row + 1, col + 1);
	if (col == 0)
		snprintf(best, sizeof(best), "\033[%dH", row + 1);
	if (row == 0 && col == 0)
		snprintf(best, sizeof(best), "\033[H");
	pen_vertical(vertical, p->row, row);
	if (p->col >= 0) {
		pen_horizontal(horizontal, p->col, col);
		pen_shorter(best, "%s%s", vertical, horizontal);
	}
	pen_horizontal(horizontal, 0, col);
	pen_shorter(best, "\r%s%s", vertical, horizontal);
	pen_put(p, best);
	p->row = row;
	p->col = col;
}

/* ---- attributes ---- */

static void pen_add_code(char codes[PEN_TEXT], const char *code)
{
	size_t len = strlen(codes);
	snprintf(codes + len, PEN_TEXT - len, "%s", code);
}

static void pen_add_colour(char codes[PEN_TEXT], int colour, bool foreground)
{
	char code[24];
	int base = foreground ? 30 : 40;
	if (colour == VT_DEFAULT)
		snprintf(code, sizeof(code), ";%d", base + 9);
	else if (colour < 8)
		snprintf(code, sizeof(code), ";%d", base + colour);
	else if (colour < 16)
		snprintf(code, sizeof(code), ";%d", base + 60 + colour - 8);
	else if (colour < VT_RGB)
		snprintf(code, sizeof(code), ";%d;5;%d", base + 8, colour);
	else
		snprintf(code, sizeof(code), ";%d;2;%d;%d;%d", base + 8, colour >> 16 & 0xff,
			 colour >> 8 & 0xff, colour & 0xff);
	pen_add_code(codes, code);
}

static void pen_codes(char codes[PEN_TEXT], const struct pen *from, const struct vt_cell *to)
{
	if (to->bold != from->bold)
		pen_add_code(codes, to->bold ? ";1" : ";22");
	if (to->underline != from->underline)
		pen_add_code(codes, to->underline ? ";4" : ";24");
	if (to->reverse != from->reverse)
		pen_add_code(codes, to->reverse ? ";7" : ";27");
	if (to->fg != from->fg)
		pen_add_colour(codes, to->fg, true);
	if (to->bg != from->bg)
		pen_add_colour(codes, to->bg, false);
}

void pen_style(struct pen *p, const struct vt_cell *cell)
{
	char direct[PEN_TEXT] = "", reset[PEN_TEXT] = "", best[PEN_TEXT];
	struct vt_cell to = *cell;
	struct pen plain = pen_start(0, 0, 0);

	if (strcmp(cell->text, " ") == 0 && !cell->reverse && !cell->underline) {
		to.fg = p->fg; /* not seen on a blank */
		to.bold = p->bold;
	}
	pen_codes(direct, p, &to);
	if (!*direct)
		return;
	pen_codes(reset, &plain, &to);
	snprintf(best, sizeof(best), "\033[%.90sm", direct + 1);
	pen_shorter(best, "\033[%.90sm", reset);
	pen_put(p, best);
	p->fg = to.fg;
	p->bg = to.bg;
	p->bold = to.bold;
	p->underline = to.underline;
	p->reverse = to.reverse;
}

void pen_background(struct pen *p, int bg)
{
	pen_style(p, &(struct vt_cell){ .text = " ", .bg = bg });
}

/* ---- scrolling ---- */

void pen_scroll_region(struct pen *p, int top, int bottom, int n, int rows)
{
	char text[PEN_TEXT];
	bool whole = top == 0 && bottom == rows - 1;
	if (!whole) {
		snprintf(text, sizeof(text), "\033[%d;%dr", top + 1, bottom + 1);
		pen_put(p, text);
	}
	pen_counted(text, abs(n), n > 0 ? 'S' : 'T');
	pen_put(p, text);
	if (!whole) {
		pen_put(p, "\033[r");
		p->row = p->col = 0; /* where setting a region leaves the cursor */
	}
}

static void pen_lines(struct pen *p, int row, int n, char command)
{
	char text[PEN_TEXT];
	pen_move(p, row, 0);
	pen_counted(text, n, command);
	pen_put(p, text);
}

void pen_scroll_lines(struct pen *p, int top, int bottom, int n, int rows)
{
	int gap = abs(n), freed = bottom - gap + 1;
	if (n > 0) {
		pen_lines(p, top, gap, 'M');
		if (bottom < rows - 1)
			pen_lines(p, freed, gap, 'L');
	} else {
		if (bottom < rows - 1)
			pen_lines(p, freed, gap, 'M');
		pen_lines(p, top, gap, 'L');
	}
}

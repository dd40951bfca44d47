/* Drawing into stdscr. All text passes through here: what could act on the terminal is made
 * visible, what does not fit is cut with a mark, and without UTF-8 it becomes ASCII. */
#ifndef TIENDO_UI_DRAW_H
#define TIENDO_UI_DRAW_H

#include "calc/pace.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

/* At most `width` columns from (y, x); nothing outside the window. Returns the columns used. The
 * rest of the width is left as it is (the screen is erased before each drawing). */
int draw_text(int y, int x, int width, const char *text, enum style style);

/* Before something is drawn over a text from column x on: if it goes on there, what is left of it ends with
 * the mark of a cut text. */
void draw_over(int y, int x);

/* Ends at column x + width - 1. A number that does not fit is never cut: '#' fills the width. */
void draw_right(int y, int x, int width, const char *text, enum style style);

/* One ASCII character, `count` times. */
void draw_fill(int y, int x, int count, char c, enum style style);

/* A title: `left`, and `right` at the right edge, which gives way first. */
void draw_title(int y, const char *left, const char *right);

/* A figure from 0 to 1 on a bar. Fractions outside 0..1 are held at the ends. */
struct bar {
	bool absent;      /* no figure: only ticks */
	double low, high; /* equal unless the figure is an interval */
	bool has_target, has_second, has_expected;
	double target;   /* tick | */
	double second;   /* the upper end of a range: a second | */
	double expected; /* tick : */
	enum pace pace;
};

/* "[" cells "]" within `width` columns (at least 4). In colour the brackets are left out: the fill
 * and the ticks show where the bar lies, and two characters a row cost bytes on the line. */
void draw_bar(int y, int x, int width, const struct bar *bar);

/* The cells between the brackets. Order of precedence: target, second, expected, figure. */
enum bar_mark { BAR_REST, BAR_FULL, BAR_TIP, BAR_MAYBE, BAR_TARGET, BAR_EXPECTED };
struct bar_cell {
	enum bar_mark mark;
	int eighths; /* BAR_TIP: 1 to 7 */
};
void bar_cells(const struct bar *bar, int cells, struct bar_cell *out);

/* The scale above bars of the same x and width: "0    50   100". */
void draw_scale(int y, int x, int width);

/* One column per value, lowest to highest of those given; NAN leaves a gap. Draws the last
 * `width` of them. */
void draw_sparkline(int y, int x, int width, const double *values, size_t count, enum style style);

/* The step of a value on a sparkline, 0 to 7; the middle when all values are the same. */
int spark_level(double value, double low, double high);

/* One column for a step, in what the terminal can show. */
const char *spark_glyph(int level);

/* A number in figures of LARGE_LINES lines, down from line y. False, and nothing drawn, for a text that is
 * no number or wider than `width`; else *end is the column behind it. */
enum { LARGE_LINES = 3 };
bool draw_large(int y, int x, int width, const char *text, enum style style, int *end);

/* Empties whole lines: the ground of what is drawn over another screen. */
void draw_clear(int y, int lines);

/* Wraps a text at its words into at most `lines` lines of which the last is line y, so that it
 * grows upwards; the lines are emptied first. Returns how many it took. */
int draw_upwards(int y, int lines, const char *text, enum style style);

/* Where the cursor rests when the drawing is done (the last call counts). */
void draw_cursor(int y, int x);

/* For the frame: forgets the cursor's place, and puts it there. */
void draw_resume(void); /* what is there stays */
void draw_begin(void);
void draw_end(void);

#endif

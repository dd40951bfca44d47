/* Bars and sparklines. A bar is background-coloured (or reverse) spaces with one eighth block as its
 * tip, the cheapest there is on a line; without UTF-8 and colours it is # and dots. */
#include "ui/draw.h"

#include "ui/term.h"

#include <curses.h>
#include <math.h>
#include <string.h>

enum { BAR_CELLS_MAX = 256, SPARK_LEVELS = 8 };

/* From an eighth on the left to seven: U+258F ... U+2589. */
static const char *const bar_tips[8] = { " ", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
static const char *const spark_blocks[SPARK_LEVELS] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
static const char *const spark_ascii[SPARK_LEVELS] = { ".", ":", "-", "=", "+", "*", "#", "%" };

static int bar_eighths(double fraction, int cells)
{
	int all = cells * 8;

	if (!(fraction > 0))
		return 0;
	if (fraction >= 1)
		return all;
	int n = (int)(fraction * all + 1e-9);
	return n ? n : 1; /* little is not nothing */
}

static int bar_place(double fraction, int cells)
{
	if (!(fraction > 0))
		return 0;
	int cell = fraction >= 1 ? cells - 1 : (int)(fraction * cells + 1e-9);
	return cell < cells ? cell : cells - 1;
}

static void bar_figure(const struct bar *bar, int cells, struct bar_cell *out)
{
	int low = bar_eighths(bar->low, cells), high = bar_eighths(bar->high, cells);

	for (int i = 0; i < cells; i++) {
		if (low >= 8 * (i + 1))
			out[i].mark = BAR_FULL;
		else if (low > 8 * i)
			out[i] = (struct bar_cell){ .mark = BAR_TIP, .eighths = low - 8 * i };
		else if (high > 8 * i)
			out[i].mark = BAR_MAYBE;
	}
}

void bar_cells(const struct bar *bar, int cells, struct bar_cell *out)
{
	for (int i = 0; i < cells; i++)
		out[i] = (struct bar_cell){ .mark = BAR_REST };
	if (!bar->absent)
		bar_figure(bar, cells, out);
	if (bar->has_expected)
		out[bar_place(bar->expected, cells)].mark = BAR_EXPECTED;
	if (bar->has_second)
		out[bar_place(bar->second, cells)].mark = BAR_TARGET;
	if (bar->has_target)
		out[bar_place(bar->target, cells)].mark = BAR_TARGET;
}

/* Without eighth blocks a cell is filled from its half on. */
static bool bar_counts_full(const struct bar_cell *cell)
{
	return cell->mark == BAR_FULL || (cell->mark == BAR_TIP && cell->eighths >= 4);
}

static void bar_draw_ascii(const struct bar_cell *cell, const struct bar *bar)
{
	bool full = bar_counts_full(cell);

	theme_set(full && !theme_mono() ? STYLE_FILL + bar->pace : STYLE_TEXT);
	if (full)
		addch(theme_mono() ? '#' : ' ');
	else
		addch(theme_mono() ? '.' : ' ');
}

static void bar_draw_cell(const struct bar_cell *cell, const struct bar *bar)
{
	switch (cell->mark) {
	case BAR_TARGET:
		theme_set(STYLE_TARGET);
		addch('|');
		return;
	case BAR_EXPECTED:
		theme_set(STYLE_EXPECTED);
		addch(':');
		return;
	case BAR_MAYBE:
		theme_set(STYLE_TIP + bar->pace);
		addstr(term_utf8() ? "░" : "-");
		return;
	case BAR_REST:
	case BAR_FULL:
	case BAR_TIP:
		break;
	}
	if (!term_utf8()) {
		bar_draw_ascii(cell, bar);
	} else if (cell->mark == BAR_TIP) {
		theme_set(STYLE_TIP + bar->pace);
		addstr(bar_tips[cell->eighths]);
	} else {
		theme_set(cell->mark == BAR_FULL ? STYLE_FILL + bar->pace : STYLE_TEXT);
		addch(' ');
	}
}

void draw_bar(int y, int x, int width, const struct bar *bar)
{
	struct bar_cell cells[BAR_CELLS_MAX];
	int count = width - 2 < BAR_CELLS_MAX ? width - 2 : BAR_CELLS_MAX;

	if (y < 0 || y >= LINES || x < 0 || count < 2 || x + width > COLS)
		return;
	bar_cells(bar, count, cells);
	theme_set(STYLE_TEXT);
	if (theme_mono())
		mvaddch(y, x, '[');
	move(y, x + 1);
	for (int i = 0; i < count; i++)
		bar_draw_cell(&cells[i], bar);
	theme_set(STYLE_TEXT);
	if (theme_mono())
		addch(']');
}

void draw_scale(int y, int x, int width)
{
	draw_text(y, x + 1, 1, "0", STYLE_HEADER);
	if (width >= 12)
		draw_right(y, x, width / 2 + 1, "50", STYLE_HEADER);
	draw_right(y, x, width, "100", STYLE_HEADER);
}

/* --- sparklines --- */

static void spark_range(const double *values, size_t count, double *low, double *high)
{
	*low = INFINITY;
	*high = -INFINITY;
	for (size_t i = 0; i < count; i++) {
		if (isnan(values[i]))
			continue;
		*low = fmin(*low, values[i]);
		*high = fmax(*high, values[i]);
	}
}

int spark_level(double value, double low, double high)
{
	if (!(high > low))
		return SPARK_LEVELS / 2;
	int level = (int)((value - low) / (high - low) * SPARK_LEVELS);
	return level < SPARK_LEVELS ? level : SPARK_LEVELS - 1;
}

const char *spark_glyph(int level)
{
	return (term_utf8() ? spark_blocks : spark_ascii)[level];
}

void draw_sparkline(int y, int x, int width, const double *values, size_t count, enum style style)
{
	double low, high;

	if (y < 0 || y >= LINES || x < 0 || width <= 0 || x + width > COLS)
		return;
	if (count > (size_t)width) {
		values += count - (size_t)width;
		count = (size_t)width;
	}
	spark_range(values, count, &low, &high);
	theme_set(style);
	for (size_t i = 0; i < count; i++) {
		if (isnan(values[i]))
			continue;
		mvaddstr(y, x + (int)i, spark_glyph(spark_level(values[i], low, high)));
	}
}

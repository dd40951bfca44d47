/* Where the columns of a row stand. */
#include "ui/line.h"

enum { COLS_WIDE = 100, COLS_BAR = 80, COLS_MORE = 60, VALUE_WIDTH = 9, WORD_WIDTH = 20 };

/* Takes a column and a space before it from the right; -1 for a column that is not wanted. */
static int line_take(int *x, int width, bool wanted)
{
	if (!width || !wanted)
		return -1;
	*x -= width + 1;
	return *x;
}

struct line_columns line_columns_of(int cols, const struct line_layout *l)
{
	const bool wide = cols >= COLS_WIDE, more = cols >= COLS_MORE;
	struct line_columns c = {
		.name = l->name,
		.value_width = VALUE_WIDTH,
		.other_width = l->other,
		.change_width = l->change,
		.reported_width = l->reported,
		.word_width = WORD_WIDTH,
	};
	int x = cols + 1;

	c.word = line_take(&x, WORD_WIDTH, wide);
	x = wide ? x : cols;
	c.glyph = x -= 2;
	c.reported = line_take(&x, l->reported, more);
	c.change = line_take(&x, l->change, more);
	c.other = line_take(&x, l->other, more);
	c.value = line_take(&x, VALUE_WIDTH, true);
	c.bar_width = l->bar == LINE_BAR_HALF ? (x - l->name) / 2 : wide ? l->bar_wide : l->bar;
	c.bar = line_take(&x, c.bar_width, cols >= COLS_BAR);
	c.name_width = x - c.name - 1;
	return c;
}

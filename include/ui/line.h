/* One indicator of one unit as a row of a list: its figure, its standing, its bar and texts. */
#ifndef TIENDO_UI_LINE_H
#define TIENDO_UI_LINE_H

#include "store/figure.h"
#include "ui/theme.h"

#include <stdbool.h>

struct ui;
struct str;

struct line {
	int indicator, unit;
	bool aggregate; /* the unit is the nation, a region or the central node */
	struct figure figure;
	struct standing standing;
	struct quantity before; /* of the indicator's period before the one shown */
};

/* Reads the figure as ui->look asks for it; `change` also reads the period before. Units that
 * ui->units does not hold are looked up in `more` (NULL: none). */
bool line_load(struct ui *ui, const struct units *more, int indicator, int unit, bool change,
	       struct line *line, struct err *err);

/* True when this unit answers for the indicator: its scope says so, or, below the reporting units, the
 * unit that it belongs to (`parent`, NULL when it is not known). */
bool line_answers(const struct ui *ui, const struct unit *u, const struct unit *parent,
		  const struct indicator *i);

/* "57,8", "35,0-52,0", "--", "n/a": what stands in a value column. */
void line_add_value(const struct ui *ui, const struct line *line, struct str *out);

/* "57,8 %", "86 (2022)": in a sentence, with the unit of measure and the period if it is older. */
void line_add_value_long(const struct ui *ui, const struct line *line, struct str *out);

/* ">= 80", "65-70", "<= 70*": the star marks a figure that the text does not state. */
void line_add_target(const struct line *line, struct str *out);

/* All of an indicator's targets for the nation: ">= 75 (KH2022, 31/12/2022) | > 85 (...)"; of the days due
 * only the years, where `width` columns are not enough. */
void line_add_targets(const struct programme *p, int indicator, int width, struct str *out);

/* "61/63", "2/3" for predecessors, the period's name for an older figure. A unit that gave only a
 * percentage is in no sum and not counted here, as in the coverage; it is said apart (ui/focus.h). */
void line_add_reported(const struct line *line, struct str *out);

/* The period of the unit's own cell: the figure's, or a finer one that was published. */
int32_t line_cell_period(const struct line *line);

/* "achieved", "achieved late", "not reported", ... */
void line_add_word(const struct line *line, struct str *out);

/* Columns of a row: the place of each, -1 where there is none. */
struct line_columns {
	int name, name_width;
	int bar, bar_width;
	int value, value_width;
	int other, other_width; /* target, or the nation's figure */
	int change, change_width;
	int reported, reported_width;
	int glyph;
	int word, word_width;
};

/* What a screen wants of a row; a width of 0 is a column that it does not have. */
struct line_layout {
	int name; /* where names start */
	int bar,
		bar_wide; /* width of the bar, and on a wide screen; LINE_BAR_HALF: half the room */
	int other, change, reported;
};

enum { LINE_BAR_HALF = -1 };

/* Places the columns from the right edge inwards. Below 80 columns the bar goes first, then all but
 * name, value and glyph; from 100 on the pace has its word. */
struct line_columns line_columns_of(int cols, const struct line_layout *layout);

void line_draw_bar(const struct ui *ui, const struct line *line, int y,
		   const struct line_columns *c);
void line_draw_value(const struct ui *ui, const struct line *line, int y,
		     const struct line_columns *c);
/* The column of changes shows the period of an older figure instead. */
void line_draw_target(const struct line *line, int y, const struct line_columns *c);
void line_draw_change(const struct ui *ui, const struct line *line, int y,
		      const struct line_columns *c);
void line_draw_reported(const struct line *line, int y, const struct line_columns *c);
void line_draw_pace(const struct line *line, int y, const struct line_columns *c);

#endif

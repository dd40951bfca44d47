/* Which rows of a list are shown: all, those that are behind, those without a figure. */
#ifndef TIENDO_UI_ROW_FILTER_H
#define TIENDO_UI_ROW_FILTER_H

#include "ui/line.h"

#include <stdbool.h>

struct ui;

enum row_filter {
	ROWS_ALL,
	ROWS_BEHIND,     /* behind, moving away, missed */
	ROWS_MISSING,    /* no figure */
	ROWS_UNREPORTED, /* some unit has not reported */
	ROWS_FILTER_MAX
};

bool row_filter_passes(enum row_filter filter, const struct line *line);

/* The words of a filter, in the language spoken. */
const char *row_filter_name(enum row_filter filter);

/* Asks for one in a picker; *filter belongs to the screen that asks. All screens load anew then. */
void row_filter_ask(struct ui *ui, enum row_filter *filter);

#endif

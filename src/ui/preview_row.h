/* A row of the preview: its columns and its words. */
#ifndef TIENDO_SRC_UI_PREVIEW_ROW_H
#define TIENDO_SRC_UI_PREVIEW_ROW_H

#include "exchange/import.h"

#include <stdbool.h>

struct str;
struct ui;

struct preview_rows {
	const struct ui *ui;
	const struct import_plan *plan;
	/* Columns that all rows share are left out. */
	bool units, indicators, periods;
	int indicator;  /* of the first row that has one, 0 for none */
	int32_t period; /* of that row */
	int unit_at, unit_width;
	int indicator_at, indicator_width;
	int period_at;
	int text_at, text_width;
	bool was; /* there is room for it */
	int was_at, becomes_at, value_width;
	int check_at, check_width;
};

/* Finds out what the rows differ in. After the plan is complete. */
void preview_rows_scan(struct preview_rows *rows);

/* Places the columns. */
void preview_rows_place(struct preview_rows *rows);

void preview_rows_draw_head(const struct preview_rows *rows, int y);

/* For list_draw: `arg` is a struct preview_rows. */
void preview_rows_draw(void *arg, size_t n, int y);

/* All there is to say about a row, in a sentence: the detail line. */
void preview_row_add(const struct preview_rows *rows, const struct import_row *row,
		     struct str *out);

#endif

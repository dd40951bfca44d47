/* A scrolling list of rows of which one is selected. The model knows numbers only; rows are drawn
 * by the screen. Column 0 of each row belongs to the marker ">" and to the cursor. */
#ifndef TIENDO_UI_LIST_H
#define TIENDO_UI_LIST_H

#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct list {
	size_t count;
	size_t selected; /* < count unless the list is empty */
	size_t top;      /* first row shown */
	size_t shown;    /* rows shown at the last drawing */
	size_t page;     /* rows that a page moves */
	int line; /* where it was drawn last: its first line, its height, the marked row, the first */
	int height;
	size_t marked, drawn;
};

/* Keeps the selection within the new count. */
void list_resize(struct list *list, size_t count);
void list_select(struct list *list, size_t row);

/* UP DOWN PAGE_UP PAGE_DOWN FIRST LAST. True when the action was one of them. */
bool list_move(struct list *list, enum action a);

/* Scrolls so that the selection is among the rows shown in `height` lines (at least 2). list_draw
 * does it. */
void list_place(struct list *list, size_t height);

/* Draws a row at line y from column 1 to the right edge. */
typedef void list_row_fn(void *arg, size_t row, int y);

/* Draws the rows in `height` lines from line y, the marker and the cursor. When rows remain below,
 * the last line says how many ("... 45 more (PgDn)"). */
void list_draw(struct list *list, int y, int height, list_row_fn *draw, void *arg);

/* Moves the marker and the cursor of a list that is on the screen to its selected row. False, and
 * nothing drawn, when the list must scroll. */
bool list_mark(struct list *list);

/* Says on line y that `left` rows remain below. */
void list_draw_more(size_t left, int y);

/* The line of a row as drawn last, -1 when it is not shown. */
int list_line(const struct list *list, size_t row, int y);

#endif

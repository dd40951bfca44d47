/* The overview's filter and sort, asked for in a picker; its rows in words and as a table. */
#ifndef TIENDO_UI_OVERVIEW_CHOICE_H
#define TIENDO_UI_OVERVIEW_CHOICE_H

#include "ui/outline.h"

struct str;
struct ui;

/* The outline belongs to the screen that asks and stays below. */
void overview_ask_filter(struct ui *ui, struct outline *t);
void overview_ask_sort(struct ui *ui, struct outline *t);

/* Which filter and sort are on, in words; nothing while all is shown as the programme has it. */
void overview_add_choice(const struct ui *ui, const struct outline *t, struct str *out);

/* What is said of a row: of an indicator how it stands, its target as published, its document and day; of a
 * heading its counts in words. */
void overview_add_detail(const struct ui *ui, const struct outline *outline,
			 const struct outline_row *r, struct str *out);

/* All rows as they are filtered, sorted and folded. */
struct table;
void overview_write(struct ui *ui, const struct outline *t, struct table *table);

#endif

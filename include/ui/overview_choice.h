/* The overview's filter and sort, asked for in a picker. */
#ifndef TIENDO_UI_OVERVIEW_CHOICE_H
#define TIENDO_UI_OVERVIEW_CHOICE_H

#include "ui/outline.h"

struct ui;

/* The outline belongs to the screen that asks and stays below. */
void overview_ask_filter(struct ui *ui, struct outline *outline);
void overview_ask_sort(struct ui *ui, struct outline *outline);

#endif

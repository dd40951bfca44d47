/* What is about to be imported, row by row, before anything is saved: files and pastes.
 *
 *   struct import_plan *plan = preview_plan(ui, 0);
 *   import_plan_file(plan, path);
 *   preview_open(ui, plan, name);
 *
 * Enter saves all that is not left out as one batch, Space leaves a row out, Esc leaves without a trace. */
#ifndef TIENDO_UI_PREVIEW_H
#define TIENDO_UI_PREVIEW_H

#include "exchange/import.h"
#include "ui/view.h"

struct ui;

/* A plan for the period shown, and for an indicator (0: none) where a table names none; its progress is drawn
 * on the message line. NULL when the units could not be read, which was said. */
struct import_plan *preview_plan(struct ui *ui, int indicator);

/* Takes the plan over, compares it with what is there and puts the preview on top. A source that cannot
 * be read at all is said in one line instead; false then. `name` is the source's ("" for a paste). */
bool preview_open(struct ui *ui, struct import_plan *plan, const char *name);

/* What was pasted over a grid (import_plan_paste). */
void preview_paste(struct ui *ui, const char *text, const struct import_target *cell, size_t cells,
		   size_t first, enum import_part part);

extern const struct view_ops preview_view;

#endif

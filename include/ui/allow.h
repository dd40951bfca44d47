/* Whether who works may do something now, and in one sentence why not: for the menu. The store asks again
 * when it is done. */
#ifndef TIENDO_UI_ALLOW_H
#define TIENDO_UI_ALLOW_H

#include "base/msg.h"
#include "store/rights.h"

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* A right that is about no cell: RIGHT_PLAN. */
bool allow_plan(struct ui *ui, enum msg *why);

/* Entering a cell: the right, and that nothing is locked. Indicator 0: the unit's report as a whole. */
bool allow_entry(struct ui *ui, int indicator, int unit, int32_t period, enum msg *why);

/* Comments, evidence and flags of a subject (note_may). */
bool allow_note(struct ui *ui, const char *subject, enum msg *why);

#endif

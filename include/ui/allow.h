/* Whether who works may do something now, and why not. Asked once for all: by the bar of function keys, by
 * the menu, and before a key is handed to its screen. The store asks again when it is done. */
#ifndef TIENDO_UI_ALLOW_H
#define TIENDO_UI_ALLOW_H

#include "base/err.h"
#include "base/msg.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stdint.h>

/* Why something cannot be done. */
struct why {
	enum msg brief;  /* in the menu, behind its name */
	struct err full; /* where its key is pressed; ERR_NONE: the brief word is all there is */
};

/* Whether a screen's action can be done: ACTION_WRITES, and the screen's own `allows`. */
bool allow_action(struct ui *ui, const struct view_ops *ops, void *state, enum action action,
		  enum view_scope scope, struct why *why);

/* Says the reason on the line of messages. */
void allow_say(struct ui *ui, const struct why *why);

/* Changing anything at all: the database can be written, and not only looked at by this person. */
bool allow_writing(struct ui *ui, struct why *why);

/* Writing, and a right that is about no cell: RIGHT_PLAN. */
bool allow_plan(struct ui *ui, struct why *why);

/* Of who may write: entering a cell, the right and that nothing is locked. Indicator 0: the unit's report as a whole. */
bool allow_entry(struct ui *ui, int indicator, int unit, int32_t period, struct why *why);

/* Of who may write: comments, evidence and flags of a subject (note_may). */
bool allow_note(struct ui *ui, const char *subject, struct why *why);

#endif

/* The stack of screens, within the frame. */
#ifndef TIENDO_SRC_UI_UI_FRAME_H
#define TIENDO_SRC_UI_UI_FRAME_H

#include "ui/ui.h"

enum { UI_F_KEYS = 12 };

struct ui_entry {
	const struct view_ops *ops;
	void *state;
	bool stale;    /* load before the next update or drawing */
	bool closing;  /* drop it when the event has been dealt with */
	unsigned shut; /* the function keys of actions that nothing here allows: bit 0 is F1 */
};

/* What a key does on a screen; ACTION_NONE when it has nothing there. */
enum action ui_key_action(const struct view_ops *ops, int32_t key);

/* Asks whether another program has written: then everything is stale. Once for each event. `moved`: a
 * key has only moved the marker, which is shown before what the others wrote is read. */
void ui_check(struct ui *ui, bool moved);

/* Loads what is visible and stale. */
void ui_settle(struct ui *ui);

/* The lowest screen that is to be seen: the topmost that is not laid over another. */
size_t ui_visible_from(const struct ui *ui);

/* What the update of screen `i` returned. */
void ui_take_result(struct ui *ui, size_t i, enum view_result result);

/* Drops the screens that are closing. */
void ui_sweep(struct ui *ui);
void ui_drop(struct ui *ui, size_t i);

#endif

/* Choosing one of a list: typing narrows it (blind to diacritics), arrows walk, Enter takes, Esc
 * leaves. */
#ifndef TIENDO_UI_PICKER_H
#define TIENDO_UI_PICKER_H

#include "ui/view.h"

#include <stddef.h>

struct picker {
	enum msg title;
	const char *const *choice; /* copied */
	size_t choices;
	size_t selected; /* where the marker starts */
	/* Called after the picker has gone, with the place in `choice`. */
	enum view_result (*answer)(struct ui *ui, void *arg, size_t choice);
	void *arg; /* of the screen that asks: it stays below */
};

void picker_ask(struct ui *ui, const struct picker *picker);

extern const struct view_ops picker_view;

#endif

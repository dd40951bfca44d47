/* A question that is answered with a line of text: a reason, a name, a path. Enter takes it, Esc
 * leaves without. */
#ifndef TIENDO_UI_ASK_H
#define TIENDO_UI_ASK_H

#include "ui/view.h"

#include <stddef.h>

struct ask {
	const char *question; /* copied */
	const char *text;     /* to begin with; NULL: nothing */
	size_t limit;         /* most bytes, 0: as many as a field holds */
	/* What is asked and of what (store/unsent.h), copied: what is half typed when the line is cut waits
	 * there, and the question begins with it the next time. NULL: too short to be missed. */
	const char *place;
	/* Called after the question has gone, with the text in NFC (borrowed); never after Esc. */
	enum view_result (*answer)(struct ui *ui, void *arg, const char *text);
	void *arg; /* of the screen that asks: it stays below */
};

void ask_text(struct ui *ui, const struct ask *ask);

extern const struct view_ops ask_view;

#endif

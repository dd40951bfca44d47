/* A question on one line. Answers are digits, which are no screen's keys, so the key that asked
 * can never answer: Enter counts only once an arrow has chosen. Esc does nothing at all. */
#ifndef TIENDO_UI_PROMPT_H
#define TIENDO_UI_PROMPT_H

#include "ui/view.h"

enum { PROMPT_CHOICES = 5 };

struct prompt {
	const char *question;               /* copied */
	const char *choice[PROMPT_CHOICES]; /* copied; NULL after the last */
	/* Called after the question has gone, with the place of the choice, or -1 for Esc. */
	enum view_result (*answer)(struct ui *ui, void *arg, int choice);
	void *arg; /* of the screen that asks: it stays below */
};

void prompt_ask(struct ui *ui, const struct prompt *prompt);

extern const struct view_ops prompt_view;

#endif

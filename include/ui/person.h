/* Who is at work: what is saved and decided bears this name. In a shared database it is the account's; a
 * personal one asks, so that two people can hold a review on one laptop. */
#ifndef TIENDO_UI_PERSON_H
#define TIENDO_UI_PERSON_H

#include "ui/view.h"

/* Borrowed; never NULL. */
const char *person_name(const struct ui *ui);

/* Asks for the name, beginning with the one that is known, and goes on with `then` (NULL: nothing).
 * Where accounts say who works, nothing is asked: `then` is called at once, and without one it is said. */
void person_ask(struct ui *ui, enum view_result (*then)(struct ui *ui, void *arg), void *arg);

#endif

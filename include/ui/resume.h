/* The half-typed field of a line that hung up, offered back at the next start. */
#ifndef TIENDO_UI_RESUME_H
#define TIENDO_UI_RESUME_H

#include "store/draft.h"

struct ui;

/* Asks once whether to go on typing; `draft` is zeroed before the first call and belongs to the
 * screen that asks. */
void resume_offer(struct ui *ui, struct draft *draft);

#endif

/* What was half typed on a line that hung up, offered back at the next start. */
#ifndef TIENDO_UI_RESUME_H
#define TIENDO_UI_RESUME_H

#include "store/draft.h"

struct ui;

/* Asks once whether to go on typing into a cell; `draft` is zeroed before the first call and belongs to the
 * screen that asks. Of a sentence that waits where it was asked for it says so, once. */
void resume_offer(struct ui *ui, struct draft *draft);

#endif

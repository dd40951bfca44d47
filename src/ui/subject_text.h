/* What the log holds that is no cell, in words. Private to this layer. */
#ifndef TIENDO_SRC_UI_SUBJECT_TEXT_H
#define TIENDO_SRC_UI_SUBJECT_TEXT_H

#include "store/log.h"

struct str;
struct ui;

/* Adds "task T01, Universal electronic identity", "lock of 2022-Q4: An Giang", "account lan"; a subject of
 * another kind as it is. */
void subject_text_add(struct ui *ui, const char *subject, struct str *out);

/* Adds what an undo or redo was about: "Households with fibre, An Giang, 2022-Q3", or a subject. */
void subject_text_add_undone(struct ui *ui, const struct log_undone *undone, struct str *out);

#endif

/* What this person typed into cells and is no value of theirs: the drafts, in memory while a screen is
 * drawn. A row whose cell has one says so in place of its bar: "X not saved: 12x / 1900". */
#ifndef TIENDO_UI_UNSAVED_H
#define TIENDO_UI_UNSAVED_H

#include "store/draft.h"

#include <stddef.h>

struct ui;
struct str;

struct unsaved {
	struct draft *draft;
	size_t count, room;
};

/* Reads them all; the frame does it before it loads a screen. */
void unsaved_load(struct ui *ui);
void unsaved_release(struct unsaved *u);

/* The draft of the indicator's own period within the one shown; NULL when there is none. Borrowed until
 * the next load. */
const struct draft *unsaved_find(const struct ui *ui, int indicator, int unit);

/* "12x / 1900" */
void unsaved_add_text(const struct draft *draft, struct str *out);

/* "X not saved: 12x / 1900" */
void unsaved_add_mark(const struct draft *draft, struct str *out);

/* "not saved: "12x" is not a number; F2 goes on, F2 Esc drops it" */
void unsaved_add_detail(const struct ui *ui, const struct draft *draft, struct str *out);

#endif

/* Drafts: what was typed into a cell and is not its value, because it was refused or because the line
 * was cut. One per author and cell, beside the log: nobody else sees it, no figure counts it. A revision
 * of the cell by the same author (a saved value, a clear, an undo), and a save of what it holds already,
 * drop the draft. */
#ifndef TIENDO_STORE_DRAFT_H
#define TIENDO_STORE_DRAFT_H

#include "model/value.h"
#include "store/store.h"

enum { DRAFT_TEXT_SIZE = 128, DRAFT_REASON_SIZE = 256 };

struct draft {
	int indicator, unit;
	int32_t period;                 /* the cell's own */
	bool typing;                    /* the field was open when the line was cut */
	enum value_quality quality;     /* chosen beside the text */
	char text[DRAFT_TEXT_SIZE];     /* as typed; a bar parts two fields: "12|1900" */
	char reason[DRAFT_REASON_SIZE]; /* typed with it for the log; "" */
};

/* Keeps it in place of what the cell had. One transaction of its own; not within an open batch. */
bool draft_keep(struct store *s, const char *author, const struct draft *draft, struct err *err);

/* False when the cell has none. */
bool draft_find(struct store *s, const char *author, int indicator, int unit, int32_t period,
		struct draft *draft);

/* The one (any, when there are several) that was being typed when the line was cut. */
bool draft_typing(struct store *s, const char *author, struct draft *draft);

void draft_drop(struct store *s, const char *author, int indicator, int unit, int32_t period);

/* Every draft of the author, by indicator, unit and period; 0 and PERIOD_NONE stand for any. The draft
 * is borrowed until the callback returns; false from it stops. Nothing is written meanwhile. */
typedef bool draft_fn(const struct draft *draft, void *arg);
void draft_each(struct store *s, const char *author, int indicator, int unit, int32_t period,
		draft_fn *fn, void *arg);

#endif

/* What waits for a decision: submitted values, and cells whose heads differ. */
#ifndef TIENDO_STORE_QUEUE_H
#define TIENDO_STORE_QUEUE_H

#include "store/cycle.h"

struct queue_row {
	struct cycle_cell cell;
	struct value value;
	struct value before; /* the unit's own period before */
	struct value stood;  /* what it takes the place of on the basis of verified values */
	bool had_stood;
	enum entry_finding warning;
	bool conflict;
	bool mine;       /* this user may decide: has the right, and did not enter it */
	int64_t clock;   /* of its submission */
	char author[64]; /* who entered the value */
};
typedef bool queue_fn(const struct queue_row *row, void *arg);

/* Every cell that waits, in the order of indicator, unit, period; `unit` 0: all, else it and those
 * below it; `period` PERIOD_NONE: all, else those whose own period lies within it. */
bool queue_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		int32_t period, double jump, queue_fn *fn, void *arg, struct err *err);

#endif

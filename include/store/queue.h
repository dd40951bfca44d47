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
	bool mine;       /* this user has the right to decide */
	int64_t clock;   /* of its submission */
	char author[64]; /* who entered the value */
};
typedef bool queue_fn(const struct queue_row *row, void *arg);

/* Every cell that waits, in the order of indicator, unit, period; `unit` 0: all, else it and those
 * below it; `period` PERIOD_NONE: all, else those that are reported with it
 * (period_reports). */
bool queue_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		int32_t period, double jump, queue_fn *fn, void *arg, struct err *err);

/* One of them, as it stands now. */
bool queue_read(struct store *s, const struct programme *p, const struct units *u, double jump,
		const struct cycle_cell *cell, struct queue_row *row, struct err *err);

/* The heads of a cell, the shown one first: what stands against each other where it is in conflict.
 * Returns how many there are (at most `room` are stored); 0 with err set on a fault. */
struct queue_head {
	int64_t row, clock;
	struct value value;
	enum value_status status;
	char author[64]; /* who entered this value */
};
size_t queue_heads(struct store *s, const struct cycle_cell *cell, struct queue_head *heads,
		   size_t room, struct err *err);

/* Settles a conflict: a new value, that of the head `row` with its reason, source and note, and with all
 * heads as parents. A draft, as any value that is entered; RIGHT_ENTER. LOG_STALE where the cell has
 * changed since `cell` was read. */
bool queue_settle(struct store *s, const struct act *act, const struct cycle_cell *cell,
		  int64_t row, enum log_outcome *outcome, struct err *err);

#endif

/* What the reporting units owe in a period: each expected cell (cycle.h) with how it stands and when it
 * is due, for all units in one reading. A cell is the unit's own: what is rolled up from the units below
 * it is a figure that can be looked at, but nobody has reported it (FORMULAS: Reporting).
 *
 * A shared database takes a value as reported once it is submitted; in a personal one, where nobody
 * submits to anyone, a value that is there is reported. */
#ifndef TIENDO_STORE_DUE_H
#define TIENDO_STORE_DUE_H

#include "store/calendar.h"
#include "store/cycle.h"

/* The worst first. */
enum due_state {
	DUE_MISSING,
	DUE_RETURNED, /* and not corrected since */
	DUE_CONFLICT,
	DUE_DRAFT,   /* a value that has not been submitted */
	DUE_WAITING, /* submitted: the reviewer's turn */
	DUE_VERIFIED,
	DUE_NOTHING, /* the unit stated that there is nothing to report */
	DUE_STATE_MAX
};

struct due_cell {
	int indicator, unit;
	int32_t period; /* the indicator's own */
	int64_t row;    /* 0: nothing was ever there */
	struct value value;
	enum due_state state;
	bool verified; /* a verified value counts, whatever the state: it was changed since */
	int32_t deadline;
	int32_t overdue;   /* days since the deadline while the report is owed, 0: not late */
	int64_t submitted; /* clock of the first submission, 0: none, or not asked for */
	int64_t clock;     /* of the return, else 0 */
	const char *author, *reason; /* of the return, else NULL; borrowed for the call */
};
typedef bool due_fn(const struct due_cell *cell, void *arg);

struct due {
	const struct programme *programme;
	const struct units *units; /* the upper ones are enough */
	const struct calendar *calendar;
	int unit; /* 0: the nation and every reporting unit, in the order of the tree */
	int32_t period;
	bool timely; /* with the first submissions, which cost another look into the log for each */
};

/* By unit, then in the order of the catalogue, then by period. False from `fn` ends it. */
bool due_each(struct store *s, const struct due *due, due_fn *fn, void *arg, struct err *err);

/* Sums (FORMULAS: Reporting). */
struct due_sum {
	int expected, filled;
	int on_time; /* first submitted by the deadline; only of `timely` */
	int late;    /* cells that are owed and overdue */
	int overdue; /* the most days */
	int state[DUE_STATE_MAX];
};
void due_sum_add(struct due_sum *sum, const struct due_cell *cell);
void due_sum_join(struct due_sum *sum, const struct due_sum *other);

/* The period of a length whose report is due next, on a day: the one before the day's as long as its
 * deadline has not passed. */
int32_t due_period(const struct calendar *calendar, enum period_length length, int32_t today);

/* When a unit was last reminded of a period: a note on "report/UNIT/PERIOD". */
struct due_reminder {
	int64_t clock; /* 0: never */
	char author[64];
	int count;
};
bool due_reminded(struct store *s, int unit, int32_t period, struct due_reminder *reminder,
		  struct err *err);

/* Records that a reminder has gone; `source` is the letter's file or NULL. In a batch of all units.
 * RIGHT_PLAN. */
bool due_remind(struct store *s, const struct act *act, const int *units, size_t count,
		int32_t period, const char *source, struct err *err);

#endif

/* The reporting cycle: draft -> submitted -> verified, or returned with a reason. Each step is a
 * revision of the cell, all steps of a call one batch, one undo, all or none. Editing a value makes
 * it a draft again; the figures on the basis of verified values keep the verified one until the next
 * is verified. */
#ifndef TIENDO_STORE_CYCLE_H
#define TIENDO_STORE_CYCLE_H

#include "store/calendar.h"
#include "store/figure.h"
#include "store/log.h"

enum cycle_step { CYCLE_SUBMIT, CYCLE_VERIFY, CYCLE_RETURN };

struct cycle_cell {
	int indicator, unit;
	int32_t period;
	int64_t seen; /* the row that the decision is about */
};

/* Takes the step for all cells. What already stands there is left alone and not counted. Refused, with
 * the first cell at fault named: a cell that holds nothing, one that changed since it was seen, a
 * warned value without a reason (submit), a draft (verify, return: submit comes first), one's own
 * value (verify), a missing reason (return), a right that is missing, a locked period. `jump`: the
 * points from the last value that are warned of. */
bool cycle_take(struct store *s, const struct act *act, enum cycle_step step,
		const struct cycle_cell *cells, size_t count, const char *reason, double jump,
		size_t *done, struct err *err);

/* "Nothing to report" of a unit for a period, with a reason: its empty cells count as filled. NULL
 * takes it back. Refused where the unit has a value in the period. */
bool cycle_report_nothing(struct store *s, const struct act *act, int unit, int32_t period,
			  const char *reason, struct err *err);

/* What is expected of a unit in a period: its indicators at their own frequencies, every own period
 * that ends within it; in the order of the catalogue. */
struct expected_cell {
	int indicator;
	int32_t period;
	int64_t row; /* 0: nothing was ever there */
	struct value value;
	enum value_status status;
	bool nothing;            /* the unit reported that there is nothing to report */
	bool conflict;           /* its heads differ */
	int64_t first_submitted; /* clock of its first submission, 0 for none */
	int64_t verified; /* row of the verified value that still counts, 0 for none: when the status
			   * is another, the value was changed since verification */
};
typedef bool expected_fn(const struct expected_cell *cell, void *arg);
bool expected_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		   int32_t period, expected_fn *fn, void *arg, struct err *err);

/* The sum of it (FORMULAS: Reporting). Not applicable, and what a unit reported as nothing to report,
 * count as filled. */
struct completeness {
	int expected, filled, submitted, verified, returned, conflicts;
	int on_time; /* first submitted by the deadline of `calendar` */
};
bool completeness_of(struct store *s, const struct programme *p, const struct units *u,
		     const struct calendar *calendar, int unit, int32_t period,
		     struct completeness *c, struct err *err);

/* True of a value that is warned of and has no reason: it cannot be submitted. */
bool cycle_unexplained(struct store *s, const struct programme *p, const struct units *u,
		       const struct cycle_cell *cell, const struct value *v, double jump);

/* A warning against the unit's own history (calc/entry.h); `jump` in points. */
enum entry_finding cycle_warning(struct store *s, const struct programme *p, const struct units *u,
				 int indicator, int unit, int32_t period, const struct value *v,
				 double jump);

#endif

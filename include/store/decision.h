/* What was decided in review: each cell that was verified or returned, as the log has it. */
#ifndef TIENDO_STORE_DECISION_H
#define TIENDO_STORE_DECISION_H

#include "store/log.h"

enum decision_fate {
	DECISION_STANDS,
	DECISION_TAKEN_BACK, /* undone */
	DECISION_CHANGED     /* the value was changed, or decided on anew, since */
};

struct decision {
	int indicator, unit;
	int32_t period;
	bool verified; /* else returned */
	struct value value;
	enum decision_fate fate;
	int64_t row, clock;
	const char *author;  /* who decided */
	const char *reason;  /* of a return; NULL */
	const char *entered; /* who had entered the value */
};

/* Those made from `since` on (milliseconds, as revision_clock_ms), in the order of the log's clock.
 * Texts are borrowed until the callback returns; return false from it to stop. */
typedef bool decision_fn(const struct decision *decision, void *arg);
bool decisions_each(struct store *s, int64_t since, decision_fn *fn, void *arg, struct err *err);

#endif

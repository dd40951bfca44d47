/* The minutes of a review: what was decided, by whom, on what value, when, unit by unit, and each
 * replica's head, so that the log up to here is witnessed by whoever keeps them. */
#ifndef TIENDO_EXCHANGE_MINUTES_H
#define TIENDO_EXCHANGE_MINUTES_H

#include "model/period.h"
#include "store/decision.h"
#include "store/log.h"

#include <stdio.h>

/* Markdown that reads as plain text (assets/report/minutes.*); a CSV row for each decision and head. */
enum minutes_format { MINUTES_TEXT, MINUTES_CSV };

/* Which decisions. */
struct minutes_of {
	int64_t since;      /* milliseconds */
	int32_t period;     /* what is reported with it (period_reports); PERIOD_NONE: of all */
	const char *author; /* by whom; NULL: by anybody */
};
bool minutes_hold(const struct minutes_of *of, const struct decision *d);

/* Those decisions, in the language spoken; units in the order of the tree, as it is in each decision's
 * period. Says how many there were (count: NULL if nobody asks). */
bool minutes_write(struct store *s, const struct programme *p, const struct units *u,
		   const struct minutes_of *of, enum minutes_format format, FILE *out,
		   size_t *count, struct err *err);

#endif

/* The minutes of a review: what was decided, by whom, on what value, when, unit by unit, and each
 * replica's head, so that the log up to here is witnessed by whoever keeps them. */
#ifndef TIENDO_EXCHANGE_MINUTES_H
#define TIENDO_EXCHANGE_MINUTES_H

#include "store/log.h"

#include <stdio.h>

/* Markdown that reads as plain text (assets/report/minutes.*); a CSV row for each decision and head. */
enum minutes_format { MINUTES_TEXT, MINUTES_CSV };

/* The decisions from `since` on (milliseconds), in the language spoken; units in the order of the tree,
 * as it is in each decision's period. Says how many there were (count: NULL if nobody asks). */
bool minutes_write(struct store *s, const struct programme *p, const struct units *u, int64_t since,
		   enum minutes_format format, FILE *out, size_t *count, struct err *err);

#endif

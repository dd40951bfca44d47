/* Which cells are expected: parts of expected_each. Private to this layer. */
#ifndef TIENDO_STORE_EXPECTED_H
#define TIENDO_STORE_EXPECTED_H

#include "model/period.h"
#include "model/unit.h"
#include "store/store.h"

enum { EXPECTED_MONTHS = 12 };

/* The kind that decides what a unit reports: its own, or of the reporting unit it belongs to. False:
 * it reports nothing on that day. */
bool expected_kind(struct store *s, int unit, int32_t day, enum unit_kind *kind);

/* An indicator's own periods that end within the period, oldest first. */
size_t expected_periods(enum period_length frequency, int32_t period, int32_t own[EXPECTED_MONTHS]);

/* The day in Vietnam of a clock of the log. */
int32_t expected_day(int64_t clock);

#endif

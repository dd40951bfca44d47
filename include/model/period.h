/* Reporting periods: 2022, 2022-H1, 2022-Q3, 2022-09.
 *
 * A period is one integer, (year * 12 + last month - 1) * 4 + length, so that integer
 * order is order by last day and, on the same day, the longer period comes later. It is
 * stored as such in the database. 0 is "no period". */
#ifndef TIENDO_MODEL_PERIOD_H
#define TIENDO_MODEL_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

enum period_length { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_HALF, PERIOD_YEAR, PERIOD_LENGTH_MAX };

enum { PERIOD_NONE = 0, PERIOD_SIZE = 9, PERIOD_YEAR_MIN = 1900, PERIOD_YEAR_MAX = 2999 };

/* year 1900-2999; index counts from 1 within the year (1-12, 1-4, 1-2, 1). */
int32_t period_of(int year, enum period_length length, int index);
enum period_length period_length(int32_t period);
int period_year(int32_t period);
int period_index(int32_t period);
int period_months(enum period_length length);

/* Reads one of the four forms; "2022-q3" and "2022Q3" too. */
bool period_parse(const char *text, int32_t *period);
void period_format(int32_t period, char buf[PERIOD_SIZE]);

int32_t period_first_day(int32_t period);
int32_t period_last_day(int32_t period);
int32_t period_next(int32_t period);
int32_t period_prev(int32_t period);

/* The same period one year earlier. */
int32_t period_year_ago(int32_t period);

/* The period of a length that holds a day. */
int32_t period_holding(enum period_length length, int32_t day);

/* The last period of a length that ends on or before the end of `period`. */
int32_t period_last_within(enum period_length length, int32_t period);

/* True when `inner` lies wholly in `outer` (or is it). */
bool period_contains(int32_t outer, int32_t inner);

/* True when `inner` ends within `outer`: what is reported with it. The last quarter's report has the
 * year's values, too. */
bool period_reports(int32_t outer, int32_t inner);

/* One letter: M Q H Y. */
bool period_length_parse(const char *text, enum period_length *length);
char period_length_letter(enum period_length length);

#endif

/* Days and the clock. A day is a count of days since 1970-01-01 (proleptic Gregorian). */
#ifndef TIENDO_BASE_DATE_H
#define TIENDO_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum { DATE_SIZE = 11, DATE_STAMP_SIZE = 20 };

#define DATE_MIN INT32_MIN /* an open beginning: "since ever" */
#define DATE_MAX INT32_MAX /* an open end, or a day that is not known */

/* The day of a date of the calendar (month 1 to 12), and back. What is beyond a month's end counts on into
 * the next. */
int32_t date_of(int year, int month, int day);
void date_split(int32_t date, int *year, int *month, int *day);
int date_month_days(int year, int month);

/* Reads "YYYY-MM-DD", a day that exists. */
bool date_parse(const char *text, int32_t *date);

/* Reads a day as people write it: "31/12/2022", "1/6/2022", or as above. */
bool date_parse_local(const char *text, int32_t *date);

/* "2022-12-31"; "" for DATE_MIN and DATE_MAX. */
void date_format(int32_t date, char buf[DATE_SIZE]);

/* As people write it here: "31/12/2022" (both languages); "" for an open end. */
void date_format_local(int32_t date, char buf[DATE_SIZE]);

/* Milliseconds since 1970 in UTC. TIENDO_NOW=2022-10-10T08:00:00 (UTC+7) freezes it
 * for tests and demonstrations; clock_init reads it and returns false if it is malformed. */
bool clock_init(void);
int64_t clock_now(void);

/* Today in Vietnam (UTC+7). */
int32_t clock_today(void);

/* Reads "2022-10-10T08:00:00" (UTC+7) into milliseconds; without seconds, or the day alone (its
 * beginning), too. */
bool clock_parse(const char *text, int64_t *ms);

/* A moment in UTC+7 as "10/10/2022 08:00". */
void clock_format(int64_t ms, char buf[DATE_STAMP_SIZE]);

/* A moment in UTC as "2022-10-10T01:00:00Z" (21 bytes with NUL). */
void clock_format_utc(int64_t ms, char buf[21]);

#endif

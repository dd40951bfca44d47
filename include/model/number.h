/* Numbers as they are stored (64-bit integers at a number of decimals), compared (exact
 * fractions), typed and shown. */
#ifndef TIENDO_MODEL_NUMBER_H
#define TIENDO_MODEL_NUMBER_H

#include "base/lang.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NUMBER_DECIMALS_MAX = 9, NUMBER_SIZE = 48 };

/* An exact figure: num / den with den > 0. den = 0 means absent. */
struct quantity {
	int64_t num;
	int64_t den;
};

bool quantity_known(struct quantity q);
struct quantity quantity_none(void);
struct quantity quantity_scaled(int64_t value, int decimals); /* value / 10^decimals */
/* 100 * num / den, reduced where large so that it does not overflow; absent when den <= 0. */
struct quantity quantity_percent(int64_t num, int64_t den);
/* Exact; -1, 0, 1. Absent is less than anything known. */
int quantity_compare(struct quantity a, struct quantity b);
double quantity_double(struct quantity q); /* NaN when absent */
/* a - b, exact but for the last rounding; NaN when one is absent. */
double quantity_difference(struct quantity a, struct quantity b);

/* a + b into *sum; false on overflow, *sum unchanged. */
bool number_add(int64_t a, int64_t b, int64_t *sum);
int64_t number_pow10(int decimals);

/* How a typed text was understood. */
enum number_reading {
	NUMBER_OK,
	NUMBER_EMPTY,
	NUMBER_AMBIGUOUS, /* a lone group sign before three digits that `lo`..`hi` does not settle */
	NUMBER_MALFORMED, /* not a number */
	NUMBER_TOO_FINE,  /* more decimals than the indicator has */
	NUMBER_OVERFLOW
};

struct number_form {
	enum lang lang;      /* Vietnamese: decimal comma, grouping point; English the reverse */
	int decimals;        /* of the stored integer */
	bool has_lo, has_hi; /* the range that settles an ambiguous reading, scaled as the result */
	int64_t lo, hi;
};

/* Reads what a person typed ("57,8", "1.050", "1 050,5", "-3"; the "%" of "57,8%" is the
 * caller's to take off). White space around is allowed, spaces and no-break spaces within part
 * thousands; a sign stands only in front. What can be read in one way only is read so:
 *   - with both signs present the last kind is the decimal;
 *   - a sign that comes more than once, and spaces, part thousands ("1.234.567");
 *   - a lone decimal sign of the language is the decimal;
 *   - a lone group sign before exactly three digits ("1.050") is ambiguous: a decimal reading
 *     must fit `decimals`, and of two readings exactly one must lie in the range;
 *   - any other lone group sign can only be meant as the decimal ("57.8" in Vietnamese).
 * More decimals than `decimals` are too fine even if they are zeros. *value is set only when
 * the reading is NUMBER_OK. */
enum number_reading number_read(const char *text, const struct number_form *form, int64_t *value);

/* Why the points and commas of a text are read as they are. */
enum number_why {
	NUMBER_PLAIN,       /* there are none, or they stand as the language has them: "1.050,5" */
	NUMBER_BY_LANGUAGE, /* a decimal sign where the other language parts thousands: "1,050" */
	NUMBER_BY_LAST,     /* of both kinds the last is the decimal sign: "1,050.5" */
	NUMBER_BY_REPEAT,   /* what comes again parts thousands: "1,050,300" */
	NUMBER_BY_PLACE,    /* a group sign where none can be is the decimal sign: "57.8" */
	NUMBER_BY_DECIMALS, /* "1.050" parts thousands: there are fewer than three decimals */
	NUMBER_BY_RANGE,    /* only one reading of "1.050" lies in the range */
	NUMBER_WHY_MAX
};
struct number_sense {
	enum number_why why;
	char sign;    /* what the reason is about: '.', ','; 0 when plain */
	bool decimal; /* it is the decimal sign, else it parts thousands */
};

/* How number_read takes the signs; plain when the text is no number or can be read in two ways. (The examples
 * are of Vietnamese.) */
struct number_sense number_sense(const char *text, const struct number_form *form);

/* Reads the interchange form: digits, optional leading "-", optional "." and decimals; zeros at
 * the end of these do not count. *value is set only when the reading is NUMBER_OK. */
enum number_reading number_read_plain(const char *text, int decimals, int64_t *value);

/* The interchange form, without trailing zeros ("8.5", "100"). */
void number_plain(int64_t value, int decimals, char buf[NUMBER_SIZE]);

/* The fewest decimals, `least` or more, that show value / 10^decimals exactly. */
int number_decimals(int64_t value, int decimals, int least);

/* As people read it: grouped, decimal sign of the language, exactly `shown` decimals,
 * rounded half away from zero ("57,8"); "" when absent. shown <= NUMBER_DECIMALS_MAX. */
void number_show(struct quantity q, int shown, enum lang lang, char buf[NUMBER_SIZE]);

/* The same with a sign in front always ("+1,2", "-0,4", "0,0"). */
void number_show_signed(struct quantity q, int shown, enum lang lang, char buf[NUMBER_SIZE]);

/* As number_show, but with one more decimal as often as needed while rounding would move the
 * figure onto or across `limit` (79.96 against 80 shows "79,96", not "80,0"), up to
 * NUMBER_DECIMALS_MAX; an absent limit changes nothing. */
void number_show_against(struct quantity q, struct quantity limit, int shown, enum lang lang,
			 char buf[NUMBER_SIZE]);

#endif

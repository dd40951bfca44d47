/* Reporting periods as single integers that sort by their last day. */
#include "model/period.h"

#include "base/date.h"
#include "base/str.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { PERIOD_YEAR_MONTHS = 12, PERIOD_CODES = 4 /* lengths that share a month */ };

static const int period_length_months[PERIOD_LENGTH_MAX] = {
	[PERIOD_MONTH] = 1,
	[PERIOD_QUARTER] = 3,
	[PERIOD_HALF] = 6,
	[PERIOD_YEAR] = 12,
};

static const char period_letters[PERIOD_LENGTH_MAX] = {
	[PERIOD_MONTH] = 'M',
	[PERIOD_QUARTER] = 'Q',
	[PERIOD_HALF] = 'H',
	[PERIOD_YEAR] = 'Y',
};

/* The last month, counted from January of year 0. */
static int period_last_month(int32_t period)
{
	return period / PERIOD_CODES;
}

static int period_first_month(int32_t period)
{
	return period_last_month(period) - period_length_months[period_length(period)] + 1;
}

static int32_t period_ending(int month, enum period_length length)
{
	return month * PERIOD_CODES + (int)length;
}

int32_t period_of(int year, enum period_length length, int index)
{
	const int months = period_length_months[length];

	assert(index >= 1 && index * months <= PERIOD_YEAR_MONTHS);
	return period_ending(year * PERIOD_YEAR_MONTHS + index * months - 1, length);
}

enum period_length period_length(int32_t period)
{
	return (enum period_length)(period % PERIOD_CODES);
}

int period_year(int32_t period)
{
	return period_last_month(period) / PERIOD_YEAR_MONTHS;
}

int period_index(int32_t period)
{
	return period_last_month(period) % PERIOD_YEAR_MONTHS /
		       period_length_months[period_length(period)] +
	       1;
}

int period_months(enum period_length length)
{
	return period_length_months[length];
}

/* Reads what follows the year: "", "-09", "-Q3", "q3". */
static bool period_parse_rest(const char *text, enum period_length *length, int *index)
{
	const bool hyphen = text[0] == '-';
	const size_t len = strlen(text += hyphen);

	if (len == 0) {
		*length = PERIOD_YEAR;
		*index = 1;
		return !hyphen;
	}
	if (len != 2)
		return false;
	if (text[0] == 'Q' || text[0] == 'q')
		*length = PERIOD_QUARTER;
	else if (text[0] == 'H' || text[0] == 'h')
		*length = PERIOD_HALF;
	else
		*length = PERIOD_MONTH;
	if (*length == PERIOD_MONTH && !hyphen)
		return false;
	*index = *length == PERIOD_MONTH ? str_digits(text, 2) : str_digits(text + 1, 1);
	return *index >= 1 && *index * period_length_months[*length] <= PERIOD_YEAR_MONTHS;
}

bool period_parse(const char *text, int32_t *period)
{
	enum period_length length;
	int year, index;

	if (!text || strnlen(text, 4) < 4)
		return false;
	year = str_digits(text, 4);
	if (year < PERIOD_YEAR_MIN || year > PERIOD_YEAR_MAX ||
	    !period_parse_rest(text + 4, &length, &index))
		return false;
	*period = period_of(year, length, index);
	return true;
}

void period_format(int32_t period, char buf[PERIOD_SIZE])
{
	const enum period_length length = period_length(period);
	const int year = period_year(period), index = period_index(period);
	char *at = buf;

	if (period != PERIOD_NONE) {
		*at++ = (char)('0' + year / 1000 % 10);
		*at++ = (char)('0' + year / 100 % 10);
		*at++ = (char)('0' + year / 10 % 10);
		*at++ = (char)('0' + year % 10);
		if (length != PERIOD_YEAR) {
			*at++ = '-';
			*at++ = length == PERIOD_MONTH ? (char)('0' + index / 10) :
							 period_letters[length];
			*at++ = (char)('0' + index % 10);
		}
	}
	*at = '\0';
}

int32_t period_first_day(int32_t period)
{
	const int month = period_first_month(period);

	return date_of(month / PERIOD_YEAR_MONTHS, month % PERIOD_YEAR_MONTHS + 1, 1);
}

int32_t period_last_day(int32_t period)
{
	const int month = period_last_month(period) + 1;

	return date_of(month / PERIOD_YEAR_MONTHS, month % PERIOD_YEAR_MONTHS + 1, 1) - 1;
}

int32_t period_next(int32_t period)
{
	return period + period_length_months[period_length(period)] * PERIOD_CODES;
}

int32_t period_prev(int32_t period)
{
	return period - period_length_months[period_length(period)] * PERIOD_CODES;
}

int32_t period_year_ago(int32_t period)
{
	return period - PERIOD_YEAR_MONTHS * PERIOD_CODES;
}

int32_t period_holding(enum period_length length, int32_t day)
{
	int year, month, in_month;

	date_split(day, &year, &month, &in_month);
	return period_of(year, length, (month - 1) / period_length_months[length] + 1);
}

int32_t period_last_within(enum period_length length, int32_t period)
{
	const int months = period_length_months[length];

	return period_ending((period_last_month(period) + 1) / months * months - 1, length);
}

bool period_contains(int32_t outer, int32_t inner)
{
	return period_first_month(outer) <= period_first_month(inner) &&
	       period_last_month(inner) <= period_last_month(outer);
}

bool period_reports(int32_t outer, int32_t inner)
{
	return period_first_month(outer) <= period_last_month(inner) &&
	       period_last_month(inner) <= period_last_month(outer);
}

bool period_length_parse(const char *text, enum period_length *length)
{
	for (int i = 0; i < PERIOD_LENGTH_MAX; i++) {
		if (text && text[0] == period_letters[i] && text[1] == '\0') {
			*length = (enum period_length)i;
			return true;
		}
	}
	return false;
}

char period_length_letter(enum period_length length)
{
	return period_letters[length];
}

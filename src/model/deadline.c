/* Days relative to a period. */
#include "model/deadline.h"

#include "base/date.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

enum { DEADLINE_AFTER_MAX = 366, DEADLINE_MONTH_DAYS = 31 };

bool deadline_parse(const char *text, struct deadline *d)
{
	const bool after = *text == '+';
	const char *digits = text + after;
	const size_t count = strspn(digits, "0123456789");
	const long number = count && count <= 3 && !digits[count] ? strtol(digits, NULL, 10) : -1;

	if (number < (after ? 0 : 1) || number > (after ? DEADLINE_AFTER_MAX : DEADLINE_MONTH_DAYS))
		return false;
	*d = (struct deadline){ (int)number, after };
	return true;
}

void deadline_add(struct str *out, struct deadline d)
{
	str_addf(out, "%s%d", d.after ? "+" : "", d.day);
}

int32_t deadline_of(struct deadline d, int32_t period)
{
	const int32_t last = period_last_day(period);
	int year, month, day;

	if (d.after)
		return last + d.day;
	date_split(last, &year, &month, &day);
	return date_of(year, month, d.day < day ? d.day : day);
}

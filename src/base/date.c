/* Days, and the clock in Vietnam's time (UTC+7, no summer time), without the time
 * zones of the system. The calendar arithmetic counts years from 1 March, so that
 * the leap day is a year's last, in eras of 400 years (146,097 days). */
#include "base/date.h"

#include "base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
	DATE_ERA_DAYS = 146097,
	DATE_EPOCH_SHIFT = 719468, /* days from 0000-03-01 to 1970-01-01 */
	DATE_YEAR_WHOLE = 1000,    /* "22" is no year */
	DATE_YEAR_MIN = 1,         /* years that are written with four digits */
	DATE_YEAR_MAX = 9999,
};

#define CLOCK_DAY ((int64_t)24 * 60 * 60 * 1000)
#define CLOCK_VIETNAM ((int64_t)7 * 60 * 60 * 1000)

static bool clock_frozen;
static int64_t clock_moment;

int32_t date_of(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return (int32_t)(era * DATE_ERA_DAYS + doe - DATE_EPOCH_SHIFT);
}

void date_split(int32_t date, int *year, int *month, int *day)
{
	int64_t z = (int64_t)date + DATE_EPOCH_SHIFT;
	int64_t era = (z >= 0 ? z : z - (DATE_ERA_DAYS - 1)) / DATE_ERA_DAYS;
	int doe = (int)(z - era * DATE_ERA_DAYS);
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = (int)(yoe + era * 400) + (*month <= 2);
}

int date_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	assert(month >= 1 && month <= 12);
	return days[month - 1] + (month == 2 && leap);
}

static void date_put(char *buf, int value, int count)
{
	while (count-- > 0) {
		buf[count] = (char)('0' + value % 10);
		value /= 10;
	}
}

/* Splits a day that four digits of a year can name. */
static bool date_split_known(int32_t date, int *year, int *month, int *day)
{
	if (date == DATE_MIN || date == DATE_MAX)
		return false;
	date_split(date, year, month, day);
	return *year >= DATE_YEAR_MIN && *year <= DATE_YEAR_MAX;
}

/* Reads a day at the head of text, whatever follows. */
static bool date_read(const char *text, int32_t *date)
{
	int year, month, day;

	if (strnlen(text, DATE_SIZE) < DATE_SIZE - 1 || text[4] != '-' || text[7] != '-')
		return false;
	year = str_digits(text, 4);
	month = str_digits(text + 5, 2);
	day = str_digits(text + 8, 2);
	if (year < DATE_YEAR_MIN || month < 1 || month > 12)
		return false;
	if (day < 1 || day > date_month_days(year, month))
		return false;
	*date = date_of(year, month, day);
	return true;
}

bool date_parse(const char *text, int32_t *date)
{
	return strnlen(text, DATE_SIZE) == DATE_SIZE - 1 && date_read(text, date);
}

/* Reads digits up to `end`, which is skipped; -1 when there are none or more than `most`. */
static int date_number(const char **text, int most, char end)
{
	int count = 0, number = 0;

	while (**text >= '0' && **text <= '9' && count++ < most)
		number = 10 * number + *(*text)++ - '0';
	return count && count <= most && *(*text)++ == end ? number : -1;
}

bool date_parse_local(const char *text, int32_t *date)
{
	int year, month, day;

	if (date_parse(text, date))
		return true;
	day = date_number(&text, 2, '/');
	month = day < 1 ? -1 : date_number(&text, 2, '/');
	year = month < 1 ? -1 : date_number(&text, 4, '\0');
	if (year < DATE_YEAR_WHOLE || month > 12 || day > date_month_days(year, month))
		return false;
	*date = date_of(year, month, day);
	return true;
}

void date_format(int32_t date, char buf[DATE_SIZE])
{
	int year, month, day;

	buf[0] = '\0';
	if (!date_split_known(date, &year, &month, &day))
		return;
	memcpy(buf, "0000-00-00", DATE_SIZE);
	date_put(buf, year, 4);
	date_put(buf + 5, month, 2);
	date_put(buf + 8, day, 2);
}

void date_format_local(int32_t date, char buf[DATE_SIZE])
{
	int year, month, day;

	buf[0] = '\0';
	if (!date_split_known(date, &year, &month, &day))
		return;
	memcpy(buf, "00/00/0000", DATE_SIZE);
	date_put(buf, day, 2);
	date_put(buf + 3, month, 2);
	date_put(buf + 6, year, 4);
}

bool clock_parse(const char *text, int64_t *ms)
{
	static const char form[] = "2022-10-10T08:00:00";
	const size_t len = strlen(text);
	int part[3] = { 0 };
	int32_t date;

	if ((len != 10 && len != 16 && len != sizeof(form) - 1) || !date_read(text, &date))
		return false;
	for (size_t n = 0; 10 + 3 * n < len; n++) {
		const char *at = text + 10 + 3 * n;

		part[n] = str_digits(at + 1, 2);
		if (*at != form[10 + 3 * n] || part[n] < 0 || part[n] > (n ? 59 : 23))
			return false;
	}
	*ms = date * CLOCK_DAY - CLOCK_VIETNAM +
	      ((part[0] * 60 + part[1]) * 60 + part[2]) * (int64_t)1000;
	return true;
}

bool clock_init(void)
{
	const char *text = getenv("TIENDO_NOW");

	clock_frozen = false;
	if (!text || !text[0])
		return true;
	if (strlen(text) != strlen("2022-10-10T08:00:00") || !clock_parse(text, &clock_moment))
		return false;
	clock_frozen = true;
	return true;
}

int64_t clock_now(void)
{
	struct timespec now;

	if (clock_frozen)
		return clock_moment;
	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Splits a moment into its day and the seconds of that day. Moments beyond any
 * day that can be written become DATE_MIN or DATE_MAX. */
static int32_t clock_split(int64_t ms, int *second)
{
	int64_t day = ms / CLOCK_DAY;
	int64_t rest = ms % CLOCK_DAY;

	if (rest < 0) {
		rest += CLOCK_DAY;
		day--;
	}
	*second = (int)(rest / 1000);
	if (day <= DATE_MIN)
		return DATE_MIN;
	return day >= DATE_MAX ? DATE_MAX : (int32_t)day;
}

/* The same moment on a clock in Vietnam. */
static int64_t clock_local(int64_t ms)
{
	return ms > INT64_MAX - CLOCK_VIETNAM ? INT64_MAX : ms + CLOCK_VIETNAM;
}

int32_t clock_today(void)
{
	int second;

	return clock_split(clock_local(clock_now()), &second);
}

void clock_format(int64_t ms, char buf[DATE_STAMP_SIZE])
{
	int second;

	date_format_local(clock_split(clock_local(ms), &second), buf);
	if (!buf[0])
		return;
	memcpy(buf + 10, " 00:00", sizeof(" 00:00"));
	date_put(buf + 11, second / 3600, 2);
	date_put(buf + 14, second / 60 % 60, 2);
}

void clock_format_utc(int64_t ms, char buf[21])
{
	int second;

	date_format(clock_split(ms, &second), buf);
	if (!buf[0])
		return;
	memcpy(buf + 10, "T00:00:00Z", sizeof("T00:00:00Z"));
	date_put(buf + 11, second / 3600, 2);
	date_put(buf + 14, second / 60 % 60, 2);
	date_put(buf + 17, second % 60, 2);
}

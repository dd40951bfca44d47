/* Days and the clock. */
#include "base/date.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

static void test_known_days(void **state)
{
	static const struct {
		int year, month, day;
		int32_t date;
	} rows[] = {
		{ 1970, 1, 1, 0 },       { 1969, 12, 31, -1 },  { 2000, 1, 1, 10957 },
		{ 2000, 2, 29, 11016 },  { 2000, 3, 1, 11017 }, { 2022, 12, 31, 19357 },
		{ 2025, 7, 1, 20270 },   { 1, 1, 1, -719162 },  { 9999, 12, 31, 2932896 },
		{ 1600, 3, 1, -135080 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int year, month, day;

		assert_int_equal(date_of(rows[i].year, rows[i].month, rows[i].day), rows[i].date);
		date_split(rows[i].date, &year, &month, &day);
		assert_int_equal(year, rows[i].year);
		assert_int_equal(month, rows[i].month);
		assert_int_equal(day, rows[i].day);
	}
}

/* Every day of 800 years follows the one before it. */
static void test_succession(void **state)
{
	int32_t date = date_of(1599, 12, 31);

	(void)state;
	for (int year = 1600; year < 2400; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= date_month_days(year, month); day++) {
				int y, m, d;

				assert_int_equal(date_of(year, month, day), ++date);
				date_split(date, &y, &m, &d);
				assert_true(y == year && m == month && d == day);
			}
		}
	}
	assert_int_equal(date_month_days(1900, 2), 28);
	assert_int_equal(date_month_days(2000, 2), 29);
	assert_int_equal(date_month_days(2024, 2), 29);
	assert_int_equal(date_month_days(2022, 2), 28);
}

static void test_parse(void **state)
{
	static const char *const bad[] = {
		"",
		"2022",
		"2022-12",
		"2022-12-3",
		"2022-12-311",
		"2022-12-31 ",
		" 2022-12-31",
		"2022/12/31",
		"2022-13-01",
		"2022-00-01",
		"2022-02-29",
		"2022-04-31",
		"2022-01-00",
		"0000-01-01",
		"-022-01-01",
		"2022-1-001",
		"20a2-01-01",
		"+202-01-01",
	};
	char buf[DATE_SIZE];
	int32_t date;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		date = 77;
		assert_false(date_parse(bad[i], &date));
		assert_int_equal(date, 77);
	}
	assert_true(date_parse("2024-02-29", &date));
	assert_int_equal(date, date_of(2024, 2, 29));
	date_format(date, buf);
	assert_string_equal(buf, "2024-02-29");
	date_format_local(date, buf);
	assert_string_equal(buf, "29/02/2024");
}

static void test_open_ends(void **state)
{
	static const int32_t rows[] = { DATE_MIN,     DATE_MAX, DATE_MIN + 1,
					DATE_MAX - 1, -719163,  2932897 };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char buf[DATE_SIZE] = "x";

		date_format(rows[i], buf);
		assert_string_equal(buf, "");
		buf[0] = 'x';
		date_format_local(rows[i], buf);
		assert_string_equal(buf, "");
	}
}

static void test_frozen(void **state)
{
	char buf[DATE_STAMP_SIZE];
	char utc[21];

	(void)state;
	setenv("TIENDO_NOW", "2022-10-10T08:00:00", 1);
	assert_true(clock_init());
	assert_true(clock_now() == INT64_C(1665363600000));
	assert_int_equal(clock_today(), date_of(2022, 10, 10));
	clock_format(clock_now(), buf);
	assert_string_equal(buf, "10/10/2022 08:00");
	clock_format_utc(clock_now(), utc);
	assert_string_equal(utc, "2022-10-10T01:00:00Z");
	/* The first hours of a day here are the day before in UTC. */
	setenv("TIENDO_NOW", "2023-01-01T00:30:59", 1);
	assert_true(clock_init());
	assert_int_equal(clock_today(), date_of(2023, 1, 1));
	clock_format_utc(clock_now(), utc);
	assert_string_equal(utc, "2022-12-31T17:30:59Z");
}

static void test_malformed(void **state)
{
	static const char *const bad[] = {
		"now",
		"2022-10-10",
		"2022-10-10 08:00:00",
		"2022-10-10T8:00:00",
		"2022-10-10T24:00:00",
		"2022-10-10T08:60:00",
		"2022-10-10T08:00:60",
		"2022-02-30T08:00:00",
		"2022-10-10T08:00:00Z",
		"2022-10-10T08-00-00",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		setenv("TIENDO_NOW", bad[i], 1);
		assert_false(clock_init());
	}
}

static void test_running(void **state)
{
	int64_t first;

	(void)state;
	unsetenv("TIENDO_NOW");
	assert_true(clock_init());
	first = clock_now();
	assert_true(first > INT64_C(1700000000000));
	setenv("TIENDO_NOW", "", 1);
	assert_true(clock_init());
	assert_true(clock_now() > INT64_C(1700000000000));
}

static void test_any_moment(void **state)
{
	char buf[DATE_STAMP_SIZE];
	char utc[21];

	(void)state;
	clock_format(INT64_MAX, buf);
	assert_string_equal(buf, "");
	clock_format_utc(INT64_MIN, utc);
	assert_string_equal(utc, "");
	clock_format_utc(-1, utc);
	assert_string_equal(utc, "1969-12-31T23:59:59Z");
}

static void test_local(void **state)
{
	static const struct {
		const char *text;
		int year, month, day; /* 0: refused */
	} row[] = {
		{ "31/12/2022", 2022, 12, 31 },
		{ "1/6/2022", 2022, 6, 1 },
		{ "2022-06-01", 2022, 6, 1 },
		{ "29/02/2024", 2024, 2, 29 },
		{ "29/02/2022", 0, 0, 0 },
		{ "31/13/2022", 0, 0, 0 },
		{ "1/6", 0, 0, 0 },
		{ "1/6/22", 0, 0, 0 },
		{ "001/6/2022", 0, 0, 0 },
		{ "1/6/2022 ", 0, 0, 0 },
		{ "/6/2022", 0, 0, 0 },
		{ "", 0, 0, 0 },
		{ "0/6/2022", 0, 0, 0 },
		{ "1/0/2022", 0, 0, 0 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		int32_t date = 0;
		const bool read = date_parse_local(row[n].text, &date);

		if (read != (row[n].year != 0) ||
		    (read && date != date_of(row[n].year, row[n].month, row[n].day)))
			fail_msg("\"%s\"", row[n].text);
	}
}

static void test_moment(void **state)
{
	static const struct {
		const char *text;
		int64_t ms; /* 0: refused */
	} rows[] = {
		{ "2022-10-10T08:00:00", 1665363600000 },
		{ "2022-10-10T08:00", 1665363600000 },
		{ "2022-10-10", 1665334800000 },
		{ "2022-10-10T23:59:59", 1665421199000 },
		{ "2022-10-10T24:00", 0 },
		{ "2022-10-10T08:60", 0 },
		{ "2022-10-10T8:00", 0 },
		{ "2022-10-10 08:00", 0 },
		{ "2022-02-30", 0 },
		{ "", 0 },
		{ "today", 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t ms = 0;

		assert_int_equal(clock_parse(rows[i].text, &ms), rows[i].ms != 0);
		assert_int_equal(ms, rows[i].ms);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_days), cmocka_unit_test(test_succession),
		cmocka_unit_test(test_parse),      cmocka_unit_test(test_open_ends),
		cmocka_unit_test(test_frozen),     cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_running),    cmocka_unit_test(test_any_moment),
		cmocka_unit_test(test_local),      cmocka_unit_test(test_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

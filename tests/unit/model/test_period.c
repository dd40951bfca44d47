/* Reporting periods. */
#include "model/period.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static int32_t period(const char *text)
{
	int32_t p = PERIOD_NONE;

	assert_true(period_parse(text, &p));
	return p;
}

static void test_forms(void **state)
{
	static const struct {
		const char *text, *shown;
		enum period_length length;
		int year, index;
		const char *first, *last;
	} rows[] = {
		{ "2022", "2022", PERIOD_YEAR, 2022, 1, "2022-01-01", "2022-12-31" },
		{ "2022-H1", "2022-H1", PERIOD_HALF, 2022, 1, "2022-01-01", "2022-06-30" },
		{ "2022-h2", "2022-H2", PERIOD_HALF, 2022, 2, "2022-07-01", "2022-12-31" },
		{ "2022-Q3", "2022-Q3", PERIOD_QUARTER, 2022, 3, "2022-07-01", "2022-09-30" },
		{ "2022q4", "2022-Q4", PERIOD_QUARTER, 2022, 4, "2022-10-01", "2022-12-31" },
		{ "2024-02", "2024-02", PERIOD_MONTH, 2024, 2, "2024-02-01", "2024-02-29" },
		{ "2022-12", "2022-12", PERIOD_MONTH, 2022, 12, "2022-12-01", "2022-12-31" },
		{ "1900-01", "1900-01", PERIOD_MONTH, 1900, 1, "1900-01-01", "1900-01-31" },
		{ "2999", "2999", PERIOD_YEAR, 2999, 1, "2999-01-01", "2999-12-31" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const int32_t p = period(rows[i].text);
		char text[PERIOD_SIZE], day[DATE_SIZE];

		assert_int_equal(p, period_of(rows[i].year, rows[i].length, rows[i].index));
		assert_int_equal(period_length(p), rows[i].length);
		assert_int_equal(period_year(p), rows[i].year);
		assert_int_equal(period_index(p), rows[i].index);
		period_format(p, text);
		assert_string_equal(text, rows[i].shown);
		date_format(period_first_day(p), day);
		assert_string_equal(day, rows[i].first);
		date_format(period_last_day(p), day);
		assert_string_equal(day, rows[i].last);
	}
}

static void test_malformed(void **state)
{
	static const char *const rows[] = {
		"",        "22",     "2022-",  "2022-Q5",  "2022-Q0", "2022-H3", "2022-13",
		"2022-00", "2022-9", "202209", "2022-Q33", "1899",    "3000",    "2022-Y1",
		"2022 Q1", " 2022",  "2022-Q", "2022-QQ",  "20a2",    "2022--1", "2022-1Q",
	};
	char text[PERIOD_SIZE];
	int32_t p = 7;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_false(period_parse(rows[i], &p));
	assert_false(period_parse(NULL, &p));
	assert_int_equal(p, 7);
	period_format(PERIOD_NONE, text);
	assert_string_equal(text, "");
}

/* By last day; on the same day the longer one later. */
static void test_order(void **state)
{
	static const char *const rows[] = {
		"2021",    "2022-01", "2022-02", "2022-03", "2022-Q1", "2022-04", "2022-06",
		"2022-Q2", "2022-H1", "2022-12", "2022-Q4", "2022-H2", "2022",    "2023-01",
	};

	(void)state;
	for (size_t i = 1; i < ARRAY_LEN(rows); i++)
		assert_true(period(rows[i - 1]) < period(rows[i]));
}

static void test_neighbours(void **state)
{
	static const struct {
		const char *text, *next, *year_ago;
	} rows[] = {
		{ "2022", "2023", "2021" },          { "2022-H2", "2023-H1", "2021-H2" },
		{ "2022-Q4", "2023-Q1", "2021-Q4" }, { "2022-Q1", "2022-Q2", "2021-Q1" },
		{ "2022-12", "2023-01", "2021-12" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const int32_t p = period(rows[i].text);

		assert_int_equal(period_next(p), period(rows[i].next));
		assert_int_equal(period_prev(period(rows[i].next)), p);
		assert_int_equal(period_year_ago(p), period(rows[i].year_ago));
	}
}

static void test_holding(void **state)
{
	static const struct {
		const char *day;
		enum period_length length;
		const char *period;
	} rows[] = {
		{ "2022-06-30", PERIOD_HALF, "2022-H1" },
		{ "2022-07-01", PERIOD_HALF, "2022-H2" },
		{ "2022-10-10", PERIOD_QUARTER, "2022-Q4" },
		{ "2022-09-30", PERIOD_QUARTER, "2022-Q3" },
		{ "2024-02-29", PERIOD_MONTH, "2024-02" },
		{ "2022-12-31", PERIOD_YEAR, "2022" },
		{ "1969-12-31", PERIOD_QUARTER, "1969-Q4" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int32_t day = 0;

		assert_true(date_parse(rows[i].day, &day));
		assert_int_equal(period_holding(rows[i].length, day), period(rows[i].period));
	}
}

static void test_last_within(void **state)
{
	static const struct {
		enum period_length length;
		const char *period, *last;
	} rows[] = {
		{ PERIOD_YEAR, "2022-Q3", "2021" },       { PERIOD_YEAR, "2022-Q4", "2022" },
		{ PERIOD_QUARTER, "2022-Q3", "2022-Q3" }, { PERIOD_QUARTER, "2022", "2022-Q4" },
		{ PERIOD_QUARTER, "2022-08", "2022-Q2" }, { PERIOD_MONTH, "2022-H1", "2022-06" },
		{ PERIOD_HALF, "2022-11", "2022-H1" },    { PERIOD_HALF, "2022-05", "2021-H2" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(period_last_within(rows[i].length, period(rows[i].period)),
				 period(rows[i].last));
}

static void test_contains(void **state)
{
	static const struct {
		const char *outer, *inner;
		bool contains, reports;
	} rows[] = {
		{ "2022", "2022-Q1", true, true },      { "2022", "2022", true, true },
		{ "2022", "2021-12", false, false },    { "2022-Q3", "2022-07", true, true },
		{ "2022-Q3", "2022-06", false, false }, { "2022-Q3", "2022-H2", false, false },
		{ "2022-H2", "2022-Q4", true, true },   { "2022-H1", "2022-Q3", false, false },
		{ "2022-Q4", "2022", false, true },     { "2022-Q4", "2022-H2", false, true },
		{ "2022-Q3", "2022", false, false },    { "2022-H2", "2022", false, true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const int32_t outer = period(rows[i].outer), inner = period(rows[i].inner);

		assert_int_equal(period_contains(outer, inner), rows[i].contains);
		assert_int_equal(period_reports(outer, inner), rows[i].reports);
	}
}

static void test_lengths(void **state)
{
	static const struct {
		const char *letter;
		enum period_length length;
		int months;
	} rows[] = {
		{ "M", PERIOD_MONTH, 1 },
		{ "Q", PERIOD_QUARTER, 3 },
		{ "H", PERIOD_HALF, 6 },
		{ "Y", PERIOD_YEAR, 12 },
	};
	enum period_length length = PERIOD_HALF;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_true(period_length_parse(rows[i].letter, &length));
		assert_int_equal(length, rows[i].length);
		assert_int_equal(period_length_letter(length), rows[i].letter[0]);
		assert_int_equal(period_months(length), rows[i].months);
	}
	assert_false(period_length_parse("", &length));
	assert_false(period_length_parse("QQ", &length));
	assert_false(period_length_parse("q", &length));
	assert_false(period_length_parse(NULL, &length));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),    cmocka_unit_test(test_malformed),
		cmocka_unit_test(test_order),    cmocka_unit_test(test_neighbours),
		cmocka_unit_test(test_holding),  cmocka_unit_test(test_last_within),
		cmocka_unit_test(test_contains), cmocka_unit_test(test_lengths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

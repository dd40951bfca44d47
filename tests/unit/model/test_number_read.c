/* Numbers as people type them in both languages, and as files hold them. */
#include "model/number.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define NBSP "\xC2\xA0"
#define NARROW "\xE2\x80\xAF"
#define MINUS "\xE2\x88\x92"

struct reading_row {
	const char *text;
	enum lang lang;
	int decimals;
	enum number_reading reading;
	int64_t value;
};

static void test_rows(const struct reading_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct number_form form = { .lang = rows[i].lang,
						  .decimals = rows[i].decimals };
		int64_t value = -77;

		if (number_read(rows[i].text, &form, &value) != rows[i].reading)
			fail_msg("\"%s\" was read as %d", rows[i].text,
				 number_read(rows[i].text, &form, &value));
		if (value != (rows[i].reading == NUMBER_OK ? rows[i].value : -77))
			fail_msg("\"%s\" gave %lld", rows[i].text, (long long)value);
	}
}

static void test_vietnamese(void **state)
{
	static const struct reading_row rows[] = {
		{ "0", LANG_VI, 0, NUMBER_OK, 0 },
		{ "57", LANG_VI, 2, NUMBER_OK, 5700 },
		{ "57,8", LANG_VI, 2, NUMBER_OK, 5780 },
		{ "-3", LANG_VI, 0, NUMBER_OK, -3 },
		{ "+3,5", LANG_VI, 1, NUMBER_OK, 35 },
		{ MINUS "0,4", LANG_VI, 1, NUMBER_OK, -4 },
		{ "-0", LANG_VI, 1, NUMBER_OK, 0 },
		{ "  12 ", LANG_VI, 0, NUMBER_OK, 12 },
		{ NBSP "12" NBSP, LANG_VI, 0, NUMBER_OK, 12 },
		{ "1.234.567,8", LANG_VI, 1, NUMBER_OK, 12345678 },
		{ "1.234.567", LANG_VI, 0, NUMBER_OK, 1234567 },
		{ "1,234,567.8", LANG_VI, 1, NUMBER_OK, 12345678 },
		{ "1 050,5", LANG_VI, 1, NUMBER_OK, 10505 },
		{ "1" NBSP "050,5", LANG_VI, 1, NUMBER_OK, 10505 },
		{ "1" NARROW "050" NARROW "300", LANG_VI, 0, NUMBER_OK, 1050300 },
		{ "1.050", LANG_VI, 0, NUMBER_OK, 1050 },
		{ "1.050", LANG_VI, 2, NUMBER_OK, 105000 },
		{ "1.050", LANG_VI, 3, NUMBER_AMBIGUOUS, 0 },
		{ "57.8", LANG_VI, 2, NUMBER_OK, 5780 },
		{ "0.500", LANG_VI, 3, NUMBER_OK, 500 },
		{ "1050.300", LANG_VI, 3, NUMBER_OK, 1050300 },
		{ "0.500", LANG_VI, 2, NUMBER_TOO_FINE, 0 },
		{ "1,050", LANG_VI, 3, NUMBER_OK, 1050 },
		{ "1,050", LANG_VI, 0, NUMBER_TOO_FINE, 0 },
		{ "1,000", LANG_VI, 0, NUMBER_TOO_FINE, 0 },
		{ "57,85", LANG_VI, 1, NUMBER_TOO_FINE, 0 },
		{ "007", LANG_VI, 0, NUMBER_OK, 7 },
	};

	(void)state;
	test_rows(rows, ARRAY_LEN(rows));
}

static void test_english(void **state)
{
	static const struct reading_row rows[] = {
		{ "57.8", LANG_EN, 2, NUMBER_OK, 5780 },
		{ "1,234,567.8", LANG_EN, 1, NUMBER_OK, 12345678 },
		{ "1.234.567,8", LANG_EN, 1, NUMBER_OK, 12345678 },
		{ "1.234.567", LANG_EN, 0, NUMBER_OK, 1234567 },
		{ "1,050", LANG_EN, 0, NUMBER_OK, 1050 },
		{ "1,050", LANG_EN, 3, NUMBER_AMBIGUOUS, 0 },
		{ "1,5", LANG_EN, 1, NUMBER_OK, 15 },
		{ "1,5", LANG_EN, 0, NUMBER_TOO_FINE, 0 },
		{ "1.050", LANG_EN, 3, NUMBER_OK, 1050 },
		{ "1.050", LANG_EN, 2, NUMBER_TOO_FINE, 0 },
	};

	(void)state;
	test_rows(rows, ARRAY_LEN(rows));
}

static void test_malformed(void **state)
{
	static const struct reading_row rows[] = {
		{ "", LANG_VI, 2, NUMBER_EMPTY, 0 },
		{ " \t" NBSP, LANG_VI, 2, NUMBER_EMPTY, 0 },
		{ "-", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "--3", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "3-", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "- 3", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ ",5", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "5,", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ ".", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "57,8%", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1e3", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "0x10", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "năm", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1 05", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1  050 3", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1.05.300", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1..050", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "0.050.300", LANG_VI, 0, NUMBER_MALFORMED, 0 },
		{ "1.234,5,6", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1.23,5", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1 234.567,8", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "1,050.300,5", LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "\xFF"
		  "5",
		  LANG_VI, 2, NUMBER_MALFORMED, 0 },
		{ "9223372036854775807", LANG_VI, 0, NUMBER_OK, INT64_MAX },
		{ "9223372036854775808", LANG_VI, 0, NUMBER_OVERFLOW, 0 },
		{ "92233720368547758", LANG_VI, 2, NUMBER_OK, 9223372036854775800 },
		{ "922337203685477581", LANG_VI, 2, NUMBER_OVERFLOW, 0 },
		{ "1111111111111111111111111111111111111111111111111111111111111111111111", LANG_VI,
		  0, NUMBER_MALFORMED, 0 },
	};

	(void)state;
	test_rows(rows, ARRAY_LEN(rows));
}

/* The range settles "1.050" where exactly one of its two readings lies within. */
static void test_range(void **state)
{
	static const struct {
		const char *text;
		bool has_lo, has_hi;
		int64_t lo, hi;
		enum number_reading reading;
		int64_t value;
	} rows[] = {
		{ "1.050", true, true, 0, 100000, NUMBER_OK, 1050 },
		{ "1.050", true, true, 100000, 9000000, NUMBER_OK, 1050000 },
		{ "1.050", true, false, 2000, 0, NUMBER_OK, 1050000 },
		{ "1.050", false, true, 0, 1049, NUMBER_AMBIGUOUS, 0 },
		{ "1.050", true, true, 0, 9000000, NUMBER_AMBIGUOUS, 0 },
		{ "-1.050", true, true, -100000, 0, NUMBER_OK, -1050 },
		{ "-1.050", false, true, 0, -2000, NUMBER_OK, -1050000 },
		{ "-1.050", true, true, -9000000, 0, NUMBER_AMBIGUOUS, 0 },
		{ "1.050,0", true, true, 0, 100000, NUMBER_OK, 1050000 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct number_form form = {
			.lang = LANG_VI,
			.decimals = 3,
			.has_lo = rows[i].has_lo,
			.has_hi = rows[i].has_hi,
			.lo = rows[i].lo,
			.hi = rows[i].hi,
		};
		int64_t value = 0;

		assert_int_equal(number_read(rows[i].text, &form, &value), rows[i].reading);
		assert_int_equal(value, rows[i].value);
	}
}

/* Why a sign was read as it was. */
static void test_sense(void **state)
{
	static const struct {
		const char *text;
		enum lang lang;
		int decimals;
		int64_t hi; /* 0: no range */
		enum number_why why;
		char sign;
		bool decimal;
	} rows[] = {
		{ "57", LANG_VI, 2, 0, NUMBER_PLAIN, 0, false },
		{ "57,8", LANG_VI, 2, 0, NUMBER_PLAIN, 0, false },
		{ "1.234,5", LANG_VI, 2, 0, NUMBER_PLAIN, 0, false },
		{ "1.234.567", LANG_VI, 0, 0, NUMBER_PLAIN, 0, false },
		{ "1 050", LANG_VI, 0, 0, NUMBER_PLAIN, 0, false },
		{ "1 050,5", LANG_VI, 1, 0, NUMBER_PLAIN, 0, false },
		{ "12x", LANG_VI, 0, 0, NUMBER_PLAIN, 0, false },
		{ "1,050", LANG_VI, 3, 0, NUMBER_BY_LANGUAGE, ',', true },
		{ "1,050", LANG_VI, 0, 0, NUMBER_BY_LANGUAGE, ',', true },
		{ "1.050", LANG_EN, 3, 0, NUMBER_BY_LANGUAGE, '.', true },
		{ "1,234.5", LANG_VI, 1, 0, NUMBER_BY_LAST, '.', true },
		{ "1.234,5", LANG_EN, 1, 0, NUMBER_BY_LAST, ',', true },
		{ "1,234,567", LANG_VI, 0, 0, NUMBER_BY_REPEAT, ',', false },
		{ "57.8", LANG_VI, 1, 0, NUMBER_BY_PLACE, '.', true },
		{ "57,8", LANG_EN, 1, 0, NUMBER_BY_PLACE, ',', true },
		{ "1.050", LANG_VI, 0, 0, NUMBER_BY_DECIMALS, '.', false },
		{ "1,050", LANG_EN, 2, 0, NUMBER_BY_DECIMALS, ',', false },
		{ "1.050", LANG_VI, 3, 0, NUMBER_PLAIN, 0, false },
		{ "1.050", LANG_VI, 3, 100000, NUMBER_BY_RANGE, '.', true },
		{ "1,050", LANG_EN, 3, 100000, NUMBER_BY_RANGE, ',', true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct number_form form = { .lang = rows[i].lang,
						  .decimals = rows[i].decimals,
						  .has_hi = rows[i].hi != 0,
						  .hi = rows[i].hi };
		const struct number_sense sense = number_sense(rows[i].text, &form);

		if (sense.why != rows[i].why || sense.sign != rows[i].sign ||
		    sense.decimal != rows[i].decimal)
			fail_msg("\"%s\" was taken as %d %c", rows[i].text, sense.why,
				 sense.sign ? sense.sign : '-');
	}
}

static void test_plain(void **state)
{
	static const struct {
		const char *text;
		int decimals;
		enum number_reading reading;
		int64_t value;
	} rows[] = {
		{ "8.5", 2, NUMBER_OK, 850 },
		{ "100", 0, NUMBER_OK, 100 },
		{ "100.00", 0, NUMBER_OK, 100 },
		{ "100.0", 0, NUMBER_OK, 100 },
		{ "-0.40", 1, NUMBER_OK, -4 },
		{ "10.05", 1, NUMBER_TOO_FINE, 0 },
		{ "", 1, NUMBER_EMPTY, 0 },
		{ "-", 1, NUMBER_MALFORMED, 0 },
		{ "+1", 1, NUMBER_MALFORMED, 0 },
		{ " 1", 1, NUMBER_MALFORMED, 0 },
		{ "1.", 1, NUMBER_MALFORMED, 0 },
		{ ".0", 1, NUMBER_MALFORMED, 0 },
		{ ".5", 1, NUMBER_MALFORMED, 0 },
		{ "1,5", 1, NUMBER_MALFORMED, 0 },
		{ "1.5.0", 1, NUMBER_MALFORMED, 0 },
		{ "1.0.0", 1, NUMBER_MALFORMED, 0 },
		{ "99999999999999999999", 0, NUMBER_OVERFLOW, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t value = 0;

		if (number_read_plain(rows[i].text, rows[i].decimals, &value) != rows[i].reading)
			fail_msg("\"%s\"", rows[i].text);
		assert_int_equal(value, rows[i].value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vietnamese), cmocka_unit_test(test_english),
		cmocka_unit_test(test_malformed),  cmocka_unit_test(test_range),
		cmocka_unit_test(test_plain),      cmocka_unit_test(test_sense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

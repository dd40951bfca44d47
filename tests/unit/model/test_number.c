/* Exact figures, and numbers as people read them and as files hold them. */
#include "model/number.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>

static void test_compare(void **state)
{
	static const struct {
		struct quantity a, b;
		int order;
	} rows[] = {
		{ { 1, 3 }, { 2, 6 }, 0 },
		{ { 1, 3 }, { 333333333, 1000000000 }, 1 },
		{ { -1, 3 }, { 1, 3 }, -1 },
		{ { INT64_MAX, INT64_MAX - 1 }, { INT64_MAX - 1, INT64_MAX - 2 }, -1 },
		{ { INT64_MIN, 1 }, { INT64_MAX, 1 }, -1 },
		{ { 0, 0 }, { -5, 1 }, -1 },
		{ { -5, 1 }, { 0, 0 }, 1 },
		{ { 0, 0 }, { 0, 0 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(quantity_compare(rows[i].a, rows[i].b), rows[i].order);
}

static void test_percent(void **state)
{
	static const struct {
		int64_t num, den;
		struct quantity equals; /* den 0: absent */
	} rows[] = {
		{ 1, 2, { 50, 1 } },
		{ 1, 3, { 100, 3 } },
		{ 0, 7, { 0, 1 } },
		{ -1, 4, { -25, 1 } },
		{ 3, 0, { 0, 0 } },
		{ 3, -2, { 0, 0 } },
		{ INT64_MAX, INT64_MAX, { 100, 1 } },
		{ 7 * (INT64_MAX / 100), 100 * (INT64_MAX / 100), { 7, 1 } },
		{ INT64_MAX, 1, { INT64_MAX, 1 } },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct quantity q = quantity_percent(rows[i].num, rows[i].den);

		assert_int_equal(quantity_known(q), rows[i].equals.den > 0);
		assert_int_equal(quantity_compare(q, rows[i].equals), 0);
	}
	/* 18 digits that share no factor: the last ones go, the figure stays. */
	assert_true(fabs(quantity_double(quantity_percent(400000000000000007, 570000000000000001)) -
			 70.17543859649123) < 1e-12);
}

static void test_differences(void **state)
{
	int64_t sum = 5;

	(void)state;
	assert_true(quantity_difference((struct quantity){ 1000000000000000001, 1 },
					(struct quantity){ 1000000000000000000, 1 }) == 1);
	assert_true(quantity_difference(quantity_scaled(-3, 1), quantity_scaled(2, 1)) == -0.5);
	assert_true(isnan(quantity_difference(quantity_none(), quantity_scaled(2, 1))));
	assert_true(isnan(quantity_double(quantity_none())));
	assert_true(number_add(INT64_MAX - 1, 1, &sum));
	assert_int_equal(sum, INT64_MAX);
	sum = 5;
	assert_false(number_add(INT64_MAX, 1, &sum));
	assert_false(number_add(INT64_MIN, -1, &sum));
	assert_int_equal(sum, 5);
}

static void test_plain(void **state)
{
	static const struct {
		int64_t value;
		int decimals;
		const char *text;
	} rows[] = {
		{ 850, 2, "8.5" }, { 10000, 2, "100" },
		{ 0, 3, "0" },     { -4, 1, "-0.4" },
		{ 5, 3, "0.005" }, { 1050300, 0, "1050300" },
		{ 100, 0, "100" }, { INT64_MIN, 0, "-9223372036854775808" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[NUMBER_SIZE];
		int64_t back = 0;

		number_plain(rows[i].value, rows[i].decimals, text);
		assert_string_equal(text, rows[i].text);
		if (rows[i].value != INT64_MIN) {
			assert_int_equal(number_read_plain(text, rows[i].decimals, &back),
					 NUMBER_OK);
			assert_int_equal(back, rows[i].value);
		}
	}
}

static void test_show(void **state)
{
	static const struct {
		struct quantity q;
		int shown;
		enum lang lang;
		const char *text, *with_sign;
	} rows[] = {
		{ { 578, 10 }, 1, LANG_VI, "57,8", "+57,8" },
		{ { 578, 10 }, 1, LANG_EN, "57.8", "+57.8" },
		{ { 1050300, 1 }, 0, LANG_VI, "1.050.300", "+1.050.300" },
		{ { 1050300, 1 }, 1, LANG_EN, "1,050,300.0", "+1,050,300.0" },
		{ { 999, 1 }, 0, LANG_VI, "999", "+999" },
		{ { -1000, 1 }, 0, LANG_VI, "-1.000", "-1.000" },
		{ { 2, 3 }, 2, LANG_VI, "0,67", "+0,67" },
		{ { 5, 100 }, 1, LANG_VI, "0,1", "+0,1" },
		{ { -5, 100 }, 1, LANG_VI, "-0,1", "-0,1" },
		{ { 25, 10 }, 0, LANG_VI, "3", "+3" },
		{ { -4, 100 }, 1, LANG_VI, "0,0", "0,0" },
		{ { 0, 1 }, 1, LANG_VI, "0,0", "0,0" },
		{ { 0, 0 }, 1, LANG_VI, "", "" },
		{ { INT64_MIN, 1 },
		  9,
		  LANG_VI,
		  "-9.223.372.036.854.775.808,000000000",
		  "-9.223.372.036.854.775.808,000000000" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[NUMBER_SIZE];

		number_show(rows[i].q, rows[i].shown, rows[i].lang, text);
		assert_string_equal(text, rows[i].text);
		number_show_signed(rows[i].q, rows[i].shown, rows[i].lang, text);
		assert_string_equal(text, rows[i].with_sign);
	}
}

/* FORMULAS: "where rounding would cross the target one more digit is shown". */
static void test_show_against(void **state)
{
	static const struct {
		struct quantity q, limit;
		const char *text;
	} rows[] = {
		{ { 7996, 100 }, { 80, 1 }, "79,96" },
		{ { 79996, 1000 }, { 80, 1 }, "79,996" },
		{ { 8004, 100 }, { 80, 1 }, "80,04" },
		{ { 80, 1 }, { 80, 1 }, "80,0" },
		{ { 7994, 100 }, { 80, 1 }, "79,9" },
		{ { 85, 10 }, { 85, 10 }, "8,5" },
		{ { 852, 100 }, { 85, 10 }, "8,52" },
		{ { 7996, 100 }, { 0, 0 }, "80,0" },
		{ { 2, 3 }, { 2, 3 }, "0,7" },
		{ { 666666, 1000000 }, { 2, 3 }, "0,666666" },
		{ { -8004, 100 }, { -80, 1 }, "-80,04" },
		{ { INT64_MAX, 1 }, { INT64_MAX - 1, INT64_MAX }, "9.223.372.036.854.775.807,0" },
		{ { 0, 0 }, { 80, 1 }, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char text[NUMBER_SIZE];

		number_show_against(rows[i].q, rows[i].limit, 1, LANG_VI, text);
		assert_string_equal(text, rows[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compare),     cmocka_unit_test(test_percent),
		cmocka_unit_test(test_differences), cmocka_unit_test(test_plain),
		cmocka_unit_test(test_show),        cmocka_unit_test(test_show_against),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

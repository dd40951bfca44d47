/* The growable string. */
#include "base/str.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void test_adding(void **state)
{
	struct str s;

	(void)state;
	str_init(&s);
	assert_string_equal(s.text, "");
	str_add(&s, "");
	assert_string_equal(s.text, "");
	for (int i = 0; i < 1000; i++) {
		str_add(&s, "ab");
		str_addc(&s, 'c');
		str_addn(&s, "defg", 1);
		assert_int_equal(s.len, 4 * (i + 1));
		assert_int_equal(s.text[s.len], '\0');
	}
	for (int i = 0; i < 1000; i++)
		assert_memory_equal(s.text + (ptrdiff_t)4 * i, "abcd", 4);
	str_clear(&s);
	assert_string_equal(s.text, "");
	str_add(&s, "again");
	assert_string_equal(s.text, "again");
	str_release(&s);
	assert_string_equal(s.text, "");
}

static void test_format(void **state)
{
	char wide[301];
	struct str s;

	(void)state;
	memset(wide, 'x', 300);
	wide[300] = '\0';
	str_init(&s);
	str_addf(&s, "%d/%s", 7, "a");
	assert_string_equal(s.text, "7/a");
	str_addf(&s, "-%s-", wide);
	assert_int_equal(s.len, 305);
	assert_memory_equal(s.text, "7/a-xxx", 7);
	assert_string_equal(s.text + 300, "xxxx-");
	str_release(&s);
}

static void test_take(void **state)
{
	struct str s;
	char *text;

	(void)state;
	str_init(&s);
	text = str_take(&s);
	assert_string_equal(text, "");
	free(text);
	str_add(&s, "mine");
	text = str_take(&s);
	assert_string_equal(text, "mine");
	assert_string_equal(s.text, "");
	free(text);
	str_release(&s);
}

static void test_digits(void **state)
{
	static const struct {
		const char *text;
		int count, want;
	} rows[] = {
		{ "2022-09", 4, 2022 }, { "09", 2, 9 },
		{ "0", 1, 0 },          { "999999999", 9, 999999999 },
		{ "9", 2, -1 },         { "-1", 2, -1 },
		{ "+1", 2, -1 },        { " 1", 2, -1 },
		{ "1a", 2, -1 },        { "", 1, -1 },
		{ "1a", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(str_digits(rows[i].text, rows[i].count), rows[i].want);
}

static void test_pattern(void **state)
{
	static const char *const args[] = { "một", NULL, "ba" };
	static const struct {
		const char *pattern, *want;
	} rows[] = {
		{ "", "" },
		{ "none", "none" },
		{ "{0}", "một" },
		{ "{2}, {0}{0}.", "ba, mộtmột." },
		{ "[{1}][{3}][{9}]", "[][][]" },
		{ "{", "{" },
		{ "{0", "{0" },
		{ "{x} {{0}}", "{x} {một}" },
		{ "{10}", "{10}" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str s;

		str_init(&s);
		str_add_pattern(&s, rows[i].pattern, args, ARRAY_LEN(args));
		assert_string_equal(s.text, rows[i].want);
		str_release(&s);
	}
}

static void test_comparing(void **state)
{
	(void)state;
	assert_true(str_equal("a", "a"));
	assert_false(str_equal("a", "b"));
	assert_false(str_equal("a", ""));
	assert_true(str_equal(NULL, NULL));
	assert_false(str_equal(NULL, ""));
	assert_false(str_equal("", NULL));
	assert_true(str_starts("2022-Q3", "2022"));
	assert_true(str_starts("a", ""));
	assert_false(str_starts("202", "2022"));
	assert_false(str_starts("2023", "2022"));
}

static void test_copy(void **state)
{
	static const struct {
		size_t size;
		const char *text, *want;
		bool whole;
	} rows[] = {
		{ 8, "", "", true },
		{ 8, "1234567", "1234567", true },
		{ 8, "12345678", "1234567", false },
		{ 1, "a", "", false },
		{ 1, "", "", true },
		{ 3, "độ", "đ", false }, /* ộ is three bytes */
		{ 5, "độ", "đ", false },
		{ 6, "độ", "độ", true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char buf[16];

		memset(buf, '#', sizeof(buf));
		assert_int_equal(str_copy(buf, rows[i].size, rows[i].text), rows[i].whole);
		assert_string_equal(buf, rows[i].want);
		assert_int_equal(buf[rows[i].size], '#');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_adding),  cmocka_unit_test(test_format),
		cmocka_unit_test(test_take),    cmocka_unit_test(test_digits),
		cmocka_unit_test(test_pattern), cmocka_unit_test(test_comparing),
		cmocka_unit_test(test_copy),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

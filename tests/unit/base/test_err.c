/* Faults: their texts, places, statuses and lists. */
#include "base/err.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void test_format(void **state)
{
	const char *en = "there is no database \"a.db\": create one with \"tiendo init\" "
			 "or \"tiendo demo\"";
	static const struct {
		const char *file;
		long line;
		const char *place;
	} rows[] = {
		{ NULL, 0, "" },
		{ "units.csv", 12, "units.csv:12: " },
		{ "units.csv", 0, "units.csv: " },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err;
		struct str out;

		memset(&err, 0x55, sizeof(err));
		assert_false(err_set(&err, ERR_DB_MISSING, "a.db"));
		if (rows[i].file)
			assert_false(err_at(&err, rows[i].file, rows[i].line));
		str_init(&out);
		err_format(&err, LANG_EN, &out);
		assert_memory_equal(out.text, rows[i].place, strlen(rows[i].place));
		assert_string_equal(out.text + strlen(rows[i].place), en);
		str_clear(&out);
		err_format(&err, LANG_VI, &out);
		assert_non_null(strstr(out.text, "không có cơ sở dữ liệu \"a.db\""));
		str_release(&out);
	}
}

static void test_long_argument(void **state)
{
	char path[1000];
	struct err err;

	(void)state;
	memset(path, '/', sizeof(path));
	path[sizeof(path) - 1] = '\0';
	assert_false(err_set(&err, ERR_DB_OPEN, path, "why"));
	assert_int_equal(strlen(err.arg[0]), ERR_ARG_SIZE - 1);
	assert_string_equal(err.arg[1], "why");
	assert_string_equal(err.arg[2], "");
	assert_string_equal(err.arg[3], "");
	/* Said anew with an argument of its own. */
	assert_false(err_set(&err, ERR_DB_FAULT, err.arg[1]));
	assert_int_equal(err.code, ERR_DB_FAULT);
	assert_string_equal(err.arg[0], "why");
	assert_string_equal(err.arg[1], "");
}

static void test_status(void **state)
{
	struct err err = { .code = ERR_NONE };

	(void)state;
	assert_int_equal(err_status(&err), ERR_STATUS_DONE);
	err.code = ERR_DB_EXISTS;
	assert_int_equal(err_status(&err), ERR_STATUS_REFUSED);
	err.code = ERR_DB_OPEN;
	assert_int_equal(err_status(&err), ERR_STATUS_TROUBLE);
	assert_int_equal(ERR_STATUS_REFUSED, 1);
	assert_int_equal(ERR_STATUS_USAGE, 2);
	assert_int_equal(ERR_STATUS_TROUBLE, 3);
}

/* Every text asks for the same arguments in both languages and ends without a stop. */
static void test_texts(void **state)
{
	(void)state;
	for (int code = ERR_NONE + 1; code < ERR_MAX; code++) {
		struct err err;
		struct str text[LANG_MAX];

		err_set(&err, (enum err_code)code, "<0>", "<1>", "<2>", "<3>");
		assert_int_not_equal(err_status(&err), ERR_STATUS_DONE);
		for (int lang = 0; lang < LANG_MAX; lang++) {
			str_init(&text[lang]);
			err_format(&err, (enum lang)lang, &text[lang]);
			assert_true(utf8_valid(text[lang].text, text[lang].len, NULL));
			assert_true(text[lang].len > 0);
			assert_int_not_equal(text[lang].text[text[lang].len - 1], '.');
		}
		for (int i = 0; i < ERR_ARGS; i++) {
			const char mark[] = { '<', (char)('0' + i), '>', '\0' };

			if (!strstr(text[LANG_EN].text, mark) != !strstr(text[LANG_VI].text, mark))
				fail_msg("{%d} is in one language only: %s", i, text[LANG_EN].text);
		}
		for (int lang = 0; lang < LANG_MAX; lang++)
			str_release(&text[lang]);
	}
}

static void test_list(void **state)
{
	struct err_list list;
	struct err err;

	(void)state;
	err_list_init(&list);
	for (int i = 0; i < ERR_LIST_MAX + 50; i++) {
		err_set(&err, ERR_DB_MISSING, "a");
		err_at(&err, "f", i + 1);
		err_list_add(&list, &err);
	}
	assert_int_equal(list.count, ERR_LIST_MAX + 50);
	assert_int_equal(list.kept, ERR_LIST_MAX);
	for (int i = 0; i < ERR_LIST_MAX; i++)
		assert_int_equal(list.item[i].line, i + 1);
	err_list_release(&list);
	assert_int_equal(list.count, 0);
	assert_null(list.item);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_format), cmocka_unit_test(test_long_argument),
		cmocka_unit_test(test_status), cmocka_unit_test(test_texts),
		cmocka_unit_test(test_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

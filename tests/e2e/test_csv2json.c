/* The CSV reader as others try it: what csv2json prints of a file, and what it refuses. */
#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct json_case {
	const char *text;
	const char *json; /* NULL: refused */
	const char *says; /* after the file's name */
};

static const struct json_case json_cases[] = {
	{ "", "[]\n", NULL },
	{ "a,b\n1,2\n", "[\n[\"a\", \"b\"],\n[\"1\", \"2\"]\n]\n", NULL },
	{ "a,b\r\n1,2", "[\n[\"a\", \"b\"],\n[\"1\", \"2\"]\n]\n", NULL },
	{ "a\rb\r", "[\n[\"a\"],\n[\"b\"]\n]\n", NULL },
	{ "\xEF\xBB\xBF\"a\",\n", "[\n[\"a\", \"\"]\n]\n", NULL },
	{ "\"a,\"\"b\"\"\",\"\"\n", "[\n[\"a,\\\"b\\\"\", \"\"]\n]\n", NULL },
	{ " a , b \n", "[\n[\" a \", \" b \"]\n]\n", NULL },
	{ "\"a\nb\",\"c\r\nd\"\r\n\"e\rf\",\"\r\n\"\r\n",
	  "[\n[\"a\\nb\", \"c\\r\\nd\"],\n[\"e\\rf\", \"\\r\\n\"]\n]\n", NULL },
	{ "a;b\tc\\\x1b\n", "[\n[\"a;b\\tc\\\\\\u001b\"]\n]\n", NULL },
	{ "ʤ,ế,e\xCC\x82\xCC\x81\n", "[\n[\"ʤ\", \"ế\", \"ế\"]\n]\n", NULL },
	{ "sep=;\n", "[\n[\"sep=;\"]\n]\n", NULL },
	/* one column: a blank line is an empty field */
	{ "a\n\nb\n", "[\n[\"a\"],\n[\"\"],\n[\"b\"]\n]\n", NULL },
	{ "a\r\n\r\n\"\"\r\n", "[\n[\"a\"],\n[\"\"],\n[\"\"]\n]\n", NULL },
	{ "\n", "[\n[\"\"]\n]\n", NULL },
	{ "a,b\n\n", NULL, ":2: the row has 1 fields" },
	{ "a,b\n1\n", NULL, ":2: the row has 1 fields" },
	{ "a,b\n1,2\n1,2,3\n", NULL, ":3: the row has 3 fields" },
	{ "a,b\n\"1\n2\",\"3\n", NULL, ":2: the row that starts here does not end" },
	{ "a,b\n1,\"2\n\n", NULL, ":2: the row that starts here does not end" },
	{ "a\n\"b\"c\n", NULL, ":2: a quotation mark" },
	{ "a\nb\"c\"\n", NULL, ":2: a quotation mark" },
	{ "a\n\"b\" \n", NULL, ":2: a quotation mark" },
	{ "a\n\xff\n", NULL, ":2: this line is not UTF-8" },
};

static struct run json_run(const char *path)
{
	struct str tool;
	struct run r;

	str_init(&tool);
	str_add(&tool, tiendo_path());
	tool.len = (size_t)(strrchr(tool.text, '/') - tool.text);
	str_add(&tool, "/tests/csv2json");
	r = run_program((const char *const[]){ tool.text, path, NULL }, NULL);
	str_release(&tool);
	return r;
}

static void test_cases(void **state)
{
	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(json_cases); n++) {
		const struct json_case *c = &json_cases[n];
		struct run r = json_run(scratch_write("x.csv", c->text));

		assert_int_equal(r.status, c->json ? 0 : 1);
		assert_string_equal(r.out, c->json ? c->json : "");
		if (c->says)
			assert_non_null(strstr(r.err, c->says));
		else
			assert_string_equal(r.err, "");
		run_release(&r);
	}
}

static void test_no_file(void **state)
{
	struct run r = json_run("none.csv");

	(void)state;
	assert_int_equal(r.status, 1);
	assert_non_null(strstr(r.err, "none.csv"));
	run_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_cases, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_no_file, scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

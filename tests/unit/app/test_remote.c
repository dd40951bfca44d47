/* What ssh may run: how its command is parted into words, and what of it is refused. */
#include "app/remote.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

struct split_row {
	const char *command, *words; /* joined by "|"; NULL: a quotation mark is not closed */
};

static const struct split_row split_rows[] = {
	{ "", "" },
	{ "  \t\n", "" },
	{ "export", "export" },
	{ " export  --log\n", "export|--log" },
	{ "import - --reason 'số liệu mới'", "import|-|--reason|số liệu mới" },
	{ "a \"b c\"d'e f'", "a|b cde f" },
	{ "a ''", "a|" },
	{ "a \"\" b", "a||b" },
	{ "a\\ b \\' \\\" \\\\", "a b|'|\"|\\" },
	{ "'a\\b' \"a\\b\" \"a\\\"b\" \"a\\$b\"", "a\\b|a\\b|a\"b|a$b" },
	{ "a $HOME `id` $(id) * ~ ; b | c > d & e", "a|$HOME|`id`|$(id)|*|~|;|b|||c|>|d|&|e" },
	{ "a\\", "a\\" },
	{ "a 'b", NULL },
	{ "a \"b", NULL },
	{ "a \"b\\\"", NULL },
};

static void test_split(void **state)
{
	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(split_rows); n++) {
		const struct split_row *row = &split_rows[n];
		struct remote r = { 0 };
		struct err err = { 0 };
		char words[200] = "";

		if (remote_split(&r, row->command, &err)) {
			assert_string_equal(r.argv[0], "tiendo");
			assert_null(r.argv[r.argc]);
			for (int w = 1; w < r.argc; w++)
				snprintf(words + strlen(words), sizeof(words) - strlen(words),
					 "%s%s", w > 1 ? "|" : "", r.argv[w]);
			if (!row->words || strcmp(words, row->words) != 0)
				fail_msg("[%s] became [%s]", row->command, words);
		} else {
			assert_null(row->words);
			assert_int_equal(err.code, ERR_REMOTE_QUOTE);
		}
		remote_release(&r);
	}
}

/* Read with nothing set by whoever configured ssh; true when the command is to run. */
static bool may(const char *command)
{
	struct command_line line = { 0 };
	struct remote r = { 0 };
	int status = -1;
	const bool runs = remote_read(&r, command, &line, &status);

	if (!runs && status != ERR_STATUS_USAGE)
		fail_msg("[%s] ends with %d", command, status);
	remote_release(&r);
	return runs;
}

static void test_allowed(void **state)
{
	static const char *const allowed[] = {
		"export",
		"export --log",
		"export --lang en --period 2022-Q4 --unit P08-89 --indicator SOC.INF.FBR",
		"import -",
		"import --dry-run --lang=vi --period 2022-Q4 --reason 'a b' -",
	};
	static const char *const refused[] = {
		"sh",
		"/bin/sh",
		"init",
		"demo",
		"status",
		"check",
		"check --rebuild",
		"user list",
		"user add eve --role administrator",
		"backup /tmp/x",
		"restore /tmp/x",
		"tiendo export",
		"internal-sftp",
		"/usr/lib/openssh/sftp-server",
		"scp -f x",
		"export; sh",
		"export | sh",
		"export > x",
		"export\nsh",
		"export -o x",
		"export -ox",
		"export --output=x",
		"export --outp x",
		"export --catalogue x",
		"export --db x",
		"export --config x",
		"--db x export",
		"--version",
		"import",
		"import x",
		"import - x",
		"import /dev/stdin",
		"import --db x -",
		"import --config x -",
		"import -- x",
		"'export",
		"''",
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(allowed); n++)
		if (!may(allowed[n]))
			fail_msg("[%s] is refused", allowed[n]);
	for (size_t n = 0; n < ARRAY_LEN(refused); n++)
		if (may(refused[n]))
			fail_msg("[%s] is allowed", refused[n]);
}

/* What the configuration of ssh sets stays, unless the command sets it. */
static void test_kept(void **state)
{
	struct command_line line = { .value = { [OPTION_LANG] = "vi", [OPTION_CONFIG] = "c.ini" } };
	struct remote r = { 0 };
	int status;

	(void)state;
	assert_true(remote_read(&r, "export --lang en", &line, &status));
	assert_string_equal(line.value[OPTION_LANG], "en");
	assert_string_equal(line.value[OPTION_CONFIG], "c.ini");
	assert_ptr_equal(line.command->run, command_export);
	remote_release(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_split),
		cmocka_unit_test(test_allowed),
		cmocka_unit_test(test_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

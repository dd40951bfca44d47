/* The command line: help, usage, exit statuses, making a database, what is said and in which
 * language. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void expect_says(const struct run *r, const char *part)
{
	if (!strstr(r->err, part))
		fail_msg("stderr lacks \"%s\":\n%s", part, r->err);
}

static void test_version(void **state)
{
	(void)state;
	struct run r = program_expect(0, "--version", NULL);
	assert_int_equal(strncmp(r.out, "tiendo ", 7), 0);
	assert_non_null(strchr("0123456789", r.out[7]));
	assert_string_equal(strchr(r.out, '\n'), "\n");
	assert_string_equal(r.err, "");
}

static void test_help(void **state)
{
	(void)state;
	static const char *const commands[] = { "init",  "demo", "import", "export", "status",
						"check", "user", "backup", "restore" };
	struct run all = program_expect(0, "--lang", "en", "--help", NULL);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		assert_non_null(strstr(all.out, commands[i]));
		struct run en = program_expect(0, "--lang", "en", commands[i], "--help", NULL);
		struct run vi = program_expect(0, "--lang", "vi", commands[i], "--help", NULL);
		assert_non_null(strstr(en.out, commands[i]));
		assert_non_null(strstr(vi.out, commands[i]));
		assert_string_not_equal(en.out, vi.out);
		assert_string_equal(en.err, "");
	}
	/* help needs no database and makes none */
	assert_false(scratch_exists(program_db()));
}

/* The options of the design page stand in the help of their command. */
static void test_help_names_the_options(void **state)
{
	(void)state;
	static const struct {
		const char *command, *option;
	} row[] = {
		{ "init", "--catalogue" },   { "init", "--with-published" },
		{ "import", "--dry-run" },   { "import", "--reason" },
		{ "export", "--indicator" }, { "export", "--unit" },
		{ "export", "--log" },       { "export", "--catalogue" },
		{ "export", "-o" },          { "status", "--format" },
		{ "check", "--rebuild" },    { "check", "--against" },
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct run r = program_expect(0, row[i].command, "--help", NULL);
		if (!strstr(r.out, row[i].option))
			fail_msg("%s --help lacks %s:\n%s", row[i].command, row[i].option, r.out);
	}
}

static void test_usage_faults(void **state)
{
	(void)state;
	static const char *const row[][3] = {
		{ "nosuchcommand" },
		{ "--nosuchoption" },
		{ "init", "--nosuchoption" },
		{ "import" },
		{ "--lang", "fr", "status" },
		{ "--period", "2022-Q5", "status" },
		{ "--db" },
		{ "status", "--format", "xml" },
		{ "init", "extra" },
		{ "check", "--against" },
	};
	program_init();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct run r = program_run(row[i][0], row[i][1], row[i][2], NULL);
		if (r.status != 2)
			fail_msg("\"%s %s\" ended with %d: %s", row[i][0],
				 row[i][1] ? row[i][1] : "", r.status, r.err);
		assert_int_equal(strncmp(r.err, "tiendo: ", 8), 0);
		assert_string_equal(r.out, "");
	}
}

static void test_init(void **state)
{
	(void)state;
	size_t before, after;
	struct run r = program_expect(0, "init", NULL);
	assert_true(scratch_exists(program_db()));
	assert_string_equal(r.err, "");
	assert_int_equal(program_sql_number("SELECT count(*) FROM indicator"), 62);
	assert_int_equal(program_sql_number("SELECT count(*) FROM target"), 81);
	assert_int_equal(program_sql_number("SELECT count(*) FROM task"), 18);
	/* the only revision says what the programme's tables hold */
	assert_int_equal(program_revisions(), 1);
	assert_int_equal(program_sql_number(
				 "SELECT count(*) FROM revision WHERE subject = 'programme'"),
			 1);

	/* an existing database is never overwritten, byte for byte */
	char *old = scratch_read(program_db(), &before);
	r = program_expect(1, "--lang", "en", "init", NULL);
	expect_says(&r, "exists already and is left as it is");
	char *new = scratch_read(program_db(), &after);
	assert_int_equal(before, after);
	assert_memory_equal(old, new, before);
	free(old);
	free(new);
	r = program_expect(1, "demo", NULL);
	expect_says(&r, "đã có và được giữ nguyên");
}

static void test_default_place(void **state)
{
	(void)state;
	unsetenv("TIENDO_DB");
	program_expect(0, "init", NULL);
	assert_true(scratch_exists(scratch_path("home/data/tiendo/tiendo.db")));
	program_expect(0, "status", NULL);
	/* named on the command line it lies there, whatever the environment says */
	setenv("TIENDO_DB", scratch_path("of-environment.db"), 1);
	program_expect(0, "--db", scratch_path("named.db"), "init", NULL);
	assert_true(scratch_exists(scratch_path("named.db")));
	assert_false(scratch_exists(program_db()));
}

static void test_no_database(void **state)
{
	(void)state;
	static const char *const command[] = { "status", "export", "check" };
	for (size_t i = 0; i < sizeof(command) / sizeof(command[0]); i++) {
		struct run r = program_expect(3, "--lang", "en", command[i], NULL);
		expect_says(&r, "there is no database");
		expect_says(&r, program_db());
		assert_string_equal(r.out, "");
		assert_false(scratch_exists(program_db()));
	}
	struct run r = program_expect(3, "--lang", "vi", "status", NULL);
	expect_says(&r, "không có cơ sở dữ liệu");
}

static void test_foreign_files(void **state)
{
	(void)state;
	const char *text = scratch_write("text.db", "indicator,unit,period\n");
	struct run r = program_expect(3, "--lang", "en", "--db", text, "status", NULL);
	expect_says(&r, "not a tiendo database");
	char *after = scratch_read(text, NULL);
	assert_string_equal(after, "indicator,unit,period\n");
	free(after);
	program_init();
	program_expect(0, "check", NULL);
	program_sql("CREATE TABLE x(y); INSERT INTO x VALUES(1); PRAGMA user_version = 999");
	r = program_expect(3, "--lang", "en", "status", NULL);
	expect_says(&r, "newer tiendo");
	r = program_expect(3, "--db", scratch_folder(), "status", NULL);
	assert_int_equal(strncmp(r.err, "tiendo: ", 8), 0);
}

static void test_languages(void **state)
{
	(void)state;
	program_init();
	struct run vi = program_expect(0, "status", NULL); /* Vietnamese first */
	struct run en = program_expect(0, "--lang", "en", "status", NULL);
	assert_non_null(strstr(vi.out, "Chính phủ số"));
	assert_non_null(strstr(en.out, "Digital government"));
	setenv("LANG", "en_GB.UTF-8", 1);
	assert_string_equal(program_expect(0, "status", NULL).out, en.out);
	setenv("TIENDO_LANG", "vi", 1);
	assert_string_equal(program_expect(0, "status", NULL).out, vi.out);
	assert_string_equal(program_expect(0, "--lang", "en", "status", NULL).out, en.out);
	unsetenv("TIENDO_LANG");
}

static void test_no_terminal(void **state)
{
	(void)state;
	program_init();
	struct run r = program_run("--lang", "en", NULL);
	assert_int_equal(r.status, 3);
	expect_says(&r, "needs a terminal");
	assert_string_equal(r.out, "");
	assert_string_equal(strchr(r.err, '\n'), "\n"); /* one line */
}

static void test_output_that_cannot_be_written(void **state)
{
	(void)state;
	program_init();
	struct run r = program_expect(3, "export", "-o", scratch_path("no/such/folder/x.csv"),
				      NULL);
	expect_says(&r, "no/such/folder");
	r = run_program((const char *const[]){ "sh", "-c", "\"$0\" export --log >/dev/full",
					       tiendo_path(), NULL },
			NULL);
	assert_int_equal(r.status, 3);
	assert_int_equal(strncmp(r.err, "tiendo: ", 8), 0);
}

/* -o never takes the place of a database, the open one or another. */
static void test_output_spares_databases(void **state)
{
	(void)state;
	static const char *const commands[] = { "export", "status" };

	program_init();
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		struct run r = program_expect(1, "--lang", "en", commands[i], "-o", program_db(),
					      NULL);
		expect_says(&r, "is a database");
		program_expect(0, "check", NULL);
	}
}

/* Where the place is no plain file (a pipe, a device, a link) it is written to, not replaced. */
static void test_output_into_a_link(void **state)
{
	(void)state;
	const char *target = scratch_write("target.csv", "old, and longer than the new one\n");
	const char *link = scratch_path("link.csv");
	size_t len;

	program_init();
	assert_int_equal(symlink(target, link), 0);
	program_expect(0, "export", "-o", link, NULL);
	char *written = scratch_read(target, &len);
	assert_int_equal(strncmp(written, "indicator,unit,period,", 22), 0);
	assert_null(strstr(written, "longer"));
	free(written);
	const char *out = scratch_path("stdout"); /* as /dev/stdout is one */
	assert_int_equal(symlink("/proc/self/fd/1", out), 0);
	struct run r = program_expect(0, "export", "-o", out, NULL);
	assert_int_equal(strncmp(r.out, "indicator,unit,period,", 22), 0);
}

/* An option that a script left empty is no leave to use the default database. */
static void test_empty_database_name(void **state)
{
	(void)state;
	unsetenv("TIENDO_DB");
	program_expect(0, "init", NULL);
	struct run r = program_expect(2, "--db", "", "--lang", "en", "status", NULL);
	expect_says(&r, "--db");
}

static void test_wrong_clock(void **state)
{
	(void)state;
	setenv("TIENDO_NOW", "yesterday", 1);
	struct run r = program_run("--lang", "en", "init", NULL);
	assert_int_not_equal(r.status, 0);
	expect_says(&r, "TIENDO_NOW=\"yesterday\" is no");
	assert_false(scratch_exists(program_db()));
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_version),
		PROGRAM_TEST(test_help),
		PROGRAM_TEST(test_help_names_the_options),
		PROGRAM_TEST(test_usage_faults),
		PROGRAM_TEST(test_init),
		PROGRAM_TEST(test_default_place),
		PROGRAM_TEST(test_no_database),
		PROGRAM_TEST(test_foreign_files),
		PROGRAM_TEST(test_languages),
		PROGRAM_TEST(test_no_terminal),
		PROGRAM_TEST(test_output_that_cannot_be_written),
		PROGRAM_TEST(test_output_spares_databases),
		PROGRAM_TEST(test_output_into_a_link),
		PROGRAM_TEST(test_empty_database_name),
		PROGRAM_TEST(test_wrong_clock),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

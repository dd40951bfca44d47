/* A programme as data: loaded from a folder, every fault said at once, written back out. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SMALL "tests/data/catalogue-small"

/* A copy of the small programme in the scratch folder. */
static const char *copy_small(void)
{
	const char *dir = scratch_path("catalogue");
	struct run r = run_program((const char *const[]){ "cp", "-r", source_path(SMALL), dir,
							  NULL },
				   NULL);
	assert_int_equal(r.status, 0);
	return dir;
}

static void expect_same_folders(const char *a, const char *b)
{
	struct run r = run_program((const char *const[]){ "diff", "-r", "-x", "README.md", a, b,
							  NULL },
				   NULL);
	if (r.status != 0)
		fail_msg("the folders differ:\n%.4000s%s", r.out, r.err);
}

static void test_small_round_trip(void **state)
{
	(void)state;
	const char *out = scratch_path("out");
	program_expect(0, "init", "--catalogue", source_path(SMALL), NULL);
	program_expect(0, "export", "--catalogue", out, NULL);
	expect_same_folders(source_path(SMALL), out);
	/* what was written makes the same database again */
	program_expect(0, "--db", scratch_path("second.db"), "init", "--catalogue", out, NULL);
	program_expect(0, "--db", scratch_path("second.db"), "export", "--catalogue",
		       scratch_path("out2"), NULL);
	expect_same_folders(out, scratch_path("out2"));
}

static void test_built_in_round_trip(void **state)
{
	(void)state;
	program_init();
	program_expect(0, "export", "--catalogue", scratch_path("out"), NULL);
	expect_same_folders(source_path("assets/programme"), scratch_path("out"));
}

static void test_export_replaces_nothing(void **state)
{
	(void)state;
	const char *mine = scratch_write("out/pillars.csv", "mine\n");
	program_init();
	struct run r = program_run("export", "--catalogue", scratch_path("out"), NULL);
	assert_int_not_equal(r.status, 0);
	char *text = scratch_read(mine, NULL);
	assert_string_equal(text, "mine\n");
	free(text);
}

static void expect_fault(const struct run *r, const char *file, long line, const char *part)
{
	char where[256];
	snprintf(where, sizeof(where), "%s:%ld: ", file, line);
	for (const char *at = r->err; (at = strstr(at, where)) != NULL; at++) {
		const char *end = strchr(at, '\n');
		const char *found = strstr(at, part);
		if (found && end && found < end)
			return;
	}
	fail_msg("no \"%s... %s\" in:\n%s", where, part, r->err);
}

/* Every fault of every file with its line, in one go, and nothing is made. */
static void test_all_faults_at_once(void **state)
{
	(void)state;
	const char *dir = copy_small();
	char path[1024];

	snprintf(path, sizeof(path), "%s/indicators.csv", dir);
	program_edit_file(path, "\nNUOC.HO.SACH,NUOC.HO,", "\nNUOC.HO.SACH,NUOC.KHONG,");
	snprintf(path, sizeof(path), "%s/targets.csv", dir);
	program_edit_file(path, "\nNUOC.HO.SACH,CT10,", "\nNUOC.HO.MOT,CT10,");
	snprintf(path, sizeof(path), "%s/pillars.csv", dir);
	program_edit_file(path, "code,ordinal,", "code,number,");
	struct run r = program_expect(1, "--lang", "en", "init", "--catalogue", dir, NULL);
	expect_fault(&r, "indicators.csv", 2, "NUOC.KHONG");
	expect_fault(&r, "targets.csv", 3, "NUOC.HO.MOT");
	expect_fault(&r, "pillars.csv", 1, "number");
	assert_false(scratch_exists(program_db()));
	struct run vi = program_expect(1, "--lang", "vi", "init", "--catalogue", dir, NULL);
	expect_fault(&vi, "indicators.csv", 2, "NUOC.KHONG");
	assert_string_not_equal(vi.err, r.err);
}

static void test_not_utf8(void **state)
{
	(void)state;
	const char *dir = copy_small();
	char path[1024];
	snprintf(path, sizeof(path), "%s/groups.csv", dir);
	program_edit_file(path, "Chất lượng nước", "Ch\xe2t l\xfd\xf6ng");
	struct run r = program_expect(1, "--lang", "en", "init", "--catalogue", dir, NULL);
	expect_fault(&r, "groups.csv", 3, "not UTF-8");
	assert_false(scratch_exists(program_db()));
}

static void test_duplicates(void **state)
{
	(void)state;
	const char *dir = copy_small();
	char path[1024];
	snprintf(path, sizeof(path), "%s/groups.csv", dir);
	program_edit_file(path, "\nNUOC.CL,", "\nNUOC.HO,");
	struct run r = program_expect(1, "--lang", "en", "init", "--catalogue", dir, NULL);
	expect_fault(&r, "groups.csv", 3, "stands in line 2 already");
}

static void test_no_such_folder(void **state)
{
	(void)state;
	struct run r = program_run("--lang", "en", "init", "--catalogue", scratch_path("nowhere"),
				   NULL);
	assert_int_not_equal(r.status, 0);
	assert_non_null(strstr(r.err, "nowhere"));
	assert_false(scratch_exists(program_db()));
}

static void test_published(void **state)
{
	(void)state;
	program_expect(0, "init", "--with-published", NULL);
	assert_true(program_sql_number("SELECT count(*) FROM cell") > 0);
	assert_int_equal(
		program_sql_number(
			"SELECT count(*) FROM cell WHERE unit <> (SELECT id FROM unit WHERE"
			" kind = 'nation')"),
		0);
	assert_int_equal(
		program_sql_number(
			"SELECT count(*) FROM revision WHERE indicator IS NOT NULL AND source"
			" IS NULL"),
		0);
	assert_true(program_sql_number("SELECT count(*) FROM published WHERE match <> 'exact'") >
		    0);
	program_expect(0, "check", NULL);
	/* 10.76 % of services at level 4 in 2019, as the ministry published it */
	struct run r = program_expect(0, "export", "--indicator", "GOV.SVC.L4", NULL);
	assert_non_null(strstr(r.out, "10.76"));
	assert_null(strstr(r.out, "illustrative"));
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_small_round_trip),
		PROGRAM_TEST(test_built_in_round_trip),
		PROGRAM_TEST(test_export_replaces_nothing),
		PROGRAM_TEST(test_all_faults_at_once),
		PROGRAM_TEST(test_not_utf8),
		PROGRAM_TEST(test_duplicates),
		PROGRAM_TEST(test_no_such_folder),
		PROGRAM_TEST(test_published),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

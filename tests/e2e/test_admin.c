/* What an administrator does from the command line: accounts, backup, restore. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define EN "--lang", "en"

static void put(const char *unit, int numerator)
{
	char rows[200];
	snprintf(rows, sizeof(rows),
		 "indicator,unit,period,numerator,denominator\nSOC.INF.FBR,%s,2022-Q4,%d,1000\n",
		 unit, numerator);
	program_expect(0, "import", scratch_write("put.csv", rows), NULL);
}

static long long numerator(const char *unit)
{
	char sql[200];
	snprintf(sql, sizeof(sql),
		 "SELECT c.numerator FROM cell c JOIN unit u ON u.id = c.unit"
		 " WHERE u.code = '%s'",
		 unit);
	return program_sql_number(sql);
}

/* Logins that every system has stand for people. */
static void test_accounts(void **state)
{
	(void)state;
	program_init();
	struct run r = program_expect(0, EN, "user", "list", NULL);
	assert_non_null(strstr(r.out, "personal"));
	program_expect(0, EN, "user", "add", "daemon", "--role", "reporter", "--unit", "P08-89",
		       "--name", "Lan", NULL);
	r = program_expect(0, EN, "user", "list", NULL);
	assert_non_null(strstr(r.out, "daemon"));
	assert_non_null(strstr(r.out, "P08-89"));
	program_expect(0, EN, "user", "change", "daemon", "--role", "reporter,reviewer", "--reason",
		       "QD 12", NULL);
	r = program_expect(0, EN, "user", "list", NULL);
	assert_non_null(strstr(r.out, "reporter,reviewer"));
	assert_non_null(strstr(r.out, "Lan"));
	program_expect(0, EN, "user", "remove", "daemon", "--reason", "left", NULL);
	r = program_expect(0, EN, "user", "list", NULL);
	assert_null(strstr(r.out, "daemon"));
	/* each change is in the log, and why */
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE subject ="
					    " 'account/daemon' AND reason IN ('QD 12', 'left')"),
			 2);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision"
					    " WHERE subject = 'account/daemon'"),
			 3);
	program_expect(0, "check", NULL);
}

static void test_accounts_refused(void **state)
{
	static const struct {
		int status;
		const char *arg[8];
		const char *says;
	} row[] = {
		{ 1, { "add", "no-such-user", "--role", "viewer" }, "no user \"no-such-user\"" },
		{ 1, { "add", "bin", "--role", "reporter" }, "needs a unit" },
		{ 2, { "add", "bin", "--role", "reporter", "--unit", "X9" }, "no unit \"X9\"" },
		{ 1, { "remove", "bin" }, "has no account" },
		{ 2, { "add", "bin", "--role", "king" }, "is no role" },
		{ 1, { "add", "bin", "--role", "owner" }, "would own no indicator" },
		{ 1, { "add", "root", "--role", "reporter", "--unit", "P08-89" }, "never reports" },
		{ 2, { "add", "bin", "--unit", "An Giang" }, "P08-89 An Giang, P25-91 An Giang" },
		{ 2, { "add", "bin", "--name", "L\tan" }, "is no line of text" },
		{ 2, { "add", "bin", "--name", "L\xff" }, "is no line of text" },
		{ 2, { "add", "bin", "--reason", "a\nb" }, "is no line of text" },
		{ 2, { "list", "--role", "viewer" }, "no option \"--role\" here" },
		{ 2, { "remove", "bin", "--unit", "VN" }, "no option \"--unit\" here" },
		{ 2, { "add" }, "LOGIN" },
		{ 2, { "hire", "bin" }, "add, change, remove or list" },
	};
	(void)state;
	program_init();
	long long before = program_revisions();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *const *a = row[i].arg;
		struct run r = program_expect(row[i].status, EN, "user", a[0], a[1], a[2], a[3],
					      a[4], a[5], NULL);
		if (!strstr(r.err, row[i].says))
			fail_msg("\"%s\" lacks \"%s\"", r.err, row[i].says);
	}
	assert_int_equal(program_revisions(), before);
}

/* Units and indicators by what people call them, as everywhere; the name in its composed form. */
static void test_accounts_named(void **state)
{
	(void)state;
	program_init();
	program_expect(0, EN, "user", "add", "daemon", "--role", "owner", "--unit",
		       "Bộ Thông tin và Truyền thông", "--indicator",
		       "gov.svc.l4, Hộ có Internet cáp quang", "--name", "e\xcc\x82\xcc\x81", NULL);
	struct run r = program_expect(0, EN, "user", "list", NULL);
	assert_non_null(strstr(r.out, "BTTTT"));
	assert_non_null(strstr(r.out, "owner GOV.SVC.L4;SOC.INF.FBR  ế"));
	/* one who comes back has the login that was typed, whatever the log calls the account */
	program_expect(0, EN, "user", "add", "bin", NULL);
	program_expect(0, EN, "user", "remove", "bin", NULL);
	program_expect(0, EN, "user", "add", "bin", NULL);
	r = program_expect(0, EN, "user", "list", NULL);
	assert_non_null(strstr(r.out, "bin "));
	assert_null(strstr(r.out, "#"));
}

/* Nothing that was saved is lost: neither what came after the backup, nor what an open program
 * writes next; and it sees the other's value at its next key. */
static void test_backup_and_restore(void **state)
{
	(void)state;
	program_init();
	put("P08-89", 100);
	struct term *t = program_open(NULL, EN, "--period", "2022-Q4", NULL);
	term_wait(t, "Programme > ");
	term_keys(t, "/");
	term_type(t, "cap quang");
	term_keys(t, "Enter Enter");
	term_wait(t, "Target: ");
	struct run r = program_expect(0, EN, "backup", scratch_path("b.db"), NULL);
	assert_non_null(strstr(r.out, "verified"));
	assert_non_null(strstr(r.out, "head "));
	program_expect(1, EN, "backup", scratch_path("b.db"), NULL); /* never overwritten */
	put("P08-89", 200);
	put("P08-48", 300);
	r = program_expect(0, EN, "restore", scratch_path("b.db"), NULL);
	assert_non_null(strstr(r.out, "2 of them only the database had"));
	assert_int_equal(numerator("P08-89"), 200);
	assert_int_equal(numerator("P08-48"), 300);
	/* the program that was open all the time */
	walk_find(t, "an giang");
	term_wait_at_cursor(t, "20\\.0");
	term_keys(t, "F2");
	term_type(t, "400");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
	walk_quit(t);
	assert_int_equal(numerator("P08-89"), 400);
	program_expect(0, "check", NULL);
	/* the backup itself is a database */
	program_expect(0, "--db", scratch_path("b.db"), "check", NULL);
}

/* Each bad file with what is said of it; nothing is changed, and nothing is left beside the database. */
static void test_restore_refused(void **state)
{
	struct {
		const char *path, *says;
	} row[5] = { { NULL, "damaged.db\" is damaged" },
		     { NULL, "cut.db\" is damaged" },
		     { NULL, "text.db\" is no backup of a tiendo database: name another file" },
		     { NULL, "cannot read \"" },
		     { NULL, "is the database itself: name a backup" } };
	char *bytes;
	size_t len;

	(void)state;
	program_init();
	put("P08-89", 100);
	program_expect(0, EN, "backup", scratch_path("b.db"), NULL);
	bytes = scratch_read(scratch_path("b.db"), &len);
	row[1].path = scratch_write_bytes("cut.db", bytes, len / 3);
	memset(bytes + len / 2, 'x', 5000);
	row[0].path = scratch_write_bytes("damaged.db", bytes, len);
	free(bytes);
	row[2].path = scratch_write("text.db", "hello");
	row[3].path = scratch_path("none.db");
	row[4].path = program_db();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct run r = program_run(EN, "restore", row[i].path, NULL);

		if (r.status == 0 || !strstr(r.err, row[i].says))
			fail_msg("\"%s\" ended with %d: %s", row[i].path, r.status, r.err);
	}
	assert_int_equal(numerator("P08-89"), 100);
	program_expect(0, "check", NULL);
	struct run r = run_program((const char *const[]){ "ls", scratch_folder(), NULL }, NULL);
	assert_null(strstr(r.out, "restore"));
}

/* A program that is open when a newer one has changed the schema ends and says why; nothing of what
 * it would have written is. */
static void test_newer(void **state)
{
	(void)state;
	program_init();
	put("P08-89", 100);
	struct term *t = program_open(NULL, EN, "--period", "2022-Q4", NULL);
	term_wait(t, "Programme > ");
	struct run r = run_program((const char *const[]){ "sqlite3", program_db(),
							  "PRAGMA user_version = 99", NULL },
				   NULL);
	assert_int_equal(r.status, 0);
	term_keys(t, "Down");
	term_wait(t, "made by a newer tiendo (schema 99)");
	assert_int_equal(term_wait_end(t), 3);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_accounts),         PROGRAM_TEST(test_accounts_named),
		PROGRAM_TEST(test_accounts_refused), PROGRAM_TEST(test_backup_and_restore),
		PROGRAM_TEST(test_restore_refused),  PROGRAM_TEST(test_newer),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

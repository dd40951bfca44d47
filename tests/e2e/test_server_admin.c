/* Locks, exceptions, backup and restore on one server, by whom they may be and while people type. */
#include "server_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static int setup(void **state)
{
	if (server_setup(state) != 0 || scratch_setup(state) != 0)
		return -1;
	server_init();
	return scratch_teardown(state);
}

static void import_one(enum server_user user, int status, const char *indicator, int numerator,
		       const char *says)
{
	char rows[200];
	struct run r;

	snprintf(rows, sizeof(rows),
		 "indicator,unit,period,numerator,denominator\n%s,P08-89,2022-Q4,%d,1000\n",
		 indicator, numerator);
	r = server_ssh(user, rows, "import -");
	if (r.status != status || !strstr(status ? r.err : r.out, says))
		fail_msg("import ended with %d, not \"%s\"\n%s%s", r.status, says, r.out, r.err);
}

/* One row of "not applicable" over ssh. */
static void import_row(enum server_user user, int status, const char *indicator, const char *unit,
		       const char *says)
{
	struct run r = server_ssh(user,
				  server_text("indicator,unit,period,value\n%s,%s,2022-Q2,n/a\n",
					      indicator, unit),
				  "import -");

	server_said(&r, status, says);
}

/* What an account's roles let it do, changed while the server runs. */
static void test_roles(void **state)
{
	const char *hoa = server_login(SERVER_HOA), *binh = server_login(SERVER_BINH);
	struct run r;

	(void)state;
	import_row(SERVER_HOA, 0, "SOC.INF.FBR", "P08-48", "");
	server_expect(0, SERVER_USERS, "user", "change", hoa, "--role", "viewer", NULL);
	import_row(SERVER_HOA, 1, "SOC.INF.SMP", "P08-48", "does not report for");
	r = server_ssh(SERVER_HOA, NULL, "export --unit P08-48");
	assert_non_null(strstr(r.out, "SOC.INF.FBR,P08-48,2022-Q2"));
	server_expect(0, SERVER_USERS, "user", "change", hoa, "--role", "reporter", NULL);
	import_row(SERVER_HOA, 0, "SOC.INF.SMP", "P08-48", "");

	/* the owner of an indicator has it for all units, and no other one */
	import_row(SERVER_BINH, 1, "SOC.INF.MBB", "P08-48", "does not report for");
	server_expect(0, SERVER_USERS, "user", "change", binh, "--role", "owner", "--indicator",
		      "SOC.INF.MBB", NULL);
	import_row(SERVER_BINH, 0, "SOC.INF.MBB", "P08-48", "");
	import_row(SERVER_BINH, 0, "SOC.INF.MBB", "P08-89", "");
	import_row(SERVER_BINH, 1, "SOC.INF.FBR", "P08-89", "does not report for");

	r = server_tiendo(SERVER_TO, "user", "add", "daemon", "--role", "viewer", NULL);
	assert_int_equal(r.status, 0);
	r = server_tiendo(SERVER_MINH, "user", "remove", "daemon", "--reason", "mine", NULL);
	server_said(&r, 1, "is not an administrator");
	server_expect(0, SERVER_USERS, "user", "remove", "daemon", "--reason", "was a test", NULL);
	/* who has no account does not even look, neither here nor with a shell */
	server_expect(0, SERVER_USERS, "user", "remove", hoa, "--reason", "left", NULL);
	r = server_ssh(SERVER_HOA, NULL, "export");
	server_said(&r, 1, "has no account in this database");
	assert_string_equal(r.out, "");
	for (size_t n = 0; n < 4; n++) {
		static const char *const look[] = { "status", "check", "export", "report" };

		r = server_tiendo(SERVER_HOA, look[n], n == 3 ? "completeness" : NULL, NULL);
		server_said(&r, 1, "has no account in this database");
		assert_string_equal(r.out, "");
	}
	server_expect(0, SERVER_USERS, "user", "add", hoa, "--role", "reporter", "--unit", "P08-48",
		      NULL);
	server_expect(0, SERVER_HOA, "status", NULL);
	/* made, changed twice, removed and made again: each in the log */
	server_holds("5",
		     server_text("SELECT count(*) FROM revision WHERE subject LIKE 'account/%s%%'",
				 hoa));
}

/* Systems give a number and a name to somebody else one day: an account is neither alone. */
static void test_same_name(void **state)
{
	const char *hoa = server_login(SERVER_HOA);
	struct run r;

	(void)state;
	r = server_run(SERVER_USERS, "usermod", "-u",
		       server_text("%d", 40000 + (int)getpid() % 20000), hoa, NULL);
	assert_int_equal(r.status, 0);
	import_row(SERVER_HOA, 1, "SOC.INF.FBR", "P08-48",
		   "was made for another user of that name");
	server_expect(0, SERVER_USERS, "user", "change", hoa, "--role", "reporter", NULL);
	import_row(SERVER_HOA, 0, "SOC.INF.FBR", "P08-48", "");
}

/* The day after tomorrow, as it is in Vietnam. */
static const char *in_two_days(void)
{
	const time_t then = time(NULL) + 7 * 60 * 60 + 2 * 24 * 60 * 60;
	char text[16];
	struct tm day;

	gmtime_r(&then, &day);
	strftime(text, sizeof(text), "%d/%m/%Y", &day);
	return server_text("%s", text);
}

static void test_lock(void **state)
{
	struct term *lan = server_open(SERVER_LAN);
	struct run r = server_tiendo(SERVER_LAN, "lock", "2022-Q4", "--reason", "mine", NULL);

	(void)state;
	server_said(&r, 1, "is not a coordinator");
	server_find(lan, "an giang", "An Giang");
	server_expect(0, SERVER_TO, "lock", "2022-Q4", "--reason", "all checked", NULL);
	term_keys(lan, "F2");
	term_wait(lan, "locked since");
	import_one(SERVER_LAN, 1, "SOC.INF.FBR", 615, "is locked since");
	r = server_tiendo(SERVER_LAN, "except", "2022-Q4", "--unit", "an giang", "--until",
			  in_two_days(), "--reason", "late", NULL);
	server_said(&r, 1, "is not a coordinator");
	server_expect(0, SERVER_TO, "except", "2022-Q4", "--unit", "an giang", "--until",
		      in_two_days(), "--reason", "late data", NULL);
	server_put(lan, "620", "An Giang.* 62\\.0");
	import_one(SERVER_HOA, 1, "SOC.INF.FBR", 615, "");
	server_expect(0, SERVER_TO, "unlock", "2022-Q4", "--reason", "opened again", NULL);
	server_leave(lan);
}

/* Nothing that was saved before, while or after is lost to whoever has the database open. */
static void test_backup(void **state)
{
	const char *file = server_text("%s/quarter.db", server_home(SERVER_TO));
	const char *backup[] = { "setpriv",
				 server_text("--reuid=%s", server_login(SERVER_TO)),
				 server_text("--regid=%s", server.users),
				 "--clear-groups",
				 server_program(),
				 "backup",
				 file,
				 NULL };
	struct term *lan = server_open(SERVER_LAN), *copying;
	struct stat st;
	struct run r;

	(void)state;
	r = server_tiendo(SERVER_LAN, "backup", "mine.db", NULL);
	server_said(&r, 1, "is not an administrator");
	server_find(lan, "an giang", "An Giang");
	copying = term_start(backup, NULL);
	server_put(lan, "630", "An Giang.* 63\\.0");
	server_put(lan, "640", "An Giang.* 64\\.0");
	assert_int_equal(term_wait_end(copying), 0);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(st.st_uid != 0 && st.st_gid != server_group());
	r = server_tiendo(SERVER_TO, "backup", file, NULL);
	server_said(&r, 1, "exists already");
	server_expect(0, SERVER_TO, "--db", file, "check", NULL);

	server_put(lan, "650", "An Giang.* 65\\.0");
	r = server_tiendo(SERVER_LAN, "restore", file, NULL);
	server_said(&r, 1, "is not an administrator");
	r = server_tiendo(SERVER_TO, "restore", "/etc/passwd", NULL);
	server_said(&r, 3, "\"/etc/passwd\" is no backup of a tiendo database");
	server_expect(0, SERVER_TO, "restore", "quarter.db", NULL);
	r = server_ssh(SERVER_HOA, NULL, "export --indicator SOC.INF.FBR");
	assert_non_null(strstr(r.out, ",650,1000"));
	server_put(lan, "660", "An Giang.* 66\\.0");
	server_leave(lan);
	server_expect(0, SERVER_USERS, "check", NULL);
	r = server_run(SERVER_USERS, "ls", server_folder(), NULL);
	assert_string_equal(r.out, "tiendo.db\n");
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_roles),
		SERVER_TEST(test_lock),
		SERVER_TEST(test_backup),
		SERVER_TEST(test_same_name),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}

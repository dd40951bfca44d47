/* A quarter on one server over ssh: it is reported, returned, corrected and verified, each by who may;
 * what one does the others see at their next key; backed up and restored while people type. */
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

static void put(struct term *t, const char *numerator, const char *shown)
{
	term_keys(t, "F2");
	term_type(t, numerator);
	term_wait_at_cursor(t, numerator);
	term_keys(t, "Tab");
	term_type(t, "1000");
	term_wait_at_cursor(t, "1000");
	term_keys(t, "Enter");
	term_wait_match(t, shown);
}

/* From the page to that of the unit, its report submitted, and back. */
static void submit(struct term *t)
{
	term_wait_at_cursor(t, "An Giang");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "An Giang");
	term_keys(t, "S");
	term_wait(t, "2 of them not yet submitted");
	term_type(t, "1");
	term_wait(t, "submitted: 2 of ");
	term_keys(t, "Esc");
	term_wait(t, "Target: ");
	term_wait_at_cursor(t, "An Giang");
}

/* The first cell that waits is returned or verified; `left` of them wait then. */
static void turn_back(struct term *t, const char *why, const char *left)
{
	term_keys(t, "-");
	term_wait(t, "Why");
	server_answer(t, why);
	term_wait(t, left);
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

/* How many cells stand in a state of the cycle: 1 submitted, 2 returned, 3 verified. */
static void count(int state, const char *wanted)
{
	struct run r = server_run(SERVER_USERS, "sqlite3", server_database(),
				  server_text("SELECT count(*) FROM cell WHERE form >> 6 & 3 = %d",
					      state),
				  NULL);

	assert_string_equal(r.out, wanted);
}

static void test_cycle(void **state)
{
	struct term *lan = server_open(SERVER_LAN), *to = server_open(SERVER_TO), *hoa, *minh;

	(void)state;
	server_find(to, "an giang", "An Giang");
	server_find(lan, "an giang", "An Giang");
	put(lan, "600", "An Giang.* 60\\.0");
	import_one(SERVER_LAN, 0, "SOC.INF.SMP", 700, "1");
	hoa = server_open(SERVER_HOA);
	server_find(hoa, "an giang", "An Giang");
	term_keys(hoa, "F2");
	term_wait(hoa, "does not report for");
	server_leave(hoa);
	submit(lan);

	minh = server_open(SERVER_MINH);
	term_keys(minh, "K");
	term_wait_row(minh, 0, "Review: 2 waiting");
	turn_back(minh, "check the denominator", "Review: 1 waiting");
	turn_back(minh, "which source", "nothing waits");
	count(2, "2\n");

	put(lan, "610", "An Giang.* 61\\.0");
	import_one(SERVER_LAN, 0, "SOC.INF.SMP", 710, "1");
	submit(lan);
	import_one(SERVER_MINH, 1, "SOC.INF.SMP", 720, "does not report for");

	term_keys(minh, "Down"); /* seen at the next key */
	term_wait_row(minh, 0, "Review: 2 waiting");
	term_keys(minh, "+");
	term_wait_row(minh, 0, "Review: 1 waiting");
	term_keys(minh, "+");
	term_wait(minh, "nothing waits");
	count(3, "2\n");

	term_assert_not(to, "61.0");
	term_keys(to, "Down");
	term_wait_match(to, "An Giang.* 61\\.0");
	server_leave(to);
	server_leave(minh);
	server_leave(lan);
	server_expect(0, SERVER_USERS, "check", NULL);
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
	put(lan, "620", "An Giang.* 62\\.0");
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
	put(lan, "630", "An Giang.* 63\\.0");
	put(lan, "640", "An Giang.* 64\\.0");
	assert_int_equal(term_wait_end(copying), 0);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_true(st.st_uid != 0 && st.st_gid != server_group());
	r = server_tiendo(SERVER_TO, "backup", file, NULL);
	server_said(&r, 1, "exists already");
	server_expect(0, SERVER_TO, "--db", file, "check", NULL);

	put(lan, "650", "An Giang.* 65\\.0");
	r = server_tiendo(SERVER_LAN, "restore", file, NULL);
	server_said(&r, 1, "is not an administrator");
	r = server_tiendo(SERVER_TO, "restore", "/etc/passwd", NULL);
	server_said(&r, 3, "\"/etc/passwd\" is not a tiendo database");
	server_expect(0, SERVER_TO, "restore", "quarter.db", NULL);
	r = server_ssh(SERVER_HOA, NULL, "export --indicator SOC.INF.FBR");
	assert_non_null(strstr(r.out, ",650,1000"));
	put(lan, "660", "An Giang.* 66\\.0");
	server_leave(lan);
	server_expect(0, SERVER_USERS, "check", NULL);
	r = server_run(SERVER_USERS, "ls", server_folder(), NULL);
	assert_string_equal(r.out, "tiendo.db\n");
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_cycle),
		SERVER_TEST(test_lock),
		SERVER_TEST(test_backup),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}

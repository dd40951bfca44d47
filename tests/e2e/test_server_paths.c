/* One server, many users: a path that a user names is opened with the user's own rights, whatever
 * it is given to and however it is written; and over ssh nothing runs but what may. */
#include "server_keep.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define HEADER "indicator,unit,period,numerator,denominator\n"
#define SECRET "secret-of-hoa"
#define AGG "SOC.INF.FBR,P08-89,2022-Q4,600,1000\n"
#define DNG "SOC.INF.FBR,P08-48,2022-Q4,700,1000\n"

static int setup(void **state)
{
	if (server_setup(state) != 0 || scratch_setup(state) != 0)
		return -1;
	server_init();
	return scratch_teardown(state);
}

static const char *joined(const char *a, const char *b)
{
	return server_text("%s%s", a, b);
}

/* --- reading --- */

/* What was tried told nothing of what it must not read. */
static void unread(const struct run *r, const char *path, const char *what)
{
	if (r->status == 0 || !strstr(r->err, "cannot read") || strstr(r->out, SECRET) ||
	    strstr(r->err, SECRET) || strstr(r->err, "SQLite format"))
		fail_msg("%s of \"%s\" ended with %d\n%s%s", what, path, r->status, r->out, r->err);
}

static void try_importing(const char *path)
{
	struct run r = server_tiendo(SERVER_LAN, "import", path, NULL);

	unread(&r, path, "import");
	run_release(&r);
}

static void try_reading(const char *path)
{
	const struct {
		const char *argv[5];
	} tries[] = {
		{ { "import", path } },
		{ { "import", "--dry-run", path } },
		{ { "--lang", "en", "--config", path, "status" } },
		{ { "check", "--against", path } },
		{ { "init", "--catalogue", path } },
	};

	for (size_t n = 0; n < sizeof(tries) / sizeof(*tries); n++) {
		const char *const *a = tries[n].argv;
		struct run r = server_tiendo(SERVER_LAN, a[0], a[1], a[2], a[3], a[4], NULL);

		unread(&r, path, a[0]);
		run_release(&r);
	}
}

static void test_reading(void **state)
{
	const char *secret = server_write(SERVER_HOA, "secret.csv", SECRET "\n");
	const char *home = server_home(SERVER_LAN), *db = server_database();
	struct term *t = server_open(SERVER_LAN);
	char text[300];
	struct run r;

	(void)state;
	assert_int_equal(symlink(secret, joined(home, "/link.csv")), 0);
	assert_int_equal(symlink(db, joined(home, "/link.db")), 0);
	assert_int_equal(symlink(server_folder(), joined(home, "/folder")), 0);
	assert_int_equal(symlink(server_home(SERVER_HOA), joined(home, "/hers")), 0);
	try_reading(secret);
	try_reading("link.csv");
	try_reading("hers/secret.csv");
	snprintf(text, sizeof(text), "../%s/secret.csv", strrchr(server_home(SERVER_HOA), '/') + 1);
	try_reading(text);
	try_reading(joined("/proc/self/root", secret));
	try_reading(joined("/proc/self/cwd/", text));
	try_reading(db);
	try_reading(joined(db, "-wal"));
	try_reading("link.db");
	try_reading("folder/tiendo.db");
	try_reading(joined(server_folder(), "/../tiendo/./tiendo.db"));
	try_reading("/dev/stdin"); /* the own input is named "-" */
	for (int fd = 0; fd < 8; fd++) {
		snprintf(text, sizeof(text), "/proc/self/fd/%d", fd);
		try_importing(text);
		snprintf(text, sizeof(text), "/proc/%ld/fd/%d", (long)server_process(SERVER_LAN),
			 fd);
		try_importing(text);
	}
	r = server_run(SERVER_LAN, "mkfifo", "pipe", NULL);
	assert_int_equal(r.status, 0);
	try_reading("pipe"); /* and is not waited for */
	r = server_tiendo(SERVER_TO, "restore", secret, NULL);
	server_said(&r, 3, "cannot read");
	/* whoever has no way to the user's settings has none by this program */
	server_run(SERVER_LAN, "ln", "-sf", secret, ".config/tiendo/config.ini", NULL);
	r = server_tiendo(SERVER_LAN, "--lang", "en", "status", NULL);
	unread(&r, secret, "config.ini");
	server_write(SERVER_LAN, ".config/tiendo/new.ini",
		     "[display]\nlanguage = en\n[view]\nperiod = 2022-Q4\n");
	r = server_run(SERVER_LAN, "mv", ".config/tiendo/new.ini", ".config/tiendo/config.ini",
		       NULL);
	assert_int_equal(r.status, 0);
	server_leave(t);
}

/* --- writing --- */

static void try_writing(enum server_user user, const char *path)
{
	const struct {
		const char *argv[4];
	} tries[] = {
		{ { "export", "-o", path } },
		{ { "status", "-o", path } },
		{ { "export", "--catalogue", path } },
		{ { "backup", path } },
	};

	/* only who may make backups gets so far as to the file */
	for (size_t n = 0; n < (user == SERVER_TO ? 4U : 3U); n++) {
		const char *const *a = tries[n].argv;
		struct run r = server_tiendo(user, a[0], a[1], a[2], NULL);

		if (r.status != 3 || !strstr(r.err, "cannot write"))
			fail_msg("%s to \"%s\" ended with %d\n%s%s", a[0], path, r.status, r.out,
				 r.err);
		run_release(&r);
	}
}

static int count_files(const char *folder)
{
	DIR *dir = opendir(folder);
	int count = 0;

	assert_non_null(dir);
	while (readdir(dir))
		count++;
	closedir(dir);
	return count - 2;
}

static void test_writing(void **state)
{
	const char *hers = server_home(SERVER_HOA);

	(void)state;
	for (int n = 0; n < 2; n++) {
		const enum server_user user = n ? SERVER_TO : SERVER_LAN;
		const char *home = server_home(user);

		unlink(joined(home, "/folder"));
		unlink(joined(home, "/out"));
		assert_int_equal(symlink(server_folder(), joined(home, "/folder")), 0);
		assert_int_equal(symlink(joined(hers, "/out"), joined(home, "/out")), 0);
		try_writing(user, joined(server_folder(), "/x"));
		try_writing(user, "folder/x");
		try_writing(user, joined(hers, "/x"));
		try_writing(user, joined("/proc/self/root", joined(hers, "/x")));
	}
	/* what is there is neither written to nor replaced */
	for (int n = 0; n < 4; n++) {
		const char *const paths[] = { server_database(), "folder/tiendo.db",
					      server_program(), "out" };
		struct run r = server_tiendo(SERVER_LAN, "export", "-o", paths[n], NULL);

		server_said(&r, 3, "cannot write");
	}
	assert_int_equal(count_files(server_folder()), 1);
	assert_int_equal(count_files(hers), 2); /* the settings and the secret */
	server_expect(0, SERVER_USERS, "check", NULL);
}

/* A question of the full-screen program is answered with a path that is not the user's to use. */
static void try_answer(struct term *t, const char *key, const char *asked, const char *path,
		       const char *says)
{
	term_keys(t, key);
	term_wait(t, asked);
	term_keys(t, "^U");
	term_type(t, path);
	term_wait(t, path);
	term_keys(t, "Enter");
	term_wait_match(t, server_text("%s \".*%s", says, path));
	term_assert_not(t, SECRET);
}

/* The links that the tests before have made lead to the other one's home and to the database. */
static void test_screens(void **state)
{
	struct term *t = server_open(SERVER_LAN);

	(void)state;
	try_answer(t, "x", "CSV file:", "hers/x.csv", "cannot write");
	try_answer(t, "x", "CSV file:", "folder/x.csv", "cannot write");
	try_answer(t, "x", "CSV file:", "folder/tiendo.db", "cannot write");
	term_keys(t, "B");
	term_wait(t, "own.csv");
	try_answer(t, "Home", "own.csv", "hers/secret.csv", "cannot read");
	try_answer(t, "Home", "own.csv", "folder/tiendo.db", "cannot read");
	try_answer(t, "Home", "own.csv", "folder/", "cannot read");
	term_keys(t, "Esc Esc");
	term_wait(t, "Programme > ");
	server_find(t, "an giang", "An Giang");
	term_keys(t, "c");
	term_wait(t, "nothing has been said");
	try_answer(t, "X", "A file or an address", "hers/secret.csv", "cannot read");
	try_answer(t, "X", "A file or an address", "folder/tiendo.db", "cannot read");
	term_keys(t, "Esc");
	term_wait(t, "Target: ");
	server_leave(t);
}

/* With the own rights everything is as ever. */
static void test_own_files(void **state)
{
	const char *home = server_home(SERVER_LAN);
	struct stat st;
	struct run r;

	(void)state;
	server_write(SERVER_LAN, "own.csv", HEADER AGG);
	r = server_expect(0, SERVER_LAN, "import", "own.csv", NULL);
	assert_non_null(strstr(r.out, "1"));
	server_expect(0, SERVER_LAN, "export", "-o", "own-out.csv", NULL);
	assert_int_equal(stat(joined(home, "/own-out.csv"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
	assert_true(st.st_uid != 0 && st.st_gid != server_group());
	server_expect(0, SERVER_LAN, "export", "--catalogue", "own-catalogue", NULL);
	server_expect(0, SERVER_LAN, "--db", "own.db", "init", "--catalogue", "own-catalogue",
		      NULL);
	r = server_expect(0, SERVER_LAN, "check", NULL);
	server_write(SERVER_LAN, "heads", r.out);
	server_expect(0, SERVER_LAN, "check", "--against", "heads", NULL);
	r = server_tiendo(SERVER_LAN, "import", "own-catalogue", NULL);
	server_said(&r, 3, "Is a directory");
	r = server_tiendo(SERVER_HOA, "import", "-", NULL); /* nothing in it */
	assert_int_equal(r.status, 1);
}

/* --- over ssh --- */

static void test_ssh(void **state)
{
	struct run r;

	(void)state;
	r = server_ssh(SERVER_LAN, HEADER AGG, "import - --dry-run --reason 'a b'");
	assert_int_equal(r.status, 0);
	r = server_ssh(SERVER_LAN, HEADER "SOC.INF.FBR,P08-89,2022-Q4,601,1000\n",
		       "import - --reason 'counted again'");
	assert_int_equal(r.status, 0);
	r = server_ssh(SERVER_LAN,
		       "indicator,unit,numerator,denominator\n"
		       "SOC.INF.SMP,P08-89,5,10\n",
		       "import --period 2022-Q4 --lang vi -");
	assert_int_equal(r.status, 0);
	r = server_ssh(SERVER_HOA, NULL, "export --unit P08-89");
	assert_int_equal(r.status, 0);
	assert_non_null(strstr(r.out, "P08-89,2022-Q4,601,1000"));
	r = server_ssh(SERVER_HOA, NULL, "export --log");
	assert_non_null(strstr(r.out, "counted again"));
	assert_non_null(strstr(r.out, server_login(SERVER_LAN)));
	/* of the other one's unit */
	r = server_ssh(SERVER_HOA, HEADER DNG AGG, "import -");
	server_said(&r, 1, "does not report for");
	r = server_ssh(SERVER_HOA, NULL, "export");
	assert_null(strstr(r.out, "P08-48"));
	assert_null(strstr(r.out, ",600,"));
	r = server_ssh(SERVER_MINH, HEADER AGG, "import -");
	server_said(&r, 1, "does not report for");
}

static void test_ssh_refused(void **state)
{
	static const char *const refused[] = {
		"sh",
		"/bin/sh -c id",
		"init",
		"status",
		"check",
		"user list",
		"backup x",
		"restore x",
		"cat tiendo",
		"export -o x",
		"export; id",
		"export --db x",
		"export | id",
		"export --catalogue x",
		"import x",
		"import - $(id)",
		"import",
		"import /dev/stdin",
		"'export",
		"internal-sftp",
		"scp -t .",
		"import - --config own",
		"tiendo export",
	};
	struct run r;

	(void)state;
	for (size_t n = 0; n < sizeof(refused) / sizeof(*refused); n++) {
		r = server_ssh(SERVER_TO, NULL, refused[n]);
		if (r.status != 2 || r.out_len > 0 || strstr(r.err, "uid=") || !r.err_len)
			fail_msg("[%s] ended with %d\n%s%s", refused[n], r.status, r.out, r.err);
	}
	r = server_ssh(SERVER_TO, NULL, "sh");
	server_said(&r, 2, "không chạy được \"sh\"");
	assert_int_equal(count_files(server_home(SERVER_TO)), 3); /* settings and the links */
	/* no terminal, no command: nothing to show it on */
	r = server_ssh(SERVER_TO, NULL, NULL);
	server_said(&r, 3, "terminal");
}

#define SERVER_TEST(test) cmocka_unit_test_setup_teardown(test, scratch_setup, server_test_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVER_TEST(test_reading), SERVER_TEST(test_writing), SERVER_TEST(test_own_files),
		SERVER_TEST(test_screens), SERVER_TEST(test_ssh),     SERVER_TEST(test_ssh_refused),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, setup, server_teardown);
}

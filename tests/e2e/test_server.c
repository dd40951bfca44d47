/* One server, many users: nobody reaches the database or another's files except through the program,
 * and through the program only what is the own. */
#include "server.h"

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

static void mode_is(const char *path, mode_t mode)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	if ((st.st_mode & 07777) != mode || st.st_gid != server_group() || st.st_uid != 0)
		fail_msg("\"%s\" has mode %o, user %u, group %u", path, st.st_mode & 07777,
			 (unsigned)st.st_uid, (unsigned)st.st_gid);
}

/* What "make install-server" installs; and before root has made the database, nobody else does. */
static void test_install(void **state)
{
	static const char *const commands[] = { "init", "demo", "status", "export", "check" };
	struct run r;

	(void)state;
	mode_is(server_program(), 02755);
	mode_is(server_folder(), 02770);
	for (size_t n = 0; n < sizeof(commands) / sizeof(*commands); n++) {
		r = server_tiendo(SERVER_LAN, commands[n], NULL);
		server_said(&r, 3, "root creates it");
	}
	r = server_tiendo(SERVER_LAN, "import", "-", NULL);
	server_said(&r, 3, "root creates it");
	r = server_tiendo(SERVER_LAN, "restore", "/etc/passwd", NULL);
	server_said(&r, 3, "root creates it");
	server_init();
	mode_is(server_database(), 0660);
	server_expect(0, SERVER_LAN, "status", NULL);
	server_expect(0, SERVER_LAN, "check", NULL);
}

/* A program that has lost its group, or has another one, says so. */
static void test_group(void **state)
{
	const char *copy = server_path("home-copy/tiendo");
	struct run r = server_run(SERVER_LAN, "setpriv", "--no-new-privs", server_program(),
				  "status", NULL);

	(void)state;
	server_said(&r, 3, "started without its group");
	r = server_run(SERVER_USERS, "install", "-D", "-m", "755", server_program(), copy, NULL);
	assert_int_equal(r.status, 0);
	r = server_run(SERVER_LAN, copy, "status", NULL);
	server_said(&r, 3, "started without its group");
	assert_int_equal(chown(copy, 0, 4711), 0);
	assert_int_equal(chmod(copy, 02755), 0);
	r = server_run(SERVER_LAN, copy, "status", NULL);
	server_said(&r, 3, "make install-server");
}

/* The environment is not the user's to lead the program with. */
static void test_environment(void **state)
{
	struct run r;

	(void)state;
	r = server_run(SERVER_LAN, "env", "TIENDO_NOW=never", server_program(), "status", NULL);
	assert_int_equal(r.status, 0);
	r = server_run(SERVER_LAN, "env", "TIENDO_CONFIG=/no/such", "XDG_CONFIG_HOME=/no",
		       server_program(), "status", NULL);
	assert_int_equal(r.status, 0);
	r = server_run(SERVER_LAN, "sh", "-c", "exec \"$0\" export <&- >&- 2>&-", server_program(),
		       NULL);
	assert_true(r.status != 127);
	server_expect(0, SERVER_USERS, "check", NULL);
	/* another database is the user's own business, with the user's own rights */
	r = server_run(SERVER_LAN, "env", "TIENDO_DB=x", server_program(), "status", NULL);
	server_said(&r, 3, "there is no database \"x\"");
	r = server_tiendo(SERVER_LAN, "--db", server_database(), "status", NULL);
	server_said(&r, 3, "Permission denied");
	r = server_tiendo(SERVER_LAN, "--db", "own.db", "init", NULL);
	assert_int_equal(r.status, 0);
	r = server_run(SERVER_LAN, "env", "TIENDO_NOW=never", server_program(), "--db", "own.db",
		       "status", NULL);
	server_said(&r, 2, "TIENDO_NOW");
}

/* --- with a shell on the server --- */

/* Neither the database's files nor the processes that have them open, not even one's own. */
static void test_shell(void **state)
{
	const char *folder = server_folder(), *db = server_database();
	struct term *t = server_open(SERVER_LAN);
	char fds[64], fd[64], mem[64], maps[64], env[64], pid[24];
	struct stat st;
	struct run r;

	(void)state;
	assert_int_equal(stat(server_path("var/lib/tiendo/tiendo.db-shm"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660); /* for the next user, too */
	assert_int_equal(st.st_gid, server_group());
	snprintf(pid, sizeof(pid), "%ld", (long)server_process(SERVER_LAN));
	snprintf(fds, sizeof(fds), "/proc/%s/fd", pid);
	snprintf(fd, sizeof(fd), "/proc/%s/fd/3", pid);
	snprintf(mem, sizeof(mem), "/proc/%s/mem", pid);
	snprintf(maps, sizeof(maps), "/proc/%s/maps", pid);
	snprintf(env, sizeof(env), "/proc/%s/environ", pid);
	const struct {
		const char *argv[5], *says;
	} refused[] = {
		{ { "ls", folder }, "Permission denied" },
		{ { "find", folder, "-name", "*.db" }, "Permission denied" },
		{ { "cat", db }, "Permission denied" },
		{ { "cat", server_path("var/lib/tiendo/tiendo.db-wal") }, "Permission denied" },
		{ { "cp", db, "copy.db" }, "Permission denied" },
		{ { "ln", db, "link.db" }, "Permission denied" },
		{ { "mv", db, "moved.db" }, "Permission denied" },
		{ { "rm", "-f", db }, "Permission denied" },
		{ { "touch", server_path("var/lib/tiendo/x") }, "Permission denied" },
		{ { "sqlite3", db, "SELECT 1 FROM revision" }, "unable to open" },
		{ { "sqlite3", "-readonly", db, ".dump" }, "unable to open" },
		{ { "sh", "-c", "echo x >\"$0\"", server_program() }, "Permission denied" },
		{ { "ls", fds }, "Permission denied" },
		{ { "cat", fd }, "Permission denied" },
		{ { "cat", mem }, "Permission denied" },
		{ { "cat", maps }, "Permission denied" },
		{ { "cat", env }, "Permission denied" },
		{ { "strace", "-p", pid }, "Operation not permitted" },
		{ { "gdb", "-batch", "-p", pid }, "Operation not permitted" },
		/* a program that is traced from its start has no group */
		{ { "strace", "-o", "/dev/null", server_program(), "status" },
		  "started without its group" },
	};

	for (int user = SERVER_LAN; user <= SERVER_HOA; user++) {
		for (size_t n = 0; n < sizeof(refused) / sizeof(*refused); n++) {
			const char *const *a = refused[n].argv;

			r = server_run((enum server_user)user, a[0], a[1], a[2], a[3], a[4], NULL);
			if (r.status == 127 || (r.status == 0 && strcmp(a[0], "gdb") != 0) ||
			    !strstr(r.err, refused[n].says))
				fail_msg("%s %s ended with %d\n%s%s", a[0], a[1], r.status, r.out,
					 r.err);
		}
	}
	term_keys(t, "Down");
	server_leave(t);
	server_expect(0, SERVER_USERS, "check", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_install, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_group, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_environment, scratch_setup, scratch_teardown),
		cmocka_unit_test_setup_teardown(test_shell, scratch_setup, server_test_teardown),
	};

	if (!server_possible())
		return server_skip();
	return cmocka_run_group_tests(tests, server_setup, server_teardown);
}

/* A server of the tests' own: what is there, and being its users. */
#include "server_keep.h"
#include "walk.h"

#include "support/proc.h"
#include "support/scratch_keep.h"

#include <dirent.h>
#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

const char *server_text(const char *format, ...)
{
	va_list rest;
	char *text;

	va_start(rest, format);
	if (vasprintf(&text, format, rest) < 0)
		abort();
	va_end(rest);
	return scratch_keep(text);
}

void server_must(const char *const *argv)
{
	struct run r = run_program(argv, NULL);

	if (r.status != 0)
		fail_msg("\"%s %s\" ended with %d\n%s%s", argv[0], argv[1] ? argv[1] : "", r.status,
			 r.out, r.err);
}

/* --- what is there --- */

const char *server_path(const char *name)
{
	return server_text("%s/%s", server.base, name);
}

const char *server_program(void)
{
	return server_path("usr/bin/tiendo");
}

const char *server_folder(void)
{
	return server_path("var/lib/tiendo");
}

const char *server_login(enum server_user user)
{
	return server.login[user];
}

const char *server_home(enum server_user user)
{
	return server_text("%s/home-%s", server.base, server.login[user]);
}

const char *server_database(void)
{
	return server_path("var/lib/tiendo/tiendo.db");
}

gid_t server_group(void)
{
	return server.gid;
}

const char *server_write(enum server_user user, const char *name, const char *text)
{
	const char *path = server_text("%s/%s", server_home(user), name);
	FILE *out;

	scratch_make_folders(path);
	out = fopen(path, "we");
	assert_non_null(out);
	fputs(text, out);
	fclose(out);
	assert_int_equal(chmod(path, 0600), 0);
	SERVER_MUST("chown", "-R", server_text("%s:%s", server.login[user], server.users),
		    server_home(user));
	return path;
}

/* --- running --- */

struct server_args {
	const char *arg[SERVER_ARGS + 1];
	size_t count;
};

static void server_arg(struct server_args *a, const char *arg)
{
	assert_true(a->count < SERVER_ARGS);
	a->arg[a->count++] = arg;
}

/* With the ids of the user, in the home. */
static struct run server_run_args(enum server_user user, const char *program, const char *first,
				  va_list rest)
{
	struct server_args a = { .count = 0 };
	struct run_options o = { .dir = "/" };
	const char *env[] = { NULL, "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LANG=C.UTF-8", NULL };

	if (user != SERVER_USERS) {
		server_arg(&a, "setpriv");
		server_arg(&a, server_text("--reuid=%s", server.login[user]));
		server_arg(&a, server_text("--regid=%s", server.users));
		server_arg(&a, "--clear-groups");
		o.dir = server_home(user);
		env[0] = server_text("HOME=%s", o.dir);
		o.env = env;
	}
	if (program)
		server_arg(&a, program);
	for (const char *arg = first; arg; arg = va_arg(rest, const char *))
		server_arg(&a, arg);
	return run_program(a.arg, &o);
}

struct run server_run(enum server_user user, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct run r = server_run_args(user, NULL, first, rest);
	va_end(rest);
	return r;
}

struct run server_tiendo(enum server_user user, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct run r = server_run_args(user, server_program(), first, rest);
	va_end(rest);
	return r;
}

struct run server_expect(int status, enum server_user user, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct run r = server_run_args(user, server_program(), first, rest);
	va_end(rest);
	if (r.status != status)
		fail_msg("\"%s\" ended with %d instead of %d\n%s%s", first, r.status, status, r.out,
			 r.err);
	return r;
}

void server_holds(const char *wanted, const char *sql)
{
	struct run r = server_run(SERVER_USERS, "sqlite3", server_database(), sql, NULL);

	if (r.status != 0 || r.out_len == 0)
		fail_msg("%s: %s", sql, r.err);
	r.out[r.out_len - 1] = '\0';
	if (strcmp(r.out, wanted) != 0)
		fail_msg("%s: \"%s\" instead of \"%s\"", sql, r.out, wanted);
}

static void server_ssh_args(struct server_args *a, enum server_user user)
{
	static const char *const options[] = { "ssh",
					       "-F",
					       "none",
					       "-o",
					       "BatchMode=yes",
					       "-o",
					       "StrictHostKeyChecking=no",
					       "-o",
					       "UserKnownHostsFile=/dev/null",
					       "-o",
					       "LogLevel=ERROR",
					       "-o",
					       "SendEnv=LANG" };

	for (size_t n = 0; n < sizeof(options) / sizeof(*options); n++)
		server_arg(a, options[n]);
	server_arg(a, "-i");
	server_arg(a, server_path("ssh/key"));
	server_arg(a, server_text("-p%d", server.port));
	server_arg(a, server_text("%s@127.0.0.1", server.login[user]));
}

struct run server_ssh(enum server_user user, const char *input, const char *command)
{
	struct server_args a = { .count = 0 };

	server_ssh_args(&a, user);
	if (command)
		server_arg(&a, command);
	return run_program(a.arg, &(struct run_options){ .input = input });
}

struct term *server_open(enum server_user user)
{
	/* who reports begins with what is to be done */
	static const char *const home[SERVER_USERS] = {
		[SERVER_LAN] = "To do: An Giang",
		[SERVER_HOA] = "To do: Da Nang",
		[SERVER_BINH] = "To do: Ministry of Information and Communications",
	};
	struct server_args a = { .count = 0 };
	struct term *t;

	server_ssh_args(&a, user);
	server_arg(&a, "-tt");
	t = term_start(a.arg, NULL);
	term_set_far(t, 0);
	if (home[user]) {
		term_wait(t, home[user]);
		term_keys(t, "Esc");
	}
	term_wait(t, "Programme > ");
	term_set_far(t, server_process(user));
	return t;
}

void server_leave(struct term *t)
{
	walk_quit(t);
}

void server_answer(struct term *t, const char *text)
{
	term_type(t, text);
	term_wait(t, text);
	term_keys(t, "Enter");
}

void server_find(struct term *t, const char *unit, const char *name)
{
	term_keys(t, "/");
	server_answer(t, "cap quang");
	term_wait_gone(t, "cap quang"); /* the marker is there before the field is left */
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	term_keys(t, "/");
	server_answer(t, unit);
	term_wait_gone(t, unit);
	term_wait_at_cursor(t, name);
}

void server_put(struct term *t, const char *numerator, const char *shown)
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

void server_said(const struct run *r, int status, const char *text)
{
	if (r->status != status || !strstr(r->err, text))
		fail_msg("ended with %d instead of %d, and not with \"%s\"\n%s%s", r->status,
			 status, text, r->out, r->err);
}

int server_test_teardown(void **state)
{
	return term_teardown(state) + scratch_teardown(state);
}

pid_t server_process(enum server_user user)
{
	const struct passwd *pw = getpwnam(server.login[user]);
	const char *program = server_program();
	const struct dirent *entry;
	pid_t found = 0;
	DIR *proc = opendir("/proc");

	assert_non_null(pw);
	assert_non_null(proc);
	while ((entry = readdir(proc)) != NULL) {
		const pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
		char link[64], exe[SERVER_PATH];
		ssize_t len;

		snprintf(link, sizeof(link), "/proc/%ld/exe", (long)pid);
		len = pid > 0 ? readlink(link, exe, sizeof(exe) - 1) : -1;
		if (len < 0 || (size_t)len != strlen(program) ||
		    memcmp(exe, program, (size_t)len) != 0 ||
		    proc_number(pid, "status", "Uid:") != (int64_t)pw->pw_uid)
			continue;
		found = pid;
	}
	closedir(proc);
	assert_true(found > 0);
	return found;
}

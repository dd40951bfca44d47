/* The program under test. */
#include "program.h"

#include "support/env.h"
#include "support/scratch_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

enum { PROGRAM_ARGS = 24, PROGRAM_ENV = 12, PROGRAM_MADE = 4 };

/* Databases that were made once; "make" NULL ends them. */
static struct {
	void (*make)(void);
	char file[512];
} program_made[PROGRAM_MADE + 1];

static const char *program_env[PROGRAM_ENV + 1]; /* what the full-screen program gets */
static size_t program_envs;

void program_setenv(const char *change)
{
	assert_true(program_envs < PROGRAM_ENV);
	program_env[program_envs++] = change;
	env_change(change);
}

/* The same, made of two parts. */
static void program_setenv_to(const char *name, const char *value)
{
	char *change;
	if (asprintf(&change, "%s=%s", name, value) < 0)
		abort();
	program_setenv(scratch_keep(change));
}

int program_setup(void **state)
{
	if (scratch_setup(state) != 0)
		return -1;
	program_envs = 0;
	program_setenv("TIENDO_NOW=2022-10-10T08:00:00");
	program_setenv_to("TIENDO_DB", scratch_path("tiendo.db"));
	program_setenv_to("HOME", scratch_path("home"));
	program_setenv_to("XDG_DATA_HOME", scratch_path("home/data"));
	program_setenv_to("XDG_CONFIG_HOME", scratch_path("home/config"));
	return 0;
}

int program_teardown(void **state)
{
	int failed = term_teardown(state);
	memset(program_env, 0, sizeof(program_env));
	return scratch_teardown(state) + failed;
}

int program_group_teardown(void **state)
{
	(void)state;
	for (size_t n = 0; program_made[n].make; n++)
		unlink(program_made[n].file);
	return 0;
}

const char *program_db(void)
{
	return getenv("TIENDO_DB");
}

const char *program_author(const char *author)
{
	char text[100];

	snprintf(text, sizeof(text), "[entry]\nauthor = %s\n", author);
	return scratch_write("person.ini", text);
}

struct program_args {
	const char *arg[PROGRAM_ARGS + 1];
};

static struct program_args program_collect(const char *first, va_list rest)
{
	struct program_args a = { .arg = { tiendo_path() } };
	size_t n = 1;
	for (const char *arg = first; arg; arg = va_arg(rest, const char *)) {
		assert_true(n < PROGRAM_ARGS);
		a.arg[n++] = arg;
	}
	return a;
}

struct run program_run(const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct program_args a = program_collect(first, rest);
	va_end(rest);
	return run_program(a.arg, NULL);
}

struct run program_run_input(const char *input, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct program_args a = program_collect(first, rest);
	va_end(rest);
	return run_program(a.arg, &(struct run_options){ .input = input });
}

struct run program_expect(int status, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct program_args a = program_collect(first, rest);
	va_end(rest);
	struct run r = run_program(a.arg, NULL);
	if (r.status != status)
		fail_msg("\"%s %s\" ended with %d instead of %d\n%s%s", a.arg[0],
			 first ? first : "", r.status, status, r.out, r.err);
	return r;
}

static void program_copy(const char *from, const char *to)
{
	struct run r = run_program((const char *const[]){ "cp", from, to, NULL }, NULL);
	assert_int_equal(r.status, 0);
}

void program_init(void)
{
	program_expect(0, "init", NULL);
}

void program_once(void (*make)(void))
{
	const char *base = getenv("TMPDIR");
	size_t n = 0;

	while (program_made[n].make && program_made[n].make != make)
		n++;
	if (program_made[n].make) {
		program_copy(program_made[n].file, program_db());
		return;
	}
	assert_true(n < PROGRAM_MADE);
	make();
	snprintf(program_made[n].file, sizeof(program_made[n].file), "%s/tiendo-made-%ld-%zu.db",
		 base ? base : "/tmp", (long)getpid(), n);
	program_copy(program_db(), program_made[n].file);
	program_made[n].make = make;
}

static void program_make_demo(void)
{
	program_expect(0, "demo", NULL);
}

void program_demo(void)
{
	program_once(program_make_demo);
}

struct term *program_open(const char *term, const char *first, ...)
{
	va_list rest;
	va_start(rest, first);
	struct program_args a = program_collect(first, rest);
	va_end(rest);
	program_env[program_envs] = NULL;
	return term_start(a.arg, &(struct vt_options){ .term = term, .env = program_env });
}

void program_edit_file(const char *path, const char *from, const char *to)
{
	char *text = scratch_read(path, NULL);
	assert_non_null(text);
	char *at = strstr(text, from);
	if (!at || strstr(at + 1, from))
		fail_msg("\"%s\" must stand in \"%s\" once", from, path);
	FILE *f = fopen(path, "we");
	assert_non_null(f);
	fprintf(f, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
	fclose(f);
	free(text);
}

static sqlite3 *program_sqlite(void)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open_v2(program_db(), &db, SQLITE_OPEN_READWRITE, NULL),
			 SQLITE_OK);
	return db;
}

void program_sql(const char *sql)
{
	sqlite3 *db = program_sqlite();
	char *message = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	assert_true(sqlite3_changes(db) > 0);
	sqlite3_close(db);
}

long long program_sql_number(const char *sql)
{
	sqlite3 *db = program_sqlite();
	sqlite3_stmt *q;
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
	long long number = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : -1;
	sqlite3_finalize(q);
	sqlite3_close(db);
	return number;
}

long long program_revisions(void)
{
	return program_sql_number("SELECT count(*) FROM revision");
}

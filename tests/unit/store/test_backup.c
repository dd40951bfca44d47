/* Backup and restore: one state, verified; nothing that was saved is lost, whoever has the database
 * open; what is damaged or foreign changes nothing. */
#include "store/backup.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q3 "2022-Q3"
#define Q4 "2022-Q4"

static const char *backup(struct fixture *f, const char *name)
{
	const char *path = scratch_path(name);
	struct verify_report report;
	struct err err = { 0 };

	if (!backup_write(f->s, path, &report, &err))
		fail_msg("%d %s %s", err.code, err.arg[0], err.arg[1]);
	assert_int_equal(report.differences, 0);
	return path;
}

static struct backup_restored restore(const char *file)
{
	struct backup_restored restored;
	struct err err = { 0 };

	if (!backup_restore(scratch_path("t.db"), file, &restored, &err))
		fail_msg("%d %s %s", err.code, err.arg[0], err.arg[1]);
	return restored;
}

/* What there is beside the database that is neither it nor a backup by name. */
static size_t leftovers(void)
{
	DIR *dir = opendir(scratch_path("."));
	const struct dirent *entry;
	size_t count = 0;

	assert_non_null(dir);
	while ((entry = readdir(dir)))
		count += strstr(entry->d_name, ".new-") || strstr(entry->d_name, ".restore-");
	closedir(dir);
	return count;
}

/* Backs up (without a file) or restores, in a process that the system kills while it writes the copy. */
static void killed(const char *file)
{
	const pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		const struct rlimit size = { 256 * 1024, 256 * 1024 }, none = { 0, 0 };
		struct backup_restored restored;
		struct verify_report report;
		struct err err = { 0 };
		struct store *s;

		setrlimit(RLIMIT_CORE, &none);
		setrlimit(RLIMIT_FSIZE, &size);
		if (file)
			backup_restore(scratch_path("t.db"), file, &restored, &err);
		else if ((s = store_open(scratch_path("t.db"), STORE_READ, &err)) != NULL)
			backup_write(s, scratch_path("killed.db"), &report, &err);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGXFSZ);
}

/* The next one removes what was left, though it is called otherwise; a living one's stays. */
static void test_killed(void **state)
{
	struct fixture *f = *state;
	char alive[64];
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	killed(NULL);
	assert_int_not_equal(leftovers(), 0);
	assert_false(scratch_exists(scratch_path("killed.db")));
	file = backup(f, "b.db");
	assert_int_equal(leftovers(), 0);
	killed(file);
	assert_int_not_equal(leftovers(), 0);
	snprintf(alive, sizeof(alive), "t.db.restore-%ld", (long)getppid());
	scratch_write(alive, "");
	restore(file);
	assert_int_equal(leftovers(), 1);
	assert_true(scratch_exists(scratch_path(alive)));
	fixture_check(f);
}

static enum err_code refused(const char *file)
{
	struct backup_restored restored;
	struct err err = { 0 };

	assert_false(backup_restore(scratch_path("t.db"), file, &restored, &err));
	return err.code;
}

/* Writes bytes into the middle of a file. */
static void damage(const char *path, long at, size_t count)
{
	FILE *file = fopen(path, "r+e");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	for (size_t n = 0; n < count; n++)
		putc('x', file);
	fclose(file);
}

/* What was saved after the backup is still there after the restore, and a program that had the
 * database open sees it, goes on writing, and as another replica. */
static void test_union(void **state)
{
	struct fixture *f = *state;
	struct backup_restored r;
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	PUT(f, IND, DNG, Q4, value_pair(3, 10));
	r = restore(file);
	assert_int_equal(r.added, 2);
	assert_int_equal(r.revisions, 3);
	assert_string_equal(r.aside, "");
	assert_true(store_changed(f->s));
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 2, 10);
	PUT(f, IND, DNG, Q4, value_pair(4, 10));
	assert_int_equal(fixture_check(f), 4);
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, DNG, Q4, NULL), 4, 10);
}

/* A backup taken and brought back twice makes no second copy of anything. */
static void test_again(void **state)
{
	struct fixture *f = *state;
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	assert_int_equal(restore(file).added, 0);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_int_equal(restore(file).added, 1);
	assert_int_equal(restore(file).added, 1);
	assert_int_equal(fixture_check(f), 2);
}

/* The older file numbers the replicas of both otherwise: identities hold all the same. */
static void test_foreign_replicas(void **state)
{
	struct fixture *f = *state;
	const char *file;

	fixture_foreign(f, 2, IND, AGG, Q3, value_pair(5, 10), STATUS_SUBMITTED, 0, 1000);
	file = backup(f, "b.db");
	fixture_foreign(f, 3, IND, DNG, Q3, value_pair(6, 10), STATUS_DRAFT, 0, 2000);
	PUT(f, IND, DNG, Q4, value_pair(7, 10));
	assert_int_equal(restore(file).added, 2);
	assert_pair(fixture_get(f, IND, DNG, Q3, NULL), 6, 10);
	assert_pair(fixture_get(f, IND, AGG, Q3, NULL), 5, 10);
	fixture_check(f);
}

static void test_no_database(void **state)
{
	struct fixture *f = *state;
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	store_close(f->s);
	unlink(scratch_path("t.db"));
	assert_int_equal(restore(file).revisions, 1);
	f->s = NULL;
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 1, 10);
}

/* A database that is none any more is kept under another name. */
static void test_unreadable(void **state)
{
	struct fixture *f = *state;
	struct backup_restored r;
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	store_close(f->s);
	damage(scratch_path("t.db"), 0, 100);
	r = restore(file);
	assert_true(scratch_exists(r.aside));
	f->s = NULL;
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 1, 10);
}

static void test_refused(void **state)
{
	struct fixture *f = *state, other = *f;
	struct verify_report report;
	struct err err = { 0 };
	const char *file, *bad;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	assert_false(backup_write(f->s, file, &report, &err));
	assert_int_equal(err.code, ERR_BACKUP_THERE);
	assert_int_equal(refused(scratch_path("t.db")), ERR_BACKUP_SELF);
	assert_int_equal(refused(scratch_path("none.db")), ERR_FILE_READ);
	assert_int_equal(refused(scratch_write("empty.db", "")), ERR_BACKUP_FOREIGN);
	assert_int_equal(refused(scratch_write("text.db", "no database\n")), ERR_BACKUP_FOREIGN);
	/* one changed value that SQLite finds nothing wrong with */
	bad = backup(f, "bad.db");
	other.s = store_open(bad, STORE_WRITE, &err);
	fixture_sql(&other, "UPDATE revision SET numerator = 9");
	store_close(other.s);
	assert_int_equal(refused(bad), ERR_BACKUP_DIFFERS);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_int_equal(fixture_check(f), 2);
}

/* Runs SQL on another file, as if another program had made it. */
static void sql_on(struct fixture *f, const char *path, const char *sql)
{
	struct fixture other = *f;
	struct err err = { 0 };

	other.s = store_open(path, STORE_WRITE, &err);
	assert_non_null(other.s);
	fixture_sql(&other, "%s", sql);
	store_close(other.s);
}

/* Cut short, or with a page of something else in it. */
static void test_damaged(void **state)
{
	static const size_t kept[] = { 50, 4096, 3 * 4096, 100000 };
	struct fixture *f = *state;
	const char *file;
	char *bytes;
	size_t len;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "b.db");
	bytes = scratch_read(file, &len);
	for (size_t n = 0; n < ARRAY_LEN(kept); n++) {
		assert_true(kept[n] < len);
		assert_int_equal(refused(scratch_write_bytes("cut.db", bytes, kept[n])),
				 ERR_BACKUP_DAMAGED);
	}
	for (size_t page = 1; page < len / 4096; page += 7) {
		scratch_write_bytes("bad.db", bytes, len);
		damage(scratch_path("bad.db"), (long)page * 4096, 4096);
		refused(scratch_path("bad.db"));
	}
	free(bytes);
	assert_int_equal(fixture_check(f), 1);
}

#define SCHEMA_1                                                                              \
	"DROP TABLE unsent; DROP TABLE draft; CREATE TABLE draft(author TEXT PRIMARY KEY, "   \
	"indicator INTEGER NOT "                                                              \
	"NULL,"                                                                               \
	" unit INTEGER NOT NULL, period INTEGER NOT NULL, text TEXT NOT NULL) WITHOUT ROWID;" \
	"PRAGMA user_version = 1"

/* A backup of an older schema is brought up to date; a newer one is refused. */
static void test_schemas(void **state)
{
	struct fixture *f = *state;
	const char *file;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	file = backup(f, "old.db");
	sql_on(f, file, SCHEMA_1);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_int_equal(restore(file).added, 1);
	PUT(f, IND, DNG, Q4, value_pair(3, 10));
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 2, 10);
	/* with what the programme was when the backup was brought up to date */
	assert_int_equal(fixture_check(f), 4);
	file = backup(f, "new.db");
	sql_on(f, file, "PRAGMA user_version = 99");
	assert_int_equal(refused(file), ERR_DB_NEWER);
	assert_int_equal(fixture_check(f), 4);
}

/* The database itself is of an older schema, which a backup replaces; or of a newer one, which only a
 * newer program may. */
static void test_schemas_of_database(void **state)
{
	struct fixture *f = *state;
	const char *file;
	struct err err = { 0 };
	enum log_outcome outcome;
	const struct edit edit = { .indicator = fixture_indicator(f, IND),
				   .unit = fixture_unit(f, DNG),
				   .period = fixture_period(Q4),
				   .value = value_pair(3, 10),
				   .seen = LOG_SEEN_ANY };

	file = backup(f, "b.db");
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	store_close(f->s);
	f->s = NULL;
	sql_on(f, scratch_path("t.db"), SCHEMA_1);
	assert_int_equal(restore(file).added, 1);
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 2, 10);
	assert_int_equal(fixture_check(f), 1);
	sql_on(f, scratch_path("t.db"), "PRAGMA user_version = 99");
	assert_int_equal(refused(file), ERR_DB_NEWER);
	/* nor is anything written to it by whoever has it open */
	assert_false(store_current(f->s, &err));
	assert_false(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(err.code, ERR_DB_NEWER);
	fixture_sql(f, "PRAGMA user_version = 3");
	assert_int_equal(fixture_check(f), 1);
}

/* Another program's database under the name is left alone. */
static void test_foreign_database(void **state)
{
	struct fixture *f = *state, other = *f;
	struct backup_restored restored;
	struct err err = { 0 };
	const char *file = backup(f, "b.db"), *app = backup(f, "app.db");

	other.s = store_open(app, STORE_WRITE, &err);
	fixture_sql(&other, "PRAGMA application_id = 7");
	store_close(other.s);
	assert_false(backup_restore(app, file, &restored, &err));
	assert_int_equal(err.code, ERR_DB_FOREIGN);
	assert_string_equal(err.arg[0], app);
	assert_int_equal(refused(app), ERR_BACKUP_FOREIGN);
	assert_false(backup_restore(scratch_folder(), file, &restored, &err));
	assert_int_equal(err.code, ERR_DB_FOREIGN);
}

/* The same identity with another content is an error, always. */
static void test_two_contents(void **state)
{
	struct fixture *f = *state, other = *f;
	struct backup_restored restored;
	struct err err = { 0 };
	const char *file;

	file = backup(f, "b.db");
	fixture_foreign(f, 2, IND, AGG, Q3, value_pair(5, 10), STATUS_DRAFT, 0, 1000);
	store_close(f->s);
	other.s = store_open(file, STORE_WRITE, &err);
	fixture_foreign(&other, 2, IND, AGG, Q3, value_pair(6, 10), STATUS_DRAFT, 0, 1000);
	store_close(other.s);
	f->s = NULL;
	assert_false(backup_restore(scratch_path("t.db"), file, &restored, &err));
	assert_int_equal(err.code, ERR_MERGE_IDENTITY);
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, AGG, Q3, NULL), 5, 10);
	fixture_check(f);
}

#define BACKUP_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		BACKUP_TEST(test_union),
		BACKUP_TEST(test_again),
		BACKUP_TEST(test_foreign_replicas),
		BACKUP_TEST(test_no_database),
		BACKUP_TEST(test_unreadable),
		BACKUP_TEST(test_refused),
		BACKUP_TEST(test_damaged),
		BACKUP_TEST(test_schemas),
		BACKUP_TEST(test_schemas_of_database),
		BACKUP_TEST(test_foreign_database),
		BACKUP_TEST(test_two_contents),
		BACKUP_TEST(test_killed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Backup and restore, both through SQLite's backup interface: it copies one state page by page, and
 * into a database it is one transaction like any other. */
#include "store/backup.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "merge.h"
#include "store/rights.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { BACKUP_TRIES = 6000, BACKUP_NAP_NS = 5 * 1000 * 1000 };

static void backup_ignore(const struct verify_difference *d, void *arg)
{
	(void)d;
	(void)arg;
}

/* Removes a file of ours and what SQLite keeps beside it. */
static void backup_unlink(const char *path)
{
	static const char *const ending[] = { "", "-wal", "-shm", "-journal" };
	struct str name;

	str_init(&name);
	for (size_t n = 0; n < ARRAY_LEN(ending); n++) {
		str_clear(&name);
		str_addf(&name, "%s%s", path, ending[n]);
		unlink(name.text);
	}
	str_release(&name);
}

/* Steps until it is done, or one step was taken: others may hold the lock meanwhile. */
static int backup_step(sqlite3_backup *b, int pages)
{
	const struct timespec nap = { .tv_nsec = BACKUP_NAP_NS };
	int rc = SQLITE_BUSY;

	for (int n = 0; n < BACKUP_TRIES; n++) {
		rc = sqlite3_backup_step(b, pages);
		if (rc != SQLITE_BUSY && rc != SQLITE_LOCKED)
			break;
		nanosleep(&nap, NULL);
	}
	return rc;
}

/* Copies an open database into a new file. */
static bool backup_copy(sqlite3 *from, const char *path, struct err *err)
{
	sqlite3 *to = NULL;
	sqlite3_backup *b = NULL;
	int rc = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	if (rc == SQLITE_OK)
		b = sqlite3_backup_init(to, "main", from, "main");
	if (b) {
		backup_step(b, -1);
		rc = sqlite3_backup_finish(b);
	} else {
		rc = sqlite3_errcode(to);
	}
	sqlite3_close(to);
	return rc == SQLITE_OK || err_set(err, ERR_FILE_WRITE, path, sqlite3_errstr(rc));
}

/* Opens a copy of ours and verifies all of it. NULL when it cannot be opened, or differs. */
static struct store *backup_verified(const char *path, const char *name,
				     struct verify_report *report, struct err *err)
{
	struct store *s = store_open(path, STORE_WRITE, err);
	char count[24];

	if (s && verify_all(s, backup_ignore, NULL, report, err)) {
		if (!report->differences)
			return s;
		snprintf(count, sizeof(count), "%lld", (long long)report->differences);
		err_set(err, ERR_BACKUP_DIFFERS, name, count);
	}
	store_close(s);
	return NULL;
}

/* On disk, and under its name, which must be free. */
static bool backup_name(const char *made, const char *path, struct err *err)
{
	const int fd = open(made, O_RDONLY | O_CLOEXEC);
	const bool synced = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	if (synced && link(made, path) == 0)
		return store_sync_folder(path) ||
		       err_set(err, ERR_FILE_WRITE, path, strerror(errno));
	if (errno == EEXIST)
		return err_set(err, ERR_BACKUP_THERE, path);
	return err_set(err, ERR_FILE_WRITE, path, strerror(errno));
}

bool backup_write(struct store *s, const char *path, struct verify_report *report, struct err *err)
{
	struct store *copy = NULL;
	struct str made;
	bool ok;

	if (!rights_may(s, NULL, RIGHT_ACCOUNTS, 0, 0, 0, err))
		return false;
	if (access(path, F_OK) == 0)
		return err_set(err, ERR_BACKUP_THERE, path);
	str_init(&made);
	str_addf(&made, "%s.new-%d", path, (int)getpid());
	ok = backup_copy(s->db, made.text, err) &&
	     (copy = backup_verified(made.text, path, report, err)) != NULL;
	store_close(copy);
	ok = ok && backup_name(made.text, path, err);
	backup_unlink(made.text);
	str_release(&made);
	return ok;
}

/* --- restore --- */

struct restore {
	const char *path, *file;
	char *made;         /* the copy that becomes the database */
	struct store *copy; /* open while it is worked on */
	struct backup_restored *restored;
	struct err *err;
};

static bool restore_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* A verified copy of the backup, that writes as a replica of its own from now on. */
static bool restore_prepare(struct restore *r)
{
	struct store *file = store_open(r->file, STORE_READ, r->err);
	struct verify_report report;
	bool ok = file && backup_copy(file->db, r->made, r->err);

	store_close(file);
	if (ok)
		r->copy = backup_verified(r->made, r->file, &report, r->err);
	if (!r->copy)
		return false;
	r->restored->revisions = report.revisions;
	return db_exec(r->copy, "DELETE FROM meta WHERE name = 'place'", r->err);
}

/* The database as it stands, read while the write lock is held: nothing can be added any more. */
static bool restore_union(struct restore *r)
{
	struct err unread = { 0 };
	struct store *old = store_open(r->path, STORE_READ, &unread);
	bool ok;

	if (!old)
		return true;
	ok = merge_log(r->copy, old, &r->restored->added, r->err) &&
	     verify_rebuild(r->copy, r->err);
	r->restored->revisions += r->restored->added;
	store_close(old);
	return ok;
}

/* Into the live file. SQLITE_NOTADB or SQLITE_CORRUPT when that cannot be written to as a database. */
static int restore_into(struct restore *r)
{
	sqlite3 *live = NULL;
	sqlite3_backup *b = NULL;
	int rc = sqlite3_open_v2(r->path, &live, SQLITE_OPEN_READWRITE, NULL);
	bool ok = true;

	if (rc == SQLITE_OK)
		b = sqlite3_backup_init(live, "main", r->copy->db, "main");
	if (b) {
		/* the first page takes the lock that keeps every other writer out */
		rc = backup_step(b, 1);
		if (rc == SQLITE_OK || rc == SQLITE_DONE) {
			ok = restore_union(r);
			if (ok)
				backup_step(b, -1);
		}
		rc = sqlite3_backup_finish(b);
	} else {
		rc = sqlite3_errcode(live);
	}
	sqlite3_close(live);
	if (ok && rc != SQLITE_OK && (rc & 0xff) != SQLITE_NOTADB && (rc & 0xff) != SQLITE_CORRUPT)
		ok = err_set(r->err, ERR_DB_FAULT, sqlite3_errstr(rc));
	return ok ? rc & 0xff : SQLITE_ABORT;
}

/* Keeps what cannot be read under another name, in case someone can make something of it. */
static bool restore_set_aside(struct restore *r)
{
	static const char *const ending[] = { "", "-wal", "-shm" };
	struct str from, to;
	bool ok = true;

	snprintf(r->restored->aside, sizeof(r->restored->aside), "%s.unreadable-%lld", r->path,
		 (long long)(clock_now() / 1000));
	str_init(&from);
	str_init(&to);
	for (size_t n = 0; n < ARRAY_LEN(ending); n++) {
		str_clear(&from);
		str_clear(&to);
		str_addf(&from, "%s%s", r->path, ending[n]);
		str_addf(&to, "%s%s", r->restored->aside, ending[n]);
		if (rename(from.text, to.text) != 0 && n == 0)
			ok = err_set(r->err, ERR_FILE_WRITE, r->path, strerror(errno));
	}
	str_release(&from);
	str_release(&to);
	return ok;
}

static bool restore_put(struct restore *r)
{
	bool there = access(r->path, F_OK) == 0;

	if (there) {
		const int rc = restore_into(r);

		if (rc == SQLITE_OK || rc == SQLITE_ABORT)
			return rc == SQLITE_OK;
		if (!restore_set_aside(r))
			return false;
	}
	store_close(r->copy); /* checkpointed: one file */
	r->copy = NULL;
	return backup_name(r->made, r->path, r->err);
}

bool backup_restore(const char *path, const char *file, struct backup_restored *restored,
		    struct err *err)
{
	struct restore r = { path, file, NULL, NULL, restored, err };
	struct str made;
	bool ok;

	*restored = (struct backup_restored){ 0 };
	if (restore_same(path, file))
		return err_set(err, ERR_BACKUP_SELF, file);
	str_init(&made);
	str_addf(&made, "%s.restore-%d", path, (int)getpid());
	r.made = made.text;
	ok = restore_prepare(&r) && restore_put(&r);
	store_close(r.copy);
	backup_unlink(made.text);
	str_release(&made);
	return ok;
}

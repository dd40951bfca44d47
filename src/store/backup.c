/* Backup and restore, both through SQLite's backup interface: it copies one state page by page, and
 * into a database it is one transaction like any other. */
#include "store/backup.h"

#include "base/date.h"
#include "base/leftover.h"
#include "base/mem.h"
#include "base/opener.h"
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

enum { BACKUP_TRIES = 6000, BACKUP_NAP_NS = 5 * 1000 * 1000, BACKUP_CHUNK = 64 * 1024 };

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
	int rc;

	store_touch(path);
	rc = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
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
		return store_sync_folder(path, false) ||
		       err_set(err, ERR_FILE_WRITE, path, strerror(errno));
	if (errno == EEXIST)
		return err_set(err, ERR_BACKUP_THERE, path);
	return err_set(err, ERR_FILE_WRITE, path, strerror(errno));
}

/* --- between the database's folder and where only the user may go --- */

#define BACKUP_NEW ".new-"
#define BACKUP_TAKEN ".taken-"
#define BACKUP_RESTORE ".restore-"

/* Where a copy is made: "PATH.what-PID". What was left there by one that was killed is removed. */
static void backup_add_made(const char *path, const char *what, bool user, struct str *made)
{
	leftover_remove(path, what, user);
	str_addf(made, "%s%s%d", path, what, (int)getpid());
}

/* The name that a backup has in its folder until it is whole: the same whatever it will be called, so that
 * the next one finds what is left of it. */
static void backup_add_part(const char *path, bool user, struct str *made)
{
	const char *slash = strrchr(path, '/');
	struct str part;

	str_init(&part);
	str_addn(&part, path, slash ? (size_t)(slash + 1 - path) : 0);
	str_add(&part, "tiendo-backup");
	backup_add_made(part.text, BACKUP_NEW, user, made);
	str_release(&part);
}

/* Copies what one descriptor gives to the other and closes both; false with errno. */
static bool backup_pour(int in, int out)
{
	static char chunk[BACKUP_CHUNK];
	ssize_t got = -1;
	bool ok = in >= 0 && out >= 0;
	int error = errno;

	while (ok && ((got = read(in, chunk, sizeof(chunk))) > 0 || (got < 0 && errno == EINTR)))
		for (ssize_t done = 0, put; ok && done<got; done += put> 0 ? put : 0) {
			put = write(out, chunk + done, (size_t)(got - done));
			ok = put >= 0 || errno == EINTR;
		}
	if (in >= 0 && out >= 0) {
		ok = ok && got == 0 && fsync(out) == 0;
		error = errno;
	}
	if (in >= 0)
		close(in);
	if (out >= 0)
		close(out);
	errno = error;
	return ok;
}

/* The finished copy into a file of the user's, under its name only when it is whole. */
static bool backup_hand_over(const char *made, const char *path, struct err *err)
{
	struct str part;
	int out, error;
	bool ok;

	str_init(&part);
	backup_add_part(path, true, &part);
	out = opener_open(part.text, O_WRONLY | O_CREAT | O_EXCL, 0600);
	ok = out >= 0 && backup_pour(open(made, O_RDONLY | O_CLOEXEC), out) &&
	     opener_link(part.text, path) == 0;
	error = errno;
	if (out >= 0)
		opener_unlink(part.text);
	str_release(&part);
	if (ok)
		return store_sync_folder(path, true) ||
		       err_set(err, ERR_FILE_WRITE, path, strerror(errno));
	return err_set(err, error == EEXIST ? ERR_BACKUP_THERE : ERR_FILE_WRITE, path,
		       strerror(error));
}

static bool backup_there(const char *path)
{
	struct stat st;

	return opener_lstat(path, &st) == 0;
}

bool backup_write(struct store *s, const char *path, struct verify_report *report, struct err *err)
{
	struct store *copy = NULL;
	struct str made;
	bool ok;

	if (!rights_may(s, NULL, RIGHT_ACCOUNTS, 0, 0, 0, err))
		return false;
	if (backup_there(path))
		return err_set(err, ERR_BACKUP_THERE, path);
	str_init(&made);
	/* beside the database where the file can only be reached with the user's own rights */
	if (opener_confined())
		backup_add_made(s->path, BACKUP_NEW, false, &made);
	else
		backup_add_part(path, false, &made);
	ok = backup_copy(s->db, made.text, err) &&
	     (copy = backup_verified(made.text, path, report, err)) != NULL;
	store_close(copy);
	ok = ok && (opener_confined() ? backup_hand_over(made.text, path, err) :
					backup_name(made.text, path, err));
	backup_unlink(made.text);
	str_release(&made);
	return ok;
}

/* --- restore --- */

struct restore {
	const char *path, *file;
	char *made;         /* the copy that becomes the database */
	struct store *copy; /* open while it is worked on */
	bool readable;      /* the database is: all of its log must come along */
	struct backup_restored *restored;
	struct err *err;
};

static bool restore_is_sqlite(const char *path)
{
	static const char magic[] = "SQLite format 3"; /* and its NUL */
	char head[sizeof(magic)];
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	const ssize_t got = fd < 0 ? -1 : read(fd, head, sizeof(head));

	if (fd >= 0)
		close(fd);
	return got == (ssize_t)sizeof(head) && memcmp(head, magic, sizeof(head)) == 0;
}

/* What cannot be read any more may be replaced, and is kept aside. What another program, or a newer one
 * of ours, can read may not. */
static bool restore_may_replace(struct restore *r)
{
	struct store *old = store_open(r->path, STORE_READ, r->err);
	struct stat st;

	r->readable = old != NULL;
	store_close(old);
	switch (old ? ERR_NONE : r->err->code) {
	case ERR_DB_NEWER:
	case ERR_DB_NETWORK:
		return false;
	case ERR_DB_FOREIGN:
		return stat(r->path, &st) == 0 && S_ISREG(st.st_mode) &&
		       !restore_is_sqlite(r->path);
	default:
		return true;
	}
}

static bool restore_same(const char *a, const char *b)
{
	struct stat x, y;

	return stat(a, &x) == 0 && opener_stat(b, &y) == 0 && x.st_dev == y.st_dev &&
	       x.st_ino == y.st_ino;
}

/* What is wrong with the backup, or with our copies of it, is said of the file that was named. */
static void restore_blame(const struct restore *r)
{
	char what[ERR_ARG_SIZE];

	switch (r->err->code) {
	case ERR_DB_FOREIGN:
		err_set(r->err, ERR_BACKUP_FOREIGN, r->file);
		break;
	case ERR_DB_DAMAGED:
		str_copy(what, sizeof(what), r->err->arg[1]);
		err_set(r->err, ERR_BACKUP_DAMAGED, r->file, what);
		break;
	case ERR_DB_MISSING:
		err_set(r->err, ERR_FILE_READ, r->file, strerror(ENOENT));
		break;
	case ERR_DB_NEWER:
		str_copy(r->err->arg[0], sizeof(r->err->arg[0]), r->file);
		break;
	default: /* it names its file itself */
		break;
	}
}

/* Opens the backup; of a file that only the user may read a copy beside the database, named in `taken`. */
static struct store *restore_open(const struct restore *r, struct str *taken)
{
	int in;

	if (!opener_confined())
		return store_open(r->file, STORE_READ, r->err);
	backup_add_made(r->path, BACKUP_TAKEN, false, taken);
	in = opener_open(r->file, O_RDONLY, 0);
	if (in < 0) {
		err_set(r->err, ERR_FILE_READ, r->file, strerror(errno));
		return NULL;
	}
	unlink(taken->text);
	if (!backup_pour(in, open(taken->text, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600))) {
		err_set(r->err, ERR_FILE_WRITE, taken->text, strerror(errno));
		return NULL;
	}
	return store_open(taken->text, STORE_READ, r->err);
}

/* A verified copy of the backup, that writes as a replica of its own from now on. */
static bool restore_prepare(struct restore *r)
{
	struct verify_report report;
	struct store *file;
	struct str taken;
	bool ok;

	str_init(&taken);
	file = restore_open(r, &taken);
	ok = file && backup_copy(file->db, r->made, r->err);
	store_close(file);
	if (taken.len)
		backup_unlink(taken.text);
	str_release(&taken);
	if (ok)
		r->copy = backup_verified(r->made, r->file, &report, r->err);
	if (!r->copy) {
		restore_blame(r);
		return false;
	}
	r->restored->revisions = report.revisions;
	return db_exec(r->copy, "DELETE FROM meta WHERE name = 'place'", r->err);
}

/* The database as it stands, read while the write lock is held: nothing can be added any more. */
static bool restore_union(struct restore *r)
{
	struct err unread = { 0 };
	struct store *old = store_open(r->path, STORE_READ, &unread);
	bool ok;

	if (!old) {
		if (r->readable)
			*r->err = unread;
		return !r->readable;
	}
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
	if (ok && rc != SQLITE_OK && (rc & 0xff) != SQLITE_NOTADB && (rc & 0xff) != SQLITE_CORRUPT)
		ok = db_fault(live, r->path, r->err);
	sqlite3_close(live);
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
	bool there = euidaccess(r->path, F_OK) == 0;

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
	struct restore r = { .path = path, .file = file, .restored = restored, .err = err };
	struct str made;
	bool ok;

	*restored = (struct backup_restored){ 0 };
	if (restore_same(path, file))
		return err_set(err, ERR_BACKUP_SELF, file);
	str_init(&made);
	backup_add_made(path, BACKUP_RESTORE, false, &made);
	r.made = made.text;
	ok = restore_may_replace(&r) && restore_prepare(&r) && restore_put(&r);
	store_close(r.copy);
	backup_unlink(made.text);
	str_release(&made);
	return ok;
}

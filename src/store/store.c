/* Opening, creating and closing the database. */
#include "store/store.h"

#include "base/asset.h"
#include "base/mem.h"
#include "base/opener.h"
#include "base/str.h"
#include "db.h"
#include "meta.h"
#include "rights.h"
#include "seal.h"
#include "tree.h"
#include "writer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

enum { BUSY_SECONDS = 30 };

/* KiB of pages kept in memory: what one screen of 62 indicators reads, and what bulk work may keep. */
enum { STORE_CACHE = 704, STORE_BULK_CACHE = 64 * 1024 };

/* Sleeping a random 0.5-4.5 ms between tries keeps fifty writers fair, where SQLite's own timeout
 * starves some of them. */
static int store_busy(void *arg, int tries)
{
	unsigned *seed = arg;
	long us = 500 + rand_r(seed) % 4000;
	struct timespec nap = { .tv_sec = 0, .tv_nsec = us * 1000 };

	if (tries > BUSY_SECONDS * 1000 / 3)
		return 0;
	nanosleep(&nap, NULL);
	return 1;
}

/* The name of the network file system that a path lies on, NULL when it is a local one. */
static const char *store_network(const char *path)
{
	static const struct {
		unsigned long magic;
		const char *name;
	} remote[] = {
		{ 0x6969, "NFS" },      { 0x517b, "SMB" },      { 0xff534d42, "CIFS" },
		{ 0xfe534d42, "SMB" },  { 0x01021997, "9P" },   { 0x5346414f, "AFS" },
		{ 0x73757245, "Coda" }, { 0x00c36400, "Ceph" }, { 0x564c, "NCP" },
	};
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(remote); i++)
		if (remote[i].magic == ((unsigned long)fs.f_type & 0xffffffff))
			return remote[i].name;
	return NULL;
}

/* Nothing here runs in two threads, and nobody asks SQLite for its memory statistics: both cost a lock
 * at every allocation. Without effect once the library has been used. */
static void store_start(void)
{
	static bool started;

	if (started)
		return;
	started = true;
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void store_bulk(struct store *s, bool bulk)
{
	char sql[48];

	snprintf(sql, sizeof(sql), "PRAGMA cache_size = -%d",
		 bulk ? STORE_BULK_CACHE : STORE_CACHE);
	sqlite3_exec(s->db, sql, NULL, NULL, NULL);
	if (!bulk)
		sqlite3_db_release_memory(s->db);
}

static bool store_configure(struct store *s, struct err *err)
{
	static unsigned seed;
	int was;

	if (!seed)
		seed = (unsigned)getpid();
	sqlite3_busy_handler(s->db, store_busy, &seed);
	sqlite3_extended_result_codes(s->db, 1);
	sqlite3_limit(s->db, SQLITE_LIMIT_ATTACHED, 0);
	store_bulk(s, false);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, &was);
	sqlite3_db_config(s->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &was);
	return db_define_take(s, err) &&
	       db_exec(s,
		       "PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; "
		       "PRAGMA temp_store = MEMORY",
		       err);
}

static bool store_pragma(struct store *s, const char *sql, int *value)
{
	sqlite3_stmt *q = NULL;
	bool ok = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) == SQLITE_OK &&
		  sqlite3_step(q) == SQLITE_ROW;

	if (ok)
		*value = sqlite3_column_int(q, 0);
	sqlite3_finalize(q);
	return ok;
}

/* Applies every schema file after the database's own number, each in a transaction. What another
 * program that opened at the same time has applied meanwhile is not applied again. */
static bool store_migrate(struct store *s, int version, struct err *err)
{
	for (int next = version + 1; next <= SCHEMA_VERSION; next++) {
		char name[32];
		struct str sql;
		const struct asset *a;
		bool ok;

		snprintf(name, sizeof(name), "sql/%03d.sql", next);
		a = asset_find(name);
		if (!a)
			return err_set(err, ERR_DB_FAULT, name);
		str_init(&sql);
		str_addf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
			 APPLICATION_ID, next);
		str_addn(&sql, a->data, a->size);
		ok = db_begin(s, err) && store_pragma(s, "PRAGMA user_version", &version) &&
		     (version >= next || db_exec(s, sql.text, err)) && db_commit(s, err);
		str_release(&sql);
		if (!ok) {
			db_rollback(s);
			return false;
		}
	}
	return true;
}

/* Refuses what is not a database of ours that this version understands. */
static bool store_recognise(struct store *s, struct err *err)
{
	int application = 0, version = 0;

	if (!store_pragma(s, "PRAGMA application_id", &application)) {
		if ((sqlite3_errcode(s->db) & 0xff) == SQLITE_NOTADB)
			return err_set(err, ERR_DB_FOREIGN, s->path);
		return err_set(err, ERR_DB_OPEN, s->path, sqlite3_errmsg(s->db));
	}
	if (application != APPLICATION_ID)
		return err_set(err, ERR_DB_FOREIGN, s->path);
	if (!store_current(s, err))
		return false;
	store_pragma(s, "PRAGMA user_version", &version);
	if (version < SCHEMA_VERSION && s->writable) {
		s->migrated = true;
		return store_migrate(s, version, err);
	}
	return true;
}

static struct store *store_fail(struct store *s)
{
	store_close(s);
	return NULL;
}

/* In a folder that cannot be written WAL has nowhere to put its index: a database that was closed
 * cleanly can still be read as it lies there. */
static bool store_open_frozen(struct store *s)
{
	struct str uri;
	struct stat wal;
	bool ok;

	str_init(&uri);
	str_addf(&uri, "%s-wal", s->path);
	if (stat(uri.text, &wal) == 0 && wal.st_size > 0) {
		str_release(&uri);
		return false;
	}
	str_clear(&uri);
	str_add(&uri, "file:");
	for (const char *c = s->path; *c; c++)
		if (*c == '?' || *c == '#' || *c == '%')
			str_addf(&uri, "%%%02X", (unsigned char)*c);
		else
			str_addc(&uri, *c);
	str_add(&uri, "?immutable=1");
	sqlite3_close(s->db);
	s->db = NULL;
	ok = sqlite3_open_v2(uri.text, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) ==
	     SQLITE_OK;
	str_release(&uri);
	s->writable = false;
	return ok;
}

/* Refuses what is not there, is no file, or lies where WAL does not work. */
static bool store_find(const char *path, struct err *err)
{
	const char *net;
	struct stat st;

	if (stat(path, &st) != 0)
		return errno == ENOENT ? err_set(err, ERR_DB_MISSING, path) :
					 err_set(err, ERR_DB_OPEN, path, strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, ERR_DB_FOREIGN, path);
	net = store_network(path);
	return !net || err_set(err, ERR_DB_NETWORK, path, net);
}

/* True when reading failed because nothing can be made beside the file: SQLite gives one code or the
 * other, as it may write the file itself or not. */
static bool store_folder_frozen(struct store *s)
{
	const int code = sqlite3_extended_errcode(s->db);

	return (code & 0xff) == SQLITE_CANTOPEN || code == SQLITE_READONLY_DIRECTORY;
}

struct store *store_open(const char *path, enum store_mode mode, struct err *err)
{
	struct store *s = mem_zero(1, sizeof(*s));
	bool ok, may;

	store_start();
	s->path = mem_strdup(path);
	if (!store_find(path, err))
		return store_fail(s);
	may = euidaccess(path, W_OK) == 0;
	s->writable = mode == STORE_WRITE && may;
	/* Who only reads and could write opens it so, too: a connection that cannot would leave the files of
	 * the WAL behind. */
	if (sqlite3_open_v2(path, &s->db, may ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
			    NULL) != SQLITE_OK) {
		err_set(err, ERR_DB_OPEN, path, s->db ? sqlite3_errmsg(s->db) : "");
		return store_fail(s);
	}
	ok = store_configure(s, err);
	if (!ok && store_folder_frozen(s)) {
		ok = store_open_frozen(s) && store_configure(s, err);
		if (!ok)
			err_set(err, ERR_DB_OPEN, path, sqlite3_errmsg(s->db));
	} else if (!ok && (sqlite3_errcode(s->db) & 0xff) == SQLITE_NOTADB) {
		err_set(err, ERR_DB_FOREIGN, path);
	}
	if (!ok || (mode == STORE_READ && !db_exec(s, "PRAGMA query_only = ON", err)))
		return store_fail(s);
	if (!store_recognise(s, err))
		return store_fail(s);
	if (sqlite3_db_readonly(s->db, "main") == 1)
		s->writable = false;
	s->illustrative = meta_illustrative(s);
	pulse_start(&s->pulse, s->db);
	store_changed(s);
	if (s->migrated && s->writable)
		seal_adopt(s);
	return s;
}

/* The database is made under a name of its own beside the wanted one, so that a half-made one is
 * never found under it. */
struct store *store_create(const char *path, struct err *err)
{
	struct store *s = mem_zero(1, sizeof(*s));
	const bool memory = strcmp(path, ":memory:") == 0;
	struct str made;

	store_start();
	str_init(&made);
	str_addf(&made, memory ? "%s" : "%s.new-%d", path, (int)getpid());
	s->path = str_take(&made);
	s->wanted = memory ? NULL : mem_strdup(path);
	s->writable = true;
	if (!memory && euidaccess(path, F_OK) == 0) {
		err_set(err, ERR_DB_EXISTS, path);
		free(s->wanted);
		s->wanted = NULL;
		return store_fail(s);
	}
	if (!memory)
		store_touch(s->path);
	if (sqlite3_open_v2(s->path, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
	    SQLITE_OK) {
		err_set(err, ERR_DB_OPEN, path, strerror(errno));
		return store_fail(s);
	}
	if (!store_configure(s, err) ||
	    !db_exec(s, "PRAGMA page_size = 4096; PRAGMA journal_mode = MEMORY", err) ||
	    !store_migrate(s, 0, err))
		return store_fail(s);
	store_changed(s);
	return s;
}

/* SQLite gives a file that it makes itself no more than 0644, whatever the umask allows. */
void store_touch(const char *path)
{
	int fd;

	unlink(path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0)
		close(fd);
}

bool store_sync_folder(const char *path, bool user)
{
	struct str folder;
	const char *slash = strrchr(path, '/');
	int fd;
	bool ok;

	str_init(&folder);
	if (slash)
		str_addn(&folder, path, slash == path ? 1 : (size_t)(slash - path));
	else
		str_add(&folder, ".");
	fd = user ? opener_open(folder.text, O_RDONLY | O_DIRECTORY, 0) :
		    open(folder.text, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	ok = fd >= 0 && fsync(fd) == 0;
	if (fd >= 0)
		close(fd);
	str_release(&folder);
	return ok;
}

bool store_created(struct store *s, struct err *err)
{
	struct store *open;
	char *made = s->path, *wanted = s->wanted;

	if (!wanted)
		return true;
	if (!db_exec(s, "PRAGMA journal_mode = WAL", err))
		return false;
	/* Everything but the memory of the struct is closed, so that the file is whole and
	 * checkpointed before it gets its name. link() never replaces what is there. */
	for (int i = 0; i < STMT_MAX; i++) {
		sqlite3_finalize(s->stmt[i]);
		s->stmt[i] = NULL;
	}
	sqlite3_close(s->db);
	s->db = NULL;
	if (link(made, wanted) != 0) {
		if (errno == EEXIST)
			return err_set(err, ERR_DB_EXISTS, wanted);
		if (rename(made, wanted) != 0)
			return err_set(err, ERR_FILE_WRITE, wanted, strerror(errno));
	}
	unlink(made);
	if (!store_sync_folder(wanted, false))
		return err_set(err, ERR_FILE_WRITE, wanted, strerror(errno));
	open = store_open(wanted, STORE_WRITE, err);
	if (!open)
		return false;
	tree_release(s);
	rights_release(s);
	free(made);
	free(wanted);
	free(s->redo);
	*s = *open;
	free(open);
	return true;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	writer_release(s);
	rights_release(s);
	tree_release(s);
	for (int i = 0; i < STMT_MAX; i++)
		sqlite3_finalize(s->stmt[i]);
	sqlite3_close(s->db);
	if (s->wanted)
		unlink(s->path);
	free(s->path);
	free(s->wanted);
	free(s->redo);
	free(s);
}

bool store_writable(const struct store *s)
{
	return s->writable;
}

const char *store_path(const struct store *s)
{
	return s->path;
}

bool store_changed(struct store *s)
{
	int version = s->data_version;
	sqlite3_stmt *q;
	bool changed;

	if (pulse_quiet(&s->pulse))
		return false;
	q = db_stmt(s, STMT_DATA_VERSION);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		version = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	changed = version != s->data_version;
	s->data_version = version;
	return changed;
}

bool store_current(struct store *s, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_USER_VERSION);
	int version = 0;
	char text[16];

	if (q && sqlite3_step(q) == SQLITE_ROW)
		version = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	if (version <= SCHEMA_VERSION)
		return true;
	snprintf(text, sizeof(text), "%d", version);
	return err_set(err, ERR_DB_NEWER, s->path, text);
}

void store_read_begin(struct store *s)
{
	sqlite3_stmt *q = db_stmt(s, STMT_BEGIN_READ);

	if (q)
		sqlite3_step(q);
	sqlite3_reset(q);
}

void store_read_end(struct store *s)
{
	db_rollback(s);
}

bool store_illustrative(struct store *s)
{
	return s->illustrative;
}

/* Statements, errors and transactions on the one connection. */
#include "db.h"

#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

static const char *const db_sql[STMT_MAX] = {
#define STMT(id, sql) [STMT_##id] = (sql),
#include "statements.def"
#undef STMT
};

const char *db_stmt_sql(enum stmt id)
{
	return db_sql[id];
}

sqlite3_stmt *db_stmt(struct store *s, enum stmt id)
{
	sqlite3_stmt **q = &s->stmt[id];

	if (*q) {
		sqlite3_reset(*q);
		sqlite3_clear_bindings(*q);
		return *q;
	}
	/* A statement that does not prepare is a broken program or a damaged schema; the NULL is
	 * answered by db_step with the connection's message. */
	sqlite3_prepare_v3(s->db, db_sql[id], -1, SQLITE_PREPARE_PERSISTENT, q, NULL);
	return *q;
}

/* What the system said to a fault of input or output: SQLite keeps it by file, of the WAL's index not at
 * all. */
static int db_system_error(sqlite3 *db)
{
	const int last = errno;
	sqlite3_file *wal = NULL;
	int error = 0;

	sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &wal);
	if (wal && wal->pMethods)
		wal->pMethods->xFileControl(wal, SQLITE_FCNTL_LAST_ERRNO, &error);
	if (!error)
		sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
	return error ? error : last ? last : EIO;
}

bool db_fault(sqlite3 *db, const char *path, struct err *err)
{
	const int error = db_system_error(db);

	switch (sqlite3_errcode(db) & 0xff) {
	case SQLITE_FULL:
		return err_set(err, ERR_DB_FULL, NULL);
	case SQLITE_IOERR:
		if (error == ENOSPC || error == EDQUOT)
			return err_set(err, ERR_DB_FULL, NULL);
		return err_set(err, ERR_DB_DISK, strerror(error));
	case SQLITE_READONLY:
		return err_set(err, ERR_DB_READONLY, path);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_set(err, ERR_DB_DAMAGED, path, sqlite3_errmsg(db));
	default:
		return err_set(err, ERR_DB_FAULT, sqlite3_errmsg(db));
	}
}

bool db_fail(struct store *s, struct err *err)
{
	return db_fault(s->db, s->path, err);
}

int db_step(struct store *s, sqlite3_stmt *q, struct err *err)
{
	int rc = q ? sqlite3_step(q) : SQLITE_ERROR;

	if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		db_fail(s, err);
		if (q)
			sqlite3_reset(q);
	}
	return rc;
}

bool db_run(struct store *s, sqlite3_stmt *q, struct err *err)
{
	if (db_step(s, q, err) != SQLITE_DONE)
		return false;
	sqlite3_reset(q);
	return true;
}

bool db_exec(struct store *s, const char *sql, struct err *err)
{
	return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || db_fail(s, err);
}

bool db_begin(struct store *s, struct err *err)
{
	if (!db_run(s, db_stmt(s, STMT_BEGIN), err))
		return false;
	if (store_current(s, err))
		return true;
	db_rollback(s);
	return false;
}

bool db_commit(struct store *s, struct err *err)
{
	if (db_run(s, db_stmt(s, STMT_COMMIT), err))
		return true;
	db_rollback(s);
	return false;
}

void db_rollback(struct store *s)
{
	sqlite3_stmt *q = db_stmt(s, STMT_ROLLBACK);

	/* SQLite may have rolled back by itself after a full disk; then there is nothing to do. */
	if (q && !sqlite3_get_autocommit(s->db)) {
		sqlite3_step(q);
		sqlite3_reset(q);
	}
}

static const char db_taker_type[] = "taker";

static void db_take(sqlite3_context *context, int count, sqlite3_value **value)
{
	const struct db_taker *taker = sqlite3_value_pointer(value[0], db_taker_type);

	(void)context;
	if (taker && count > 1)
		taker->fn(value + 1, taker->arg);
}

bool db_define_take(struct store *s, struct err *err)
{
	return sqlite3_create_function(s->db, "take", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
				       db_take, NULL, NULL) == SQLITE_OK ||
	       db_fail(s, err);
}

void db_bind_taker(sqlite3_stmt *q, struct db_taker *taker)
{
	sqlite3_bind_pointer(q, 1, taker, db_taker_type, NULL);
}

void db_values(sqlite3_stmt *q, int at, int count, sqlite3_value **value)
{
	/* One thread uses the library: then these are as good as those that a function gets. */
	for (int n = 0; n < count; n++)
		value[n] = sqlite3_column_value(q, at + n);
}

void db_bind_text(sqlite3_stmt *q, int at, const char *text)
{
	if (text)
		sqlite3_bind_text(q, at, text, -1, SQLITE_STATIC);
}

const char *db_text(sqlite3_stmt *q, int column)
{
	return (const char *)sqlite3_column_text(q, column);
}

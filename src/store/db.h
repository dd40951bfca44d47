/* What the files of `store` share: the connection, its prepared statements, its errors. Private
 * to this layer. */
#ifndef TIENDO_STORE_DB_H
#define TIENDO_STORE_DB_H

#include "model/revision.h"
#include "pulse.h"
#include "store/store.h"

#include <sqlite3.h>

enum stmt {
#define STMT(id, sql) STMT_##id,
#include "statements.def"
#undef STMT
	STMT_MAX
};

struct rights;
struct writer;
struct tree_cache;

/* What one may do again: the batch that took it back. */
struct redo {
	int author;
	uint32_t batch;
};

struct store {
	sqlite3 *db;
	char *path;   /* the file that is open */
	char *wanted; /* while creating: the name it gets at the end */
	bool writable;
	bool illustrative;
	bool migrated; /* by this opening */
	int data_version;
	struct pulse pulse; /* of other programs' commits */
	sqlite3_stmt *stmt[STMT_MAX];
	struct rights *rights;   /* who works; NULL until asked */
	struct writer *writer;   /* the open batch */
	struct tree_cache *tree; /* lists of children read last */
	int replica_number;      /* 0 until the first write */
	int replicas;            /* known to the log, numbered from 1 */
	unsigned char replica[REPLICA_SIZE];
	struct redo *redo; /* stack of this run's undo batches */
	size_t redos, redo_room;
};

enum { SCHEMA_VERSION = 3, APPLICATION_ID = 0x74696e64 };

/* Makes an empty file anew, for SQLite to open. */
void store_touch(const char *path);

/* Syncs the folder of a file whose name is new; `user`: the path is the user's (base/opener.h). */
bool store_sync_folder(const char *path, bool user);

/* The statement, reset and with no bindings; prepared at its first use. */
sqlite3_stmt *db_stmt(struct store *s, enum stmt id);

/* The text of a statement: for the test that prepares them all. */
const char *db_stmt_sql(enum stmt id);

/* One step: SQLITE_ROW, SQLITE_DONE, or another code with err filled. */
int db_step(struct store *s, sqlite3_stmt *q, struct err *err);

/* Steps a statement that returns no row, and resets it. */
bool db_run(struct store *s, sqlite3_stmt *q, struct err *err);

/* Runs fixed SQL text. */
bool db_exec(struct store *s, const char *sql, struct err *err);

/* Fills err from the connection's last error; returns false. */
bool db_fail(struct store *s, struct err *err);
bool db_fault(sqlite3 *db, const char *path, struct err *err);

bool db_begin(struct store *s, struct err *err);  /* BEGIN IMMEDIATE */
bool db_commit(struct store *s, struct err *err); /* rolls back when it fails */
void db_rollback(struct store *s);

/* Rows given away: each step of a statement "SELECT take(?1, a, b ...)" calls fn with a, b ...,
 * which is half the work of asking for each column. The values die with the call; the taker lives as
 * long as the statement is stepped. */
struct db_taker {
	void (*fn)(sqlite3_value **value, void *arg);
	void *arg;
};
void db_bind_taker(sqlite3_stmt *q, struct db_taker *taker);
bool db_define_take(struct store *s, struct err *err); /* when a connection opens */

/* The columns from `at` on as such values; they die with the next step. */
void db_values(sqlite3_stmt *q, int at, int count, sqlite3_value **value);

void db_bind_text(sqlite3_stmt *q, int at,
		  const char *text);              /* NULL binds NULL; text must outlive the step */
const char *db_text(sqlite3_stmt *q, int column); /* NULL for NULL; dies with the next step */

#endif

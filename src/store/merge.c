/* The union of two logs: rows are taken over as they are, only the numbers that are a file's own
 * (replicas, authors, indicators, units) become the other file's. */
#include "merge.h"

#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "names.h"

#include <stdio.h>
#include <string.h>

enum merge_column {
	MERGE_ID,
	MERGE_CLOCK,
	MERGE_KIND,
	MERGE_INDICATOR,
	MERGE_UNIT,
	MERGE_PERIOD,
	MERGE_SUBJECT,
	MERGE_FORM,
	MERGE_NUMBER,
	MERGE_NUMERATOR,
	MERGE_DENOMINATOR,
	MERGE_AUTHOR,
	MERGE_BATCH,
	MERGE_UNDOES,
	MERGE_PARENT,
	MERGE_REASON,
	MERGE_SOURCE,
	MERGE_NOTE,
	MERGE_HASH,
	MERGE_COLUMNS
};

struct merge {
	struct store *to, *from;
	struct names names; /* of `from` */
	struct err *err;
	bool failed; /* writing, not reading */
};

static bool merge_fail(struct merge *m)
{
	m->failed = true;
	return false;
}

/* The number that `to` has for something; 0 with the failure noted when it has none. */
static int64_t merge_find(struct merge *m, enum stmt find, const void *key, int size)
{
	sqlite3_stmt *q = db_stmt(m->to, find);
	int64_t number = 0;
	int rc;

	if (size)
		sqlite3_bind_blob(q, 1, key, size, SQLITE_STATIC);
	else
		db_bind_text(q, 1, key);
	rc = db_step(m->to, q, m->err);
	if (rc == SQLITE_ROW)
		number = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		merge_fail(m);
	return number;
}

static int64_t merge_find_or_add(struct merge *m, enum stmt find, enum stmt add, const void *key,
				 int size)
{
	const int64_t number = merge_find(m, find, key, size);
	sqlite3_stmt *q;

	if (number || m->failed)
		return number;
	q = db_stmt(m->to, add);
	if (size)
		sqlite3_bind_blob(q, 1, key, size, SQLITE_STATIC);
	else
		db_bind_text(q, 1, key);
	if (!db_run(m->to, q, m->err)) {
		merge_fail(m);
		return 0;
	}
	return merge_find(m, find, key, size);
}

static int64_t merge_row_id(struct merge *m, int64_t id)
{
	const char *replica = id ? names_get(&m->names, NAMES_REPLICA, (int)(id >> 32)) : NULL;
	const int64_t number = replica ? merge_find_or_add(m, STMT_REPLICA_FIND, STMT_REPLICA_ADD,
							   replica, REPLICA_SIZE) :
					 0;

	return number ? number << 32 | (id & UINT32_MAX) : 0;
}

/* True when `to` has the revision; with another hash it is no union any more. */
static bool merge_has(struct merge *m, int64_t id, sqlite3_stmt *row, bool *has)
{
	sqlite3_stmt *q = db_stmt(m->to, STMT_REVISION_HASH);
	const int size = sqlite3_column_bytes(row, MERGE_HASH);
	char name[24];
	bool same;

	sqlite3_bind_int64(q, 1, id);
	*has = sqlite3_step(q) == SQLITE_ROW;
	same = !*has || (sqlite3_column_bytes(q, 0) == size &&
			 memcmp(sqlite3_column_blob(q, 0), sqlite3_column_blob(row, MERGE_HASH),
				(size_t)size) == 0);
	sqlite3_reset(q);
	if (same)
		return true;
	snprintf(name, sizeof(name), "%lld-%u", (long long)(id >> 32), (unsigned)id);
	err_set(m->err, ERR_MERGE_IDENTITY, name);
	return merge_fail(m);
}

static bool merge_parents(struct merge *m, int64_t from, int64_t to)
{
	sqlite3_stmt *q = db_stmt(m->from, STMT_PARENT_OF);
	bool ok = true;

	sqlite3_bind_int64(q, 1, from);
	while (ok && sqlite3_step(q) == SQLITE_ROW) {
		const int64_t parent = merge_row_id(m, sqlite3_column_int64(q, 0));
		sqlite3_stmt *add = db_stmt(m->to, STMT_PARENT_ADD);

		sqlite3_bind_int64(add, 1, to);
		sqlite3_bind_int64(add, 2, parent);
		ok = !m->failed && db_run(m->to, add, m->err);
	}
	sqlite3_reset(q);
	return ok || merge_fail(m);
}

/* The numbers of a row that are a file's own, as `to` has them. */
static bool merge_numbers(struct merge *m, sqlite3_stmt *row, int64_t number[MERGE_COLUMNS])
{
	const int indicator = sqlite3_column_int(row, MERGE_INDICATOR);
	const char *author = names_get(&m->names, NAMES_AUTHOR,
				       sqlite3_column_int(row, MERGE_AUTHOR));

	number[MERGE_AUTHOR] = merge_find_or_add(m, STMT_AUTHOR_FIND, STMT_AUTHOR_ADD,
						 author ? author : "?", 0);
	number[MERGE_PARENT] = merge_row_id(m, sqlite3_column_int64(row, MERGE_PARENT));
	if (indicator) {
		const char *code = names_get(&m->names, NAMES_INDICATOR, indicator);
		const char *unit = names_get(&m->names, NAMES_UNIT,
					     sqlite3_column_int(row, MERGE_UNIT));

		number[MERGE_INDICATOR] = merge_find(m, STMT_INDICATOR_BY_CODE, code, 0);
		number[MERGE_UNIT] = merge_find(m, STMT_UNIT_BY_CODE, unit, 0);
		if (!m->failed && (!number[MERGE_INDICATOR] || !number[MERGE_UNIT])) {
			err_set(m->err, ERR_MERGE_PROGRAMME, m->from->path);
			return merge_fail(m);
		}
	}
	return !m->failed;
}

static bool merge_add(struct merge *m, int64_t id, sqlite3_stmt *row)
{
	int64_t number[MERGE_COLUMNS] = { [MERGE_ID] = id };
	sqlite3_stmt *q;

	if (!merge_numbers(m, row, number))
		return false;
	q = db_stmt(m->to, STMT_REVISION_ADD);
	for (int c = 0; c < MERGE_COLUMNS; c++) {
		if (number[c])
			sqlite3_bind_int64(q, c + 1, number[c]);
		else if (c != MERGE_PARENT)
			sqlite3_bind_value(q, c + 1, sqlite3_column_value(row, c));
	}
	if (!db_run(m->to, q, m->err))
		return merge_fail(m);
	return merge_parents(m, sqlite3_column_int64(row, MERGE_ID), id);
}

static bool merge_rows(struct merge *m, int64_t *added)
{
	sqlite3_stmt *row = db_stmt(m->from, STMT_REVISION_EACH);
	bool ok = true;

	/* What cannot be read ends it: the readable part was taken. */
	while (ok && row && sqlite3_step(row) == SQLITE_ROW) {
		const int64_t id = merge_row_id(m, sqlite3_column_int64(row, MERGE_ID));
		bool has = true;

		ok = id && merge_has(m, id, row, &has) && (has || merge_add(m, id, row));
		*added += ok && !has;
	}
	if (row)
		sqlite3_reset(row);
	return !m->failed;
}

bool merge_log(struct store *to, struct store *from, int64_t *added, struct err *err)
{
	struct merge m = { .to = to, .from = from, .err = err };
	bool ok;

	*added = 0;
	if (!db_begin(to, err))
		return false;
	names_init(&m.names, from);
	ok = merge_rows(&m, added) && db_commit(to, err);
	names_release(&m.names);
	if (!ok)
		db_rollback(to);
	return ok;
}

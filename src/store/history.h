/* Walking rows of the log as revisions, with their stored hash. Private to this layer. */
#ifndef TIENDO_STORE_HISTORY_H
#define TIENDO_STORE_HISTORY_H

#include "key_index.h"
#include "model/revision.h"
#include "store/store.h"

#include <sqlite3.h>

/* A row as it is read. */
struct history_row {
	struct revision revision;
	struct cell_key cell; /* 0 of a subject that is no cell */
	int64_t row, parent;  /* the first parent's row, 0 for none */
	int form;
	const void *hash;
	int hash_len;
};

typedef bool history_fn(const struct history_row *row, void *arg);

/* Calls fn for each row of a statement that has the columns of REVISION_HISTORY, and for each of the
 * log in the order of its rows; what the row points to dies with the call. False from fn ends it. */
bool history_walk(struct store *s, sqlite3_stmt *q, history_fn *fn, void *arg, struct err *err);
bool history_each(struct store *s, history_fn *fn, void *arg, struct err *err);

/* The identity of a row id that is the same in every copy of the log. */
bool history_identity(struct store *s, int64_t row, struct revision_id *id, struct err *err);

#endif

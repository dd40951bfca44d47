/* Walking rows of the log as revisions, with their stored hash. Private to this layer. */
#ifndef TIENDO_STORE_HISTORY_H
#define TIENDO_STORE_HISTORY_H

#include "model/revision.h"
#include "store/store.h"

#include <sqlite3.h>

typedef bool history_fn(const struct revision *r, int64_t row, const void *hash, int hash_len,
			void *arg);

/* Calls fn for each row of a statement that has the columns of REVISION_EACH. */
bool history_walk(struct store *s, sqlite3_stmt *q, history_fn *fn, void *arg, struct err *err);

/* The identity of a row id that is the same in every copy of the log. */
bool history_identity(struct store *s, int64_t row, struct revision_id *id, struct err *err);

#endif

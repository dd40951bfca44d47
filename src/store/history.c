/* Reading the log: one cell's history, or all of it. */
#include "store/log.h"

#include "base/mem.h"
#include "base/str.h"
#include "cell.h"
#include "db.h"
#include "form.h"
#include "history.h"

#include <stdlib.h>
#include <string.h>

bool history_identity(struct store *s, int64_t row, struct revision_id *id, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REPLICA_GET);
	int rc;

	id->seq = (uint32_t)row;
	sqlite3_bind_int64(q, 1, row >> 32);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW && sqlite3_column_bytes(q, 0) == REPLICA_SIZE)
		memcpy(id->replica, sqlite3_column_blob(q, 0), REPLICA_SIZE);
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

/* Columns of REVISION_HISTORY and REVISION_EACH. */
static bool history_row(struct store *s, sqlite3_stmt *q, struct revision *r, char *subject,
			struct revision_id *parents, size_t room, struct err *err)
{
	const int64_t row = sqlite3_column_int64(q, 0);
	const int form = sqlite3_column_int(q, 7);
	sqlite3_stmt *more;

	*r = (struct revision){
		.id.seq = (uint32_t)row,
		.clock = sqlite3_column_int64(q, 1),
		.kind = (enum revision_kind)sqlite3_column_int(q, 2),
		.subject = db_text(q, 6),
		.value = form_read(q, 7),
		.status = form_status(form),
		.author = db_text(q, 11),
		.batch = sqlite3_column_type(q, 12) == SQLITE_NULL ?
				 (uint32_t)row :
				 (uint32_t)sqlite3_column_int64(q, 12),
		.undoes = (uint32_t)sqlite3_column_int64(q, 13),
		.reason = db_text(q, 15),
		.source = db_text(q, 16),
		.note = db_text(q, 17),
		.parent = parents,
	};
	if (db_text(q, 3)) {
		const char *unit = db_text(q, 4);

		revision_cell_subject(subject, db_text(q, 3), unit ? unit : "",
				      sqlite3_column_int(q, 5));
		r->subject = subject;
	}
	if (sqlite3_column_bytes(q, 18) == REPLICA_SIZE)
		memcpy(r->id.replica, sqlite3_column_blob(q, 18), REPLICA_SIZE);
	if (sqlite3_column_type(q, 14) == SQLITE_NULL)
		return true;
	if (!history_identity(s, sqlite3_column_int64(q, 14), &parents[r->parents++], err))
		return false;
	more = db_stmt(s, STMT_PARENT_OF);
	sqlite3_bind_int64(more, 1, row);
	while (r->parents < room && db_step(s, more, err) == SQLITE_ROW)
		if (!history_identity(s, sqlite3_column_int64(more, 0), &parents[r->parents++],
				      err))
			break;
	sqlite3_reset(more);
	return true;
}

bool history_walk(struct store *s, sqlite3_stmt *q, history_fn *fn, void *arg, struct err *err)
{
	struct revision_id parents[64];
	char subject[REVISION_SUBJECT_SIZE];
	int rc;

	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct revision r;

		if (!history_row(s, q, &r, subject, parents, ARRAY_LEN(parents), err)) {
			sqlite3_reset(q);
			return false;
		}
		if (!fn(&r, sqlite3_column_int64(q, 0), sqlite3_column_blob(q, 19),
			sqlite3_column_bytes(q, 19), arg))
			break;
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

struct history_call {
	log_history_fn *fn;
	void *arg;
	int64_t shown;
};

static bool history_forward(const struct revision *r, int64_t row, const void *hash, int hash_len,
			    void *arg)
{
	const struct history_call *call = arg;

	(void)hash;
	(void)hash_len;
	return call->fn(r, row, row == call->shown, call->arg);
}

bool log_history(struct store *s, int indicator, int unit, int32_t period, log_history_fn *fn,
		 void *arg, struct err *err)
{
	struct history_call call = { .fn = fn, .arg = arg };
	struct cell cell;
	sqlite3_stmt *q;

	if (!cell_get(s, indicator, unit, period, &cell, err))
		return false;
	call.shown = cell.row[BASIS_LATEST];
	q = db_stmt(s, STMT_REVISION_HISTORY);
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	return history_walk(s, q, history_forward, &call, err);
}

bool log_each(struct store *s, log_history_fn *fn, void *arg, struct err *err)
{
	struct history_call call = { .fn = fn, .arg = arg };

	return history_walk(s, db_stmt(s, STMT_REVISION_EACH), history_forward, &call, err);
}

bool log_cell(struct store *s, int indicator, int unit, int32_t period, struct value *value,
	      int64_t *row, struct err *err)
{
	struct cell cell;

	if (!cell_get(s, indicator, unit, period, &cell, err))
		return false;
	*value = cell.value;
	*row = cell.row[BASIS_LATEST];
	return true;
}

bool log_who(struct store *s, int64_t row, struct log_who *who)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_WHO);
	bool there;

	memset(who, 0, sizeof(*who));
	sqlite3_bind_int64(q, 1, row);
	there = q && sqlite3_step(q) == SQLITE_ROW;
	if (there) {
		str_copy(who->author, sizeof(who->author), db_text(q, 0));
		who->clock = sqlite3_column_int64(q, 1);
		who->status = form_status(sqlite3_column_int(q, 2));
		str_copy(who->source, sizeof(who->source), db_text(q, 3) ? db_text(q, 3) : "");
	}
	sqlite3_reset(q);
	return there;
}

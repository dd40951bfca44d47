/* Reading the log: one cell's history, or all of it. */
#include "store/log.h"

#include "base/str.h"
#include "cell.h"
#include "db.h"
#include "form.h"
#include "history.h"
#include "names.h"

#include <string.h>

enum { HISTORY_PARENTS = 64 }; /* as many as are hashed */

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

/* Columns of REVISION_HISTORY and REVISION_TAKE. */
enum history_column {
	COLUMN_ID,
	COLUMN_CLOCK,
	COLUMN_KIND,
	COLUMN_INDICATOR,
	COLUMN_UNIT,
	COLUMN_PERIOD,
	COLUMN_SUBJECT,
	COLUMN_FORM, /* number, numerator, denominator follow */
	COLUMN_AUTHOR = COLUMN_FORM + 4,
	COLUMN_BATCH,
	COLUMN_UNDOES,
	COLUMN_PARENT,
	COLUMN_REASON,
	COLUMN_SOURCE,
	COLUMN_NOTE,
	COLUMN_HASH,
	COLUMNS
};

/* What a revision's pointers point to. */
struct history_texts {
	char subject[REVISION_SUBJECT_SIZE];
	struct revision_id parent[HISTORY_PARENTS];
};

static const char *history_name(struct names *names, enum names_of what, int number)
{
	const char *name = names_get(names, what, number);

	return name ? name : "";
}

static void history_id(struct names *names, int64_t row, struct revision_id *id)
{
	const char *replica = names_get(names, NAMES_REPLICA, (int)(row >> 32));

	id->seq = (uint32_t)row;
	if (replica)
		memcpy(id->replica, replica, REPLICA_SIZE);
	else
		memset(id->replica, 0, REPLICA_SIZE);
}

static bool history_parents(struct names *names, struct history_row *row,
			    struct history_texts *texts, struct err *err)
{
	struct revision *r = &row->revision;
	sqlite3_stmt *more;
	int rc = SQLITE_ROW;

	r->parent = texts->parent;
	if (!row->parent)
		return true;
	history_id(names, row->parent, &texts->parent[r->parents++]);
	if (!(row->form & FORM_MORE_PARENTS))
		return true;
	more = db_stmt(names->s, STMT_PARENT_OF);
	sqlite3_bind_int64(more, 1, row->row);
	while (r->parents < HISTORY_PARENTS && (rc = db_step(names->s, more, err)) == SQLITE_ROW)
		history_id(names, sqlite3_column_int64(more, 0), &texts->parent[r->parents++]);
	sqlite3_reset(more);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static const char *history_text(sqlite3_value *value)
{
	return (const char *)sqlite3_value_text(value);
}

/* Its cell's name, or its subject's. */
static const char *history_subject(struct names *names, sqlite3_value **value,
				   struct history_row *row, char subject[REVISION_SUBJECT_SIZE])
{
	row->cell = (struct cell_key){ .indicator = sqlite3_value_int(value[COLUMN_INDICATOR]) };
	if (!row->cell.indicator)
		return history_text(value[COLUMN_SUBJECT]);
	row->cell.unit = sqlite3_value_int(value[COLUMN_UNIT]);
	row->cell.period = sqlite3_value_int(value[COLUMN_PERIOD]);
	revision_cell_subject(subject, history_name(names, NAMES_INDICATOR, row->cell.indicator),
			      history_name(names, NAMES_UNIT, row->cell.unit), row->cell.period);
	return subject;
}

static bool history_read(struct names *names, sqlite3_value **value, struct history_row *row,
			 struct history_texts *texts, struct err *err)
{
	const int form = sqlite3_value_int(value[COLUMN_FORM]);
	struct revision *r = &row->revision;

	row->row = sqlite3_value_int64(value[COLUMN_ID]);
	row->form = form;
	row->parent = sqlite3_value_int64(value[COLUMN_PARENT]);
	row->hash = sqlite3_value_blob(value[COLUMN_HASH]);
	row->hash_len = sqlite3_value_bytes(value[COLUMN_HASH]);
	*r = (struct revision){
		.clock = sqlite3_value_int64(value[COLUMN_CLOCK]),
		.kind = (enum revision_kind)sqlite3_value_int(value[COLUMN_KIND]),
		.value = form_take(form, value + COLUMN_FORM + 1),
		.status = form_status(form),
		.author = history_name(names, NAMES_AUTHOR,
				       sqlite3_value_int(value[COLUMN_AUTHOR])),
		.batch = (uint32_t)sqlite3_value_int64(value[COLUMN_BATCH]),
		.undoes = (uint32_t)sqlite3_value_int64(value[COLUMN_UNDOES]),
		.reason = history_text(value[COLUMN_REASON]),
		.source = history_text(value[COLUMN_SOURCE]),
		.note = history_text(value[COLUMN_NOTE]),
	};
	history_id(names, row->row, &r->id);
	if (!r->batch)
		r->batch = r->id.seq;
	r->subject = history_subject(names, value, row, texts->subject);
	return history_parents(names, row, texts, err);
}

bool history_walk(struct store *s, sqlite3_stmt *q, history_fn *fn, void *arg, struct err *err)
{
	struct history_texts texts;
	struct history_row row;
	struct names names;
	bool ok = true;
	int rc = SQLITE_DONE;

	names_init(&names, s);
	while (ok && (rc = db_step(s, q, err)) == SQLITE_ROW) {
		sqlite3_value *value[COLUMNS];

		db_values(q, 0, COLUMNS, value);
		ok = history_read(&names, value, &row, &texts, err);
		if (ok && !fn(&row, arg))
			break;
	}
	ok = ok && (rc == SQLITE_ROW || rc == SQLITE_DONE);
	sqlite3_reset(q);
	names_release(&names);
	return ok;
}

/* All of the log: as many rows as it has are given away one by one. */
struct history_taking {
	struct names names;
	history_fn *fn;
	void *arg;
	bool ok, more;
	struct err *err;
};

static void history_take(sqlite3_value **value, void *arg)
{
	struct history_taking *t = arg;
	struct history_texts texts;
	struct history_row row;

	t->ok = history_read(&t->names, value, &row, &texts, t->err);
	t->more = t->ok && t->fn(&row, t->arg);
}

bool history_each(struct store *s, history_fn *fn, void *arg, struct err *err)
{
	struct history_taking t = { .fn = fn, .arg = arg, .ok = true, .more = true, .err = err };
	struct db_taker taker = { history_take, &t };
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_TAKE);
	int rc = SQLITE_ROW;

	names_init(&t.names, s);
	db_bind_taker(q, &taker);
	while (t.more && rc == SQLITE_ROW)
		rc = db_step(s, q, err);
	sqlite3_reset(q);
	names_release(&t.names);
	return t.ok && (rc == SQLITE_ROW || rc == SQLITE_DONE);
}

struct history_call {
	log_history_fn *fn;
	void *arg;
	int64_t shown;
};

static bool history_forward(const struct history_row *row, void *arg)
{
	const struct history_call *call = arg;

	return call->fn(&row->revision, row->row, row->row == call->shown, call->arg);
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

	return history_each(s, history_forward, &call, err);
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
		who->changed = sqlite3_column_int64(q, 4) && (who->status != STATUS_VERIFIED ||
							      sqlite3_column_int64(q, 4) == row);
	}
	sqlite3_reset(q);
	return there;
}

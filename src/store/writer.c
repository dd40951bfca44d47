/* Appending to the log: clock, hash and the derived cell of each revision. */
#include "writer.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "form.h"
#include "history.h"
#include "lock.h"
#include "meta.h"
#include "replica.h"
#include "rights.h"
#include "store/draft.h"
#include "store/programme.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool writer_find_author(struct store *s, struct writer *w, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_AUTHOR_FIND);
	int rc;

	db_bind_text(q, 1, w->author);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW)
		w->author_row = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	if (rc != SQLITE_DONE)
		return rc == SQLITE_ROW;
	q = db_stmt(s, STMT_AUTHOR_ADD);
	db_bind_text(q, 1, w->author);
	if (!db_run(s, q, err))
		return false;
	w->author_row = (int)sqlite3_last_insert_rowid(s->db);
	return true;
}

/* Reads where a replica's log ends. A replica's clock only grows: its last is its greatest. */
static bool writer_find_last(struct store *s, struct writer *w, int number, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_LAST);
	int rc;

	sqlite3_bind_int64(q, 1, number);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW && sqlite3_column_int64(q, 1) > w->clock)
		w->clock = sqlite3_column_int64(q, 1);
	if (rc == SQLITE_ROW && number == s->replica_number) {
		w->last = sqlite3_column_int64(q, 0);
		w->has_prev = sqlite3_column_bytes(q, 2) == HASH_SIZE;
		if (w->has_prev)
			memcpy(w->prev, sqlite3_column_blob(q, 2), HASH_SIZE);
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* This replica's seq and hash go on; its clock goes on after the greatest of all. */
static bool writer_find_end(struct store *s, struct writer *w, struct err *err)
{
	w->last = (int64_t)s->replica_number << 32;
	for (int number = 1; number <= s->replicas; number++)
		if (!writer_find_last(s, w, number, err))
			return false;
	return true;
}

/* Asked once: most batches (an import's above all) have none to look for. */
static bool writer_has_drafts(struct store *s, const char *author)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_ANY);
	bool any;

	db_bind_text(q, 1, author);
	any = q && sqlite3_step(q) == SQLITE_ROW && sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return any;
}

void writer_drop_draft(struct store *s, int indicator, int unit, int32_t period)
{
	if (s->writer->typist)
		draft_drop(s, s->writer->typist, indicator, unit, period);
}

bool writer_begin(struct store *s, const struct act *act, enum revision_kind kind, uint32_t undoes,
		  struct err *err)
{
	struct writer *w;

	assert(!s->writer);
	if (!s->writable) {
		err_set(err, ERR_DB_READONLY, s->path);
		return false;
	}
	if (!db_begin(s, err))
		return false;
	w = s->writer = mem_zero(1, sizeof(*w));
	w->programme = act->programme;
	w->units = act->units;
	w->source = mem_strdup(act->source);
	w->kind = kind;
	w->undoes = undoes;
	w->locks = -1;
	w->was_illustrative = s->illustrative;
	w->code = mem_zero(1, sizeof(*w->code));
	str_init(w->code);
	if (rights_begin(s, err)) {
		w->typist = writer_has_drafts(s, act->author) ? mem_strdup(act->author) : NULL;
		w->author = mem_strdup(s->rights->shared ? s->rights->account.key : act->author);
		if (replica_find(s, err) && writer_find_author(s, w, err) &&
		    writer_find_end(s, w, err))
			return true;
	}
	log_abort(s);
	return false;
}

/* Borrowed until the next call. */
static const char *writer_unit_code(struct store *s, int unit)
{
	struct writer *w = s->writer;
	const struct unit *known = w->units ? units_by_id(w->units, unit) : NULL;

	if (known)
		return known->code;
	str_clear(w->code);
	store_unit_code(s, unit, w->code);
	return w->code->text;
}

void writer_add_cell(struct store *s, int indicator, int unit, int32_t period, struct str *out)
{
	char text[PERIOD_SIZE];

	period_format(period, text);
	str_addf(out, "%s %s %s", programme_indicator(s->writer->programme, indicator)->code,
		 writer_unit_code(s, unit), text);
}

static bool writer_identity(struct store *s, int64_t row, struct revision_id *id, struct err *err)
{
	if (row >> 32 != s->replica_number)
		return history_identity(s, row, id, err);
	id->seq = (uint32_t)row;
	memcpy(id->replica, s->replica, REPLICA_SIZE);
	return true;
}

/* Writes the row. Cell columns stay NULL for other subjects. */
static bool writer_insert(struct store *s, const struct writer *w, const struct revision *r,
			  int64_t row, const int *cell, int32_t period, int64_t parent,
			  const unsigned char *hash, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_ADD);

	sqlite3_bind_int64(q, 1, row);
	sqlite3_bind_int64(q, 2, r->clock);
	sqlite3_bind_int(q, 3, r->kind);
	if (cell) {
		sqlite3_bind_int(q, 4, cell[0]);
		sqlite3_bind_int(q, 5, cell[1]);
		sqlite3_bind_int(q, 6, period);
	} else {
		db_bind_text(q, 7, r->subject);
	}
	sqlite3_bind_int(q, 8,
			 form_pack(&r->value, r->status) |
				 (r->parents > 1 ? FORM_MORE_PARENTS : 0));
	form_bind(q, 9, &r->value);
	sqlite3_bind_int(q, 12, w->author_row);
	if (w->first != row)
		sqlite3_bind_int64(q, 13, (uint32_t)w->first);
	if (r->undoes)
		sqlite3_bind_int64(q, 14, r->undoes);
	if (parent)
		sqlite3_bind_int64(q, 15, parent);
	db_bind_text(q, 16, r->reason);
	db_bind_text(q, 17, r->source);
	db_bind_text(q, 18, r->note);
	sqlite3_bind_blob(q, 19, hash, HASH_SIZE, SQLITE_STATIC);
	return db_run(s, q, err);
}

/* Gives the revision its identity, clock and hash, and writes it. Returns its row id, 0 on error. */
static int64_t writer_write(struct store *s, struct revision *r, const int *cell, int32_t period,
			    const int64_t *parents, size_t count, struct err *err)
{
	struct writer *w = s->writer;
	struct revision_id ids[WRITER_PARENTS];
	unsigned char hash[HASH_SIZE];
	const int64_t row = w->last + 1;

	assert(count <= WRITER_PARENTS);
	for (size_t i = 0; i < count; i++)
		if (!writer_identity(s, parents[i], &ids[i], err))
			return 0;
	if (!w->first)
		w->first = row;
	memcpy(r->id.replica, s->replica, REPLICA_SIZE);
	r->id.seq = (uint32_t)row;
	r->clock = revision_clock_next(w->clock, clock_now());
	r->author = w->author;
	r->batch = (uint32_t)w->first;
	r->undoes = w->undoes;
	r->parent = ids;
	r->parents = count;
	revision_hash(r, w->has_prev ? w->prev : NULL, hash);
	r->parent = NULL;
	if (!writer_insert(s, w, r, row, cell, period, count ? parents[0] : 0, hash, err))
		return 0;
	for (size_t i = 1; i < count; i++) {
		sqlite3_stmt *q = db_stmt(s, STMT_PARENT_ADD);

		sqlite3_bind_int64(q, 1, row);
		sqlite3_bind_int64(q, 2, parents[i]);
		if (!db_run(s, q, err))
			return 0;
	}
	w->last = row;
	w->clock = r->clock;
	memcpy(w->prev, hash, HASH_SIZE);
	w->has_prev = true;
	return row;
}

/* A draft on top of the only head changes nothing on the other bases; everything else is derived
 * from the whole history of the cell. */
static bool writer_derive(struct store *s, int indicator, int unit, const struct cell *before,
			  int64_t row, const struct revision *r, size_t parents, struct err *err)
{
	const bool alone = parents == 0 ?
				   before->row[BASIS_LATEST] == 0 :
				   parents == 1 && before->heads == 0 && r->kind != REVISION_UNDO;
	struct cell cell = *before;
	enum value_status status = r->status;

	if (alone && status == STATUS_DRAFT) {
		cell.row[BASIS_LATEST] = row;
		cell.value = r->value;
	} else if (!derive_cell(s, indicator, unit, before->period, &cell, &status, err)) {
		return false;
	}
	touched_put(&s->writer->touched, indicator, unit, before, &cell);
	return cell_put(s, indicator, unit, &cell, status, err);
}

bool writer_parents(struct store *s, int indicator, int unit, const struct cell *cell,
		    int64_t parents[WRITER_PARENTS], size_t *count, struct err *err)
{
	const int64_t shown = cell->row[BASIS_LATEST];

	*count = shown != 0;
	parents[0] = shown;
	if (!cell->heads)
		return true;
	if (!derive_heads(s, indicator, unit, cell->period, parents, WRITER_PARENTS, count, err))
		return false;
	if (*count > WRITER_PARENTS)
		*count = WRITER_PARENTS;
	for (size_t n = 1; n < *count; n++)
		if (parents[n] == shown) {
			parents[n] = parents[0];
			parents[0] = shown;
		}
	return true;
}

bool writer_may(struct store *s, enum right right, int indicator, int unit, int32_t period,
		struct err *err)
{
	struct writer *w = s->writer;
	bool any;

	if (!rights_may(s, w->programme, right, indicator, unit, period_last_day(period), err))
		return false;
	if (right != RIGHT_ENTER)
		return true;
	if (w->locks < 0) {
		if (!lock_any(s, &any, err))
			return false;
		w->locks = any;
	}
	return !w->locks || lock_allows(s, w->programme, indicator, unit, period, err);
}

bool writer_append(struct store *s, int indicator, int unit, const struct cell *before,
		   const struct writer_content *content, const int64_t *parents, size_t count,
		   struct err *err)
{
	struct writer *w = s->writer;
	const int key[2] = { indicator, unit };
	char subject[REVISION_SUBJECT_SIZE];
	const char *source = content->source;
	struct revision r = {
		.kind = w->kind,
		.subject = subject,
		.value = content->value,
		.status = content->status,
		.reason = content->reason,
		.source = source ? (*source ? source : NULL) : w->source,
		.note = content->note,
	};
	const int32_t period = before->period;
	int64_t row;

	revision_cell_subject(subject, programme_indicator(w->programme, indicator)->code,
			      writer_unit_code(s, unit), period);
	row = writer_write(s, &r, key, period, parents, count, err);
	if (!row || !writer_derive(s, indicator, unit, before, row, &r, count, err))
		return false;
	writer_drop_draft(s, indicator, unit, period);
	return !(content->value.flags & VALUE_ILLUSTRATIVE) || meta_mark_illustrative(s, err);
}

bool writer_append_subject(struct store *s, enum revision_kind kind, const char *subject,
			   const char *text, const char *reason, const char *source,
			   const int64_t *parents, size_t count, struct err *err)
{
	struct revision r = {
		.kind = kind, .subject = subject, .note = text, .reason = reason, .source = source
	};

	return account_before(s, subject, err) &&
	       writer_write(s, &r, NULL, PERIOD_NONE, parents, count, err) != 0;
}

bool log_commit(struct store *s, struct err *err)
{
	struct writer *w = s->writer;
	const bool made = w->first != 0;
	bool ok = account_left(s, err) && derive_ancestors(s, w->programme, &w->touched, err);

	if (ok)
		ok = db_commit(s, err);
	if (!ok) {
		log_abort(s);
		return false;
	}
	if (made && w->kind != REVISION_UNDO && w->kind != REVISION_REDO)
		undo_forget(s, w->author_row);
	rights_forget(s);
	writer_release(s);
	return true;
}

void log_abort(struct store *s)
{
	db_rollback(s);
	/* What was drawn or marked in the transaction is gone with it. */
	s->replica_number = 0;
	if (s->writer)
		s->illustrative = s->writer->was_illustrative;
	writer_release(s);
}

void writer_release(struct store *s)
{
	struct writer *w = s->writer;

	if (!w)
		return;
	if (w->code)
		str_release(w->code);
	free(w->code);
	free(w->author);
	free(w->typist);
	free(w->source);
	touched_release(&w->touched);
	free(w);
	s->writer = NULL;
}

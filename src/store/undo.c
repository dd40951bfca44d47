/* Undo across restarts, redo within a run: each is a new batch that restores earlier states. */
#include "store/log.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "form.h"
#include "rights.h"
#include "subject.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct undo_row {
	int64_t id, parent; /* newest of the batch for this cell, and the state before the batch */
	int indicator, unit;
	int32_t period;
	char *subject; /* of what is no cell; NULL */
	bool superseded;
};

struct undo_batch {
	struct undo_row *row;
	size_t count, room;
};

/* A batch may hold several revisions of a cell: the newer one takes the place of the older. */
static void undo_add(struct undo_batch *batch, const struct undo_row *row)
{
	size_t lo = 0, hi = batch->count;

	while (lo < hi) {
		const size_t mid = (lo + hi) / 2;

		if (batch->row[mid].id < row->parent)
			lo = mid + 1;
		else
			hi = mid;
	}
	batch->row = mem_grow(batch->row, batch->count, &batch->room, sizeof(*batch->row));
	batch->row[batch->count] = *row;
	if (lo < batch->count && batch->row[lo].id == row->parent) {
		batch->row[batch->count].parent = batch->row[lo].parent;
		batch->row[lo].superseded = true;
	}
	batch->count++;
}

static void undo_squeeze(struct undo_batch *batch)
{
	size_t kept = 0;

	for (size_t n = 0; n < batch->count; n++)
		if (!batch->row[n].superseded)
			batch->row[kept++] = batch->row[n];
		else
			free(batch->row[n].subject);
	batch->count = kept;
}

static void undo_release(struct undo_batch *batch)
{
	for (size_t n = 0; n < batch->count; n++)
		free(batch->row[n].subject);
	free(batch->row);
}

/* A batch's revisions have consecutive numbers: it was one transaction. Notes are left out. */
static bool undo_read(struct store *s, int64_t first, struct undo_batch *batch, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_FROM);
	int rc;

	sqlite3_bind_int64(q, 1, first);
	sqlite3_bind_int64(q, 2, ((first >> 32) + 1) << 32);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const int64_t id = sqlite3_column_int64(q, 0);

		if (id != first && (uint32_t)sqlite3_column_int64(q, 5) != (uint32_t)first)
			break;
		if (sqlite3_column_int(q, 6) == REVISION_NOTE)
			continue;
		undo_add(batch, &(struct undo_row){
					.id = id,
					.parent = sqlite3_column_int64(q, 4),
					.indicator = sqlite3_column_int(q, 1),
					.unit = sqlite3_column_int(q, 2),
					.period = sqlite3_column_int(q, 3),
					.subject = db_text(q, 7) ? mem_strdup(db_text(q, 7)) : NULL,
				});
	}
	sqlite3_reset(q);
	undo_squeeze(batch);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* What the log says of one revision, as far as undoing needs it. */
struct undo_link {
	int64_t parent;
	enum revision_kind kind;
	uint32_t undoes, batch;
};

static struct undo_link undo_link_of(struct store *s, int64_t id)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_GET);
	struct undo_link link = { .batch = (uint32_t)id };

	sqlite3_bind_int64(q, 1, id);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		link.parent = sqlite3_column_int64(q, 4);
		link.kind = (enum revision_kind)sqlite3_column_int(q, 5);
		link.undoes = (uint32_t)sqlite3_column_int64(q, 6);
		if (sqlite3_column_type(q, 7) != SQLITE_NULL)
			link.batch = (uint32_t)sqlite3_column_int64(q, 7);
	}
	sqlite3_reset(q);
	return link;
}

/* Reads a revision; true when it is of that batch of the replica that wrote `by`. */
static bool undo_in_batch(struct store *s, int64_t id, int64_t by, uint32_t batch,
			  struct undo_link *link)
{
	*link = undo_link_of(s, id);
	return link->batch == batch && id >> 32 == by >> 32;
}

/* The revision on which a cell really stands when a row of the kind is its head: an undo (a redo)
 * carries the state from before the batch that it took back (did again). */
static int64_t undo_beneath(struct store *s, int64_t id, enum revision_kind kind)
{
	while (id) {
		const struct undo_link self = undo_link_of(s, id);
		struct undo_link link;
		int64_t at = self.parent;

		if (self.kind != kind)
			return id;
		while (at && !undo_in_batch(s, at, id, self.undoes, &link))
			at = link.parent;
		while (at && undo_in_batch(s, at, id, self.undoes, &link))
			at = link.parent;
		id = at;
	}
	return 0;
}

/* What a revision said; nothing at all for 0. */
struct undo_content {
	struct value value;
	enum value_status status;
	struct str text[3]; /* reason, source, note */
	bool has[3];
};

static bool undo_state(struct store *s, int64_t id, struct undo_content *c, struct err *err)
{
	sqlite3_stmt *q;
	int rc;

	memset(&c->value, 0, sizeof(c->value));
	memset(c->has, 0, sizeof(c->has));
	c->status = STATUS_DRAFT;
	if (!id)
		return true;
	q = db_stmt(s, STMT_REVISION_GET);
	sqlite3_bind_int64(q, 1, id);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW) {
		c->value = form_read(q, 0);
		c->status = form_status(sqlite3_column_int(q, 0));
	}
	sqlite3_reset(q);
	if (rc != SQLITE_ROW)
		return false;
	q = db_stmt(s, STMT_REVISION_TEXTS);
	sqlite3_bind_int64(q, 1, id);
	rc = db_step(s, q, err);
	for (int t = 0; t < 3 && rc == SQLITE_ROW; t++) {
		str_clear(&c->text[t]);
		c->has[t] = db_text(q, t) != NULL;
		if (c->has[t])
			str_add(&c->text[t], db_text(q, t));
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

static const char *undo_text(const struct undo_content *c, int text)
{
	return c->has[text] ? c->text[text].text : NULL;
}

/* What was entered or submitted is taken back with the right to enter, which a lock ends; a review with the
 * right to review. An undo or redo is of the kind of what it is about. */
static enum right undo_right(struct store *s, int64_t id)
{
	struct undo_link link = undo_link_of(s, id);
	struct log_who who;

	while (link.kind == REVISION_UNDO || link.kind == REVISION_REDO) {
		id = (id >> 32) << 32 | link.undoes;
		link = undo_link_of(s, id);
	}
	return link.kind == REVISION_STEP && log_who(s, id, &who) &&
			       (who.status == STATUS_VERIFIED || who.status == STATUS_RETURNED) ?
		       RIGHT_REVIEW :
		       RIGHT_ENTER;
}

static bool undo_restore_cell(struct store *s, enum right right, const struct undo_row *r,
			      const struct undo_content *c, struct err *err)
{
	int64_t parents[WRITER_PARENTS];
	struct cell cell;
	size_t count;

	return writer_may(s, right, r->indicator, r->unit, r->period, err) &&
	       cell_get(s, r->indicator, r->unit, r->period, &cell, err) &&
	       writer_parents(s, r->indicator, r->unit, &cell, parents, &count, err) &&
	       writer_append(s, r->indicator, r->unit, &cell,
			     &(struct writer_content){ .value = c->value,
						       .status = c->status,
						       .reason = undo_text(c, 0),
						       .source = undo_text(c, 1),
						       .note = undo_text(c, 2) },
			     parents, count, err);
}

static bool undo_restore_subject(struct store *s, const struct undo_row *r,
				 const struct undo_content *c, struct err *err)
{
	int64_t parents[WRITER_PARENTS];
	size_t count;

	return rights_subject(s, s->writer->programme, r->subject, err) &&
	       subject_heads(s, r->subject, parents, &count, err) &&
	       writer_append_subject(s, s->writer->kind, r->subject,
				     c->has[2] ? c->text[2].text : "", undo_text(c, 0), NULL,
				     parents, count, err);
}

/* Restores, for each row of the batch, the state of its parent, on top of the subject's head. */
static bool undo_restore(struct store *s, const struct undo_batch *batch, struct err *err)
{
	const enum right right = batch->count ? undo_right(s, batch->row[0].id) : RIGHT_ENTER;
	struct undo_content c;
	bool ok = true;

	for (int t = 0; t < 3; t++)
		str_init(&c.text[t]);
	for (size_t n = 0; ok && n < batch->count; n++) {
		const struct undo_row *r = &batch->row[n];

		ok = undo_state(s, r->parent, &c, err) &&
		     (r->subject ? undo_restore_subject(s, r, &c, err) :
				   undo_restore_cell(s, right, r, &c, err));
	}
	for (int t = 0; t < 3; t++)
		str_release(&c.text[t]);
	return ok;
}

static bool undo_changed(struct store *s, int64_t by, const struct undo_row *r, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_WHO);
	char when[DATE_STAMP_SIZE] = "";
	struct str what, who;

	str_init(&what);
	str_init(&who);
	sqlite3_bind_int64(q, 1, by);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		str_add(&who, db_text(q, 0));
		clock_format(revision_clock_ms(sqlite3_column_int64(q, 1)), when);
	}
	sqlite3_reset(q);
	if (r->subject)
		str_add(&what, r->subject);
	else
		writer_add_cell(s, r->indicator, r->unit, r->period, &what);
	err_set(err, ERR_UNDO_CHANGED, what.text, who.text, when);
	str_release(&what);
	str_release(&who);
	return false;
}

/* The only head of what a row is about; 0 with *several set when there are more. */
static bool undo_head(struct store *s, const struct undo_row *r, int64_t *head, bool *several,
		      struct err *err)
{
	int64_t heads[WRITER_PARENTS];
	struct cell cell;
	size_t count;

	if (r->subject) {
		if (!subject_heads(s, r->subject, heads, &count, err))
			return false;
		*head = count ? heads[0] : 0;
		*several = count > 1;
		return true;
	}
	if (!cell_get(s, r->indicator, r->unit, r->period, &cell, err))
		return false;
	*head = cell.row[BASIS_LATEST];
	*several = cell.heads > 1;
	return true;
}

static void undo_tell(const struct undo_row *row, size_t count, struct log_undone *told)
{
	assert(count); /* what can be undone or redone has rows, notes apart */
	*told = (struct log_undone){ .indicator = row->indicator,
				     .unit = row->unit,
				     .period = row->period,
				     .count = (int)count };
	str_copy(told->subject, sizeof(told->subject), row->subject ? row->subject : "");
}

/* Everything in the batch must still stand as the batch left it, rows of `kind` on top of it apart. */
static bool undo_stands(struct store *s, const struct undo_batch *batch, enum revision_kind kind,
			struct log_undone *told, struct err *err)
{
	for (size_t n = 0; n < batch->count; n++) {
		const struct undo_row *r = &batch->row[n];
		bool several;
		int64_t head;

		if (!undo_head(s, r, &head, &several, err))
			return false;
		if (several || undo_beneath(s, head, kind) != r->id) {
			undo_tell(r, 1, told);
			return undo_changed(s, head, r, err);
		}
	}
	return true;
}

/* Appends the taken-back batch numbers of this author. */
static bool undo_taken_back(struct store *s, uint32_t **list, size_t *count, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_UNDOERS);
	size_t room = 0;
	int rc;

	sqlite3_bind_int(q, 1, s->writer->author_row);
	sqlite3_bind_int64(q, 2, s->replica_number);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		*list = mem_grow(*list, *count, &room, sizeof(**list));
		(*list)[(*count)++] = (uint32_t)sqlite3_column_int64(q, 0);
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

/* The row id of the first revision of the author's newest batch not yet taken back; 0 when none. */
static bool undo_find(struct store *s, int64_t *first, struct err *err)
{
	uint32_t *gone = NULL;
	size_t count = 0;
	sqlite3_stmt *q;
	int rc = SQLITE_DONE;

	*first = 0;
	if (!undo_taken_back(s, &gone, &count, err)) {
		free(gone);
		return false;
	}
	q = db_stmt(s, STMT_REVISION_BATCHES);
	sqlite3_bind_int(q, 1, s->writer->author_row);
	sqlite3_bind_int64(q, 2, s->replica_number);
	while (!*first && (rc = db_step(s, q, err)) == SQLITE_ROW) {
		const int64_t id = sqlite3_column_int64(q, 0);
		const int kind = sqlite3_column_int(q, 1);
		bool undone = kind == REVISION_UNDO || kind == REVISION_NOTE ||
			      kind == REVISION_PROGRAMME;

		for (size_t k = 0; k < count && !undone; k++)
			undone = gone[k] == (uint32_t)id;
		if (!undone)
			*first = id;
	}
	sqlite3_reset(q);
	free(gone);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool log_undo(struct store *s, const struct act *act, struct log_undone *undone, struct err *err)
{
	struct undo_batch batch = { 0 };
	int64_t first;
	struct redo mine = { 0 };
	bool ok = false;

	if (!writer_begin(s, act, REVISION_UNDO, 0, err))
		return false;
	if (!undo_find(s, &first, err))
		goto out;
	if (!first) {
		err_set(err, ERR_UNDO_NONE, NULL);
		goto out;
	}
	s->writer->undoes = (uint32_t)first;
	if (!undo_read(s, first, &batch, err) ||
	    !undo_stands(s, &batch, REVISION_UNDO, undone, err) || !undo_restore(s, &batch, err))
		goto out;
	mine = (struct redo){ s->writer->author_row, (uint32_t)s->writer->first };
	ok = true;
out:
	if (ok) {
		ok = log_commit(s, err);
	} else {
		log_abort(s);
	}
	if (ok) {
		undo_tell(batch.row, batch.count, undone);
		s->redo = mem_grow(s->redo, s->redos, &s->redo_room, sizeof(*s->redo));
		s->redo[s->redos++] = mine;
	}
	undo_release(&batch);
	return ok;
}

/* The place + 1 of the author's newest entry; 0 when there is none. */
static size_t undo_redoable(const struct store *s, int author)
{
	size_t n = s->redos;

	while (n && s->redo[n - 1].author != author)
		n--;
	return n;
}

void undo_forget(struct store *s, int author)
{
	size_t kept = 0;

	for (size_t n = 0; n < s->redos; n++)
		if (s->redo[n].author != author)
			s->redo[kept++] = s->redo[n];
	s->redos = kept;
}

bool log_redo(struct store *s, const struct act *act, struct log_undone *redone, struct err *err)
{
	struct undo_batch batch = { 0 };
	bool ok = false;
	size_t at;

	if (!writer_begin(s, act, REVISION_REDO, 0, err))
		return false;
	at = undo_redoable(s, s->writer->author_row);
	if (!at) {
		err_set(err, ERR_REDO_NONE, NULL);
		goto out;
	}
	s->writer->undoes = s->redo[at - 1].batch;
	ok = undo_read(s, (int64_t)s->replica_number << 32 | s->writer->undoes, &batch, err) &&
	     undo_stands(s, &batch, REVISION_REDO, redone, err) && undo_restore(s, &batch, err);
out:
	if (ok)
		ok = log_commit(s, err);
	else
		log_abort(s);
	if (ok) {
		undo_tell(batch.row, batch.count, redone);
		memmove(&s->redo[at - 1], &s->redo[at], (s->redos - at) * sizeof(*s->redo));
		s->redos--;
	}
	undo_release(&batch);
	return ok;
}

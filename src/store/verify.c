/* tiendo check: everything that can be recomputed is recomputed and compared. */
#include "store/verify.h"

#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "derive.h"
#include "form.h"
#include "history.h"
#include "store/programme.h"

#include <stdlib.h>
#include <string.h>

struct verify_run {
	struct store *s;
	const struct programme *p;
	verify_fn *fn;
	void *arg;
	struct verify_report *report;
	/* the chain of the replica being read */
	int64_t last;
	unsigned char prev[HASH_SIZE];
	struct err *err;
};

static void verify_tell(struct verify_run *run, enum verify_kind kind, const char *subject,
			const char *author)
{
	run->report->differences++;
	run->fn(&(struct verify_difference){ .kind = kind, .subject = subject, .author = author },
		run->arg);
}

/* "cell/I/U/P 6f0c2a1b-17" */
static void verify_revision_name(const struct revision *r, struct str *name)
{
	char id[REVISION_ID_TEXT];

	revision_id_text(&r->id, id);
	str_clear(name);
	str_addf(name, "%s %s", r->subject ? r->subject : "", id);
}

static bool verify_revision(const struct revision *r, int64_t row, const void *hash, int hash_len,
			    void *arg)
{
	struct verify_run *run = arg;
	const bool follows = run->last >> 32 == row >> 32;
	const int64_t expected = follows ? run->last + 1 : ((row >> 32) << 32) + 1;
	unsigned char made[HASH_SIZE];
	struct str name;

	str_init(&name);
	verify_revision_name(r, &name);
	if (row != expected)
		verify_tell(run, VERIFY_GAP, name.text, r->author);
	revision_hash(r, follows ? run->prev : NULL, made);
	if (hash_len != HASH_SIZE || memcmp(made, hash, HASH_SIZE) != 0)
		verify_tell(run, VERIFY_HASH, name.text, r->author);
	/* The stored hash goes on: one change is named once, not for all that follows. */
	if (hash_len == HASH_SIZE)
		memcpy(run->prev, hash, HASH_SIZE);
	run->last = row;
	run->report->revisions++;
	str_release(&name);
	return true;
}

/* A value in interchange form, as far as a difference must be told. */
static void verify_value_text(const struct value *v, const struct indicator *i, struct str *out)
{
	static const char *const state[] = { "-", "", "n/a", "?" };
	char a[NUMBER_SIZE], b[NUMBER_SIZE];
	const int decimals = i ? i->decimals : 0;

	if (v->state != VALUE_GIVEN) {
		str_add(out, state[v->state & 3]);
	} else if (v->fields == FIELDS_PAIR) {
		number_plain(v->numerator, decimals, a);
		number_plain(v->denominator, decimals, b);
		str_addf(out, "%s/%s", a, b);
	} else if (v->fields == FIELDS_PERCENT) {
		number_plain(v->number, VALUE_PERCENT_DECIMALS, a);
		str_addf(out, "%s%%", a);
	} else {
		number_plain(v->number, decimals, a);
		str_add(out, a);
	}
}

static const struct indicator *verify_indicator(const struct verify_run *run, int indicator)
{
	return indicator > 0 && (size_t)indicator <= run->p->indicators ?
		       programme_indicator(run->p, indicator) :
		       NULL;
}

static void verify_cell_subject(struct verify_run *run, int indicator, int unit, int32_t period,
				char *subject)
{
	const struct indicator *i = verify_indicator(run, indicator);
	sqlite3_stmt *q = db_stmt(run->s, STMT_UNIT_CODE);

	sqlite3_bind_int(q, 1, unit);
	revision_cell_subject(subject, i ? i->code : "?",
			      sqlite3_step(q) == SQLITE_ROW ? db_text(q, 0) : "?", period);
	sqlite3_reset(q);
}

/* Who made the revision that a cell ought to show. */
static void verify_author(struct verify_run *run, int64_t row, struct str *author)
{
	sqlite3_stmt *q = db_stmt(run->s, STMT_REVISION_WHO);

	sqlite3_bind_int64(q, 1, row);
	if (q && sqlite3_step(q) == SQLITE_ROW && db_text(q, 0))
		str_add(author, db_text(q, 0));
	sqlite3_reset(q);
}

/* `ought` without a row: the log knows nothing of the cell. */
static void verify_tell_cell(struct verify_run *run, int indicator, int unit, const struct cell *is,
			     const struct cell *ought)
{
	const struct indicator *i = verify_indicator(run, indicator);
	const int64_t row = ought->row[BASIS_LATEST];
	char subject[REVISION_SUBJECT_SIZE];
	struct str shows, says, author;

	str_init(&shows);
	str_init(&says);
	str_init(&author);
	verify_cell_subject(run, indicator, unit, is->period, subject);
	verify_value_text(&is->value, i, &shows);
	verify_value_text(&ought->value, i, &says);
	verify_author(run, row, &author);
	run->report->differences++;
	run->fn(&(struct verify_difference){ VERIFY_CELL, subject, author.text, shows.text,
					     row ? says.text : NULL },
		run->arg);
	str_release(&shows);
	str_release(&says);
	str_release(&author);
}

static bool verify_cell(struct verify_run *run, int indicator, int unit, int32_t period)
{
	enum value_status status;
	struct cell is, ought;

	if (!cell_get(run->s, indicator, unit, period, &is, run->err) ||
	    !derive_cell(run->s, indicator, unit, period, &ought, &status, run->err))
		return false;
	run->report->cells++;
	if (memcmp(is.row, ought.row, sizeof(is.row)) != 0 || is.heads != ought.heads ||
	    !value_equal(&is.value, &ought.value))
		verify_tell_cell(run, indicator, unit, &is, &ought);
	return true;
}

/* Walks two sorted lists of keys: the cells that the log asks for and the cells that are there. */
static bool verify_cells(struct verify_run *run)
{
	sqlite3_stmt *q = db_stmt(run->s, STMT_REVISION_CELLS);
	int64_t there = 0;
	int rc;

	while ((rc = db_step(run->s, q, run->err)) == SQLITE_ROW)
		if (!verify_cell(run, sqlite3_column_int(q, 0), sqlite3_column_int(q, 1),
				 sqlite3_column_int(q, 2))) {
			sqlite3_reset(q);
			return false;
		}
	sqlite3_reset(q);
	if (rc != SQLITE_DONE)
		return false;
	q = db_stmt(run->s, STMT_CELL_ORPHANS);
	while ((rc = db_step(run->s, q, run->err)) == SQLITE_ROW) {
		const int indicator = sqlite3_column_int(q, 0), unit = sqlite3_column_int(q, 1);
		struct cell is;

		if (!cell_get(run->s, indicator, unit, sqlite3_column_int(q, 2), &is, run->err)) {
			sqlite3_reset(q);
			return false;
		}
		verify_tell_cell(run, indicator, unit, &is, &(struct cell){ 0 });
		there++;
	}
	sqlite3_reset(q);
	run->report->cells += there;
	return rc == SQLITE_DONE;
}

/* The set of roll-ups that ought to be there: the ancestors of every cell. Each is derived again from
 * its children and compared; what is there beyond them is counted. */
static bool verify_rollup(struct verify_run *run, int indicator, int unit, int32_t period)
{
	struct sums ought[BASIS_MAX];
	char subject[REVISION_SUBJECT_SIZE];

	if (!derive_sums(run->s, run->p, indicator, unit, period, ought, run->err))
		return false;
	for (int b = 0; b < BASIS_MAX; b++) {
		struct sums is;
		bool there;

		if (!rollup_get(run->s, indicator, unit, period, (enum basis)b, &is, &there,
				run->err))
			return false;
		run->report->rollups += there;
		if (there ? !rollup_kept(&ought[b]) || !sums_equal(&is, &ought[b]) :
			    rollup_kept(&ought[b])) {
			verify_cell_subject(run, indicator, unit, period, subject);
			verify_tell(run, VERIFY_ROLLUP, subject, NULL);
		}
	}
	return true;
}

struct verify_key {
	int indicator, unit;
	int32_t period;
};

static bool verify_rollups(struct verify_run *run)
{
	sqlite3_stmt *q = db_stmt(run->s, STMT_ROLLUP_WANTED);
	struct verify_key *key = NULL;
	size_t count = 0, room = 0;
	bool ok;
	int rc;

	while ((rc = db_step(run->s, q, run->err)) == SQLITE_ROW) {
		key = mem_grow(key, count, &room, sizeof(*key));
		key[count++] = (struct verify_key){ sqlite3_column_int(q, 0),
						    sqlite3_column_int(q, 1),
						    sqlite3_column_int(q, 2) };
	}
	sqlite3_reset(q);
	ok = rc == SQLITE_DONE;
	for (size_t n = 0; ok && n < count; n++)
		ok = verify_rollup(run, key[n].indicator, key[n].unit, key[n].period);
	free(key);
	return ok;
}

static void verify_tell_file(struct verify_run *run, const char *what)
{
	run->report->differences++;
	run->fn(&(struct verify_difference){ .kind = VERIFY_FILE,
					     .subject = store_path(run->s),
					     .is = what },
		run->arg);
}

static bool verify_file(struct verify_run *run)
{
	sqlite3_stmt *q = db_stmt(run->s, STMT_INTEGRITY);
	int rc;

	while ((rc = db_step(run->s, q, run->err)) == SQLITE_ROW)
		if (strcmp(db_text(q, 0), "ok") != 0)
			verify_tell_file(run, db_text(q, 0));
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

bool verify_all(struct store *s, verify_fn *fn, void *arg, struct verify_report *report,
		struct err *err)
{
	struct programme p;
	struct verify_run run = {
		.s = s, .p = &p, .fn = fn, .arg = arg, .report = report, .err = err
	};
	bool ok;

	memset(report, 0, sizeof(*report));
	programme_init(&p);
	/* One read transaction: what is compared is one state, whoever writes meanwhile. */
	ok = db_exec(s, "BEGIN", err) && store_load_programme(s, &p, err) && verify_file(&run) &&
	     history_walk(s, db_stmt(s, STMT_REVISION_EACH), verify_revision, &run, err) &&
	     verify_cells(&run) && verify_rollups(&run);
	db_rollback(s);
	programme_release(&p);
	return ok;
}

static bool verify_rebuild_cells(struct store *s, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_CELLS);
	int rc;

	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const int indicator = sqlite3_column_int(q, 0), unit = sqlite3_column_int(q, 1);
		enum value_status status;
		struct cell cell;

		if (!derive_cell(s, indicator, unit, sqlite3_column_int(q, 2), &cell, &status,
				 err) ||
		    !cell_put(s, indicator, unit, &cell, status, err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

static bool verify_rebuild_rollups(struct store *s, const struct programme *p, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_EACH);
	struct touch *touch = NULL;
	size_t count = 0, room = 0;
	bool ok;
	int rc;

	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		touch = mem_grow(touch, count, &room, sizeof(*touch));
		touch[count++] = (struct touch){ sqlite3_column_int(q, 0), sqlite3_column_int(q, 1),
						 sqlite3_column_int(q, 2) };
	}
	sqlite3_reset(q);
	ok = rc == SQLITE_DONE && derive_ancestors(s, p, touch, count, err);
	free(touch);
	return ok;
}

bool verify_rebuild(struct store *s, struct err *err)
{
	struct programme p;
	bool ok;

	if (!store_writable(s))
		return err_set(err, ERR_DB_READONLY, store_path(s));
	programme_init(&p);
	ok = db_begin(s, err) && db_run(s, db_stmt(s, STMT_CELL_CLEAR), err) &&
	     db_run(s, db_stmt(s, STMT_ROLLUP_CLEAR), err) && store_load_programme(s, &p, err) &&
	     verify_rebuild_cells(s, err) && verify_rebuild_rollups(s, &p, err) &&
	     db_commit(s, err);
	if (!ok)
		db_rollback(s);
	programme_release(&p);
	return ok;
}

size_t verify_heads(struct store *s, struct verify_head *heads, size_t room)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REPLICA_ALL);
	size_t count = 0;

	while (count < room && sqlite3_step(q) == SQLITE_ROW) {
		sqlite3_stmt *last = db_stmt(s, STMT_REVISION_LAST);
		struct verify_head *h = &heads[count];

		memcpy(h->replica, sqlite3_column_blob(q, 1), REPLICA_SIZE);
		sqlite3_bind_int64(last, 1, sqlite3_column_int64(q, 0));
		if (sqlite3_step(last) == SQLITE_ROW &&
		    sqlite3_column_bytes(last, 2) == HASH_SIZE) {
			h->seq = (uint32_t)sqlite3_column_int64(last, 0);
			memcpy(h->hash, sqlite3_column_blob(last, 2), HASH_SIZE);
			count++;
		}
		sqlite3_reset(last);
	}
	sqlite3_reset(q);
	return count;
}

bool verify_witness(struct store *s, const struct verify_head *head, verify_fn *fn, void *arg)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REPLICA_FIND);
	char name[REVISION_ID_TEXT];
	struct revision_id id = { .seq = head->seq };
	int64_t number = 0;
	bool same = false;

	sqlite3_bind_blob(q, 1, head->replica, REPLICA_SIZE, SQLITE_STATIC);
	if (sqlite3_step(q) == SQLITE_ROW)
		number = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	q = db_stmt(s, STMT_REVISION_HASH);
	sqlite3_bind_int64(q, 1, number << 32 | head->seq);
	if (number && sqlite3_step(q) == SQLITE_ROW && sqlite3_column_bytes(q, 0) == HASH_SIZE)
		same = memcmp(sqlite3_column_blob(q, 0), head->hash, HASH_SIZE) == 0;
	sqlite3_reset(q);
	if (same)
		return true;
	memcpy(id.replica, head->replica, REPLICA_SIZE);
	revision_id_text(&id, name);
	fn(&(struct verify_difference){ .kind = VERIFY_WITNESS, .subject = name }, arg);
	return false;
}

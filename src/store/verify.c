/* tiendo check: everything that can be recomputed is recomputed and compared. */
#include "store/verify.h"

#include "base/str.h"
#include "cell.h"
#include "compare.h"
#include "db.h"
#include "form.h"
#include "history.h"
#include "ledger.h"
#include "meta.h"
#include "seal.h"
#include "store/programme.h"

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
	struct ledger *ledger;
	bool illustrative; /* some value of the log was made for demonstration */
	struct err *err;
};

static void verify_tell(struct verify_run *run, enum verify_kind kind, const char *subject,
			const char *author)
{
	run->report->differences++;
	run->fn(&(struct verify_difference){ .kind = kind, .subject = subject, .author = author },
		run->arg);
}

/* Names it "cell/I/U/P 6f0c2a1b-17". */
static void verify_tell_revision(struct verify_run *run, enum verify_kind kind,
				 const struct revision *r)
{
	char id[REVISION_ID_TEXT];
	struct str name;

	str_init(&name);
	revision_id_text(&r->id, id);
	str_addf(&name, "%s %s", r->subject ? r->subject : "", id);
	verify_tell(run, kind, name.text, r->author);
	str_release(&name);
}

static void verify_enter(struct verify_run *run, const struct history_row *row)
{
	const struct revision *r = &row->revision;

	ledger_put(run->ledger, row->cell,
		   &(struct lineage_entry){
			   .id = row->row,
			   .clock = r->clock,
			   .parent = row->parent,
			   .figures = form_split(&r->value),
			   .batch = r->batch,
			   .undoes = r->undoes,
			   .form = row->form,
			   .kind = r->kind,
		   });
}

static bool verify_revision(const struct history_row *row, void *arg)
{
	struct verify_run *run = arg;
	const struct revision *r = &row->revision;
	const bool follows = run->last >> 32 == row->row >> 32;
	const int64_t expected = follows ? run->last + 1 : ((row->row >> 32) << 32) + 1;
	unsigned char made[HASH_SIZE];

	if (row->row != expected)
		verify_tell_revision(run, VERIFY_GAP, r);
	revision_hash(r, follows ? run->prev : NULL, made);
	if (row->hash_len != HASH_SIZE || memcmp(made, row->hash, HASH_SIZE) != 0)
		verify_tell_revision(run, VERIFY_HASH, r);
	/* The stored hash goes on: one change is named once, not for all that follows. */
	if (row->hash_len == HASH_SIZE)
		memcpy(run->prev, row->hash, HASH_SIZE);
	run->last = row->row;
	run->illustrative |= (r->value.flags & VALUE_ILLUSTRATIVE) != 0;
	run->report->revisions++;
	if (row->cell.indicator)
		verify_enter(run, row);
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

static bool verify_cell(int indicator, int unit, const struct cell *is, const struct cell *ought,
			enum value_status status, void *arg)
{
	struct verify_run *run = arg;
	const struct indicator *i = verify_indicator(run, indicator);
	char subject[REVISION_SUBJECT_SIZE];
	struct str shows, says, author;

	(void)status;
	str_init(&shows);
	str_init(&says);
	str_init(&author);
	verify_cell_subject(run, indicator, unit, is ? is->period : ought->period, subject);
	verify_value_text(is ? &is->value : &(struct value){ 0 }, i, &shows);
	if (ought) {
		verify_value_text(&ought->value, i, &says);
		verify_author(run, ought->row[BASIS_LATEST], &author);
	}
	run->report->differences++;
	run->fn(&(struct verify_difference){ VERIFY_CELL, subject, author.text, shows.text,
					     ought ? says.text : NULL },
		run->arg);
	str_release(&shows);
	str_release(&says);
	str_release(&author);
	return true;
}

static bool verify_sums(int indicator, int unit, int32_t period, enum basis basis,
			const struct sums *ought, void *arg)
{
	struct verify_run *run = arg;
	char subject[REVISION_SUBJECT_SIZE];

	(void)basis;
	(void)ought;
	verify_cell_subject(run, indicator, unit, period, subject);
	verify_tell(run, VERIFY_ROLLUP, subject, NULL);
	return true;
}

static bool verify_derived(struct verify_run *run)
{
	struct compare c = { .cell = verify_cell, .sums = verify_sums, .arg = run };
	const bool ok = compare_derived(run->s, run->p, run->ledger, &c, run->err);

	run->report->cells = c.cells;
	run->report->rollups = c.rollups;
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

static void verify_part(const char *table, const char *author, void *arg)
{
	verify_tell(arg, VERIFY_PROGRAMME, table, author);
}

static void verify_mark(struct verify_run *run)
{
	if (run->illustrative != meta_illustrative(run->s))
		verify_tell(run, VERIFY_MARK, store_path(run->s), NULL);
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
	run.ledger = ledger_new(LEDGER_ROWS);
	/* One read transaction: what is compared is one state, whoever writes meanwhile. */
	ok = db_exec(s, "BEGIN", err) && store_load_programme(s, &p, err) && verify_file(&run) &&
	     history_each(s, verify_revision, &run, err) &&
	     seal_compare(s, verify_part, &run, &report->sealed, err) && verify_derived(&run);
	if (ok)
		verify_mark(&run);
	db_rollback(s);
	ledger_free(run.ledger);
	programme_release(&p);
	return ok;
}

/* The rows that are right already are left alone: what is written is what was wrong. */
struct verify_repair {
	struct store *s;
	struct err *err;
};

static bool verify_repair_cell(int indicator, int unit, const struct cell *is,
			       const struct cell *ought, enum value_status status, void *arg)
{
	const struct verify_repair *repair = arg;

	return ought ? cell_put(repair->s, indicator, unit, ought, status, repair->err) :
		       cell_drop(repair->s, indicator, unit, is->period, repair->err);
}

static bool verify_repair_sums(int indicator, int unit, int32_t period, enum basis basis,
			       const struct sums *ought, void *arg)
{
	static const struct sums none;
	const struct verify_repair *repair = arg;

	return rollup_put(repair->s, indicator, unit, period, basis, ought ? ought : &none,
			  repair->err);
}

bool verify_rebuild(struct store *s, struct err *err)
{
	struct verify_repair repair = { s, err };
	struct compare c = { .cell = verify_repair_cell,
			     .sums = verify_repair_sums,
			     .arg = &repair };
	struct ledger *ledger;
	struct programme p;
	bool ok;

	if (!store_writable(s))
		return err_set(err, ERR_DB_READONLY, store_path(s));
	programme_init(&p);
	ledger = ledger_new(LEDGER_ROWS);
	store_bulk(s, true);
	ok = db_begin(s, err) && store_load_programme(s, &p, err) && ledger_read(s, ledger, err) &&
	     compare_derived(s, &p, ledger, &c, err) && meta_settle_illustrative(s, err) &&
	     db_commit(s, err);
	if (!ok)
		db_rollback(s);
	store_bulk(s, false);
	ledger_free(ledger);
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

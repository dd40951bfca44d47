/* Two ordered walks side by side: what the log gives, and the rows of a table. */
#include "compare.h"

#include "db.h"
#include "recompute.h"

enum { KEY_CELL = 3, KEY_ROLLUP = 4 };

/* A table's rows, read in the order of its key. */
struct walk {
	sqlite3_stmt *q;
	struct db_taker taker;
	int rc;
	/* the row at hand */
	int key[KEY_ROLLUP];
	struct cell cell;
	struct sums sums;
	int columns; /* of the key */
};

struct compare_run {
	struct store *s;
	struct compare *c;
	struct walk cells, rollups;
	struct err *err;
};

static void walk_take_key(struct walk *w, sqlite3_value **value)
{
	for (int k = 0; k < w->columns; k++)
		w->key[k] = sqlite3_value_int(value[k]);
}

static void walk_take_cell(sqlite3_value **value, void *arg)
{
	struct walk *w = arg;

	walk_take_key(w, value);
	w->cell.period = w->key[KEY_CELL - 1];
	cell_take(value + KEY_CELL, &w->cell);
}

static void walk_take_sums(sqlite3_value **value, void *arg)
{
	struct walk *w = arg;

	walk_take_key(w, value);
	w->sums = rollup_take(value + KEY_ROLLUP);
}

static bool walk_next(struct compare_run *run, struct walk *w)
{
	w->rc = db_step(run->s, w->q, run->err);
	return w->rc == SQLITE_ROW || w->rc == SQLITE_DONE;
}

static bool walk_begin(struct compare_run *run, struct walk *w, enum stmt id, int columns,
		       void (*take)(sqlite3_value **value, void *arg))
{
	w->q = db_stmt(run->s, id);
	w->columns = columns;
	w->taker = (struct db_taker){ take, w };
	db_bind_taker(w->q, &w->taker);
	return walk_next(run, w);
}

/* How the row at hand stands to a key: before it (negative), it, or after it; after the last row
 * comes nothing. */
static int walk_compare(const struct walk *w, const int *key)
{
	if (w->rc != SQLITE_ROW)
		return 1;
	for (int k = 0; k < w->columns; k++)
		if (w->key[k] != key[k])
			return w->key[k] < key[k] ? -1 : 1;
	return 0;
}

/* A walk is one row ahead of what is told, so that the row can be changed. */
static bool compare_orphan_cell(struct compare_run *run)
{
	const int indicator = run->cells.key[0], unit = run->cells.key[1];
	const struct cell is = run->cells.cell;

	run->c->cells++;
	return walk_next(run, &run->cells) &&
	       run->c->cell(indicator, unit, &is, NULL, STATUS_DRAFT, run->c->arg);
}

static bool compare_orphan_sums(struct compare_run *run)
{
	const int indicator = run->rollups.key[0], unit = run->rollups.key[1];
	const int32_t period = run->rollups.key[2];
	const enum basis basis = (enum basis)run->rollups.key[3];

	run->c->rollups++;
	return walk_next(run, &run->rollups) &&
	       run->c->sums(indicator, unit, period, basis, NULL, run->c->arg);
}

static bool compare_same(const struct cell *is, const struct cell *ought, enum value_status status)
{
	for (int b = 0; b < BASIS_MAX; b++)
		if (is->row[b] != ought->row[b])
			return false;
	return is->heads == ought->heads && value_equal(&is->value, &ought->value) &&
	       is->status == status;
}

static bool compare_cell(int indicator, int unit, const struct cell *ought,
			 enum value_status status, void *arg)
{
	struct compare_run *run = arg;
	struct walk *w = &run->cells;
	const int key[KEY_CELL] = { indicator, unit, ought->period };
	struct cell is;
	int order;

	while ((order = walk_compare(w, key)) < 0)
		if (!compare_orphan_cell(run))
			return false;
	run->c->cells++;
	if (order > 0)
		return run->c->cell(indicator, unit, NULL, ought, status, run->c->arg);
	is = w->cell;
	return walk_next(run, w) &&
	       (compare_same(&is, ought, status) ||
		run->c->cell(indicator, unit, &is, ought, status, run->c->arg));
}

static bool compare_sums(int indicator, int unit, int32_t period, enum basis basis,
			 const struct sums *ought, void *arg)
{
	struct compare_run *run = arg;
	struct walk *w = &run->rollups;
	const int key[KEY_ROLLUP] = { indicator, unit, period, basis };
	struct sums is;
	int order;

	while ((order = walk_compare(w, key)) < 0)
		if (!compare_orphan_sums(run))
			return false;
	run->c->rollups++;
	if (order > 0)
		return run->c->sums(indicator, unit, period, basis, ought, run->c->arg);
	is = w->sums;
	return walk_next(run, w) &&
	       (sums_equal(&is, ought) ||
		run->c->sums(indicator, unit, period, basis, ought, run->c->arg));
}

/* What is left of the tables when the log has ended. */
static bool compare_rest(struct compare_run *run)
{
	while (run->cells.rc == SQLITE_ROW)
		if (!compare_orphan_cell(run))
			return false;
	while (run->rollups.rc == SQLITE_ROW)
		if (!compare_orphan_sums(run))
			return false;
	return true;
}

bool compare_derived(struct store *s, const struct programme *p, struct ledger *l,
		     struct compare *c, struct err *err)
{
	struct compare_run run = { .s = s, .c = c, .err = err };
	const struct recompute to = { compare_cell, compare_sums, &run };
	const bool ok = walk_begin(&run, &run.cells, STMT_CELL_EACH, KEY_CELL, walk_take_cell) &&
			walk_begin(&run, &run.rollups, STMT_ROLLUP_EACH, KEY_ROLLUP,
				   walk_take_sums) &&
			recompute_all(s, p, l, &to, err) && compare_rest(&run);

	sqlite3_reset(run.cells.q);
	sqlite3_reset(run.rollups.q);
	return ok;
}

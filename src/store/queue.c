/* The review queue, read from the derived cells. */
#include "store/queue.h"

#include "base/mem.h"
#include "base/str.h"
#include "cell.h"
#include "cycle.h"
#include "db.h"
#include "store/rights.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

struct queue_found {
	int indicator, unit;
	struct cell cell;
};

/* The cells first: what is said of each asks the database again. */
static bool queue_find(struct store *s, struct queue_found **found, size_t *count, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_WAITING);
	size_t room = 0;
	int rc;

	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct queue_found *f;

		*found = mem_grow(*found, *count, &room, sizeof(**found));
		f = &(*found)[(*count)++];
		*f = (struct queue_found){ .indicator = sqlite3_column_int(q, 0),
					   .unit = sqlite3_column_int(q, 1) };
		f->cell.period = sqlite3_column_int(q, 2);
		cell_read(q, 3, &f->cell);
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

static bool queue_wanted(struct store *s, const struct queue_found *f, int unit, int32_t period)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };
	int at = f->unit;

	if (period != PERIOD_NONE && !period_contains(period, f->cell.period))
		return false;
	while (unit && at && at != unit)
		at = tree_parent(s, at, period_last_day(f->cell.period), &span);
	return at != 0;
}

static bool queue_fill(struct store *s, const struct programme *p, const struct units *u,
		       double jump, const struct queue_found *f, struct queue_row *row,
		       struct err *err)
{
	const int32_t day = period_last_day(f->cell.period);
	struct log_who who = { 0 };
	struct err refused = { 0 };
	int64_t ignored;

	*row = (struct queue_row){ .cell = { f->indicator, f->unit, f->cell.period,
					     f->cell.row[BASIS_LATEST] },
				   .value = f->cell.value,
				   .conflict = f->cell.heads > 1,
				   .had_stood = f->cell.row[BASIS_VERIFIED] != 0 };
	if (!cell_value(s, &f->cell, BASIS_VERIFIED, &row->stood, err) ||
	    !log_cell(s, f->indicator, f->unit, period_prev(f->cell.period), &row->before, &ignored,
		      err))
		return false;
	row->warning = cycle_warning(s, p, u, f->indicator, f->unit, f->cell.period, &row->value,
				     jump);
	if (log_who(s, row->cell.seen, &who))
		row->clock = who.clock;
	if (log_who(s, cycle_origin(s, row->cell.seen), &who))
		str_copy(row->author, sizeof(row->author), who.author);
	row->mine = rights_may(s, p, RIGHT_REVIEW, f->indicator, f->unit, day, &refused);
	return true;
}

bool queue_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		int32_t period, double jump, queue_fn *fn, void *arg, struct err *err)
{
	struct queue_found *found = NULL;
	size_t count = 0;
	bool ok = queue_find(s, &found, &count, err);

	for (size_t n = 0; ok && n < count; n++) {
		struct queue_row row;

		if (!queue_wanted(s, &found[n], unit, period))
			continue;
		ok = queue_fill(s, p, u, jump, &found[n], &row, err);
		if (ok && !fn(&row, arg))
			break;
	}
	free(found);
	return ok;
}

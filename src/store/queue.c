/* The review queue, read from the derived cells. */
#include "store/queue.h"

#include "base/mem.h"
#include "base/str.h"
#include "cell.h"
#include "cycle.h"
#include "db.h"
#include "form.h"
#include "store/rights.h"
#include "tree.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

struct queue_found {
	int indicator, unit;
	struct cell cell;
};

static bool queue_wanted(struct store *s, const struct queue_found *f, int unit, int32_t period)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };
	int at = f->unit;

	if (period != PERIOD_NONE && !period_reports(period, f->cell.period))
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

bool queue_read(struct store *s, const struct programme *p, const struct units *u, double jump,
		const struct cycle_cell *cell, struct queue_row *row, struct err *err)
{
	struct queue_found f = { .indicator = cell->indicator, .unit = cell->unit };

	return cell_get(s, f.indicator, f.unit, cell->period, &f.cell, err) &&
	       queue_fill(s, p, u, jump, &f, row, err);
}

bool queue_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		int32_t period, double jump, queue_fn *fn, void *arg, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_WAITING);
	bool ok = true, more = true;
	int rc = SQLITE_DONE;

	while (ok && more && (rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct queue_found f = { .indicator = sqlite3_column_int(q, 0),
					 .unit = sqlite3_column_int(q, 1),
					 .cell.period = sqlite3_column_int(q, 2) };
		struct queue_row row;

		if (!queue_wanted(s, &f, unit, period))
			continue;
		cell_read(q, 3, &f.cell);
		ok = queue_fill(s, p, u, jump, &f, &row, err);
		more = ok && fn(&row, arg);
	}
	sqlite3_reset(q);
	return ok && (rc == SQLITE_ROW || rc == SQLITE_DONE);
}

size_t queue_heads(struct store *s, const struct cycle_cell *cell, struct queue_head *heads,
		   size_t room, struct err *err)
{
	int64_t rows[WRITER_PARENTS];
	struct cell shown;
	size_t count;

	if (!cell_get(s, cell->indicator, cell->unit, cell->period, &shown, err) ||
	    !writer_parents(s, cell->indicator, cell->unit, &shown, rows, &count, err))
		return 0;
	for (size_t n = 0; n < count && n < room; n++) {
		sqlite3_stmt *q = db_stmt(s, STMT_REVISION_GET);
		struct log_who who;

		heads[n] = (struct queue_head){ .row = rows[n] };
		sqlite3_bind_int64(q, 1, rows[n]);
		if (db_step(s, q, err) == SQLITE_ROW)
			heads[n].value = form_read(q, 0);
		sqlite3_reset(q);
		if (log_who(s, rows[n], &who)) {
			heads[n].clock = who.clock;
			heads[n].status = who.status;
		}
		if (log_who(s, cycle_origin(s, rows[n]), &who))
			str_copy(heads[n].author, sizeof(heads[n].author), who.author);
	}
	return count;
}

bool queue_settle(struct store *s, const struct act *act, const struct cycle_cell *cell,
		  int64_t row, enum log_outcome *outcome, struct err *err)
{
	struct edit edit = { .indicator = cell->indicator,
			     .unit = cell->unit,
			     .period = cell->period,
			     .seen = cell->seen };
	char *text[3] = { NULL, NULL, NULL }; /* reason, source, note */
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_GET);
	bool ok;

	sqlite3_bind_int64(q, 1, row);
	ok = db_step(s, q, err) == SQLITE_ROW;
	if (ok)
		edit.value = form_read(q, 0);
	sqlite3_reset(q);
	q = db_stmt(s, STMT_REVISION_TEXTS);
	sqlite3_bind_int64(q, 1, row);
	ok = ok && db_step(s, q, err) == SQLITE_ROW;
	for (int n = 0; ok && n < 3; n++)
		text[n] = mem_strdup(db_text(q, n));
	sqlite3_reset(q);
	edit.reason = text[0];
	edit.source = text[1] ? text[1] : "";
	edit.note = text[2];
	ok = ok && log_save(s, act, &edit, outcome, err);
	for (int n = 0; n < 3; n++)
		free(text[n]);
	return ok;
}

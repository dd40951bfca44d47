/* Batches of edits: what may be saved, what is the same already, what is based on something old. */
#include "store/log.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "store/draft.h"
#include "tree.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

bool log_begin(struct store *s, const struct act *act, struct err *err)
{
	return writer_begin(s, act, REVISION_VALUE, 0, err);
}

/* "INDICATOR UNIT 2022-Q3: why" */
static bool log_refuse(struct store *s, const struct edit *e, enum entry_finding finding,
		       struct err *err)
{
	struct str what;

	str_init(&what);
	writer_add_cell(s, e->indicator, e->unit, e->period, &what);
	err_set(err, ERR_VALUE_REFUSED, what.text, tr(entry_message(finding)));
	str_release(&what);
	return false;
}

bool log_permits(const struct indicator *i, enum unit_kind kind, int32_t period)
{
	const bool aggregate = unit_kind_aggregate(kind);

	if (!indicator_valid(i, period_last_day(period)))
		return false;
	if (period_length(period) != i->frequency &&
	    !(aggregate && period_length(period) < i->frequency))
		return false;
	if (i->scope == SCOPE_NATIONAL)
		return kind == UNIT_NATION;
	if (kind == UNIT_PROVINCE || unit_kind_ministry(kind))
		return unit_kind_in_scope(kind, i->scope);
	return true;
}

/* The units at hand are asked first, the database for those that stand below them. */
static bool log_allowed(struct store *s, const struct edit *e, bool *aggregate)
{
	const struct writer *w = s->writer;
	const struct indicator *i = programme_indicator(w->programme, e->indicator);
	const struct unit *unit = w->units ? units_by_id(w->units, e->unit) : NULL;
	const int32_t day = period_last_day(e->period);
	enum unit_kind kind;

	if (unit) {
		kind = unit->kind;
		if (!unit_valid(unit, day))
			return false;
	} else if (!tree_kind(s, e->unit, day, &kind)) {
		return false;
	}
	*aggregate = unit_kind_aggregate(kind);
	return log_permits(i, kind, e->period);
}

static bool log_text_same(const char *given, const char *kept)
{
	return !given || str_equal(given, kept ? kept : "");
}

/* True when the cell holds this already: same content, and every text that is given is the one that
 * is kept. */
static bool log_same(struct store *s, const struct edit *e, const struct cell *cell)
{
	sqlite3_stmt *q;
	bool same = false;

	if (cell->heads > 1 || !value_equal(&e->value, &cell->value))
		return false;
	if (!cell->row[BASIS_LATEST] || (!e->reason && !e->source && !e->note))
		return true;
	q = db_stmt(s, STMT_REVISION_TEXTS);
	sqlite3_bind_int64(q, 1, cell->row[BASIS_LATEST]);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		same = log_text_same(e->reason, db_text(q, 0)) &&
		       log_text_same(e->source, db_text(q, 1)) &&
		       log_text_same(e->note, db_text(q, 2));
	sqlite3_reset(q);
	return same;
}

bool log_add(struct store *s, const struct edit *e, enum log_outcome *outcome, struct err *err)
{
	const struct indicator *i = programme_indicator(s->writer->programme, e->indicator);
	enum entry_finding finding;
	int64_t parents[WRITER_PARENTS];
	size_t count = 0;
	struct cell cell;
	bool aggregate = false;

	if (!log_allowed(s, e, &aggregate))
		return log_refuse(s, e, ENTRY_NOT_VALID, err);
	if (!writer_may(s, RIGHT_ENTER, e->indicator, e->unit, e->period, err))
		return false;
	finding = entry_check(i, &e->value, aggregate);
	if (entry_is_error(finding))
		return log_refuse(s, e, finding, err);
	if (e->seen == LOG_SEEN_NEW)
		cell = (struct cell){ .period = e->period };
	else if (!cell_get(s, e->indicator, e->unit, e->period, &cell, err))
		return false;
	if (e->seen >= 0 && e->seen != cell.row[BASIS_LATEST]) {
		*outcome = LOG_STALE;
		return true;
	}
	if (log_same(s, e, &cell)) {
		*outcome = LOG_SAME;
		writer_drop_draft(s, e->indicator, e->unit, e->period);
		return true;
	}
	if (!writer_parents(s, e->indicator, e->unit, &cell, parents, &count, err))
		return false;
	*outcome = LOG_SAVED;
	return writer_append(s, e->indicator, e->unit, &cell,
			     &(struct writer_content){ .value = e->value,
						       .reason = e->reason,
						       .source = e->source,
						       .note = e->note },
			     parents, count, err);
}

bool log_save(struct store *s, const struct act *act, const struct edit *edit,
	      enum log_outcome *outcome, struct err *err)
{
	if (!log_begin(s, act, err))
		return false;
	if (!log_add(s, edit, outcome, err)) {
		log_abort(s);
		return false;
	}
	if (*outcome == LOG_SAVED)
		return log_commit(s, err);
	log_abort(s);
	if (*outcome == LOG_SAME)
		draft_drop(s, act->author, edit->indicator, edit->unit, edit->period);
	return true;
}

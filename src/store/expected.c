/* What is expected of a unit in a period, and how much of it is there (FORMULAS: Reporting). */
#include "cycle.h"

#include "base/date.h"
#include "base/str.h"
#include "cell.h"
#include "db.h"
#include "expected.h"
#include "store/subject.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

bool expected_kind(struct store *s, int unit, int32_t day, enum unit_kind *kind)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };

	for (; unit; unit = tree_parent(s, unit, day, &span)) {
		if (!tree_kind(s, unit, day, kind))
			return false;
		if (*kind == UNIT_PROVINCE || unit_kind_ministry(*kind) ||
		    unit_kind_aggregate(*kind))
			return true;
	}
	return false;
}

size_t expected_periods(enum period_length frequency, int32_t period, int32_t own[EXPECTED_MONTHS])
{
	const int32_t first = period_first_day(period), last = period_last_day(period);
	size_t count = 0;

	for (int32_t at = period_last_within(frequency, period);
	     count < EXPECTED_MONTHS && period_last_day(at) >= first && period_last_day(at) <= last;
	     at = period_prev(at))
		own[count++] = at;
	for (size_t n = 0; n < count / 2; n++) {
		const int32_t swap = own[n];

		own[n] = own[count - 1 - n];
		own[count - 1 - n] = swap;
	}
	return count;
}

static bool expected_first_submitted(struct store *s, int unit, struct expected_cell *cell,
				     struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_FIRST_STEP);
	int rc;

	sqlite3_bind_int(q, 1, cell->indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, cell->period);
	sqlite3_bind_int(q, 4, STATUS_SUBMITTED);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW)
		cell->first_submitted = sqlite3_column_int64(q, 0);
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

static bool expected_read(struct store *s, int unit, struct expected_cell *out, struct err *err)
{
	struct cell cell;

	if (!cell_get(s, out->indicator, unit, out->period, &cell, err))
		return false;
	out->row = cell.row[BASIS_LATEST];
	out->value = cell.value;
	out->status = cell.status;
	out->conflict = cell.heads > 1;
	out->verified = cell.row[BASIS_VERIFIED];
	return !out->row || expected_first_submitted(s, unit, out, err);
}

/* Whether the unit reported that there is nothing: for the period asked about, or the cell's own. */
static bool expected_nothing(struct store *s, int unit, int32_t period, bool *nothing,
			     struct err *err)
{
	struct str name, state;
	bool ok;

	str_init(&name);
	str_init(&state);
	cycle_report_name(s, unit, period, &name);
	ok = subject_get(s, name.text, &state, NULL, err);
	*nothing = ok && state.len > 0;
	str_release(&name);
	str_release(&state);
	return ok;
}

bool expected_each(struct store *s, const struct programme *p, const struct units *u, int unit,
		   int32_t period, expected_fn *fn, void *arg, struct err *err)
{
	enum unit_kind kind;
	bool nothing;

	(void)u;
	if (!expected_kind(s, unit, period_last_day(period), &kind))
		return true;
	if (!expected_nothing(s, unit, period, &nothing, err))
		return false;
	for (int indicator = 1; indicator <= (int)p->indicators; indicator++) {
		const struct indicator *i = programme_indicator(p, indicator);
		int32_t own[EXPECTED_MONTHS];
		const size_t count = expected_periods(i->frequency, period, own);

		if (!unit_kind_in_scope(kind, i->scope))
			continue;
		for (size_t n = 0; n < count; n++) {
			struct expected_cell cell = { .indicator = indicator,
						      .period = own[n],
						      .nothing = nothing };
			enum unit_kind then;

			if (!indicator_valid(i, period_last_day(own[n])) ||
			    !tree_kind(s, unit, period_last_day(own[n]), &then))
				continue;
			if (!expected_read(s, unit, &cell, err))
				return false;
			if (!fn(&cell, arg))
				return true;
		}
	}
	return true;
}

struct completeness_count {
	const struct programme *p;
	const struct calendar *calendar;
	struct completeness *c;
};

int32_t expected_day(int64_t clock)
{
	return (int32_t)((revision_clock_ms(clock) + INT64_C(7) * 3600 * 1000) / 86400000);
}

static bool completeness_add(const struct expected_cell *cell, void *arg)
{
	struct completeness_count *count = arg;
	struct completeness *c = count->c;

	c->expected++;
	c->filled += cell->value.state != VALUE_ABSENT || cell->nothing;
	if (cell->value.state != VALUE_ABSENT) {
		c->submitted += cell->status == STATUS_SUBMITTED;
		c->verified += cell->status == STATUS_VERIFIED;
		c->returned += cell->status == STATUS_RETURNED;
	}
	c->conflicts += cell->conflict;
	if (count->calendar && cell->first_submitted)
		c->on_time += expected_day(cell->first_submitted) <=
			      calendar_deadline(count->calendar, count->p, cell->indicator,
						cell->period);
	return true;
}

bool completeness_of(struct store *s, const struct programme *p, const struct units *u,
		     const struct calendar *calendar, int unit, int32_t period,
		     struct completeness *c, struct err *err)
{
	struct completeness_count count = { p, calendar, c };

	*c = (struct completeness){ 0 };
	return expected_each(s, p, u, unit, period, completeness_add, &count, err);
}

/* How a figure stands to its target: aim, baseline, achievement, pace. */
#include "store/figure.h"

#include "base/date.h"
#include "db.h"
#include "figure_at.h"

#include <string.h>

/* The greatest period that ends on or before a day. */
static int32_t standing_upto(int32_t day)
{
	const int32_t month = period_holding(PERIOD_MONTH, day);

	return (period_last_day(month) <= day ? month : period_prev(month)) | 3;
}

static int32_t standing_bound(struct store *s, enum stmt id, int indicator, int unit, int32_t a,
			      int32_t b)
{
	sqlite3_stmt *q = db_stmt(s, id);
	struct err err = { 0 };
	int32_t found = PERIOD_NONE;

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, a);
	sqlite3_bind_int(q, 4, b);
	if (db_step(s, q, &err) == SQLITE_ROW)
		found = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return found;
}

/* The unit, and those whose figures stand for it on a day. For a region that is made anew on the map
 * nothing is kept of earlier periods: it may have a figure whenever the nation has one. */
static size_t standing_selves(const struct sight *at, int unit, int32_t day, int *ids, size_t room)
{
	const struct unit *known = units_by_id(at->u, unit), *nation = units_nation(at->u);
	size_t count = 1;

	ids[0] = unit;
	if (known && unit_kind_aggregate(known->kind)) {
		if (nation && nation != known)
			ids[count++] = nation->id;
	} else if (known) {
		count += units_predecessors(at->u, unit, day, at->map, ids + 1, room - 1);
	}
	return count < room ? count : room;
}

/* The last period at or before `upto` (last = true), or the first from `upto` on, in which the unit
 * or one that stands for it has anything. */
static int32_t standing_period(const struct sight *at, int indicator, int unit, int32_t upto,
			       bool last, int32_t day)
{
	int ids[PREDECESSORS_MAX];
	const size_t count = standing_selves(at, unit, day, ids, PREDECESSORS_MAX);
	int32_t best = PERIOD_NONE;

	for (size_t n = 0; n < count; n++) {
		int32_t found[2];

		if (last) {
			found[0] = standing_bound(at->s, STMT_CELL_LAST, indicator, ids[n], 0,
						  upto);
			found[1] = standing_bound(at->s, STMT_ROLLUP_LAST, indicator, ids[n], upto,
						  at->basis);
		} else {
			found[0] = standing_bound(at->s, STMT_CELL_FIRST, indicator, ids[n], upto,
						  0);
			found[1] = standing_bound(at->s, STMT_ROLLUP_FIRST, indicator, ids[n], upto,
						  at->basis);
		}
		for (int k = 0; k < 2; k++)
			if (found[k] && (!best || (last ? found[k] > best : found[k] < best)))
				best = found[k];
	}
	return best;
}

/* How long the periods are that are compared: those of a flow as long as the one shown (its year with
 * a year), any other's as they come. */
static enum period_length standing_length(const struct sight *at, int indicator, int32_t shown)
{
	const struct indicator *i = programme_indicator(at->p, indicator);

	return i->accumulation == ACCUMULATE_FLOW ? period_length(shown) : PERIOD_MONTH;
}

/* The period of this length that holds the end of a shorter one and ends by `limit`. */
static int32_t standing_widen(int32_t period, enum period_length length, int32_t limit)
{
	period = period_holding(length, period_last_day(period));
	return period_last_day(period) <= limit ? period : period_prev(period);
}

/* A period found may hold nothing that counts (not applicable, another basis, "2 of 3"): then the
 * next one is tried. */
static bool standing_search(const struct sight *at, int indicator, int unit, int32_t from,
			    bool last, enum period_length length, struct standing *st,
			    struct err *err)
{
	const struct unit *self = units_by_id(at->u, unit);
	int32_t day = last                                ? period_last_day(from) :
		      self && self->valid_from > DATE_MIN ? self->valid_from - 1 :
							    DATE_MIN + 1;
	int32_t period = from;

	while ((period = standing_period(at, indicator, unit, period, last, day))) {
		struct figure f;
		bool widened;

		widened = period_length(period) < length;
		if (widened)
			period = standing_widen(period, length, last ? day : DATE_MAX);
		if (!(widened ? figure_over : figure_at)(at, indicator, unit, period, &f, err))
			return false;
		if (quantity_known(f.low)) {
			st->baseline = f.low;
			st->baseline_period = f.period;
			return true;
		}
		if (widened) /* beyond all that lies in it */
			period = last ? (period_prev(period) | 3) + 1 : period | 3;
		period += last ? -1 : 1;
	}
	return true;
}

/* The last value on or before the day the document was issued, else the first reported one. */
static bool standing_baseline(const struct sight *at, int indicator, int unit,
			      enum period_length length, struct standing *st, struct err *err)
{
	if (st->aim.issued > DATE_MIN + 31 &&
	    !standing_search(at, indicator, unit, standing_upto(st->aim.issued), true, length, st,
			     err))
		return false;
	if (st->baseline_period)
		return true;
	return standing_search(at, indicator, unit, PERIOD_NONE + 1, false, length, st, err);
}

/* Met after it was due: the last figure of the time before it was not enough, or there was none. */
static bool standing_late(const struct sight *at, int indicator, int unit,
			  enum period_length length, struct standing *st, struct err *err)
{
	const int32_t month = standing_upto(st->aim.due) & ~3;
	struct figure f;

	if (!figure_over(at, indicator, unit, period_last_within(length, month), &f, err))
		return false;
	st->late = !quantity_known(f.low) || !aim_met(&st->aim, f.low);
	return true;
}

bool figure_standing(struct store *s, const struct programme *p, const struct units *u,
		     int indicator, int unit, const struct view *view, const struct figure *f,
		     const struct pace_limits *limits, struct standing *st, struct err *err)
{
	struct sight at = sight_of(s, p, u, view);
	const enum period_length length = standing_length(&at, indicator, view->period);
	const int32_t day = period_last_day(view->period);
	enum unit_kind kind = UNIT_OTHER;
	struct pace_input in = {
		.low = f->low, .high = f->high, .day = period_last_day(f->period), .coverage = 1
	};

	memset(st, 0, sizeof(*st));
	at.beside = false;
	sight_kind(&at, unit, day, &kind);
	st->aim = aim_in_force(p, indicator, unit, kind, day, view->document);
	st->pace.pace = PACE_UNKNOWN;
	if (!st->aim.target)
		return true;
	if (!standing_baseline(&at, indicator, unit, length, st, err))
		return false;
	in.baseline = st->baseline;
	in.baseline_day = st->baseline_period ? period_last_day(st->baseline_period) : DATE_MAX;
	if (f->source == FIGURE_ROLLUP || f->source == FIGURE_FLOW)
		in.coverage = sums_coverage(&f->sums);
	st->pace = pace_judge(&st->aim, &in, limits);
	if (!quantity_known(f->low))
		return true;
	st->has_achievement = aim_achievement(&st->aim, f->low, st->baseline, &st->achievement);
	if (st->pace.pace == PACE_ACHIEVED && in.day > st->aim.due)
		return standing_late(&at, indicator, unit, length, st, err);
	return true;
}

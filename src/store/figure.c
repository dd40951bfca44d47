/* Which period of an indicator is shown, and its figure there. */
#include "store/figure.h"

#include "base/date.h"
#include "base/mem.h"
#include "db.h"
#include "figure_at.h"
#include "form.h"
#include "store/programme.h"
#include "tree.h"

#include <string.h>

/* Adds one period's figure to a flow's sum; false when it cannot be: then the flow is absent. */
static bool figure_flow_add(const struct indicator *i, const struct figure *one, bool first,
			    struct figure *f)
{
	struct value v = one->value, *sum = &f->value;
	bool partial = false;

	if (one->source == FIGURE_ROLLUP)
		sums_value(&one->sums, i, &v, &partial);
	if (v.state != VALUE_GIVEN || v.fields == FIELDS_PERCENT ||
	    (!first && v.fields != sum->fields) ||
	    !number_add(sum->numerator, v.numerator, &sum->numerator) ||
	    !number_add(sum->denominator, v.denominator, &sum->denominator) ||
	    !number_add(sum->number, v.number, &sum->number))
		return false;
	sum->state = VALUE_GIVEN;
	sum->fields = v.fields;
	sum->flags |= v.flags;
	if (first || v.quality < sum->quality)
		sum->quality = v.quality;
	f->partial |= one->partial || partial;
	/* No better covered than its least covered period. */
	if (one->source == FIGURE_ROLLUP &&
	    (f->sums.expected == 0 || sums_coverage(&one->sums) < sums_coverage(&f->sums)))
		f->sums = one->sums;
	return true;
}

/* A flow over a longer period is the sum of all its periods; absent if one is missing. What an
 * aggregate unit reported itself and what is made of its units never enter one sum. */
static bool figure_flow(const struct sight *at, int indicator, int unit, int32_t period,
			struct figure *f, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	int32_t part = period_last_within(i->frequency, period);
	enum figure_source source = FIGURE_ABSENT;
	enum unit_kind kind = UNIT_OTHER;
	struct figure sum = { .period = period };

	f->period = period;
	sight_kind(at, unit, period_last_day(period), &kind);
	for (bool first = true; period_contains(period, part); part = period_prev(part)) {
		struct figure one;

		if (!figure_at(at, indicator, unit, part, &one, err))
			return false;
		if ((!first && unit_kind_aggregate(kind) && one.source != source) ||
		    !figure_flow_add(i, &one, first, &sum)) {
			f->sums = one.sums;
			return true;
		}
		source = one.source;
		first = false;
	}
	if (source == FIGURE_ABSENT)
		return true;
	*f = sum;
	f->source = FIGURE_FLOW;
	f->low = f->high = value_quantity(&f->value, i);
	f->quality = f->value.quality;
	f->flags = f->value.flags;
	return true;
}

bool figure_over(const struct sight *at, int indicator, int unit, int32_t period, struct figure *f,
		 struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);

	memset(f, 0, sizeof(*f));
	if (i->accumulation == ACCUMULATE_FLOW && period_length(period) > i->frequency)
		return figure_flow(at, indicator, unit, period, f, err);
	return figure_at(at, indicator, unit, period_last_within(i->frequency, period), f, err);
}

bool figure_read(struct store *s, const struct programme *p, const struct units *u, int indicator,
		 int unit, const struct view *view, struct figure *f, struct err *err)
{
	const struct sight at = sight_of(s, p, u, view);
	const bool ok = figure_over(&at, indicator, unit, view->period, f, err);

	f->older = period_last_day(f->period) < period_last_day(view->period);
	return ok;
}

size_t figure_series(struct store *s, const struct programme *p, const struct units *u,
		     int indicator, int unit, const struct view *view, struct figure_point *points,
		     size_t room)
{
	struct sight at = sight_of(s, p, u, view);
	int32_t period = period_last_within(programme_indicator(p, indicator)->frequency,
					    view->period);
	const int32_t last = period;
	struct cell_strip strip;
	struct err err = { 0 };

	for (size_t n = room; n-- > 0; period = period_prev(period))
		points[n] = (struct figure_point){ period, quantity_none() };
	if (cell_strip_read(s, indicator, unit, period | 3, last, &strip, &err))
		at.strip = &strip;
	for (size_t n = 0; n < room; n++) {
		struct figure f;

		if (figure_at(&at, indicator, unit, points[n].period, &f, &err))
			points[n].figure = f.low;
	}
	return room;
}

/* Gives each reporting unit below an aggregate, in the order of the tree. */
static bool inputs_below(const struct sight *at, int indicator, int unit, int32_t period,
			 bool direct, figure_input_fn *fn, void *arg, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	const struct unit *self = units_by_id(at->u, unit);
	const int32_t day = at->other_map || (self && !unit_valid(self, period_last_day(period))) ?
				    at->map :
				    period_last_day(period);
	int ids[REPORTING_MAX];
	size_t count = units_children(at->u, unit, day, ids, REPORTING_MAX);

	for (size_t n = 0; n < count && n < REPORTING_MAX; n++) {
		const struct unit *child = units_by_id(at->u, ids[n]);
		struct contribution c;

		if (unit_kind_aggregate(child->kind)) {
			if (!inputs_below(at, indicator, ids[n], period, false, fn, arg, err))
				return false;
		} else if (unit_kind_in_scope(child->kind, i->scope)) {
			if (!contribution_read(at, indicator, ids[n], period, &c, err))
				return false;
			fn(&(struct figure_input){ ids[n], direct, c.value,
						   c.source == FIGURE_ROLLUP, c.partial, c.row },
			   arg);
		}
	}
	return true;
}

/* Gives a unit's own children, or its predecessors. */
static bool inputs_of_unit(const struct sight *at, int indicator, int unit, const struct figure *f,
			   figure_input_fn *fn, void *arg, struct err *err)
{
	const int32_t day = period_last_day(f->period);
	int ids[REPORTING_MAX];
	size_t count = 0;

	if (f->of) {
		count = units_predecessors(at->u, unit, day, at->map, ids, REPORTING_MAX);
	} else {
		const struct tree_list *list = tree_children(at->s, unit, day, err);

		if (!list)
			return false;
		for (; count < list->count && count < REPORTING_MAX; count++)
			ids[count] = list->child[count].unit;
	}
	for (size_t n = 0; n < count && n < REPORTING_MAX; n++) {
		struct sight there = *at;
		struct contribution c;

		there.map = day;
		if (!contribution_read(&there, indicator, ids[n], f->period, &c, err))
			return false;
		fn(&(struct figure_input){ ids[n], true, c.value, c.source == FIGURE_ROLLUP,
					   c.partial, c.row },
		   arg);
	}
	return true;
}

bool figure_inputs(struct store *s, const struct programme *p, const struct units *u, int indicator,
		   int unit, const struct view *view, figure_input_fn *fn, void *arg,
		   struct err *err)
{
	const struct sight at = sight_of(s, p, u, view);
	enum unit_kind kind = UNIT_OTHER;
	struct figure f;

	if (!figure_read(s, p, u, indicator, unit, view, &f, err))
		return false;
	sight_kind(&at, unit, period_last_day(f.period), &kind);
	if (unit_kind_aggregate(kind))
		return inputs_below(&at, indicator, unit, f.period, true, fn, arg, err);
	if (f.source == FIGURE_OWN)
		return true;
	return inputs_of_unit(&at, indicator, unit, &f, fn, arg, err);
}

int32_t figure_default_period(struct store *s, const struct programme *p, const struct units *u)
{
	const struct unit *nation = units_nation(u);
	sqlite3_stmt *q = db_stmt(s, STMT_PERIOD_LAST);
	struct err err = { 0 };
	int32_t last = PERIOD_NONE;

	sqlite3_bind_int(q, 1, nation ? nation->id : 0);
	sqlite3_bind_int(q, 2, BASIS_LATEST);
	if (db_step(s, q, &err) == SQLITE_ROW)
		last = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return period_holding(programme_frequency(p), last ? period_last_day(last) : clock_today());
}

bool cells_of(struct store *s, int indicator, int unit, struct cell_past **cells, size_t *count,
	      size_t *room, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_OF);
	int rc;

	*count = 0;
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		*cells = mem_grow(*cells, *count, room, sizeof(**cells));
		(*cells)[(*count)++] = (struct cell_past){ sqlite3_column_int(q, 0),
							   sqlite3_column_int64(q, 1),
							   form_read(q, 2) };
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

bool cells_each(struct store *s, int indicator, int unit, int32_t period, cell_fn *fn, void *arg,
		struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_EXPORT);
	int rc;

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, indicator ? indicator : INT32_MAX);
	sqlite3_bind_int(q, 3, unit);
	sqlite3_bind_int(q, 4, unit ? unit : INT32_MAX);
	sqlite3_bind_int(q, 5, period);
	sqlite3_bind_int(q, 6, period ? period : INT32_MAX);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const struct cell_row row = {
			.indicator = sqlite3_column_int(q, 0),
			.unit = sqlite3_column_int(q, 1),
			.period = sqlite3_column_int(q, 2),
			.row = sqlite3_column_int64(q, 3),
			.value = form_read(q, 4),
			.author = db_text(q, 8),
			.note = db_text(q, 9),
			.source = db_text(q, 10),
			.reason = db_text(q, 11),
			.clock = sqlite3_column_int64(q, 12),
		};

		if (!fn(&row, arg))
			break;
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

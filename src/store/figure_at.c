/* Reported or computed: what a unit's figure is at one period. */
#include "figure_at.h"

#include "base/date.h"
#include "calc/succession.h"
#include "store/programme.h"
#include "tree.h"

#include <string.h>

struct sight sight_of(struct store *s, const struct programme *p, const struct units *u,
		      const struct view *view)
{
	return (struct sight){
		.s = s,
		.p = p,
		.u = u,
		.basis = view->basis,
		.beside = true,
		.map = view->map == MAP_OF_PERIOD ? period_last_day(view->period) : view->map,
		.other_map = view->map != MAP_OF_PERIOD,
	};
}

bool sight_kind(const struct sight *at, int unit, int32_t day, enum unit_kind *kind)
{
	const struct unit *known = units_by_id(at->u, unit);

	if (!known)
		return tree_kind(at->s, unit, day, kind);
	*kind = known->kind;
	return unit_valid(known, day);
}

static bool sight_cell_last(const struct sight *at, int indicator, int unit, int32_t after,
			    int32_t upto, struct cell *cell, struct err *err)
{
	return (at->strip && cell_strip_last(at->strip, indicator, unit, after, upto, cell)) ||
	       cell_last(at->s, indicator, unit, after, upto, cell, err);
}

/* The unit's own cell of a period; where there is none, for an `end` or `ytd` indicator, the last
 * one of a finer period within it. */
static bool figure_own_cell(const struct sight *at, int indicator, int unit, int32_t period,
			    struct cell *cell, struct value *value, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	const int32_t before = period_prev(period);
	int32_t upto = period;

	memset(value, 0, sizeof(*value));
	if (i->accumulation == ACCUMULATE_FLOW)
		return cell_get(at->s, indicator, unit, period, cell, err) &&
		       cell_value(at->s, cell, at->basis, value, err);
	do {
		/* The longest period that ends with the one before is the last that is not wanted. */
		if (!sight_cell_last(at, indicator, unit, before | 3, upto, cell, err))
			return false;
		if (cell->period && !cell_value(at->s, cell, at->basis, value, err))
			return false;
		upto = cell->period - 1;
	} while (cell->period && value->state == VALUE_ABSENT);
	return true;
}

static bool contribution_here(const struct sight *at, int indicator, int unit, int32_t period,
			      struct contribution *c, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	struct cell cell;
	bool there;

	if (!figure_own_cell(at, indicator, unit, period, &cell, &c->value, err))
		return false;
	c->row = cell.row[at->basis];
	c->conflict = cell.heads > 1;
	c->period = period;
	if (c->value.state != VALUE_ABSENT) {
		c->source = FIGURE_OWN;
		c->period = cell.period;
		return true;
	}
	if (!rollup_get(at->s, indicator, unit, period, at->basis, &c->sums, &there, err))
		return false;
	if (there && sums_value(&c->sums, i, &c->value, &c->partial))
		c->source = FIGURE_ROLLUP;
	return true;
}

static bool contribution_of_predecessors(const struct sight *at, int indicator, const int *ids,
					 size_t count, int32_t period, struct contribution *c,
					 struct err *err)
{
	struct value values[PREDECESSORS_MAX];

	for (size_t n = 0; n < count; n++) {
		struct contribution one = { 0 };

		if (!contribution_here(at, indicator, ids[n], period, &one, err))
			return false;
		values[n] = one.value;
		c->partial |= one.partial;
		c->conflict |= one.conflict;
	}
	c->period = period;
	c->of = count;
	if (succession_value(programme_indicator(at->p, indicator), values, count, &c->value,
			     &c->have))
		c->source = FIGURE_SUCCESSOR;
	return true;
}

bool contribution_read(const struct sight *at, int indicator, int unit, int32_t period,
		       struct contribution *c, struct err *err)
{
	const int32_t day = period_last_day(period);
	int ids[PREDECESSORS_MAX];
	enum unit_kind kind;
	size_t count = 0;

	*c = (struct contribution){ .period = period };
	if (units_by_id(at->u, unit))
		count = units_predecessors(at->u, unit, day, at->map, ids, PREDECESSORS_MAX);
	if (count > PREDECESSORS_MAX)
		count = PREDECESSORS_MAX;
	if (count)
		return contribution_of_predecessors(at, indicator, ids, count, period, c, err);
	if (!sight_kind(at, unit, day, &kind))
		return true;
	return contribution_here(at, indicator, unit, period, c, err);
}

/* Sums over the children that the unit has on the map's day. */
static bool figure_sum_children(const struct sight *at, int indicator, int unit, int32_t period,
				struct sums *sums, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	int ids[REPORTING_MAX];
	size_t count = units_children(at->u, unit, at->map, ids, REPORTING_MAX);

	if (count > REPORTING_MAX)
		count = REPORTING_MAX;
	for (size_t n = 0; n < count; n++) {
		const struct unit *child = units_by_id(at->u, ids[n]);
		struct contribution c;

		if (unit_kind_aggregate(child->kind)) {
			if (!figure_sum_children(at, indicator, ids[n], period, sums, err))
				return false;
			continue;
		}
		if (!unit_kind_in_scope(child->kind, i->scope))
			continue;
		if (!contribution_read(at, indicator, ids[n], period, &c, err))
			return false;
		sums_add_unit(sums, i, &c.value, c.partial,
			      i->denominator_ref ? store_reference(at->s, i->denominator_ref,
								   ids[n], at->map, NULL) :
						   0);
	}
	return true;
}

/* How many are expected to report below an aggregate unit. */
static int figure_expected(const struct sight *at, enum scope scope, int unit, int32_t day)
{
	int ids[REPORTING_MAX], expected = 0;
	size_t count = units_children(at->u, unit, day, ids, REPORTING_MAX);

	for (size_t n = 0; n < count && n < REPORTING_MAX; n++) {
		const struct unit *child = units_by_id(at->u, ids[n]);

		if (unit_kind_aggregate(child->kind))
			expected += figure_expected(at, scope, ids[n], day);
		else if (unit_kind_in_scope(child->kind, scope))
			expected++;
	}
	return expected;
}

static bool figure_sums(const struct sight *at, int indicator, int unit, int32_t period,
			struct sums *sums, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	const struct unit *known = units_by_id(at->u, unit);
	const int32_t day = period_last_day(period);
	bool there;

	memset(sums, 0, sizeof(*sums));
	if (i->aggregation == AGGREGATE_NONE || !indicator_valid(i, day))
		return true;
	if (at->other_map || (known && !unit_valid(known, day)))
		return figure_sum_children(at, indicator, unit, period, sums, err);
	if (!rollup_get(at->s, indicator, unit, period, at->basis, sums, &there, err))
		return false;
	if (!there)
		sums->expected = figure_expected(at, i->scope, unit, day);
	return true;
}

static void figure_from_value(struct figure *f, const struct indicator *i)
{
	f->low = f->high = value_quantity(&f->value, i);
	f->not_applicable = f->value.state == VALUE_NOT_APPLICABLE;
	f->quality = f->value.quality;
	f->flags = f->value.flags;
}

/* What was reported or published of an aggregate unit itself. */
static bool figure_beside(const struct sight *at, int indicator, int unit, int32_t period,
			  struct figure *f, struct err *err)
{
	struct cell cell;

	if (!figure_own_cell(at, indicator, unit, period, &cell, &f->own, err))
		return false;
	f->row = cell.row[at->basis];
	f->conflict = cell.heads > 1;
	f->own_period = f->own.state == VALUE_ABSENT ? PERIOD_NONE : cell.period;
	return true;
}

/* For the nation, a region and the central node the roll-up leads as soon as a unit has reported;
 * the reported or published figure stands beside it. */
static bool figure_at_aggregate(const struct sight *at, int indicator, int unit, int32_t period,
				struct figure *f, struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	bool rolled;

	if (!figure_sums(at, indicator, unit, period, &f->sums, err))
		return false;
	sums_figure(&f->sums, i, &f->low, &f->high);
	rolled = quantity_known(f->low) && rollup_kept(&f->sums);
	if ((at->beside || !rolled) && !figure_beside(at, indicator, unit, period, f, err))
		return false;
	if (rolled) {
		f->source = FIGURE_ROLLUP;
		f->partial = f->sums.reported + f->sums.not_applicable < f->sums.expected ||
			     f->sums.partial > 0;
		f->flags = f->sums.flags;
	} else if (f->own.state != VALUE_ABSENT) {
		f->source = FIGURE_OWN;
		f->value = f->own;
		f->period = f->own_period;
		figure_from_value(f, i);
	} else {
		f->low = f->high = quantity_none();
	}
	return true;
}

bool figure_at(const struct sight *at, int indicator, int unit, int32_t period, struct figure *f,
	       struct err *err)
{
	const struct indicator *i = programme_indicator(at->p, indicator);
	struct contribution c;
	enum unit_kind kind = UNIT_OTHER;

	memset(f, 0, sizeof(*f));
	f->period = period;
	sight_kind(at, unit, period_last_day(period), &kind);
	if (unit_kind_aggregate(kind))
		return figure_at_aggregate(at, indicator, unit, period, f, err);
	if (!contribution_read(at, indicator, unit, period, &c, err))
		return false;
	f->source = c.source;
	f->value = c.value;
	f->period = c.period;
	f->row = c.row;
	f->conflict = c.conflict;
	f->partial = c.partial;
	f->have = c.have;
	f->of = c.of;
	f->sums = c.sums;
	if (c.source == FIGURE_OWN) {
		f->own = c.value;
		f->own_period = c.period;
	}
	figure_from_value(f, i);
	return true;
}

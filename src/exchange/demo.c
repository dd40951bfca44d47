/* Illustrative values for every indicator, unit and period, in one batch. */
#include "exchange/demo.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/msg.h"
#include "demo_curve.h"
#include "demo_cycle.h"
#include "store/log.h"

#include <stdlib.h>
#include <string.h>

enum { DEMO_UNITS = 1024, DEMO_FOUNDERS = 64, DEMO_FIRST_YEAR = 2021, DEMO_LAST_YEAR = 2025 };

enum {
	PURPOSE_SIZE = 1,
	PURPOSE_SCALE,
	PURPOSE_SPREAD,
	PURPOSE_LEAD,
	PURPOSE_OWN_LEAD,
	PURPOSE_NOISE,
	PURPOSE_GAP,
	PURPOSE_MISSING,
	PURPOSE_NOT_APPLICABLE,
	PURPOSE_PERCENT,
	PURPOSE_QUALITY,
	PURPOSE_ANSWER
};

struct demo {
	struct store *s;
	const struct catalogue *c;
	double *size; /* by unit id: people, or as if */
	int32_t first_day, last_day;
	int64_t values;
	struct cycle_cell *last; /* the cells of the last period */
	size_t lasts, last_room;
	/* of the indicator at hand */
	int indicator;
	const struct indicator *i;
	struct demo_course course;
};

/* The latest reference figure of a name (NULL: any) not after a year; 0 when there is none. */
static int64_t demo_reference(const struct catalogue *c, int unit, const char *name, int year)
{
	const struct reference *best = NULL;

	for (size_t n = 0; n < c->references; n++) {
		const struct reference *r = &c->reference[n];

		if (r->unit == unit && (!name || strcmp(r->name, name) == 0) &&
		    (!best || (r->year <= year && r->year > best->year)))
			best = r;
	}
	return best ? best->value : 0;
}

static void demo_sizes(struct demo *d)
{
	const struct units *u = &d->c->units;

	d->size = mem_zero(u->units + 1, sizeof(*d->size));
	for (size_t n = 0; n < u->units; n++) {
		const struct unit *unit = &u->unit[n];
		const double like = demo_random(PURPOSE_SIZE, unit->id, 0, 0);
		const int64_t people = demo_reference(d->c, unit->id, NULL, DEMO_FIRST_YEAR);

		if (people)
			d->size[unit->id] = (double)people;
		else if (unit->kind < UNIT_DISTRICT)
			d->size[unit->id] = 300000 + 1200000 * like;
		else
			d->size[unit->id] = 8000 + 60000 * like;
	}
}

/* The units of the first day whose figures a unit carries on: itself, and what was merged into it
 * by a day. */
static size_t demo_founders(const struct demo *d, int unit, int32_t day, int *ids, size_t count)
{
	const struct units *u = &d->c->units;
	const struct unit *self = units_by_id(u, unit);
	const size_t before = count;

	if (count < DEMO_FOUNDERS && unit_valid(self, d->first_day))
		ids[count++] = unit;
	for (size_t n = 0; n < u->successions && count < DEMO_FOUNDERS; n++) {
		const struct succession *s = &u->succession[n];

		if (s->new_unit == unit && s->old != unit && s->main &&
		    s->kind <= SUCCESSION_REORGANISE && s->effective <= day &&
		    s->effective > d->first_day)
			count = demo_founders(d, s->old, s->effective - 1, ids, count);
	}
	if (count == before && count < DEMO_FOUNDERS)
		ids[count++] = unit;
	return count;
}

/* How far a unit stands before the nation in this indicator, 0..1. */
static double demo_lead(const struct demo *d, int unit, int32_t period)
{
	return 0.6 * demo_random(PURPOSE_LEAD, unit, 0, 0) +
	       0.36 * demo_random(PURPOSE_OWN_LEAD, d->indicator, unit, 0) +
	       0.04 * demo_random(PURPOSE_NOISE, d->indicator, unit, period);
}

/* What there is to count, at the indicator's decimals: the reference figure, or a part of the
 * unit's size that is the same for all units give or take a tenth. */
static double demo_whole(const struct demo *d, int unit, int year)
{
	static const double part[] = { 1 / 3.6, 1 / 12.0, 1 / 40.0, 1 / 150.0 };
	const double scale = part[(int)(demo_random(PURPOSE_SCALE, d->indicator, 0, 0) * 4)];
	int64_t whole = 0;

	if (d->i->denominator_ref)
		whole = demo_reference(d->c, unit, d->i->denominator_ref, year);
	if (whole)
		return (double)whole;
	return d->size[unit] * scale *
		       (0.9 + 0.2 * demo_random(PURPOSE_SPREAD, d->indicator, unit, 0)) *
		       (1 + 0.01 * (year - DEMO_FIRST_YEAR)) +
	       20;
}

/* The part of the year that a period's figure covers. */
static double demo_part(const struct indicator *i, int32_t period)
{
	const int months = period_months(period_length(period));

	if (i->accumulation == ACCUMULATE_FLOW)
		return months / 12.0;
	if (i->accumulation == ACCUMULATE_YTD)
		return period_index(period) * months / 12.0;
	return 1;
}

static void demo_ratio(const struct demo *d, const int *founder, size_t founders, int unit,
		       int32_t period, struct value *v)
{
	const double national = demo_course_at(&d->course, period_last_day(period)) / 100;
	const int64_t one = number_pow10(d->i->decimals);

	v->fields = FIELDS_PAIR;
	for (size_t n = 0; n < founders; n++) {
		const double share = demo_share(national, demo_lead(d, founder[n], period));
		const int64_t whole = (int64_t)(demo_whole(d, founder[n], period_year(period)) *
						demo_part(d->i, period));

		v->denominator += whole * one;
		v->numerator += (int64_t)((double)whole * share + 0.5) * one;
	}
	if (demo_random(PURPOSE_PERCENT, d->indicator, unit, 0) < 0.006) {
		const double percent = 100.0 * (double)v->numerator / (double)v->denominator;

		*v = (struct value){ .fields = FIELDS_PERCENT,
				     .number = (int64_t)(percent * (double)number_pow10(
									   VALUE_PERCENT_DECIMALS) +
							 0.5) };
	}
}

/* Yes from the day on which the national share passes the unit's own threshold; a merged unit when
 * all that it is made of have passed theirs. */
static void demo_answer(const struct demo *d, const int *founder, size_t founders, int32_t period,
			struct value *v)
{
	const double national = demo_course_at(&d->course, period_last_day(period)) / 100;
	bool yes = true;

	for (size_t n = 0; n < founders; n++)
		yes = yes && demo_random(PURPOSE_ANSWER, d->indicator, founder[n], 0) < national;
	v->fields = FIELDS_NUMBER;
	v->number = yes ? number_pow10(d->i->decimals) : 0;
}

/* A value, count or rank: counts that are summed share the national figure by size, others stand
 * around it. */
static void demo_number(const struct demo *d, const int *founder, size_t founders, int unit,
			int32_t period, double total, struct value *v)
{
	const double national = demo_course_at(&d->course, period_last_day(period));
	double figure = 0;

	if (d->i->aggregation == AGGREGATE_SUM) {
		for (size_t n = 0; n < founders; n++)
			figure += national * d->size[founder[n]] / total *
				  (0.7 + 0.6 * demo_lead(d, founder[n], period));
		figure *= demo_part(d->i, period);
	} else {
		figure = national * (0.5 + demo_lead(d, unit, period));
	}
	v->fields = FIELDS_NUMBER;
	v->number = (int64_t)(figure * (double)number_pow10(d->i->decimals) + 0.5);
	if (d->i->has_min && v->number < d->i->min)
		v->number = d->i->min;
	if (d->i->has_max && v->number > d->i->max)
		v->number = d->i->max;
}

static enum value_quality demo_quality(const struct demo *d, int unit, int32_t period)
{
	const int32_t age = d->last_day - period_last_day(period);
	const double r = demo_random(PURPOSE_QUALITY, d->indicator, unit, period);

	if (age < 30)
		return r < 0.6 ? QUALITY_ESTIMATE : QUALITY_PROVISIONAL;
	if (age < 300)
		return r < 0.8 ? QUALITY_PROVISIONAL : QUALITY_FINAL;
	return r < 0.04 ? QUALITY_PROVISIONAL : QUALITY_FINAL;
}

/* In one of four periods some units have not reported; in the last one more of them. */
static bool demo_missing(const struct demo *d, int unit, int32_t period)
{
	const double r = demo_random(PURPOSE_MISSING, d->indicator, unit, period);

	if (d->last_day - period_last_day(period) < 30)
		return r < 0.12;
	return demo_random(PURPOSE_GAP, d->indicator, period, 0) < 0.25 && r < 0.05;
}

static bool demo_cell(struct demo *d, int unit, int32_t period, double total, struct err *err)
{
	struct edit edit = {
		.indicator = d->indicator, .unit = unit, .period = period, .seen = LOG_SEEN_ANY
	};
	struct value *v = &edit.value;
	enum log_outcome outcome;
	int founder[DEMO_FOUNDERS];
	size_t founders;

	if (demo_missing(d, unit, period))
		return true;
	if (demo_random(PURPOSE_NOT_APPLICABLE, d->indicator, unit, 0) < 0.004) {
		v->state = VALUE_NOT_APPLICABLE;
	} else {
		founders = demo_founders(d, unit, period_last_day(period), founder, 0);
		switch (d->i->measure) {
		case MEASURE_RATIO:
			demo_ratio(d, founder, founders, unit, period, v);
			break;
		case MEASURE_YESNO:
			demo_answer(d, founder, founders, period, v);
			break;
		default:
			demo_number(d, founder, founders, unit, period, total, v);
			break;
		}
		v->state = VALUE_GIVEN;
	}
	v->quality = v->state == VALUE_GIVEN ? demo_quality(d, unit, period) : QUALITY_NONE;
	v->flags = VALUE_ILLUSTRATIVE;
	d->values++;
	if (period_last_day(period) == d->last_day) {
		d->last = mem_grow(d->last, d->lasts, &d->last_room, sizeof(*d->last));
		d->last[d->lasts++] = (struct cycle_cell){ d->indicator, unit, period,
							   LOG_SEEN_ANY };
	}
	return log_add(d->s, &edit, &outcome, err);
}

/* Adds the lowest units at or below one. */
static size_t demo_lowest(const struct demo *d, int unit, int32_t day, int *ids, size_t count)
{
	int child[DEMO_UNITS];
	const size_t children = units_children(&d->c->units, unit, day, child, DEMO_UNITS);

	if (!children && count < DEMO_UNITS)
		ids[count++] = unit;
	for (size_t n = 0; n < children && n < DEMO_UNITS; n++)
		count = demo_lowest(d, child[n], day, ids, count);
	return count;
}

static bool demo_period(struct demo *d, int32_t period, struct err *err)
{
	const int32_t day = period_last_day(period);
	int unit[DEMO_UNITS], lowest[DEMO_UNITS];
	size_t units, count = 0;
	double total = 0;

	if (!indicator_valid(d->i, day))
		return true;
	units = units_reporting(&d->c->units, d->i->scope, day, unit, DEMO_UNITS);
	for (size_t n = 0; n < units && n < DEMO_UNITS; n++)
		count = demo_lowest(d, unit[n], day, lowest, count);
	for (size_t n = 0; n < count; n++)
		total += d->size[lowest[n]];
	for (size_t n = 0; n < count; n++)
		if (!demo_cell(d, lowest[n], period, total, err))
			return false;
	return true;
}

static bool demo_fill(struct demo *d, struct err *err)
{
	const struct programme *p = &d->c->programme;

	for (size_t n = 0; n < p->indicators; n++) {
		int32_t period;

		d->indicator = (int)n + 1;
		d->i = programme_indicator(p, d->indicator);
		if (d->i->scope == SCOPE_NATIONAL)
			continue;
		d->course = demo_course_of(p, d->indicator);
		period = period_holding(d->i->frequency, d->first_day);
		for (; period_last_day(period) <= d->last_day; period = period_next(period))
			if (!demo_period(d, period, err))
				return false;
	}
	return true;
}

bool demo_save(struct store *s, const struct catalogue *c, const char *author,
	       struct published_report *published, int64_t *values, struct err_list *faults,
	       struct err *err)
{
	const struct act act = { .author = tr(MSG_DEMO_AUTHOR),
				 .source = "số liệu minh họa / illustrative data",
				 .programme = &c->programme,
				 .units = &c->units };
	struct demo d = { .s = s,
			  .c = c,
			  .first_day = date_of(DEMO_FIRST_YEAR, 12, 31),
			  .last_day = date_of(DEMO_LAST_YEAR, 12, 31) };
	bool ok = published_save(s, c, author, published, faults, err) && log_begin(s, &act, err);

	if (!ok)
		return false;
	demo_sizes(&d);
	ok = demo_fill(&d, err);
	if (ok)
		ok = log_commit(s, err);
	else
		log_abort(s);
	ok = ok && demo_cycle(s, &act, d.last, d.lasts, err);
	free(d.size);
	free(d.last);
	*values = d.values;
	return ok;
}

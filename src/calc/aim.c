/* Which target a figure is compared with, and how far it is reached. */
#include "calc/aim.h"

#include "base/date.h"
#include "base/str.h"

/* FORMULAS, Which target: "date unknown: 1 January of year_from". */
int32_t document_issued(const struct document *d)
{
	if (d->issued_on != DATE_MAX)
		return d->issued_on;
	return d->year_from ? date_of(d->year_from, 1, 1) : DATE_MIN;
}

bool target_yearly(const struct target *t)
{
	return t->note_vi && str_starts(t->note_vi, "áp dụng cho từng năm");
}

/* A unit's own target, or the nation's. */
static bool aim_concerns(const struct target *t, int unit, enum unit_kind kind, bool own)
{
	if (kind == UNIT_NATION)
		return t->unit == 0 || t->unit == unit;
	return t->unit == (own ? unit : 0);
}

/* The later document: by day, then by its place in the catalogue. */
static bool aim_later(const struct programme *p, const struct target *a, const struct target *b)
{
	const int32_t x = document_issued(programme_document(p, a->document));
	const int32_t y = document_issued(programme_document(p, b->document));

	return x != y ? x > y : a->document > b->document;
}

/* FORMULAS, Which target: the earliest due on or after the day, the later document on a tie; if
 * none is left, the latest due. */
static bool aim_better(const struct programme *p, const struct target *t, const struct target *best,
		       int32_t day)
{
	const bool open = t->due >= day, best_open = best->due >= day;

	if (open != best_open)
		return open;
	if (t->due != best->due)
		return open ? t->due < best->due : t->due > best->due;
	return aim_later(p, t, best);
}

static const struct target *aim_find(const struct programme *p, int indicator, int unit,
				     enum unit_kind kind, bool own, int32_t day, int document)
{
	const struct target *best = NULL;

	for (size_t i = 0; i < p->targets; i++) {
		const struct target *t = &p->target[i];

		if (t->indicator != indicator || !aim_concerns(t, unit, kind, own))
			continue;
		if (document ? t->document != document :
			       document_issued(programme_document(p, t->document)) > day)
			continue;
		if (!best || aim_better(p, t, best, day))
			best = t;
	}
	return best;
}

/* FORMULAS, Which target: "A target without a unit binds the nation; a unit is compared with it
 * only for ratios; a unit's target for yes/no is yes; otherwise a unit is compared with its own
 * target or none." The share of yes in a region is compared as the nation's. */
struct aim aim_in_force(const struct programme *p, int indicator, int unit, enum unit_kind kind,
			int32_t day, int document)
{
	const struct indicator *i = programme_indicator(p, indicator);
	const struct target *t = aim_find(p, indicator, unit, kind, true, day, document);
	struct aim aim = { 0 };

	if (!t && (i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO))
		t = aim_find(p, indicator, unit, kind, false, day, document);
	if (!t)
		return aim;
	aim = (struct aim){
		.target = t,
		.document = programme_document(p, t->document),
		.op = t->op,
		.value = t->value,
		.high = t->high,
		.due = t->due,
		.starts = t->starts,
		.yearly = target_yearly(t),
		.rank = i->measure == MEASURE_RANK,
	};
	aim.issued = document_issued(aim.document);
	if (i->measure == MEASURE_YESNO && !unit_kind_aggregate(kind)) {
		aim.op = OP_AT_LEAST;
		aim.value = quantity_scaled(1, 0);
		aim.high = quantity_none();
	}
	return aim;
}

/* FORMULAS, Achievement: column "met when". */
bool aim_met(const struct aim *aim, struct quantity figure)
{
	const int order = quantity_compare(figure, aim->value);

	if (aim->rank || aim->op == OP_AT_MOST)
		return order <= 0;
	return aim->op == OP_ABOVE ? order > 0 : order >= 0;
}

/* 100 (B-V)/(B-T), which for a rank is 100 (V-B)/(N-B). A baseline that meets the target leaves no
 * way of which a part could be done. */
static bool aim_way_down(const struct aim *aim, struct quantity figure, struct quantity baseline,
			 double *percent)
{
	if (quantity_compare(baseline, aim->value) <= 0)
		return false;
	*percent = 100 * quantity_difference(baseline, figure) /
		   quantity_difference(baseline, aim->value);
	return true;
}

/* 100 part/whole; nothing to give for a whole that is 0 or less. */
static bool aim_part(struct quantity part, struct quantity whole, double *percent)
{
	if (whole.num <= 0)
		return false;
	*percent = 100 * quantity_double(part) / quantity_double(whole);
	return true;
}

/* FORMULAS, Achievement: column "achievement". */
bool aim_achievement(const struct aim *aim, struct quantity figure, struct quantity baseline,
		     double *percent)
{
	if (!aim->target || !quantity_known(figure) || !quantity_known(aim->value))
		return false;
	if (!aim->rank && aim->op != OP_AT_MOST)
		return aim_part(figure, aim->value, percent);
	if (quantity_known(baseline))
		return aim_way_down(aim, figure, baseline, percent);
	return !aim->rank && aim->value.num > 0 && aim_part(aim->value, figure, percent);
}

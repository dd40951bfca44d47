/* Deriving roll-ups: each from its direct children, children before parents. */
#include "derive.h"

#include "base/mem.h"
#include "db.h"
#include "store/programme.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

void derive_figure(const struct indicator *i, const struct value *own, const struct sums *below,
		   struct value *figure, bool *partial)
{
	*partial = false;
	if (own && own->state != VALUE_ABSENT)
		*figure = *own;
	else if (below)
		sums_value(below, i, figure, partial);
	else
		*figure = (struct value){ 0 };
}

/* A child's figure on a basis. */
static bool derive_child(struct store *s, const struct indicator *i, int indicator,
			 const struct tree_child *child, int32_t period, enum basis basis,
			 const struct cell *cell, struct value *figure, bool *partial,
			 struct err *err)
{
	struct value own;
	struct sums below;
	bool there = false;

	if (!cell_value(s, cell, basis, &own, err))
		return false;
	if (own.state == VALUE_ABSENT && !child->leaf &&
	    !rollup_get(s, indicator, child->unit, period, basis, &below, &there, err))
		return false;
	derive_figure(i, &own, there ? &below : NULL, figure, partial);
	return true;
}

static bool derive_reporting(struct store *s, const struct indicator *i, int indicator,
			     const struct tree_child *child, int32_t period,
			     struct sums sums[BASIS_MAX], struct err *err)
{
	const int32_t day = period_last_day(period);
	int64_t reference = 0;
	struct cell cell;

	if (i->denominator_ref)
		reference = store_reference(s, i->denominator_ref, child->unit, day, NULL);
	if (!cell_get(s, indicator, child->unit, period, &cell, err))
		return false;
	for (int b = 0; b < BASIS_MAX; b++) {
		struct value value;
		bool partial;

		if (!derive_child(s, i, indicator, child, period, (enum basis)b, &cell, &value,
				  &partial, err))
			return false;
		sums_add_unit(&sums[b], i, &value, partial, reference);
	}
	return true;
}

/* The sums of an aggregate unit of which nothing is known: who is expected, and how much they
 * stand for. */
static bool derive_expected(struct store *s, const struct indicator *i, int parent, int32_t day,
			    struct sums *sums, struct err *err)
{
	const struct tree_list *list = tree_children(s, parent, day, err);
	struct tree_child *child;
	size_t count;
	bool ok = true;

	if (!list)
		return false;
	count = list->count;
	child = mem_resize(NULL, count + 1, sizeof(*child));
	memcpy(child, list->child, count * sizeof(*child));
	for (size_t n = 0; ok && n < count; n++) {
		if (unit_kind_aggregate(child[n].kind))
			ok = derive_expected(s, i, child[n].unit, day, sums, err);
		else if (unit_kind_in_scope(child[n].kind, i->scope))
			sums_add_unit(sums, i, NULL, false,
				      i->denominator_ref ?
					      store_reference(s, i->denominator_ref, child[n].unit,
							      day, NULL) :
					      0);
	}
	free(child);
	return ok;
}

/* One pass over the children. missing[n] collects the bases on which an aggregate child has no
 * sums of its own. */
static bool derive_children(struct store *s, const struct indicator *i, int indicator,
			    enum unit_kind kind, int32_t period, const struct tree_child *child,
			    size_t count, unsigned char *missing, struct sums sums[BASIS_MAX],
			    struct err *err)
{
	for (size_t n = 0; n < count; n++) {
		if (!unit_kind_aggregate(child[n].kind)) {
			if ((!unit_kind_aggregate(kind) ||
			     unit_kind_in_scope(child[n].kind, i->scope)) &&
			    !derive_reporting(s, i, indicator, &child[n], period, sums, err))
				return false;
			continue;
		}
		for (int b = 0; b < BASIS_MAX; b++) {
			struct sums below;
			bool there;

			if (!rollup_get(s, indicator, child[n].unit, period, (enum basis)b, &below,
					&there, err))
				return false;
			if (there)
				sums_add(&sums[b], &below);
			else
				missing[n] |= (unsigned char)(1u << b);
		}
	}
	return true;
}

bool derive_sums(struct store *s, const struct programme *p, int indicator, int parent,
		 int32_t period, struct sums sums[BASIS_MAX], struct err *err)
{
	const struct indicator *i = programme_indicator(p, indicator);
	const int32_t day = period_last_day(period);
	const struct tree_list *list;
	struct tree_child *child;
	unsigned char *missing;
	enum unit_kind kind;
	size_t count;
	bool ok;

	memset(sums, 0, BASIS_MAX * sizeof(*sums));
	if (!tree_kind(s, parent, day, &kind))
		return true;
	list = tree_children(s, parent, day, err);
	if (!list)
		return false;
	count = list->count;
	child = mem_resize(NULL, count + 1, sizeof(*child));
	memcpy(child, list->child, count * sizeof(*child));
	missing = mem_zero(count + 1, 1);
	ok = derive_children(s, i, indicator, kind, period, child, count, missing, sums, err);
	for (int b = 0; ok && b < BASIS_MAX; b++)
		for (size_t n = 0; ok && rollup_kept(&sums[b]) && n < count; n++) {
			struct sums below = { 0 };

			if (missing[n] & 1u << b) {
				ok = derive_expected(s, i, child[n].unit, day, &below, err);
				sums_add(&sums[b], &below);
			}
		}
	free(missing);
	free(child);
	return ok;
}

/* An ancestor to derive: depth counts from the root, so that deeper ones come first. */
struct ancestor {
	int depth;
	int32_t period;
	int unit, indicator;
};

static int ancestor_compare(const void *a, const void *b)
{
	const struct ancestor *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth > y->depth ? -1 : 1;
	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return (x->indicator > y->indicator) - (x->indicator < y->indicator);
}

enum { CHAIN_MAX = 16, CHAIN_SLOTS_FEW = 64, CHAIN_SLOTS_MANY = 8192 };

/* The ancestors of the units met last, so that an import does not ask again for each row. */
struct chain {
	int unit;
	int32_t day;
	int length;
	int up[CHAIN_MAX];
};

static const struct chain *chain_of(struct store *s, struct chain *slots, size_t room, int unit,
				    int32_t day)
{
	struct chain *c = &slots[((unsigned)unit * 2654435761u + (unsigned)day * 40503u) % room];
	int at = unit;

	if (c->unit == unit && c->day == day)
		return c;
	*c = (struct chain){ .unit = unit, .day = day };
	while (c->length < CHAIN_MAX && (at = tree_parent(s, at, day)) != 0)
		c->up[c->length++] = at;
	return c;
}

/* The ancestors of all touched cells, each once: a hash table of places in the list, plus 1. */
struct ancestors {
	struct ancestor *list;
	size_t count, room;
	uint32_t *slot;
	size_t slots; /* a power of two, at least twice the count */
};

static size_t ancestors_place(const struct ancestors *set, const struct ancestor *a)
{
	uint32_t h = (uint32_t)a->indicator * 2654435761u ^ (uint32_t)a->unit * 2246822519u ^
		     (uint32_t)a->period * 3266489917u;
	size_t at = (h ^ h >> 15) & (set->slots - 1);

	while (set->slot[at] && ancestor_compare(&set->list[set->slot[at] - 1], a) != 0)
		at = (at + 1) & (set->slots - 1);
	return at;
}

static void ancestors_widen(struct ancestors *set)
{
	free(set->slot);
	set->slots = set->slots ? set->slots * 4 : 256;
	set->slot = mem_zero(set->slots, sizeof(*set->slot));
	for (size_t n = 0; n < set->count; n++)
		set->slot[ancestors_place(set, &set->list[n])] = (uint32_t)n + 1;
}

static void ancestors_add(struct ancestors *set, const struct ancestor *a)
{
	size_t at;

	if (2 * (set->count + 1) > set->slots)
		ancestors_widen(set);
	at = ancestors_place(set, a);
	if (set->slot[at])
		return;
	set->list = mem_grow(set->list, set->count, &set->room, sizeof(*set->list));
	set->list[set->count++] = *a;
	set->slot[at] = (uint32_t)set->count;
}

static size_t ancestors_collect(struct store *s, const struct programme *p,
				const struct touch *touch, size_t count, struct ancestor **list)
{
	const size_t slot_room = count < CHAIN_SLOTS_FEW ? CHAIN_SLOTS_FEW : CHAIN_SLOTS_MANY;
	struct chain *slots = mem_zero(slot_room, sizeof(*slots));
	struct ancestors set = { 0 };

	for (size_t t = 0; t < count; t++) {
		const struct chain *c;

		if (programme_indicator(p, touch[t].indicator)->aggregation == AGGREGATE_NONE)
			continue;
		c = chain_of(s, slots, slot_room, touch[t].unit, period_last_day(touch[t].period));
		for (int k = 0; k < c->length; k++)
			ancestors_add(&set, &(struct ancestor){ c->length - k, touch[t].period,
								c->up[k], touch[t].indicator });
	}
	free(slots);
	free(set.slot);
	if (set.count)
		qsort(set.list, set.count, sizeof(*set.list), ancestor_compare);
	*list = set.list;
	return set.count;
}

bool derive_ancestors(struct store *s, const struct programme *p, const struct touch *touch,
		      size_t count, struct err *err)
{
	struct ancestor *list = NULL;
	const size_t n = ancestors_collect(s, p, touch, count, &list);
	bool ok = true;

	for (size_t k = 0; ok && k < n; k++) {
		struct sums sums[BASIS_MAX];

		ok = derive_sums(s, p, list[k].indicator, list[k].unit, list[k].period, sums, err);
		for (int b = 0; ok && b < BASIS_MAX; b++)
			ok = rollup_put(s, list[k].indicator, list[k].unit, list[k].period,
					(enum basis)b, &sums[b], err);
	}
	free(list);
	return ok;
}

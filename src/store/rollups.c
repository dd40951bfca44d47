/* Sums over the trees of units, in memory. */
#include "rollups.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "cell.h"
#include "derive.h"
#include "forest.h"
#include "model/period.h"
#include "store/programme.h"

#include <stdlib.h>
#include <string.h>

/* A value, in the list of its period. */
struct entry {
	int unit;
	unsigned bases;
	struct value value;
	size_t next; /* place + 1, 0 at the end */
};

struct period_list {
	int32_t period;
	size_t first, last; /* places + 1 */
	unsigned bases;     /* on which something is held */
};

/* The reference figures of a year by unit, as far as they were asked for. */
struct reference_year {
	const char *name; /* of the indicator that asked first */
	int year;
	int64_t *value; /* REFERENCE_UNKNOWN until then */
};

enum { REFERENCE_UNKNOWN = -1 };

struct kept_sums {
	int unit;
	int32_t period;
	enum basis basis;
	struct sums sums;
};

struct rollups {
	struct store *s;
	struct forest *forest;
	struct entry *entry;
	size_t entries, entry_room;
	struct period_list *period; /* ascending */
	size_t periods, period_room;
	struct reference_year *reference;
	size_t references, reference_room;
	size_t *own; /* by unit: the first of its entries of the period at hand, place + 1 */
	struct sums (*sums)[BASIS_MAX]; /* by number of the inner node */
	size_t sums_room;
	struct kept_sums *kept;
	size_t kepts, kept_room;
	/* the period at hand */
	const struct indicator *i;
	const struct forest_tree *tree;
	int64_t *known; /* reference figures of its year; NULL when the indicator has none */
	int32_t day;
	unsigned bases;
};

struct rollups *rollups_new(struct store *s, struct err *err)
{
	struct forest *forest = forest_load(s, err);
	struct rollups *r;

	if (!forest)
		return NULL;
	r = mem_zero(1, sizeof(*r));
	r->s = s;
	r->forest = forest;
	r->own = mem_zero((size_t)forest_last_unit(forest) + 1, sizeof(*r->own));
	return r;
}

void rollups_free(struct rollups *r)
{
	if (!r)
		return;
	for (size_t n = 0; n < r->references; n++)
		free(r->reference[n].value);
	free(r->reference);
	free(r->entry);
	free(r->period);
	free(r->own);
	free(r->sums);
	free(r->kept);
	forest_free(r->forest);
	free(r);
}

static struct period_list *rollups_period(struct rollups *r, int32_t period)
{
	size_t lo = 0, hi = r->periods;

	while (lo < hi) {
		const size_t mid = (lo + hi) / 2;

		if (r->period[mid].period < period)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < r->periods && r->period[lo].period == period)
		return &r->period[lo];
	r->period = mem_grow(r->period, r->periods, &r->period_room, sizeof(*r->period));
	memmove(&r->period[lo + 1], &r->period[lo], (r->periods - lo) * sizeof(*r->period));
	r->periods++;
	r->period[lo] = (struct period_list){ .period = period };
	return &r->period[lo];
}

void rollups_add(struct rollups *r, int unit, int32_t period, unsigned bases,
		 const struct value *value)
{
	struct period_list *list;

	if (value->state == VALUE_ABSENT || unit < 1 || unit > forest_last_unit(r->forest))
		return;
	list = rollups_period(r, period);
	r->entry = mem_grow(r->entry, r->entries, &r->entry_room, sizeof(*r->entry));
	r->entry[r->entries++] = (struct entry){ unit, bases, *value, 0 };
	if (list->last)
		r->entry[list->last - 1].next = r->entries;
	else
		list->first = r->entries;
	list->last = r->entries;
	list->bases |= bases;
}

static int64_t *rollups_references(struct rollups *r)
{
	const size_t units = (size_t)forest_last_unit(r->forest) + 1;
	struct reference_year *known;
	int year, month, day;

	date_split(r->day, &year, &month, &day);
	for (size_t n = 0; n < r->references; n++)
		if (r->reference[n].year == year &&
		    str_equal(r->reference[n].name, r->i->denominator_ref))
			return r->reference[n].value;
	r->reference = mem_grow(r->reference, r->references, &r->reference_room,
				sizeof(*r->reference));
	known = &r->reference[r->references++];
	*known = (struct reference_year){ r->i->denominator_ref, year,
					  mem_alloc(units * sizeof(*known->value)) };
	for (size_t n = 0; n < units; n++)
		known->value[n] = REFERENCE_UNKNOWN;
	return known->value;
}

static int64_t rollups_reference(struct rollups *r, int unit)
{
	if (!r->known)
		return 0;
	if (r->known[unit] == REFERENCE_UNKNOWN)
		r->known[unit] = store_reference(r->s, r->i->denominator_ref, unit, r->day, NULL);
	return r->known[unit];
}

/* What a unit's cell holds on a basis, NULL for nothing. */
static const struct value *rollups_own(const struct rollups *r, int unit, enum basis basis)
{
	for (size_t at = r->own[unit]; at; at = r->entry[at - 1].next) {
		const struct entry *e = &r->entry[at - 1];

		if (e->unit != unit)
			break;
		if (e->bases & 1u << basis)
			return &e->value;
	}
	return NULL;
}

/* The sums below a node, NULL when none are kept. */
static const struct sums *rollups_below(const struct rollups *r, const struct tree_node *n,
					enum basis basis)
{
	const struct sums *sums = n->children ? &r->sums[n->inner][basis] : NULL;

	return sums && rollup_kept(sums) ? sums : NULL;
}

/* Who is expected below an aggregate unit that has no sums. */
static void rollups_expected(struct rollups *r, const struct tree_node *n, struct sums *sums)
{
	for (size_t k = 0; k < n->children; k++) {
		const struct tree_node *child = &r->tree->node[n->child + k];

		if (unit_kind_aggregate(child->kind))
			rollups_expected(r, child, sums);
		else if (unit_kind_in_scope(child->kind, r->i->scope))
			sums_add_unit(sums, r->i, NULL, false, rollups_reference(r, child->unit));
	}
}

/* The same rules as derive_sums, for one basis. */
static void rollups_node(struct rollups *r, const struct tree_node *n, enum basis basis,
			 struct sums *sums)
{
	const struct tree_node *child = &r->tree->node[n->child];
	const bool all = !unit_kind_aggregate(n->kind);

	memset(sums, 0, sizeof(*sums));
	for (size_t k = 0; k < n->children; k++) {
		const struct sums *below = rollups_below(r, &child[k], basis);
		struct value value;
		bool partial;

		if (unit_kind_aggregate(child[k].kind)) {
			if (below)
				sums_add(sums, below);
		} else if (all || unit_kind_in_scope(child[k].kind, r->i->scope)) {
			derive_figure(r->i, rollups_own(r, child[k].unit, basis), below, &value,
				      &partial);
			sums_add_unit(sums, r->i, &value, partial,
				      rollups_reference(r, child[k].unit));
		}
	}
	for (size_t k = 0; rollup_kept(sums) && k < n->children; k++) {
		struct sums missing = { 0 };

		if (!unit_kind_aggregate(child[k].kind) || rollups_below(r, &child[k], basis))
			continue;
		rollups_expected(r, &child[k], &missing);
		sums_add(sums, &missing);
	}
}

static void rollups_walk(struct rollups *r, int32_t period)
{
	for (size_t n = r->tree->nodes; n-- > 0;) {
		const struct tree_node *node = &r->tree->node[n];

		for (int b = 0; node->children && b < BASIS_MAX; b++) {
			struct sums *sums = &r->sums[node->inner][b];

			if (!(r->bases & 1u << b))
				continue;
			rollups_node(r, node, (enum basis)b, sums);
			if (!rollup_kept(sums))
				continue;
			r->kept = mem_grow(r->kept, r->kepts, &r->kept_room, sizeof(*r->kept));
			r->kept[r->kepts++] = (struct kept_sums){ node->unit, period, (enum basis)b,
								  *sums };
		}
	}
}

static void rollups_period_sum(struct rollups *r, const struct period_list *list)
{
	r->day = period_last_day(list->period);
	r->tree = forest_on(r->forest, r->day);
	r->bases = list->bases;
	r->known = r->i->denominator_ref ? rollups_references(r) : NULL;
	if (r->tree->inners > r->sums_room) {
		r->sums_room = r->tree->inners;
		r->sums = mem_resize(r->sums, r->sums_room, sizeof(*r->sums));
	}
	for (size_t at = list->first; at; at = r->entry[at - 1].next)
		if (!r->own[r->entry[at - 1].unit])
			r->own[r->entry[at - 1].unit] = at;
	rollups_walk(r, list->period);
	for (size_t at = list->first; at; at = r->entry[at - 1].next)
		r->own[r->entry[at - 1].unit] = 0;
}

static int kept_compare(const void *a, const void *b)
{
	const struct kept_sums *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	return (x->basis > y->basis) - (x->basis < y->basis);
}

bool rollups_sum(struct rollups *r, const struct indicator *i, rollups_fn *fn, void *arg)
{
	bool ok = true;

	r->i = i;
	r->kepts = 0;
	for (size_t n = 0; n < r->periods; n++)
		rollups_period_sum(r, &r->period[n]);
	if (r->kepts)
		qsort(r->kept, r->kepts, sizeof(*r->kept), kept_compare);
	for (size_t n = 0; ok && n < r->kepts; n++) {
		const struct kept_sums *k = &r->kept[n];

		ok = fn(k->unit, k->period, k->basis, &k->sums, arg);
	}
	r->entries = 0;
	r->periods = 0;
	return ok;
}

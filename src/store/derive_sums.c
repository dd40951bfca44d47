/* Deriving roll-ups: each from its direct children, children before parents. */
#include "derive.h"

#include "base/date.h"
#include "base/mem.h"
#include "db.h"
#include "store/programme.h"
#include "tree.h"

#include <assert.h>
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

void touched_put(struct touched *t, int indicator, int unit, const struct cell *was,
		 const struct cell *is)
{
	const size_t before = t->keys.count;
	const size_t n = key_index_add(&t->keys, (struct cell_key){ indicator, unit, is->period });

	if (n == before) {
		t->cell = mem_grow(t->cell, n, &t->room, sizeof(*t->cell));
		t->cell[n].bases = 0;
	}
	t->cell[n].cell = *is;
	for (int b = 0; b < BASIS_MAX; b++)
		if (was->row[b] != is->row[b])
			t->cell[n].bases |= 1u << b;
}

void touched_release(struct touched *t)
{
	key_index_release(&t->keys);
	free(t->cell);
}

/* An ancestor to derive: depth counts from the root, so that deeper ones come first. */
struct ancestor {
	int depth;
	struct cell_key key;
	unsigned bases;
};

/* Sums that were derived already, by number of the key. */
struct derived {
	struct key_index keys;
	const struct ancestor *of;
	struct sums (*sums)[BASIS_MAX];
};

/* What the sums of one parent, indicator and period are derived with. */
struct derivation {
	struct store *s;
	const struct touched *touched;
	const struct derived *derived;
	const struct indicator *i;
	int indicator;
	int32_t period, day;
	unsigned bases;
	struct err *err;
};

static bool derive_on(const struct derivation *d, int basis)
{
	return d->bases & 1u << basis;
}

/* A cell of the batch is at hand; others are read. */
static bool derive_read_cell(const struct derivation *d, int unit, struct cell *cell)
{
	const size_t n = key_index_find(&d->touched->keys,
					(struct cell_key){ d->indicator, unit, d->period });

	if (n == KEY_NONE)
		return cell_get(d->s, d->indicator, unit, d->period, cell, d->err);
	*cell = d->touched->cell[n].cell;
	return true;
}

/* Likewise the sums of a unit; *there is false when none are kept. */
static bool derive_read_sums(const struct derivation *d, int unit, enum basis basis,
			     struct sums *sums, bool *there)
{
	const size_t n = key_index_find(&d->derived->keys,
					(struct cell_key){ d->indicator, unit, d->period });

	if (n == KEY_NONE || !(d->derived->of[n].bases & 1u << basis))
		return rollup_get(d->s, d->indicator, unit, d->period, basis, sums, there, d->err);
	*sums = d->derived->sums[n][basis];
	*there = rollup_kept(sums);
	return true;
}

static int64_t derive_reference(const struct derivation *d, int unit)
{
	const char *name = d->i->denominator_ref;

	return name ? store_reference(d->s, name, unit, d->day, NULL) : 0;
}

/* A child's figure on a basis. */
static bool derive_child(const struct derivation *d, const struct tree_child *child,
			 enum basis basis, const struct cell *cell, struct value *figure,
			 bool *partial)
{
	struct value own;
	struct sums below;
	bool there = false;

	if (!cell_value(d->s, cell, basis, &own, d->err))
		return false;
	if (own.state == VALUE_ABSENT && !child->leaf &&
	    !derive_read_sums(d, child->unit, basis, &below, &there))
		return false;
	derive_figure(d->i, &own, there ? &below : NULL, figure, partial);
	return true;
}

static bool derive_reporting(const struct derivation *d, const struct tree_child *child,
			     struct sums sums[BASIS_MAX])
{
	const int64_t reference = derive_reference(d, child->unit);
	struct cell cell;

	if (!derive_read_cell(d, child->unit, &cell))
		return false;
	for (int b = 0; b < BASIS_MAX; b++) {
		struct value value;
		bool partial;

		if (!derive_on(d, b))
			continue;
		if (!derive_child(d, child, (enum basis)b, &cell, &value, &partial))
			return false;
		sums_add_unit(&sums[b], d->i, &value, partial, reference);
	}
	return true;
}

/* The children of a unit, copied: what is derived below may read other lists. NULL on error. */
static struct tree_child *derive_list(const struct derivation *d, int parent, size_t *count)
{
	const struct tree_list *list = tree_children(d->s, parent, d->day, d->err);
	struct tree_child *child;

	if (!list)
		return NULL;
	*count = list->count;
	child = mem_resize(NULL, *count + 1, sizeof(*child));
	if (*count) /* an empty list has no array */
		memcpy(child, list->child, *count * sizeof(*child));
	return child;
}

/* The sums of an aggregate unit of which nothing is known: who is expected, and how much they
 * stand for. */
static bool derive_expected(const struct derivation *d, int parent, struct sums *sums)
{
	size_t count;
	struct tree_child *child = derive_list(d, parent, &count);
	bool ok = child != NULL;

	for (size_t n = 0; ok && n < count; n++) {
		if (unit_kind_aggregate(child[n].kind))
			ok = derive_expected(d, child[n].unit, sums);
		else if (unit_kind_in_scope(child[n].kind, d->i->scope))
			sums_add_unit(sums, d->i, NULL, false, derive_reference(d, child[n].unit));
	}
	free(child);
	return ok;
}

/* Adds an aggregate child's sums; *missing collects the bases on which it has none. */
static bool derive_aggregate(const struct derivation *d, int child, struct sums sums[BASIS_MAX],
			     unsigned char *missing)
{
	for (int b = 0; b < BASIS_MAX; b++) {
		struct sums below;
		bool there;

		if (!derive_on(d, b))
			continue;
		if (!derive_read_sums(d, child, (enum basis)b, &below, &there))
			return false;
		if (there)
			sums_add(&sums[b], &below);
		else
			*missing |= (unsigned char)(1u << b);
	}
	return true;
}

/* One pass over the children of a unit of this kind, and one over those without sums. */
static bool derive_children(const struct derivation *d, enum unit_kind kind,
			    const struct tree_child *child, size_t count,
			    struct sums sums[BASIS_MAX])
{
	const bool all = !unit_kind_aggregate(kind);
	unsigned char *missing = mem_zero(count + 1, 1);
	bool ok = true;

	for (size_t n = 0; ok && n < count; n++) {
		if (unit_kind_aggregate(child[n].kind))
			ok = derive_aggregate(d, child[n].unit, sums, &missing[n]);
		else if (all || unit_kind_in_scope(child[n].kind, d->i->scope))
			ok = derive_reporting(d, &child[n], sums);
	}
	for (int b = 0; ok && b < BASIS_MAX; b++)
		for (size_t n = 0; ok && rollup_kept(&sums[b]) && n < count; n++) {
			struct sums below = { 0 };

			if (missing[n] & 1u << b) {
				ok = derive_expected(d, child[n].unit, &below);
				sums_add(&sums[b], &below);
			}
		}
	free(missing);
	return ok;
}

/* The sums of a unit's direct children, per basis, from the derived rows below it. */
static bool derive_sums(const struct derivation *d, int parent, struct sums sums[BASIS_MAX])
{
	struct tree_child *child;
	enum unit_kind kind;
	size_t count;
	bool ok;

	memset(sums, 0, BASIS_MAX * sizeof(*sums));
	if (!tree_kind(d->s, parent, d->day, &kind))
		return true;
	child = derive_list(d, parent, &count);
	ok = child && derive_children(d, kind, child, count, sums);
	free(child);
	return ok;
}

/* Parents and indicators stay together, so that one list of children serves all their periods and the
 * cells asked for are neighbours in memory. */
static int ancestor_compare(const void *a, const void *b)
{
	const struct ancestor *x = a, *y = b;

	if (x->depth != y->depth)
		return x->depth > y->depth ? -1 : 1;
	if (x->key.unit != y->key.unit)
		return x->key.unit < y->key.unit ? -1 : 1;
	if (x->key.indicator != y->key.indicator)
		return x->key.indicator < y->key.indicator ? -1 : 1;
	return (x->key.period > y->key.period) - (x->key.period < y->key.period);
}

enum { CHAIN_MAX = 16, CHAIN_SLOTS = 4096 };

/* The ancestors of a unit while they stay the same, kept so that an import does not ask again for
 * each row. */
struct chain {
	int unit;
	struct tree_span span;
	int length;
	int up[CHAIN_MAX];
};

static const struct chain *chain_of(struct store *s, struct chain *slots, size_t room, int unit,
				    int32_t day)
{
	struct chain *c = &slots[(unsigned)unit % room];
	int at = unit;

	if (c->unit == unit && c->span.from <= day && day <= c->span.to)
		return c;
	*c = (struct chain){ .unit = unit, .span = { DATE_MIN, DATE_MAX } };
	while (c->length < CHAIN_MAX && (at = tree_parent(s, at, day, &c->span)) != 0)
		c->up[c->length++] = at;
	return c;
}

/* The ancestors of all touched cells, each once, in the order in which to derive them. */
static struct ancestor *ancestors_collect(struct store *s, const struct programme *p,
					  const struct touched *touched, size_t *count)
{
	const size_t cells = touched->keys.count;
	const size_t slot_room = cells < CHAIN_SLOTS ? cells + 1 : CHAIN_SLOTS;
	struct chain *slots = mem_zero(slot_room, sizeof(*slots));
	struct key_index met = { 0 };
	struct ancestor *list = NULL;
	size_t room = 0;

	for (size_t t = 0; t < cells; t++) {
		struct cell_key key = touched->keys.key[t];
		const struct chain *c;

		if (programme_indicator(p, key.indicator)->aggregation == AGGREGATE_NONE)
			continue;
		c = chain_of(s, slots, slot_room, key.unit, period_last_day(key.period));
		for (int k = 0; k < c->length; k++) {
			const size_t before = met.count;
			size_t n;

			key.unit = c->up[k];
			n = key_index_add(&met, key);
			if (n == before) {
				list = mem_grow(list, n, &room, sizeof(*list));
				list[n] = (struct ancestor){ c->length - k, key, 0 };
			}
			assert(list); /* one that was met has its row */
			list[n].bases |= touched->cell[t].bases;
		}
	}
	*count = met.count;
	free(slots);
	key_index_release(&met);
	if (list)
		qsort(list, *count, sizeof(*list), ancestor_compare);
	return list;
}

/* Derives and keeps the sums of one ancestor. */
static bool derive_ancestor(const struct derivation *d, int unit, struct sums sums[BASIS_MAX])
{
	bool ok = derive_sums(d, unit, sums);

	for (int b = 0; ok && b < BASIS_MAX; b++)
		ok = !derive_on(d, b) || rollup_put(d->s, d->indicator, unit, d->period,
						    (enum basis)b, &sums[b], d->err);
	return ok;
}

bool derive_ancestors(struct store *s, const struct programme *p, const struct touched *touched,
		      struct err *err)
{
	size_t count;
	struct ancestor *list = ancestors_collect(s, p, touched, &count);
	struct derived derived = { .of = list,
				   .sums = mem_alloc((count + 1) * sizeof(*derived.sums)) };
	bool ok = true;

	for (size_t k = 0; ok && k < count; k++) {
		const struct cell_key key = list[k].key;
		const struct derivation d = { .s = s,
					      .touched = touched,
					      .derived = &derived,
					      .i = programme_indicator(p, key.indicator),
					      .indicator = key.indicator,
					      .period = key.period,
					      .day = period_last_day(key.period),
					      .bases = list[k].bases,
					      .err = err };

		ok = derive_ancestor(&d, key.unit, derived.sums[k]);
		key_index_add(&derived.keys, key);
	}
	key_index_release(&derived.keys);
	free(derived.sums);
	free(list);
	return ok;
}

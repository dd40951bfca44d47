/* Trees of units: one for each span of days on which no unit and no parent changes. */
#include "forest.h"

#include "base/date.h"
#include "base/mem.h"
#include "record.h"

#include <stdlib.h>
#include <string.h>

/* A unit below a parent for some time. */
struct link {
	const struct unit *unit;
	int parent;
	int32_t from, to;
};

struct forest {
	struct units units; /* without names and successions */
	struct link *link;  /* ascending by parent, then ordinal, then id */
	size_t links;
	size_t *first; /* by unit id: where the links below it begin; one more at the end */
	struct forest_tree *tree; /* ascending by day */
	size_t trees;
};

static int link_compare(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->parent != y->parent)
		return x->parent < y->parent ? -1 : 1;
	if (x->unit->ordinal != y->unit->ordinal)
		return x->unit->ordinal < y->unit->ordinal ? -1 : 1;
	return (x->unit->id > y->unit->id) - (x->unit->id < y->unit->id);
}

static int day_compare(const void *a, const void *b)
{
	const int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

int forest_last_unit(const struct forest *f)
{
	return f->units.units ? f->units.unit[f->units.units - 1].id : 0;
}

static void forest_link(struct forest *f)
{
	const struct units *u = &f->units;
	const int last = forest_last_unit(f);
	size_t at = 0;

	f->link = mem_zero(u->parents + 1, sizeof(*f->link));
	for (size_t n = 0; n < u->parents; n++) {
		const struct unit_parent *p = &u->parent[n];
		const struct unit *unit = units_by_id(u, p->unit);

		if (unit)
			f->link[f->links++] = (struct link){ unit, p->parent, p->valid_from,
							     p->valid_to };
	}
	qsort(f->link, f->links, sizeof(*f->link), link_compare);
	f->first = mem_zero((size_t)last + 2, sizeof(*f->first));
	for (int id = 0; id <= last + 1; id++) {
		while (at < f->links && f->link[at].parent < id)
			at++;
		f->first[id] = at;
	}
}

/* The days on which something begins or has ended. */
static void forest_days(struct forest *f)
{
	const struct units *u = &f->units;
	int32_t *day = mem_zero(2 * (u->units + u->parents) + 1, sizeof(*day));
	size_t days = 0, kept = 0;

	day[days++] = DATE_MIN;
	for (size_t n = 0; n < u->units; n++) {
		day[days++] = u->unit[n].valid_from;
		if (u->unit[n].valid_to < DATE_MAX)
			day[days++] = u->unit[n].valid_to + 1;
	}
	for (size_t n = 0; n < u->parents; n++) {
		day[days++] = u->parent[n].valid_from;
		if (u->parent[n].valid_to < DATE_MAX)
			day[days++] = u->parent[n].valid_to + 1;
	}
	qsort(day, days, sizeof(*day), day_compare);
	for (size_t n = 0; n < days; n++)
		if (!kept || day[kept - 1] != day[n])
			day[kept++] = day[n];
	f->tree = mem_zero(kept, sizeof(*f->tree));
	f->trees = kept;
	for (size_t n = 0; n < kept; n++)
		f->tree[n].from = day[n];
	free(day);
}

struct forest *forest_load(struct store *s, struct err *err)
{
	struct forest *f = mem_zero(1, sizeof(*f));
	struct units *u = &f->units;

	units_init(u);
	if (!record_get(s, &record_unit, NULL, 0, &u->arena, (void **)&u->unit, &u->units, err) ||
	    !record_get(s, &record_unit_parent, NULL, 0, &u->arena, (void **)&u->parent,
			&u->parents, err)) {
		forest_free(f);
		return NULL;
	}
	forest_link(f);
	forest_days(f);
	return f;
}

void forest_free(struct forest *f)
{
	if (!f)
		return;
	for (size_t n = 0; n < f->trees; n++)
		free(f->tree[n].node);
	free(f->tree);
	free(f->first);
	free(f->link);
	units_release(&f->units);
	free(f);
}

static bool link_valid(const struct link *l, int32_t day)
{
	return l->from <= day && day <= l->to && unit_valid(l->unit, day);
}

static void tree_add(struct forest_tree *t, const struct unit *unit)
{
	t->node = mem_grow(t->node, t->nodes, &t->room, sizeof(*t->node));
	t->node[t->nodes++] = (struct tree_node){ .unit = unit->id, .kind = unit->kind };
}

/* Those that stand below no unit that is valid on the day. */
static void tree_add_roots(const struct forest *f, struct forest_tree *t, int32_t day)
{
	const struct units *u = &f->units;
	bool *below = mem_zero((size_t)forest_last_unit(f) + 1, sizeof(*below));

	for (size_t n = 0; n < f->links; n++) {
		const struct unit *parent = units_by_id(u, f->link[n].parent);

		if (link_valid(&f->link[n], day) && parent && unit_valid(parent, day))
			below[f->link[n].unit->id] = true;
	}
	for (size_t n = 0; n < u->units; n++)
		if (!below[u->unit[n].id] && unit_valid(&u->unit[n], day))
			tree_add(t, &u->unit[n]);
	free(below);
}

/* Level by level, so that the children of a node are neighbours. */
static void tree_grow(const struct forest *f, struct forest_tree *t, int32_t day)
{
	tree_add_roots(f, t, day);
	for (size_t n = 0; n < t->nodes; n++) {
		const int unit = t->node[n].unit;
		const size_t child = t->nodes;

		for (size_t k = f->first[unit]; k < f->first[unit + 1]; k++)
			if (link_valid(&f->link[k], day))
				tree_add(t, f->link[k].unit);
		t->node[n].child = child;
		t->node[n].children = t->nodes - child;
		t->node[n].inner = t->inners;
		t->inners += t->nodes > child;
	}
}

const struct forest_tree *forest_on(struct forest *f, int32_t day)
{
	size_t lo = 0, hi = f->trees;
	struct forest_tree *t;

	while (hi - lo > 1) {
		const size_t mid = (lo + hi) / 2;

		if (f->tree[mid].from <= day)
			lo = mid;
		else
			hi = mid;
	}
	t = &f->tree[lo];
	if (!t->nodes)
		tree_grow(f, t, t->from);
	return t;
}

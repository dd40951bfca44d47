/* The trees of all units, in memory: for what goes over the whole database. Private to this
 * layer. */
#ifndef TIENDO_STORE_FOREST_H
#define TIENDO_STORE_FOREST_H

#include "model/unit.h"
#include "store/store.h"

struct tree_node {
	int unit;
	enum unit_kind kind;
	size_t child, children; /* the span of its children, by ordinal then id */
	size_t inner;           /* its number among those that have children */
};

/* The units valid on a day, every one after its parent. What has no parent then is a root. */
struct forest_tree {
	int32_t from; /* first day on which it is so */
	struct tree_node *node;
	size_t nodes, room, inners;
};

struct forest;

/* Reads all units. NULL with err set. */
struct forest *forest_load(struct store *s, struct err *err);
void forest_free(struct forest *f);

/* The highest id of a unit. */
int forest_last_unit(const struct forest *f);

/* The tree on a day; made when it is first asked for, kept until forest_free. */
const struct forest_tree *forest_on(struct forest *f, int32_t day);

#endif

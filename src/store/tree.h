/* The tree of units as the database has it on a day, whatever its depth. Private to this layer. */
#ifndef TIENDO_STORE_TREE_H
#define TIENDO_STORE_TREE_H

#include "model/unit.h"
#include "store/store.h"

struct tree_child {
	int unit;
	enum unit_kind kind;
	bool leaf; /* nothing ever stands below it */
};

struct tree_span {
	int32_t from, to;
};

struct tree_list {
	int parent;
	struct tree_span span; /* of days on which it stays so */
	struct tree_child *child;
	size_t count, room;
};

/* The children of a unit valid on a day. The list lives until the next call or tree_release. */
const struct tree_list *tree_children(struct store *s, int parent, int32_t day, struct err *err);

/* The parent of a unit on a day, 0 when none. The span of days is narrowed to those around it on
 * which that does not change. */
int tree_parent(struct store *s, int unit, int32_t day, struct tree_span *span);

/* The kind of a unit; false when there is no such unit or it is not valid on the day. */
bool tree_kind(struct store *s, int unit, int32_t day, enum unit_kind *kind);

void tree_release(struct store *s);

#endif

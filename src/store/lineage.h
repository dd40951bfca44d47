/* One cell's revisions, who descends from whom, and what they make of the cell: a pure function of
 * the log. Private to this layer.
 *
 *   lineage_add, or lineage_read, for each row of the cell, ascending by id; lineage_derive or lineage_heads;
 *   lineage_clear before the next cell (its memory is used again); lineage_release. */
#ifndef TIENDO_STORE_LINEAGE_H
#define TIENDO_STORE_LINEAGE_H

#include "cell.h"
#include "form.h"
#include "model/revision.h"

/* What the log says of a revision that its cell is derived from. */
struct lineage_entry {
	int64_t id, clock, parent; /* row ids; parent 0: none */
	struct form_figures figures;
	uint32_t batch, undoes;
	int form;
	enum revision_kind kind;
};

struct lineage_node {
	int64_t id, clock;
	enum revision_kind kind;
	enum value_status status;
	struct value value;
	uint32_t batch, undoes;
	size_t parent, parents; /* its span of the lineage's parents */
	bool named;             /* another names it as its parent: no head */
	bool revoked;           /* returned, or taken back */
	int seen;               /* the head whose ancestors were walked last */
	int reached;            /* from how many heads */
};

struct lineage {
	struct lineage_node *node; /* ascending id */
	size_t count, room;
	int64_t *parent; /* row ids */
	size_t parents, parent_room;
	struct lineage_node **stack; /* of a walk */
	size_t stack_room;
	bool workflow; /* a revision is more than a draft */
};

/* Columns id, clock, kind, form, number, numerator, denominator, batch, undoes, parent from `at` on. */
struct lineage_entry lineage_entry_read(sqlite3_stmt *q, int at);

/* Adds a revision, and looks its further parents up where it has any. */
bool lineage_add(struct store *s, struct lineage *l, const struct lineage_entry *e,
		 struct err *err);
bool lineage_read(struct store *s, struct lineage *l, sqlite3_stmt *q, int at, struct err *err);
void lineage_clear(struct lineage *l);
void lineage_release(struct lineage *l);

/* The shown revision per basis, conflict and content; the cell's period is left as it is. *status
 * is the shown revision's. cell->row[BASIS_LATEST] is 0 when there is no revision. */
void lineage_derive(struct lineage *l, struct cell *cell, enum value_status *status);

/* The value of a revision that is in the lineage. */
const struct value *lineage_value(const struct lineage *l, int64_t id);

/* The ids of the heads, ascending, into ids[room]; returns how many there are. */
size_t lineage_heads(struct lineage *l, int64_t *ids, size_t room);

#endif

/* What the revisions of a cell make of it. */
#include "lineage.h"

#include "base/mem.h"
#include "db.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void lineage_add_parent(struct lineage *l, struct lineage_node *n, int64_t parent)
{
	l->parent = mem_grow(l->parent, l->parents, &l->parent_room, sizeof(*l->parent));
	l->parent[l->parents++] = parent;
	n->parents++;
}

static bool lineage_more_parents(struct store *s, struct lineage *l, struct lineage_node *n,
				 struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_PARENT_OF);
	int rc;

	sqlite3_bind_int64(q, 1, n->id);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW)
		lineage_add_parent(l, n, sqlite3_column_int64(q, 0));
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

struct lineage_entry lineage_entry_read(sqlite3_stmt *q, int at)
{
	const int form = sqlite3_column_int(q, at + 3);

	return (struct lineage_entry){
		.id = sqlite3_column_int64(q, at),
		.clock = sqlite3_column_int64(q, at + 1),
		.kind = (enum revision_kind)sqlite3_column_int(q, at + 2),
		.form = form,
		.figures = form_figures(form, q, at + 4),
		.batch = (uint32_t)sqlite3_column_int64(q, at + 7),
		.undoes = (uint32_t)sqlite3_column_int64(q, at + 8),
		.parent = sqlite3_column_int64(q, at + 9),
	};
}

bool lineage_read(struct store *s, struct lineage *l, sqlite3_stmt *q, int at, struct err *err)
{
	const struct lineage_entry e = lineage_entry_read(q, at);

	return lineage_add(s, l, &e, err);
}

bool lineage_add(struct store *s, struct lineage *l, const struct lineage_entry *e, struct err *err)
{
	struct lineage_node *n;

	l->node = mem_grow(l->node, l->count, &l->room, sizeof(*l->node));
	n = &l->node[l->count++];
	*n = (struct lineage_node){
		.id = e->id,
		.clock = e->clock,
		.kind = e->kind,
		.status = form_status(e->form),
		.value = form_join(e->form, e->figures),
		.batch = e->batch ? e->batch : (uint32_t)e->id,
		.undoes = e->undoes,
		.parent = l->parents,
	};
	assert(l->count == 1 || n[-1].id < n->id);
	l->workflow |= n->status != STATUS_DRAFT;
	if (e->parent)
		lineage_add_parent(l, n, e->parent);
	return !(e->form & FORM_MORE_PARENTS) || lineage_more_parents(s, l, n, err);
}

void lineage_clear(struct lineage *l)
{
	l->count = 0;
	l->parents = 0;
	l->workflow = false;
}

void lineage_release(struct lineage *l)
{
	free(l->node);
	free(l->parent);
	free(l->stack);
}

/* The place of the first node whose id is not below this one. */
static size_t lineage_place(const struct lineage *l, int64_t id)
{
	size_t lo = 0, hi = l->count;

	while (lo < hi) {
		const size_t mid = (lo + hi) / 2;

		if (l->node[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct lineage_node *lineage_find(const struct lineage *l, int64_t id)
{
	const size_t at = lineage_place(l, id);

	return at < l->count && l->node[at].id == id ? &l->node[at] : NULL;
}

const struct value *lineage_value(const struct lineage *l, int64_t id)
{
	const struct lineage_node *n = lineage_find(l, id);

	assert(n);
	return &n->value;
}

/* An undo takes back what its own replica wrote in one batch: neighbours, as a batch is one
 * transaction. */
static void lineage_take_back(struct lineage *l, const struct lineage_node *undo)
{
	const int64_t replica = undo->id >> 32;

	for (size_t i = lineage_place(l, replica << 32 | undo->undoes); i < l->count; i++) {
		struct lineage_node *n = &l->node[i];

		if (n->id >> 32 != replica || n->batch != undo->undoes)
			break;
		n->revoked = true;
	}
}

/* What is returned is the value, however far it had come: its submission, its verification. */
static void lineage_return(struct lineage *l, struct lineage_node *n)
{
	while (n && !n->revoked) {
		n->revoked = true;
		n = n->kind == REVISION_STEP && n->parents ? lineage_find(l, l->parent[n->parent]) :
							     NULL;
	}
}

/* Says of each node what the others say of it. */
static void lineage_mark(struct lineage *l)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct lineage_node *n = &l->node[i];

		for (size_t k = 0; k < n->parents; k++) {
			struct lineage_node *parent = lineage_find(l, l->parent[n->parent + k]);

			if (!parent)
				continue;
			parent->named = true;
			if (n->status == STATUS_RETURNED)
				lineage_return(l, parent);
		}
		if (n->kind == REVISION_UNDO)
			lineage_take_back(l, n);
	}
}

/* The order of heads: greatest clock, then replica, then seq (the row id is both). */
static bool lineage_later(const struct lineage_node *a, const struct lineage_node *b)
{
	return a->clock != b->clock ? a->clock > b->clock : a->id > b->id;
}

/* Walks a head and its ancestors; heads are numbered from 1. */
static void lineage_reach(struct lineage *l, struct lineage_node *head, int number)
{
	size_t count = 0;

	l->stack = mem_grow(l->stack, count, &l->stack_room, sizeof(*l->stack));
	l->stack[count++] = head;
	head->seen = number;
	while (count) {
		struct lineage_node *n = l->stack[--count];

		n->reached++;
		for (size_t k = 0; k < n->parents; k++) {
			struct lineage_node *parent = lineage_find(l, l->parent[n->parent + k]);

			if (!parent || parent->seen == number)
				continue;
			parent->seen = number;
			l->stack = mem_grow(l->stack, count, &l->stack_room, sizeof(*l->stack));
			l->stack[count++] = parent;
		}
	}
}

/* The newest revision that counts on a basis and is an ancestor of every head. */
static int64_t lineage_counting(const struct lineage *l, int heads, bool submitted)
{
	const struct lineage_node *best = NULL;

	for (size_t i = 0; i < l->count; i++) {
		const struct lineage_node *n = &l->node[i];
		const bool counts = n->status == STATUS_VERIFIED ||
				    (submitted && n->status == STATUS_SUBMITTED);

		if (counts && n->reached == heads && !n->revoked &&
		    (!best || lineage_later(n, best)))
			best = n;
	}
	return best ? best->id : 0;
}

void lineage_derive(struct lineage *l, struct cell *cell, enum value_status *status)
{
	const struct lineage_node *shown = NULL;
	bool differ = false;
	int heads = 0;

	*cell = (struct cell){ .period = cell->period };
	*status = STATUS_DRAFT;
	lineage_mark(l);
	for (size_t i = 0; i < l->count; i++) {
		struct lineage_node *n = &l->node[i];

		if (n->named)
			continue;
		heads++;
		if (shown && (!value_equal(&shown->value, &n->value) || shown->status != n->status))
			differ = true;
		if (!shown || lineage_later(n, shown))
			shown = n;
		if (l->workflow)
			lineage_reach(l, n, heads);
	}
	if (!shown)
		return;
	cell->row[BASIS_LATEST] = shown->id;
	cell->heads = heads == 1 ? 0 : differ ? heads : -heads;
	cell->value = shown->value;
	*status = shown->status;
	if (l->workflow) {
		cell->row[BASIS_SUBMITTED] = lineage_counting(l, heads, true);
		cell->row[BASIS_VERIFIED] = lineage_counting(l, heads, false);
	}
}

size_t lineage_heads(struct lineage *l, int64_t *ids, size_t room)
{
	size_t count = 0;

	lineage_mark(l);
	for (size_t i = 0; i < l->count; i++) {
		if (l->node[i].named)
			continue;
		if (count < room)
			ids[count] = l->node[i].id;
		count++;
	}
	return count;
}

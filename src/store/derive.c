/* Deriving cells and roll-ups. */
#include "derive.h"

#include "base/mem.h"
#include "db.h"
#include "form.h"
#include "store/programme.h"
#include "tree.h"

#include <stdlib.h>
#include <string.h>

/* One revision of a cell, with its parents within the cell's own list. */
struct node {
	int64_t id, clock;
	enum revision_kind kind;
	enum value_status status;
	struct value value;
	uint32_t batch, undoes;
	int64_t *parent;
	size_t parents;
	bool seen;   /* reached while walking ancestors */
	int reached; /* from how many heads */
};

struct history {
	struct node *node;
	size_t count, room;
};

static void history_release(struct history *h)
{
	for (size_t i = 0; i < h->count; i++)
		free(h->node[i].parent);
	free(h->node);
}

static struct node *history_find(struct history *h, int64_t id)
{
	size_t lo = 0, hi = h->count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (h->node[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < h->count && h->node[lo].id == id ? &h->node[lo] : NULL;
}

static bool history_parents(struct store *s, struct node *n, int64_t first, struct err *err)
{
	sqlite3_stmt *q;
	size_t room = 0;
	int rc;

	if (!first)
		return true;
	n->parent = mem_grow(n->parent, 0, &room, sizeof(*n->parent));
	n->parent[n->parents++] = first;
	q = db_stmt(s, STMT_PARENT_OF);
	sqlite3_bind_int64(q, 1, n->id);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		n->parent = mem_grow(n->parent, n->parents, &room, sizeof(*n->parent));
		n->parent[n->parents++] = sqlite3_column_int64(q, 0);
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

static bool history_read(struct store *s, int indicator, int unit, int32_t period,
			 struct history *h, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_OF_CELL);
	int rc;

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct node *n;

		h->node = mem_grow(h->node, h->count, &h->room, sizeof(*h->node));
		n = &h->node[h->count++];
		*n = (struct node){
			.id = sqlite3_column_int64(q, 0),
			.clock = sqlite3_column_int64(q, 1),
			.kind = (enum revision_kind)sqlite3_column_int(q, 2),
			.status = form_status(sqlite3_column_int(q, 3)),
			.value = form_read(q, 3),
			.undoes = (uint32_t)sqlite3_column_int64(q, 8),
		};
		n->batch = sqlite3_column_type(q, 7) == SQLITE_NULL ?
				   (uint32_t)n->id :
				   (uint32_t)sqlite3_column_int64(q, 7);
		if (!history_parents(s, n, sqlite3_column_int64(q, 9), err)) {
			sqlite3_reset(q);
			return false;
		}
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

/* A head is a revision that no other names as its parent. */
static bool history_is_head(const struct history *h, int64_t id)
{
	for (size_t i = 0; i < h->count; i++)
		for (size_t k = 0; k < h->node[i].parents; k++)
			if (h->node[i].parent[k] == id)
				return false;
	return true;
}

/* The order of heads: greatest clock, then replica, then seq (the row id is both). */
static bool node_later(const struct node *a, const struct node *b)
{
	return a->clock != b->clock ? a->clock > b->clock : a->id > b->id;
}

static void history_reach(struct history *h, struct node *from)
{
	int64_t *stack = NULL;
	size_t count = 0, room = 0;

	for (size_t i = 0; i < h->count; i++)
		h->node[i].seen = false;
	stack = mem_grow(stack, count, &room, sizeof(*stack));
	stack[count++] = from->id;
	while (count) {
		struct node *n = history_find(h, stack[--count]);

		if (!n || n->seen)
			continue;
		n->seen = true;
		n->reached++;
		for (size_t k = 0; k < n->parents; k++) {
			stack = mem_grow(stack, count, &room, sizeof(*stack));
			stack[count++] = n->parent[k];
		}
	}
	free(stack);
}

/* Returned (a child says so) or taken back (an undo of its batch, by the same replica). */
static bool history_revoked(const struct history *h, const struct node *n)
{
	for (size_t i = 0; i < h->count; i++) {
		const struct node *c = &h->node[i];

		if (c->kind == REVISION_UNDO && c->undoes == n->batch && c->id >> 32 == n->id >> 32)
			return true;
		for (size_t k = 0; k < c->parents; k++)
			if (c->parent[k] == n->id && c->status == STATUS_RETURNED)
				return true;
	}
	return false;
}

/* The newest revision that counts on a basis and is an ancestor of every head. */
static int64_t history_counting(const struct history *h, int heads, bool submitted)
{
	const struct node *best = NULL;

	for (size_t i = 0; i < h->count; i++) {
		const struct node *n = &h->node[i];
		const bool counts = n->status == STATUS_VERIFIED ||
				    (submitted && n->status == STATUS_SUBMITTED);

		if (counts && n->reached == heads && (!best || node_later(n, best)) &&
		    !history_revoked(h, n))
			best = n;
	}
	return best ? best->id : 0;
}

static bool history_workflow(const struct history *h)
{
	for (size_t i = 0; i < h->count; i++)
		if (h->node[i].status != STATUS_DRAFT)
			return true;
	return false;
}

bool derive_cell(struct store *s, int indicator, int unit, int32_t period, struct cell *cell,
		 enum value_status *status, struct err *err)
{
	struct history h = { 0 };
	const struct node *shown = NULL;
	int heads = 0;
	bool differ = false;

	*cell = (struct cell){ .period = period };
	*status = STATUS_DRAFT;
	if (!history_read(s, indicator, unit, period, &h, err)) {
		history_release(&h);
		return false;
	}
	const bool workflow = history_workflow(&h);
	for (size_t i = 0; i < h.count; i++) {
		struct node *n = &h.node[i];

		if (!history_is_head(&h, n->id))
			continue;
		heads++;
		if (shown && (!value_equal(&shown->value, &n->value) || shown->status != n->status))
			differ = true;
		if (!shown || node_later(n, shown))
			shown = n;
		if (workflow)
			history_reach(&h, n);
	}
	if (shown) {
		cell->row[BASIS_LATEST] = shown->id;
		cell->heads = heads == 1 ? 0 : differ ? heads : -heads;
		cell->value = shown->value;
		*status = shown->status;
		if (workflow) {
			cell->row[BASIS_SUBMITTED] = history_counting(&h, heads, true);
			cell->row[BASIS_VERIFIED] = history_counting(&h, heads, false);
		}
	}
	history_release(&h);
	return true;
}

bool derive_heads(struct store *s, int indicator, int unit, int32_t period, int64_t *ids,
		  size_t room, size_t *count, struct err *err)
{
	struct history h = { 0 };
	bool ok = history_read(s, indicator, unit, period, &h, err);

	*count = 0;
	for (size_t i = 0; ok && i < h.count; i++) {
		if (!history_is_head(&h, h.node[i].id))
			continue;
		if (*count < room)
			ids[*count] = h.node[i].id;
		++*count;
	}
	history_release(&h);
	return ok;
}

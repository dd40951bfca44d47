/* Children and parents of a unit on a day. */
#include "tree.h"

#include "base/date.h"
#include "base/mem.h"
#include "db.h"

#include <stdlib.h>
#include <string.h>

/* Some of the lists read last: a batch asks for the same few again and again. */
enum { TREE_SLOTS = 64 };

struct tree_cache {
	struct tree_list slot[TREE_SLOTS];
	int last, next; /* the slot found last, and the one to be taken next */
};

static int32_t tree_day(sqlite3_stmt *q, int column, int32_t open)
{
	const char *text = db_text(q, column);

	if (text)
		date_parse(text, &open);
	return open;
}

static void tree_narrow(struct tree_span *span, int32_t from, int32_t to)
{
	if (span->from < from)
		span->from = from;
	if (span->to > to)
		span->to = to;
}

/* True when what is valid from and to the days in two columns is so on the day; the span is narrowed
 * to the days around it on which that stays so. */
static bool tree_stands(struct tree_span *span, sqlite3_stmt *q, int column, int32_t day)
{
	const int32_t from = tree_day(q, column, DATE_MIN);
	const int32_t to = tree_day(q, column + 1, DATE_MAX);

	if (to < day)
		tree_narrow(span, to + 1, DATE_MAX);
	else if (from > day)
		tree_narrow(span, DATE_MIN, from - 1);
	else
		tree_narrow(span, from, to);
	return from <= day && day <= to;
}

static bool tree_has(const struct tree_list *list, int parent, int32_t day)
{
	return list->parent == parent && list->span.from <= day && day <= list->span.to;
}

static bool tree_read(struct store *s, struct tree_list *list, int parent, int32_t day,
		      struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CHILDREN);
	int rc;

	*list = (struct tree_list){ .span = { DATE_MIN, DATE_MAX },
				    .child = list->child,
				    .room = list->room };
	sqlite3_bind_int(q, 1, parent);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct tree_child child = { .unit = sqlite3_column_int(q, 0),
					    .leaf = sqlite3_column_int(q, 2) != 0 };
		bool stands = tree_stands(&list->span, q, 3, day);

		stands &= tree_stands(&list->span, q, 5, day);
		if (!stands || !unit_kind_parse(db_text(q, 1), &child.kind))
			continue;
		list->child = mem_grow(list->child, list->count, &list->room, sizeof(*list->child));
		list->child[list->count++] = child;
	}
	sqlite3_reset(q);
	if (rc == SQLITE_DONE)
		list->parent = parent;
	return rc == SQLITE_DONE;
}

const struct tree_list *tree_children(struct store *s, int parent, int32_t day, struct err *err)
{
	struct tree_cache *c = s->tree;
	struct tree_list *list;

	if (!c)
		c = s->tree = mem_zero(1, sizeof(*c));
	if (tree_has(&c->slot[c->last], parent, day))
		return &c->slot[c->last];
	for (c->last = 0; c->last < TREE_SLOTS; c->last++)
		if (tree_has(&c->slot[c->last], parent, day))
			return &c->slot[c->last];
	c->last = c->next;
	c->next = (c->next + 1) % TREE_SLOTS;
	list = &c->slot[c->last];
	return tree_read(s, list, parent, day, err) ? list : NULL;
}

int tree_parent(struct store *s, int unit, int32_t day, struct tree_span *span)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_PARENTS);
	int parent = 0;

	sqlite3_bind_int(q, 1, unit);
	while (q && sqlite3_step(q) == SQLITE_ROW)
		if (tree_stands(span, q, 1, day) && !parent)
			parent = sqlite3_column_int(q, 0);
	sqlite3_reset(q);
	return parent;
}

bool tree_kind(struct store *s, int unit, int32_t day, enum unit_kind *kind)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_KIND);
	char text[DATE_SIZE];
	bool valid = false;

	date_format(day, text);
	sqlite3_bind_int(q, 1, unit);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		const char *from = db_text(q, 1), *to = db_text(q, 2);

		valid = unit_kind_parse(db_text(q, 0), kind) &&
			(!from || strcmp(from, text) <= 0) && (!to || strcmp(to, text) >= 0);
	}
	sqlite3_reset(q);
	return valid;
}

void tree_release(struct store *s)
{
	if (!s->tree)
		return;
	for (int n = 0; n < TREE_SLOTS; n++)
		free(s->tree->slot[n].child);
	free(s->tree);
	s->tree = NULL;
}

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
};

const struct tree_list *tree_children(struct store *s, int parent, int32_t day, struct err *err)
{
	struct tree_list *list;
	sqlite3_stmt *q;
	char text[DATE_SIZE];
	int rc;

	if (!s->tree)
		s->tree = mem_zero(1, sizeof(*s->tree));
	list = &s->tree->slot[((unsigned)parent * 31u + (unsigned)day) % TREE_SLOTS];
	if (list->parent == parent && list->day == day)
		return list;
	list->parent = 0;
	list->count = 0;
	date_format(day, text);
	q = db_stmt(s, STMT_UNIT_CHILDREN);
	sqlite3_bind_int(q, 1, parent);
	db_bind_text(q, 2, text);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct tree_child *c;

		list->child = mem_grow(list->child, list->count, &list->room, sizeof(*list->child));
		c = &list->child[list->count];
		c->unit = sqlite3_column_int(q, 0);
		c->leaf = sqlite3_column_int(q, 2) != 0;
		if (unit_kind_parse(db_text(q, 1), &c->kind))
			list->count++;
	}
	if (rc != SQLITE_DONE)
		return NULL;
	sqlite3_reset(q);
	list->parent = parent;
	list->day = day;
	return list;
}

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

int tree_parent(struct store *s, int unit, int32_t day, struct tree_span *span)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_PARENTS);
	int parent = 0;

	sqlite3_bind_int(q, 1, unit);
	while (q && sqlite3_step(q) == SQLITE_ROW) {
		const int32_t from = tree_day(q, 1, DATE_MIN), to = tree_day(q, 2, DATE_MAX);

		if (to < day) {
			tree_narrow(span, to + 1, DATE_MAX);
		} else if (from > day) {
			tree_narrow(span, DATE_MIN, from - 1);
		} else {
			tree_narrow(span, from, to);
			parent = parent ? parent : sqlite3_column_int(q, 0);
		}
	}
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

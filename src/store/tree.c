/* Children and parents of a unit on a day. */
#include "tree.h"

#include "base/date.h"
#include "base/mem.h"
#include "db.h"

#include <stdlib.h>
#include <string.h>

const struct tree_list *tree_children(struct store *s, int parent, int32_t day, struct err *err)
{
	struct tree_list *list = s->tree;
	sqlite3_stmt *q;
	char text[DATE_SIZE];
	int rc;

	if (!list)
		list = s->tree = mem_zero(1, sizeof(*list));
	else if (list->parent == parent && list->day == day)
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

int tree_parent(struct store *s, int unit, int32_t day)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_PARENT);
	char text[DATE_SIZE];
	int parent = 0;

	date_format(day, text);
	sqlite3_bind_int(q, 1, unit);
	db_bind_text(q, 2, text);
	if (q && sqlite3_step(q) == SQLITE_ROW)
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
	free(s->tree->child);
	free(s->tree);
	s->tree = NULL;
}

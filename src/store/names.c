/* Names by number. */
#include "names.h"

#include "db.h"

#include <stdlib.h>
#include <string.h>

static const enum stmt names_stmt[NAMES_MAX] = {
	[NAMES_AUTHOR] = STMT_AUTHOR_NAME,
	[NAMES_INDICATOR] = STMT_INDICATOR_CODE,
	[NAMES_UNIT] = STMT_UNIT_CODE,
	[NAMES_REPLICA] = STMT_REPLICA_GET,
};

void names_init(struct names *n, struct store *s)
{
	*n = (struct names){ .s = s };
	arena_init(&n->arena);
}

void names_release(struct names *n)
{
	for (int what = 0; what < NAMES_MAX; what++)
		free(n->list[what].text);
	arena_release(&n->arena);
}

static void names_make_room(struct names_list *list, size_t number)
{
	const size_t had = list->room;

	if (number < had)
		return;
	list->room = number + 1 > 2 * had ? number + 1 : 2 * had;
	list->text = mem_resize(list->text, list->room, sizeof(*list->text));
	memset(list->text + had, 0, (list->room - had) * sizeof(*list->text));
}

static const char *names_ask(struct names *n, enum names_of what, int number)
{
	sqlite3_stmt *q = db_stmt(n->s, names_stmt[what]);
	const char *text = NULL;

	sqlite3_bind_int(q, 1, number);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		const size_t size = (size_t)sqlite3_column_bytes(q, 0);
		char *copy = arena_zero(&n->arena, size + 1, 1);

		if (size)
			memcpy(copy, sqlite3_column_blob(q, 0), size);
		if (what != NAMES_REPLICA || size == REPLICA_SIZE)
			text = copy;
	}
	sqlite3_reset(q);
	return text;
}

const char *names_get(struct names *n, enum names_of what, int number)
{
	struct names_list *list = &n->list[what];

	if (number < 1)
		return NULL;
	names_make_room(list, (size_t)number);
	if (!list->text[number])
		list->text[number] = names_ask(n, what, number);
	return list->text[number];
}

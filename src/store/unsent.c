/* What was half said, in a table beside the log. */
#include "store/unsent.h"

#include "base/str.h"
#include "db.h"

bool unsent_keep(struct store *s, const char *author, const char *place, const char *text,
		 struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNSENT_PUT);

	db_bind_text(q, 1, author);
	db_bind_text(q, 2, place);
	db_bind_text(q, 3, text);
	return db_run(s, q, err);
}

/* NULL: any place. */
static bool unsent_get(struct store *s, const char *author, const char *place, struct str *found,
		       struct str *text)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNSENT_GET);
	bool there;

	db_bind_text(q, 1, author);
	db_bind_text(q, 2, place);
	there = q && sqlite3_step(q) == SQLITE_ROW;
	if (there && found)
		str_add(found, db_text(q, 0));
	if (there)
		str_add(text, db_text(q, 1));
	sqlite3_reset(q);
	return there;
}

bool unsent_find(struct store *s, const char *author, const char *place, struct str *text)
{
	return unsent_get(s, author, place, NULL, text);
}

bool unsent_any(struct store *s, const char *author, struct str *place, struct str *text)
{
	return unsent_get(s, author, NULL, place, text);
}

void unsent_drop(struct store *s, const char *author, const char *place)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNSENT_DROP);

	db_bind_text(q, 1, author);
	db_bind_text(q, 2, place);
	if (q)
		sqlite3_step(q);
	sqlite3_reset(q);
}

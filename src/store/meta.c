/* What the database says of itself. */
#include "meta.h"

#include "base/str.h"
#include "db.h"
#include "model/value.h"

bool meta_get(struct store *s, const char *name, struct str *text)
{
	sqlite3_stmt *q = db_stmt(s, STMT_META_GET);
	bool there;

	str_clear(text);
	db_bind_text(q, 1, name);
	there = q && sqlite3_step(q) == SQLITE_ROW;
	if (there && db_text(q, 0))
		str_add(text, db_text(q, 0));
	sqlite3_reset(q);
	return there;
}

bool meta_put(struct store *s, const char *name, const char *text, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, text ? STMT_META_PUT : STMT_META_DROP);

	db_bind_text(q, 1, name);
	if (text)
		db_bind_text(q, 2, text);
	return db_run(s, q, err);
}

bool meta_illustrative(struct store *s)
{
	struct str text;
	bool marked;

	str_init(&text);
	marked = meta_get(s, "illustrative", &text) && str_equal(text.text, "1");
	str_release(&text);
	return marked;
}

bool meta_mark_illustrative(struct store *s, struct err *err)
{
	if (s->illustrative)
		return true;
	s->illustrative = true;
	return meta_put(s, "illustrative", "1", err);
}

bool meta_settle_illustrative(struct store *s, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_ILLUSTRATIVE);
	int rc;

	sqlite3_bind_int(q, 1, VALUE_ILLUSTRATIVE);
	rc = db_step(s, q, err);
	s->illustrative = rc == SQLITE_ROW && sqlite3_column_int(q, 0) != 0;
	sqlite3_reset(q);
	return rc == SQLITE_ROW && meta_put(s, "illustrative", s->illustrative ? "1" : NULL, err);
}

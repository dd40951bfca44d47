/* Putting records into rows and taking them out again. */
#include "record.h"

#include "base/date.h"
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#define RECORD_AT(record, type, offset) (*(type *)((char *)(record) + (offset)))
#define RECORD_READ(record, type, offset) (*(const type *)((const char *)(record) + (offset)))

static void record_bind_day(sqlite3_stmt *q, int at, int32_t day)
{
	char text[DATE_SIZE];

	if (day == DATE_MIN || day == DATE_MAX)
		return;
	date_format(day, text);
	sqlite3_bind_text(q, at, text, -1, SQLITE_TRANSIENT);
}

static void record_bind(sqlite3_stmt *q, int at, const struct record_column *c, const void *r)
{
	int number;

	switch (c->type) {
	case RECORD_TEXT:
		db_bind_text(q, at, RECORD_READ(r, char *, c->offset));
		break;
	case RECORD_INT:
	case RECORD_INT_OPEN:
		number = RECORD_READ(r, int, c->offset);
		if (number || c->type == RECORD_INT)
			sqlite3_bind_int(q, at, number);
		break;
	case RECORD_INT64:
		sqlite3_bind_int64(q, at, RECORD_READ(r, int64_t, c->offset));
		break;
	case RECORD_PERIOD:
		sqlite3_bind_int(q, at, RECORD_READ(r, int32_t, c->offset));
		break;
	case RECORD_DAY_FROM:
	case RECORD_DAY_TO:
		record_bind_day(q, at, RECORD_READ(r, int32_t, c->offset));
		break;
	case RECORD_FLAG:
		db_bind_text(q, at, c->words[RECORD_READ(r, bool, c->offset)]);
		break;
	case RECORD_WORD:
		db_bind_text(q, at, c->word(RECORD_READ(r, int, c->offset)));
		break;
	}
}

static void record_column(sqlite3_stmt *q, int at, const struct record_column *c, void *r,
			  struct arena *arena)
{
	const char *text;
	int32_t day;

	switch (c->type) {
	case RECORD_TEXT:
		RECORD_AT(r, const char *, c->offset) = arena_strdup(arena, db_text(q, at));
		break;
	case RECORD_INT:
	case RECORD_INT_OPEN:
		RECORD_AT(r, int, c->offset) = sqlite3_column_int(q, at);
		break;
	case RECORD_INT64:
		RECORD_AT(r, int64_t, c->offset) = sqlite3_column_int64(q, at);
		break;
	case RECORD_PERIOD:
		RECORD_AT(r, int32_t, c->offset) = sqlite3_column_int(q, at);
		break;
	case RECORD_DAY_FROM:
	case RECORD_DAY_TO:
		day = c->type == RECORD_DAY_FROM ? DATE_MIN : DATE_MAX;
		text = db_text(q, at);
		if (text)
			date_parse(text, &day);
		RECORD_AT(r, int32_t, c->offset) = day;
		break;
	case RECORD_FLAG:
		RECORD_AT(r, bool, c->offset) = str_equal(db_text(q, at), c->words[1]);
		break;
	case RECORD_WORD:
		c->parse(db_text(q, at), &RECORD_AT(r, int, c->offset));
		break;
	}
}

static void record_names(struct str *sql, const struct record_table *t)
{
	for (size_t i = 0; i < t->columns; i++)
		str_addf(sql, "%s\"%s\"", i ? "," : "", t->column[i].name);
}

bool record_put(struct store *s, const struct record_table *t, const void *records, size_t count,
		struct err *err)
{
	sqlite3_stmt *q = NULL;
	struct str sql;
	bool ok;

	str_init(&sql);
	str_addf(&sql, "INSERT INTO %s(rowid,", t->name);
	record_names(&sql, t);
	str_add(&sql, ") VALUES(?");
	for (size_t i = 0; i < t->columns; i++)
		str_add(&sql, ",?");
	str_add(&sql, ")");
	ok = sqlite3_prepare_v2(s->db, sql.text, -1, &q, NULL) == SQLITE_OK || db_fail(s, err);
	str_release(&sql);
	for (size_t n = 0; ok && n < count; n++) {
		sqlite3_reset(q);
		sqlite3_clear_bindings(q);
		sqlite3_bind_int64(q, 1, (sqlite3_int64)n + 1);
		for (size_t i = 0; i < t->columns; i++)
			record_bind(q, (int)i + 2, &t->column[i],
				    (const char *)records + n * t->size);
		ok = sqlite3_step(q) == SQLITE_DONE || db_fail(s, err);
	}
	sqlite3_finalize(q);
	return ok;
}

/* Moves an array that has its final length into the arena. */
static void record_settle(struct arena *arena, void **records, size_t count, size_t size)
{
	void *kept = count ? arena_zero(arena, count, size) : NULL;

	if (count)
		memcpy(kept, *records, count * size);
	free(*records);
	*records = kept;
}

bool record_get(struct store *s, const struct record_table *t, const char *where, int key,
		struct arena *arena, void **records, size_t *count, struct err *err)
{
	sqlite3_stmt *q = NULL;
	size_t room = 0;
	struct str sql;
	int rc;

	*records = NULL;
	*count = 0;
	str_init(&sql);
	str_add(&sql, "SELECT rowid,");
	record_names(&sql, t);
	str_addf(&sql, " FROM %s %s%s", t->name, where ? "WHERE " : "ORDER BY rowid",
		 where ? where : "");
	rc = sqlite3_prepare_v2(s->db, sql.text, -1, &q, NULL);
	str_release(&sql);
	if (rc != SQLITE_OK)
		return db_fail(s, err);
	if (where)
		sqlite3_bind_int(q, 1, key);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		void *r;

		*records = mem_grow(*records, *count, &room, t->size);
		r = (char *)*records + *count * t->size;
		memset(r, 0, t->size);
		if (t->id_offset >= 0)
			RECORD_AT(r, int, t->id_offset) = sqlite3_column_int(q, 0);
		for (size_t i = 0; i < t->columns; i++)
			record_column(q, (int)i + 1, &t->column[i], r, arena);
		++*count;
	}
	if (rc != SQLITE_DONE)
		db_fail(s, err);
	sqlite3_finalize(q);
	record_settle(arena, records, *count, t->size);
	return rc == SQLITE_DONE;
}

/* What waits to be typed on, in a table beside the log. */
#include "store/draft.h"

#include "base/str.h"
#include "db.h"
#include "model/period.h"

/* Columns: indicator, unit, period, typing, quality, text, reason. */
static void draft_read(sqlite3_stmt *q, struct draft *draft)
{
	const char *reason = db_text(q, 6);

	draft->indicator = sqlite3_column_int(q, 0);
	draft->unit = sqlite3_column_int(q, 1);
	draft->period = sqlite3_column_int(q, 2);
	draft->typing = sqlite3_column_int(q, 3) != 0;
	draft->quality = (enum value_quality)(sqlite3_column_int(q, 4) & 3);
	str_copy(draft->text, sizeof(draft->text), db_text(q, 5));
	str_copy(draft->reason, sizeof(draft->reason), reason ? reason : "");
}

static void draft_bind_cell(sqlite3_stmt *q, const char *author, int indicator, int unit,
			    int32_t period)
{
	db_bind_text(q, 1, author);
	sqlite3_bind_int(q, 2, indicator);
	sqlite3_bind_int(q, 3, unit);
	sqlite3_bind_int(q, 4, period);
}

bool draft_keep(struct store *s, const char *author, const struct draft *draft, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_PUT);

	draft_bind_cell(q, author, draft->indicator, draft->unit, draft->period);
	sqlite3_bind_int(q, 5, draft->typing);
	sqlite3_bind_int(q, 6, (int)draft->quality);
	db_bind_text(q, 7, draft->text);
	db_bind_text(q, 8, *draft->reason ? draft->reason : NULL);
	return db_run(s, q, err);
}

/* The first row, if there is one. */
static bool draft_first(sqlite3_stmt *q, struct draft *draft)
{
	const bool there = q && sqlite3_step(q) == SQLITE_ROW;

	if (there)
		draft_read(q, draft);
	sqlite3_reset(q);
	return there;
}

bool draft_find(struct store *s, const char *author, int indicator, int unit, int32_t period,
		struct draft *draft)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_GET);

	draft_bind_cell(q, author, indicator, unit, period);
	return draft_first(q, draft);
}

bool draft_typing(struct store *s, const char *author, struct draft *draft)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_TYPING);

	db_bind_text(q, 1, author);
	return draft_first(q, draft);
}

void draft_drop(struct store *s, const char *author, int indicator, int unit, int32_t period)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_DROP);

	draft_bind_cell(q, author, indicator, unit, period);
	if (q)
		sqlite3_step(q);
	sqlite3_reset(q);
}

void draft_each(struct store *s, const char *author, int indicator, int unit, int32_t period,
		draft_fn *fn, void *arg)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DRAFT_EACH);
	struct draft draft;

	draft_bind_cell(q, author, indicator, unit, period);
	while (q && sqlite3_step(q) == SQLITE_ROW) {
		draft_read(q, &draft);
		if (!fn(&draft, arg))
			break;
	}
	sqlite3_reset(q);
}

/* Subjects that are no cells: their states are read from the log itself, which holds few of them. */
#include "subject.h"

#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "lineage.h"

#include <stdlib.h>
#include <string.h>

void subject_end(const char *prefix, struct str *end)
{
	str_clear(end);
	str_add(end, prefix);
	end->text[end->len - 1]++;
}

bool subject_heads(struct store *s, const char *name, int64_t heads[WRITER_PARENTS], size_t *count,
		   struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_OF_SUBJECT);
	struct lineage l = { 0 };
	enum value_status status;
	struct cell cell = { 0 };
	int rc = SQLITE_DONE;
	bool ok = true;

	db_bind_text(q, 1, name);
	while (ok && (rc = db_step(s, q, err)) == SQLITE_ROW)
		ok = lineage_read(s, &l, q, 0, err);
	sqlite3_reset(q);
	ok = ok && rc == SQLITE_DONE;
	*count = 0;
	if (ok && l.count) {
		lineage_derive(&l, &cell, &status);
		*count = lineage_heads(&l, heads, WRITER_PARENTS);
		if (*count > WRITER_PARENTS)
			*count = WRITER_PARENTS;
		for (size_t n = 1; n < *count; n++)
			if (heads[n] == cell.row[BASIS_LATEST]) {
				heads[n] = heads[0];
				heads[0] = cell.row[BASIS_LATEST];
			}
	}
	lineage_release(&l);
	return ok;
}

/* What a subject's texts are kept in. */
struct subject_texts {
	struct str state, author, reason;
};

static void subject_texts_init(struct subject_texts *t)
{
	str_init(&t->state);
	str_init(&t->author);
	str_init(&t->reason);
}

static void subject_texts_release(struct subject_texts *t)
{
	str_release(&t->state);
	str_release(&t->author);
	str_release(&t->reason);
}

static void subject_keep(struct str *kept, const char *text)
{
	str_clear(kept);
	if (text)
		str_add(kept, text);
}

/* Reads the shown revision; its texts live as long as *texts is left alone. */
static bool subject_read(struct store *s, const char *name, struct subject *out,
			 struct subject_texts *texts, struct err *err)
{
	int64_t heads[WRITER_PARENTS];
	size_t count;
	sqlite3_stmt *q;
	int rc;

	str_clear(&texts->state);
	*out = (struct subject){ .name = name, .state = texts->state.text };
	if (!subject_heads(s, name, heads, &count, err))
		return false;
	if (!count)
		return true;
	out->row = heads[0];
	out->heads = (int)count;
	q = db_stmt(s, STMT_SUBJECT_REVISION);
	sqlite3_bind_int64(q, 1, heads[0]);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW) {
		subject_keep(&texts->state, db_text(q, 0));
		subject_keep(&texts->author, db_text(q, 1));
		subject_keep(&texts->reason, db_text(q, 3));
		out->clock = sqlite3_column_int64(q, 2);
		out->reason = db_text(q, 3) ? texts->reason.text : NULL;
		out->state = texts->state.text;
		out->author = texts->author.text;
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

bool subject_get(struct store *s, const char *name, struct str *state, int64_t *row,
		 struct err *err)
{
	struct subject_texts texts;
	struct subject subject;
	bool ok;

	subject_texts_init(&texts);
	ok = subject_read(s, name, &subject, &texts, err);
	str_clear(state);
	if (ok)
		str_add(state, subject.state);
	if (ok && row)
		*row = subject.row;
	subject_texts_release(&texts);
	return ok;
}

/* The names first: a callback may write or ask for other subjects. */
static bool subject_names(struct store *s, const char *prefix, char ***names, size_t *count,
			  struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_SUBJECT_NAMES);
	struct str end;
	size_t room = 0;
	int rc;

	str_init(&end);
	subject_end(prefix, &end);
	db_bind_text(q, 1, prefix);
	db_bind_text(q, 2, end.text);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		*names = mem_grow(*names, *count, &room, sizeof(**names));
		(*names)[(*count)++] = mem_strdup(db_text(q, 0));
	}
	sqlite3_reset(q);
	str_release(&end);
	return rc == SQLITE_DONE;
}

bool subjects_each(struct store *s, const char *prefix, subject_fn *fn, void *arg, struct err *err)
{
	struct subject_texts texts;
	char **names = NULL;
	size_t count = 0;
	bool ok = subject_names(s, prefix, &names, &count, err), more = true;

	subject_texts_init(&texts);
	for (size_t n = 0; n < count; n++) {
		struct subject subject;

		ok = ok && (!more || subject_read(s, names[n], &subject, &texts, err));
		if (ok && more && subject.state[0])
			more = fn(&subject, arg);
		free(names[n]);
	}
	free(names);
	subject_texts_release(&texts);
	return ok;
}

bool subject_history(struct store *s, const char *name, subject_fn *fn, void *arg, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_SUBJECT_HISTORY);
	int rc;

	db_bind_text(q, 1, name);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const struct subject subject = {
			.name = name,
			.row = sqlite3_column_int64(q, 0),
			.state = db_text(q, 1) ? db_text(q, 1) : "",
			.author = db_text(q, 2),
			.clock = sqlite3_column_int64(q, 3),
			.reason = db_text(q, 4),
		};

		if (!fn(&subject, arg))
			break;
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static bool subject_write(struct store *s, const char *name, const char *state, int64_t seen,
			  const char *reason, enum log_outcome *outcome, struct err *err)
{
	int64_t heads[WRITER_PARENTS];
	struct subject_texts texts;
	struct subject was;
	size_t count;
	bool ok, same;

	subject_texts_init(&texts);
	ok = subject_read(s, name, &was, &texts, err);
	same = ok && was.heads <= 1 && strcmp(was.state, state) == 0;
	subject_texts_release(&texts);
	if (!ok)
		return false;
	*outcome = seen != LOG_SEEN_ANY && seen != was.row ? LOG_STALE :
		   same                                    ? LOG_SAME :
							     LOG_SAVED;
	return *outcome != LOG_SAVED || (subject_heads(s, name, heads, &count, err) &&
					 writer_append_subject(s, REVISION_STATE, name, state,
							       reason, NULL, heads, count, err));
}

bool subject_put(struct store *s, const struct act *act, const char *name, const char *state,
		 int64_t seen, const char *reason, enum log_outcome *outcome, struct err *err)
{
	const bool own = !s->writer;
	bool ok;

	if (own && !writer_begin(s, act, REVISION_STATE, 0, err))
		return false;
	ok = subject_write(s, name, state, seen, reason, outcome, err);
	if (!own)
		return ok;
	if (ok && *outcome == LOG_SAVED)
		return log_commit(s, err);
	log_abort(s);
	return ok;
}

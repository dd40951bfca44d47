/* Notes on subjects: comments, evidence, flags, reminders. The kind stands in the column `reason`,
 * which notes do not use otherwise. */
#include "subject.h"

#include "base/date.h"
#include "base/str.h"
#include "db.h"
#include "store/programme.h"
#include "store/rights.h"

#include <string.h>

static const char *const note_words[] = {
	[NOTE_TEXT] = "",
	[NOTE_COMMENT] = "comment",
	[NOTE_EVIDENCE] = "evidence",
	[NOTE_FLAG] = "flag",
	[NOTE_UNFLAG] = "unflag",
	[NOTE_REMINDER] = "reminder",
	[NOTE_HEADING] = "heading",
	[NOTE_HEADING_NUMERATOR] = "heading-numerator",
	[NOTE_HEADING_DENOMINATOR] = "heading-denominator",
};

static enum note_kind note_kind_of(const char *word)
{
	for (size_t n = 0; word && n < sizeof(note_words) / sizeof(note_words[0]); n++)
		if (strcmp(note_words[n], word) == 0)
			return (enum note_kind)n;
	return NOTE_TEXT;
}

bool note_may(struct store *s, const struct programme *p, const char *subject, struct err *err)
{
	char text[REVISION_SUBJECT_SIZE], *rest = text;
	int32_t period = PERIOD_NONE, day;
	struct err other = { 0 };
	int indicator, unit;

	if (!str_starts(subject, "cell/") || !str_copy(text, sizeof(text), subject))
		return true;
	strsep(&rest, "/");
	indicator = programme_find_indicator(p, strsep(&rest, "/"));
	unit = rest ? store_find_unit(s, strsep(&rest, "/")) : 0;
	day = rest && period_parse(rest, &period) ? period_last_day(period) : clock_today();
	return rights_may(s, p, RIGHT_REVIEW, indicator, unit, day, &other) ||
	       rights_may(s, p, RIGHT_PLAN, 0, 0, 0, &other) ||
	       rights_may(s, p, RIGHT_ENTER, indicator, unit, day, err);
}

bool note_add(struct store *s, const struct act *act, enum note_kind kind, const char *subject,
	      const char *text, const char *source, struct err *err)
{
	const bool own = !s->writer;
	bool ok;

	if (own && !writer_begin(s, act, REVISION_NOTE, 0, err))
		return false;
	ok = note_may(s, act->programme, subject, err) &&
	     writer_append_subject(s, REVISION_NOTE, subject, text,
				   kind == NOTE_TEXT ? NULL : note_words[kind], source, NULL, 0,
				   err);
	if (!own)
		return ok;
	if (ok)
		return log_commit(s, err);
	log_abort(s);
	return false;
}

static bool notes_between(struct store *s, const char *from, const char *to, note_fn *fn, void *arg,
			  struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_NOTES_OF);
	int rc;

	db_bind_text(q, 1, from);
	db_bind_text(q, 2, to);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const struct note note = {
			.row = sqlite3_column_int64(q, 0),
			.subject = db_text(q, 1),
			.kind = note_kind_of(db_text(q, 2)),
			.text = db_text(q, 3) ? db_text(q, 3) : "",
			.source = db_text(q, 4),
			.author = db_text(q, 5),
			.clock = sqlite3_column_int64(q, 6),
		};

		if (!fn(&note, arg))
			break;
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool notes_each(struct store *s, const char *subject, note_fn *fn, void *arg, struct err *err)
{
	struct str end;
	bool ok;

	str_init(&end);
	str_add(&end, subject);
	str_addc(&end, 1); /* what follows it directly: no other subject lies before */
	ok = notes_between(s, subject, end.text, fn, arg, err);
	str_release(&end);
	return ok;
}

bool notes_under(struct store *s, const char *prefix, note_fn *fn, void *arg, struct err *err)
{
	struct str end;
	bool ok;

	str_init(&end);
	subject_end(prefix, &end);
	ok = notes_between(s, prefix, end.text, fn, arg, err);
	str_release(&end);
	return ok;
}

static bool note_count(const struct note *note, void *arg)
{
	struct note_sum *sum = arg;

	sum->comments += note->kind == NOTE_COMMENT;
	sum->evidence += note->kind == NOTE_EVIDENCE;
	if (note->kind == NOTE_FLAG || note->kind == NOTE_UNFLAG)
		sum->flagged = note->kind == NOTE_FLAG;
	return true;
}

bool notes_sum(struct store *s, const char *subject, struct note_sum *sum, struct err *err)
{
	*sum = (struct note_sum){ 0 };
	return notes_each(s, subject, note_count, sum, err);
}

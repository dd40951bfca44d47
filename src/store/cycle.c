/* Submitting, verifying, returning. */
#include "cycle.h"

#include "base/str.h"
#include "db.h"
#include "form.h"
#include "model/state.h"
#include "subject.h"

#include <string.h>

static const enum value_status cycle_status[] = {
	[CYCLE_SUBMIT] = STATUS_SUBMITTED,
	[CYCLE_VERIFY] = STATUS_VERIFIED,
	[CYCLE_RETURN] = STATUS_RETURNED,
};

static bool cycle_refuse(struct store *s, const struct cycle_cell *c, enum err_code code,
			 const char *what, struct err *err)
{
	struct str name;

	str_init(&name);
	writer_add_cell(s, c->indicator, c->unit, c->period, &name);
	err_set(err, code, name.text, what);
	str_release(&name);
	return false;
}

int64_t cycle_origin(struct store *s, int64_t row)
{
	struct value shown = { 0 };

	for (int64_t at = row; at;) {
		sqlite3_stmt *q = db_stmt(s, STMT_REVISION_GET);
		enum revision_kind kind = REVISION_NOTE;
		struct value value = { 0 };
		int64_t parent = 0;

		sqlite3_bind_int64(q, 1, at);
		if (q && sqlite3_step(q) == SQLITE_ROW) {
			value = form_read(q, 0);
			parent = sqlite3_column_int64(q, 4);
			kind = (enum revision_kind)sqlite3_column_int(q, 5);
		}
		sqlite3_reset(q);
		if (at == row)
			shown = value;
		if (kind == REVISION_VALUE && value_equal(&value, &shown))
			return at;
		at = parent;
	}
	return row;
}

struct cycle_texts {
	struct str text[3]; /* reason, source, note of the shown revision */
	bool has[3];
};

static bool cycle_texts_read(struct store *s, int64_t row, struct cycle_texts *t, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_TEXTS);
	int rc;

	sqlite3_bind_int64(q, 1, row);
	rc = db_step(s, q, err);
	for (int n = 0; n < 3 && rc == SQLITE_ROW; n++) {
		str_clear(&t->text[n]);
		t->has[n] = db_text(q, n) != NULL;
		if (t->has[n])
			str_add(&t->text[n], db_text(q, n));
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

bool cycle_unexplained(struct store *s, const struct programme *p, const struct units *u,
		       const struct cycle_cell *cell, const struct value *v, double jump)
{
	sqlite3_stmt *q;
	bool explained;

	if (cycle_warning(s, p, u, cell->indicator, cell->unit, cell->period, v, jump) ==
	    ENTRY_FINE)
		return false;
	q = db_stmt(s, STMT_REVISION_TEXTS);
	sqlite3_bind_int64(q, 1, cell->seen);
	explained = q && sqlite3_step(q) == SQLITE_ROW && db_text(q, 0) && *db_text(q, 0);
	sqlite3_reset(q);
	return !explained;
}

static bool cycle_may_submit(struct store *s, const struct cycle_cell *c, const struct cell *cell,
			     const struct cycle_texts *t, double jump, struct err *err)
{
	const struct writer *w = s->writer;
	enum entry_finding warning;

	if (!writer_may(s, RIGHT_ENTER, c->indicator, c->unit, c->period, err))
		return false;
	warning = cycle_warning(s, w->programme, w->units, c->indicator, c->unit, c->period,
				&cell->value, jump);
	if (warning != ENTRY_FINE && !(t->has[0] && t->text[0].len))
		return cycle_refuse(s, c, ERR_CYCLE_REASON, tr(entry_message(warning)), err);
	return true;
}

static bool cycle_may_review(struct store *s, enum cycle_step step, const struct cycle_cell *c,
			     const struct cell *cell, struct err *err)
{
	struct log_who who;

	if (!writer_may(s, RIGHT_REVIEW, c->indicator, c->unit, c->period, err))
		return false;
	if (cell->status != STATUS_SUBMITTED && cell->status != STATUS_VERIFIED)
		return cycle_refuse(s, c, ERR_CYCLE_DRAFT, NULL, err);
	if (step == CYCLE_VERIFY && log_who(s, cycle_origin(s, cell->row[BASIS_LATEST]), &who) &&
	    strcmp(who.author, s->writer->author) == 0)
		return cycle_refuse(s, c, ERR_CYCLE_OWN, NULL, err);
	return true;
}

/* True when the cell stands there already. */
static bool cycle_stands(enum cycle_step step, enum value_status status)
{
	return status == cycle_status[step] || (step == CYCLE_SUBMIT && status == STATUS_VERIFIED);
}

static bool cycle_append(struct store *s, enum cycle_step step, const struct cycle_cell *c,
			 const struct cell *cell, const struct cycle_texts *t, const char *reason,
			 struct err *err)
{
	int64_t parents[WRITER_PARENTS];
	size_t count;

	return writer_parents(s, c->indicator, c->unit, cell, parents, &count, err) &&
	       writer_append(s, c->indicator, c->unit, cell,
			     &(struct writer_content){ .value = cell->value,
						       .status = cycle_status[step],
						       .reason = step == CYCLE_RETURN ? reason :
								 t->has[0] ? t->text[0].text :
									     NULL,
						       .source = t->has[1] ? t->text[1].text : "",
						       .note = t->has[2] ? t->text[2].text : NULL },
			     parents, count, err);
}

static bool cycle_step_one(struct store *s, enum cycle_step step, const struct cycle_cell *c,
			   struct cycle_texts *t, const char *reason, double jump, size_t *done,
			   struct err *err)
{
	struct cell cell;
	struct log_who who;
	bool may;

	if (!cell_get(s, c->indicator, c->unit, c->period, &cell, err))
		return false;
	if (cell.value.state == VALUE_ABSENT)
		return cycle_refuse(s, c, ERR_CYCLE_EMPTY, NULL, err);
	if (cell.heads > 1)
		return cycle_refuse(s, c, ERR_CYCLE_CONFLICT, NULL, err);
	if (c->seen != LOG_SEEN_ANY && c->seen != cell.row[BASIS_LATEST]) {
		log_who(s, cell.row[BASIS_LATEST], &who);
		return cycle_refuse(s, c, ERR_CYCLE_CHANGED, who.author, err);
	}
	if (cycle_stands(step, cell.status))
		return true;
	if (!cycle_texts_read(s, cell.row[BASIS_LATEST], t, err))
		return false;
	may = step == CYCLE_SUBMIT ? cycle_may_submit(s, c, &cell, t, jump, err) :
				     cycle_may_review(s, step, c, &cell, err);
	if (!may || !cycle_append(s, step, c, &cell, t, reason, err))
		return false;
	++*done;
	return true;
}

bool cycle_take(struct store *s, const struct act *act, enum cycle_step step,
		const struct cycle_cell *cells, size_t count, const char *reason, double jump,
		size_t *done, struct err *err)
{
	struct cycle_texts texts;
	bool ok = true;

	*done = 0;
	if (step == CYCLE_RETURN && (!reason || !*reason))
		return err_set(err, ERR_CYCLE_WHY, NULL);
	if (!writer_begin(s, act, REVISION_STEP, 0, err))
		return false;
	for (int n = 0; n < 3; n++)
		str_init(&texts.text[n]);
	for (size_t n = 0; ok && n < count; n++)
		ok = cycle_step_one(s, step, &cells[n], &texts, reason, jump, done, err);
	for (int n = 0; n < 3; n++)
		str_release(&texts.text[n]);
	if (ok && *done)
		return log_commit(s, err);
	log_abort(s);
	return ok;
}

void cycle_report_name(struct store *s, int unit, int32_t period, struct str *name)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CODE);
	char text[PERIOD_SIZE];

	period_format(period, text);
	sqlite3_bind_int(q, 1, unit);
	str_clear(name);
	str_addf(name, "report/%s/%s", q && sqlite3_step(q) == SQLITE_ROW ? db_text(q, 0) : "",
		 text);
	sqlite3_reset(q);
}

static bool cycle_any_value(const struct expected_cell *cell, void *arg)
{
	*(bool *)arg |= cell->value.state == VALUE_GIVEN;
	return true;
}

static bool cycle_nothing(struct store *s, const struct act *act, int unit, int32_t period,
			  const char *reason, struct err *err)
{
	enum log_outcome outcome;
	bool any = false, ok;
	struct str name;
	char text[PERIOD_SIZE];

	if (!writer_may(s, RIGHT_ENTER, 0, unit, period, err) ||
	    !expected_each(s, act->programme, act->units, unit, period, cycle_any_value, &any, err))
		return false;
	str_init(&name);
	cycle_report_name(s, unit, period, &name);
	if (any && reason) {
		period_format(period, text);
		err_set(err, ERR_CYCLE_HAS_VALUES, strchr(name.text, '/') + 1, text);
	}
	ok = !(any && reason) && subject_put(s, act, name.text, reason ? "nothing=yes\n" : "",
					     LOG_SEEN_ANY, reason, &outcome, err);
	str_release(&name);
	return ok;
}

bool cycle_report_nothing(struct store *s, const struct act *act, int unit, int32_t period,
			  const char *reason, struct err *err)
{
	if (reason && !*reason)
		return err_set(err, ERR_CYCLE_WHY, NULL);
	if (!writer_begin(s, act, REVISION_STATE, 0, err))
		return false;
	if (cycle_nothing(s, act, unit, period, reason, err))
		return log_commit(s, err);
	log_abort(s);
	return false;
}

/* A review session for a room: one unit after another, decisions by one key, minutes at the end. */
#include "ui/allow.h"
#include "ui/screens.h"

#include "base/date.h"
#include "base/mem.h"
#include "exchange/minutes.h"
#include "exchange/table.h"
#include "session_rows.h"
#include "store/decision.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/prompt.h"
#include "ui/ui.h"
#include "ui/write_out.h"

#include <stdio.h>
#include <stdlib.h>

enum { SESSION_UNITS_MAX = 4096 };

struct session_row *session_selected(struct session *s)
{
	return s->rows ? &s->row[s->list.selected] : NULL;
}

static void session_init(struct ui *ui, void *state, const void *arg)
{
	const struct session_arg *a = arg;
	struct session *s = state;

	s->period = ui->look.period;
	s->scope = a->unit;
	s->since = a->since ? a->since : clock_now();
	review_detail_init(&s->detail);
}

static void session_release(void *state)
{
	struct session *s = state;

	review_detail_release(&s->detail);
	free(s->unit);
	free(s->row);
}

/* --- reading --- */

static void session_add_unit(struct session *s, int unit)
{
	for (size_t n = 0; n < s->units; n++)
		if (s->unit[n] == unit)
			return;
	s->unit = mem_grow(s->unit, s->units, &s->unit_room, sizeof(*s->unit));
	s->unit[s->units++] = unit;
}

/* Only those where this person may decide. */
static bool session_unit_waiting(const struct queue_row *row, void *arg)
{
	if (row->mine)
		session_add_unit(arg, row->cell.unit);
	return true;
}

static bool session_unit_decided(const struct decision *d, void *arg)
{
	struct session *s = arg;

	if (minutes_hold(&s->of, d) && d->fate == DECISION_STANDS)
		session_add_unit(s, d->unit);
	return true;
}

/* Region by region; those below the reporting units come after them. */
static bool session_load_units(struct ui *ui, struct session *s, struct err *err)
{
	int *ids;
	size_t count, sorted = 0;

	if (s->unit)
		return true;
	if (!queue_each(ui->store, ui->programme, ui->units, s->scope, s->period, ui->jump,
			session_unit_waiting, s, err) ||
	    !decisions_each(ui->store, s->since, session_unit_decided, s, err))
		return false;
	ids = mem_zero(SESSION_UNITS_MAX, sizeof(*ids));
	count = units_reporting(ui->units, SCOPE_ALL, period_last_day(s->period), ids,
				SESSION_UNITS_MAX);
	for (size_t k = 0; k < count && k < SESSION_UNITS_MAX; k++)
		for (size_t n = sorted; n < s->units; n++)
			if (s->unit[n] == ids[k]) {
				s->unit[n] = s->unit[sorted];
				s->unit[sorted++] = ids[k];
				break;
			}
	free(ids);
	return true;
}

static bool session_add_waiting(const struct queue_row *row, void *arg)
{
	struct session *s = arg;

	if (row->cell.unit != s->unit[s->at])
		return true;
	s->row = mem_grow(s->row, s->rows, &s->room, sizeof(*s->row));
	s->row[s->rows++] = (struct session_row){ .row = *row };
	return true;
}

static bool session_add_decided(const struct decision *d, void *arg)
{
	struct session *s = arg;
	struct session_row *row;

	if (!minutes_hold(&s->of, d) || d->fate == DECISION_TAKEN_BACK)
		return true;
	s->decided++;
	if (d->unit != s->unit[s->at] || d->fate != DECISION_STANDS)
		return true;
	s->row = mem_grow(s->row, s->rows, &s->room, sizeof(*s->row));
	row = &s->row[s->rows++];
	*row = (struct session_row){
		.row = { .cell = { d->indicator, d->unit, d->period, d->row }, .value = d->value },
		.state = d->verified ? SESSION_VERIFIED : SESSION_RETURNED,
	};
	str_copy(row->row.author, sizeof(row->row.author), d->entered);
	return true;
}

static int session_compare(const void *a, const void *b)
{
	const struct cycle_cell *x = &((const struct session_row *)a)->row.cell;
	const struct cycle_cell *y = &((const struct session_row *)b)->row.cell;

	if (x->indicator != y->indicator)
		return x->indicator < y->indicator ? -1 : 1;
	return (x->period > y->period) - (x->period < y->period);
}

/* What a decision does not tell: the period before. */
static bool session_read_before(struct ui *ui, struct session *s, struct err *err)
{
	for (size_t n = 0; n < s->rows; n++) {
		struct queue_row *row = &s->row[n].row;
		int64_t ignored;

		if (s->row[n].state != SESSION_WAITS &&
		    !log_cell(ui->store, row->cell.indicator, row->cell.unit,
			      period_prev(row->cell.period), &row->before, &ignored, err))
			return false;
	}
	return true;
}

static bool session_focus(struct ui *ui, struct session *s, struct err *err)
{
	const struct session_row *row = session_selected(s);

	return !row || review_detail_load(ui, &row->row.cell, &s->detail, err);
}

static bool session_load(struct ui *ui, void *state, struct err *err)
{
	struct session *s = state;
	struct cycle_cell was = { 0 };

	s->of = session_of(ui, s->period, s->since);
	if (session_selected(s))
		was = session_selected(s)->row.cell;
	if (!session_load_units(ui, s, err) || !s->units)
		return s->units == 0;
	s->rows = s->decided = 0;
	if (!queue_each(ui->store, ui->programme, ui->units, s->unit[s->at], s->period, ui->jump,
			session_add_waiting, s, err) ||
	    !decisions_each(ui->store, s->since, session_add_decided, s, err) ||
	    !session_read_before(ui, s, err) ||
	    !completeness_of(ui->store, ui->programme, ui->units, NULL, s->unit[s->at], s->period,
			     &s->complete, err))
		return false;
	if (s->rows)
		qsort(s->row, s->rows, sizeof(*s->row), session_compare);
	list_resize(&s->list, s->rows);
	for (size_t n = 0; n < s->rows; n++)
		if (s->row[n].row.cell.indicator == was.indicator &&
		    s->row[n].row.cell.period == was.period)
			list_select(&s->list, n);
	return session_focus(ui, s, err);
}

/* --- deciding --- */

/* To the next one that waits, around the end. False when none does. */
static bool session_next_waiting(struct session *s)
{
	for (size_t k = 1; k <= s->rows; k++) {
		const size_t n = (s->list.selected + k) % s->rows;

		if (s->row[n].state == SESSION_WAITS) {
			list_select(&s->list, n);
			return true;
		}
	}
	return false;
}

static void session_decide(struct ui *ui, struct session *s, enum cycle_step step,
			   const char *reason)
{
	const struct cycle_cell cell = session_selected(s)->row.cell;

	if (!review_decide(ui, step, &cell, 1, reason))
		return;
	session_selected(s)->state = step == CYCLE_VERIFY ? SESSION_VERIFIED : SESSION_RETURNED;
	if (!session_next_waiting(s))
		ui_say(ui, STYLE_NOTICE,
		       tr(s->at + 1 < s->units ? MSG_SESSION_UNIT_DONE : MSG_SESSION_LAST));
}

static enum view_result session_reason(struct ui *ui, void *arg, const char *text)
{
	session_decide(ui, arg, CYCLE_RETURN, text);
	return VIEW_RELOAD;
}

static enum view_result session_return(struct ui *ui, struct session *s)
{
	review_ask_why(ui, &session_selected(s)->row.cell, NULL, session_reason, s);
	return VIEW_STAY;
}

static enum view_result session_go(struct ui *ui, struct session *s, int by)
{
	if ((by < 0 && !s->at) || (by > 0 && s->at + 1 >= s->units)) {
		if (by > 0)
			ui_say(ui, STYLE_NOTICE, tr(MSG_SESSION_LAST));
		return VIEW_STAY;
	}
	s->at = by > 0 ? s->at + 1 : s->at - 1;
	s->rows = 0;
	s->list = (struct list){ 0 };
	return VIEW_RELOAD;
}

/* --- the minutes --- */

static bool session_write(struct ui *ui, void *state, FILE *out, size_t *rows, struct err *err)
{
	const struct session *s = state;

	return minutes_write(ui->store, ui->programme, ui->units, &s->of,
			     s->table ? MINUTES_CSV : MINUTES_TEXT, out, rows, err);
}

static enum view_result session_ended(struct ui *ui, void *arg, int choice)
{
	struct session *s = arg;
	char day[DATE_SIZE], period[PERIOD_SIZE];
	struct str name;

	if (choice < 0)
		return VIEW_STAY;
	if (choice == 2)
		return VIEW_CLOSE;
	s->table = choice == 1;
	date_format(clock_today(), day);
	period_format(s->period, period);
	str_init(&name);
	str_addf(&name, "tiendo-minutes-%s-%s.%s", period, day, s->table ? "csv" : "md");
	write_out_ask(ui, MSG_SESSION_FILE, name.text, session_write, VIEW_CLOSE);
	str_release(&name);
	return VIEW_STAY;
}

static enum view_result session_end(struct ui *ui, struct session *s)
{
	struct str question;
	char number[24];

	if (!s->decided)
		return VIEW_CLOSE;
	snprintf(number, sizeof(number), "%zu", s->decided);
	str_init(&question);
	msg_add(&question, MSG_SESSION_END, number);
	prompt_ask(ui, &(struct prompt){ .question = question.text,
					 .choice = { tr(MSG_SESSION_END_TEXT),
						     tr(MSG_SESSION_END_TABLE),
						     tr(MSG_SESSION_END_NO) },
					 .answer = session_ended,
					 .arg = s });
	str_release(&question);
	return VIEW_STAY;
}

/* --- keys --- */

/* Actions on the value that is selected. */
static enum view_result session_act(struct ui *ui, struct session *s, enum action action)
{
	const struct session_row *row = session_selected(s);

	if (!row)
		return VIEW_STAY;
	const struct history_arg cell = { row->row.cell.indicator, row->row.cell.unit,
					  row->row.cell.period };

	switch (action) {
	case ACTION_VERIFY:
		session_decide(ui, s, CYCLE_VERIFY, NULL);
		return VIEW_RELOAD;
	case ACTION_RETURN:
		return session_return(ui, s);
	case ACTION_SKIP:
		session_next_waiting(s);
		return VIEW_STAY;
	case ACTION_HISTORY:
		view_push(ui, &history_view, &cell);
		return VIEW_STAY;
	case ACTION_COMMENT:
		view_push(ui, &notes_view, &cell);
		return VIEW_STAY;
	default:
		view_push(ui, &explain_view, &(struct explain_arg){ cell.indicator, cell.unit });
		return VIEW_STAY;
	}
}

static enum view_result session_move(struct ui *ui, struct session *s, enum action action)
{
	if (list_move(&s->list, action))
		return VIEW_STAY;
	switch (action) {
	case ACTION_OPEN:
	case ACTION_NEXT:
	case ACTION_SIBLING_NEXT:
	case ACTION_RIGHT:
		return session_go(ui, s, 1);
	case ACTION_PREVIOUS:
	case ACTION_SIBLING_PREVIOUS:
	case ACTION_LEFT:
		return session_go(ui, s, -1);
	case ACTION_BACK:
		return session_end(ui, s);
	case ACTION_VERIFY:
	case ACTION_RETURN:
	case ACTION_SKIP:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_EXPLAIN:
		return session_act(ui, s, action);
	default:
		return look_update(ui, action);
	}
}

static enum view_result session_update(struct ui *ui, void *state, enum action action,
				       const struct event *ev)
{
	struct session *s = state;
	const size_t was = s->list.selected;
	const enum view_result result = session_move(ui, s, action);
	struct err err = { 0 };

	(void)ev;
	if (s->list.selected != was && result == VIEW_STAY) {
		store_read_begin(ui->store);
		if (!session_focus(ui, s, &err))
			ui_fail(ui, &err);
		store_read_end(ui->store);
	}
	return result;
}

static bool session_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			   struct why *why)
{
	const struct session_row *row = session_selected(state);

	why->brief = row ? MSG_QUEUE_NOT_YOURS : MSG_SESSION_NOTHING;
	if (scope == VIEW_ANY_ROW && row)
		return true;
	switch (action) {
	case ACTION_VERIFY:
		return row && review_may(ui, &row->row.cell, review_mine(ui, &row->row),
					 CYCLE_VERIFY, why);
	case ACTION_RETURN:
		return row && review_may(ui, &row->row.cell, review_mine(ui, &row->row),
					 CYCLE_RETURN, why);
	case ACTION_SKIP:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_EXPLAIN:
		return row != NULL;
	default:
		return true;
	}
}

static void session_detail(struct ui *ui, void *state, struct str *out)
{
	(void)ui;
	(void)state;
	str_add(out, tr(MSG_SESSION_KEYS));
}

/* x writes the minutes as they are so far. */
static void session_table(struct ui *ui, void *state, struct table *table)
{
	const struct session *s = state;
	struct err err = { 0 };

	if (!minutes_write(ui->store, ui->programme, ui->units, &s->of, MINUTES_CSV, table->out,
			   &table->rows, &err))
		ui_fail(ui, &err);
}

static const keymap session_map[] = {
	KEYMAP_WALK,         ACTION_NEXT,    ACTION_PREVIOUS, ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT, ACTION_VERIFY,  ACTION_RETURN,   ACTION_SKIP,
	ACTION_EXPLAIN,      ACTION_HISTORY, ACTION_COMMENT,  ACTION_UNDO,
	ACTION_REDO,         ACTION_PERSON,  ACTION_NONE,
};

const struct view_ops session_view = {
	.name = "session",
	.title = MSG_SESSION_TITLE,
	.map = session_map,
	.size = sizeof(struct session),
	.init = session_init,
	.load = session_load,
	.update = session_update,
	.draw = session_draw,
	.detail = session_detail,
	.allows = session_allows,
	.table = session_table,
	.release = session_release,
};

/* The review queue: what was submitted and waits, the unusual first; decided one by one or many at
 * once. */
#include "queue_rows.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/value_words.h"
#include "exchange/table.h"
#include "store/programme.h"
#include "ui/allow.h"
#include "ui/ask.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/picker.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void queue_init(struct ui *ui, void *state, const void *arg)
{
	struct queue *q = state;

	(void)ui;
	review_detail_init(&q->detail);
	if (arg)
		q->unit = ((const struct queue_arg *)arg)->unit;
}

static void queue_release(void *state)
{
	struct queue *q = state;

	review_detail_release(&q->detail);
	queue_release_rows(q);
	free(q->head);
}

enum msg queue_filter_word(enum queue_filter filter)
{
	static const enum msg word[QUEUE_FILTER_MAX] = {
		[QUEUE_PERIOD] = MSG_QUEUE_FILTER_PERIOD,
		[QUEUE_EVERY] = MSG_QUEUE_FILTER_EVERY,
		[QUEUE_UNUSUAL] = MSG_QUEUE_FILTER_UNUSUAL,
		[QUEUE_CHANGED] = MSG_QUEUE_FILTER_CHANGED,
		[QUEUE_MINE] = MSG_QUEUE_FILTER_MINE,
	};

	return word[filter];
}

/* --- deciding --- */

static enum view_result queue_decide(struct ui *ui, struct queue *q, enum cycle_step step,
				     const char *reason)
{
	struct cycle_cell *cells = mem_alloc((q->count + 1) * sizeof(*cells));
	size_t count = 0;

	for (size_t n = 0; n < q->count; n++)
		if (q->marked ? q->entry[n].marked : n == q->list.selected)
			cells[count++] = q->entry[n].cell;
	review_decide(ui, step, cells, count, reason);
	free(cells);
	return VIEW_RELOAD;
}

static enum view_result queue_reason(struct ui *ui, void *arg, const char *text)
{
	return queue_decide(ui, arg, CYCLE_RETURN, text);
}

static enum view_result queue_return(struct ui *ui, struct queue *q)
{
	const struct queue_entry *e = queue_selected(q);
	struct str question;
	char number[24];

	for (size_t n = q->count; q->marked && n-- > 0;)
		if (q->entry[n].marked)
			e = &q->entry[n];
	str_init(&question);
	snprintf(number, sizeof(number), "%d", q->marked);
	msg_add(&question, MSG_QUEUE_WHY_MANY, number);
	review_ask_why(ui, &e->cell, q->marked ? question.text : NULL, queue_reason, q);
	str_release(&question);
	return VIEW_STAY;
}

static void queue_mark(struct queue *q)
{
	struct queue_entry *e = queue_selected(q);

	e->marked = !e->marked;
	q->marked += e->marked ? 1 : -1;
	list_move(&q->list, ACTION_DOWN);
}

/* All that is usual of the selected one's unit, or of its indicator, and that this person may verify; once
 * more: none of them. */
static void queue_mark_many(struct ui *ui, struct queue *q, bool unit)
{
	const struct cycle_cell *like = &queue_selected(q)->cell;
	bool all = true, any = false;

	for (int pass = 0; pass < 2; pass++)
		for (size_t n = 0; n < q->count; n++) {
			struct queue_entry *e = &q->entry[n];
			const struct cycle_cell *c = &e->cell;

			if ((unit ? c->unit != like->unit : c->indicator != like->indicator) ||
			    e->conflict || e->warned || !e->mine)
				continue;
			any = true;
			if (pass == 0)
				all &= e->marked;
			else
				q->marked += (int)!all - (int)e->marked;
			e->marked = pass == 0 ? e->marked : !all;
		}
	if (!any)
		ui_say(ui, STYLE_NOTICE, tr(MSG_QUEUE_NONE_USUAL));
}

static enum view_result queue_filtered(struct ui *ui, void *arg, size_t choice)
{
	(void)ui;
	((struct queue *)arg)->filter = (enum queue_filter)choice;
	return VIEW_RELOAD;
}

static void queue_ask_filter(struct ui *ui, struct queue *q)
{
	const char *choice[QUEUE_FILTER_MAX];

	for (int n = 0; n < QUEUE_FILTER_MAX; n++)
		choice[n] = tr(queue_filter_word((enum queue_filter)n));
	picker_ask(ui, &(struct picker){ .title = MSG_HINT_FILTER,
					 .choice = choice,
					 .choices = QUEUE_FILTER_MAX,
					 .selected = q->filter,
					 .answer = queue_filtered,
					 .arg = q });
}

static enum view_result queue_act(struct ui *ui, struct queue *q, enum action action)
{
	const struct cycle_cell *c = &queue_selected(q)->cell;

	switch (action) {
	case ACTION_MARK:
		queue_mark(q);
		return VIEW_STAY;
	case ACTION_MARK_UNIT:
	case ACTION_MARK_INDICATOR:
		queue_mark_many(ui, q, action == ACTION_MARK_UNIT);
		return VIEW_STAY;
	case ACTION_VERIFY:
		return queue_decide(ui, q, CYCLE_VERIFY, NULL);
	case ACTION_RETURN:
		return queue_return(ui, q);
	case ACTION_HISTORY:
		view_push(ui, &history_view,
			  &(struct history_arg){ c->indicator, c->unit, c->period });
		return VIEW_STAY;
	case ACTION_COMMENT:
		view_push(ui, &notes_view,
			  &(struct history_arg){ c->indicator, c->unit, c->period });
		return VIEW_STAY;
	case ACTION_ENTRY:
		entry_at(ui, &(struct history_arg){ c->indicator, c->unit, c->period });
		return VIEW_STAY;
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view, &(struct explain_arg){ c->indicator, c->unit });
		return VIEW_STAY;
	default:
		if (queue_selected(q)->conflict)
			return queue_settle_ask(ui, q);
		view_push(ui, &unit_view,
			  &(struct unit_arg){ .unit = c->unit, .select = c->indicator });
		return VIEW_STAY;
	}
}

static enum view_result queue_move(struct ui *ui, struct queue *q, enum action action)
{
	if (list_move(&q->list, action))
		return VIEW_STAY;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_QUEUE:
		return VIEW_CLOSE;
	case ACTION_SESSION:
		/* The room's turn begins with the name of who decides. */
		person_ask(ui, session_begin, q);
		return VIEW_STAY;
	case ACTION_FILTER:
		queue_ask_filter(ui, q);
		return VIEW_STAY;
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_MARK:
	case ACTION_MARK_UNIT:
	case ACTION_MARK_INDICATOR:
	case ACTION_VERIFY:
	case ACTION_RETURN:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_ENTRY:
	case ACTION_EXPLAIN:
		return q->count ? queue_act(ui, q, action) : VIEW_STAY;
	default:
		return look_update(ui, action);
	}
}

static enum view_result queue_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct queue *q = state;
	const size_t was = q->list.selected;
	const bool searched = search_update(&q->search, action, ev, &q->list, queue_add_names, q);
	const enum view_result result = searched ? VIEW_STAY : queue_move(ui, q, action);
	struct err err = { 0 };

	if (result == VIEW_STAY) {
		store_read_begin(ui->store);
		if (!queue_show(ui, q, q->list.selected != was, &err))
			ui_fail(ui, &err);
		store_read_end(ui->store);
	}
	return result;
}

static bool queue_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			 struct why *why)
{
	struct queue *q = state;
	const struct queue_entry *e = queue_selected(q);

	why->brief = e ? MSG_QUEUE_NOT_YOURS : MSG_QUEUE_EMPTY;
	if (scope == VIEW_ANY_ROW && e)
		return true;
	switch (action) {
	case ACTION_VERIFY:
	case ACTION_RETURN:
		return e &&
		       (q->marked ||
			review_may(ui, &e->cell, e->mine,
				   action == ACTION_VERIFY ? CYCLE_VERIFY : CYCLE_RETURN, why));
	case ACTION_MARK:
		return e && e->right;
	case ACTION_OPEN:
	case ACTION_MARK_UNIT:
	case ACTION_MARK_INDICATOR:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_ENTRY:
	case ACTION_EXPLAIN:
		return e != NULL;
	default:
		return true;
	}
}

/* Names in full, both values in words, and what stands until this is decided. */
static void queue_detail(struct ui *ui, void *state, struct str *out)
{
	const struct queue *q = state;
	const struct queue_row *row = queue_row(q, q->list.selected);
	const struct indicator *i;
	struct str name;

	if (!row)
		return;
	i = programme_indicator(ui->programme, row->cell.indicator);
	str_init(&name);
	str_addf(out, "%s, %s: ",
		 look_unit_name(ui, row->cell.unit, period_last_day(row->cell.period), &name),
		 i->brief[lang_get()]);
	value_add_words(i, &row->value, false, out);
	if (row->had_stood) {
		str_addf(out, "; %s ", tr(MSG_QUEUE_STOOD));
		value_add_words(i, &row->stood, false, out);
	}
	if (row->warning != ENTRY_FINE)
		str_addf(out, "; %s", tr(entry_message(row->warning)));
	str_release(&name);
}

static void queue_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "unit",      "indicator", "period",  "before",
					       "value",     "verified",  "warning", "entered",
					       "submitted", NULL };
	const struct queue *q = state;
	struct err err = { 0 };
	struct str code;
	char at[21];

	str_init(&code);
	table_columns(table, columns);
	for (size_t n = 0; n < q->count; n++) {
		const struct cycle_cell *c = &q->entry[n].cell;
		const struct indicator *i = programme_indicator(ui->programme, c->indicator);
		struct queue_row row, *r = &row;

		if (!queue_read(ui->store, ui->programme, ui->units, ui->jump, c, r, &err)) {
			ui_fail(ui, &err);
			break;
		}
		str_clear(&code);
		store_unit_code(ui->store, r->cell.unit, &code);
		table_text(table, "unit", code.text);
		table_text(table, "indicator", i->code);
		table_period(table, "period", r->cell.period);
		table_quantity(table, "before", value_quantity(&r->before, i));
		table_quantity(table, "value", value_quantity(&r->value, i));
		table_quantity(table, "verified", value_quantity(&r->stood, i));
		str_clear(&code);
		review_add_check(r, &code);
		table_text(table, "warning", code.text);
		table_text(table, "entered", r->author);
		clock_format_utc(revision_clock_ms(r->clock), at);
		table_text(table, "submitted", at);
		table_row(table);
	}
	str_release(&code);
}

static bool queue_typing(const void *state)
{
	return ((const struct queue *)state)->search.typing;
}

static struct list *queue_list(void *state)
{
	return &((struct queue *)state)->list;
}

static const keymap queue_map[] = {
	KEYMAP_WALK,      KEYMAP_PERIOD,         KEYMAP_SEARCH, ACTION_FILTER,  ACTION_MARK,
	ACTION_MARK_UNIT, ACTION_MARK_INDICATOR, ACTION_VERIFY, ACTION_RETURN,  ACTION_SESSION,
	ACTION_FLAGS,     ACTION_PERSON,         ACTION_ENTRY,  ACTION_EXPLAIN, ACTION_COMMENT,
	ACTION_HISTORY,   ACTION_QUEUE,          ACTION_UNDO,   ACTION_REDO,    ACTION_NONE,
};

const struct view_ops queue_view = {
	.name = "queue",
	.title = MSG_QUEUE_TITLE,
	.map = queue_map,
	.size = sizeof(struct queue),
	.init = queue_init,
	.load = queue_load,
	.update = queue_update,
	.draw = queue_draw,
	.detail = queue_detail,
	.list = queue_list,
	.typing = queue_typing,
	.allows = queue_allows,
	.table = queue_table,
	.release = queue_release,
};

/* The review queue: what was submitted and waits, the unusual first; decided one by one or many at
 * once. */
#include "ui/screens.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/value_words.h"
#include "store/queue.h"
#include "ui/ask.h"
#include "ui/draw.h"
#include "ui/line.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns at 80; what is wider goes to the warning. */
enum {
	MARK_AT = 1,
	WHEN_AT = 5,
	WHEN_WIDTH = 11,
	WHO_AT = 17,
	WHO_WIDTH = 9,
	CODE_AT = 27,
	CODE_WIDTH = 12,
	UNIT_AT = 40,
	UNIT_WIDTH = 5,
	OLD_AT = 46,
	NEW_AT = 53,
	VALUE_WIDTH = 6,
	CHANGE_AT = 60,
	CHANGE_WIDTH = 6,
	CHECK_AT = 67,
	NARROW = 67
};

struct queue_entry {
	struct queue_row row;
	bool marked;
};

struct queue {
	struct queue_arg arg;
	struct queue_entry *entry;
	size_t count, room;
	struct list list;
	int unusual, conflicts, marked;
	enum cycle_step step; /* that a reason is asked for */
};

static void queue_init(struct ui *ui, void *state, const void *arg)
{
	struct queue *q = state;

	(void)ui;
	if (arg)
		q->arg = *(const struct queue_arg *)arg;
}

static void queue_release(void *state)
{
	free(((struct queue *)state)->entry);
}

/* Conflicts, then warnings, then the earliest submission. */
static int queue_compare(const void *a, const void *b)
{
	const struct queue_row *x = &((const struct queue_entry *)a)->row;
	const struct queue_row *y = &((const struct queue_entry *)b)->row;

	if (x->conflict != y->conflict)
		return y->conflict - x->conflict;
	if ((x->warning != ENTRY_FINE) != (y->warning != ENTRY_FINE))
		return (y->warning != ENTRY_FINE) - (x->warning != ENTRY_FINE);
	if (x->clock != y->clock)
		return x->clock < y->clock ? -1 : 1;
	return (x->cell.indicator > y->cell.indicator) - (x->cell.indicator < y->cell.indicator);
}

static bool queue_add(const struct queue_row *row, void *arg)
{
	struct queue *q = arg;

	q->entry = mem_grow(q->entry, q->count, &q->room, sizeof(*q->entry));
	q->entry[q->count++] = (struct queue_entry){ .row = *row };
	q->unusual += row->warning != ENTRY_FINE;
	q->conflicts += row->conflict;
	return true;
}

static bool queue_same(const struct cycle_cell *a, const struct cycle_cell *b)
{
	return a->indicator == b->indicator && a->unit == b->unit && a->period == b->period &&
	       a->seen == b->seen;
}

/* Marks and the selection stay with their cells, as far as these still wait as they did. */
static void queue_keep(struct queue *q, const struct queue_entry *old, size_t count,
		       const struct cycle_cell *selected)
{
	for (size_t n = 0; n < q->count; n++) {
		struct queue_entry *e = &q->entry[n];

		for (size_t k = 0; k < count; k++)
			if (old[k].marked && queue_same(&old[k].row.cell, &e->row.cell))
				e->marked = true;
		q->marked += e->marked;
		if (selected && queue_same(selected, &e->row.cell))
			list_select(&q->list, n);
	}
}

static bool queue_load(struct ui *ui, void *state, struct err *err)
{
	struct queue *q = state;
	struct queue_entry *old = q->entry;
	const size_t count = q->count;
	struct cycle_cell selected = { 0 };
	bool ok;

	if (count)
		selected = old[q->list.selected].row.cell;
	q->entry = NULL;
	q->count = q->room = 0;
	q->unusual = q->conflicts = q->marked = 0;
	ok = queue_each(ui->store, ui->programme, ui->units, q->arg.unit,
			q->arg.every_period ? PERIOD_NONE : ui->look.period, ui->jump, queue_add, q,
			err);
	if (q->count)
		qsort(q->entry, q->count, sizeof(*q->entry), queue_compare);
	list_resize(&q->list, q->count);
	queue_keep(q, old, count, count ? &selected : NULL);
	free(old);
	return ok;
}

static struct queue_entry *queue_selected(struct queue *q)
{
	return q->count ? &q->entry[q->list.selected] : NULL;
}

/* --- deciding --- */

static enum view_result queue_decide(struct ui *ui, struct queue *q, enum cycle_step step,
				     const char *reason)
{
	const struct act act = ui_act(ui);
	struct cycle_cell *cells = mem_alloc((q->count + 1) * sizeof(*cells));
	struct err err = { 0 };
	struct str text;
	size_t count = 0, done = 0;
	char number[24];
	bool ok;

	for (size_t n = 0; n < q->count; n++)
		if (q->marked ? q->entry[n].marked : n == q->list.selected)
			cells[count++] = q->entry[n].row.cell;
	ok = cycle_take(ui->store, &act, step, cells, count, reason, ui->jump, &done, &err);
	free(cells);
	if (!ok) {
		ui_fail(ui, &err);
		return VIEW_RELOAD;
	}
	snprintf(number, sizeof(number), "%zu", done);
	str_init(&text);
	msg_add(&text, step == CYCLE_VERIFY ? MSG_QUEUE_VERIFIED : MSG_QUEUE_RETURNED, number);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return VIEW_RELOAD;
}

static enum view_result queue_reason(struct ui *ui, void *arg, const char *text)
{
	return queue_decide(ui, arg, CYCLE_RETURN, text);
}

static enum view_result queue_return(struct ui *ui, struct queue *q)
{
	const struct queue_entry *e = queue_selected(q);
	struct str question, name;
	char number[24];

	str_init(&question);
	str_init(&name);
	snprintf(number, sizeof(number), "%d", q->marked);
	if (q->marked)
		msg_add(&question, MSG_QUEUE_WHY_MANY, number);
	else
		msg_add(&question, MSG_QUEUE_WHY,
			look_unit_name(ui, e->row.cell.unit, look_day(ui), &name),
			programme_indicator(ui->programme, e->row.cell.indicator)
				->brief[lang_get()]);
	ask_text(ui, &(struct ask){ .question = question.text, .answer = queue_reason, .arg = q });
	str_release(&question);
	str_release(&name);
	return VIEW_STAY;
}

static void queue_mark(struct queue *q)
{
	struct queue_entry *e = queue_selected(q);

	e->marked = !e->marked;
	q->marked += e->marked ? 1 : -1;
	list_move(&q->list, ACTION_DOWN);
}

static enum view_result queue_act(struct ui *ui, struct queue *q, enum action action)
{
	const struct cycle_cell *c = &queue_selected(q)->row.cell;

	switch (action) {
	case ACTION_MARK:
		queue_mark(q);
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
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view, &(struct explain_arg){ c->indicator, c->unit });
		return VIEW_STAY;
	default:
		view_push(ui, &unit_view,
			  &(struct unit_arg){ .unit = c->unit, .select = c->indicator });
		return VIEW_STAY;
	}
}

static enum view_result queue_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct queue *q = state;
	enum view_result result;

	(void)ev;
	if (list_move(&q->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_QUEUE:
		return VIEW_CLOSE;
	case ACTION_FILTER:
		q->arg.every_period = !q->arg.every_period;
		return VIEW_RELOAD;
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_MARK:
	case ACTION_VERIFY:
	case ACTION_RETURN:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_EXPLAIN:
		return q->count ? queue_act(ui, q, action) : VIEW_STAY;
	default:
		return look_update(ui, action, &result) ? result : VIEW_STAY;
	}
}

static bool queue_allows(struct ui *ui, void *state, enum action action, enum msg *why)
{
	struct queue *q = state;
	const struct queue_entry *e = queue_selected(q);

	(void)ui;
	*why = e ? MSG_QUEUE_NOT_YOURS : MSG_QUEUE_EMPTY;
	switch (action) {
	case ACTION_VERIFY:
	case ACTION_RETURN:
		return e && e->row.mine;
	case ACTION_OPEN:
	case ACTION_MARK:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
	case ACTION_EXPLAIN:
		return e != NULL;
	default:
		return true;
	}
}

/* --- drawing --- */

struct queue_drawing {
	const struct ui *ui;
	const struct queue *q;
};

static void queue_number(const struct indicator *i, const struct value *v, char buf[NUMBER_SIZE])
{
	if (i->measure == MEASURE_YESNO && v->fields == FIELDS_NUMBER)
		str_copy(buf, NUMBER_SIZE, tr(v->number ? MSG_VALUE_YES : MSG_VALUE_NO));
	else if (v->state == VALUE_NOT_APPLICABLE)
		str_copy(buf, NUMBER_SIZE, tr(MSG_VALUE_NOT_APPLICABLE));
	else if (!quantity_known(value_quantity(v, i)))
		str_copy(buf, NUMBER_SIZE, "--");
	else
		number_show(value_quantity(v, i), indicator_shown_decimals(i), lang_get(), buf);
}

static void queue_draw_figures(const struct queue_drawing *d, const struct queue_row *r, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, r->cell.indicator);
	char text[NUMBER_SIZE];
	const double change = quantity_difference(value_quantity(&r->value, i),
						  value_quantity(&r->before, i));
	const int decimals = indicator_shown_decimals(i);

	queue_number(i, &r->before, text);
	draw_right(y, OLD_AT, VALUE_WIDTH, text, STYLE_FAINT);
	queue_number(i, &r->value, text);
	draw_right(y, NEW_AT, VALUE_WIDTH, text, STYLE_TEXT);
	if (isnan(change) || i->measure == MEASURE_YESNO)
		return;
	number_show_signed(quantity_scaled(llround(change * (double)number_pow10(decimals)),
					   decimals),
			   decimals, lang_get(), text);
	draw_right(y, CHANGE_AT, CHANGE_WIDTH, text, STYLE_TEXT);
}

static void queue_draw_check(const struct queue_drawing *d, const struct queue_row *r, int y)
{
	const int width = d->ui->cols - CHECK_AT;
	struct str text;

	if (width < 4)
		return;
	str_init(&text);
	if (r->conflict)
		str_addf(&text, "# %s", tr(MSG_QUEUE_CONFLICT));
	else if (r->warning != ENTRY_FINE)
		str_addf(&text, "! %s", tr(entry_message(r->warning)));
	draw_text(y, CHECK_AT, width, text.text, r->conflict ? STYLE_ERROR : STYLE_WARNING);
	str_release(&text);
}

static void queue_draw_row(void *arg, size_t row, int y)
{
	const struct queue_drawing *d = arg;
	const struct queue_entry *e = &d->q->entry[row];
	const struct unit *u = units_by_id(d->ui->units, e->row.cell.unit);
	char when[DATE_STAMP_SIZE], period[PERIOD_SIZE];

	draw_text(y, MARK_AT, 3, e->marked ? "[x]" : "[ ]", STYLE_TEXT);
	clock_format(revision_clock_ms(e->row.clock), when);
	memmove(when + 5, when + 10, strlen(when + 10) + 1); /* without its year */
	if (d->q->arg.every_period) {
		period_format(e->row.cell.period, period);
		draw_text(y, WHEN_AT, WHEN_WIDTH, period, STYLE_TEXT);
	} else {
		draw_text(y, WHEN_AT, WHEN_WIDTH, when, STYLE_FAINT);
	}
	draw_text(y, WHO_AT, WHO_WIDTH, e->row.author, e->row.mine ? STYLE_TEXT : STYLE_FAINT);
	draw_text(y, CODE_AT, CODE_WIDTH,
		  programme_indicator(d->ui->programme, e->row.cell.indicator)->code, STYLE_TEXT);
	draw_text(y, UNIT_AT, UNIT_WIDTH, u ? (u->abbr ? u->abbr : u->code) : "", STYLE_TEXT);
	if (d->ui->cols < NARROW)
		return;
	queue_draw_figures(d, &e->row, y);
	queue_draw_check(d, &e->row, y);
}

static void queue_draw_head(const struct ui *ui, const struct queue *q)
{
	draw_text(1, WHEN_AT, WHEN_WIDTH,
		  tr(q->arg.every_period ? MSG_HINT_PERIOD : MSG_QUEUE_WHEN), STYLE_HEADER);
	draw_text(1, WHO_AT, WHO_WIDTH, tr(MSG_QUEUE_WHO), STYLE_HEADER);
	draw_text(1, CODE_AT, CODE_WIDTH, tr(MSG_COLUMN_INDICATOR), STYLE_HEADER);
	draw_text(1, UNIT_AT, UNIT_WIDTH, tr(MSG_QUEUE_UNIT), STYLE_HEADER);
	if (ui->cols < NARROW)
		return;
	draw_right(1, OLD_AT, VALUE_WIDTH, tr(MSG_QUEUE_OLD), STYLE_HEADER);
	draw_right(1, NEW_AT, VALUE_WIDTH, tr(MSG_QUEUE_NEW), STYLE_HEADER);
	draw_right(1, CHANGE_AT, CHANGE_WIDTH, "+-", STYLE_HEADER);
	draw_text(1, CHECK_AT, ui->cols - CHECK_AT, tr(MSG_QUEUE_CHECK), STYLE_HEADER);
}

static void queue_draw(struct ui *ui, void *state)
{
	struct queue *q = state;
	struct queue_drawing d = { ui, q };
	char number[4][16];
	struct str title;

	snprintf(number[0], sizeof(number[0]), "%zu", q->count);
	snprintf(number[1], sizeof(number[1]), "%d", q->unusual);
	snprintf(number[2], sizeof(number[2]), "%d", q->conflicts);
	snprintf(number[3], sizeof(number[3]), "%d", q->marked);
	str_init(&title);
	if (q->marked)
		msg_add(&title, MSG_QUEUE_HEAD_MARKED, number[0], number[3]);
	else
		msg_add(&title, MSG_QUEUE_HEAD, number[0], number[1], number[2]);
	look_draw_title(ui, title.text);
	str_release(&title);
	queue_draw_head(ui, q);
	list_draw(&q->list, 2, ui->rows - 2, queue_draw_row, &d);
	if (!q->count)
		draw_text(2, 1, ui->cols - 1, tr(MSG_QUEUE_EMPTY), STYLE_FAINT);
}

/* Names in full, both values in words, and what stands until this is decided. */
static void queue_detail(struct ui *ui, void *state, struct str *out)
{
	const struct queue_entry *e = queue_selected(state);
	const struct indicator *i;
	struct str name;

	if (!e)
		return;
	i = programme_indicator(ui->programme, e->row.cell.indicator);
	str_init(&name);
	str_addf(out, "%s, %s: ",
		 look_unit_name(ui, e->row.cell.unit, period_last_day(e->row.cell.period), &name),
		 i->brief[lang_get()]);
	value_add_words(i, &e->row.value, false, out);
	if (e->row.had_stood) {
		str_addf(out, "; %s ", tr(MSG_QUEUE_STOOD));
		value_add_words(i, &e->row.stood, false, out);
	}
	if (e->row.warning != ENTRY_FINE)
		str_addf(out, "; %s", tr(entry_message(e->row.warning)));
	str_release(&name);
}

static struct list *queue_list(void *state)
{
	return &((struct queue *)state)->list;
}

static const keymap queue_map[] = {
	ACTION_UP,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_OPEN,
	ACTION_BACK,
	ACTION_PERIOD_PREVIOUS,
	ACTION_PERIOD_NEXT,
	ACTION_PERIOD,
	ACTION_FILTER,
	ACTION_MARK,
	ACTION_VERIFY,
	ACTION_RETURN,
	ACTION_EXPLAIN,
	ACTION_COMMENT,
	ACTION_HISTORY,
	ACTION_QUEUE,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_NONE,
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
	.allows = queue_allows,
	.release = queue_release,
};

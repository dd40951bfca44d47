/* The preview of an import: what is there, what it becomes, what is wrong; saved as a whole. */
#include "ui/preview.h"

#include "base/str.h"
#include "base/utf8.h"
#include "exchange/heading.h"
#include "preview_name.h"
#include "preview_row.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { PREVIEW_HEAD = 3, PREVIEW_FOOT = 1, PREVIEW_NAME = 200 };

struct preview {
	struct import_plan *plan;
	struct preview_rows rows;
	struct list list;
	struct import_counts counts;
	char name[PREVIEW_NAME]; /* of the source; "" for a paste */
	struct preview_name naming;
};

struct preview_arg {
	struct import_plan *plan;
	const char *name;
};

/* One line that is seen while the work goes on. */
static void preview_progress(int percent, void *arg)
{
	struct ui *ui = arg;
	char number[12];
	struct str text;

	snprintf(number, sizeof(number), "%d", percent);
	str_init(&text);
	msg_add(&text, MSG_PREVIEW_PROGRESS, number);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	ui_draw(ui);
}

struct import_plan *preview_plan(struct ui *ui, int indicator)
{
	const struct units *units = ui_every_unit(ui);
	struct import_options options = { .shown = ui->look.period,
					  .indicator = indicator,
					  .jump = ui->jump,
					  .progress = preview_progress,
					  .arg = ui };
	struct import_plan *plan = NULL;
	struct headings headings;
	struct err err = { 0 };

	if (!units)
		return NULL;
	if (headings_load(&headings, ui->store, ui->programme, ui->author, &err)) {
		options.heading = headings.heading;
		options.headings = headings.count;
		plan = import_plan_new(ui->programme, units, &options);
	} else {
		ui_fail(ui, &err);
	}
	headings_release(&headings);
	return plan;
}

/* A source that is no table at all: its one row says why. */
static bool preview_refused(struct ui *ui, const struct import_plan *plan)
{
	const size_t rows = import_plan_rows(plan);
	const struct import_row *row = rows ? import_plan_row(plan, 0) : NULL;

	if (rows > 1 || (row && !(row->state == IMPORT_FAULTY && row->fixed)))
		return false;
	if (row)
		ui_fail(ui, row->err);
	else
		ui_say(ui, STYLE_WARNING, tr(MSG_PREVIEW_NOTHING));
	return true;
}

bool preview_open(struct ui *ui, struct import_plan *plan, const char *name)
{
	struct err err = { 0 };

	str_clear(&ui->message);
	if (preview_refused(ui, plan)) {
		import_plan_free(plan);
		return false;
	}
	if (!import_plan_compare(plan, ui->store, &err)) {
		ui_fail(ui, &err);
		import_plan_free(plan);
		return false;
	}
	str_clear(&ui->message);
	view_push(ui, &preview_view, &(struct preview_arg){ plan, name });
	return true;
}

void preview_paste(struct ui *ui, const char *text, const struct import_target *cell, size_t cells,
		   size_t first, enum import_part part)
{
	struct import_plan *plan = preview_plan(ui, 0);

	if (!plan)
		return;
	import_plan_paste(plan, text, strlen(text), cell, cells, first, part);
	preview_open(ui, plan, "");
}

/* The first row that is more than a title. */
static size_t preview_first(const struct preview *p)
{
	for (size_t n = 0; n < import_plan_rows(p->plan); n++)
		if (import_plan_row(p->plan, n)->state != IMPORT_SKIPPED)
			return n;
	return 0;
}

/* What the plan holds is shown from its first row on. */
static void preview_show(struct ui *ui, struct preview *p)
{
	p->rows = (struct preview_rows){ .ui = ui, .plan = p->plan };
	preview_rows_scan(&p->rows);
	import_plan_count(p->plan, &p->counts);
	list_resize(&p->list, import_plan_rows(p->plan));
	list_select(&p->list, preview_first(p));
}

/* --- what it does --- */

static bool preview_stands_fault(const struct import_row *row)
{
	return row->state == IMPORT_FAULTY && !row->left_out;
}

/* The next row from the selected one on, around the end, whose fault stands. */
static bool preview_next_fault(struct preview *p)
{
	for (size_t k = 1; k <= p->list.count; k++) {
		const size_t n = (p->list.selected + k) % p->list.count;

		if (preview_stands_fault(import_plan_row(p->plan, n))) {
			list_select(&p->list, n);
			return true;
		}
	}
	return false;
}

/* The sources were read anew. */
static enum view_result preview_named(struct ui *ui, void *arg)
{
	struct preview *p = arg;
	struct err err = { 0 };

	if (!import_plan_compare(p->plan, ui->store, &err))
		ui_fail(ui, &err);
	else
		ui_say(ui, STYLE_NOTICE, tr(MSG_PREVIEW_NAMED));
	preview_show(ui, p);
	if (!preview_stands_fault(import_plan_row(p->plan, p->list.selected)))
		preview_next_fault(p);
	return VIEW_STAY;
}

static void preview_init(struct ui *ui, void *state, const void *arg)
{
	struct preview *p = state;
	const struct preview_arg *a = arg;

	p->plan = a->plan;
	str_copy(p->name, sizeof(p->name), a->name);
	p->naming = (struct preview_name){ .plan = p->plan, .named = preview_named, .arg = p };
	preview_show(ui, p);
}

static void preview_release(void *state)
{
	struct preview *p = state;

	preview_name_release(&p->naming);
	import_plan_free(p->plan);
}

static void preview_leave_out(struct ui *ui, struct preview *p)
{
	const size_t n = p->list.selected;
	const struct import_row *row = import_plan_row(p->plan, n);

	if (!import_plan_leave_out(p->plan, n, !row->left_out)) {
		ui_say(ui, STYLE_WARNING, tr(MSG_PREVIEW_FIXED));
		return;
	}
	import_plan_count(p->plan, &p->counts);
}

/* What is wrong is said in whole words: a fault that is too long for the detail line takes more. */
static bool preview_say_fault(struct ui *ui, const struct preview *p)
{
	const struct import_row *row = import_plan_row(p->plan, p->list.selected);
	struct str text;
	bool said = false;

	if (row->state != IMPORT_FAULTY)
		return false;
	str_init(&text);
	preview_row_add(&p->rows, row, &text);
	said = utf8_width(text.text) > ui->cols - 2;
	if (said)
		ui_say(ui, row->left_out ? STYLE_NOTICE : STYLE_ERROR, text.text);
	str_release(&text);
	return said;
}

static void preview_say_saved(struct ui *ui, long count)
{
	char number[24];
	struct str text;

	snprintf(number, sizeof(number), "%ld", count);
	str_init(&text);
	msg_add(&text, MSG_PREVIEW_SAVED, number);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
}

/* Another program was faster: what is there now is shown before anything is saved. */
static void preview_compare_anew(struct ui *ui, struct preview *p)
{
	struct err err = { 0 };

	if (!import_plan_compare(p->plan, ui->store, &err))
		ui_fail(ui, &err);
	import_plan_count(p->plan, &p->counts);
}

static enum view_result preview_save(struct ui *ui, void *arg, int choice)
{
	struct preview *p = arg;
	const struct import_act act = { .author = ui->author };
	struct import_report report = { 0 };
	struct err err = { 0 };

	if (choice != 0)
		return VIEW_STAY;
	if (!import_plan_save(p->plan, ui->store, &act, &report, &err)) {
		preview_compare_anew(ui, p);
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	preview_say_saved(ui, report.changed);
	ui_stale(ui);
	return VIEW_CLOSE;
}

static void preview_ask(struct ui *ui, struct preview *p)
{
	char number[24];
	struct str question;
	struct why why = { 0 };

	if (p->counts.state[IMPORT_FAULTY]) {
		preview_next_fault(p);
		snprintf(number, sizeof(number), "%zu", p->counts.state[IMPORT_FAULTY]);
		str_init(&question);
		msg_add(&question, MSG_PREVIEW_FAULTS_STAND, number);
		ui_say(ui, STYLE_ERROR, question.text);
		str_release(&question);
		return;
	}
	if (!p->counts.state[IMPORT_CHANGES]) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_PREVIEW_NO_CHANGE));
		return;
	}
	if (!allow_writing(ui, &why)) {
		allow_say(ui, &why);
		return;
	}
	snprintf(number, sizeof(number), "%zu", p->counts.state[IMPORT_CHANGES]);
	str_init(&question);
	msg_add(&question, MSG_PREVIEW_ASK, number);
	prompt_ask(ui, &(struct prompt){ .question = question.text,
					 .choice = { tr(MSG_PREVIEW_SAVE), tr(MSG_PREVIEW_BACK) },
					 .answer = preview_save,
					 .arg = p });
	str_release(&question);
}

static enum view_result preview_update(struct ui *ui, void *state, enum action action,
				       const struct event *ev)
{
	struct preview *p = state;

	(void)ev;
	if (list_move(&p->list, action))
		return preview_say_fault(ui, p) ? VIEW_STAY : VIEW_MOVED;
	switch (action) {
	case ACTION_LEAVE_OUT:
		preview_leave_out(ui, p);
		break;
	case ACTION_NAME:
		preview_name_ask(ui, &p->naming, p->list.selected);
		break;
	case ACTION_EMPTY_NEXT:
		if (preview_next_fault(p))
			preview_say_fault(ui, p);
		else
			ui_say(ui, STYLE_NOTICE, tr(MSG_PREVIEW_NO_FAULT));
		break;
	case ACTION_OPEN:
		preview_ask(ui, p);
		break;
	case ACTION_BACK:
		ui_say(ui, STYLE_NOTICE, tr(MSG_PREVIEW_LEFT));
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

/* --- how it looks --- */

static void preview_add_count(struct str *out, enum msg id, size_t count)
{
	char number[24];

	if (!count && id != MSG_PREVIEW_COUNT_CHANGES)
		return;
	if (out->len)
		str_add(out, " | ");
	snprintf(number, sizeof(number), "%zu", count);
	msg_add(out, id, number);
}

static void preview_draw_head(struct ui *ui, const struct preview *p)
{
	const struct import_counts *c = &p->counts;
	struct str text;

	str_init(&text);
	str_addf(&text, "%s: %s", tr(MSG_PREVIEW_TITLE),
		 p->name[0] ? p->name : tr(MSG_PREVIEW_PASTED));
	if (p->rows.indicator && !p->rows.indicators)
		str_addf(&text, ", %s",
			 programme_indicator(ui->programme, p->rows.indicator)->brief[lang_get()]);
	if (p->rows.periods)
		look_draw_title_all(ui, text.text);
	else
		look_draw_title_at(ui, text.text,
				   p->rows.period ? p->rows.period : ui->look.period);
	str_clear(&text);
	preview_add_count(&text, MSG_PREVIEW_COUNT_CHANGES, c->state[IMPORT_CHANGES]);
	preview_add_count(&text, MSG_PREVIEW_COUNT_FAULTS, c->state[IMPORT_FAULTY]);
	preview_add_count(&text, MSG_PREVIEW_COUNT_WARNINGS, c->warnings);
	preview_add_count(&text, MSG_PREVIEW_COUNT_CLEARED, c->cleared);
	preview_add_count(&text, MSG_PREVIEW_COUNT_SAME, c->state[IMPORT_SAME]);
	preview_add_count(&text, MSG_PREVIEW_COUNT_UNTOUCHED, c->state[IMPORT_UNTOUCHED]);
	preview_add_count(&text, MSG_PREVIEW_COUNT_SKIPPED, c->state[IMPORT_SKIPPED]);
	preview_add_count(&text, MSG_PREVIEW_COUNT_LEFT_OUT, c->left_out);
	draw_text(1, 1, ui->cols - 1, text.text,
		  c->state[IMPORT_FAULTY] ? STYLE_ERROR : STYLE_TEXT);
	str_release(&text);
}

/* How the source was read, in one line or two; the line of the column heads below it. */
static int preview_draw_form(struct ui *ui, const struct preview *p)
{
	struct str text, skipped;
	bool wide;

	str_init(&text);
	str_init(&skipped);
	if (import_plan_sources(p->plan)) {
		import_plan_say_form(p->plan, 0, &text);
		import_plan_say_skipped(p->plan, 0, &skipped);
	}
	if (skipped.len)
		str_addf(&text, " | %s", skipped.text);
	wide = utf8_width(text.text) > ui->cols - 2;
	if (wide)
		draw_upwards(PREVIEW_HEAD, 2, text.text, STYLE_FAINT);
	else
		draw_text(PREVIEW_HEAD - 1, 1, ui->cols - 1, text.text, STYLE_FAINT);
	str_release(&text);
	str_release(&skipped);
	return PREVIEW_HEAD + wide;
}

static void preview_draw(struct ui *ui, void *state)
{
	struct preview *p = state;
	int head;

	preview_draw_head(ui, p);
	head = preview_draw_form(ui, p);
	preview_rows_place(&p->rows);
	preview_rows_draw_head(&p->rows, head++);
	draw_text(ui->rows - 1, 1, ui->cols - 2, tr(MSG_PREVIEW_KEYS), STYLE_TEXT);
	list_draw(&p->list, head, ui->rows - head - PREVIEW_FOOT, preview_rows_draw, &p->rows);
}

static void preview_detail(struct ui *ui, void *state, struct str *out)
{
	const struct preview *p = state;

	(void)ui;
	preview_row_add(&p->rows, import_plan_row(p->plan, p->list.selected), out);
}

static struct list *preview_list(void *state)
{
	return &((struct preview *)state)->list;
}

static const keymap preview_map[] = {
	KEYMAP_SCROLL,    ACTION_OPEN, ACTION_BACK, ACTION_EMPTY_NEXT,
	ACTION_LEAVE_OUT, ACTION_NAME, ACTION_NONE,
};

const struct view_ops preview_view = {
	.name = "preview",
	.title = MSG_PREVIEW_TITLE,
	.map = preview_map,
	.size = sizeof(struct preview),
	.init = preview_init,
	.update = preview_update,
	.draw = preview_draw,
	.detail = preview_detail,
	.list = preview_list,
	.release = preview_release,
};

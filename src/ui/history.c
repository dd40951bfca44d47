/* The change log of one cell, newest first. */
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calc/value_words.h"
#include "ui/draw.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "ui/write_out.h"

enum { AUTHOR_WIDTH = 10 };

struct history {
	struct history_arg arg;
	struct page page;
	struct str title;
};

/* What the callback over the revisions needs. */
struct history_run {
	struct ui *ui;
	struct history *h;
};

static void history_init(struct ui *ui, void *state, const void *arg)
{
	struct history *h = state;

	(void)ui;
	h->arg = *(const struct history_arg *)arg;
	str_init(&h->title);
}

static void history_release(void *state)
{
	struct history *h = state;

	page_release(&h->page);
	str_release(&h->title);
}

static void history_add_text(struct history_run *run, enum msg label, const char *text)
{
	struct str line;

	if (!text || !text[0])
		return;
	str_init(&line);
	str_addf(&line, "    %s: %s", tr(label), text);
	page_add_wrapped(&run->h->page, STYLE_FAINT, run->ui->cols - 2, 6, line.text);
	str_release(&line);
}

static bool history_revision(const struct revision *r, int64_t row, bool shown, void *arg)
{
	static const enum msg kind[] = { [REVISION_VALUE] = MSG_HISTORY_VALUE,
					 [REVISION_UNDO] = MSG_HISTORY_UNDO,
					 [REVISION_REDO] = MSG_HISTORY_REDO,
					 [REVISION_NOTE] = MSG_HISTORY_NOTE,
					 [REVISION_STATE] = MSG_HISTORY_STATE };
	struct history_run *run = arg;
	const struct unit *u = units_by_id(run->ui->units, run->h->arg.unit);
	const int pad = AUTHOR_WIDTH - utf8_width(r->author);
	char when[DATE_STAMP_SIZE], id[REVISION_ID_TEXT];
	struct str line;

	(void)row;
	clock_format(revision_clock_ms(r->clock), when);
	revision_id_text(&r->id, id);
	str_init(&line);
	str_addf(&line, "%c %s  %s%*s ", shown ? '*' : ' ', when, r->author, pad > 0 ? pad : 0, "");
	if (r->kind != REVISION_STEP) /* of a step the status says it all */
		str_addf(&line, "%s, ", tr(kind[r->kind]));
	str_addf(&line, "%s: ", tr(look_status_word(r->status)));
	value_add_words(programme_indicator(run->ui->programme, run->h->arg.indicator), &r->value,
			u && unit_kind_aggregate(u->kind), &line);
	if (r->value.flags & VALUE_ILLUSTRATIVE)
		str_addf(&line, "; %s", tr(MSG_FOCUS_ILLUSTRATIVE));
	if (shown)
		str_addf(&line, "; %s", tr(MSG_HISTORY_SHOWN));
	str_addf(&line, "  [%s]", id);
	page_add_wrapped(&run->h->page, shown ? STYLE_GROUP : STYLE_TEXT, run->ui->cols - 2, 4,
			 line.text);
	str_release(&line);
	history_add_text(run, MSG_HISTORY_REASON, r->reason);
	history_add_text(run, MSG_HISTORY_SOURCE, r->source);
	history_add_text(run, MSG_HISTORY_NOTE, r->note);
	return true;
}

static bool history_load(struct ui *ui, void *state, struct err *err)
{
	struct history *h = state;
	struct history_run run = { ui, h };
	struct str name;

	str_init(&name);
	str_clear(&h->title);
	str_addf(&h->title, "%s: %s > %s", tr(MSG_HISTORY_HEAD),
		 programme_indicator(ui->programme, h->arg.indicator)->brief[lang_get()],
		 look_unit_name(ui, h->arg.unit, period_last_day(h->arg.period), &name));
	str_release(&name);
	page_clear(&h->page);
	if (!log_history(ui->store, h->arg.indicator, h->arg.unit, h->arg.period, history_revision,
			 &run, err))
		return false;
	if (!h->page.list.count)
		page_add(&h->page, STYLE_FAINT, 0, tr(MSG_HISTORY_EMPTY));
	return true;
}

static enum view_result history_update(struct ui *ui, void *state, enum action action,
				       const struct event *ev)
{
	struct history *h = state;
	enum view_result result;

	if (page_update(&h->page, action, ev, &result))
		return result;
	if (action == ACTION_COMMENT) {
		view_push(ui, &notes_view, &h->arg);
		return VIEW_STAY;
	}
	if (action == ACTION_EXPLAIN) {
		view_push(ui, &explain_view,
			  &(struct explain_arg){ h->arg.indicator, h->arg.unit });
		return VIEW_STAY;
	}
	if (action == ACTION_ENTRY) {
		entry_at(ui, &h->arg);
		return VIEW_STAY;
	}
	return action == ACTION_BACK || action == ACTION_LEFT || action == ACTION_HISTORY ?
		       VIEW_CLOSE :
		       VIEW_STAY;
}

static void history_draw(struct ui *ui, void *state)
{
	struct history *h = state;

	look_draw_title_at(ui, h->title.text, h->arg.period);
	page_draw(&h->page, 1, ui->rows - 1);
}

static void history_table(struct ui *ui, void *state, struct table *table)
{
	(void)ui;
	write_out_page(&((struct history *)state)->page, table);
}

static void history_subject(struct ui *ui, void *state, struct str *out)
{
	const struct history *h = state;
	const struct unit *u = units_by_id(ui->units, h->arg.unit);

	str_addf(out, "%s-%s", programme_indicator(ui->programme, h->arg.indicator)->code,
		 u ? u->code : "");
}

static struct list *history_list(void *state)
{
	return &((struct history *)state)->page.list;
}

static bool history_typing(const void *state)
{
	return ((const struct history *)state)->page.search.typing;
}

static const keymap history_map[] = {
	KEYMAP_SCROLL,  ACTION_LEFT,    ACTION_BACK,  KEYMAP_SEARCH, ACTION_HISTORY,
	ACTION_EXPLAIN, ACTION_COMMENT, ACTION_ENTRY, ACTION_NONE,
};

const struct view_ops history_view = {
	.name = "history",
	.title = MSG_HISTORY_TITLE,
	.map = history_map,
	.size = sizeof(struct history),
	.init = history_init,
	.load = history_load,
	.update = history_update,
	.draw = history_draw,
	.list = history_list,
	.typing = history_typing,
	.table = history_table,
	.subject = history_subject,
	.release = history_release,
};

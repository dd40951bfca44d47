/* Milestones and deadlines around the period shown, the rules they follow, locks and exceptions. */
#include "calendar.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/table.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { CALENDAR_TEXT_AT = 13, CALENDAR_NARROW = 56 };

static void calendar_page_init(struct ui *ui, void *state, const void *arg)
{
	(void)ui;
	(void)arg;
	list_select(&((struct calendar_page *)state)->list, 0);
}

/* At first it stands on the first day that is not past. */
static bool calendar_page_load(struct ui *ui, void *state, struct err *err)
{
	struct calendar_page *page = state;
	const bool first = !page->room;

	if (!calendar_rows_load(ui, page, err))
		return false;
	for (size_t n = 1; first && n < page->rows; n++)
		if (page->row[n].day == DATE_MAX || page->row[n].day >= clock_today()) {
			list_select(&page->list, page->row[n].kind == CALENDAR_HEADING ? 1 : n);
			break;
		}
	return true;
}

static void calendar_page_release(void *state)
{
	struct calendar_page *page = state;

	calendar_rows_release(page);
	free(page->row);
	free(page->edit.choice);
}

static enum view_result calendar_open(struct ui *ui, const struct calendar_page *page)
{
	const struct calendar_row *row = calendar_selected(page);

	if (row && row->kind == CALENDAR_MILESTONE)
		view_push(ui, &plan_view, &(struct plan_arg){ PLAN_MILESTONE, .code = row->code });
	else if (row && row->kind == CALENDAR_DUTY)
		view_push(ui, &plan_view, &(struct plan_arg){ PLAN_DUTY, .id = row->id });
	else if (row && row->kind == CALENDAR_TASKS)
		view_push(ui, &plans_view, NULL);
	return VIEW_STAY;
}

static enum view_result calendar_update(struct ui *ui, void *state, enum action action,
					const struct event *ev)
{
	struct calendar_page *page = state;

	(void)ev;
	if (list_move(&page->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return calendar_open(ui, page);
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_CALENDAR:
		return VIEW_CLOSE;
	case ACTION_EDIT:
		calendar_ask_edit(ui, page);
		return VIEW_STAY;
	case ACTION_ADD:
		calendar_ask_add(ui, page);
		return VIEW_STAY;
	case ACTION_CLEAR:
		return calendar_ask_clear(ui, page);
	default:
		return look_update(ui, action);
	}
}

/* --- drawing --- */

struct calendar_drawing {
	const struct ui *ui;
	const struct calendar_page *page;
};

static enum style calendar_style(const struct calendar_row *row, int32_t today)
{
	if (row->day != DATE_MAX)
		return row->day < today ? STYLE_FAINT : STYLE_TEXT;
	return row->kind == CALENDAR_EXCEPTION && row->until < today ? STYLE_FAINT : STYLE_TEXT;
}

static void calendar_draw_row(void *arg, size_t n, int y)
{
	const struct calendar_drawing *d = arg;
	const struct calendar_row *row = &d->page->row[n];
	const bool heading = row->kind == CALENDAR_HEADING;
	const enum style style = heading ? STYLE_GROUP : calendar_style(row, clock_today());
	const bool notes = d->ui->cols >= CALENDAR_NARROW && row->note[0] && !heading;
	const int room = notes ? utf8_width(row->note) : 0;
	const int right = d->ui->cols - (notes ? room + 2 : 0);
	int at = heading ? 1 : 2;
	char day[DATE_SIZE];

	date_format_local(row->day, day);
	if (day[0]) {
		draw_text(y, at, CALENDAR_TEXT_AT - at - 1, day, style);
		at = CALENDAR_TEXT_AT;
	}
	at += draw_text(y, at, right - at, row->text, style);
	if (notes)
		draw_right(y, right + 1, room, row->note, style);
	else if (heading)
		draw_text(y, at + 2, d->ui->cols - at - 2, row->note, STYLE_FAINT);
}

static void calendar_draw(struct ui *ui, void *state)
{
	struct calendar_page *page = state;
	struct calendar_drawing d = { ui, page };
	struct str title;

	str_init(&title);
	str_addf(&title, "%s > %s", tr(MSG_OVERVIEW_PROGRAMME), tr(MSG_HELP_CALENDAR));
	look_draw_title(ui, title.text);
	str_release(&title);
	list_draw(&page->list, 1, ui->rows - 1, calendar_draw_row, &d);
}

static void calendar_detail(struct ui *ui, void *state, struct str *out)
{
	const struct calendar_row *row = calendar_selected(state);

	(void)ui;
	if (!row)
		return;
	str_add(out, row->text);
	if (row->yearly)
		str_addf(out, "; %s", tr(MSG_PLAN_YEARLY));
	if (row->more)
		str_addf(out, "; %s", row->more);
}

static void calendar_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "kind", "day", "text", "note", "more", NULL };
	static const char *const kind[CALENDAR_KIND_MAX] = {
		[CALENDAR_MILESTONE] = "milestone",
		[CALENDAR_DUTY] = "duty",
		[CALENDAR_TASKS] = "tasks",
		[CALENDAR_CUTOFF] = "cutoff",
		[CALENDAR_DUE] = "due",
		[CALENDAR_RULE] = "rule",
		[CALENDAR_LOCK] = "lock",
		[CALENDAR_EXCEPTION] = "exception",
	};
	const struct calendar_page *page = state;

	(void)ui;
	table_columns(table, columns);
	for (size_t n = 0; n < page->rows; n++) {
		const struct calendar_row *row = &page->row[n];

		if (row->kind == CALENDAR_HEADING)
			continue;
		table_text(table, "kind", kind[row->kind]);
		table_day(table, "day", row->kind == CALENDAR_EXCEPTION ? row->until : row->day);
		table_text(table, "text", row->text);
		table_text(table, "note", row->note);
		table_text(table, "more", row->more);
		table_row(table);
	}
}

static bool calendar_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			    struct why *why)
{
	const struct calendar_row *row = calendar_selected(state);
	const enum calendar_kind kind = row ? row->kind : CALENDAR_HEADING;

	if ((action == ACTION_ADD || action == ACTION_EDIT || action == ACTION_CLEAR) &&
	    !allow_plan(ui, why))
		return false;
	why->brief = MSG_CALENDAR_CHOOSE;
	if (scope == VIEW_ANY_ROW)
		return true;
	if (action == ACTION_EDIT)
		return kind == CALENDAR_MILESTONE || kind == CALENDAR_CUTOFF ||
		       kind == CALENDAR_DUE || kind == CALENDAR_RULE || kind == CALENDAR_EXCEPTION;
	if (action == ACTION_CLEAR)
		return kind == CALENDAR_MILESTONE || kind >= CALENDAR_RULE;
	if (action == ACTION_OPEN)
		return kind == CALENDAR_MILESTONE || kind == CALENDAR_DUTY ||
		       kind == CALENDAR_TASKS;
	return true;
}

static struct list *calendar_list(void *state)
{
	return &((struct calendar_page *)state)->list;
}

static const keymap calendar_map[] = {
	KEYMAP_WALK, KEYMAP_PERIOD, ACTION_TASKS, ACTION_CALENDAR, ACTION_EDIT,
	ACTION_ADD,  ACTION_CLEAR,  ACTION_UNDO,  ACTION_REDO,     ACTION_NONE,
};

const struct view_ops calendar_view = {
	.name = "calendar",
	.title = MSG_CALENDAR_TITLE,
	.map = calendar_map,
	.size = sizeof(struct calendar_page),
	.init = calendar_page_init,
	.load = calendar_page_load,
	.update = calendar_update,
	.draw = calendar_draw,
	.list = calendar_list,
	.detail = calendar_detail,
	.table = calendar_table,
	.allows = calendar_allows,
	.release = calendar_page_release,
};

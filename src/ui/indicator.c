/* One indicator: every province or ministry with bar, value, change and rank; the nation above them. */
#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/table.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ranking_draw.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"
#include "ui/write_out.h"
#include "ui/unsaved.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 3, FOOT_LINES = 1, CODE_AT = 5 };

struct indicator_page {
	struct ranking ranking;
	struct list list;
	struct search search;
	struct editor editor;
	struct focus focus;
	int select;
	struct draft draft;
	bool resume; /* open the editor with `draft` once the rows are there */
};

static const struct ranking_row *indicator_row(const struct indicator_page *page)
{
	return &page->ranking.row[page->list.selected];
}

static void indicator_init(struct ui *ui, void *state, const void *arg)
{
	struct indicator_page *page = state;
	const struct indicator_arg *a = arg;
	const struct unit *nation = units_nation(ui->units);

	ranking_init(&page->ranking, a->indicator, a->parent ? a->parent : nation ? nation->id : 0);
	page->select = a->select;
	if (a->draft) {
		page->draft = *a->draft;
		page->resume = true;
		ui->look.period = a->draft->period;
	}
}

static void indicator_release(void *state)
{
	struct indicator_page *page = state;

	ranking_release(&page->ranking);
}

static void indicator_focus(struct ui *ui, struct indicator_page *page)
{
	const struct ranking_row *row = indicator_row(page);

	focus_load(ui,
		   units_by_id(ui->units, row->line.unit) ? ui->units :
							    ranking_units(ui, &page->ranking),
		   &row->line, &page->focus);
}

static bool indicator_load(struct ui *ui, void *state, struct err *err)
{
	struct indicator_page *page = state;
	const int was = page->select       ? page->select :
			page->ranking.rows ? indicator_row(page)->line.unit :
					     0;

	if (!ranking_load(ui, &page->ranking, err))
		return false;
	list_resize(&page->list, page->ranking.rows);
	if (was)
		list_select(&page->list, ranking_find(&page->ranking, was));
	page->select = 0;
	if (page->resume) {
		page->resume = false;
		editor_start(ui, &page->editor, page->draft.indicator, page->draft.unit,
			     &page->draft);
	}
	indicator_focus(ui, page);
	return true;
}

/* What the search needs to name a row. */
struct indicator_search {
	struct ui *ui;
	struct indicator_page *page;
};

static void indicator_search_text(void *arg, size_t row, struct str *out)
{
	const struct indicator_search *s = arg;
	const int unit = s->page->ranking.row[row].line.unit;

	search_add_unit(out,
			units_by_id(s->ui->units, unit) ? s->ui->units :
							  ranking_units(s->ui, &s->page->ranking),
			unit);
}

static enum view_result indicator_sorted(struct ui *ui, void *arg, size_t choice)
{
	struct indicator_page *page = arg;

	(void)ui;
	page->ranking.sort = (enum ranking_sort)choice;
	ranking_reorder(&page->ranking);
	return VIEW_RELOAD;
}

static void indicator_ask_sort(struct ui *ui, struct indicator_page *page)
{
	const char *choice[RANKING_SORT_MAX];

	for (int n = 0; n < RANKING_SORT_MAX; n++)
		choice[n] = ranking_sort_name((enum ranking_sort)n);
	picker_ask(ui, &(struct picker){ .title = MSG_HINT_SORT,
					 .choice = choice,
					 .choices = RANKING_SORT_MAX,
					 .selected = page->ranking.sort,
					 .answer = indicator_sorted,
					 .arg = page });
}

/* The previous or next indicator that is valid, around the ends. */
static enum view_result indicator_sibling(struct ui *ui, struct indicator_page *page, int by)
{
	const int count = (int)ui->programme->indicators;
	const int32_t day = period_last_day(ui->look.period);
	int id = page->ranking.indicator;

	do
		id = (id - 1 + by + count) % count + 1;
	while (!indicator_valid(programme_indicator(ui->programme, id), day) &&
	       id != page->ranking.indicator);
	page->select = page->ranking.rows ? indicator_row(page)->line.unit : 0;
	page->ranking.indicator = id;
	ranking_reorder(&page->ranking);
	return VIEW_RELOAD;
}

static enum view_result indicator_open(struct ui *ui, const struct indicator_page *page)
{
	const struct ranking_row *row = indicator_row(page);

	if (row->heading && row->line.unit == page->ranking.parent)
		view_push(ui, &explain_view,
			  &(struct explain_arg){ page->ranking.indicator, row->line.unit });
	else
		view_push(ui, &unit_view,
			  &(struct unit_arg){ .unit = row->line.unit,
					      .select = page->ranking.indicator,
					      .parent = page->ranking.deep ? page->ranking.parent :
									     0 });
	return VIEW_STAY;
}

static enum view_result indicator_entry(struct ui *ui, struct indicator_page *page)
{
	view_push(ui, &entry_view,
		  &(struct entry_arg){ .indicator = page->ranking.indicator,
				       .parent = page->ranking.deep ? page->ranking.parent : 0,
				       .select = indicator_row(page)->line.unit,
				       .back = &page->select });
	return VIEW_STAY;
}

/* The next one that is empty, or whose text is not saved. */
static void indicator_next_empty(const struct ui *ui, struct indicator_page *page)
{
	const struct ranking *r = &page->ranking;

	for (size_t k = 1; k <= r->rows; k++) {
		const size_t n = (page->list.selected + k) % r->rows;

		if ((!r->row[n].heading && r->row[n].line.figure.source == FIGURE_ABSENT) ||
		    unsaved_find(ui, r->indicator, r->row[n].line.unit)) {
			list_select(&page->list, n);
			return;
		}
	}
}

static enum view_result indicator_act(struct ui *ui, struct indicator_page *page,
				      enum action action)
{
	const struct line *line = &indicator_row(page)->line;
	enum view_result result;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return indicator_open(ui, page);
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_EDIT:
		editor_start(ui, &page->editor, line->indicator, line->unit, NULL);
		return VIEW_STAY;
	case ACTION_ENTRY:
		return indicator_entry(ui, page);
	case ACTION_CLEAR:
		return editor_clear(ui, line->indicator, line->unit);
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view, &(struct explain_arg){ line->indicator, line->unit });
		return VIEW_STAY;
	case ACTION_HISTORY:
	case ACTION_COMMENT:
		view_push(ui, action == ACTION_HISTORY ? &history_view : &notes_view,
			  &(struct history_arg){ line->indicator, line->unit,
						 line->figure.own_period ? line->figure.own_period :
									   line->figure.period });
		return VIEW_STAY;
	case ACTION_SORT:
		indicator_ask_sort(ui, page);
		return VIEW_STAY;
	case ACTION_FILTER:
		row_filter_ask(ui, &page->ranking.filter);
		return VIEW_STAY;
	case ACTION_REGIONS:
	case ACTION_LAYOUT:
		page->ranking.regions = !page->ranking.regions;
		ranking_reorder(&page->ranking);
		return VIEW_RELOAD;
	case ACTION_EMPTY_NEXT:
		indicator_next_empty(ui, page);
		return VIEW_STAY;
	case ACTION_SIBLING_NEXT:
		return indicator_sibling(ui, page, 1);
	case ACTION_SIBLING_PREVIOUS:
		return indicator_sibling(ui, page, -1);
	default:
		return look_update(ui, action, &result) ? result : VIEW_STAY;
	}
}

static enum view_result indicator_update(struct ui *ui, void *state, enum action action,
					 const struct event *ev)
{
	struct indicator_page *page = state;
	struct indicator_search search = { ui, page };
	const size_t was = page->list.selected;
	enum view_result result = VIEW_STAY;

	if (editor_active(&page->editor))
		return editor_update(ui, &page->editor, ev);
	if (page->search.typing)
		search_event(&page->search, ev, &page->list, indicator_search_text, &search);
	else if (action == ACTION_SEARCH)
		search_start(&page->search, &page->list);
	else if (action == ACTION_SEARCH_NEXT || action == ACTION_SEARCH_PREVIOUS)
		search_again(&page->search, action == ACTION_SEARCH_NEXT, &page->list,
			     indicator_search_text, &search);
	else if (list_move(&page->list, action))
		result = VIEW_MOVED;
	else
		result = indicator_act(ui, page, action);
	if (page->list.selected != was) {
		store_read_begin(ui->store);
		indicator_focus(ui, page);
		store_read_end(ui->store);
	}
	return result;
}

static void indicator_draw_head(struct ui *ui, const struct ranking *r)
{
	const struct indicator *i = programme_indicator(ui->programme, r->indicator);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s%s%s", i->brief[lang_get()], i->unit_of_measure ? " (" : "",
		 i->unit_of_measure ? i->unit_of_measure : "", i->unit_of_measure ? ")" : "");
	if (r->deep)
		str_addf(&text, " > %s", r->parent_name.text);
	look_draw_title(ui, text.text);
	str_clear(&text);
	str_addf(&text, "%s: ", tr(MSG_COLUMN_TARGET));
	line_add_targets(ui->programme, r->indicator, ui->cols - 1 - utf8_width(text.text), &text);
	draw_text(1, 1, ui->cols - 1, text.text, STYLE_TEXT);
	str_release(&text);
	/* Else the empty page below would look as if something were missing. */
	if (i->scope == SCOPE_NATIONAL)
		draw_text(HEAD_LINES + 2, CODE_AT, ui->cols - CODE_AT, tr(MSG_EDIT_NATIONAL_ONLY),
			  STYLE_FAINT);
}

static void indicator_draw(struct ui *ui, void *state)
{
	struct indicator_page *page = state;
	struct ranking_drawing d = { .ui = ui, .ranking = &page->ranking };
	const bool editing = editor_active(&page->editor);

	d.edited = editing ? page->editor.unit : 0;
	ranking_place_columns(&d);
	indicator_draw_head(ui, &page->ranking);
	ranking_draw_head(&d, HEAD_LINES - 1);
	list_draw(&page->list, HEAD_LINES,
		  ui->rows - HEAD_LINES - (page->search.typing ? FOOT_LINES : 0), ranking_draw_row,
		  &d);
	if (editing) {
		const int y = list_line(&page->list,
					ranking_find(&page->ranking, page->editor.unit),
					HEAD_LINES);
		const int x = editor_column(&d.c);

		/* Drawn last: the cursor rests in the field. */
		if (y >= 0)
			editor_draw(&page->editor, y, x, ui->cols - x);
	}
	if (page->search.typing)
		search_draw(&page->search, ui->rows - 1, ui->cols, NULL);
}

static void indicator_detail(struct ui *ui, void *state, struct str *out)
{
	struct indicator_page *page = state;
	const struct ranking_row *row = indicator_row(page);

	if (editor_active(&page->editor)) {
		focus_add_editing(ui, &page->editor, &page->focus, out);
		return;
	}
	focus_add(ui, ranking_unit_name(ui, &page->ranking, row->line.unit), &row->line,
		  &page->focus, out);
}

static void indicator_table(struct ui *ui, void *state, struct table *table)
{
	const struct ranking *r = &((struct indicator_page *)state)->ranking;

	table_columns(table, write_out_columns);
	for (size_t n = 0; n < r->rows; n++)
		write_out_line(ui, ranking_units(ui, r), &r->row[n].line,
			       r->row[n].heading ? "heading" : "unit", table);
}

static void indicator_subject(struct ui *ui, void *state, struct str *out)
{
	const struct ranking *r = &((struct indicator_page *)state)->ranking;

	str_add(out, programme_indicator(ui->programme, r->indicator)->code);
}

static struct list *indicator_list(void *state)
{
	return &((struct indicator_page *)state)->list;
}

static bool indicator_typing(const void *state)
{
	const struct indicator_page *page = state;

	return page->search.typing || editor_active(&page->editor);
}

static void indicator_hangup(struct ui *ui, void *state)
{
	editor_hangup(ui, &((struct indicator_page *)state)->editor);
}

static const keymap indicator_map[] = {
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
	ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT,
	ACTION_SEARCH,
	ACTION_SEARCH_NEXT,
	ACTION_SEARCH_PREVIOUS,
	ACTION_FILTER,
	ACTION_EMPTY_NEXT,
	ACTION_SORT,
	ACTION_LAYOUT,
	ACTION_REGIONS,
	ACTION_PLAN,
	ACTION_BASIS,
	ACTION_MAP,
	ACTION_TASKS,
	ACTION_EDIT,
	ACTION_ENTRY,
	ACTION_CLEAR,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_EXPLAIN,
	ACTION_HISTORY,
	ACTION_COMMENT,
	ACTION_QUEUE,
	ACTION_NONE,
};

const struct view_ops indicator_view = {
	.name = "indicator",
	.title = MSG_INDICATOR_TITLE,
	.map = indicator_map,
	.size = sizeof(struct indicator_page),
	.init = indicator_init,
	.load = indicator_load,
	.update = indicator_update,
	.draw = indicator_draw,
	.detail = indicator_detail,
	.list = indicator_list,
	.typing = indicator_typing,
	.table = indicator_table,
	.subject = indicator_subject,
	.hangup = indicator_hangup,
	.release = indicator_release,
};

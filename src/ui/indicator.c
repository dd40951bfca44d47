/* One indicator: every province or ministry with bar, value, change and rank; the nation above them. */
#include "base/date.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ranking.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 3, FOOT_LINES = 1 };

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

static const struct indicator *indicator_shown(const struct ui *ui,
					       const struct indicator_page *page)
{
	return programme_indicator(ui->programme, page->ranking.indicator);
}

static const struct ranking_row *indicator_row(const struct indicator_page *page)
{
	return &page->ranking.row[page->list.selected];
}

static const char *indicator_unit_name(const struct ui *ui, const struct indicator_page *page,
				       int unit)
{
	const struct units *u = units_by_id(ui->units, unit) ? ui->units :
							       ranking_units(ui, &page->ranking);

	return units_name(u, unit, look_day(ui), lang_get());
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
	const char *const choice[RANKING_SORT_MAX] = {
		[RANKING_BY_RANK] = tr(MSG_SORT_RANK),      [RANKING_BY_NAME] = tr(MSG_SORT_NAME),
		[RANKING_BY_CHANGE] = tr(MSG_SORT_CHANGE),  [RANKING_BY_PACE] = tr(MSG_SORT_PACE),
		[RANKING_BY_TREE] = tr(MSG_SORT_CATALOGUE),
	};

	picker_ask(ui, &(struct picker){ .title = MSG_HELP_SORT,
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

static void indicator_next_empty(struct indicator_page *page)
{
	const struct ranking *r = &page->ranking;

	for (size_t k = 1; k <= r->rows; k++) {
		const size_t n = (page->list.selected + k) % r->rows;

		if (!r->row[n].heading && r->row[n].line.figure.source == FIGURE_ABSENT) {
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
	case ACTION_CLEAR:
		return editor_clear(ui, line->indicator, line->unit);
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view, &(struct explain_arg){ line->indicator, line->unit });
		return VIEW_STAY;
	case ACTION_HISTORY:
		view_push(ui, &history_view,
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
		indicator_next_empty(page);
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
	else if (!list_move(&page->list, action))
		result = indicator_act(ui, page, action);
	if (page->list.selected != was)
		indicator_focus(ui, page);
	return result;
}

/* Names start behind the widest code that there is, within reason. */
static struct line_columns indicator_columns(const struct ui *ui, const struct indicator_page *page)
{
	struct line_layout layout = { .bar = LINE_BAR_HALF, .change = 7 };
	int code = 4;

	for (size_t n = 0; n < page->ranking.rows; n++) {
		const struct unit *u = units_by_id(ranking_units(ui, &page->ranking),
						   page->ranking.row[n].line.unit);
		const int width = u && u->abbr && !page->ranking.row[n].heading ?
					  (int)strlen(u->abbr) :
					  0;

		code = width > code ? width : code;
	}
	layout.name = 6 + (code < 10 ? code : 10);
	return line_columns_of(ui->cols, &layout);
}

/* All of the indicator's targets: ">= 75 (KH2022, 31/12/2022)". */
static void indicator_add_targets(const struct ui *ui, int indicator, struct str *out)
{
	bool any = false;

	for (size_t n = 0; n < ui->programme->targets; n++) {
		const struct target *t = &ui->programme->target[n];
		struct line line = { .standing.aim.target = t };
		char due[DATE_SIZE];

		if (t->indicator != indicator || t->unit)
			continue;
		date_format_local(t->due, due);
		str_add(out, any ? " | " : "");
		line_add_target(&line, out);
		str_addf(out, " (%s, %s)", programme_document(ui->programme, t->document)->code,
			 due);
		any = true;
	}
	if (!any)
		str_add(out, tr(MSG_WORD_NO_TARGET));
}

static void indicator_draw_head(struct ui *ui, const struct indicator_page *page,
				const struct line_columns *c)
{
	const struct indicator *i = indicator_shown(ui, page);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s%s%s", i->brief[lang_get()], i->unit_of_measure ? " (" : "",
		 i->unit_of_measure ? i->unit_of_measure : "", i->unit_of_measure ? ")" : "");
	if (page->ranking.deep)
		str_addf(&text, " > %s", indicator_unit_name(ui, page, page->ranking.parent));
	look_draw_title(ui, text.text);
	str_clear(&text);
	str_addf(&text, "%s: ", tr(MSG_COLUMN_TARGET));
	indicator_add_targets(ui, page->ranking.indicator, &text);
	draw_text(1, 1, ui->cols - 1, text.text, STYLE_TEXT);
	str_release(&text);
	draw_right(2, 1, 3, "#", STYLE_HEADER);
	draw_text(2, 5, c->name - 6, tr(MSG_COLUMN_CODE), STYLE_HEADER);
	draw_text(2, c->name, c->name_width, tr(MSG_COLUMN_UNIT), STYLE_HEADER);
	if (c->bar >= 0)
		draw_scale(2, c->bar, c->bar_width);
	draw_right(2, c->value, c->value_width, tr(MSG_COLUMN_VALUE), STYLE_HEADER);
	if (c->change >= 0)
		draw_right(2, c->change, c->change_width, tr(MSG_COLUMN_CHANGE), STYLE_HEADER);
}

struct indicator_drawing {
	struct ui *ui;
	struct indicator_page *page;
	struct line_columns c;
};

static void indicator_draw_figure(const struct indicator_drawing *d, const struct ranking_row *row,
				  int y)
{
	const struct figure *f = &row->line.figure;
	struct str text;

	line_draw_bar(d->ui, &row->line, y, &d->c);
	line_draw_pace(&row->line, y, &d->c);
	str_init(&text);
	line_add_reported(&row->line, &text);
	if (f->of && f->have < f->of)
		draw_right(y, d->c.value, d->c.value_width, text.text, STYLE_FAINT);
	else
		line_draw_value(d->ui, &row->line, y, &d->c);
	if (row->heading && d->c.change >= 0)
		draw_right(y, d->c.change, d->c.change_width, text.text, STYLE_TEXT);
	else
		line_draw_change(d->ui, &row->line, y, &d->c);
	str_release(&text);
}

static void indicator_draw_row(void *arg, size_t n, int y)
{
	const struct indicator_drawing *d = arg;
	const struct ranking_row *row = &d->page->ranking.row[n];
	const struct unit *u = units_by_id(ranking_units(d->ui, &d->page->ranking), row->line.unit);
	const enum style style = row->heading ? STYLE_GROUP : STYLE_TEXT;
	const struct editor *e = &d->page->editor;
	struct str text;

	str_init(&text);
	if (row->rank) {
		str_addf(&text, "%d", row->rank);
		draw_right(y, 1, 3, text.text, STYLE_TEXT);
	}
	if (!row->heading && u && u->abbr)
		draw_text(y, 5, d->c.name - 6, u->abbr, STYLE_TEXT);
	draw_text(y, row->heading ? 5 : d->c.name,
		  d->c.name_width + (row->heading ? d->c.name - 5 : 0),
		  indicator_unit_name(d->ui, d->page, row->line.unit), style);
	if (!editor_active(e) || e->unit != row->line.unit)
		indicator_draw_figure(d, row, y);
	str_release(&text);
}

static void indicator_draw(struct ui *ui, void *state)
{
	struct indicator_page *page = state;
	struct indicator_drawing d = { ui, page, indicator_columns(ui, page) };

	indicator_draw_head(ui, page, &d.c);
	list_draw(&page->list, HEAD_LINES,
		  ui->rows - HEAD_LINES - (page->search.typing ? FOOT_LINES : 0),
		  indicator_draw_row, &d);
	if (editor_active(&page->editor)) {
		const int y = list_line(&page->list,
					ranking_find(&page->ranking, page->editor.unit),
					HEAD_LINES);
		const int x = d.c.bar >= 0 ? d.c.bar : d.c.name + d.c.name_width / 2;

		/* Drawn last: the cursor rests in the field. */
		if (y >= 0)
			editor_draw(&page->editor, y, x, ui->cols - x);
	}
	if (page->search.typing)
		search_draw(&page->search, ui->rows - 1, ui->cols);
}

static void indicator_detail(struct ui *ui, void *state, struct str *out)
{
	struct indicator_page *page = state;
	const struct ranking_row *row = indicator_row(page);

	focus_add(ui,
		  units_by_id(ui->units, row->line.unit) ? ui->units :
							   ranking_units(ui, &page->ranking),
		  &row->line, &page->focus, out);
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
	ACTION_CLEAR,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_EXPLAIN,
	ACTION_HISTORY,
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
	.typing = indicator_typing,
	.hangup = indicator_hangup,
	.release = indicator_release,
};

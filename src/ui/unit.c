/* One province, ministry or other unit: every indicator that it reports, beside the national figure. */
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "store/programme.h"
#include "ui/draw.h"
#include "ui/editor.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/row_filter.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/submit.h"
#include "ui/ui.h"
#include "ui/unsaved.h"
#include "ui/write_out.h"

#include <stdlib.h>
#include <string.h>

enum { HEAD_LINES = 2, FOOT_LINES = 1 };

struct unit_row {
	int pillar; /* a heading; 0 for an indicator */
	struct line line;
	struct quantity nation;
};

struct unit_page {
	int unit, parent;
	struct units below; /* the parent's children, when the screens' units lack this one */
	bool deep;
	bool has_children;
	struct unit_row *row;
	size_t rows, room;
	struct list list;
	struct search search;
	struct editor editor;
	struct focus focus;
	struct submit submit;
	int select;
	int counts[PACE_MAX];
	enum row_filter filter;
};

static const struct units *unit_units(const struct ui *ui, const struct unit_page *page)
{
	return page->deep ? &page->below : ui->units;
}

static const struct unit *unit_shown(const struct ui *ui, const struct unit_page *page)
{
	return units_by_id(unit_units(ui, page), page->unit);
}

static void unit_init(struct ui *ui, void *state, const void *arg)
{
	struct unit_page *page = state;
	const struct unit_arg *a = arg;

	(void)ui;
	units_init(&page->below);
	page->unit = a->unit;
	page->parent = a->parent;
	page->select = a->select;
}

static void unit_release(void *state)
{
	struct unit_page *page = state;

	units_release(&page->below);
	free(page->row);
}

static bool unit_find(struct ui *ui, struct unit_page *page, struct err *err)
{
	struct units children;

	if (page->parent && !page->deep) {
		if (!store_load_children(ui->store, page->parent, &page->below, err))
			return false;
		page->deep = true;
	}
	units_init(&children);
	const bool ok = store_load_children(ui->store, page->unit, &children, err);
	page->has_children = children.units > 0;
	units_release(&children);
	return ok;
}

static bool unit_load_row(struct ui *ui, struct unit_page *page, int indicator, struct err *err)
{
	const struct unit *nation = units_nation(ui->units);
	struct unit_row *row;
	struct figure f;

	page->row = mem_grow(page->row, page->rows, &page->room, sizeof(*page->row));
	row = memset(&page->row[page->rows], 0, sizeof(*row));
	if (!line_load(ui, page->deep ? &page->below : NULL, indicator, page->unit, true,
		       &row->line, err) ||
	    (nation && !figure_read(ui->store, ui->programme, ui->units, indicator, nation->id,
				    &ui->look, &f, err)))
		return false;
	row->nation = nation ? f.low : quantity_none();
	page->rows += row_filter_passes(page->filter, &row->line);
	page->counts[row->line.standing.pace.pace]++;
	return true;
}

static bool unit_load_rows(struct ui *ui, struct unit_page *page, struct err *err)
{
	const struct programme *p = ui->programme;
	const struct unit *parent = page->parent ? units_by_id(ui->units, page->parent) : NULL;

	page->rows = 0;
	memset(page->counts, 0, sizeof(page->counts));
	for (size_t pillar = 0; pillar < p->pillars; pillar++) {
		const size_t heading = page->rows;

		page->row = mem_grow(page->row, page->rows, &page->room, sizeof(*page->row));
		page->row[page->rows++] = (struct unit_row){ .pillar = (int)pillar + 1 };
		for (size_t n = 0; n < p->indicators; n++)
			if (p->group[p->indicator[n].group - 1].pillar == (int)pillar + 1 &&
			    line_answers(ui, unit_shown(ui, page), parent, &p->indicator[n]) &&
			    !unit_load_row(ui, page, (int)n + 1, err))
				return false;
		if (page->rows == heading + 1)
			page->rows--;
	}
	return true;
}

static const struct line *unit_line(const struct unit_page *page)
{
	if (!page->rows || page->row[page->list.selected].pillar)
		return NULL;
	return &page->row[page->list.selected].line;
}

static void unit_focus(struct ui *ui, struct unit_page *page)
{
	if (unit_line(page))
		focus_load(ui, unit_units(ui, page), unit_line(page), &page->focus);
}

static bool unit_load(struct ui *ui, void *state, struct err *err)
{
	struct unit_page *page = state;
	const struct line *line = unit_line(page);
	const int was = page->select ? page->select : line ? line->indicator : 0;

	if (!unit_find(ui, page, err) || !unit_load_rows(ui, page, err))
		return false;
	list_resize(&page->list, page->rows);
	for (size_t n = 0; was && n < page->rows; n++)
		if (!page->row[n].pillar && page->row[n].line.indicator == was)
			list_select(&page->list, n);
	page->select = 0;
	unit_focus(ui, page);
	return true;
}

/* What the search needs to name a row. */
struct unit_search {
	struct ui *ui;
	struct unit_page *page;
};

static void unit_search_text(void *arg, size_t n, struct str *out)
{
	const struct unit_search *s = arg;
	const struct unit_row *row = &s->page->row[n];
	const struct programme *p = s->ui->programme;

	if (row->pillar)
		search_add_names(out, p->pillar[row->pillar - 1].name);
	else
		search_add_indicator(out, programme_indicator(p, row->line.indicator));
}

static enum view_result unit_open(struct ui *ui, const struct unit_page *page)
{
	const struct line *line = unit_line(page);

	if (line)
		view_push(ui, &indicator_view,
			  &(struct indicator_arg){ .indicator = line->indicator,
						   .parent = page->has_children ? page->unit : 0,
						   .select = page->unit });
	return VIEW_STAY;
}

/* The next one that is empty, or whose text is not saved. */
static void unit_next_empty(const struct ui *ui, struct unit_page *page)
{
	for (size_t k = 1; k <= page->rows; k++) {
		const size_t n = (page->list.selected + k) % page->rows;
		const struct unit_row *row = &page->row[n];

		if (!row->pillar && (row->line.figure.source == FIGURE_ABSENT ||
				     unsaved_find(ui, row->line.indicator, page->unit))) {
			list_select(&page->list, n);
			return;
		}
	}
}

/* Actions on the indicator that is selected. */
static enum view_result unit_act_on_line(struct ui *ui, struct unit_page *page, enum action action)
{
	const struct line *line = unit_line(page);

	if (!line)
		return VIEW_STAY;
	if (action == ACTION_EDIT)
		editor_start(ui, &page->editor, line->indicator, line->unit, NULL);
	else if (action == ACTION_CLEAR)
		return editor_clear(ui, line->indicator, line->unit);
	else if (action == ACTION_EXPLAIN)
		view_push(ui, &explain_view, &(struct explain_arg){ line->indicator, line->unit });
	else
		view_push(ui, &history_view,
			  &(struct history_arg){ line->indicator, line->unit,
						 line->figure.period });
	return VIEW_STAY;
}

static enum view_result unit_act(struct ui *ui, struct unit_page *page, enum action action)
{
	const struct line *line = unit_line(page);
	enum view_result result;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return unit_open(ui, page);
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_EDIT:
	case ACTION_CLEAR:
	case ACTION_EXPLAIN:
	case ACTION_HISTORY:
		return unit_act_on_line(ui, page, action);
	case ACTION_SUBMIT:
		submit_ask(ui, &page->submit, page->unit, ui->look.period);
		return VIEW_STAY;
	case ACTION_ENTRY:
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .unit = page->unit,
					       .parent = page->parent,
					       .select = line ? line->indicator : 0,
					       .back = &page->select });
		return VIEW_STAY;
	case ACTION_FILTER:
		row_filter_ask(ui, &page->filter);
		return VIEW_STAY;
	case ACTION_EMPTY_NEXT:
		unit_next_empty(ui, page);
		return VIEW_STAY;
	case ACTION_SIBLING_NEXT:
	case ACTION_SIBLING_PREVIOUS:
		page->unit = look_unit_beside(ui, unit_units(ui, page),
					      page->deep ? page->parent : 0, page->unit,
					      action == ACTION_SIBLING_NEXT ? 1 : -1);
		return VIEW_RELOAD;
	default:
		return look_update(ui, action, &result) ? result : VIEW_STAY;
	}
}

static enum view_result unit_update(struct ui *ui, void *state, enum action action,
				    const struct event *ev)
{
	struct unit_page *page = state;
	struct unit_search search = { ui, page };
	const size_t was = page->list.selected;
	enum view_result result = VIEW_STAY;

	if (editor_active(&page->editor))
		return editor_update(ui, &page->editor, ev);
	if (page->search.typing)
		search_event(&page->search, ev, &page->list, unit_search_text, &search);
	else if (action == ACTION_SEARCH)
		search_start(&page->search, &page->list);
	else if (action == ACTION_SEARCH_NEXT || action == ACTION_SEARCH_PREVIOUS)
		search_again(&page->search, action == ACTION_SEARCH_NEXT, &page->list,
			     unit_search_text, &search);
	else if (list_move(&page->list, action))
		result = VIEW_MOVED;
	else
		result = unit_act(ui, page, action);
	if (page->list.selected != was) {
		store_read_begin(ui->store);
		unit_focus(ui, page);
		store_read_end(ui->store);
	}
	return result;
}

static const struct line_layout unit_layout = {
	.name = 3, .bar = 17, .bar_wide = 26, .other = 9, .change = 7
};

struct unit_drawing {
	struct ui *ui;
	struct unit_page *page;
	struct line_columns c;
};

static void unit_draw_nation(const struct unit_drawing *d, const struct unit_row *row, int y)
{
	const struct indicator *i = programme_indicator(d->ui->programme, row->line.indicator);
	char number[NUMBER_SIZE] = "--";

	if (d->c.other < 0)
		return;
	if (quantity_known(row->nation))
		number_show(row->nation, indicator_shown_decimals(i), lang_get(), number);
	draw_right(y, d->c.other, d->c.other_width, number, STYLE_TEXT);
}

static void unit_draw_row(void *arg, size_t n, int y)
{
	const struct unit_drawing *d = arg;
	const struct unit_row *row = &d->page->row[n];
	const struct programme *p = d->ui->programme;

	if (row->pillar) {
		draw_text(y, 1, d->ui->cols - 1, p->pillar[row->pillar - 1].name[lang_get()],
			  STYLE_GROUP);
		return;
	}
	draw_text(y, d->c.name, d->c.name_width,
		  programme_indicator(p, row->line.indicator)->brief[lang_get()], STYLE_TEXT);
	if (editor_active(&d->page->editor) && d->page->editor.indicator == row->line.indicator)
		return;
	line_draw_bar(d->ui, &row->line, y, &d->c);
	line_draw_value(d->ui, &row->line, y, &d->c);
	unit_draw_nation(d, row, y);
	line_draw_change(d->ui, &row->line, y, &d->c);
	line_draw_pace(&row->line, y, &d->c);
}

static void unit_draw_head(struct ui *ui, const struct unit_page *page,
			   const struct line_columns *c)
{
	const struct unit *u = unit_shown(ui, page);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s%s", u && u->abbr ? u->abbr : "", u && u->abbr ? " " : "",
		 units_name(unit_units(ui, page), page->unit, look_day(ui), lang_get()));
	if (page->filter != ROWS_ALL)
		str_addf(&text, " (%s)", row_filter_name(page->filter));
	look_draw_title(ui, text.text);
	str_clear(&text);
	look_add_counts(page->counts, &text);
	draw_text(1, 1, c->name_width + 1, text.text, STYLE_TEXT);
	str_release(&text);
	if (c->bar >= 0)
		draw_scale(1, c->bar, c->bar_width);
	draw_right(1, c->value, c->value_width, tr(MSG_COLUMN_VALUE), STYLE_HEADER);
	if (c->other >= 0) {
		draw_right(1, c->other, c->other_width, tr(MSG_COLUMN_NATION), STYLE_HEADER);
		draw_right(1, c->change, c->change_width, tr(MSG_COLUMN_CHANGE), STYLE_HEADER);
	}
}

static void unit_draw_editor(struct ui *ui, struct unit_page *page, const struct line_columns *c)
{
	const int x = editor_column(c);

	for (size_t n = 0; n < page->rows; n++) {
		const int y = list_line(&page->list, n, HEAD_LINES);

		if (y >= 0 && !page->row[n].pillar &&
		    page->row[n].line.indicator == page->editor.indicator)
			editor_draw(&page->editor, y, x, ui->cols - x);
	}
}

static void unit_draw(struct ui *ui, void *state)
{
	struct unit_page *page = state;
	struct unit_drawing d = { ui, page, line_columns_of(ui->cols, &unit_layout) };
	const int height = ui->rows - HEAD_LINES - (page->search.typing ? FOOT_LINES : 0);

	unit_draw_head(ui, page, &d.c);
	list_draw(&page->list, HEAD_LINES, height, unit_draw_row, &d);
	if (editor_active(&page->editor))
		unit_draw_editor(ui, page, &d.c);
	if (page->search.typing)
		search_draw(&page->search, ui->rows - 1, ui->cols, NULL);
}

static void unit_detail(struct ui *ui, void *state, struct str *out)
{
	struct unit_page *page = state;

	if (editor_active(&page->editor))
		focus_add_editing(ui, &page->editor, &page->focus, out);
	else if (unit_line(page))
		focus_add(ui,
			  units_name(unit_units(ui, page), page->unit, look_day(ui), lang_get()),
			  unit_line(page), &page->focus, out);
	else
		look_add_counts_words(page->counts, ui->cols - 2, out);
}

static void unit_table(struct ui *ui, void *state, struct table *table)
{
	const struct unit_page *page = state;

	table_columns(table, write_out_columns);
	for (size_t n = 0; n < page->rows; n++)
		if (!page->row[n].pillar)
			write_out_line(ui, unit_units(ui, page), &page->row[n].line, "indicator",
				       table);
}

static void unit_subject(struct ui *ui, void *state, struct str *out)
{
	if (unit_shown(ui, state))
		str_add(out, unit_shown(ui, state)->code);
}

static struct list *unit_list(void *state)
{
	return &((struct unit_page *)state)->list;
}

static bool unit_typing(const void *state)
{
	const struct unit_page *page = state;

	return page->search.typing || editor_active(&page->editor);
}

static void unit_hangup(struct ui *ui, void *state)
{
	editor_hangup(ui, &((struct unit_page *)state)->editor);
}

static const keymap unit_map[] = {
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
	ACTION_SUBMIT,
	ACTION_QUEUE,
	ACTION_NONE,
};

const struct view_ops unit_view = {
	.name = "unit",
	.title = MSG_UNIT_TITLE,
	.map = unit_map,
	.size = sizeof(struct unit_page),
	.init = unit_init,
	.load = unit_load,
	.update = unit_update,
	.draw = unit_draw,
	.detail = unit_detail,
	.list = unit_list,
	.typing = unit_typing,
	.table = unit_table,
	.subject = unit_subject,
	.hangup = unit_hangup,
	.release = unit_release,
};

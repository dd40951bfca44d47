/* One province, ministry or other unit: every indicator that it reports, beside the national figure. */
#include "base/str.h"
#include "exchange/table.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/due_note.h"
#include "ui/look.h"
#include "ui/screens.h"
#include "ui/sheet.h"
#include "ui/submit.h"
#include "ui/ui.h"
#include "ui/unit_rows.h"
#include "ui/write_out.h"

enum { HEAD_LINES = 2 };

struct unit_page {
	struct sheet sheet; /* first: see ui/sheet.h */
	struct unit_rows rows;
	struct submit submit;
	struct due_note due;
	int select;
};

static const struct line *unit_line(const void *state, size_t n)
{
	const struct unit_page *page = state;

	return page->rows.row[n].pillar ? NULL : &page->rows.row[n].line;
}

static const struct units *unit_units(const struct ui *ui, const void *state,
				      const struct line *line)
{
	(void)line;
	return unit_rows_units(ui, &((const struct unit_page *)state)->rows);
}

static bool unit_load(struct ui *ui, void *state, struct err *err)
{
	struct unit_page *page = state;
	const struct line *line = sheet_line(page);
	const int was = page->select ? page->select : line ? line->indicator : 0;
	size_t found;

	if (!unit_rows_load(ui, &page->rows, err) ||
	    !due_note_load(ui, page->rows.unit, &page->due, err))
		return false;
	list_resize(&page->sheet.list, page->rows.rows);
	found = unit_rows_find(&page->rows, was);
	if (was && found < page->rows.rows)
		list_select(&page->sheet.list, found);
	page->select = 0;
	sheet_focus(ui, page);
	return true;
}

static void unit_names(struct ui *ui, void *state, size_t n, struct str *out)
{
	const struct unit_row *row = &((struct unit_page *)state)->rows.row[n];
	const struct programme *p = ui->programme;

	if (row->pillar)
		search_add_names(out, p->pillar[row->pillar - 1].name);
	else
		search_add_indicator(out, programme_indicator(p, row->line.indicator));
}

static enum view_result unit_open(struct ui *ui, const struct unit_page *page)
{
	const struct line *line = sheet_line(page);

	if (line)
		view_push(ui, &indicator_view,
			  &(struct indicator_arg){
				  .indicator = line->indicator,
				  .parent = page->rows.has_children ? page->rows.unit : 0,
				  .select = page->rows.unit });
	return VIEW_STAY;
}

static enum view_result unit_act(struct ui *ui, void *state, enum action action)
{
	struct unit_page *page = state;
	struct unit_rows *r = &page->rows;
	const struct line *line = sheet_line(page);

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return unit_open(ui, page);
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_SUBMIT:
		submit_ask(ui, &page->submit, r->unit, r->parent, ui->look.period);
		return VIEW_STAY;
	case ACTION_ENTRY:
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .unit = r->unit,
					       .parent = r->parent,
					       .select = line ? line->indicator : 0,
					       .back = &page->select });
		return VIEW_STAY;
	case ACTION_FILTER:
		row_filter_ask(ui, &r->filter);
		return VIEW_STAY;
	case ACTION_SIBLING_NEXT:
	case ACTION_SIBLING_PREVIOUS:
		r->unit = look_unit_beside(ui, unit_rows_units(ui, r), r->deep ? r->parent : 0,
					   r->unit, action == ACTION_SIBLING_NEXT ? 1 : -1);
		return VIEW_RELOAD;
	default:
		return sheet_act(ui, page, action);
	}
}

static bool unit_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			struct why *why)
{
	const struct unit_page *page = state;

	if (action == ACTION_SUBMIT)
		return allow_entry(ui, 0, page->rows.unit, ui->look.period, why);
	return sheet_allows(ui, state, action, scope, why);
}

static const struct sheet_ops unit_sheet = {
	.line = unit_line,
	.units = unit_units,
	.names = unit_names,
	.act = unit_act,
};

static void unit_init(struct ui *ui, void *state, const void *arg)
{
	struct unit_page *page = state;
	const struct unit_arg *a = arg;

	(void)ui;
	page->sheet.ops = &unit_sheet;
	unit_rows_init(&page->rows, a->unit, a->parent);
	page->select = a->select;
}

static void unit_release(void *state)
{
	unit_rows_release(&((struct unit_page *)state)->rows);
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
	const struct unit_row *row = &d->page->rows.row[n];
	const struct programme *p = d->ui->programme;

	if (row->pillar) {
		draw_text(y, 1, d->ui->cols - 1, p->pillar[row->pillar - 1].name[lang_get()],
			  STYLE_GROUP);
		return;
	}
	draw_text(y, d->c.name, d->c.name_width,
		  programme_indicator(p, row->line.indicator)->brief[lang_get()], STYLE_TEXT);
	if (editor_active(&d->page->sheet.editor) &&
	    d->page->sheet.editor.indicator == row->line.indicator)
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
	const struct unit *u = unit_rows_unit(ui, &page->rows);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s%s%s", u && u->abbr ? u->abbr : "", u && u->abbr ? " " : "",
		 units_name(unit_rows_units(ui, &page->rows), page->rows.unit, look_day(ui),
			    lang_get()));
	if (page->rows.filter != ROWS_ALL)
		str_addf(&text, " (%s)", row_filter_name(page->rows.filter));
	due_note_add(&page->due, &text);
	look_draw_title(ui, text.text);
	str_clear(&text);
	look_add_counts(page->rows.counts, &text);
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

static void unit_draw(struct ui *ui, void *state)
{
	struct unit_page *page = state;
	struct unit_drawing d = { ui, page, line_columns_of(ui->cols, &unit_layout) };

	unit_draw_head(ui, page, &d.c);
	sheet_draw(ui, page, HEAD_LINES, unit_draw_row, &d, &d.c);
}

static void unit_detail(struct ui *ui, void *state, struct str *out)
{
	const struct unit_rows *r = &((struct unit_page *)state)->rows;

	if (sheet_line(state))
		sheet_detail(ui, state,
			     units_name(unit_rows_units(ui, r), r->unit, look_day(ui), lang_get()),
			     out);
	else
		look_add_counts_words(r->counts, ui->cols - 2, out);
}

static void unit_table(struct ui *ui, void *state, struct table *table)
{
	const struct unit_rows *r = &((struct unit_page *)state)->rows;

	table_columns(table, write_out_columns);
	for (size_t n = 0; n < r->rows; n++)
		if (!r->row[n].pillar)
			write_out_line(ui, unit_rows_units(ui, r), &r->row[n].line, "indicator",
				       table);
}

static void unit_subject(struct ui *ui, void *state, struct str *out)
{
	const struct unit *u = unit_rows_unit(ui, &((struct unit_page *)state)->rows);

	if (u)
		str_add(out, u->code);
}

static const keymap unit_map[] = {
	KEYMAP_WALK,         KEYMAP_PERIOD,       ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT, KEYMAP_SEARCH,       ACTION_FILTER,
	ACTION_EMPTY_NEXT,   KEYMAP_LOOK,         ACTION_TASKS,
	ACTION_HOME,         ACTION_COMPLETENESS, ACTION_CALENDAR,
	ACTION_EDIT,         ACTION_ENTRY,        ACTION_CLEAR,
	ACTION_UNDO,         ACTION_REDO,         ACTION_EXPLAIN,
	ACTION_HISTORY,      ACTION_COMMENT,      ACTION_SUBMIT,
	ACTION_QUEUE,        ACTION_FLAGS,        ACTION_PERSON,
	ACTION_NONE,
};

const struct view_ops unit_view = {
	.name = "unit",
	.title = MSG_UNIT_TITLE,
	.flags = VIEW_PASTE,
	.map = unit_map,
	.size = sizeof(struct unit_page),
	.init = unit_init,
	.load = unit_load,
	.update = sheet_update,
	.draw = unit_draw,
	.detail = unit_detail,
	.list = sheet_list,
	.typing = sheet_typing,
	.allows = unit_allows,
	.table = unit_table,
	.subject = unit_subject,
	.hangup = sheet_hangup,
	.release = unit_release,
};

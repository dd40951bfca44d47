/* One indicator: every province or ministry with bar, value, change and rank; the nation above them. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/table.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ranking_draw.h"
#include "ui/screens.h"
#include "ui/sheet.h"
#include "ui/ui.h"
#include "ui/write_out.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 3, CODE_AT = 5 };

struct indicator_page {
	struct sheet sheet; /* first: see ui/sheet.h */
	struct ranking ranking;
	int select;
	struct draft draft;
	bool resume; /* open the editor with `draft` once the rows are there */
};

static const struct ranking_row *indicator_row(const struct indicator_page *page)
{
	return &page->ranking.row[page->sheet.list.selected];
}

static const struct line *indicator_line(const void *state, size_t n)
{
	return &((const struct indicator_page *)state)->ranking.row[n].line;
}

static const struct units *indicator_units(const struct ui *ui, const void *state,
					   const struct line *line)
{
	const struct indicator_page *page = state;

	return units_by_id(ui->units, line->unit) ? ui->units : ranking_units(ui, &page->ranking);
}

static bool indicator_load(struct ui *ui, void *state, struct err *err)
{
	struct indicator_page *page = state;
	const int was = page->select       ? page->select :
			page->ranking.rows ? indicator_row(page)->line.unit :
					     0;

	if (!ranking_load(ui, &page->ranking, err))
		return false;
	list_resize(&page->sheet.list, page->ranking.rows);
	if (was)
		list_select(&page->sheet.list, ranking_find(&page->ranking, was));
	page->select = 0;
	if (page->resume) {
		page->resume = false;
		editor_start(ui, &page->sheet.editor, page->draft.indicator, page->draft.unit,
			     &page->draft);
	}
	sheet_focus(ui, page);
	return true;
}

static void indicator_names(struct ui *ui, void *state, size_t n, struct str *out)
{
	const struct line *line = indicator_line(state, n);

	search_add_unit(out, indicator_units(ui, state, line), line->unit);
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

static enum view_result indicator_sibling(struct ui *ui, struct indicator_page *page, int by)
{
	page->select = page->ranking.rows ? indicator_row(page)->line.unit : 0;
	page->ranking.indicator = look_indicator_beside(ui, page->ranking.indicator, by);
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

static enum view_result indicator_act(struct ui *ui, void *state, enum action action)
{
	struct indicator_page *page = state;

	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return indicator_open(ui, page);
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_ENTRY:
		return indicator_entry(ui, page);
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
	case ACTION_IMPORT:
		view_push(ui, &files_view, &(struct files_arg){ page->ranking.indicator });
		return VIEW_STAY;
	case ACTION_SIBLING_NEXT:
		return indicator_sibling(ui, page, 1);
	case ACTION_SIBLING_PREVIOUS:
		return indicator_sibling(ui, page, -1);
	default:
		return sheet_act(ui, page, action);
	}
}

static const struct sheet_ops indicator_sheet = {
	.line = indicator_line,
	.units = indicator_units,
	.names = indicator_names,
	.act = indicator_act,
};

static void indicator_init(struct ui *ui, void *state, const void *arg)
{
	struct indicator_page *page = state;
	const struct indicator_arg *a = arg;
	const struct unit *nation = units_nation(ui->units);

	page->sheet.ops = &indicator_sheet;
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
	const struct editor *e = &page->sheet.editor;
	struct ranking_drawing d = { .ui = ui,
				     .ranking = &page->ranking,
				     .edited = editor_active(e) ? e->unit : 0 };

	ranking_place_columns(&d);
	indicator_draw_head(ui, &page->ranking);
	ranking_draw_head(&d, HEAD_LINES - 1);
	sheet_draw(ui, page, HEAD_LINES, ranking_draw_row, &d, &d.c);
}

static void indicator_detail(struct ui *ui, void *state, struct str *out)
{
	struct indicator_page *page = state;

	sheet_detail(ui, page,
		     ranking_unit_name(ui, &page->ranking, indicator_row(page)->line.unit), out);
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

static const keymap indicator_map[] = {
	KEYMAP_WALK,         KEYMAP_PERIOD,       ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT, KEYMAP_SEARCH,       ACTION_FILTER,
	ACTION_EMPTY_NEXT,   ACTION_SORT,         ACTION_LAYOUT,
	ACTION_REGIONS,      KEYMAP_LOOK,         ACTION_TASKS,
	ACTION_HOME,         ACTION_COMPLETENESS, ACTION_CALENDAR,
	ACTION_EDIT,         ACTION_ENTRY,        ACTION_CLEAR,
	ACTION_UNDO,         ACTION_REDO,         ACTION_IMPORT,
	ACTION_EXPLAIN,      ACTION_HISTORY,      ACTION_COMMENT,
	ACTION_QUEUE,        ACTION_FLAGS,        ACTION_PERSON,
	ACTION_NONE,
};

const struct view_ops indicator_view = {
	.name = "indicator",
	.title = MSG_INDICATOR_TITLE,
	.flags = VIEW_PASTE,
	.map = indicator_map,
	.size = sizeof(struct indicator_page),
	.init = indicator_init,
	.load = indicator_load,
	.update = sheet_update,
	.draw = indicator_draw,
	.detail = indicator_detail,
	.list = sheet_list,
	.typing = sheet_typing,
	.allows = sheet_allows,
	.table = indicator_table,
	.subject = indicator_subject,
	.hangup = sheet_hangup,
	.release = indicator_release,
};

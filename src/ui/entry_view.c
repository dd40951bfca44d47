/* The entry grid: many values one below the other, typed without opening anything. */
#include "entry.h"

#include "base/str.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/screens.h"

static void entry_init(struct ui *ui, void *state, const void *arg)
{
	struct entry_page *page = state;
	const struct entry_arg *a = arg;

	page->indicator = a->indicator;
	page->unit = a->unit;
	page->parent = a->parent;
	page->select = a->select;
	page->back = a->back;
	units_init(&page->below);
	if (a->unexplained) {
		page->rows.filter = ENTRY_UNEXPLAINED;
		page->column = ENTRY_REASON;
	}
	if (a->draft) {
		page->draft = *a->draft;
		page->resume = true;
		page->select = page->indicator ? a->draft->unit : a->draft->indicator;
		ui->look.period = a->draft->period;
	}
}

void entry_at(struct ui *ui, const struct history_arg *cell)
{
	const struct indicator *i = programme_indicator(ui->programme, cell->indicator);

	if (period_last_within(i->frequency, ui->look.period) != cell->period)
		ui->look.period = cell->period;
	view_push(ui, &entry_view,
		  &(struct entry_arg){ .indicator = cell->indicator, .select = cell->unit });
}

static void entry_release(void *state)
{
	struct entry_page *page = state;

	entry_rows_release(&page->rows);
	units_release(&page->below);
}

/* What tells the rows apart. */
static int entry_key(const struct entry_page *page, const struct entry_row *row)
{
	return !row ? 0 : page->indicator ? row->unit : row->indicator;
}

static void entry_select(struct entry_page *page, int indicator, int unit)
{
	const size_t n = entry_rows_find(&page->rows, indicator, unit);

	if (n < page->rows.shown_count)
		list_select(&page->list, n);
}

static bool entry_load(struct ui *ui, void *state, struct err *err)
{
	struct entry_page *page = state;
	const struct entry_row *row = entry_selected(page);
	int indicator = row ? row->indicator : 0, unit = row ? row->unit : 0;
	const int select = page->select;

	if (select) {
		indicator = page->indicator ? page->indicator : page->select;
		unit = page->indicator ? page->select : page->unit;
		page->select = 0;
	}
	if (!entry_rows_load(ui, page, err) ||
	    (page->unit && !due_note_load(ui, page->unit, &page->due, err)))
		return false;
	list_resize(&page->list, page->rows.shown_count);
	entry_select(page, indicator, unit);
	if (select) {
		page->landed = entry_key(page, entry_selected(page));
		page->wished = page->landed == select ? 0 : select;
	}
	if (page->resume)
		entry_resume(ui, page);
	return true;
}

/* --- moving --- */

/* Over the last row by half a page: to scroll costs as much on the line as to type a value. */
static void entry_move(struct entry_page *page, enum action action)
{
	struct list *list = &page->list;

	list_move(list, action);
	if (action == ACTION_DOWN && list->selected == list->top + list->shown)
		list->top += list->shown / 2;
}

/* The next or previous column of the row; over the edge into the next or previous row. */
static void entry_step(struct entry_page *page, int by)
{
	const struct entry_row *row = entry_selected(page);
	int column = row ? (int)entry_column_of(page, row) + by : 0;

	if (!row)
		return;
	if (column == ENTRY_SECOND && !row->pair)
		column += by;
	if (column < 0 || column >= ENTRY_COLUMNS)
		entry_move(page, by > 0 ? ACTION_DOWN : ACTION_UP);
	page->column = (enum entry_column)((column + ENTRY_COLUMNS) % ENTRY_COLUMNS);
}

static void entry_next_empty(struct ui *ui, struct entry_page *page)
{
	const struct entry_rows *rows = &page->rows;

	for (size_t k = 1; k <= rows->shown_count; k++) {
		const size_t n = (page->list.selected + k) % rows->shown_count;
		const struct entry_row *row = &rows->row[rows->shown[n]];

		if (row->drafted || entry_row_empty(row)) {
			list_select(&page->list, n);
			page->column = ENTRY_FIRST;
			return;
		}
	}
	ui_say(ui, STYLE_NOTICE, tr(MSG_ENTRY_NONE_EMPTY));
}

static void entry_next_filter(struct ui *ui, struct entry_page *page)
{
	const struct entry_row *row = entry_selected(page);
	const int indicator = row ? row->indicator : 0, unit = row ? row->unit : 0;

	page->rows.filter = (enum entry_filter)((page->rows.filter + 1) % ENTRY_FILTERS);
	entry_rows_filter(&page->rows);
	list_resize(&page->list, page->rows.shown_count);
	entry_select(page, indicator, unit);
	ui_say(ui, STYLE_NOTICE, entry_filter_name(page->rows.filter));
}

/* --- searching --- */

struct entry_search {
	struct ui *ui;
	struct entry_page *page;
};

static void entry_search_text(void *arg, size_t n, struct str *out)
{
	const struct entry_search *s = arg;
	const struct entry_row *row = &s->page->rows.row[s->page->rows.shown[n]];

	if (s->page->indicator) {
		search_add_unit(out, entry_units(s->ui, s->page), row->unit);
		return;
	}
	search_add_indicator(out, programme_indicator(s->ui->programme, row->indicator));
}

/* --- keys --- */

static enum view_result entry_undo(struct ui *ui, struct entry_page *page, enum action action)
{
	struct log_undone done;

	if (!look_restore(ui, action == ACTION_UNDO, &done))
		return VIEW_STAY;
	if (!done.subject[0])
		entry_select(page, done.indicator, done.unit);
	return VIEW_RELOAD;
}

/* The previous or next indicator, or unit, on the same row. What the nation alone reports has no rows below a
 * unit. */
static enum view_result entry_sibling(struct ui *ui, struct entry_page *page, int by)
{
	const int key = entry_key(page, entry_selected(page));

	page->select = page->wished && key == page->landed ? page->wished : key;
	if (!page->indicator) {
		page->unit = look_unit_beside(ui, entry_units(ui, page), page->parent, page->unit,
					      by);
		return VIEW_RELOAD;
	}
	do
		page->indicator = look_indicator_beside(ui, page->indicator, by);
	while (page->parent &&
	       programme_indicator(ui->programme, page->indicator)->scope == SCOPE_NATIONAL);
	return VIEW_RELOAD;
}

static enum view_result entry_close(struct ui *ui, const struct entry_page *page)
{
	const int key = entry_key(page, entry_selected(page));

	if (page->back && key)
		*page->back = key;
	ui_stale(ui);
	return VIEW_CLOSE;
}

static enum view_result entry_act(struct ui *ui, struct entry_page *page, enum action action)
{
	const struct entry_row *row = entry_selected(page);

	switch (action) {
	case ACTION_BACK:
		return entry_close(ui, page);
	case ACTION_SIBLING_PREVIOUS:
	case ACTION_SIBLING_NEXT:
		return entry_sibling(ui, page, action == ACTION_SIBLING_NEXT ? 1 : -1);
	case ACTION_FILTER:
		entry_next_filter(ui, page);
		return VIEW_STAY;
	case ACTION_EMPTY_NEXT:
		entry_next_empty(ui, page);
		return VIEW_STAY;
	case ACTION_CLEAR:
		entry_clear(ui, page);
		return VIEW_STAY;
	case ACTION_EDIT:
		if (row && entry_column_of(page, row) != ENTRY_QUALITY)
			entry_begin(ui, page, true);
		return VIEW_STAY;
	case ACTION_UNDO:
	case ACTION_REDO:
		return entry_undo(ui, page, action);
	case ACTION_EXPLAIN:
		if (row)
			view_push(ui, &explain_view,
				  &(struct explain_arg){ row->indicator, row->unit });
		return VIEW_STAY;
	case ACTION_HISTORY:
	case ACTION_COMMENT:
		if (row)
			view_push(ui, action == ACTION_HISTORY ? &history_view : &notes_view,
				  &(struct history_arg){ row->indicator, row->unit, row->period });
		return VIEW_STAY;
	default:
		return list_move(&page->list, action) ? VIEW_STAY : look_update(ui, action);
	}
}

/* Keys that accept and move. False for others. */
static bool entry_accepts(struct ui *ui, struct entry_page *page, enum action action)
{
	switch (action) {
	case ACTION_OPEN:
	case ACTION_DOWN:
	case ACTION_UP:
		/* Enter on a marked text takes it once more as it stands. */
		if (action == ACTION_OPEN && !page->typing && !page->choosing)
			entry_accept_draft(ui, page);
		entry_accept(ui, page);
		entry_move(page, action == ACTION_UP ? ACTION_UP : ACTION_DOWN);
		return true;
	case ACTION_NEXT:
	case ACTION_RIGHT:
		entry_accept(ui, page);
		entry_step(page, 1);
		return true;
	case ACTION_PREVIOUS:
	case ACTION_LEFT:
		entry_accept(ui, page);
		entry_step(page, -1);
		return true;
	default:
		return false;
	}
}

static enum view_result entry_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct entry_page *page = state;
	struct entry_search search = { ui, page };
	const bool open = page->typing || page->choosing;

	if (page->search.typing) {
		search_update(&page->search, action, ev, &page->list, entry_search_text, &search);
		return VIEW_STAY;
	}
	if (ev->kind == EVENT_PASTE)
		return entry_paste(ui, page, ev);
	if (open && action == ACTION_BACK) {
		entry_restore(page);
		ui_say(ui, STYLE_NOTICE, tr(MSG_EDIT_RESTORED));
		return VIEW_STAY;
	}
	if (page->typing && ev->kind == EVENT_KEY) {
		const bool arrow = action == ACTION_LEFT || action == ACTION_RIGHT;

		if ((!arrow || page->editing) && field_event(&page->field, ev))
			return VIEW_STAY;
	}
	if (entry_accepts(ui, page, action))
		return VIEW_STAY;
	if (action == ACTION_NONE)
		return ev->kind == EVENT_KEY ? entry_type(ui, page, ev) : VIEW_STAY;
	if (open)
		entry_accept(ui, page);
	if (search_update(&page->search, action, ev, &page->list, entry_search_text, &search))
		return VIEW_STAY;
	return entry_act(ui, page, action);
}

static struct list *entry_list(void *state)
{
	return &((struct entry_page *)state)->list;
}

static bool entry_typing(const void *state)
{
	const struct entry_page *page = state;

	return page->typing || page->search.typing || page->column == ENTRY_REASON;
}

static const struct view_note entry_notes[] = {
	{ "0-9 , . -", MSG_NOTE_NUMBER },  { "c k y n", MSG_NOTE_YESNO },
	{ ".", MSG_NOTE_NOT_APPLICABLE },  { "\"", MSG_NOTE_ABOVE },
	{ "Space 0-3", MSG_NOTE_QUALITY }, { "Enter Tab", MSG_NOTE_ACCEPT },
	{ "Esc", MSG_NOTE_RESTORE },       { NULL, MSG_MAX },
};

static const keymap entry_map[] = {
	ACTION_UP,           ACTION_DOWN,
	ACTION_LEFT,         ACTION_RIGHT,
	ACTION_PAGE_UP,      ACTION_PAGE_DOWN,
	ACTION_FIRST,        ACTION_LAST,
	ACTION_OPEN,         ACTION_NEXT,
	ACTION_PREVIOUS,     ACTION_BACK,
	KEYMAP_PERIOD,       ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT, KEYMAP_SEARCH,
	ACTION_FILTER,       ACTION_EMPTY_NEXT,
	ACTION_EDIT,         ACTION_CLEAR,
	ACTION_UNDO,         ACTION_REDO,
	ACTION_EXPLAIN,      ACTION_HISTORY,
	ACTION_COMMENT,      ACTION_NONE,
};

const struct view_ops entry_view = {
	.name = "entry",
	.title = MSG_ENTRY_TITLE,
	.flags = VIEW_ENTRY | VIEW_PASTE,
	.map = entry_map,
	.size = sizeof(struct entry_page),
	.init = entry_init,
	.load = entry_load,
	.update = entry_update,
	.draw = entry_draw,
	.detail = entry_detail,
	.list = entry_list,
	.typing = entry_typing,
	.takes = entry_takes,
	.allows = entry_allows,
	.notes = entry_notes,
	.table = entry_table,
	.subject = entry_subject,
	.hangup = entry_hangup,
	.release = entry_release,
};

/* A list of figures that is searched and edited in place. */
#include "ui/allow.h"
#include "ui/sheet.h"

#include "base/mem.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/preview.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "ui/unsaved.h"

#include <stdlib.h>

static const struct line *sheet_line_at(const void *state, size_t row)
{
	return ((const struct sheet *)state)->ops->line(state, row);
}

const struct line *sheet_line(const void *state)
{
	const struct sheet *s = state;

	return s->list.count ? sheet_line_at(state, s->list.selected) : NULL;
}

void sheet_focus(struct ui *ui, void *state)
{
	struct sheet *s = state;
	const struct line *line = sheet_line(state);

	if (line)
		focus_load(ui, s->ops->units(ui, state, line), line, &s->focus);
}

/* What the search needs to name a row. */
struct sheet_names {
	struct ui *ui;
	void *state;
};

static void sheet_search_text(void *arg, size_t row, struct str *out)
{
	const struct sheet_names *names = arg;
	const struct sheet *s = names->state;

	s->ops->names(names->ui, names->state, row, out);
}

/* Empty, and for somebody to fill; or its text is not saved. */
static bool sheet_empty(const struct ui *ui, const struct line *line)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);

	return unsaved_find(ui, line->indicator, line->unit) ||
	       (line->figure.source == FIGURE_ABSENT &&
		(!line->aggregate || i->scope == SCOPE_NATIONAL));
}

static void sheet_next_empty(struct ui *ui, struct sheet *s)
{
	for (size_t k = 1; k <= s->list.count; k++) {
		const size_t n = (s->list.selected + k) % s->list.count;
		const struct line *line = sheet_line_at(s, n);

		if (line && sheet_empty(ui, line)) {
			list_select(&s->list, n);
			return;
		}
	}
	ui_say(ui, STYLE_NOTICE, tr(MSG_ENTRY_NONE_EMPTY));
}

/* Actions on the figure that is selected. */
static enum view_result sheet_act_on_line(struct ui *ui, struct sheet *s, enum action action)
{
	const struct line *line = sheet_line(s);

	if (!line)
		return VIEW_STAY;
	const struct history_arg cell = { line->indicator, line->unit, line_cell_period(line) };

	switch (action) {
	case ACTION_EDIT:
		editor_start(ui, &s->editor, line->indicator, line->unit, NULL);
		return VIEW_STAY;
	case ACTION_CLEAR:
		return editor_clear(ui, &s->editor, line->indicator, line->unit);
	case ACTION_EXPLAIN:
		view_push(ui, &explain_view, &(struct explain_arg){ line->indicator, line->unit });
		return VIEW_STAY;
	case ACTION_HISTORY:
		view_push(ui, &history_view, &cell);
		return VIEW_STAY;
	default:
		view_push(ui, &notes_view, &cell);
		return VIEW_STAY;
	}
}

/* Whether any of the rows' cells can be edited. */
static bool sheet_allows_any(struct ui *ui, struct sheet *s, struct why *why)
{
	for (size_t n = 0; n < s->list.count; n++) {
		const struct line *line = sheet_line_at(s, n);

		if (line && editor_may(ui, line->indicator, line->unit, why))
			return true;
	}
	return false;
}

bool sheet_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
		  struct why *why)
{
	const struct line *line = sheet_line(state);

	why->brief = MSG_ALLOW_FIGURE;
	switch (action) {
	case ACTION_EDIT:
	case ACTION_CLEAR:
		if (scope == VIEW_ANY_ROW)
			return sheet_allows_any(ui, state, why);
		return line && editor_may(ui, line->indicator, line->unit, why);
	case ACTION_EXPLAIN:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
		return line != NULL;
	default:
		return true;
	}
}

enum view_result sheet_act(struct ui *ui, void *state, enum action action)
{
	switch (action) {
	case ACTION_EDIT:
	case ACTION_CLEAR:
	case ACTION_EXPLAIN:
	case ACTION_HISTORY:
	case ACTION_COMMENT:
		return sheet_act_on_line(ui, state, action);
	case ACTION_EMPTY_NEXT:
		sheet_next_empty(ui, state);
		return VIEW_STAY;
	default:
		return look_update(ui, action);
	}
}

/* A pasted column begins at the selected row; headings are no cells of it. */
static void sheet_paste(struct ui *ui, const struct sheet *s, const char *text)
{
	struct import_target *cell = mem_zero(s->list.count + 1, sizeof(*cell));
	size_t cells = 0, first = 0;

	for (size_t n = 0; n < s->list.count; n++) {
		const struct line *line = sheet_line_at(s, n);

		if (n == s->list.selected)
			first = cells;
		if (line && !line->aggregate)
			cell[cells++] = (struct import_target){ line->indicator, line->unit,
								line_cell_period(line) };
	}
	if (first < cells)
		preview_paste(ui, text, cell, cells, first, IMPORT_VALUE);
	free(cell);
}

enum view_result sheet_update(struct ui *ui, void *state, enum action action,
			      const struct event *ev)
{
	struct sheet *s = state;
	struct sheet_names names = { ui, state };
	const size_t was = s->list.selected;
	enum view_result result = VIEW_STAY;

	if (editor_active(&s->editor))
		return editor_update(ui, &s->editor, ev);
	if (search_update(&s->search, action, ev, &s->list, sheet_search_text, &names))
		result = VIEW_STAY;
	else if (ev->kind == EVENT_PASTE)
		sheet_paste(ui, s, ev->paste);
	else if (list_move(&s->list, action))
		result = VIEW_MOVED;
	else
		result = s->ops->act(ui, state, action);
	if (s->list.selected != was) {
		store_read_begin(ui->store);
		sheet_focus(ui, state);
		store_read_end(ui->store);
	}
	return result;
}

static void sheet_draw_editor(struct ui *ui, struct sheet *s, int y, const struct line_columns *c)
{
	const int x = editor_column(c);

	for (size_t n = 0; n < s->list.count; n++) {
		const struct line *line = sheet_line_at(s, n);
		const int at = list_line(&s->list, n, y);

		if (at < 0 || !line || line->indicator != s->editor.indicator ||
		    line->unit != s->editor.unit)
			continue;
		if (c->bar < 0)
			draw_over(at, x);
		editor_draw(&s->editor, at, x, ui->cols - x);
	}
}

void sheet_draw(struct ui *ui, void *state, int y, list_row_fn *draw, void *arg,
		const struct line_columns *c)
{
	struct sheet *s = state;
	const int foot = s->search.typing ? 1 : 0;

	list_draw(&s->list, y, ui->rows - y - foot, draw, arg);
	/* Drawn last: the cursor rests in the field. */
	if (editor_active(&s->editor))
		sheet_draw_editor(ui, s, y, c);
	if (foot)
		search_draw(&s->search, ui->rows - 1, ui->cols, NULL);
}

void sheet_detail(struct ui *ui, void *state, const char *name, struct str *out)
{
	struct sheet *s = state;

	if (editor_active(&s->editor))
		focus_add_editing(ui, &s->editor, &s->focus, out);
	else
		focus_add(ui, name, sheet_line(state), &s->focus, out);
}

struct list *sheet_list(void *state)
{
	return &((struct sheet *)state)->list;
}

bool sheet_typing(const void *state)
{
	const struct sheet *s = state;

	return s->search.typing || editor_active(&s->editor);
}

void sheet_hangup(struct ui *ui, void *state)
{
	editor_hangup(ui, &((struct sheet *)state)->editor);
}

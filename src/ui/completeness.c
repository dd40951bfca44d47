/* How complete and how timely the reports are: every agency and group by period. */
#include "base/date.h"
#include "base/str.h"
#include "exchange/report_matrix.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_LINES = 2, COLUMN = 7, NAME_AT = 1 };

struct completeness_page {
	struct report_matrix m;
	enum report_figure figure;
	bool groups;          /* by groups of indicators, of the units of `of` */
	struct report_row of; /* the row that was selected last among the units */
	struct list list;
	struct search search;
};

static void completeness_release(void *state)
{
	report_matrix_release(&((struct completeness_page *)state)->m);
}

static const struct report_row *completeness_row(const struct completeness_page *page)
{
	return page->m.rows ? &page->m.row[page->list.selected] : NULL;
}

static void completeness_keep(struct completeness_page *page)
{
	const struct report_row *row = completeness_row(page);

	if (row && row->level != REPORT_INDICATORS && !page->groups)
		page->of = *row;
}

/* Both figures by unit, then both by group of indicators for the unit that is selected. */
static enum view_result completeness_turn(struct completeness_page *page)
{
	const bool last = page->figure + 1 == REPORT_FIGURE_MAX;

	completeness_keep(page);
	page->figure = (enum report_figure)((page->figure + 1) % REPORT_FIGURE_MAX);
	if (!last)
		return VIEW_STAY;
	page->groups = !page->groups;
	list_select(&page->list, 0);
	return VIEW_RELOAD;
}

static bool completeness_load(struct ui *ui, void *state, struct err *err)
{
	struct completeness_page *page = state;
	struct calendar calendar;
	const struct due due = { .programme = ui->programme,
				 .units = ui->units,
				 .calendar = &calendar,
				 .period = ui->look.period };
	bool ok;

	completeness_keep(page);
	report_matrix_release(&page->m);
	ok = calendar_load(ui->store, ui->programme, &ui->calendar, &calendar, err) &&
	     (page->groups ? report_groups_load(ui->store, &due, &page->of, &page->m, err) :
			     report_matrix_load(ui->store, &due, &page->m, err));
	calendar_release(&calendar);
	list_resize(&page->list, page->m.rows);
	for (size_t n = 0; !page->groups && n < page->m.rows; n++)
		if (page->m.row[n].unit == page->of.unit && page->m.row[n].level == page->of.level)
			list_select(&page->list, n);
	return ok;
}

struct completeness_search {
	const struct ui *ui;
	const struct completeness_page *page;
};

static void completeness_search_text(void *arg, size_t row, struct str *out)
{
	const struct completeness_search *s = arg;
	const int unit = s->page->m.row[row].unit, group = s->page->m.row[row].group;
	const struct unit *u = units_by_id(s->ui->units, unit);

	if (group)
		str_addf(out, "%s %s %s", s->ui->programme->group[group - 1].code,
			 s->ui->programme->group[group - 1].name[LANG_VI],
			 s->ui->programme->group[group - 1].name[LANG_EN]);
	else if (u)
		str_addf(out, "%s %s %s", u->code, u->abbr ? u->abbr : "",
			 units_name(s->ui->units, unit, look_day(s->ui), lang_get()));
}

static enum view_result completeness_open(struct ui *ui, const struct completeness_page *page)
{
	const struct report_row *row = completeness_row(page);

	if (row && row->level == REPORT_UNIT)
		view_push(ui, &unit_view, &(struct unit_arg){ .unit = row->unit });
	return VIEW_STAY;
}

static enum view_result completeness_enter(struct ui *ui, const struct completeness_page *page)
{
	const struct report_row *row = completeness_row(page);

	if (row && row->level == REPORT_UNIT)
		view_push(ui, &entry_view, &(struct entry_arg){ .unit = row->unit });
	return VIEW_STAY;
}

static enum view_result completeness_update(struct ui *ui, void *state, enum action action,
					    const struct event *ev)
{
	struct completeness_page *page = state;
	struct completeness_search search = { ui, page };

	if (search_update(&page->search, action, ev, &page->list, completeness_search_text,
			  &search))
		return VIEW_STAY;
	if (list_move(&page->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_COMPLETENESS:
		return VIEW_CLOSE;
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return completeness_open(ui, page);
	case ACTION_ENTRY:
		return completeness_enter(ui, page);
	case ACTION_LAYOUT:
		return completeness_turn(page);
	default:
		return look_update(ui, action);
	}
}

/* --- drawing --- */

/* A unit's name or a group's of indicators; `buf` may be used to keep it. */
static const char *completeness_name(const struct ui *ui, const struct report_row *row,
				     struct str *buf)
{
	if (row->group)
		return ui->programme->group[row->group - 1].name[lang_get()];
	return row->unit ? look_unit_name(ui, row->unit, look_day(ui), buf) : "";
}

struct completeness_drawing {
	const struct ui *ui;
	const struct completeness_page *page;
	int first, at; /* the first period that there is room for, and where it begins */
};

static enum style completeness_style(char glyph)
{
	const enum pace pace = glyph == '+' ? PACE_ACHIEVED :
			       glyph == '~' ? PACE_ACCELERATE :
			       glyph == '-' ? PACE_BEHIND :
					      PACE_MISSED;

	return (enum style)(STYLE_PACE + pace);
}

static void completeness_draw_row(void *arg, size_t n, int y)
{
	const struct completeness_drawing *d = arg;
	const struct report_row *row = &d->page->m.row[n];
	const int indent = NAME_AT + (row->group ? 1 : d->page->groups ? 0 : (int)row->level);
	struct str buf;

	str_init(&buf);
	draw_text(y, indent, d->at - indent, completeness_name(d->ui, row, &buf),
		  row->level >= REPORT_UNIT ? STYLE_TEXT : STYLE_GROUP);
	str_release(&buf);
	for (int k = d->first; k < REPORT_PERIODS; k++) {
		char cell[8];

		report_cell_text(&row->sum[k], d->page->figure, cell);
		draw_right(y, d->at + (k - d->first) * COLUMN, COLUMN, cell,
			   completeness_style(report_glyph(&row->sum[k], d->page->figure)));
	}
}

static void completeness_draw_head(const struct completeness_drawing *d)
{
	draw_text(1, NAME_AT, d->at - NAME_AT,
		  tr(d->page->groups ? MSG_COMPLETENESS_GROUPS : MSG_COLUMN_UNIT), STYLE_HEADER);
	for (int k = d->first; k < REPORT_PERIODS; k++) {
		char period[PERIOD_SIZE];

		period_format(d->page->m.period[k], period);
		draw_right(1, d->at + (k - d->first) * COLUMN, COLUMN,
			   strlen(period) < COLUMN ? period : period + 2, STYLE_HEADER);
	}
}

static void completeness_draw(struct ui *ui, void *state)
{
	struct completeness_page *page = state;
	struct completeness_drawing d = { .ui = ui, .page = page };
	const int foot = page->search.typing;
	int columns = (ui->cols - 18) / COLUMN;

	columns = columns > REPORT_PERIODS ? REPORT_PERIODS : columns < 1 ? 1 : columns;
	d.first = REPORT_PERIODS - columns;
	d.at = ui->cols - columns * COLUMN;
	look_draw_title(ui, tr(page->figure == REPORT_COMPLETENESS ? MSG_REPORT_COMPLETENESS :
								     MSG_REPORT_TIMELINESS));
	completeness_draw_head(&d);
	list_draw(&page->list, HEAD_LINES, ui->rows - HEAD_LINES - foot, completeness_draw_row, &d);
	if (page->search.typing)
		search_draw(&page->search, ui->rows - 1, ui->cols, NULL);
}

/* The counts behind the last period's two figures, and what the glyphs mean. */
static void completeness_detail(struct ui *ui, void *state, struct str *out)
{
	const struct completeness_page *page = state;
	const struct report_row *row = completeness_row(page);
	const struct due_sum *sum = row ? &row->sum[REPORT_PERIODS - 1] : NULL;
	char number[3][16];
	struct str buf;

	if (!row)
		return;
	snprintf(number[0], sizeof(number[0]), "%d", sum->filled);
	snprintf(number[1], sizeof(number[1]), "%d", sum->expected);
	snprintf(number[2], sizeof(number[2]), "%d", sum->on_time);
	str_init(&buf);
	msg_add(out, MSG_COMPLETENESS_DETAIL, completeness_name(ui, row, &buf), number[0],
		number[1], number[2]);
	str_addf(out, "; %s", tr(MSG_REPORT_GLYPHS));
	str_release(&buf);
}

static void completeness_table(struct ui *ui, void *state, struct table *table)
{
	report_matrix_columns(table);
	report_matrix_rows(&((struct completeness_page *)state)->m, ui->programme, ui->units,
			   table);
}

static bool completeness_typing(const void *state)
{
	return ((const struct completeness_page *)state)->search.typing;
}

static bool completeness_allows(struct ui *ui, void *state, enum action action,
				enum view_scope scope, struct why *why)
{
	const struct report_row *row = completeness_row(state);

	(void)ui;
	why->brief = MSG_HOME_CHOOSE;
	return (action != ACTION_OPEN && action != ACTION_ENTRY) ||
	       (row && (scope == VIEW_ANY_ROW || row->level == REPORT_UNIT));
}

static struct list *completeness_list(void *state)
{
	return &((struct completeness_page *)state)->list;
}

static const keymap completeness_map[] = {
	KEYMAP_WALK,         KEYMAP_PERIOD, KEYMAP_SEARCH, ACTION_LAYOUT,
	ACTION_COMPLETENESS, ACTION_HOME,   ACTION_ENTRY,  ACTION_NONE,
};

const struct view_ops completeness_view = {
	.name = "completeness",
	.title = MSG_HELP_COMPLETENESS,
	.map = completeness_map,
	.size = sizeof(struct completeness_page),
	.load = completeness_load,
	.update = completeness_update,
	.draw = completeness_draw,
	.detail = completeness_detail,
	.list = completeness_list,
	.typing = completeness_typing,
	.allows = completeness_allows,
	.table = completeness_table,
	.release = completeness_release,
};

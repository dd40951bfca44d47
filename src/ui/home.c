/* What is to be done: one's own values, or everybody's for the Working Group, the worst first. */
#include "home_view.h"

#include "base/date.h"
#include "store/programme.h"
#include "store/rights.h"
#include "ui/allow.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/resume.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdlib.h>

static void home_view_init(struct ui *ui, void *state, const void *arg)
{
	struct home *h = state;

	(void)arg;
	home_init(&h->data, ui->programme);
	h->pace = mem_zero(ui->programme->indicators + 1, sizeof(*h->pace));
	h->task = mem_zero(ui->programme->tasks + 1, sizeof(*h->task));
}

static void home_view_release(void *state)
{
	struct home *h = state;

	home_release(&h->data);
	free(h->pace);
	free(h->task);
}

bool home_selected(const struct home *h, struct home_row *row)
{
	if (!h->data.rows)
		return false;
	*row = home_row(&h->data, h->list.selected);
	return true;
}

/* --- reading --- */

static void home_scope(struct ui *ui, struct home *h, const struct account *a)
{
	struct err ignored = { 0 };

	h->own = !home_sees_all(a) && (a->roles & (ROLE_REPORTER | ROLE_OWNER));
	h->unit = a && a->unit[0] ? store_find_unit(ui->store, a->unit) : 0;
	if (!h->laid_out)
		h->data.layout = h->own ? HOME_CELLS : HOME_UNITS;
	h->laid_out = true;
	h->may_remind = rights_may(ui->store, ui->programme, RIGHT_PLAN, 0, 0, 0, &ignored);
	h->data.today = clock_today();
	h->data.drafts_owed = a != NULL;
	h->data.too_long = (int)ui->returned;
}

/* How each task stands, and whether it concerns who looks: what the own unit leads or coordinates. */
static bool home_read_tasks(struct ui *ui, struct home *h, struct err *err)
{
	static const unsigned char urgency[TASK_PACE_MAX] = {
		[TASK_IN_TIME] = 1,
		[TASK_DUE_SOON] = 2,
		[TASK_OVERDUE] = 3,
	};
	const struct unit *own = h->own ? units_by_id(ui->units, h->unit) : NULL;

	for (size_t n = 0; h->data.layout == HOME_TASKS && n < ui->programme->tasks; n++) {
		if (!plan_task_read(ui, (int)n + 1, &h->task[n], err))
			return false;
		h->data.task[n].row.urgency = urgency[h->task[n].pace];
		h->data.task[n].row.listed =
			!h->own || (own && task_part_of(ui->units, &ui->programme->task[n], own,
							clock_today()) != TASK_PART_NONE);
	}
	return true;
}

static bool home_read_more(struct ui *ui, struct home *h, struct err *err)
{
	const struct unit *nation = units_nation(ui->units);

	for (size_t n = 0; nation && n < ui->programme->indicators; n++) {
		struct line line;

		if (!line_load(ui, NULL, (int)n + 1, nation->id, false, &line, err))
			return false;
		h->pace[n] = line.standing.pace.pace;
	}
	for (size_t n = 0; n < h->data.units; n++) {
		struct home_row *unit = &h->data.unit[n].row;
		struct due_reminder reminder;

		if (!due_reminded(ui->store, unit->id, ui->look.period, &reminder, err))
			return false;
		unit->reminded = reminder.clock;
	}
	return true;
}

/* --- rows --- */

/* What was selected and marked before the rows were made anew. */
struct home_before {
	struct home_row row;
	bool selected;
	int *marked;
	size_t marks;
};

static void home_keep(const struct home *h, struct home_before *before)
{
	before->selected = home_selected(h, &before->row);
	before->marked = mem_zero(h->data.rows + 1, sizeof(*before->marked));
	before->marks = 0;
	for (size_t n = 0; h->data.layout == HOME_UNITS && n < h->data.rows; n++)
		if (h->data.row[n].marked)
			before->marked[before->marks++] = h->data.row[n].id;
}

static bool home_same(const struct home *h, const struct home_row *x, const struct home_row *y)
{
	if (h->data.layout != HOME_CELLS)
		return x->id == y->id;
	return x->cell.indicator && x->cell.indicator == y->cell.indicator &&
	       x->cell.unit == y->cell.unit && x->cell.period == y->cell.period;
}

static void home_make_rows(struct home *h, struct home_before *before)
{
	home_arrange(&h->data);
	list_resize(&h->list, h->data.rows);
	for (size_t n = 0; n < h->data.rows; n++) {
		const struct home_row row = home_row(&h->data, n);

		if (before->selected && home_same(h, &row, &before->row))
			list_select(&h->list, n);
		for (size_t k = 0; k < before->marks && h->data.layout == HOME_UNITS; k++)
			h->data.row[n].marked |= before->marked[k] == row.id;
	}
	if (h->data.layout == HOME_CELLS && h->data.rows > 1 && !h->list.selected)
		list_select(&h->list, 1);
	free(before->marked);
}

static bool home_load(struct ui *ui, void *state, struct err *err)
{
	struct home *h = state;
	const struct account *a = rights_account(ui->store);
	struct home_before before;
	bool ok;

	home_keep(h, &before);
	home_scope(ui, h, a);
	home_clear(&h->data);
	ok = home_read_cells(ui, h, a, err) && home_read_tasks(ui, h, err) &&
	     home_read_more(ui, h, err);
	home_make_rows(h, &before);
	resume_offer(ui, &h->draft);
	return ok;
}

/* --- acting --- */

/* Whose child a unit below the reporting ones is; 0 for others. */
static int home_parent(const struct ui *ui, int unit)
{
	return units_by_id(ui->units, unit) || !ui->every_unit ?
		       0 :
		       units_parent(ui->every_unit, unit, look_day(ui));
}

static enum view_result home_open(struct ui *ui, const struct home *h, const struct home_row *row)
{
	const struct unit *nation = units_nation(ui->units);
	const int unit = h->data.layout == HOME_UNITS ? row->id : row->cell.unit;
	const int indicator = h->data.layout == HOME_INDICATORS ? row->id : row->cell.indicator;

	if (row->heading)
		return VIEW_STAY;
	if (h->data.layout == HOME_TASKS)
		view_push(ui, &plan_view, &(struct plan_arg){ PLAN_TASK, .id = row->id });
	else if (h->data.layout == HOME_INDICATORS || (nation && unit == nation->id))
		view_push(ui, &indicator_view,
			  &(struct indicator_arg){ .indicator = indicator ? indicator : 1,
						   .select = unit });
	else
		view_push(ui, &unit_view,
			  &(struct unit_arg){ .unit = unit,
					      .parent = home_parent(ui, unit),
					      .select = indicator });
	return VIEW_STAY;
}

static enum view_result home_on_row(struct ui *ui, struct home *h, enum action action)
{
	struct home_row row;
	struct history_arg arg;

	if (!home_selected(h, &row))
		return VIEW_STAY;
	if (action == ACTION_OPEN || action == ACTION_RIGHT)
		return home_open(ui, h, &row);
	if (!row.cell.indicator)
		return VIEW_STAY;
	arg = (struct history_arg){ row.cell.indicator, row.cell.unit, row.cell.period };
	if (action == ACTION_COMMENT)
		view_push(ui, &notes_view, &arg);
	else if (action == ACTION_HISTORY)
		view_push(ui, &history_view, &arg);
	else if (h->data.layout == HOME_INDICATORS)
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .indicator = arg.indicator, .select = arg.unit });
	else
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .unit = arg.unit,
					       .parent = home_parent(ui, arg.unit),
					       .select = arg.indicator });
	return VIEW_STAY;
}

static enum view_result home_filter_chosen(struct ui *ui, void *arg, size_t choice)
{
	(void)ui;
	((struct home *)arg)->data.filter = (enum home_filter)choice;
	return VIEW_RELOAD;
}

static void home_ask_filter(struct ui *ui, struct home *h)
{
	const char *choice[HOME_FILTER_MAX];

	choice[HOME_ALL] = tr(MSG_FILTER_ALL);
	for (int n = 0; n < HOME_GROUP_MAX; n++)
		choice[HOME_ONLY + n] = tr(home_group_name((enum home_group)n));
	choice[HOME_LONG] = tr(MSG_HOME_LONG);
	picker_ask(ui, &(struct picker){ .title = MSG_HELP_FILTER,
					 .choice = choice,
					 .choices = HOME_FILTER_MAX,
					 .selected = h->data.filter,
					 .answer = home_filter_chosen,
					 .arg = h });
}

/* Of the own unit, or the one selected that it came from; of the Working Group's list the selected row's. */
static int home_submit_unit(const struct ui *ui, const struct home *h)
{
	struct home_row row;

	if (!h->own || !h->unit)
		return home_remind_unit(ui, h);
	return home_selected(h, &row) && row.cell.indicator && home_is_own(ui, h, row.cell.unit) ?
		       row.cell.unit :
		       h->unit;
}

static enum view_result home_submit(struct ui *ui, struct home *h)
{
	const int unit = home_submit_unit(ui, h);

	submit_ask(ui, &h->submit, unit, home_parent(ui, unit), ui->look.period);
	return VIEW_STAY;
}

static enum view_result home_mark(struct home *h)
{
	struct home_row *row = &h->data.row[h->list.selected];

	row->marked = !row->marked;
	list_move(&h->list, ACTION_DOWN);
	return VIEW_STAY;
}

/* A unit is found by all its names, a cell by those of its unit and its indicator. */
static void home_search_text(void *arg, size_t n, struct str *out)
{
	const struct home *h = arg;
	const struct ui *ui = h->ui;
	const enum home_layout layout = h->data.layout;
	const struct home_row row = home_row(&h->data, n);
	const int unit = layout == HOME_UNITS ? row.id : layout == HOME_CELLS ? row.cell.unit : 0;
	const int indicator = layout == HOME_INDICATORS ? row.id :
			      layout == HOME_CELLS      ? row.cell.indicator :
							  0;
	const struct units *u = units_by_id(ui->units, unit) ? ui->units : ui->every_unit;

	if (row.heading)
		return;
	if (unit && u)
		search_add_unit(out, u, unit);
	if (indicator)
		search_add_indicator(out, programme_indicator(ui->programme, indicator));
	if (layout == HOME_TASKS)
		search_add_names(out, ui->programme->task[row.id - 1].name);
}

static enum view_result home_update(struct ui *ui, void *state, enum action action,
				    const struct event *ev)
{
	struct home *h = state;

	h->ui = ui;
	if (search_update(&h->search, action, ev, &h->list, home_search_text, h))
		return VIEW_STAY;
	if (list_move(&h->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_HOME:
		return VIEW_CLOSE;
	case ACTION_LAYOUT:
		h->data.layout = (enum home_layout)((h->data.layout + 1) % HOME_LAYOUT_MAX);
		h->data.rows = 0; /* what was selected is another thing */
		list_resize(&h->list, 0);
		return VIEW_RELOAD;
	case ACTION_FILTER:
		home_ask_filter(ui, h);
		return VIEW_STAY;
	case ACTION_SUBMIT:
		return home_submit(ui, h);
	case ACTION_MARK:
		return h->data.layout == HOME_UNITS && h->data.rows ? home_mark(h) : VIEW_STAY;
	case ACTION_MARK_LATE:
		return h->data.layout == HOME_UNITS ? home_mark_late(ui, h) : VIEW_STAY;
	case ACTION_REMIND:
		return home_remind(ui, h);
	case ACTION_OPEN:
	case ACTION_RIGHT:
	case ACTION_ENTRY:
	case ACTION_COMMENT:
	case ACTION_HISTORY:
		return home_on_row(ui, h, action);
	default:
		return look_update(ui, action);
	}
}

static bool home_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			struct why *why)
{
	const struct home *h = state;
	struct home_row row;
	const bool there = home_selected(h, &row);

	why->brief = there ? MSG_HOME_CHOOSE : MSG_HOME_NOTHING;
	if (scope == VIEW_ANY_ROW && there)
		return true;
	switch (action) {
	case ACTION_OPEN:
		return there && !row.heading;
	case ACTION_ENTRY:
	case ACTION_COMMENT:
	case ACTION_HISTORY:
		return there && row.cell.indicator;
	case ACTION_MARK:
	case ACTION_MARK_LATE:
		return there && h->data.layout == HOME_UNITS;
	case ACTION_SUBMIT:
		return home_submit_unit(ui, h) &&
		       allow_entry(ui, 0, home_submit_unit(ui, h), ui->look.period, why);
	case ACTION_REMIND:
		if (!h->may_remind)
			why->brief = MSG_HOME_NOT_YOURS;
		return h->may_remind && (home_marked(h) || home_remind_unit(ui, h));
	default:
		return true;
	}
}

static bool home_typing(const void *state)
{
	return ((const struct home *)state)->search.typing;
}

static struct list *home_list(void *state)
{
	return &((struct home *)state)->list;
}

static const keymap home_map[] = {
	KEYMAP_WALK,    KEYMAP_PERIOD,    KEYMAP_SEARCH, ACTION_FILTER,       ACTION_LAYOUT,
	ACTION_BASIS,   ACTION_TASKS,     ACTION_HOME,   ACTION_COMPLETENESS, ACTION_ENTRY,
	ACTION_COMMENT, ACTION_HISTORY,   ACTION_SUBMIT, ACTION_REMIND,       ACTION_QUEUE,
	ACTION_MARK,    ACTION_MARK_LATE, ACTION_UNDO,   ACTION_REDO,         ACTION_NONE,
};

const struct view_ops home_view = {
	.name = "home",
	.title = MSG_HOME_TITLE,
	.map = home_map,
	.size = sizeof(struct home),
	.init = home_view_init,
	.load = home_load,
	.update = home_update,
	.draw = home_draw,
	.detail = home_detail,
	.list = home_list,
	.typing = home_typing,
	.allows = home_allows,
	.table = home_table,
	.release = home_view_release,
};

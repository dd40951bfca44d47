/* Documents, tasks, duties and milestones of the programme in one list. */
#include "plans.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "plan_text.h"
#include "ui/allow.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <stdlib.h>

/* What stands over a kind's rows. */
static const enum msg plans_name[PLAN_KIND_MAX] = {
	[PLAN_DOCUMENT] = MSG_PLANS_DOCUMENTS,
	[PLAN_TASK] = MSG_PLANS_TASKS,
	[PLAN_DUTY] = MSG_PLANS_DUTIES,
	[PLAN_MILESTONE] = MSG_PLANS_MILESTONES,
};

static void plans_init(struct ui *ui, void *state, const void *arg)
{
	struct plans *s = state;
	const struct programme *p = ui->programme;

	(void)arg;
	s->task = mem_zero(p->tasks + 1, sizeof(*s->task));
	if (!ui->body_known)
		ui->body = plans_own_unit(ui);
	ui->body_known = true;
	s->filter = ui->body ? PLANS_UNIT : PLANS_ALL;
}

static void plans_release(void *state)
{
	struct plans *s = state;

	free(s->row);
	free(s->task);
	plan_milestones_release(&s->milestones);
	free(s->choice);
}

const struct plan_arg *plans_row(const struct plans *s)
{
	return s->list.count && s->row[s->list.selected].id ? &s->row[s->list.selected] : NULL;
}

const struct plan_milestone *plans_milestone(const struct plans *s, const struct plan_arg *plan)
{
	return &s->milestones.item[plan->id - 1];
}

const char *plans_code(const struct ui *ui, const struct plans *s, const struct plan_arg *plan)
{
	if (plan->kind != PLAN_MILESTONE)
		return plan_code(ui->programme, plan);
	return plans_milestone(s, plan)->document ? plans_milestone(s, plan)->code : "+";
}

const char *plans_row_name(const struct ui *ui, const struct plans *s, const struct plan_arg *plan)
{
	return plan->kind == PLAN_MILESTONE ? plans_milestone(s, plan)->name :
					      plan_name(ui->programme, plan, lang_get());
}

static bool plans_load(struct ui *ui, void *state, struct err *err)
{
	struct plans *s = state;

	for (int task = 1; task <= (int)ui->programme->tasks; task++)
		if (!plan_task_read(ui, task, &s->task[task - 1], err))
			return false;
	if (!plan_milestones_load(ui, &s->milestones, err))
		return false;
	plans_arrange(ui, s);
	return true;
}

/* What the search needs to name a row. */
struct plans_search {
	const struct ui *ui;
	const struct plans *s;
};

static void plans_search_text(void *arg, size_t row, struct str *out)
{
	const struct plans_search *search = arg;
	const struct programme *p = search->ui->programme;
	const struct plan_arg *plan = &search->s->row[row];
	const char *linked;

	if (!plan->id) {
		str_add(out, tr(plans_name[plan->kind]));
		return;
	}
	linked = plan_linked(p, plan);
	str_addf(out, "%s %s", plans_code(search->ui, search->s, plan),
		 plans_row_name(search->ui, search->s, plan));
	if (plan->id <= (int)plan_count(p, plan->kind))
		str_addf(out, " %s %s", plan_name(p, plan, LANG_VI), plan_name(p, plan, LANG_EN));
	str_addf(out, " %s", linked ? linked : "");
	if (plan->kind == PLAN_TASK && p->task[plan->id - 1].lead) {
		const struct task *task = &p->task[plan->id - 1];
		const struct unit *now = plan_successor(search->ui, units_by_code(search->ui->units,
										  task->lead));

		str_addf(out, " %s %s %s %s ", task->lead, task->lead_name[LANG_VI],
			 task->lead_name[LANG_EN], now ? now->code : "");
		plan_add_unit_name(search->ui, now, clock_today(), out);
	}
	if (plan->kind == PLAN_DUTY)
		str_addf(out, " %s", plan_body(p->duty[plan->id - 1].holder));
}

static enum view_result plans_open(struct ui *ui, struct plans *s)
{
	const struct plan_arg *row = plans_row(s);

	if (row && row->kind == PLAN_MILESTONE)
		view_push(ui, &plan_view,
			  &(struct plan_arg){ PLAN_MILESTONE,
					      .code = plans_milestone(s, row)->code });
	else if (row)
		view_push(ui, &plan_view, row);
	else
		list_move(&s->list, ACTION_DOWN);
	return VIEW_STAY;
}

static enum view_result plans_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct plans *s = state;
	struct plans_search search = { ui, s };

	if (search_update(&s->search, action, ev, &s->list, plans_search_text, &search))
		return VIEW_STAY;
	if (list_move(&s->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return plans_open(ui, s);
	case ACTION_EDIT:
		if (plans_row(s)->kind == PLAN_MILESTONE)
			return plan_milestone_restore(ui, plans_milestone(s, plans_row(s)));
		plan_task_ask(ui, &s->edit, plans_row(s)->id);
		return VIEW_STAY;
	case ACTION_FILTER:
		plans_ask_filter(ui, s);
		return VIEW_STAY;
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_TASKS:
		return VIEW_CLOSE;
	default:
		return look_update(ui, action);
	}
}

/* How a task stands. */
static void plans_table_task(const struct plan_task *task, struct table *table)
{
	const struct task_report *said = &task->report;
	struct str state;

	str_init(&state);
	plan_task_add_state(&said->state, &state);
	table_text(table, "state", state.text);
	table_text(table, "pace", plan_task_pace(task->pace));
	if (said->state.percent != TASK_PERCENT_UNSAID)
		table_count(table, "percent", said->state.percent);
	table_count(table, "met", task->targets.met);
	table_count(table, "targets", task->targets.all);
	if (said->row) {
		char when[21];

		clock_format_utc(revision_clock_ms(said->clock), when);
		table_text(table, "updated", when);
		table_text(table, "author", said->author);
		table_text(table, "note", said->note);
	}
	str_release(&state);
}

static void plans_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "kind",    "code", "name",    "indicators",
					       "holder",  "day",  "state",   "pace",
					       "percent", "met",  "targets", "updated",
					       "author",  "note", NULL };
	static const char *const kind[PLAN_KIND_MAX] = { "document", "task", "duty", "milestone" };
	const struct plans *s = state;
	const struct programme *p = ui->programme;

	table_columns(table, columns);
	for (size_t n = 0; n < s->list.count; n++) {
		const struct plan_arg *plan = &s->row[n];
		const int at = plan->id - 1;

		if (!plan->id)
			continue;
		table_text(table, "kind", kind[plan->kind]);
		table_text(table, "code",
			   plan->kind == PLAN_MILESTONE ? plans_milestone(s, plan)->code :
							  plan_code(p, plan));
		table_text(table, "name", plans_row_name(ui, s, plan));
		table_text(table, "indicators", plan_linked(p, plan));
		table_text(table, "holder",
			   plan->kind == PLAN_TASK      ? p->task[at].lead :
			   plan->kind == PLAN_DUTY      ? p->duty[at].holder :
			   plan->kind == PLAN_MILESTONE ? plans_milestone(s, plan)->scope :
							  NULL);
		table_day(table, "day",
			  plan->kind == PLAN_DOCUMENT  ? p->document[at].issued_on :
			  plan->kind == PLAN_TASK      ? s->task[at].due :
			  plan->kind == PLAN_DUTY      ? p->duty[at].due :
			  plan->kind == PLAN_MILESTONE ? plans_milestone(s, plan)->shown :
							 DATE_MAX);
		if (plan->kind == PLAN_TASK)
			plans_table_task(&s->task[at], table);
		else if (plan->kind == PLAN_MILESTONE && plans_milestone(s, plan)->removed)
			table_text(table, "state", tr(MSG_PLAN_REMOVED));
		table_row(table);
	}
}

static bool plans_typing(const void *state)
{
	return ((const struct plans *)state)->search.typing;
}

static bool plans_allows_edit(struct ui *ui, const struct plans *s, const struct plan_arg *row,
			      struct why *why)
{
	why->brief = MSG_TASK_ONLY;
	if (row && row->kind == PLAN_MILESTONE)
		return plan_milestone_may_restore(ui, plans_milestone(s, row), why);
	return row && row->kind == PLAN_TASK && plan_task_may(ui, row->id, why);
}

static bool plans_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			 struct why *why)
{
	const struct plans *s = state;

	if (action == ACTION_EDIT && scope == VIEW_ANY_ROW) {
		for (size_t n = 0; n < s->list.count; n++)
			if (plans_allows_edit(ui, s, s->row[n].id ? &s->row[n] : NULL, why))
				return true;
		return false;
	}
	if (action == ACTION_EDIT)
		return plans_allows_edit(ui, s, plans_row(s), why);
	why->brief = MSG_PLANS_HEADING;
	return action != ACTION_OPEN || scope == VIEW_ANY_ROW || plans_row(s);
}

static struct list *plans_list(void *state)
{
	return &((struct plans *)state)->list;
}

static const keymap plans_map[] = {
	KEYMAP_WALK,     KEYMAP_PERIOD, KEYMAP_SEARCH, ACTION_FILTER, ACTION_TASKS,
	ACTION_CALENDAR, ACTION_EDIT,   ACTION_UNDO,   ACTION_REDO,   ACTION_NONE,
};

const struct view_ops plans_view = {
	.name = "plans",
	.title = MSG_PLANS_TITLE,
	.map = plans_map,
	.size = sizeof(struct plans),
	.init = plans_init,
	.load = plans_load,
	.update = plans_update,
	.draw = plans_draw,
	.list = plans_list,
	.detail = plans_detail,
	.typing = plans_typing,
	.table = plans_table,
	.allows = plans_allows,
	.release = plans_release,
};

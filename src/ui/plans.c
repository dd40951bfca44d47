/* Documents, tasks, duties and milestones of the programme in one list. */
#include "plans.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "plan_text.h"
#include "store/milestone.h"
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
	s->row = mem_zero(PLAN_KIND_MAX + p->documents + p->tasks + p->duties + p->milestones,
			  sizeof(*s->row));
	s->task = mem_zero(p->tasks + 1, sizeof(*s->task));
	s->day = mem_zero(p->milestones + 1, sizeof(*s->day));
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
	free(s->day);
	free(s->choice);
}

const struct plan_arg *plans_row(const struct plans *s)
{
	return s->list.count && s->row[s->list.selected].id ? &s->row[s->list.selected] : NULL;
}

/* What is known of the milestones when the store is asked. */
struct plans_reading {
	const struct ui *ui;
	struct plans *s;
};

static bool plans_take_milestone(const struct milestone_entry *e, void *arg)
{
	const struct plans_reading *r = arg;
	const int32_t next = task_day_next(e->date, e->yearly,
					   period_first_day(r->ui->look.period));

	if (e->planned)
		r->s->day[e->planned - 1] = (struct plans_day){ false,
								next != DATE_MAX ? next : e->date };
	return true;
}

static bool plans_load(struct ui *ui, void *state, struct err *err)
{
	struct plans *s = state;
	struct plans_reading reading = { ui, s };

	for (int task = 1; task <= (int)ui->programme->tasks; task++)
		if (!plan_task_read(ui, task, &s->task[task - 1], err))
			return false;
	for (size_t n = 0; n < ui->programme->milestones; n++)
		s->day[n].removed = true;
	if (!milestones_each(ui->store, ui->programme, lang_get(), plans_take_milestone, &reading,
			     err))
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
	str_addf(out, "%s %s %s", plan_code(p, plan), plan_name(p, plan, LANG_VI),
		 plan_name(p, plan, LANG_EN));
	str_addf(out, " %s", linked ? linked : "");
	if (plan->kind == PLAN_TASK && p->task[plan->id - 1].lead)
		str_addf(out, " %s %s %s", p->task[plan->id - 1].lead,
			 p->task[plan->id - 1].lead_name[LANG_VI],
			 p->task[plan->id - 1].lead_name[LANG_EN]);
	if (plan->kind == PLAN_DUTY)
		str_addf(out, " %s", plan_body(p->duty[plan->id - 1].holder));
}

static enum view_result plans_open(struct ui *ui, struct plans *s)
{
	if (plans_row(s))
		view_push(ui, &plan_view, plans_row(s));
	else
		list_move(&s->list, ACTION_DOWN);
	return VIEW_STAY;
}

static enum view_result plans_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct plans *s = state;
	struct plans_search search = { ui, s };
	enum view_result result;

	if (s->search.typing) {
		search_event(&s->search, ev, &s->list, plans_search_text, &search);
		return VIEW_STAY;
	}
	if (list_move(&s->list, action))
		return VIEW_MOVED;
	switch (action) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		return plans_open(ui, s);
	case ACTION_EDIT:
		if (plans_row(s) && plans_row(s)->kind == PLAN_TASK)
			plan_task_ask(ui, &s->edit, plans_row(s)->id);
		else
			ui_say(ui, STYLE_NOTICE, tr(MSG_TASK_ONLY));
		return VIEW_STAY;
	case ACTION_FILTER:
		plans_ask_filter(ui, s);
		return VIEW_STAY;
	case ACTION_BACK:
	case ACTION_LEFT:
	case ACTION_TASKS:
		return VIEW_CLOSE;
	case ACTION_SEARCH:
		search_start(&s->search, &s->list);
		return VIEW_STAY;
	case ACTION_SEARCH_NEXT:
	case ACTION_SEARCH_PREVIOUS:
		search_again(&s->search, action == ACTION_SEARCH_NEXT, &s->list, plans_search_text,
			     &search);
		return VIEW_STAY;
	default:
		return look_update(ui, action, &result) ? result : VIEW_STAY;
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
		table_text(table, "code", plan_code(p, plan));
		table_text(table, "name", plan_name(p, plan, lang_get()));
		table_text(table, "indicators", plan_linked(p, plan));
		table_text(table, "holder",
			   plan->kind == PLAN_TASK      ? p->task[at].lead :
			   plan->kind == PLAN_DUTY      ? p->duty[at].holder :
			   plan->kind == PLAN_MILESTONE ? p->milestone[at].scope :
							  NULL);
		table_day(table, "day",
			  plan->kind == PLAN_DOCUMENT  ? p->document[at].issued_on :
			  plan->kind == PLAN_TASK      ? s->task[at].due :
			  plan->kind == PLAN_DUTY      ? p->duty[at].due :
			  plan->kind == PLAN_MILESTONE ? s->day[at].day :
							 DATE_MAX);
		if (plan->kind == PLAN_TASK)
			plans_table_task(&s->task[at], table);
		table_row(table);
	}
}

static bool plans_typing(const void *state)
{
	return ((const struct plans *)state)->search.typing;
}

static bool plans_allows(struct ui *ui, void *state, enum action action, enum msg *why)
{
	const struct plan_arg *row = plans_row(state);

	(void)ui;
	*why = MSG_TASK_ONLY;
	if (action == ACTION_EDIT)
		return row && row->kind == PLAN_TASK;
	*why = MSG_PLANS_HEADING;
	return action != ACTION_OPEN || row;
}

static struct list *plans_list(void *state)
{
	return &((struct plans *)state)->list;
}

static const keymap plans_map[] = {
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
	ACTION_SEARCH,
	ACTION_SEARCH_NEXT,
	ACTION_SEARCH_PREVIOUS,
	ACTION_FILTER,
	ACTION_TASKS,
	ACTION_CALENDAR,
	ACTION_EDIT,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_NONE,
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

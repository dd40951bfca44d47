/* One document, task, duty or milestone as a page. */
#include "base/str.h"
#include "plan_milestone.h"
#include "plan_task.h"
#include "plan_text.h"
#include "ui/allow.h"
#include "ui/look.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "ui/write_out.h"

struct plan {
	struct plan_arg arg;
	char code[PLAN_CODE_SIZE]; /* of a milestone */
	struct plan_milestones milestones;
	struct page page;
	struct plan_task_edit edit;
};

static int plan_indicator_here(const struct plan *plan)
{
	return plan->page.list.count ? plan->page.line[plan->page.list.selected].id : 0;
}

static void plan_init(struct ui *ui, void *state, const void *arg)
{
	struct plan *plan = state;

	(void)ui;
	plan->arg = *(const struct plan_arg *)arg;
	if (plan->arg.code)
		str_copy(plan->code, sizeof(plan->code), plan->arg.code);
	plan->arg.code = plan->code;
}

static bool plan_load(struct ui *ui, void *state, struct err *err)
{
	struct plan *plan = state;

	page_clear(&plan->page);
	return plan_milestones_load(ui, &plan->milestones, err) &&
	       plan_fill(ui, &plan->arg, &plan->milestones, &plan->page, err);
}

/* The milestone that is shown; NULL when it is none, or gone. */
static const struct plan_milestone *plan_here(const struct plan *plan)
{
	return plan->arg.kind == PLAN_MILESTONE ?
		       plan_milestone_find(&plan->milestones, plan->code) :
		       NULL;
}

/* The previous or next of its kind, around the ends. */
static enum view_result plan_sibling(const struct ui *ui, struct plan *plan, int by)
{
	const bool milestone = plan->arg.kind == PLAN_MILESTONE;
	const struct plan_milestone *m = plan_here(plan);
	const int count = milestone ? (int)plan->milestones.count :
				      (int)plan_count(ui->programme, plan->arg.kind);
	const int id = m ? (int)(m - plan->milestones.item) + 1 : milestone ? 1 : plan->arg.id;

	if (!count)
		return VIEW_STAY;
	plan->arg.id = (id - 1 + by + count) % count + 1;
	if (milestone)
		str_copy(plan->code, sizeof(plan->code),
			 plan->milestones.item[plan->arg.id - 1].code);
	list_select(&plan->page.list, 0);
	return VIEW_RELOAD;
}

static enum view_result plan_update(struct ui *ui, void *state, enum action action,
				    const struct event *ev)
{
	struct plan *plan = state;
	const struct unit *nation = units_nation(ui->units);
	const int indicator = plan_indicator_here(plan);
	enum view_result result;

	if (page_update(&plan->page, action, ev, &result))
		return result;
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEFT:
		return VIEW_CLOSE;
	case ACTION_OPEN:
	case ACTION_RIGHT:
		if (indicator)
			view_push(ui, &indicator_view,
				  &(struct indicator_arg){ .indicator = indicator });
		return VIEW_STAY;
	case ACTION_EXPLAIN:
		if (indicator && nation)
			view_push(ui, &explain_view,
				  &(struct explain_arg){ indicator, nation->id });
		return VIEW_STAY;
	case ACTION_EDIT:
		if (plan->arg.kind == PLAN_MILESTONE)
			return plan_milestone_restore(ui, plan_here(plan));
		plan_task_ask(ui, &plan->edit, plan->arg.id);
		return VIEW_STAY;
	case ACTION_SIBLING_PREVIOUS:
	case ACTION_SIBLING_NEXT:
		return plan_sibling(ui, plan, action == ACTION_SIBLING_NEXT ? 1 : -1);
	default:
		return look_update(ui, action);
	}
}

static bool plan_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			struct why *why)
{
	const struct plan *plan = state;

	why->brief = MSG_TASK_ONLY;
	if (action == ACTION_EDIT && plan->arg.kind == PLAN_MILESTONE)
		return plan_milestone_may_restore(ui, plan_here(plan), why);
	if (action == ACTION_EDIT)
		return plan->arg.kind == PLAN_TASK && plan_task_may(ui, plan->arg.id, why);
	why->brief = MSG_PLAN_NO_INDICATOR;
	return (action != ACTION_OPEN && action != ACTION_EXPLAIN) || scope == VIEW_ANY_ROW ||
	       plan_indicator_here(state);
}

static void plan_subject(struct ui *ui, void *state, struct str *out)
{
	const struct plan *plan = state;

	str_add(out, plan->arg.kind == PLAN_MILESTONE ? plan->code :
							plan_code(ui->programme, &plan->arg));
}

static void plan_draw(struct ui *ui, void *state)
{
	static const enum msg kind[PLAN_KIND_MAX] = {
		[PLAN_DOCUMENT] = MSG_PLANS_DOCUMENTS,
		[PLAN_TASK] = MSG_PLANS_TASKS,
		[PLAN_DUTY] = MSG_PLANS_DUTIES,
		[PLAN_MILESTONE] = MSG_PLANS_MILESTONES,
	};
	struct plan *plan = state;
	const struct plan_milestone *m = plan_here(plan);
	struct str title;

	str_init(&title);
	str_addf(&title, "%s > ", tr(kind[plan->arg.kind]));
	if (m && m->origin == MILESTONE_ADDED)
		str_add(&title, m->name);
	else
		plan_subject(ui, state, &title);
	look_draw_title(ui, title.text);
	str_release(&title);
	page_draw(&plan->page, 1, ui->rows - 1);
}

static void plan_detail(struct ui *ui, void *state, struct str *out)
{
	const int id = plan_indicator_here(state);

	if (id)
		str_addf(out, "%s: %s", programme_indicator(ui->programme, id)->code,
			 programme_indicator(ui->programme, id)->name[lang_get()]);
}

static void plan_release(void *state)
{
	struct plan *plan = state;

	page_release(&plan->page);
	plan_milestones_release(&plan->milestones);
}

static void plan_table(struct ui *ui, void *state, struct table *table)
{
	(void)ui;
	write_out_page(&((struct plan *)state)->page, table);
}

static struct list *plan_list(void *state)
{
	return &((struct plan *)state)->page.list;
}

static bool plan_typing(const void *state)
{
	return ((const struct plan *)state)->page.search.typing;
}

static const keymap plan_map[] = {
	KEYMAP_WALK,         KEYMAP_PERIOD, ACTION_SIBLING_PREVIOUS,
	ACTION_SIBLING_NEXT, KEYMAP_LOOK,   ACTION_EXPLAIN,
	ACTION_EDIT,         ACTION_UNDO,   ACTION_REDO,
	KEYMAP_SEARCH,       ACTION_NONE,
};

const struct view_ops plan_view = {
	.name = "plan",
	.title = MSG_PLAN_TITLE,
	.map = plan_map,
	.size = sizeof(struct plan),
	.init = plan_init,
	.load = plan_load,
	.update = plan_update,
	.draw = plan_draw,
	.list = plan_list,
	.typing = plan_typing,
	.table = plan_table,
	.subject = plan_subject,
	.detail = plan_detail,
	.allows = plan_allows,
	.release = plan_release,
};

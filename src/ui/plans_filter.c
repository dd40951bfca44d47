/* Which documents, tasks, duties and milestones are listed. */
#include "plans.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "plan_text.h"
#include "store/rights.h"
#include "ui/look.h"
#include "ui/picker.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { PLANS_UNITS_MAX = 512 };

int plans_own_unit(const struct ui *ui)
{
	const struct account *a = ui->store ? rights_account(ui->store) : NULL;
	const struct unit *u = a && a->unit[0] ? units_by_code(ui->units, a->unit) : NULL;

	return u && !unit_kind_aggregate(u->kind) ? u->id : 0;
}

static bool plans_concerns(const struct ui *ui, const struct plans *s, const struct plan_arg *plan)
{
	const struct unit *u = units_by_id(ui->units, ui->body);
	const int n = plan->id - 1;

	if (!u || plan->kind == PLAN_DOCUMENT)
		return !u;
	if (plan->kind == PLAN_TASK)
		return task_part_of(ui->units, &ui->programme->task[n], u, clock_today()) !=
		       TASK_PART_NONE;
	if (plan->kind == PLAN_DUTY)
		return body_holds(ui->programme->duty[n].holder, u->kind);
	return !plans_milestone(s, plan)->removed &&
	       body_holds(plans_milestone(s, plan)->scope, u->kind);
}

static bool plans_passes(const struct ui *ui, const struct plans *s, const struct plan_arg *plan)
{
	const bool task = plan->kind == PLAN_TASK;

	switch (s->filter) {
	case PLANS_UNIT:
		return plans_concerns(ui, s, plan);
	case PLANS_OPEN:
		return task && s->task[plan->id - 1].report.state.step != TASK_DONE;
	case PLANS_OVERDUE:
		return task && s->task[plan->id - 1].pace == TASK_OVERDUE;
	default:
		return true;
	}
}

static int plans_all(const struct ui *ui, const struct plans *s, enum plan_kind kind)
{
	return (int)(kind == PLAN_MILESTONE ? s->milestones.count :
					      plan_count(ui->programme, kind));
}

void plans_arrange(const struct ui *ui, struct plans *s)
{
	const struct plan_arg was = plans_row(s) ? *plans_row(s) : (struct plan_arg){ 0 };
	size_t n = 0, select = 1, most = PLAN_KIND_MAX;

	for (int kind = 0; kind < PLAN_KIND_MAX; kind++)
		most += (size_t)plans_all(ui, s, (enum plan_kind)kind);
	if (most > s->room) {
		free(s->row);
		s->row = mem_zero(most, sizeof(*s->row));
		s->room = most;
	}
	for (int kind = 0; kind < PLAN_KIND_MAX; kind++) {
		const size_t heading = n++;

		s->row[heading] = (struct plan_arg){ (enum plan_kind)kind, .id = 0 };
		for (int id = 1; id <= plans_all(ui, s, (enum plan_kind)kind); id++) {
			const struct plan_arg plan = { (enum plan_kind)kind, .id = id };

			if (!plans_passes(ui, s, &plan))
				continue;
			if (was.id == id && was.kind == plan.kind)
				select = n;
			s->row[n++] = plan;
		}
		s->count[kind] = n - heading - 1;
		if (!s->count[kind])
			n = heading;
	}
	list_resize(&s->list, n);
	list_select(&s->list, select < n ? select : 0);
}

/* --- asking --- */

static enum view_result plans_take(struct ui *ui, struct plans *s, enum plans_filter filter)
{
	s->filter = filter;
	list_select(&s->list, 0);
	(void)ui;
	return VIEW_RELOAD;
}

static enum view_result plans_unit_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct plans *s = arg;

	ui->body = s->choice[choice];
	return plans_take(ui, s, PLANS_UNIT);
}

static void plans_ask_unit(struct ui *ui, struct plans *s)
{
	const int32_t day = look_day(ui);
	const char *name[PLANS_UNITS_MAX];
	size_t count;

	free(s->choice);
	s->choice = mem_zero(PLANS_UNITS_MAX, sizeof(*s->choice));
	count = units_reporting(ui->units, SCOPE_ALL, day, s->choice, PLANS_UNITS_MAX);
	count = count < PLANS_UNITS_MAX ? count : PLANS_UNITS_MAX;
	for (size_t n = 0; n < count; n++)
		name[n] = units_name(ui->units, s->choice[n], day, lang_get());
	picker_ask(ui, &(struct picker){ .title = MSG_PLANS_WHOSE,
					 .choice = name,
					 .choices = count,
					 .answer = plans_unit_chosen,
					 .arg = s });
}

/* With an account's own unit that one stands second; without, the others move up. */
static enum view_result plans_filter_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct plans *s = arg;
	const int own = plans_own_unit(ui);

	if (choice == 1 && own) {
		ui->body = own;
		return plans_take(ui, s, PLANS_UNIT);
	}
	if (choice == (own ? 2 : 1)) {
		plans_ask_unit(ui, s);
		return VIEW_STAY;
	}
	if (choice)
		return plans_take(ui, s, choice == (own ? 3 : 2) ? PLANS_OPEN : PLANS_OVERDUE);
	ui->body = 0;
	return plans_take(ui, s, PLANS_ALL);
}

void plans_ask_filter(struct ui *ui, struct plans *s)
{
	const int own = plans_own_unit(ui);
	const char *choice[PLANS_FILTER_MAX + 1];
	size_t count = 0;

	choice[count++] = tr(MSG_PLANS_FILTER_ALL);
	if (own)
		choice[count++] = units_name(ui->units, own, look_day(ui), lang_get());
	choice[count++] = tr(MSG_PLANS_FILTER_UNIT);
	choice[count++] = tr(MSG_PLANS_FILTER_OPEN);
	choice[count++] = tr(MSG_PLANS_FILTER_OVERDUE);
	picker_ask(ui, &(struct picker){ .title = MSG_HINT_FILTER,
					 .choice = choice,
					 .choices = count,
					 .answer = plans_filter_chosen,
					 .arg = s });
}

/* Milestones as the lists and pages of plans show them. */
#include "plan_milestone.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/task.h"
#include "ui/allow.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

struct plan_milestones_reading {
	const struct ui *ui;
	struct plan_milestones *list;
};

static bool plan_milestone_take(const struct milestone_entry *e, void *arg)
{
	const struct plan_milestones_reading *r = arg;
	struct plan_milestones *list = r->list;
	const int32_t next = task_day_next(e->date, e->yearly,
					   period_first_day(r->ui->look.period));
	struct plan_milestone *m;

	list->item = mem_grow(list->item, list->count, &list->room, sizeof(*list->item));
	m = &list->item[list->count++];
	*m = (struct plan_milestone){
		.name = mem_strdup(e->name),
		.scope = mem_strdup(e->scope),
		.origin = e->origin,
		.removed = e->removed,
		.yearly = e->yearly,
		.document = e->planned ? r->ui->programme->milestone[e->planned - 1].document : 0,
		.date = e->date,
		.shown = next != DATE_MAX ? next : e->date,
		.clock = e->clock,
	};
	str_copy(m->code, sizeof(m->code), e->code);
	str_copy(m->author, sizeof(m->author), e->author ? e->author : "");
	return true;
}

static void plan_milestones_clear(struct plan_milestones *list)
{
	for (size_t n = 0; n < list->count; n++) {
		free(list->item[n].name);
		free(list->item[n].scope);
	}
	list->count = 0;
}

bool plan_milestones_load(struct ui *ui, struct plan_milestones *list, struct err *err)
{
	struct plan_milestones_reading r = { ui, list };

	plan_milestones_clear(list);
	return milestones_each(ui->store, ui->programme, lang_get(), plan_milestone_take, &r, err);
}

void plan_milestones_release(struct plan_milestones *list)
{
	plan_milestones_clear(list);
	free(list->item);
	*list = (struct plan_milestones){ 0 };
}

const struct plan_milestone *plan_milestone_find(const struct plan_milestones *list,
						 const char *code)
{
	for (size_t n = 0; n < list->count; n++)
		if (strcmp(list->item[n].code, code) == 0)
			return &list->item[n];
	return NULL;
}

void plan_milestone_add_origin(const struct plan_milestone *m, struct str *out)
{
	char when[DATE_STAMP_SIZE];

	if (!m->author[0])
		return;
	clock_format(revision_clock_ms(m->clock), when);
	msg_add(out,
		m->removed                   ? MSG_PLAN_REMOVED_BY :
		m->origin == MILESTONE_ADDED ? MSG_CALENDAR_ADDED :
					       MSG_CALENDAR_CHANGED,
		m->author, when);
}

bool plan_milestone_may_restore(struct ui *ui, const struct plan_milestone *m, struct why *why)
{
	why->brief = MSG_PLAN_STANDS;
	return m && (m->removed || m->origin == MILESTONE_CHANGED) && allow_plan(ui, why);
}

enum view_result plan_milestone_restore(struct ui *ui, const struct plan_milestone *m)
{
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	struct str text;

	if (!milestone_restore(ui->store, &act, m->code, &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	str_init(&text);
	msg_add(&text, m->origin == MILESTONE_ADDED ? MSG_PLAN_RESTORED : MSG_PLAN_RESTORED_PLAN,
		m->name);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return VIEW_RELOAD;
}

/* The page of a task: who leads it, how it stands, what was said of it. */
#include "plan_fill.h"

#include "base/date.h"
#include "base/str.h"
#include "calc/aim.h"
#include "plan_task.h"
#include "plan_text.h"
#include "store/milestone.h"
#include "ui/page.h"
#include "ui/ui.h"

#include <stdio.h>

enum { CODE_SIZE = 64, UNITS_MAX = 512 };

/* --- whose it is --- */

/* "@province" stands for all provinces that there were when the document was issued; so do the others. */
static void plan_add_all(const struct plan_page *t, enum scope scope, enum msg words, int document,
			 struct str *out)
{
	const int32_t day = document_issued(programme_document(t->ui->programme, document));
	char count[16], on[DATE_SIZE];
	int ids[UNITS_MAX];

	snprintf(count, sizeof(count), "%zu",
		 units_reporting(t->ui->units, scope, day, ids, UNITS_MAX));
	date_format_local(day, on);
	msg_add(out, words, count, on);
}

static void plan_add_unit(const struct plan_page *t, const char *code, int document,
			  struct str *out)
{
	const struct unit *u = units_by_code(t->ui->units, code);
	const int32_t day = document_issued(programme_document(t->ui->programme, document));

	if (str_equal(code, "@province"))
		plan_add_all(t, SCOPE_PROVINCE, MSG_PLAN_ALL_PROVINCES, document, out);
	else if (str_equal(code, "@ministry"))
		plan_add_all(t, SCOPE_MINISTRY, MSG_PLAN_ALL_MINISTRIES, document, out);
	else if (str_equal(code, "@all"))
		plan_add_all(t, SCOPE_ALL, MSG_PLAN_ALL_BODIES, document, out);
	else if (u)
		plan_add_unit_name(t->ui, u, day, out);
	else
		str_add(out, code);
}

static void plan_units(const struct plan_page *t, enum msg label, const char *codes, int document)
{
	char code[CODE_SIZE];
	struct str text;

	str_init(&text);
	for (const char *list = codes; plan_next_code(&list, code, sizeof(code));) {
		str_add(&text, text.len ? "; " : "");
		plan_add_unit(t, code, document, &text);
	}
	plan_field_or_not_named(t, label, text.text);
	str_release(&text);
}

/* The person who leads, and the body. */
static void plan_lead(const struct plan_page *t, const struct task *task)
{
	const char *person = task->lead_name[lang_get()];
	struct str text;

	str_init(&text);
	str_add(&text, person ? person : "");
	if (task->lead) {
		str_add(&text, text.len ? "; " : "");
		plan_add_unit(t, task->lead, task->document, &text);
	}
	plan_field_or_not_named(t, MSG_PLAN_LEAD, text.text);
	str_release(&text);
}

/* --- how it stands --- */

/* The next milestone of the task's document from a day on. */
struct plan_next {
	const struct programme *p;
	int document;
	int32_t from, day;
	struct str name;
};

static bool plan_next_take(const struct milestone_entry *e, void *arg)
{
	struct plan_next *next = arg;
	const int32_t day = task_day_next(e->date, e->yearly, next->from);

	if (day >= next->day || e->removed ||
	    (e->planned && next->p->milestone[e->planned - 1].document != next->document))
		return true;
	next->day = day;
	str_clear(&next->name);
	str_add(&next->name, e->name);
	return true;
}

/* "20/11/2022 Conference": a milestone of the plan or of the coordinator's, or the due day. */
static bool plan_next(const struct plan_page *t, const struct plan_task *now, int document,
		      struct err *err)
{
	struct plan_next next = { t->ui->programme, document, clock_today(), DATE_MAX, { 0 } };
	struct str text;
	bool ok;

	str_init(&next.name);
	str_init(&text);
	if (now->report.state.step != TASK_DONE && now->due >= next.from) {
		next.day = now->due;
		str_add(&next.name, tr(MSG_TASK_IS_DUE));
	}
	ok = milestones_each(t->ui->store, t->ui->programme, lang_get(), plan_next_take, &next,
			     err);
	if (next.day != DATE_MAX) {
		plan_add_day(&text, next.day);
		str_addf(&text, " %s", next.name.text);
	}
	plan_field(t, MSG_PLAN_NEXT, text.text);
	str_release(&next.name);
	str_release(&text);
	return ok;
}

static bool plan_standing(const struct plan_page *t, const struct plan_task *now, int document,
			  struct err *err)
{
	struct str text;

	str_init(&text);
	str_addf(&text, "%c %s: ", plan_task_glyph(now->pace), plan_task_pace(now->pace));
	plan_task_add_state(&now->report.state, &text);
	plan_field(t, MSG_TASK_STATE, text.text);
	str_clear(&text);
	if (now->report.row) {
		plan_task_add_said(&now->report, &text);
		plan_field(t, MSG_TASK_UPDATED, text.text);
	} else {
		plan_field(t, MSG_TASK_UPDATED, tr(MSG_TASK_NEVER));
	}
	if (now->due == DATE_MAX)
		plan_field(t, MSG_PLAN_DUE, tr(MSG_PLAN_NOT_NAMED));
	else
		plan_field_day(t, MSG_PLAN_DUE, now->due);
	str_clear(&text);
	if (now->targets.all)
		plan_task_add_targets(&now->targets, &text);
	plan_field(t, MSG_TASK_MET, text.text);
	str_release(&text);
	return plan_next(t, now, document, err);
}

/* --- what was said --- */

struct plan_saying {
	const struct plan_page *t;
	size_t count;
};

static bool plan_count_said(const struct task_report *report, void *arg)
{
	(void)report;
	++((struct plan_saying *)arg)->count;
	return true;
}

static bool plan_say(const struct task_report *report, void *arg)
{
	const struct plan_saying *saying = arg;
	struct str text;

	str_init(&text);
	str_add(&text, "  ");
	plan_task_add_state(&report->state, &text);
	str_add(&text, "; ");
	plan_task_add_said(report, &text);
	plan_wrap(saying->t, STYLE_TEXT, 4, text.text);
	str_release(&text);
	return true;
}

static bool plan_said(const struct plan_page *t, int task, struct err *err)
{
	struct plan_saying saying = { t, 0 };
	struct store *s = t->ui->store;

	if (!task_history(s, t->ui->programme, task, plan_count_said, &saying, err))
		return false;
	if (!saying.count)
		return true;
	plan_heading(t, MSG_TASK_HISTORY, saying.count);
	return task_history(s, t->ui->programme, task, plan_say, &saying, err);
}

bool plan_fill_task(const struct plan_page *t, int task, struct err *err)
{
	const struct task *of = &t->ui->programme->task[task - 1];
	struct plan_task now;

	if (!plan_task_read(t->ui, task, &now, err) || !plan_standing(t, &now, of->document, err))
		return false;
	plan_document(t, of->document);
	plan_lead(t, of);
	plan_units(t, MSG_PLAN_COORDINATORS, of->coordinators, of->document);
	plan_field_or_not_named(t, MSG_PLAN_OBJECTIVE, of->objective[lang_get()]);
	plan_field(t, MSG_PLAN_SEEDS, of->seeds);
	return plan_indicators(t, of->indicators, err) && plan_said(t, task, err);
}

/* Drawing the list of documents, tasks, duties and milestones. */
#include "plans.h"

#include "base/date.h"
#include "base/str.h"
#include "plan_text.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <stdio.h>

enum { CODE_AT = 3, NAME_AT = 11, WIDE = 110, NARROW = 60, CODE_SIZE = 64 };

/* A heading, and the two columns at the right: what stands over them, and how wide they are, the
 * first one in narrow and wide windows. */
static const struct {
	enum msg name, middle, last;
	int columns, columns_wide;
	int last_columns;
} plans_heading[PLAN_KIND_MAX] = {
	[PLAN_DOCUMENT] = { MSG_PLANS_DOCUMENTS, MSG_PLAN_YEARS, MSG_PLAN_ISSUED, 9, 9, 14 },
	[PLAN_TASK] = { MSG_PLANS_TASKS, MSG_PLAN_LEAD, MSG_PLANS_MET_STATE, 9, 34, 26 },
	[PLAN_DUTY] = { MSG_PLANS_DUTIES, MSG_PLAN_HOLDER, MSG_PLAN_DUE, 18, 24, 14 },
	[PLAN_MILESTONE] = { MSG_PLANS_MILESTONES, MSG_PLAN_HOLDER, MSG_PLAN_DAY, 18, 24, 14 },
};

struct plans_drawing {
	const struct ui *ui;
	const struct plans *s;
	bool wide, columns; /* there is room for columns */
};

static int plans_last(const struct plans_drawing *d, enum plan_kind kind)
{
	return d->ui->cols - plans_heading[kind].last_columns;
}

/* Where the middle column begins; the edge of the window when there is none. */
static int plans_middle(const struct plans_drawing *d, enum plan_kind kind)
{
	if (!d->columns)
		return d->ui->cols + 1;
	return plans_last(d, kind) - 1 -
	       (d->wide ? plans_heading[kind].columns_wide : plans_heading[kind].columns);
}

static void plans_add_years(const struct document *d, struct str *out)
{
	if (d->year_from)
		str_addf(out, "%d", d->year_from);
	if (d->year_to != d->year_from)
		str_add(out, "-");
	if (d->year_to && d->year_to != d->year_from)
		str_addf(out, "%d", d->year_to);
}

/* The lead's body: its abbreviation where there is little room. */
static void plans_add_lead(const struct plans_drawing *d, const struct task *task, struct str *out)
{
	const struct unit *named = task->lead ? units_by_code(d->ui->units, task->lead) : NULL;
	const struct unit *u = plan_successor(d->ui, named);

	if (!task->lead)
		str_add(out, tr(MSG_PLAN_NOT_NAMED));
	else if (d->wide && u != named)
		plan_add_unit_name(d->ui, named, clock_today(), out);
	else if (d->wide && task->lead_name[lang_get()])
		str_add(out, task->lead_name[lang_get()]);
	else
		str_add(out, u && u->abbr ? u->abbr : task->lead);
}

/* "2/5  x overdue" */
static void plans_add_state(const struct plan_task *task, struct str *out)
{
	char met[32] = "";

	if (task->targets.all)
		snprintf(met, sizeof(met), "%d/%d", task->targets.met, task->targets.all);
	str_addf(out, "%-4s %c %s", met, plan_task_glyph(task->pace), plan_task_pace(task->pace));
}

static void plans_add_columns(const struct plans_drawing *d, const struct plan_arg *plan,
			      struct str *middle, struct str *last)
{
	const struct programme *p = d->ui->programme;
	const int n = plan->id - 1;

	if (plan->kind == PLAN_DOCUMENT) {
		plans_add_years(&p->document[n], middle);
		plan_add_day(last, p->document[n].issued_on);
	} else if (plan->kind == PLAN_TASK) {
		plans_add_lead(d, &p->task[n], middle);
		plans_add_state(&d->s->task[n], last);
	} else if (plan->kind == PLAN_DUTY) {
		str_add(middle, plan_body(p->duty[n].holder));
		if (p->duty[n].due != DATE_MAX)
			plan_add_day(last, p->duty[n].due);
	} else {
		const struct plan_milestone *m = plans_milestone(d->s, plan);

		str_add(middle, m->yearly ? tr(MSG_PLAN_YEARLY) : plan_body(m->scope));
		if (m->removed)
			str_add(last, tr(MSG_PLAN_REMOVED));
		else
			plan_add_day(last, m->shown);
	}
}

static void plans_draw_heading(const struct plans_drawing *d, enum plan_kind kind, int y)
{
	const int middle = plans_middle(d, kind);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s (%zu)", tr(plans_heading[kind].name), d->s->count[kind]);
	draw_text(y, 1, middle - 2, text.text, STYLE_GROUP);
	str_release(&text);
	if (d->columns) {
		const int last = plans_last(d, kind);

		draw_text(y, middle, last - middle - 1, tr(plans_heading[kind].middle),
			  STYLE_HEADER);
		draw_text(y, last, d->ui->cols - last, tr(plans_heading[kind].last), STYLE_HEADER);
	}
}

static void plans_draw_row(void *arg, size_t row, int y)
{
	const struct plans_drawing *d = arg;
	const struct plan_arg *plan = &d->s->row[row];
	const int at = plans_middle(d, plan->kind);
	struct str middle, last;

	if (!plan->id) {
		plans_draw_heading(d, plan->kind, y);
		return;
	}
	draw_text(y, CODE_AT, NAME_AT - CODE_AT - 1, plans_code(d->ui, d->s, plan), STYLE_TEXT);
	draw_text(y, NAME_AT, at - NAME_AT - 1, plans_row_name(d->ui, d->s, plan), STYLE_TEXT);
	if (!d->columns)
		return;
	str_init(&middle);
	str_init(&last);
	plans_add_columns(d, plan, &middle, &last);
	draw_text(y, at, plans_last(d, plan->kind) - at - 1, middle.text, STYLE_TEXT);
	draw_text(y, plans_last(d, plan->kind), d->ui->cols - plans_last(d, plan->kind), last.text,
		  plan->kind == PLAN_TASK && d->s->task[plan->id - 1].pace == TASK_OVERDUE ?
			  STYLE_WARNING :
			  STYLE_TEXT);
	str_release(&middle);
	str_release(&last);
}

/* "Programme > tasks and documents (An Giang)" */
static void plans_draw_title(struct ui *ui, const struct plans *s)
{
	static const enum msg word[PLANS_FILTER_MAX] = {
		[PLANS_OPEN] = MSG_PLANS_FILTER_OPEN, [PLANS_OVERDUE] = MSG_PLANS_FILTER_OVERDUE
	};
	struct str title;

	str_init(&title);
	str_addf(&title, "%s > %s", tr(MSG_OVERVIEW_PROGRAMME), tr(MSG_HELP_TASKS));
	if (s->filter != PLANS_ALL)
		str_addf(&title, " (%s)",
			 s->filter == PLANS_UNIT ?
				 units_name(ui->units, ui->body, look_day(ui), lang_get()) :
				 tr(word[s->filter]));
	look_draw_title(ui, title.text);
	str_release(&title);
}

void plans_draw(struct ui *ui, void *state)
{
	struct plans *s = state;
	struct plans_drawing d = {
		.ui = ui, .s = s, .wide = ui->cols >= WIDE, .columns = ui->cols >= NARROW
	};
	const int foot = s->search.typing ? 1 : 0;

	plans_draw_title(ui, s);
	list_draw(&s->list, 1, ui->rows - 1 - foot, plans_draw_row, &d);
	if (!s->list.count)
		draw_text(1, 2, ui->cols - 3, tr(MSG_PLANS_NONE), STYLE_FAINT);
	if (s->search.typing)
		search_draw(&s->search, ui->rows - 1, ui->cols, NULL);
}

/* How it stands, when it is due, and who said so. */
static void plans_detail_task(const struct plans *s, int id, struct str *out)
{
	str_add(out, "; ");
	plan_task_add_standing(&s->task[id - 1], out);
}

/* Who changed it, and what can be done about that. */
static void plans_detail_milestone(struct ui *ui, const struct plan_milestone *m, struct str *out)
{
	struct why why = { 0 };

	if (!m->author[0])
		return;
	str_add(out, "; ");
	plan_milestone_add_origin(m, out);
	if (plan_milestone_may_restore(ui, m, &why))
		str_addf(out, "; %s",
			 tr(m->document ? MSG_PLAN_MAY_RESTORE_PLAN : MSG_PLAN_MAY_RESTORE));
}

/* The tasks as the Government counts its own, all of them whatever the filter. */
static void plans_detail_heading(const struct ui *ui, const struct plans *s, struct str *out)
{
	if (s->list.count && s->row[s->list.selected].kind == PLAN_TASK)
		plan_task_add_counts(s->task, ui->programme->tasks, out);
}

/* The name in full, and what the row has no room for. */
void plans_detail(struct ui *ui, void *state, struct str *out)
{
	const struct plan_arg *plan = plans_row(state);
	const struct programme *p = ui->programme;

	if (!plan) {
		plans_detail_heading(ui, state, out);
		return;
	}
	if (plan->kind == PLAN_DOCUMENT) {
		const struct document *d = &p->document[plan->id - 1];

		if (lang_get() == LANG_VI && d->issuer_vi)
			str_addf(out, "%s: ", d->issuer_vi);
		str_add(out, lang_get() == LANG_VI && d->summary_vi ? d->summary_vi :
								      d->title[lang_get()]);
		return;
	}
	str_add(out, plans_row_name(ui, state, plan));
	if (plan->kind == PLAN_MILESTONE)
		plans_detail_milestone(ui, plans_milestone(state, plan), out);
	if (plan->kind == PLAN_TASK)
		plans_detail_task(state, plan->id, out);
}

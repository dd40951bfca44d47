/* Documents, tasks, duties and milestones of the programme in one list. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "plan_text.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/look.h"
#include "ui/screens.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODE_AT = 3, NAME_AT = 11, LAST_COLUMNS = 14, WIDE = 110, NARROW = 60, CODE_SIZE = 64 };

struct plans {
	struct plan_arg *row; /* id 0: the heading of its kind */
	struct list list;
	struct search search;
};

/* A heading, and the two columns at the right: what stands over them, and how wide the first one is in
 * narrow and wide windows. */
static const struct {
	enum msg name, middle, last;
	int columns, columns_wide;
} plans_heading[PLAN_KIND_MAX] = {
	[PLAN_DOCUMENT] = { MSG_PLANS_DOCUMENTS, MSG_PLAN_YEARS, MSG_PLAN_ISSUED, 9, 9 },
	[PLAN_TASK] = { MSG_PLANS_TASKS, MSG_PLAN_LEAD, MSG_COLUMN_INDICATOR, 9, 40 },
	[PLAN_DUTY] = { MSG_PLANS_DUTIES, MSG_PLAN_HOLDER, MSG_PLAN_DUE, 18, 24 },
	[PLAN_MILESTONE] = { MSG_PLANS_MILESTONES, MSG_PLAN_HOLDER, MSG_PLAN_DAY, 18, 24 },
};

static void plans_init(struct ui *ui, void *state, const void *arg)
{
	struct plans *s = state;
	const struct programme *p = ui->programme;
	size_t n = 0;

	(void)arg;
	s->row = mem_zero(PLAN_KIND_MAX + p->documents + p->tasks + p->duties + p->milestones,
			  sizeof(*s->row));
	for (int kind = 0; kind < PLAN_KIND_MAX; kind++) {
		const size_t count = plan_count(p, (enum plan_kind)kind);

		for (size_t id = 0; count && id <= count; id++)
			s->row[n++] = (struct plan_arg){ (enum plan_kind)kind, (int)id };
	}
	list_resize(&s->list, n);
	list_select(&s->list, 1);
}

static void plans_release(void *state)
{
	free(((struct plans *)state)->row);
}

static const struct plan_arg *plans_row(const struct plans *s)
{
	return s->list.count && s->row[s->list.selected].id ? &s->row[s->list.selected] : NULL;
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
		str_add(out, tr(plans_heading[plan->kind].name));
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

/* --- drawing --- */

struct plans_drawing {
	const struct ui *ui;
	const struct plans *s;
	bool wide;
	int last; /* -1 where there is no room for columns */
};

/* Where the middle column begins; the edge of the window when there is none. */
static int plans_middle(const struct plans_drawing *d, enum plan_kind kind)
{
	if (d->last < 0)
		return d->ui->cols + 1;
	return d->last - 1 -
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
	const struct unit *u = task->lead ? units_by_code(d->ui->units, task->lead) : NULL;

	if (!task->lead)
		str_add(out, tr(MSG_PLAN_NOT_NAMED));
	else if (d->wide && task->lead_name[lang_get()])
		str_add(out, task->lead_name[lang_get()]);
	else
		str_add(out, u && u->abbr ? u->abbr : task->lead);
}

/* "SOC.INF.SMP +2" */
static void plans_add_linked(const struct programme *p, const struct plan_arg *plan,
			     struct str *out)
{
	const char *list = plan_linked(p, plan);
	char code[CODE_SIZE];
	int more = 0;

	if (!plan_next_code(&list, code, sizeof(code)))
		return;
	str_add(out, code);
	while (plan_next_code(&list, code, sizeof(code)))
		more++;
	if (more)
		str_addf(out, " +%d", more);
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
		plans_add_linked(p, plan, last);
	} else if (plan->kind == PLAN_DUTY) {
		str_add(middle, plan_body(p->duty[n].holder));
		if (p->duty[n].due != DATE_MAX)
			plan_add_day(last, p->duty[n].due);
	} else {
		const struct milestone *m = &p->milestone[n];
		const int32_t next = plan_next_day(m, period_first_day(d->ui->look.period));

		str_add(middle, m->yearly ? tr(MSG_PLAN_YEARLY) : plan_body(m->scope));
		plan_add_day(last, next != DATE_MAX ? next : m->date);
	}
}

static void plans_draw_heading(const struct plans_drawing *d, enum plan_kind kind, int y)
{
	const int middle = plans_middle(d, kind);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s (%zu)", tr(plans_heading[kind].name),
		 plan_count(d->ui->programme, kind));
	draw_text(y, 1, middle - 2, text.text, STYLE_GROUP);
	str_release(&text);
	if (d->last >= 0) {
		draw_text(y, middle, d->last - middle - 1, tr(plans_heading[kind].middle),
			  STYLE_HEADER);
		draw_text(y, d->last, LAST_COLUMNS, tr(plans_heading[kind].last), STYLE_HEADER);
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
	draw_text(y, CODE_AT, NAME_AT - CODE_AT - 1, plan_code(d->ui->programme, plan), STYLE_TEXT);
	draw_text(y, NAME_AT, at - NAME_AT - 1, plan_name(d->ui->programme, plan, lang_get()),
		  STYLE_TEXT);
	if (d->last < 0)
		return;
	str_init(&middle);
	str_init(&last);
	plans_add_columns(d, plan, &middle, &last);
	draw_text(y, at, d->last - at - 1, middle.text, STYLE_TEXT);
	draw_text(y, d->last, LAST_COLUMNS, last.text, STYLE_TEXT);
	str_release(&middle);
	str_release(&last);
}

static void plans_draw(struct ui *ui, void *state)
{
	struct plans *s = state;
	struct plans_drawing d = { .ui = ui, .s = s, .wide = ui->cols >= WIDE };
	const int foot = s->search.typing ? 1 : 0;
	struct str title;

	d.last = ui->cols >= NARROW ? ui->cols - LAST_COLUMNS : -1;
	str_init(&title);
	str_addf(&title, "%s > %s", tr(MSG_OVERVIEW_PROGRAMME), tr(MSG_HELP_TASKS));
	look_draw_title(ui, title.text);
	str_release(&title);
	list_draw(&s->list, 1, ui->rows - 1 - foot, plans_draw_row, &d);
	if (s->search.typing)
		search_draw(&s->search, ui->rows - 1, ui->cols, NULL);
}

/* The name in full, and what the row has no room for. */
static void plans_detail(struct ui *ui, void *state, struct str *out)
{
	const struct plan_arg *plan = plans_row(state);
	const struct programme *p = ui->programme;

	if (!plan)
		return;
	if (plan->kind == PLAN_DOCUMENT) {
		const struct document *d = &p->document[plan->id - 1];

		if (lang_get() == LANG_VI && d->issuer_vi)
			str_addf(out, "%s: ", d->issuer_vi);
		str_add(out, lang_get() == LANG_VI && d->summary_vi ? d->summary_vi :
								      d->title[lang_get()]);
		return;
	}
	str_add(out, plan_name(p, plan, lang_get()));
	if (plan->kind == PLAN_TASK && p->task[plan->id - 1].lead_name[lang_get()])
		str_addf(out, "; %s: %s", tr(MSG_PLAN_LEAD),
			 p->task[plan->id - 1].lead_name[lang_get()]);
}

static void plans_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "kind",   "code", "name", "indicators",
					       "holder", "day",  NULL };
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
			  plan->kind == PLAN_DUTY      ? p->duty[at].due :
			  plan->kind == PLAN_MILESTONE ? p->milestone[at].date :
							 DATE_MAX);
		table_row(table);
	}
}

static bool plans_typing(const void *state)
{
	return ((const struct plans *)state)->search.typing;
}

static bool plans_allows(struct ui *ui, void *state, enum action action, enum msg *why)
{
	(void)ui;
	*why = MSG_PLANS_HEADING;
	return action != ACTION_OPEN || plans_row(state);
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
	ACTION_TASKS,
	ACTION_NONE,
};

const struct view_ops plans_view = {
	.name = "plans",
	.title = MSG_PLANS_TITLE,
	.map = plans_map,
	.size = sizeof(struct plans),
	.init = plans_init,
	.update = plans_update,
	.draw = plans_draw,
	.list = plans_list,
	.detail = plans_detail,
	.typing = plans_typing,
	.table = plans_table,
	.allows = plans_allows,
	.release = plans_release,
};

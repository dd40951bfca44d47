/* The page of a document, task, duty or milestone. */
#include "plan_fill.h"

#include "plan_milestone.h"
#include "plan_text.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calc/task.h"
#include "ui/allow.h"
#include "ui/line.h"
#include "ui/page.h"
#include "ui/ui.h"

#include <stdio.h>

enum {
	LABEL_COLUMNS = 18,
	BRIEF_COLUMNS = 31,
	VALUE_COLUMNS = 14,
	TARGET_COLUMNS = 9,
	CODE_SIZE = 64,
	WIDE = 100
};

static void plan_pad(struct str *text, int columns)
{
	for (int used = utf8_width(text->text); used < columns; used++)
		str_addc(text, ' ');
}

void plan_wrap(const struct plan_page *t, enum style style, int indent, const char *text)
{
	page_add_wrapped(t->page, style, t->ui->cols - PAGE_MARGIN, indent, text);
}

void plan_field(const struct plan_page *t, enum msg label, const char *text)
{
	struct str line;

	if (!text || !*text)
		return;
	str_init(&line);
	str_addf(&line, "%s: ", tr(label));
	plan_pad(&line, LABEL_COLUMNS);
	str_add(&line, text);
	plan_wrap(t, STYLE_TEXT, LABEL_COLUMNS, line.text);
	str_release(&line);
}

void plan_field_or_not_named(const struct plan_page *t, enum msg label, const char *text)
{
	plan_field(t, label, text && *text ? text : tr(MSG_PLAN_NOT_NAMED));
}

void plan_field_day(const struct plan_page *t, enum msg label, int32_t day)
{
	struct str text;

	str_init(&text);
	plan_add_day(&text, day);
	plan_field(t, label, text.text);
	str_release(&text);
}

void plan_heading(const struct plan_page *t, enum msg heading, size_t count)
{
	struct str text;

	page_add(t->page, STYLE_TEXT, 0, "");
	str_init(&text);
	str_addf(&text, "%s (%zu)", tr(heading), count);
	page_add(t->page, STYLE_GROUP, 0, text.text);
	str_release(&text);
}

void plan_document(const struct plan_page *t, int document)
{
	const struct document *d = programme_document(t->ui->programme, document);
	struct str text;

	str_init(&text);
	str_addf(&text, "%s, %s", d->code, d->title[lang_get()]);
	plan_field(t, MSG_PLAN_DOCUMENT, text.text);
	str_release(&text);
}

/* --- indicators, with the nation's figure --- */

static bool plan_indicator(const struct plan_page *t, int id, struct err *err)
{
	const struct indicator *i = programme_indicator(t->ui->programme, id);
	const struct unit *nation = units_nation(t->ui->units);
	struct line line;
	struct str text, part;
	int at;

	if (!nation)
		return true;
	if (!line_load(t->ui, NULL, id, nation->id, false, &line, err))
		return false;
	str_init(&text);
	str_init(&part);
	str_add(&text, "  ");
	if (t->ui->cols >= WIDE)
		str_addf(&text, "%-16s", i->code);
	at = utf8_width(text.text) + BRIEF_COLUMNS;
	str_add(&text, i->brief[lang_get()]);
	plan_pad(&text, at);
	line_add_value_long(t->ui, &line, &part);
	at += VALUE_COLUMNS;
	plan_pad(&text, at - utf8_width(part.text));
	str_addf(&text, "%s  ", part.text);
	line_add_target(&line, &text);
	plan_pad(&text, at + 2 + TARGET_COLUMNS);
	str_addf(&text, " %c ", pace_glyph(line.standing.pace.pace));
	line_add_word(&line, &text);
	page_add(t->page, STYLE_TEXT, id, text.text);
	str_release(&part);
	str_release(&text);
	return true;
}

bool plan_indicators(const struct plan_page *t, const char *codes, struct err *err)
{
	char code[CODE_SIZE];
	size_t count = 0;

	for (const char *list = codes; plan_next_code(&list, code, sizeof(code));)
		count++;
	plan_heading(t, MSG_PLAN_LINKED, count);
	for (const char *list = codes; plan_next_code(&list, code, sizeof(code));) {
		const int id = programme_find_indicator(t->ui->programme, code);

		if (id && !plan_indicator(t, id, err))
			return false;
	}
	return true;
}

/* --- duties and milestones --- */

static bool plan_fill_duty(const struct plan_page *t, const struct duty *duty, struct err *err)
{
	plan_document(t, duty->document);
	plan_field(t, MSG_PLAN_HOLDER, plan_body(duty->holder));
	if (duty->due != DATE_MAX)
		plan_field_day(t, MSG_PLAN_DUE, duty->due);
	else
		plan_field(t, MSG_PLAN_DUE, tr(MSG_PLAN_NOT_NAMED));
	plan_field(t, MSG_PLAN_SEEDS, duty->seeds);
	return plan_indicators(t, duty->indicators, err);
}

/* What the coordinator did with it, and that it can be restored. */
static void plan_milestone_origin(const struct plan_page *t, const struct plan_milestone *m)
{
	struct str text;
	struct why why = { 0 };

	str_init(&text);
	plan_milestone_add_origin(m, &text);
	if (plan_milestone_may_restore(t->ui, m, &why))
		str_addf(&text, "; %s",
			 tr(m->document ? MSG_PLAN_MAY_RESTORE_PLAN : MSG_PLAN_MAY_RESTORE));
	plan_field(t, MSG_TASK_STATE, text.text);
	str_release(&text);
}

static void plan_fill_milestone(const struct plan_page *t, const struct plan_milestone *m)
{
	const int32_t next = task_day_next(m->date, m->yearly,
					   period_first_day(t->ui->look.period));
	const int planned = (int)(m - t->milestones->item);
	struct str day;

	plan_milestone_origin(t, m);
	if (m->document)
		plan_document(t, m->document);
	str_init(&day);
	plan_add_day(&day, m->date);
	if (m->yearly)
		str_addf(&day, ", %s", tr(MSG_PLAN_YEARLY));
	plan_field(t, MSG_PLAN_DAY, day.text);
	if (next != DATE_MAX)
		plan_field_day(t, MSG_PLAN_NEXT, next);
	else
		plan_field(t, MSG_PLAN_NEXT, tr(MSG_PLAN_PAST));
	plan_field(t, MSG_PLAN_HOLDER, plan_body(m->scope));
	if (m->document)
		plan_field(t, MSG_PLAN_SEEDS, t->ui->programme->milestone[planned].seeds);
	str_release(&day);
}

/* --- documents --- */

/* ">= 85 %; due 31/12/2022; stated in the text; source texts 000;001" */
static void plan_target_terms(const struct plan_page *t, const struct target *target)
{
	const struct indicator *i = programme_indicator(t->ui->programme, target->indicator);
	/* Whether the text states the figure is said in words, not by a mark. */
	struct target plain = *target;
	const struct line line = { .standing.aim.target = &plain };
	struct str text;

	plain.stated = true;
	str_init(&text);
	str_add(&text, "    ");
	line_add_target(&line, &text);
	if (i->unit_of_measure)
		str_addf(&text, " %s", i->unit_of_measure);
	if (target->unit)
		str_addf(&text, "; %s",
			 units_name(t->ui->units, target->unit, target->due, lang_get()));
	if (target->starts != DATE_MIN) {
		str_addf(&text, "; %s ", tr(MSG_PLAN_STARTS));
		plan_add_day(&text, target->starts);
	}
	str_addf(&text, "; %s ", tr(MSG_PLAN_DUE_BY));
	plan_add_day(&text, target->due);
	str_addf(&text, "; %s", tr(target->stated ? MSG_PLAN_STATED : MSG_PLAN_INTERPRETED));
	if (target->seeds)
		str_addf(&text, "; %s %s", tr(MSG_PLAN_FROM_SEEDS), target->seeds);
	plan_wrap(t, STYLE_TEXT, 6, text.text);
	str_release(&text);
}

static void plan_quoted(const struct plan_page *t, enum style style, const char *open,
			const char *text, const char *close)
{
	struct str line;

	if (!text)
		return;
	str_init(&line);
	str_addf(&line, "    %s%s%s", open, text, close);
	plan_wrap(t, style, 6, line.text);
	str_release(&line);
}

static void plan_targets(const struct plan_page *t, int document)
{
	const struct programme *p = t->ui->programme;
	size_t count = 0;
	int before = 0;

	for (size_t n = 0; n < p->targets; n++)
		count += p->target[n].document == document;
	if (count)
		plan_heading(t, MSG_PLAN_TARGETS, count);
	for (size_t n = 0; n < p->targets; n++) {
		const struct target *target = &p->target[n];
		const struct indicator *i = programme_indicator(p, target->indicator);
		struct str head;

		if (target->document != document)
			continue;
		if (target->indicator != before) {
			str_init(&head);
			str_addf(&head, "  %s  %s", i->code, i->name[lang_get()]);
			page_add(t->page, STYLE_GROUP, target->indicator, head.text);
			str_release(&head);
			before = target->indicator;
		}
		plan_target_terms(t, target);
		plan_quoted(t, STYLE_TEXT, "“", target->wording_vi, "”");
		plan_quoted(t, STYLE_FAINT, "(", target->note_vi, ")");
	}
}

static int plan_document_of(const struct programme *p, enum plan_kind kind, size_t n)
{
	return kind == PLAN_TASK ? p->task[n].document :
	       kind == PLAN_DUTY ? p->duty[n].document :
				   p->milestone[n].document;
}

/* Tasks, duties or milestones of a document, one line each. */
static void plan_listed(const struct plan_page *t, enum plan_kind kind, enum msg heading,
			int document)
{
	const struct programme *p = t->ui->programme;
	size_t count = 0;

	for (size_t n = 0; n < plan_count(p, kind); n++)
		count += plan_document_of(p, kind, n) == document;
	if (count)
		plan_heading(t, heading, count);
	for (size_t n = 0; n < plan_count(p, kind); n++) {
		const struct plan_arg one = { kind, .id = (int)n + 1 };
		const struct plan_milestone *m = kind == PLAN_MILESTONE ? &t->milestones->item[n] :
									  NULL;
		struct str text;

		if (plan_document_of(p, kind, n) != document)
			continue;
		str_init(&text);
		str_addf(&text, "  %s  %s", plan_code(p, &one),
			 m ? m->name : plan_name(p, &one, lang_get()));
		if (m && m->removed)
			str_addf(&text, " (%s)", tr(MSG_PLAN_REMOVED));
		plan_wrap(t, STYLE_TEXT, 6, text.text);
		str_release(&text);
	}
}

static void plan_fill_document(const struct plan_page *t, const struct document *d, int id)
{
	char from[16] = "...", to[16] = "...";
	struct str years;

	if (d->year_from)
		snprintf(from, sizeof(from), "%d", d->year_from);
	if (d->year_to)
		snprintf(to, sizeof(to), "%d", d->year_to);
	str_init(&years);
	str_addf(&years, d->year_from == d->year_to ? "%s" : "%s - %s", from, to);
	plan_field(t, MSG_PLAN_ISSUER, d->issuer_vi);
	plan_field_day(t, MSG_PLAN_ISSUED, d->issued_on);
	plan_field(t, MSG_PLAN_YEARS, years.text);
	plan_field(t, MSG_PLAN_SUMMARY, d->summary_vi);
	plan_field(t, MSG_PLAN_NOTE, d->note_vi);
	plan_field(t, MSG_PLAN_SEEDS, d->seeds);
	plan_targets(t, id);
	plan_listed(t, PLAN_TASK, MSG_PLANS_TASKS, id);
	plan_listed(t, PLAN_DUTY, MSG_PLANS_DUTIES, id);
	plan_listed(t, PLAN_MILESTONE, MSG_PLANS_MILESTONES, id);
	str_release(&years);
}

bool plan_fill(struct ui *ui, const struct plan_arg *plan, const struct plan_milestones *milestones,
	       struct page *page, struct err *err)
{
	const struct programme *p = ui->programme;
	const struct plan_page t = { ui, page, milestones };
	const struct plan_milestone *m = plan->kind == PLAN_MILESTONE ?
						 plan_milestone_find(milestones, plan->code) :
						 NULL;
	struct str head;

	if (plan->kind == PLAN_MILESTONE && !m) {
		plan_wrap(&t, STYLE_WARNING, 2, tr(MSG_PLAN_GONE));
		return true;
	}
	str_init(&head);
	if (m && m->document)
		str_addf(&head, "%s  %s", m->code, m->name);
	else if (m)
		str_add(&head, m->name);
	else
		str_addf(&head, "%s  %s", plan_code(p, plan), plan_name(p, plan, lang_get()));
	plan_wrap(&t, STYLE_GROUP, 2, head.text);
	str_release(&head);
	page_add(page, STYLE_TEXT, 0, "");
	switch (plan->kind) {
	case PLAN_TASK:
		return plan_fill_task(&t, plan->id, err);
	case PLAN_DUTY:
		return plan_fill_duty(&t, &p->duty[plan->id - 1], err);
	case PLAN_MILESTONE:
		plan_fill_milestone(&t, m);
		return true;
	default:
		plan_fill_document(&t, programme_document(p, plan->id), plan->id);
		return true;
	}
}

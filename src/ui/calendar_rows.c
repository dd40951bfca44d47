/* The rows of the calendar: dates around the period shown, rules, locks. */
#include "calendar.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "plan_text.h"
#include "store/task.h"
#include "ui/lock_text.h"
#include "ui/ui.h"

#include "calc/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CALENDAR_AROUND = 92 }; /* days before and after the period shown */

struct calendar_filling {
	struct ui *ui;
	struct calendar_page *page;
	int32_t from, to;
};

const char *calendar_length_name(enum period_length length)
{
	static const enum msg name[PERIOD_LENGTH_MAX] = {
		[PERIOD_MONTH] = MSG_CALENDAR_MONTH,
		[PERIOD_QUARTER] = MSG_CALENDAR_QUARTER,
		[PERIOD_HALF] = MSG_CALENDAR_HALF,
		[PERIOD_YEAR] = MSG_CALENDAR_YEAR,
	};

	return tr(name[length]);
}

static struct calendar_row *calendar_add(struct calendar_page *page, enum calendar_kind kind,
					 int32_t day, const char *text)
{
	struct calendar_row *row;

	page->row = mem_grow(page->row, page->rows, &page->room, sizeof(*page->row));
	row = &page->row[page->rows++];
	*row = (struct calendar_row){ .kind = kind, .day = day, .text = mem_strdup(text) };
	return row;
}

static void calendar_add_stamp(enum msg words, const char *author, int64_t clock, struct str *out)
{
	char when[DATE_STAMP_SIZE];

	clock_format(revision_clock_ms(clock), when);
	msg_add(out, words, author, when);
}

/* --- dates --- */

static bool calendar_take_milestone(const struct milestone_entry *e, void *arg)
{
	const struct calendar_filling *f = arg;
	const int32_t last = e->yearly ? f->to : e->date;
	struct str more;

	if (e->removed)
		return true;
	str_init(&more);
	if (e->author)
		calendar_add_stamp(e->origin == MILESTONE_ADDED ? MSG_CALENDAR_ADDED :
								  MSG_CALENDAR_CHANGED,
				   e->author, e->clock, &more);
	for (int32_t day = task_day_next(e->date, e->yearly, f->from); day <= f->to && day <= last;
	     day = task_day_next(e->date, e->yearly, day + 1)) {
		struct calendar_row *row = calendar_add(f->page, CALENDAR_MILESTONE, day, e->name);

		row->origin = e->origin;
		row->date = e->date;
		row->yearly = e->yearly;
		str_copy(row->code, sizeof(row->code), e->code);
		row->more = more.len ? mem_strdup(more.text) : NULL;
	}
	str_release(&more);
	return true;
}

static void calendar_duties(const struct calendar_filling *f)
{
	const struct programme *p = f->ui->programme;

	for (size_t n = 0; n < p->duties; n++) {
		struct str text;

		if (p->duty[n].due < f->from || p->duty[n].due > f->to)
			continue;
		str_init(&text);
		str_addf(&text, "%s %s: %s", p->duty[n].code, plan_body(p->duty[n].holder),
			 p->duty[n].text[lang_get()]);
		calendar_add(f->page, CALENDAR_DUTY, p->duty[n].due, text.text)->id = (int)n + 1;
		str_release(&text);
	}
}

/* Adds to the row of this kind and day, which is made when there is none. */
static struct calendar_row *calendar_join(struct calendar_page *page, enum calendar_kind kind,
					  int32_t day, int document, const char *head,
					  const char *text)
{
	struct calendar_row *row = NULL;
	struct str joined;

	for (size_t n = 0; n < page->rows && !row; n++)
		if (page->row[n].kind == kind && page->row[n].day == day &&
		    page->row[n].document == document)
			row = &page->row[n];
	str_init(&joined);
	if (row)
		str_addf(&joined, "%s, %s", row->text, text);
	else
		str_addf(&joined, "%s: %s", head, text);
	if (!row) {
		row = calendar_add(page, kind, day, joined.text);
		row->document = document;
	} else {
		free(row->text);
		row->text = mem_strdup(joined.text);
	}
	str_release(&joined);
	return row;
}

static bool calendar_tasks(const struct calendar_filling *f, struct err *err)
{
	const struct programme *p = f->ui->programme;

	for (int task = 1; task <= (int)p->tasks; task++) {
		const int32_t due = task_due(p, task);
		struct task_report report;

		if (due < f->from || due > f->to)
			continue;
		if (!task_read(f->ui->store, p, task, &report, err))
			return false;
		if (report.state.step != TASK_DONE)
			calendar_join(f->page, CALENDAR_TASKS, due, 0, tr(MSG_CALENDAR_TASKS),
				      p->task[task - 1].code);
	}
	return true;
}

/* True when an indicator of this frequency, valid then, follows the document's rule (0: the usual). */
static bool calendar_follows(const struct calendar_filling *f, enum period_length length,
			     int32_t period, int document)
{
	const struct programme *p = f->ui->programme;

	for (int i = 1; i <= (int)p->indicators; i++)
		if (p->indicator[i - 1].frequency == length &&
		    indicator_valid(&p->indicator[i - 1], period_last_day(period)) &&
		    calendar_document(&f->page->calendar, p, i, period) == document)
			return true;
	return false;
}

static void calendar_deadline_rows(const struct calendar_filling *f, enum period_length length,
				   int32_t period, int document)
{
	const struct calendar *c = &f->page->calendar;
	const struct deadline_rule *rule = document ? &c->document[document - 1] : &c->usual;
	const int32_t day[] = { deadline_of(rule->cutoff[length], period),
				deadline_of(rule->due[length], period) };
	const char *code = document ? programme_document(f->ui->programme, document)->code : NULL;
	char name[PERIOD_SIZE];

	period_format(period, name);
	for (int n = 0; n < 2; n++) {
		struct calendar_row *row;
		struct str head;

		if (day[n] < f->from || day[n] > f->to)
			continue;
		str_init(&head);
		str_addf(&head, "%s%s%s%s", tr(n ? MSG_CALENDAR_DUE : MSG_CALENDAR_CUTOFF),
			 code ? " (" : "", code ? code : "", code ? ")" : "");
		row = calendar_join(f->page, n ? CALENDAR_DUE : CALENDAR_CUTOFF, day[n], document,
				    head.text, name);
		row->length = length;
		str_release(&head);
	}
}

/* Of every frequency that an indicator has: the periods whose days may lie around the one shown. */
static void calendar_deadlines(const struct calendar_filling *f)
{
	for (int length = 0; length < PERIOD_LENGTH_MAX; length++) {
		const enum period_length l = (enum period_length)length;
		int32_t period = period_holding(l, f->from - 366);

		for (; period_first_day(period) <= f->to; period = period_next(period))
			for (int document = 0; document <= (int)f->ui->programme->documents;
			     document++)
				if ((!document || f->page->calendar.origin[document - 1].set) &&
				    calendar_follows(f, l, period, document))
					calendar_deadline_rows(f, l, period, document);
	}
}

static int calendar_compare(const void *a, const void *b)
{
	const struct calendar_row *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return strcmp(x->text, y->text);
}

static void calendar_note_days(struct calendar_page *page)
{
	const int32_t today = clock_today();

	for (size_t n = 0; n < page->rows; n++) {
		struct calendar_row *row = &page->row[n];
		char days[16];
		struct str note;

		str_init(&note);
		snprintf(days, sizeof(days), "%d", abs(row->day - today));
		if (row->day == today)
			str_add(&note, tr(MSG_CALENDAR_TODAY));
		else
			msg_add(&note, row->day > today ? MSG_CALENDAR_LEFT : MSG_CALENDAR_PAST,
				days);
		row->note = mem_strdup(note.text);
		str_release(&note);
	}
}

static bool calendar_dates(const struct calendar_filling *f, struct err *err)
{
	struct calendar_page *page = f->page;

	if (!milestones_each(f->ui->store, f->ui->programme, lang_get(), calendar_take_milestone,
			     (void *)f, err) ||
	    !calendar_tasks(f, err))
		return false;
	calendar_duties(f);
	calendar_deadlines(f);
	if (page->rows)
		qsort(page->row, page->rows, sizeof(*page->row), calendar_compare);
	calendar_note_days(page);
	return true;
}

/* --- rules --- */

static void calendar_add_deadline(struct deadline d, struct str *out)
{
	char day[16];

	snprintf(day, sizeof(day), "%d", d.day);
	msg_add(out, d.after ? MSG_CALENDAR_DAYS_AFTER : MSG_CALENDAR_DAY_OF, day);
}

static void calendar_rule(const struct calendar_filling *f, int document, enum period_length length)
{
	const struct calendar *c = &f->page->calendar;
	const struct deadline_rule *rule = document ? &c->document[document - 1] : &c->usual;
	const struct calendar_origin *origin = document ? &c->origin[document - 1] :
							  &c->usual_origin;
	struct calendar_row *row;
	struct str text, more;

	str_init(&text);
	str_init(&more);
	str_addf(&text, "%s (%s): %s ", calendar_length_name(length),
		 document ? programme_document(f->ui->programme, document)->code :
			    tr(MSG_CALENDAR_ALL_DOCUMENTS),
		 tr(MSG_CALENDAR_CUTOFF));
	calendar_add_deadline(rule->cutoff[length], &text);
	str_addf(&text, "; %s ", tr(MSG_CALENDAR_DUE));
	calendar_add_deadline(rule->due[length], &text);
	row = calendar_add(f->page, CALENDAR_RULE, DATE_MAX, text.text);
	row->document = document;
	row->length = length;
	if (origin->set)
		calendar_add_stamp(MSG_CALENDAR_SET_BY, origin->author, origin->clock, &more);
	row->note = mem_strdup(origin->set ? origin->author : tr(MSG_CALENDAR_SETTINGS));
	row->more = more.len ? mem_strdup(more.text) : NULL;
	str_release(&text);
	str_release(&more);
}

static bool calendar_frequent(const struct programme *p, enum period_length length)
{
	for (size_t n = 0; n < p->indicators; n++)
		if (p->indicator[n].frequency == length)
			return true;
	return false;
}

static void calendar_rules(const struct calendar_filling *f)
{
	for (int document = 0; document <= (int)f->ui->programme->documents; document++)
		for (int length = 0; length < PERIOD_LENGTH_MAX; length++)
			if ((!document || f->page->calendar.origin[document - 1].set) &&
			    calendar_frequent(f->ui->programme, (enum period_length)length))
				calendar_rule(f, document, (enum period_length)length);
}

/* --- locks --- */

static bool calendar_take_lock(const struct lock_entry *e, void *arg)
{
	const struct calendar_filling *f = arg;
	char period[PERIOD_SIZE], until[DATE_SIZE];
	struct calendar_row *row;
	struct str text, state;

	str_init(&text);
	str_init(&state);
	period_format(e->lock.period, period);
	date_format_local(e->until, until);
	str_addf(&text, "%s: ", period);
	lock_text_add_what(f->ui->store, f->ui->programme, &e->lock, &text);
	lock_text_add_state(e, &state);
	str_addf(&text, "; %s", state.text);
	row = calendar_add(f->page, e->exception ? CALENDAR_EXCEPTION : CALENDAR_LOCK, DATE_MAX,
			   text.text);
	row->lock = e->lock;
	row->until = e->until;
	row->note = mem_strdup(!e->exception ? "" : e->expired ? tr(MSG_CALENDAR_EXPIRED) : until);
	str_release(&text);
	str_release(&state);
	return true;
}

/* --- all of them --- */

static void calendar_heading(struct calendar_page *page, enum msg text)
{
	calendar_add(page, CALENDAR_HEADING, DATE_MAX, tr(text))->note = mem_strdup("");
}

/* The heading goes before the dates, which are sorted. */
static void calendar_head_dates(struct calendar_page *page)
{
	struct calendar_row heading;

	calendar_heading(page, MSG_CALENDAR_DATES);
	heading = page->row[page->rows - 1];
	memmove(page->row + 1, page->row, (page->rows - 1) * sizeof(*page->row));
	page->row[0] = heading;
}

bool calendar_rows_load(struct ui *ui, struct calendar_page *page, struct err *err)
{
	const struct calendar_filling f = {
		.ui = ui,
		.page = page,
		.from = period_first_day(ui->look.period) - CALENDAR_AROUND,
		.to = period_last_day(ui->look.period) + CALENDAR_AROUND,
	};
	size_t locks;

	calendar_rows_release(page);
	page->loaded = true;
	if (!calendar_load(ui->store, ui->programme, &ui->calendar, &page->calendar, err) ||
	    !calendar_dates(&f, err))
		return false;
	calendar_head_dates(page);
	calendar_heading(page, MSG_CALENDAR_RULES);
	calendar_rules(&f);
	calendar_heading(page, MSG_CALENDAR_LOCKS);
	locks = page->rows;
	if (!locks_each(ui->store, ui->programme, calendar_take_lock, (void *)&f, err))
		return false;
	if (page->rows == locks) {
		free(page->row[locks - 1].note);
		page->row[locks - 1].note = mem_strdup(tr(MSG_CALENDAR_NONE));
	}
	list_resize(&page->list, page->rows);
	return true;
}

void calendar_rows_release(struct calendar_page *page)
{
	for (size_t n = 0; n < page->rows; n++) {
		free(page->row[n].text);
		free(page->row[n].note);
		free(page->row[n].more);
	}
	page->rows = 0;
	if (page->loaded)
		calendar_release(&page->calendar);
	page->loaded = false;
}

struct calendar_row *calendar_selected(const struct calendar_page *page)
{
	struct calendar_row *row = page->list.count ? &page->row[page->list.selected] : NULL;

	return row && row->kind != CALENDAR_HEADING ? row : NULL;
}

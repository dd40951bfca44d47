/* Changing the calendar: milestones, rules, locks and exceptions, question by question. */
#include "calendar.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/programme.h"
#include "ui/ask.h"
#include "ui/picker.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

static void calendar_ask_at(struct ui *ui, struct calendar_page *page, const struct err *fault,
			    const char *question, const char *text, const char *place,
			    calendar_answer *answer)
{
	struct str asked;

	str_init(&asked);
	if (fault) {
		err_format(fault, lang_get(), &asked);
		str_add(&asked, ". ");
	}
	str_add(&asked, question);
	ask_text(ui, &(struct ask){ .question = asked.text,
				    .text = text,
				    .place = place,
				    .answer = answer,
				    .arg = page });
	str_release(&asked);
}

void calendar_question(struct ui *ui, struct calendar_page *page, const struct err *fault,
		       const char *question, const char *text, calendar_answer *answer)
{
	calendar_ask_at(ui, page, fault, question, text, NULL, answer);
}

/* "2022-Q3/P08-89/SOC.INF"; a star for all. */
static void calendar_add_lock(struct ui *ui, const struct lock *lock, struct str *place)
{
	char period[PERIOD_SIZE];

	period_format(lock->period, period);
	str_addf(place, "%s/", period);
	if (lock->unit)
		store_unit_code(ui->store, lock->unit, place);
	else
		str_addc(place, '*');
}

void calendar_sentence(struct ui *ui, struct calendar_page *page, const struct err *fault,
		       enum msg question, const char *text, calendar_answer *answer)
{
	const struct calendar_row *row = &page->edit.row;
	const int group = row->lock.group;
	struct str place;

	str_init(&place);
	if (row->kind == CALENDAR_LOCK) {
		str_add(&place, "reason lock/");
		calendar_add_lock(ui, &row->lock, &place);
		str_addf(&place, "/%s", group ? ui->programme->group[group - 1].code : "*");
	} else if (row->kind == CALENDAR_EXCEPTION) {
		str_add(&place, "reason exception/");
		calendar_add_lock(ui, &row->lock, &place);
	} else if (row->kind == CALENDAR_MILESTONE) {
		str_addf(&place, "name milestone/%s", page->edit.adding ? "" : row->code);
	} else {
		str_addf(&place, "reason calendar/%s",
			 row->document ? programme_document(ui->programme, row->document)->code :
					 "*");
	}
	calendar_ask_at(ui, page, fault, tr(question), text, place.text, answer);
	str_release(&place);
}

static enum view_result calendar_done(struct ui *ui, bool ok, const struct err *err, enum msg id,
				      const char *what)
{
	struct str text;

	if (!ok) {
		ui_fail(ui, err);
		return VIEW_STAY;
	}
	str_init(&text);
	msg_add(&text, id, what);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return VIEW_RELOAD;
}

/* --- milestones --- */

static enum view_result calendar_yearly(struct ui *ui, void *arg, int choice)
{
	const struct calendar_page *page = arg;
	const struct calendar_edit *e = &page->edit;
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	bool ok;

	if (choice < 0)
		return VIEW_STAY;
	ok = milestone_put(ui->store, &act, e->adding ? NULL : e->row.code, e->name, e->row.date,
			   choice == 1, &err);
	return calendar_done(ui, ok, &err, MSG_CALENDAR_SAVED, e->name);
}

static enum view_result calendar_name(struct ui *ui, void *arg, const char *text)
{
	struct calendar_page *page = arg;
	const struct err unnamed = { .code = ERR_MILESTONE_NAME };

	if (!*text) {
		calendar_sentence(ui, page, &unnamed, MSG_CALENDAR_ASK_NAME, "", calendar_name);
		return VIEW_STAY;
	}
	str_copy(page->edit.name, sizeof(page->edit.name), text);
	prompt_ask(ui, &(struct prompt){ .question = tr(MSG_CALENDAR_ASK_YEARLY),
					 .choice = { tr(MSG_CALENDAR_ONCE), tr(MSG_PLAN_YEARLY) },
					 .answer = calendar_yearly,
					 .arg = page });
	return VIEW_STAY;
}

static enum view_result calendar_day(struct ui *ui, void *arg, const char *text)
{
	struct calendar_page *page = arg;
	struct err err = { 0 };

	if (date_parse_local(text, &page->edit.row.date)) {
		calendar_sentence(ui, page, NULL, MSG_CALENDAR_ASK_NAME, page->edit.name,
				  calendar_name);
	} else {
		err_set(&err, ERR_DAY, text);
		calendar_question(ui, page, &err, tr(MSG_CALENDAR_ASK_DAY), text, calendar_day);
	}
	return VIEW_STAY;
}

static void calendar_ask_milestone(struct ui *ui, struct calendar_page *page)
{
	char day[DATE_SIZE] = "";

	if (!page->edit.adding)
		date_format_local(page->edit.row.date, day);
	calendar_question(ui, page, NULL, tr(MSG_CALENDAR_ASK_DAY), day, calendar_day);
}

/* --- rules --- */

static struct deadline_rule *calendar_rule(struct calendar_page *page)
{
	const int document = page->edit.row.document;

	return document && page->calendar.origin[document - 1].set ?
		       &page->calendar.document[document - 1] :
		       &page->calendar.usual;
}

static void calendar_ask_rule(struct ui *ui, struct calendar_page *page, const struct err *fault,
			      const char *text);

static enum view_result calendar_rule_why(struct ui *ui, void *arg, const char *text)
{
	struct calendar_page *page = arg;
	const struct act act = ui_act(ui);
	struct deadline_rule rule = *calendar_rule(page);
	struct err err = { 0 };
	char *due = strchr(page->edit.name, ' ');
	bool ok;

	*due++ = '\0';
	ok = deadline_parse(page->edit.name, &rule.cutoff[page->edit.row.length]) &&
	     deadline_parse(due, &rule.due[page->edit.row.length]) &&
	     calendar_put(ui->store, &act, page->edit.row.document, &rule, *text ? text : NULL,
			  &err);
	return calendar_done(ui, ok, &err, MSG_CALENDAR_RULE_SAVED, NULL);
}

/* "14 20", "+5  +10" into the edit's name as two words with one space between them. */
static bool calendar_read_rule(struct calendar_page *page, const char *text)
{
	char copy[64], *rest = copy;
	const char *word[3] = { NULL };
	size_t words = 0;
	struct deadline d;
	struct str joined;

	if (!str_copy(copy, sizeof(copy), text))
		return false;
	for (char *w; words < 3 && (w = strsep(&rest, " ")) != NULL;)
		if (*w)
			word[words++] = w;
	if (words != 2 || !deadline_parse(word[0], &d) || !deadline_parse(word[1], &d))
		return false;
	str_init(&joined);
	str_addf(&joined, "%s %s", word[0], word[1]);
	str_copy(page->edit.name, sizeof(page->edit.name), joined.text);
	str_release(&joined);
	return true;
}

static enum view_result calendar_rule_given(struct ui *ui, void *arg, const char *text)
{
	struct calendar_page *page = arg;
	struct err err = { 0 };

	if (calendar_read_rule(page, text)) {
		calendar_sentence(ui, page, NULL, MSG_CALENDAR_ASK_REASON, NULL, calendar_rule_why);
	} else {
		err_set(&err, ERR_RULE, text);
		calendar_ask_rule(ui, page, &err, text);
	}
	return VIEW_STAY;
}

static void calendar_ask_rule(struct ui *ui, struct calendar_page *page, const struct err *fault,
			      const char *text)
{
	const struct deadline_rule *rule = calendar_rule(page);
	const int document = page->edit.row.document;
	struct str what, question, now;

	str_init(&what);
	str_init(&question);
	str_init(&now);
	str_addf(&what, "%s (%s)", calendar_length_name(page->edit.row.length),
		 document ? programme_document(ui->programme, document)->code :
			    tr(MSG_CALENDAR_ALL_DOCUMENTS));
	msg_add(&question, MSG_CALENDAR_ASK_RULE, what.text);
	deadline_add(&now, rule->cutoff[page->edit.row.length]);
	str_addc(&now, ' ');
	deadline_add(&now, rule->due[page->edit.row.length]);
	calendar_question(ui, page, fault, question.text, text ? text : now.text,
			  calendar_rule_given);
	str_release(&what);
	str_release(&question);
	str_release(&now);
}

static enum view_result calendar_frequency_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct calendar_page *page = arg;

	page->edit.row.length = (enum period_length)choice;
	calendar_ask_rule(ui, page, NULL, NULL);
	return VIEW_STAY;
}

static enum view_result calendar_document_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct calendar_page *page = arg;
	const char *length[PERIOD_LENGTH_MAX];

	page->edit.row.document = (int)choice + 1;
	for (int n = 0; n < PERIOD_LENGTH_MAX; n++)
		length[n] = calendar_length_name((enum period_length)n);
	picker_ask(ui, &(struct picker){ .title = MSG_CALENDAR_WHICH_FREQUENCY,
					 .choice = length,
					 .choices = PERIOD_LENGTH_MAX,
					 .selected = PERIOD_QUARTER,
					 .answer = calendar_frequency_chosen,
					 .arg = page });
	return VIEW_STAY;
}

static void calendar_ask_document(struct ui *ui, struct calendar_page *page)
{
	const struct programme *p = ui->programme;
	const char **title = mem_zero(p->documents + 1, sizeof(*title));

	for (size_t n = 0; n < p->documents; n++)
		title[n] = p->document[n].title[lang_get()];
	picker_ask(ui, &(struct picker){ .title = MSG_CALENDAR_WHICH_DOCUMENT,
					 .choice = title,
					 .choices = p->documents,
					 .answer = calendar_document_chosen,
					 .arg = page });
	free(title);
}

/* --- what the keys do --- */

static void calendar_begin(struct calendar_page *page, const struct calendar_row *row, bool adding)
{
	page->edit.row = row ? *row : (struct calendar_row){ 0 };
	page->edit.adding = adding;
	str_copy(page->edit.name, sizeof(page->edit.name),
		 row && row->kind == CALENDAR_MILESTONE ? row->text : "");
}

void calendar_ask_edit(struct ui *ui, struct calendar_page *page)
{
	const struct calendar_row *row = calendar_selected(page);

	calendar_begin(page, row, false);
	switch (page->edit.row.kind) {
	case CALENDAR_MILESTONE:
		calendar_ask_milestone(ui, page);
		break;
	case CALENDAR_CUTOFF:
	case CALENDAR_DUE:
	case CALENDAR_RULE:
		calendar_ask_rule(ui, page, NULL, NULL);
		break;
	case CALENDAR_EXCEPTION:
		calendar_ask_until(ui, page);
		break;
	default:
		ui_say(ui, STYLE_NOTICE,
		       tr(page->edit.row.kind == CALENDAR_LOCK ? MSG_CALENDAR_OPEN_IT :
								 MSG_CALENDAR_CHOOSE));
	}
}

static enum view_result calendar_add_chosen(struct ui *ui, void *arg, size_t choice)
{
	static const enum calendar_kind kind[] = { CALENDAR_MILESTONE, CALENDAR_RULE, CALENDAR_LOCK,
						   CALENDAR_EXCEPTION };
	struct calendar_page *page = arg;

	calendar_begin(page, NULL, true);
	page->edit.row.kind = kind[choice];
	page->edit.row.lock.period = ui->look.period;
	if (kind[choice] == CALENDAR_MILESTONE)
		calendar_ask_milestone(ui, page);
	else if (kind[choice] == CALENDAR_RULE)
		calendar_ask_document(ui, page);
	else
		calendar_ask_unit(ui, page);
	return VIEW_STAY;
}

void calendar_ask_add(struct ui *ui, struct calendar_page *page)
{
	const char *const choice[] = { tr(MSG_CALENDAR_ADD_MILESTONE), tr(MSG_CALENDAR_ADD_RULE),
				       tr(MSG_CALENDAR_ADD_LOCK), tr(MSG_CALENDAR_ADD_EXCEPTION) };

	picker_ask(ui, &(struct picker){ .title = MSG_HELP_ADD,
					 .choice = choice,
					 .choices = ARRAY_LEN(choice),
					 .answer = calendar_add_chosen,
					 .arg = page });
}

static enum view_result calendar_clear_rule(struct ui *ui, const struct calendar_page *page)
{
	const int document = page->edit.row.document;
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	bool ok;

	if (!document && !page->calendar.usual_origin.set) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_CALENDAR_RULE_SETTINGS));
		return VIEW_STAY;
	}
	ok = calendar_put(ui->store, &act, document, NULL, NULL, &err);
	return calendar_done(ui, ok, &err, MSG_CALENDAR_RULE_BACK, NULL);
}

enum view_result calendar_ask_clear(struct ui *ui, struct calendar_page *page)
{
	const struct act act = ui_act(ui);
	const struct calendar_edit *e = &page->edit;
	struct err err = { 0 };
	bool ok;

	calendar_begin(page, calendar_selected(page), false);
	switch (e->row.kind) {
	case CALENDAR_MILESTONE:
		ok = milestone_remove(ui->store, &act, e->row.code, &err);
		return calendar_done(ui, ok, &err, MSG_CALENDAR_REMOVED, e->name);
	case CALENDAR_RULE:
		return calendar_clear_rule(ui, page);
	case CALENDAR_LOCK:
	case CALENDAR_EXCEPTION:
		calendar_ask_open(ui, page);
		return VIEW_STAY;
	default:
		ui_say(ui, STYLE_NOTICE, tr(MSG_CALENDAR_CHOOSE));
		return VIEW_STAY;
	}
}

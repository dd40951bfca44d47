/* Locks and exceptions, asked for in the calendar. */
#include "calendar.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "ui/lock_text.h"
#include "ui/picker.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { CALENDAR_UNITS_MAX = 512 };

static enum view_result calendar_say_lock(struct ui *ui, const struct calendar_edit *e, bool ok,
					  const struct err *err, enum msg id)
{
	char period[PERIOD_SIZE], until[DATE_SIZE];
	struct str what, text;

	if (!ok) {
		ui_fail(ui, err);
		return VIEW_STAY;
	}
	str_init(&what);
	str_init(&text);
	period_format(e->row.lock.period, period);
	date_format_local(e->row.until, until);
	lock_text_add_what(ui->store, ui->programme, &e->row.lock, &what);
	msg_add(&text, id, period, what.text, until);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&what);
	str_release(&text);
	return VIEW_RELOAD;
}

static enum view_result calendar_lock_why(struct ui *ui, void *arg, const char *text)
{
	const struct calendar_edit *e = &((struct calendar_page *)arg)->edit;
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	const bool ok = lock_put(ui->store, &act, &e->row.lock, e->adding, text, &err);

	return calendar_say_lock(ui, e, ok, &err, e->adding ? MSG_LOCK_DONE : MSG_LOCK_UNDONE);
}

static enum view_result calendar_exception_why(struct ui *ui, void *arg, const char *text)
{
	const struct calendar_edit *e = &((struct calendar_page *)arg)->edit;
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	const bool ok = lock_except(ui->store, &act, e->row.lock.period, e->row.lock.unit,
				    e->row.until, text, &err);

	return calendar_say_lock(ui, e, ok, &err,
				 e->row.until == DATE_MIN ? MSG_LOCK_EXCEPT_ENDED :
							    MSG_LOCK_EXCEPTED);
}

static enum view_result calendar_until(struct ui *ui, void *arg, const char *text)
{
	struct calendar_page *page = arg;
	struct err err = { 0 };

	if (!date_parse_local(text, &page->edit.row.until))
		err_set(&err, ERR_DAY, text);
	else if (page->edit.row.until < clock_today())
		err_set(&err, ERR_LOCK_PAST, text);
	if (err.code != ERR_NONE)
		calendar_question(ui, page, &err, tr(MSG_CALENDAR_ASK_UNTIL), text, calendar_until);
	else
		calendar_sentence(ui, page, NULL, MSG_CALENDAR_ASK_REASON, NULL,
				  calendar_exception_why);
	return VIEW_STAY;
}

void calendar_ask_until(struct ui *ui, struct calendar_page *page)
{
	char day[DATE_SIZE] = "";

	if (!page->edit.adding)
		date_format_local(page->edit.row.until, day);
	calendar_question(ui, page, NULL, tr(MSG_CALENDAR_ASK_UNTIL), day, calendar_until);
}

static enum view_result calendar_group_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct calendar_page *page = arg;

	page->edit.row.lock.group = (int)choice;
	calendar_sentence(ui, page, NULL, MSG_CALENDAR_ASK_REASON, NULL, calendar_lock_why);
	return VIEW_STAY;
}

static enum view_result calendar_unit_chosen(struct ui *ui, void *arg, size_t choice)
{
	struct calendar_page *page = arg;
	const struct programme *p = ui->programme;
	const char **group;

	page->edit.row.lock.unit = page->edit.choice[choice];
	if (page->edit.row.kind == CALENDAR_EXCEPTION) {
		calendar_ask_until(ui, page);
		return VIEW_STAY;
	}
	group = mem_zero(p->groups + 1, sizeof(*group));
	group[0] = tr(MSG_CALENDAR_ALL_GROUPS);
	for (size_t n = 0; n < p->groups; n++)
		group[n + 1] = p->group[n].name[lang_get()];
	picker_ask(ui, &(struct picker){ .title = MSG_CALENDAR_WHICH_GROUP,
					 .choice = group,
					 .choices = p->groups + 1,
					 .answer = calendar_group_chosen,
					 .arg = page });
	free(group);
	return VIEW_STAY;
}

void calendar_ask_unit(struct ui *ui, struct calendar_page *page)
{
	const int32_t day = period_last_day(page->edit.row.lock.period);
	const size_t all = page->edit.row.kind == CALENDAR_LOCK;
	const char *name[CALENDAR_UNITS_MAX + 1];
	size_t count;

	free(page->edit.choice);
	page->edit.choice = mem_zero(CALENDAR_UNITS_MAX + 1, sizeof(*page->edit.choice));
	count = units_reporting(ui->units, SCOPE_ALL, day, page->edit.choice + all,
				CALENDAR_UNITS_MAX);
	count = all + (count < CALENDAR_UNITS_MAX ? count : CALENDAR_UNITS_MAX);
	for (size_t n = 0; n < count; n++)
		name[n] = n < all ? tr(MSG_LOCK_ALL_UNITS) :
				    units_name(ui->units, page->edit.choice[n], day, lang_get());
	picker_ask(ui, &(struct picker){ .title = MSG_CALENDAR_WHICH_UNIT,
					 .choice = name,
					 .choices = count,
					 .answer = calendar_unit_chosen,
					 .arg = page });
}

void calendar_ask_open(struct ui *ui, struct calendar_page *page)
{
	page->edit.row.until = DATE_MIN;
	calendar_sentence(ui, page, NULL, MSG_CALENDAR_ASK_REASON, NULL,
			  page->edit.row.kind == CALENDAR_LOCK ? calendar_lock_why :
								 calendar_exception_why);
}

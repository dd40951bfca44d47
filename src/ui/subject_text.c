/* Words for the subjects of the log. */
#include "subject_text.h"

#include "base/mem.h"
#include "base/str.h"
#include "model/state.h"
#include "store/calendar.h"
#include "store/programme.h"
#include "store/subject.h"
#include "ui/lock_text.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <string.h>

static void subject_text_task(struct ui *ui, const char *code, struct str *out)
{
	const struct programme *p = ui->programme;
	struct str text;

	str_init(&text);
	str_add(&text, code);
	for (size_t n = 0; n < p->tasks; n++)
		if (strcmp(p->task[n].code, code) == 0)
			str_addf(&text, ", %s", p->task[n].name[lang_get()]);
	msg_add(out, MSG_SUBJECT_TASK, text.text);
	str_release(&text);
}

static void subject_text_account(struct ui *ui, const char *key, struct str *out)
{
	(void)ui;
	msg_add(out, MSG_SUBJECT_ACCOUNT, key);
}

/* The latest name that was said: one that was removed has one, too. */
static bool subject_text_named(const struct subject *subject, void *arg)
{
	return !state_get(subject->state, "name", arg);
}

static void subject_text_milestone(struct ui *ui, const char *code, struct str *out)
{
	const struct programme *p = ui->programme;
	char subject[REVISION_SUBJECT_SIZE] = "milestone/";
	struct err err = { 0 };
	struct str name;

	str_init(&name);
	if (str_copy(subject + strlen(subject), sizeof(subject) - strlen(subject), code))
		subject_history(ui->store, subject, subject_text_named, &name, &err);
	for (size_t n = 0; n < p->milestones && !name.len; n++)
		if (strcmp(p->milestone[n].code, code) == 0)
			str_add(&name, p->milestone[n].name[lang_get()]);
	if (*code)
		msg_add(out, MSG_SUBJECT_MILESTONE, name.len ? name.text : code);
	else /* one that is being added */
		str_add(out, tr(MSG_CALENDAR_ADD_MILESTONE));
	str_release(&name);
}

static void subject_text_rule(struct ui *ui, const char *code, struct str *out)
{
	const int document = programme_find_document(ui->programme, code);

	msg_add(out, MSG_SUBJECT_RULE, document ? code : tr(MSG_CALENDAR_ALL_DOCUMENTS));
}

/* "P08-89/2022-Q4" */
static void subject_text_report(struct ui *ui, const char *rest, struct str *out)
{
	const char *slash = strchr(rest, '/');
	int32_t period = PERIOD_NONE;
	struct str code, name;
	int unit;

	str_init(&code);
	str_init(&name);
	str_addn(&code, rest, slash ? (size_t)(slash - rest) : strlen(rest));
	if (slash)
		period_parse(slash + 1, &period);
	unit = store_find_unit(ui->store, code.text);
	if (unit)
		store_unit_name(ui->store, unit, period_last_day(period), lang_get(), &name);
	msg_add(out, MSG_SUBJECT_REPORT, unit ? name.text : code.text, slash ? slash + 1 : "");
	str_release(&code);
	str_release(&name);
}

static void subject_text_lock(struct ui *ui, const char *subject, struct str *out)
{
	char period[PERIOD_SIZE];
	struct lock lock;
	struct str what;

	if (!lock_of_subject(ui->store, ui->programme, subject, &lock)) {
		str_add(out, subject);
		return;
	}
	str_init(&what);
	period_format(lock.period, period);
	lock_text_add_what(ui->store, ui->programme, &lock, &what);
	msg_add(out, str_starts(subject, "lock/") ? MSG_SUBJECT_LOCK : MSG_SUBJECT_EXCEPTION,
		period, what.text);
	str_release(&what);
}

/* "SOC.INF.FBR/P08-89/2022-Q4" */
static void subject_text_cell(struct ui *ui, const char *rest, struct str *out)
{
	char text[REVISION_SUBJECT_SIZE], *at = text;
	const char *indicator, *unit;
	int32_t period = PERIOD_NONE;
	struct str name;
	int i, u;

	str_copy(text, sizeof(text), rest);
	indicator = strsep(&at, "/");
	unit = at ? strsep(&at, "/") : "";
	i = programme_find_indicator(ui->programme, indicator);
	u = store_find_unit(ui->store, unit);
	if (!i || !u || !at || !period_parse(at, &period)) {
		str_add(out, rest);
		return;
	}
	str_init(&name);
	str_addf(out, "%s, %s, %s", programme_indicator(ui->programme, i)->brief[lang_get()],
		 look_unit_name(ui, u, period_last_day(period), &name), at);
	str_release(&name);
}

void subject_text_add(struct ui *ui, const char *subject, struct str *out)
{
	static const struct {
		const char *prefix;
		void (*add)(struct ui *ui, const char *rest, struct str *out);
	} kind[] = {
		{ "task/", subject_text_task },           { "account/", subject_text_account },
		{ "milestone/", subject_text_milestone }, { "calendar/", subject_text_rule },
		{ "report/", subject_text_report },       { "cell/", subject_text_cell },
	};

	for (size_t n = 0; n < ARRAY_LEN(kind); n++)
		if (str_starts(subject, kind[n].prefix)) {
			kind[n].add(ui, subject + strlen(kind[n].prefix), out);
			return;
		}
	subject_text_lock(ui, subject, out);
}

void subject_text_add_undone(struct ui *ui, const struct log_undone *undone, struct str *out)
{
	char period[PERIOD_SIZE];
	struct str name;

	if (undone->subject[0]) {
		subject_text_add(ui, undone->subject, out);
		return;
	}
	str_init(&name);
	period_format(undone->period, period);
	str_addf(out, "%s, %s, %s",
		 programme_indicator(ui->programme, undone->indicator)->brief[lang_get()],
		 look_unit_name(ui, undone->unit, look_day(ui), &name), period);
	str_release(&name);
}

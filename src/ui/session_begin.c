/* A session begins, or goes on: after a cut line, a break or a look elsewhere its minutes are whole. */
#include "queue_rows.h"
#include "session_rows.h"

#include "base/date.h"
#include "base/str.h"
#include "store/rights.h"
#include "ui/prompt.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

struct minutes_of session_of(const struct ui *ui, int32_t period, int64_t since)
{
	const struct account *a = rights_account(ui->store);

	return (struct minutes_of){ since, period, a ? a->key : NULL };
}

/* What was decided today, and when first. */
struct session_today {
	struct minutes_of of;
	int64_t first;
	int decided;
};

static bool session_today_add(const struct decision *d, void *arg)
{
	struct session_today *today = arg;

	if (!minutes_hold(&today->of, d) || d->fate == DECISION_TAKEN_BACK)
		return true;
	if (!today->decided++)
		today->first = revision_clock_ms(d->clock);
	return true;
}

static void session_open(struct ui *ui, const struct queue *q, int64_t since)
{
	if (!since && !q->count) {
		ui_say(ui, STYLE_NOTICE, tr(MSG_QUEUE_EMPTY));
		return;
	}
	view_push(ui, &session_view, &(struct session_arg){ q->unit, since });
}

static enum view_result session_chosen(struct ui *ui, void *arg, int choice)
{
	const struct queue *q = arg;

	if (choice >= 0)
		session_open(ui, q, choice == 0 ? q->session_since : 0);
	return VIEW_STAY;
}

enum view_result session_begin(struct ui *ui, void *arg)
{
	struct queue *q = arg;
	struct session_today today = { 0 };
	char day[DATE_SIZE], when[DATE_STAMP_SIZE], number[16];
	struct err err = { 0 };
	struct str question;
	int64_t since = 0;

	date_format(clock_today(), day);
	clock_parse(day, &since);
	today.of = session_of(ui, ui->look.period, since);
	if (!decisions_each(ui->store, since, session_today_add, &today, &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	if (!today.decided) {
		session_open(ui, q, 0);
		return VIEW_STAY;
	}
	q->session_since = today.first;
	clock_format(today.first, when);
	snprintf(number, sizeof(number), "%d", today.decided);
	str_init(&question);
	msg_add(&question, MSG_SESSION_BEGUN, number,
		strchr(when, ' ') ? strchr(when, ' ') + 1 : when);
	prompt_ask(ui, &(struct prompt){ .question = question.text,
					 .choice = { tr(MSG_SESSION_GO_ON), tr(MSG_SESSION_ANEW) },
					 .answer = session_chosen,
					 .arg = q });
	str_release(&question);
	return VIEW_STAY;
}

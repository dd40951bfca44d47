/* How a task stands: its words, and the questions that change it. */
#include "plan_task.h"
#include "plan_text.h"

#include "base/date.h"
#include "base/str.h"
#include "ui/allow.h"
#include "ui/ask.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TASK_PERCENT_BYTES = 4 };

static const enum msg plan_task_steps[TASK_STEP_MAX] = {
	[TASK_NOT_STARTED] = MSG_TASK_NOT_STARTED,
	[TASK_DOING] = MSG_TASK_DOING,
	[TASK_DONE] = MSG_TASK_DONE,
};

bool plan_task_read(struct ui *ui, int task, struct plan_task *out, struct err *err)
{
	if (!task_read(ui->store, ui->programme, task, &out->report, err) ||
	    !task_targets(ui->store, ui->programme, ui->units, task, &ui->look, &ui->limits,
			  &out->targets, err))
		return false;
	out->due = task_due(ui->programme, task);
	out->pace = task_pace_of(&out->report.state, out->due, clock_today());
	return true;
}

char plan_task_glyph(enum task_pace pace)
{
	static const char glyph[TASK_PACE_MAX] = {
		[TASK_IN_TIME] = '=',      [TASK_DUE_SOON] = '~',  [TASK_OVERDUE] = 'x',
		[TASK_DONE_IN_TIME] = '+', [TASK_DONE_LATE] = '-',
	};

	return glyph[pace];
}

const char *plan_task_pace(enum task_pace pace)
{
	static const enum msg word[TASK_PACE_MAX] = {
		[TASK_IN_TIME] = MSG_TASK_IN_TIME,     [TASK_DUE_SOON] = MSG_TASK_DUE_SOON,
		[TASK_OVERDUE] = MSG_TASK_OVERDUE,     [TASK_DONE_IN_TIME] = MSG_TASK_DONE_IN_TIME,
		[TASK_DONE_LATE] = MSG_TASK_DONE_LATE,
	};

	return tr(word[pace]);
}

static void plan_task_add_day(enum msg words, int32_t day, struct str *out)
{
	char text[DATE_SIZE];

	if (day == DATE_MAX)
		return;
	date_format_local(day, text);
	str_add(out, ", ");
	msg_add(out, words, text);
}

void plan_task_add_state(const struct task_state *state, struct str *out)
{
	str_add(out, tr(plan_task_steps[state->step]));
	plan_task_add_day(MSG_TASK_DONE_ON, state->done, out);
	if (state->percent != TASK_PERCENT_UNSAID)
		str_addf(out, ", %d %%", state->percent);
	plan_task_add_day(MSG_TASK_EXPECTED, state->expected, out);
}

void plan_task_add_said(const struct task_report *report, struct str *out)
{
	char when[DATE_STAMP_SIZE];

	clock_format(revision_clock_ms(report->clock), when);
	str_addf(out, "%s, %s", when, report->author);
	if (report->note[0])
		str_addf(out, ": %s", report->note);
}

void plan_task_add_standing(const struct plan_task *task, struct str *out)
{
	plan_task_add_state(&task->report.state, out);
	if (task->due != DATE_MAX) {
		str_addf(out, "; %s ", tr(MSG_PLAN_DUE_BY));
		plan_add_day(out, task->due);
	}
	if (task->report.row) {
		str_add(out, "; ");
		plan_task_add_said(&task->report, out);
	}
}

void plan_task_add_counts(const struct plan_task *task, size_t count, struct str *out)
{
	int stand[TASK_PACE_MAX] = { 0 };
	char number[3][16];

	for (size_t n = 0; n < count; n++)
		stand[task[n].pace]++;
	snprintf(number[0], sizeof(number[0]), "%d", stand[TASK_DONE_IN_TIME]);
	snprintf(number[1], sizeof(number[1]), "%d", stand[TASK_DONE_LATE]);
	snprintf(number[2], sizeof(number[2]), "%d",
		 stand[TASK_DONE_IN_TIME] + stand[TASK_DONE_LATE]);
	msg_add(out, MSG_TASK_COUNT_DONE, number[2], number[0], number[1]);
	snprintf(number[0], sizeof(number[0]), "%d", stand[TASK_IN_TIME] + stand[TASK_DUE_SOON]);
	snprintf(number[1], sizeof(number[1]), "%d", stand[TASK_OVERDUE]);
	snprintf(number[2], sizeof(number[2]), "%d",
		 stand[TASK_IN_TIME] + stand[TASK_DUE_SOON] + stand[TASK_OVERDUE]);
	str_add(out, "; ");
	msg_add(out, MSG_TASK_COUNT_OPEN, number[2], number[0], number[1]);
}

void plan_task_add_targets(const struct task_targets *targets, struct str *out)
{
	char met[16], all[16];

	snprintf(met, sizeof(met), "%d", targets->met);
	snprintf(all, sizeof(all), "%d", targets->all);
	msg_add(out, MSG_TASK_MET_OF, met, all);
}

/* --- changing it --- */

typedef enum view_result plan_task_answer(struct ui *ui, void *arg, const char *text);

/* What was wrong with the last answer stands before the question. */
static void plan_task_question(struct ui *ui, struct plan_task_edit *edit, const struct err *fault,
			       enum msg question, const char *text, plan_task_answer *answer)
{
	struct str asked;

	str_init(&asked);
	str_addf(&asked, "%s: ", ui->programme->task[edit->task - 1].code);
	if (fault) {
		err_format(fault, lang_get(), &asked);
		str_add(&asked, ". ");
	}
	str_add(&asked, tr(question));
	ask_text(ui, &(struct ask){
			     .question = asked.text, .text = text, .answer = answer, .arg = edit });
	str_release(&asked);
}

static enum view_result plan_task_note(struct ui *ui, void *arg, const char *text)
{
	const struct plan_task_edit *edit = arg;
	const struct act act = ui_act(ui);
	enum log_outcome outcome;
	struct err err = { 0 };
	struct str said;

	if (!task_put(ui->store, &act, edit->task, &edit->state, edit->seen, text, &outcome,
		      &err)) {
		ui_fail(ui, &err);
		return VIEW_STAY;
	}
	str_init(&said);
	str_addf(&said, "%s: ", ui->programme->task[edit->task - 1].code);
	if (outcome == LOG_SAVED)
		plan_task_add_state(&edit->state, &said);
	else
		str_add(&said, tr(outcome == LOG_STALE ? MSG_TASK_CHANGED : MSG_TASK_SAME));
	ui_say(ui, outcome == LOG_STALE ? STYLE_WARNING : STYLE_NOTICE, said.text);
	str_release(&said);
	return VIEW_RELOAD;
}

static void plan_task_ask_note(struct ui *ui, struct plan_task_edit *edit)
{
	const char *code = ui->programme->task[edit->task - 1].code;
	struct str asked, place;

	str_init(&asked);
	str_init(&place);
	str_addf(&asked, "%s: %s", code, tr(MSG_TASK_ASK_NOTE));
	str_addf(&place, "note task/%s", code);
	ask_text(ui, &(struct ask){ .question = asked.text,
				    .place = place.text,
				    .answer = plan_task_note,
				    .arg = edit });
	str_release(&asked);
	str_release(&place);
}

static enum view_result plan_task_percent(struct ui *ui, void *arg, const char *text)
{
	struct plan_task_edit *edit = arg;
	const size_t digits = strspn(text, "0123456789");
	struct err err = { 0 };

	edit->state.percent = TASK_PERCENT_UNSAID;
	if (*text)
		edit->state.percent = digits < TASK_PERCENT_BYTES && !text[digits] ? atoi(text) :
										     101;
	if (edit->state.percent > 100) {
		err_set(&err, ERR_TASK_PERCENT, text);
		plan_task_question(ui, edit, &err, MSG_TASK_ASK_PERCENT, text, plan_task_percent);
		return VIEW_STAY;
	}
	plan_task_ask_note(ui, edit);
	return VIEW_STAY;
}

static void plan_task_ask_percent(struct ui *ui, struct plan_task_edit *edit)
{
	char percent[16] = "";

	if (edit->state.percent != TASK_PERCENT_UNSAID)
		snprintf(percent, sizeof(percent), "%d", edit->state.percent);
	plan_task_question(ui, edit, NULL, MSG_TASK_ASK_PERCENT, percent, plan_task_percent);
}

static enum view_result plan_task_expected(struct ui *ui, void *arg, const char *text)
{
	struct plan_task_edit *edit = arg;
	struct err err = { 0 };

	edit->state.expected = DATE_MAX;
	if (*text && !date_parse_local(text, &edit->state.expected)) {
		err_set(&err, ERR_DAY, text);
		plan_task_question(ui, edit, &err, MSG_TASK_ASK_EXPECTED, text, plan_task_expected);
		return VIEW_STAY;
	}
	plan_task_ask_percent(ui, edit);
	return VIEW_STAY;
}

static enum view_result plan_task_done(struct ui *ui, void *arg, const char *text)
{
	struct plan_task_edit *edit = arg;
	struct err err = { 0 };

	if (!date_parse_local(text, &edit->state.done))
		err_set(&err, ERR_DAY, text);
	else if (edit->state.done > clock_today())
		err_set(&err, ERR_TASK_DONE, text);
	if (err.code != ERR_NONE) {
		plan_task_question(ui, edit, &err, MSG_TASK_ASK_DONE, text, plan_task_done);
		return VIEW_STAY;
	}
	edit->state.percent = TASK_PERCENT_UNSAID;
	plan_task_ask_note(ui, edit);
	return VIEW_STAY;
}

static enum view_result plan_task_step(struct ui *ui, void *arg, int choice)
{
	struct plan_task_edit *edit = arg;
	char day[DATE_SIZE];

	if (choice < 0)
		return VIEW_STAY;
	edit->state.step = (enum task_step)choice;
	if (edit->state.step == TASK_DONE) {
		date_format_local(edit->state.done == DATE_MAX ? clock_today() : edit->state.done,
				  day);
		plan_task_question(ui, edit, NULL, MSG_TASK_ASK_DONE, day, plan_task_done);
	} else if (edit->state.step == TASK_DOING) {
		date_format_local(edit->state.expected, day);
		plan_task_question(ui, edit, NULL, MSG_TASK_ASK_EXPECTED, day, plan_task_expected);
	} else {
		edit->state.percent = TASK_PERCENT_UNSAID;
		edit->state.expected = DATE_MAX;
		plan_task_ask_note(ui, edit);
	}
	return VIEW_STAY;
}

bool plan_task_may(struct ui *ui, int task, struct why *why)
{
	why->brief = MSG_ALLOW_LEAD;
	return task_may(ui->store, ui->programme, task, &why->full);
}

void plan_task_ask(struct ui *ui, struct plan_task_edit *edit, int task)
{
	struct task_report report;
	struct err err = { 0 };
	struct str question;

	if (!task_read(ui->store, ui->programme, task, &report, &err)) {
		ui_fail(ui, &err);
		return;
	}
	*edit = (struct plan_task_edit){ task, report.row, report.state };
	str_init(&question);
	str_addf(&question, "%s  %s", ui->programme->task[task - 1].code,
		 ui->programme->task[task - 1].name[lang_get()]);
	prompt_ask(ui, &(struct prompt){ .question = question.text,
					 .choice = { tr(MSG_TASK_NOT_STARTED), tr(MSG_TASK_DOING),
						     tr(MSG_TASK_DONE) },
					 .answer = plan_task_step,
					 .arg = edit });
	str_release(&question);
}

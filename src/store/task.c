/* States of tasks. */
#include "store/task.h"

#include "base/date.h"
#include "base/str.h"
#include "rights.h"
#include "subject.h"
#include "store/programme.h"

#include <stdio.h>

static void task_name(const struct programme *p, int task, char name[REVISION_SUBJECT_SIZE])
{
	snprintf(name, REVISION_SUBJECT_SIZE, "task/%s", p->task[task - 1].code);
}

static void task_take(const struct subject *subject, struct task_report *report)
{
	*report = (struct task_report){ .row = subject->row, .clock = subject->clock };
	task_state_read(subject->state, &report->state);
	str_copy(report->author, sizeof(report->author), subject->author);
	str_copy(report->note, sizeof(report->note), subject->reason ? subject->reason : "");
}

struct task_visit {
	task_fn *fn;
	void *arg;
};

static bool task_visit(const struct subject *subject, void *arg)
{
	const struct task_visit *visit = arg;
	struct task_report report;

	task_take(subject, &report);
	return visit->fn(&report, visit->arg);
}

bool task_history(struct store *s, const struct programme *p, int task, task_fn *fn, void *arg,
		  struct err *err)
{
	char name[REVISION_SUBJECT_SIZE];

	task_name(p, task, name);
	return subject_history(s, name, task_visit, &(struct task_visit){ fn, arg }, err);
}

static bool task_is(const struct task_report *said, void *arg)
{
	struct task_report *report = arg;

	if (said->row != report->row)
		return true;
	*report = *said;
	return false;
}

bool task_read(struct store *s, const struct programme *p, int task, struct task_report *report,
	       struct err *err)
{
	char name[REVISION_SUBJECT_SIZE];
	struct str state;
	bool ok;

	*report = (struct task_report){ 0 };
	task_state_read("", &report->state);
	task_name(p, task, name);
	str_init(&state);
	ok = subject_get(s, name, &state, &report->row, err);
	str_release(&state);
	return ok && (!report->row || task_history(s, p, task, task_is, report, err));
}

bool task_may(struct store *s, const struct programme *p, int task, struct err *err)
{
	const char *lead = p->task[task - 1].lead;

	return rights_may(s, p, RIGHT_TASK, 0, lead ? store_find_unit(s, lead) : 0, 0, err);
}

static bool task_check(const struct task_state *state, const char *note, struct err *err)
{
	char day[DATE_SIZE], percent[16];

	if (!note || !*note)
		return err_set(err, ERR_TASK_NOTE, NULL);
	if (state->step == TASK_DONE && state->done > clock_today()) {
		date_format_local(state->done, day);
		return err_set(err, ERR_TASK_DONE, day);
	}
	if (state->percent != TASK_PERCENT_UNSAID && (state->percent < 0 || state->percent > 100)) {
		snprintf(percent, sizeof(percent), "%d", state->percent);
		return err_set(err, ERR_TASK_PERCENT, percent);
	}
	return true;
}

bool task_put(struct store *s, const struct act *act, int task, const struct task_state *state,
	      int64_t seen, const char *note, enum log_outcome *outcome, struct err *err)
{
	struct task_state said = *state;
	char name[REVISION_SUBJECT_SIZE];
	struct str text;
	bool ok;

	if (said.step == TASK_DONE)
		said.expected = DATE_MAX;
	else
		said.done = DATE_MAX;
	if (!task_check(&said, note, err) || !writer_begin(s, act, REVISION_STATE, 0, err))
		return false;
	task_name(act->programme, task, name);
	str_init(&text);
	task_state_write(&said, &text);
	ok = task_may(s, act->programme, task, err) &&
	     subject_put(s, act, name, text.text, seen, note, outcome, err);
	str_release(&text);
	if (ok)
		return log_commit(s, err);
	log_abort(s);
	return false;
}

bool task_targets(struct store *s, const struct programme *p, const struct units *u, int task,
		  const struct view *view, const struct pace_limits *limits,
		  struct task_targets *targets, struct err *err)
{
	const struct unit *nation = units_nation(u);

	*targets = (struct task_targets){ 0 };
	for (int i = 1; nation && i <= (int)p->indicators; i++) {
		struct standing standing;
		struct figure figure;

		if (!code_listed(p->task[task - 1].indicators, p->indicator[i - 1].code) ||
		    !indicator_valid(&p->indicator[i - 1], period_last_day(view->period)))
			continue;
		if (!figure_read(s, p, u, i, nation->id, view, &figure, err) ||
		    !figure_standing(s, p, u, i, nation->id, view, &figure, limits, &standing, err))
			return false;
		targets->all += standing.aim.target != NULL;
		targets->met += standing.pace.pace == PACE_ACHIEVED;
	}
	return true;
}

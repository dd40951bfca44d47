/* The state of a task in words, and changing it. Private to this layer. */
#ifndef TIENDO_SRC_UI_PLAN_TASK_H
#define TIENDO_SRC_UI_PLAN_TASK_H

#include "calc/task.h"
#include "store/task.h"
#include "ui/view.h"

struct str;

/* A task as it is now. */
struct plan_task {
	struct task_report report;
	struct task_targets targets;
	int32_t due;
	enum task_pace pace;
};
bool plan_task_read(struct ui *ui, int task, struct plan_task *out, struct err *err);

char plan_task_glyph(enum task_pace pace);
const char *plan_task_pace(enum task_pace pace); /* "completed in time", "overdue" ... */

/* "under way, 40 %, expected 01/12/2022" */
void plan_task_add_state(const struct task_state *state, struct str *out);

/* The same of a task, with the day it is due, and what was said of it last. */
void plan_task_add_standing(const struct plan_task *task, struct str *out);

/* "completed 5 (on time 4, late 1); not completed 13 (not yet due 10, overdue 3)" */
void plan_task_add_counts(const struct plan_task *task, size_t count, struct str *out);

/* "12/10/2022 09:12, lan: note" */
void plan_task_add_said(const struct task_report *report, struct str *out);

/* "2 of 5" */
void plan_task_add_targets(const struct task_targets *targets, struct str *out);

/* A change that is being asked for; lives in the screen that asks. */
struct plan_task_edit {
	int task;
	int64_t seen;
	struct task_state state;
};

/* True when whoever works may say how the task stands; else *why. */
bool plan_task_may(struct ui *ui, int task, struct why *why);

/* Asks for a task's state, its day, how far it is, and a note; saves it. What may not be is said. */
void plan_task_ask(struct ui *ui, struct plan_task_edit *edit, int task);

#endif

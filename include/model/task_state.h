/* What is said of a task: subject "task/CODE" of the log. */
#ifndef TIENDO_MODEL_TASK_STATE_H
#define TIENDO_MODEL_TASK_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct str;

enum task_step { TASK_NOT_STARTED, TASK_DOING, TASK_DONE, TASK_STEP_MAX };

enum { TASK_PERCENT_UNSAID = -1 };

struct task_state {
	enum task_step step;
	int32_t done;     /* the day it was completed on; DATE_MAX unless it is done */
	int32_t expected; /* the day it will be completed on, as its lead says; DATE_MAX: not said */
	int percent;      /* how far it is, as its lead says; or TASK_PERCENT_UNSAID */
};

/* The state in the log, and back: "" is a task of which nothing was said. False, and not started,
 * when the text is no task's state. */
void task_state_write(const struct task_state *task, struct str *state);
bool task_state_read(const char *state, struct task_state *task);

#endif

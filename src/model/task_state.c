/* States of tasks as lines. */
#include "model/task_state.h"

#include "base/date.h"
#include "base/str.h"
#include "model/state.h"

#include <string.h>

static const char *const task_words[TASK_STEP_MAX] = {
	[TASK_NOT_STARTED] = "not-started",
	[TASK_DOING] = "doing",
	[TASK_DONE] = "done",
};

static void task_state_add_day(struct str *state, const char *name, int32_t day)
{
	char text[DATE_SIZE];

	date_format(day, text);
	state_add(state, name, text);
}

void task_state_write(const struct task_state *task, struct str *state)
{
	state_add(state, "state", task_words[task->step]);
	task_state_add_day(state, "done", task->done);
	task_state_add_day(state, "expected", task->expected);
	if (task->percent != TASK_PERCENT_UNSAID)
		state_add_number(state, "percent", task->percent);
}

static int32_t task_state_day(const char *state, const char *name)
{
	char text[DATE_SIZE];
	int32_t day;

	return state_copy(state, name, text, sizeof(text)) && date_parse(text, &day) ? day :
										       DATE_MAX;
}

bool task_state_read(const char *state, struct task_state *task)
{
	char text[16];

	*task = (struct task_state){ .done = DATE_MAX,
				     .expected = DATE_MAX,
				     .percent = TASK_PERCENT_UNSAID };
	if (!*state)
		return true;
	state_copy(state, "state", text, sizeof(text));
	while (task->step < TASK_STEP_MAX && strcmp(task_words[task->step], text) != 0)
		task->step++;
	if (task->step == TASK_STEP_MAX) {
		task->step = TASK_NOT_STARTED;
		return false;
	}
	task->done = task_state_day(state, "done");
	task->expected = task_state_day(state, "expected");
	if (state_copy(state, "percent", text, sizeof(text)))
		task->percent = (int)state_number(state, "percent");
	return true;
}

/* The states of the programme's tasks, as their leads say. */
#ifndef TIENDO_STORE_TASK_H
#define TIENDO_STORE_TASK_H

#include "calc/pace.h"
#include "model/task_state.h"
#include "store/figure.h"
#include "store/log.h"

enum { TASK_NOTE_SIZE = 512 };

/* What was said of a task, by whom, and why. */
struct task_report {
	struct task_state state;
	int64_t row; /* its revision; 0: nothing was ever said */
	char author[64];
	int64_t clock;
	char note[TASK_NOTE_SIZE];
};

/* The shown one. `task` is a task's id. */
bool task_read(struct store *s, const struct programme *p, int task, struct task_report *report,
	       struct err *err);

/* All that were said of a task, newest first; return false to stop. */
typedef bool task_fn(const struct task_report *report, void *arg);
bool task_history(struct store *s, const struct programme *p, int task, task_fn *fn, void *arg,
		  struct err *err);

/* True when whoever works may say how the task stands: its lead, or the unit that stands today in its
 * place, or the coordinator (RIGHT_TASK). */
bool task_may(struct store *s, const struct programme *p, int task, struct err *err);

/* Says how a task stands, with a note: ERR_TASK_NOTE without one. What is done has its day, not
 * after today, and no expected one: ERR_TASK_DONE; a percentage is from 0 to 100: ERR_TASK_PERCENT.
 * `seen` is the row that it is based on; LOG_STALE when there is another one by now. */
bool task_put(struct store *s, const struct act *act, int task, const struct task_state *state,
	      int64_t seen, const char *note, enum log_outcome *outcome, struct err *err);

/* How many of the linked indicators that have a target of the nation in force meet it: "2 of 5". */
struct task_targets {
	int met, all;
};
bool task_targets(struct store *s, const struct programme *p, const struct units *u, int task,
		  const struct view *view, const struct pace_limits *limits,
		  struct task_targets *targets, struct err *err);

#endif

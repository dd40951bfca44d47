/* How a task stands to the day it is due, counted as the Government counts its own: completed in
 * time or late; not completed and not yet due, or overdue. And whom tasks, duties and milestones
 * concern. */
#ifndef TIENDO_CALC_TASK_H
#define TIENDO_CALC_TASK_H

#include "model/programme.h"
#include "model/task_state.h"
#include "model/unit.h"

#include <stdbool.h>
#include <stdint.h>

enum task_pace {
	TASK_IN_TIME,  /* not completed, not yet due (or never) */
	TASK_DUE_SOON, /* not completed, due within TASK_SOON_DAYS */
	TASK_OVERDUE,
	TASK_DONE_IN_TIME,
	TASK_DONE_LATE,
	TASK_PACE_MAX
};

enum { TASK_SOON_DAYS = 30 };

/* The day a task (its id) is due: the last one on which a target is due that its document sets for
 * a linked indicator; without one the end of the document's last year; DATE_MAX when that is open. */
int32_t task_due(const struct programme *p, int task);

/* The due day itself is in time. What is done without a day counts as done in time. */
enum task_pace task_pace_of(const struct task_state *task, int32_t due, int32_t today);

/* What a unit has to do with a task, itself or as who came by `day` into the place of one that the plan
 * names. */
enum task_part { TASK_PART_NONE, TASK_PART_COORDINATES, TASK_PART_LEADS };
enum task_part task_part_of(const struct units *u, const struct task *task, const struct unit *unit,
			    int32_t day);

/* True when a duty's holder or a milestone's scope ("all", "province", "ministry" ...) is a unit of
 * this kind. */
bool body_holds(const char *word, enum unit_kind kind);

/* The first day of what happens on `date`, every year if `yearly`, on or after `from`; DATE_MAX when
 * there is none. 29 February is the last day of that month in other years. */
int32_t task_day_next(int32_t date, bool yearly, int32_t from);

#endif

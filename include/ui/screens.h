/* The screens, and what each is opened with. */
#ifndef TIENDO_UI_SCREENS_H
#define TIENDO_UI_SCREENS_H

#include "store/draft.h"
#include "store/log.h"
#include "ui/view.h"

#include <stdint.h>

/* The programme as a tree. No argument. */
extern const struct view_ops overview_view;

/* One indicator for a unit and its children (the nation: all that report). */
struct indicator_arg {
	int indicator;
	int parent;                /* 0: the nation */
	int select;                /* the unit to stand on, 0 for the first row */
	const struct draft *draft; /* a half-typed field to go on with, or NULL */
};
extern const struct view_ops indicator_view;

/* One unit for all of its indicators. */
struct unit_arg {
	int unit;
	int select; /* the indicator to stand on, 0 for the first */
	int parent; /* of a unit below the reporting units: whose child it is; else 0 */
};
extern const struct view_ops unit_view;

/* Entering many values: one indicator for all units that report it, or all indicators of one unit. */
struct entry_arg {
	int indicator; /* 0: those of `unit` */
	int unit;      /* 0: those that report `indicator` */
	int parent;    /* whose children are meant, or the unit is; 0: the reporting units */
	int select;    /* the unit or indicator to stand on, 0 for the first */
	int *back; /* where the screen that asks, which stays below, is told the last one; or NULL */
	const struct draft *draft; /* a half-typed field to go on with, or NULL */
	bool unexplained;          /* only unusual values without a reason, to give them theirs */
};
extern const struct view_ops entry_view;

/* Where a number comes from. */
struct explain_arg {
	int indicator, unit;
};
extern const struct view_ops explain_view;

/* All revisions of a cell. */
struct history_arg {
	int indicator, unit;
	int32_t period;
};
extern const struct view_ops history_view;

/* Opens the grid of the cell's indicator, in the cell's own period and on its unit. */
void entry_at(struct ui *ui, const struct history_arg *cell);

/* What was said of a cell: comments, evidence, the flag for follow-up. Opened as history is. */
extern const struct view_ops notes_view;

/* The cells that are flagged for follow-up. No argument. */
extern const struct view_ops flags_view;

/* Milestones and deadlines around the period shown, the rules they follow, locks. No argument. */
extern const struct view_ops calendar_view;

/* Tasks, duties, milestones and documents of the programme. No argument. */
extern const struct view_ops plans_view;

/* One of them: all that the programme holds about it. */
enum plan_kind { PLAN_DOCUMENT, PLAN_TASK, PLAN_DUTY, PLAN_MILESTONE, PLAN_KIND_MAX };
struct plan_arg {
	enum plan_kind kind;
	int id;           /* its place + 1 */
	const char *code; /* of a milestone, instead: the coordinator may have added it */
};
extern const struct view_ops plan_view;

/* What waits for a decision. NULL: everything of the period shown. */
struct queue_arg {
	int unit; /* it and those below it; 0: all */
};
extern const struct view_ops queue_view;

/* The same as a session: unit by unit, of the period shown. */
struct session_arg {
	int unit;      /* as the queue's */
	int64_t since; /* when it began; 0: now */
};
extern const struct view_ops session_view;

/* What is to be done: the own values of a reporter or owner, everybody's for the Working Group. No
 * argument. */
extern const struct view_ops home_view;

/* Completeness and timeliness by unit and period. No argument. */
extern const struct view_ops completeness_view;

/* Choosing the period shown. No argument. */
extern const struct view_ops period_view;

/* Choosing a file to import; the preview takes its place. NULL: a table must name its indicators. */
struct files_arg {
	int indicator; /* of a table that names none */
};
extern const struct view_ops files_view;

/* First start: there is no database. No argument; puts the overview in its place when one was made. */
extern const struct view_ops start_view;

#endif

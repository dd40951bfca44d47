/* The list of documents, tasks, duties and milestones: its rows and its drawing. Private to this
 * layer. */
#ifndef TIENDO_SRC_UI_PLANS_H
#define TIENDO_SRC_UI_PLANS_H

#include "plan_milestone.h"
#include "plan_task.h"
#include "ui/list.h"
#include "ui/screens.h"
#include "ui/search.h"

#include <stdint.h>

enum plans_filter {
	PLANS_ALL,
	PLANS_UNIT, /* what concerns ui->body */
	PLANS_OPEN, /* tasks that are not completed */
	PLANS_OVERDUE,
	PLANS_FILTER_MAX
};

struct plans {
	struct plan_arg *row; /* id 0: the heading of its kind; of a milestone its place + 1 */
	size_t room;
	size_t count[PLAN_KIND_MAX]; /* rows below each heading */
	struct list list;
	struct search search;
	struct plan_task *task; /* by id - 1 */
	struct plan_milestones milestones;
	enum plans_filter filter;
	struct plan_task_edit edit;
	int *choice; /* units that are offered, the first one the account's */
};

/* The selected row; NULL on a heading. */
const struct plan_arg *plans_row(const struct plans *s);

/* The milestone of a row. */
const struct plan_milestone *plans_milestone(const struct plans *s, const struct plan_arg *plan);

/* Its code, and its name in the language spoken. */
const char *plans_code(const struct ui *ui, const struct plans *s, const struct plan_arg *plan);
const char *plans_row_name(const struct ui *ui, const struct plans *s, const struct plan_arg *plan);

/* Makes the rows that pass the filter. */
void plans_arrange(const struct ui *ui, struct plans *s);

/* The unit that whoever works belongs to, where it is one that reports; 0 when there is none. */
int plans_own_unit(const struct ui *ui);

/* Asks which rows are shown. */
void plans_ask_filter(struct ui *ui, struct plans *s);

void plans_draw(struct ui *ui, void *state);
void plans_detail(struct ui *ui, void *state, struct str *out);

#endif

/* The milestones as they are now: those of the plans, as changed or removed, and those that the
 * coordinator added. Private to this layer. */
#ifndef TIENDO_SRC_UI_PLAN_MILESTONE_H
#define TIENDO_SRC_UI_PLAN_MILESTONE_H

#include "store/milestone.h"
#include "ui/view.h"

struct ui;
struct str;

enum { PLAN_CODE_SIZE = 64 };

struct plan_milestone {
	char code[PLAN_CODE_SIZE];
	char *name, *scope;
	enum milestone_origin origin;
	bool removed, yearly;
	int document;  /* id, 0 of one that was added */
	int32_t date;  /* as it was set */
	int32_t shown; /* the next one from the period shown on; the last one when it is past */
	char author[64];
	int64_t clock;
};

/* In the order of the plans, so that the place of a planned one + 1 is its id; those that were added
 * follow. */
struct plan_milestones {
	struct plan_milestone *item;
	size_t count, room;
};

/* Reads them anew. plan_milestones_release frees. */
bool plan_milestones_load(struct ui *ui, struct plan_milestones *list, struct err *err);
void plan_milestones_release(struct plan_milestones *list);

/* The one of a code; NULL when there is none any more. */
const struct plan_milestone *plan_milestone_find(const struct plan_milestones *list,
						 const char *code);

/* "removed by lan, 12/10/2022 09:12"; nothing of one that stands as planned. */
void plan_milestone_add_origin(const struct plan_milestone *m, struct str *out);

/* True when there is something to restore and whoever works may; else *why. */
bool plan_milestone_may_restore(struct ui *ui, const struct plan_milestone *m, struct why *why);

/* Has it stand again, or as planned again, and says so. */
enum view_result plan_milestone_restore(struct ui *ui, const struct plan_milestone *m);

#endif

/* The dated events of the programme: those of its plans, as the coordinator may have changed or
 * removed them, and those that the coordinator added (subject "milestone/CODE"). */
#ifndef TIENDO_STORE_MILESTONE_H
#define TIENDO_STORE_MILESTONE_H

#include "store/log.h"

enum milestone_origin { MILESTONE_PLANNED, MILESTONE_CHANGED, MILESTONE_ADDED };

struct milestone_entry {
	const char *code;
	enum milestone_origin origin;
	bool removed;
	int planned; /* id of the plan's record, 0 when it was added */
	int32_t date;
	bool yearly;
	const char *name;
	const char *scope;  /* all, ministry, province; of one that was added: all */
	const char *author; /* NULL for one as planned */
	int64_t clock;
};

/* Those of the plans first, in their order; removed ones, too, marked. Texts are borrowed until the
 * callback returns; return false to stop. Names of the plan's are in the language given. */
typedef bool milestone_fn(const struct milestone_entry *entry, void *arg);
bool milestones_each(struct store *s, const struct programme *p, enum lang lang, milestone_fn *fn,
		     void *arg, struct err *err);

/* Sets name, date and `yearly` of a milestone; a NULL code adds one. RIGHT_PLAN;
 * ERR_MILESTONE_NAME without a name. */
bool milestone_put(struct store *s, const struct act *act, const char *code, const char *name,
		   int32_t date, bool yearly, struct err *err);

/* Removes one; has a removed one stand again, a changed or removed one of the plan as planned. RIGHT_PLAN. */
bool milestone_remove(struct store *s, const struct act *act, const char *code, struct err *err);
bool milestone_restore(struct store *s, const struct act *act, const char *code, struct err *err);

#endif

/* Cut-offs and deadlines, and what is locked.
 *
 * The settings give the usual rule. The coordinator may set another for all, or for what a document
 * sets targets for (subject "calendar/CODE"): of both the document's goes first. */
#ifndef TIENDO_STORE_CALENDAR_H
#define TIENDO_STORE_CALENDAR_H

#include "model/deadline.h"
#include "store/log.h"

/* Who set a rule, and when; of the settings' nobody. */
struct calendar_origin {
	bool set;
	char author[64];
	int64_t clock;
};

struct calendar {
	struct deadline_rule usual; /* the settings', or what the coordinator set for all */
	struct calendar_origin usual_origin;
	struct deadline_rule *document; /* by id - 1 */
	struct calendar_origin *origin; /* likewise; not set: the usual rule holds */
	size_t documents;
};

/* Reads it; `usual` is the settings'. calendar_release frees. */
bool calendar_load(struct store *s, const struct programme *p, const struct deadline_rule *usual,
		   struct calendar *c, struct err *err);
void calendar_release(struct calendar *c);

/* Days of a period for an indicator: of the document whose target is in force for it. */
int32_t calendar_cutoff(const struct calendar *c, const struct programme *p, int indicator,
			int32_t period);
int32_t calendar_deadline(const struct calendar *c, const struct programme *p, int indicator,
			  int32_t period);

/* The document whose rule that is; 0: it is the usual one. */
int calendar_document(const struct calendar *c, const struct programme *p, int indicator,
		      int32_t period);

/* Sets the rule of a document (0: of all); NULL takes it back. RIGHT_PLAN. */
bool calendar_put(struct store *s, const struct act *act, int document,
		  const struct deadline_rule *rule, const char *reason, struct err *err);

/* What a lock covers. */
struct lock {
	int32_t period; /* and every period within it */
	int unit;       /* and those below it; 0: every unit */
	int group;      /* of indicators; 0: all */
};

/* Locks or opens again, with a reason. RIGHT_PLAN; ERR_LOCK_REASON, ERR_LOCK_ALREADY, ERR_LOCK_NONE. */
bool lock_put(struct store *s, const struct act *act, const struct lock *lock, bool locked,
	      const char *reason, struct err *err);

/* An exception for a unit and those below it until a day (that day included); DATE_MIN ends it.
 * RIGHT_PLAN; ERR_LOCK_REASON, ERR_LOCK_PAST, ERR_EXCEPTION_NONE. */
bool lock_except(struct store *s, const struct act *act, int32_t period, int unit, int32_t until,
		 const char *reason, struct err *err);

/* True when the cell may be written to; else err says by whom and when it was locked, and whom to ask.
 * Indicator 0: what is said of all of them, which a lock of any group stops. */
bool lock_allows(struct store *s, const struct programme *p, int indicator, int unit,
		 int32_t period, struct err *err);

/* What a lock or an exception covers, from its subject in the log; false when that is of another kind, or
 * not understood. */
bool lock_of_subject(struct store *s, const struct programme *p, const char *subject,
		     struct lock *lock);

struct lock_entry {
	struct lock lock;
	bool exception;
	int32_t until; /* of an exception */
	bool expired;
	const char *author, *reason;
	int64_t clock;
};
typedef bool lock_fn(const struct lock_entry *entry, void *arg);
bool locks_each(struct store *s, const struct programme *p, lock_fn *fn, void *arg,
		struct err *err);

#endif

/* What else the layer asks of locks and of the coordinator's subjects. Private to this layer. */
#ifndef TIENDO_STORE_LOCK_H
#define TIENDO_STORE_LOCK_H

#include "store/calendar.h"

/* Whether anything is locked at all: a batch asks once. */
bool lock_any(struct store *s, bool *any, struct err *err);

/* Writes a subject of the coordinator's, as a batch of its own; the right is asked within it. */
bool plan_put(struct store *s, const struct act *act, const char *name, const char *state,
	      const char *reason, enum log_outcome *outcome, struct err *err);

#endif

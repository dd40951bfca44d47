/* Everything that is derived, computed anew from the log. Private to this layer. */
#ifndef TIENDO_STORE_RECOMPUTE_H
#define TIENDO_STORE_RECOMPUTE_H

#include "cell.h"
#include "ledger.h"
#include "model/programme.h"

/* Each gets its rows in the order of its table's key, and ends the pass by returning false. The
 * sums of an indicator come after its cells. */
struct recompute {
	bool (*cell)(int indicator, int unit, const struct cell *cell, enum value_status status,
		     void *arg);
	bool (*sums)(int indicator, int unit, int32_t period, enum basis basis,
		     const struct sums *sums, void *arg);
	void *arg;
};

/* The ledger holds the first pass; where others are needed, the log is read again. */
bool recompute_all(struct store *s, const struct programme *p, struct ledger *l,
		   const struct recompute *to, struct err *err);

#endif

/* The derived tables beside what the log makes of them. Private to this layer. */
#ifndef TIENDO_STORE_COMPARE_H
#define TIENDO_STORE_COMPARE_H

#include "cell.h"
#include "ledger.h"
#include "model/programme.h"

/* Called for each row that is not what it ought to be, in the order of the table's key; `is` is
 * NULL when it is missing, `ought` when the log knows nothing of it. Returning false ends it. The
 * row may be changed from within. The ledger holds the first pass over the log. */
struct compare {
	bool (*cell)(int indicator, int unit, const struct cell *is, const struct cell *ought,
		     enum value_status status, void *arg);
	bool (*sums)(int indicator, int unit, int32_t period, enum basis basis,
		     const struct sums *ought, void *arg);
	void *arg;
	int64_t cells, rollups; /* counted: the rows that are there or ought to be */
};

bool compare_derived(struct store *s, const struct programme *p, struct ledger *l,
		     struct compare *c, struct err *err);

#endif

/* Illustrative values: plausible, made up, the same every time (a fixed seed), marked as such.
 *
 * Every indicator that is not national gets values for 2021-Q4 to 2025-Q4 at its own frequency, for
 * the lowest units that stand below those in its scope. Published results are saved beside them. The
 * reports of the last period are at every stage: missing, drafts, submitted, returned, verified. */
#ifndef TIENDO_EXCHANGE_DEMO_H
#define TIENDO_EXCHANGE_DEMO_H

#include "base/err.h"
#include "exchange/published.h"
#include "model/catalogue.h"
#include "store/store.h"

/* Fills a new database that holds the catalogue; `author` is whose published results are. */
bool demo_save(struct store *s, const struct catalogue *c, const char *author,
	       struct published_report *published, int64_t *values, struct err_list *faults,
	       struct err *err);

#endif

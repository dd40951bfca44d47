/* Published national results as values of the nation.
 *
 * A row whose definition matches exactly becomes a value of the nation in the period it was
 * published for (one longer than the indicator's own, in the last own period within it: the state
 * at its end), with its source as evidence; several of one cell become successive revisions in the
 * order of their quality (estimate, provisional, final) and date. All other rows, and those that
 * cannot be a value, become notes on the subject "indicator/CODE". One batch. */
#ifndef TIENDO_EXCHANGE_PUBLISHED_H
#define TIENDO_EXCHANGE_PUBLISHED_H

#include "base/err.h"
#include "model/catalogue.h"
#include "store/store.h"

struct published_report {
	int values; /* revisions of values */
	int notes;
	int refused; /* exact rows that could not become a value: notes as well, named in `faults` */
};

bool published_save(struct store *s, const struct catalogue *c, const char *author,
		    struct published_report *report, struct err_list *faults, struct err *err);

#endif

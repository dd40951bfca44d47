/* What a person said once that the headings of their tables mean ("DVC TT" is GOV.SVC.USE): kept with what
 * was imported by them, as notes on the indicators, and used for whoever said it alone. */
#ifndef TIENDO_EXCHANGE_HEADING_H
#define TIENDO_EXCHANGE_HEADING_H

#include "base/mem.h"
#include "exchange/import.h"
#include "store/store.h"

struct act;

/* headings_load, headings_release. */
struct headings {
	struct import_heading *heading; /* oldest first: a later one goes before an earlier one */
	size_t count, room;
	struct arena texts;
};

bool headings_load(struct headings *h, struct store *s, const struct programme *p,
		   const char *author, struct err *err);
void headings_release(struct headings *h);

/* Keeps one, within a batch or as one of its own. */
bool heading_keep(struct store *s, const struct act *act, const struct import_heading *heading,
		  struct err *err);

#endif

/* How far the illustrative reports of the last period have come. Private to this layer. */
#ifndef TIENDO_SRC_EXCHANGE_DEMO_CYCLE_H
#define TIENDO_SRC_EXCHANGE_DEMO_CYCLE_H

#include "store/cycle.h"

/* Takes steps of the reporting cycle with these cells, as drawn for each unit and cell: some units have
 * not submitted yet, others wait for the reviewer, most are verified but for what was returned. */
bool demo_cycle(struct store *s, const struct act *act, const struct cycle_cell *cells,
		size_t count, struct err *err);

#endif

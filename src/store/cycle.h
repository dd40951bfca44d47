/* The names of reports. Private to this layer. */
#ifndef TIENDO_STORE_CYCLE_PRIVATE_H
#define TIENDO_STORE_CYCLE_PRIVATE_H

#include "store/cycle.h"

struct str;

/* "report/UNIT/2022-Q3": the subject of "nothing to report". */
void cycle_report_name(struct store *s, int unit, int32_t period, struct str *name);

/* The revision that the value of a cell's revision came with: steps carry it on, an undo brings it
 * back. */
int64_t cycle_origin(struct store *s, int64_t row);

#endif

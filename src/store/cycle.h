/* The names of reports. Private to this layer. */
#ifndef TIENDO_STORE_CYCLE_PRIVATE_H
#define TIENDO_STORE_CYCLE_PRIVATE_H

#include "store/cycle.h"

struct str;

/* "report/UNIT/2022-Q3": the subject of "nothing to report". */
void cycle_report_name(struct store *s, int unit, int32_t period, struct str *name);

#endif

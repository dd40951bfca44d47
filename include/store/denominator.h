/* The denominator that goes with a numerator where none was given. */
#ifndef TIENDO_STORE_DENOMINATOR_H
#define TIENDO_STORE_DENOMINATOR_H

#include "model/programme.h"
#include "store/store.h"

/* Of the unit's period before, else its reference figure (population). */
struct denominator {
	int64_t value;  /* at the indicator's decimals */
	int32_t period; /* where it is from, or PERIOD_NONE and the year of the reference figure */
	int year;
};

/* False when there is none. */
bool denominator_find(struct store *s, const struct programme *p, int indicator, int unit,
		      int32_t period, struct denominator *d);

#endif

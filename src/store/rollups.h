/* All sums of one indicator, made in memory of all its values: what derive_sums makes of the
 * tables, parent by parent. Private to this layer.
 *
 *   rollups_new; for each indicator rollups_add for each value, then rollups_sum; rollups_free. */
#ifndef TIENDO_STORE_ROLLUPS_H
#define TIENDO_STORE_ROLLUPS_H

#include "calc/sums.h"
#include "store/figure.h"

struct rollups;

struct rollups *rollups_new(struct store *s, struct err *err);
void rollups_free(struct rollups *r);

/* What a unit's cell holds on these bases (bit 1 << basis); ascending by unit, then period. */
void rollups_add(struct rollups *r, int unit, int32_t period, unsigned bases,
		 const struct value *value);

/* Gives each sum that is kept, in the order of the table's key, and forgets the values. */
typedef bool rollups_fn(int unit, int32_t period, enum basis basis, const struct sums *sums,
			void *arg);
bool rollups_sum(struct rollups *r, const struct indicator *i, rollups_fn *fn, void *arg);

#endif

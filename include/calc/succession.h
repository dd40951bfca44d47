/* An earlier figure of a unit that came into being by merger: made from all its
 * predecessors. (FORMULAS: A successor.) */
#ifndef TIENDO_CALC_SUCCESSION_H
#define TIENDO_CALC_SUCCESSION_H

#include "model/programme.h"
#include "model/value.h"

#include <stdbool.h>
#include <stddef.h>

/* Rebuilds one value from `count` predecessors' values. Pairs and numbers are summed (numbers
 * only for AGGREGATE_SUM); yes/no: any no = no, all yes = yes, else absent; ranks, percentages
 * without a denominator and other values are not rebuilt. Not-applicable predecessors are left
 * out; all of them not applicable = not applicable. *have is how many gave a usable value (not
 * applicable counts). Returns true when the result is not absent. Quality is the weakest of the
 * inputs' (estimate before provisional before final; none if any has none), flags their union. */
bool succession_value(const struct indicator *i, const struct value *values, size_t count,
		      struct value *result, size_t *have);

#endif

/* Sums over units: what a regional or national figure needs, exactly.
 *
 * A sums record is made for one indicator, period and parent unit by adding each child once:
 * a reporting unit (or a unit below one) with sums_add_unit, a region or the central node with
 * sums_add. The order does not matter. (FORMULAS: National, regional, merged.) */
#ifndef TIENDO_CALC_SUMS_H
#define TIENDO_CALC_SUMS_H

#include "model/programme.h"
#include "model/value.h"

#include <stdbool.h>
#include <stdint.h>

struct sums {
	int32_t expected;     /* units in scope and valid */
	int32_t reported;     /* of these: entered the figure */
	int32_t partial;      /* of these: their own figure is an incomplete roll-up */
	int32_t percent_only; /* gave a percentage without a denominator: left out of the sum */
	int32_t not_applicable;
	int32_t yes;                        /* share */
	int64_t numerator, denominator;     /* weighted */
	int64_t number;                     /* sum */
	int64_t ref_reported, ref_expected; /* reference denominators, 0 when there is none */
	unsigned flags;                     /* value_flag of anything that entered */
	bool overflow;                      /* a sum left 64 bits: the figure is absent */
};

/* Adds one unit that is expected to report. `value` is its figure (own value, or the one its
 * children make up), NULL or absent when it gave none; `partial` says that it is itself an
 * incomplete roll-up; `reference` is its reference denominator, 0 when not known (that of a unit
 * to which the figure does not apply is left out). A percentage alone or a pair without a
 * denominator does not enter. */
void sums_add_unit(struct sums *s, const struct indicator *i, const struct value *value,
		   bool partial, int64_t reference);

/* Adds a region's or the central node's sums. */
void sums_add(struct sums *s, const struct sums *child);

/* The figure that the sums make: *low = *high except for a share with missing answers. Absent
 * (den 0) when nothing was reported, on overflow, or for AGGREGATE_NONE. The percentages of
 * ratios and shares are in percent. */
void sums_figure(const struct sums *s, const struct indicator *i, struct quantity *low,
		 struct quantity *high);

/* Coverage as a fraction 0..1: reported (and not applicable) of expected; 1 when none is. */
double sums_coverage(const struct sums *s);

/* The value that a unit without one of its own takes from the sums of its children, so that it
 * can enter its parent's sum: a pair, a number, or for yes/no all yes = yes, any no = no, else
 * absent. Returns false (and an absent value) when they make none. *partial is set when some
 * child is missing. Children that are all not applicable make that. Quality is not kept. */
bool sums_value(const struct sums *s, const struct indicator *i, struct value *value,
		bool *partial);

/* Same content. */
bool sums_equal(const struct sums *a, const struct sums *b);

/* The figure of a single value of this indicator, absent for absent and not applicable:
 * a percentage, or the number (yes = 1, no = 0). */
struct quantity value_quantity(const struct value *value, const struct indicator *i);

#endif

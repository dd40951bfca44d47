/* When the target will be reached if things go on as they did: weighted linear regression over
 * the values since the last break, weight 2^-age in years. (FORMULAS: Projection.) */
#ifndef TIENDO_CALC_PROJECTION_H
#define TIENDO_CALC_PROJECTION_H

#include "calc/aim.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct projection_point {
	int32_t day;
	double value;
};

enum projection_outcome {
	PROJECTION_NONE,    /* fewer than 3 values, a rank, or no target */
	PROJECTION_REACHED, /* the last value meets it */
	PROJECTION_DATE,    /* on *day */
	PROJECTION_NEVER    /* not at this pace */
};

struct projection {
	enum projection_outcome outcome;
	int32_t day;   /* PROJECTION_DATE */
	double at_due; /* the line at the due day, clamped to 0..100 for shares */
	double slope;  /* per year */
};

/* Points ascending by day. `share` clamps. Days beyond 100 years ahead count as never. */
struct projection projection_of(const struct projection_point *points, size_t count,
				const struct aim *aim, bool share);

#endif

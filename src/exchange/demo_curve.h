/* The made-up course of an indicator and of its units. Private to this layer.
 *
 * Only + - * / on doubles are used, so that every machine makes the same figures. */
#ifndef TIENDO_EXCHANGE_DEMO_CURVE_H
#define TIENDO_EXCHANGE_DEMO_CURVE_H

#include "model/programme.h"

#include <stdint.h>

/* A number in [0, 1) that depends on the seed, a purpose and three places. */
double demo_random(unsigned purpose, int a, int b, int c);

/* The national level over time: points by day, an S-curve between two. */
enum { DEMO_POINTS = 12 };

struct demo_course {
	size_t points;
	struct {
		int32_t day;
		double level; /* percent for ratios and yes/no, else the figure itself */
	} point[DEMO_POINTS];
};

struct demo_course demo_course_of(const struct programme *p, int indicator);
double demo_course_at(const struct demo_course *course, int32_t day);

/* A share 0..1 seen from a unit that stands `lead` (0..1, 0.5 = as the nation) before or behind:
 * the odds are multiplied, so that it never leaves 0..1. */
double demo_share(double national, double lead);

#endif

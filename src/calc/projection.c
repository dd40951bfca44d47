/* Weighted linear regression towards the target. (FORMULAS: Projection.) */
#include "calc/projection.h"

#include <math.h>

#define PROJECTION_YEAR 365.25 /* days */
#define PROJECTION_HORIZON_YEARS 100.0
#define PROJECTION_TOLERANCE 1e-6 /* days */

enum { PROJECTION_POINTS_MIN = 3 };

/* value = level + slope * (years after the last point) */
struct projection_line {
	double level, slope;
};

static double projection_years(int32_t from, int32_t to)
{
	return ((double)to - from) / PROJECTION_YEAR;
}

/* Weights halve with each year of age. False when all points lie on one day. */
static bool projection_fit(const struct projection_point *points, size_t count,
			   struct projection_line *line)
{
	const int32_t last = points[count - 1].day;
	double weight = 0, x_mean = 0, y_mean = 0, xx = 0, xy = 0;

	for (size_t i = 0; i < count; i++) {
		const double x = projection_years(last, points[i].day), w = exp2(x);

		weight += w;
		x_mean += w * x;
		y_mean += w * points[i].value;
	}
	x_mean /= weight;
	y_mean /= weight;
	for (size_t i = 0; i < count; i++) {
		const double x = projection_years(last, points[i].day), w = exp2(x);

		xx += w * (x - x_mean) * (x - x_mean);
		xy += w * (x - x_mean) * (points[i].value - y_mean);
	}
	if (xx <= 0)
		return false;
	line->slope = xy / xx;
	line->level = y_mean - line->slope * x_mean;
	return true;
}

static bool projection_met(const struct aim *aim, double value, double target)
{
	if (aim->op == OP_AT_MOST)
		return value <= target;
	return aim->op == OP_ABOVE ? value > target : value >= target;
}

static double projection_clamp(double value, bool share)
{
	return share ? fmin(fmax(value, 0), 100) : value;
}

/* The day on which the line meets the target; false when it runs another way or beyond the
 * horizon. */
static bool projection_meets(const struct projection_line *line, const struct aim *aim,
			     double target, int32_t last, int32_t *day)
{
	const double towards = aim->op == OP_AT_MOST ? -line->slope : line->slope;
	double years;

	if (!(towards > 0))
		return false;
	years = (target - line->level) / line->slope;
	if (!(years <= PROJECTION_HORIZON_YEARS))
		return false;
	/* The line may be past the target where the last value is not: then the next day. A
	 * whole day is not pushed on by the last bit of a division. */
	*day = last + (int32_t)fmax(1, ceil(years * PROJECTION_YEAR - PROJECTION_TOLERANCE));
	return true;
}

struct projection projection_of(const struct projection_point *points, size_t count,
				const struct aim *aim, bool share)
{
	struct projection p = { .outcome = PROJECTION_NONE };
	const double target = quantity_double(aim->value);
	struct projection_line line;
	int32_t last;

	if (!aim->target || aim->rank || count < PROJECTION_POINTS_MIN ||
	    !projection_fit(points, count, &line))
		return p;
	last = points[count - 1].day;
	p.slope = line.slope;
	p.at_due = projection_clamp(line.level + line.slope * projection_years(last, aim->due),
				    share);
	if (projection_met(aim, points[count - 1].value, target))
		p.outcome = PROJECTION_REACHED;
	else if (projection_clamp(target, share) == target &&
		 projection_meets(&line, aim, target, last, &p.day))
		p.outcome = PROJECTION_DATE;
	else
		p.outcome = PROJECTION_NEVER;
	return p;
}

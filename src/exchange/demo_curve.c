/* The course of illustrative figures: towards the targets, a little over or short of them. */
#include "demo_curve.h"

#include "base/date.h"

#include <stdlib.h>

/* The seed of everything that is made up here. */
#define DEMO_SEED UINT64_C(58)

/* SplitMix64's mixing function (Steele, Lea, Flood 2014). */
static uint64_t demo_mix(uint64_t x)
{
	x += UINT64_C(0x9e3779b97f4a7c15);
	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

double demo_random(unsigned purpose, int a, int b, int c)
{
	uint64_t x = demo_mix(DEMO_SEED + purpose);

	x = demo_mix(x ^ (uint64_t)(unsigned)a);
	x = demo_mix(x ^ (uint64_t)(unsigned)b);
	x = demo_mix(x ^ (uint64_t)(unsigned)c);
	return (double)(x >> 11) / 9007199254740992.0;
}

enum { PURPOSE_START = 100, PURPOSE_REACH, PURPOSE_BACK };

static int demo_target_compare(const void *a, const void *b)
{
	const struct target *x = *(const struct target *const *)a,
			    *y = *(const struct target *const *)b;

	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return (x > y) - (x < y);
}

/* The nation's targets by due day, at most `room`. */
static size_t demo_targets(const struct programme *p, int indicator, const struct target **list,
			   size_t room)
{
	size_t count = 0;

	for (size_t n = 0; n < p->targets && count < room; n++)
		if (p->target[n].indicator == indicator && p->target[n].unit == 0)
			list[count++] = &p->target[n];
	qsort(list, count, sizeof(*list), demo_target_compare);
	return count;
}

static void demo_point(struct demo_course *course, int32_t day, double level)
{
	if (course->points < DEMO_POINTS) {
		course->point[course->points].day = day;
		course->point[course->points].level = level;
		course->points++;
	}
}

/* How much of a target is reached when it is due. */
static double demo_reach(int indicator, int nth)
{
	static const double reach[] = { 1.06, 1.04, 1.03, 1.02, 1.01, 1.0, 0.98, 0.93, 0.85, 0.7 };

	return reach[(int)(demo_random(PURPOSE_REACH, indicator, nth, 0) * 10)];
}

struct demo_course demo_course_of(const struct programme *p, int indicator)
{
	const struct indicator *i = programme_indicator(p, indicator);
	const bool percent = i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO;
	const bool down = i->direction == DIRECTION_DOWN;
	const struct target *target[DEMO_POINTS - 2];
	const size_t count = demo_targets(p, indicator, target, DEMO_POINTS - 2);
	const double start = demo_random(PURPOSE_START, indicator, 0, 0);
	const int32_t first = date_of(2021, 9, 30);
	const double top = i->has_max && !percent ?
				   (double)i->max / (double)number_pow10(i->decimals) :
				   100;
	struct demo_course course = { 0 };
	double level = count ? quantity_double(target[0]->value) : top * 0.6;

	level *= down ? 1.3 + 0.5 * start : 0.45 + 0.35 * start;
	demo_point(&course, first, level);
	for (size_t n = 0; n < count; n++) {
		const double reach = demo_reach(indicator, (int)n),
			     wanted = quantity_double(target[n]->value);
		double next = down ? wanted / reach : wanted * reach;

		if (target[n]->due <= course.point[course.points - 1].day + 60)
			continue;
		/* One in twelve loses a little ground; yes never becomes no. */
		if (i->measure != MEASURE_YESNO &&
		    demo_random(PURPOSE_BACK, indicator, (int)n, 0) < 0.08)
			next = level * (down ? 1.06 : 0.94);
		else if (down ? next > level : next < level)
			next = level;
		if (percent && next > 99.5)
			next = wanted >= 100 && reach >= 1 ? 100 : 99.5;
		level = next;
		demo_point(&course, target[n]->due, level);
	}
	if (percent)
		level += (100 - level) * 0.35;
	else
		level *= down ? 0.85 : 1.2;
	demo_point(&course, date_of(2031, 12, 31), level);
	return course;
}

double demo_course_at(const struct demo_course *course, int32_t day)
{
	size_t n = 1;
	double x;

	while (n + 1 < course->points && course->point[n].day < day)
		n++;
	x = (double)(day - course->point[n - 1].day) /
	    (double)(course->point[n].day - course->point[n - 1].day);
	if (x < 0)
		x = 0;
	if (x > 1)
		x = 1;
	return course->point[n - 1].level +
	       (course->point[n].level - course->point[n - 1].level) * x * x * (3 - 2 * x);
}

double demo_share(double national, double lead)
{
	const double odds = lead < 0.5 ? 1 / (1 + 2.4 * (0.5 - lead)) : 1 + 2.4 * (lead - 0.5);

	return national * odds / (national * odds + 1 - national);
}

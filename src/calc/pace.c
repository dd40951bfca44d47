/* The seven words. (FORMULAS: Pace. Linear ratio and thresholds of Open SDG and Statistics
 * Canada.) */
#include "calc/pace.h"

#include "base/date.h"

/* So that a ratio of exactly 0.60 is not "behind" by the last bit of a division. */
#define PACE_TOLERANCE 1e-12

const struct pace_limits pace_limits_default = {
	.behind = 0.60,
	.accelerate = 0.95,
	.coverage = 2.0 / 3.0,
};

static const struct {
	char glyph;
	enum msg word;
	const char *code;
} pace_words[PACE_MAX] = {
	[PACE_ACHIEVED] = { '+', MSG_PACE_ACHIEVED, "achieved" },
	[PACE_ON_TRACK] = { '=', MSG_PACE_ON_TRACK, "on_track" },
	[PACE_ACCELERATE] = { '~', MSG_PACE_ACCELERATE, "accelerate" },
	[PACE_BEHIND] = { '-', MSG_PACE_BEHIND, "behind" },
	[PACE_AWAY] = { '!', MSG_PACE_AWAY, "away" },
	[PACE_MISSED] = { 'x', MSG_PACE_MISSED, "missed" },
	[PACE_UNKNOWN] = { '?', MSG_PACE_UNKNOWN, "unknown" },
};

char pace_glyph(enum pace pace)
{
	return pace_words[pace].glyph;
}

enum msg pace_word(enum pace pace)
{
	return pace_words[pace].word;
}

const char *pace_code(enum pace pace)
{
	return pace_words[pace].code;
}

static bool pace_below(double value, double limit)
{
	return value < limit - PACE_TOLERANCE * limit;
}

/* What is expected on the day, as the part of the way from B to T that should be done. */
struct pace_path {
	bool known;
	double part; /* (t-t0)/(due-t0), 1 from the due day on */
};

/* FORMULAS, Pace: "no B, or t <= t0, or the target is judged each year"; Which target, `starts`:
 * "before it there is no expected path, from it the whole figure is expected". */
static struct pace_path pace_path_of(const struct aim *aim, const struct pace_input *in)
{
	if (!quantity_known(in->baseline) || in->day <= in->baseline_day || aim->yearly)
		return (struct pace_path){ false, 0 };
	if (aim->starts > DATE_MIN)
		return (struct pace_path){ in->day >= aim->starts, 1 };
	if (in->day >= aim->due)
		return (struct pace_path){ true, 1 };
	return (struct pace_path){ true, ((double)in->day - in->baseline_day) /
						 ((double)aim->due - in->baseline_day) };
}

/* R = (V-B)/(E-B), where E-B is a part of T-B. A way of no length (above T, from T) is done
 * where V has not fallen. */
static double pace_ratio(const struct aim *aim, struct quantity figure, struct quantity baseline,
			 double part)
{
	const double way = quantity_difference(aim->value, baseline) * part;
	const double done = quantity_difference(figure, baseline);

	if (way == 0)
		return done < 0 ? -1 : 1;
	return done / way;
}

/* FORMULAS, Pace: the first rule that fits, for one figure. */
static enum pace pace_of(const struct aim *aim, const struct pace_input *in, struct quantity figure,
			 const struct pace_path *path, const struct pace_limits *limits)
{
	double ratio;

	if (!quantity_known(figure))
		return PACE_UNKNOWN;
	if (aim_met(aim, figure))
		return PACE_ACHIEVED;
	if (in->day >= aim->due)
		return PACE_MISSED;
	if (!path->known)
		return PACE_UNKNOWN;
	if (aim_met(aim, in->baseline))
		return PACE_AWAY;
	ratio = pace_ratio(aim, figure, in->baseline, path->part);
	if (ratio < 0)
		return PACE_AWAY;
	if (pace_below(ratio, limits->behind))
		return PACE_BEHIND;
	return pace_below(ratio, limits->accelerate) ? PACE_ACCELERATE : PACE_ON_TRACK;
}

/* E = B + (T-B)(t-t0)/(due-t0), where there is a way to go. */
static void pace_expect(struct pace_result *result, const struct aim *aim,
			const struct pace_input *in, const struct pace_path *path)
{
	if (!path->known || aim_met(aim, in->baseline))
		return;
	result->has_expected = true;
	result->expected = quantity_double(aim->value);
	if (path->part < 1)
		result->expected = quantity_double(in->baseline) +
				   quantity_difference(aim->value, in->baseline) * path->part;
	if (quantity_known(in->low)) {
		result->has_ratio = true;
		result->ratio = pace_ratio(aim, in->low, in->baseline, path->part);
	}
}

struct pace_result pace_judge(const struct aim *aim, const struct pace_input *in,
			      const struct pace_limits *limits)
{
	struct pace_result result = { .pace = PACE_UNKNOWN };
	struct pace_path path;

	if (!aim->target)
		return result;
	path = pace_path_of(aim, in);
	pace_expect(&result, aim, in, &path);
	result.pace = pace_of(aim, in, in->low, &path, limits);
	/* FORMULAS, National: two bounds answer for their own gaps; other figures need coverage. */
	if (quantity_compare(in->low, in->high) != 0) {
		if (pace_of(aim, in, in->high, &path, limits) != result.pace)
			result.pace = PACE_UNKNOWN;
	} else if (pace_below(in->coverage, limits->coverage)) {
		result.pace = PACE_UNKNOWN;
	}
	return result;
}

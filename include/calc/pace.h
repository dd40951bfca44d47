/* How a figure stands to its target: the seven words. (FORMULAS: Pace. The linear ratio and its
 * thresholds are those of Open SDG and Statistics Canada.) */
#ifndef TIENDO_CALC_PACE_H
#define TIENDO_CALC_PACE_H

#include "base/msg.h"
#include "calc/aim.h"
#include "model/number.h"

#include <stdbool.h>
#include <stdint.h>

enum pace {
	PACE_ACHIEVED,   /* + */
	PACE_ON_TRACK,   /* = */
	PACE_ACCELERATE, /* ~ */
	PACE_BEHIND,     /* - */
	PACE_AWAY,       /* ! */
	PACE_MISSED,     /* x */
	PACE_UNKNOWN,    /* ? */
	PACE_MAX
};

char pace_glyph(enum pace pace);
enum msg pace_word(enum pace pace);    /* MSG_PACE_... */
const char *pace_code(enum pace pace); /* achieved on_track accelerate behind away missed unknown */

struct pace_limits {
	double behind;     /* R below it: behind (0.60) */
	double accelerate; /* R below it: needs acceleration (0.95) */
	double coverage;   /* below it: not enough data (2/3) */
};
extern const struct pace_limits pace_limits_default;

struct pace_input {
	struct quantity low, high; /* the figure's bounds; equal unless a share has gaps */
	struct quantity baseline;
	int32_t baseline_day; /* t0: last day of the baseline's period */
	int32_t day;          /* t: last day of the figure's period */
	double coverage;      /* 1 for a unit's own value */
};

struct pace_result {
	enum pace pace;
	bool has_expected; /* there is a way from B to T, and t is on it or past its end */
	double expected;   /* E, in the figure's unit: the tick on the bar; T once due */
	bool has_ratio;
	double ratio; /* R, of the lower bound */
};

/* Judges. A figure with two bounds gets a word only when both give the same, whatever its
 * coverage; any other with a coverage below the limit gets PACE_UNKNOWN but keeps the expected
 * value. No aim gives PACE_UNKNOWN. Above T from a baseline of T: on the way unless it fell. */
struct pace_result pace_judge(const struct aim *aim, const struct pace_input *in,
			      const struct pace_limits *limits);

#endif

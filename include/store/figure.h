/* Which figure a screen shows for an indicator and a unit, where it comes from, and how it stands
 * to its target. The rules are FORMULAS's "Which figure" and "Which units"; the arithmetic is
 * calc's. */
#ifndef TIENDO_STORE_FIGURE_H
#define TIENDO_STORE_FIGURE_H

#include "calc/aim.h"
#include "calc/pace.h"
#include "calc/projection.h"
#include "calc/sums.h"
#include "model/programme.h"
#include "model/unit.h"
#include "store/store.h"

enum basis { BASIS_LATEST, BASIS_SUBMITTED, BASIS_VERIFIED, BASIS_MAX };

#define MAP_OF_PERIOD INT32_MIN /* the country as it was on the period's last day */

/* How the programme is looked at. */
struct view {
	int32_t period;
	enum basis basis;
	int32_t map;  /* MAP_OF_PERIOD or a day */
	int document; /* whose targets; 0 = the one in force */
};

enum figure_source {
	FIGURE_ABSENT,
	FIGURE_OWN,       /* the unit's own cell (reported, or published for the nation) */
	FIGURE_ROLLUP,    /* made of its children */
	FIGURE_SUCCESSOR, /* made of its predecessors */
	FIGURE_FLOW       /* the sum of a flow's periods */
};

struct figure {
	enum figure_source source;
	int32_t period; /* the indicator's own period that is shown (also when absent) */
	bool older;     /* it ends before the shown period does: labelled, not reported */
	struct quantity low, high; /* equal unless a share has missing answers; den 0 when absent */
	bool not_applicable;
	struct value value; /* source OWN, SUCCESSOR or FLOW */
	int64_t row; /* revision of `own`: the one that counts on the basis; 0 when there is none */
	bool conflict;      /* its heads differ */
	struct value own;   /* the unit's own cell of the same period (beside a roll-up) */
	int32_t own_period; /* of `own`: a published figure may have a finer period */
	struct sums sums;   /* source ROLLUP, and whenever children are expected; of a FLOW those
			     * of its least covered period */
	bool partial;       /* made of children of whom some are missing */
	size_t have, of;    /* predecessors: "2 of 3"; of = 0 when it is not rebuilt */
	enum value_quality quality;
	unsigned flags; /* value_flag */
};

/* What is shown of an indicator for a unit; `u` must hold the unit. A figure that is not there is no
 * fault: FIGURE_ABSENT. False with err set when the database cannot be read. */
bool figure_read(struct store *s, const struct programme *p, const struct units *u, int indicator,
		 int unit, const struct view *view, struct figure *figure, struct err *err);

/* The aim in force, achievement, pace, baseline and expected value of a figure. */
struct standing {
	struct aim aim;
	bool has_achievement;
	double achievement;
	struct quantity baseline;
	int32_t baseline_period; /* PERIOD_NONE when there is no baseline */
	struct pace_result pace;
	bool late; /* met, but only after it was due */
};

/* Of a figure as figure_read gave it, with the same programme, units and view. A figure that is absent, or
 * without a target, has PACE_UNKNOWN or no aim; that is no fault. */
bool figure_standing(struct store *s, const struct programme *p, const struct units *u,
		     int indicator, int unit, const struct view *view, const struct figure *figure,
		     const struct pace_limits *limits, struct standing *standing, struct err *err);

/* A unit's figures period by period (the indicator's own frequency), the last `room` that end by
 * the view's period, oldest first; den 0 where absent. Returns how many. */
struct figure_point {
	int32_t period;
	struct quantity figure;
};
size_t figure_series(struct store *s, const struct programme *p, const struct units *u,
		     int indicator, int unit, const struct view *view, struct figure_point *points,
		     size_t room);

/* What a figure is made of, in the order of the tree: each expected unit with its value (state
 * absent for the missing), or each predecessor. */
struct figure_input {
	int unit;
	bool direct; /* a child of the unit itself, else of one of its regions */
	struct value value;
	bool rolled; /* the value is its own children's roll-up */
	bool partial;
	int64_t row; /* its revision, 0 when none */
};
typedef void figure_input_fn(const struct figure_input *input, void *arg);
bool figure_inputs(struct store *s, const struct programme *p, const struct units *u, int indicator,
		   int unit, const struct view *view, figure_input_fn *fn, void *arg,
		   struct err *err);

/* The period shown when none is asked for: at the programme's commonest frequency, the one that
 * holds the end of the latest period with a value, else the one that holds today. */
int32_t figure_default_period(struct store *s, const struct programme *p, const struct units *u);

/* All cells of an indicator and unit, ascending by period, cleared ones too: what an import or an
 * entry compares with. The array is grown as mem_grow does; *count is filled. */
struct cell_past {
	int32_t period;
	int64_t row;
	struct value value;
};
bool cells_of(struct store *s, int indicator, int unit, struct cell_past **cells, size_t *count,
	      size_t *room, struct err *err);

/* Every value that is shown, in the order of the keys (export). Filters of 0 select all. */
struct cell_row {
	int indicator, unit;
	int32_t period;
	struct value value;
	int64_t row;
	const char *author, *note, *source, *reason; /* borrowed until the callback returns */
	int64_t clock;
};
typedef bool cell_fn(const struct cell_row *row, void *arg);
bool cells_each(struct store *s, int indicator, int unit, int32_t period, cell_fn *fn, void *arg,
		struct err *err);

#endif

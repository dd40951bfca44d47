/* One figure at one period, of the indicator's own frequency or longer. Private to this layer. */
#ifndef TIENDO_STORE_FIGURE_AT_H
#define TIENDO_STORE_FIGURE_AT_H

#include "cell.h"
#include "store/figure.h"

enum { PREDECESSORS_MAX = 64, REPORTING_MAX = 512 };

/* What every reading needs; `map` is the day whose country is shown. */
struct sight {
	struct store *s;
	const struct programme *p;
	const struct units *u;
	enum basis basis;
	int32_t map;
	bool beside;    /* read what was reported or published beside a roll-up, too */
	bool other_map; /* a day was chosen: aggregates are summed over that day's children */
	const struct cell_strip *strip; /* read ahead; NULL: nothing was */
};

struct sight sight_of(struct store *s, const struct programme *p, const struct units *u,
		      const struct view *view);

/* The kind of a unit, held in memory or not. */
bool sight_kind(const struct sight *at, int unit, int32_t day, enum unit_kind *kind);

/* The figure of a unit at exactly this period (or, for an own cell, a finer one within it). */
bool figure_at(const struct sight *at, int indicator, int unit, int32_t period, struct figure *f,
	       struct err *err);

/* The figure that a period of any length shows: a flow's sum over it, else the last own period's. */
bool figure_over(const struct sight *at, int indicator, int unit, int32_t period, struct figure *f,
		 struct err *err);

/* What one reporting unit (or a unit below) contributes: its own value, its children's, or its
 * predecessors'. Aggregate units are not asked. */
struct contribution {
	enum figure_source source;
	struct value value;
	int64_t row;
	bool conflict, partial;
	int32_t period; /* of the value */
	size_t have, of;
	struct sums sums; /* source ROLLUP */
};
bool contribution_read(const struct sight *at, int indicator, int unit, int32_t period,
		       struct contribution *c, struct err *err);

#endif

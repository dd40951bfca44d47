/* The target that a figure is compared with, and how far it is reached.
 * (FORMULAS: Which target; Achievement.) */
#ifndef TIENDO_CALC_AIM_H
#define TIENDO_CALC_AIM_H

#include "model/programme.h"
#include "model/unit.h"

#include <stdbool.h>
#include <stdint.h>

/* A target as it applies to one unit. */
struct aim {
	const struct target *target; /* NULL: there is none */
	const struct document *document;
	enum op op;
	struct quantity value, high; /* a yes/no unit: 1 */
	int32_t due;
	int32_t issued; /* day of the document; 1 January of year_from if not known */
	int32_t starts; /* DATE_MIN when from the beginning */
	bool yearly;    /* judged each year: no straight path */
	bool rank;      /* "among the first N" */
};

/* The target in force for an indicator and unit at a period ending on `day`: among documents
 * issued by that day the earliest due on or after it (the later document on a tie), if none is
 * left the latest due. `document` (id) fixes one document instead, 0 for none. `unit` is the
 * unit's id, `kind` its kind: a unit below the nation is compared with the nation's target only
 * for ratios (a yes/no unit with yes, the share of yes in a region as the nation's), else with
 * its own target or none; its own comes before the nation's. A fixed document counts whether
 * issued by then or not. */
struct aim aim_in_force(const struct programme *p, int indicator, int unit, enum unit_kind kind,
			int32_t day, int document);

/* The day a document counts as issued. */
int32_t document_issued(const struct document *d);

/* True when the target is judged each year: its note starts with "áp dụng cho từng năm". */
bool target_yearly(const struct target *t);

/* Met, unrounded. `figure` must be known. */
bool aim_met(const struct aim *aim, struct quantity figure);

/* Achievement in percent into *percent; false when there is none to give: no figure; at least:
 * T <= 0; at most and rank: a baseline that meets the target (no way to go); a rank without a
 * baseline; at most without a baseline: T <= 0 or V <= 0. `baseline` may be absent. */
bool aim_achievement(const struct aim *aim, struct quantity figure, struct quantity baseline,
		     double *percent);

#endif

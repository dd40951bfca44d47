/* Checks of a value at entry. An error never becomes a value; a warning is saved.
 * (FORMULAS: Checks at entry.) */
#ifndef TIENDO_CALC_ENTRY_H
#define TIENDO_CALC_ENTRY_H

#include "base/msg.h"
#include "model/programme.h"
#include "model/value.h"

#include <stddef.h>

enum entry_finding {
	ENTRY_FINE,
	/* errors */
	ENTRY_OVER_SHARE,     /* numerator > denominator of a share */
	ENTRY_NO_DENOMINATOR, /* denominator missing, zero or negative */
	ENTRY_OUT_OF_RANGE,   /* outside the indicator's min - max */
	ENTRY_NOT_VALID,      /* indicator or unit not valid in the period, or not in scope */
	ENTRY_WRONG_FIELDS,   /* fields that this measure does not have */
	/* warnings */
	ENTRY_OUTLIER,   /* modified z > 3 against the unit's own history */
	ENTRY_JUMP,      /* too many points from the last value */
	ENTRY_YTD_FALLS, /* a year-to-date value below an earlier one of its year */
	ENTRY_FINDING_MAX
};

bool entry_is_error(enum entry_finding finding);
enum msg entry_message(enum entry_finding finding); /* MSG_ENTRY_... */
enum msg entry_brief(enum entry_finding finding);   /* a word for a column: MSG_BRIEF_... */

/* Errors that the value itself shows. `aggregate`: the unit is nation, region or central node
 * (its yes/no is a percentage). Absent and not applicable are always fine. */
enum entry_finding entry_check(const struct indicator *i, const struct value *v, bool aggregate);

#define ENTRY_JUMP_POINTS 15.0

struct entry_past {
	int32_t period;
	struct quantity figure;
};

/* Warnings against the unit's own earlier values (ascending by period; what is not before the
 * checked period is left out). From 5 values on the modified z-score 0.6745 |x - median| / MAD with threshold 3;
 * with MAD 0 or fewer values a jump of more than `jump` points from the last one (percentages); the
 * usual figure is ENTRY_JUMP_POINTS. */
enum entry_finding entry_warn(const struct indicator *i, struct quantity figure, int32_t period,
			      const struct entry_past *past, size_t count, double jump);

/* Whether a year-to-date amount (a ratio's numerator, else the number) is below an earlier one of its year,
 * which makes ENTRY_YTD_FALLS of it. False for indicators that are not year-to-date. */
bool entry_ytd_falls(const struct indicator *i, int64_t amount, int32_t period,
		     int64_t earlier_amount, int32_t earlier_period);

#endif

/* What a cell (indicator x unit x period) holds. */
#ifndef TIENDO_MODEL_VALUE_H
#define TIENDO_MODEL_VALUE_H

#include <stdbool.h>
#include <stdint.h>

enum value_state {
	VALUE_ABSENT, /* nothing, or cleared */
	VALUE_GIVEN,
	VALUE_NOT_APPLICABLE
};

enum value_quality {
	QUALITY_NONE,
	QUALITY_ESTIMATE,
	QUALITY_PROVISIONAL,
	QUALITY_FINAL,
	QUALITY_MAX
};

enum value_status { STATUS_DRAFT, STATUS_SUBMITTED, STATUS_RETURNED, STATUS_VERIFIED, STATUS_MAX };

enum value_flag { VALUE_ILLUSTRATIVE = 1 }; /* made for demonstration, not reported */

/* Which fields a given value uses is the measure's:
 *   ratio          numerator and denominator at the indicator's decimals, or `percent`
 *   value count rank yesno    `number` (yes = 1, no = 0) at the indicator's decimals
 *   a yesno of an aggregate unit (nation, region, central)    `percent` */
enum value_fields { FIELDS_PAIR = 1, FIELDS_NUMBER, FIELDS_PERCENT };

enum { VALUE_PERCENT_DECIMALS = 2 };

struct value {
	enum value_state state;
	enum value_fields fields; /* 0 unless state is VALUE_GIVEN */
	enum value_quality quality;
	unsigned flags;
	int64_t numerator;   /* FIELDS_PAIR */
	int64_t denominator; /* FIELDS_PAIR */
	int64_t number;      /* FIELDS_NUMBER; FIELDS_PERCENT at VALUE_PERCENT_DECIMALS */
};

/* Same content: state, fields, figures, quality and flags. */
bool value_equal(const struct value *a, const struct value *b);

#endif

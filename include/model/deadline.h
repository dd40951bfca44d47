/* When the data of a period are cut off and when its report is due: a day for each frequency. */
#ifndef TIENDO_MODEL_DEADLINE_H
#define TIENDO_MODEL_DEADLINE_H

#include "model/period.h"

struct str;

/* "14": that day of the period's last month (its last day where it has no such day); "+10": so many
 * days after the period's last day. */
struct deadline {
	int day;
	bool after;
};

/* From the form above, and back. False, and *d as it was, for any other text: 1 to 31, +0 to +366. */
bool deadline_parse(const char *text, struct deadline *d);
void deadline_add(struct str *out, struct deadline d);

/* The day on which it falls for a period. */
int32_t deadline_of(struct deadline d, int32_t period);

/* One rule for every length of period. */

struct deadline_rule {
	struct deadline cutoff[PERIOD_LENGTH_MAX], due[PERIOD_LENGTH_MAX];
};

#endif

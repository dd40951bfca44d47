/* Units and indicators by what people write: code, GSO or ISO code, abbreviation or name, blind to
 * case, diacritics and the form of spaces. */
#ifndef TIENDO_EXCHANGE_UNIT_LOOKUP_H
#define TIENDO_EXCHANGE_UNIT_LOOKUP_H

#include "model/programme.h"
#include "model/unit.h"

#include <stdint.h>

struct str;
struct unit_lookup;

/* Both must outlive it. */
struct unit_lookup *unit_lookup_new(const struct programme *p, const struct units *u);
void unit_lookup_free(struct unit_lookup *l);

enum unit_lookup_outcome {
	UNIT_FOUND,
	UNIT_UNKNOWN,  /* nothing is called so, or nothing that is valid on the day */
	UNIT_AMBIGUOUS /* several valid ones are */
};

/* A unit valid on `day` (DATE_MAX: ever). Its own code goes before its other codes, these before
 * names; a name borne on the day before one borne at another time. */
enum unit_lookup_outcome unit_lookup_unit(struct unit_lookup *l, const char *text, int32_t day,
					  int *unit);

/* The id of an indicator's code, 0 when there is none. */
int unit_lookup_indicator(struct unit_lookup *l, const char *text);

/* Adds what was perhaps meant: "perhaps AGG An Giang, ...", or "use its code". For an ambiguous
 * text the codes of all it may mean. */
void unit_lookup_near_unit(struct unit_lookup *l, const char *text, int32_t day, struct str *out);
void unit_lookup_near_indicator(struct unit_lookup *l, const char *text, struct str *out);

#endif

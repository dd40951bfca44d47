/* A value as people read it: in histories, explanations, minutes. */
#ifndef TIENDO_CALC_VALUE_WORDS_H
#define TIENDO_CALC_VALUE_WORDS_H

#include "model/programme.h"
#include "model/value.h"

#include <stdbool.h>

struct str;

/* The decimals that a value itself is shown with: those of its indicator's figures, and those that were given
 * with a percentage ("57,85"). */
int value_shown_decimals(const struct indicator *i, const struct value *v);

/* "1.234 / 5.678 = 21,7 % (final)", "yes", "not applicable", in the language spoken. `aggregate`: of the
 * nation, a region or the central node, whose yes/no is a percentage. */
void value_add_words(const struct indicator *i, const struct value *v, bool aggregate,
		     struct str *out);

#endif

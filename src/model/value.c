/* What a cell holds. */
#include "model/value.h"

bool value_equal(const struct value *a, const struct value *b)
{
	if (a->state != b->state)
		return false;
	if (a->state == VALUE_ABSENT)
		return true;
	if (a->quality != b->quality || a->flags != b->flags)
		return false;
	if (a->state != VALUE_GIVEN)
		return true;
	if (a->fields != b->fields)
		return false;
	if (a->fields == FIELDS_PAIR)
		return a->numerator == b->numerator && a->denominator == b->denominator;
	return a->number == b->number;
}

/* An earlier figure of a successor, made from all its predecessors. (FORMULAS: A successor.) */
#include "calc/succession.h"

#include <string.h>

/* What the predecessors gave, before it is known whether it is enough. */
struct succession_total {
	size_t given, not_applicable;
	size_t yes;
	int64_t numerator, denominator, number;
	enum value_quality quality; /* the weakest of the given ones */
	unsigned flags;
	bool overflow;
};

/* True for values that can be added to others of their kind. */
static bool succession_usable(const struct indicator *i, const struct value *v)
{
	switch (i->measure) {
	case MEASURE_RATIO:
		return v->fields == FIELDS_PAIR && v->denominator > 0;
	case MEASURE_VALUE:
	case MEASURE_COUNT:
		return v->fields == FIELDS_NUMBER && i->aggregation == AGGREGATE_SUM;
	case MEASURE_YESNO:
		return v->fields == FIELDS_NUMBER;
	default:
		return false;
	}
}

static void succession_enter(struct succession_total *t, const struct indicator *i,
			     const struct value *v)
{
	if (v->state == VALUE_NOT_APPLICABLE) {
		t->not_applicable++;
		t->flags |= v->flags;
	} else if (v->state == VALUE_GIVEN && succession_usable(i, v)) {
		if (t->given++ == 0 || v->quality < t->quality)
			t->quality = v->quality;
		t->flags |= v->flags;
		t->yes += v->number != 0;
		if (v->fields == FIELDS_PAIR)
			t->overflow |= !number_add(t->numerator, v->numerator, &t->numerator) ||
				       !number_add(t->denominator, v->denominator, &t->denominator);
		else
			t->overflow |= !number_add(t->number, v->number, &t->number);
	}
}

/* Fills in the figure; false when the values do not make one. */
static bool succession_figure(const struct succession_total *t, const struct indicator *i,
			      size_t missing, struct value *result)
{
	if (i->measure == MEASURE_YESNO) {
		/* One no decides, whatever the missing ones are. */
		const bool no = t->yes < t->given;

		result->fields = FIELDS_NUMBER;
		result->number = no ? 0 : number_pow10(i->decimals);
		return no || missing == 0;
	}
	if (missing > 0 || t->overflow)
		return false;
	result->fields = i->measure == MEASURE_RATIO ? FIELDS_PAIR : FIELDS_NUMBER;
	result->numerator = t->numerator;
	result->denominator = t->denominator;
	result->number = t->number;
	return true;
}

bool succession_value(const struct indicator *i, const struct value *values, size_t count,
		      struct value *result, size_t *have)
{
	struct succession_total t = { 0 };
	struct value made = { 0 };

	for (size_t n = 0; n < count; n++)
		succession_enter(&t, i, &values[n]);
	*have = t.given + t.not_applicable;
	if (count > 0 && t.not_applicable == count)
		made.state = VALUE_NOT_APPLICABLE;
	else if (t.given > 0 && succession_figure(&t, i, count - *have, &made))
		made.state = VALUE_GIVEN;
	if (made.state == VALUE_ABSENT) {
		memset(result, 0, sizeof(*result));
		return false;
	}
	if (made.state == VALUE_GIVEN)
		made.quality = t.quality;
	made.flags = t.flags;
	*result = made;
	return true;
}

/* Sums over units, exactly. (FORMULAS: National, regional, merged.) */
#include "calc/sums.h"

#include <string.h>

/* Adds to a sum; what leaves 64 bits makes the figure absent. */
static void sums_amount(struct sums *s, int64_t *sum, int64_t amount)
{
	if (!number_add(*sum, amount, sum))
		s->overflow = true;
}

/* FORMULAS, National: "the units that gave both"; what has no denominator is counted apart. */
static bool sums_enter(struct sums *s, const struct indicator *i, const struct value *value)
{
	switch (i->aggregation) {
	case AGGREGATE_WEIGHTED:
		if (value->fields != FIELDS_PAIR || value->denominator <= 0)
			return false;
		sums_amount(s, &s->numerator, value->numerator);
		sums_amount(s, &s->denominator, value->denominator);
		return true;
	case AGGREGATE_SHARE:
		if (value->fields != FIELDS_NUMBER)
			return false;
		s->yes += value->number != 0;
		return true;
	case AGGREGATE_SUM:
		if (value->fields != FIELDS_NUMBER)
			return false;
		sums_amount(s, &s->number, value->number);
		return true;
	default:
		return false;
	}
}

void sums_add_unit(struct sums *s, const struct indicator *i, const struct value *value,
		   bool partial, int64_t reference)
{
	s->expected++;
	if (value && value->state == VALUE_NOT_APPLICABLE) {
		s->not_applicable++;
		s->flags |= value->flags;
		return;
	}
	sums_amount(s, &s->ref_expected, reference);
	if (!value || value->state != VALUE_GIVEN)
		return;
	if (!sums_enter(s, i, value)) {
		s->percent_only += value->fields == FIELDS_PERCENT;
		return;
	}
	s->reported++;
	s->partial += partial;
	s->flags |= value->flags;
	sums_amount(s, &s->ref_reported, reference);
}

void sums_add(struct sums *s, const struct sums *child)
{
	s->expected += child->expected;
	s->reported += child->reported;
	s->partial += child->partial;
	s->percent_only += child->percent_only;
	s->not_applicable += child->not_applicable;
	s->yes += child->yes;
	sums_amount(s, &s->numerator, child->numerator);
	sums_amount(s, &s->denominator, child->denominator);
	sums_amount(s, &s->number, child->number);
	sums_amount(s, &s->ref_reported, child->ref_reported);
	sums_amount(s, &s->ref_expected, child->ref_expected);
	s->flags |= child->flags;
	s->overflow |= child->overflow;
}

/* FORMULAS, National: the table of aggregations. */
void sums_figure(const struct sums *s, const struct indicator *i, struct quantity *low,
		 struct quantity *high)
{
	const int64_t answerable = (int64_t)s->expected - s->not_applicable;
	const int64_t missing = answerable - s->reported;

	*low = *high = quantity_none();
	if (s->reported == 0 || s->overflow)
		return;
	switch (i->aggregation) {
	case AGGREGATE_WEIGHTED:
		*low = *high = quantity_percent(s->numerator, s->denominator);
		break;
	case AGGREGATE_SHARE:
		*low = quantity_percent(s->yes, answerable);
		*high = quantity_percent(s->yes + missing, answerable);
		break;
	case AGGREGATE_SUM:
		*low = *high = quantity_scaled(s->number, i->decimals);
		break;
	default:
		break;
	}
}

double sums_coverage(const struct sums *s)
{
	if (s->expected == 0)
		return 1;
	return (double)(s->reported + s->not_applicable) / s->expected;
}

/* Yes/no: any no = no, all yes = yes, else absent. */
static bool sums_answer(const struct sums *s, const struct indicator *i, int64_t *answer)
{
	*answer = 0;
	if (s->yes < s->reported)
		return true;
	*answer = number_pow10(i->decimals);
	return s->reported + s->not_applicable == s->expected;
}

bool sums_value(const struct sums *s, const struct indicator *i, struct value *value, bool *partial)
{
	bool made = false;

	memset(value, 0, sizeof(*value));
	*partial = s->reported + s->not_applicable < s->expected || s->partial > 0;
	if (s->expected > 0 && s->not_applicable == s->expected) {
		value->state = VALUE_NOT_APPLICABLE;
		value->flags = s->flags;
		return true;
	}
	if (s->reported == 0 || s->overflow)
		return false;
	switch (i->aggregation) {
	case AGGREGATE_WEIGHTED:
		value->fields = FIELDS_PAIR;
		value->numerator = s->numerator;
		value->denominator = s->denominator;
		made = true;
		break;
	case AGGREGATE_SHARE:
		value->fields = FIELDS_NUMBER;
		made = sums_answer(s, i, &value->number);
		break;
	case AGGREGATE_SUM:
		value->fields = FIELDS_NUMBER;
		value->number = s->number;
		made = true;
		break;
	default:
		break;
	}
	if (!made) {
		memset(value, 0, sizeof(*value));
		return false;
	}
	value->state = VALUE_GIVEN;
	value->flags = s->flags;
	return true;
}

bool sums_equal(const struct sums *a, const struct sums *b)
{
	return a->expected == b->expected && a->reported == b->reported &&
	       a->partial == b->partial && a->percent_only == b->percent_only &&
	       a->not_applicable == b->not_applicable && a->yes == b->yes &&
	       a->numerator == b->numerator && a->denominator == b->denominator &&
	       a->number == b->number && a->ref_reported == b->ref_reported &&
	       a->ref_expected == b->ref_expected && a->flags == b->flags &&
	       a->overflow == b->overflow;
}

/* FORMULAS, head: "a percentage is computed from its numerator and denominator wherever they
 * exist". */
struct quantity value_quantity(const struct value *value, const struct indicator *i)
{
	if (value->state != VALUE_GIVEN)
		return quantity_none();
	switch (value->fields) {
	case FIELDS_PAIR:
		return quantity_percent(value->numerator, value->denominator);
	case FIELDS_PERCENT:
		return quantity_scaled(value->number, VALUE_PERCENT_DECIMALS);
	default:
		break;
	}
	if (i->measure == MEASURE_YESNO)
		return quantity_scaled(value->number != 0, 0);
	return quantity_scaled(value->number, i->decimals);
}

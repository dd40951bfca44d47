/* Denominators that stand already. */
#include "store/denominator.h"

#include "store/log.h"
#include "store/programme.h"

bool denominator_find(struct store *s, const struct programme *p, int indicator, int unit,
		      int32_t period, struct denominator *d)
{
	const struct indicator *i = programme_indicator(p, indicator);
	const int32_t before = period_prev(period);
	struct value v;
	struct err err = { 0 };
	int64_t row;

	*d = (struct denominator){ .period = PERIOD_NONE };
	if (log_cell(s, indicator, unit, before, &v, &row, &err) && v.fields == FIELDS_PAIR) {
		d->value = v.denominator;
		d->period = before;
		return true;
	}
	if (!i->denominator_ref)
		return false;
	d->value = store_reference(s, i->denominator_ref, unit, period_last_day(period), &d->year);
	return d->value != 0 &&
	       !__builtin_mul_overflow(d->value, number_pow10(i->decimals), &d->value);
}

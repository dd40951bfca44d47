/* Checks of a value at entry. (FORMULAS: Checks at entry.) */
#include "calc/entry.h"

#include "base/mem.h"
#include "base/str.h"
#include "calc/sums.h"

#include <math.h>
#include <stdlib.h>

/* The modified z-score of Iglewicz and Hoaglin, and the jump that stands in for it. */
#define ENTRY_Z_FACTOR 0.6745
#define ENTRY_Z_MAX 3.0
#define ENTRY_TOLERANCE 1e-9

enum { ENTRY_HISTORY_MIN = 5, ENTRY_PERCENT_MAX = 100, ENTRY_FEW = 64 };

static const enum msg entry_messages[ENTRY_FINDING_MAX] = {
	[ENTRY_FINE] = MSG_ENTRY_FINE,
	[ENTRY_OVER_SHARE] = MSG_ENTRY_OVER_SHARE,
	[ENTRY_NO_DENOMINATOR] = MSG_ENTRY_NO_DENOMINATOR,
	[ENTRY_OUT_OF_RANGE] = MSG_ENTRY_OUT_OF_RANGE,
	[ENTRY_NOT_VALID] = MSG_ENTRY_NOT_VALID,
	[ENTRY_WRONG_FIELDS] = MSG_ENTRY_WRONG_FIELDS,
	[ENTRY_OUTLIER] = MSG_ENTRY_OUTLIER,
	[ENTRY_JUMP] = MSG_ENTRY_JUMP,
	[ENTRY_YTD_FALLS] = MSG_ENTRY_YTD_FALLS,
};

static const enum msg entry_briefs[ENTRY_FINDING_MAX] = {
	[ENTRY_FINE] = MSG_ENTRY_FINE,
	[ENTRY_OVER_SHARE] = MSG_BRIEF_OVER_SHARE,
	[ENTRY_NO_DENOMINATOR] = MSG_BRIEF_NO_DENOMINATOR,
	[ENTRY_OUT_OF_RANGE] = MSG_BRIEF_OUT_OF_RANGE,
	[ENTRY_NOT_VALID] = MSG_BRIEF_NOT_VALID,
	[ENTRY_WRONG_FIELDS] = MSG_BRIEF_FORM,
	[ENTRY_OUTLIER] = MSG_BRIEF_OUTLIER,
	[ENTRY_JUMP] = MSG_BRIEF_JUMP,
	[ENTRY_YTD_FALLS] = MSG_BRIEF_YTD_FALLS,
};

bool entry_is_error(enum entry_finding finding)
{
	return finding != ENTRY_FINE && finding < ENTRY_OUTLIER;
}

enum msg entry_message(enum entry_finding finding)
{
	return entry_messages[finding];
}

enum msg entry_brief(enum entry_finding finding)
{
	return entry_briefs[finding];
}

/* The indicator's min - max; of the share of yes 0 - 100. */
static bool entry_in_range(const struct indicator *i, struct quantity figure, bool aggregate)
{
	const struct number_form form = indicator_number_form(i, aggregate, LANG_EN);

	if (form.has_lo && quantity_compare(figure, quantity_scaled(form.lo, form.decimals)) < 0)
		return false;
	return !form.has_hi ||
	       quantity_compare(figure, quantity_scaled(form.hi, form.decimals)) <= 0;
}

static bool entry_has_fields(const struct indicator *i, const struct value *v, bool aggregate)
{
	if (i->measure == MEASURE_RATIO)
		return v->fields == FIELDS_PAIR || v->fields == FIELDS_PERCENT;
	if (i->measure == MEASURE_YESNO && aggregate)
		return v->fields == FIELDS_PERCENT;
	return v->fields == FIELDS_NUMBER;
}

enum entry_finding entry_check(const struct indicator *i, const struct value *v, bool aggregate)
{
	struct quantity figure;

	if (v->state != VALUE_GIVEN)
		return ENTRY_FINE;
	if (!entry_has_fields(i, v, aggregate))
		return ENTRY_WRONG_FIELDS;
	if (v->fields == FIELDS_PAIR && v->denominator <= 0)
		return ENTRY_NO_DENOMINATOR;
	if (v->fields == FIELDS_PAIR && i->share && v->numerator > v->denominator)
		return ENTRY_OVER_SHARE;
	/* A yes is kept at the indicator's decimals; anything else but 0 is no answer. */
	if (i->measure == MEASURE_YESNO && v->fields == FIELDS_NUMBER)
		return v->number == 0 || v->number == number_pow10(i->decimals) ?
			       ENTRY_FINE :
			       ENTRY_OUT_OF_RANGE;
	figure = value_quantity(v, i);
	if (!entry_in_range(i, figure, aggregate))
		return ENTRY_OUT_OF_RANGE;
	if (i->share && quantity_compare(figure, quantity_scaled(ENTRY_PERCENT_MAX, 0)) > 0)
		return ENTRY_OUT_OF_RANGE;
	return ENTRY_FINE;
}

/* Brings those of list[from..to) that are below the pivot, or not above it, to the front; returns where
 * they end. Without a branch that depends on them: an import asks for each of its rows. */
static size_t entry_part(double *list, size_t from, size_t to, double pivot, bool equal)
{
	size_t end = from;

	for (size_t n = from; n < to; n++) {
		const double x = list[n];

		list[n] = list[end];
		list[end] = x;
		end += (size_t)((x < pivot) | (equal & (x == pivot)));
	}
	return end;
}

/* Moves the elements about until list[k] is the k-th smallest, with none greater before it and none
 * smaller behind it. */
static void entry_select(double *list, size_t count, size_t k)
{
	size_t from = 0, to = count;

	while (from < to) {
		const double pivot = list[k];
		const size_t below = entry_part(list, from, to, pivot, false);

		if (k < below) {
			to = below;
			continue;
		}
		from = entry_part(list, below, to, pivot, true);
		if (k < from)
			return;
	}
}

/* Changes the order of the list. */
static double entry_median(double *list, size_t count)
{
	const size_t middle = count / 2;
	double below;

	entry_select(list, count, middle);
	if (count % 2)
		return list[middle];
	below = list[0];
	for (size_t i = 1; i < middle; i++)
		below = list[i] > below ? list[i] : below;
	return (below + list[middle]) / 2;
}

/* True when more than half of them are at least so much: their median is, then. */
static bool entry_most_reach(const double *list, size_t count, double least)
{
	size_t reach = 0;

	for (size_t i = 0; i < count; i++)
		reach += list[i] >= least;
	return reach > count / 2;
}

/* True when the modified z-score of x by the median absolute deviation can be told, which it cannot
 * when that is 0; *outlier when it is too much. */
static bool entry_z(double x, const struct entry_past *past, size_t count, bool *outlier)
{
	double few[ENTRY_FEW], median, deviation;
	double *list = count <= ARRAY_LEN(few) ? few : mem_alloc(count * sizeof(*list));

	for (size_t i = 0; i < count; i++)
		list[i] = quantity_double(past[i].figure);
	median = entry_median(list, count);
	for (size_t i = 0; i < count; i++)
		list[i] = fabs(list[i] - median);
	/* Most figures are no outliers, and that is seen without the median itself. */
	deviation = ENTRY_Z_FACTOR * fabs(x - median) / ENTRY_Z_MAX;
	if (deviation <= ENTRY_TOLERANCE || !entry_most_reach(list, count, deviation))
		deviation = entry_median(list, count);
	if (list != few)
		free(list);
	if (deviation <= ENTRY_TOLERANCE)
		return false;
	*outlier = ENTRY_Z_FACTOR * fabs(x - median) / deviation > ENTRY_Z_MAX + ENTRY_TOLERANCE;
	return true;
}

static bool entry_is_percentage(const struct indicator *i)
{
	if (i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO)
		return true;
	return i->measure == MEASURE_VALUE && str_equal(i->unit_of_measure, "%");
}

enum entry_finding entry_warn(const struct indicator *i, struct quantity figure, int32_t period,
			      const struct entry_past *past, size_t count, double jump)
{
	bool outlier;

	/* Only what came before counts, though the caller may know more. */
	while (count > 0 && past[count - 1].period >= period)
		count--;
	if (!quantity_known(figure) || count == 0)
		return ENTRY_FINE;
	if (count >= ENTRY_HISTORY_MIN && entry_z(quantity_double(figure), past, count, &outlier))
		return outlier ? ENTRY_OUTLIER : ENTRY_FINE;
	if (entry_is_percentage(i) &&
	    fabs(quantity_difference(figure, past[count - 1].figure)) > jump + ENTRY_TOLERANCE)
		return ENTRY_JUMP;
	return ENTRY_FINE;
}

bool entry_ytd_falls(const struct indicator *i, int64_t amount, int32_t period,
		     int64_t earlier_amount, int32_t earlier_period)
{
	return i->accumulation == ACCUMULATE_YTD &&
	       period_year(period) == period_year(earlier_period) && earlier_period < period &&
	       amount < earlier_amount;
}

/* What a value looks like against its unit's own earlier ones. */
#include "store/cycle.h"

enum { WARNING_PERIODS = 12 };

/* A year-to-date figure below that of the period before in the same year. */
static bool warning_falls(struct store *s, const struct indicator *i, int indicator, int unit,
			  int32_t period, const struct value *v)
{
	const int32_t earlier = period_prev(period);
	struct err err = { 0 };
	struct value was;
	int64_t row;

	if (!log_cell(s, indicator, unit, earlier, &was, &row, &err) || was.state != VALUE_GIVEN ||
	    was.fields != v->fields)
		return false;
	return entry_ytd_falls(i, v->fields == FIELDS_PAIR ? v->numerator : v->number, period,
			       was.fields == FIELDS_PAIR ? was.numerator : was.number, earlier);
}

enum entry_finding cycle_warning(struct store *s, const struct programme *p, const struct units *u,
				 int indicator, int unit, int32_t period, const struct value *v,
				 double jump)
{
	const struct indicator *i = programme_indicator(p, indicator);
	const struct quantity figure = value_quantity(v, i);
	struct view before = { .period = period_prev(period),
			       .basis = BASIS_LATEST,
			       .map = MAP_OF_PERIOD };
	struct figure_point points[WARNING_PERIODS];
	struct entry_past past[WARNING_PERIODS];
	size_t n, count = 0;

	if (!quantity_known(figure))
		return ENTRY_FINE;
	if (warning_falls(s, i, indicator, unit, period, v))
		return ENTRY_YTD_FALLS;
	n = figure_series(s, p, u, indicator, unit, &before, points, WARNING_PERIODS);
	for (size_t k = 0; k < n; k++)
		if (quantity_known(points[k].figure))
			past[count++] = (struct entry_past){ points[k].period, points[k].figure };
	return entry_warn(i, figure, period, past, count, jump);
}

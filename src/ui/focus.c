/* The detail line of a figure. */
#include "ui/focus.h"

#include "base/date.h"
#include "base/str.h"
#include "calc/sums.h"
#include "store/calendar.h"
#include "ui/look.h"
#include "ui/draw.h"
#include "ui/ui.h"
#include "ui/unsaved.h"

#include <stdio.h>
#include <string.h>

void focus_load(struct ui *ui, const struct units *u, const struct line *line, struct focus *focus)
{
	memset(focus, 0, sizeof(*focus));
	if (!ui->detail)
		return;
	focus->locked = !lock_allows(
		ui->store, ui->programme, line->indicator, line->unit,
		period_last_within(programme_indicator(ui->programme, line->indicator)->frequency,
				   ui->look.period),
		&(struct err){ 0 });
	focus->points = figure_series(ui->store, ui->programme, u, line->indicator, line->unit,
				      &ui->look, focus->point, FOCUS_PERIODS);
	focus->entered = line->figure.row && line->figure.own.state != VALUE_ABSENT &&
			 log_who(ui->store, line->figure.row, &focus->who);
}

/* Eight levels between the lowest and the highest. */
static void focus_add_sparkline(const struct focus *focus, struct str *out)
{
	double lo = 0, hi = 0;
	bool any = false, begun = false;

	for (size_t n = 0; n < focus->points; n++) {
		const double v = quantity_double(focus->point[n].figure);

		if (!quantity_known(focus->point[n].figure))
			continue;
		lo = !any || v < lo ? v : lo;
		hi = !any || v > hi ? v : hi;
		any = true;
	}
	for (size_t n = 0; any && n < focus->points; n++) {
		double v;
		int level;

		if (!quantity_known(focus->point[n].figure)) {
			str_add(out, begun ? " " : "");
			continue;
		}
		begun = true;
		v = quantity_double(focus->point[n].figure);
		level = hi > lo ? (int)(7.99 * (v - lo) / (hi - lo)) : 3;
		str_add(out, spark_glyph(level));
	}
	if (any)
		str_add(out, " ");
}

/* Other figures beside this one, and what was left out of it. */
static void focus_add_beside(const struct line *line, const struct indicator *i, struct str *out)
{
	char text[NUMBER_SIZE];

	if (line->figure.source == FIGURE_SUCCESSOR) {
		snprintf(text, sizeof(text), "%zu", line->figure.of);
		str_add(out, "; ");
		msg_add(out, MSG_FOCUS_SUCCESSOR, text);
	}
	if (line->figure.sums.percent_only) {
		snprintf(text, sizeof(text), "%d", line->figure.sums.percent_only);
		str_add(out, "; ");
		msg_add(out, MSG_FOCUS_PERCENT_ONLY, text);
	}
	if (line->figure.source == FIGURE_ROLLUP && line->figure.own.state == VALUE_GIVEN) {
		number_show(value_quantity(&line->figure.own, i), indicator_shown_decimals(i),
			    lang_get(), text);
		str_add(out, "; ");
		msg_add(out, MSG_FOCUS_BESIDE, text);
	}
}

void focus_add(const struct ui *ui, const char *name, const struct line *line,
	       const struct focus *focus, struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);
	const struct target *t = line->standing.aim.target;
	const struct draft *draft = unsaved_find(ui, line->indicator, line->unit);

	str_addf(out, "%s ", name);
	if (draft) {
		unsaved_add_detail(ui, draft, out);
		return;
	}
	if (focus->locked)
		str_addf(out, "(%s) ", tr(MSG_EDIT_LOCKED));
	focus_add_sparkline(focus, out);
	line_add_value_long(ui, line, out);
	str_add(out, ", ");
	line_add_word(line, out);
	if (t) {
		str_add(out, " (");
		line_add_target(line, out);
		str_addf(out, " %s)", programme_document(ui->programme, t->document)->code);
	}
	focus_add_beside(line, i, out);
	if (focus->entered) {
		str_add(out, "; ");
		look_add_who(&focus->who, line->figure.own.flags, true, out);
	}
}

/* The last value before the one that is edited. */
static void focus_add_before(const struct indicator *i, const struct editor *e,
			     const struct focus *focus, struct str *out)
{
	char period[PERIOD_SIZE], number[NUMBER_SIZE];

	for (size_t n = focus->points; n-- > 0;) {
		const struct figure_point *p = &focus->point[n];

		if (!quantity_known(p->figure) ||
		    period_last_day(p->period) >= period_last_day(e->period))
			continue;
		period_format(p->period, period);
		number_show(p->figure, indicator_shown_decimals(i), lang_get(), number);
		str_addf(out, "%s: %s; ", period, number);
		return;
	}
}

void focus_add_editing(const struct ui *ui, const struct editor *e, const struct focus *focus,
		       struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, e->indicator);
	const bool second = e->part == EDITOR_DENOMINATOR;
	const char *what = second ? i->denominator[lang_get()] : i->numerator[lang_get()];

	if (e->part == EDITOR_QUALITY) {
		str_add(out, tr(MSG_EDIT_QUALITY_KEYS));
		return;
	}
	if (e->pair && what)
		str_addf(out, "%s: %s; ", tr(second ? MSG_EDIT_DENOMINATOR : MSG_EDIT_NUMERATOR),
			 what);
	else if (e->pair)
		str_addf(out, "%s; ", tr(second ? MSG_EDIT_DENOMINATOR : MSG_EDIT_NUMERATOR));
	else if (i->measure == MEASURE_YESNO && !e->aggregate)
		str_addf(out, "%s; ", tr(MSG_EDIT_ANSWER));
	else if (i->unit_of_measure)
		str_addf(out, "%s; ", i->unit_of_measure);
	if (i->measure != MEASURE_YESNO || e->aggregate)
		focus_add_before(i, e, focus, out);
	str_add(out, tr(MSG_EDIT_KEYS));
}

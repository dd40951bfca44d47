/* The detail line of a figure. */
#include "ui/focus.h"

#include "base/date.h"
#include "base/str.h"
#include "calc/sums.h"
#include "ui/look.h"
#include "ui/term.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

void focus_load(struct ui *ui, const struct units *u, const struct line *line, struct focus *focus)
{
	memset(focus, 0, sizeof(*focus));
	if (!ui->detail)
		return;
	focus->points = figure_series(ui->store, ui->programme, u, line->indicator, line->unit,
				      &ui->look, focus->point, FOCUS_PERIODS);
	focus->entered = line->figure.row && line->figure.own.state != VALUE_ABSENT &&
			 log_who(ui->store, line->figure.row, &focus->who);
}

/* Eight levels between the lowest and the highest; digits where the terminal has no blocks. */
static void focus_add_sparkline(const struct focus *focus, struct str *out)
{
	static const char *const block[8] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	double lo = 0, hi = 0;
	bool any = false;

	for (size_t n = 0; n < focus->points; n++) {
		const double v = quantity_double(focus->point[n].figure);

		if (!quantity_known(focus->point[n].figure))
			continue;
		lo = !any || v < lo ? v : lo;
		hi = !any || v > hi ? v : hi;
		any = true;
	}
	for (size_t n = 0; any && n < focus->points; n++) {
		const double v = quantity_double(focus->point[n].figure);
		const int level = hi > lo ? (int)(7.99 * (v - lo) / (hi - lo)) : 3;

		if (!quantity_known(focus->point[n].figure))
			str_add(out, out->len ? " " : "");
		else if (term_utf8())
			str_add(out, block[level]);
		else
			str_addc(out, (char)('0' + level));
	}
	if (any)
		str_add(out, " ");
}

static void focus_add_who(const struct focus *focus, const struct line *line, struct str *out)
{
	static const enum msg status[STATUS_MAX] = { MSG_STATUS_DRAFT, MSG_STATUS_SUBMITTED,
						     MSG_STATUS_RETURNED, MSG_STATUS_VERIFIED };
	char when[DATE_STAMP_SIZE];

	clock_format(revision_clock_ms(focus->who.clock), when);
	str_addf(out, "; %s, %s %s", tr(status[focus->who.status]), focus->who.author, when);
	if (line->figure.flags & VALUE_ILLUSTRATIVE)
		str_addf(out, "; %s", tr(MSG_FOCUS_ILLUSTRATIVE));
}

void focus_add(struct ui *ui, const struct units *u, const struct line *line,
	       const struct focus *focus, struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);
	char beside[NUMBER_SIZE];

	str_addf(out, "%s ", units_name(u, line->unit, look_day(ui), lang_get()));
	focus_add_sparkline(focus, out);
	line_add_value_long(ui, line, out);
	str_add(out, ", ");
	line_add_word(line, out);
	if (line->figure.source == FIGURE_ROLLUP && line->figure.own.state == VALUE_GIVEN) {
		number_show(value_quantity(&line->figure.own, i), indicator_shown_decimals(i),
			    lang_get(), beside);
		str_add(out, "; ");
		msg_add(out, MSG_FOCUS_BESIDE, beside);
	}
	if (line->figure.sums.percent_only) {
		char count[16];

		str_add(out, "; ");
		snprintf(count, sizeof(count), "%d", line->figure.sums.percent_only);
		msg_add(out, MSG_FOCUS_PERCENT_ONLY, count);
	}
	if (focus->entered)
		focus_add_who(focus, line, out);
}

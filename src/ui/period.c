/* Choosing the period shown, laid over the screen that asks. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "chooser.h"
#include "store/log.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <stdlib.h>

struct period_state {
	struct chooser chooser;
	int32_t *period; /* one per choice */
	size_t room;
	size_t shown; /* the choice that is shown now */
};

/* The years offered: from the one before the first document to the last due day's, and the shown one. */
static void period_years(const struct ui *ui, int *first, int *last)
{
	const struct programme *p = ui->programme;
	int month, day;

	*first = *last = period_year(ui->look.period);
	for (size_t n = 0; n < p->documents; n++) {
		const struct document *d = &p->document[n];
		int year = d->year_from;

		if (d->issued_on != DATE_MAX)
			date_split(d->issued_on, &year, &month, &day);
		if (year && year - 1 < *first)
			*first = year - 1;
		if (d->year_to > *last)
			*last = d->year_to;
	}
	for (size_t n = 0; n < p->targets; n++) {
		int year;

		date_split(p->target[n].due, &year, &month, &day);
		if (p->target[n].due != DATE_MAX && year > *last)
			*last = year;
	}
}

static bool period_any_indicator(const struct programme *p, enum period_length length)
{
	for (size_t n = 0; n < p->indicators; n++)
		if (p->indicator[n].frequency == length)
			return true;
	return false;
}

/* Results are published by the month for indicators that are reported at a longer pace: cells of the
 * nation. */
static bool period_any_monthly_value(struct ui *ui, int first, int last)
{
	const struct unit *nation = units_nation(ui->units);
	const int32_t end = period_of(last, PERIOD_MONTH, 12);
	struct err err;

	for (int id = 1; nation && id <= (int)ui->programme->indicators; id++) {
		for (int32_t month = period_of(first, PERIOD_MONTH, 1); month <= end;
		     month = period_next(month)) {
			struct value value;
			int64_t row;

			if (log_cell(ui->store, id, nation->id, month, &value, &row, &err) &&
			    value.state == VALUE_GIVEN)
				return true;
		}
	}
	return false;
}

/* "  2022-Q3  01/07/2022 - 30/09/2022" */
static void period_add(const struct ui *ui, struct period_state *s, int32_t period)
{
	char name[PERIOD_SIZE], from[DATE_SIZE], to[DATE_SIZE];
	struct str text;

	period_format(period, name);
	date_format_local(period_first_day(period), from);
	date_format_local(period_last_day(period), to);
	str_init(&text);
	str_addf(&text, "%s%-*s  %s - %s", period_length(period) == PERIOD_YEAR ? "" : "  ",
		 period_length(period) == PERIOD_YEAR ? PERIOD_SIZE + 1 : PERIOD_SIZE - 1, name,
		 from, to);
	if (period == ui->look.period) {
		s->shown = s->chooser.choices;
		str_addf(&text, "  %s", tr(MSG_PERIOD_SHOWN));
	}
	s->period = mem_grow(s->period, s->chooser.choices, &s->room, sizeof(*s->period));
	s->period[s->chooser.choices] = period;
	chooser_add(&s->chooser, text.text);
	str_release(&text);
}

static bool period_load(struct ui *ui, void *state, struct err *err)
{
	struct period_state *s = state;
	bool offered[PERIOD_LENGTH_MAX] = { [PERIOD_YEAR] = true, [PERIOD_QUARTER] = true };
	int first, last;

	(void)err;
	if (s->chooser.choices)
		return true;
	period_years(ui, &first, &last);
	offered[period_length(ui->look.period)] = true;
	offered[PERIOD_HALF] |= period_any_indicator(ui->programme, PERIOD_HALF);
	offered[PERIOD_MONTH] |= period_any_indicator(ui->programme, PERIOD_MONTH) ||
				 period_any_monthly_value(ui, first, last);
	for (int year = first; year <= last; year++) {
		for (int length = PERIOD_YEAR; length >= PERIOD_MONTH; length--) {
			const int count = 12 / period_months((enum period_length)length);

			for (int n = 1; offered[length] && n <= count; n++)
				period_add(ui, s, period_of(year, (enum period_length)length, n));
		}
	}
	chooser_start(&s->chooser, s->shown);
	return true;
}

static enum view_result period_update(struct ui *ui, void *state, enum action action,
				      const struct event *ev)
{
	struct period_state *s = state;

	switch (chooser_update(&s->chooser, action, ev)) {
	case CHOOSER_TAKEN:
		ui->look.period = s->period[chooser_choice(&s->chooser)];
		view_answer(ui, VIEW_RELOAD);
		return VIEW_CLOSE;
	case CHOOSER_LEFT:
		return VIEW_CLOSE;
	default:
		return VIEW_STAY;
	}
}

static void period_draw(struct ui *ui, void *state)
{
	struct period_state *s = state;

	chooser_draw(ui, &s->chooser, MSG_PERIOD_TITLE);
}

static bool period_typing(const void *state)
{
	(void)state;
	return true;
}

static void period_release(void *state)
{
	struct period_state *s = state;

	chooser_release(&s->chooser);
	free(s->period);
}

const struct view_ops period_view = {
	.name = "period",
	.title = MSG_PERIOD_TITLE,
	.flags = VIEW_OVERLAY | VIEW_BARE,
	.map = chooser_map,
	.size = sizeof(struct period_state),
	.load = period_load,
	.update = period_update,
	.draw = period_draw,
	.typing = period_typing,
	.release = period_release,
};

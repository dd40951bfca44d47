/* The periods of a table's lines: in one column or in two, and what a longer one is to an indicator. */
#include "import_table.h"

#include "base/msg.h"
#include "base/str.h"
#include "period_text.h"

bool sheet_period_read(struct sheet *t, const char *text, int32_t *period,
		       enum value_quality *quality)
{
	struct sheet_heading h;

	*quality = QUALITY_NONE;
	if (period_text_read(text, period))
		return true;
	h = sheet_heading_read(t, text);
	*quality = h.quality;
	*period = h.period;
	return h.use == SHEET_FIGURE && h.period && !h.indicator && h.part == SHEET_NO_PART;
}

/* A part of a year, by its own words or those over its column: "Quý 3", "III", "3". */
static bool sheet_part_read(struct sheet *t, const char *text, const char *heading, int year,
			    int32_t *period)
{
	str_clear(&t->scratch);
	str_addf(&t->scratch, "%s %s/%d", heading, text, year);
	if (period_text_read(t->scratch.text, period))
		return true;
	str_clear(&t->scratch);
	str_addf(&t->scratch, "%s/%d", text, year);
	/* A number alone is a month only under its own heading. */
	return text[0] != '\0' && !figure_is_number(text) &&
	       period_text_read(t->scratch.text, period);
}

/* The years stand in one column, their parts in the other; either may hold all of it. */
static bool sheet_joined_period(struct sheet *t, size_t row, int32_t *period,
				enum value_quality *quality)
{
	const int at[] = { t->period_at, t->part_at };
	const char *const text[] = { sheet_cell(t, row, at[0]), sheet_cell(t, row, at[1]) };
	int32_t read[2] = { PERIOD_NONE, PERIOD_NONE };
	enum value_quality said[2];
	int part = 1;

	for (int n = 0; n < 2; n++) {
		if (!*text[n])
			return sheet_fault(t, row, at[n], ERR_IMPORT_EMPTY, t->column[at[n]].text);
		sheet_period_read(t, text[n], &read[n], &said[n]);
	}
	*quality = said[0] ? said[0] : said[1];
	for (int n = 0; n < 2; n++) {
		const int32_t other = read[1 - n];

		if (!read[n] || period_length(read[n]) != PERIOD_YEAR)
			continue;
		if (other && period_contains(read[n], other)) {
			*period = other;
			return true;
		}
		if (sheet_part_read(t, text[1 - n], t->column[at[1 - n]].text, period_year(read[n]),
				    period))
			return true;
		part = 1 - n;
	}
	return sheet_fault(t, row, at[part], ERR_IMPORT_PERIOD, text[part]);
}

bool sheet_row_period(struct sheet *t, size_t row, int32_t *period, enum value_quality *quality)
{
	const char *text = sheet_cell(t, row, t->period_at);

	if (t->part_at >= 0)
		return sheet_joined_period(t, row, period, quality);
	if (!*text)
		return sheet_fault(t, row, t->period_at, ERR_IMPORT_EMPTY,
				   t->column[t->period_at].text);
	if (!sheet_period_read(t, text, period, quality))
		return sheet_fault(t, row, t->period_at, ERR_IMPORT_PERIOD, text);
	return true;
}

/* A year of what is reported by quarters is its last one, whose state or running sum is the year's own;
 * said where a table is so read. A year in a title alone is left to be asked: it may be the plan's;
 * and so are years below a title that names a part of one. */
int32_t sheet_own_period(struct sheet *t, const struct indicator *i, int32_t period, bool shown)
{
	const int32_t own = period_last_within(i->frequency, period);
	struct str *form = t->plan->source[t->plan->sources - 1].form;
	char given[PERIOD_SIZE], taken[PERIOD_SIZE];

	if (shown || own == period)
		return own;
	if (period_length(period) < i->frequency || i->accumulation == ACCUMULATE_FLOW ||
	    (t->parted && !t->plan->options.period) ||
	    (period == t->titled && period == t->period && !t->plan->options.period))
		return period;
	if (!t->within) {
		period_format(period, given);
		period_format(own, taken);
		str_add(form, ", ");
		msg_add(form, MSG_IMPORT_WITHIN, given, taken);
	}
	t->within = true;
	return own;
}

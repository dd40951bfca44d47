/* Percentages that look like fractions of 1: spreadsheets show 57.8 % and keep 0.578. */
#include "import_table.h"

#include "base/str.h"

#include <string.h>

enum { SHEET_FRACTIONS = 3 /* fewer figures tell nothing */ };

/* What the figures of a column or a line are like. */
struct sheet_sample {
	size_t numbers, fractions; /* between 0 and 1 */
	bool percent;              /* or beyond 1: they are what they say */
};

static void sheet_sample_add(const struct sheet *t, const char *text, struct sheet_sample *s)
{
	const struct number_form form = { .lang = LANG_EN, .decimals = NUMBER_DECIMALS_MAX };
	int64_t value;

	if (!figure_is_number(text))
		return;
	if (strchr(text, '%') || figure_text_round(&t->style, text, &form, &value) != NUMBER_OK ||
	    value < 0 || value > number_pow10(NUMBER_DECIMALS_MAX)) {
		s->percent = true;
		return;
	}
	s->numbers++;
	s->fractions += value > 0 && value < number_pow10(NUMBER_DECIMALS_MAX);
}

static bool sheet_sample_doubtful(const struct sheet_sample *s)
{
	return !s->percent && s->numbers >= SHEET_FRACTIONS && s->fractions * 2 >= s->numbers;
}

/* Somewhere above the figures it is said that they are percentages. */
static bool sheet_says_percent(const struct sheet *t)
{
	for (size_t r = 0; r < t->body; r++)
		for (size_t c = 0; c < t->row[r].cells; c++)
			if (strchr(t->row[r].cell[c], '%'))
				return true;
	return false;
}

static bool sheet_is_ratio(const struct sheet *t, int indicator)
{
	return indicator && programme_indicator(t->plan->p, indicator)->measure == MEASURE_RATIO;
}

static void sheet_check_column(struct sheet *t, const struct sheet_figure *f)
{
	const int column = f->at[VALUE_PART_VALUE];
	struct sheet_sample s = { 0 };
	struct err err = { 0 };

	if (column < 0 || !sheet_is_ratio(t, f->indicator ? f->indicator : t->indicator))
		return;
	for (size_t r = t->body; r < t->rows && !s.percent; r++)
		sheet_sample_add(t, sheet_cell(t, r, column), &s);
	if (!sheet_sample_doubtful(&s))
		return;
	err_set(&err, ERR_IMPORT_FRACTIONS, t->column[column].text);
	import_plan_add_fault(t->plan, t->row[t->column[column].row].line, column + 1,
			      t->column[column].text, &err);
}

/* An indicator in each line: the figures beside it. */
static void sheet_check_row(struct sheet *t, size_t row)
{
	const char *name = sheet_cell(t, row, t->indicator_at);
	struct sheet_sample s = { 0 };
	struct err err = { 0 };

	if (t->row[row].part || t->row[row].joined || strchr(name, '%') ||
	    !sheet_is_ratio(t, sheet_heading_read(t, name).indicator))
		return;
	for (size_t n = 0; n < t->figures && !s.percent; n++)
		if (t->figure[n].at[VALUE_PART_VALUE] >= 0)
			sheet_sample_add(t, sheet_cell(t, row, t->figure[n].at[VALUE_PART_VALUE]),
					 &s);
	if (!sheet_sample_doubtful(&s))
		return;
	err_set(&err, ERR_IMPORT_FRACTIONS, name);
	import_plan_add_fault(t->plan, t->row[row].line, t->indicator_at + 1, name, &err);
}

void sheet_check_fractions(struct sheet *t)
{
	if (sheet_says_percent(t))
		return;
	for (size_t n = 0; n < t->figures; n++)
		sheet_check_column(t, &t->figure[n]);
	for (size_t r = t->body; t->indicator_at >= 0 && r < t->rows; r++)
		sheet_check_row(t, r);
}

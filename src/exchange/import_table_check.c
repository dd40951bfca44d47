/* What a table should be asked about: percentages that look like parts of 1 (spreadsheets show 57.8 % and
 * keep 0.578), and counts in thousands. */
#include "import_table.h"

#include "base/str.h"
#include "base/utf8.h"

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

/* A row above the figures, or below all of them, where statistics offices say their units. */
static bool sheet_is_remark(const struct sheet *t, size_t row)
{
	return row < t->body || row > t->last;
}

/* It is said somewhere that they are percentages. */
static bool sheet_says_percent(const struct sheet *t)
{
	for (size_t r = 0; r < t->rows; r++)
		for (size_t c = 0; c < t->row[r].cells && sheet_is_remark(t, r); c++)
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

/* --- counts in thousands --- */

/* "Đơn vị tính: nghìn hộ", "(ĐVT: Triệu đồng)": nothing looser, for "Đơn vị: Ngân hàng Nhà nước" and
 * "UBND huyện Triệu Sơn" are units that report. */
static const char *const sheet_scales[] = {
	"don vi tinh nghin", "don vi tinh ngan",
	"don vi tinh trieu", "don vi tinh ty",
	"don vi tinh 1000",  "don vi tinh 1 000",
	"dvt nghin",         "dvt ngan",
	"dvt trieu",         "dvt ty",
	"dvt 1000",          "dvt 1 000",
	"don vi nghin",      "don vi trieu dong",
	"don vi ty dong",    "don vi 1000",
	"units thousand",    "units thousands",
	"units thous",       "units million",
	"units millions",    "units mill",
	"don vi 1 000",      "unit thousand",
	"unit thousands",    "unit million",
	"unit millions",     "in thousands",
	"in millions",
};

/* In one cell, or below the figures in two: "Đơn vị tính:", "Nghìn hộ". */
static bool sheet_says_scale(struct sheet *t, size_t row, int column)
{
	str_clear(&t->scratch);
	if (row > t->last)
		utf8_add_words(&t->scratch, sheet_cell(t, row - 1, column));
	str_addc(&t->scratch, ' ');
	utf8_add_words(&t->scratch, sheet_cell(t, row, column));
	for (size_t n = 0; n < ARRAY_LEN(sheet_scales); n++) {
		const size_t len = strlen(sheet_scales[n]);
		const char *at = strstr(t->scratch.text, sheet_scales[n]);

		if (at && (at == t->scratch.text || at[-1] == ' ') &&
		    (!at[len] || (at[len] == ' ' && !str_starts(at + len, " le"))))
			return true;
	}
	return false;
}

/* A percentage alone is the same in any unit. */
static bool sheet_has_counts(const struct sheet *t)
{
	for (size_t n = 0; n < t->figures; n++) {
		const struct sheet_figure *f = &t->figure[n];

		if (f->at[VALUE_PART_NUMERATOR] >= 0 || f->at[VALUE_PART_DENOMINATOR] >= 0)
			return true;
	}
	for (size_t r = t->body; r < t->rows; r++)
		if (t->row[r].part)
			return true;
	return false;
}

void sheet_check_scale(struct sheet *t)
{
	struct err err = { 0 };

	if (!sheet_has_counts(t))
		return;
	for (size_t r = 0; r < t->rows; r++)
		for (size_t c = 0; c < t->row[r].cells && sheet_is_remark(t, r); c++) {
			const char *text = t->row[r].cell[c];

			if (!sheet_says_scale(t, r, (int)c))
				continue;
			err_set(&err, ERR_IMPORT_SCALE, text);
			import_plan_add_fault(t->plan, t->row[r].line, (int)c + 1, text, &err);
		}
}

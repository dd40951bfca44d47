/* Finding a table in a sheet: where its units and indicators stand, where its heading begins. */
#include "import_table.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "period_text.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { SHEET_UNIT_SIZE = 160 };

int sheet_key_at(const struct sheet *t)
{
	return t->unit_at >= 0 ? t->unit_at : t->indicator_at >= 0 ? t->indicator_at : t->period_at;
}

const char *sheet_cell(const struct sheet *t, size_t row, int column)
{
	const struct sheet_row *r = &t->row[row];

	return column >= 0 && (size_t)column < r->cells ? r->cell[column] : "";
}

bool sheet_is_figure(const char *text)
{
	static const char *const answers[] = { "yes", "no", "có", "Có", "không", "Không", "x" };

	for (size_t n = 0; n < ARRAY_LEN(answers); n++)
		if (strcasecmp(text, answers[n]) == 0)
			return true;
	return *text && (figure_is_number(text) || figure_word(text) != FIGURE_OTHER);
}

bool sheet_is_numbering(const struct sheet *t, size_t row)
{
	const struct sheet_row *r = &t->row[row];
	size_t cells = 0;

	for (size_t c = 0; c < r->cells; c++) {
		const char *text = r->cell[c];
		const char *at = text + strspn(text, "( ");
		const size_t formula = strspn(at, "0123456789=+-*/:x()[] ");

		if (!*text)
			continue;
		cells++;
		if (at[formula] && !(at[0] >= 'A' && at[0] <= 'Z' && !at[1 + strspn(at + 1, " )")]))
			return false;
		/* A year or a count is no number of a column. */
		if (strspn(text, "0123456789") > 2)
			return false;
	}
	return cells >= 2;
}

int sheet_unit(struct sheet *t, const char *text)
{
	enum unit_lookup_outcome outcome;
	int unit = 0;

	if (!*text || strlen(text) > SHEET_UNIT_SIZE || (sheet_is_figure(text) && !t->codes))
		return 0;
	outcome = unit_lookup_unit(t->plan->lookup, text, DATE_MAX, &unit);
	return outcome == UNIT_FOUND ? unit : outcome == UNIT_AMBIGUOUS ? -1 : 0;
}

static bool sheet_figure_after(const struct sheet *t, size_t row, int column)
{
	for (size_t c = (size_t)column + 1; c < t->row[row].cells; c++)
		if (sheet_is_figure(t->row[row].cell[c]))
			return true;
	return false;
}

/* How a sheet's cells lie. */
struct sheet_counts {
	size_t *units;   /* of each column: reporting units with a figure on their right */
	size_t *sums;    /* regions and the nation, likewise */
	size_t *columns; /* indicators with a figure on their right */
	size_t *below;   /* the last row with a figure, from 1 */
	size_t across;   /* the most units in a row above figures */
	size_t across_row;
};

static void sheet_count_cell(struct sheet *t, size_t r, int c, struct sheet_counts *n,
			     size_t *across)
{
	const char *text = sheet_cell(t, r, c);
	const int unit = sheet_unit(t, text);
	const bool sum = unit && unit_lookup_group(t->plan->lookup, text) != UNIT_GROUP_NONE;

	if (!*text || sheet_is_figure(text))
		return;
	if (sheet_figure_after(t, r, c)) {
		n->units[c] += unit && !sum;
		n->sums[c] += unit && sum;
		if (!unit)
			n->columns[c] += sheet_heading_read(t, text).indicator != 0;
		return;
	}
	*across += unit && !sum && c > 0 && n->below[c] > r + 1;
}

static void sheet_count(struct sheet *t, struct sheet_counts *n)
{
	*n = (struct sheet_counts){
		.units = arena_zero(&t->arena, t->columns + 1, sizeof(size_t)),
		.sums = arena_zero(&t->arena, t->columns + 1, sizeof(size_t)),
		.columns = arena_zero(&t->arena, t->columns + 1, sizeof(size_t)),
		.below = arena_zero(&t->arena, t->columns + 1, sizeof(size_t)),
	};
	for (size_t r = 0; r < t->rows; r++)
		for (size_t c = 0; c < t->row[r].cells; c++)
			if (sheet_is_figure(t->row[r].cell[c]))
				n->below[c] = r + 1;
	for (size_t r = 0; r < t->rows; r++) {
		size_t across = 0;

		for (size_t c = 0; c < t->row[r].cells; c++)
			sheet_count_cell(t, r, (int)c, n, &across);
		if (across > n->across) {
			n->across = across;
			n->across_row = r;
		}
	}
}

static int sheet_most(const size_t *count, size_t columns)
{
	int best = -1;

	for (size_t c = 0; c < columns; c++)
		if (count[c] && (best < 0 || count[c] > count[best]))
			best = (int)c;
	return best;
}

/* The name at the head of a line of the body is known. */
static bool sheet_has_key(struct sheet *t, size_t row)
{
	const char *text = sheet_cell(t, row, sheet_key_at(t));
	enum value_quality quality;
	int32_t period;

	if (t->unit_at >= 0)
		return sheet_unit(t, text) != 0;
	if (t->indicator_at >= 0)
		return sheet_heading_read(t, text).indicator != 0;
	return sheet_period_read(t, text, &period, &quality);
}

/* ... and there is a figure. */
static bool sheet_begins_body(struct sheet *t, size_t row)
{
	return !sheet_is_numbering(t, row) && sheet_has_key(t, row) &&
	       sheet_figure_after(t, row, sheet_key_at(t));
}

/* A region or total on its own or with its figures above the first unit. */
static bool sheet_is_group(struct sheet *t, size_t row)
{
	const struct sheet_row *r = &t->row[row];
	const char *name = "";
	size_t cells = 0;

	for (size_t c = 0; c < r->cells; c++) {
		const char *text = r->cell[c];

		if (*text && !sheet_is_figure(text) && cells++ < 2)
			name = text;
	}
	return cells >= 1 && cells <= 2 && !sheet_is_numbering(t, row) &&
	       unit_lookup_group(t->plan->lookup, name) != UNIT_GROUP_NONE &&
	       (cells == 1 || sheet_figure_after(t, row, t->unit_at));
}

/* "I. CHÍNH PHỦ SỐ" above indicators: nothing behind it. */
static bool sheet_is_group_of_indicators(const struct sheet *t, size_t row)
{
	return t->row[row].cells <= (size_t)t->indicator_at + 1 && !sheet_is_numbering(t, row);
}

/* A number that is no year of a heading: the line is one of the body, whatever its name. */
static bool sheet_has_values(const struct sheet *t, size_t row)
{
	const int key = sheet_key_at(t);
	int32_t period;

	for (size_t c = (size_t)key + 1; c < t->row[row].cells; c++)
		if (figure_is_number(t->row[row].cell[c]) &&
		    !period_text_read(t->row[row].cell[c], &period))
			return !sheet_is_numbering(t, row);
	return false;
}

static size_t sheet_find_body(struct sheet *t, size_t from)
{
	size_t body = from;

	while (body < t->rows && !sheet_begins_body(t, body))
		body++;
	if (body == t->rows)
		return body;
	while (body > from && (sheet_has_values(t, body - 1) || sheet_has_key(t, body - 1) ||
			       (t->unit_at >= 0 ? sheet_is_group(t, body - 1) :
						  sheet_is_group_of_indicators(t, body - 1))))
		body--;
	return body;
}

/* The heading goes up from the body as long as the rows say what columns hold. */
static bool sheet_is_heading(struct sheet *t, size_t row, bool lowest)
{
	const struct sheet_row *r = &t->row[row];
	size_t cells = 0, columns = 0, periods = 0;

	for (size_t c = 0; c < r->cells; c++) {
		const struct sheet_heading h = sheet_heading_read(t, r->cell[c]);

		if (!*r->cell[c])
			continue;
		cells++;
		periods += h.period != PERIOD_NONE || h.part_of_year;
		columns += h.indicator || h.part >= 0 || h.use == SHEET_UNIT ||
			   h.use == SHEET_INDICATOR || h.use == SHEET_IGNORED ||
			   h.use == SHEET_CODE;
	}
	return cells >= 2 && (lowest || columns || periods >= 2);
}

static void sheet_find_head(struct sheet *t)
{
	bool lowest = true;

	for (t->head = t->body; t->head > 0; t->head--) {
		const bool numbering = sheet_is_numbering(t, t->head - 1);

		if (!numbering && !sheet_is_heading(t, t->head - 1, lowest))
			break;
		lowest &= numbering;
	}
}

/* "UBND tỉnh An Giang"; before it "Đơn vị báo cáo: An Giang", for who sends a form may head it. */
static void sheet_title_unit(struct sheet *t, const char *text)
{
	const char *named = strchr(text, ':');

	if (named && sheet_unit(t, named + 1))
		t->unit = named + 1 + strspn(named + 1, " ");
	else if (!t->unit && sheet_unit(t, text))
		t->unit = text;
}

/* The period given, or the one in a title; else the one shown, which a longer one in a title (of the programme
 * or the plan) does not contradict. */
static void sheet_choose_period(struct sheet *t)
{
	const struct import_options *o = &t->plan->options;

	t->period = o->period ? o->period : t->titled;
	if (o->period || !o->shown || (t->titled && !period_contains(t->titled, o->shown)))
		return;
	t->period = o->shown;
	t->shown = true;
}

/* A period, an indicator or a unit that holds for the whole table stands in its titles. */
static void sheet_read_titles(struct sheet *t, bool unit)
{
	int32_t found = PERIOD_NONE;
	bool several = false;

	for (size_t r = 0; r < t->head; r++) {
		for (size_t c = 0; c < t->row[r].cells; c++) {
			const char *text = t->row[r].cell[c];
			const int32_t period = period_text_find(text);
			const int indicator = sheet_title_indicator(t, text);

			if (period && found && period != found &&
			    (period_length(period) == PERIOD_YEAR) ==
				    (period_length(found) == PERIOD_YEAR))
				several = true;
			if (period && (!found || period_length(found) == PERIOD_YEAR))
				found = period;
			t->parted |= period_text_has_part(text);
			if (indicator)
				t->indicator = indicator;
			if (unit)
				sheet_title_unit(t, text);
		}
	}
	t->titled = several ? PERIOD_NONE : found;
	sheet_choose_period(t);
}

static bool sheet_no_table(struct sheet *t)
{
	struct err err = { 0 };

	err_set(&err, ERR_IMPORT_NO_TABLE, NULL);
	err_at(&err, t->plan->source[t->plan->sources - 1].name, t->rows ? t->row[0].line : 1);
	import_plan_add_fixed(t->plan, &err);
	return false;
}

/* Not one name is known, but a heading says where the units are, or the indicators: each name is then at
 * fault. */
static bool sheet_find_heading(struct sheet *t, enum sheet_use use)
{
	for (size_t r = 0; r < t->rows; r++) {
		for (size_t c = 0; c < t->row[r].cells; c++) {
			if (sheet_heading_read(t, t->row[r].cell[c]).use != use)
				continue;
			if (use == SHEET_UNIT)
				t->form = SHEET_UNITS_DOWN;
			t->unit_at = use == SHEET_UNIT ? (int)c : -1;
			t->indicator_at = use == SHEET_INDICATOR ? (int)c : -1;
			t->body = r + 1;
			while (t->body < t->rows && !sheet_has_values(t, t->body))
				t->body++;
			return t->body < t->rows;
		}
	}
	return false;
}

/* How many cells of a column below a row are units by their codes, a lost zero in front given back. */
static size_t sheet_count_codes(struct sheet *t, size_t row, int column)
{
	size_t count = 0;

	t->codes = true;
	for (size_t r = row + 1; r < t->rows; r++) {
		const char *text = sheet_cell(t, r, column);

		if (text[0] >= '1' && text[0] <= '9' && !text[1]) {
			str_clear(&t->scratch);
			str_addf(&t->scratch, "0%s", text);
			text = t->row[r].cell[column] = arena_strdup(&t->arena, t->scratch.text);
		}
		count += sheet_unit(t, text) != 0;
	}
	t->codes = count > 0;
	return count;
}

/* No name at all, but a heading says that the units' codes are there. */
static bool sheet_find_codes(struct sheet *t)
{
	for (size_t r = 0; r < t->rows; r++) {
		for (size_t c = 0; c < t->row[r].cells; c++) {
			if (sheet_heading_read(t, t->row[r].cell[c]).use != SHEET_CODE ||
			    !sheet_count_codes(t, r, (int)c))
				continue;
			t->form = SHEET_UNITS_DOWN;
			t->unit_at = (int)c;
			t->body = r + 1;
			return true;
		}
	}
	return false;
}

/* Units stand over the columns, and periods in front of the lines. */
static void sheet_find_periods(struct sheet *t, size_t from)
{
	size_t *count = arena_zero(&t->arena, t->columns + 1, sizeof(*count));
	enum value_quality quality;
	int32_t period;

	for (size_t r = from; r < t->rows; r++)
		for (size_t c = 0; c < t->row[r].cells; c++)
			count[c] += sheet_period_read(t, t->row[r].cell[c], &period, &quality);
	t->period_at = sheet_most(count, t->columns);
}

bool sheet_find(struct sheet *t)
{
	struct sheet_counts n;
	size_t from = 0, down;

	sheet_count(t, &n);
	t->unit_at = sheet_most(n.units, t->columns);
	if (t->unit_at < 0)
		t->unit_at = sheet_most(n.sums, t->columns);
	t->indicator_at = sheet_most(n.columns, t->columns);
	down = t->unit_at < 0 ? 0 : n.units[t->unit_at] + n.sums[t->unit_at];
	t->form = down >= n.across && down ? SHEET_UNITS_DOWN :
		  n.across                 ? SHEET_UNITS_ACROSS :
					     SHEET_ONE_UNIT;
	if (t->form != SHEET_UNITS_DOWN)
		t->unit_at = -1;
	else if (t->indicator_at >= 0 && n.columns[t->indicator_at] * 2 < down)
		t->indicator_at = -1; /* a group's heading among the units */
	if (t->form == SHEET_UNITS_ACROSS)
		from = n.across_row + 1;
	if (t->form == SHEET_UNITS_ACROSS && t->indicator_at < 0)
		sheet_find_periods(t, from);
	if (sheet_key_at(t) < 0 && !sheet_find_codes(t) && !sheet_find_heading(t, SHEET_UNIT) &&
	    !sheet_find_heading(t, SHEET_INDICATOR))
		return sheet_no_table(t);
	if (!t->body)
		t->body = sheet_find_body(t, from);
	if (t->body == t->rows)
		return sheet_no_table(t);
	if (t->form == SHEET_UNITS_ACROSS)
		t->head = n.across_row;
	else
		sheet_find_head(t);
	sheet_read_titles(t, t->form == SHEET_ONE_UNIT);
	for (t->last = t->rows - 1; t->last > t->body && !sheet_has_key(t, t->last);)
		t->last--;
	return true;
}

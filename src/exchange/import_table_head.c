/* The heading of a table: what each column holds, merged cells over several rows included. */
#include "import_table.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static void sheet_head_fault(struct sheet *t, int column, enum err_code code, const char *a,
			     const char *b)
{
	const struct sheet_heading *h = &t->column[column];
	const size_t row = h->text[0] ? h->row : t->body > t->head ? t->body - 1 : t->body;
	struct err err = { 0 };

	err_set(&err, code, a, b);
	import_plan_add_fault(t->plan, t->row[row].line, column + 1, h->text, &err);
}

static bool sheet_column_used(const struct sheet *t, int column)
{
	for (size_t r = t->body; r < t->rows; r++)
		if (*sheet_cell(t, r, column))
			return true;
	return false;
}

/* Does a later row of the heading say something of this column? Then a blank cell above it goes on
 * with the merged cell on its left. */
static bool sheet_goes_on(const struct sheet *t, size_t row, int column)
{
	for (size_t r = row + 1; r < t->body; r++)
		if (!sheet_is_numbering(t, r) && *sheet_cell(t, r, column))
			return true;
	return false;
}

/* The heading's text in a row: the column's own, or of the merged cell that goes on over it. */
static const char *sheet_heading_text(const struct sheet *t, size_t row, int column)
{
	const char *text = sheet_cell(t, row, column);

	if (*text || !sheet_goes_on(t, row, column))
		return text;
	while (column-- > 0 && !*text) {
		const enum sheet_use use = t->column[column].use;

		if (use != SHEET_FIGURE && use != SHEET_UNKNOWN)
			return "";
		text = sheet_cell(t, row, column);
	}
	return text;
}

int sheet_own_part(struct sheet *t, int indicator, const char *text)
{
	const struct indicator *i;
	const char *folded;
	int part = SHEET_NO_PART;

	if (!indicator)
		return part;
	i = programme_indicator(t->plan->p, indicator);
	str_clear(&t->scratch);
	utf8_add_fold(&t->scratch, text);
	folded = arena_strdup(&t->arena, t->scratch.text);
	for (int lang = 0; lang < LANG_MAX; lang++) {
		const char *const own[] = { i->numerator[lang], i->denominator[lang] };

		for (int n = 0; n < 2; n++) {
			str_clear(&t->scratch);
			utf8_add_fold(&t->scratch, own[n] ? own[n] : "");
			if (own[n] && strcmp(t->scratch.text, folded) == 0)
				part = n;
		}
	}
	return part;
}

/* Adds what a row says to what the rows above it said. */
static bool sheet_heading_join(struct sheet *t, struct sheet_heading *h, const char *text)
{
	struct sheet_heading said = sheet_heading_read(t, text);

	if (said.use == SHEET_UNKNOWN && t->form == SHEET_UNITS_ACROSS && sheet_unit(t, text)) {
		said.use = SHEET_FIGURE;
		said.unit = text;
	}
	if (said.use == SHEET_UNKNOWN) {
		said.part = sheet_own_part(t, h->indicator ? h->indicator : t->indicator, text);
		if (said.part != SHEET_NO_PART)
			said.use = SHEET_FIGURE;
	}
	if (said.use == SHEET_UNKNOWN)
		return false;
	h->use = said.use;
	if (said.part != SHEET_NO_PART)
		h->part = said.part;
	if (said.indicator)
		h->indicator = said.indicator;
	if (said.period)
		h->period = said.period;
	if (said.part_of_year) {
		h->part_of_year = said.part_of_year;
		h->part_length = said.part_length;
	}
	if (said.quality)
		h->quality = said.quality;
	if (said.unit)
		h->unit = said.unit;
	if (said.said)
		h->said = said.said;
	return said.indicator || said.unit;
}

/* A part of a year is a period with the year above it, or that of the whole table. */
static void sheet_heading_year(const struct sheet *t, struct sheet_heading *h)
{
	const int32_t given = t->plan->options.period;
	const int32_t named = h->period ? h->period :
			      given     ? given :
			      t->titled ? t->titled :
					  t->period;

	if (!h->part_of_year)
		return;
	if (named && (!h->period || period_length(h->period) == PERIOD_YEAR))
		h->period = period_of(period_year(named), h->part_length, h->part_of_year);
	else
		h->use = SHEET_UNKNOWN;
}

static struct sheet_heading sheet_column_heading(struct sheet *t, int column)
{
	struct sheet_heading h = { .part = SHEET_NO_PART, .text = "" };
	struct sheet_heading strange = { .text = NULL };

	for (size_t r = t->head; r < t->body; r++) {
		const char *text = sheet_heading_text(t, r, column);
		const enum sheet_use before = h.use;

		if (sheet_is_numbering(t, r) || !*text)
			continue;
		h.use = SHEET_UNKNOWN;
		h.text = text;
		h.row = r;
		/* What stands above an indicator's name is the title of a group of them. */
		if (sheet_heading_join(t, &h, text))
			strange.text = NULL;
		else if (h.use == SHEET_UNKNOWN && !strange.text)
			strange = h;
		if (h.use == SHEET_UNKNOWN)
			h.use = before;
	}
	sheet_heading_year(t, &h);
	if (strange.text) {
		h.use = SHEET_UNKNOWN;
		h.text = strange.text;
		h.row = strange.row;
	} else if (h.said) {
		h.said->used = true;
		h.said->column = column + 1;
	}
	return h;
}

/* A column without figures of its own: ordinals, regions, what stands beside the names. */
static bool sheet_is_aside(struct sheet *t, int column)
{
	const int key = sheet_key_at(t);

	if (column >= key)
		return false;
	for (size_t r = t->body; r < t->rows; r++) {
		const char *text = sheet_cell(t, r, column);

		if (*text && !figure_is_number(text) && strlen(text) > 4 &&
		    unit_lookup_group(t->plan->lookup, text) == UNIT_GROUP_NONE &&
		    *sheet_cell(t, r, key))
			return false;
	}
	return true;
}

/* Finds or adds the value that a column is a part of. */
static struct sheet_figure *sheet_figure_of(struct sheet *t, const struct sheet_heading *h)
{
	struct sheet_figure *f;

	for (size_t n = 0; n < t->figures; n++) {
		f = &t->figure[n];
		if (f->indicator == h->indicator && f->period == h->period &&
		    str_equal(f->unit, h->unit)) {
			f->quality = f->quality ? f->quality : h->quality;
			return f;
		}
	}
	f = &t->figure[t->figures++];
	*f = (struct sheet_figure){ .indicator = h->indicator,
				    .period = h->period,
				    .quality = h->quality,
				    .unit = h->unit };
	for (int n = 0; n < SHEET_PARTS; n++)
		f->at[n] = -1;
	return f;
}

static void sheet_place_figure(struct sheet *t, int column)
{
	const struct sheet_heading *h = &t->column[column];
	const int part = h->part == SHEET_NO_PART ? VALUE_PART_VALUE : h->part;
	struct sheet_figure *f;

	if (!h->indicator && !t->indicator && t->indicator_at < 0) {
		sheet_head_fault(t, column, ERR_IMPORT_HEADING_NAMELESS, h->text, NULL);
		return;
	}
	if (t->form == SHEET_UNITS_ACROSS && !h->unit) {
		sheet_head_fault(t, column, ERR_IMPORT_HEADING_UNITLESS, h->text, NULL);
		return;
	}
	f = sheet_figure_of(t, h);
	if (f->at[part] >= 0)
		sheet_head_fault(t, column, ERR_IMPORT_HEADING_TWICE, h->text, NULL);
	else
		f->at[part] = column;
	if (h->unit && !f->unit_id && t->period_at < 0 && (h->period || t->period))
		f->unit_id = import_plan_unit(t->plan, t->row[h->row].line, column + 1, h->unit,
					      h->period ? h->period : t->period);
}

/* A column of a table with a unit per column: a region or a total is no unit. */
static bool sheet_skip_column(struct sheet *t, int column)
{
	const struct sheet_heading *h = &t->column[column];
	const enum unit_lookup_group group = t->form == SHEET_UNITS_ACROSS && *h->text &&
							     !h->indicator ?
						     unit_lookup_group(t->plan->lookup, h->text) :
						     UNIT_GROUP_NONE;

	if (group == UNIT_GROUP_NONE)
		return false;
	import_plan_add_skipped(t->plan, t->row[h->row].line, h->text,
				group == UNIT_GROUP_TOTAL ? IMPORT_SKIP_TOTAL : IMPORT_SKIP_REGION);
	t->column[column].use = SHEET_IGNORED;
	return true;
}

/* The decimals of the column before, which a comma has parted from their number. */
static bool sheet_is_cut_off(const struct sheet *t, int column)
{
	if (t->plan->source[t->plan->sources - 1].separator != ',' || column < 1 ||
	    t->column[column - 1].use != SHEET_FIGURE)
		return false;
	for (size_t r = t->body; r < t->rows; r++) {
		const char *text = sheet_cell(t, r, column);

		if (text[strspn(text, "0123456789%")])
			return false;
	}
	return true;
}

static void sheet_unknown_column(struct sheet *t, int column)
{
	const struct sheet_heading *h = &t->column[column];
	struct str near;

	if (sheet_is_aside(t, column)) {
		t->column[column].use = SHEET_IGNORED;
		return;
	}
	if (!*h->text) {
		sheet_head_fault(t, column,
				 sheet_is_cut_off(t, column) ? ERR_IMPORT_HEADING_COMMA :
							       ERR_IMPORT_HEADING_BLANK,
				 NULL, NULL);
		return;
	}
	if (h->part_of_year) {
		sheet_head_fault(t, column, ERR_IMPORT_HEADING_YEAR, h->text, NULL);
		return;
	}
	if (t->form == SHEET_UNITS_ACROSS && t->period && column > t->indicator_at) {
		import_plan_unit(t->plan, t->row[h->row].line, column + 1, h->text, t->period);
		return;
	}
	str_init(&near);
	unit_lookup_near_indicator(t->plan->lookup, h->text, &near);
	sheet_head_fault(t, column, ERR_IMPORT_HEADING, h->text, near.text);
	str_release(&near);
}

static void sheet_use_column(struct sheet *t, int column)
{
	struct sheet_heading *h = &t->column[column];

	if (column == sheet_key_at(t) && h->use != SHEET_UNIT && h->use != SHEET_INDICATOR &&
	    column == t->period_at) {
		h->use = SHEET_PERIOD;
		return;
	}
	if (column == t->unit_at || column == t->indicator_at) {
		h->use = column == t->unit_at ? SHEET_UNIT : SHEET_INDICATOR;
		return;
	}
	if ((h->use == SHEET_UNIT && t->unit_at >= 0) ||
	    (h->use == SHEET_INDICATOR && t->indicator_at >= 0))
		h->use = SHEET_IGNORED; /* another name of the same */
	if (h->use == SHEET_PERIOD && t->period_at < 0)
		t->period_at = column;
	else if (h->use == SHEET_PERIOD && t->part_at < 0 && column != t->period_at)
		t->part_at = column;
	else if (h->use == SHEET_PERIOD)
		sheet_head_fault(t, column, ERR_IMPORT_HEADING_TWICE, h->text, NULL);
	if (h->use == SHEET_NOTE && t->note_at < 0)
		t->note_at = column;
	if (h->use == SHEET_SOURCE && t->source_at < 0)
		t->source_at = column;
}

/* A percentage beside numerator and denominator only repeats them. */
static void sheet_percentages(struct sheet *t)
{
	for (size_t n = 0; n < t->figures; n++) {
		struct sheet_figure *f = &t->figure[n];

		if (f->at[VALUE_PART_NUMERATOR] < 0 || f->at[VALUE_PART_DENOMINATOR] < 0)
			continue;
		f->at[SHEET_PERCENT] = f->at[VALUE_PART_VALUE];
		f->at[VALUE_PART_VALUE] = -1;
	}
}

/* The one column beside the names of a table without any heading, whose indicator is known. */
static void sheet_name_lone_column(struct sheet *t)
{
	const int key = sheet_key_at(t);
	int lone = -1;

	if (t->head < t->body || !t->indicator)
		return;
	for (size_t c = 0; c < t->columns; c++)
		if ((int)c != key && sheet_column_used(t, (int)c) && !sheet_is_aside(t, (int)c)) {
			if (lone >= 0)
				return;
			lone = (int)c;
		}
	if (lone >= 0)
		t->column[lone].use = SHEET_FIGURE;
}

void sheet_columns(struct sheet *t)
{
	bool named = t->indicator_at >= 0;

	t->column = arena_zero(&t->arena, t->columns + 1, sizeof(*t->column));
	t->figure = arena_zero(&t->arena, t->columns + 1, sizeof(*t->figure));
	for (size_t c = 0; c < t->columns; c++) {
		t->column[c] = sheet_column_heading(t, (int)c);
		sheet_use_column(t, (int)c);
		named |= t->column[c].use == SHEET_FIGURE && t->column[c].indicator;
	}
	/* A title that names one of the table's indicators is not about all of them. */
	if (named)
		t->indicator = 0;
	else if (!t->indicator)
		t->indicator = t->plan->options.indicator;
	t->plan->source[t->plan->sources - 1].named = t->indicator_at >= 0 || t->indicator;
	sheet_name_lone_column(t);
	for (size_t c = 0; c < t->columns; c++) {
		const enum sheet_use use = t->column[c].use;

		if (!sheet_column_used(t, (int)c) || sheet_skip_column(t, (int)c))
			continue;
		if (use == SHEET_FIGURE)
			sheet_place_figure(t, (int)c);
		else if (use == SHEET_UNKNOWN)
			sheet_unknown_column(t, (int)c);
	}
	sheet_percentages(t);
}

/* The values of a line of a table. */
#include "import_table.h"

#include "base/str.h"

#include <string.h>

/* What a line itself says. */
struct sheet_key {
	size_t row;
	int indicator;
	int32_t period;
	enum value_quality quality;
	bool shown; /* sheet.shown holds for it */
	const char *unit_text;
	int unit_column;
	int unit; /* in the period `unit_period`; 0: not found yet */
	int32_t unit_period;
	const char *note, *source;
};

bool sheet_fault(struct sheet *t, size_t row, int column, enum err_code code, const char *a)
{
	struct err err = { 0 };

	err_set(&err, code, a);
	import_plan_add_fault(t->plan, t->row[row].line, column + 1, sheet_cell(t, row, column),
			      &err);
	return false;
}

/* A cell, or what stands above it where cells are merged downwards: with a unit and an indicator in
 * each line either may be said once for several. */
static const char *sheet_merged(struct sheet *t, size_t row, int column, const char **above)
{
	const char *text = sheet_cell(t, row, column);

	if (*text || t->unit_at < 0 || t->indicator_at < 0)
		*above = text;
	return *above;
}

static bool sheet_key_period(struct sheet *t, struct sheet_key *key)
{
	const char *text = sheet_cell(t, key->row, t->period_at);

	key->period = t->period;
	key->shown = t->shown;
	if (t->period_at < 0 || (!*text && t->period))
		return true;
	key->shown = false;
	return sheet_row_period(t, key->row, &key->period, &key->quality);
}

static bool sheet_key_indicator(struct sheet *t, struct sheet_key *key)
{
	const char *text = sheet_merged(t, key->row, t->indicator_at, &t->above_indicator);
	const struct sheet_heading h = sheet_heading_read(t, text);

	if (t->indicator_at < 0)
		return true;
	key->indicator = h.indicator;
	if (h.said) {
		h.said->used = true;
		h.said->column = 0;
	}
	if (!*text)
		return sheet_fault(t, key->row, t->indicator_at, ERR_IMPORT_EMPTY,
				   t->column[t->indicator_at].text);
	if (!key->indicator)
		key->indicator = import_plan_indicator(t->plan, t->row[key->row].line,
						       t->indicator_at + 1, text);
	return key->indicator != 0;
}

static bool sheet_key_read(struct sheet *t, struct sheet_key *key)
{
	const char *note = sheet_cell(t, key->row, t->note_at);
	const char *source = sheet_cell(t, key->row, t->source_at);

	key->unit_text = t->unit;
	key->unit_column = t->unit_at;
	if (t->unit_at >= 0)
		key->unit_text = sheet_merged(t, key->row, t->unit_at, &t->above_unit);
	if (t->unit_at >= 0 && !*key->unit_text)
		return sheet_fault(t, key->row, t->unit_at, ERR_IMPORT_EMPTY,
				   t->column[t->unit_at].text);
	key->note = *note ? csv_text_plain(note) : NULL;
	key->source = *source ? csv_text_plain(source) : NULL;
	return sheet_key_period(t, key) && sheet_key_indicator(t, key);
}

/* Finds the line's unit in a period; a fault, once in a line, when there is none. */
static int sheet_key_unit(struct sheet *t, struct sheet_key *key, int32_t period)
{
	if (!key->unit || key->unit_period != period)
		key->unit = import_plan_unit(t->plan, t->row[key->row].line, key->unit_column + 1,
					     key->unit_text, period);
	key->unit_period = period;
	return key->unit;
}

/* Where a part of a value stands. */
struct sheet_place {
	size_t row;
	int column; /* -1: nowhere */
};

static struct sheet_place sheet_place_of(const struct sheet *t, const struct sheet_key *key,
					 const struct sheet_figure *f, int part)
{
	const size_t *rows = t->row[key->row].part;

	if (!rows)
		return (struct sheet_place){ key->row, f->at[part] };
	if (!rows[part])
		return (struct sheet_place){ key->row, -1 };
	return (struct sheet_place){ rows[part] - 1, f->at[VALUE_PART_VALUE] };
}

/* "57,8", or "430 / 1000"; sets the place of what was read. */
static struct sheet_place sheet_written(const struct sheet *t, const struct sheet_key *key,
					const struct sheet_figure *f,
					const struct value_source *from, struct str *text)
{
	const char *const *said = from->text;
	struct sheet_place place;
	int part = VALUE_PART_VALUE;

	if (said[VALUE_PART_NUMERATOR] && *said[VALUE_PART_NUMERATOR]) {
		part = VALUE_PART_NUMERATOR;
		str_addf(text, "%s / %s", said[VALUE_PART_NUMERATOR],
			 said[VALUE_PART_DENOMINATOR] ? said[VALUE_PART_DENOMINATOR] : "");
	} else if (said[VALUE_PART_VALUE]) {
		str_add(text, said[VALUE_PART_VALUE]);
	}
	place = sheet_place_of(t, key, f, part);
	if (place.column < 0 && text->len)
		place = sheet_place_of(t, key, f, SHEET_PERCENT);
	for (int n = 0; n < SHEET_PARTS && place.column < 0; n++)
		place = sheet_place_of(t, key, f, n);
	return place;
}

/* What a part is called where it stands: its column's heading, or its row's name. */
static const char *sheet_part_name(const struct sheet *t, const struct sheet_key *key,
				   struct sheet_place place)
{
	const char *name = t->row[key->row].part ? sheet_cell(t, place.row, t->indicator_at) :
						   t->column[place.column].text;

	return name + strspn(name, "-+ ");
}

static void sheet_source(const struct sheet *t, const struct sheet_key *key,
			 const struct sheet_figure *f, struct value_source *from)
{
	const struct sheet_place percent = sheet_place_of(t, key, f, SHEET_PERCENT);
	bool pair = false;

	*from = (struct value_source){ .style = &t->style, .bare_percent = true };
	for (int n = 0; n < VALUE_PARTS; n++) {
		const struct sheet_place place = sheet_place_of(t, key, f, n);

		from->name[n] = place.column >= 0 ? sheet_part_name(t, key, place) : "";
		if (place.column < 0)
			continue;
		from->text[n] = sheet_cell(t, place.row, place.column);
		pair |= n != VALUE_PART_VALUE && figure_word(from->text[n]) != FIGURE_BLANK;
	}
	if (!pair && percent.column >= 0) {
		from->text[VALUE_PART_VALUE] = sheet_cell(t, percent.row, percent.column);
		from->name[VALUE_PART_VALUE] = sheet_part_name(t, key, percent);
	}
}

static void sheet_value_fault(struct sheet *t, const struct sheet_key *key,
			      const struct sheet_figure *f, const struct value_source *from,
			      const struct indicator *i, struct value_reading_result got,
			      const struct plan_cell *cell)
{
	struct err err = { 0 };
	const enum value_part part = value_fault(from, i, got, &err);
	struct sheet_place place = sheet_place_of(t, key, f, part);

	if (part == VALUE_PART_VALUE && place.column < 0)
		place = sheet_place_of(t, key, f, SHEET_PERCENT);
	if (place.column >= 0)
		import_plan_add_fault(t->plan, t->row[place.row].line, place.column + 1, cell->text,
				      &err);
	else
		import_plan_add_fault(t->plan, cell->line, cell->column, cell->text, &err);
	import_plan_place(t->plan, cell);
}

/* The unit over a column, in the line's period. */
static int sheet_unit_across(struct sheet *t, const struct sheet_figure *f,
			     const struct sheet_key *key, int32_t period)
{
	int column = -1;

	if (t->period_at < 0)
		return f->unit_id;
	for (int n = 0; n < SHEET_PARTS && column < 0; n++)
		column = f->at[n];
	return import_plan_unit(t->plan, t->row[key->row].line, column + 1, f->unit, period);
}

/* Reads one value; false when the line's unit is at fault. */
static bool sheet_value(struct sheet *t, struct sheet_key *key, const struct sheet_figure *f)
{
	struct plan_cell cell = { .indicator = f->indicator   ? f->indicator :
					       key->indicator ? key->indicator :
								t->indicator,
				  .period = f->period ? f->period : key->period,
				  .keeps_quality = true,
				  .note = key->note,
				  .source = key->source };
	const struct indicator *i = programme_indicator(t->plan->p, cell.indicator);
	struct value_source from;
	struct value_reading_result got;
	struct sheet_place place;
	struct str text;
	bool aggregate;

	if (f->unit && !f->unit_id && t->period_at < 0)
		return true; /* said at the heading */
	cell.period = sheet_own_period(t, i, cell.period, key->shown && !f->period);
	cell.unit_text = f->unit ? f->unit : key->unit_text;
	cell.unit = f->unit ? sheet_unit_across(t, f, key, cell.period) :
			      sheet_key_unit(t, key, cell.period);
	if (!cell.unit)
		return false;
	aggregate = unit_kind_aggregate(units_by_id(t->plan->u, cell.unit)->kind);
	if (aggregate && i->scope != SCOPE_NATIONAL)
		return true; /* a total beside what the nation reports */
	sheet_source(t, key, f, &from);
	got = value_read(&from, i, aggregate, &cell.value);
	t->rounded += got.rounded;
	if ((f->quality || key->quality) && cell.value.state == VALUE_GIVEN) {
		cell.value.quality = f->quality ? f->quality : key->quality;
		cell.keeps_quality = false;
	}
	str_init(&text);
	place = sheet_written(t, key, f, &from, &text);
	cell.line = t->row[place.row].line;
	cell.column = place.column + 1;
	cell.text = text.text;
	cell.untouched = got.reading == VALUE_UNTOUCHED;
	if (cell.untouched || got.reading == VALUE_READ)
		import_plan_add_cell(t->plan, &cell);
	else
		sheet_value_fault(t, key, f, &from, i, got, &cell);
	str_release(&text);
	return true;
}

void sheet_cells(struct sheet *t, size_t row)
{
	struct sheet_key key = { .row = row };

	if (!sheet_key_read(t, &key))
		return;
	for (size_t n = 0; n < t->figures; n++)
		if (!sheet_value(t, &key, &t->figure[n]))
			return;
}

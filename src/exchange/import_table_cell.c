/* The values of a line of a table. */
#include "import_table.h"

#include "base/str.h"
#include "period_text.h"

#include <string.h>

/* What a line itself says. */
struct sheet_key {
	size_t row;
	int indicator;
	int32_t period;
	const char *unit_text;
	int unit_column;
	int unit; /* in the period `unit_period`; 0: not found yet */
	int32_t unit_period;
	const char *note, *source;
};

static bool sheet_fault(struct sheet *t, size_t row, int column, enum err_code code, const char *a)
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
	if (t->period_at < 0 || (!*text && t->period))
		return true;
	if (!*text)
		return sheet_fault(t, key->row, t->period_at, ERR_IMPORT_EMPTY,
				   t->column[t->period_at].text);
	if (!period_text_read(text, &key->period))
		return sheet_fault(t, key->row, t->period_at, ERR_IMPORT_PERIOD, text);
	return true;
}

static bool sheet_key_indicator(struct sheet *t, struct sheet_key *key)
{
	const char *text = sheet_merged(t, key->row, t->indicator_at, &t->above_indicator);
	const struct sheet_heading h = sheet_heading_read(t, text);

	if (t->indicator_at < 0)
		return true;
	key->indicator = h.part == VALUE_PART_NUMERATOR || h.part == VALUE_PART_DENOMINATOR ?
				 0 :
				 h.indicator;
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

/* "57,8", or "430 / 1000"; sets the column of what was read. */
static void sheet_written(const struct sheet *t, const struct sheet_key *key,
			  const struct sheet_figure *f, const struct value_source *from,
			  struct plan_cell *cell, struct str *text)
{
	const char *const *said = from->text;
	int part = VALUE_PART_VALUE;

	if (said[VALUE_PART_NUMERATOR] && *said[VALUE_PART_NUMERATOR]) {
		part = VALUE_PART_NUMERATOR;
		str_addf(text, "%s / %s", said[VALUE_PART_NUMERATOR],
			 said[VALUE_PART_DENOMINATOR] ? said[VALUE_PART_DENOMINATOR] : "");
	} else if (said[VALUE_PART_VALUE]) {
		str_add(text, said[VALUE_PART_VALUE]);
	}
	if (f->at[part] < 0 && text->len)
		part = SHEET_PERCENT;
	for (int n = 0; n < SHEET_PARTS && f->at[part] < 0; n++)
		part = n;
	cell->line = t->row[key->row].line;
	cell->column = f->at[part] + 1;
	cell->text = text->text;
}

static void sheet_source(const struct sheet *t, const struct sheet_key *key,
			 const struct sheet_figure *f, struct value_source *from)
{
	bool pair = false;

	*from = (struct value_source){ .style = &t->style, .bare_percent = true };
	for (int n = 0; n < VALUE_PARTS; n++) {
		from->name[n] = f->at[n] >= 0 ? t->column[f->at[n]].text : "";
		if (f->at[n] < 0)
			continue;
		from->text[n] = sheet_cell(t, key->row, f->at[n]);
		pair |= n != VALUE_PART_VALUE && figure_word(from->text[n]) != FIGURE_BLANK;
	}
	if (!pair && f->at[SHEET_PERCENT] >= 0) {
		from->text[VALUE_PART_VALUE] = sheet_cell(t, key->row, f->at[SHEET_PERCENT]);
		from->name[VALUE_PART_VALUE] = t->column[f->at[SHEET_PERCENT]].text;
	}
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
	struct str text;
	bool aggregate;

	if (f->unit && !f->unit_id)
		return true; /* said at the heading */
	cell.unit_text = f->unit ? f->unit : key->unit_text;
	cell.unit = f->unit ? f->unit_id : sheet_key_unit(t, key, cell.period);
	if (!cell.unit)
		return false;
	aggregate = unit_kind_aggregate(units_by_id(t->plan->u, cell.unit)->kind);
	if (aggregate && i->scope != SCOPE_NATIONAL)
		return true; /* a total beside what the nation reports */
	sheet_source(t, key, f, &from);
	got = value_read(&from, i, aggregate, &cell.value);
	str_init(&text);
	sheet_written(t, key, f, &from, &cell, &text);
	cell.untouched = got.reading == VALUE_UNTOUCHED;
	if (cell.untouched || got.reading == VALUE_READ) {
		import_plan_add_cell(t->plan, &cell);
	} else {
		struct err err = { 0 };
		const enum value_part part = value_fault(&from, i, got, &err);
		const int at = part == VALUE_PART_VALUE && f->at[part] < 0 ? f->at[SHEET_PERCENT] :
									     f->at[part];

		import_plan_add_fault(t->plan, cell.line, at >= 0 ? at + 1 : cell.column, text.text,
				      &err);
	}
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

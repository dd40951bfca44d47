/* Reading the long form into a plan: codes, figures, texts, and every fault with its place. */
#include "import_plan.h"

#include "base/date.h"
#include "base/str.h"
#include "long_form.h"
#include "period_text.h"
#include "value_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A row whose figures can be understood only when all of the file is known: "1.050" is 1050 where
 * others have a decimal comma. */
struct long_doubt {
	size_t row;         /* of the plan */
	struct value value; /* its quality and flags */
	const char *text[VALUE_PARTS];
};

struct long_file {
	struct import_plan *plan;
	struct csv_column column[LONG_FORM_COLUMNS];
	size_t columns; /* that the file has */
	const struct csv_row *at;
	char period_text[16]; /* the period read last */
	int32_t period;
	struct figure_style style; /* of the numbers so far */
	struct long_doubt *doubt;
	size_t doubts, doubt_room;
};

static const char *long_field(const struct long_file *f, enum long_form_column column)
{
	const char *text = csv_field(f->at, &f->column[column]);

	/* What an export put in front of a text is not the text's. */
	return text ? csv_text_plain(text) : NULL;
}

/* Adds a fault at a column of the row (LONG_FORM_COLUMNS: at the row); returns false. */
static bool long_fault(const struct long_file *f, enum long_form_column column, enum err_code code,
		       const char *a, const char *b)
{
	const bool placed = column < LONG_FORM_COLUMNS && f->column[column].at >= 0;
	struct err err = { 0 };

	err_set(&err, code, a, b);
	import_plan_add_fault(f->plan, f->at->line, placed ? f->column[column].at + 1 : 0,
			      placed ? long_field(f, column) : NULL, &err);
	return false;
}

static bool long_indicator(const struct long_file *f, struct plan_cell *cell)
{
	const char *code = long_field(f, LONG_INDICATOR);

	if (!code)
		return long_fault(f, LONG_INDICATOR, ERR_IMPORT_EMPTY,
				  long_form_columns[LONG_INDICATOR], NULL);
	cell->indicator = import_plan_indicator(f->plan, f->at->line,
						f->column[LONG_INDICATOR].at + 1, code);
	return cell->indicator != 0;
}

static bool long_period(struct long_file *f, struct plan_cell *cell)
{
	const char *text = long_field(f, LONG_PERIOD);

	const struct import_options *o = &f->plan->options;

	cell->period = o->period;
	if (!o->period && o->shown && cell->indicator)
		cell->period = period_last_within(
			programme_indicator(f->plan->p, cell->indicator)->frequency, o->shown);
	if (!text)
		return cell->period != PERIOD_NONE || !cell->indicator ||
		       long_fault(f, LONG_PERIOD, ERR_IMPORT_EMPTY, long_form_columns[LONG_PERIOD],
				  NULL);
	if (strcmp(text, f->period_text) != 0) {
		if (!period_text_read(text, &f->period))
			return long_fault(f, LONG_PERIOD, ERR_IMPORT_PERIOD, text, NULL);
		str_copy(f->period_text, sizeof(f->period_text), text);
	}
	cell->period = f->period;
	return true;
}

static bool long_unit(const struct long_file *f, struct plan_cell *cell)
{
	cell->unit_text = long_field(f, LONG_UNIT);
	if (!cell->unit_text)
		return long_fault(f, LONG_UNIT, ERR_IMPORT_EMPTY, long_form_columns[LONG_UNIT],
				  NULL);
	cell->unit = import_plan_unit(f->plan, f->at->line, f->column[LONG_UNIT].at + 1,
				      cell->unit_text, cell->period);
	return cell->unit != 0;
}

/* The three columns of figures, in the order of a value's fields. */
static const enum long_form_column long_parts[VALUE_PARTS] = { LONG_NUMERATOR, LONG_DENOMINATOR,
							       LONG_VALUE };

/* In the interchange form; what is no number there, as the file writes numbers. */
static struct value_reading_result long_read(const struct figure_style *style,
					     struct value_source *from, const struct indicator *i,
					     bool aggregate, struct value *v)
{
	struct value_reading_result got = { VALUE_BAD_VALUE, NUMBER_MALFORMED, false };

	from->style = NULL;
	if (!style->comma)
		got = value_read(from, i, aggregate, v);
	if (got.number == NUMBER_MALFORMED) {
		from->style = style;
		got = value_read(from, i, aggregate, v);
	}
	return got;
}

static struct value_source long_source(const char *const *text)
{
	struct value_source from = { 0 };

	for (int n = 0; n < VALUE_PARTS; n++) {
		from.text[n] = text[n];
		from.name[n] = long_form_columns[long_parts[n]];
	}
	return from;
}

/* True when the row's figures must wait for the end of the file. */
static bool long_sees(struct long_file *f, const char *const *text)
{
	bool doubt = false;

	for (int n = 0; n < VALUE_PARTS; n++) {
		if (!text[n] || !strpbrk(text[n], ".,"))
			continue;
		figure_style_see(&f->style, text[n]);
		doubt |= figure_is_ambiguous(text[n]);
	}
	return doubt;
}

/* The row that is about to be added. */
static void long_doubt(struct long_file *f, const struct value *value)
{
	struct long_doubt *doubt;

	f->doubt = mem_grow(f->doubt, f->doubts, &f->doubt_room, sizeof(*f->doubt));
	doubt = &f->doubt[f->doubts++];
	*doubt = (struct long_doubt){ .row = f->plan->rows, .value = *value };
	for (int n = 0; n < VALUE_PARTS; n++)
		doubt->text[n] = arena_strdup(&f->plan->texts, long_field(f, long_parts[n]));
}

static void long_settle(const struct long_file *f, struct long_doubt *doubt)
{
	const struct import_row *shown = &f->plan->row[doubt->row].shown;
	const struct indicator *i = programme_indicator(f->plan->p, shown->indicator);
	const struct unit *unit = units_by_id(f->plan->u, shown->unit);
	struct value_source from = long_source(doubt->text);
	const struct value_reading_result got =
		long_read(&f->style, &from, i, unit_kind_aggregate(unit->kind), &doubt->value);
	struct err err = { 0 };
	int at = 0;

	if (got.reading != VALUE_READ)
		at = f->column[long_parts[value_fault(&from, i, got, &err)]].at + 1;
	import_plan_settle(f->plan, doubt->row, &doubt->value, at, at ? &err : NULL);
}

static bool long_value(struct long_file *f, struct plan_cell *cell, bool *waits)
{
	const struct indicator *i = programme_indicator(f->plan->p, cell->indicator);
	const struct unit *unit = units_by_id(f->plan->u, cell->unit);
	const char *text[VALUE_PARTS];
	struct value_source from;
	struct value_reading_result got;
	enum long_form_column at;
	struct err err = { 0 };

	for (int n = 0; n < VALUE_PARTS; n++)
		text[n] = long_field(f, long_parts[n]);
	*waits = long_sees(f, text);
	cell->value.state = VALUE_GIVEN;
	if (*waits)
		return true;
	from = long_source(text);
	got = long_read(&f->style, &from, i, unit_kind_aggregate(unit->kind), &cell->value);
	cell->untouched = got.reading == VALUE_UNTOUCHED;
	if (cell->untouched || got.reading == VALUE_READ)
		return true;
	at = long_parts[value_fault(&from, i, got, &err)];
	import_plan_add_fault(f->plan, f->at->line, f->column[at].at + 1, long_field(f, at), &err);
	import_plan_place(f->plan, cell);
	return false;
}

static bool long_quality(const struct long_file *f, struct plan_cell *cell)
{
	const char *quality = long_field(f, LONG_QUALITY), *mark = long_field(f, LONG_MARK);

	cell->keeps_quality = f->column[LONG_QUALITY].at < 0;
	if (!quality_parse(quality, &cell->value.quality))
		return long_fault(f, LONG_QUALITY, ERR_IMPORT_QUALITY, quality, NULL);
	if (mark && strcmp(mark, LONG_FORM_MARK) != 0)
		return long_fault(f, LONG_MARK, ERR_IMPORT_MARK, mark, NULL);
	cell->value.flags = mark && cell->value.state != VALUE_ABSENT ? VALUE_ILLUSTRATIVE : 0;
	if (cell->value.state == VALUE_ABSENT)
		cell->value.quality = QUALITY_NONE;
	return true;
}

/* "57.8%", or "430 / 1000" */
static void long_written(const struct long_file *f, struct plan_cell *cell, struct str *text)
{
	const char *numerator = long_field(f, LONG_NUMERATOR);
	const char *denominator = long_field(f, LONG_DENOMINATOR);

	cell->column = f->column[numerator ? LONG_NUMERATOR : LONG_VALUE].at + 1;
	if (f->plan->options.brief)
		return;
	if (numerator)
		str_addf(text, "%s / %s", numerator, denominator ? denominator : "");
	else if (long_field(f, LONG_VALUE))
		str_add(text, long_field(f, LONG_VALUE));
	cell->text = text->text;
}

static void long_row(struct long_file *f)
{
	struct plan_cell cell = { .line = f->at->line };
	char have[24], want[24];
	struct str text;
	bool known, waits;

	if (f->at->fields != f->columns) {
		snprintf(have, sizeof(have), "%zu", f->at->fields);
		snprintf(want, sizeof(want), "%zu", f->columns);
		long_fault(f, LONG_FORM_COLUMNS, ERR_CSV_FIELDS, have, want);
		return;
	}
	known = long_indicator(f, &cell);
	if (!long_period(f, &cell) || !long_unit(f, &cell) || !known ||
	    !long_value(f, &cell, &waits))
		return;
	if (!cell.untouched && !long_quality(f, &cell))
		return;
	cell.note = long_field(f, LONG_NOTE);
	cell.source = long_field(f, LONG_SOURCE);
	if (!cell.source && f->column[LONG_SOURCE].at >= 0)
		cell.source = "";
	str_init(&text);
	long_written(f, &cell, &text);
	if (waits)
		long_doubt(f, &cell.value);
	cell.untouched |= waits;
	import_plan_add_cell(f->plan, &cell);
	str_release(&text);
}

static bool long_header(struct long_file *f, struct csv_reader *csv)
{
	struct err_list faults;
	bool fine;

	for (int n = 0; n < LONG_FORM_COLUMNS; n++)
		f->column[n] = (struct csv_column){ .name = long_form_columns[n],
						    .required = n == LONG_INDICATOR ||
								n == LONG_UNIT ||
								(n == LONG_PERIOD &&
								 !f->plan->options.period &&
								 !f->plan->options.shown) };
	err_list_init(&faults);
	fine = csv_header(csv, f->column, LONG_FORM_COLUMNS, &faults);
	for (size_t n = 0; n < faults.kept; n++)
		import_plan_add_fixed(f->plan, &faults.item[n]);
	err_list_release(&faults);
	for (int n = 0; n < LONG_FORM_COLUMNS; n++)
		f->columns += f->column[n].at >= 0;
	return fine;
}

static bool long_is_column(const char *text)
{
	for (int n = 0; n < LONG_FORM_COLUMNS; n++)
		if (strcmp(text, long_form_columns[n]) == 0)
			return true;
	return false;
}

/* It names an indicator, a unit and a period or figure, or nothing that is no column of it: without an indicator it is a
 * table of the one that is given. */
bool import_long_is(const struct import_plan *plan, const struct csv_row *first)
{
	bool indicator = false, unit = false, figure = false, all = true;

	for (size_t n = 0; n < first->fields; n++) {
		indicator |= strcmp(first->field[n], long_form_columns[LONG_INDICATOR]) == 0;
		unit |= strcmp(first->field[n], long_form_columns[LONG_UNIT]) == 0;
		figure |= strcmp(first->field[n], long_form_columns[LONG_PERIOD]) == 0;
		for (int part = 0; part < VALUE_PARTS; part++)
			figure |= strcmp(first->field[n], long_form_columns[long_parts[part]]) == 0;
		all &= long_is_column(first->field[n]);
	}
	return indicator ? all || (unit && figure) : all && !plan->options.indicator;
}

void import_long_read(struct import_plan *plan, struct csv_reader *csv)
{
	struct long_file f = { .plan = plan };
	struct csv_row row;
	struct err err = { 0 };

	f.at = &row;
	if (!long_header(&f, csv))
		return;
	while (csv_row(csv, &row, &err))
		long_row(&f);
	for (size_t n = 0; n < f.doubts; n++)
		long_settle(&f, &f.doubt[n]);
	free(f.doubt);
	/* What ends the reading leaves the rest unread: no part of the file is saved without it. */
	if (err.code != ERR_NONE)
		import_plan_add_fixed(plan, &err);
}

/* Reading rows of the long form: codes, figures, texts, and every fault with its line. */
#include "import_row.h"

#include "base/date.h"
#include "base/str.h"
#include "exchange/csv.h"
#include "long_form.h"
#include "store/log.h"
#include "value_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct import_file {
	struct import_rows *rows;
	struct csv_reader *csv;
	uint32_t number;
	struct csv_column column[LONG_FORM_COLUMNS];
	size_t columns; /* that the file has */
	const struct csv_row *at;
	const char *last_note, *last_source;
	char period_text[16]; /* the period read last */
	int32_t period;
};

void import_rows_init(struct import_rows *rows, const struct programme *p, const struct units *u,
		      int32_t period, struct err_list *faults)
{
	*rows = (struct import_rows){
		.p = p, .u = u, .period = period, .faults = faults, .sorted = true
	};
	rows->lookup = unit_lookup_new(p, u);
	arena_init(&rows->texts);
}

void import_rows_release(struct import_rows *rows)
{
	unit_lookup_free(rows->lookup);
	arena_release(&rows->texts);
	free(rows->row);
}

void import_cell_name(const struct import_rows *rows, const struct import_cell *row,
		      struct str *out)
{
	char period[PERIOD_SIZE];

	period_format(row->period, period);
	str_clear(out);
	str_addf(out, "%s %s %s", programme_indicator(rows->p, row->indicator)->code,
		 units_by_id(rows->u, row->unit)->code, period);
}

/* Adds a fault at the row; returns false. */
static bool import_fault(const struct import_file *f, enum err_code code, const char *a,
			 const char *b, const char *c)
{
	struct err err = { 0 };

	err_set(&err, code, a, b, c);
	err_at(&err, csv_name(f->csv), f->at->line);
	err_list_add(f->rows->faults, &err);
	return false;
}

static const char *import_field(const struct import_file *f, enum long_form_column column)
{
	const char *text = csv_field(f->at, &f->column[column]);

	/* What an export put in front of a text is not the text's. */
	return text ? csv_text_plain(text) : NULL;
}

static bool import_indicator(struct import_file *f, struct import_cell *row)
{
	const char *code = import_field(f, LONG_INDICATOR);
	struct str near;

	if (!code)
		return import_fault(f, ERR_IMPORT_EMPTY, long_form_columns[LONG_INDICATOR], NULL,
				    NULL);
	row->indicator = unit_lookup_indicator(f->rows->lookup, code);
	if (row->indicator)
		return true;
	str_init(&near);
	unit_lookup_near_indicator(f->rows->lookup, code, &near);
	import_fault(f, ERR_IMPORT_INDICATOR, code, near.text, NULL);
	str_release(&near);
	return false;
}

static bool import_period(struct import_file *f, struct import_cell *row)
{
	const char *text = import_field(f, LONG_PERIOD);

	row->period = f->rows->period;
	if (!text)
		return row->period != PERIOD_NONE ||
		       import_fault(f, ERR_IMPORT_EMPTY, long_form_columns[LONG_PERIOD], NULL,
				    NULL);
	if (strcmp(text, f->period_text) != 0) {
		if (!period_parse(text, &f->period))
			return import_fault(f, ERR_IMPORT_PERIOD, text, NULL, NULL);
		str_copy(f->period_text, sizeof(f->period_text), text);
	}
	row->period = f->period;
	return true;
}

static bool import_unit(struct import_file *f, struct import_cell *row)
{
	const char *text = import_field(f, LONG_UNIT);
	const int32_t day = period_last_day(row->period);
	enum unit_lookup_outcome outcome;
	char period[PERIOD_SIZE];
	struct str near;

	if (!text)
		return import_fault(f, ERR_IMPORT_EMPTY, long_form_columns[LONG_UNIT], NULL, NULL);
	outcome = unit_lookup_unit(f->rows->lookup, text, day, &row->unit);
	if (outcome == UNIT_FOUND)
		return true;
	str_init(&near);
	period_format(row->period, period);
	unit_lookup_near_unit(f->rows->lookup, text, day, &near);
	import_fault(f, outcome == UNIT_AMBIGUOUS ? ERR_IMPORT_UNIT_AMBIGUOUS : ERR_IMPORT_UNIT,
		     text, period, near.text);
	str_release(&near);
	return false;
}

static bool import_number_fault(const struct import_file *f, enum long_form_column column,
				enum number_reading reading, int decimals)
{
	const char *name = long_form_columns[column], *text = import_field(f, column);
	char digits[12];

	snprintf(digits, sizeof(digits), "%d", decimals);
	if (reading == NUMBER_TOO_FINE)
		return import_fault(f, ERR_IMPORT_TOO_FINE, name, text, digits);
	return import_fault(f, reading == NUMBER_OVERFLOW ? ERR_IMPORT_OVERFLOW : ERR_IMPORT_NUMBER,
			    name, text, NULL);
}

static bool import_value_fault(const struct import_file *f, const struct indicator *i,
			       struct value_reading_result got)
{
	const char *value = import_field(f, LONG_VALUE);
	const bool percent = value && strchr(value, '%');

	switch (got.reading) {
	case VALUE_BOTH:
		return import_fault(f, ERR_IMPORT_BOTH, NULL, NULL, NULL);
	case VALUE_HALF_PAIR:
		return import_fault(f, ERR_IMPORT_HALF_PAIR, NULL, NULL, NULL);
	case VALUE_NEEDS_PAIR:
		return import_fault(f, ERR_IMPORT_NEEDS_PAIR, value, NULL, NULL);
	case VALUE_NO_PAIR:
		return import_fault(f, ERR_IMPORT_NO_PAIR, i->code, NULL, NULL);
	case VALUE_NEEDS_ANSWER:
		return import_fault(f, ERR_IMPORT_NEEDS_ANSWER, value, NULL, NULL);
	case VALUE_BAD_NUMERATOR:
		return import_number_fault(f, LONG_NUMERATOR, got.number, i->decimals);
	case VALUE_BAD_DENOMINATOR:
		return import_number_fault(f, LONG_DENOMINATOR, got.number, i->decimals);
	default:
		return import_number_fault(f, LONG_VALUE, got.number,
					   percent ? VALUE_PERCENT_DECIMALS : i->decimals);
	}
}

/* Errors of the value itself, and of where it would stand. */
static bool import_allowed(const struct import_file *f, const struct import_cell *row)
{
	const struct indicator *i = programme_indicator(f->rows->p, row->indicator);
	const struct unit *unit = units_by_id(f->rows->u, row->unit);
	enum entry_finding finding;
	char period[PERIOD_SIZE];
	struct str cell;

	if (!log_permits(i, unit->kind, row->period)) {
		period_format(row->period, period);
		return import_fault(f, ERR_IMPORT_NOT_VALID, i->code, unit->code, period);
	}
	finding = entry_check(i, &row->value, unit_kind_aggregate(unit->kind));
	if (!entry_is_error(finding))
		return true;
	str_init(&cell);
	import_cell_name(f->rows, row, &cell);
	import_fault(f, ERR_IMPORT_VALUE, cell.text, tr(entry_message(finding)), NULL);
	str_release(&cell);
	return false;
}

static bool import_quality(const struct import_file *f, struct import_cell *row)
{
	const char *quality = import_field(f, LONG_QUALITY), *mark = import_field(f, LONG_MARK);

	row->keeps_quality = f->column[LONG_QUALITY].at < 0;
	if (!quality_parse(quality, &row->value.quality))
		return import_fault(f, ERR_IMPORT_QUALITY, quality, NULL, NULL);
	if (mark && strcmp(mark, LONG_FORM_MARK) != 0)
		return import_fault(f, ERR_IMPORT_MARK, mark, NULL, NULL);
	row->value.flags = mark && row->value.state != VALUE_ABSENT ? VALUE_ILLUSTRATIVE : 0;
	if (row->value.state == VALUE_ABSENT)
		row->value.quality = QUALITY_NONE;
	return true;
}

/* A text that the row before had as well is kept once. */
static const char *import_text(struct import_file *f, enum long_form_column column,
			       const char **last)
{
	const char *text = import_field(f, column);

	if (text && !str_equal(text, *last))
		*last = arena_strdup(&f->rows->texts, text);
	return text ? *last : NULL;
}

static void import_add(struct import_rows *rows, struct import_cell *row)
{
	row->key = (uint64_t)row->indicator << 44 | (uint64_t)row->unit << 20 |
		   (uint64_t)row->period;
	if (rows->rows && rows->row[rows->rows - 1].key >= row->key)
		rows->sorted = false;
	rows->row = mem_grow(rows->row, rows->rows, &rows->room, sizeof(*rows->row));
	rows->row[rows->rows++] = *row;
}

/* "57.8%", or "430 / 1000" */
static void import_written(struct import_file *f, struct import_cell *row)
{
	const char *numerator = import_field(f, LONG_NUMERATOR);
	const char *denominator = import_field(f, LONG_DENOMINATOR);
	struct str text;

	str_init(&text);
	if (numerator)
		str_addf(&text, "%s / %s", numerator, denominator ? denominator : "");
	else if (import_field(f, LONG_VALUE))
		str_add(&text, import_field(f, LONG_VALUE));
	row->column = f->column[numerator ? LONG_NUMERATOR : LONG_VALUE].at + 1;
	row->text = arena_strdup(&f->rows->texts, text.text);
	row->unit_text = arena_strdup(&f->rows->texts, import_field(f, LONG_UNIT));
	str_release(&text);
}

static void import_read_row(struct import_file *f)
{
	struct import_cell row = { .file = f->number, .line = f->at->line };
	struct value_reading_result got;
	const struct indicator *i;
	char have[24], want[24];
	bool known;

	f->rows->read++;
	if (f->at->fields != f->columns) {
		snprintf(have, sizeof(have), "%zu", f->at->fields);
		snprintf(want, sizeof(want), "%zu", f->columns);
		import_fault(f, ERR_CSV_FIELDS, have, want, NULL);
		return;
	}
	known = import_indicator(f, &row);
	if (!import_period(f, &row) || !import_unit(f, &row) || !known)
		return;
	i = programme_indicator(f->rows->p, row.indicator);
	got = value_read(import_field(f, LONG_NUMERATOR), import_field(f, LONG_DENOMINATOR),
			 import_field(f, LONG_VALUE), i,
			 unit_kind_aggregate(units_by_id(f->rows->u, row.unit)->kind), &row.value);
	if (got.reading == VALUE_UNTOUCHED) {
		row.untouched = true;
		if (f->rows->keeps_texts) {
			import_written(f, &row);
			import_add(f->rows, &row);
		}
		return;
	}
	if (got.reading != VALUE_READ) {
		import_value_fault(f, i, got);
		return;
	}
	if (!import_quality(f, &row) || !import_allowed(f, &row))
		return;
	row.note = import_text(f, LONG_NOTE, &f->last_note);
	row.source = import_text(f, LONG_SOURCE, &f->last_source);
	if (!row.source && f->column[LONG_SOURCE].at >= 0)
		row.source = "";
	if (f->rows->keeps_texts)
		import_written(f, &row);
	import_add(f->rows, &row);
}

static bool import_header(struct import_file *f)
{
	for (int n = 0; n < LONG_FORM_COLUMNS; n++)
		f->column[n] = (struct csv_column){
			.name = long_form_columns[n],
			.required = n == LONG_INDICATOR || n == LONG_UNIT ||
				    (n == LONG_PERIOD && f->rows->period == PERIOD_NONE)
		};
	if (!csv_header(f->csv, f->column, LONG_FORM_COLUMNS, f->rows->faults))
		return false;
	for (int n = 0; n < LONG_FORM_COLUMNS; n++)
		f->columns += f->column[n].at >= 0;
	return true;
}

/* Takes over the reader, which may be NULL with err set. */
static void import_read_all(struct import_file *f, struct err *err)
{
	struct csv_row row;

	f->at = &row;
	if (f->csv && import_header(f))
		while (csv_row(f->csv, &row, err))
			import_read_row(f);
	if (err->code != ERR_NONE)
		err_list_add(f->rows->faults, err);
	if (f->csv)
		f->rows->separator = csv_shape(f->csv)->separator;
	csv_close(f->csv);
}

void import_rows_read(struct import_rows *rows, const char *path, uint32_t file)
{
	struct import_file f = { .rows = rows, .number = file };
	struct err err = { 0 };

	f.csv = csv_open(path, CSV_ANY, &err);
	import_read_all(&f, &err);
}

void import_rows_read_text(struct import_rows *rows, const char *text, size_t len, const char *name,
			   uint32_t file)
{
	struct import_file f = { .rows = rows, .number = file };
	struct err err = { 0 };

	f.csv = csv_open_text(text, len, CSV_ANY, name);
	import_read_all(&f, &err);
}

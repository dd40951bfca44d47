/* A plan's rows: how they come in, how they are counted, left out and said. */
#include "import_plan.h"

#include "base/msg.h"
#include "base/str.h"
#include "store/log.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct import_plan *import_plan_new(const struct programme *p, const struct units *u,
				    const struct import_options *options)
{
	struct import_plan *plan = mem_zero(1, sizeof(*plan));

	plan->p = p;
	plan->u = u;
	plan->options = *options;
	arena_init(&plan->texts);
	arena_init(&plan->kept);
	for (size_t n = 0; n < options->headings; n++)
		import_plan_say(plan, &options->heading[n], false);
	return plan;
}

void import_plan_empty(struct import_plan *plan)
{
	for (size_t n = 0; n < plan->sources; n++)
		if (plan->source[n].form) {
			str_release(plan->source[n].form);
			free(plan->source[n].form);
		}
	plan->sources = plan->rows = 0;
	free(plan->order);
	plan->order = NULL;
	plan->last_text[0] = plan->last_text[1] = NULL;
	plan->compared = plan->halves = false;
	arena_release(&plan->texts);
	arena_init(&plan->texts);
}

void import_plan_free(struct import_plan *plan)
{
	if (!plan)
		return;
	import_plan_empty(plan);
	unit_lookup_free(plan->lookup);
	arena_release(&plan->texts);
	arena_release(&plan->kept);
	free(plan->row);
	free(plan->source);
	free(plan->said);
	free(plan->input);
	free(plan->cell);
	free(plan->past);
	free(plan);
}

uint64_t import_plan_key(int indicator, int unit, int32_t period)
{
	return (uint64_t)indicator << 44 | (uint64_t)unit << 20 | (uint64_t)period;
}

struct plan_source *import_plan_begin(struct import_plan *plan, const char *name)
{
	struct plan_source *source;

	if (!plan->lookup)
		plan->lookup = unit_lookup_new(plan->p, plan->u);
	plan->source = mem_grow(plan->source, plan->sources, &plan->source_room,
				sizeof(*plan->source));
	source = &plan->source[plan->sources++];
	*source = (struct plan_source){ .name = arena_strdup(&plan->texts, name) };
	return source;
}

/* A new row of the source begun last. */
static struct plan_row *import_plan_add(struct import_plan *plan, long line, int column,
					const char *text)
{
	struct plan_row *row;

	free(plan->order);
	plan->order = NULL;
	plan->compared = false;
	plan->row = mem_grow(plan->row, plan->rows, &plan->room, sizeof(*plan->row));
	row = &plan->row[plan->rows++];
	*row = (struct plan_row){ .shown = { .file = plan->source[plan->sources - 1].name,
					     .line = line,
					     .column = column,
					     .text = plan->options.brief || !text ?
							     "" :
							     arena_strdup(&plan->texts, text) } };
	return row;
}

void import_plan_fault(struct import_plan *plan, struct plan_row *row, const struct err *err)
{
	struct err *kept = arena_zero(&plan->texts, 1, sizeof(*kept));

	*kept = *err;
	row->shown.state = IMPORT_FAULTY;
	row->shown.err = kept;
}

void import_plan_add_fault(struct import_plan *plan, long line, int column, const char *text,
			   const struct err *err)
{
	struct plan_row *row = import_plan_add(plan, line, column, text);
	struct err placed = *err;

	err_at(&placed, row->shown.file, line);
	placed.column = column;
	import_plan_fault(plan, row, &placed);
}

void import_plan_add_fixed(struct import_plan *plan, const struct err *err)
{
	struct plan_row *row;

	assert(err && err->code != ERR_NONE);
	row = import_plan_add(plan, err->line, 0, NULL);
	row->shown.fixed = true;
	import_plan_fault(plan, row, err);
}

void import_plan_add_skipped(struct import_plan *plan, long line, const char *text,
			     enum import_skip skip)
{
	struct plan_row *row = import_plan_add(plan, line, 0, text);

	row->shown.state = IMPORT_SKIPPED;
	row->shown.skip = skip;
	plan->source[plan->sources - 1].skipped[skip]++;
}

/* A text that the row before had as well is kept once. */
static const char *import_plan_text_of(struct import_plan *plan, int which, const char *text)
{
	if (text && !str_equal(text, plan->last_text[which]))
		plan->last_text[which] = arena_strdup(&plan->texts, text);
	return text ? plan->last_text[which] : NULL;
}

/* A quarter where the indicator has years, or there is nothing to report at all. */
static bool import_plan_not_valid(const struct indicator *i, const struct unit *unit,
				  int32_t period, struct err *err)
{
	const int32_t own = period_holding(i->frequency, period_last_day(period));
	char given[PERIOD_SIZE], wanted[PERIOD_SIZE];

	period_format(period, given);
	period_format(own, wanted);
	if (own != period && log_permits(i, unit->kind, own))
		return err_set(err, ERR_IMPORT_FREQUENCY, i->code, given, wanted);
	return err_set(err, ERR_IMPORT_NOT_VALID, i->code, unit->code, given);
}

/* Errors of where a value would stand, and of the value itself. */
static bool import_plan_allows(const struct import_plan *plan, const struct plan_cell *cell,
			       struct err *err)
{
	const struct indicator *i = programme_indicator(plan->p, cell->indicator);
	const struct unit *unit = units_by_id(plan->u, cell->unit);
	enum entry_finding finding;
	char period[PERIOD_SIZE];
	struct str name;

	period_format(cell->period, period);
	if (!log_permits(i, unit->kind, cell->period))
		return import_plan_not_valid(i, unit, cell->period, err);
	finding = cell->half ? ENTRY_FINE :
			       entry_check(i, &cell->value, unit_kind_aggregate(unit->kind));
	if (!entry_is_error(finding))
		return true;
	str_init(&name);
	str_addf(&name, "%s %s %s", i->code, unit->code, period);
	err_set(err, ERR_IMPORT_VALUE, name.text, tr(entry_message(finding)));
	str_release(&name);
	return false;
}

void import_plan_place(struct import_plan *plan, const struct plan_cell *cell)
{
	struct import_row *shown = &plan->row[plan->rows - 1].shown;

	if (!plan->options.brief)
		shown->unit_text = arena_strdup(&plan->texts, cell->unit_text);
	shown->indicator = cell->indicator;
	shown->unit = cell->unit;
	shown->period = cell->period;
}

void import_plan_add_cell(struct import_plan *plan, const struct plan_cell *cell)
{
	struct plan_row *row;
	struct err err = { 0 };

	if (!cell->untouched && !import_plan_allows(plan, cell, &err)) {
		import_plan_add_fault(plan, cell->line, cell->column, cell->text, &err);
		row = &plan->row[plan->rows - 1];
	} else {
		row = import_plan_add(plan, cell->line, cell->column, cell->text);
		row->shown.becomes = cell->value;
		row->shown.state = cell->untouched ? IMPORT_UNTOUCHED : IMPORT_CHANGES;
		if (!cell->untouched)
			row->key = import_plan_key(cell->indicator, cell->unit, cell->period);
	}
	import_plan_place(plan, cell);
	row->keeps_quality = cell->keeps_quality;
	row->half = cell->half;
	plan->halves |= cell->half != IMPORT_VALUE;
	row->note = import_plan_text_of(plan, 0, cell->note);
	row->source = import_plan_text_of(plan, 1, cell->source);
}

void import_plan_settle(struct import_plan *plan, size_t row, const struct value *value, int column,
			const struct err *err)
{
	struct import_row *shown = &plan->row[row].shown;
	const struct plan_cell cell = { .indicator = shown->indicator,
					.unit = shown->unit,
					.period = shown->period,
					.value = *value };
	struct err placed = { 0 };

	if (err)
		placed = *err;
	if (!err && import_plan_allows(plan, &cell, &placed)) {
		shown->becomes = *value;
		shown->state = IMPORT_CHANGES;
		plan->row[row].key = import_plan_key(cell.indicator, cell.unit, cell.period);
		return;
	}
	if (column)
		shown->column = column;
	err_at(&placed, shown->file, shown->line);
	placed.column = shown->column;
	import_plan_fault(plan, &plan->row[row], &placed);
}

int import_plan_indicator(struct import_plan *plan, long line, int column, const char *text)
{
	const int indicator = unit_lookup_indicator(plan->lookup, text);
	struct plan_saying *said = indicator ? NULL : import_plan_said(plan, text);
	struct err err = { 0 };
	struct str near;

	if (indicator)
		return indicator;
	if (said && said->heading.indicator && said->heading.part == IMPORT_VALUE) {
		said->used = true;
		return said->heading.indicator;
	}
	str_init(&near);
	unit_lookup_near_indicator(plan->lookup, text, &near);
	err_set(&err, ERR_IMPORT_INDICATOR, text, near.text);
	import_plan_add_fault(plan, line, column, text, &err);
	str_release(&near);
	return 0;
}

int import_plan_unit(struct import_plan *plan, long line, int column, const char *text,
		     int32_t period)
{
	const int32_t day = period_last_day(period);
	int unit;
	const enum unit_lookup_outcome outcome = unit_lookup_unit(plan->lookup, text, day, &unit);
	char name[PERIOD_SIZE];
	struct err err = { 0 };
	struct str near;

	if (outcome == UNIT_FOUND)
		return unit;
	str_init(&near);
	period_format(period, name);
	unit_lookup_near_unit(plan->lookup, text, day, &near);
	err_set(&err, outcome == UNIT_AMBIGUOUS ? ERR_IMPORT_UNIT_AMBIGUOUS : ERR_IMPORT_UNIT, text,
		name, near.text);
	import_plan_add_fault(plan, line, column, text, &err);
	str_release(&near);
	return 0;
}

/* A file without a first row is left to the long form, which says so. */
static bool import_plan_is_long(const struct import_plan *plan, struct csv_reader *csv)
{
	struct csv_row first;
	struct err err = { 0 };
	const bool is = !csv_row(csv, &first, &err) || import_long_is(plan, &first);

	csv_again(csv);
	return is;
}

/* Takes over the reader, NULL with err set when it could not be opened. */
static void import_plan_read(struct import_plan *plan, struct csv_reader *csv, const char *name,
			     const struct err *err)
{
	struct plan_source *source = import_plan_begin(plan, name);

	if (!csv) {
		import_plan_add_fixed(plan, err);
		return;
	}
	source->separator = csv_shape(csv)->separator;
	if (import_plan_is_long(plan, csv))
		import_long_read(plan, csv);
	else
		import_table_read(plan, csv);
	csv_close(csv);
}

void import_plan_file(struct import_plan *plan, const char *path)
{
	struct err err = { 0 };

	import_plan_remember(plan, &(struct plan_input){ .name = path });
	import_plan_read(plan, csv_open(path, CSV_ANY, &err), path, &err);
}

void import_plan_text(struct import_plan *plan, const char *text, size_t len, const char *name)
{
	import_plan_remember(plan, &(struct plan_input){ .name = name, .text = text, .len = len });
	import_plan_read(plan, csv_open_text(text, len, CSV_ANY, name), name, NULL);
}

size_t import_plan_rows(const struct import_plan *plan)
{
	return plan->rows;
}

const struct import_row *import_plan_row(const struct import_plan *plan, size_t n)
{
	return &plan->row[n].shown;
}

void import_plan_count(const struct import_plan *plan, struct import_counts *counts)
{
	*counts = (struct import_counts){ 0 };
	for (size_t n = 0; n < plan->rows; n++) {
		const struct import_row *row = &plan->row[n].shown;

		if (row->left_out) {
			counts->left_out++;
			continue;
		}
		counts->state[row->state]++;
		if (row->state != IMPORT_CHANGES)
			continue;
		counts->cleared += row->becomes.state == VALUE_ABSENT;
		counts->warnings += row->finding != ENTRY_FINE;
	}
}

void import_plan_say_cell(const struct import_plan *plan, const struct import_row *row,
			  struct str *out)
{
	char period[PERIOD_SIZE];

	if (!row->indicator || !row->unit)
		return;
	period_format(row->period, period);
	str_addf(out, "%s %s %s", programme_indicator(plan->p, row->indicator)->code,
		 units_by_id(plan->u, row->unit)->code, period);
}

void import_plan_say_value(const struct import_plan *plan, const struct import_row *row,
			   const struct value *v, struct str *out)
{
	struct value_text text;

	if (v->state == VALUE_ABSENT || !row->indicator) {
		str_addc(out, '-');
		return;
	}
	value_text(v, programme_indicator(plan->p, row->indicator), &text);
	if (text.numerator[0])
		str_addf(out, "%s/%s", text.numerator, text.denominator);
	else
		str_add(out, text.value);
	if (v->quality)
		str_addf(out, " %s", quality_word(v->quality));
}

size_t import_plan_sources(const struct import_plan *plan)
{
	return plan->sources;
}

void import_plan_say_form(const struct import_plan *plan, size_t source, struct str *out)
{
	const struct plan_source *from = &plan->source[source];
	const char separator[] = { from->separator, '\0' };

	str_add(out, from->form ? from->form->text : tr(MSG_IMPORT_LONG_FORM));
	if (from->separator) {
		str_add(out, ", ");
		msg_add(out, MSG_IMPORT_SEPARATOR, from->separator == '\t' ? "Tab" : separator);
	}
	import_plan_add_said(plan, out);
}

void import_plan_say_skipped(const struct import_plan *plan, size_t source, struct str *out)
{
	const long *skipped = plan->source[source].skipped;
	struct str kinds;
	bool said = false;

	str_init(&kinds);
	for (int n = IMPORT_SKIP_TITLE; n < IMPORT_SKIP_MAX; n++) {
		if (!skipped[n])
			continue;
		str_addf(&kinds, "%s%s %ld", kinds.len ? ", " : "",
			 import_skip_name((enum import_skip)n), skipped[n]);
		said |= n != IMPORT_SKIP_HEADING;
	}
	if (said)
		msg_add(out, MSG_IMPORT_NO_VALUES_IN, kinds.text);
	str_release(&kinds);
}

const char *import_skip_name(enum import_skip skip)
{
	static const enum msg name[IMPORT_SKIP_MAX] = {
		[IMPORT_SKIP_NONE] = MSG_MAX,
		[IMPORT_SKIP_TITLE] = MSG_IMPORT_SKIP_TITLE,
		[IMPORT_SKIP_HEADING] = MSG_IMPORT_SKIP_HEADING,
		[IMPORT_SKIP_REGION] = MSG_IMPORT_SKIP_REGION,
		[IMPORT_SKIP_TOTAL] = MSG_IMPORT_SKIP_TOTAL,
		[IMPORT_SKIP_FOOTNOTE] = MSG_IMPORT_SKIP_FOOTNOTE,
		[IMPORT_SKIP_BLANK] = MSG_IMPORT_SKIP_BLANK,
	};

	return name[skip] == MSG_MAX ? "" : tr(name[skip]);
}

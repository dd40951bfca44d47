/* A plan's rows: how they come in, how they are counted, left out and said. */
#include "import_plan.h"

#include "base/msg.h"
#include "base/str.h"
#include "value_form.h"

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
	return plan;
}

void import_plan_free(struct import_plan *plan)
{
	if (!plan)
		return;
	arena_release(&plan->texts);
	free(plan->row);
	free(plan->source);
	free(plan->order);
	free(plan->cell);
	free(plan->past);
	free(plan);
}

uint64_t import_plan_key(int indicator, int unit, int32_t period)
{
	return (uint64_t)indicator << 44 | (uint64_t)unit << 20 | (uint64_t)period;
}

struct plan_row *import_plan_add(struct import_plan *plan)
{
	struct plan_row *row;

	free(plan->order);
	plan->order = NULL;
	plan->compared = false;
	plan->row = mem_grow(plan->row, plan->rows, &plan->room, sizeof(*plan->row));
	row = &plan->row[plan->rows++];
	*row = (struct plan_row){ .shown = { .file = "", .text = "" } };
	return row;
}

void import_plan_fault(struct import_plan *plan, struct plan_row *row, const struct err *err)
{
	struct err *kept = arena_zero(&plan->texts, 1, sizeof(*kept));

	*kept = *err;
	row->shown.state = IMPORT_FAULTY;
	row->shown.err = kept;
}

static void import_plan_take_cell(struct import_plan *plan, const char *file,
				  const struct import_cell *cell)
{
	struct plan_row *row = import_plan_add(plan);

	row->shown = (struct import_row){ .file = file,
					  .line = cell->line,
					  .column = cell->column,
					  .text = arena_strdup(&plan->texts, cell->text),
					  .unit_text = arena_strdup(&plan->texts, cell->unit_text),
					  .indicator = cell->indicator,
					  .unit = cell->unit,
					  .period = cell->period,
					  .becomes = cell->value,
					  .state = IMPORT_CHANGES };
	if (cell->untouched)
		row->shown.state = IMPORT_UNTOUCHED;
	else
		row->key = import_plan_key(cell->indicator, cell->unit, cell->period);
	row->keeps_quality = cell->keeps_quality;
	row->note = arena_strdup(&plan->texts, cell->note);
	row->source = arena_strdup(&plan->texts, cell->source);
}

static void import_plan_take_fault(struct import_plan *plan, const char *file,
				   const struct err *err)
{
	struct plan_row *row = import_plan_add(plan);

	row->shown.file = file;
	row->shown.line = err->line;
	row->shown.fixed = err->line <= 1;
	import_plan_fault(plan, row, err);
}

/* Cells and faults were read apart, each in the order of the lines: they are put together so. */
static void import_plan_take(struct import_plan *plan, const struct import_rows *rows,
			     const char *name)
{
	const char *file = arena_strdup(&plan->texts, name);
	size_t fault = 0;

	plan->source = mem_grow(plan->source, plan->sources, &plan->source_room,
				sizeof(*plan->source));
	plan->source[plan->sources++] = (struct plan_source){ .name = file,
							      .separator = rows->separator };
	for (size_t n = 0; n < rows->rows; n++) {
		for (; fault < rows->faults->kept &&
		       rows->faults->item[fault].line < rows->row[n].line;
		     fault++)
			import_plan_take_fault(plan, file, &rows->faults->item[fault]);
		import_plan_take_cell(plan, file, &rows->row[n]);
	}
	for (; fault < rows->faults->kept; fault++)
		import_plan_take_fault(plan, file, &rows->faults->item[fault]);
}

static void import_plan_read(struct import_plan *plan, const char *path, const char *text,
			     size_t len)
{
	struct import_rows rows;
	struct err_list faults;

	err_list_init(&faults);
	import_rows_init(&rows, plan->p, plan->u, plan->options.period, &faults);
	rows.keeps_texts = true;
	if (text)
		import_rows_read_text(&rows, text, len, path, 0);
	else
		import_rows_read(&rows, path, 0);
	import_plan_take(plan, &rows, path);
	import_rows_release(&rows);
	err_list_release(&faults);
}

void import_plan_file(struct import_plan *plan, const char *path)
{
	import_plan_read(plan, path, NULL, 0);
}

void import_plan_text(struct import_plan *plan, const char *text, size_t len, const char *name)
{
	import_plan_read(plan, name, text, len);
}

size_t import_plan_rows(const struct import_plan *plan)
{
	return plan->rows;
}

const struct import_row *import_plan_row(const struct import_plan *plan, size_t n)
{
	return &plan->row[n].shown;
}

bool import_plan_leave_out(struct import_plan *plan, size_t n, bool out)
{
	if (plan->row[n].shown.fixed)
		return false;
	plan->row[n].shown.left_out = out;
	return true;
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

	str_addf(out, "%s: ", from->name);
	msg_add(out, MSG_IMPORT_LONG_FORM, from->separator == '\t' ? "Tab" : separator);
}

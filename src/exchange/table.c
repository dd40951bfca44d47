/* Tables of what is shown. */
#include "exchange/table.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/csv.h"
#include "long_form.h"
#include "value_form.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void table_init(struct table *t, FILE *out)
{
	*t = (struct table){ .out = out };
}

static void table_clear(struct table *t)
{
	for (size_t n = 0; n < t->columns; n++)
		free(t->field[n]);
	memset(t->field, 0, sizeof(t->field));
}

void table_release(struct table *t)
{
	table_clear(t);
}

void table_columns(struct table *t, const char *const *columns)
{
	t->column = columns;
	while (columns[t->columns])
		t->columns++;
	assert(t->columns <= TABLE_COLUMNS_MAX);
	csv_write_row(t->out, columns, t->columns);
}

void table_text(struct table *t, const char *column, const char *text)
{
	size_t n = 0;

	while (n < t->columns && strcmp(t->column[n], column) != 0)
		n++;
	assert(n < t->columns);
	free(t->field[n]);
	t->field[n] = text ? mem_strdup(text) : NULL;
}

void table_count(struct table *t, const char *column, long count)
{
	char text[24];

	snprintf(text, sizeof(text), "%ld", count);
	table_text(t, column, text);
}

void table_quantity(struct table *t, const char *column, struct quantity q)
{
	char text[NUMBER_SIZE];

	quantity_text(q, text);
	table_text(t, column, text);
}

void table_day(struct table *t, const char *column, int32_t day)
{
	char text[DATE_SIZE] = "";

	if (day != DATE_MAX)
		date_format(day, text);
	table_text(t, column, text);
}

void table_period(struct table *t, const char *column, int32_t period)
{
	char text[PERIOD_SIZE];

	period_format(period, text);
	table_text(t, column, text);
}

void table_row(struct table *t)
{
	csv_write_row(t->out, (const char *const *)t->field, t->columns);
	table_clear(t);
	t->rows++;
}

static void table_value(struct table *t, const struct indicator *i, const struct figure *f)
{
	struct value v = f->value;
	struct value_text text;

	table_quantity(t, "value", f->low);
	if (quantity_known(f->high) && quantity_compare(f->low, f->high) != 0)
		table_quantity(t, "value_high", f->high);
	if (f->not_applicable)
		table_text(t, "value", "n/a");
	if (f->source == FIGURE_ROLLUP && i->aggregation == AGGREGATE_WEIGHTED)
		v = (struct value){ .state = VALUE_GIVEN,
				    .fields = FIELDS_PAIR,
				    .numerator = f->sums.numerator,
				    .denominator = f->sums.denominator };
	if (f->source == FIGURE_ABSENT || v.state != VALUE_GIVEN || v.fields != FIELDS_PAIR)
		return;
	value_text(&v, i, &text);
	table_text(t, "numerator", text.numerator);
	table_text(t, "denominator", text.denominator);
}

static void table_standing(struct table *t, const struct standing *s)
{
	const struct aim *aim = &s->aim;
	char text[32];

	table_text(t, "pace", pace_code(s->pace.pace));
	if (!aim->target)
		return;
	table_text(t, "document", aim->document->code);
	table_text(t, "operator", op_word(aim->op));
	table_quantity(t, "target", aim->value);
	if (aim->op == OP_RANGE)
		table_quantity(t, "target_high", aim->high);
	table_day(t, "due", aim->due);
	if (s->has_achievement) {
		snprintf(text, sizeof(text), "%.2f", s->achievement);
		table_text(t, "achievement", text);
	}
}

void table_figure(struct table *t, const struct indicator *i, const struct view *look,
		  const struct figure *f, const struct standing *s)
{
	table_period(t, "period", f->period);
	table_value(t, i, f);
	table_text(t, "unit_of_measure", i->unit_of_measure);
	table_text(t, "quality", quality_word(f->quality));
	table_standing(t, s);
	if (f->sums.expected) {
		table_count(t, "reported",
			    f->sums.reported + f->sums.percent_only + f->sums.not_applicable);
		table_count(t, "expected", f->sums.expected);
	}
	table_text(t, "basis", basis_word(look->basis));
	table_text(t, "map", "period");
	if (look->map != MAP_OF_PERIOD)
		table_day(t, "map", look->map);
	if (f->flags & VALUE_ILLUSTRATIVE)
		table_text(t, "mark", LONG_FORM_MARK);
}

void table_cell(struct table *t, const struct indicator *i, const struct value *v)
{
	struct value_text text;

	value_text(v, i, &text);
	table_text(t, "numerator", text.numerator);
	table_text(t, "denominator", text.denominator);
	table_text(t, "value", text.value);
	table_text(t, "quality", quality_word(v->quality));
	if (v->flags & VALUE_ILLUSTRATIVE)
		table_text(t, "mark", LONG_FORM_MARK);
}

/* What was pasted over a grid: where each figure goes, read as it would be typed there. */
#include "import_plan.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/entry_text.h"
#include "period_text.h"

#include <stdlib.h>
#include <string.h>

/* The pasted lines, cut at their tabs. */
struct paste_row {
	long line;
	const char **field;
	size_t fields;
};

struct paste {
	struct import_plan *plan;
	struct arena texts;
	struct paste_row *row;
	size_t rows, room, widest;
	const struct import_target *cell;
	size_t cells, first;
	enum import_part part;
	bool units; /* the grid's rows are units of one indicator, not indicators of one unit */
};

static void paste_read(struct paste *p, struct csv_reader *csv)
{
	struct csv_row row;
	struct err err = { 0 };

	while (csv_row(csv, &row, &err)) {
		struct paste_row *kept;

		p->row = mem_grow(p->row, p->rows, &p->room, sizeof(*p->row));
		kept = &p->row[p->rows++];
		*kept = (struct paste_row){ row.line,
					    arena_zero(&p->texts, row.fields, sizeof(char *)),
					    row.fields };
		for (size_t n = 0; n < row.fields; n++)
			kept->field[n] = arena_strdup(&p->texts, row.field[n]);
		p->widest = row.fields > p->widest ? row.fields : p->widest;
	}
	if (err.code != ERR_NONE)
		import_plan_add_fixed(p->plan, &err);
}

static int paste_indicator(const struct paste *p, const char *text)
{
	const int indicator = unit_lookup_indicator(p->plan->lookup, text);
	struct plan_saying *said = indicator ? NULL : import_plan_said(p->plan, text);

	if (!said || !said->heading.indicator || said->heading.part != IMPORT_VALUE)
		return indicator;
	said->used = true;
	return said->heading.indicator;
}

/* The grid's row that a text names; `cells` when it names none of them. */
static size_t paste_find(const struct paste *p, const char *text)
{
	const int32_t day = period_last_day(p->cell[p->first].period);
	int id = 0;

	if (!p->units)
		id = paste_indicator(p, text);
	else if (unit_lookup_unit(p->plan->lookup, text, day, &id) != UNIT_FOUND)
		id = 0;
	for (size_t n = 0; id && n < p->cells; n++)
		if ((p->units ? p->cell[n].unit : p->cell[n].indicator) == id)
			return n;
	return p->cells;
}

/* True when a name stands in front of each figure: some line's first field names a row of the grid,
 * or none of them has a digit. */
static bool paste_named(const struct paste *p)
{
	bool digits = false;

	if (p->widest < 2)
		return false;
	for (size_t n = 0; n < p->rows; n++) {
		if (paste_find(p, p->row[n].field[0]) < p->cells)
			return true;
		digits |= strpbrk(p->row[n].field[0], "0123456789") != NULL;
	}
	return !digits;
}

static void paste_fault(struct paste *p, const struct paste_row *row, int column,
			enum err_code code, const char *a, const char *b)
{
	struct err err = { 0 };

	err_set(&err, code, a, b);
	import_plan_add_fault(p->plan, row->line, column, row->field[column ? column - 1 : 0],
			      &err);
}

static bool paste_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0' || strcmp(text, "..") == 0;
}

/* A figure of a pair alone: the other one is what stands there. */
static bool paste_half(const struct paste *p, const struct indicator *i, const char *text)
{
	return i->measure == MEASURE_RATIO && p->part != IMPORT_VALUE && !strchr(text, '%') &&
	       strpbrk(text, "0123456789");
}

/* Reads one or two fields from `at` on into the cell. */
static void paste_put(struct paste *p, const struct paste_row *row, size_t at, size_t to)
{
	const struct import_target *target = &p->cell[to];
	const struct indicator *i = programme_indicator(p->plan->p, target->indicator);
	const struct unit *unit = units_by_id(p->plan->u, target->unit);
	const bool aggregate = unit && unit_kind_aggregate(unit->kind);
	const char *first = row->field[at],
		   *second = at + 1 < row->fields ? row->field[at + 1] : "";
	const bool half = !second[0] && !aggregate && paste_half(p, i, first);
	struct plan_cell cell = { .line = row->line,
				  .column = (int)at + 1,
				  .text = first,
				  .unit_text = at ? row->field[0] : NULL,
				  .indicator = target->indicator,
				  .unit = target->unit,
				  .period = target->period,
				  .keeps_quality = true,
				  .half = half ? p->part : IMPORT_VALUE };
	struct str why, both;
	struct entry_fault fault = { .why = &why };

	str_init(&why);
	str_init(&both);
	str_add(&both, first);
	if (second[0])
		str_addf(&both, " / %s", second);
	cell.text = both.text;
	cell.untouched = paste_blank(first) && paste_blank(second);
	/* half a pair is read beside itself: the other half comes when it is compared */
	if (!cell.untouched &&
	    !entry_text_read(i, aggregate, first, half ? first : second, &cell.value, &fault)) {
		paste_fault(p, row, (int)at + 1, ERR_IMPORT_TYPED, why.text, NULL);
		import_plan_place(p->plan, &cell);
	} else {
		import_plan_add_cell(p->plan, &cell);
	}
	str_release(&why);
	str_release(&both);
}

static void paste_down(struct paste *p)
{
	for (size_t n = 0; n < p->rows; n++) {
		const struct paste_row *row = &p->row[n];

		if (p->first + n >= p->cells)
			paste_fault(p, row, 0, ERR_IMPORT_PAST_END, NULL, NULL);
		else if (row->fields > 2)
			paste_fault(p, row, 3, ERR_IMPORT_TOO_WIDE, NULL, NULL);
		else
			paste_put(p, row, 0, p->first + n);
	}
}

/* A first line that names nothing and holds no figure is the heading. */
static bool paste_heading(const struct paste_row *row)
{
	for (size_t n = 1; n < row->fields; n++)
		if (strpbrk(row->field[n], "0123456789"))
			return false;
	return true;
}

/* A region's or a total's line is left alone. */
static bool paste_group(struct paste *p, const struct paste_row *row)
{
	const enum unit_lookup_group group =
		p->units ? unit_lookup_group(p->plan->lookup, row->field[0]) : UNIT_GROUP_NONE;

	if (group == UNIT_GROUP_NONE)
		return false;
	import_plan_add_skipped(p->plan, row->line, row->field[0],
				group == UNIT_GROUP_REGION ? IMPORT_SKIP_REGION :
							     IMPORT_SKIP_TOTAL);
	return true;
}

/* True when a line names something that the grid does not show; else the fault is added. */
static bool paste_known(struct paste *p, const struct paste_row *row)
{
	if (p->units)
		return import_plan_unit(p->plan, row->line, 1, row->field[0],
					p->cell[p->first].period) != 0;
	return import_plan_indicator(p->plan, row->line, 1, row->field[0]) != 0;
}

static void paste_by_name(struct paste *p)
{
	for (size_t n = 0; n < p->rows; n++) {
		const struct paste_row *row = &p->row[n];
		const size_t to = paste_find(p, row->field[0]);

		if (to < p->cells && row->fields > 1 && row->fields <= 3)
			paste_put(p, row, 1, to);
		else if (row->fields == 1 && paste_blank(row->field[0]))
			import_plan_add_skipped(p->plan, row->line, "", IMPORT_SKIP_HEADING);
		else if (n == 0 && paste_heading(row))
			import_plan_add_skipped(p->plan, row->line, row->field[0],
						IMPORT_SKIP_HEADING);
		else if (to < p->cells)
			paste_fault(p, row, row->fields > 3 ? 4 : 1, ERR_IMPORT_TOO_WIDE, NULL,
				    NULL);
		else if (!paste_group(p, row) && paste_known(p, row))
			paste_fault(p, row, 1, ERR_IMPORT_NOT_SHOWN, row->field[0], NULL);
	}
}

/* Numbers are units, too, by their codes: they name no column. */
static bool paste_names_column(const struct paste *p, const char *text)
{
	int unit;

	if (strspn(text, "0123456789-.,"))
		return false;
	return unit_lookup_indicator(p->plan->lookup, text) ||
	       unit_lookup_unit(p->plan->lookup, text, period_last_day(p->cell[p->first].period),
				&unit) == UNIT_FOUND;
}

/* A period over a column of units' figures, in a line that is none of them. */
static bool paste_names_period(const struct paste *p, const char *text)
{
	int32_t period;

	return p->units && paste_find(p, p->row->field[0]) == p->cells &&
	       period_text_read(text, &period);
}

/* The heading names what the columns hold: it is a table like that of a file. */
static bool paste_is_table(const struct paste *p)
{
	for (size_t n = 1; p->rows > 1 && n < p->row->fields; n++)
		if (paste_names_column(p, p->row->field[n]) ||
		    paste_names_period(p, p->row->field[n]))
			return true;
	return false;
}

static void paste_table(struct paste *p, const char *text, size_t len)
{
	struct csv_reader *csv = csv_open_text(text, len, CSV_ANY, tr(MSG_IMPORT_PASTE));

	p->plan->options.shown = p->cell[p->first].period;
	if (p->units)
		p->plan->options.indicator = p->cell[p->first].indicator;
	import_table_read(p->plan, csv);
	csv_close(csv);
}

static struct str *paste_form(bool named)
{
	struct str *form = mem_alloc(sizeof(*form));

	str_init(form);
	str_add(form, tr(named ? MSG_IMPORT_PASTE_NAMES : MSG_IMPORT_PASTE_DOWN));
	return form;
}

void import_plan_paste(struct import_plan *plan, const char *text, size_t len,
		       const struct import_target *cell, size_t cells, size_t first,
		       enum import_part part)
{
	struct paste p = {
		.plan = plan, .cell = cell, .cells = cells, .first = first, .part = part
	};
	struct csv_reader *csv = csv_open_text(text, len, CSV_PASTED, tr(MSG_IMPORT_PASTE));
	bool named;

	import_plan_remember(plan, &(struct plan_input){ tr(MSG_IMPORT_PASTE), text, len, cell,
							 cells, first, part });
	import_plan_begin(plan, tr(MSG_IMPORT_PASTE));
	arena_init(&p.texts);
	p.units = cells < 2 || cell[0].unit != cell[1].unit;
	paste_read(&p, csv);
	csv_close(csv);
	named = paste_named(&p);
	if (paste_is_table(&p)) {
		paste_table(&p, text, len);
	} else {
		plan->source[plan->sources - 1].form = paste_form(named);
		if (named)
			paste_by_name(&p);
		else
			paste_down(&p);
	}
	free(p.row);
	arena_release(&p.texts);
}

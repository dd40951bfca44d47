/* The grid as a table: what `x` writes. */
#include "entry.h"

#include "base/msg.h"
#include "exchange/table.h"
#include "ui/look.h"

static const char *const entry_table_columns[] = {
	"indicator", "unit",   "name",   "period", "numerator", "denominator", "value",
	"quality",   "before", "reason", "draft",  "check",     "mark",        NULL,
};

static void entry_table_value(struct table *table, const struct entry_row *row,
			      const struct indicator *i)
{
	static const char *const quality[QUALITY_MAX] = { "", "estimate", "provisional", "final" };
	const struct value *v = &row->value;

	if (v->fields == FIELDS_PAIR) {
		table_quantity(table, "numerator", quantity_scaled(v->numerator, i->decimals));
		table_quantity(table, "denominator", quantity_scaled(v->denominator, i->decimals));
	}
	if (v->state == VALUE_NOT_APPLICABLE)
		table_text(table, "value", "n/a");
	else
		table_quantity(table, "value", row->figure);
	table_quantity(table, "before", row->before);
	table_text(table, "quality", quality[v->quality]);
	table_text(table, "mark", v->flags & VALUE_ILLUSTRATIVE ? "illustrative" : NULL);
}

/* The rows that the filter lets pass, with what was typed and is no value. */
void entry_table(struct ui *ui, void *state, struct table *table)
{
	const struct entry_page *page = state;
	struct str name;

	str_init(&name);
	table_columns(table, entry_table_columns);
	for (size_t n = 0; n < page->rows.shown_count; n++) {
		const struct entry_row *row = &page->rows.row[page->rows.shown[n]];
		const struct indicator *i = programme_indicator(ui->programme, row->indicator);
		const struct unit *u = units_by_id(entry_units(ui, page), row->unit);

		table_text(table, "indicator", i->code);
		table_text(table, "unit", u ? u->code : NULL);
		table_text(table, "name",
			   page->indicator ? look_unit_name(ui, row->unit,
							    period_last_day(row->period), &name) :
					     i->brief[lang_get()]);
		table_period(table, "period", row->period);
		entry_table_value(table, row, i);
		table_text(table, "reason", row->reason);
		if (row->drafted) {
			table_text(table, "draft", row->draft.text);
			table_text(table, "check", row->why);
		} else if (row->warning != ENTRY_FINE) {
			table_text(table, "check", tr(entry_message(row->warning)));
		}
		table_row(table);
	}
	str_release(&name);
}

void entry_subject(struct ui *ui, void *state, struct str *out)
{
	const struct entry_page *page = state;
	const struct unit *u = units_by_id(entry_units(ui, page), page->unit);

	if (page->indicator)
		str_add(out, programme_indicator(ui->programme, page->indicator)->code);
	else if (u)
		str_add(out, u->code);
}

/* What of the entry grid outlives it: a half-typed field, and the rows as a table. What may be done there. */
#include "base/str.h"
#include "entry.h"
#include "exchange/table.h"
#include "ui/allow.h"

#include <string.h>

/* --- the field --- */

void entry_hangup(struct ui *ui, void *state)
{
	struct entry_page *page = state;
	const struct entry_row *row = entry_selected(page);
	struct str first, second;
	struct err err = { 0 };

	if (!page->typing || !row || !ui->store || !store_writable(ui->store))
		return;
	struct draft draft = { .indicator = row->indicator,
			       .unit = row->unit,
			       .period = row->period,
			       .typing = true,
			       .quality = row->value.quality };
	const enum entry_column column = entry_column_of(page, row);

	str_init(&first);
	str_init(&second);
	entry_row_texts(ui, row, &first, &second);
	if (column == ENTRY_FIRST || column == ENTRY_SECOND) {
		struct str *part = column == ENTRY_FIRST ? &first : &second;

		str_clear(part);
		str_add(part, page->field.text);
	}
	if (row->pair)
		str_addf(&first, "|%s", second.text);
	str_copy(draft.text, sizeof(draft.text), first.text);
	str_copy(draft.reason, sizeof(draft.reason),
		 column == ENTRY_REASON ? page->field.text : row->reason);
	str_release(&first);
	str_release(&second);
	/* The line is gone: there is nobody to tell of a failure. */
	draft_keep(ui->store, ui->author, &draft, &err);
}

/* Which part was open: the one that differs from what the cell holds. */
static enum entry_column entry_resumed(const struct ui *ui, const struct entry_row *row)
{
	struct entry_row held = *row;
	struct str first[2], second[2];
	enum entry_column column = ENTRY_FIRST;

	held.drafted = false;
	for (int n = 0; n < 2; n++) {
		str_init(&first[n]);
		str_init(&second[n]);
		entry_row_texts(ui, n ? &held : row, &first[n], &second[n]);
	}
	if (strcmp(first[0].text, first[1].text) == 0)
		column = strcmp(second[0].text, second[1].text) != 0 ? ENTRY_SECOND :
			 strcmp(row->draft.reason, row->reason) != 0 ? ENTRY_REASON :
								       ENTRY_FIRST;
	for (int n = 0; n < 2; n++) {
		str_release(&first[n]);
		str_release(&second[n]);
	}
	return column;
}

void entry_resume(struct ui *ui, struct entry_page *page)
{
	struct entry_row *row = entry_selected(page);
	struct err err = { 0 };
	char reason[DRAFT_REASON_SIZE];

	page->resume = false;
	if (!row)
		return;
	page->column = row->drafted ? entry_resumed(ui, row) : ENTRY_FIRST;
	if (page->column != ENTRY_REASON) {
		entry_begin(ui, page, true);
		return;
	}
	/* The value is the cell's: only its reason was being typed. */
	str_copy(reason, sizeof(reason), row->draft.reason);
	draft_drop(ui->store, ui->author, row->indicator, row->unit, row->period);
	if (!entry_row_read(ui, row, &err))
		ui_fail(ui, &err);
	entry_rows_count(&page->rows);
	if (entry_begin(ui, page, true))
		field_start(&page->field, reason, page->field.limit);
}

/* --- the table --- */

void entry_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "indicator", "indicator_name", "unit",
					       "unit_name", "period",         "before",
					       "numerator", "denominator",    "value",
					       "quality",   "typed",          "check",
					       "reason",    "mark",           NULL };
	const struct entry_page *page = state;
	const struct units *u = entry_units(ui, page);

	table_columns(table, columns);
	for (size_t n = 0; n < page->rows.shown_count; n++) {
		const struct entry_row *row = &page->rows.row[page->rows.shown[n]];
		const struct indicator *i = programme_indicator(ui->programme, row->indicator);

		table_text(table, "indicator", i->code);
		table_text(table, "indicator_name", i->brief[lang_get()]);
		table_text(table, "unit", units_by_id(u, row->unit)->code);
		table_text(table, "unit_name",
			   units_name(u, row->unit, period_last_day(row->period), lang_get()));
		table_period(table, "period", row->period);
		table_quantity(table, "before", row->before);
		table_cell(table, i, &row->value);
		table_text(table, "typed", row->drafted ? row->draft.text : NULL);
		table_text(table, "check",
			   row->drafted               ? row->why :
			   row->warning != ENTRY_FINE ? tr(entry_message(row->warning)) :
							NULL);
		table_text(table, "reason", row->reason);
		table_row(table);
	}
}

void entry_subject(struct ui *ui, void *state, struct str *out)
{
	const struct entry_page *page = state;

	str_add(out, page->indicator ? programme_indicator(ui->programme, page->indicator)->code :
				       units_by_id(entry_units(ui, page), page->unit)->code);
}

/* The full reason of a row is said as it was when it was read: its text stands in the row. */
bool entry_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
		  struct why *why)
{
	struct entry_page *page = state;
	const struct entry_row *row = entry_selected(page);

	(void)ui;
	why->brief = MSG_ALLOW_FIGURE;
	if (action != ACTION_EDIT && action != ACTION_CLEAR)
		return true;
	for (size_t n = 0; scope == VIEW_ANY_ROW && n < page->rows.count; n++)
		if (page->rows.row[n].refused == MSG_MAX)
			return true;
	if (row && row->refused != MSG_MAX)
		why->brief = row->refused;
	return row && row->refused == MSG_MAX;
}

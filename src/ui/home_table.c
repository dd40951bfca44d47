/* The home screen's rows as a table. */
#include "home_view.h"

#include "base/str.h"
#include "exchange/table.h"
#include "ui/ui.h"

static void home_table_cells(const struct ui *ui, const struct home *h, struct table *table)
{
	static const char *const columns[] = { "group",  "unit",     "indicator", "name",
					       "period", "deadline", "overdue",   "author",
					       "reason", NULL };
	static const char *const group[HOME_GROUP_MAX] = { "overdue", "returned", "conflict",
							   "missing", "draft",    "behind" };

	table_columns(table, columns);
	for (size_t n = 0; n < h->data.rows; n++) {
		const struct home_row row = home_row(&h->data, n);
		const struct home_cell *c = &row.cell;
		const struct indicator *i;
		const struct unit *u;

		if (row.heading)
			continue;
		i = programme_indicator(ui->programme, c->indicator);
		u = units_by_id(ui->units, c->unit);
		table_text(table, "group", group[c->group]);
		table_text(table, "unit", u ? u->code : NULL);
		table_text(table, "indicator", i->code);
		table_text(table, "name", i->name[lang_get()]);
		table_period(table, "period", c->period);
		table_day(table, "deadline", c->deadline);
		table_count(table, "overdue", c->overdue);
		table_text(table, "author", c->author);
		table_text(table, "reason", c->group == HOME_RETURNED ? c->note : NULL);
		table_row(table);
	}
}

static const char *home_row_code(const struct ui *ui, const struct home *h,
				 const struct home_row *row)
{
	const struct unit *u = h->data.layout == HOME_UNITS ? units_by_id(ui->units, row->id) :
							      NULL;

	if (h->data.layout == HOME_UNITS)
		return u ? u->code : NULL;
	return h->data.layout == HOME_INDICATORS ?
		       programme_indicator(ui->programme, row->id)->code :
		       ui->programme->task[row->id - 1].code;
}

void home_table(struct ui *ui, void *state, struct table *table)
{
	static const char *const columns[] = { "code",          "name",     "expected",  "filled",
					       "submitted",     "overdue",  "most_days", "returned",
					       "returned_long", "conflict", "missing",   "draft",
					       "behind",        "state",    NULL };
	const struct home *h = state;
	struct str buf;

	if (h->data.layout == HOME_CELLS) {
		home_table_cells(ui, h, table);
		return;
	}
	str_init(&buf);
	table_columns(table, columns);
	for (size_t n = 0; n < h->data.rows; n++) {
		const struct home_row *row = &h->data.row[n];

		table_text(table, "code", home_row_code(ui, h, row));
		table_text(table, "name", home_row_name(ui, h, row, &buf));
		table_count(table, "expected", row->sum->expected);
		table_count(table, "filled", row->sum->filled);
		table_count(table, "submitted", row->sum->submitted);
		table_count(table, "overdue", row->sum->group[HOME_LATE]);
		table_count(table, "most_days", row->sum->overdue);
		table_count(table, "returned", row->sum->group[HOME_RETURNED]);
		table_count(table, "returned_long", row->sum->too_long);
		table_count(table, "conflict", row->sum->group[HOME_CONFLICT]);
		table_count(table, "missing", row->sum->group[HOME_MISSING]);
		table_count(table, "draft", row->sum->group[HOME_DRAFT]);
		table_count(table, "behind", row->sum->behind);
		if (h->data.layout == HOME_TASKS)
			table_text(table, "state", plan_task_pace(h->task[row->id - 1].pace));
		table_row(table);
	}
	str_release(&buf);
}

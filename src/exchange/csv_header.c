/* The first row of a table with named columns. */
#include "base/str.h"
#include "exchange/csv.h"

static bool csv_header_fault(struct csv_reader *r, long line, enum err_code code, const char *name,
			     const char *known, struct err_list *faults)
{
	struct err err = { 0 };

	err_set(&err, code, name, known);
	err_at(&err, csv_name(r), line);
	err_list_add(faults, &err);
	return false;
}

static bool csv_header_place(struct csv_reader *r, const struct csv_row *row, size_t at,
			     struct csv_column *columns, size_t count, struct err_list *faults)
{
	struct str known;

	for (size_t i = 0; i < count; i++) {
		if (!str_equal(row->field[at], columns[i].name))
			continue;
		if (columns[i].at >= 0)
			return csv_header_fault(r, row->line, ERR_CSV_COLUMN_REPEATED,
						columns[i].name, NULL, faults);
		columns[i].at = (int)at;
		return true;
	}
	str_init(&known);
	for (size_t i = 0; i < count; i++)
		str_addf(&known, "%s%s", i ? "," : "", columns[i].name);
	csv_header_fault(r, row->line, ERR_CSV_COLUMN_UNKNOWN, row->field[at], known.text, faults);
	str_release(&known);
	return false;
}

bool csv_header(struct csv_reader *r, struct csv_column *columns, size_t count,
		struct err_list *faults)
{
	struct csv_row row;
	struct err err = { 0 };
	bool fine = true;

	for (size_t i = 0; i < count; i++)
		columns[i].at = -1;
	if (!csv_row(r, &row, &err)) {
		if (err.code == ERR_NONE) {
			err_set(&err, ERR_CSV_EMPTY, NULL);
			err_at(&err, csv_name(r), 1);
		}
		err_list_add(faults, &err);
		return false;
	}
	for (size_t i = 0; i < row.fields; i++)
		fine = csv_header_place(r, &row, i, columns, count, faults) && fine;
	for (size_t i = 0; i < count; i++) {
		if (columns[i].required && columns[i].at < 0)
			fine = csv_header_fault(r, row.line, ERR_CSV_COLUMN_MISSING,
						columns[i].name, NULL, faults);
	}
	return fine;
}

const char *csv_field(const struct csv_row *row, const struct csv_column *column)
{
	const char *text;

	if (column->at < 0 || (size_t)column->at >= row->fields)
		return NULL;
	text = row->field[column->at];
	return *text ? text : NULL;
}

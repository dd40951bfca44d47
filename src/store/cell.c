/* Rows of the derived tables. */
#include "cell.h"

#include "db.h"
#include "form.h"

#include <string.h>

enum { CELL_COLUMNS = BASIS_MAX + 5, ROLLUP_COLUMNS = 13 };

void cell_take(sqlite3_value **value, struct cell *cell)
{
	const int form = sqlite3_value_int(value[BASIS_MAX + 1]);

	for (int b = 0; b < BASIS_MAX; b++)
		cell->row[b] = sqlite3_value_int64(value[b]);
	cell->heads = sqlite3_value_int(value[BASIS_MAX]);
	cell->value = form_take(form, value + BASIS_MAX + 2);
	cell->status = form_status(form);
}

void cell_read(sqlite3_stmt *q, int at, struct cell *cell)
{
	sqlite3_value *value[CELL_COLUMNS];

	db_values(q, at, CELL_COLUMNS, value);
	cell_take(value, cell);
}

bool cell_get(struct store *s, int indicator, int unit, int32_t period, struct cell *cell,
	      struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_GET);
	int rc;

	*cell = (struct cell){ .period = period };
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW)
		cell_read(q, 0, cell);
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool cell_last(struct store *s, int indicator, int unit, int32_t after, int32_t upto,
	       struct cell *cell, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_LAST);
	int rc;

	*cell = (struct cell){ .period = PERIOD_NONE };
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, after);
	sqlite3_bind_int(q, 4, upto);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW) {
		cell->period = sqlite3_column_int(q, 0);
		cell_read(q, 1, cell);
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool cell_strip_read(struct store *s, int indicator, int unit, int32_t after, int32_t upto,
		     struct cell_strip *strip, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_STRIP);
	int rc = SQLITE_DONE;

	strip->indicator = indicator;
	strip->unit = unit;
	strip->after = after;
	strip->upto = upto;
	strip->count = 0;
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, after);
	sqlite3_bind_int(q, 4, upto);
	while (strip->count < CELL_STRIP_MAX && (rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct cell *cell = &strip->cell[strip->count++];

		cell->period = sqlite3_column_int(q, 0);
		cell_read(q, 1, cell);
	}
	sqlite3_reset(q);
	if (rc == SQLITE_ROW)
		strip->after = strip->cell[strip->count - 1].period - 1;
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool cell_strip_last(const struct cell_strip *strip, int indicator, int unit, int32_t after,
		     int32_t upto, struct cell *cell)
{
	if (strip->indicator != indicator || strip->unit != unit || after < strip->after ||
	    upto > strip->upto)
		return false;
	*cell = (struct cell){ .period = PERIOD_NONE };
	for (size_t n = 0; n < strip->count && strip->cell[n].period > after; n++)
		if (strip->cell[n].period <= upto) {
			*cell = strip->cell[n];
			break;
		}
	return true;
}

bool cell_value(struct store *s, const struct cell *cell, enum basis basis, struct value *value,
		struct err *err)
{
	int64_t row = cell->row[basis];
	sqlite3_stmt *q;
	int rc;

	if (row && row == cell->row[BASIS_LATEST]) {
		*value = cell->value;
		return true;
	}
	memset(value, 0, sizeof(*value));
	if (!row)
		return true;
	q = db_stmt(s, STMT_REVISION_GET);
	sqlite3_bind_int64(q, 1, row);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW)
		*value = form_read(q, 0);
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool cell_put(struct store *s, int indicator, int unit, const struct cell *cell,
	      enum value_status status, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_PUT);

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, cell->period);
	for (int b = 0; b < BASIS_MAX; b++)
		if (cell->row[b])
			sqlite3_bind_int64(q, 4 + b, cell->row[b]);
	if (cell->heads)
		sqlite3_bind_int(q, 7, cell->heads);
	sqlite3_bind_int(q, 8, form_pack(&cell->value, status));
	form_bind(q, 9, &cell->value);
	return db_run(s, q, err);
}

bool cell_drop(struct store *s, int indicator, int unit, int32_t period, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_DROP);

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	return db_run(s, q, err);
}

struct sums rollup_take(sqlite3_value **value)
{
	return (struct sums){
		.expected = sqlite3_value_int(value[0]),
		.reported = sqlite3_value_int(value[1]),
		.partial = sqlite3_value_int(value[2]),
		.percent_only = sqlite3_value_int(value[3]),
		.not_applicable = sqlite3_value_int(value[4]),
		.yes = sqlite3_value_int(value[5]),
		.numerator = sqlite3_value_int64(value[6]),
		.denominator = sqlite3_value_int64(value[7]),
		.number = sqlite3_value_int64(value[8]),
		.ref_reported = sqlite3_value_int64(value[9]),
		.ref_expected = sqlite3_value_int64(value[10]),
		.flags = (unsigned)sqlite3_value_int(value[11]),
		.overflow = sqlite3_value_int(value[12]) != 0,
	};
}

bool rollup_get(struct store *s, int indicator, int unit, int32_t period, enum basis basis,
		struct sums *sums, bool *there, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_ROLLUP_GET);
	sqlite3_value *value[ROLLUP_COLUMNS];
	int rc;

	memset(sums, 0, sizeof(*sums));
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	sqlite3_bind_int(q, 4, basis);
	rc = db_step(s, q, err);
	*there = rc == SQLITE_ROW;
	if (*there) {
		db_values(q, 0, ROLLUP_COLUMNS, value);
		*sums = rollup_take(value);
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

bool rollup_kept(const struct sums *sums)
{
	return sums->reported || sums->percent_only || sums->not_applicable;
}

bool rollup_put(struct store *s, int indicator, int unit, int32_t period, enum basis basis,
		const struct sums *sums, struct err *err)
{
	const bool kept = rollup_kept(sums);
	sqlite3_stmt *q = db_stmt(s, kept ? STMT_ROLLUP_PUT : STMT_ROLLUP_DROP);

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	sqlite3_bind_int(q, 4, basis);
	if (kept) {
		sqlite3_bind_int(q, 5, sums->expected);
		sqlite3_bind_int(q, 6, sums->reported);
		sqlite3_bind_int(q, 7, sums->partial);
		sqlite3_bind_int(q, 8, sums->percent_only);
		sqlite3_bind_int(q, 9, sums->not_applicable);
		sqlite3_bind_int(q, 10, sums->yes);
		sqlite3_bind_int64(q, 11, sums->numerator);
		sqlite3_bind_int64(q, 12, sums->denominator);
		sqlite3_bind_int64(q, 13, sums->number);
		sqlite3_bind_int64(q, 14, sums->ref_reported);
		sqlite3_bind_int64(q, 15, sums->ref_expected);
		sqlite3_bind_int(q, 16, (int)sums->flags);
		sqlite3_bind_int(q, 17, sums->overflow);
	}
	return db_run(s, q, err);
}

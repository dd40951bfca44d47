/* What a screen shows, as a CSV table: the columns are named once, then each row sets those that it
 * has, in any order. Numbers are in interchange form, absent ones empty fields. */
#ifndef TIENDO_EXCHANGE_TABLE_H
#define TIENDO_EXCHANGE_TABLE_H

#include "model/number.h"
#include "store/figure.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum { TABLE_COLUMNS_MAX = 40 };

struct table {
	FILE *out;
	const char *const *column;
	size_t columns;
	char *field[TABLE_COLUMNS_MAX];
	size_t rows; /* written, the head not counted */
};

void table_init(struct table *t, FILE *out);
void table_release(struct table *t);

/* Writes the head; `columns` is ended by NULL and outlives the table. Once. */
void table_columns(struct table *t, const char *const *columns);

/* Fields of the row being filled; NULL, an absent quantity and DATE_MAX leave it empty. */
void table_text(struct table *t, const char *column, const char *text);
void table_count(struct table *t, const char *column, long count);
void table_quantity(struct table *t, const char *column, struct quantity q);
void table_day(struct table *t, const char *column, int32_t day);
void table_period(struct table *t, const char *column, int32_t period);

/* Writes the row. */
void table_row(struct table *t);

/* The columns that table_figure sets, to begin or go on with. */
#define TABLE_FIGURE                                                                               \
	"period", "numerator", "denominator", "value", "value_high", "unit_of_measure", "quality", \
		"document", "operator", "target", "target_high", "due", "achievement", "pace",     \
		"reported", "expected", "basis", "map", "mark"

/* A figure with its standing as `look` asked for them: exact where it is a whole number of the
 * indicator's decimals, quotients to four decimals. */
void table_figure(struct table *t, const struct indicator *i, const struct view *look,
		  const struct figure *f, const struct standing *s);

/* What a cell holds, as the long form has it: numerator, denominator, value, quality, mark. */
void table_cell(struct table *t, const struct indicator *i, const struct value *v);

#endif

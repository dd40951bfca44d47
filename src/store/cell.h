/* Derived cells and roll-ups as rows. Private to this layer. */
#ifndef TIENDO_STORE_CELL_H
#define TIENDO_STORE_CELL_H

#include "calc/sums.h"
#include "store/figure.h"

#include <sqlite3.h>

struct cell {
	int32_t period;
	int64_t row[BASIS_MAX]; /* the shown revision per basis, 0 when none */
	int heads; /* more than 1: a conflict; below -1: several heads of the same content */
	struct value value;       /* of row[BASIS_LATEST] */
	enum value_status status; /* likewise, as the table has it */
};

/* Reads a cell; one that is not there has no rows and an absent value. */
bool cell_get(struct store *s, int indicator, int unit, int32_t period, struct cell *cell,
	      struct err *err);

/* The latest cell with content (not cleared) whose period is in (after, upto]; period
 * PERIOD_NONE when there is none. */
bool cell_last(struct store *s, int indicator, int unit, int32_t after, int32_t upto,
	       struct cell *cell, struct err *err);

/* Cells with content of one indicator and unit, read at once for several questions of cell_last's kind. */
enum { CELL_STRIP_MAX = 24 };

struct cell_strip {
	int indicator, unit;
	int32_t after, upto; /* every cell in between is here */
	size_t count;
	struct cell cell[CELL_STRIP_MAX]; /* the latest first */
};

/* Reads the cells whose period is in (after, upto]; where there are too many, the latest of them. */
bool cell_strip_read(struct store *s, int indicator, int unit, int32_t after, int32_t upto,
		     struct cell_strip *strip, struct err *err);

/* What cell_last would find; false when the strip does not reach so far. */
bool cell_strip_last(const struct cell_strip *strip, int indicator, int unit, int32_t after,
		     int32_t upto, struct cell *cell);

/* What the cell holds on a basis: absent when nothing counts there. */
bool cell_value(struct store *s, const struct cell *cell, enum basis basis, struct value *value,
		struct err *err);

/* Columns latest, submitted, verified, heads, form, number, numerator, denominator from `at` on, and the
 * same as values (db.h). */
void cell_read(sqlite3_stmt *q, int at, struct cell *cell);
void cell_take(sqlite3_value **value, struct cell *cell);

bool cell_put(struct store *s, int indicator, int unit, const struct cell *cell,
	      enum value_status status, struct err *err);

bool cell_drop(struct store *s, int indicator, int unit, int32_t period, struct err *err);

/* Reads a roll-up; *there is false (and sums empty) when nothing was reported. */
bool rollup_get(struct store *s, int indicator, int unit, int32_t period, enum basis basis,
		struct sums *sums, bool *there, struct err *err);
struct sums rollup_take(sqlite3_value **value); /* from column expected on */
bool rollup_put(struct store *s, int indicator, int unit, int32_t period, enum basis basis,
		const struct sums *sums, struct err *err);

/* True when anything at all entered: only such roll-ups are kept. */
bool rollup_kept(const struct sums *sums);

#endif

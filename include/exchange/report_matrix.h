/* Completeness and timeliness of the reports by period (FORMULAS: Reporting): of every agency, of the
 * regions and the central bodies as groups of them, and of all together; and of each group of indicators.
 * What the nation itself reports is in no row.
 *
 * CSV: a row for each unit and period with level (all, group, unit, indicators), unit, unit_name, group (of
 * indicators), period, expected, filled, on_time, completeness, timeliness (percent, two decimals). Text:
 * two tables of 80 columns. */
#ifndef TIENDO_EXCHANGE_REPORT_MATRIX_H
#define TIENDO_EXCHANGE_REPORT_MATRIX_H

#include "store/due.h"

#include <stdio.h>

enum { REPORT_PERIODS = 8 };

enum report_level { REPORT_ALL, REPORT_GROUP, REPORT_UNIT, REPORT_INDICATORS };

struct report_row {
	enum report_level level;
	int unit;  /* the nation of REPORT_ALL */
	int group; /* of indicators, of REPORT_INDICATORS; else 0 */
	struct due_sum sum[REPORT_PERIODS];
};

struct report_matrix {
	int32_t period[REPORT_PERIODS]; /* oldest first, of one length */
	struct report_row *row;         /* all, then each group before its units */
	size_t rows;
};

/* `due->period` is the last one. report_matrix_release frees. */
bool report_matrix_load(struct store *s, const struct due *due, struct report_matrix *m,
			struct err *err);
void report_matrix_release(struct report_matrix *m);

/* The same by groups of indicators, of the units that a row of the other stands for: that row, then each
 * group in the order of the catalogue of which something is expected. */
bool report_groups_load(struct store *s, const struct due *due, const struct report_row *of,
			struct report_matrix *m, struct err *err);

/* What is shown of a cell. */
enum report_figure { REPORT_COMPLETENESS, REPORT_TIMELINESS, REPORT_FIGURE_MAX };

/* Percent, NAN where nothing is expected; and the glyph: + all, ~ from 90 on, - less, x none. */
double report_percent(const struct due_sum *sum, enum report_figure figure);
char report_glyph(const struct due_sum *sum, enum report_figure figure);
/* "97~", "100+"; "" where nothing is expected: never rounded up to 100 or down to 0. */
void report_cell_text(const struct due_sum *sum, enum report_figure figure, char buf[8]);

struct table;
/* Adds the columns, and the rows of a matrix. */
void report_matrix_columns(struct table *table);
void report_matrix_rows(const struct report_matrix *m, const struct programme *p,
			const struct units *u, struct table *table);
/* Both figures of a matrix as tables. */
void report_matrix_text(const struct report_matrix *m, const struct programme *p,
			const struct units *u, FILE *out);

/* A row's name: a unit's, or a group's of indicators. Borrowed. */
const char *report_row_name(const struct report_matrix *m, const struct programme *p,
			    const struct units *u, const struct report_row *row);

#endif

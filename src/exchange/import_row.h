/* The rows of an import, read and understood. Private to this layer. */
#ifndef TIENDO_EXCHANGE_IMPORT_ROW_H
#define TIENDO_EXCHANGE_IMPORT_ROW_H

#include "base/mem.h"
#include "model/period.h"
#include "model/value.h"
#include "exchange/unit_lookup.h"

struct import_cell {
	uint64_t key; /* indicator, unit, period: the order of the database */
	int indicator, unit;
	int32_t period;
	uint32_t file; /* which one, from 0 */
	long line;
	int column;            /* of its figure, from 1 */
	const char *text;      /* the figure as written */
	const char *unit_text; /* likewise the unit */
	struct value value;
	bool untouched;     /* blank or ".." */
	bool keeps_quality; /* the file says nothing of it */
	const char *note, *source;
};

struct import_rows {
	const struct programme *p;
	const struct units *u;
	int32_t period; /* of rows without one */
	struct unit_lookup *lookup;
	struct arena texts;
	struct import_cell *row;
	size_t rows, room;
	long read; /* rows seen, those that leave their cell alone included */
	bool sorted;
	bool keeps_texts; /* what was written is kept beside what was read */
	char separator;   /* of the file read last */
	struct err_list *faults;
};

void import_rows_init(struct import_rows *rows, const struct programme *p, const struct units *u,
		      int32_t period, struct err_list *faults);
void import_rows_release(struct import_rows *rows);

/* Reads a file, or text in memory; what is wrong is added to the faults.  */
void import_rows_read(struct import_rows *rows, const char *path, uint32_t file);
void import_rows_read_text(struct import_rows *rows, const char *text, size_t len, const char *name,
			   uint32_t file);

/* "INDICATOR UNIT 2022-Q3" */
void import_cell_name(const struct import_rows *rows, const struct import_cell *row,
		      struct str *out);

#endif

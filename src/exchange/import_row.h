/* The rows of an import, read and understood. Private to this layer. */
#ifndef TIENDO_EXCHANGE_IMPORT_ROW_H
#define TIENDO_EXCHANGE_IMPORT_ROW_H

#include "base/mem.h"
#include "exchange/import_files.h"
#include "exchange/unit_lookup.h"

struct import_row {
	uint64_t key; /* indicator, unit, period: the order of the database */
	int indicator, unit;
	int32_t period;
	uint32_t file; /* which one, from 0 */
	long line;
	struct value value;
	bool keeps_quality; /* the file says nothing of it */
	const char *note, *source;
};

struct import_rows {
	const struct programme *p;
	const struct units *u;
	int32_t period; /* of rows without one */
	struct unit_lookup *lookup;
	struct arena texts;
	struct import_row *row;
	size_t rows, room;
	long read; /* rows seen, those that leave their cell alone included */
	bool sorted;
	struct err_list *faults;
};

void import_rows_init(struct import_rows *rows, const struct programme *p, const struct units *u,
		      int32_t period, struct err_list *faults);
void import_rows_release(struct import_rows *rows);

/* Reads one file; what is wrong is added to the faults. */
void import_rows_read(struct import_rows *rows, const char *path, uint32_t file);

/* "INDICATOR UNIT 2022-Q3" */
void import_cell_name(const struct import_rows *rows, const struct import_row *row,
		      struct str *out);

#endif

/* What a CSV reader gives, as one text. */
#ifndef TIENDO_TESTS_CSV_DUMP_H
#define TIENDO_TESTS_CSV_DUMP_H

#include "base/str.h"
#include "exchange/csv.h"

/* Adds all rows as "line: [field] [field]\n", a fault as "!line code", and closes the reader. */
void csv_dump(struct csv_reader *r, struct str *out);

#endif

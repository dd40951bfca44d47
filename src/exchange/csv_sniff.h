/* What a file of uncertain origin is: told from its beginning. */
#ifndef TIENDO_EXCHANGE_CSV_SNIFF_H
#define TIENDO_EXCHANGE_CSV_SNIFF_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

/* False with err set when the bytes begin something else than text: a workbook, a PDF, UTF-16
 * without its mark. */
bool csv_sniff_bytes(const char *bytes, size_t len, struct err *err);

/* The same of UTF-8 text: a page or a document. */
bool csv_sniff_text(const char *text, size_t len, struct err *err);

/* The length of a first line "sep=;" without its end, its separator set; 0 when there is none. */
size_t csv_sniff_line(const char *text, size_t len, char *separator);

/* Tab, semicolon, comma or bar: the one that parts most of the first rows into the same number of
 * fields. `whole`: the text goes on no further. */
char csv_sniff_separator(const char *text, size_t len, bool whole);

#endif

/* The bytes of a CSV file or text, turned into UTF-8 as they are read. Text without a byte-order
 * mark, and text in UTF-8, is passed on as it is: whoever reads it judges it. */
#ifndef TIENDO_EXCHANGE_CSV_INPUT_H
#define TIENDO_EXCHANGE_CSV_INPUT_H

#include "base/err.h"
#include "base/str.h"
#include "exchange/csv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CSV_BOM "\xEF\xBB\xBF"

struct csv_input {
	const char *text; /* what is read and not yet used, `left` bytes */
	size_t left;
	bool whole; /* it is all there is; known after csv_input_start */
	enum csv_encoding encoding;
	int fd;          /* -1 when reading from memory */
	const char *raw; /* what is not yet decoded, `raw_left` bytes */
	size_t raw_left;
	char *chunk;        /* room for what is read from a file */
	struct str decoded; /* UTF-16 in UTF-8 */
	uint32_t high;      /* the first half of a pair, 0 when none */
	int odd;            /* the first byte of a unit, -1 when none */
};

/* Opens a file; "-" is standard input. */
bool csv_input_open(struct csv_input *in, const char *path, struct err *err);
void csv_input_memory(struct csv_input *in, const char *text, size_t len);
void csv_input_close(struct csv_input *in);

/* Reads the beginning of the file into `raw`, without using any of it. */
bool csv_input_start(struct csv_input *in, const char *name, struct err *err);

/* Passes over a byte-order mark, that of UTF-16 only if it is wanted, and begins to decode. */
void csv_input_decode(struct csv_input *in, bool utf16);

/* Makes sure that there is something to use. False at the end, and on a fault (err set).
 * In UTF-16 what is no character comes out as bytes that are no UTF-8. */
bool csv_input_fill(struct csv_input *in, const char *name, struct err *err);

#endif

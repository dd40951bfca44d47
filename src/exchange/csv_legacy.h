/* Files whose text is no Unicode, or was damaged on its way to it: refused with the remedy. */
#ifndef TIENDO_EXCHANGE_CSV_LEGACY_H
#define TIENDO_EXCHANGE_CSV_LEGACY_H

#include "base/err.h"
#include "base/legacy_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CSV_LEGACY_SEEN = 128 };

/* What the file has shown so far. Starts zeroed. */
struct csv_legacy {
	struct legacy_score score;
	long first[LEGACY_MAX]; /* the line that first speaks for each */
	/* Names come again and again: what was judged lately, by its hash (0: nothing). */
	struct {
		uint64_t hash;
		struct legacy_score score;
	} seen[CSV_LEGACY_SEEN];
};

/* Judges the fields of a row. False with err set, without its place. */
bool csv_legacy_row(struct csv_legacy *l, const char *const *field, size_t fields, long line,
		    struct err *err);

/* Judges the whole file at its end. False with err set, and *line the first one at fault. */
bool csv_legacy_end(const struct csv_legacy *l, long *line, struct err *err);

/* Judges bytes that are not UTF-8. False with err set when their encoding is recognised. */
bool csv_legacy_bytes(const char *bytes, size_t len, struct err *err);

#endif

/* What a value rests on: an address, or a file with the hash of what it holds now. */
#ifndef TIENDO_EXCHANGE_EVIDENCE_H
#define TIENDO_EXCHANGE_EVIDENCE_H

#include "base/err.h"

#include <stdbool.h>

struct str;

/* Adds "sha256=..." for a file; nothing for an address ("https://..."). False when the file cannot be
 * read. */
bool evidence_describe(const char *place, struct str *text, struct err *err);

#endif

/* What a person types for a value, and a value as a person would type it. */
#ifndef TIENDO_EXCHANGE_ENTRY_TEXT_H
#define TIENDO_EXCHANGE_ENTRY_TEXT_H

#include "calc/entry.h"
#include "model/programme.h"
#include "model/value.h"

#include <stdbool.h>
#include <stdint.h>

struct str;

/* Reads one or two texts into a value of this indicator. `second` is the denominator ("" when there
 * is none). "." , "n/a", "-" mean not applicable; a percentage ends in "%"; yes/no by their words or
 * first letters in both languages, 1 and 0; both texts empty clear the cell. On false `why` says, in
 * the language spoken, what is wrong and what was understood. */
bool entry_text_read(const struct indicator *i, bool aggregate, const char *first,
		     const char *second, struct value *v, struct str *why);

/* The texts that would be read as this value. */
void entry_text_show(const struct indicator *i, const struct value *v, bool aggregate,
		     struct str *first, struct str *second);

#endif

/* What a person types for a value, and a value as a person would type it. */
#ifndef TIENDO_EXCHANGE_ENTRY_TEXT_H
#define TIENDO_EXCHANGE_ENTRY_TEXT_H

#include "base/msg.h"
#include "calc/entry.h"
#include "model/programme.h"
#include "model/value.h"

#include <stdbool.h>
#include <stdint.h>

struct str;

/* Why a text was refused: in the language spoken, with what is wrong and what was understood; and in a
 * word for a column. */
struct entry_fault {
	struct str *why;
	enum msg brief; /* MSG_BRIEF_... */
};

/* Reads one or two texts into a value of this indicator. `second` is the denominator ("" when there
 * is none). "." , "n/a", "-" mean not applicable; a percentage ends in "%"; yes/no by their words or
 * first letters in both languages, 1 and 0; both texts empty clear the cell. On false `fault` says
 * why; `why` is set by the caller. */
bool entry_text_read(const struct indicator *i, bool aggregate, const char *first,
		     const char *second, struct value *v, struct entry_fault *fault);

/* Adds why the points and commas of one typed text are read as they are ("\",\" parts thousands: ..."), in
 * the language spoken; nothing when they speak for themselves, or when the text is no number. `pair`: it is
 * the numerator or denominator. */
void entry_text_add_sense(const struct indicator *i, bool aggregate, const char *typed, bool pair,
			  struct str *out);

/* The texts that would be read as this value. */
void entry_text_show(const struct indicator *i, const struct value *v, bool aggregate,
		     struct str *first, struct str *second);

#endif

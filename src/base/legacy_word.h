/* One word in the encodings from before Unicode. */
#ifndef TIENDO_BASE_LEGACY_WORD_H
#define TIENDO_BASE_LEGACY_WORD_H

#include "base/legacy_text.h"

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

enum { LEGACY_WORD = 24 /* letters; no legacy form of a syllable is longer */ };

/* The byte that a character stands for where bytes were read as Windows or ISO Western text; -1
 * when there is none. */
int legacy_byte(char32_t code);

/* True when the bytes, read as this encoding, are a Vietnamese syllable. */
bool legacy_word_fits(enum legacy legacy, const unsigned char *byte, size_t bytes);

enum legacy_twice {
	LEGACY_TWICE_NOT,   /* not UTF-8, or of no letters that are used here */
	LEGACY_TWICE_MAYBE, /* a capital before a quotation mark or a dash looks the same */
	LEGACY_TWICE_SURE
};

/* How the bytes are UTF-8. */
enum legacy_twice legacy_word_twice(const unsigned char *byte, size_t bytes);

#endif

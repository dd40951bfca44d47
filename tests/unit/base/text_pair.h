/* Texts and what a function makes of them: rows of tables. */
#ifndef TIENDO_TESTS_TEXT_PAIR_H
#define TIENDO_TESTS_TEXT_PAIR_H

#include "base/str.h"

struct text_pair {
	const char *text;
	const char *want;
};

/* What `add` adds to an empty string for each text must be what is wanted. */
void text_pairs_check(void (*add)(struct str *out, const char *text), const struct text_pair *rows,
		      size_t count);

#endif

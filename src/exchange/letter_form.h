/* Filling a letter's template. Private to this layer. */
#ifndef TIENDO_EXCHANGE_LETTER_FORM_H
#define TIENDO_EXCHANGE_LETTER_FORM_H

#include "exchange/letter.h"

/* What names stand for: the letter, and the cell or document whose block it is. */
struct letter_line {
	const struct letters *of;
	const struct letter *letter;
	const struct due_cell *cell;
	size_t n; /* of the cell, from 1 */
	const struct document *document;
};

enum letter_of { LETTER_OF_NOTHING, LETTER_OF_LETTER, LETTER_OF_CELL, LETTER_OF_DOCUMENT };

/* What a name belongs to; LETTER_OF_NOTHING when there is no such name. */
enum letter_of letter_name_of(const char *name);

/* Adds what a name stands for; `line` has what the name belongs to. */
void letter_name_add(const struct letter_line *line, const char *name, struct str *out);

/* "quý IV năm 2022" */
void letter_period_add(int32_t period, struct str *out);

#endif

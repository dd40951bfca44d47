/* What the entry of a cell needs wherever it happens: the denominator offered, the words in which a value is edited. */
#ifndef TIENDO_UI_ENTRY_CELL_H
#define TIENDO_UI_ENTRY_CELL_H

#include "model/number.h"

#include <stdbool.h>
#include <stdint.h>

struct str;
struct ui;

/* Of the unit's period before, else its reference figure. One of `period` and `year` is not 0. */
struct entry_prefill {
	char text[NUMBER_SIZE]; /* as it would be typed; "" when there is none */
	int32_t period;
	int year;
};

/* False when there is none. */
bool entry_prefill_find(struct ui *ui, int indicator, int unit, int32_t period,
			struct entry_prefill *prefill);

/* "denominator 1.900 taken from 2022-Q3" */
void entry_prefill_add(const struct entry_prefill *prefill, struct str *out);

/* Without UTF-8 a value's text loses its accents: a word of the program's own ("không") is read without
 * them as well, and so can be edited on any terminal. */
void entry_make_plain(struct str *text);

#endif

/* Every place of the full-screen program where a person can be: its screens, and the questions and fields
 * over them; on a database where there is something to see in each.
 *
 *   places_fill();
 *   struct term *t = places_enter(NULL, "en", &places[n]); */
#ifndef TIENDO_TESTS_E2E_PLACES_H
#define TIENDO_TESTS_E2E_PLACES_H

#include "program.h"

#include <stddef.h>

enum place_kind {
	PLACE_KEYS, /* typed characters are commands */
	PLACE_GRID, /* one that comes with another is text */
	PLACE_TEXT, /* they are text */
	PLACE_CELL  /* and that of a cell, which outlives a hang-up */
};

struct place {
	const char *name;
	const char *keys;  /* from the overview: as places_go takes them */
	const char *shown; /* a part of the screen by which it is known, in English */
	enum place_kind kind;
};

extern const struct place places[];
extern const size_t places_count;

/* Makes the test's database: values of An Giang and Đà Nẵng that lan has submitted, with a comment,
 * evidence and a flag; made once for all tests of the group and copied. */
void places_fill(void);

/* Opens the program on it as minh, who may verify them, at 2022-Q4; in English or Vietnamese. */
struct term *places_open(const char *term, const char *lang);

/* Keys as term_keys takes them, each sent by itself; 'typed text', <pasted text>. */
void places_go(struct term *t, const char *keys);

/* Walks the menu down to the entry whose keys begin so, and runs it: without a letter. */
void places_run(struct term *t, const char *keys);

/* Opens the program and goes to a place; in English it must be known there. */
struct term *places_enter(const char *term, const char *lang, const struct place *place);

#endif

/* What many tests begin and end with: the program at the overview, in English; from there to a page; out
 * of it again. */
#ifndef TIENDO_TESTS_E2E_WALK_H
#define TIENDO_TESTS_E2E_WALK_H

#include "program.h"

/* Opens the program on the test's database and waits for the overview; as nobody named, or as `author`. */
struct term *walk_open(const char *period);
struct term *walk_open_as(const char *author, const char *period);

/* Searches what the screen shows: the words and Enter. */
void walk_find(struct term *t, const char *typed);

/* From the overview to the page of the fibre indicator, at An Giang. */
void walk_to_fibre(struct term *t);

/* Leaves the program, which must say that all went well. */
void walk_quit(struct term *t);

#endif

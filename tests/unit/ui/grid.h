/* The model of the entry grid on a database of the test's own, without a terminal. */
#ifndef TIENDO_TESTS_UI_GRID_H
#define TIENDO_TESTS_UI_GRID_H

#include "../src/ui/entry.h"
#include "unit/store/fixture.h"

struct grid {
	struct fixture *f;
	struct ui ui;
	struct entry_page page;
};

/* cmocka setup and teardown: the small programme, in English, by "lan"; *state is the grid. */
int grid_setup(void **state);
int grid_teardown(void **state);

/* Opens it on an indicator or on a unit (the other NULL). */
void grid_open(struct grid *g, const char *indicator, const char *unit, const char *period);
void grid_load(struct grid *g); /* once more */

/* The row of this unit, or of this indicator, of all rows. */
struct entry_row *grid_row(struct grid *g, const char *code);

/* Selects the row and column; the same, typing and accepting a text. */
void grid_select(struct grid *g, const char *code, enum entry_column column);
void grid_type(struct grid *g, const char *code, enum entry_column column, const char *text);

#endif

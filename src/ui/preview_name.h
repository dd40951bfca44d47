/* Naming a heading that the import does not know: its indicator is chosen, and the sources are read anew. */
#ifndef TIENDO_SRC_UI_PREVIEW_NAME_H
#define TIENDO_SRC_UI_PREVIEW_NAME_H

#include "exchange/import.h"
#include "ui/view.h"

struct ui;

/* Zeroed, then plan, named and arg set; preview_name_release. */
struct preview_name {
	struct import_plan *plan;
	enum view_result (*named)(struct ui *ui, void *arg); /* after the sources were read anew */
	void *arg;
	char *heading; /* NULL: of the whole table */
	struct import_heading *choice;
	size_t choices, room;
};

/* Asks which indicator is meant, the likeliest first; says so where a row has no heading to name. */
void preview_name_ask(struct ui *ui, struct preview_name *n, size_t row);
void preview_name_release(struct preview_name *n);

#endif

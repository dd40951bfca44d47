/* The rows of a unit's page: its indicators under their pillars, each beside the nation's figure. */
#ifndef TIENDO_UI_UNIT_ROWS_H
#define TIENDO_UI_UNIT_ROWS_H

#include "ui/line.h"
#include "ui/row_filter.h"

struct unit_row {
	int pillar; /* a heading; 0 for an indicator */
	struct line line;
	struct quantity nation;
};

struct unit_rows {
	int unit, parent;   /* parent: 0 for a reporting unit */
	struct units below; /* the parent's children, when the screens' units lack this one */
	bool deep;          /* `below` is in use */
	bool has_children;
	enum row_filter filter;
	struct unit_row *row;
	size_t rows, room;
	int counts[PACE_MAX]; /* of all, whatever the filter lets pass */
};

void unit_rows_init(struct unit_rows *r, int unit, int parent);
void unit_rows_release(struct unit_rows *r);

/* The units that hold this one, and itself (NULL when none does). */
const struct units *unit_rows_units(const struct ui *ui, const struct unit_rows *r);
const struct unit *unit_rows_unit(const struct ui *ui, const struct unit_rows *r);

/* Reads the rows, as ui->look asks for them, that the filter lets pass. False with err set. */
bool unit_rows_load(struct ui *ui, struct unit_rows *r, struct err *err);

/* The place of an indicator's row; `rows` when it has none. */
size_t unit_rows_find(const struct unit_rows *r, int indicator);

#endif

/* The rows of an indicator's page: the unit it is opened for, then its reporting units (or children),
 * ranked and sorted, on request under their regions. */
#ifndef TIENDO_UI_RANKING_H
#define TIENDO_UI_RANKING_H

#include "base/str.h"
#include "ui/line.h"
#include "ui/row_filter.h"

#include <stdbool.h>
#include <stddef.h>

enum ranking_sort {
	RANKING_BY_RANK,
	RANKING_BY_NAME,
	RANKING_BY_CHANGE,
	RANKING_BY_PACE,
	RANKING_BY_TREE,
	RANKING_SORT_MAX
};

struct ranking_row {
	struct line line;
	bool heading; /* the parent itself, or a region */
	int region;   /* the heading it belongs under, 0 for none */
	int rank;     /* 1 is best; 0 for headings and units without a figure */
};

struct ranking {
	int indicator, parent;
	bool regions;
	enum ranking_sort sort;
	enum row_filter filter;
	struct units below; /* the parent's children when the screens' units do not hold them */
	bool deep;          /* `below` is in use */
	struct str parent_name;
	struct ranking_row *row;
	size_t rows, room;
	bool ordered; /* the order stands: a new value does not move its row */
};

void ranking_init(struct ranking *r, int indicator, int parent);
void ranking_release(struct ranking *r);

/* The units that the rows' ids are looked up in. */
const struct units *ranking_units(const struct ui *ui, const struct ranking *r);

/* A unit's name on the day shown; the parent's also where it is not among the units in memory. */
const char *ranking_unit_name(const struct ui *ui, const struct ranking *r, int unit);
const char *ranking_sort_name(enum ranking_sort sort);

/* Reads all rows. The order is kept, and with it what the filter let pass, unless the units changed or
 * ranking_reorder was called. */
bool ranking_load(struct ui *ui, struct ranking *r, struct err *err);
void ranking_reorder(struct ranking *r);

/* The place of a unit's row; 0 when it has none. */
size_t ranking_find(const struct ranking *r, int unit);

#endif

/* Between the parts of paint.h. */
#ifndef TIENDO_SRC_UI_PAINT_PARTS_H
#define TIENDO_SRC_UI_PAINT_PARTS_H

#include "ui/paint.h"

/* The terminal's own colours and no attribute: what an erased cell has. */
extern const struct paint_pen paint_plain;

struct paint_cell *paint_shown(const struct paint *p, int row);
struct paint_cell *paint_wanted(const struct paint *p, int row);

bool paint_cells_equal(const struct paint_cell *a, const struct paint_cell *b, int count);

/* True for a blank that looks like an erased cell. */
bool paint_is_plain(const struct paint_cell *cell);

/* From where on the cells are plain blanks. */
int paint_tail(const struct paint_cell *cells, int cols);

/* About how many bytes a row costs. */
int paint_row_cost(const struct paint_cell *old, const struct paint_cell *new, int cols);

/* paint_pen.c: true when a blank drawn with either pen looks the same; the pen as a sequence; the same
 * when only blanks or erased cells follow, which need less. */
bool paint_pens_equal(const struct paint_pen *a, const struct paint_pen *b);
bool paint_pens_same_blank(const struct paint_pen *a, const struct paint_pen *b);
void paint_write_pen(struct paint *p, const struct paint_pen *want);
void paint_write_ground(struct paint *p, const struct paint_pen *want);

/* paint_motion.c: goes to p->to. */
void paint_write_motion(struct paint *p);

/* paint_scroll.c: moves rows that are there already, where that is shorter than to draw them. */
void paint_scroll(struct paint *p);

#endif

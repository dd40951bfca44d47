/* What has been written so far, where the cursor is and what it draws with. */
#ifndef TIENDO_TESTS_BENCH_IDEAL_PEN_H
#define TIENDO_TESTS_BENCH_IDEAL_PEN_H

#include "support/vt.h"

enum { PEN_UNKNOWN = -1 };

struct pen {
	char *data; /* NUL-terminated */
	size_t len, room;
	int row, col; /* col PEN_UNKNOWN: a wrap is pending */
	int cols;
	int fg, bg;
	bool bold, underline, reverse;
};

/* Starts with default attributes: programs leave them so. */
struct pen pen_start(int row, int col, int cols);
struct pen pen_copy(const struct pen *p);
void pen_replace(struct pen *p, struct pen *by);            /* `by` is handed over */
void pen_keep_shorter(struct pen *best, struct pen *other); /* `other` is handed over or released */

void pen_put(struct pen *p, const char *text);
void pen_move(struct pen *p, int row, int col);
void pen_style(struct pen *p, const struct vt_cell *cell);
void pen_background(struct pen *p, int bg); /* what erasing paints */

/* Moves the rows top..bottom up by n (down when negative): with a scrolling region, or by deleting
 * and inserting lines. */
void pen_scroll_region(struct pen *p, int top, int bottom, int n, int rows);
void pen_scroll_lines(struct pen *p, int top, int bottom, int n, int rows);

#endif

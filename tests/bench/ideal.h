/* How few bytes would change one screen into another: a floor to hold a program's output against.
 *
 * The answer is constructive: ideal_update makes the bytes, for a terminal like xterm-256color, and
 * they do what they should (the benchmark replays them). It is a search, not a proof: row by row
 * with the cheapest motion, attributes, repeated characters and erasing, after no scrolling or the
 * best one. */
#ifndef TIENDO_TESTS_BENCH_IDEAL_H
#define TIENDO_TESTS_BENCH_IDEAL_H

#include "support/vt.h"

struct snap {
	int rows, cols;
	int row, col; /* the cursor */
	bool visible;
	struct vt_cell *cell; /* rows * cols */
};

/* The screen as it is now; an empty screen with the cursor at the top left. */
struct snap snap_take(const struct vt *vt);
struct snap snap_blank(int rows, int cols);
void snap_release(struct snap *s);
bool snap_equal(const struct snap *a, const struct snap *b);

/* How many rows differ. */
int snap_changed(const struct snap *a, const struct snap *b);

/* The bytes from a to b (same size), in *len; the caller frees them. */
char *ideal_update(const struct snap *a, const struct snap *b, size_t *len);

#endif

/* The pen and the motions of squeeze.h, as sequences. */
#ifndef TIENDO_SRC_UI_SQUEEZE_PEN_H
#define TIENDO_SRC_UI_SQUEEZE_PEN_H

#include "ui/squeeze.h"

enum { SQUEEZE_BOLD = 1, SQUEEZE_UNDERLINE = 4, SQUEEZE_REVERSE = 7, SQUEEZE_STRUCK = 9 };

/* Applies the numbers of one CSI ... m. False, and the pen unknown, when one is not understood. */
bool squeeze_pen_apply(struct squeeze_pen *pen, const int *number, size_t count);

/* True when a blank drawn with either pen looks the same. */
bool squeeze_pen_same_blank(const struct squeeze_pen *a, const struct squeeze_pen *b);

/* True when a blank drawn with it is an erased cell. */
bool squeeze_pen_plain(const struct squeeze_pen *pen);

/* Writes the pen that is wanted, and which is known. */
void squeeze_write_pen(struct squeeze *s);

/* Goes where curses believes the cursor to be. */
void squeeze_write_motion(struct squeeze *s);

#endif

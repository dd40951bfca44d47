/* What curses writes in fewer bytes, for terminals that understand the common sequences (ECMA-48).
 *
 * Nothing is drawn differently. Motions and changes of the pen are held back until something is drawn, and
 * then written in their shortest form; what is blank already is not blanked again. A sequence that is not
 * known passes unchanged, and what it may have changed counts as unknown. */
#ifndef TIENDO_UI_SQUEEZE_H
#define TIENDO_UI_SQUEEZE_H

#include "base/str.h"

#include <stdbool.h>

enum { SQUEEZE_TAB = 8 };

/* What the terminal has beside the motions that every one of them has. */
struct squeeze_able {
	bool column; /* goes to a column of the row: CSI n G */
	bool erase;  /* erases so many characters: CSI n X */
	bool off;    /* ends one attribute or colour and leaves the others */
	bool tabs;   /* its stops are every SQUEEZE_TAB columns, and tabs reach it */
	bool feed;   /* a line feed goes straight down */
};

struct squeeze_pen {
	int fg, bg;     /* the palette's number, -1: the terminal's own */
	unsigned flags; /* 1 << the number of its sequence: bold 1 ... crossed out 9 */
	bool known;
};

/* -1: not known. Of a row that is known the column may not be: a wrap is pending then. */
struct squeeze_spot {
	int row, col;
};

/* Which characters are drawn: by ESC ( X, and by shift in (0) and out (1); -1: not known. */
struct squeeze_set {
	int g0, shift;
};

struct squeeze {
	struct squeeze_able able;
	int rows, cols;
	struct squeeze_spot at, to;    /* where the terminal is, where curses believes it to be */
	struct squeeze_pen pen, want;  /* the same of the pen */
	struct squeeze_set set, given; /* and of the character set */
	bool drifts; /* columns of `at` rest on characters that terminals disagree about */
	bool region, inserting; /* modes in which little is done */
	int top, bottom;        /* rows that scroll */
	int *blank;             /* of each row, the column from which on it is blank for certain */
	struct str *out;
};

/* Nothing is known of the screen. Room for its rows is made; squeeze_close frees it. */
void squeeze_open(struct squeeze *s, struct squeeze_able able);
void squeeze_close(struct squeeze *s);

/* Forgets what is known of the screen, which may have another size. */
void squeeze_forget(struct squeeze *s, int rows, int cols);

/* Adds to `out` what draws the same as bytes[len]. The cursor then stands where it should; the pen may
 * still be held back. Sequences are not split between calls. */
void squeeze_add(struct squeeze *s, const char *bytes, size_t len, struct str *out);

/* Adds what is held back of the pen: before anybody else writes to the terminal. */
void squeeze_settle(struct squeeze *s, struct str *out);

#endif

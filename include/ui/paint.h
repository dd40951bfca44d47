/* What the terminal shows, what it should show, and few bytes from one to the other: for terminals that
 * understand the common sequences (ECMA-48).
 *
 *   paint_open(&p, able); paint_resize(&p, 24, 80);
 *   cells = paint_row(&p, row); ...             what the row should show
 *   paint_update(&p, &cursor, false, &out);     what to send
 *
 * Nothing here writes to a terminal or asks it anything. */
#ifndef TIENDO_UI_PAINT_H
#define TIENDO_UI_PAINT_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { PAINT_CODES = 5, PAINT_TAB = 8 };

/* Attributes are bits: 1 << the number that switches them on. */
enum {
	PAINT_BOLD = 1,
	PAINT_DIM = 2,
	PAINT_UNDERLINE = 4,
	PAINT_BLINK = 5,
	PAINT_REVERSE = 7,
	PAINT_LAST = 9
};

struct paint_pen {
	short fg, bg; /* the palette's number, -1: the terminal's own */
	unsigned short flags;
};

struct paint_cell {
	uint32_t code[PAINT_CODES]; /* a character and its marks, 0 after the last */
	struct paint_pen pen;
	short width; /* 1 or 2; 0: covered by the wide character before it */
};

/* What the terminal has beside the motions that every one of them has. */
struct paint_able {
	bool column; /* goes to a column of the row: CSI n G */
	bool erase;  /* erases so many characters: CSI n X */
	bool ground; /* what is erased takes the pen's background */
	bool off;    /* ends one attribute or colour and leaves the others */
	bool tabs;   /* its stops are every PAINT_TAB columns, and tabs reach it */
	bool feed;   /* a line feed goes straight down */
	bool region; /* scrolls a part of the rows: CSI t;b r */
	bool index;  /* scrolls by several rows at once: CSI n S, CSI n T */
};

/* Of a row that is known the column may not be (-1): a wrap is pending then. */
struct paint_spot {
	int row, col; /* from 0 */
};

struct paint {
	struct paint_able able;
	int rows, cols;
	struct paint_cell *shown, *wanted; /* rows * cols */
	struct paint_cell *blanks;         /* one blank row */
	bool *touched;                     /* rows of `wanted` that may differ */
	int *blank;                        /* of each row shown, from where on it is blank */
	bool known;                        /* what is shown; otherwise the next update clears */
	struct paint_spot at, to;          /* the cursor, and where it should be next */
	struct paint_pen pen;              /* of the terminal */
	bool drifts; /* the column rests on characters that terminals disagree about */
	struct str *out;
};

void paint_open(struct paint *p, struct paint_able able);
void paint_close(struct paint *p);

/* The screen has another size. Nothing is known of it, and it should be blank. */
void paint_resize(struct paint *p, int rows, int cols);

/* Somebody else may have written, in the plain pen: nothing is known of what is shown. */
void paint_forget(struct paint *p);

/* The cells that the row should show, all `cols` of them to be filled in. */
struct paint_cell *paint_row(struct paint *p, int row);

/* A blank cell; plain unless it has a ground of its own. */
struct paint_cell paint_blank(void);

/* Adds what makes the terminal show what it should, with the cursor there. With another screen (`other`)
 * the terminal is cleared first where that is clearly shorter: where much stays, nothing of it goes out
 * for a moment. */
void paint_update(struct paint *p, struct paint_spot cursor, bool other, struct str *out);

/* Adds the way back to the plain pen: before anybody else writes to the terminal. */
void paint_leave(struct paint *p, struct str *out);

#endif

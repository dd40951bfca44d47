/* A field of one line: values, reasons, search. It holds UTF-8 and is edited by whole
 * characters (a letter with its combining marks), so that what an input method sends (backspaces
 * and letters) composes as meant. */
#ifndef TIENDO_UI_FIELD_H
#define TIENDO_UI_FIELD_H

#include "ui/event.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

enum { FIELD_SIZE = 256 };

struct field {
	char text[FIELD_SIZE];
	size_t len;
	size_t at;     /* the cursor: a byte offset between two characters */
	size_t limit;  /* most bytes, < FIELD_SIZE */
	size_t scroll; /* first byte shown */
	bool fresh;    /* the next typed character replaces the text */
	bool frozen;   /* read-only: a terminal without UTF-8 would destroy its accents */
};

/* Starts with a text (NULL or "" for none), cursor behind it. limit 0 means FIELD_SIZE - 1. */
void field_start(struct field *f, const char *text, size_t limit);

/* The same, but typing replaces the text; Left, Right, Home and End keep it. */
void field_start_fresh(struct field *f, const char *text, size_t limit);

/* Edits: characters, a paste (as one line, as far as there is room), Backspace, Delete, Left, Right, Home, End, ^U, ^W is not taken. True when the
 * event was the field's; Enter, Esc, Tab, Up, Down and function keys never are. */
bool field_event(struct field *f, const struct event *ev);

/* Puts the text into NFC without white space at its ends: before it is used. */
void field_commit(struct field *f);

/* Draws `width` columns and puts the cursor there. */
void field_draw(struct field *f, int y, int x, int width, enum style style);

#endif

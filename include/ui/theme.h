/* Colours by meaning. Every state has a glyph or a word as well: colour is never alone. The palette
 * is blue against orange, which the colour-blind tell apart; text has only colours that are read on a
 * white ground as well as on a black one, as nobody knows which it is. */
#ifndef TIENDO_UI_THEME_H
#define TIENDO_UI_THEME_H

#include "calc/pace.h"

#include <stdbool.h>

enum style {
	STYLE_TEXT,
	STYLE_TITLE,    /* the first line */
	STYLE_HEADER,   /* column heads */
	STYLE_GROUP,    /* pillars, groups, headings within a list */
	STYLE_KEYS,     /* the bar of function keys */
	STYLE_MARKER,   /* the > before the selected row */
	STYLE_SELECTED, /* a chosen cell or the field being typed in */
	STYLE_FAINT,    /* what is there but does not count: older figures, disabled entries */
	STYLE_NOTICE,   /* the message line */
	STYLE_WARNING,
	STYLE_ERROR,
	STYLE_TARGET, /* the target's tick outside the bar's fill */
	STYLE_EXPECTED,
	STYLE_PACE, /* STYLE_PACE + enum pace: the word or glyph */
	STYLE_FILL = STYLE_PACE +
		     PACE_MAX, /* STYLE_FILL + enum pace: the bar, background-coloured */
	STYLE_TIP = STYLE_FILL + PACE_MAX, /* STYLE_TIP + enum pace: its last, partly filled cell */
	STYLE_MAX = STYLE_TIP + PACE_MAX
};

enum theme { THEME_AUTO, THEME_COLOUR, THEME_MONO };

/* Reads "auto", "colour" ("color"), "mono". */
bool theme_parse(const char *text, enum theme *theme);

/* After the terminal has started. AUTO is mono with NO_COLOR (not empty) or without colours;
 * COLOUR is mono only without colours. May be called again at any time. */
void theme_use(enum theme theme);

bool theme_mono(void);   /* what is in use */
void theme_toggle(void); /* colour <-> mono; stays mono where there are no colours */

/* Sets stdscr's attributes for what is drawn next. */
void theme_set(enum style style);

/* What a style is at a number of colours (0, 8, 16, 256): for the tests of the table. Colours are -1
 * for the terminal's own. */
struct theme_look {
	short fg, bg;
	bool bold, reverse, underline;
};
struct theme_look theme_look(enum style style, int colours);

#endif

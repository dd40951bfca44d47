/* The one table of colours. */
#include "ui/theme.h"

#include "base/mem.h"
#include "ui/term.h"

#include <curses.h>
#include <stdlib.h>
#include <strings.h>
#include <term.h> /* after curses.h, which it needs */

enum { THEME_BOLD = 1, THEME_REVERSE = 2, THEME_UNDERLINE = 4 };
enum { THEME_NCV_UNDERLINE = 2 }; /* terminfo(5), no_color_video */
enum { OWN = -1, BLUE = 4, CYAN = 6, MAGENTA = 5, RED = 1, YELLOW = 3 };
/* 16 colours: shorter on the line than those of the 256 cube. */
enum { GREY = 8, BRIGHT_BLUE = 12 };
/* 256 colours: oranges that a blue is never taken for, and what is dark enough for text on white and
 * light enough for text on black. */
enum {
	ORANGE = 208,
	DARK_ORANGE = 166,
	TEAL = 30,
	DARK_YELLOW = 136,
	DARK_RED = 160,
	DARK_GREY = 244
};

/* What a style is: without colours, with 8, with 256. */
struct theme_row {
	unsigned char mono;
	signed char fg8, bg8;
	unsigned char bold8;
	short fg256, bg256;
	unsigned char attributes256;
};

#define PLAIN                               \
	{                                   \
		0, OWN, OWN, 0, OWN, OWN, 0 \
	}
#define BOLD                                                           \
	{                                                              \
		THEME_BOLD, OWN, OWN, THEME_BOLD, OWN, OWN, THEME_BOLD \
	}
#define WORD(c8, b8, c256)                   \
	{                                    \
		0, c8, OWN, b8, c256, OWN, 0 \
	}
#define FILL(c8, c256)                                  \
	{                                               \
		THEME_REVERSE, OWN, c8, 0, OWN, c256, 0 \
	}

static const struct theme_row theme_table[STYLE_MAX] = {
	[STYLE_TEXT] = PLAIN,
	[STYLE_TITLE] = BOLD,
	[STYLE_HEADER] = PLAIN,
	[STYLE_GROUP] = PLAIN,
	[STYLE_KEYS] = PLAIN,
	[STYLE_MARKER] = PLAIN,
	[STYLE_SELECTED] = { THEME_UNDERLINE, OWN, OWN, THEME_UNDERLINE, OWN, OWN,
			     THEME_UNDERLINE },
	[STYLE_FAINT] = { 0, OWN, OWN, 0, DARK_GREY, OWN, 0 },
	[STYLE_NOTICE] = BOLD,
	[STYLE_WARNING] = { THEME_BOLD, OWN, OWN, THEME_BOLD, DARK_ORANGE, OWN, 0 },
	[STYLE_ERROR] = { THEME_REVERSE, RED, OWN, THEME_BOLD, DARK_ORANGE, OWN, THEME_BOLD },
	[STYLE_TARGET] = PLAIN,
	[STYLE_EXPECTED] = PLAIN,

	[STYLE_PACE + PACE_ACHIEVED] = WORD(BLUE, THEME_BOLD, BRIGHT_BLUE),
	[STYLE_PACE + PACE_ON_TRACK] = WORD(BLUE, THEME_BOLD, TEAL),
	[STYLE_PACE + PACE_ACCELERATE] = WORD(OWN, THEME_BOLD, DARK_YELLOW),
	[STYLE_PACE + PACE_BEHIND] = WORD(MAGENTA, 0, DARK_ORANGE),
	[STYLE_PACE + PACE_AWAY] = WORD(MAGENTA, 0, DARK_ORANGE),
	[STYLE_PACE + PACE_MISSED] = WORD(RED, THEME_BOLD, DARK_RED),
	[STYLE_PACE + PACE_UNKNOWN] = PLAIN,

	[STYLE_FILL + PACE_ACHIEVED] = FILL(BLUE, BRIGHT_BLUE),
	[STYLE_FILL + PACE_ON_TRACK] = FILL(CYAN, CYAN),
	[STYLE_FILL + PACE_ACCELERATE] = FILL(YELLOW, YELLOW),
	[STYLE_FILL + PACE_BEHIND] = FILL(YELLOW, ORANGE),
	[STYLE_FILL + PACE_AWAY] = FILL(MAGENTA, DARK_ORANGE),
	[STYLE_FILL + PACE_MISSED] = FILL(RED, RED),
	[STYLE_FILL + PACE_UNKNOWN] = FILL(7, GREY),

	[STYLE_TIP + PACE_ACHIEVED] = WORD(BLUE, 0, BRIGHT_BLUE),
	[STYLE_TIP + PACE_ON_TRACK] = WORD(CYAN, 0, CYAN),
	[STYLE_TIP + PACE_ACCELERATE] = WORD(YELLOW, 0, YELLOW),
	[STYLE_TIP + PACE_BEHIND] = WORD(YELLOW, 0, ORANGE),
	[STYLE_TIP + PACE_AWAY] = WORD(MAGENTA, 0, DARK_ORANGE),
	[STYLE_TIP + PACE_MISSED] = WORD(RED, 0, RED),
	[STYLE_TIP + PACE_UNKNOWN] = WORD(7, 0, GREY),
};

static short theme_pair(enum style style)
{
	return (short)(style + 1);
}

static int theme_colours; /* in use: 0, 8 or 256 */
static int theme_there;   /* what the terminal has, of these */
static bool theme_lines;  /* underlines are shown with colours */

struct theme_look theme_look(enum style style, int colours)
{
	const struct theme_row *row = &theme_table[style];
	struct theme_look look = { .fg = OWN, .bg = OWN };
	unsigned attributes = row->mono;

	if (colours >= 256) {
		look.fg = row->fg256;
		look.bg = row->bg256;
		attributes = row->attributes256;
	} else if (colours >= 8) {
		look.fg = row->fg8;
		look.bg = row->bg8;
		attributes = row->bold8;
	}
	look.bold = attributes & THEME_BOLD;
	look.reverse = attributes & THEME_REVERSE;
	look.underline = attributes & THEME_UNDERLINE;
	return look;
}

bool theme_parse(const char *text, enum theme *theme)
{
	static const struct {
		const char *word;
		enum theme theme;
	} words[] = {
		{ "auto", THEME_AUTO },
		{ "colour", THEME_COLOUR },
		{ "color", THEME_COLOUR },
		{ "mono", THEME_MONO },
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcasecmp(words[i].word, text) == 0) {
			*theme = words[i].theme;
			return true;
		}
	return false;
}

static void theme_start(void)
{
	theme_there = 0;
	if (!has_colors() || start_color() != OK || COLORS < 8 || COLOR_PAIRS <= STYLE_MAX)
		return;
	/* A terminal that cannot go back to its own colours would be painted all over. */
	if (use_default_colors() != OK)
		return;
	theme_there = COLORS >= 256 ? 256 : 8;
	theme_lines = no_color_video < 0 || !(no_color_video & THEME_NCV_UNDERLINE);
	for (int style = 0; style < STYLE_MAX; style++) {
		struct theme_look look = theme_look(style, theme_there);
		init_pair(theme_pair(style), look.fg, look.bg);
	}
}

/* In colour the ground is a pair of its own, of the terminal's colours: going back to pair 0 would
 * reset all attributes as well, which is longer on the line. */
static void theme_take(int colours)
{
	theme_colours = colours;
	term_blank(colours ? theme_pair(STYLE_TEXT) : 0);
}

void theme_use(enum theme theme)
{
	const char *no_color = getenv("NO_COLOR");
	bool mono = theme == THEME_MONO || (theme == THEME_AUTO && no_color && *no_color);

	theme_start();
	theme_take(mono ? 0 : theme_there);
}

bool theme_mono(void)
{
	return theme_colours == 0;
}

void theme_toggle(void)
{
	theme_take(theme_colours ? 0 : theme_there);
}

void theme_set(enum style style)
{
	struct theme_look look = theme_look(style, theme_colours);
	attr_t attributes = A_NORMAL;
	bool own = look.fg == OWN && look.bg == OWN;
	short pair = theme_colours ? theme_pair(own ? STYLE_TEXT : style) : 0;

	/* curses leaves an underline out where the description says that colours exclude it. */
	if (look.bold || (look.underline && theme_colours && !theme_lines))
		attributes |= A_BOLD;
	if (look.reverse)
		attributes |= A_REVERSE;
	if (look.underline)
		attributes |= A_UNDERLINE;
	attr_set(attributes, pair, NULL);
}

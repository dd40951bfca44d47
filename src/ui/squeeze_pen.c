/* The shortest sequences for a change of the pen and for a motion. */
#include "squeeze_pen.h"

#include <stdio.h>
#include <string.h>

enum {
	PEN_ATTRIBUTES = 9,
	PEN_TEXT = 64,
	MOTION_TEXT = 40,
	MOTION_STEPS = 2 * MOTION_TEXT,
	MOTION_BLANKS = 4 /* a motion over more of them is shorter */
};

/* --- the pen --- */

/* One attribute or colour given by one number; false when it is not known. */
static bool pen_number(struct squeeze_pen *pen, int n)
{
	if (n == 0)
		*pen = (struct squeeze_pen){ .fg = -1, .bg = -1, .known = true };
	else if (n <= PEN_ATTRIBUTES)
		pen->flags |= 1U << n;
	else if (n == 22)
		pen->flags &= ~(1U << 1 | 1U << 2);
	else if (n > 22 && n <= 29)
		pen->flags &= ~(1U << (n - 20));
	else if (n >= 30 && n < 38)
		pen->fg = n - 30;
	else if (n >= 40 && n < 48)
		pen->bg = n - 40;
	else if (n >= 90 && n < 98)
		pen->fg = n - 90 + 8;
	else if (n >= 100 && n < 108)
		pen->bg = n - 100 + 8;
	else if (n == 39)
		pen->fg = -1;
	else if (n == 49)
		pen->bg = -1;
	else
		return false;
	return true;
}

bool squeeze_pen_apply(struct squeeze_pen *pen, const int *number, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool palette = (number[i] == 38 || number[i] == 48) && i + 2 < count &&
			       number[i + 1] == 5 && number[i + 2] >= 16 && number[i + 2] < 256;
		if (palette) {
			*(number[i] == 38 ? &pen->fg : &pen->bg) = number[i + 2];
			i += 2;
		} else if (!pen_number(pen, number[i])) {
			pen->known = false;
		}
		if (number[i] != 0 && !pen->known)
			return false;
	}
	return true;
}

bool squeeze_pen_same_blank(const struct squeeze_pen *a, const struct squeeze_pen *b)
{
	const unsigned seen = 1U << SQUEEZE_UNDERLINE | 1U << SQUEEZE_REVERSE |
			      1U << SQUEEZE_STRUCK;

	if (!a->known || !b->known || a->bg != b->bg)
		return false;
	return !((a->flags | b->flags) & seen) || (a->flags == b->flags && a->fg == b->fg);
}

bool squeeze_pen_plain(const struct squeeze_pen *pen)
{
	static const struct squeeze_pen plain = { .fg = -1, .bg = -1, .known = true };

	return squeeze_pen_same_blank(pen, &plain);
}

/* Adds ";n" for a colour; `base` is 30 or 40. */
static int pen_add_colour(char *text, int at, int base, int colour)
{
	int n = colour < 0 ? base + 9 : colour < 8 ? base + colour : base + 60 + colour - 8;

	if (colour >= 16)
		return at +
		       snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d;5;%d", base + 8, colour);
	return at + snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d", n);
}

static int pen_add_flags(char *text, int at, unsigned flags)
{
	for (int n = 1; n <= PEN_ATTRIBUTES; n++)
		if (flags & 1U << n)
			at += snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d", n);
	return at;
}

/* From nothing: ";0" and all that is on, or nothing for the plain pen. */
static int pen_full(char *text, const struct squeeze_pen *want)
{
	int at = 0;

	text[0] = '\0';
	if (want->flags || want->fg >= 0 || want->bg >= 0)
		at = snprintf(text, PEN_TEXT, ";0");
	at = pen_add_flags(text, at, want->flags);
	if (want->fg >= 0)
		at = pen_add_colour(text, at, 30, want->fg);
	if (want->bg >= 0)
		at = pen_add_colour(text, at, 40, want->bg);
	return at;
}

/* Only what changes. False when the terminal cannot, or must not be asked to, end what is on. */
static bool pen_changes(char *text, const struct squeeze *s, int *length)
{
	const unsigned bold_dim = 1U << 1 | 1U << 2;
	unsigned on = s->pen.flags, ends = on & ~s->want.flags;
	bool colours_end = (s->want.fg < 0 && s->pen.fg >= 0) || (s->want.bg < 0 && s->pen.bg >= 0);
	int at = 0;

	if (!s->pen.known || (!s->able.off && (ends || colours_end)))
		return false;
	if (ends & bold_dim) {
		at = snprintf(text, PEN_TEXT, ";22");
		on &= ~bold_dim;
	}
	for (int n = 3; n <= PEN_ATTRIBUTES; n++)
		if (ends & 1U << n)
			at += snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d", n + 20);
	at = pen_add_flags(text, at, s->want.flags & ~on);
	if (s->want.fg != s->pen.fg)
		at = pen_add_colour(text, at, 30, s->want.fg);
	if (s->want.bg != s->pen.bg)
		at = pen_add_colour(text, at, 40, s->want.bg);
	*length = at;
	return true;
}

void squeeze_write_pen(struct squeeze *s)
{
	char full[PEN_TEXT] = "", changes[PEN_TEXT] = "";
	const char *text = full;
	int length, least = pen_full(full, &s->want);

	if (pen_changes(changes, s, &length)) {
		if (length == 0) {
			s->pen = s->want;
			return;
		}
		if (length < least)
			text = changes;
	}
	str_add(s->out, "\033[");
	str_add(s->out, text[0] ? text + 1 : text); /* without its first semicolon */
	str_addc(s->out, 'm');
	s->pen = s->want;
}

/* --- motions --- */

/* Writes CSI n F, without the number when it is 1. Returns the length. */
static int motion_count(char *text, int n, char final)
{
	return n == 1 ? snprintf(text, MOTION_TEXT, "\033[%c", final) :
			snprintf(text, MOTION_TEXT, "\033[%d%c", n, final);
}

static int motion_absolute(char *text, struct squeeze_spot to)
{
	if (to.col > 0)
		return snprintf(text, MOTION_TEXT, "\033[%d;%dH", to.row + 1, to.col + 1);
	return to.row > 0 ? snprintf(text, MOTION_TEXT, "\033[%dH", to.row + 1) :
			    snprintf(text, MOTION_TEXT, "\033[H");
}

static int motion_repeat(char *text, int n, char c)
{
	memset(text, c, (size_t)n);
	text[n] = '\0';
	return n;
}

static int motion_vertical(char *text, const struct squeeze *s)
{
	int down = s->to.row - s->at.row;
	char count[MOTION_TEXT];

	text[0] = '\0';
	if (down == 0)
		return 0;
	int length = motion_count(count, down > 0 ? down : -down, down > 0 ? 'B' : 'A');
	if (down > 0 && s->able.feed && down <= length)
		return motion_repeat(text, down, '\n');
	memcpy(text, count, (size_t)length + 1);
	return length;
}

/* From a column to the one wanted without naming it. */
static int motion_relative(char *text, int from, int to)
{
	int n = to > from ? to - from : from - to;

	text[0] = '\0';
	if (n == 0)
		return 0;
	int length = motion_count(text, n, to > from ? 'C' : 'D');
	return to < from && n <= length ? motion_repeat(text, n, '\b') : length;
}

/* To the right by tabs, and from the last stop on by blanks (where they change nothing) or a motion. */
static int motion_tabs(char *text, int from, int to, bool blanks)
{
	int stop = to - to % SQUEEZE_TAB, rest = to - stop;
	int tabs = stop / SQUEEZE_TAB - from / SQUEEZE_TAB;

	if (tabs <= 0)
		return MOTION_TEXT;
	motion_repeat(text, tabs, '\t');
	if (blanks && rest <= MOTION_BLANKS)
		return tabs + motion_repeat(text + tabs, rest, ' ');
	return tabs + motion_relative(text + tabs, stop, to);
}

/* Keeps the shorter of two texts in the first. */
static int motion_shorter(char *text, int length, const char *other, int other_length)
{
	if (other_length >= length)
		return length;
	memcpy(text, other, (size_t)other_length + 1);
	return other_length;
}

/* Along the row that is wanted from a column, which `drifts` where terminals may disagree about it.
 * MOTION_TEXT: there is no such way. */
static int motion_horizontal(char *text, const struct squeeze *s, int from, bool drifts)
{
	int to = s->to.col, length = MOTION_TEXT;
	char other[MOTION_TEXT];
	bool blanks = from >= s->blank[s->to.row] && squeeze_pen_plain(&s->pen) && !s->inserting;

	text[0] = '\0';
	if (!drifts)
		length = motion_relative(text, from, to);
	if (!drifts && blanks && to > from && to - from <= length)
		length = motion_repeat(text, to - from, ' ');
	if (!drifts && s->able.tabs)
		length = motion_shorter(text, length, other, motion_tabs(other, from, to, blanks));
	if (s->able.column) {
		int n = snprintf(other, sizeof(other), "\033[%dG", to + 1);
		length = motion_shorter(text, length, other, n);
	}
	return length;
}

/* By rows and columns from where the cursor is. */
static int motion_stepwise(char *text, const struct squeeze *s)
{
	char down[MOTION_TEXT], across[MOTION_TEXT], home[MOTION_TEXT];
	int vertical = motion_vertical(down, s),
	    from_home = 1 + motion_horizontal(home, s, 0, false);
	int horizontal = s->at.col < 0 ? MOTION_TEXT :
					 motion_horizontal(across, s, s->at.col, s->drifts);

	if (horizontal <= from_home) {
		snprintf(text, MOTION_STEPS, "%s%s", down, across);
		return vertical + horizontal;
	}
	snprintf(text, MOTION_STEPS, "\r%s%s", down, home);
	return vertical + from_home;
}

void squeeze_write_motion(struct squeeze *s)
{
	char absolute[MOTION_TEXT], steps[MOTION_STEPS];
	const char *text = absolute;

	if (s->to.row < 0 || s->to.col < 0)
		return;
	if (s->at.row == s->to.row && s->at.col == s->to.col)
		return;
	int least = motion_absolute(absolute, s->to);
	if (s->at.row >= 0 && !s->region && motion_stepwise(steps, s) < least)
		text = steps;
	str_add(s->out, text);
	s->at = s->to;
	s->drifts = s->drifts && !strpbrk(text, "\rGH");
}

/* The shortest sequence for a motion. */
#include "paint_parts.h"

#include <stdio.h>
#include <string.h>

enum {
	MOTION_TEXT = 40,
	MOTION_STEPS = 2 * MOTION_TEXT,
	MOTION_TABS = 8,  /* more of them than any other motion has bytes */
	MOTION_BLANKS = 4 /* a motion over more of them is shorter */
};

/* Writes CSI n F, without the number when it is 1. Returns the length. */
static int motion_count(char *text, int n, char final)
{
	return n == 1 ? snprintf(text, MOTION_TEXT, "\033[%c", final) :
			snprintf(text, MOTION_TEXT, "\033[%d%c", n, final);
}

static int motion_absolute(char *text, struct paint_spot to)
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

static int motion_vertical(char *text, const struct paint *p)
{
	int down = p->to.row - p->at.row;
	char count[MOTION_TEXT];

	text[0] = '\0';
	if (down == 0)
		return 0;
	int length = motion_count(count, down > 0 ? down : -down, down > 0 ? 'B' : 'A');
	if (down > 0 && p->able.feed && down <= length)
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
	int stop = to - to % PAINT_TAB, rest = to - stop;
	int tabs = stop / PAINT_TAB - from / PAINT_TAB;

	if (tabs <= 0 || tabs > MOTION_TABS)
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
static int motion_horizontal(char *text, const struct paint *p, int from, bool drifts)
{
	int to = p->to.col, length = MOTION_TEXT;
	char other[MOTION_TEXT];
	bool blanks = from >= p->blank[p->to.row] && paint_pens_same_blank(&p->pen, &paint_plain);

	text[0] = '\0';
	if (!drifts)
		length = motion_relative(text, from, to);
	if (!drifts && blanks && to > from && to - from <= length)
		length = motion_repeat(text, to - from, ' ');
	if (!drifts && p->able.tabs)
		length = motion_shorter(text, length, other, motion_tabs(other, from, to, blanks));
	if (p->able.column) {
		int n = snprintf(other, sizeof(other), "\033[%dG", to + 1);
		length = motion_shorter(text, length, other, n);
	}
	return length;
}

/* By rows and columns from where the cursor is. */
static int motion_stepwise(char *text, const struct paint *p)
{
	char down[MOTION_TEXT], across[MOTION_TEXT], home[MOTION_TEXT];
	int vertical = motion_vertical(down, p),
	    from_home = 1 + motion_horizontal(home, p, 0, false);
	int horizontal = p->at.col < 0 ? MOTION_TEXT :
					 motion_horizontal(across, p, p->at.col, p->drifts);

	if (horizontal <= from_home) {
		snprintf(text, MOTION_STEPS, "%s%s", down, across);
		return vertical + horizontal;
	}
	snprintf(text, MOTION_STEPS, "\r%s%s", down, home);
	return vertical + from_home;
}

void paint_write_motion(struct paint *p)
{
	char absolute[MOTION_TEXT], steps[MOTION_STEPS];
	const char *text = absolute;

	if (p->at.row == p->to.row && p->at.col == p->to.col)
		return;
	int least = motion_absolute(absolute, p->to);
	if (p->at.row >= 0 && motion_stepwise(steps, p) < least)
		text = steps;
	str_add(p->out, text);
	p->at = p->to;
	p->drifts = p->drifts && !strpbrk(text, "\rGH");
}

/* The shortest sequence for a change of the pen. */
#include "paint_parts.h"

#include <stdio.h>

enum { PEN_TEXT = 64, PEN_FG = 30, PEN_BG = 40 };

bool paint_pens_equal(const struct paint_pen *a, const struct paint_pen *b)
{
	return a->fg == b->fg && a->bg == b->bg && a->flags == b->flags;
}

bool paint_pens_same_blank(const struct paint_pen *a, const struct paint_pen *b)
{
	const unsigned seen = 1U << PAINT_UNDERLINE | 1U << PAINT_REVERSE | 1U << PAINT_LAST;

	if (a->bg != b->bg)
		return false;
	return !((a->flags | b->flags) & seen) || paint_pens_equal(a, b);
}

/* Adds ";n" for a colour; `base` is PEN_FG or PEN_BG. */
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
	for (int n = 1; n <= PAINT_LAST; n++)
		if (flags & 1U << n)
			at += snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d", n);
	return at;
}

/* From nothing: ";0" and all that is on, or nothing for the plain pen. */
static int pen_full(char *text, const struct paint_pen *want)
{
	int at = 0;

	text[0] = '\0';
	if (want->flags || want->fg >= 0 || want->bg >= 0)
		at = snprintf(text, PEN_TEXT, ";0");
	at = pen_add_flags(text, at, want->flags);
	if (want->fg >= 0)
		at = pen_add_colour(text, at, PEN_FG, want->fg);
	if (want->bg >= 0)
		at = pen_add_colour(text, at, PEN_BG, want->bg);
	return at;
}

/* Only what changes. PEN_TEXT when the terminal cannot end what is on. */
static int pen_changes(char *text, const struct paint *p, const struct paint_pen *want)
{
	const unsigned bold_dim = 1U << PAINT_BOLD | 1U << PAINT_DIM;
	unsigned on = p->pen.flags, ends = on & ~want->flags;
	bool colours_end = (want->fg < 0 && p->pen.fg >= 0) || (want->bg < 0 && p->pen.bg >= 0);
	int at = 0;

	if (!p->able.off && (ends || colours_end))
		return PEN_TEXT;
	if (ends & bold_dim) {
		at = snprintf(text, PEN_TEXT, ";22");
		on &= ~bold_dim;
	}
	for (int n = PAINT_DIM + 1; n <= PAINT_LAST; n++)
		if (ends & 1U << n)
			at += snprintf(text + at, (size_t)(PEN_TEXT - at), ";%d", n + 20);
	at = pen_add_flags(text, at, want->flags & ~on);
	if (want->fg != p->pen.fg)
		at = pen_add_colour(text, at, PEN_FG, want->fg);
	if (want->bg != p->pen.bg)
		at = pen_add_colour(text, at, PEN_BG, want->bg);
	return at;
}

void paint_write_pen(struct paint *p, const struct paint_pen *want)
{
	char full[PEN_TEXT], changes[PEN_TEXT] = "";

	if (paint_pens_equal(&p->pen, want))
		return;
	const char *text = pen_changes(changes, p, want) < pen_full(full, want) ? changes : full;
	str_add(p->out, "\033[");
	str_add(p->out, text[0] ? text + 1 : text); /* without its first semicolon */
	str_addc(p->out, 'm');
	p->pen = *want;
}

void paint_write_ground(struct paint *p, const struct paint_pen *want)
{
	if (!paint_pens_same_blank(&p->pen, want))
		paint_write_pen(p, want);
}

/* What is known of the screen, and writing what was held back. */
#include "squeeze_hold.h"

#include "base/mem.h"
#include "squeeze_pen.h"

#include <stdlib.h>

/* --- what is known --- */

void squeeze_forget(struct squeeze *s, int rows, int cols)
{
	if (rows != s->rows)
		s->blank = mem_resize(s->blank, (size_t)rows, sizeof(*s->blank));
	s->rows = rows;
	s->cols = cols;
	for (int row = 0; row < rows; row++)
		s->blank[row] = cols;
	s->at = s->to = SQUEEZE_NOWHERE;
	s->pen = s->want = (struct squeeze_pen){ .known = false };
	s->set = s->given = (struct squeeze_set){ -1, -1 };
	s->drifts = false;
	if (!s->region)
		s->bottom = rows - 1;
}

void squeeze_open(struct squeeze *s, struct squeeze_able able)
{
	*s = (struct squeeze){ .able = able };
	squeeze_forget(s, 1, 1);
}

void squeeze_close(struct squeeze *s)
{
	free(s->blank);
	s->blank = NULL;
}

/* From this row on nothing counts as blank. */
void squeeze_forget_blank(struct squeeze *s, int row)
{
	for (; row < s->rows; row++)
		s->blank[row] = s->cols;
}

bool squeeze_is_somewhere(const struct squeeze *s)
{
	return s->to.row >= 0 && s->to.row < s->rows && s->to.col >= 0 && s->to.col < s->cols;
}

/* True when what lies from the cursor on in its row is blank already, and blank is what is wanted. */
bool squeeze_is_blank(const struct squeeze *s)
{
	return squeeze_is_somewhere(s) && !s->inserting && s->to.col >= s->blank[s->to.row];
}

/* The columns from..to of the cursor's row were drawn, or erased with this background. */
void squeeze_blanked(struct squeeze *s, int from, int to, bool plain)
{
	int *blank = &s->blank[s->to.row];

	if (!plain)
		*blank = to > *blank ? to : *blank;
	else if (from < *blank && to >= *blank)
		*blank = from;
}

/* --- writing what was held back --- */

static void squeeze_write_set(struct squeeze *s)
{
	if (s->given.g0 >= 0 && s->given.g0 != s->set.g0) {
		str_add(s->out, "\033(");
		str_addc(s->out, (char)s->given.g0);
	}
	if (s->given.shift >= 0 && s->given.shift != s->set.shift)
		str_addc(s->out, s->given.shift ? '\016' : '\017');
	s->set = s->given;
}

static bool squeeze_pen_differs(const struct squeeze *s)
{
	const struct squeeze_pen *a = &s->pen, *b = &s->want;

	return b->known && (!a->known || a->fg != b->fg || a->bg != b->bg || a->flags != b->flags);
}

void squeeze_catch_up(struct squeeze *s)
{
	squeeze_write_motion(s);
	squeeze_write_set(s);
	if (squeeze_pen_differs(s))
		squeeze_write_pen(s);
}

/* What is erased takes the pen's background; some terminals reverse it, too. */
void squeeze_write_ground(struct squeeze *s)
{
	if (s->want.known && !squeeze_pen_same_blank(&s->pen, &s->want))
		squeeze_write_pen(s);
}

void squeeze_settle(struct squeeze *s, struct str *out)
{
	s->out = out;
	squeeze_catch_up(s);
}

/* Passes bytes on behind all that was held back. */
void squeeze_pass(struct squeeze *s, const char *bytes, size_t len)
{
	squeeze_catch_up(s);
	str_addn(s->out, bytes, len);
}

void squeeze_pass_unknown(struct squeeze *s, const char *bytes, size_t len)
{
	squeeze_pass(s, bytes, len);
	s->at = s->to = SQUEEZE_NOWHERE;
	s->pen.known = false;
	s->set = (struct squeeze_set){ -1, -1 };
	squeeze_forget_blank(s, 0);
}

/* Reading what curses writes, and holding back what need not be written yet. */
#include "ui/squeeze.h"

#include "base/utf8.h"
#include "squeeze_hold.h"
#include "squeeze_pen.h"

#include <string.h>
#include <wchar.h>

enum {
	SQUEEZE_ERASE_FROM = 11, /* so many blanks are shorter erased and gone over */
	SQUEEZE_AGREED =
		0x300 /* from here on terminals may disagree about a character's columns... */
};

/* ... but not about Vietnamese letters. */
enum { SQUEEZE_LETTERS_FROM = 0x1E00, SQUEEZE_LETTERS_TO = 0x1EFF };

/* What is not understood takes all that follows with it, so that nothing is misunderstood: pens and modes
 * are not known any more, either. */
static size_t squeeze_pass_rest(struct squeeze *s, const char *bytes, const char *end)
{
	squeeze_pass_unknown(s, bytes, (size_t)(end - bytes));
	s->want.known = false;
	s->given = s->set;
	s->region = s->inserting = true;
	s->top = s->bottom = -1;
	return (size_t)(end - bytes);
}

/* --- text --- */

/* Columns as curses counts them; -1 for what is no character. */
static int squeeze_columns(int32_t code)
{
	return code >= 0 ? wcwidth((wchar_t)code) : -1;
}

static void squeeze_text_moved(struct squeeze *s, int columns)
{
	if (!squeeze_is_somewhere(s) || s->to.col + columns > s->cols) {
		s->at = s->to = SQUEEZE_NOWHERE;
		squeeze_forget_blank(s, 0);
		return;
	}
	squeeze_blanked(s, s->to.col, s->to.col + columns, false);
	if (s->inserting)
		s->blank[s->to.row] = s->cols;
	s->to.col += columns;
	if (s->to.col >= s->cols)
		s->to.col = -1; /* the wrap is pending */
	s->at = s->to;
}

/* False when the character at text, the next after a blank, is drawn onto that blank. */
static bool squeeze_stands_alone(const char *text, const char *end)
{
	int32_t code;

	if (text == end || !(*text & 0x80))
		return true;
	utf8_next(text, &code);
	return squeeze_columns(code) != 0;
}

/* Blanks are gone over where the screen is blank, and erased where that is shorter. False: written. */
static bool squeeze_leave_blanks(struct squeeze *s, int count)
{
	if (!squeeze_is_somewhere(s) || s->inserting || s->to.col + count >= s->cols ||
	    !squeeze_pen_plain(&s->want))
		return false;
	if (!squeeze_is_blank(s)) {
		if (count < SQUEEZE_ERASE_FROM || !s->able.erase)
			return false;
		squeeze_write_motion(s);
		squeeze_write_ground(s);
		str_addf(s->out, "\033[%dX", count);
		squeeze_blanked(s, s->to.col, s->to.col + count, true);
	}
	s->to.col += count;
	return true;
}

static int squeeze_count_blanks(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && *at == ' ')
		at++;
	return (int)(at - text);
}

static void squeeze_blanks(struct squeeze *s, const char *text, int count, bool bare)
{
	if (bare && squeeze_leave_blanks(s, count))
		return;
	squeeze_write_motion(s);
	if (!squeeze_pen_same_blank(&s->pen, &s->want))
		squeeze_catch_up(s);
	str_addn(s->out, text, (size_t)count);
	bool plain = squeeze_pen_plain(&s->want) && squeeze_is_blank(s);
	int row = s->to.row, blank = plain ? s->blank[row] : 0;
	squeeze_text_moved(s, count);
	if (plain)
		s->blank[row] = blank;
}

static size_t squeeze_character(struct squeeze *s, const char *text, const char *end)
{
	int32_t code;
	size_t len = utf8_next(text, &code);
	int columns = squeeze_columns(code);

	if (columns < 0)
		return squeeze_pass_rest(s, text, end);
	squeeze_pass(s, text, len);
	if (columns > 0)
		squeeze_text_moved(s, columns);
	s->drifts |= code >= SQUEEZE_AGREED &&
		     (code < SQUEEZE_LETTERS_FROM || code > SQUEEZE_LETTERS_TO);
	return len;
}

/* --- everything --- */

static size_t squeeze_escape(struct squeeze *s, const char *bytes, const char *end)
{
	size_t left = (size_t)(end - bytes);
	size_t len = left > 2 && bytes[1] == '[' ? squeeze_csi(s, bytes, end) : 0;

	if (len)
		return len;
	if (left > 2 && bytes[1] == '(') {
		s->given.g0 = bytes[2];
		return 3;
	}
	if (left > 1 && bytes[1] == 'M' && squeeze_is_somewhere(s) && s->to.row > 0 && !s->region) {
		s->to.row--;
		return 2;
	}
	if (left > 1 && bytes[1] == 'M') {
		squeeze_pass(s, bytes, 2);
		squeeze_forget_blank(s, 0);
		if (s->to.row != s->top || s->to.col < 0)
			s->at = s->to = SQUEEZE_NOWHERE;
		return 2;
	}
	return squeeze_pass_rest(s, bytes, end);
}

static void squeeze_line_feed(struct squeeze *s)
{
	if (!s->region && squeeze_is_somewhere(s) && s->to.row < s->bottom) {
		s->to.row++;
		return;
	}
	squeeze_pass(s, "\n", 1);
	squeeze_forget_blank(s, 0);
	if (s->to.row != s->bottom || s->to.col < 0)
		s->at = s->to = SQUEEZE_NOWHERE;
}

static void squeeze_control(struct squeeze *s, char c)
{
	if (c == '\016' || c == '\017') {
		s->given.shift = c == '\016';
	} else if (c == '\n') {
		squeeze_line_feed(s);
	} else if (c == '\r' && s->to.row >= 0) {
		s->to.col = 0;
	} else if (c == '\b' && s->to.col > 0) {
		s->to.col--;
	} else if (c == '\t' && s->to.col >= 0 &&
		   s->to.col / SQUEEZE_TAB * SQUEEZE_TAB + SQUEEZE_TAB < s->cols) {
		s->to.col += SQUEEZE_TAB - s->to.col % SQUEEZE_TAB;
	} else if (c == '\0' || c == '\a') { /* padding; the bell */
		squeeze_pass(s, &c, 1);
	} else {
		squeeze_pass_unknown(s, &c, 1);
	}
}

void squeeze_add(struct squeeze *s, const char *bytes, size_t len, struct str *out)
{
	const char *end = bytes + len;

	s->out = out;
	while (bytes < end) {
		int blanks = squeeze_count_blanks(bytes, end);
		if (blanks) {
			squeeze_blanks(s, bytes, blanks, squeeze_stands_alone(bytes + blanks, end));
			bytes += blanks;
		} else if (*bytes == '\033') {
			bytes += squeeze_escape(s, bytes, end);
		} else if ((unsigned char)*bytes < ' ') {
			squeeze_control(s, *bytes++);
		} else {
			bytes += squeeze_character(s, bytes, end);
		}
	}
	squeeze_write_motion(s);
}

/* CSI sequences: motions and pens are held back, erasing is left out where it changes nothing. */
#include "squeeze_hold.h"
#include "squeeze_pen.h"

#include "base/mem.h"

#include <string.h>

enum { SQUEEZE_NUMBERS = 16, SQUEEZE_NUMBER_MAX = 9999 };

/* One CSI sequence. */
struct squeeze_csi {
	const char *bytes;
	size_t len;
	bool private; /* or with intermediate bytes: not one of ECMA-48's own */
	int number[SQUEEZE_NUMBERS];
	size_t count;
	char final;
};

static int squeeze_number(const struct squeeze_csi *csi, size_t n, int none)
{
	return n < csi->count && csi->number[n] > 0 ? csi->number[n] : none;
}

/* Motions: only where curses believes the cursor to be changes. */
static bool squeeze_move(struct squeeze *s, const struct squeeze_csi *csi)
{
	int n = squeeze_number(csi, 0, 1);
	struct squeeze_spot to = s->to;

	if (csi->final == 'H')
		to = (struct squeeze_spot){ n - 1, squeeze_number(csi, 1, 1) - 1 };
	else if (to.row < 0 || to.col < 0)
		return false;
	else if (csi->final == 'A')
		to.row -= n;
	else if (csi->final == 'B')
		to.row += n;
	else if (csi->final == 'C')
		to.col += n;
	else if (csi->final == 'D')
		to.col -= n;
	else if (csi->final == 'G')
		to.col = n - 1;
	else if (csi->final == 'd')
		to.row = n - 1;
	else
		return false;
	/* at a margin of the region or the screen a motion ends early */
	bool relative = strchr("AB", csi->final) != NULL;
	if (to.row < 0 || to.row >= s->rows || to.col < 0 || to.col >= s->cols ||
	    (relative && s->region))
		return false;
	s->to = to;
	return true;
}

/* Erasing: K in the row and J on the screen from the cursor on (0), up to it (1) or all (2); X some characters. */
static bool squeeze_erase(struct squeeze *s, const struct squeeze_csi *csi)
{
	bool chars = csi->final == 'X', screen = csi->final == 'J',
	     plain = squeeze_pen_plain(&s->want);
	int mode = chars ? 0 : squeeze_number(csi, 0, 0);

	if (!squeeze_is_somewhere(s) || mode > 2 || (screen && mode == 1))
		return false;
	if (plain && !screen && mode == 0 && squeeze_is_blank(s))
		return true;
	squeeze_write_motion(s);
	squeeze_write_ground(s);
	str_addn(s->out, csi->bytes, csi->len);
	int from = mode == 0 ? s->to.col : 0, to = s->cols;
	if (mode == 1)
		to = s->to.col + 1;
	else if (chars && s->to.col + squeeze_number(csi, 0, 1) < to)
		to = s->to.col + squeeze_number(csi, 0, 1);
	squeeze_blanked(s, from, to, plain);
	for (int row = mode == 2 ? 0 : s->to.row + 1; screen && row < s->rows; row++)
		s->blank[row] = plain ? 0 : s->cols;
	return true;
}

static bool squeeze_set_region(struct squeeze *s, const struct squeeze_csi *csi)
{
	squeeze_pass(s, csi->bytes, csi->len);
	s->top = squeeze_number(csi, 0, 1) - 1;
	s->bottom = squeeze_number(csi, 1, s->rows) - 1;
	s->region = s->top > 0 || s->bottom < s->rows - 1;
	s->at = s->to = (struct squeeze_spot){ 0, 0 };
	s->drifts = false;
	return true;
}

/* Rows or characters are shifted. Rows that are inserted or deleted may take the cursor to the margin. */
static bool squeeze_shift(struct squeeze *s, const struct squeeze_csi *csi)
{
	squeeze_pass(s, csi->bytes, csi->len);
	squeeze_forget_blank(s, 0);
	if (strchr("LM", csi->final) && s->to.col > 0)
		s->at = s->to = SQUEEZE_NOWHERE;
	return true;
}

static void squeeze_take_pen(struct squeeze *s, const struct squeeze_csi *csi)
{
	struct squeeze_pen pen = s->want;

	if (squeeze_pen_apply(&pen, csi->number, csi->count ? csi->count : 1)) {
		s->want = pen;
		return;
	}
	squeeze_pass(s, csi->bytes, csi->len);
	s->pen.known = s->want.known = false;
}

static bool squeeze_known_csi(struct squeeze *s, const struct squeeze_csi *csi)
{
	switch (csi->final) {
	case 'm':
		squeeze_take_pen(s, csi);
		return true;
	case 'K':
	case 'J':
	case 'X':
		return squeeze_erase(s, csi);
	case 'r':
		return squeeze_set_region(s, csi);
	case 'L':
	case 'M':
	case 'S':
	case 'T':
	case 'P':
	case '@':
		return squeeze_shift(s, csi);
	default:
		return squeeze_move(s, csi);
	}
}

/* Modes: of the private ones only the cursor's are known to leave the screen alone. */
static bool squeeze_mode(struct squeeze *s, const struct squeeze_csi *csi)
{
	static const char *const harmless[] = { "\033[?25l", "\033[?25h", "\033[?12l", "\033[?12h",
						"\033[?12;25h" };

	if (csi->len == 4 && csi->bytes[2] == '4' && (csi->final == 'h' || csi->final == 'l')) {
		squeeze_pass(s, csi->bytes, csi->len);
		s->inserting = csi->final == 'h';
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(harmless); i++) {
		if (strlen(harmless[i]) == csi->len &&
		    memcmp(harmless[i], csi->bytes, csi->len) == 0) {
			squeeze_pass(s, csi->bytes, csi->len);
			return true;
		}
	}
	return false;
}

static void squeeze_read_number(struct squeeze_csi *csi, char c)
{
	if (csi->count == 0)
		csi->count = 1;
	if (c == ';') {
		csi->count += csi->count < SQUEEZE_NUMBERS;
		return;
	}
	int *n = &csi->number[csi->count - 1];
	if (*n <= SQUEEZE_NUMBER_MAX)
		*n = *n * 10 + (c - '0');
}

/* Reads the sequence at bytes, which begins with ESC [. False when it does not end here. */
static bool squeeze_read_csi(struct squeeze_csi *csi, const char *bytes, const char *end)
{
	const char *at = bytes + 2;

	*csi = (struct squeeze_csi){ .bytes = bytes };
	for (; at < end && (unsigned char)*at < 0x40; at++) {
		if (strchr("0123456789;", *at) && *at)
			squeeze_read_number(csi, *at);
		else
			csi->private = true;
	}
	if (at == end)
		return false;
	csi->final = *at;
	csi->len = (size_t)(at + 1 - bytes);
	return true;
}

size_t squeeze_csi(struct squeeze *s, const char *bytes, const char *end)
{
	struct squeeze_csi csi;

	if (!squeeze_read_csi(&csi, bytes, end))
		return 0;
	if (!squeeze_mode(s, &csi) && (csi.private || !squeeze_known_csi(s, &csi)))
		squeeze_pass_unknown(s, bytes, csi.len);
	return csi.len;
}

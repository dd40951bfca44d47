/* The emulated screen: libvterm, read as text. */
#include "support/vt_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct vt_screen {
	VTerm *emulator;
	VTermScreen *screen;
	VTermState *state;
	struct vt_bytes *answers;
	char **row; /* texts handed out, one per row */
	int rows;
	bool visible; /* the cursor */
	bool alternate;
	int bells;
	char cut[4]; /* the beginning of a character whose rest has not come yet */
	size_t cuts;
};

static void vt_screen_output(const char *data, size_t len, void *user)
{
	struct vt_screen *s = user;
	vt_bytes_add(s->answers, data, len);
}

static int vt_screen_property(VTermProp property, VTermValue *value, void *user)
{
	struct vt_screen *s = user;
	if (property == VTERM_PROP_CURSORVISIBLE)
		s->visible = value->boolean;
	else if (property == VTERM_PROP_ALTSCREEN)
		s->alternate = value->boolean;
	return 1;
}

static int vt_screen_bell(void *user)
{
	struct vt_screen *s = user;
	s->bells++;
	return 1;
}

static const VTermScreenCallbacks vt_screen_callbacks = {
	.settermprop = vt_screen_property,
	.bell = vt_screen_bell,
};

static void vt_screen_forget_rows(struct vt_screen *s)
{
	for (int i = 0; i < s->rows; i++)
		free(s->row[i]);
	free(s->row);
	s->row = NULL;
}

static void vt_screen_make_rows(struct vt_screen *s, int rows)
{
	s->rows = rows;
	s->row = calloc((size_t)rows, sizeof(*s->row));
	if (!s->row)
		abort();
}

struct vt_screen *vt_screen_new(int rows, int cols, struct vt_bytes *answers)
{
	struct vt_screen *s = calloc(1, sizeof(*s));
	if (!s)
		abort();
	s->answers = answers;
	s->visible = true;
	s->emulator = vterm_new(rows, cols);
	vterm_set_utf8(s->emulator, 1);
	vterm_output_set_callback(s->emulator, vt_screen_output, s);
	s->state = vterm_obtain_state(s->emulator);
	s->screen = vterm_obtain_screen(s->emulator);
	vterm_screen_set_callbacks(s->screen, &vt_screen_callbacks, s);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
	vt_screen_make_rows(s, rows);
	return s;
}

void vt_screen_free(struct vt_screen *s)
{
	vt_screen_forget_rows(s);
	vterm_free(s->emulator);
	free(s);
}

void vt_screen_resize(struct vt_screen *s, int rows, int cols)
{
	vt_screen_forget_rows(s);
	vterm_set_size(s->emulator, rows, cols);
	vt_screen_make_rows(s, rows);
}

/* How many bytes at the end begin a UTF-8 character that does not end there. */
static size_t vt_screen_cut(const char *data, size_t len)
{
	for (size_t n = 1; n <= 3 && n <= len; n++) {
		unsigned char c = (unsigned char)data[len - n];
		if ((c & 0xc0) == 0x80)
			continue;
		size_t whole = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
		return whole > n ? n : 0;
	}
	return 0;
}

/* The emulator takes a character that comes in two pieces for two wrong ones: pieces are joined. */
void vt_screen_feed(struct vt_screen *s, const char *data, size_t len)
{
	char *all = malloc(s->cuts + len);
	if (!all)
		abort();
	memcpy(all, s->cut, s->cuts);
	memcpy(all + s->cuts, data, len);
	len += s->cuts;
	s->cuts = vt_screen_cut(all, len);
	memcpy(s->cut, all + len - s->cuts, s->cuts);
	vterm_input_write(s->emulator, all, len - s->cuts);
	vterm_screen_flush_damage(s->screen);
	free(all);
}

static size_t vt_screen_utf8(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	for (size_t i = n; i-- > 1; c >>= 6)
		out[i] = (char)(0x80 | (c & 0x3f));
	out[0] = (char)((0xf00 >> n & 0xf0) | c);
	return n;
}

void vt_screen_text(const uint32_t *code, int count, char *text)
{
	size_t len = 0;

	for (int i = 0; i < count && code[i]; i++)
		len += vt_screen_utf8(code[i], text + len);
	text[len] = '\0';
}

static int vt_screen_colour(VTermColor c, bool foreground)
{
	if (foreground ? VTERM_COLOR_IS_DEFAULT_FG(&c) : VTERM_COLOR_IS_DEFAULT_BG(&c))
		return VT_DEFAULT;
	if (VTERM_COLOR_IS_INDEXED(&c))
		return c.indexed.idx;
	return VT_RGB | c.rgb.red << 16 | c.rgb.green << 8 | c.rgb.blue;
}

void vt_screen_cell(const struct vt_screen *s, int row, int col, struct vt_cell *cell)
{
	VTermScreenCell c;

	memset(cell, 0, sizeof(*cell));
	memset(&c, 0, sizeof(c));
	vterm_screen_get_cell(s->screen, (VTermPos){ .row = row, .col = col }, &c);
	cell->width = (unsigned char)c.width;
	if (c.chars[0] == 0)
		c.chars[0] = ' ';
	if (c.chars[0] == (uint32_t)-1) /* covered by the wide character to the left */
		c.chars[0] = 0;
	vt_screen_text(c.chars, VTERM_MAX_CHARS_PER_CELL, cell->text);
	cell->fg = vt_screen_colour(c.fg, true);
	cell->bg = vt_screen_colour(c.bg, false);
	cell->bold = c.attrs.bold;
	cell->underline = c.attrs.underline != VTERM_UNDERLINE_OFF;
	cell->reverse = c.attrs.reverse;
}

void vt_screen_cursor(const struct vt_screen *s, int *row, int *col)
{
	VTermPos at;
	vterm_state_get_cursorpos(s->state, &at);
	*row = at.row;
	*col = at.col;
}

/* ---- as vt.h has it ---- */

bool vt_cell_same(const struct vt_cell *a, const struct vt_cell *b)
{
	bool blank = strcmp(a->text, " ") == 0 && !a->reverse && !a->underline;

	if (!a->text[0] && !b->text[0])
		return true; /* covered by the wide character before it */
	return strcmp(a->text, b->text) == 0 && a->bg == b->bg && a->reverse == b->reverse &&
	       a->underline == b->underline && (blank || (a->fg == b->fg && a->bold == b->bold));
}

void vt_cell(const struct vt *vt, int row, int col, struct vt_cell *cell)
{
	vt_screen_cell(vt_screen(vt), row, col, cell);
}

void vt_size(const struct vt *vt, int *rows, int *cols)
{
	vterm_get_size(vt_screen(vt)->emulator, rows, cols);
}

const char *vt_row(struct vt *vt, int row)
{
	struct vt_screen *s = vt_screen(vt);
	int rows, cols;
	size_t len = 0, end = 0;
	struct vt_cell cell;

	vt_size(vt, &rows, &cols);
	char *text = malloc((size_t)cols * sizeof(cell.text) + 1);
	if (!text)
		abort();
	for (int col = 0; col < cols; col++) {
		vt_screen_cell(s, row, col, &cell);
		size_t n = strlen(cell.text);
		memcpy(text + len, cell.text, n);
		len += n;
		if (n > 0 && strcmp(cell.text, " ") != 0)
			end = len;
	}
	text[end] = '\0';
	free(s->row[row]);
	s->row[row] = text;
	return text;
}

void vt_cursor(const struct vt *vt, int *row, int *col)
{
	vt_screen_cursor(vt_screen(vt), row, col);
}

bool vt_cursor_visible(const struct vt *vt)
{
	return vt_screen(vt)->visible;
}

bool vt_alternate(const struct vt *vt)
{
	return vt_screen(vt)->alternate;
}

int vt_bells(const struct vt *vt)
{
	return vt_screen(vt)->bells;
}

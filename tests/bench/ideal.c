/* A near-minimal update between two screens: the output row by row, and scrolling. */
#include "ideal.h"

#include "ideal_pen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { IDEAL_REDRAW_MAX = 16 }; /* a gap longer than that is never cheaper to draw again */

static const struct vt_cell *ideal_row(const struct snap *s, int row)
{
	return s->cell + (size_t)row * (size_t)s->cols;
}

static bool ideal_row_equal(const struct snap *a, int i, const struct snap *b, int j)
{
	const struct vt_cell *x = ideal_row(a, i), *y = ideal_row(b, j);
	for (int c = 0; c < a->cols; c++)
		if (!vt_cell_same(&x[c], &y[c]))
			return false;
	return true;
}

struct snap snap_blank(int rows, int cols)
{
	size_t count = (size_t)rows * (size_t)cols;
	struct snap s = { .rows = rows, .cols = cols, .visible = true };
	s.cell = calloc(count, sizeof(*s.cell));
	if (!s.cell)
		abort();
	for (size_t i = 0; i < count; i++)
		s.cell[i] = (struct vt_cell){
			.text = " ", .width = 1, .fg = VT_DEFAULT, .bg = VT_DEFAULT
		};
	return s;
}

struct snap snap_take(const struct vt *vt)
{
	int rows, cols;
	vt_size(vt, &rows, &cols);
	struct snap s = snap_blank(rows, cols);
	for (int i = 0; i < rows * cols; i++)
		vt_cell(vt, i / cols, i % cols, &s.cell[i]);
	vt_cursor(vt, &s.row, &s.col);
	s.visible = vt_cursor_visible(vt);
	return s;
}

void snap_release(struct snap *s)
{
	free(s->cell);
	s->cell = NULL;
}

int snap_changed(const struct snap *a, const struct snap *b)
{
	int changed = 0;
	for (int row = 0; row < a->rows; row++)
		changed += !ideal_row_equal(a, row, b, row);
	return changed;
}

bool snap_equal(const struct snap *a, const struct snap *b)
{
	return a->rows == b->rows && a->cols == b->cols && a->visible == b->visible &&
	       (!a->visible || (a->row == b->row && a->col == b->col)) && snap_changed(a, b) == 0;
}

/* ---- one row ---- */

/* Draws the cells from..to of a row at the cursor, runs of one character repeated. */
static void ideal_draw(struct pen *p, const struct vt_cell *row, int from, int to, int cols)
{
	char repeat[16];
	for (int c = from; c < to;) {
		int run = 1;
		while (c + run < to && strcmp(row[c + run].text, row[c].text) == 0 &&
		       vt_cell_same(&row[c + run], &row[c]))
			run++;
		if (!row[c].text[0]) { /* drawn with the wide character before it */
			c += run;
			continue;
		}
		pen_style(p, &row[c]);
		size_t literal = strlen(row[c].text) * (size_t)run;
		int n = run > 2 ? snprintf(repeat, sizeof(repeat), "\033[%db", run - 1) : 0;
		if (n > 0 && strlen(row[c].text) + (size_t)n < literal && row[c].width == 1) {
			pen_put(p, row[c].text);
			pen_put(p, repeat);
		} else {
			for (int i = 0; i < run; i++)
				pen_put(p, row[c].text);
		}
		c += run;
	}
	p->col = to < cols ? to : PEN_UNKNOWN; /* at the margin the wrap is pending */
}

/* From where on the row is blank, with one background. */
static int ideal_tail(const struct vt_cell *row, int cols)
{
	const struct vt_cell *last = &row[cols - 1];
	int tail = cols;
	if (strcmp(last->text, " ") != 0 || last->reverse || last->underline)
		return cols;
	while (tail > 0 && vt_cell_same(&row[tail - 1], last))
		tail--;
	return tail;
}

/* Goes to a column in the row by moving or by drawing again what stands there. */
static void ideal_reach(struct pen *p, const struct vt_cell *row, int at, int col, int cols)
{
	struct pen moved = pen_copy(p);
	pen_move(&moved, at, col);
	if (p->row == at && p->col >= 0 && p->col < col && col - p->col <= IDEAL_REDRAW_MAX) {
		struct pen drawn = pen_copy(p);
		ideal_draw(&drawn, row, p->col, col, cols);
		pen_keep_shorter(&moved, &drawn);
	}
	pen_replace(p, &moved);
}

static void ideal_update_row(struct pen *p, const struct snap *a, const struct snap *b, int at)
{
	const struct vt_cell *old = ideal_row(a, at), *row = ideal_row(b, at);
	int cols = b->cols, tail = ideal_tail(row, cols), last = cols;

	while (last > 0 && vt_cell_same(&old[last - 1], &row[last - 1]))
		last--;
	for (int c = 0; c < last;) {
		int to = c;
		if (vt_cell_same(&old[c], &row[c])) {
			c++;
			continue;
		}
		if (c > 0 && !row[c].text[0])
			c--; /* wide characters are drawn whole */
		while (to < last &&
		       (to <= c || !vt_cell_same(&old[to], &row[to]) || !row[to].text[0]))
			to++;
		ideal_reach(p, row, at, c, cols);
		if (to > tail && last > (c > tail ? c : tail) + 2) {
			ideal_draw(p, row, c, c > tail ? c : tail, cols);
			pen_background(p, row[cols - 1].bg);
			pen_put(p, "\033[K");
			return;
		}
		ideal_draw(p, row, c, to, cols);
		c = to;
	}
}

/* ---- the whole screen ---- */

static void ideal_rows(struct pen *p, const struct snap *a, const struct snap *b)
{
	for (int row = 0; row < b->rows; row++)
		if (!ideal_row_equal(a, row, b, row))
			ideal_update_row(p, a, b, row);
	if (b->visible && (p->row != b->row || p->col != b->col))
		ideal_reach(p, ideal_row(b, b->row), b->row, b->col, b->cols);
	if (a->visible != b->visible)
		pen_put(p, b->visible ? "\033[?25h" : "\033[?25l");
}

/* Rows top..bottom move up by n (down when n < 0); the freed ones are blank. */
static struct snap ideal_scrolled(const struct snap *a, int top, int bottom, int n)
{
	struct snap s = snap_blank(a->rows, a->cols);
	size_t width = (size_t)a->cols;
	for (int row = 0; row < a->rows; row++) {
		int from = row >= top && row <= bottom ? row + n : row;
		bool freed = from != row && (from < top || from > bottom);
		if (!freed)
			memcpy(s.cell + (size_t)row * width, a->cell + (size_t)from * width,
			       width * sizeof(*s.cell));
	}
	s.visible = a->visible;
	return s;
}

static void ideal_try_scroll(struct pen *best, const struct snap *a, const struct snap *b, int top,
			     int bottom, int n)
{
	struct snap moved = ideal_scrolled(a, top, bottom, n);
	for (int way = 0; way < 2; way++) {
		struct pen p = pen_start(a->row, a->col, a->cols);
		pen_background(&p, VT_DEFAULT);
		if (way == 0)
			pen_scroll_region(&p, top, bottom, n, a->rows);
		else
			pen_scroll_lines(&p, top, bottom, n, a->rows);
		ideal_rows(&p, &moved, b);
		pen_keep_shorter(best, &p);
	}
	snap_release(&moved);
}

/* Regions in which rows of a stand n rows further up in b. */
static void ideal_scrolls(struct pen *best, const struct snap *a, const struct snap *b, int n)
{
	int first = -1, last = -1;
	struct snap blank = snap_blank(1, a->cols);
	for (int row = 0; row < a->rows; row++) {
		int from = row + n;
		if (from < 0 || from >= a->rows || !ideal_row_equal(a, from, b, row) ||
		    ideal_row_equal(a, row, b, row) || ideal_row_equal(b, row, &blank, 0))
			continue;
		first = first < 0 ? row : first;
		last = row;
	}
	snap_release(&blank);
	if (first < 0)
		return;
	/* the rows next to the region that change anyway may move along */
	for (int before = 0; before <= 2; before++)
		for (int after = 0; after <= 2; after++) {
			int top = first - before + (n < 0 ? n : 0);
			int bottom = last + after + (n > 0 ? n : 0);
			if (top >= 0 && bottom < a->rows && bottom - top >= abs(n))
				ideal_try_scroll(best, a, b, top, bottom, n);
		}
}

char *ideal_update(const struct snap *a, const struct snap *b, size_t *len)
{
	struct pen best = pen_start(a->row, a->col, a->cols);
	ideal_rows(&best, a, b);
	if (snap_changed(a, b) > 2) {
		struct snap blank = snap_blank(a->rows, a->cols);
		struct pen cleared = pen_start(0, 0, a->cols);
		blank.visible = a->visible;
		pen_put(&cleared, "\033[H\033[2J");
		ideal_rows(&cleared, &blank, b);
		pen_keep_shorter(&best, &cleared);
		snap_release(&blank);
		for (int n = 1 - a->rows; n < a->rows; n++)
			if (n != 0)
				ideal_scrolls(&best, a, b, n);
	}
	pen_put(&best, "");
	*len = best.len;
	return best.data; /* handed over */
}

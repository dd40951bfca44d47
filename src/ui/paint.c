/* Drawing the rows that differ. */
#include "ui/paint.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "paint_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
	PAINT_ERASE = 9,       /* bytes to erase some cells and to go past them */
	PAINT_ERASE_FROM = 11, /* so many blanks are shorter erased than drawn */
	PAINT_SKIP = 4,        /* bytes to go past some cells */
	PAINT_END = 3,         /* bytes to erase to the end of the row */
	PAINT_CLEAR = 7,       /* bytes to clear the screen */
	PAINT_PART = 20,       /* one part in so many is clearly shorter */
	PAINT_ROWS_MOVED = 4   /* fewer rows that differ are not worth a look at what moved */
};

/* From the first of these on terminals may disagree about columns, but not about Vietnamese letters. */
enum { PAINT_AGREED = 0x300, PAINT_LETTERS_FROM = 0x1E00, PAINT_LETTERS_TO = 0x1EFF };

const struct paint_pen paint_plain = { -1, -1, 0 };

/* --- cells --- */

struct paint_cell *paint_shown(const struct paint *p, int row)
{
	return p->shown + (size_t)row * (size_t)p->cols;
}

struct paint_cell *paint_wanted(const struct paint *p, int row)
{
	return p->wanted + (size_t)row * (size_t)p->cols;
}

struct paint_cell paint_blank(void)
{
	return (struct paint_cell){ .code = { ' ' }, .pen = paint_plain, .width = 1 };
}

bool paint_cells_equal(const struct paint_cell *a, const struct paint_cell *b, int count)
{
	return memcmp(a, b, (size_t)count * sizeof(*a)) == 0;
}

static bool paint_is_blank(const struct paint_cell *cell)
{
	return cell->code[0] == ' ' && cell->code[1] == 0;
}

bool paint_is_plain(const struct paint_cell *cell)
{
	return paint_is_blank(cell) && paint_pens_same_blank(&cell->pen, &paint_plain);
}

/* True when nobody sees a difference. */
static bool paint_looks_same(const struct paint_cell *a, const struct paint_cell *b)
{
	return paint_cells_equal(a, b, 1) ||
	       (paint_is_blank(a) && paint_is_blank(b) && paint_pens_same_blank(&a->pen, &b->pen));
}

int paint_tail(const struct paint_cell *cells, int cols)
{
	while (cols > 0 && paint_is_plain(&cells[cols - 1]))
		cols--;
	return cols;
}

int paint_row_cost(const struct paint_cell *old, const struct paint_cell *new, int cols)
{
	int cost = 0, at = 0, erased = 0, same = 0, end = paint_tail(new, cols);
	bool tail = false;

	if (paint_cells_equal(old, new, cols))
		return 0;
	for (int col = 0; col < end; col++) {
		bool equal = paint_looks_same(&old[col], &new[col]);
		bool erases = !equal && paint_is_plain(&new[col]);
		same = equal ? same + 1 : 0;
		erased = erases ? erased + 1 : 0;
		at += equal ? same <= PAINT_SKIP : !erases || erased <= PAINT_ERASE;
		if (!equal)
			cost = at; /* what stays behind the last of these costs nothing */
	}
	for (int col = end; col < cols && !tail; col++)
		tail = !paint_is_plain(&old[col]);
	return cost + (tail ? PAINT_END : 0);
}

/* --- start and end --- */

void paint_open(struct paint *p, struct paint_able able)
{
	*p = (struct paint){ .able = able, .pen = paint_plain };
}

void paint_close(struct paint *p)
{
	free(p->shown);
	free(p->wanted);
	free(p->blanks);
	free(p->touched);
	free(p->blank);
	*p = (struct paint){ .known = false };
}

void paint_resize(struct paint *p, int rows, int cols)
{
	size_t count = (size_t)rows * (size_t)cols;

	p->rows = rows;
	p->cols = cols;
	p->shown = mem_resize(p->shown, count, sizeof(*p->shown));
	p->wanted = mem_resize(p->wanted, count, sizeof(*p->wanted));
	p->blanks = mem_resize(p->blanks, (size_t)cols, sizeof(*p->blanks));
	p->touched = mem_resize(p->touched, (size_t)rows, sizeof(*p->touched));
	p->blank = mem_resize(p->blank, (size_t)rows, sizeof(*p->blank));
	for (size_t i = 0; i < count; i++)
		p->wanted[i] = paint_blank();
	for (int col = 0; col < cols; col++)
		p->blanks[col] = paint_blank();
	paint_forget(p);
}

void paint_forget(struct paint *p)
{
	p->known = false;
}

struct paint_cell *paint_row(struct paint *p, int row)
{
	p->touched[row] = true;
	return paint_wanted(p, row);
}

void paint_leave(struct paint *p, struct str *out)
{
	p->out = out;
	paint_write_pen(p, &paint_plain);
}

/* --- drawing --- */

static void paint_clear(struct paint *p)
{
	if (p->known) {
		paint_write_ground(p, &paint_plain);
	} else {
		str_add(p->out, "\033[m");
		p->pen = paint_plain;
	}
	str_add(p->out, "\033[H\033[2J");
	for (int i = 0; i < p->rows * p->cols; i++)
		p->shown[i] = paint_blank();
	for (int row = 0; row < p->rows; row++) {
		p->touched[row] = true;
		p->blank[row] = 0;
	}
	p->at = (struct paint_spot){ 0, 0 };
	p->drifts = false;
	p->known = true;
}

static void paint_add_code(struct str *out, uint32_t code)
{
	char text[4];
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	for (size_t i = len; i-- > 1; code >>= 6)
		text[i] = (char)(0x80 | (code & 0x3f));
	text[0] = (char)(len == 1 ? code : (0xf00 >> len & 0xf0) | code);
	str_addn(out, text, len);
}

static void paint_draw_cell(struct paint *p, int row, int col, const struct paint_cell *cell)
{
	p->to = (struct paint_spot){ row, col };
	paint_write_motion(p);
	if (paint_is_blank(cell))
		paint_write_ground(p, &cell->pen);
	else
		paint_write_pen(p, &cell->pen);
	for (int i = 0; i < PAINT_CODES && cell->code[i]; i++) {
		paint_add_code(p->out, cell->code[i]);
		p->drifts |= cell->code[i] >= PAINT_AGREED && (cell->code[i] < PAINT_LETTERS_FROM ||
							       cell->code[i] > PAINT_LETTERS_TO);
	}
	p->at.col = col + cell->width < p->cols ? col + cell->width : -1;
	if (!paint_is_plain(cell) && p->blank[row] < col + cell->width)
		p->blank[row] = col + cell->width;
}

/* What stays between two changes is drawn again where that is no longer than to go past it. */
static void paint_pass(struct paint *p, int row, int col, int to)
{
	const struct paint_cell *cells = paint_wanted(p, row);
	int bytes = 0;

	if (p->at.row != row || p->at.col != col || !cells[col].width)
		return;
	for (int i = col; i < to && bytes < PAINT_SKIP; i++) {
		const struct paint_cell *cell = &cells[i];
		bool pen = paint_is_blank(cell) ? paint_pens_same_blank(&p->pen, &cell->pen) :
						  paint_pens_equal(&p->pen, &cell->pen);
		bytes += !pen || cell->code[0] >= PAINT_AGREED || cell->code[1] ? PAINT_SKIP :
			 cell->code[0] < 0x80                                   ? 1 :
										  2;
	}
	for (int i = col; i < to && bytes < PAINT_SKIP; i++)
		paint_draw_cell(p, row, i, &cells[i]);
}

/* Erases `count` cells, or all that follow in the row (0). */
static void paint_erase(struct paint *p, int row, int col, int count)
{
	const struct paint_cell *cells = paint_wanted(p, row);

	p->to = (struct paint_spot){ row, col };
	paint_write_motion(p);
	paint_write_ground(p, &cells[col].pen);
	if (count)
		str_addf(p->out, "\033[%dX", count);
	else
		str_add(p->out, "\033[K");
}

/* How many cells from here on an erased one looks like, all in the same pen. */
static int paint_count_erasable(const struct paint *p, const struct paint_cell *cells, int col)
{
	const struct paint_cell *first = &cells[col];
	int n = 0;

	if (!paint_is_plain(first) && !(p->able.ground && first->pen.flags == 0))
		return 0;
	while (col + n < p->cols && paint_is_blank(&cells[col + n]) &&
	       paint_pens_same_blank(&cells[col + n].pen, &first->pen))
		n++;
	return n;
}

static void paint_draw_row(struct paint *p, int row)
{
	struct paint_cell *old = paint_shown(p, row), *new = paint_wanted(p, row);
	int end = paint_tail(new, p->cols), last = p->cols - 1, col = 0;

	while (last >= 0 && paint_looks_same(&old[last], &new[last]))
		last--;
	while (col <= last) {
		int from = col;
		while (col <= last && paint_looks_same(&old[col], &new[col]))
			col++;
		if (col > from)
			paint_pass(p, row, from, col);
		if (col >= end && last - col + 1 >= PAINT_END) {
			paint_erase(p, row, col, 0);
			break;
		}
		int blanks = p->able.erase && col < end ? paint_count_erasable(p, new, col) : 0;
		if (blanks >= PAINT_ERASE_FROM) {
			paint_erase(p, row, col, blanks);
			col += blanks;
			continue;
		}
		if (new[col].width)
			paint_draw_cell(p, row, col, &new[col]);
		col++;
	}
	memcpy(old, new, (size_t)p->cols * sizeof(*old));
	p->blank[row] = end;
}

/* True when so little of what is there stays that a cleared screen is drawn in clearly fewer bytes. */
static bool paint_clears(const struct paint *p)
{
	int over = 0, cleared = PAINT_CLEAR;

	for (int row = 0; row < p->rows; row++) {
		over += paint_row_cost(paint_shown(p, row), paint_wanted(p, row), p->cols);
		cleared += paint_row_cost(p->blanks, paint_wanted(p, row), p->cols);
	}
	return cleared + cleared / PAINT_PART < over;
}

static int paint_rows_that_differ(const struct paint *p)
{
	int count = 0;

	for (int row = 0; row < p->rows; row++)
		count += p->touched[row] &&
			 !paint_cells_equal(paint_shown(p, row), paint_wanted(p, row), p->cols);
	return count;
}

void paint_update(struct paint *p, struct paint_spot cursor, bool other, struct str *out)
{
	p->out = out;
	if (!p->known || (other && paint_clears(p)))
		paint_clear(p);
	else if (paint_rows_that_differ(p) >= PAINT_ROWS_MOVED)
		paint_scroll(p);
	for (int row = 0; row < p->rows; row++) {
		if (p->touched[row])
			paint_draw_row(p, row);
		p->touched[row] = false;
	}
	p->to = cursor;
	paint_write_motion(p);
}

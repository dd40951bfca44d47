/* Any screens one after the other, painted on an emulated terminal: it shows what it should, and the
 * cursor stands where it should. */
#include "fuzz/bed.h"
#include "support/vt_screen.h"
#include "ui/paint.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS = 6, COLS = 26 };

struct bed {
	struct vt_screen *screen;
	struct vt_bytes answers;
	struct paint paint;
	struct str out;
	const uint8_t *at, *end;
	struct paint_spot cursor;
};

static unsigned bed_take(struct bed *b)
{
	return b->at < b->end ? *b->at++ : 0;
}

static struct paint_pen bed_pen(unsigned n)
{
	static const struct paint_pen pen[] = {
		{ -1, -1, 0 },
		{ -1, -1, 1U << PAINT_BOLD },
		{ 1, -1, 0 },
		{ 12, -1, 0 },
		{ -1, 4, 0 },
		{ 208, -1, 1U << PAINT_BOLD },
		{ -1, 17, 0 },
		{ -1, -1, 1U << PAINT_REVERSE },
		{ 3, 4, 1U << PAINT_REVERSE },
		{ -1, -1, 1U << PAINT_UNDERLINE | 1U << PAINT_BOLD },
		{ 2, 9, 1U << PAINT_UNDERLINE },
	};
	return pen[n % (sizeof(pen) / sizeof(pen[0]))];
}

/* A wide character's half never stays alone. */
static void bed_put(struct paint_cell *row, int col, struct paint_cell cell)
{
	if (cell.width == 2 && col + 1 == COLS)
		return;
	if (!row[col].width)
		row[col - 1] = paint_blank();
	if (row[col].width == 2)
		row[col + 1] = paint_blank();
	row[col] = cell;
	if (cell.width < 2)
		return;
	if (row[col + 1].width == 2)
		row[col + 2] = paint_blank();
	row[col + 1] = (struct paint_cell){ .pen = cell.pen, .width = 0 };
}

/* Some cells of one character. */
static void bed_run(struct bed *b)
{
	static const struct paint_cell text[] = {
		{ .code = { ' ' }, .width = 1 },    { .code = { 'a' }, .width = 1 },
		{ .code = { 0x1ebf }, .width = 1 }, { .code = { 0x2588 }, .width = 1 },
		{ .code = { 0x4e16 }, .width = 2 }, { .code = { 'e', 0x301 }, .width = 1 },
		{ .code = { ' ' }, .width = 1 },
	};
	struct paint_cell *row = paint_row(&b->paint, (int)(bed_take(b) % ROWS));
	int col = (int)(bed_take(b) % COLS), count = (int)(bed_take(b) % COLS);
	struct paint_cell cell = text[bed_take(b) % (sizeof(text) / sizeof(text[0]))];

	cell.pen = bed_pen(bed_take(b));
	for (; count > 0 && col < COLS; count--, col += cell.width)
		bed_put(row, col, cell);
}

/* Rows move up or down. */
static void bed_move(struct bed *b)
{
	int by = (int)(bed_take(b) % ROWS), first = (int)(bed_take(b) % ROWS);
	bool up = bed_take(b) & 1;

	for (int n = first; n < ROWS; n++) {
		int row = up ? n : ROWS - 1 - n + first, from = up ? row + by : row - by;
		struct paint_cell *cells = paint_row(&b->paint, row);
		for (int col = 0; col < COLS; col++)
			cells[col] = from < first || from >= ROWS ? paint_blank() :
								    paint_row(&b->paint, from)[col];
	}
}

static void bed_compare(const struct bed *b)
{
	int row, col;

	vt_screen_cursor(b->screen, &row, &col);
	fuzz_require(row == b->cursor.row && col == b->cursor.col);
	for (int i = 0; i < ROWS * COLS; i++) {
		const struct paint_cell *cell = &b->paint.wanted[i];
		struct vt_cell seen,
			wanted = { .width = cell->width,
				   .fg = cell->pen.fg,
				   .bg = cell->pen.bg,
				   .bold = cell->pen.flags & 1U << PAINT_BOLD,
				   .underline = cell->pen.flags & 1U << PAINT_UNDERLINE,
				   .reverse = cell->pen.flags & 1U << PAINT_REVERSE };
		vt_screen_text(cell->code, PAINT_CODES, wanted.text);
		vt_screen_cell(b->screen, i / COLS, i % COLS, &seen);
		fuzz_require(vt_cell_same(&wanted, &seen));
	}
}

static void bed_update(struct bed *b, bool other)
{
	b->cursor.row = (int)(bed_take(b) % ROWS);
	b->cursor.col = (int)(bed_take(b) % COLS);
	paint_update(&b->paint, b->cursor, other, &b->out);
	vt_screen_feed(b->screen, b->out.text, b->out.len);
	str_clear(&b->out);
	bed_compare(b);
}

/* Somebody else writes. */
static void bed_leave(struct bed *b)
{
	static const char other[] = "\033[3;3H\033[41mxyz\r\n";

	paint_leave(&b->paint, &b->out);
	vt_screen_feed(b->screen, b->out.text, b->out.len);
	vt_screen_feed(b->screen, other, sizeof(other) - 1);
	str_clear(&b->out);
	paint_forget(&b->paint);
}

static void bed_draw(const uint8_t *data, size_t size, struct paint_able able)
{
	struct bed b = { .at = data, .end = data + size };

	b.screen = vt_screen_new(ROWS, COLS, &b.answers);
	str_init(&b.out);
	paint_open(&b.paint, able);
	paint_resize(&b.paint, ROWS, COLS);
	while (b.at < b.end) {
		unsigned what = bed_take(&b) % 8;
		if (what == 0)
			bed_move(&b);
		else if (what == 1 || what == 2)
			bed_update(&b, what == 2);
		else if (what == 3 && bed_take(&b) % 8 == 0)
			bed_leave(&b);
		else
			bed_run(&b);
	}
	bed_update(&b, false);
	paint_close(&b.paint);
	str_release(&b.out);
	vt_screen_free(b.screen);
	free(b.answers.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct paint_able able[] = {
		{ .column = true,
		  .erase = true,
		  .ground = true,
		  .off = true,
		  .tabs = true,
		  .feed = true,
		  .region = true,
		  .index = true },
		{ .feed = true, .region = true },
		{ .column = true },
	};

	for (size_t i = 0; i < sizeof(able) / sizeof(able[0]); i++)
		bed_draw(data, size, able[i]);
	return 0;
}

/* Any update such as curses writes, squeezed and not: both look the same on the terminal, and the cursor
 * stands in the same place. */
#include "fuzz/bed.h"
#include "support/vt_screen.h"
#include "ui/squeeze.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 6, COLS = 20, UPDATE_MAX = 4096 };

/* '#' stands for a number that the next byte gives. Only what curses writes, and what it does not
 * but is passed on. */
static const char *const word[] = {
	"a",
	"Xyz",
	" ",
	"  ",
	"            ",
	"ế",
	"Đông",
	"█",
	"…",
	"世",
	" e\xcc\x81",
	"\r",
	"\n",
	"\b",
	"\t",
	"\r\n",
	"\033M",
	"\033[#;#H",
	"\033[#H",
	"\033[H",
	"\033[#d",
	"\033[#G",
	"\033[#A",
	"\033[#B",
	"\033[#C",
	"\033[#D",
	"\033[K",
	"\033[1K",
	"\033[J",
	"\033[H\033[2J",
	"\033[#X",
	"\033[#P",
	"\033[#@",
	"\033[#L",
	"\033[#M",
	"\033[#S",
	"\033[#T",
	"\033[2;5r",
	"\033[r",
	"\033[m",
	"\033[1m",
	"\033[4m",
	"\033[7m",
	"\033[22m",
	"\033[24m",
	"\033[27m",
	"\033[31m",
	"\033[44m",
	"\033[97m",
	"\033[100m",
	"\033[38;5;208m",
	"\033[48;5;17m",
	"\033[39;49m",
	"\033[0;1;33m",
	"\033[49m",
	"\033(B",
	"\033(0lqk\033(B",
	"\017",
	"\016x\017",
	"\033[4h",
	"\033[4l",
	"\033[?25l",
	"\033[?25h",
	"\033[9;9z",
	"\a",
	"\0337\033[HQ\0338",
};

enum { WORDS = sizeof(word) / sizeof(word[0]), END_OF_UPDATE = 0xff, FORGOTTEN = 0xfe };

struct both {
	struct vt_screen *plain, *squeezed;
	struct vt_bytes answers;
	struct squeeze squeeze;
	struct str update, out;
};

static void both_compare(const struct both *b)
{
	int row, col, other_row, other_col;

	vt_screen_cursor(b->plain, &row, &col);
	vt_screen_cursor(b->squeezed, &other_row, &other_col);
	fuzz_require(row == other_row && col == other_col);
	for (row = 0; row < ROWS; row++)
		for (col = 0; col < COLS; col++) {
			struct vt_cell x, y;
			vt_screen_cell(b->plain, row, col, &x);
			vt_screen_cell(b->squeezed, row, col, &y);
			fuzz_require(vt_cell_same(&x, &y));
		}
}

static void both_send(struct both *b)
{
	vt_screen_feed(b->squeezed, b->out.text, b->out.len);
	str_clear(&b->out);
}

static void both_update(struct both *b)
{
	vt_screen_feed(b->plain, b->update.text, b->update.len);
	squeeze_add(&b->squeeze, b->update.text, b->update.len, &b->out);
	str_clear(&b->update);
	both_send(b);
	both_compare(b);
}

/* Somebody else writes to the terminal, the same to both. */
static void both_forget(struct both *b)
{
	both_update(b);
	squeeze_settle(&b->squeeze, &b->out);
	both_send(b);
	squeeze_forget(&b->squeeze, ROWS, COLS);
}

static void both_word(struct both *b, const char *text, const uint8_t **at, const uint8_t *end)
{
	for (; *text; text++) {
		if (*text != '#')
			str_addc(&b->update, *text);
		else
			str_addf(&b->update, "%d", *at < end ? *(*at)++ % (COLS + 1) + 1 : 1);
	}
}

static void both_draw(const uint8_t *data, size_t size, struct squeeze_able able)
{
	struct both b = { 0 };
	const uint8_t *end = data + size;

	b.plain = vt_screen_new(ROWS, COLS, &b.answers);
	b.squeezed = vt_screen_new(ROWS, COLS, &b.answers);
	str_init(&b.update);
	str_init(&b.out);
	squeeze_open(&b.squeeze, able);
	squeeze_forget(&b.squeeze, ROWS, COLS);
	while (data < end) {
		uint8_t next = *data++;
		if (next == FORGOTTEN)
			both_forget(&b);
		else if (next == END_OF_UPDATE || b.update.len > UPDATE_MAX)
			both_update(&b);
		else
			both_word(&b, word[next % WORDS], &data, end);
	}
	both_update(&b);
	squeeze_close(&b.squeeze);
	str_release(&b.update);
	str_release(&b.out);
	vt_screen_free(b.plain);
	vt_screen_free(b.squeezed);
	free(b.answers.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct squeeze_able able[] = {
		{ .column = true, .erase = true, .off = true, .tabs = true, .feed = true },
		{ .feed = true },
		{ .column = true },
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	for (size_t i = 0; i < sizeof(able) / sizeof(able[0]); i++)
		both_draw(data, size, able[i]);
	return 0;
}

/* The bytes from one screen to the next. That they draw what they should is fuzz_paint's. */
#include "ui/paint.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

enum { ROWS = 6, COLS = 40 };

static const struct paint_able all = {
	.column = true,
	.erase = true,
	.ground = true,
	.off = true,
	.tabs = true,
	.feed = true,
	.region = true,
	.index = true,
};

/* Sets a row from text, in which a digit between ` and ` switches to a pen. */
static void take_row(struct paint *p, int row, const char *text)
{
	static const struct paint_pen pen[] = {
		{ -1, -1, 0 }, { -1, -1, 1 << PAINT_BOLD },  { 1, -1, 0 },
		{ -1, 4, 0 },  { 208, -1, 1 << PAINT_BOLD },
	};
	struct paint_cell *cells = paint_row(p, row);
	struct paint_pen now = pen[0];
	int col = 0;

	while (*text) {
		int32_t code;
		if (*text == '`') {
			now = pen[text[1] - '0'];
			text += 3;
			continue;
		}
		text += utf8_next(text, &code);
		cells[col] = paint_blank();
		cells[col].code[0] = (uint32_t)code;
		cells[col++].pen = now;
	}
	while (col < COLS)
		cells[col++] = paint_blank();
}

static void take(struct paint *p, const char *const *rows)
{
	for (int row = 0; row < ROWS; row++)
		take_row(p, row, rows[row] ? rows[row] : "");
}

static void expect(struct paint_able able, const char *const *before, const char *const *after,
		   struct paint_spot cursor, const char *bytes)
{
	struct paint p;
	struct str out;

	str_init(&out);
	paint_open(&p, able);
	paint_resize(&p, ROWS, COLS);
	take(&p, before);
	paint_update(&p, (struct paint_spot){ 0, 0 }, false, &out);
	str_clear(&out);
	take(&p, after);
	paint_update(&p, cursor, false, &out);
	assert_string_equal(out.text, bytes);
	paint_close(&p);
	str_release(&out);
}

static void test_updates(void **state)
{
	static const struct {
		const char *before[ROWS], *after[ROWS];
		struct paint_spot cursor;
		const char *bytes;
	} row[] = {
		/* nothing changes but the cursor */
		{ { "abc" }, { "abc" }, { 0, 0 }, "" },
		{ { "abc" }, { "abc" }, { 1, 0 }, "\n" },
		{ { "abc" }, { "abc" }, { 0, 9 }, "\033[9C" },
		{ { "" }, { "" }, { 4, 30 }, "\033[5;31H" },
		/* a mark moves down */
		{ { "> abc", "  def" }, { "  abc", "> def" }, { 1, 0 }, " \n\b>\b" },
		/* short gaps are drawn again, long ones passed */
		{ { "a1b1" }, { "a2b2" }, { 0, 0 }, "a2b2\r" },
		{ { "1abcdefgh1" }, { "2abcdefgh2" }, { 0, 0 }, "2\033[8C2\r" },
		/* erasing: the rest of a row, and a long gap in it */
		{ { "abcdefgh" }, { "a" }, { 0, 0 }, "a\033[K\b" },
		{ { "ab" }, { "a" }, { 0, 0 }, "a \r" },
		{ { "abcdefghijklmnopq" }, { "a               q" }, { 0, 0 }, "a\033[15X\b" },
		{ { "" },
		  { "`3`            `0`|" },
		  { 0, 0 },
		  "\033[44m\033[12X\033[12C\033[m|\r" },
		/* pens: only what changes, and none for blanks in which it is not seen */
		{ { "" }, { "`1`a `2`b" }, { 0, 0 }, "\033[1ma \033[0;31mb\r" },
		{ { "" }, { "`1`a `1`b" }, { 0, 0 }, "\033[1ma b\r" },
		{ { "" }, { "`4`ab" }, { 0, 0 }, "\033[1;38;5;208mab\r" },
		{ { "" }, { "`3`ab`0`c" }, { 0, 0 }, "\033[44mab\033[mc\r" },
		/* after characters whose width terminals disagree about, the column is named */
		{ { "" }, { "█      x" }, { 0, 0 }, "█\033[8Gx\r" },
		{ { "" }, { "ế  x" }, { 0, 0 }, "ế  x\r" },
		/* rows that moved are scrolled */
		{ { "title", "first row", "second row", "third row", "fourth row", "end" },
		  { "title", "second row", "third row", "fourth row", "fifth row", "end" },
		  { 0, 0 },
		  "\033[2;5r\033[5H\n\033[r\033[5Hfifth row\033[H" },
		{ { "title", "the third row", "the fourth row", "the fifth row", "the sixth row",
		    "end" },
		  { "title", "a first row", "a second row", "the third row", "the fourth row",
		    "end" },
		  { 0, 0 },
		  "\033[2;5r\033[2T\033[r\na first row\r\na second row\033[H" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect(all, row[i].before, row[i].after, row[i].cursor, row[i].bytes);
}

/* A terminal that has nothing but the motions every one has. */
static void test_a_plain_terminal(void **state)
{
	static const struct {
		const char *before[ROWS], *after[ROWS];
		const char *bytes;
	} row[] = {
		{ { "" }, { "█      x" }, "█\r\033[7Cx\r" },
		{ { "" }, { "`1`a`0`b" }, "\033[1ma\033[mb\r" },
		{ { "abcdefghijklmnopq" }, { "a               q" }, "a               \r" },
		{ { "title", "first row", "second row", "third row", "fourth row", "end" },
		  { "title", "second row", "third row", "fourth row", "fifth row", "end" },
		  "\033[Bsecond row\033[3Hthird row \033[4Hfourth row\033[5;2Hifth row \033[H" },
	};
	static const struct paint_able none = { .column = false };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect(none, row[i].before, row[i].after, (struct paint_spot){ 0, 0 },
		       row[i].bytes);
}

/* Another screen clears; one that covers a part does not. */
static void test_another_screen(void **state)
{
	static const char *const full[ROWS] = {
		"one two three four five six seven", "eight nine ten eleven",
		"twelve thirteen fourteen",          "fifteen sixteen seventeen",
		"eighteen nineteen twenty",          "the end of it all"
	};
	static const char *const part[ROWS] = { "one two three four five six seven",
						"eight nine ten eleven",
						"twelve thirteen fourteen",
						"fifteen  |  menu  |",
						"eighteen |  quit  |",
						"the end of it all" };
	static const char *const other[ROWS] = { "x", NULL, "y" };
	struct paint p;
	struct str out;

	(void)state;
	str_init(&out);
	paint_open(&p, all);
	paint_resize(&p, ROWS, COLS);
	take(&p, full);
	paint_update(&p, (struct paint_spot){ 0, 0 }, true, &out);
	assert_int_equal(strncmp(out.text, "\033[m\033[H\033[2J", 10), 0); /* the first */
	str_clear(&out);
	take(&p, part);
	paint_update(&p, (struct paint_spot){ 0, 0 }, true, &out);
	assert_null(strstr(out.text, "\033[2J"));
	str_clear(&out);
	take(&p, other);
	paint_update(&p, (struct paint_spot){ 0, 0 }, true, &out);
	assert_string_equal(out.text, "\033[H\033[2Jx\n\n\by\033[H");
	str_clear(&out);
	paint_forget(&p);
	paint_update(&p, (struct paint_spot){ 0, 0 }, false, &out);
	assert_string_equal(out.text, "\033[m\033[H\033[2Jx\n\n\by\033[H");
	paint_close(&p);
	str_release(&out);
}

/* The pen is left plain for whoever writes next, and only if it is not. */
static void test_leaving(void **state)
{
	struct paint p;
	struct str out;

	(void)state;
	str_init(&out);
	paint_open(&p, all);
	paint_resize(&p, ROWS, COLS);
	take_row(&p, 0, "`1`a");
	paint_update(&p, (struct paint_spot){ 0, 0 }, false, &out);
	str_clear(&out);
	paint_leave(&p, &out);
	assert_string_equal(out.text, "\033[m");
	str_clear(&out);
	paint_leave(&p, &out);
	assert_string_equal(out.text, "");
	/* nor is it forgotten with what is shown: a window of another size, and away before it is drawn */
	take_row(&p, 0, "`1`b");
	paint_update(&p, (struct paint_spot){ 0, 0 }, false, &out);
	paint_forget(&p);
	str_clear(&out);
	paint_leave(&p, &out);
	assert_string_equal(out.text, "\033[m");
	paint_close(&p);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_updates),
		cmocka_unit_test(test_a_plain_terminal),
		cmocka_unit_test(test_another_screen),
		cmocka_unit_test(test_leaving),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

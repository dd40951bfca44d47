/* Text, bars and sparklines, in UTF-8 and in ASCII. */
#include "ui/draw.h"

#include "base/mem.h"
#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A bar's cells as one character each: 1 to 7 is a tip of so many eighths. */
static void bar_letters(const struct bar *bar, int cells, char *out)
{
	struct bar_cell cell[64];

	bar_cells(bar, cells, cell);
	for (int i = 0; i < cells; i++)
		out[i] = cell[i].mark == BAR_TIP ? (char)('0' + cell[i].eighths) :
						   ".#?-|:"[cell[i].mark];
	out[cells] = '\0';
}

#define FIGURE(v) .low = (v), .high = (v)

static void test_cells(void **state)
{
	static const struct {
		struct bar bar;
		const char *cells;
	} rows[] = {
		{ { FIGURE(0) }, ".........." },
		{ { FIGURE(0.5) }, "#####....." },
		{ { FIGURE(0.55) }, "#####4...." },
		{ { FIGURE(0.56) }, "#####4...." },
		{ { FIGURE(1) }, "##########" },
		{ { FIGURE(1.7) }, "##########" },
		{ { FIGURE(-0.2) }, ".........." },
		{ { FIGURE(0.0001) }, "1........." }, /* little is not nothing */
		{ { FIGURE(0.9999) }, "#########7" }, /* almost is not all */
		{ { .absent = true, FIGURE(0.5) }, ".........." },
		{ { FIGURE(0.5), .has_target = true, .target = 0.8 }, "#####...|." },
		{ { FIGURE(0.8), .has_target = true, .target = 0.8 }, "########|." },
		{ { FIGURE(0.9), .has_target = true, .target = 0.5 }, "#####|###." },
		{ { FIGURE(0.5), .has_target = true, .target = 1 }, "#####....|" },
		{ { FIGURE(0.5), .has_target = true, .target = 3 }, "#####....|" },
		{ { FIGURE(0.5), .has_target = true, .target = 0 }, "|####....." },
		{ { FIGURE(0.2), .has_target = true, .target = 0.65, .has_second = true,
		    .second = 0.75 },
		  "##....||.." },
		{ { FIGURE(0.2), .has_expected = true, .expected = 0.6 }, "##....:..." },
		{ { FIGURE(0.2), .has_expected = true, .expected = 0.6, .has_target = true,
		    .target = 0.6 },
		  "##....|..." },
		{ { .low = 0.3, .high = 0.6 }, "###---...." },
		{ { .low = 0.35, .high = 0.55 }, "###4--...." },
		{ { .low = NAN, .high = NAN }, ".........." },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char letters[16];
		bar_letters(&rows[i].bar, 10, letters);
		assert_string_equal(letters, rows[i].cells);
	}
}

static void draw_expect(int row, const char *text)
{
	char *line = screen_line(row);

	assert_string_equal(line, text);
	free(line);
}

/* A colour and a right-to-left override: bytes, so that no editor turns this line around. */
static const char hostile[] = { 'a', 0x1b, '[', '3', '1', 'm', 'b', '\xe2', '\x80', '\xae', '\0' };

static void test_text(void **state)
{
	(void)state;
	screen_open(4, 20, "xterm-256color", true);
	assert_int_equal(draw_text(0, 2, 10, "Đà Nẵng", STYLE_TEXT), 7);
	draw_expect(0, "  Đà Nẵng");
	assert_int_equal(draw_text(1, 0, 5, "Đà Nẵng", STYLE_TEXT), 5);
	draw_expect(1, "Đà N…");
	draw_text(2, 0, 20, hostile, STYLE_TEXT);
	draw_expect(2, "a^[[31mb<202E>");
	draw_begin();
	draw_text(0, 15, 50, "quá dài quá dài", STYLE_TEXT);
	draw_expect(0, "               quá …");
	draw_text(9, 0, 5, "x", STYLE_TEXT);
	draw_text(1, 20, 5, "x", STYLE_TEXT);
	draw_text(-1, 0, 5, "x", STYLE_TEXT);
	draw_expect(1, "");
	draw_right(1, 0, 8, "57,8", STYLE_TEXT);
	draw_expect(1, "    57,8");
	draw_right(2, 0, 3, "57,8", STYLE_TEXT); /* a number is never cut */
	draw_expect(2, "###");
	screen_close();
}

static void test_ascii(void **state)
{
	(void)state;
	screen_open(4, 20, "vt100", false);
	draw_text(0, 0, 20, "Đà Nẵng", STYLE_TEXT);
	draw_expect(0, "Da Nang");
	draw_bar(1, 0, 12, &(struct bar){ FIGURE(0.56), .has_target = true, .target = 0.8 });
	draw_expect(1, "[######..|.]");
	draw_sparkline(2, 0, 5, (const double[]){ 0, 7, NAN, 3, 7 }, 5, STYLE_TEXT);
	draw_expect(2, ".% =%");
	screen_close();
}

static void test_unicode(void **state)
{
	(void)state;
	screen_open(4, 20, "vt100", true);
	draw_bar(1, 0, 12, &(struct bar){ FIGURE(0.56), .has_target = true, .target = 0.8 });
	draw_expect(1, "[█████▌  | ]");
	draw_sparkline(2, 0, 4, (const double[]){ 9, 0, 7, NAN, 3 }, 5, STYLE_TEXT);
	draw_expect(2, "▁█ ▄");
	draw_scale(3, 0, 20);
	draw_expect(3, " 0       50      100");
	screen_close();
}

static void test_spark_levels(void **state)
{
	(void)state;
	assert_int_equal(spark_level(0, 0, 8), 0);
	assert_int_equal(spark_level(1, 0, 8), 1);
	assert_int_equal(spark_level(8, 0, 8), 7);
	assert_int_equal(spark_level(5, 5, 5), 4);
}

static void test_upwards(void **state)
{
	(void)state;
	screen_open(6, 20, "xterm-256color", true);
	assert_int_equal(draw_upwards(5, 3, "ngắn", STYLE_TEXT), 1);
	draw_expect(5, "ngắn");
	assert_int_equal(draw_upwards(4, 3, "một câu dài hơn một dòng nhiều chữ", STYLE_TEXT), 2);
	draw_expect(3, "một câu dài hơn một");
	draw_expect(4, "dòng nhiều chữ");
	assert_int_equal(draw_upwards(4, 1, "một câu dài hơn một dòng nhiều chữ", STYLE_TEXT), 1);
	draw_expect(4, "một câu dài hơn mộ…");
	screen_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),        cmocka_unit_test(test_text),
		cmocka_unit_test(test_ascii),        cmocka_unit_test(test_unicode),
		cmocka_unit_test(test_spark_levels), cmocka_unit_test(test_upwards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The table of colours: what is told by it, and that text is read on any ground. */
#include "ui/theme.h"

#include "base/mem.h"
#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

/* Without colours every pace's fill and each warning still differs from plain text. */
static void test_theme_mono(void **state)
{
	(void)state;
	for (enum style style = 0; style < STYLE_MAX; style++) {
		struct theme_look look = theme_look(style, 0);
		assert_int_equal(look.fg, -1);
		assert_int_equal(look.bg, -1);
	}
	for (enum pace pace = 0; pace < PACE_MAX; pace++)
		assert_true(theme_look(STYLE_FILL + pace, 0).reverse);
	assert_true(theme_look(STYLE_SELECTED, 0).underline);
	assert_true(theme_look(STYLE_ERROR, 0).reverse);
}

static void test_theme_colours(void **state)
{
	static const int colours[] = { 8, 256 };

	(void)state;
	for (size_t c = 0; c < ARRAY_LEN(colours); c++) {
		for (enum pace pace = 0; pace < PACE_MAX; pace++) {
			struct theme_look fill = theme_look(STYLE_FILL + pace, colours[c]);
			/* a tip continues its fill in the same colour */
			assert_int_equal(fill.bg, theme_look(STYLE_TIP + pace, colours[c]).fg);
			assert_in_range(fill.bg, 0, colours[c] - 1);
		}
		/* good and bad never share a colour */
		assert_int_not_equal(theme_look(STYLE_FILL + PACE_ACHIEVED, colours[c]).bg,
				     theme_look(STYLE_FILL + PACE_BEHIND, colours[c]).bg);
		assert_int_not_equal(theme_look(STYLE_FILL + PACE_ON_TRACK, colours[c]).bg,
				     theme_look(STYLE_FILL + PACE_MISSED, colours[c]).bg);
	}
}

static void test_theme_choice(void **state)
{
	enum theme theme = THEME_AUTO;

	(void)state;
	assert_true(theme_parse("mono", &theme));
	assert_int_equal(theme, THEME_MONO);
	assert_true(theme_parse("Color", &theme));
	assert_int_equal(theme, THEME_COLOUR);
	assert_false(theme_parse("pink", &theme));
	unsetenv("NO_COLOR");
	screen_open(4, 20, "xterm-256color", true);
	assert_false(theme_mono());
	theme_toggle();
	assert_true(theme_mono());
	theme_toggle();
	assert_false(theme_mono());
	setenv("NO_COLOR", "1", 1);
	theme_use(THEME_AUTO);
	assert_true(theme_mono());
	theme_use(THEME_COLOUR);
	assert_false(theme_mono());
	setenv("NO_COLOR", "", 1); /* empty does not count */
	theme_use(THEME_AUTO);
	assert_false(theme_mono());
	unsetenv("NO_COLOR");
	screen_close();
	screen_open(4, 20, "vt100", true);
	assert_true(theme_mono());
	theme_toggle();
	assert_true(theme_mono());
	screen_close();
}

/* --- text on a white and on a black ground --- */

/* The eight colours and their bright forms, as xterm, PuTTY and the linux console have them: RGB. */
static const unsigned palettes[][16] = {
	{ 0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
	  0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff },
	{ 0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb, 0x555555,
	  0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff },
	{ 0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555,
	  0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff },
};

/* Relative luminance of sRGB (WCAG 2.1). */
static double luminance(const int rgb[3])
{
	static const double weight[3] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int n = 0; n < 3; n++) {
		const double c = rgb[n] / 255.0;
		sum += weight[n] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double colour_luminance(size_t palette, int colour)
{
	int rgb[3];

	for (int n = 0; n < 3; n++) {
		static const int places[3] = { 36, 6, 1 };
		const int level = (colour - 16) / places[n] % 6;

		rgb[n] = colour < 16 ? (int)(palettes[palette][colour] >> (16 - 8 * n) & 0xff) :
			 level       ? 55 + 40 * level :
				       0;
	}
	return luminance(rgb);
}

/* Bold eight colours are the bright ones (or the same, in a bold face). A contrast of 3 is what large or bold
 * text and signs need; what a reader must make out says so by its sign or word as well. */
static void test_text_is_read_on_any_ground(void **state)
{
	static const int colours[] = { 8, 256 };

	(void)state;
	for (size_t c = 0; c < ARRAY_LEN(colours); c++)
		for (enum style style = 0; style < STYLE_FILL; style++) {
			const struct theme_look look = theme_look(style, colours[c]);

			for (size_t p = 0; look.fg >= 0 && p < ARRAY_LEN(palettes); p++) {
				const bool bright = look.bold && look.fg < 8 && colours[c] == 8;
				const double l = colour_luminance(p, look.fg + (bright ? 8 : 0));

				if (1.05 / (l + 0.05) < 3 || (l + 0.05) / 0.05 < 3)
					fail_msg(
						"style %d, %d colours, palette %zu: luminance %.2f",
						(int)style, colours[c], p, l);
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_theme_mono),
		cmocka_unit_test(test_theme_colours),
		cmocka_unit_test(test_theme_choice),
		cmocka_unit_test(test_text_is_read_on_any_ground),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is left of an update when it has been squeezed. That it still draws the same is fuzz_squeeze's. */
#include "ui/squeeze.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* A screen of 24 x 80 that was cleared, in the plain pen, and then `before`. */
static void expect_squeezed(struct squeeze_able able, const char *before, const char *update,
			    const char *expected)
{
	struct squeeze s;
	struct str start, out;

	squeeze_open(&s, able);
	squeeze_forget(&s, 24, 80);
	str_init(&start);
	str_init(&out);
	str_addf(&start, "\033[m\033[H\033[2J%s", before);
	squeeze_add(&s, start.text, start.len, &out);
	str_clear(&out);
	squeeze_add(&s, update, strlen(update), &out);
	assert_string_equal(out.text, expected);
	squeeze_close(&s);
	str_release(&start);
	str_release(&out);
}

static void test_what_is_left(void **state)
{
	static const struct {
		const char *before, *update, *expected;
	} row[] = {
		/* motions: the shortest, and none that leads nowhere */
		{ "", "\033[5;10H\033[3;1Hx", "\n\nx" },
		{ "ab", "\033[1;4Hx", " x" },
		{ "ab", "\033[1;30Hx", "\033[27Cx" },
		{ "", "\033[1;17Hx", "\t\tx" },
		{ "\033[4;9Hab", "\033[4;10Hx", "\bx" },
		{ "\033[4;40Hab", "\033[5;1Hx", "\r\nx" },
		{ "\033[4;40Hab", "\033[20;60Hx", "\033[20;60Hx" },
		{ "ab", "\r\033[1;3H", "" },
		{ "ế", "\033[1;4Hx", "  x" },
		/* where terminals disagree about columns, the column is named */
		{ "█", "\033[1;30Hx", "\033[30Gx" },
		/* pens: one change, and none that is taken back before anything is drawn */
		{ "", "\033[1m\033[m\033[31mx", "\033[31mx" },
		{ "\033[1;31m", "\033[39;49m\033[m\033[1m\033[32mx", "\033[1;32mx" },
		{ "\033[1mx", "\033[m\033[4mx", "\033[0;4mx" },
		{ "\033[1;4mx", "\033[m\033[1mx", "\033[24mx" },
		{ "\033[1;31mx", "\033[m\033[31mx", "\033[22mx" },
		{ "x", "\033[38;5;208mx\033[97;100mx", "\033[38;5;208mx\033[97;100mx" },
		{ "x", "\033(B\033[mx\033(B\033[mx", "\033(Bxx" },
		{ "", "\033[1mx\033[m \033[1my", "\033[1mx y" },
		{ "", "x\033[1m", "x" },
		{ "", "x\033[7m \033[m", "x\033[7m " },
		/* blanks: not over blanks, and erased where that is shorter */
		{ "", "x\033[K\033[2;1H          y", "x\n\t  y" },
		{ "", "          \033[20Xy", "\t  y" },
		{ "abcdefghijklmnopqrstuvwxyz\r", "                    !", "\033[20X\033[20C!" },
		{ "abcdefghijklmnopqrstuvwxyz\r", "  !", "  !" },
		{ "", "\033[44m          \033[m|", "\033[44m          \033[m|" },
		{ "\033[44m\033[K", "\033[m\033[K", "\033[m\033[K" },
		{ "", "\033[3;1Hx\033[J", "\n\nx\033[J" },
		/* what is not known goes through as it is, and so does what follows */
		{ "", "\033[5;5H\033[7z\033[5;5Hx", "\033[5;5H\033[7z\033[5;5H\033[mx" },
		{ "", "\033[1m\033]0;title\a\033[mx", "\033[1m\033]0;title\a\033[mx" },
		/* scrolling: the pen's ground is what comes in */
		{ "\033[24;1H", "\033[44m\nx", "\033[44m\nx" },
		{ "\033[3;1H", "\033M\033Mx", "\033[Hx" },
		{ "", "\033[2;10r\033[10;1H\n\033[r\033[5;1Hx",
		  "\033[2;10r\033[10H\n\033[r\033[5Hx" },
	};
	static const struct squeeze_able all = {
		.column = true, .erase = true, .off = true, .tabs = true, .feed = true
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect_squeezed(all, row[i].before, row[i].update, row[i].expected);
}

/* A terminal that has nothing but the motions every one has. */
static void test_a_plain_terminal(void **state)
{
	static const struct {
		const char *before, *update, *expected;
	} row[] = {
		{ "", "\033[3;1Hx", "\033[3Hx" },
		{ "█", "\033[1;30Hx", "\r\033[29Cx" },
		{ "\033[1;4mx", "\033[m\033[1mx", "\033[0;1mx" },
		{ "abcdefghijklmnopqrstuvwxyz\r", "             !", "             !" },
	};
	static const struct squeeze_able none = { .column = false };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect_squeezed(none, row[i].before, row[i].update, row[i].expected);
}

/* After somebody else has written, nothing is taken for granted. */
static void test_forgetting(void **state)
{
	struct squeeze s;
	struct str out;
	const char first[] = "\033[H\033[2J\033[1mx\033[m", second[] = "\033[1;4H\033[Ky";

	(void)state;
	squeeze_open(&s, (struct squeeze_able){ .column = true });
	squeeze_forget(&s, 24, 80);
	str_init(&out);
	squeeze_add(&s, first, sizeof(first) - 1, &out);
	str_clear(&out);
	squeeze_settle(&s, &out);
	assert_string_equal(out.text, "\033[m");
	squeeze_forget(&s, 24, 80);
	str_clear(&out);
	squeeze_add(&s, second, sizeof(second) - 1, &out);
	assert_string_equal(out.text, "\033[1;4H\033[Ky");
	squeeze_close(&s);
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_left),
		cmocka_unit_test(test_a_plain_terminal),
		cmocka_unit_test(test_forgetting),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}

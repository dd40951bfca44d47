/* Pasted columns and files, seen before they are saved: one step, or without a trace. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { PROVINCES = 63, WRONG = 3 };

/* The page of the fibre indicator, in the order of names, at the first province. */
static struct term *open_page(void)
{
	struct term *t = walk_open("2022-Q4");
	walk_find(t, "cap quang");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	term_keys(t, "F6 Down Enter");
	term_settle(t);
	term_keys(t, "Home Down");
	term_wait_at_cursor(t, "An Giang");
	return t;
}

/* 63 percentages of which three are none. */
static void add_column(char *text, size_t size)
{
	size_t len = 0;

	for (int n = 0; n < PROVINCES; n++)
		len += (size_t)snprintf(text + len, size - len, "%s\r",
					n == 5  ? "abc" :
					n == 20 ? "1,2,3.4" :
					n == 62 ? "160%" :
					n % 2   ? "61.5%" :
						  "62.25%");
	assert_true(len < size);
}

/* Left out, saved in one step, taken back in one. */
static void test_column(void **state)
{
	char text[1024];

	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	add_column(text, sizeof(text));
	term_paste(t, text);
	term_wait_match(t, "60 to change \\| 3 faulty");
	term_keys(t, "Enter");
	term_wait(t, "Nothing was saved: 3 faulty rows stand");
	for (int n = 0; n < WRONG; n++) {
		term_keys(t, n ? "F5" : "Home F5");
		term_settle(t);
		term_wait_at_cursor(t, " X ");
		term_keys(t, " ");
		term_settle(t);
		term_wait_at_cursor(t, " - ");
	}
	term_wait_match(t, "60 to change .*3 left out");
	term_keys(t, "Enter");
	term_wait(t, "Save 60 values in one step?");
	assert_int_equal(program_revisions(), before);
	term_keys(t, "1");
	term_wait(t, "saved: 60 values");
	assert_int_equal(program_revisions(), before + 60);
	term_wait_match(t, "^>? *.*An Giang.* 62\\.3|An Giang.* 62\\.2");
	term_keys(t, "F8");
	term_wait(t, "taken back");
	assert_int_equal(program_revisions(), before + 120);
	program_expect(0, "check", NULL);
}

/* Names in three spellings. */
static void test_names(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	term_paste(t, "TP. H\303\240 N\341\273\231i\t61.5%\rHAI PHONG\t62.5%\r"
		      "T\341\273\211nh An Giang\t63.5%\r");
	term_wait_match(t, "3 to change");
	term_settle(t);
	term_assert(t, "Hanoi");
	term_assert(t, "Hai Phong");
	term_assert(t, "An Giang");
	term_keys(t, "Enter");
	term_wait(t, "Save 3 values");
	term_keys(t, "1");
	term_wait(t, "saved: 3 values");
	assert_int_equal(program_revisions(), before + 3);
}

/* Esc, and a line that drops, leave nothing behind. */
static void test_without_a_trace(void **state)
{
	(void)state;
	program_demo();
	struct term *t = open_page();
	long long before = program_revisions();
	term_paste(t, "61.5%\r62.5%\r");
	term_wait(t, "2 to change");
	term_keys(t, "Esc");
	term_wait(t, "Nothing of it was saved");
	term_paste(t, "61.5%\r62.5%\r");
	term_wait(t, "2 to change");
	term_settle(t);
	term_hangup(t);
	term_wait_end(t);
	assert_int_equal(program_revisions(), before);
	program_expect(0, "check", NULL);
	t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	term_settle(t);
	term_assert_not(t, "the line was cut");
}

/* A file from inside: chosen by its path, read, said, saved. */
static void test_file(void **state)
{
	(void)state;
	program_demo();
	scratch_write("q3.csv", "indicator;unit;value\nSOC.INF.FBR;An Giang;61.5%\n"
				"SOC.INF.FBR;Ha Noi;62.5%\n");
	scratch_write_bytes("picture.csv", "\x89PNG\r\n\x1a\n\0\0", 10);
	long long before = program_revisions();
	struct term *t = walk_open("2022-Q4");
	term_keys(t, "B");
	term_wait(t, "Import a file: ");
	term_paste(t, scratch_path("missing.csv"));
	term_keys(t, "Enter");
	term_wait(t, "cannot read");
	term_bytes(t, "\025", 1); /* ^U */
	term_paste(t, scratch_folder());
	term_keys(t, "Enter");
	term_wait(t, "q3.csv");
	term_type(t, "pict");
	term_keys(t, "Enter");
	term_wait(t, "\"CSV UTF-8\"");
	term_bytes(t, "\025", 1);
	term_type(t, "q3");
	term_keys(t, "Enter");
	term_wait(t, "Import preview: q3.csv");
	term_wait(t, "2 to change");
	term_keys(t, "Enter");
	term_wait(t, "Save 2 values");
	term_keys(t, "1");
	term_wait(t, "saved: 2 values");
	term_wait(t, "Programme > ");
	assert_int_equal(program_revisions(), before + 2);
	program_expect(0, "check", NULL);
}

static void open_file(struct term *t, const char *path)
{
	term_keys(t, "B");
	term_wait(t, "Import a file: ");
	term_paste(t, path);
	term_keys(t, "Enter");
}

/* What a table does not say is taken from where one stands: the period shown, the page's indicator. */
static void test_what_a_table_lacks(void **state)
{
	const char *titled = "Báo cáo quý III năm 2022\n"
			     "unit;SOC.INF.FBR\nAn Giang;61,5\n";

	(void)state;
	program_demo();
	titled = scratch_write("titled.csv", titled);
	const char *bare = scratch_write("bare.csv", "unit;value\nAn Giang;61,5\n");
	struct term *t = walk_open("2022-Q4");
	open_file(t, titled);
	term_wait(t, "a column per indicator, decimal comma, period 2022-Q3");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	open_file(t, bare);
	term_wait(t, "\"indicator\" is missing: add it");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	walk_quit(t);
	t = open_page();
	open_file(t, bare);
	term_wait(t, "the indicator SOC.INF.FBR, decimal comma, period 2022-Q4");
	term_wait(t, "1 to change");
}

/* A heading that is not known: its indicator is chosen, the likeliest first; the next file knows it. */
static void test_name(void **state)
{
	(void)state;
	program_demo();
	const char *first = scratch_write("a.csv", "Tỉnh;DVC TT;% hồ sơ TT\nAn Giang;57,8;61\n");
	const char *next = scratch_write("b.csv", "Tỉnh;DVC TT\nHà Nội;59,5\n");
	struct term *t = walk_open("2022-Q4");
	open_file(t, first);
	term_wait_match(t, "0 to change \\| 2 faulty");
	term_keys(t, "F2");
	term_wait(t, "What the heading means");
	term_assert(t, "GOV.SVC.USE Online services in use (numerator)");
	term_keys(t, "Enter");
	term_wait_match(t, "1 to change \\| 1 faulty");
	term_wait_at_cursor(t, "% hồ sơ TT");
	term_keys(t, "F2");
	term_wait(t, "What the heading means");
	term_type(t, "remotely");
	term_keys(t, "Enter");
	term_wait(t, "\"% hồ sơ TT\" = GOV.SVC.REM");
	term_wait(t, "2 to change");
	term_keys(t, "Enter");
	term_wait(t, "Save 2 values");
	term_keys(t, "1");
	term_wait(t, "saved: 2 values");
	open_file(t, next);
	term_wait(t, "\"DVC TT\" = GOV.SVC.USE");
	term_wait(t, "1 to change");
	term_keys(t, "Home F2");
	term_wait(t, "Nothing to name here");
	term_keys(t, "Esc");
	program_expect(0, "--lang", "en", "--period", "2022-Q4", "import", "--dry-run", next, NULL);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_column),
		PROGRAM_TEST(test_names),
		PROGRAM_TEST(test_without_a_trace),
		PROGRAM_TEST(test_file),
		PROGRAM_TEST(test_what_a_table_lacks),
		PROGRAM_TEST(test_name),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

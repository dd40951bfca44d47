/* Walking through the screens: from a pillar to a province and back, search, other programmes,
 * other maps, languages. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct term *open_demo(const char *lang, const char *period)
{
	program_demo();
	struct term *t = program_open(NULL, "--lang", lang, "--period", period, NULL);
	term_wait(t, strcmp(lang, "en") == 0 ? "Programme > " : "Chương trình > ");
	return t;
}

static void quit(struct term *t)
{
	walk_quit(t);
	assert_false(vt_alternate(term_vt(t)));
}

/* Searches and stays at the row found. */
static void find(struct term *t, const char *text, const char *row)
{
	walk_find(t, text);
	term_wait_at_cursor(t, row);
}

static void test_overview(void **state)
{
	(void)state;
	struct term *t = open_demo("vi", "2022-Q4");
	term_wait_row(t, 0, "Chương trình > Toàn quốc > 2022-Q4.*SỐ MINH HỌA");
	term_wait(t, "Chính phủ số");
	term_wait_at_cursor(t, "^>"); /* the real cursor rests on the selected row */
	assert_true(vt_alternate(term_vt(t)));
	term_wait_match(t, " [0-9]+[+] đạt, .*~ cần tăng tốc");
	term_wait_match(t, "1Giúp.*9Menu.*10Ra");
	quit(t);
}

/* Overview, indicator, An Giang, edit, back: the national figure moves at once. */
static void test_walk_to_a_province(void **state)
{
	(void)state;
	struct term *t = open_demo("en", "2022-Q4");
	find(t, "cap quang", "Households with fibre");
	int row, col;
	vt_cursor(term_vt(t), &row, &col);
	char *before = strdup(vt_row(term_vt(t), row));
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Households with fibre");
	term_wait(t, "Target: >= ");
	find(t, "an giang", "An Giang");
	term_keys(t, "F2");
	term_settle(t);
	term_type(t, "0");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
	term_settle(t);
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	term_wait_at_cursor(t, "Households with fibre");
	term_settle(t);
	vt_cursor(term_vt(t), &row, &col);
	assert_string_not_equal(vt_row(term_vt(t), row), before);
	free(before);
	/* what the number is made of: every province of the time */
	term_keys(t, "=");
	term_wait_match(t, "Inputs: 63");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	quit(t);
}

static void test_province_page(void **state)
{
	(void)state;
	struct term *t = open_demo("en", "2022-Q4");
	find(t, "cap quang", "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	find(t, "da nang", "Da Nang");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Da Nang");
	term_wait_at_cursor(t, "Households with fibre");
	term_wait(t, "Nation");
	term_keys(t, ">"); /* the next province */
	term_settle(t);
	term_wait_row(t, 0, "^[^>]+");
	assert_null(strstr(vt_row(term_vt(t), 0), "Da Nang"));
	term_keys(t, "<");
	term_wait_row(t, 0, "Da Nang");
	term_keys(t, "Esc");
	term_wait_at_cursor(t, "Da Nang");
	term_keys(t, "Esc");
	term_wait(t, "Programme > ");
	quit(t);
}

/* Blind to diacritics and case, with the short forms people use. */
static void test_search(void **state)
{
	(void)state;
	static const char *const row[][2] = {
		{ "da nang", "Đà Nẵng" },    { "dak", "Đắk (Lắk|Nông)" }, { "hue", "Huế" },
		{ "tp hcm", "Hồ Chí Minh" }, { "ba ria", "Bà Rịa" },      { "ĐÀ NẴNG", "Đà Nẵng" },
	};
	struct term *t = open_demo("vi", "2022-Q4");
	find(t, "cap quang", "Hộ có Internet cáp quang");
	term_keys(t, "Enter");
	term_wait(t, "Mục tiêu: ");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		term_keys(t, "Home");
		find(t, row[i][0], row[i][1]);
	}
	/* from the overview a unit is found as well */
	term_keys(t, "Esc /");
	term_type(t, "ba ria");
	term_wait_match(t, "Enter mở Bà Rịa");
	term_keys(t, "Enter");
	term_wait_row(t, 0, "Bà Rịa");
	quit(t);
}

static void test_periods(void **state)
{
	(void)state;
	struct term *t = open_demo("en", "2022-Q4");
	term_keys(t, ")");
	term_wait_row(t, 0, "2023-Q1");
	term_keys(t, "( (");
	term_wait_row(t, 0, "2022-Q3");
	quit(t);
}

static void test_language_at_once(void **state)
{
	(void)state;
	struct term *t = open_demo("vi", "2022-Q4");
	term_keys(t, "L");
	term_wait_row(t, 0, "Programme > .*ILLUSTRATIVE");
	term_wait(t, "Digital government");
	term_wait_match(t, "1Help");
	term_keys(t, "L");
	term_wait_row(t, 0, "Chương trình > ");
	quit(t);
}

static void test_help_and_menu(void **state)
{
	(void)state;
	struct term *t = open_demo("en", "2022-Q4");
	term_keys(t, "F1");
	term_wait(t, "Help");
	term_wait_match(t, "F8 z Z +undo");
	term_keys(t, "Esc");
	term_wait_gone(t, "explain this number");
	/* every action without a letter: the menu walked with arrows */
	term_keys(t, "F9");
	term_wait(t, "Menu");
	term_type(t, "quit");
	term_keys(t, "Enter");
	assert_int_equal(term_wait_end(t), 0);
}

/* Another programme, two levels below the province, ranks, counts, yes/no: every row of every
 * screen opens without a change of code. */
static void test_another_programme(void **state)
{
	(void)state;
	program_expect(0, "demo", "--catalogue", source_path("tests/data/catalogue-small"), NULL);
	struct term *t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	long long indicators = program_sql_number("SELECT count(*) FROM indicator");
	assert_true(indicators >= 10);
	term_keys(t, "v"); /* the table: indicators without headings */
	for (long long i = 0; i < indicators; i++) {
		term_settle(t);
		term_keys(t, "Enter"); /* the units of the nation */
		term_wait_gone(t, "Programme > ");
		term_settle(t);
		term_keys(t, "=");
		term_settle(t);
		term_keys(t, "Esc t");
		term_settle(t);
		term_keys(t, "Esc Down Enter"); /* a unit and its indicators */
		term_settle(t);
		term_keys(t, "Esc Esc Esc");
		term_wait(t, "Programme > ");
		term_keys(t, "Down");
	}
	quit(t);
	program_expect(0, "check", NULL);
}

/* A figure of 2024 on the map of 2026: predecessors' numerators over their denominators; with one
 * of them missing it is absent and says of how many. */
static void test_predecessors(void **state)
{
	(void)state;
	program_setenv("TIENDO_NOW=2026-01-10T08:00:00");
	struct term *t = open_demo("en", "2024-Q4");
	term_keys(t, "p"); /* the map of today */
	find(t, "cap quang", "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	find(t, "lam dong", "Lam Dong");
	term_keys(t, "=");
	term_wait_match(t, "3 predecessors");
	term_keys(t, "Esc");
	term_wait(t, "Target: ");
	term_keys(t, "p"); /* the map of the period: 63 provinces */
	find(t, "dak nong", "Dak Nong");
	term_keys(t, "Del");
	term_wait(t, "cleared");
	term_keys(t, "p");
	find(t, "lam dong", "Lam Dong.*2( of |/)3");
	quit(t);
}

static void test_first_start(void **state)
{
	(void)state;
	struct term *t = program_open(NULL, "--lang", "en", NULL);
	term_settle(t);
	walk_quit(t);
	assert_false(scratch_exists(program_db()));
	t = program_open(NULL, "--lang", "en", NULL);
	term_settle(t);
	term_keys(t, "Down Down Enter"); /* empty, published, illustrative */
	term_wait_row(t, 0, "Programme > .*ILLUSTRATIVE");
	quit(t);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_overview),      PROGRAM_TEST(test_walk_to_a_province),
		PROGRAM_TEST(test_province_page), PROGRAM_TEST(test_search),
		PROGRAM_TEST(test_periods),       PROGRAM_TEST(test_language_at_once),
		PROGRAM_TEST(test_help_and_menu), PROGRAM_TEST(test_another_programme),
		PROGRAM_TEST(test_predecessors),  PROGRAM_TEST(test_first_start),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* Tasks and documents, the choice of the period and the first start, drawn on a terminal of 80x24 that
 * nobody sees. */
#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "store/programme.h"
#include "ui/screens.h"
#include "ui/term.h"
#include "ui/ui.h"

#include <curses.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct desk {
	FILE *null;
	SCREEN *screen;
	struct programme programme;
	struct units units;
	struct ui ui;
};

static struct desk desk;

static int desk_setup(void **state)
{
	scratch_setup(state);
	setlocale(LC_CTYPE, "C.UTF-8");
	term_set_utf8(true);
	setenv("COLUMNS", "80", 1);
	setenv("LINES", "24", 1);
	desk.null = fopen("/dev/null", "r+");
	desk.screen = newterm("vt100", desk.null, desk.null);
	if (!desk.screen)
		return -1;
	resize_term(24, 80);
	term_prepare();
	keys_init();
	theme_use(THEME_MONO);
	lang_set(LANG_VI);
	programme_init(&desk.programme);
	units_init(&desk.units);
	ui_init(&desk.ui);
	desk.ui.programme = &desk.programme;
	desk.ui.units = &desk.units;
	desk.ui.path = scratch_path("new/folder/tiendo.db");
	desk.ui.author = "lan";
	return 0;
}

static int desk_teardown(void **state)
{
	ui_release(&desk.ui);
	store_close(desk.ui.store);
	units_release(&desk.units);
	programme_release(&desk.programme);
	endwin();
	delscreen(desk.screen);
	fclose(desk.null);
	return scratch_teardown(state);
}

static void press(int32_t key)
{
	struct event ev = { .kind = EVENT_KEY, .key = key };

	if (key >= ' ' && key < 0x7f)
		ev.text[0] = (char)key;
	ui_handle(&desk.ui, &ev);
}

static void type_text(const char *text)
{
	for (; *text; text++)
		press(*text);
}

/* What stands on the screen, its lines without the spaces at their ends. */
static char *desk_text(void)
{
	struct str text;

	str_init(&text);
	ui_draw(&desk.ui);
	for (int y = 0; y < LINES; y++) {
		wchar_t wide[200];
		char line[800];

		mvinnwstr(y, 0, wide, 80);
		assert_true(wcstombs(line, wide, sizeof(line)) != (size_t)-1);
		str_add(&text, line);
		while (text.len && text.text[text.len - 1] == ' ')
			text.text[--text.len] = '\0';
		str_addc(&text, '\n');
	}
	return str_take(&text);
}

static bool shows(const char *what)
{
	char *text = desk_text();
	const bool found = strstr(text, what) != NULL;

	if (!found)
		print_message("no \"%s\" in\n%s", what, text);
	free(text);
	return found;
}

static bool hides(const char *what)
{
	char *text = desk_text();
	const bool found = strstr(text, what) != NULL;

	free(text);
	return !found;
}

static const char *top_name(void)
{
	void *state;

	return ui_top(&desk.ui, &state)->name;
}

/* The first start, and then the list of tasks at 2022-Q4. */
static void desk_create(int choice)
{
	view_push(&desk.ui, &start_view, NULL);
	press('0' + choice);
	assert_non_null(desk.ui.store);
	assert_string_equal(top_name(), "overview");
	desk.ui.look.period = period_of(2022, PERIOD_QUARTER, 4);
	ui_stale(&desk.ui);
	press('V');
	assert_string_equal(top_name(), "plans");
}

static void test_start(void **state)
{
	(void)state;
	view_push(&desk.ui, &start_view, NULL);
	assert_true(shows("new/folder/tiendo.db"));
	press(K_DOWN);
	press(K_ENTER);
	assert_string_equal(top_name(), "overview");
	assert_int_equal(desk.programme.indicators, 62);
	assert_int_equal(desk.ui.depth, 1);
	assert_true(desk.ui.look.period != PERIOD_NONE);
	assert_true(scratch_exists(scratch_path("new/folder/tiendo.db")));
}

/* A path that cannot be: the reason is said, nothing is made, another choice can follow. */
static void test_start_fails(void **state)
{
	(void)state;
	scratch_write("file", "not a folder");
	desk.ui.path = scratch_path("file/tiendo.db");
	view_push(&desk.ui, &start_view, NULL);
	press('1');
	assert_null(desk.ui.store);
	assert_string_equal(top_name(), "start");
	assert_int_equal(desk.ui.message_style, STYLE_ERROR);
	desk.ui.path = scratch_path("tiendo.db");
	press('1');
	assert_string_equal(top_name(), "overview");
}

static void test_start_left(void **state)
{
	(void)state;
	view_push(&desk.ui, &start_view, NULL);
	press(K_ESC);
	assert_int_equal(desk.ui.depth, 0);
	assert_false(scratch_exists(scratch_path("new")));
}

static void test_list(void **state)
{
	(void)state;
	desk_create(1);
	assert_true(shows(" Văn bản (4)"));
	assert_true(shows("2020-2030 03/06/2020"));
	assert_true(shows(" Nhiệm vụ trọng tâm (18)"));
	assert_true(shows("BKHCN     0/3  x quá hạn"));
	assert_true(shows("không nêu"));
	press('G');
	assert_true(shows("T18     Điều phối phát triển, sử dụng c…"));
	assert_true(shows("Ủy ban Quốc gia"));
	assert_true(shows("Tổ công tác        31/12/2022"));
	assert_true(shows(
		">  M4      Ngày Chuyển đổi số Quốc gia         hằng năm           10/10/2022"));
	press(')');
	assert_true(shows("hằng năm           10/10/2023"));
	press('V');
	assert_string_equal(top_name(), "overview");
}

static void test_search(void **state)
{
	static const struct {
		const char *typed, *row;
	} rows[] = {
		{ "hoa don dien tu", ">  T07" }, { "invoices", ">  T07" },
		{ "eco.ent.inv", ">  T07" },     { "byt", ">  T04" },
		{ "to cong tac", ">  D6" },      { "749", ">  QD749" },
		{ "10/10", ">  QD505" },         { "moc thoi gian", ">Mốc thời gian (4)" },
	};

	(void)state;
	desk_create(1);
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		press('g');
		press('/');
		type_text(rows[n].typed);
		press(K_ENTER);
		assert_true(shows(rows[n].row));
	}
}

/* The successor of the ministry that leads has the task among its own, whatever period is shown. */
static void test_successor(void **state)
{
	(void)state;
	desk_create(1);
	desk.ui.body = units_by_code(&desk.units, "BKHCN25")->id;
	press('V');
	press('V');
	assert_true(shows("T01"));
	assert_true(hides("T12"));
	desk.ui.body = units_by_code(&desk.units, "BKHCN")->id;
	press('V');
	press('V');
	assert_true(hides("T01"));
}

static void test_task(void **state)
{
	(void)state;
	desk_create(2);
	press('/');
	type_text("t01");
	press(K_ENTER);
	press(K_ENTER);
	assert_string_equal(top_name(), "plan");
	assert_true(shows(
		"Chủ trì:          Bộ trưởng Bộ Thông tin và Truyền thông; Bộ Khoa học và Công"));
	assert_true(shows("Phối hợp:         toàn bộ 63 tỉnh, thành phố (tại ngày 15/03/2022)"));
	assert_true(shows("tối thiểu 75% hộ gia đình có cáp quang"));
	assert_true(shows("Chỉ tiêu liên quan (3)"));
	assert_true(shows("Hộ có Internet cáp quang"));
	assert_true(shows(">= 75"));
	press('>');
	press('>');
	assert_true(shows("T03  Phổ cập an toàn thông tin mạng"));
	assert_true(shows("Chủ trì:          không nêu"));
	press('<');
	press('<');
	press('G');
	assert_true(shows("SOC.INF.MBB: "));
	press(K_ENTER);
	assert_string_equal(top_name(), "indicator");
	press(K_ESC);
	press(K_ESC);
	assert_string_equal(top_name(), "plans");
}

static void test_document(void **state)
{
	(void)state;
	desk_create(1);
	press(K_ENTER);
	assert_true(shows("Mục tiêu (38)"));
	assert_true(shows(">= 80 %; hạn 31/12/2025; văn bản nêu rõ; tài liệu nguồn 002"));
	press('>');
	assert_true(shows(">= 100 %; hạn 31/03/2022; cách hiểu; tài liệu nguồn 001;004"));
	press('G');
	assert_true(shows("Mốc thời gian (3)"));
	assert_true(shows("M3  Số hóa 100%"));
}

static void test_duty_and_milestone(void **state)
{
	(void)state;
	desk_create(1);
	press('G');
	press(K_ENTER);
	assert_true(shows("Ngày:             10/10/2022, hằng năm"));
	assert_true(shows("Sắp tới:          10/10/2022"));
	press('<');
	assert_true(shows("M3  Số hóa 100%"));
	assert_true(shows("Sắp tới:          01/12/2022"));
	press('<');
	assert_true(shows("Sắp tới:          đã qua"));
	press(K_ESC);
	for (int n = 0; n < 8; n++)
		press(K_UP);
	press(K_ENTER);
	assert_true(shows("D3  Ban hành"));
	assert_true(shows("Cơ quan:          mọi cơ quan"));
	assert_true(shows("Đến hạn:          31/03/2022"));
	assert_true(shows("Chỉ tiêu liên quan (1)"));
}

/* The language changes at once, what a page says of it too. */
static void test_language(void **state)
{
	(void)state;
	desk_create(1);
	press('L');
	assert_true(shows(" Priority tasks (18)"));
	assert_true(shows("not named"));
	press('/');
	type_text("t01");
	press(K_ENTER);
	press(K_ENTER);
	assert_true(shows("all 63 provinces and cities (on 15/03/2022)"));
	press('L');
	assert_true(shows("toàn bộ 63 tỉnh"));
}

/* Without values by the month, months are not offered. */
static void test_period(void **state)
{
	(void)state;
	desk_create(1);
	press('P');
	assert_string_equal(top_name(), "period");
	assert_true(shows(">   2022-Q4   01/10/2022 - 31/12/2022  đang xem"));
	assert_true(hides("2022-H1"));
	assert_true(hides("2022-12"));
	type_text("2019");
	assert_true(shows("> 2019        01/01/2019 - 31/12/2019"));
	press(K_ESC);
	assert_int_equal(desk.ui.look.period, period_of(2022, PERIOD_QUARTER, 4));
	press('P');
	type_text("2030 q2");
	press(K_ENTER);
	assert_string_equal(top_name(), "plans");
	assert_int_equal(desk.ui.look.period, period_of(2030, PERIOD_QUARTER, 2));
	assert_true(shows("2030-Q2"));
	press('P');
	type_text("2031");
	assert_true(hides(">   2"));
}

static void test_period_months(void **state)
{
	(void)state;
	desk_create(2);
	press('P');
	type_text("2022");
	press(K_END);
	assert_true(shows(">   2022-12   01/12/2022 - 31/12/2022"));
}

/* A page is as wide as the window, also after the window has changed. */
static void test_resize(void **state)
{
	(void)state;
	desk_create(1);
	press(K_ENTER);
	assert_true(shows("Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm"));
	resize_term(24, 50);
	assert_true(shows(">QD749  Chương trình Chuyển đổi số quốc gia đến\n"));
	resize_term(24, 80);
	assert_true(shows("Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm"));
}

#define DESK_TEST(f) cmocka_unit_test_setup_teardown(f, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_start),
		DESK_TEST(test_start_fails),
		DESK_TEST(test_start_left),
		DESK_TEST(test_list),
		DESK_TEST(test_successor),
		DESK_TEST(test_search),
		DESK_TEST(test_task),
		DESK_TEST(test_document),
		DESK_TEST(test_duty_and_milestone),
		DESK_TEST(test_language),
		DESK_TEST(test_period),
		DESK_TEST(test_period_months),
		DESK_TEST(test_resize),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

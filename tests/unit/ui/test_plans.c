/* Tasks and documents, the choice of the period and the first start, drawn on a terminal of 80x24 that
 * nobody sees. */
#include "base/mem.h"
#include "base/str.h"
#include "store/programme.h"
#include "support/press.h"
#include "support/scratch.h"
#include "support/screen.h"
#include "ui/screens.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct desk {
	struct programme programme;
	struct units units;
	struct ui ui;
};

static struct desk desk;

static int desk_setup(void **state)
{
	scratch_setup(state);
	screen_open(24, 80, "vt100", true);
	keys_init();
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
	screen_close();
	return scratch_teardown(state);
}

static char *desk_text(void)
{
	ui_draw(&desk.ui);
	return screen_text();
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
	press_key(&desk.ui, '0' + choice);
	assert_non_null(desk.ui.store);
	assert_string_equal(top_name(), "overview");
	desk.ui.look.period = period_of(2022, PERIOD_QUARTER, 4);
	ui_stale(&desk.ui);
	press_key(&desk.ui, 'V');
	assert_string_equal(top_name(), "plans");
}

static void test_start(void **state)
{
	(void)state;
	view_push(&desk.ui, &start_view, NULL);
	assert_true(shows("new/folder/tiendo.db"));
	press_key(&desk.ui, K_DOWN);
	press_key(&desk.ui, K_ENTER);
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
	press_key(&desk.ui, '1');
	assert_null(desk.ui.store);
	assert_string_equal(top_name(), "start");
	assert_int_equal(desk.ui.message_style, STYLE_ERROR);
	desk.ui.path = scratch_path("tiendo.db");
	press_key(&desk.ui, '1');
	assert_string_equal(top_name(), "overview");
}

static void test_start_left(void **state)
{
	(void)state;
	view_push(&desk.ui, &start_view, NULL);
	press_key(&desk.ui, K_ESC);
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
	press_key(&desk.ui, 'G');
	assert_true(shows("T18     Điều phối phát triển, sử dụng c…"));
	assert_true(shows("Ủy ban Quốc gia"));
	assert_true(shows("Tổ công tác        31/12/2022"));
	assert_true(shows(
		">  M4      Ngày Chuyển đổi số Quốc gia         hằng năm           10/10/2022"));
	press_key(&desk.ui, ')');
	assert_true(shows("hằng năm           10/10/2023"));
	press_key(&desk.ui, 'V');
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
		press_key(&desk.ui, 'g');
		press_key(&desk.ui, '/');
		press_text(&desk.ui, rows[n].typed);
		press_key(&desk.ui, K_ENTER);
		assert_true(shows(rows[n].row));
	}
}

/* The successor of the ministry that leads has the task among its own, whatever period is shown. */
static void test_successor(void **state)
{
	(void)state;
	desk_create(1);
	desk.ui.body = units_by_code(&desk.units, "BKHCN25")->id;
	press_key(&desk.ui, 'V');
	press_key(&desk.ui, 'V');
	assert_true(shows("T01"));
	assert_true(hides("T12"));
	desk.ui.body = units_by_code(&desk.units, "BKHCN")->id;
	press_key(&desk.ui, 'V');
	press_key(&desk.ui, 'V');
	assert_true(hides("T01"));
}

static void test_task(void **state)
{
	(void)state;
	desk_create(2);
	press_key(&desk.ui, '/');
	press_text(&desk.ui, "t01");
	press_key(&desk.ui, K_ENTER);
	press_key(&desk.ui, K_ENTER);
	assert_string_equal(top_name(), "plan");
	assert_true(shows(
		"Chủ trì:          Bộ trưởng Bộ Thông tin và Truyền thông; Bộ Khoa học và Công"));
	assert_true(shows("Phối hợp:         toàn bộ 63 tỉnh, thành phố (tại ngày 15/03/2022)"));
	assert_true(shows("tối thiểu 75% hộ gia đình có cáp quang"));
	assert_true(shows("Chỉ tiêu liên quan (3)"));
	assert_true(shows("Hộ có Internet cáp quang"));
	assert_true(shows(">= 75"));
	press_key(&desk.ui, '>');
	press_key(&desk.ui, '>');
	assert_true(shows("T03  Phổ cập an toàn thông tin mạng"));
	assert_true(shows("Chủ trì:          không nêu"));
	press_key(&desk.ui, '<');
	press_key(&desk.ui, '<');
	press_key(&desk.ui, 'G');
	assert_true(shows("SOC.INF.MBB: "));
	press_key(&desk.ui, K_ENTER);
	assert_string_equal(top_name(), "indicator");
	press_key(&desk.ui, K_ESC);
	press_key(&desk.ui, K_ESC);
	assert_string_equal(top_name(), "plans");
}

static void test_document(void **state)
{
	(void)state;
	desk_create(1);
	press_key(&desk.ui, K_ENTER);
	assert_true(shows("Mục tiêu (38)"));
	assert_true(shows(">= 80 %; hạn 31/12/2025; văn bản nêu rõ; tài liệu nguồn 002"));
	press_key(&desk.ui, '>');
	assert_true(shows(">= 100 %; hạn 31/03/2022; cách hiểu; tài liệu nguồn 001;004"));
	press_key(&desk.ui, 'G');
	assert_true(shows("Mốc thời gian (3)"));
	assert_true(shows("M3  Số hóa 100%"));
}

static void test_duty_and_milestone(void **state)
{
	(void)state;
	desk_create(1);
	press_key(&desk.ui, 'G');
	press_key(&desk.ui, K_ENTER);
	assert_true(shows("Ngày:             10/10/2022, hằng năm"));
	assert_true(shows("Sắp tới:          10/10/2022"));
	press_key(&desk.ui, '<');
	assert_true(shows("M3  Số hóa 100%"));
	assert_true(shows("Sắp tới:          01/12/2022"));
	press_key(&desk.ui, '<');
	assert_true(shows("Sắp tới:          đã qua"));
	press_key(&desk.ui, K_ESC);
	for (int n = 0; n < 8; n++)
		press_key(&desk.ui, K_UP);
	press_key(&desk.ui, K_ENTER);
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
	press_key(&desk.ui, 'L');
	assert_true(shows(" Priority tasks (18)"));
	assert_true(shows("not named"));
	press_key(&desk.ui, '/');
	press_text(&desk.ui, "t01");
	press_key(&desk.ui, K_ENTER);
	press_key(&desk.ui, K_ENTER);
	assert_true(shows("all 63 provinces and cities (on 15/03/2022)"));
	press_key(&desk.ui, 'L');
	assert_true(shows("toàn bộ 63 tỉnh"));
	desk.programme.task[0].coordinators = "@all";
	press_key(&desk.ui, 'L');
	assert_true(shows("all 93 ministries, agencies, provinces and cities (on"));
}

/* Without values by the month, months are not offered. */
static void test_period(void **state)
{
	(void)state;
	desk_create(1);
	press_key(&desk.ui, 'P');
	assert_string_equal(top_name(), "period");
	assert_true(shows(">   2022-Q4   01/10/2022 - 31/12/2022  đang xem"));
	assert_true(hides("2022-H1"));
	assert_true(hides("2022-12"));
	press_text(&desk.ui, "2019");
	assert_true(shows("> 2019        01/01/2019 - 31/12/2019"));
	press_key(&desk.ui, K_ESC);
	assert_int_equal(desk.ui.look.period, period_of(2022, PERIOD_QUARTER, 4));
	press_key(&desk.ui, 'P');
	press_text(&desk.ui, "2030 q2");
	press_key(&desk.ui, K_ENTER);
	assert_string_equal(top_name(), "plans");
	assert_int_equal(desk.ui.look.period, period_of(2030, PERIOD_QUARTER, 2));
	assert_true(shows("2030-Q2"));
	press_key(&desk.ui, 'P');
	press_text(&desk.ui, "2031");
	assert_true(hides(">   2"));
}

static void test_period_months(void **state)
{
	(void)state;
	desk_create(2);
	press_key(&desk.ui, 'P');
	press_text(&desk.ui, "2022");
	press_key(&desk.ui, K_END);
	assert_true(shows(">   2022-12   01/12/2022 - 31/12/2022"));
}

/* A page is as wide as the window, also after the window has changed. */
static void test_resize(void **state)
{
	(void)state;
	desk_create(1);
	press_key(&desk.ui, K_ENTER);
	assert_true(shows("Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm"));
	screen_resize(24, 50);
	assert_true(shows(">QD749  Chương trình Chuyển đổi số quốc gia đến\n"));
	screen_resize(24, 80);
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

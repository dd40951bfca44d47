/* The programme's overview, what is laid over it, and the first start. */
#include "base/mem.h"
#include "screens/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct scene overview_scenes[] = {
	{ "overview", "2022-Q4", "",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "overview_open", "2022-Q4", "*", STAGE_LARGE },
	{ "overview_open_end", "2022-Q4", "*{End}", STAGE_PLAIN },
	{ "overview_flat", "2022-Q4", "{F7}", STAGE_PLAIN },
	{ "overview_indicator", "2022-Q4", "/ho co internet{Enter}",
	  STAGE_NARROW | STAGE_SMALLEST },
	{ "overview_search", "2022-Q4", "/ho so", STAGE_ASCII },
	{ "overview_search_unit", "2022-Q4", "/da nang", STAGE_PLAIN },
	{ "overview_search_both", "2022-Q4", "/bo y te", STAGE_PLAIN },
	{ "overview_search_nothing", "2022-Q4", "/xyzzy", STAGE_PLAIN },
	{ "overview_filter", "2022-Q4", "{F4}", STAGE_SMALLEST },
	{ "overview_behind", "2022-Q4", "{F4}{Down}{Enter}*", STAGE_PLAIN },
	{ "overview_nothing", "2022-Q4", "{F4}505{Enter}", STAGE_PLAIN },
	{ "overview_input_method", "2022-Q4", "{Backspace}", STAGE_PLAIN },
	{ "overview_period_typed", "2022-Q4", "P2023 q3", STAGE_PLAIN },
	{ "overview_sort", "2022-Q4", "{F6}", STAGE_PLAIN },
	{ "overview_by_pace", "2022-Q4", "{F7}{F6}{Down}{Enter}", STAGE_PLAIN },
	{ "overview_plan", "2022-Q4", "H", STAGE_PLAIN },
	{ "overview_another_plan", "2022-Q4", "H{Down}{Enter}", STAGE_PLAIN },
	{ "overview_verified", "2022-Q4", "bb{Down}", STAGE_NARROW },
	{ "overview_today", "2024-Q4", "pH{Down}{Enter}b{Down}", STAGE_LARGE | STAGE_SMALLEST },
	{ "overview_2025", "2025-Q4", "*", STAGE_LARGE },
	{ "overview_month", "2022-10", "{Down}{Down}", STAGE_PLAIN },
	{ "overview_before", "2020-Q1", "{Down}{Down}", STAGE_PLAIN },
	{ "overview_counts", "2022-Q4", "=", STAGE_PLAIN },
	{ "overview_help", "2022-Q4", "?",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_ASCII },
	{ "overview_menu", "2022-Q4", ":", STAGE_ASCII },
	{ "period", "2022-Q4", "P", STAGE_ASCII },
};

static const struct scene start_scenes[] = {
	{ "start", "", "", STAGE_LARGE | STAGE_SMALLEST | STAGE_ASCII | STAGE_START },
};

static const struct scene plans_scenes[] = {
	{ "plans", "2022-Q4", "V", STAGE_LARGE | STAGE_NARROW | STAGE_ASCII },
	{ "plans_task", "2022-Q4", "V/t01{Enter}{Enter}", STAGE_ASCII },
	{ "plans_help", "2022-Q4", "V?", STAGE_PLAIN },
	{ "calendar", "2025-Q4", "J", STAGE_LARGE | STAGE_NARROW },
	{ "calendar_add", "2022-Q4", "J{Ins}", STAGE_PLAIN },
};

static void test_overview(void **state)
{
	(void)state;
	stage_check(overview_scenes, ARRAY_LEN(overview_scenes));
}

static void test_start(void **state)
{
	(void)state;
	stage_check(start_scenes, ARRAY_LEN(start_scenes));
}

static void test_plans(void **state)
{
	(void)state;
	stage_check(plans_scenes, ARRAY_LEN(plans_scenes));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_overview),
		cmocka_unit_test(test_start),
		cmocka_unit_test(test_plans),
	};

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}

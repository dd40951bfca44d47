/* Another programme on the same screens: four pillars, districts and communes below the provinces. */
#include "base/mem.h"
#include "screens/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define CLEAN "/nuoc sach{Enter}{Enter}"

static const struct scene small_scenes[] = {
	{ "small_overview", "2022-Q4", "*", STAGE_LARGE },
	{ "small_indicator", "2022-Q4", CLEAN, STAGE_PLAIN },
	{ "small_unit", "2022-Q4", CLEAN "{Down}{Enter}", STAGE_PLAIN },
	{ "small_districts", "2022-Q4", CLEAN "{Down}{Enter}{Enter}{Down}", STAGE_PLAIN },
	{ "small_district", "2022-Q4", CLEAN "{Down}{Enter}{Enter}{Down}{Enter}", STAGE_PLAIN },
	{ "small_communes", "2022-Q4", CLEAN "{Down}{Enter}{Enter}{Down}{Enter}{Enter}{Down}",
	  STAGE_PLAIN },
	{ "small_commune", "2022-Q4", CLEAN "{Down}{Enter}{Enter}{Down}{Enter}{Enter}{Down}{Enter}",
	  STAGE_PLAIN },
	{ "small_commune_edit", "2022-Q4",
	  CLEAN "{Down}{Enter}{Enter}{Down}{Enter}{Enter}{Down}{F2}", STAGE_PLAIN },
	{ "small_explain", "2022-Q4", CLEAN "{Down}=", STAGE_PLAIN },
};

static void test_small(void **state)
{
	(void)state;
	stage_check(small_scenes, ARRAY_LEN(small_scenes));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_small) };

	return cmocka_run_group_tests(tests, stage_setup_small, stage_teardown);
}

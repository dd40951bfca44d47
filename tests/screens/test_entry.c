/* The entry grid in both directions: values, marked texts, warnings, the field being typed in. */
#include "base/mem.h"
#include "screens/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define FIBRE "/cap quang{Enter}"
#define TYPED "1234{Enter}12x{Enter}1{Enter}"

static const struct scene entry_scenes[] = {
	{ "entry_indicator", "2023-Q4", FIBRE "{Ins}",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST },
	{ "entry_marked", "2023-Q4", FIBRE "{Ins}" TYPED "{Up}{Up}",
	  STAGE_LARGE | STAGE_MONO | STAGE_ASCII | STAGE_WRITES },
	{ "entry_typing", "2023-Q4", FIBRE "{Ins}" TYPED "57", STAGE_NARROW | STAGE_WRITES },
	{ "entry_reason", "2023-Q4", FIBRE "{Ins}1234{Tab}{Tab}{Tab}so moi{Enter}",
	  STAGE_LARGE | STAGE_WRITES },
	{ "entry_faulty", "2023-Q4", FIBRE "{Ins}" TYPED "{F4}{F4}", STAGE_WRITES },
	{ "entry_help", "2023-Q4", FIBRE "{Ins}{F1}", STAGE_NARROW },
	{ "entry_unit", "2023-Q4", "/an giang{Enter}{Enter}{Ins}",
	  STAGE_LARGE | STAGE_MONO | STAGE_ASCII },
};

static void test_entry(void **state)
{
	(void)state;
	stage_check(entry_scenes, ARRAY_LEN(entry_scenes));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_entry) };

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}

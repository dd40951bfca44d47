/* The preview of a paste, as it looks. */
#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define FIBRE "/cap quang{Enter}{Enter}{F6}{Down}{Enter}{Home}{Down}"

/* A column as it comes from a spreadsheet, an empty line and hostile text among it. */
static const char preview_column[] = "57,8%\n58%\nabc\n\n..\n-\n812/1000\n99,9%\n160%\n"
				     "\xe2\x80\xae"
				     "57%\n";

/* Names in three spellings, a region and a total. */
static const char preview_block[] = "TP. Hà Nội\t57,8%\nHAI PHONG\t58%\nVùng Đông Nam Bộ\t60%\n"
				    "Tỉnh An Giang\t61%\nHòa Bình\t62%\nXứ Lạ\t63%\nTổng số\t64%\n";

static const struct scene column_scenes[] = {
	{ "preview", "2022-Q4", FIBRE "{paste}",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "preview_fault", "2022-Q4", FIBRE "{paste}{F5}", STAGE_PLAIN },
	{ "preview_refused", "2022-Q4", FIBRE "{paste}{Enter}", STAGE_PLAIN },
	{ "preview_left_out", "2022-Q4", FIBRE "{paste}{F5} {F5} {F5} {F5} ", STAGE_PLAIN },
	{ "preview_ask", "2022-Q4", FIBRE "{paste}{F5} {F5} {F5} {F5} {Enter}", STAGE_WRITES },
	{ "preview_saved", "2022-Q4", FIBRE "{paste}{F5} {F5} {F5} {F5} {Enter}1", STAGE_WRITES },
	{ "preview_left", "2022-Q4", FIBRE "{paste}{Esc}", STAGE_PLAIN },
	{ "preview_help", "2022-Q4", FIBRE "{paste}?", STAGE_PLAIN },
	{ "paste_unused", "2022-Q4", "{paste}", STAGE_PLAIN },
	{ "paste_search", "2022-Q4", "/{paste}", STAGE_PLAIN },
};

static const struct scene block_scenes[] = {
	{ "preview_block", "2022-Q4", FIBRE "{paste}", STAGE_PLAIN },
};

static void test_column(void **state)
{
	(void)state;
	stage_clipboard(preview_column);
	stage_check(column_scenes, sizeof(column_scenes) / sizeof(column_scenes[0]));
}

static void test_block(void **state)
{
	(void)state;
	stage_clipboard(preview_block);
	stage_check(block_scenes, sizeof(block_scenes) / sizeof(block_scenes[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_column),
		cmocka_unit_test(test_block),
	};

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}

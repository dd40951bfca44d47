/* What the keys of values and of finding do on every screen where they make sense. */
#include "places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define CELL "/ 'an giang' Enter / 'fibre' Enter "

static void leave(struct term *t)
{
	term_keys(t, "F10");
	assert_int_equal(term_wait_end(t), 0);
	term_free(t);
}

/* A screen, what is sought there, and the row that the cursor is then on; Esc goes back. */
static const struct {
	const char *keys, *sought, *row, *from;
} searches[] = {
	{ "M ", "can tho", "^> +Can Tho ", "^> +Hanoi " },
	{ "M F7 ", "smart", "^> +Smartphone subscr", NULL },
	{ "M F4 Enter F7 F7 ", "universal electronic inv", "^> .*Universal electronic in", NULL },
	{ "K ", "smart", "SOC.INF.SMP  AGG", "SOC.INF.FBR  DNG" },
	{ "K ", "an giang fib", "SOC.INF.FBR  AGG", "SOC.INF.FBR  DNG" },
	{ "V Enter ", "smartphone", "SOC.INF.SMP  Population", "QD749" },
	{ CELL "= ", "target", "^>Target", "60.0 %" },
	{ CELL "t ", "draft", "entered, draft", "submitted" },
	{ CELL "c ", "evidence", "https://example.vn", "counted twice" },
};

static void test_search(void **state)
{
	(void)state;
	places_fill();
	for (size_t n = 0; n < sizeof(searches) / sizeof(searches[0]); n++) {
		struct term *t = places_open(NULL, "en");
		places_go(t, searches[n].keys);
		term_keys(t, "F3");
		term_type(t, searches[n].sought);
		term_keys(t, "Enter");
		term_wait_at_cursor(t, searches[n].row);
		if (searches[n].from) {
			term_keys(t, "Home /");
			term_type(t, searches[n].sought);
			term_keys(t, "Esc");
			term_wait_at_cursor(t, searches[n].from);
		}
		leave(t);
	}
}

/* From the overview to the nation's cell: its field, its history, its comments; and back to the row. */
static void test_from_overview(void **state)
{
	(void)state;
	places_fill();
	struct term *t = places_open(NULL, "en");
	term_keys(t, "F2");
	term_wait(t, "choose the line of a figure");
	term_keys(t, "t");
	term_wait(t, "choose the line of a figure");
	places_go(t, "/ 'cap quang' Enter F2");
	term_wait_at_cursor(t, "^> +National .*\\[ ");
	term_type(t, "61.5%");
	term_keys(t, "Enter");
	term_wait(t, "saved: ");
	term_keys(t, "Esc");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "t");
	term_wait_row(t, 0, "^Change log: Households with fibre > National");
	term_wait(t, "61.5 %");
	term_keys(t, "=");
	term_wait_row(t, 0, "^= Households with fibre > National");
	term_keys(t, "t");
	term_wait_row(t, 0, "^Change log: ");
	term_keys(t, "c");
	term_wait_row(t, 0, "^Comments: Households with fibre > National");
	term_wait(t, " X evidence ");
	term_keys(t, "Esc Esc Esc Esc");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "c");
	term_wait_row(t, 0, "^Comments: Households with fibre > National");
	leave(t);
}

/* F5 answers where nothing is left to be filled in. */
static void test_nothing_empty(void **state)
{
	(void)state;
	program_init();
	program_expect(0, "import",
		       scratch_write("rank.csv", "indicator,unit,period,value\n"
						 "GOV.RNK.EGD,VN,2022,86\n"),
		       NULL);
	struct term *t = program_open(NULL, "--lang", "en", "--period", "2022", NULL);
	places_go(t, "/ 'egdi' Enter Enter F5");
	term_wait(t, "nothing is empty or faulty");
	leave(t);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_search),
		PROGRAM_TEST(test_from_overview),
		PROGRAM_TEST(test_nothing_empty),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

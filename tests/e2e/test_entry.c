/* The entry grid on a real terminal: whatever comes at once is honoured in order, an error shifts
 * nothing, and what was typed outlives the line. */
#include "walk.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { UNITS = 63 };

/* Finds an indicator and opens its grid, which is titled so. */
static struct term *open_grid_of(const char *period, const char *typed, const char *title)
{
	struct term *t = walk_open(period);
	term_keys(t, "/");
	term_type(t, typed);
	term_keys(t, "Enter Ins");
	term_wait(t, title);
	return t;
}

/* That of an indicator whose denominator is the population. */
static struct term *open_grid(const char *period)
{
	return open_grid_of(period, "ho so suc khoe", "Enter: Electronic health record");
}

/* The line is cut; the next start goes on with what was typed. */
static struct term *resume(struct term *t)
{
	term_hangup(t);
	term_wait_end(t);
	t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "the line was cut while you typed");
	term_keys(t, "1");
	return t;
}

/* The letters, the over-long and the impossible number are in rows 5, 20 and 63. */
static void test_all_at_once(void **state)
{
	struct str keys;

	(void)state;
	program_init();
	const long long before = program_revisions();
	struct term *t = open_grid("2022-Q4");
	str_init(&keys);
	for (int n = 1; n <= UNITS; n++) {
		if (n == 5)
			str_add(&keys, "12x4\r");
		else if (n == 20)
			str_add(&keys, "9,99\r");
		else if (n == UNITS)
			str_add(&keys, "-123\r");
		else
			str_addf(&keys, "%d\r", 1000 + n);
	}
	term_bytes(t, keys.text, keys.len);
	str_release(&keys);
	term_wait(t, "errors 3 ");
	term_wait(t, "saved 60");
	assert_int_equal(program_revisions(), before + 60);
	/* In their rows: the order of the grid is that of the catalogue. */
	term_keys(t, "Home");
	term_wait_at_cursor(t, "1,001");
	term_keys(t, "F5");
	term_wait_at_cursor(t, "12x4");
	term_keys(t, "F5");
	term_wait_at_cursor(t, "9,99");
	term_keys(t, "F5");
	term_wait_at_cursor(t, "-123");
	term_keys(t, "Up");
	term_wait_at_cursor(t, "1,062");
}

static void test_one_by_one(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	for (int n = 1; n <= 20; n++) {
		char text[32];

		snprintf(text, sizeof(text), "%d", 1000 + n);
		term_type(t, text);
		term_keys(t, "Enter");
		snprintf(text, sizeof(text), "saved %d", n);
		term_wait(t, text);
	}
	term_wait(t, "entered 20/63 | errors 0 | saved 20");
}

static void test_keys_of_a_cell(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_type(t, "1234");
	term_keys(t, "Esc");
	term_wait(t, "left as it was");
	term_type(t, "1234");
	term_keys(t, "Enter");
	term_wait(t, "entered 1/63");
	term_type(t, "\"");
	term_keys(t, "Enter");
	term_wait(t, "entered 2/63");
	term_keys(t, "Up");
	term_wait_at_cursor(t, "1,234");
	term_keys(t, "Del");
	term_wait(t, "entered 1/63");
	term_type(t, ".");
	term_keys(t, "Enter");
	term_wait(t, "entered 2/63");
	term_type(t, "1500");
	term_keys(t, "Tab");
	term_type(t, "5000");
	term_keys(t, "Enter");
	term_wait(t, "30.0");
	/* across a restart */
	walk_quit(t);
	t = open_grid("2022-Q4");
	term_wait(t, "entered 3/63");
	term_keys(t, "F8");
	term_wait(t, "taken back");
	term_wait_at_cursor(t, "1,500");
	term_keys(t, "F8");
	term_wait(t, "entered 2/63");
}

/* A paste that the terminal does not mark: a name is text, not ten commands. */
static void test_a_burst_is_no_command(void **state)
{
	(void)state;
	program_init();
	const long long before = program_revisions();
	struct term *t = open_grid("2022-Q4");
	term_bytes(t, "Quang zalo\r57L\r", 15);
	term_wait(t, "errors 2 ");
	term_wait(t, "Quang zalo");
	assert_int_equal(program_revisions(), before);
	/* typed alone it is one */
	term_keys(t, "Home");
	term_keys(t, "Q");
	assert_int_equal(term_wait_end(t), 0);
}

static void test_changed_meanwhile(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4"), *other = open_grid("2022-Q4");
	term_type(t, "1111");
	term_wait_at_cursor(t, "1111");
	term_type(other, "2222");
	term_keys(other, "Enter");
	term_wait(other, "saved 1");
	term_keys(t, "Enter");
	term_wait(t, "errors 1 ");
	term_wait_match(t, "1111.* not saved; the cell holds 2,222");
	term_keys(t, "Up");
	term_keys(t, "Enter");
	term_wait(t, "errors 0 | saved 1");
}

static void test_hangup_and_resume(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_keys(t, "Down");
	term_type(t, "2321");
	term_wait_at_cursor(t, "2321");
	t = resume(t);
	term_wait(t, "Enter: Electronic health record");
	term_wait_at_cursor(t, "2321");
	term_keys(t, "Enter");
	term_wait(t, "entered 1/63 | errors 0 | saved 1");
}

/* The reason was being typed: its value stays the cell's, and the reason goes on in its column. */
static void test_reason_resumed(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_type(t, "1234");
	term_keys(t, "Tab");
	term_keys(t, "Tab Tab");
	term_type(t, "new soft");
	term_wait_at_cursor(t, "new soft");
	t = resume(t);
	term_wait_at_cursor(t, "1,234.*new soft");
	term_type(t, "ware");
	term_keys(t, "Enter");
	term_wait(t, "entered 1/63 | errors 0 | saved 1");
	assert_int_equal(program_sql_number(
				 "SELECT count(*) FROM revision WHERE reason = 'new software'"),
			 1);
}

/* The denominator was being typed: it goes on there. */
static void test_denominator_resumed(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_type(t, "1234");
	term_keys(t, "Tab");
	term_type(t, "50");
	term_wait_at_cursor(t, "50");
	t = resume(t);
	term_wait(t, "Enter: Electronic health record");
	term_type(t, "00");
	term_keys(t, "Enter");
	term_wait(t, "errors 0 | saved 1");
	term_keys(t, "Up");
	term_wait_at_cursor(t, "1,234 +5,000");
}

/* Another indicator of the same unit, and another unit with the same indicator. */
static void test_siblings(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_keys(t, "Down Down");
	term_wait_at_cursor(t, "BKN");
	term_keys(t, ">");
	term_wait_gone(t, "Enter: Electronic health record");
	term_wait_at_cursor(t, "BKN");
	term_keys(t, "<");
	term_wait(t, "Enter: Electronic health record");
	term_wait_at_cursor(t, "BKN");
}

/* What the nation alone reports is not passed over, and beyond it the row is the one before it. */
static void test_national_sibling(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid_of("2022", "telehealth", "Enter: Telehealth users");
	term_keys(t, "Down Down");
	term_wait_at_cursor(t, "BKN");
	term_keys(t, ">");
	term_wait(t, "Enter: Digital university pilot");
	term_wait_at_cursor(t, "VN ");
	term_keys(t, ">");
	term_wait(t, "Enter: Teaching done online");
	term_wait_at_cursor(t, "BKN");
	term_keys(t, "<");
	term_wait(t, "Enter: Digital university pilot");
	term_type(t, "5");
	term_keys(t, "Enter");
	term_wait(t, "saved 1");
}

/* x writes the rows as they stand, a text that is no value too. */
static void test_written_out(void **state)
{
	(void)state;
	program_init();
	struct term *t = open_grid("2022-Q4");
	term_type(t, "1234");
	term_keys(t, "Enter");
	term_type(t, "12x");
	term_keys(t, "Enter");
	term_wait(t, "errors 1");
	term_keys(t, "x");
	term_wait(t, "tiendo-entry-SOC.SRV.EHR-2022-Q4.csv");
	for (int n = 0; n < 80; n++)
		term_keys(t, "Backspace");
	term_type(t, scratch_path("grid.csv"));
	term_keys(t, "Enter");
	term_wait(t, "written: 63");
	char *csv = scratch_read(scratch_path("grid.csv"), NULL);
	assert_non_null(strstr(csv, ",2022-Q4,,1234,870240,"));
	assert_non_null(strstr(csv, "12x|533,090"));
	free(csv);
}

/* A letter in a cell for yes or no is an answer, whatever command it is elsewhere. */
static void test_answers(void **state)
{
	static const struct {
		const char *typed, *cell;
	} answers[] = {
		{ "c", " yes " },       { "k", " no " },        { "y", " yes " },
		{ "n", " no " },        { "x", " yes " },       { "Y", " yes " },
		{ "co", " yes " },      { "khong", " no " },    { "0", " no " },
		{ "1", " yes " },       { "L", "X yes or no" }, { "Q", "X yes or no" },
		{ "T", "X yes or no" }, { NULL, NULL },
	};

	(void)state;
	program_init();
	struct term *t = open_grid_of("2022-Q4", "du lieu mo", "Enter: Open data in full");
	for (size_t n = 0; answers[n].cell; n++) {
		term_type(t, answers[n].typed);
		term_keys(t, "Enter Up");
		term_wait_at_cursor(t, answers[n].cell);
		term_keys(t, "Down");
	}
	term_wait(t, "entered 10/");
	term_wait(t, "errors 3 ");
	/* What is no answer stays a command. */
	term_keys(t, "?");
	term_wait(t, "letters: answer yes or no");
}

/* From whatever shows a cell of another period: its history, comments, flag, and the queue. */
static void test_from_a_cell(void **state)
{
	(void)state;
	program_demo();
	struct term *t = walk_open("2025-Q4");
	term_keys(t, "/");
	term_type(t, "ho gia dinh cap quang");
	term_keys(t, "Enter Enter");
	term_wait(t, "Households with fibre");
	term_keys(t, "Down t");
	term_wait(t, "Change log");
	term_keys(t, "Ins");
	term_wait(t, "Enter: Households with fibre");
	term_keys(t, "Down Esc Esc c");
	term_wait(t, "Comments: ");
	term_keys(t, "F");
	term_type(t, "look");
	term_keys(t, "Enter");
	term_wait(t, "FLAGGED");
	term_keys(t, "r");
	term_wait(t, "Enter: Households with fibre");
	term_keys(t, "Esc Esc Esc (");
	term_wait(t, "Programme > National > 2025-Q3");
	term_keys(t, "K C");
	term_wait(t, "Flagged");
	term_keys(t, "Ins");
	term_wait(t, "Enter: Households with fibre (%) > 2025-Q4");
	term_keys(t, "Esc Esc");
	term_wait(t, "Review: ");
	term_keys(t, "Ins");
	term_wait(t, "Enter: ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define ENTRY_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)
		ENTRY_TEST(test_all_at_once),       ENTRY_TEST(test_one_by_one),
		ENTRY_TEST(test_keys_of_a_cell),    ENTRY_TEST(test_a_burst_is_no_command),
		ENTRY_TEST(test_changed_meanwhile), ENTRY_TEST(test_hangup_and_resume),
		ENTRY_TEST(test_reason_resumed),    ENTRY_TEST(test_denominator_resumed),
		ENTRY_TEST(test_siblings),          ENTRY_TEST(test_written_out),
		ENTRY_TEST(test_answers),           ENTRY_TEST(test_national_sibling),
		ENTRY_TEST(test_from_a_cell),
#undef ENTRY_TEST
	};

	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* What is shown, written into a CSV file from every kind of screen. */
#include "walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct term *open_program(void)
{
	program_demo();
	struct term *t = walk_open("2022-Q4");
	return t;
}

/* Writes the screen into a file of the scratch folder and reads it; for the caller to free. */
static char *write_out(struct term *t, const char *name)
{
	const char *path = scratch_path(name);

	term_keys(t, "x");
	term_wait(t, "write what is shown to the CSV file:");
	for (int n = 0; n < 80; n++)
		term_keys(t, "Backspace");
	term_type(t, path);
	term_keys(t, "Enter");
	term_wait_gone(t, "write what is shown to the CSV file:");
	term_wait(t, "written: ");
	return scratch_read(path, NULL);
}

static int lines(const char *text)
{
	int count = 0;
	for (; *text; text++)
		count += *text == '\n';
	return count;
}

static void test_every_screen(void **state)
{
	static const char head[] = "level,code,name,unit,unit_name,period,numerator,denominator,";
	(void)state;
	struct term *t = open_program();
	char *csv = write_out(t, "overview.csv");
	assert_memory_equal(csv, head, sizeof(head) - 1);
	assert_non_null(strstr(csv, "\npillar,"));
	assert_non_null(strstr(csv, "\ngroup,"));
	assert_non_null(strstr(csv, "\nindicator,"));
	assert_non_null(strstr(csv, ",illustrative\n"));
	free(csv);

	walk_find(t, "cap quang");
	term_wait_at_cursor(t, "Households with fibre");
	term_keys(t, "Enter");
	term_wait(t, "Target: ");
	term_keys(t, "x");
	term_wait(t, "tiendo-indicator-SOC.INF.FBR-2022-Q4.csv");
	term_keys(t, "Esc");
	csv = write_out(t, "indicator.csv");
	assert_int_equal(lines(csv), 65);
	assert_non_null(strstr(csv, "\nunit,SOC.INF.FBR,"));
	assert_non_null(strstr(csv, ",P08-89,An Giang,2022-Q4,"));
	free(csv);

	term_keys(t, "=");
	term_wait(t, "= Households");
	csv = write_out(t, "explain.csv");
	assert_memory_equal(csv, "text\n", 5);
	free(csv);
	term_keys(t, "Esc t");
	term_wait(t, "Change log: ");
	free(write_out(t, "history.csv"));
	term_keys(t, "Esc Down Enter");
	term_wait(t, "Nation");
	csv = write_out(t, "unit.csv");
	assert_memory_equal(csv, head, sizeof(head) - 1);
	free(csv);
	term_keys(t, "Ins"); /* the entry grid of the unit */
	term_wait_row(t, 0, "^Enter: ");
	csv = write_out(t, "grid.csv");
	assert_memory_equal(csv, "indicator,indicator_name,unit,unit_name,period,before", 53);
	assert_non_null(strstr(csv, ",P08-"));
	free(csv);
	term_keys(t, "Esc");
	term_wait_gone(t, "Enter: ");
	term_keys(t, "V");
	term_wait(t, "Documents");
	csv = write_out(t, "plans.csv");
	assert_memory_equal(csv, "kind,code,name,indicators,holder,day", 36);
	assert_non_null(strstr(csv, "\ndocument,QD749,"));
	free(csv);
	term_keys(t, "Enter");
	term_wait(t, "Documents > ");
	free(write_out(t, "plan.csv"));
}

/* A file that is there stays unless the question is answered; Enter of the same press answers nothing. */
static void test_existing_file(void **state)
{
	(void)state;
	struct term *t = open_program();
	const char *path = scratch_write("there.csv", "mine\n");
	term_keys(t, "x");
	term_wait(t, "CSV file:");
	for (int n = 0; n < 80; n++)
		term_keys(t, "Backspace");
	term_type(t, path);
	term_keys(t, "Enter Enter Enter");
	term_wait(t, "there is a file");
	term_settle(t);
	char *text = scratch_read(path, NULL);
	assert_string_equal(text, "mine\n");
	free(text);
	term_keys(t, "1");
	term_wait(t, "written: ");
	text = scratch_read(path, NULL);
	assert_memory_equal(text, "level,", 6);
	free(text);
}

static void test_places_that_cannot_be_written(void **state)
{
	static const struct {
		const char *path, *said;
	} cases[] = {
		{ "/nowhere/x.csv", "cannot write \"/nowhere/x.csv\" (No such file" },
		{ "/", "cannot write \"/\" (Is a directory" },
		{ "/dev/null", "cannot write \"/dev/null\"" },
	};
	(void)state;
	struct term *t = open_program();
	for (size_t n = 0; n < sizeof(cases) / sizeof(cases[0]); n++) {
		term_keys(t, "x");
		term_wait(t, "CSV file:");
		for (int k = 0; k < 80; k++)
			term_keys(t, "Backspace");
		term_type(t, cases[n].path);
		term_keys(t, "Enter");
		term_wait(t, cases[n].said);
	}
	/* a database is no place either */
	term_keys(t, "x");
	term_wait(t, "CSV file:");
	for (int k = 0; k < 80; k++)
		term_keys(t, "Backspace");
	term_type(t, program_db());
	term_keys(t, "Enter");
	term_wait(t, "there is a file");
	term_keys(t, "1");
	term_wait(t, "is a database");
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_every_screen),
		PROGRAM_TEST(test_existing_file),
		PROGRAM_TEST(test_places_that_cannot_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

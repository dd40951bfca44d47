/* Reports on who has reported: letters to those who have not, and how complete and timely all are. */
#include "walk.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The provinces that have not reported. */
static const char *const late[] = { "P08-89", "P08-48", "P08-01" };

static size_t count(const char *text, const char *what)
{
	size_t found = 0;

	for (const char *at = text; (at = strstr(at, what)) != NULL; at += strlen(what))
		found++;
	return found;
}

/* Everything that the third quarter of 2022 expects, reported as not applicable by all but them. */
static void all_but_three_report(void)
{
	program_init();
	struct run r = program_expect(
		0, "report", "reminder", "--period", "2022-Q3", "--template",
		scratch_write("rows.txt",
			      "{{#cell}}\n{{unit_code}};{{code}};{{period_code}}\n{{/cell}}\n"),
		NULL);
	assert_true(count(r.out, "\n") > 3000);
	FILE *out = fopen(scratch_path("rows.csv"), "we");
	assert_non_null(out);
	fputs("indicator,unit,period,value\n", out);
	for (char *line = r.out, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
		char unit[40], code[40];
		bool left = false;

		if (*line == '\f' || sscanf(line, "%39[^;];%39[^;];", unit, code) != 2)
			continue;
		for (size_t n = 0; n < sizeof(late) / sizeof(late[0]); n++)
			left |= strcmp(unit, late[n]) == 0;
		if (!left)
			fprintf(out, "%s,%s,2022-Q3,n/a\n", code, unit);
	}
	assert_int_equal(fclose(out), 0);
	run_release(&r);
	r = program_expect(0, "import", scratch_path("rows.csv"), NULL);
	run_release(&r);
}

/* A letter for each of the three, naming what is missing with its deadline and the days overdue. */
static void test_letters(void **state)
{
	(void)state;
	all_but_three_report();
	struct run r = program_expect(0, "report", "reminder", "--period", "2022-Q3", NULL);
	assert_int_equal(count(r.out, "Kính gửi: "), 3);
	assert_int_equal(count(r.out, "\f"), 2);
	assert_non_null(strstr(r.out, "Kính gửi: Ủy ban nhân dân tỉnh An Giang\n"));
	assert_non_null(strstr(r.out, "Kính gửi: Ủy ban nhân dân thành phố Đà Nẵng\n"));
	assert_non_null(strstr(r.out, "Kính gửi: Ủy ban nhân dân thành phố Hà Nội\n"));
	assert_non_null(strstr(r.out, "V/v đôn đốc"));
	assert_non_null(strstr(r.out, "ngày 10 tháng 10 năm 2022"));
	assert_non_null(strstr(r.out, "(SOC.INF.FBR)"));
	assert_non_null(strstr(r.out, "hạn gửi 20/09/2022"));
	assert_non_null(strstr(r.err, "số công văn: 3"));
	run_release(&r);

	r = program_expect(0, "report", "reminder", "--period", "2022-Q3", "--unit", "an giang",
			   "--format", "markdown", "-o", scratch_path("cv.md"), NULL);
	assert_string_equal(r.out, "");
	run_release(&r);
	char *letter = scratch_read(scratch_path("cv.md"), NULL);
	assert_non_null(letter);
	assert_non_null(strstr(letter, "| SOC.INF.FBR | quý III năm 2022 | 20/09/2022 | 20 |"));
	free(letter);
}

/* One file for each in a folder, recorded as sent; who reports then is reminded of nothing. */
static void test_sent(void **state)
{
	(void)state;
	all_but_three_report();
	scratch_write("letters/note.txt", "");
	struct run r = program_expect(0, "report", "reminder", "--period", "2022-Q3", "--sent",
				      "-o", scratch_path("letters"), NULL);
	run_release(&r);
	assert_true(scratch_exists(scratch_path("letters/don-doc-P08-89-2022-Q3.txt")));
	assert_true(scratch_exists(scratch_path("letters/don-doc-P08-01-2022-Q3.txt")));
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE kind = 4"
					    " AND subject = 'report/P08-89/2022-Q3'"
					    " AND reason = 'reminder'"),
			 1);
	assert_int_equal(program_sql_number(
				 "SELECT count(*) FROM revision WHERE reason = 'reminder'"),
			 3);
	r = program_expect(0, "report", "reminder", "--period", "2022-Q3", "--unit", "P08-92", "-o",
			   scratch_path("none.txt"), "--lang", "en", NULL);
	assert_non_null(strstr(r.err, "nobody is late in 2022-Q3"));
	run_release(&r);
	assert_false(scratch_exists(scratch_path("none.txt")));
	r = program_expect(0, "check", NULL);
	run_release(&r);
}

static void test_completeness(void **state)
{
	(void)state;
	all_but_three_report();
	struct run r = program_expect(0, "report", "completeness", "--period", "2022-Q3",
				      "--format", "csv", NULL);
	assert_true(str_starts(r.out, "level,unit,unit_name,group,period,expected,filled,"
				      "on_time,completeness,timeliness\n"));
	assert_non_null(strstr(r.out, "unit,P08-89,An Giang,,2022-Q3,"));
	assert_non_null(strstr(r.out, ",0,0,0.00,0.00\n"));
	assert_non_null(strstr(r.out, "group,CENTRAL,"));
	assert_int_equal(count(r.out, "all,VN,"), 8);
	assert_int_equal(count(r.out, "indicators,VN,"), 8 * 11);
	assert_non_null(strstr(r.out, ",SOC.INF,2022-Q3,"));
	run_release(&r);
	r = program_expect(0, "report", "completeness", "--period", "2022-Q3", "--lang", "en",
			   NULL);
	assert_non_null(strstr(r.out, "Completeness (%)"));
	assert_non_null(strstr(r.out, "22-Q3"));
	assert_non_null(strstr(r.out, "0x\n"));
	assert_non_null(strstr(r.out, "100+\n"));
	run_release(&r);
}

/* What is wrong is said, and nothing is written. */
static void test_refused(void **state)
{
	static const struct {
		int status;
		const char *argument[5];
		const char *said;
	} row[] = {
		{ 2, { "weather" }, "there is no report \"weather\"" },
		{ 2, { "reminder", "--format", "csv" }, "use text, markdown" },
		{ 2, { "completeness", "--format", "json" }, "use text, csv" },
		{ 2, { "reminder", "--unit", "Atlantis" }, "there is no unit \"Atlantis\"" },
		{ 1,
		  { "reminder", "--template", "bad.txt" },
		  "bad.txt:2: \"{{who}}\" cannot stand here" },
		{ 3, { "reminder", "--template", "none.txt" }, "cannot read \"none.txt\"" },
	};

	(void)state;
	program_init();
	scratch_write("bad.txt", "{{agency}}\n{{who}}\n");
	assert_int_equal(chdir(scratch_folder()), 0);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		const char *const *a = row[n].argument;
		struct run r = program_expect(row[n].status, "--lang", "en", "report", a[0], a[1],
					      a[2], NULL);

		assert_non_null(strstr(r.err, row[n].said));
		assert_string_equal(r.out, "");
		run_release(&r);
	}
}

/* The Working Group's home: who is late stands first; C writes the letter and the home says when. */
static void test_home(void **state)
{
	(void)state;
	all_but_three_report();
	struct term *t = walk_open("2022-Q3");
	term_keys(t, "M");
	term_wait_row(t, 0, "Urging: National");
	term_wait_at_cursor(t, "Hanoi");
	term_keys(t, "Down");
	term_wait_at_cursor(t, "Da Nang");
	term_keys(t, "C");
	term_wait(t, "don-doc-P08-48-2022-Q3.txt");
	term_keys(t, "^U");
	term_type(t, scratch_path("letter.txt"));
	term_keys(t, "Enter");
	term_wait(t, "letters: 1 in ");
	term_wait_at_cursor(t, "10/10");
	char *letter = scratch_read(scratch_path("letter.txt"), NULL);
	assert_non_null(letter);
	assert_non_null(strstr(letter, "Ủy ban nhân dân thành phố Đà Nẵng"));
	free(letter);
	term_keys(t, "C"); /* what is there is not written over */
	term_wait(t, "don-doc-P08-48-2022-Q3.txt");
	term_keys(t, "^U");
	term_type(t, scratch_path("letter.txt"));
	term_keys(t, "Enter");
	term_wait(t, "exists already");
	term_keys(t, "Enter"); /* to the unit's page, where a value is missing */
	term_wait_row(t, 0, "Da Nang");
	term_keys(t, "Esc");
	term_wait_row(t, 0, "Urging: National");
	term_keys(t, "&"); /* the three that are late, in one file */
	term_wait_match(t, "\\* Da Nang");
	term_keys(t, "C");
	term_wait(t, "don-doc-2022-Q3.txt");
	term_keys(t, "^U");
	term_type(t, scratch_path("letters.txt"));
	term_keys(t, "Enter");
	term_wait(t, "letters: 3 in ");
	term_keys(t, "%");
	term_wait(t, "Completeness");
	term_keys(t, "F7");
	term_wait(t, "On time");
	walk_quit(t);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE kind = 4"
					    " AND subject = 'report/P08-48/2022-Q3'"),
			 2);
}

#define REPORT_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		REPORT_TEST(test_letters), REPORT_TEST(test_sent), REPORT_TEST(test_completeness),
		REPORT_TEST(test_refused), REPORT_TEST(test_home),
	};

	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

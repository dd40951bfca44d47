/* An office's spreadsheet in one command, and everything that is wrong with one. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static long long cells(const char *code)
{
	char sql[160];

	snprintf(sql, sizeof(sql),
		 "SELECT count(*) FROM cell JOIN indicator i ON i.id = cell.indicator WHERE "
		 "i.code = '%s'",
		 code);
	return program_sql_number(sql);
}

/* Titles, a merged heading, regions in capitals, a total, footnotes, decimal commas, semicolons, names
 * in three spellings; then the same again, which is nothing new. */
static void test_spreadsheet(void **state)
{
	const char *file = source_path("tests/data/import/tinh-quy3.csv");
	struct run r;

	(void)state;
	program_init();
	r = program_expect(0, "--lang", "en", "import", file, NULL);
	assert_non_null(strstr(r.out, "table form, a column per indicator, decimal comma, period "
				      "2022-Q3, separator ; | no values in: title 4, heading 3, "
				      "region 6, total 1, footnote 6, blank 3\n"));
	assert_int_equal(cells("SOC.INF.FBR"), 62);
	assert_int_equal(cells("GOV.SVC.L4"), 63);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE indicator"), 125);
	program_expect(0, "import", file, NULL);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE indicator"), 125);
	program_expect(0, "check", NULL);
}

/* As a statistics office publishes: English names, years across, the last one provisional. */
static void test_years(void **state)
{
	const char *file = source_path("tests/data/import/provinces-years.csv");
	struct run r;

	(void)state;
	program_init();
	r = program_expect(0, "--lang", "en", "import", "--indicator", "SOC.INF.FBR", file, NULL);
	assert_non_null(strstr(r.out,
			       "the indicator SOC.INF.FBR, a column per period, decimal point, "
			       "2019 read as 2019-Q4, separator , | no values in: title 1, "
			       "heading 1, region 6, total 1, footnote 7, blank 2\n"));
	assert_int_equal(cells("SOC.INF.FBR"), 63 * 4 - 1);
	r = program_expect(0, "export", "--indicator", "SOC.INF.FBR", "--period", "2022-Q4", NULL);
	assert_non_null(strstr(r.out, "P08-46,2022-Q4,,,"));
	assert_non_null(strstr(r.out, ",provisional,"));
	program_expect(0, "check", NULL);
}

/* A bad file, and what is said of it, with its place. */
static const struct {
	const char *text, *said;
} bad[] = {
	{ "Tỉnh;SOC.INF.FBR\nAn Giangg;57,8\n", "x.csv:2:1: there is no unit \"An Giangg\"" },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\nHà Nộ1;50\n",
	  "x.csv:3:1: there is no unit \"Hà Nộ1\"" },
	{ "Tỉnh;SOC.INF.XYZ\nAn Giang;57,8\n", "x.csv:1:2: the heading \"SOC.INF.XYZ\"" },
	{ "Tỉnh;SOC.INF.FBR;\nAn Giang;57,8;60\n", "x.csv:1:3: the column has no heading" },
	{ "Tỉnh;SOC.INF.FBR;Hộ có Internet cáp quang\nAn Giang;57,8;60\n",
	  "x.csv:1:3: the heading" },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\nAn Giang;57,9\n", "x.csv:3:2: " },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;nhiều\nHà Nội;5\n", "x.csv:2:2: the SOC.INF.FBR \"nhiều\"" },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;157,8\n", "x.csv:2:2: " },
	{ "Tỉnh;SOC.INF.FBR tử số;SOC.INF.FBR mẫu số\nAn Giang;43,5;100\n", "x.csv:2:2: " },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;57,888\nHà Nội;61,111\n", "x.csv:2:2: " },
	{ "Tỉnh;SOC.INF.FBR tử số;SOC.INF.FBR mẫu số\nAn Giang;43;\n",
	  "x.csv:2:2: the numerator or" },
	{ "Tỉnh;SOC.INF.FBR tử số;SOC.INF.FBR mẫu số;GOV.SVC.L4\nAn Giang;1.050;2.000;5,5\n"
	  "Hà Nội;1;2;5.5\n",
	  "x.csv:2:2: the SOC.INF.FBR tử số \"1.050\" may be" },
	{ "Tỉnh;Kỳ;SOC.INF.FBR\nAn Giang;quý năm;57,8\n",
	  "x.csv:2:2: \"quý năm\" is not a period" },
	{ "Tỉnh,SOC.INF.FBR\nAn Giang,57,8\nHuế,60,5\n",
	  "x.csv:1:3: the column has no heading, and the one before it has figures: put decimal" },
	{ "Tỉnh;Tháng;SOC.INF.FBR\nAn Giang;09/2022;57,8\n",
	  "x.csv:2:3: SOC.INF.FBR has no value for 2022-09: it is reported for periods like "
	  "2022-Q3" },
	{ "Bộ;SOC.INF.FBR\nBộ Công an;57,8\n", "x.csv:2:2: SOC.INF.FBR is not reported by BCA" },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\n;60\n", "x.csv:3:1: the column \"Tỉnh\" is empty" },
	{ "a;b\nc;d\n", "x.csv:1: there is no unit or indicator" },
	{ "indicator,unit,value\nSOC.INF.FBR,P08-89,57.8\n", "x.csv:2:3: " },
	{ "Tỉnh;SOC.INF.FBR\nAn Giang;\"57,8\n", "x.csv:2: " },
	{ "Tænh;SOC.INF.FBR\nB\xB9"
	  "c Li\xAAu;57,8\nH\xB5 N\xE9i;5\n\xA7\xE5ng Nai;5\n",
	  "x.csv:" },
	{ "T\xE1\xBB\x89nh;SOC.INF.FBR\nH\xC3\x83\xC2\xA0 N\xC3\xA1\xC2\xBB\xE2\x84\xA2i;57,8\n"
	  "\xC3\x84\xC2\x90\xC3\x83\xC2\xA0 N\xC3\xA1\xC2\xBA\xC2\xB5ng;60\n",
	  "x.csv:" },
	{ "", "x.csv:1: " },
};

/* Each is said where it is, in both languages, and the log stays as it was. */
static void test_bad_files(void **state)
{
	long long before;

	(void)state;
	program_init();
	before = program_revisions();
	for (size_t n = 0; n < sizeof(bad) / sizeof(bad[0]); n++) {
		const char *file = scratch_write("x.csv", bad[n].text);
		struct run en = program_run("--lang", "en", "import", "--period", "2022-Q3", file,
					    NULL);
		struct run vi = program_run("--lang", "vi", "import", "--period", "2022-Q3", file,
					    NULL);

		if (en.status != 1 || vi.status != 1 || !strstr(en.err, bad[n].said))
			fail_msg("case %zu: status %d, %d; no \"%s\" in:\n%s", n, en.status,
				 vi.status, bad[n].said, en.err);
		assert_string_not_equal(en.err, vi.err);
		if (program_revisions() != before)
			fail_msg("case %zu changed the log", n);
	}
}

/* All faults of a file at once; with them not one of its good lines is taken. */
static void test_all_faults(void **state)
{
	static const char *const said[] = { ":3:1: ", ":4:2: ", ":5:3: ", ":6:1: " };
	struct run r;
	long long before;

	(void)state;
	program_init();
	before = program_revisions();
	r = program_expect(1, "--lang", "vi", "import", "--period", "2022-Q3",
			   scratch_write("x.csv", "Tỉnh;SOC.INF.FBR;GOV.SVC.L4\n"
						  "An Giang;57,8;60\n"
						  "An Giangg;57,8;60\n"
						  "Hà Nội;abc;60\n"
						  "Huế;57,8;160\n"
						  ";57,8;60\n"),
			   NULL);
	for (size_t n = 0; n < sizeof(said) / sizeof(said[0]); n++)
		if (!strstr(r.err, said[n]))
			fail_msg("no \"%s\" in:\n%s", said[n], r.err);
	assert_null(strstr(r.err, "x.csv:2:"));
	assert_int_equal(program_revisions(), before);
}

/* A table that does not name its period asks for it. */
static void test_no_period(void **state)
{
	const char *file = "Tỉnh;SOC.INF.FBR\nAn Giang;57,8\n";
	struct run r;

	(void)state;
	program_init();
	file = scratch_write("x.csv", file);
	r = program_expect(1, "--lang", "en", "import", file, NULL);
	assert_non_null(strstr(r.err, "--period 2022-Q3"));
	program_expect(0, "import", "--period", "2022-Q3", file, NULL);
	assert_int_equal(cells("SOC.INF.FBR"), 1);
}

/* Or for the indicator that no heading names. */
static void test_no_indicator(void **state)
{
	const char *file;
	struct run r;

	(void)state;
	program_init();
	file = scratch_write("x.csv", "Tỉnh;Quý I/2022;Quý II/2022\nAn Giang;50,5;51\n");
	r = program_expect(1, "--lang", "en", "import", file, NULL);
	assert_non_null(strstr(r.err, "(--indicator)"));
	r = program_expect(2, "--lang", "en", "import", "--indicator", "SOC.INF.FB", file, NULL);
	assert_non_null(strstr(r.err, "there is no indicator \"SOC.INF.FB\": perhaps"));
	r = program_expect(0, "--lang", "en", "import", "--indicator", "soc.inf.fbr", file, NULL);
	assert_non_null(strstr(r.out, "the indicator SOC.INF.FBR"));
	assert_int_equal(cells("SOC.INF.FBR"), 2);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, program_setup, program_teardown)
	const struct CMUnitTest tests[] = { TEST(test_spreadsheet), TEST(test_years),
					    TEST(test_bad_files),   TEST(test_all_faults),
					    TEST(test_no_period),   TEST(test_no_indicator) };

	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

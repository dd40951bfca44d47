/* Values in and out on the command line: import, export, status, check. */
#include "program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD "indicator,unit,period,numerator,denominator,value,quality,note\n"

static const char status_head[] = "level,code,name_vi,name_en,period,value,low,high,unit,document,"
				  "operator,target,target_high,due,"
				  "achievement,pace,reported,expected,achieved,on_track,accelerate,"
				  "behind,away,missed,unknown,basis,map,mark\n";

static long long cells(void)
{
	return program_sql_number("SELECT count(*) FROM cell");
}

/* A field of the row that starts with `start`, counted from 0; plain fields only. */
static void field_of(const char *csv, const char *start, int field, char *buf, size_t size)
{
	char needle[128];
	snprintf(needle, sizeof(needle), "\n%s,", start);
	const char *at = strstr(csv, needle);
	if (!at)
		fail_msg("no row \"%s\" in:\n%.3000s", start, csv);
	bool quoted = false;
	for (at = at ? at + 1 : ""; *at && field > 0; at++) {
		quoted ^= *at == '"';
		field -= *at == ',' && !quoted;
	}
	snprintf(buf, size, "%.*s", (int)strcspn(at, ",\n"), at);
}

static void test_import(void **state)
{
	(void)state;
	program_init();
	const char *file = scratch_write("in.csv", HEAD
					 "SOC.INF.FBR,P08-89,2022-Q3,300,400,,provisional,đợt 1\n"
					 "SOC.INF.FBR,P08-91,2022-Q3,100,400,,final,\n");
	program_expect(0, "import", "--dry-run", file, NULL);
	assert_int_equal(cells(), 0);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE indicator"), 0);
	program_expect(0, "import", "--reason", "báo cáo quý", file, NULL);
	assert_int_equal(cells(), 2);
	assert_int_equal(program_sql_number(
				 "SELECT count(*) FROM revision WHERE reason = 'báo cáo quý'"),
			 2);
	/* the same again is nothing new */
	program_expect(0, "import", file, NULL);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE indicator"), 2);
	program_expect(0, "check", NULL);
	/* the nation's figure: numerators over denominators of those who reported */
	struct run r = program_expect(0, "--period", "2022-Q3", "status", "--format", "csv", NULL);
	char text[64];
	field_of(r.out, "indicator,SOC.INF.FBR", 5, text, sizeof(text));
	assert_string_equal(text, "50");
	field_of(r.out, "indicator,SOC.INF.FBR", 16, text, sizeof(text));
	assert_string_equal(text, "2");
	field_of(r.out, "indicator,SOC.INF.FBR", 17, text, sizeof(text));
	assert_string_equal(text, "63");
}

/* What is named in a message cannot act on the terminal that shows it. */
static void test_hostile_names(void **state)
{
	/* NOLINTNEXTLINE(misc-misleading-bidirectional): that is what the test is about */
	static const char name[] = "\033]52;c;ZXZpbA==\a\xE2\x80\xAE\xC2\x9B.csv";
	(void)state;
	program_init();
	const char *file = scratch_write("x.csv",
					 HEAD "\"SOC\033[2J\",P08-89,2022-Q3,300,400,,,\n");
	const struct run runs[] = {
		program_run("import", name, NULL),
		program_run("import", file, NULL),
		program_run("--db", name, "status", NULL),
		program_run(name, NULL),
		program_run("export", "--indicator", name, NULL),
	};
	for (size_t n = 0; n < sizeof(runs) / sizeof(runs[0]); n++) {
		assert_int_not_equal(runs[n].status, 0);
		assert_non_null(strstr(runs[n].err, "^["));
		assert_null(strpbrk(runs[n].err, "\033\a"));
		/* NOLINTNEXTLINE(misc-misleading-bidirectional) */
		assert_null(strstr(runs[n].err, "\xE2\x80\xAE"));
		assert_null(strstr(runs[n].err, "\xC2\x9B"));
	}
}

static void test_import_columns_in_any_order(void **state)
{
	(void)state;
	program_init();
	struct run r = program_run_input(
		"period,denominator,numerator,unit,indicator\n2022-Q3,400,300,P08-89,SOC.INF.FBR\n",
		"import", "-", NULL);
	assert_int_equal(r.status, 0);
	assert_int_equal(cells(), 1);
}

/* All rows or none, every fault with its line, in both languages. */
static void test_import_faults(void **state)
{
	(void)state;
	program_init();
	const char *file = scratch_write("bad.csv", HEAD "SOC.INF.FBR,P08-89,2022-Q3,300,400,,,\n"
							 "SOC.INF.NONE,P08-89,2022-Q3,300,400,,,\n"
							 "SOC.INF.FBR,P08-XX,2022-Q3,300,400,,,\n"
							 "SOC.INF.FBR,P08-91,2022-Q9,300,400,,,\n"
							 "SOC.INF.FBR,P08-91,2022-Q3,500,400,,,\n"
							 "SOC.INF.FBR,P08-91,2022-Q3,abc,400,,,\n"
							 "SOC.INF.FBR,P08-91,2022-Q3,300,0,,,\n"
							 "SOC.INF.FBR,P08-91\n");
	struct run en = program_expect(1, "--lang", "en", "import", file, NULL);
	struct run vi = program_expect(1, "--lang", "vi", "import", file, NULL);
	static const int column[] = { 1, 2, 3, 4, 4, 4, 0 };
	for (int line = 3; line <= 9; line++) {
		char where[64];
		snprintf(where, sizeof(where),
			 column[line - 3] ? "bad.csv:%d:%d: " : "bad.csv:%d: ", line,
			 column[line - 3]);
		if (!strstr(en.err, where) || !strstr(vi.err, where))
			fail_msg("no fault in \"%s\":\n%s%s", where, en.err, vi.err);
	}
	assert_null(strstr(en.err, "bad.csv:2:"));
	assert_non_null(strstr(en.err, "SOC.INF.NONE"));
	assert_string_not_equal(en.err, vi.err);
	assert_int_equal(cells(), 0);
}

static void test_import_header_faults(void **state)
{
	(void)state;
	static const char *const row[][2] = {
		{ "", "empty" },
		{ "indicator,unit,period,colour\n", "colour" },
		{ "indicator,indicator,unit,period,value\n", "stands twice" },
		{ "unit,period,value\n", "indicator" },
		{ "indicator,unit,period,value\nGOV.SVC.L4,\"P08\"x,2022-Q3,1\n", ":2: " },
		{ "indicator,unit,period,value\nGOV.SVC.L4,P08-01,2022-Q3,\"1\n", ":2: " },
	};
	program_init();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct run r = program_expect(1, "--lang", "en", "import",
					      scratch_write("x.csv", row[i][0]), NULL);
		if (!strstr(r.err, "x.csv") || !strstr(r.err, row[i][1]))
			fail_msg("case %zu: no \"%s\" in %s", i, row[i][1], r.err);
	}
	struct run r = program_run("import", scratch_path("none.csv"), NULL);
	assert_int_equal(r.status, 3);
	assert_non_null(strstr(r.err, "none.csv"));
}

/* What export writes, import makes again. */
static void test_export_round_trip(void **state)
{
	(void)state;
	const char *first = scratch_path("first.csv"), *second = scratch_path("second.csv");
	const char *other = scratch_path("other.db");
	size_t len;

	program_demo();
	program_expect(0, "export", "-o", first, NULL);
	program_expect(0, "--db", other, "init", NULL);
	program_expect(0, "--db", other, "import", first, NULL);
	program_expect(0, "--db", other, "export", "-o", second, NULL);
	char *a = scratch_read(first, &len), *b = scratch_read(second, NULL);
	assert_true(len > 100000);
	assert_string_equal(a, b);
	free(a);
	free(b);
	program_expect(0, "--db", other, "check", NULL);
}

/* Texts that a spreadsheet would take for formulas go out with a mark and come in as they were. */
static void test_export_of_formulas(void **state)
{
	(void)state;
	program_init();
	const char *file = scratch_write("in.csv",
					 "indicator,unit,period,numerator,denominator,note,source\n"
					 "SOC.INF.FBR,P08-89,2022-Q3,300,400,=1+1,'''@x\n"
					 "SOC.INF.FBR,P08-91,2022-Q3,100,400,\"'-2+3, a\",-3.5\n");
	program_expect(0, "import", file, NULL);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision "
					    "WHERE note IN ('=1+1', '-2+3, a')"),
			 2);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision "
					    "WHERE source IN ('''''@x', '-3.5')"),
			 2);
	struct run out = program_expect(0, "export", NULL);
	assert_non_null(strstr(out.out, ",'=1+1,'''@x,"));
	assert_non_null(strstr(out.out, ",\"'-2+3, a\",-3.5,"));
	file = scratch_write("again.csv", out.out);
	program_expect(0, "import", file, NULL);
	assert_int_equal(program_sql_number("SELECT count(*) FROM revision WHERE indicator"), 2);
	out = program_expect(0, "export", "--log", NULL);
	assert_non_null(strstr(out.out, "'=1+1"));
}

static void test_export_filters(void **state)
{
	(void)state;
	program_demo();
	struct run all = program_expect(0, "export", "--period", "2022-Q3", "--indicator",
					"SOC.INF.FBR", NULL);
	struct run one = program_expect(0, "export", "--period", "2022-Q3", "--indicator",
					"SOC.INF.FBR", "--unit", "P08-89", NULL);
	assert_non_null(strstr(one.out, "SOC.INF.FBR,P08-89,2022-Q3,"));
	assert_true(one.out_len < all.out_len);
	assert_null(strstr(all.out, "2022-Q2"));
	assert_null(strstr(all.out, "GOV."));
	/* illustrative values say so wherever they go */
	assert_non_null(strstr(one.out, "illustrative"));
	program_expect(0, "export", "--log", NULL);
	struct run r = program_run("export", "--unit", "P08-XX", NULL);
	assert_int_not_equal(r.status, 0);
	assert_non_null(strstr(r.err, "P08-XX"));
}

static void test_status(void **state)
{
	(void)state;
	program_demo();
	struct run csv = program_expect(0, "--period", "2022-Q4", "status", "--format", "csv",
					NULL);
	assert_int_equal(strncmp(csv.out, status_head, strlen(status_head)), 0);
	long rows = 0;
	for (const char *c = csv.out; *c; c++)
		rows += *c == '\n';
	assert_int_equal(rows - 1,
			 program_sql_number(
				 "SELECT (SELECT count(*) FROM pillar) + (SELECT count(*) FROM"
				 " indicator_group) + (SELECT count(*) FROM indicator WHERE"
				 " coalesce(valid_from, '') <= '2022-12-31' AND"
				 " coalesce(valid_to, '9') >= '2022-12-31')"));
	struct run json = program_expect(0, "--period", "2022-Q4", "status", "--format", "json",
					 NULL);
	assert_int_equal(json.out[0], '[');
	assert_non_null(strstr(json.out, "\"SOC.INF.FBR\""));
	struct run text = program_expect(0, "--period", "2022-Q4", "status", NULL);
	assert_non_null(strstr(text.out, "Xã hội số"));
	assert_string_equal(
		program_expect(0, "--period", "2022-Q4", "status", "--format", "text", NULL).out,
		text.out);
	/* marked as what it is */
	assert_non_null(
		strstr(program_expect(0, "--lang", "en", "status", NULL).out, "ILLUSTRATIVE"));
}

/* Without --period the latest period that has values; without values the current one. */
static void test_default_period(void **state)
{
	(void)state;
	char text[32];
	program_init();
	struct run r = program_expect(0, "status", "--format", "csv", NULL);
	field_of(r.out, "indicator,SOC.INF.FBR", 4, text, sizeof(text));
	assert_string_equal(text, "2022-Q4"); /* holds 10 October 2022 */
	program_run_input(HEAD "SOC.INF.FBR,P08-89,2021-Q4,300,400,,,\n", "import", "-", NULL);
	r = program_expect(0, "status", "--format", "csv", NULL);
	field_of(r.out, "indicator,SOC.INF.FBR", 4, text, sizeof(text));
	assert_string_equal(text, "2021-Q4");
}

/* A value changed behind the program's back with the sqlite3 shell is found and named. */
static void test_check_finds_tampering(void **state)
{
	(void)state;
	static const struct {
		const char *sql;
		bool rebuilds; /* derived only: the log is whole */
	} row[] = {
		{ "UPDATE revision SET numerator = numerator + 1 WHERE indicator = (SELECT id FROM "
		  "indicator WHERE"
		  " code = 'SOC.INF.FBR')",
		  false },
		{ "UPDATE cell SET numerator = numerator + 1 WHERE indicator = (SELECT id FROM "
		  "indicator WHERE"
		  " code = 'SOC.INF.FBR')",
		  true },
		{ "DELETE FROM cell WHERE indicator = (SELECT id FROM indicator WHERE code = "
		  "'SOC.INF.FBR')",
		  true },
		{ "UPDATE rollup SET numerator = numerator + 1 WHERE unit = (SELECT id FROM unit "
		  "WHERE kind ="
		  " 'nation')",
		  true },
	};
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *db = scratch_path(row[i].rebuilds ? "derived.db" : "log.db");
		char *name;
		assert_true(asprintf(&name, "%s.%zu", db, i) > 0);
		setenv("TIENDO_DB", name, 1);
		free(name);
		program_init();
		program_run_input(HEAD "SOC.INF.FBR,P08-89,2022-Q3,300,400,,,\n", "import", "-",
				  NULL);
		program_expect(0, "check", NULL);
		program_sql(row[i].sql);
		struct run r = program_expect(1, "--lang", "en", "check", NULL);
		if (!strstr(r.out, "SOC.INF.FBR") && !strstr(r.err, "SOC.INF.FBR"))
			fail_msg("case %zu does not name the cell:\n%s%s", i, r.out, r.err);
		program_run("check", "--rebuild", NULL);
		assert_int_equal(program_run("check", NULL).status, row[i].rebuilds ? 0 : 1);
	}
}

/* So is a change of the programme itself, and a missing mark on made-up values. */
static void test_check_finds_other_changes(void **state)
{
	(void)state;
	static const struct {
		const char *sql, *named;
	} row[] = {
		{ "UPDATE target SET value = '1' WHERE id = 1", "table \"target\"" },
		{ "UPDATE indicator SET decimals = 9 WHERE id = 3", "table \"indicator\"" },
		{ "DELETE FROM unit_name WHERE id = 40", "table \"unit_name\"" },
		{ "DELETE FROM meta WHERE name = 'illustrative'", "illustrative as the log does" },
	};
	program_demo();
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct run r = program_expect(i ? 1 : 0, "--lang", "en", "check", NULL);
		assert_non_null(strstr(r.out, "compared with what was recorded on"));
		program_sql(row[i].sql);
		r = program_expect(1, "--lang", "en", "check", NULL);
		if (!strstr(r.err, row[i].named))
			fail_msg("case %zu is not named:\n%s", i, r.err);
	}
	program_run("check", "--rebuild", NULL);
	struct run r = program_run("--lang", "en", "check", NULL);
	assert_null(strstr(r.err, "illustrative"));
	assert_non_null(strstr(r.err, "target"));
}

/* Heads that an earlier check printed are compared with what the log has now. */
static void test_check_against(void **state)
{
	(void)state;
	const char *older = scratch_path("older.db");
	program_init();
	program_run_input(HEAD "SOC.INF.FBR,P08-89,2022-Q3,300,400,,,\n", "import", "-", NULL);
	const char *first = scratch_write("first", program_expect(0, "check", NULL).out);
	run_program((const char *const[]){ "cp", program_db(), older, NULL }, NULL);
	program_run_input(HEAD "SOC.INF.FBR,P08-89,2022-Q3,310,400,,,\n", "import", "-", NULL);
	const char *second = scratch_write("second", program_expect(0, "check", NULL).out);
	program_expect(0, "check", "--against", first, NULL);
	program_expect(0, "check", "--against", second, NULL);
	program_expect(0, "--db", older, "check", "--against", first, NULL);
	program_expect(1, "--db", older, "check", "--against", second, NULL);
}

static void test_check_of_the_demonstration(void **state)
{
	(void)state;
	program_demo();
	program_expect(0, "check", NULL);
	program_expect(0, "check", "--rebuild", NULL);
	program_expect(0, "check", NULL);
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_import),
		PROGRAM_TEST(test_import_columns_in_any_order),
		PROGRAM_TEST(test_import_faults),
		PROGRAM_TEST(test_import_header_faults),
		PROGRAM_TEST(test_export_round_trip),
		PROGRAM_TEST(test_export_of_formulas),
		PROGRAM_TEST(test_hostile_names),
		PROGRAM_TEST(test_export_filters),
		PROGRAM_TEST(test_status),
		PROGRAM_TEST(test_default_period),
		PROGRAM_TEST(test_check_finds_tampering),
		PROGRAM_TEST(test_check_finds_other_changes),
		PROGRAM_TEST(test_check_against),
		PROGRAM_TEST(test_check_of_the_demonstration),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

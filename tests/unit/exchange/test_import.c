/* Values in: what is read how, all faults at once, all rows or none, what changes. */
#include "unit/exchange/import_files.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct result {
	bool ok;
	struct import_files_report report;
	struct err_list faults;
	int told;
	char cell[100], was[64], becomes[64];
	enum entry_finding warning;
};

static void told(const struct import_change *change, void *arg)
{
	struct result *r = arg;

	r->told++;
	str_copy(r->cell, sizeof(r->cell), change->cell);
	str_copy(r->was, sizeof(r->was), change->was);
	str_copy(r->becomes, sizeof(r->becomes), change->becomes);
	r->warning = change->warning;
}

static struct result import(struct fixture *f, const char *text, bool dry_run, const char *period)
{
	const char *path = scratch_write("in.csv", text);
	struct result r = { .ok = false };
	const struct import_files_options options = { .author = "an",
						      .jump = ENTRY_JUMP_POINTS,
						      .period = period ? fixture_period(period) :
									 PERIOD_NONE,
						      .dry_run = dry_run,
						      .fn = told,
						      .arg = &r };
	struct err err = { 0 };

	err_list_init(&r.faults);
	r.ok = import_files(f->s, &f->c.programme, &f->c.units, &path, 1, &options, &r.report,
			    &r.faults, &err);
	assert_int_equal(err.code, ERR_NONE);
	return r;
}

static void import_fine(struct fixture *f, const char *text, long changed, long same)
{
	struct result r = import(f, text, false, NULL);

	for (size_t n = 0; n < r.faults.kept; n++)
		print_error("line %ld: fault %d %s\n", r.faults.item[n].line,
			    (int)r.faults.item[n].code, r.faults.item[n].arg[0]);
	assert_true(r.ok);
	assert_int_equal(r.report.changed, changed);
	assert_int_equal(r.report.same, same);
	err_list_release(&r.faults);
}

/* Every way of writing a value, in columns of another order. */
static void test_values(void **state)
{
	struct fixture *f = *state;
	struct value v;

	import_fine(f,
		    "value,unit,period,indicator,denominator,numerator,quality\n"
		    ",P08-89,2022-Q4,SOC.INF.FBR,1000,430,final\n"
		    "57.8%,P08-48,2022-Q4,SOC.INF.FBR,,,estimate\n"
		    "n/a,P08-01,2022-Q4,SOC.INF.FBR,,,\n"
		    "-,P08-02,2022-Q4,SOC.INF.FBR,,,\n"
		    "yes,BCA,2022-Q4,GOV.DAT.OPN,,,\n"
		    "no,BYT,2022-Q4,GOV.DAT.OPN,,,\n"
		    "12.88,VN,2021,ECO.SIZ.GDP,,,provisional\n"
		    "44,VN,2024,ECO.RNK.GII,,,\n"
		    ",P08-79,2022-Q4,SOC.INF.FBR,,,\n"
		    "..,P08-46,2022-Q4,SOC.INF.FBR,,,\n",
		    8, 2);
	v = fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL);
	assert_pair(v, 430, 1000);
	assert_int_equal(v.quality, QUALITY_FINAL);
	v = fixture_get(f, "SOC.INF.FBR", "P08-48", "2022-Q4", NULL);
	assert_int_equal(v.fields, FIELDS_PERCENT);
	assert_int_equal(v.number, 5780);
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "P08-01", "2022-Q4", NULL).state,
			 VALUE_NOT_APPLICABLE);
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "P08-02", "2022-Q4", NULL).state,
			 VALUE_NOT_APPLICABLE);
	assert_int_equal(fixture_get(f, "GOV.DAT.OPN", "BCA", "2022-Q4", NULL).number, 1);
	assert_int_equal(fixture_get(f, "GOV.DAT.OPN", "BYT", "2022-Q4", NULL).state, VALUE_GIVEN);
	assert_int_equal(fixture_get(f, "ECO.SIZ.GDP", "VN", "2021", NULL).number, 1288);
	/* A blank leaves what is there, "clear" takes it away; a missing column keeps the quality. */
	import_fine(f,
		    "indicator,unit,period,value\nSOC.INF.FBR,P08-89,2022-Q4,\nSOC.INF.FBR,P08-48,"
		    "2022-Q4,clear\n"
		    "ECO.SIZ.GDP,VN,2021,12.88\n",
		    1, 2);
	assert_pair(fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL), 430, 1000);
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "P08-48", "2022-Q4", NULL).state,
			 VALUE_ABSENT);
	assert_int_equal(fixture_get(f, "ECO.SIZ.GDP", "VN", "2021", NULL).quality,
			 QUALITY_PROVISIONAL);
	fixture_check(f);
}

/* Units by all that people call them, in the period of the row. */
static void test_units(void **state)
{
	static const struct {
		const char *text, *period, *code; /* NULL: not found */
	} row[] = {
		{ "P08-89", "2022-Q4", "P08-89" },
		{ "AGG", "2022-Q4", "P08-89" },
		{ "agg", "2025-Q4", "P25-91" },
		{ "89", "2022-Q4", "P08-89" },
		{ "VN-44", "2022-Q4", "P08-89" },
		{ "An Giang", "2022-Q4", "P08-89" },
		{ "an giang", "2025-Q4", "P25-91" },
		{ "tỉnh An Giang", "2022-Q4", "P08-89" },
		{ "TP. Hồ Chí Minh", "2022-Q4", "P08-79" },
		{ "tp hcm", "2022-Q4", "P08-79" },
		{ "da  nang", "2022-Q4", "P08-48" },
		{ "DAK LAK", "2022-Q4", "P08-66" },
		{ "Huế", "2025-Q4", "P08-46" },
		{ "P08-89", "2025-Q4", NULL },
		{ "P25-91", "2022-Q4", NULL },
		{ "Atlantis", "2022-Q4", NULL },
	};
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct result r;
		char text[200];

		snprintf(text, sizeof(text),
			 "indicator,unit,period,numerator,denominator\nSOC.INF.FBR,%s,%s,1,%zu\n",
			 row[n].text, row[n].period, n + 10);
		r = import(f, text, false, NULL);
		if (r.ok != (row[n].code != NULL) ||
		    (r.ok &&
		     fixture_get(f, "SOC.INF.FBR", row[n].code, row[n].period, NULL).denominator !=
			     (int64_t)n + 10)) {
			print_error("%s %s\n", row[n].text, row[n].period);
			fail();
		}
		err_list_release(&r.faults);
	}
}

/* Each fault with its line, all of them, and nothing saved. */
static void test_faults(void **state)
{
	static const struct {
		const char *row;
		enum err_code code;
	} row[] = {
		{ "SOC.INF.FBR,P08-01,2022-Q4,1,2,,,", ERR_NONE },
		{ "SOC.INF.FBX,P08-89,2022-Q4,1,2,,,", ERR_IMPORT_INDICATOR },
		{ ",P08-89,2022-Q4,1,2,,,", ERR_IMPORT_EMPTY },
		{ "SOC.INF.FBR,,2022-Q4,1,2,,,", ERR_IMPORT_EMPTY },
		{ "SOC.INF.FBR,P08-89,,1,2,,,", ERR_IMPORT_EMPTY },
		{ "SOC.INF.FBR,P08-98,2022-Q4,1,2,,,", ERR_IMPORT_UNIT },
		{ "SOC.INF.FBR,P08-89,2022-Q5,1,2,,,", ERR_IMPORT_PERIOD },
		{ "SOC.INF.FBR,P08-89,2022,1,2,,,", ERR_IMPORT_FREQUENCY },
		{ "SOC.INF.FBR,BCA,2022-Q4,1,2,,,", ERR_IMPORT_NOT_VALID },
		{ "SOC.INF.FBR,P08-89,2022-Q4,3,2,,,", ERR_IMPORT_VALUE },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,0,,,", ERR_IMPORT_VALUE },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,,,,", ERR_IMPORT_HALF_PAIR },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,2,5%,,", ERR_IMPORT_BOTH },
		{ "SOC.INF.FBR,P08-89,2022-Q4,,,57.8,,", ERR_IMPORT_NEEDS_PAIR },
		{ "SOC.INF.FBR,P08-89,2022-Q4,,,101%,,", ERR_IMPORT_VALUE },
		{ "SOC.INF.FBR,P08-89,2022-Q4,many,2,,,", ERR_IMPORT_NUMBER },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1.5,2,,,", ERR_IMPORT_TOO_FINE },
		{ "SOC.INF.FBR,P08-89,2022-Q4,,,57.801%,,", ERR_IMPORT_TOO_FINE },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,99999999999999999999,,,", ERR_IMPORT_OVERFLOW },
		{ "GOV.DAT.OPN,BCA,2022-Q4,1,2,,,", ERR_IMPORT_NO_PAIR },
		{ "GOV.DAT.OPN,BCA,2022-Q4,,,maybe,,", ERR_IMPORT_NEEDS_ANSWER },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,2,,good,", ERR_IMPORT_QUALITY },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,2,,,demo", ERR_IMPORT_MARK },
		{ "SOC.INF.FBR,P08-89,2022-Q4,1,2,,", ERR_CSV_FIELDS },
		{ "SOC.INF.FBR,Hà Nội,2022-Q4,1,2,,,", ERR_IMPORT_TWICE },
	};
	struct fixture *f = *state;
	struct result r;
	struct str text;
	size_t at = 0;

	str_init(&text);
	str_add(&text, "indicator,unit,period,numerator,denominator,value,quality,mark\n");
	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		str_addf(&text, "%s\n", row[n].row);
	r = import(f, text.text, false, NULL);
	assert_false(r.ok);
	assert_int_equal(r.faults.count, ARRAY_LEN(row) - 1);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		if (row[n].code == ERR_NONE)
			continue;
		if (r.faults.item[at].code != row[n].code ||
		    r.faults.item[at].line != (long)n + 2) {
			print_error("%s: line %ld code %d\n", row[n].row, r.faults.item[at].line,
				    (int)r.faults.item[at].code);
			fail();
		}
		at++;
	}
	assert_string_equal(r.faults.item[0].arg[0], "SOC.INF.FBX");
	assert_non_null(strstr(r.faults.item[0].arg[1], "SOC.INF.FBR"));
	assert_int_equal(fixture_check(f), 0);
	err_list_release(&r.faults);
	str_release(&text);
}

static void test_header(void **state)
{
	static const struct {
		const char *text, *period;
		bool ok;
	} row[] = {
		{ "indicator,unit,period,value\n", NULL, true },
		{ "indicator,unit,value\n", NULL, false },
		{ "indicator,unit,value\nSOC.INF.FBR,P08-89,5%\n", "2022-Q4", true },
		{ "indicator,unit,period,value,colour\n", NULL, false },
		{ "indicator,unit,period,value,value\n", NULL, false },
		{ "", NULL, false },
	};
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct result r = import(f, row[n].text, false, row[n].period);

		assert_int_equal(r.ok, row[n].ok);
		assert_int_equal(r.faults.count != 0, !row[n].ok);
		err_list_release(&r.faults);
	}
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL).number, 500);
}

/* A dry run tells each change and makes none. */
static void test_dry_run(void **state)
{
	struct fixture *f = *state;
	struct result r;

	PUT(f, "SOC.INF.FBR", "P08-89", "2022-Q4", value_pair(1, 2));
	r = import(f,
		   "indicator,unit,period,value,quality\nSOC.INF.FBR,P08-89,2022-Q4,55.5%,final\n"
		   "SOC.INF.FBR,P08-48,2022-Q4,clear,\n",
		   true, NULL);
	assert_true(r.ok);
	assert_int_equal(r.report.changed, 1);
	assert_int_equal(r.told, 1);
	assert_string_equal(r.cell, "SOC.INF.FBR P08-89 2022-Q4");
	assert_string_equal(r.was, "1/2");
	assert_string_equal(r.becomes, "55.5% final");
	assert_pair(fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL), 1, 2);
	assert_int_equal(fixture_check(f), 1);
	err_list_release(&r.faults);
}

/* A warned value is saved; the file's own rows are history too, in whatever order they stand. */
static void test_warnings(void **state)
{
	struct fixture *f = *state;
	struct result r;

	r = import(
		f,
		"indicator,unit,period,numerator,denominator\nSOC.INF.FBR,P08-89,2022-Q4,90,100\n"
		"SOC.INF.FBR,P08-89,2022-Q3,50,100\nGOV.SVC.DOS,P08-89,2022-Q1,50,100\n"
		"GOV.SVC.DOS,P08-89,2022-Q2,49,98\nGOV.SVC.DOS,P08-89,2023-Q1,10,20\n",
		false, NULL);
	assert_true(r.ok);
	assert_int_equal(r.report.changed, 5);
	assert_int_equal(r.report.warnings, 2);
	assert_string_equal(r.cell,
			    "GOV.SVC.DOS P08-89 2022-Q2"); /* told in the order of the lines */
	assert_int_equal(r.warning, ENTRY_YTD_FALLS);
	assert_pair(fixture_get(f, "SOC.INF.FBR", "P08-89", "2022-Q4", NULL), 90, 100);
	err_list_release(&r.faults);
}

static bool texts(const struct revision *r, int64_t row, bool shown, void *arg)
{
	struct str *out = arg;

	(void)row;
	(void)shown;
	str_addf(out, "%s|%s|%s|%u;", r->reason ? r->reason : "", r->source ? r->source : "",
		 r->note ? r->note : "", r->batch);
	return true;
}

/* One batch; the file is the source of rows that name none; a reason makes no change of its own. */
static void test_texts(void **state)
{
	struct fixture *f = *state;
	const char *path = scratch_write("bang.csv", "indicator,unit,period,value,note\n"
						     "SOC.INF.FBR,P08-89,2022-Q4,5%,ghi chú\n"
						     "SOC.INF.FBR,P08-48,2022-Q4,6%,\n");
	struct import_files_options options = { .author = "an",
						.jump = ENTRY_JUMP_POINTS,
						.reason = "báo cáo quý" };
	struct import_files_report report;
	struct err_list faults;
	struct err err = { 0 };
	struct str log;

	err_list_init(&faults);
	str_init(&log);
	assert_true(import_files(f->s, &f->c.programme, &f->c.units, &path, 1, &options, &report,
				 &faults, &err));
	assert_int_equal(report.changed, 2);
	assert_true(log_each(f->s, texts, &log, &err));
	/* In the order of the cells: Đà Nẵng stands before An Giang. */
	assert_string_equal(log.text, "báo cáo quý|bang.csv||1;báo cáo quý|bang.csv|ghi chú|1;");
	options.reason = "lần hai";
	assert_true(import_files(f->s, &f->c.programme, &f->c.units, &path, 1, &options, &report,
				 &faults, &err));
	assert_int_equal(report.changed, 0);
	assert_int_equal(report.same, 2);
	str_release(&log);
	err_list_release(&faults);
	fixture_check(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_values),  TEST(test_units),    TEST(test_faults), TEST(test_header),
		TEST(test_dry_run), TEST(test_warnings), TEST(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

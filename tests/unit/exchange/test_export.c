/* Values and the log, out; and that values come in again as they went out. */
#include "exchange/export.h"
#include "store/subject.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/exchange/import_files.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEADER "indicator,unit,period,numerator,denominator,value,quality,note,source,mark\n"

/* For the caller to free. */
static char *export(struct fixture *f, int indicator, int unit, int32_t period)
{
	struct err err = { 0 };
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	assert_true(export_values(f->s, &f->c.programme, &f->c.units, indicator, unit, period, out,
				  &err));
	fclose(out);
	return text;
}

static void put(struct fixture *f, const char *indicator, const char *unit, const char *period,
		struct value v, const char *note, const char *source)
{
	const struct edit edit = { .indicator = fixture_indicator(f, indicator),
				   .unit = fixture_unit(f, unit),
				   .period = fixture_period(period),
				   .value = v,
				   .seen = LOG_SEEN_ANY,
				   .note = note,
				   .source = source };
	enum log_outcome outcome;
	struct err err = { 0 };

	assert_true(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
}

static void fill(struct fixture *f)
{
	struct value v = value_pair(430, 1000);

	v.quality = QUALITY_FINAL;
	put(f, "SOC.INF.FBR", "P08-89", "2022-Q4", v, "ghi chú, có \"ngoặc\"\nvà dòng hai", NULL);
	v = value_percent(5780);
	v.quality = QUALITY_ESTIMATE;
	v.flags = VALUE_ILLUSTRATIVE;
	put(f, "SOC.INF.FBR", "P08-48", "2022-Q4", v, NULL, "https://a.vn/b?c=1,2");
	put(f, "SOC.INF.FBR", "P08-01", "2022-Q4", value_not_applicable(), NULL, NULL);
	put(f, "SOC.INF.FBR", "P08-01", "2022-Q3", value_pair(1, 2), NULL, NULL);
	put(f, "SOC.INF.FBR", "P08-01", "2022-Q3", (struct value){ 0 }, NULL, NULL);
	put(f, "GOV.DAT.OPN", "BCA", "2022-Q4", value_number(1), NULL, NULL);
	put(f, "GOV.DAT.OPN", "BYT", "2022-Q4", value_number(0), NULL, NULL);
	put(f, "GOV.DAT.OPN", "VN", "2022-10", value_percent(4550), NULL, NULL);
	put(f, "ECO.SIZ.GDP", "VN", "2021", value_number(1280), NULL, NULL);
	put(f, "ECO.COM.RET", "P08-01", "2022-Q4", value_pair(150, 1000), NULL, NULL);
	put(f, "ECO.SIZ.LAB", "VN", "2021", value_number(-471), NULL, NULL);
}

static const char rows[] = HEADER
	"GOV.DAT.OPN,VN,2022-10,,,45.5%,,,,\n"
	"GOV.DAT.OPN,BCA,2022-Q4,,,yes,,,,\n"
	"GOV.DAT.OPN,BYT,2022-Q4,,,no,,,,\n"
	"ECO.SIZ.GDP,VN,2021,,,12.8,,,,\n"
	"ECO.SIZ.LAB,VN,2021,,,-4.71,,,,\n"
	"ECO.COM.RET,P08-01,2022-Q4,1.5,10,,,,,\n"
	"SOC.INF.FBR,P08-01,2022-Q4,,,n/a,,,,\n"
	"SOC.INF.FBR,P08-48,2022-Q4,,,57.8%,estimate,,\"https://a.vn/b?c=1,2\",illustrative\n"
	"SOC.INF.FBR,P08-89,2022-Q4,430,1000,,final,\"ghi chú, có \"\"ngoặc\"\"\nvà dòng hai\",,\n";

static void test_values(void **state)
{
	struct fixture *f = *state;
	char *text;

	text = export(f, 0, 0, PERIOD_NONE);
	assert_string_equal(text, HEADER);
	free(text);
	fill(f);
	text = export(f, 0, 0, PERIOD_NONE);
	assert_string_equal(text, rows);
	free(text);
}

static void test_filters(void **state)
{
	struct fixture *f = *state;
	const int fbr = fixture_indicator(f, "SOC.INF.FBR"), hanoi = fixture_unit(f, "P08-01");
	char *text;

	fill(f);
	text = export(f, fbr, hanoi, PERIOD_NONE);
	assert_string_equal(text, HEADER "SOC.INF.FBR,P08-01,2022-Q4,,,n/a,,,,\n");
	free(text);
	text = export(f, 0, hanoi, fixture_period("2022-Q4"));
	assert_string_equal(text, HEADER "ECO.COM.RET,P08-01,2022-Q4,1.5,10,,,,,\n"
					 "SOC.INF.FBR,P08-01,2022-Q4,,,n/a,,,,\n");
	free(text);
	text = export(f, 0, 0, fixture_period("2021"));
	assert_string_equal(text, HEADER
			    "ECO.SIZ.GDP,VN,2021,,,12.8,,,,\nECO.SIZ.LAB,VN,2021,,,-4.71,,,,\n");
	free(text);
}

/* Into another database of the same programme: the same state, and again nothing. */
static void test_round_trip(void **state)
{
	struct fixture *f = *state;
	const char *path = scratch_write("rows.csv", rows);
	const struct import_files_options options = { .author = "binh" };
	struct import_files_report report;
	struct err_list faults;
	struct err err = { 0 };
	char *text;

	err_list_init(&faults);
	for (int again = 0; again < 2; again++) {
		assert_true(import_files(f->s, &f->c.programme, &f->c.units, &path, 1, &options,
					 &report, &faults, &err));
		assert_int_equal(report.changed, again ? 0 : 9);
		assert_int_equal(report.same, again ? 9 : 0);
		text = export(f, 0, 0, PERIOD_NONE);
		assert_string_equal(text, rows);
		free(text);
		assert_int_equal(fixture_check(f), 9);
	}
	err_list_release(&faults);
}

static void test_log(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };
	struct verify_head head;
	char *text = NULL, replica[2 * REPLICA_SIZE + 1];
	struct str wanted;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	fixture_at("2022-10-10T08:00:00");
	put(f, "ECO.COM.RET", "P08-01", "2022-Q4", value_pair(150, 1000), "ghi chú", "nguồn");
	put(f, "ECO.COM.RET", "P08-01", "2022-Q4", value_percent(1600), NULL, NULL);
	assert_true(
		note_add(f->s, &f->act, NOTE_TEXT, "indicator/ECO.COM.RET", "lưu ý", NULL, &err));
	assert_true(export_log(f->s, &f->c.programme, out, &err));
	fclose(out);
	verify_heads(f->s, &head, 1);
	hash_hex(head.replica, REPLICA_SIZE, replica);
	str_init(&wanted);
	str_add(&wanted, "revision,clock,kind,subject,state,fields,quality,mark,numerator,"
			 "denominator,number,status,"
			 "author,batch,undoes,parents,reason,source,note\n");
	str_addf(&wanted,
		 "%s-1,2022-10-10T01:00:00Z+0,value,cell/ECO.COM.RET/P08-01/"
		 "2022-Q4,given,pair,,,1.5,10,,draft,an,1,,,"
		 ",nguồn,ghi chú\n",
		 replica);
	str_addf(&wanted,
		 "%s-2,2022-10-10T01:00:00Z+1,value,cell/ECO.COM.RET/P08-01/"
		 "2022-Q4,given,percent,,,,,16,draft,an,2,,"
		 "%s-1,,,\n",
		 replica, replica);
	str_addf(&wanted,
		 "%s-3,2022-10-10T01:00:00Z+2,note,indicator/ECO.COM.RET,,,,,,,,,an,3,,,,,lưu ý\n",
		 replica);
	assert_string_equal(text, wanted.text);
	str_release(&wanted);
	free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_values),
		TEST(test_filters),
		TEST(test_round_trip),
		TEST(test_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

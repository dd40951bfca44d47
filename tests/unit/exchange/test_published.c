/* Published results: which become values, in what order, and that none is lost. */
#include "exchange/published.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct published_report save(struct fixture *f, struct err_list *faults)
{
	struct published_report report;
	struct err err = { 0 };

	assert_true(published_save(f->s, &f->c, "an", &report, faults, &err));
	return report;
}

/* The built-in ones: every exact row a value, every other a note, one batch, none refused. */
static void test_builtin(void **state)
{
	struct fixture *f = *state;
	struct published_report report;
	struct err_list faults;
	size_t exact = 0;
	struct value v;

	err_list_init(&faults);
	for (size_t n = 0; n < f->c.publisheds; n++)
		exact += strcmp(f->c.published[n].match, "exact") == 0;
	report = save(f, &faults);
	assert_int_equal(faults.count, 0);
	assert_int_equal(report.refused, 0);
	assert_int_equal(report.values, (int)exact);
	assert_int_equal(report.notes, (int)(f->c.publisheds - exact));
	assert_int_equal(fixture_check(f), report.values + report.notes);
	assert_false(store_illustrative(f->s));
	/* A percentage of a ratio, a figure, a rank. */
	v = fixture_get(f, "SOC.INF.FBR", "VN", "2023-05", NULL);
	assert_int_equal(v.fields, FIELDS_PERCENT);
	assert_int_equal(v.number, 7690);
	assert_int_equal(v.quality, QUALITY_ESTIMATE);
	v = fixture_get(f, "ECO.SIZ.GDP", "VN", "2024", NULL);
	assert_int_equal(v.fields, FIELDS_NUMBER);
	assert_int_equal(v.number, 1317);
	assert_int_equal(fixture_get(f, "ECO.RNK.GII", "VN", "2021", NULL).number, 44);
	/* A year's figure of a quarterly indicator is the state at its end. */
	assert_int_equal(fixture_get(f, "SOC.INF.FBR", "VN", "2022-Q4", NULL).number, 7450);
	/* Provisional 12.88, then final 12.87. */
	v = fixture_get(f, "ECO.SIZ.GDP", "VN", "2021", NULL);
	assert_int_equal(v.number, 1287);
	assert_int_equal(v.quality, QUALITY_FINAL);
	err_list_release(&faults);
}

struct log_texts {
	struct str text;
	uint32_t batch;
	bool same_batch;
};

static bool log_row(const struct revision *r, int64_t row, bool shown, void *arg)
{
	struct log_texts *log = arg;

	(void)row;
	(void)shown;
	log->same_batch = log->same_batch && r->batch == 1;
	str_addf(&log->text, "%d %s %lld %d [%s] %s\n", (int)r->kind, r->subject,
		 (long long)r->value.number, (int)r->value.quality, r->source ? r->source : "",
		 r->note ? r->note : "");
	return true;
}

static const struct {
	const char *indicator, *period, *value, *unit, *quality, *match, *on;
} row[] = {
	{ "ECO.SIZ.GDP", "2021", "12.88", "%", "provisional", "exact", "2022-01-01" },
	{ "ECO.SIZ.GDP", "2021", "12.87", "%", "final", "exact", "2021-01-01" },
	{ "ECO.SIZ.GDP", "2021", "12", "%", "estimate", "exact", "2023-01-01" },
	{ "ECO.SIZ.GDP", "2021", "12.89", "%", "final", "exact", "2021-02-01" },
	{ "ECO.SIZ.GDP", "2022", "99", "tỷ đồng", "final", "exact", NULL },  /* unit of measure */
	{ "ECO.SIZ.GDP", "2022", "12.345", "%", "final", "exact", NULL },    /* too fine */
	{ "ECO.SIZ.GDP", "2022", "120", "%", "final", "exact", NULL },       /* out of range */
	{ "ECO.SIZ.GDP", "2022", "khoảng 12", "%", "final", "exact", NULL }, /* no number */
	{ "ECO.SIZ.GDP", "2022", "12", "%", "sure", "exact", NULL },         /* no quality */
	{ "SOC.INF.FBR", "2022", "70", "%", "final", "close", NULL }, /* another definition */
};

/* A catalogue's rows by hand: order, units of measure, what cannot be read or is out of range. */
static void test_rows(void **state)
{
	struct fixture *f = *state;
	struct published_row *published = mem_zero(ARRAY_LEN(row), sizeof(*published));
	struct published_row *kept = f->c.published;
	const size_t kept_count = f->c.publisheds;
	struct log_texts log = { .same_batch = true };
	struct published_report report;
	struct err_list faults;
	struct err err = { 0 };

	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		published[n] =
			(struct published_row){ .indicator = fixture_indicator(f, row[n].indicator),
						.period = fixture_period(row[n].period),
						.value = row[n].value,
						.unit = row[n].unit,
						.quality = row[n].quality,
						.match = row[n].match,
						.published_on = row[n].on,
						.publisher = "TCTK",
						.source = "https://a" };
	f->c.published = published;
	f->c.publisheds = ARRAY_LEN(row);
	err_list_init(&faults);
	str_init(&log.text);
	report = save(f, &faults);
	assert_int_equal(report.values, 4);
	assert_int_equal(report.refused, 5);
	assert_int_equal(report.notes, 6);
	assert_int_equal(faults.count, 5);
	for (size_t n = 0; n < faults.kept; n++)
		assert_int_equal(faults.item[n].code, ERR_PUBLISHED_REFUSED);
	assert_int_equal(fixture_get(f, "ECO.SIZ.GDP", "VN", "2021", NULL).number, 1289);
	assert_int_equal(fixture_get(f, "ECO.SIZ.GDP", "VN", "2022", NULL).state, VALUE_ABSENT);
	assert_true(log_each(f->s, log_row, &log, &err));
	assert_true(log.same_batch);
	assert_string_equal(
		log.text.text,
		"1 cell/ECO.SIZ.GDP/VN/2021 1200 1 [TCTK; 2023-01-01; https://a] 2021: 12 %\n"
		"1 cell/ECO.SIZ.GDP/VN/2021 1288 2 [TCTK; 2022-01-01; https://a] 2021: 12.88 %\n"
		"1 cell/ECO.SIZ.GDP/VN/2021 1287 3 [TCTK; 2021-01-01; https://a] 2021: 12.87 %\n"
		"1 cell/ECO.SIZ.GDP/VN/2021 1289 3 [TCTK; 2021-02-01; https://a] 2021: 12.89 %\n"
		"4 indicator/ECO.SIZ.GDP 0 0 [TCTK; https://a] 2022: 99 tỷ đồng\n"
		"4 indicator/ECO.SIZ.GDP 0 0 [TCTK; https://a] 2022: 12.345 %\n"
		"4 indicator/ECO.SIZ.GDP 0 0 [TCTK; https://a] 2022: 120 %\n"
		"4 indicator/ECO.SIZ.GDP 0 0 [TCTK; https://a] 2022: khoảng 12 %\n"
		"4 indicator/ECO.SIZ.GDP 0 0 [TCTK; https://a] 2022: 12 %\n"
		"4 indicator/SOC.INF.FBR 0 0 [TCTK; https://a] 2022: 70 %\n");
	str_release(&log.text);
	err_list_release(&faults);
	f->c.published = kept;
	f->c.publisheds = kept_count;
	free(published);
	fixture_check(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_builtin), TEST(test_rows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Catalogues that are right: the built-in, the small, the sample; what is written of them. */
#include "exchange/catalogue.h"

#include "base/asset.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/exchange/sample_catalogue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static size_t catalogue_valid(const struct catalogue *c, bool provinces, const char *day_text)
{
	const struct unit *unit;
	int32_t day;
	size_t count = 0;

	assert_true(date_parse(day_text, &day));
	for (size_t i = 0; i < c->units.units; i++) {
		unit = &c->units.unit[i];
		if (unit_valid(unit, day) &&
		    (provinces ? unit->kind == UNIT_PROVINCE : unit_kind_ministry(unit->kind)))
			count++;
	}
	return count;
}

/* --- tests --- */

static void test_members(void **state)
{
	struct catalogue c;
	const struct target *t;
	const struct indicator *i;

	(void)state;
	sample_put_all();
	sample_read(&c, scratch_path("c"));
	t = &c.programme.target[0];
	assert_int_equal(quantity_compare(t->value, quantity_scaled(65, 0)), 0);
	assert_int_equal(quantity_compare(t->high, quantity_scaled(70, 0)), 0);
	assert_int_equal(t->op, OP_RANGE);
	t = &c.programme.target[1];
	assert_int_equal(quantity_compare(t->value, quantity_scaled(705, 1)), 0);
	assert_false(quantity_known(t->high));
	assert_string_equal(c.units.unit[t->unit - 1].code, "A");
	assert_int_equal(t->starts, DATE_MIN);
	assert_false(t->stated);
	i = &c.programme.indicator[0];
	assert_true(i->share && i->has_min && i->has_max);
	assert_int_equal(i->max, 10000);
	i = &c.programme.indicator[1];
	assert_int_equal(i->max, 50);
	assert_int_equal(i->frequency, PERIOD_YEAR);
	assert_null(i->owner);
	assert_int_equal(i->valid_to, date_of(2029, 12, 31));
	assert_int_equal(c.programme.duty[0].due, DATE_MAX);
	assert_true(c.programme.milestone[0].yearly);
	assert_true(c.units.succession[0].main);
	assert_int_equal(c.reference[1].value, 2000);
	assert_string_equal(c.reference[1].name, "population");
	assert_int_equal(c.tile[1].map, 2);
	assert_int_equal(c.published[0].period, period_of(2020, PERIOD_QUARTER, 4));
	catalogue_release(&c);
}

static void test_optional_files(void **state)
{
	static const char *const optional[] = { "tasks.csv",      "duties.csv",
						"milestones.csv", "successions.csv",
						"population.csv", "admin_counts.csv",
						"tilemap2.csv",   "published_national.csv" };
	struct catalogue c;
	char path[64];

	(void)state;
	sample_put_all();
	for (size_t i = 0; i < ARRAY_LEN(optional); i++) {
		snprintf(path, sizeof(path), "c/%s", optional[i]);
		remove(scratch_path(path));
	}
	sample_read(&c, scratch_path("c"));
	assert_int_equal(c.programme.tasks + c.programme.duties + c.programme.milestones +
				 c.references + c.counts + c.tiles + c.publisheds +
				 c.units.successions,
			 0);
	catalogue_release(&c);
}

static void test_builtin(void **state)
{
	struct catalogue c;

	(void)state;
	sample_read(&c, NULL);
	assert_int_equal(c.programme.pillars, 3);
	assert_int_equal(c.programme.indicators, 62);
	assert_int_equal(c.programme.targets, 81);
	assert_int_equal(c.programme.tasks, 18);
	assert_int_equal(c.programme.duties, 6);
	assert_int_equal(c.programme.milestones, 4);
	assert_int_equal(catalogue_valid(&c, true, "2022-12-31"), 63);
	assert_int_equal(catalogue_valid(&c, true, "2025-12-31"), 34);
	assert_int_equal(catalogue_valid(&c, false, "2022-12-31"), 30);
	assert_int_equal(catalogue_valid(&c, false, "2025-12-31"), 22);
	catalogue_release(&c);
}

static void test_builtin_round_trip(void **state)
{
	const struct asset *asset;
	struct catalogue c;
	struct err err = { 0 };
	char path[200], *text;
	size_t len, files = 0;

	(void)state;
	sample_read(&c, NULL);
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	for (asset = asset_table; asset->name; asset++) {
		if (!str_starts(asset->name, "programme/"))
			continue;
		snprintf(path, sizeof(path), "out/%s", asset->name + strlen("programme/"));
		text = scratch_read(scratch_path(path), &len);
		assert_non_null(text);
		assert_int_equal(len, asset->size);
		assert_memory_equal(text, asset->data, len);
		free(text);
		files++;
	}
	assert_int_equal(files, 17);
	catalogue_release(&c);
}

static void test_small_round_trip(void **state)
{
	static const char *const names[] = {
		"pillars",    "groups",     "indicators",   "documents",
		"targets",    "tasks",      "duties",       "milestones",
		"units",      "unit_names", "unit_parents", "successions",
		"population", "tilemap5",   "tilemap6",     "published_national"
	};
	struct catalogue c;
	struct err err = { 0 };
	char path[200], *text;
	size_t len;

	(void)state;
	sample_read(&c, source_path("tests/data/catalogue-small"));
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		snprintf(path, sizeof(path), "out/%s.csv", names[i]);
		text = scratch_read(scratch_path(path), &len);
		assert_non_null(text);
		snprintf(path, sizeof(path), "tests/data/catalogue-small/%s.csv", names[i]);
		golden_check(path, text);
		free(text);
	}
	assert_false(scratch_exists(scratch_path("out/admin_counts.csv")));
	catalogue_release(&c);
}

/* What is not in canonical order or has its columns elsewhere reads the same and comes out
 * canonical. */
static void test_canonical(void **state)
{
	struct catalogue c;
	struct err err = { 0 };
	char *text;

	(void)state;
	sample_put_all();
	sample_put("unit_names.csv",
		   "\xEF\xBB\xBFname_en,name_vi,unit,valid_to,valid_from\r\n"
		   "Bo,Bờ,B,,2023-01-01\r\nNation,\"Nước\",Z,,\r\nEast,Đông,E,,\r\n"
		   "West,Tây,W,,\r\nB,Bê,B,2022-12-31,\r\nMinistries,Bộ,C,,\r\nA,Á,A,,\r\n"
		   "A B,Á Bê,AB,,\r\nFinance,Tài chính,MOF,,\r\nDistrict,Huyện,A-1,,\r\n");
	sample_read(&c, scratch_path("c"));
	assert_true(catalogue_write(&c, scratch_path("out"), &err));
	text = scratch_read(scratch_path("out/unit_names.csv"), NULL);
	assert_string_equal(text,
			    "unit,valid_from,valid_to,name_vi,name_en,full_vi\nZ,,,Nước,Nation,\n"
			    "E,,,Đông,East,\nW,,,Tây,West,\nC,,,Bộ,Ministries,\nA,,,Á,A,\n"
			    "B,,2022-12-31,Bê,B,\nB,2023-01-01,,Bờ,Bo,\nAB,,,Á Bê,A B,\n"
			    "MOF,,,Tài chính,Finance,\nA-1,,,Huyện,District,\n");
	free(text);
	catalogue_release(&c);
}

static void test_never_replaces(void **state)
{
	struct catalogue c;
	struct err err = { 0 };
	char *text;

	(void)state;
	sample_put_all();
	sample_read(&c, scratch_path("c"));
	scratch_write("out/units.csv", "mine");
	assert_false(catalogue_write(&c, scratch_path("out"), &err));
	assert_int_equal(err.code, ERR_FILE_EXISTS);
	text = scratch_read(scratch_path("out/units.csv"), NULL);
	assert_string_equal(text, "mine");
	free(text);
	scratch_write("file", "");
	assert_false(catalogue_write(&c, scratch_path("file"), &err));
	assert_int_equal(err.code, ERR_FILE_WRITE);
	catalogue_release(&c);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_members),          TEST(test_optional_files),
		TEST(test_builtin),          TEST(test_builtin_round_trip),
		TEST(test_small_round_trip), TEST(test_canonical),
		TEST(test_never_replaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Units: names, the tree on a day, who reports. */
#include "model/unit.h"

#include "base/date.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { OLD = 100, NEW = 200 }; /* the days around which the small country below changes */

enum { VN = 1, SOUTH, NORTH, CENTRE, HANOI, HUE, DANANG, BOTH, JUSTICE, BANK, NEWS, DISTRICT };

static struct unit country_unit[] = {
	{ VN, "VN", UNIT_NATION, 1, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ SOUTH, "S", UNIT_REGION, 2, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ NORTH, "N", UNIT_REGION, 1, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ CENTRE, "TW", UNIT_CENTRAL, 1, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ HANOI, "HN", UNIT_PROVINCE, 9, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ HUE, "HU", UNIT_PROVINCE, 5, NULL, NULL, NULL, DATE_MIN, NEW - 1 },
	{ DANANG, "DN", UNIT_PROVINCE, 4, NULL, NULL, NULL, DATE_MIN, NEW - 1 },
	{ BOTH, "HD", UNIT_PROVINCE, 5, NULL, NULL, NULL, NEW, DATE_MAX },
	{ JUSTICE, "BTP", UNIT_MINISTRY, 3, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ BANK, "NHNN", UNIT_MINISTERIAL_AGENCY, 3, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ NEWS, "TTX", UNIT_GOVERNMENT_AGENCY, 1, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
	{ DISTRICT, "BD", UNIT_DISTRICT, 1, NULL, NULL, NULL, DATE_MIN, DATE_MAX },
};

static struct unit_parent country_parent[] = {
	{ SOUTH, VN, DATE_MIN, DATE_MAX },       { NORTH, VN, DATE_MIN, DATE_MAX },
	{ CENTRE, VN, DATE_MIN, DATE_MAX },      { HANOI, SOUTH, DATE_MIN, OLD - 1 },
	{ HANOI, NORTH, OLD, DATE_MAX },         { HUE, SOUTH, DATE_MIN, DATE_MAX },
	{ DANANG, SOUTH, DATE_MIN, NEW - 1 },    { BOTH, SOUTH, NEW, DATE_MAX },
	{ JUSTICE, CENTRE, DATE_MIN, DATE_MAX }, { BANK, CENTRE, DATE_MIN, DATE_MAX },
	{ NEWS, CENTRE, DATE_MIN, DATE_MAX },    { DISTRICT, HANOI, DATE_MIN, DATE_MAX },
};

static struct unit_name country_name[] = {
	{ HUE, DATE_MIN, OLD - 1, { [LANG_VI] = "Thừa Thiên Huế" }, NULL },
	{ HUE, OLD + 50, DATE_MAX, { [LANG_VI] = "Huế", [LANG_EN] = "Hue" }, "Thành phố Huế" },
	{ JUSTICE, DATE_MIN, DATE_MAX, { [LANG_EN] = "Justice" }, NULL },
};

static const struct units country = {
	.unit = country_unit,
	.units = ARRAY_LEN(country_unit),
	.name = country_name,
	.names = ARRAY_LEN(country_name),
	.parent = country_parent,
	.parents = ARRAY_LEN(country_parent),
};

static void test_kinds(void **state)
{
	static const struct {
		enum unit_kind kind;
		const char *word;
		bool aggregate, central, all, province, ministry, national;
	} rows[] = {
		{ UNIT_NATION, "nation", true, false, false, false, false, true },
		{ UNIT_REGION, "region", true, false, false, false, false, false },
		{ UNIT_CENTRAL, "central", true, false, false, false, false, false },
		{ UNIT_PROVINCE, "province", false, false, true, true, false, false },
		{ UNIT_MINISTRY, "ministry", false, true, true, false, true, false },
		{ UNIT_MINISTERIAL_AGENCY, "ministerial-agency", false, true, true, false, true,
		  false },
		{ UNIT_GOVERNMENT_AGENCY, "government-agency", false, true, true, false, true,
		  false },
		{ UNIT_DISTRICT, "district", false, false, false, false, false, false },
		{ UNIT_COMMUNE, "commune", false, false, false, false, false, false },
		{ UNIT_OTHER, "unit", false, false, false, false, false, false },
	};
	enum unit_kind kind = UNIT_OTHER;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const enum unit_kind k = rows[i].kind;

		assert_string_equal(unit_kind_word(k), rows[i].word);
		assert_true(unit_kind_parse(rows[i].word, &kind));
		assert_int_equal(kind, k);
		assert_int_equal(unit_kind_aggregate(k), rows[i].aggregate);
		assert_int_equal(unit_kind_ministry(k), rows[i].central);
		assert_int_equal(unit_kind_in_scope(k, SCOPE_ALL), rows[i].all);
		assert_int_equal(unit_kind_in_scope(k, SCOPE_PROVINCE), rows[i].province);
		assert_int_equal(unit_kind_in_scope(k, SCOPE_MINISTRY), rows[i].ministry);
		assert_int_equal(unit_kind_in_scope(k, SCOPE_NATIONAL), rows[i].national);
	}
	assert_false(unit_kind_parse("Province", &kind));
	assert_false(unit_kind_parse(NULL, &kind));
}

static void test_look_up(void **state)
{
	const struct units none = { 0 };

	(void)state;
	assert_ptr_equal(units_by_id(&country, HUE), &country_unit[HUE - 1]);
	assert_null(units_by_id(&country, 0));
	assert_null(units_by_id(&country, DISTRICT + 1));
	assert_null(units_by_id(&none, 1));
	assert_ptr_equal(units_by_code(&country, "BTP"), &country_unit[JUSTICE - 1]);
	assert_null(units_by_code(&country, "btp"));
	assert_ptr_equal(units_nation(&country), &country_unit[0]);
	assert_null(units_nation(&none));
	assert_true(unit_valid(&country_unit[HUE - 1], NEW - 1));
	assert_false(unit_valid(&country_unit[HUE - 1], NEW));
	assert_false(unit_valid(&country_unit[BOTH - 1], NEW - 1));
	assert_true(unit_valid(&country_unit[BOTH - 1], NEW));
}

static void test_names(void **state)
{
	static const struct {
		int unit;
		int32_t day;
		enum lang lang;
		const char *name;
	} rows[] = {
		{ HUE, OLD - 1, LANG_VI, "Thừa Thiên Huế" },
		{ HUE, OLD - 1, LANG_EN, "Thừa Thiên Huế" }, /* no English name then */
		{ HUE, OLD + 50, LANG_VI, "Huế" },
		{ HUE, OLD + 50, LANG_EN, "Hue" },
		{ HUE, OLD + 10, LANG_VI, "Thừa Thiên Huế" }, /* between: the nearest */
		{ HUE, OLD + 40, LANG_VI, "Huế" },
		{ JUSTICE, 0, LANG_VI, "Justice" },
		{ BANK, 0, LANG_VI, "NHNN" },
		{ 77, 0, LANG_VI, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(units_name(&country, rows[i].unit, rows[i].day, rows[i].lang),
				    rows[i].name);
	assert_string_equal(units_name_record(&country, HUE, NEW)->full_vi, "Thành phố Huế");
	assert_null(units_name_record(&country, BANK, 0));
}

static void test_parents(void **state)
{
	static const struct {
		int unit;
		int32_t day;
		int parent;
	} rows[] = {
		{ HANOI, OLD - 1, SOUTH },
		{ HANOI, OLD, NORTH },
		{ BOTH, NEW - 1, 0 },
		{ BOTH, NEW, SOUTH },
		{ VN, OLD, 0 },
		{ DISTRICT, OLD, HANOI },
		{ 77, OLD, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(units_parent(&country, rows[i].unit, rows[i].day), rows[i].parent);
}

static void check_ids(const int *ids, size_t count, const int *want)
{
	size_t length = 0;

	while (want[length])
		length++;
	assert_int_equal(count, length);
	for (size_t i = 0; i < length; i++)
		assert_int_equal(ids[i], want[i]);
}

static void test_children(void **state)
{
	static const struct {
		int parent;
		int32_t day;
		int want[4];
	} rows[] = {
		{ VN, OLD, { NORTH, CENTRE, SOUTH } },
		{ SOUTH, OLD - 1, { DANANG, HUE, HANOI } },
		{ SOUTH, OLD, { DANANG, HUE } },
		{ SOUTH, NEW, { BOTH } }, /* Hue's link goes on, Hue does not */
		{ CENTRE, OLD, { NEWS, JUSTICE, BANK } },
		{ DISTRICT, OLD, { 0 } },
	};
	int ids[2];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int all[8];

		check_ids(all, units_children(&country, rows[i].parent, rows[i].day, all, 8),
			  rows[i].want);
	}
	/* Too little room: the first ones, and how many there are. */
	assert_int_equal(units_children(&country, SOUTH, OLD - 1, ids, 2), 3);
	assert_int_equal(ids[0], DANANG);
	assert_int_equal(ids[1], HUE);
	assert_int_equal(units_children(&country, SOUTH, OLD - 1, NULL, 0), 3);
}

static void test_reporting(void **state)
{
	static const struct {
		enum scope scope;
		int32_t day;
		int want[8];
	} rows[] = {
		{ SCOPE_ALL, OLD, { HANOI, DANANG, HUE, NEWS, JUSTICE, BANK } },
		{ SCOPE_ALL, OLD - 1, { DANANG, HUE, HANOI, NEWS, JUSTICE, BANK } },
		{ SCOPE_ALL, NEW, { HANOI, BOTH, NEWS, JUSTICE, BANK } },
		{ SCOPE_PROVINCE, OLD, { HANOI, DANANG, HUE } },
		{ SCOPE_MINISTRY, OLD, { NEWS, JUSTICE, BANK } },
		{ SCOPE_NATIONAL, OLD, { VN } },
	};
	const struct units none = { 0 };
	int ids[1];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int all[8];

		check_ids(all, units_reporting(&country, rows[i].scope, rows[i].day, all, 8),
			  rows[i].want);
	}
	assert_int_equal(units_reporting(&country, SCOPE_ALL, OLD, ids, 1), 6);
	assert_int_equal(ids[0], HANOI);
	assert_int_equal(units_reporting(&none, SCOPE_ALL, OLD, ids, 1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),    cmocka_unit_test(test_look_up),
		cmocka_unit_test(test_names),    cmocka_unit_test(test_parents),
		cmocka_unit_test(test_children), cmocka_unit_test(test_reporting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

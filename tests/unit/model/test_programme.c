/* The programme's words and what an indicator implies. */
#include "model/programme.h"

#include "base/date.h"
#include "model/value.h"
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* Every word reads back as what it stands for, and other texts do not. */
#define CHECK_WORDS(thing, count)                                                      \
	do {                                                                           \
		for (int i = 0; i < (count); i++) {                                    \
			enum thing got = (enum thing)((i + 1) % (count));              \
                                                                                       \
			assert_true(thing##_parse(thing##_word((enum thing)i), &got)); \
			assert_int_equal(got, i);                                      \
			assert_false(thing##_parse("", &got));                         \
			assert_false(thing##_parse("RATIO", &got));                    \
			assert_false(thing##_parse(NULL, &got));                       \
			assert_int_equal(got, i);                                      \
		}                                                                      \
	} while (0)

static void test_words(void **state)
{
	(void)state;
	CHECK_WORDS(measure, MEASURE_MAX);
	CHECK_WORDS(direction, DIRECTION_MAX);
	CHECK_WORDS(aggregation, AGGREGATE_MAX);
	CHECK_WORDS(accumulation, ACCUMULATE_MAX);
	CHECK_WORDS(scope, SCOPE_MAX);
	CHECK_WORDS(op, OP_MAX);
	assert_string_equal(op_word(OP_RANGE), "range");
	assert_string_equal(op_word(OP_ABOVE), "gt");
	assert_string_equal(measure_word(MEASURE_YESNO), "yesno");
}

static void test_find(void **state)
{
	struct pillar pillar[] = { { .code = "GOV" }, { .code = "ECO" } };
	struct group group[] = { { .code = "GOV.SVC" } };
	struct document document[] = { { .code = "QD749" }, { .code = "KH2022" } };
	struct indicator indicator[] = { { .code = "A" }, { .code = "B" }, { .code = "C" } };
	const struct programme p = {
		.pillar = pillar,
		.pillars = 2,
		.group = group,
		.groups = 1,
		.document = document,
		.documents = 2,
		.indicator = indicator,
		.indicators = 3,
	};

	(void)state;
	assert_int_equal(programme_find_pillar(&p, "ECO"), 2);
	assert_int_equal(programme_find_pillar(&p, "SOC"), 0);
	assert_int_equal(programme_find_group(&p, "GOV.SVC"), 1);
	assert_int_equal(programme_find_group(&p, "GOV"), 0);
	assert_int_equal(programme_find_document(&p, "KH2022"), 2);
	assert_int_equal(programme_find_document(&p, NULL), 0);
	assert_int_equal(programme_find_indicator(&p, "C"), 3);
	assert_int_equal(programme_find_indicator(&p, "c"), 0);
	assert_ptr_equal(programme_indicator(&p, 3), &indicator[2]);
	assert_ptr_equal(programme_document(&p, 1), &document[0]);
}

static void test_frequency(void **state)
{
	static const struct {
		enum period_length each[4];
		size_t count;
		enum period_length most;
	} rows[] = {
		{ { 0 }, 0, PERIOD_QUARTER },
		{ { PERIOD_YEAR, PERIOD_QUARTER, PERIOD_QUARTER, PERIOD_MONTH },
		  4,
		  PERIOD_QUARTER },
		{ { PERIOD_YEAR, PERIOD_QUARTER }, 2, PERIOD_QUARTER },
		{ { PERIOD_YEAR, PERIOD_MONTH }, 2, PERIOD_MONTH },
		{ { PERIOD_YEAR, PERIOD_YEAR, PERIOD_QUARTER }, 3, PERIOD_YEAR },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct indicator indicator[4] = { 0 };
		const struct programme p = { .indicator = indicator, .indicators = rows[i].count };

		for (size_t n = 0; n < rows[i].count; n++)
			indicator[n].frequency = rows[i].each[n];
		assert_int_equal(programme_frequency(&p), rows[i].most);
	}
}

static void test_valid(void **state)
{
	const struct indicator i = { .valid_from = 100, .valid_to = 200 };
	const struct indicator open = { .valid_from = DATE_MIN, .valid_to = DATE_MAX };

	(void)state;
	assert_false(indicator_valid(&i, 99));
	assert_true(indicator_valid(&i, 100));
	assert_true(indicator_valid(&i, 200));
	assert_false(indicator_valid(&i, 201));
	assert_true(indicator_valid(&open, 0));
}

static void test_number_form(void **state)
{
	static const struct {
		struct indicator i;
		bool aggregate;
		struct number_form form;
		int shown;
	} rows[] = {
		{ { .measure = MEASURE_RATIO,
		    .decimals = 0,
		    .has_min = true,
		    .has_max = true,
		    .max = 10000 },
		  false,
		  { .decimals = 2, .has_lo = true, .has_hi = true, .hi = 10000 },
		  1 },
		{ { .measure = MEASURE_YESNO, .has_min = true, .has_max = true, .max = 100 },
		  false,
		  { .decimals = 0, .has_lo = true, .has_hi = true, .hi = 1 },
		  1 },
		{ { .measure = MEASURE_YESNO, .has_min = true, .has_max = true, .max = 100 },
		  true,
		  { .decimals = 2, .has_lo = true, .has_hi = true, .hi = 10000 },
		  1 },
		{ { .measure = MEASURE_VALUE, .decimals = 2, .has_min = true, .min = -5000 },
		  true,
		  { .decimals = 2, .has_lo = true, .lo = -5000 },
		  2 },
		{ { .measure = MEASURE_RANK,
		    .has_min = true,
		    .min = 1,
		    .has_max = true,
		    .max = 250 },
		  true,
		  { .decimals = 0, .has_lo = true, .lo = 1, .has_hi = true, .hi = 250 },
		  0 },
		{ { .measure = MEASURE_COUNT }, false, { .decimals = 0 }, 0 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		const struct number_form *want = &rows[n].form;
		const struct number_form form = indicator_number_form(&rows[n].i, rows[n].aggregate,
								      LANG_EN);

		assert_int_equal(form.lang, LANG_EN);
		assert_int_equal(form.decimals, want->decimals);
		assert_int_equal(form.has_lo, want->has_lo);
		assert_int_equal(form.has_hi, want->has_hi);
		assert_int_equal(form.lo, want->lo);
		assert_int_equal(form.hi, want->hi);
		assert_int_equal(indicator_shown_decimals(&rows[n].i), rows[n].shown);
	}
}

static void test_listed(void **state)
{
	static const struct {
		const char *list, *code;
		bool listed;
	} rows[] = {
		{ "A;B;C", "A", true }, { "A;B;C", "C", true }, { "A;BB;C", "B", false },
		{ "AB", "A", false },   { NULL, "A", false },   { "", "A", false },
		{ "A", "AB", false },   { "A;", "A", true },    { "001;004", "004", true },
		{ ";A", "A", true },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(code_listed(rows[i].list, rows[i].code), rows[i].listed);
}

static void test_value_equal(void **state)
{
	static const struct value base = {
		.state = VALUE_GIVEN,
		.fields = FIELDS_PAIR,
		.quality = QUALITY_FINAL,
		.flags = VALUE_ILLUSTRATIVE,
		.numerator = 3,
		.denominator = 4,
		.number = 5,
	};
	const struct value absent = { .number = 3, .quality = QUALITY_FINAL }, empty = { 0 };
	struct value not_applicable = base, number = base, other = base;

	(void)state;
	assert_true(value_equal(&base, &other));
	other.number = 6; /* not used by a pair */
	assert_true(value_equal(&base, &other));
	other.numerator = 6;
	assert_false(value_equal(&base, &other));
	other = base;
	other.denominator = 6;
	assert_false(value_equal(&base, &other));
	other = base;
	other.quality = QUALITY_ESTIMATE;
	assert_false(value_equal(&base, &other));
	other = base;
	other.flags = 0;
	assert_false(value_equal(&base, &other));
	number.fields = FIELDS_NUMBER;
	assert_false(value_equal(&base, &number));
	other = number;
	other.numerator = 9; /* not used by a number */
	assert_true(value_equal(&number, &other));
	other.number = 9;
	assert_false(value_equal(&number, &other));
	not_applicable.state = VALUE_NOT_APPLICABLE;
	other = not_applicable;
	other.numerator = 9;
	assert_true(value_equal(&not_applicable, &other));
	assert_false(value_equal(&not_applicable, &base));
	assert_true(value_equal(&absent, &empty));
	assert_false(value_equal(&absent, &base));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),       cmocka_unit_test(test_find),
		cmocka_unit_test(test_frequency),   cmocka_unit_test(test_valid),
		cmocka_unit_test(test_number_form), cmocka_unit_test(test_listed),
		cmocka_unit_test(test_value_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

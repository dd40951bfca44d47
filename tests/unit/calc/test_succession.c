/* Figures of a successor from before it came into being. (FORMULAS: A successor.) */
#include "calc/succession.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define GIVEN(f, q) .state = VALUE_GIVEN, .fields = (f), .quality = (q)
#define PAIR(n, d, q)                                                       \
	{                                                                   \
		GIVEN(FIELDS_PAIR, q), .numerator = (n), .denominator = (d) \
	}
#define NUMBER(n, q)                                   \
	{                                              \
		GIVEN(FIELDS_NUMBER, q), .number = (n) \
	}
#define PERCENT(n)                                                  \
	{                                                           \
		GIVEN(FIELDS_PERCENT, QUALITY_FINAL), .number = (n) \
	}
#define NOT_APPLICABLE                        \
	{                                     \
		.state = VALUE_NOT_APPLICABLE \
	}
#define ABSENT                        \
	{                             \
		.state = VALUE_ABSENT \
	}

static const struct indicator ratio = { .measure = MEASURE_RATIO,
					.aggregation = AGGREGATE_WEIGHTED };
static const struct indicator count = { .measure = MEASURE_COUNT, .aggregation = AGGREGATE_SUM };
static const struct indicator value = { .measure = MEASURE_VALUE, .aggregation = AGGREGATE_NONE };
static const struct indicator rank = { .measure = MEASURE_RANK, .aggregation = AGGREGATE_SUM };
static const struct indicator yesno = { .measure = MEASURE_YESNO, .aggregation = AGGREGATE_SHARE };

enum { PREDECESSORS = 3 };

static const struct {
	const struct indicator *i;
	struct value old[PREDECESSORS];
	size_t count, have;
	struct value want;
} succession_rows[] = {
	{ &ratio,
	  { PAIR(1, 2, QUALITY_FINAL), PAIR(10, 100, QUALITY_ESTIMATE),
	    PAIR(4, 8, QUALITY_PROVISIONAL) },
	  3,
	  3,
	  PAIR(15, 110, QUALITY_ESTIMATE) },
	{ &ratio,
	  { PAIR(1, 2, QUALITY_FINAL), PAIR(1, 2, QUALITY_NONE), PAIR(4, 8, QUALITY_FINAL) },
	  3,
	  3,
	  PAIR(6, 12, QUALITY_NONE) },
	/* "2 of 3" */
	{ &ratio, { PAIR(1, 2, QUALITY_FINAL), ABSENT, PAIR(4, 8, QUALITY_FINAL) }, 3, 2, ABSENT },
	/* a percentage or a pair without a denominator cannot be summed */
	{ &ratio, { PAIR(1, 2, QUALITY_FINAL), PERCENT(5000) }, 2, 1, ABSENT },
	{ &ratio, { PAIR(1, 2, QUALITY_FINAL), PAIR(5, 0, QUALITY_FINAL) }, 2, 1, ABSENT },
	{ &ratio, { PAIR(1, 2, QUALITY_FINAL), NOT_APPLICABLE }, 2, 2, PAIR(1, 2, QUALITY_FINAL) },
	{ &ratio, { NOT_APPLICABLE, NOT_APPLICABLE }, 2, 2, NOT_APPLICABLE },
	{ &ratio, { NOT_APPLICABLE, ABSENT }, 2, 1, ABSENT },
	{ &ratio, { PAIR(INT64_MAX, 2, QUALITY_FINAL), PAIR(1, 2, QUALITY_FINAL) }, 2, 2, ABSENT },
	{ &ratio, { ABSENT }, 0, 0, ABSENT },
	{ &count,
	  { NUMBER(3, QUALITY_FINAL), NUMBER(4, QUALITY_FINAL) },
	  2,
	  2,
	  NUMBER(7, QUALITY_FINAL) },
	{ &count, { NUMBER(3, QUALITY_FINAL), ABSENT }, 2, 1, ABSENT },
	{ &value, { NUMBER(3, QUALITY_FINAL), NUMBER(4, QUALITY_FINAL) }, 2, 0, ABSENT },
	{ &rank, { NUMBER(3, QUALITY_FINAL), NUMBER(4, QUALITY_FINAL) }, 2, 0, ABSENT },
	{ &yesno,
	  { NUMBER(1, QUALITY_FINAL), NUMBER(1, QUALITY_FINAL) },
	  2,
	  2,
	  NUMBER(1, QUALITY_FINAL) },
	{ &yesno,
	  { NUMBER(1, QUALITY_FINAL), NUMBER(0, QUALITY_FINAL) },
	  2,
	  2,
	  NUMBER(0, QUALITY_FINAL) },
	{ &yesno, { NUMBER(0, QUALITY_FINAL), ABSENT }, 2, 1, NUMBER(0, QUALITY_FINAL) },
	{ &yesno, { NUMBER(1, QUALITY_FINAL), ABSENT }, 2, 1, ABSENT },
	{ &yesno, { NUMBER(1, QUALITY_FINAL), NOT_APPLICABLE }, 2, 2, NUMBER(1, QUALITY_FINAL) },
};

static void test_values(void **state)
{
	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(succession_rows); n++) {
		struct value made = { .state = VALUE_GIVEN };
		size_t have = 99;
		const bool there = succession_value(succession_rows[n].i, succession_rows[n].old,
						    succession_rows[n].count, &made, &have);

		if (there != (succession_rows[n].want.state != VALUE_ABSENT) ||
		    have != succession_rows[n].have ||
		    !value_equal(&made, &succession_rows[n].want))
			fail_msg("row %zu: have %zu, state %d", n, have, made.state);
	}
}

static void test_flags(void **state)
{
	struct value old[] = { PAIR(1, 2, QUALITY_FINAL), PAIR(1, 2, QUALITY_FINAL) }, made;
	size_t have;

	(void)state;
	old[1].flags = VALUE_ILLUSTRATIVE;
	assert_true(succession_value(&ratio, old, 2, &made, &have));
	assert_int_equal(made.flags, VALUE_ILLUSTRATIVE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_flags),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

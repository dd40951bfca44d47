/* What waits for a decision, and values that stand against each other. */
#include "store/queue.h"

#include "base/mem.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q3 "2022-Q3"
#define Q4 "2022-Q4"
#define JUMP 15.0

struct rows {
	struct queue_row row[8];
	size_t count;
};

static bool keep(const struct queue_row *row, void *arg)
{
	struct rows *rows = arg;

	assert_true(rows->count < ARRAY_LEN(rows->row));
	rows->row[rows->count++] = *row;
	return true;
}

static struct rows waiting(struct fixture *f, int unit, int32_t period)
{
	struct rows rows = { .count = 0 };
	struct err err = { 0 };

	assert_true(queue_each(f->s, &f->c.programme, &f->c.units, unit, period, JUMP, keep, &rows,
			       &err));
	return rows;
}

static struct cycle_cell cell_of(struct fixture *f, const char *unit, const char *period)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				.unit = fixture_unit(f, unit),
				.period = fixture_period(period) };

	fixture_get(f, IND, unit, period, &c.seen);
	return c;
}

static void submit(struct fixture *f, const char *unit, const char *period)
{
	const struct cycle_cell c = cell_of(f, unit, period);
	struct err err = { 0 };
	size_t done;

	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &c, 1, NULL, JUMP, &done, &err));
}

static void test_waiting(void **state)
{
	struct fixture *f = *state;
	struct rows rows;

	PUT(f, IND, AGG, Q3, value_pair(600, 1000));
	PUT(f, IND, AGG, Q4, value_pair(610, 1000));
	PUT(f, IND, DNG, Q4, value_pair(900, 1000));
	assert_int_equal(waiting(f, 0, PERIOD_NONE).count, 0);
	submit(f, AGG, Q4);
	submit(f, DNG, Q4);
	submit(f, AGG, Q3);
	assert_int_equal(waiting(f, 0, PERIOD_NONE).count, 3);
	assert_int_equal(waiting(f, 0, fixture_period(Q4)).count, 2);
	assert_int_equal(waiting(f, 0, fixture_period("2022")).count, 3);
	assert_int_equal(waiting(f, fixture_unit(f, DNG), PERIOD_NONE).count, 1);
	rows = waiting(f, fixture_unit(f, AGG), fixture_period(Q4));
	assert_int_equal(rows.count, 1);
	assert_pair(rows.row[0].value, 610, 1000);
	assert_pair(rows.row[0].before, 600, 1000);
	assert_false(rows.row[0].had_stood);
	assert_false(rows.row[0].conflict);
	assert_string_equal(rows.row[0].author, f->act.author);
}

/* With the last quarter the year is reported: its values are looked through with it. */
static void test_year_with_quarter(void **state)
{
	struct fixture *f = *state;
	const struct edit year = { .indicator = fixture_indicator(f, "GOV.SVC.CUT"),
				   .unit = fixture_unit(f, AGG),
				   .period = fixture_period("2022"),
				   .value = value_not_applicable(),
				   .seen = LOG_SEEN_ANY };
	struct cycle_cell c = { year.indicator, year.unit, year.period, 0 };
	enum log_outcome outcome;
	struct value value;
	struct err err = { 0 };
	size_t done;

	assert_true(log_save(f->s, &f->act, &year, &outcome, &err));
	assert_true(log_cell(f->s, c.indicator, c.unit, c.period, &value, &c.seen, &err));
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &c, 1, NULL, JUMP, &done, &err));
	assert_int_equal(waiting(f, 0, fixture_period(Q4)).count, 1);
	assert_int_equal(waiting(f, 0, fixture_period("2022")).count, 1);
	assert_int_equal(waiting(f, 0, fixture_period(Q3)).count, 0);
	assert_int_equal(waiting(f, 0, fixture_period("2023-Q4")).count, 0);
}

/* Two offices wrote without knowing of each other; either value can be chosen, and all heads become its
 * parents. */
static void test_settle(void **state)
{
	struct fixture *f = *state;
	struct queue_head head[8];
	struct cycle_cell c;
	enum log_outcome outcome;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(610, 1000));
	fixture_foreign(f, 2, IND, AGG, Q4, value_pair(620, 1000), STATUS_DRAFT, 0, 1700000000000);
	assert_int_equal(waiting(f, 0, PERIOD_NONE).count, 1);
	assert_true(waiting(f, 0, PERIOD_NONE).row[0].conflict);
	c = cell_of(f, AGG, Q4);
	assert_int_equal(queue_heads(f->s, &c, head, ARRAY_LEN(head), &err), 2);
	assert_int_equal(head[0].row, c.seen);
	assert_true(head[0].value.numerator != head[1].value.numerator);
	assert_true(queue_settle(f->s, &f->act, &c, head[1].row, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	assert_int_equal(waiting(f, 0, PERIOD_NONE).count, 0);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), head[1].value.numerator, 1000);
	fixture_check(f);
	/* what was seen is gone */
	assert_true(queue_settle(f->s, &f->act, &c, head[0].row, &outcome, &err));
	assert_int_equal(outcome, LOG_STALE);
	c = cell_of(f, AGG, Q4);
	assert_int_equal(queue_heads(f->s, &c, head, ARRAY_LEN(head), &err), 1);
}

/* The value that is shown can be the right one: it is written once more, with both as parents. */
static void test_settle_shown(void **state)
{
	struct fixture *f = *state;
	struct queue_head head[8];
	struct cycle_cell c;
	enum log_outcome outcome;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(610, 1000));
	fixture_foreign(f, 2, IND, AGG, Q4, value_pair(620, 1000), STATUS_DRAFT, 0, 1700000000000);
	c = cell_of(f, AGG, Q4);
	assert_int_equal(queue_heads(f->s, &c, head, ARRAY_LEN(head), &err), 2);
	assert_true(queue_settle(f->s, &f->act, &c, head[0].row, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	assert_int_equal(waiting(f, 0, PERIOD_NONE).count, 0);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), head[0].value.numerator, 1000);
	fixture_check(f);
}

#define QUEUE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		QUEUE_TEST(test_waiting),
		QUEUE_TEST(test_year_with_quarter),
		QUEUE_TEST(test_settle),
		QUEUE_TEST(test_settle_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

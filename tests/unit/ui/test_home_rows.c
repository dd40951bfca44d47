/* The rows of the home screen as tables: groups, order, sums, filters. */
#include "../src/ui/home.h"
#include "base/date.h"
#include "base/mem.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#define FBR "SOC.INF.FBR"
#define SMP "SOC.INF.SMP"
#define Q4 "2022-Q4"

static int home_setup(void **state)
{
	fixture_at("2022-12-30T08:00:00");
	return fixture_setup(state);
}

/* A cell as `due_each` gives it: the deadline is 20 December, today the 30th. */
struct given {
	int indicator, unit;
	enum due_state state;
	int32_t overdue; /* 0: due later */
	int returned;    /* days ago */
	bool behind;
};

static void read_all(struct home_data *h, const struct given *given, size_t count)
{
	h->today = clock_today();
	h->too_long = 10;
	for (size_t n = 0; n < count; n++) {
		const struct given *g = &given[n];
		const struct due_cell due = {
			.indicator = g->indicator,
			.unit = g->unit,
			.period = fixture_period(Q4),
			.state = g->state,
			.value.state = g->state == DUE_MISSING ? VALUE_ABSENT : VALUE_GIVEN,
			.deadline = h->today - g->overdue + (g->overdue ? 0 : 5),
			.overdue = g->overdue,
			.clock = g->returned ?
					 (clock_now() - (int64_t)g->returned * 86400000) * 65536 :
					 0,
			.author = g->returned ? "minh" : NULL,
		};

		home_read(h, &due, g->behind);
	}
}

static const struct given given[] = {
	{ 1, 10, DUE_VERIFIED, 0, 0, false }, { 1, 11, DUE_DRAFT, 0, 0, false },
	{ 2, 10, DUE_MISSING, 0, 0, false },  { 2, 11, DUE_RETURNED, 3, 2, false },
	{ 3, 10, DUE_CONFLICT, 0, 0, false }, { 3, 11, DUE_MISSING, 10, 0, false },
	{ 4, 10, DUE_WAITING, 0, 0, true },   { 4, 11, DUE_RETURNED, 0, 11, false },
	{ 5, 10, DUE_MISSING, 20, 0, false }, { 5, 11, DUE_NOTHING, 0, 0, false },
};

static void test_cells(void **state)
{
	static const struct {
		int heading, indicator, unit;
	} wanted[] = {
		{ 1 + HOME_LATE, 0, 0 },
		{ 0, 5, 10 },
		{ 0, 3, 11 },
		{ 1 + HOME_RETURNED, 0, 0 },
		{ 0, 4, 11 },
		{ 0, 2, 11 },
		{ 1 + HOME_CONFLICT, 0, 0 },
		{ 0, 3, 10 },
		{ 1 + HOME_MISSING, 0, 0 },
		{ 0, 2, 10 },
		{ 1 + HOME_BEHIND, 0, 0 },
		{ 0, 4, 10 },
	};
	struct fixture *f = *state;
	struct home_data h;

	home_init(&h, &f->c.programme);
	h.layout = HOME_CELLS;
	read_all(&h, given, ARRAY_LEN(given));
	home_arrange(&h);
	assert_int_equal(h.rows, ARRAY_LEN(wanted));
	for (size_t n = 0; n < ARRAY_LEN(wanted); n++) {
		const struct home_row row = home_row(&h, n);

		assert_int_equal(row.heading, wanted[n].heading);
		assert_int_equal(row.cell.indicator, wanted[n].indicator);
		assert_int_equal(row.cell.unit, wanted[n].unit);
	}
	assert_int_equal(h.sum.expected, 10);
	assert_int_equal(h.sum.filled, 7);
	assert_int_equal(h.sum.submitted, 3);
	home_release(&h);
}

static void test_filters(void **state)
{
	static const struct {
		int filter;
		bool drafts_owed;
		size_t cells, headings;
	} row[] = {
		{ HOME_ALL, false, 7, 5 },
		{ HOME_ALL, true, 8, 6 },
		{ HOME_ONLY + HOME_LATE, false, 2, 1 },
		{ HOME_ONLY + HOME_RETURNED, false, 2, 1 },
		{ HOME_ONLY + HOME_DRAFT, false, 1, 1 },
		{ HOME_ONLY + HOME_BEHIND, false, 1, 1 },
		{ HOME_LONG, false, 1, 1 },
	};
	struct fixture *f = *state;
	struct home_data h;

	home_init(&h, &f->c.programme);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		home_clear(&h);
		h.drafts_owed = row[n].drafts_owed;
		h.layout = HOME_CELLS;
		h.filter = (enum home_filter)row[n].filter;
		read_all(&h, given, ARRAY_LEN(given));
		home_arrange(&h);
		assert_int_equal(h.rows, row[n].cells + row[n].headings);
	}
	home_release(&h);
}

/* The most overdue first, then the longest, then what was returned, and so on. */
static void test_units(void **state)
{
	static const struct given cells[] = {
		{ 1, 20, DUE_VERIFIED, 0, 0, false },  { 1, 21, DUE_MISSING, 0, 0, false },
		{ 1, 22, DUE_CONFLICT, 0, 0, false },  { 1, 23, DUE_RETURNED, 0, 2, false },
		{ 1, 24, DUE_RETURNED, 0, 12, false }, { 1, 25, DUE_MISSING, 3, 0, false },
		{ 1, 26, DUE_MISSING, 9, 0, false },   { 1, 27, DUE_MISSING, 1, 0, false },
		{ 2, 27, DUE_MISSING, 1, 0, false },   { 1, 28, DUE_VERIFIED, 0, 0, true },
	};
	static const int wanted[] = { 27, 26, 25, 24, 23, 22, 21, 28, 20 };
	struct fixture *f = *state;
	struct home_data h;

	home_init(&h, &f->c.programme);
	h.layout = HOME_UNITS;
	read_all(&h, cells, ARRAY_LEN(cells));
	home_arrange(&h);
	assert_int_equal(h.rows, ARRAY_LEN(wanted));
	for (size_t n = 0; n < ARRAY_LEN(wanted); n++)
		assert_int_equal(h.row[n].id, wanted[n]);
	assert_int_equal(h.row[0].sum->group[HOME_LATE], 2);
	assert_int_equal(h.row[1].cell.overdue, 9);
	h.layout = HOME_INDICATORS;
	home_arrange(&h);
	assert_int_equal(h.rows, 2);
	assert_int_equal(h.row[0].id, 1);
	assert_int_equal(h.row[0].sum->expected, 9);
	h.layout = HOME_UNITS;
	h.filter = HOME_LONG;
	home_arrange(&h);
	assert_int_equal(h.rows, 1);
	assert_int_equal(h.row[0].id, 24);
	home_release(&h);
}

/* A task has the cells of the indicators it is linked with. */
static void test_tasks(void **state)
{
	struct fixture *f = *state;
	const struct programme *p = &f->c.programme;
	const int indicator = fixture_indicator(f, SMP);
	const struct given cells[] = { { indicator, 20, DUE_MISSING, 3, 0, false } };
	struct home_data h;
	size_t linked = 0;

	for (size_t n = 0; n < p->tasks; n++)
		linked += code_listed(p->task[n].indicators, SMP);
	assert_true(linked > 0);
	home_init(&h, p);
	h.layout = HOME_TASKS;
	read_all(&h, cells, 1);
	home_arrange(&h);
	assert_int_equal(h.rows, linked);
	assert_true(code_listed(p->task[h.row[0].id - 1].indicators, SMP));
	/* One without cells is there when it is of concern, the more urgent one first. */
	h.task[2].row.listed = h.task[7].row.listed = true;
	h.task[2].row.urgency = 1;
	h.task[7].row.urgency = 3;
	home_arrange(&h);
	assert_int_equal(h.rows, linked + 2);
	assert_int_equal(h.row[0].id, 8);
	assert_int_equal(h.row[1].id, 3);
	h.filter = HOME_ONLY + HOME_LATE;
	home_arrange(&h);
	assert_int_equal(h.rows, linked);
	home_release(&h);
}

#define ROWS_TEST(test) cmocka_unit_test_setup_teardown(test, home_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ROWS_TEST(test_cells),
		ROWS_TEST(test_filters),
		ROWS_TEST(test_units),
		ROWS_TEST(test_tasks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is owed: states, deadlines, sums, reminders; the same as what is expected unit by unit. */
#include "store/due.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/subject.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FBR "SOC.INF.FBR"
#define SMP "SOC.INF.SMP"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q3 "2022-Q3"
#define Q4 "2022-Q4"

/* The 20th of the period's last month, as the settings have it; today is 10 January 2023. */
static const struct deadline_rule rule = {
	.due = { { 20, false }, { 20, false }, { 20, false }, { 20, false } },
};

static int due_setup(void **state)
{
	fixture_at("2023-01-10T08:00:00");
	return fixture_setup(state);
}

static int due_setup_small(void **state)
{
	fixture_at("2023-01-10T08:00:00");
	return fixture_setup_small(state);
}

/* The cell of an indicator among those given. */
struct search {
	int indicator;
	struct due_cell cell;
	char author[64], reason[64];
	int found;
	struct due_sum sum;
};

static bool search_take(const struct due_cell *cell, void *arg)
{
	struct search *search = arg;

	due_sum_add(&search->sum, cell);
	if (cell->indicator != search->indicator)
		return true;
	search->found++;
	search->cell = *cell;
	str_copy(search->author, sizeof(search->author), cell->author ? cell->author : "");
	str_copy(search->reason, sizeof(search->reason), cell->reason ? cell->reason : "");
	return true;
}

static void read_due(struct fixture *f, const char *unit, const char *period, const char *indicator,
		     struct search *search)
{
	struct calendar calendar;
	struct err err = { 0 };
	struct due due = { .programme = &f->c.programme,
			   .units = &f->c.units,
			   .calendar = &calendar,
			   .unit = unit ? fixture_unit(f, unit) : 0,
			   .period = fixture_period(period),
			   .timely = true };

	*search = (struct search){ .indicator = indicator ? fixture_indicator(f, indicator) : 0 };
	assert_true(calendar_load(f->s, &f->c.programme, &rule, &calendar, &err));
	assert_true(due_each(f->s, &due, search_take, search, &err));
	calendar_release(&calendar);
}

static enum due_state state_of(struct fixture *f, const char *period)
{
	struct search search;

	read_due(f, AGG, period, FBR, &search);
	assert_int_equal(search.found, 1);
	return search.cell.state;
}

static void step(struct fixture *f, const char *who, enum cycle_step step, const char *reason)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, FBR),
				.unit = fixture_unit(f, AGG),
				.period = fixture_period(Q4),
				.seen = LOG_SEEN_ANY };
	struct act act = f->act;
	struct err err = { 0 };
	size_t done;

	act.author = who;
	assert_true(cycle_take(f->s, &act, step, &c, 1, reason, 100, &done, &err));
}

static void test_states(void **state)
{
	struct fixture *f = *state;
	struct search search;

	assert_int_equal(state_of(f, Q4), DUE_MISSING);
	PUT(f, FBR, AGG, Q4, value_pair(60, 100));
	assert_int_equal(state_of(f, Q4), DUE_DRAFT);
	step(f, "lan", CYCLE_SUBMIT, NULL);
	assert_int_equal(state_of(f, Q4), DUE_WAITING);
	step(f, "minh", CYCLE_RETURN, "xem lại mẫu số");
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_RETURNED);
	assert_string_equal(search.author, "minh");
	assert_string_equal(search.reason, "xem lại mẫu số");
	assert_int_equal(search.cell.overdue, 21);
	PUT(f, FBR, AGG, Q4, value_pair(61, 100));
	assert_int_equal(state_of(f, Q4), DUE_DRAFT);
	step(f, "lan", CYCLE_SUBMIT, NULL);
	step(f, "minh", CYCLE_VERIFY, NULL);
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_VERIFIED);
	assert_true(search.cell.verified);
	assert_int_equal(search.cell.overdue, 0);
	PUT(f, FBR, AGG, Q4, value_not_applicable());
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_DRAFT);
	assert_true(search.cell.verified);
}

/* A value that nobody has submitted is owed only where people report to each other. */
static void test_draft_owed(void **state)
{
	struct fixture *f = *state;
	struct search search;

	PUT(f, FBR, AGG, Q4, value_pair(60, 100));
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.overdue, 0);
	fixture_hire(f, "daemon", AGG, ROLE_REPORTER, "");
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.overdue, 21);
}

/* What was verified was reported; who changes it since is not late with it. */
static void test_changed_not_late(void **state)
{
	struct fixture *f = *state;
	struct search search;

	PUT(f, FBR, AGG, Q4, value_pair(60, 100));
	step(f, "lan", CYCLE_SUBMIT, NULL);
	step(f, "minh", CYCLE_VERIFY, NULL);
	PUT(f, FBR, AGG, Q4, value_pair(61, 100));
	fixture_hire(f, "daemon", AGG, ROLE_REPORTER, "");
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_DRAFT);
	assert_int_equal(search.cell.overdue, 0);
}

/* 20 December is 21 days before 10 January; a deadline that is today has not passed. */
static void test_overdue(void **state)
{
	static const struct {
		const char *now;
		int32_t overdue;
	} row[] = {
		{ "2022-12-01T08:00:00", 0 },
		{ "2022-12-20T23:59:00", 0 },
		{ "2022-12-21T00:00:00", 1 },
		{ "2023-01-10T08:00:00", 21 },
	};
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct search search;

		fixture_at(row[n].now);
		read_due(f, AGG, Q4, FBR, &search);
		assert_int_equal(search.cell.deadline, date_of(2022, 12, 20));
		assert_int_equal(search.cell.overdue, row[n].overdue);
	}
}

/* All units at once say what each says alone, and what completeness says. */
static void test_all_units(void **state)
{
	static const char *const periods[] = { Q3, Q4, "2022", "2022-11", "2025-Q4" };
	struct fixture *f = *state;
	const struct units *u = &f->c.units;

	PUT(f, FBR, AGG, Q4, value_pair(60, 100));
	step(f, "lan", CYCLE_SUBMIT, NULL);
	PUT(f, SMP, DNG, Q4, value_not_applicable());
	for (size_t n = 0; n < ARRAY_LEN(periods); n++) {
		struct due_sum sum = { 0 };
		struct search all, one;

		read_due(f, NULL, periods[n], NULL, &all);
		for (size_t k = 0; k < u->units; k++) {
			const struct unit *unit = &u->unit[k];
			struct completeness c;
			struct err err = { 0 };

			if (unit->kind != UNIT_NATION && unit->kind != UNIT_PROVINCE &&
			    !unit_kind_ministry(unit->kind))
				continue;
			read_due(f, unit->code, periods[n], NULL, &one);
			due_sum_join(&sum, &one.sum);
			assert_true(completeness_of(f->s, &f->c.programme, u, NULL, unit->id,
						    fixture_period(periods[n]), &c, &err));
			assert_int_equal(one.sum.expected, c.expected);
			assert_int_equal(one.sum.filled, c.filled);
			assert_int_equal(one.sum.state[DUE_WAITING], c.submitted);
		}
		assert_int_equal(all.sum.expected, sum.expected);
		assert_int_equal(all.sum.filled, sum.filled);
		assert_int_equal(all.sum.late, sum.late);
		assert_memory_equal(all.sum.state, sum.state, sizeof(sum.state));
	}
}

static void test_nothing(void **state)
{
	struct fixture *f = *state;
	struct search search;
	struct err err = { 0 };

	assert_true(cycle_report_nothing(f->s, &f->act, fixture_unit(f, AGG), fixture_period(Q4),
					 "chưa triển khai", &err));
	read_due(f, AGG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_NOTHING);
	assert_int_equal(search.sum.filled, search.sum.expected);
	assert_int_equal(search.sum.late, 0);
	read_due(f, DNG, Q4, FBR, &search);
	assert_int_equal(search.cell.state, DUE_MISSING);
}

/* What the units below reported makes a figure of the unit above, but not its report; they answer for
 * their own cells. */
static void test_rolled_up(void **state)
{
	struct fixture *f = *state;
	struct search above, below;

	PUT(f, "NUOC.HO.SACH", "T01-1", Q4, value_pair(1, 2));
	PUT(f, "NUOC.HO.SACH", "T01-2", Q4, value_pair(1, 2));
	assert_pair(fixture_figure(f, "NUOC.HO.SACH", "T01", Q4).value, 2, 4);
	read_due(f, "T01", Q4, "NUOC.HO.SACH", &above);
	assert_int_equal(above.cell.state, DUE_MISSING);
	assert_int_equal(above.sum.filled, 0);
	read_due(f, "T01-1", Q4, "NUOC.HO.SACH", &below);
	assert_int_equal(below.cell.state, DUE_DRAFT);
	assert_int_equal(below.sum.filled, 1);
	assert_int_equal(below.sum.expected, above.sum.expected);
}

/* On time is what was first submitted by the deadline, whatever became of it. */
static void test_on_time(void **state)
{
	struct fixture *f = *state;
	struct search search;

	fixture_at("2022-12-20T09:00:00");
	PUT(f, FBR, AGG, Q4, value_pair(60, 100));
	step(f, "lan", CYCLE_SUBMIT, NULL);
	step(f, "minh", CYCLE_RETURN, "sai");
	fixture_at("2023-01-10T08:00:00");
	PUT(f, FBR, AGG, Q4, value_pair(61, 100));
	step(f, "lan", CYCLE_SUBMIT, NULL);
	read_due(f, AGG, Q4, NULL, &search);
	assert_int_equal(search.sum.on_time, 1);
}

static void test_period(void **state)
{
	static const struct {
		struct deadline due;
		const char *today, *period;
	} row[] = {
		{ { 20, false }, "2022-10-10", "2022-Q4" },
		{ { 20, false }, "2022-12-31", "2022-Q4" },
		{ { 10, true }, "2022-10-10", "2022-Q3" },
		{ { 10, true }, "2022-10-11", "2022-Q4" },
		{ { 5, true }, "2023-01-05", "2022-Q4" },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct calendar calendar = { .usual.due[PERIOD_QUARTER] = row[n].due };
		int32_t today;

		assert_true(date_parse(row[n].today, &today));
		assert_int_equal(due_period(&calendar, PERIOD_QUARTER, today),
				 fixture_period(row[n].period));
	}
}

static void test_reminders(void **state)
{
	struct fixture *f = *state;
	const int units[] = { fixture_unit(f, AGG), fixture_unit(f, DNG) };
	const int32_t period = fixture_period(Q4);
	struct due_reminder reminder;
	struct err err = { 0 };

	assert_true(due_reminded(f->s, units[0], period, &reminder, &err));
	assert_int_equal(reminder.clock, 0);
	assert_true(due_remind(f->s, &f->act, units, 2, period, "cv.txt", &err));
	assert_true(due_remind(f->s, &f->act, units, 1, period, NULL, &err));
	assert_true(due_reminded(f->s, units[0], period, &reminder, &err));
	assert_int_equal(reminder.count, 2);
	assert_true(reminder.clock > 0);
	assert_string_equal(reminder.author, f->act.author);
	assert_true(due_reminded(f->s, units[1], period, &reminder, &err));
	assert_int_equal(reminder.count, 1);
	assert_true(due_reminded(f->s, units[1], fixture_period(Q3), &reminder, &err));
	assert_int_equal(reminder.count, 0);
	fixture_hire(f, "daemon", AGG, ROLE_REPORTER, "");
	assert_false(due_remind(f->s, &f->act, units, 1, period, NULL, &err));
	assert_int_equal(err.code, ERR_RIGHT_PLAN);
	fixture_check(f);
}

#define DUE_TEST(test) cmocka_unit_test_setup_teardown(test, due_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DUE_TEST(test_states),
		DUE_TEST(test_draft_owed),
		DUE_TEST(test_changed_not_late),
		DUE_TEST(test_overdue),
		DUE_TEST(test_all_units),
		DUE_TEST(test_nothing),
		DUE_TEST(test_on_time),
		DUE_TEST(test_period),
		DUE_TEST(test_reminders),
		cmocka_unit_test_setup_teardown(test_rolled_up, due_setup_small, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The reporting cycle: steps, their refusals, what each basis shows, undo, completeness. */
#include "store/cycle.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
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

static struct cycle_cell cell_of(struct fixture *f, const char *unit, const char *period)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				.unit = fixture_unit(f, unit),
				.period = fixture_period(period) };

	fixture_get(f, IND, unit, period, &c.seen);
	return c;
}

/* Takes the step as someone; returns what stood in the way. */
static enum err_code take(struct fixture *f, const char *who, enum cycle_step step,
			  const char *unit, const char *reason, size_t wanted)
{
	const struct cycle_cell c = cell_of(f, unit, Q4);
	struct act act = f->act;
	struct err err = { 0 };
	size_t done;

	act.author = who;
	if (!cycle_take(f->s, &act, step, &c, 1, reason, JUMP, &done, &err))
		return err.code;
	assert_int_equal(done, wanted);
	return ERR_NONE;
}

static enum value_status status(struct fixture *f, const char *unit)
{
	struct log_who who;

	assert_true(log_who(f->s, cell_of(f, unit, Q4).seen, &who));
	return who.status;
}

static struct figure figure_on(struct fixture *f, const char *unit, enum basis basis)
{
	const struct view view = { .period = fixture_period(Q4),
				   .basis = basis,
				   .map = MAP_OF_PERIOD };
	struct figure figure;
	struct err err = { 0 };

	assert_true(figure_read(f->s, &f->c.programme, &f->c.units, fixture_indicator(f, IND),
				fixture_unit(f, unit), &view, &figure, &err));
	return figure;
}

/* The numerator that a unit's figure has on a basis; -1 without one. */
static int64_t shown(struct fixture *f, const char *unit, enum basis basis)
{
	const struct figure figure = figure_on(f, unit, basis);

	return figure.source == FIGURE_ABSENT ? -1 : figure.value.numerator;
}

static void test_steps(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 0), ERR_CYCLE_EMPTY);
	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	assert_int_equal(take(f, "minh", CYCLE_VERIFY, AGG, NULL, 0), ERR_CYCLE_DRAFT);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), -1);
	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1), ERR_NONE);
	assert_int_equal(status(f, AGG), STATUS_SUBMITTED);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), 60);
	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 0), ERR_NONE);
	assert_int_equal(take(f, "minh", CYCLE_RETURN, AGG, NULL, 0), ERR_CYCLE_WHY);
	assert_int_equal(take(f, "minh", CYCLE_RETURN, AGG, "xem lại mẫu số", 1), ERR_NONE);
	assert_int_equal(status(f, AGG), STATUS_RETURNED);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), -1);
	assert_int_equal(take(f, "minh", CYCLE_VERIFY, AGG, NULL, 0), ERR_CYCLE_DRAFT);
	PUT(f, IND, AGG, Q4, value_pair(61, 100));
	assert_int_equal(status(f, AGG), STATUS_DRAFT);
	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1), ERR_NONE);
	assert_int_equal(take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1), ERR_NONE);
	assert_int_equal(status(f, AGG), STATUS_VERIFIED);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 61);
	fixture_check(f);
}

/* Who entered a value cannot verify it, whoever submitted it. */
static void test_own(void **state)
{
	struct fixture *f = *state;

	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	assert_int_equal(take(f, "minh", CYCLE_SUBMIT, AGG, NULL, 1), ERR_NONE);
	assert_int_equal(take(f, f->act.author, CYCLE_VERIFY, AGG, NULL, 0), ERR_CYCLE_OWN);
	assert_int_equal(take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1), ERR_NONE);
}

static bool changed(struct fixture *f)
{
	struct log_who who;
	int64_t row;

	fixture_get(f, IND, AGG, Q4, &row);
	return log_who(f->s, row, &who) && who.changed;
}

/* A changed value is a draft again; the verified figures keep the verified one. */
static void test_changed_since_verified(void **state)
{
	struct fixture *f = *state;

	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1);
	assert_false(changed(f));
	PUT(f, IND, AGG, Q4, value_pair(70, 100));
	assert_true(changed(f));
	assert_int_equal(status(f, AGG), STATUS_DRAFT);
	assert_int_equal(shown(f, AGG, BASIS_LATEST), 70);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 60);
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	assert_true(changed(f));
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 60);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), 70);
	take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1);
	assert_false(changed(f));
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 70);
	/* what is returned after its verification counts on no basis, its submission neither */
	assert_int_equal(take(f, "minh", CYCLE_RETURN, AGG, "sai kỳ", 1), ERR_NONE);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 60);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), 60);
	fixture_check(f);
}

static void assert_said(struct fixture *f, enum basis basis, enum value_status status,
			const char *author, bool changed)
{
	struct log_who who;

	assert_true(log_who(f->s, figure_on(f, AGG, basis).row, &who));
	assert_int_equal(who.status, status);
	assert_string_equal(who.author, author);
	assert_int_equal(who.changed, changed);
}

/* Who is named with a figure is who made the one that counts on the basis, not who changed it since. */
static void test_said_of_basis(void **state)
{
	struct fixture *f = *state;

	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	assert_said(f, BASIS_LATEST, STATUS_DRAFT, f->act.author, false);
	assert_int_equal(figure_on(f, AGG, BASIS_VERIFIED).row, 0);
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1);
	assert_said(f, BASIS_LATEST, STATUS_VERIFIED, "minh", false);
	PUT(f, IND, AGG, Q4, value_pair(70, 100));
	assert_said(f, BASIS_LATEST, STATUS_DRAFT, f->act.author, true);
	assert_said(f, BASIS_SUBMITTED, STATUS_VERIFIED, "minh", true);
	assert_said(f, BASIS_VERIFIED, STATUS_VERIFIED, "minh", true);
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	assert_said(f, BASIS_SUBMITTED, STATUS_SUBMITTED, "lan", true);
	assert_said(f, BASIS_VERIFIED, STATUS_VERIFIED, "minh", true);
	take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1);
	assert_said(f, BASIS_VERIFIED, STATUS_VERIFIED, "minh", false);
}

static void test_undo(void **state)
{
	struct fixture *f = *state;
	struct act minh = f->act;
	struct log_undone undone;
	struct err err = { 0 };

	minh.author = "minh";
	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1);
	assert_true(log_undo(f->s, &minh, &undone, &err));
	assert_int_equal(undone.count, 1);
	assert_int_equal(status(f, AGG), STATUS_SUBMITTED);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), -1);
	assert_int_equal(shown(f, AGG, BASIS_SUBMITTED), 60);
	/* taking a verification back does not make the value one's own */
	assert_int_equal(take(f, "minh", CYCLE_VERIFY, AGG, NULL, 1), ERR_NONE);
	assert_true(log_undo(f->s, &minh, &undone, &err));
	assert_true(log_redo(f->s, &minh, &undone, &err));
	assert_int_equal(status(f, AGG), STATUS_VERIFIED);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 60);
	assert_int_equal(take(f, "minh", CYCLE_RETURN, AGG, "sai", 1), ERR_NONE);
	assert_true(log_undo(f->s, &minh, &undone, &err));
	assert_int_equal(status(f, AGG), STATUS_VERIFIED);
	assert_int_equal(shown(f, AGG, BASIS_VERIFIED), 60);
	fixture_check(f);
}

/* All or none, and nothing that has changed since it was seen. */
static void test_all_or_none(void **state)
{
	struct fixture *f = *state;
	struct cycle_cell cells[2];
	struct err err = { 0 };
	size_t done;
	int64_t before;

	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	PUT(f, IND, DNG, Q4, value_pair(50, 100));
	cells[0] = cell_of(f, AGG, Q4);
	cells[1] = cell_of(f, DNG, Q4);
	PUT(f, IND, DNG, Q4, value_pair(51, 100));
	before = fixture_check(f);
	assert_false(cycle_take(f->s, &f->act, CYCLE_SUBMIT, cells, 2, NULL, JUMP, &done, &err));
	assert_int_equal(err.code, ERR_CYCLE_CHANGED);
	assert_int_equal(status(f, AGG), STATUS_DRAFT);
	assert_int_equal(fixture_check(f), before);
	cells[1] = cell_of(f, DNG, Q4);
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, cells, 2, NULL, JUMP, &done, &err));
	assert_int_equal(done, 2);
}

/* An unusual value is submitted with its reason only. */
static void test_reason(void **state)
{
	struct fixture *f = *state;
	struct edit edit = { .indicator = fixture_indicator(f, IND),
			     .unit = fixture_unit(f, AGG),
			     .period = fixture_period(Q4),
			     .value = value_pair(90, 100),
			     .seen = LOG_SEEN_ANY };
	enum log_outcome outcome;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q3, value_pair(50, 100));
	assert_true(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 0), ERR_CYCLE_REASON);
	edit.reason = "sáp nhập số liệu";
	assert_true(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1), ERR_NONE);
}

struct count {
	int cells, nothing;
};

static bool count_cell(const struct expected_cell *cell, void *arg)
{
	struct count *c = arg;

	c->cells++;
	c->nothing += cell->nothing;
	return true;
}

/* A quarter that ends a year holds what is due each month, quarter, half and year. */
static void test_completeness(void **state)
{
	struct fixture *f = *state;
	const struct deadline_rule rule = {
		.due = { { 5, true }, { 10, true }, { 15, true }, { 20, true } },
	};
	const int unit = fixture_unit(f, AGG);
	struct count quarter = { 0 }, year = { 0 };
	struct completeness c;
	struct calendar calendar;
	struct err err = { 0 };

	assert_true(calendar_load(f->s, &f->c.programme, &rule, &calendar, &err));
	assert_true(expected_each(f->s, &f->c.programme, &f->c.units, unit, fixture_period(Q3),
				  count_cell, &quarter, &err));
	assert_true(expected_each(f->s, &f->c.programme, &f->c.units, unit, fixture_period("2022"),
				  count_cell, &year, &err));
	assert_true(quarter.cells > 0);
	assert_true(year.cells > 4 * quarter.cells - 4);
	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	take(f, "lan", CYCLE_SUBMIT, AGG, NULL, 1);
	assert_true(completeness_of(f->s, &f->c.programme, &f->c.units, &calendar, unit,
				    fixture_period(Q4), &c, &err));
	assert_int_equal(c.filled, 1);
	assert_int_equal(c.submitted, 1);
	assert_int_equal(c.on_time, clock_today() <= date_of(2023, 1, 10));
	assert_int_equal(calendar_deadline(&calendar, &f->c.programme, fixture_indicator(f, IND),
					   fixture_period(Q4)),
			 date_of(2023, 1, 10));
	calendar_release(&calendar);
}

static void test_nothing(void **state)
{
	struct fixture *f = *state;
	const int unit = fixture_unit(f, AGG);
	const int32_t q4 = fixture_period(Q4);
	struct count count = { 0 };
	struct completeness c;
	struct err err = { 0 };

	assert_false(cycle_report_nothing(f->s, &f->act, unit, q4, "", &err));
	assert_int_equal(err.code, ERR_CYCLE_WHY);
	assert_true(cycle_report_nothing(f->s, &f->act, unit, q4, "chưa triển khai", &err));
	assert_true(expected_each(f->s, &f->c.programme, &f->c.units, unit, q4, count_cell, &count,
				  &err));
	assert_int_equal(count.nothing, count.cells);
	assert_true(completeness_of(f->s, &f->c.programme, &f->c.units, NULL, unit, q4, &c, &err));
	assert_int_equal(c.filled, c.expected);
	assert_true(cycle_report_nothing(f->s, &f->act, unit, q4, NULL, &err));
	PUT(f, IND, AGG, Q4, value_pair(60, 100));
	assert_false(cycle_report_nothing(f->s, &f->act, unit, q4, "không có", &err));
	assert_int_equal(err.code, ERR_CYCLE_HAS_VALUES);
}

#define CYCLE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CYCLE_TEST(test_steps),
		CYCLE_TEST(test_own),
		CYCLE_TEST(test_changed_since_verified),
		CYCLE_TEST(test_said_of_basis),
		CYCLE_TEST(test_undo),
		CYCLE_TEST(test_all_or_none),
		CYCLE_TEST(test_reason),
		CYCLE_TEST(test_completeness),
		CYCLE_TEST(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

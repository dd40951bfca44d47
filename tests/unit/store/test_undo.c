/* Undo across restarts, redo within a run, and what stands in their way. */
#include "base/mem.h"
#include "base/str.h"
#include "store/log.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q4 "2022-Q4"

/* Undoes; returns the code of what stood in the way, ERR_NONE when it went. */
static enum err_code undo(struct fixture *f, int count)
{
	struct log_undone undone;
	struct err err = { 0 };

	if (!log_undo(f->s, &f->act, &undone, &err))
		return err.code;
	assert_int_equal(undone.count, count);
	return ERR_NONE;
}

static enum err_code redo(struct fixture *f, int count)
{
	struct log_undone redone;
	struct err err = { 0 };

	if (!log_redo(f->s, &f->act, &redone, &err))
		return err.code;
	assert_int_equal(redone.count, count);
	return ERR_NONE;
}

static int64_t numerator(struct fixture *f, const char *unit)
{
	const struct value v = fixture_get(f, IND, unit, Q4, NULL);

	return v.state == VALUE_GIVEN ? v.numerator : -1;
}

static void test_chain(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(undo(f, 0), ERR_UNDO_NONE);
	for (int n = 1; n <= 4; n++)
		PUT(f, IND, AGG, Q4, value_pair(n, 10));
	for (int n = 3; n >= 1; n--) {
		assert_int_equal(undo(f, 1), ERR_NONE);
		assert_int_equal(numerator(f, AGG), n);
		fixture_reopen(f);
	}
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), -1);
	assert_int_equal(undo(f, 0), ERR_UNDO_NONE);
	assert_int_equal(fixture_check(f), 8);
}

static void test_redo(void **state)
{
	struct fixture *f = *state;

	for (int n = 1; n <= 3; n++)
		PUT(f, IND, AGG, Q4, value_pair(n, 10));
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	for (int n = 0; n < 3; n++)
		assert_int_equal(undo(f, 1), ERR_NONE);
	for (int n = 1; n <= 3; n++) {
		assert_int_equal(redo(f, 1), ERR_NONE);
		assert_int_equal(numerator(f, AGG), n);
	}
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	/* What was done again can be taken back again. */
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 2);
	/* A new edit ends the redoing. */
	PUT(f, IND, DNG, Q4, value_pair(7, 10));
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, DNG), -1);
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 1);
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), -1);
	assert_int_equal(undo(f, 0), ERR_UNDO_NONE);
	fixture_check(f);
}

/* Another's change on top is not undone, nor undone over. */
static void test_others(void **state)
{
	struct fixture *f = *state;
	struct log_undone undone = { 0 };
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	f->act.author = "binh";
	assert_int_equal(undo(f, 0), ERR_UNDO_NONE);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	f->act.author = "an";
	assert_false(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(err.code, ERR_UNDO_CHANGED);
	assert_int_equal(undone.indicator, fixture_indicator(f, IND));
	assert_int_equal(undone.unit, fixture_unit(f, AGG));
	assert_int_equal(numerator(f, AGG), 2);
	/* Once the other has taken his back, one's own can be. */
	f->act.author = "binh";
	assert_int_equal(undo(f, 1), ERR_NONE);
	f->act.author = "an";
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), -1);
	/* Each does again what is one's own: the earlier one's comes first, here. */
	f->act.author = "binh";
	assert_int_equal(redo(f, 0), ERR_UNDO_CHANGED);
	f->act.author = "chi";
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	f->act.author = "an";
	assert_int_equal(redo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 1);
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	f->act.author = "binh";
	assert_int_equal(redo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 2);
	fixture_check(f);
}

/* Who takes over neither does again what another took back, nor ends it with an edit elsewhere. */
static void test_take_over(void **state)
{
	struct fixture *f = *state;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	assert_int_equal(undo(f, 1), ERR_NONE);
	f->act.author = "binh";
	assert_int_equal(redo(f, 0), ERR_REDO_NONE);
	assert_int_equal(numerator(f, AGG), -1);
	PUT(f, IND, DNG, Q4, value_pair(2, 10));
	f->act.author = "an";
	assert_int_equal(redo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 1);
	assert_int_equal(numerator(f, DNG), 2);
	fixture_check(f);
}

static bool put_in_batch(struct fixture *f, const char *unit, int n)
{
	const struct edit edit = { .indicator = fixture_indicator(f, IND),
				   .unit = fixture_unit(f, unit),
				   .period = fixture_period(Q4),
				   .value = value_pair(n, 10),
				   .seen = LOG_SEEN_ANY,
				   .note = "lô" };
	enum log_outcome outcome;
	struct err err = { 0 };

	return log_add(f->s, &edit, &outcome, &err) && outcome == LOG_SAVED;
}

/* A batch is taken back as a whole, a cell it holds twice included; texts come back too. */
static void test_batch(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	assert_true(log_begin(f->s, &f->act, &err));
	assert_true(put_in_batch(f, AGG, 2));
	assert_true(put_in_batch(f, DNG, 3));
	assert_true(put_in_batch(f, AGG, 4));
	assert_true(log_commit(f->s, &err));
	assert_int_equal(undo(f, 2), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 1);
	assert_int_equal(numerator(f, DNG), -1);
	assert_int_equal(redo(f, 2), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 4);
	assert_int_equal(numerator(f, DNG), 3);
	fixture_reopen(f);
	assert_int_equal(undo(f, 2), ERR_NONE);
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), -1);
	assert_int_equal(undo(f, 0), ERR_UNDO_NONE);
	fixture_check(f);
}

/* Undoing the settlement of a conflict restores what was shown before. */
static void test_settlement(void **state)
{
	struct fixture *f = *state;
	int64_t row;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	fixture_get(f, IND, AGG, Q4, &row);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	fixture_foreign(f, 2, IND, AGG, Q4, value_pair(3, 10), STATUS_DRAFT, row, 99999999999999);
	assert_int_equal(numerator(f, AGG), 3);
	PUT(f, IND, AGG, Q4, value_pair(5, 10));
	assert_int_equal(undo(f, 1), ERR_NONE);
	assert_int_equal(numerator(f, AGG), 3);
	assert_false(fixture_figure(f, IND, AGG, Q4).conflict);
	fixture_check(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_chain),     TEST(test_redo),  TEST(test_others),
		TEST(test_take_over), TEST(test_batch), TEST(test_settlement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

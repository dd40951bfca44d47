/* What is derived step by step equals what is derived from the whole log, after any history. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/sums.h"
#include "store/log.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A fixed sequence (Numerical Recipes' LCG): the same histories in every run. */
static unsigned draw_state;

static unsigned draw(unsigned below)
{
	draw_state = draw_state * 1664525u + 1013904223u;
	return (draw_state >> 8) % below;
}

static struct value draw_value(const struct indicator *i, bool aggregate)
{
	const unsigned what = draw(10);

	if (what == 0)
		return (struct value){ 0 };
	if (what == 1)
		return value_not_applicable();
	if (i->measure == MEASURE_YESNO)
		return aggregate ? value_percent(draw(10001)) : value_number(draw(2));
	if (i->measure == MEASURE_RATIO && (what == 2 || aggregate))
		return value_percent(draw(10001));
	if (i->measure == MEASURE_RATIO) {
		const int64_t whole = 1 + draw(1000);

		return value_pair(draw((unsigned)whole + 1), whole);
	}
	return value_number(1 + draw(50));
}

/* A cell at random where a value is allowed; most that are drawn are not. Half of them are met
 * again: *known is the last few. */
static bool draw_cell(const struct fixture *f, struct edit *edit)
{
	static const char *const period[] = {
		"2021-Q4", "2022-Q4", "2023",    "2023-Q1", "2023-Q4",
		"2024-Q1", "2024",    "2024-H1", "2024-05", "2024-06"
	};
	static struct edit known[8];
	const struct programme *p = &f->c.programme;
	const struct units *u = &f->c.units;
	struct edit *slot = &known[draw(ARRAY_LEN(known))];
	const bool again = slot->indicator && draw(2) == 0;
	const struct indicator *i;
	const struct unit *unit;

	*edit = again ? *slot :
			(struct edit){ .indicator = 1 + (int)draw((unsigned)p->indicators),
				       .unit = 1 + (int)draw((unsigned)u->units),
				       .period = fixture_period(period[draw(ARRAY_LEN(period))]),
				       .seen = LOG_SEEN_ANY };
	i = programme_indicator(p, edit->indicator);
	unit = units_by_id(u, edit->unit);
	if (!unit_valid(unit, period_last_day(edit->period)) ||
	    !log_permits(i, unit->kind, edit->period))
		return false;
	*slot = *edit;
	edit->value = draw_value(i, unit_kind_aggregate(unit->kind));
	return true;
}

static void draw_edit(struct fixture *f)
{
	enum log_outcome outcome;
	struct err err = { 0 };
	struct edit edit;

	if (draw_cell(f, &edit) && !log_add(f->s, &edit, &outcome, &err))
		assert_int_equal(err.code, ERR_VALUE_REFUSED);
}

/* Another office's revision in any state of the workflow, on top of what is shown or beside it. */
static void draw_foreign(struct fixture *f)
{
	struct edit edit;
	char period[PERIOD_SIZE];
	const char *indicator, *unit;
	int64_t parent = 0;

	if (!draw_cell(f, &edit))
		return;
	period_format(edit.period, period);
	indicator = programme_indicator(&f->c.programme, edit.indicator)->code;
	unit = units_by_id(&f->c.units, edit.unit)->code;
	if (draw(3))
		fixture_get(f, indicator, unit, period, &parent);
	fixture_foreign(f, 2 + (int)draw(2), indicator, unit, period, edit.value,
			(enum value_status)draw(STATUS_MAX), parent,
			clock_now() + (int64_t)draw(2000) - 1000);
}

static void draw_batch(struct fixture *f)
{
	static const char *const author[] = { "an", "binh", "chi" };
	struct log_undone undone;
	struct err err = { 0 };

	f->act.author = author[draw(3)];
	switch (draw(6)) {
	case 0:
		log_undo(f->s, &f->act, &undone, &err);
		break;
	case 1:
		log_redo(f->s, &f->act, &undone, &err);
		break;
	default:
		assert_true(log_begin(f->s, &f->act, &err));
		for (unsigned n = 40 + draw(160); n; n--)
			draw_edit(f);
		if (draw(8) == 0)
			log_abort(f->s);
		else
			assert_true(log_commit(f->s, &err));
	}
	for (unsigned n = draw(12); n < 4; n++)
		draw_foreign(f);
	if (draw(20) == 0)
		fixture_reopen(f);
}

static void draw_rounds(struct fixture *f, unsigned seed)
{
	struct err err = { 0 };

	draw_state = seed;
	for (int round = 0; round < 6; round++) {
		for (int n = 0; n < 25; n++)
			draw_batch(f);
		assert_true(fixture_check(f) > 100);
	}
	fixture_sql(f,
		    "DELETE FROM cell WHERE unit %% 3 = 0; DELETE FROM rollup WHERE unit %% 2 = 0;"
		    "UPDATE rollup SET period = period + 400 WHERE unit %% 3 = 0");
	assert_true(verify_rebuild(f->s, &err));
	fixture_check(f);
}

static void test_random(void **state)
{
	draw_rounds(*state, 749);
}

/* Within a year a province goes to another region and a district to another province. */
static void test_random_moving(void **state)
{
	static const struct {
		const char *unit, *to;
	} move[] = { { "T05", "BAC" }, { "T06-1", "T05" }, { "T01-1-2", "T01-2" } };
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(move); n++)
		fixture_sql(f,
			    "UPDATE unit_parent SET valid_to = '2024-03-31' WHERE unit = %d;"
			    "INSERT INTO unit_parent(unit, parent, valid_from)"
			    " VALUES(%d, %d, '2024-04-01')",
			    fixture_unit(f, move[n].unit), fixture_unit(f, move[n].unit),
			    fixture_unit(f, move[n].to));
	draw_rounds(f, 942);
}

/* The nation expects all, whether their regions have anything or not. */
static void test_missing_regions(void **state)
{
	struct fixture *f = *state;
	struct figure figure;

	PUT(f, "SOC.INF.FBR", "P08-89", "2022-Q4", value_pair(30, 40));
	figure = fixture_figure(f, "SOC.INF.FBR", "VN", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_int_equal(figure.sums.reported, 1);
	assert_int_equal(figure.sums.expected, 63);
	assert_true(figure.partial);
	assert_int_equal(quantity_compare(figure.low, quantity_percent(30, 40)), 0);
	PUT(f, "SOC.INF.FBR", "P08-01", "2022-Q4", value_pair(50, 60));
	PUT(f, "SOC.INF.FBR", "P08-79", "2022-Q4", value_percent(5000));
	figure = fixture_figure(f, "SOC.INF.FBR", "VN", "2022-Q4");
	assert_int_equal(quantity_compare(figure.low, quantity_percent(80, 100)), 0);
	assert_int_equal(figure.sums.percent_only, 1);
	figure = fixture_figure(f, "SOC.INF.FBR", "MRD", "2022-Q4");
	assert_int_equal(figure.sums.expected, 13);
	assert_int_equal(quantity_compare(figure.low, quantity_percent(30, 40)), 0);
	/* Provinces and central bodies for an indicator of all. */
	PUT(f, "GOV.DAT.OPN", "P08-01", "2022-Q4", value_number(1));
	figure = fixture_figure(f, "GOV.DAT.OPN", "VN", "2022-Q4");
	assert_int_equal(figure.sums.expected, 93);
	assert_int_equal(quantity_compare(figure.low, quantity_percent(1, 93)), 0);
	assert_int_equal(quantity_compare(figure.high, quantity_percent(93, 93)), 0);
	PUT(f, "SOC.INF.FBR", "P08-89", "2022-Q4", (struct value){ 0 });
	figure = fixture_figure(f, "SOC.INF.FBR", "MRD", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ABSENT);
	assert_int_equal(figure.sums.expected, 13);
	fixture_check(f);
}

/* Communes make a district, districts a province, provinces a region and the nation. */
static void test_deep(void **state)
{
	struct fixture *f = *state;
	struct figure figure;

	PUT(f, "NUOC.HO.SACH", "T01-1-1", "2022-Q4", value_pair(1, 10));
	PUT(f, "NUOC.HO.SACH", "T01-1-2", "2022-Q4", value_pair(3, 10));
	figure = fixture_figure(f, "NUOC.HO.SACH", "T01-1", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_pair(figure.value, 4, 20);
	figure = fixture_figure(f, "NUOC.HO.SACH", "T01", "2022-Q4");
	assert_int_equal(figure.source, FIGURE_ROLLUP);
	assert_true(figure.partial);
	assert_pair(figure.value, 4, 20);
	PUT(f, "NUOC.HO.SACH", "T01-2", "2022-Q4", value_pair(6, 20));
	figure = fixture_figure(f, "NUOC.HO.SACH", "Q", "2022-Q4");
	assert_int_equal(quantity_compare(figure.low, quantity_percent(10, 40)), 0);
	assert_int_equal(figure.sums.reported, 1);
	assert_int_equal(figure.sums.expected, 6);
	/* A province's own figure goes before what its districts make up. */
	PUT(f, "NUOC.HO.SACH", "T01", "2022-Q4", value_pair(50, 100));
	figure = fixture_figure(f, "NUOC.HO.SACH", "Q", "2022-Q4");
	assert_int_equal(quantity_compare(figure.low, quantity_percent(50, 100)), 0);
	fixture_check(f);
}

/* Which revision counts on each basis: the newest in that state that is an ancestor of every head
 * and was not returned. */
static void test_workflow(void **state)
{
	enum { REVISIONS = 4 };
	static const struct {
		struct {
			enum value_status status;
			int replica, parent; /* 0: none; else counted from 1 */
		} revision[REVISIONS];
		int shown[BASIS_MAX]; /* counted from 1; 0: none */
	} row[] = {
		{ { { STATUS_DRAFT, 2, 0 }, { STATUS_SUBMITTED, 2, 1 } }, { 2, 2, 0 } },
		{ { { STATUS_SUBMITTED, 2, 0 }, { STATUS_VERIFIED, 3, 1 } }, { 2, 2, 2 } },
		{ { { STATUS_SUBMITTED, 2, 0 }, { STATUS_VERIFIED, 3, 1 }, { STATUS_DRAFT, 2, 2 } },
		  { 3, 2, 2 } },
		{ { { STATUS_SUBMITTED, 2, 0 }, { STATUS_RETURNED, 3, 1 } }, { 2, 0, 0 } },
		{ { { STATUS_VERIFIED, 2, 0 },
		    { STATUS_SUBMITTED, 2, 1 },
		    { STATUS_RETURNED, 3, 2 } },
		  { 3, 1, 1 } },
		/* Two heads: only what both stand on. */
		{ { { STATUS_SUBMITTED, 2, 0 }, { STATUS_SUBMITTED, 3, 0 } }, { 2, 0, 0 } },
		{ { { STATUS_SUBMITTED, 2, 0 }, { STATUS_DRAFT, 2, 1 }, { STATUS_VERIFIED, 3, 1 } },
		  { 3, 1, 0 } },
	};
	struct fixture *f = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const char *unit[] = { "P08-01", "P08-02", "P08-04", "P08-06",
				       "P08-08", "P08-10", "P08-11" };
		int64_t id[REVISIONS + 1] = { 0 };
		struct view view = { .period = fixture_period("2022-Q4"), .map = MAP_OF_PERIOD };

		for (int k = 0; k < REVISIONS && row[n].revision[k].replica; k++)
			id[k + 1] = fixture_foreign(f, row[n].revision[k].replica, "SOC.INF.FBR",
						    unit[n], "2022-Q4", value_pair(k + 1, 10),
						    row[n].revision[k].status,
						    id[row[n].revision[k].parent], 1000 + k);
		for (int b = 0; b < BASIS_MAX; b++) {
			struct figure figure;
			struct err err = { 0 };

			view.basis = (enum basis)b;
			assert_true(figure_read(f->s, &f->c.programme, &f->c.units,
						fixture_indicator(f, "SOC.INF.FBR"),
						fixture_unit(f, unit[n]), &view, &figure, &err));
			if (figure.value.numerator != row[n].shown[b]) {
				print_error("row %zu, basis %d: %lld\n", n, b,
					    (long long)figure.value.numerator);
				fail();
			}
		}
	}
	fixture_check(f);
}

static int64_t number(struct fixture *f, const char *sql)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *q = NULL;
	int64_t value;

	assert_int_equal(sqlite3_open(store_path(f->s), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(q), SQLITE_ROW);
	value = sqlite3_column_int64(q, 0);
	sqlite3_finalize(q);
	sqlite3_close(db);
	return value;
}

static int64_t shown(struct fixture *f, enum basis basis)
{
	struct view view = { .period = fixture_period("2022-Q4"),
			     .map = MAP_OF_PERIOD,
			     .basis = basis };
	struct figure figure = { 0 };
	struct err err = { 0 };

	assert_true(figure_read(f->s, &f->c.programme, &f->c.units,
				fixture_indicator(f, "SOC.INF.FBR"), fixture_unit(f, "P08-89"),
				&view, &figure, &err));
	return figure.own.state == VALUE_GIVEN ? figure.own.numerator : 0;
}

/* Two offices go on from one verified revision, and a later one settles both: what a basis shows is found
 * through either side, once, and from the log alone. */
static void test_diamond(void **state)
{
	struct fixture *f = *state;
	const char *const cell[] = { "SOC.INF.FBR", "P08-89", "2022-Q4" };
	int64_t root, left;
	struct err err = { 0 };

	root = fixture_foreign(f, 2, cell[0], cell[1], cell[2], value_pair(1, 10), STATUS_VERIFIED,
			       0, 1000);
	left = fixture_foreign(f, 2, cell[0], cell[1], cell[2], value_pair(2, 10), STATUS_DRAFT,
			       root, 1001);
	fixture_foreign(f, 2, cell[0], cell[1], cell[2], value_pair(3, 10), STATUS_VERIFIED, left,
			1002);
	fixture_foreign(f, 3, cell[0], cell[1], cell[2], value_pair(4, 10), STATUS_DRAFT, root,
			1003);
	assert_int_equal(shown(f, BASIS_LATEST), 4);
	assert_int_equal(shown(f, BASIS_VERIFIED), 1); /* both heads stand on the root alone */
	PUT(f, cell[0], cell[1], cell[2], value_pair(5, 10));
	assert_int_equal(number(f, "SELECT count(*) FROM parent"), 1);
	assert_int_equal(number(f, "SELECT form & 4096 FROM revision WHERE numerator = 5"), 4096);
	for (int times = 0; times < 2; times++) {
		assert_int_equal(shown(f, BASIS_LATEST), 5);
		assert_int_equal(shown(f, BASIS_VERIFIED),
				 3); /* now an ancestor of the only head */
		assert_int_equal(number(f, "SELECT coalesce(heads, 1) FROM cell"), 1);
		assert_int_equal(fixture_check(f), 5);
		fixture_sql(f, "DELETE FROM cell; DELETE FROM rollup");
		assert_true(verify_rebuild(f->s, &err));
	}
	/* Without its further parent the other side is a head again. */
	fixture_sql(f, "UPDATE revision SET form = form & ~4096 WHERE numerator = 5");
	assert_true(verify_rebuild(f->s, &err));
	assert_int_equal(number(f, "SELECT heads FROM cell"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_workflow, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_diamond, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_random_moving, fixture_setup_small,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(test_random, fixture_setup_small, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_missing_regions, fixture_setup,
						fixture_teardown),
		cmocka_unit_test_setup_teardown(test_deep, fixture_setup_small, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Drafts: one per author and cell, dropped by what makes a value of the cell; and the migration of a
 * database that knew one per author. */
#include "store/draft.h"

#include "base/asset.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q3 "2022-Q3"
#define Q4 "2022-Q4"

static void keep(struct fixture *f, const char *author, const char *unit, const char *period,
		 const char *text, bool typing)
{
	struct draft draft = { .indicator = fixture_indicator(f, IND),
			       .unit = fixture_unit(f, unit),
			       .period = fixture_period(period),
			       .typing = typing,
			       .quality = QUALITY_ESTIMATE };
	struct err err = { 0 };

	str_copy(draft.text, sizeof(draft.text), text);
	str_copy(draft.reason, sizeof(draft.reason), typing ? "" : "theo công văn");
	assert_true(draft_keep(f->s, author, &draft, &err));
}

/* The draft's text; NULL when the cell has none. */
static const char *kept(struct fixture *f, const char *author, const char *unit, const char *period)
{
	static struct draft found;

	return draft_find(f->s, author, fixture_indicator(f, IND), fixture_unit(f, unit),
			  fixture_period(period), &found) ?
		       found.text :
		       NULL;
}

static void test_one_per_cell(void **state)
{
	struct fixture *f = *state;
	struct draft found;

	assert_false(draft_typing(f->s, "an", &found));
	keep(f, "an", AGG, Q4, "57,8", true);
	keep(f, "an", AGG, Q3, "1|x", false);
	keep(f, "an", DNG, Q4, "-3", false);
	keep(f, "an", DNG, Q4, "-4", false);
	keep(f, "binh", AGG, Q4, "9", false);
	fixture_reopen(f);
	assert_string_equal(kept(f, "an", AGG, Q4), "57,8");
	assert_string_equal(kept(f, "an", AGG, Q3), "1|x");
	assert_string_equal(kept(f, "an", DNG, Q4), "-4");
	assert_null(kept(f, "an", DNG, Q3));
	assert_false(draft_typing(f->s, "binh", &found));
	assert_true(draft_typing(f->s, "an", &found));
	assert_string_equal(found.text, "57,8");
	assert_string_equal(found.reason, "");
	assert_int_equal(found.quality, QUALITY_ESTIMATE);
	draft_drop(f->s, "an", found.indicator, found.unit, found.period);
	assert_false(draft_typing(f->s, "an", &found));
	assert_string_equal(kept(f, "binh", AGG, Q4), "9");
	assert_true(
		draft_find(f->s, "an", found.indicator, found.unit, fixture_period(Q3), &found));
	assert_string_equal(found.reason, "theo công văn");
}

static bool add_text(const struct draft *draft, void *arg)
{
	str_addf(arg, "%s ", draft->text);
	return strcmp(draft->text, "stop") != 0;
}

static void test_each(void **state)
{
	static const struct {
		const char *indicator, *unit, *period, *texts;
	} row[] = {
		{ NULL, NULL, NULL, "dng4 agg3 stop " },
		{ IND, NULL, NULL, "dng4 agg3 stop " },
		{ IND, NULL, Q4, "dng4 stop " },
		{ NULL, AGG, NULL, "agg3 stop " },
		{ NULL, DNG, Q4, "dng4 " },
		{ NULL, DNG, Q3, "" },
	};
	struct fixture *f = *state;

	keep(f, "an", AGG, Q4, "stop", false);
	keep(f, "an", AGG, Q3, "agg3", false);
	keep(f, "an", DNG, Q4, "dng4", false);
	keep(f, "binh", DNG, Q4, "another's", false);
	for (size_t n = 0; n < sizeof(row) / sizeof(row[0]); n++) {
		struct str texts;

		str_init(&texts);
		draft_each(f->s, "an", row[n].indicator ? fixture_indicator(f, IND) : 0,
			   row[n].unit ? fixture_unit(f, row[n].unit) : 0,
			   row[n].period ? fixture_period(row[n].period) : PERIOD_NONE, add_text,
			   &texts);
		assert_string_equal(texts.text, row[n].texts);
		str_release(&texts);
	}
}

/* What becomes of the cell ends the draft of who did it, and no other. */
static void test_dropped(void **state)
{
	struct fixture *f = *state;
	struct log_undone undone;
	struct err err = { 0 };

	keep(f, "an", AGG, Q4, "x", false);
	keep(f, "an", AGG, Q3, "x", false);
	keep(f, "binh", AGG, Q4, "x", false);
	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	assert_null(kept(f, "an", AGG, Q4));
	assert_non_null(kept(f, "an", AGG, Q3));
	assert_non_null(kept(f, "binh", AGG, Q4));
	/* what the cell holds already */
	keep(f, "an", AGG, Q4, "x", false);
	fixture_put(f, IND, AGG, Q4, value_pair(1, 10), LOG_SAME);
	assert_null(kept(f, "an", AGG, Q4));
	/* refused: nothing happened */
	keep(f, "an", AGG, Q4, "x", false);
	assert_true(log_begin(f->s, &f->act, &err));
	log_abort(f->s);
	assert_non_null(kept(f, "an", AGG, Q4));
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_null(kept(f, "an", AGG, Q4));
	keep(f, "an", AGG, Q4, "x", false);
	assert_true(log_redo(f->s, &f->act, &undone, &err));
	assert_null(kept(f, "an", AGG, Q4));
	keep(f, "an", AGG, Q4, "x", false);
	PUT(f, IND, AGG, Q4, (struct value){ 0 });
	assert_null(kept(f, "an", AGG, Q4));
}

static void run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
}

/* A database as schema 1 made it, with one half-typed field. */
static void make_version_1(const char *path)
{
	const struct asset *schema = asset_find("sql/001.sql");
	struct str sql;
	sqlite3 *db;

	assert_non_null(schema);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	str_init(&sql);
	str_addn(&sql, schema->data, schema->size);
	run(db, "PRAGMA journal_mode = WAL; PRAGMA application_id = 1953066596");
	run(db, sql.text);
	run(db, "PRAGMA user_version = 1;"
		"INSERT INTO draft(author, indicator, unit, period, text)"
		" VALUES('an', 1, 2, 97092, '12|1900')");
	sqlite3_close(db);
	str_release(&sql);
}

static void no_difference(const struct verify_difference *d, void *arg)
{
	(void)arg;
	fail_msg("%s", d->subject);
}

static void test_migrates(void **state)
{
	const char *path = scratch_path("old.db");
	struct verify_report report;
	struct draft found = { 0 };
	struct err err = { 0 };
	struct store *s;

	(void)state;
	make_version_1(path);
	/* Who may only read leaves it as it is, and finds no draft. */
	s = store_open(path, STORE_READ, &err);
	assert_non_null(s);
	assert_false(draft_typing(s, "an", &found));
	store_close(s);
	assert_false(scratch_exists(scratch_path("old.db-wal")));
	assert_false(scratch_exists(scratch_path("old.db-shm")));
	for (int times = 0; times < 2; times++) {
		s = store_open(path, STORE_WRITE, &err);
		assert_non_null(s);
		assert_true(draft_typing(s, "an", &found));
		assert_string_equal(found.text, "12|1900");
		assert_int_equal(found.indicator, 1);
		assert_int_equal(found.unit, 2);
		assert_int_equal(found.period, 97092);
		assert_true(draft_find(s, "an", 1, 2, 97092, &found));
		/* what the programme's tables held when it was migrated is recorded, once */
		assert_true(verify_all(s, no_difference, NULL, &report, &err));
		assert_true(report.sealed > 0);
		assert_int_equal(report.revisions, 1);
		store_close(s);
	}
}

static void test_newer_is_refused(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	fixture_sql(f, "PRAGMA user_version = 99");
	assert_null(store_open(scratch_path("t.db"), STORE_WRITE, &err));
	assert_int_equal(err.code, ERR_DB_NEWER);
	assert_string_equal(err.arg[1], "99");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_one_per_cell),     TEST(test_each),
		TEST(test_dropped),          TEST(test_migrates),
		TEST(test_newer_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

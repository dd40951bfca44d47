/* The log: saving, what is the same, what is stale, batches, conflicts, history. */
#include "store/subject.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q4 "2022-Q4"

static void test_save(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(fixture_get(f, IND, AGG, Q4, NULL).state, VALUE_ABSENT);
	PUT(f, IND, AGG, Q4, value_pair(430, 1000));
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 430, 1000);
	fixture_put(f, IND, AGG, Q4, value_pair(430, 1000), LOG_SAME);
	PUT(f, IND, AGG, Q4, value_pair(431, 1000));
	fixture_reopen(f);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 431, 1000);
	PUT(f, IND, AGG, Q4, (struct value){ 0 });
	assert_int_equal(fixture_get(f, IND, AGG, Q4, NULL).state, VALUE_ABSENT);
	fixture_put(f, IND, DNG, Q4, (struct value){ 0 }, LOG_SAME);
	PUT(f, IND, AGG, Q4, value_not_applicable());
	assert_int_equal(fixture_check(f), 4);
}

/* An edit based on something old writes nothing. */
static void test_stale(void **state)
{
	struct fixture *f = *state;
	struct edit edit = { .indicator = fixture_indicator(f, IND),
			     .unit = fixture_unit(f, AGG),
			     .period = fixture_period(Q4),
			     .value = value_pair(1, 2) };
	struct err err = { 0 };
	enum log_outcome outcome;
	struct store *other = store_open(scratch_path("t.db"), STORE_WRITE, &err);
	int64_t row;

	assert_non_null(other);
	assert_false(store_changed(f->s));
	assert_true(log_save(other, &f->act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	assert_true(store_changed(f->s));
	assert_false(store_changed(f->s));
	assert_false(store_changed(other));
	edit.value = value_pair(1, 3);
	assert_true(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_STALE);
	assert_pair(fixture_get(f, IND, AGG, Q4, &row), 1, 2);
	edit.seen = row;
	assert_true(log_save(f->s, &f->act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	store_close(other);
	assert_int_equal(fixture_check(f), 2);
}

static void set_journal(const char *path, const char *mode)
{
	sqlite3 *db = NULL;
	char sql[64];

	snprintf(sql, sizeof(sql), "PRAGMA journal_mode = %s", mode);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* Another program's commit is told once, an own one never, whatever the file's journal. */
static void test_changed(void **state)
{
	static const char *const modes[] = { "WAL", "DELETE" };
	struct fixture *f = *state;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(1, 100));
	for (size_t n = 0; n < ARRAY_LEN(modes); n++) {
		const char *path = scratch_path("t.db");

		store_close(f->s);
		set_journal(path, modes[n]);
		f->s = store_open(path, STORE_WRITE, &err);
		assert_non_null(f->s);
		assert_false(store_changed(f->s));
		for (int k = 0; k < 3; k++) {
			fixture_sql(f, "UPDATE meta SET value = value || ' ' WHERE name = 'place'");
			assert_true(store_changed(f->s));
			assert_false(store_changed(f->s));
			PUT(f, IND, AGG, Q4, value_pair(10 * (int64_t)n + k, 100));
			assert_false(store_changed(f->s));
		}
		PUT(f, IND, AGG, Q4, value_pair(1, 10));
		fixture_sql(f, "UPDATE meta SET value = value || ' ' WHERE name = 'place'");
		PUT(f, IND, AGG, Q4, value_pair(2, 10));
		assert_true(store_changed(f->s));
	}
}

/* What may not be saved, and that the batch goes on after it. */
static void test_refused(void **state)
{
	static const struct {
		const char *indicator, *unit, *period;
		struct value value;
	} row[] = {
		{ IND,
		  AGG,
		  Q4,
		  { .state = VALUE_GIVEN,
		    .fields = FIELDS_PAIR,
		    .numerator = 3,
		    .denominator = 2 } },
		{ IND, AGG, Q4, { .state = VALUE_GIVEN, .fields = FIELDS_PAIR, .numerator = 3 } },
		{ IND,
		  AGG,
		  Q4,
		  { .state = VALUE_GIVEN, .fields = FIELDS_PERCENT, .number = 10001 } },
		{ IND, AGG, Q4, { .state = VALUE_GIVEN, .fields = FIELDS_NUMBER, .number = 1 } },
		{ IND, AGG, "2022", { .state = VALUE_NOT_APPLICABLE } }, /* not its frequency */
		{ IND,
		  AGG,
		  "2022-11",
		  { .state = VALUE_NOT_APPLICABLE } }, /* finer, but no aggregate */
		{ IND, AGG, "2025-Q3", { .state = VALUE_NOT_APPLICABLE } }, /* merged away */
		{ IND, "BCA", Q4, { .state = VALUE_NOT_APPLICABLE } },      /* not in scope */
		{ "ECO.RNK.GII", AGG, "2022", { .state = VALUE_NOT_APPLICABLE } },
	};
	struct fixture *f = *state;
	struct err err = { 0 };
	enum log_outcome outcome;

	assert_true(log_begin(f->s, &f->act, &err));
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		const struct edit edit = { .indicator = fixture_indicator(f, row[n].indicator),
					   .unit = fixture_unit(f, row[n].unit),
					   .period = fixture_period(row[n].period),
					   .value = row[n].value,
					   .seen = LOG_SEEN_ANY };

		memset(&err, 0, sizeof(err));
		if (log_add(f->s, &edit, &outcome, &err) || err.code != ERR_VALUE_REFUSED) {
			print_error("row %zu\n", n);
			fail();
		}
	}
	assert_true(log_add(f->s,
			    &(struct edit){ fixture_indicator(f, IND), fixture_unit(f, "VN"),
					    fixture_period("2022-11"), value_percent(7400),
					    LOG_SEEN_ANY, NULL, NULL, NULL },
			    &outcome, &err));
	assert_true(log_commit(f->s, &err));
	assert_int_equal(fixture_get(f, IND, "VN", "2022-11", NULL).number, 7400);
	assert_int_equal(fixture_check(f), 1);
}

static void test_texts(void **state)
{
	struct fixture *f = *state;
	struct act act = f->act;
	struct edit edit = { .indicator = fixture_indicator(f, IND),
			     .unit = fixture_unit(f, AGG),
			     .period = fixture_period(Q4),
			     .value = value_pair(1, 2),
			     .seen = LOG_SEEN_ANY };
	struct err err = { 0 };
	enum log_outcome outcome;

	act.source = "bang.csv";
	assert_true(log_save(f->s, &act, &edit, &outcome, &err));
	act.source = "other.csv";
	assert_true(log_save(f->s, &act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAME); /* who brings the same again changes nothing */
	edit.note = "ghi chú";
	assert_true(log_save(f->s, &act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	edit.source = "";
	assert_true(log_save(f->s, &act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
	assert_true(log_save(f->s, &act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAME);
	fixture_check(f);
}

/* A batch that is not committed, aborted or cut off, leaves nothing. */
static void test_batch(void **state)
{
	struct fixture *f = *state;
	struct edit edit = { .indicator = fixture_indicator(f, IND),
			     .unit = fixture_unit(f, AGG),
			     .value = value_pair(1, 2),
			     .seen = LOG_SEEN_ANY };
	struct err err = { 0 };
	enum log_outcome outcome;

	for (int how = 0; how < 2; how++) {
		pid_t child = how ? fork() : 0;

		if (child == 0) {
			struct store *s =
				how ? store_open(scratch_path("t.db"), STORE_WRITE, &err) : f->s;

			assert_true(log_begin(s, &f->act, &err));
			edit.value.flags = VALUE_ILLUSTRATIVE;
			for (edit.period = fixture_period("2021-Q1");
			     edit.period < fixture_period("2023-Q1");
			     edit.period = period_next(edit.period))
				assert_true(log_add(s, &edit, &outcome, &err));
			assert_true(store_illustrative(s));
			if (how)
				_exit(0);
			log_abort(s);
		} else {
			waitpid(child, NULL, 0);
		}
		assert_false(store_illustrative(f->s));
		assert_int_equal(fixture_check(f), 0);
		assert_int_equal(fixture_figure(f, IND, "VN", Q4).source, FIGURE_ABSENT);
	}
	PUT(f, IND, AGG, Q4, edit.value);
	assert_true(store_illustrative(f->s));
	fixture_reopen(f);
	assert_true(store_illustrative(f->s));
}

struct seen {
	int count, shown;
	int64_t number[8];
	size_t parents[8];
};

static bool test_history_row(const struct revision *r, int64_t row, bool shown, void *arg)
{
	struct seen *seen = arg;

	assert_true(row > 0);
	if (seen->count < 8) {
		seen->number[seen->count] = r->value.numerator;
		seen->parents[seen->count] = r->parents;
	}
	if (shown)
		seen->shown = seen->count;
	assert_string_equal(r->subject, "cell/" IND "/" AGG "/" Q4);
	seen->count++;
	return true;
}

static void test_history(void **state)
{
	struct fixture *f = *state;
	struct seen seen = { .shown = -1 };
	struct err err = { 0 };

	for (int n = 1; n <= 3; n++)
		PUT(f, IND, AGG, Q4, value_pair(n, 10));
	assert_true(log_history(f->s, fixture_indicator(f, IND), fixture_unit(f, AGG),
				fixture_period(Q4), test_history_row, &seen, &err));
	assert_int_equal(seen.count, 3);
	assert_int_equal(seen.shown, 0);
	assert_int_equal(seen.number[0], 3);
	assert_int_equal(seen.number[2], 1);
	assert_int_equal(seen.parents[0], 1);
	assert_int_equal(seen.parents[2], 0);
}

/* Two replicas edit the same cell apart from each other: a conflict until one names both. */
static void test_conflict(void **state)
{
	struct fixture *f = *state;
	struct figure figure;
	int64_t row;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	fixture_get(f, IND, AGG, Q4, &row);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	fixture_foreign(f, 2, IND, AGG, Q4, value_pair(3, 10), STATUS_DRAFT, row, 99999999999999);
	figure = fixture_figure(f, IND, AGG, Q4);
	assert_true(figure.conflict);
	assert_pair(figure.value, 3, 10); /* the later clock is shown */
	assert_int_equal(fixture_check(f), 3);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	figure = fixture_figure(f, IND, AGG, Q4);
	assert_false(figure.conflict);
	assert_pair(figure.value, 2, 10);
	assert_int_equal(fixture_check(f), 4);
}

/* Two heads of the same content are no conflict, and an edit on top of them settles both. */
static void test_equal_heads(void **state)
{
	struct fixture *f = *state;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	fixture_foreign(f, 2, IND, AGG, Q4, value_pair(1, 10), STATUS_DRAFT, 0, 1000);
	assert_false(fixture_figure(f, IND, AGG, Q4).conflict);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_false(fixture_figure(f, IND, AGG, Q4).conflict);
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 2, 10);
	fixture_check(f);
}

static void test_note(void **state)
{
	struct fixture *f = *state;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	assert_true(note_add(f->s, &f->act, NOTE_TEXT, "cell/" IND "/" AGG "/" Q4, "xem lại", NULL,
			     &err));
	assert_true(note_add(f->s, &f->act, NOTE_TEXT, "indicator/" IND, "định nghĩa khác",
			     "https://a", &err));
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 1, 10);
	assert_int_equal(fixture_check(f), 3);
}

/* A file that lies elsewhere than where it was written last (copied, restored) draws a new replica, so
 * that no number is given twice. */
static void test_replica(void **state)
{
	struct fixture *f = *state;
	struct verify_head heads[4];

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	fixture_reopen(f);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_int_equal(verify_heads(f->s, heads, 4), 1);
	assert_int_equal(heads[0].seq, 2);
	fixture_sql(f, "UPDATE meta SET value = 'elsewhere/1' WHERE name = 'place'");
	fixture_reopen(f);
	PUT(f, IND, AGG, Q4, value_pair(3, 10));
	assert_int_equal(verify_heads(f->s, heads, 4), 2);
	assert_int_equal(heads[1].seq, 1);
	assert_memory_not_equal(heads[0].replica, heads[1].replica, REPLICA_SIZE);
	assert_int_equal(fixture_check(f), 3);
}

/* The newest revision by its clock. */
static bool clock_newest(const struct revision *r, int64_t row, bool shown, void *arg)
{
	(void)row;
	(void)shown;
	*(int64_t *)arg = r->value.numerator;
	return false;
}

/* A new replica's clock goes on after the greatest that the log has seen, whoever wrote it. */
static void test_clock_of_others(void **state)
{
	struct fixture *f = *state;
	int64_t newest = 0;
	struct err err = { 0 };

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	fixture_sql(f, "UPDATE revision SET clock = clock + (3600000 << 16);"
		       "UPDATE meta SET value = 'elsewhere/1' WHERE name = 'place'");
	fixture_reopen(f);
	PUT(f, IND, AGG, Q4, value_pair(2, 10));
	assert_true(log_history(f->s, fixture_indicator(f, IND), fixture_unit(f, AGG),
				fixture_period(Q4), clock_newest, &newest, &err));
	assert_int_equal(newest, 2);
	assert_int_equal(fixture_get(f, IND, AGG, Q4, NULL).numerator, 2);
	fixture_reopen(f);
	PUT(f, IND, AGG, Q4, value_pair(3, 10));
	assert_int_equal(fixture_get(f, IND, AGG, Q4, NULL).numerator, 3);
}

/* A disk that fails is named as what it is, nothing is saved, and what comes after goes on. */
static void test_disk(void **state)
{
	struct fixture *f = *state;
	const struct edit edit = { .indicator = fixture_indicator(f, IND),
				   .unit = fixture_unit(f, AGG),
				   .period = fixture_period(Q4),
				   .value = value_pair(2, 10),
				   .seen = LOG_SEEN_ANY };
	enum log_outcome outcome;
	struct err err = { 0 };
	struct rlimit was, none;

	PUT(f, IND, AGG, Q4, value_pair(1, 10));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	none = (struct rlimit){ 1, was.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	const bool saved = log_save(f->s, &f->act, &edit, &outcome, &err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
	assert_false(saved);
	assert_int_equal(err.code, ERR_DB_DISK);
	assert_string_equal(err.arg[0], strerror(EFBIG));
	assert_pair(fixture_get(f, IND, AGG, Q4, NULL), 1, 10);
	PUT(f, IND, AGG, Q4, value_pair(3, 10));
	fixture_check(f);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_save),     TEST(test_stale),           TEST(test_refused),
		TEST(test_texts),    TEST(test_batch),           TEST(test_history),
		TEST(test_conflict), TEST(test_equal_heads),     TEST(test_note),
		TEST(test_replica),  TEST(test_clock_of_others), TEST(test_changed),
		TEST(test_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

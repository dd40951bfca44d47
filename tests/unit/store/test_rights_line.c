/* Rights where units were merged: who stands in the place of a unit answers for its former periods. */
#include "../src/store/rights.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/cycle.h"
#include "store/subject.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* An Giang and Kien Giang became one province on 1 July 2025, in a region that has been another since
 * 5 October; the Ministry of Information and Communications became a part of Science and Technology. */
#define IND "SOC.INF.FBR"
#define OF_MINISTRIES "GOV.OFF.GRS"
#define AGG "P08-89"
#define KGG "P08-91"
#define NEW "P25-91"
#define Q4 "2022-Q4"
#define Q2 "2025-Q2"
#define Q3 "2025-Q3"

#define BEFORE "2025-06-30T08:00:00"
#define MERGED "2025-07-01T08:00:00"
#define NOW "2025-11-10T08:00:00"

static const struct {
	const char *login, *unit;
	unsigned roles;
} people[] = { { "daemon", NEW, ROLE_REPORTER },      { "sys", KGG, ROLE_REPORTER },
	       { "games", "P25-92", ROLE_REPORTER },  { "bin", "MRD25", ROLE_REVIEWER },
	       { "man", "MRD", ROLE_REVIEWER },       { "lp", NEW, ROLE_REVIEWER },
	       { "news", "SCH25", ROLE_REVIEWER },    { "mail", "BKHCN25", ROLE_OWNER },
	       { "proxy", "BVHTTDL", ROLE_OWNER },    { "uucp", "BTC25", ROLE_REPORTER },
	       { "backup", "CENTRAL", ROLE_REPORTER } };

static int teardown(void **state)
{
	return fixture_teardown(state);
}

static void hire(struct fixture *f)
{
	for (size_t n = 0; n < ARRAY_LEN(people); n++)
		fixture_hire(f, people[n].login, people[n].unit, people[n].roles, "");
}

static enum err_code put(struct fixture *f, const char *indicator, const char *unit,
			 const char *period, int64_t numerator, struct err *err)
{
	const struct edit edit = { .indicator = fixture_indicator(f, indicator),
				   .unit = fixture_unit(f, unit),
				   .period = fixture_period(period),
				   .value = value_pair(numerator, 1000),
				   .seen = LOG_SEEN_ANY };
	enum log_outcome outcome;

	*err = (struct err){ 0 };
	return log_save(f->s, &f->act, &edit, &outcome, err) ? ERR_NONE : err->code;
}

static enum err_code take(struct fixture *f, enum cycle_step step, const char *unit,
			  const char *period)
{
	const struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				      .unit = fixture_unit(f, unit),
				      .period = fixture_period(period),
				      .seen = LOG_SEEN_ANY };
	struct err err = { 0 };
	size_t done;

	return cycle_take(f->s, &f->act, step, &c, 1, "lý do", 15, &done, &err) ? ERR_NONE :
										  err.code;
}

/* Who enters what, on which day. */
static void test_enter(void **state)
{
	static const struct {
		const char *moment, *login, *indicator, *unit, *period;
		enum err_code wanted;
		const char *ask; /* whom the refusal names */
	} row[] = {
		{ BEFORE, "daemon", IND, AGG, Q4, ERR_RIGHT_ENTER, AGG },
		{ BEFORE, "sys", IND, KGG, Q4, ERR_NONE, NULL },
		{ MERGED, "daemon", IND, AGG, Q4, ERR_NONE, NULL },
		{ MERGED, "daemon", IND, KGG, Q2, ERR_NONE, NULL },
		{ NOW, "daemon", IND, NEW, Q3, ERR_NONE, NULL },
		{ NOW, "daemon", IND, "P08-92", Q4, ERR_RIGHT_ENTER, "P25-92" },
		{ NOW, "daemon", IND, "P08-01", Q4, ERR_RIGHT_ENTER, "P08-01" },
		{ NOW, "games", IND, AGG, Q4, ERR_RIGHT_ENTER, NEW },
		{ NOW, "games", IND, "P08-94", Q4, ERR_NONE, NULL },
		/* who is still mapped to a unit that is no more keeps what was its own, and no more */
		{ NOW, "sys", IND, KGG, Q4, ERR_NONE, NULL },
		{ NOW, "sys", IND, AGG, Q4, ERR_RIGHT_ENTER, NEW },
		{ NOW, "sys", IND, NEW, Q3, ERR_RIGHT_ENTER, NEW },
		/* merged from several, absorbed; dissolved has nobody in its place */
		{ NOW, "uucp", OF_MINISTRIES, "BKHDT", Q4, ERR_NONE, NULL },
		{ NOW, "uucp", OF_MINISTRIES, "BTC", Q4, ERR_NONE, NULL },
		{ NOW, "uucp", OF_MINISTRIES, "BHXH", Q4, ERR_NONE, NULL },
		{ NOW, "uucp", OF_MINISTRIES, "UBQLVNN", Q4, ERR_RIGHT_ENTER, "UBQLVNN" },
		/* and who stands above it reports for what is below */
		{ NOW, "backup", OF_MINISTRIES, "BKHDT", Q4, ERR_NONE, NULL },
		{ NOW, "backup", IND, AGG, Q4, ERR_RIGHT_ENTER, NEW },
	};
	struct fixture *f = *state;

	fixture_at(NOW);
	hire(f);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct err err;
		enum err_code got;

		fixture_at(row[n].moment);
		fixture_person(f, row[n].login);
		got = put(f, row[n].indicator, row[n].unit, row[n].period, (int64_t)n + 1, &err);
		if (got != row[n].wanted || (row[n].ask && strcmp(err.arg[2], row[n].ask) != 0))
			fail_msg("row %zu: %s at %s: %d, ask %s", n, row[n].login, row[n].unit, got,
				 err.arg[2]);
	}
	fixture_check(f);
}

/* Reviewed by who stands above the unit in the period, or above what stands in its place today; a unit's own
 * reviewer is never above it. */
static void test_review(void **state)
{
	static const struct {
		const char *login, *unit, *period;
		enum err_code wanted;
	} row[] = {
		{ "man", AGG, Q4, ERR_NONE },
		{ "bin", AGG, Q4, ERR_NONE },
		{ "lp", AGG, Q4, ERR_RIGHT_REVIEW },
		{ "news", AGG, Q4, ERR_RIGHT_REVIEW },
		{ "man", NEW, Q3, ERR_NONE },
		{ "bin", NEW, Q3, ERR_NONE },
		{ "lp", NEW, Q3, ERR_RIGHT_REVIEW },
		{ "news", NEW, Q3, ERR_RIGHT_REVIEW },
		{ "daemon", AGG, Q4, ERR_RIGHT_REVIEW },
	};
	struct fixture *f = *state;
	struct err err;

	fixture_at(NOW);
	hire(f);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		enum err_code got;

		fixture_person(f, "daemon");
		assert_int_equal(put(f, IND, row[n].unit, row[n].period, (int64_t)n + 1, &err),
				 ERR_NONE);
		assert_int_equal(take(f, CYCLE_SUBMIT, row[n].unit, row[n].period), ERR_NONE);
		fixture_person(f, row[n].login);
		got = take(f, n % 2 ? CYCLE_VERIFY : CYCLE_RETURN, row[n].unit, row[n].period);
		if (got != row[n].wanted)
			fail_msg("row %zu: %s at %s: %d", n, row[n].login, row[n].unit, got);
	}
	fixture_check(f);
}

/* Who entered a value as the unit that was, does not verify it as the one that is. */
static void test_own(void **state)
{
	struct fixture *f = *state;
	struct account a = { .login = "daemon",
			     .unit = "MRD25",
			     .roles = ROLE_REPORTER | ROLE_REVIEWER };
	struct err err = { 0 };

	fixture_at(NOW);
	hire(f);
	assert_true(account_change(f->s, &f->act, &a, NULL, &err));
	fixture_person(f, "daemon");
	assert_int_equal(put(f, IND, AGG, Q4, 5, &err), ERR_NONE);
	assert_int_equal(take(f, CYCLE_SUBMIT, AGG, Q4), ERR_NONE);
	assert_int_equal(take(f, CYCLE_VERIFY, AGG, Q4), ERR_CYCLE_OWN);
}

/* The rest of what a reporter does with a cell: notes, a report without values, undo. */
static void test_cell(void **state)
{
	struct fixture *f = *state;
	const char *cell = "cell/" IND "/" AGG "/" Q4;
	struct log_undone undone;
	struct err err = { 0 };

	fixture_at(NOW);
	hire(f);
	fixture_person(f, "daemon");
	assert_true(note_add(f->s, &f->act, NOTE_COMMENT, cell, "hỏi lại", NULL, &err));
	assert_true(cycle_report_nothing(f->s, &f->act, fixture_unit(f, KGG), fixture_period(Q2),
					 "chưa làm", &err));
	assert_int_equal(put(f, IND, AGG, Q4, 7, &err), ERR_NONE);
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(fixture_get(f, IND, AGG, Q4, NULL).state, VALUE_ABSENT);
	fixture_person(f, "games");
	assert_false(note_add(f->s, &f->act, NOTE_COMMENT, cell, "khác", NULL, &err));
	assert_int_equal(err.code, ERR_RIGHT_ENTER);
	assert_false(cycle_report_nothing(f->s, &f->act, fixture_unit(f, KGG), fixture_period(Q2),
					  NULL, &err));
	assert_int_equal(err.code, ERR_RIGHT_ENTER);
	fixture_check(f);
}

/* The owner of an indicator is the programme's; the ministry it names may be another one by now. */
static void test_owner(void **state)
{
	struct fixture *f = *state;
	struct err err;

	fixture_at(NOW);
	hire(f);
	f->c.programme.indicator[fixture_indicator(f, IND) - 1].owner = "BTTTT";
	fixture_person(f, "mail");
	assert_int_equal(put(f, IND, AGG, Q4, 1, &err), ERR_NONE);
	assert_int_equal(put(f, "SOC.INF.SMP", AGG, Q4, 1, &err), ERR_RIGHT_ENTER);
	fixture_person(f, "proxy"); /* a part of it went there */
	assert_int_equal(put(f, IND, AGG, Q4, 2, &err), ERR_RIGHT_ENTER);
	fixture_at("2025-02-28T08:00:00");
	fixture_person(f, "mail");
	assert_int_equal(put(f, IND, AGG, Q4, 3, &err), ERR_RIGHT_ENTER);
}

/* Below the units that screens keep in memory: districts whose province was merged, and communes. */
static void test_deep(void **state)
{
	static const struct {
		const char *unit, *at;
		enum err_code wanted;
	} row[] = {
		{ "T34", "T03-1", ERR_NONE },        { "T34", "T04-2-1", ERR_NONE },
		{ "T03", "T03-1-2", ERR_NONE },      { "T03", "T04-1", ERR_RIGHT_ENTER },
		{ "T05", "T03-1", ERR_RIGHT_ENTER },
	};
	struct fixture *f = *state;

	fixture_at("2024-03-01T08:00:00");
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		struct account a = { .login = "daemon", .roles = ROLE_REPORTER };
		struct err err = { 0 };
		enum err_code got;

		rights_act_as(f->s, 0, "root");
		str_copy(a.unit, sizeof(a.unit), row[n].unit);
		assert_true(n ? account_change(f->s, &f->act, &a, NULL, &err) :
				account_add(f->s, &f->act, &a, NULL, &err));
		fixture_person(f, "daemon");
		got = put(f, "NUOC.HO.SACH", row[n].at, "2023-Q4", (int64_t)n + 1, &err);
		if (got != row[n].wanted)
			fail_msg("row %zu: %s at %s: %d", n, row[n].unit, row[n].at, got);
	}
}

#define LINE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		LINE_TEST(test_enter),
		LINE_TEST(test_review),
		LINE_TEST(test_own),
		LINE_TEST(test_cell),
		LINE_TEST(test_owner),
		cmocka_unit_test_setup_teardown(test_deep, fixture_setup_small, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

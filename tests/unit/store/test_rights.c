/* Accounts, and what each role may do: refused by the functions that write. */
#include "store/rights.h"

#include "../src/store/rights.h"
#include "../src/store/writer.h"
#include "base/date.h"
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

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q4 "2022-Q4"

/* Logins that every system has stand for people. */
static const struct {
	const char *login, *unit;
	unsigned roles;
	const char *indicators;
} people[] = {
	{ "daemon", AGG, ROLE_REPORTER, "" }, { "bin", "VN", ROLE_REVIEWER, "" },
	{ "sys", DNG, ROLE_REPORTER, "" },    { "games", "", ROLE_COORDINATOR, "" },
	{ "man", "BTTTT", ROLE_OWNER, IND },  { "mail", "", ROLE_VIEWER, "" },
};

static void hire_all(struct fixture *f)
{
	for (size_t n = 0; n < ARRAY_LEN(people); n++)
		fixture_hire(f, people[n].login, people[n].unit, people[n].roles,
			     people[n].indicators);
}

static enum err_code put(struct fixture *f, const char *unit, struct value value)
{
	const struct edit edit = { .indicator = fixture_indicator(f, IND),
				   .unit = fixture_unit(f, unit),
				   .period = fixture_period(Q4),
				   .value = value,
				   .seen = LOG_SEEN_ANY };
	enum log_outcome outcome;
	struct err err = { 0 };

	return log_save(f->s, &f->act, &edit, &outcome, &err) ? ERR_NONE : err.code;
}

static enum err_code take(struct fixture *f, enum cycle_step step, const char *unit)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				.unit = fixture_unit(f, unit),
				.period = fixture_period(Q4),
				.seen = LOG_SEEN_ANY };
	struct err err = { 0 };
	size_t done;

	return cycle_take(f->s, &f->act, step, &c, 1, "lý do", 15, &done, &err) ? ERR_NONE :
										  err.code;
}

static void test_personal(void **state)
{
	struct fixture *f = *state;

	assert_null(rights_account(f->s));
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_NONE);
}

/* Who may enter what. */
static void test_enter(void **state)
{
	static const struct {
		const char *login, *unit;
		enum err_code wanted;
	} row[] = {
		{ "daemon", AGG, ERR_NONE },
		{ "daemon", DNG, ERR_RIGHT_ENTER },
		{ "daemon", "VN", ERR_RIGHT_ENTER },
		{ "sys", DNG, ERR_NONE },
		{ "bin", AGG, ERR_RIGHT_ENTER },
		{ "games", "VN", ERR_NONE },
		{ "games", AGG, ERR_RIGHT_ENTER },
		{ "man", AGG, ERR_NONE },
		{ "man", DNG, ERR_NONE },
		{ "mail", AGG, ERR_RIGHT_ENTER },
		{ "news", AGG, ERR_RIGHT_ACCOUNT },
		{ "root", AGG, ERR_RIGHT_ENTER },
	};
	struct fixture *f = *state;

	hire_all(f);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		fixture_person(f, row[n].login);
		const bool national = strcmp(row[n].unit, "VN") == 0;
		const enum err_code got = put(f, row[n].unit,
					      national ? value_percent((int64_t)n + 100) :
							 value_pair((int64_t)n + 1, 100));
		if (got != row[n].wanted)
			fail_msg("%s at %s: %d", row[n].login, row[n].unit, got);
	}
	fixture_check(f);
}

static void test_review(void **state)
{
	struct fixture *f = *state;
	struct log_who who;
	int64_t seen;

	hire_all(f);
	fixture_person(f, "daemon");
	assert_int_equal(put(f, AGG, value_pair(6, 10)), ERR_NONE);
	fixture_get(f, IND, AGG, Q4, &seen);
	assert_true(log_who(f->s, seen, &who));
	assert_string_equal(who.author, "daemon"); /* the account's, whatever the act says */
	assert_int_equal(take(f, CYCLE_SUBMIT, AGG), ERR_NONE);
	assert_int_equal(take(f, CYCLE_VERIFY, AGG), ERR_RIGHT_REVIEW);
	fixture_person(f, "sys");
	assert_int_equal(take(f, CYCLE_RETURN, AGG), ERR_RIGHT_REVIEW);
	fixture_person(f, "bin");
	assert_int_equal(take(f, CYCLE_RETURN, AGG), ERR_NONE);
	fixture_person(f, "daemon");
	assert_int_equal(take(f, CYCLE_SUBMIT, AGG), ERR_NONE);
	fixture_person(f, "bin");
	assert_int_equal(take(f, CYCLE_VERIFY, AGG), ERR_NONE);
	fixture_check(f);
}

/* The account of a login that the system has given to someone else. */
static void test_other_uid(void **state)
{
	struct fixture *f = *state;
	struct account a = { .login = "daemon", .roles = ROLE_REPORTER, .unit = AGG };
	struct err err = { 0 };

	hire_all(f);
	rights_act_as(f->s, 4711, "daemon");
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_RIGHT_UID);
	/* removed, the login can be given again: as another author */
	rights_act_as(f->s, 0, "root");
	assert_true(account_remove(f->s, &f->act, "daemon", "nghỉ việc", &err));
	fixture_person(f, "daemon");
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_RIGHT_ACCOUNT);
	rights_act_as(f->s, 0, "root");
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	fixture_person(f, "daemon");
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_NONE);
	assert_string_equal(rights_account(f->s)->key, "daemon#2");
}

static void test_accounts(void **state)
{
	struct fixture *f = *state;
	struct account a = { .login = "games", .roles = ROLE_ADMINISTRATOR };
	struct err err = { 0 };

	rights_act_as(f->s, 0, "root");
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_EXISTS);
	str_copy(a.login, sizeof(a.login), "nobody-of-this-name");
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_LOGIN);
	str_copy(a.login, sizeof(a.login), "man");
	a.roles = ROLE_REPORTER;
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_NEEDS_UNIT);
	str_copy(a.unit, sizeof(a.unit), "NOWHERE");
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_UNIT);
	assert_false(account_remove(f->s, &f->act, "games", NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_LAST);
	/* not everyone makes accounts */
	str_copy(a.unit, sizeof(a.unit), AGG);
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	fixture_person(f, "man");
	str_copy(a.login, sizeof(a.login), "bin");
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_RIGHT_ACCOUNTS);
	fixture_person(f, "games");
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	fixture_check(f);
}

/* Root is not given an account, and one that an earlier version gave takes nothing from it. */
static void test_root_account(void **state)
{
	struct fixture *f = *state;
	struct account a = { .login = "root", .roles = ROLE_REPORTER, .unit = AGG };
	enum log_outcome outcome;
	struct err err = { 0 };

	hire_all(f);
	rights_act_as(f->s, 0, "root");
	assert_false(account_add(f->s, &f->act, &a, NULL, &err));
	assert_int_equal(err.code, ERR_ACCOUNT_ROOT);
	assert_true(writer_begin(f->s, &f->act, REVISION_STATE, 0, &err));
	assert_true(subject_put(f->s, &f->act, "account/root",
				"login=root\nuid=0\nunit=" AGG "\nroles=reporter\n", LOG_SEEN_ANY,
				NULL, &outcome, &err));
	assert_true(log_commit(f->s, &err));
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_RIGHT_ENTER);
	assert_true(account_remove(f->s, &f->act, "root", NULL, &err));
}

/* A locked period, its exception, and its end. */
static void test_lock(void **state)
{
	struct fixture *f = *state;
	const struct lock all = { .period = fixture_period("2022") };
	const int agg = fixture_unit(f, AGG);
	struct err err = { 0 };

	assert_true(lock_put(f->s, &f->act, &all, true, "chốt số liệu", &err));
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_LOCKED);
	assert_true(lock_except(f->s, &f->act, fixture_period(Q4), agg, clock_today() + 1,
				"bổ sung", &err));
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_NONE);
	assert_int_equal(put(f, DNG, value_pair(1, 10)), ERR_LOCKED);
	assert_true(lock_except(f->s, &f->act, fixture_period(Q4), agg, DATE_MIN, "hết hạn", &err));
	assert_int_equal(put(f, AGG, value_pair(2, 10)), ERR_LOCKED);
	assert_true(lock_put(f->s, &f->act, &all, false, "mở lại", &err));
	assert_int_equal(put(f, AGG, value_pair(2, 10)), ERR_NONE);
	/* a coordinator's alone */
	hire_all(f);
	fixture_person(f, "daemon");
	assert_false(lock_put(f->s, &f->act, &all, true, "thử", &err));
	assert_int_equal(err.code, ERR_RIGHT_PLAN);
	fixture_person(f, "games");
	assert_true(lock_put(f->s, &f->act,
			     &(struct lock){
				     .period = all.period,
				     .unit = agg,
				     .group = programme_find_group(&f->c.programme, "SOC.INF") },
			     true, "chốt", &err));
	fixture_person(f, "daemon");
	assert_int_equal(put(f, AGG, value_pair(3, 10)), ERR_LOCKED);
	fixture_person(f, "sys");
	assert_int_equal(put(f, DNG, value_pair(3, 10)), ERR_NONE);
	fixture_check(f);
}

static enum err_code step_as(struct fixture *f, const char *who, enum cycle_step step)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, IND),
				.unit = fixture_unit(f, AGG),
				.period = fixture_period(Q4),
				.seen = LOG_SEEN_ANY };
	struct act act = f->act;
	struct err err = { 0 };
	size_t done;

	act.author = who;
	return cycle_take(f->s, &act, step, &c, 1, "xem lại", 100, &done, &err) ? ERR_NONE :
										  err.code;
}

static enum err_code undo_as(struct fixture *f, const char *who, bool again)
{
	struct act act = f->act;
	struct log_undone undone;
	struct err err = { 0 };

	act.author = who;
	return (again ? log_redo : log_undo)(f->s, &act, &undone, &err) ? ERR_NONE : err.code;
}

/* What a lock keeps from being entered cannot be undone either, whatever else one may do; a review goes on,
 * and is taken back. Nor is a period that is locked said to have nothing to report. */
static void test_lock_undo(void **state)
{
	struct fixture *f = *state;
	const struct lock all = { .period = fixture_period("2022") };
	const struct lock group = { .period = fixture_period(Q4),
				    .group = programme_find_group(&f->c.programme, "GOV.SVC") };
	const int dng = fixture_unit(f, DNG), q4 = fixture_period(Q4);
	struct act tam = f->act;
	struct err err = { 0 };

	tam.author = "tam";
	assert_int_equal(put(f, AGG, value_pair(1, 10)), ERR_NONE);
	assert_int_equal(put(f, AGG, value_pair(2, 10)), ERR_NONE);
	assert_int_equal(undo_as(f, f->act.author, false), ERR_NONE);
	assert_int_equal(step_as(f, "lan", CYCLE_SUBMIT), ERR_NONE);
	assert_true(cycle_report_nothing(f->s, &f->act, dng, q4, "chưa có", &err));
	assert_true(lock_put(f->s, &tam, &all, true, "chốt số liệu", &err));
	assert_int_equal(undo_as(f, "lan", false), ERR_LOCKED);         /* the submission */
	assert_int_equal(undo_as(f, f->act.author, false), ERR_LOCKED); /* the statement */
	assert_false(cycle_report_nothing(f->s, &tam, dng, q4, NULL, &err));
	assert_int_equal(err.code, ERR_LOCKED);
	assert_int_equal(step_as(f, "minh", CYCLE_VERIFY), ERR_NONE);
	assert_int_equal(undo_as(f, "minh", false), ERR_NONE);
	assert_int_equal(undo_as(f, "minh", true), ERR_NONE);
	assert_int_equal(undo_as(f, "minh", false), ERR_NONE);
	assert_int_equal(step_as(f, "minh", CYCLE_RETURN), ERR_NONE);
	assert_int_equal(undo_as(f, "minh", false), ERR_NONE);
	assert_true(lock_put(f->s, &tam, &all, false, "mở lại", &err));
	assert_int_equal(undo_as(f, "lan", false), ERR_NONE);
	assert_true(cycle_report_nothing(f->s, &tam, dng, q4, NULL, &err));
	assert_true(lock_put(f->s, &tam, &group, true, "chốt nhóm", &err));
	assert_int_equal(put(f, DNG, value_pair(1, 10)), ERR_NONE);
	assert_false(cycle_report_nothing(f->s, &tam, fixture_unit(f, AGG), q4, "không", &err));
	assert_int_equal(err.code, ERR_LOCKED);
	fixture_check(f);
}

static bool keep_note(const struct note *note, void *arg)
{
	struct str *out = arg;

	str_addf(out, "%d %s %s;", note->kind, note->text, note->source ? note->source : "-");
	return true;
}

static void test_subjects(void **state)
{
	struct fixture *f = *state;
	const char *cell = "cell/" IND "/" AGG "/" Q4;
	struct log_undone undone;
	struct note_sum sum;
	enum log_outcome outcome;
	struct err err = { 0 };
	struct str text;
	int64_t row;

	str_init(&text);
	assert_true(subject_put(f->s, &f->act, "task/T01", "state=doing\n", LOG_SEEN_ANY, NULL,
				&outcome, &err));
	assert_true(subject_get(f->s, "task/T01", &text, &row, &err));
	assert_string_equal(text.text, "state=doing\n");
	assert_true(
		subject_put(f->s, &f->act, "task/T01", "state=doing\n", row, NULL, &outcome, &err));
	assert_int_equal(outcome, LOG_SAME);
	assert_true(subject_put(f->s, &f->act, "task/T01", "state=done\n", row, "xong", &outcome,
				&err));
	assert_true(
		subject_put(f->s, &f->act, "task/T01", "state=late\n", row, NULL, &outcome, &err));
	assert_int_equal(outcome, LOG_STALE);
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_string_equal(undone.subject, "task/T01");
	assert_true(subject_get(f->s, "task/T01", &text, NULL, &err));
	assert_string_equal(text.text, "state=doing\n");
	assert_true(log_redo(f->s, &f->act, &undone, &err));
	assert_true(subject_get(f->s, "task/T01", &text, NULL, &err));
	assert_string_equal(text.text, "state=done\n");

	str_clear(&text);
	assert_true(note_add(f->s, &f->act, NOTE_COMMENT, cell, "hỏi lại", NULL, &err));
	assert_true(note_add(f->s, &f->act, NOTE_EVIDENCE, cell, "sha256=00", "/a/b.pdf", &err));
	assert_true(note_add(f->s, &f->act, NOTE_FLAG, cell, "theo dõi", NULL, &err));
	assert_true(note_add(f->s, &f->act, NOTE_COMMENT, "cell/" IND "/" AGG "/2022-Q4x", "khác",
			     NULL, &err));
	assert_true(notes_each(f->s, cell, keep_note, &text, &err));
	assert_string_equal(text.text, "1 hỏi lại -;2 sha256=00 /a/b.pdf;3 theo dõi -;");
	assert_true(notes_sum(f->s, cell, &sum, &err));
	assert_int_equal(sum.comments, 1);
	assert_int_equal(sum.evidence, 1);
	assert_true(sum.flagged);
	str_release(&text);
	fixture_check(f);
}

/* Who may say something of a cell. */
static void test_notes(void **state)
{
	static const struct {
		const char *login, *unit;
		enum err_code wanted;
	} row[] = {
		{ "daemon", AGG, ERR_NONE },       { "daemon", DNG, ERR_RIGHT_ENTER },
		{ "bin", AGG, ERR_NONE },          { "games", AGG, ERR_NONE },
		{ "man", AGG, ERR_NONE },          { "mail", AGG, ERR_RIGHT_ENTER },
		{ "mail", "VN", ERR_RIGHT_ENTER },
	};
	struct fixture *f = *state;
	char cell[REVISION_SUBJECT_SIZE];
	struct note_sum sum;
	struct err err = { 0 };

	hire_all(f);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		fixture_person(f, row[n].login);
		err.code = ERR_NONE;
		revision_cell_subject(cell, IND, row[n].unit, fixture_period(Q4));
		note_add(f->s, &f->act, NOTE_COMMENT, cell, "hỏi lại", NULL, &err);
		if (err.code != row[n].wanted)
			fail_msg("%s on %s: %d", row[n].login, row[n].unit, err.code);
	}
	revision_cell_subject(cell, IND, AGG, fixture_period(Q4));
	assert_true(notes_sum(f->s, cell, &sum, &err));
	assert_int_equal(sum.comments, 4);
}

#define RIGHTS_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		RIGHTS_TEST(test_personal),  RIGHTS_TEST(test_root_account),
		RIGHTS_TEST(test_enter),     RIGHTS_TEST(test_review),
		RIGHTS_TEST(test_other_uid), RIGHTS_TEST(test_accounts),
		RIGHTS_TEST(test_lock),      RIGHTS_TEST(test_lock_undo),
		RIGHTS_TEST(test_subjects),  RIGHTS_TEST(test_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is said of tasks: rights, rules, history, undo; and the coordinator's milestones. */
#include "store/task.h"

#include "../src/store/rights.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/calendar.h"
#include "store/milestone.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* Task 1 is led by BTTTT, of task 3 the plan names no lead. */
enum { LED = 1, NOT_LED = 3 };

static const struct {
	const char *login, *unit;
	unsigned roles;
} people[] = {
	{ "daemon", "BTTTT", ROLE_REPORTER }, { "bin", "BTTTT", ROLE_REVIEWER },
	{ "sys", "BCA", ROLE_REPORTER },      { "games", "", ROLE_COORDINATOR },
	{ "mail", "BTTTT", ROLE_OWNER },
};

static void hire(struct fixture *f)
{
	for (size_t n = 0; n < ARRAY_LEN(people); n++)
		fixture_hire(f, people[n].login, people[n].unit, people[n].roles, "");
}

static struct task_state doing(int percent)
{
	return (struct task_state){ TASK_DOING, DATE_MAX, DATE_MAX, percent };
}

static enum err_code put(struct fixture *f, int task, struct task_state state, const char *note)
{
	enum log_outcome outcome;
	struct err err = { 0 };

	return task_put(f->s, &f->act, task, &state, LOG_SEEN_ANY, note, &outcome, &err) ?
		       ERR_NONE :
		       err.code;
}

static struct task_report report(struct fixture *f, int task)
{
	struct task_report r;
	struct err err = { 0 };

	assert_true(task_read(f->s, &f->c.programme, task, &r, &err));
	return r;
}

static bool count_one(const struct task_report *r, void *arg)
{
	(void)r;
	++*(int *)arg;
	return true;
}

static void test_states(void **state)
{
	struct fixture *f = *state;
	struct log_undone undone;
	struct task_report r = report(f, LED);
	enum log_outcome outcome;
	struct err err = { 0 };
	int count = 0;

	assert_int_equal(r.row, 0);
	assert_int_equal(r.state.step, TASK_NOT_STARTED);
	assert_int_equal(put(f, LED, doing(40), "đã phủ sóng 40 % thôn"), ERR_NONE);
	r = report(f, LED);
	assert_int_equal(r.state.percent, 40);
	assert_string_equal(r.note, "đã phủ sóng 40 % thôn");
	assert_string_equal(r.author, f->act.author);
	/* T01 is no part of T010 and the like, nor of other tasks */
	assert_int_equal(report(f, 2).row, 0);
	assert_int_equal(put(f, LED,
			     (struct task_state){ TASK_DONE, date_of(2022, 6, 1),
						  date_of(2022, 7, 1), 100 },
			     "xong"),
			 ERR_NONE);
	r = report(f, LED);
	assert_int_equal(r.state.step, TASK_DONE);
	assert_int_equal(r.state.done, date_of(2022, 6, 1));
	assert_int_equal(r.state.expected, DATE_MAX);
	/* based on what is no longer there */
	const struct task_state again = doing(50);
	assert_true(task_put(f->s, &f->act, LED, &again, r.row - 1, "muộn", &outcome, &err));
	assert_int_equal(outcome, LOG_STALE);
	assert_int_equal(report(f, LED).row, r.row);
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_string_equal(undone.subject, "task/T01");
	assert_int_equal(report(f, LED).state.percent, 40);
	assert_true(task_history(f->s, &f->c.programme, LED, count_one, &count, &err));
	assert_int_equal(count, 3);
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(report(f, LED).state.step, TASK_NOT_STARTED);
	fixture_check(f);
}

static void test_rules(void **state)
{
	struct fixture *f = *state;
	const int32_t tomorrow = clock_today() + 1;
	const struct {
		struct task_state state;
		const char *note;
		enum err_code wanted;
	} row[] = {
		{ doing(40), NULL, ERR_TASK_NOTE },
		{ doing(40), "", ERR_TASK_NOTE },
		{ doing(101), "x", ERR_TASK_PERCENT },
		{ doing(-2), "x", ERR_TASK_PERCENT },
		{ { TASK_DONE, tomorrow, DATE_MAX, 100 }, "x", ERR_TASK_DONE },
		{ { TASK_DONE, DATE_MAX, DATE_MAX, 100 }, "x", ERR_TASK_DONE },
		{ { TASK_DONE, tomorrow - 1, DATE_MAX, 100 }, "x", ERR_NONE },
	};

	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		assert_int_equal(put(f, LED, row[n].state, row[n].note), row[n].wanted);
}

static void test_rights(void **state)
{
	static const struct {
		const char *login;
		int task;
		enum err_code wanted;
	} row[] = {
		{ "daemon", LED, ERR_NONE },    { "mail", LED, ERR_NONE },
		{ "bin", LED, ERR_RIGHT_TASK }, { "sys", LED, ERR_RIGHT_TASK },
		{ "games", LED, ERR_NONE },     { "daemon", NOT_LED, ERR_RIGHT_TASK },
		{ "games", NOT_LED, ERR_NONE }, { "news", LED, ERR_RIGHT_ACCOUNT },
	};
	struct fixture *f = *state;

	hire(f);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		enum err_code got;

		fixture_person(f, row[n].login);
		got = put(f, row[n].task, doing((int)n), "ghi chú");
		if (got != row[n].wanted)
			fail_msg("%s, task %d: %d", row[n].login, row[n].task, got);
	}
}

/* The ministry that leads was merged: who works for its successor may say, and who for it. */
static void test_rights_successor(void **state)
{
	struct fixture *f = *state;
	struct account a = { .login = "uucp", .unit = "BKHCN25", .roles = ROLE_REPORTER };
	struct err err = { 0 };

	hire(f);
	assert_true(account_add(f->s, &f->act, &a, NULL, &err));
	fixture_at("2025-02-28T08:00:00");
	fixture_person(f, "uucp");
	assert_int_equal(put(f, LED, doing(1), "ghi chú"), ERR_RIGHT_TASK);
	fixture_at("2025-03-01T08:00:00");
	fixture_person(f, "uucp");
	assert_int_equal(put(f, LED, doing(2), "ghi chú"), ERR_NONE);
	assert_int_equal(put(f, NOT_LED, doing(2), "ghi chú"), ERR_RIGHT_TASK);
	fixture_person(f, "daemon");
	assert_int_equal(put(f, LED, doing(3), "ghi chú"), ERR_NONE);
	fixture_person(f, "sys");
	assert_int_equal(put(f, LED, doing(4), "ghi chú"), ERR_RIGHT_TASK);
}

/* Who may no longer write a subject cannot take it back either. */
static void test_undo_rights(void **state)
{
	struct fixture *f = *state;
	const struct lock all = { .period = fixture_period("2022-Q3") };
	struct account a = { .login = "games", .roles = ROLE_VIEWER };
	struct log_undone undone;
	struct err err = { 0 };

	hire(f);
	fixture_person(f, "games");
	f->act.author = "games";
	assert_true(lock_put(f->s, &f->act, &all, true, "chốt", &err));
	rights_act_as(f->s, 0, "root");
	f->act.author = "root";
	assert_true(account_change(f->s, &f->act, &a, NULL, &err));
	fixture_person(f, "games");
	f->act.author = "games";
	assert_false(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(err.code, ERR_RIGHT_PLAN);
}

struct milestones {
	int count, planned, changed, added, removed;
	char code[64], name[64];
	int32_t date;
};

static bool count_milestone(const struct milestone_entry *e, void *arg)
{
	struct milestones *m = arg;

	m->removed += e->removed;
	if (e->removed)
		return true;
	m->count++;
	m->planned += e->origin == MILESTONE_PLANNED;
	m->changed += e->origin == MILESTONE_CHANGED;
	m->added += e->origin == MILESTONE_ADDED;
	if (e->origin != MILESTONE_PLANNED) {
		str_copy(m->code, sizeof(m->code), e->code);
		str_copy(m->name, sizeof(m->name), e->name);
		m->date = e->date;
	}
	return true;
}

static struct milestones milestones(struct fixture *f)
{
	struct milestones m = { 0 };
	struct err err = { 0 };

	assert_true(milestones_each(f->s, &f->c.programme, LANG_VI, count_milestone, &m, &err));
	return m;
}

static void test_milestones(void **state)
{
	struct fixture *f = *state;
	const int32_t day = date_of(2022, 11, 20);
	const int plans = (int)f->c.programme.milestones;
	struct milestones m = milestones(f);
	struct err err = { 0 };

	assert_int_equal(m.count, plans);
	assert_int_equal(m.planned, plans);
	assert_true(milestone_put(f->s, &f->act, NULL, "Hội nghị sơ kết", day, false, &err));
	m = milestones(f);
	assert_int_equal(m.added, 1);
	assert_string_equal(m.name, "Hội nghị sơ kết");
	assert_int_equal(m.date, day);
	assert_true(milestone_put(f->s, &f->act, m.code, "Hội nghị", day + 1, true, &err));
	m = milestones(f);
	assert_int_equal(m.added, 1);
	assert_string_equal(m.name, "Hội nghị");
	assert_true(milestone_remove(f->s, &f->act, m.code, &err));
	assert_int_equal(milestones(f).count, plans);
	assert_int_equal(milestones(f).removed, 1);
	assert_true(milestone_restore(f->s, &f->act, m.code, &err));
	m = milestones(f);
	assert_int_equal(m.added, 1);
	assert_int_equal(m.removed, 0);
	assert_string_equal(m.name, "Hội nghị");
	assert_int_equal(m.date, day + 1);
	assert_true(milestone_remove(f->s, &f->act, m.code, &err));
	assert_true(milestone_put(f->s, &f->act, "M1", "Ban hành kế hoạch", day, false, &err));
	m = milestones(f);
	assert_int_equal(m.changed, 1);
	assert_int_equal(m.date, day);
	assert_true(milestone_remove(f->s, &f->act, "M1", &err));
	assert_int_equal(milestones(f).count, plans - 1);
	assert_int_equal(milestones(f).removed, 2);
	assert_true(milestone_restore(f->s, &f->act, "M1", &err));
	assert_int_equal(milestones(f).planned, plans);
	assert_false(milestone_put(f->s, &f->act, NULL, "", day, false, &err));
	assert_int_equal(err.code, ERR_MILESTONE_NAME);
	hire(f);
	fixture_person(f, "daemon");
	assert_false(milestone_put(f->s, &f->act, NULL, "khác", day, false, &err));
	assert_int_equal(err.code, ERR_RIGHT_PLAN);
	fixture_check(f);
}

static void test_targets(void **state)
{
	struct fixture *f = *state;
	const struct view view = { .period = fixture_period("2022-Q4"), .map = MAP_OF_PERIOD };
	struct task_targets targets;
	struct err err = { 0 };
	int all;

	assert_true(task_targets(f->s, &f->c.programme, &f->c.units, LED, &view,
				 &pace_limits_default, &targets, &err));
	assert_int_equal(targets.met, 0);
	all = targets.all;
	assert_true(all > 1);
	PUT(f, "SOC.INF.FBR", "VN", "2022-Q4", value_percent(7600));
	assert_true(task_targets(f->s, &f->c.programme, &f->c.units, LED, &view,
				 &pace_limits_default, &targets, &err));
	assert_int_equal(targets.met, 1);
	assert_int_equal(targets.all, all);
}

#define TASK_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TASK_TEST(test_states),      TASK_TEST(test_rules),
		TASK_TEST(test_rights),      TASK_TEST(test_rights_successor),
		TASK_TEST(test_undo_rights), TASK_TEST(test_milestones),
		TASK_TEST(test_targets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What is to be done: whose home shows what on a shared database, and what the menu says of it. */
#include "base/mem.h"
#include "base/str.h"
#include "store/cycle.h"
#include "support/press.h"
#include "support/screen.h"
#include "ui/due_note.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#define FBR "SOC.INF.FBR"
#define SMP "SOC.INF.SMP"
#define AGG "P08-89"
#define DNG "P08-48"
#define Q4 "2022-Q4"

static const struct deadline_rule rule = {
	.due = { { 20, false }, { 20, false }, { 20, false }, { 20, false } },
};

struct desk {
	struct ui ui;
};

static struct desk desk;

static int home_setup(void **state)
{
	fixture_at("2022-12-30T08:00:00");
	return fixture_setup(state);
}

static int desk_open(void **state)
{
	struct fixture *f = *state;

	screen_open(24, 80, "vt100", true);
	keys_init();
	lang_set(LANG_EN);
	ui_init(&desk.ui);
	desk.ui.store = f->s;
	desk.ui.programme = &f->c.programme;
	desk.ui.units = &f->c.units;
	desk.ui.author = "lan";
	desk.ui.calendar = rule;
	desk.ui.returned = 10;
	desk.ui.detail = true;
	desk.ui.look = (struct view){ .period = fixture_period(Q4), .map = MAP_OF_PERIOD };
	return 0;
}

static int desk_setup(void **state)
{
	return home_setup(state) || desk_open(state);
}

static int desk_setup_small(void **state)
{
	fixture_at("2022-12-30T08:00:00");
	return fixture_setup_small(state) || desk_open(state);
}

static int desk_teardown(void **state)
{
	ui_release(&desk.ui);
	screen_close();
	return fixture_teardown(state);
}

static bool shows(const char *what)
{
	char *text;
	bool found;

	ui_draw(&desk.ui);
	text = screen_text();
	found = strstr(text, what) != NULL;
	free(text);
	return found;
}

static void hire(struct fixture *f, const char *login, const char *unit, unsigned roles,
		 const char *indicators)
{
	fixture_hire(f, login, unit, roles, indicators);
	fixture_person(f, login);
}

static void put_and_return(struct fixture *f)
{
	struct cycle_cell c = { .indicator = fixture_indicator(f, FBR),
				.unit = fixture_unit(f, AGG),
				.period = fixture_period(Q4),
				.seen = LOG_SEEN_ANY };
	struct act minh = f->act;
	struct err err = { 0 };
	size_t done;

	minh.author = "minh";
	PUT(f, FBR, AGG, Q4, value_pair(6, 10));
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &c, 1, NULL, 100, &done, &err));
	assert_true(cycle_take(f->s, &minh, CYCLE_RETURN, &c, 1, "check it", 100, &done, &err));
}

/* The own unit, value by value: what was returned by whom and why, what is overdue. */
static void test_reporter(void **state)
{
	struct fixture *f = *state;

	put_and_return(f);
	hire(f, "daemon", AGG, ROLE_REPORTER, "");
	view_push(&desk.ui, &overview_view, NULL);
	view_push(&desk.ui, &home_view, NULL);
	ui_handle(&desk.ui, &(struct event){ 0 });
	assert_true(shows("To do: An Giang"));
	assert_true(shows("Overdue ("));
	assert_true(shows("10█late"));
	assert_false(shows("DNG"));
	press_key(&desk.ui, K_END);
	assert_true(shows("Returned (1)"));
	assert_true(shows("minh: check it"));
	assert_true(shows("returned by minh today: check it"));
	press_key(&desk.ui, K_ENTER); /* to the unit's page, on the indicator */
	assert_true(shows("AGG An Giang"));
	assert_true(shows("> "));
	press_key(&desk.ui, K_ESC);
	press_key(&desk.ui, 'C'); /* reminding is the coordinator's */
	assert_true(shows("the coordinator reminds"));
	press_key(&desk.ui, K_ESC);
	assert_true(shows("Programme > "));
}

/* The own indicators of all units. */
static void test_owner(void **state)
{
	struct fixture *f = *state;

	hire(f, "man", "BTTTT", ROLE_OWNER, FBR);
	view_push(&desk.ui, &overview_view, NULL);
	press_key(&desk.ui, 'M');
	assert_true(shows("Overdue (63)"));
	press_key(&desk.ui, 'v');
	press_key(&desk.ui, 'v');
	assert_true(shows("by indicator"));
}

/* The Working Group sees everybody, the most overdue first. */
static void test_coordinator(void **state)
{
	struct fixture *f = *state;

	put_and_return(f);
	hire(f, "games", "", ROLE_COORDINATOR, "");
	view_push(&desk.ui, &overview_view, NULL);
	press_key(&desk.ui, 'M');
	assert_true(shows("Urging: National"));
	assert_true(shows("by unit"));
	press_key(&desk.ui, 'v');
	press_key(&desk.ui, 'v');
	assert_true(shows("by task"));
	assert_true(shows("~ due soon"));
	assert_true(shows("not completed 18 (not yet due 18, overdue 0)"));
	press_key(&desk.ui, 'v');
	assert_true(shows("Overdue ("));
}

/* A reviewer's home is of the units below. */
static void test_reviewer(void **state)
{
	struct fixture *f = *state;

	hire(f, "bin", "RRD", ROLE_REVIEWER, "");
	view_push(&desk.ui, &overview_view, NULL);
	press_key(&desk.ui, 'M');
	assert_true(shows("by unit"));
	assert_true(shows("Bac Ninh"));
	assert_false(shows("An Giang"));
}

static void report(struct fixture *f, const char *unit)
{
	const struct cycle_cell cell = { fixture_indicator(f, FBR), fixture_unit(f, unit),
					 fixture_period(Q4), LOG_SEEN_ANY };
	struct err err = { 0 };
	size_t done;

	PUT(f, FBR, unit, Q4, value_pair(60, 100));
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &cell, 1, NULL, 100, &done, &err));
}

/* A reviewer begins with what is theirs to decide, and marks nothing else. */
static void test_queue(void **state)
{
	struct fixture *f = *state;

	report(f, AGG);
	report(f, DNG);
	hire(f, "bin", "MRD", ROLE_REVIEWER, "");
	view_push(&desk.ui, &overview_view, NULL);
	press_key(&desk.ui, 'K');
	assert_true(shows("Review: 1 waiting (what I may verify)"));
	assert_true(shows("AGG"));
	assert_false(shows("DNG"));
	press_key(&desk.ui, 'f');
	press_key(&desk.ui, K_HOME);
	press_key(&desk.ui, K_ENTER);
	assert_true(shows("Review: 2 waiting, 0 unusual"));
	press_key(&desk.ui, ',');
	assert_true(shows("Review: 2 waiting, 1 marked"));
	press_key(&desk.ui, '+');
	assert_true(shows("verified: 1"));
	assert_true(shows("Review: 1 waiting"));
	press_key(&desk.ui, ' ');
	assert_true(shows("another person decides on this"));
	assert_true(shows("Review: 1 waiting, 0 unusual"));
}

/* A unit below those that report to the nation has its home, too. */
static void test_below(void **state)
{
	struct fixture *f = *state;

	hire(f, "daemon", "T01-1", ROLE_REPORTER, "");
	view_push(&desk.ui, &overview_view, NULL);
	press_key(&desk.ui, 'M');
	assert_true(shows("To do: "));
	assert_true(shows("Overdue ("));
	press_key(&desk.ui, K_ENTER);
	assert_false(shows("To do: "));
	assert_false(shows("Programme > "));
}

/* Days left stand in a title near the deadline, 20 December, and only while something is owed. */
static void test_days_left(void **state)
{
	static const struct {
		const char *now, *text;
	} row[] = {
		{ "2022-12-05T08:00:00", "" },
		{ "2022-12-06T08:00:00", " (days left: 14)" },
		{ "2022-12-20T08:00:00", " (due today)" },
		{ "2022-12-21T08:00:00", " (days overdue: 1)" },
		{ "2023-01-19T08:00:00", " (days overdue: 30)" },
		{ "2023-01-20T08:00:00", "" },
	};
	struct fixture *f = *state;
	const int unit = fixture_unit(f, AGG);
	struct due_note note;
	struct err err = { 0 };
	struct str text;

	str_init(&text);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		fixture_at(row[n].now);
		str_clear(&text);
		assert_true(due_note_load(&desk.ui, unit, &note, &err));
		due_note_add(&note, &text);
		assert_string_equal(text.text, row[n].text);
	}
	fixture_at("2022-12-19T08:00:00");
	assert_true(cycle_report_nothing(f->s, &f->act, unit, fixture_period(Q4), "none", &err));
	assert_true(due_note_load(&desk.ui, unit, &note, &err));
	assert_false(note.near);
	str_release(&text);
}

/* A value that was changed after its verification says so, and which one was verified. */
static void test_changed(void **state)
{
	struct fixture *f = *state;
	struct cycle_cell c = { .indicator = fixture_indicator(f, FBR),
				.unit = fixture_unit(f, AGG),
				.period = fixture_period(Q4),
				.seen = LOG_SEEN_ANY };
	struct act minh = f->act;
	struct err err = { 0 };
	size_t done;

	minh.author = "minh";
	PUT(f, FBR, AGG, Q4, value_pair(6, 10));
	assert_true(cycle_take(f->s, &f->act, CYCLE_SUBMIT, &c, 1, NULL, 100, &done, &err));
	assert_true(cycle_take(f->s, &minh, CYCLE_VERIFY, &c, 1, NULL, 100, &done, &err));
	PUT(f, FBR, AGG, Q4, value_pair(7, 10));
	view_push(&desk.ui, &unit_view,
		  &(struct unit_arg){ .unit = c.unit, .select = c.indicator });
	assert_true(shows("draft (changed since verification)"));
	hire(f, "daemon", AGG, ROLE_REPORTER, "");
	view_replace_all(&desk.ui, &home_view, NULL);
	for (size_t n = 0; n < f->c.programme.indicators && !shows("changed since verification");
	     n++)
		press_key(&desk.ui, 'j');
	assert_true(shows("changed since verification"));
}

static void menu_for(const char *action)
{
	press_key(&desk.ui, K_F1 + 8);
	for (; *action; action++)
		press_key(&desk.ui, *action);
}

/* What a role may not do stands in the menu with the reason. */
static void test_reasons(void **state)
{
	struct fixture *f = *state;
	const int indicator = fixture_indicator(f, FBR), agg = fixture_unit(f, AGG);
	const struct history_arg cell = { indicator, agg, fixture_period(Q4) };
	const struct {
		const struct view_ops *view;
		const void *arg;
		const char *action, *foreign, *own;
	} row[] = {
		{ &unit_view, &(struct unit_arg){ .unit = agg, .select = indicator }, "edit",
		  "edit the value in place (who reports for this unit does this)",
		  "edit the value in place" },
		{ &unit_view, &(struct unit_arg){ .unit = agg, .select = indicator }, "submit",
		  "submit the unit's report (who reports for this unit does this)",
		  "submit the unit's report" },
		{ &indicator_view, &(struct indicator_arg){ .indicator = indicator, .select = agg },
		  "clear", "clear the value (who reports for this unit does this)",
		  "clear the value" },
		{ &notes_view, &cell, "evidence", "(for its reporter or reviewer)", "evidence" },
		{ &calendar_view, NULL, "add", "(a coordinator does this)",
		  "(a coordinator does this)" },
	};

	hire(f, "sys", "P08-48", ROLE_REPORTER, "");
	hire(f, "daemon", AGG, ROLE_REPORTER, "");
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		fixture_person(f, "sys");
		view_replace_all(&desk.ui, row[n].view, row[n].arg);
		menu_for(row[n].action);
		assert_true(shows(row[n].foreign));
		fixture_person(f, "daemon");
		view_replace_all(&desk.ui, row[n].view, row[n].arg);
		menu_for(row[n].action);
		assert_true(shows(row[n].own));
		assert_true(strcmp(row[n].own, row[n].foreign) == 0 || !shows(row[n].foreign));
	}
}

#define DESK_TEST(test) cmocka_unit_test_setup_teardown(test, desk_setup, desk_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(test_reporter),
		DESK_TEST(test_owner),
		DESK_TEST(test_coordinator),
		DESK_TEST(test_reviewer),
		DESK_TEST(test_queue),
		DESK_TEST(test_changed),
		DESK_TEST(test_reasons),
		DESK_TEST(test_days_left),
		cmocka_unit_test_setup_teardown(test_below, desk_setup_small, desk_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

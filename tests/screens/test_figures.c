/* Indicators and units in full, a value edited in place, its history, and where a number comes from. */
#include "base/mem.h"
#include "model/period.h"
#include "screens/stage.h"
#include "store/draft.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sqlite3.h>

#define FIBRE "/ho co internet{Enter}{Enter}"
#define AN_GIANG "/an giang{Enter}"

static const struct scene indicator_scenes[] = {
	{ "indicator", "2022-Q4", FIBRE,
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "indicator_by_name", "2022-Q4", FIBRE "{F6}{Down}{Enter}" AN_GIANG, STAGE_PLAIN },
	{ "indicator_sort", "2022-Q4", FIBRE "{F6}", STAGE_PLAIN },
	{ "indicator_filter", "2022-Q4", FIBRE "{F4}", STAGE_PLAIN },
	{ "indicator_regions", "2022-Q4", FIBRE "R", STAGE_LARGE },
	{ "indicator_search", "2022-Q4", FIBRE "/dak", STAGE_PLAIN },
	{ "indicator_yesno", "2022-Q4", "/hop nhat{Enter}{Enter}{Down}", STAGE_LARGE },
	{ "indicator_rank", "2022-Q4", "/egdi{Enter}{Enter}", STAGE_PLAIN },
	{ "indicator_targets", "2023-Q4", "/trong gdp{Enter}{Enter}", STAGE_PLAIN },
	{ "indicator_ministries", "2022-Q4", "/ket noi he thong{Enter}{Enter}{Down}", STAGE_PLAIN },
	{ "indicator_older", "2023-Q1", "/ke hoach nam{Enter}{Enter}{Down}", STAGE_NARROW },
	{ "indicator_verified", "2022-Q4", FIBRE "bb{Down}", STAGE_PLAIN },
	{ "indicator_today", "2024-Q4", FIBRE "p/vinh long{Enter}", STAGE_PLAIN },
	{ "indicator_help", "2022-Q4", FIBRE "?", STAGE_PLAIN },
	{ "indicator_menu", "2022-Q4", FIBRE ":", STAGE_PLAIN },
};

static const struct scene editor_scenes[] = {
	{ "edit", "2022-Q4", FIBRE AN_GIANG "{F2}",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "edit_quality", "2022-Q4", FIBRE AN_GIANG "{F2}{Tab}{Tab} ", STAGE_PLAIN },
	{ "edit_refused", "2022-Q4", FIBRE AN_GIANG "{F2}999999999{Enter}", STAGE_WRITES },
	{ "edit_whole", "2022-Q4", FIBRE AN_GIANG "{F2}1.050{Tab}2,5{Enter}", STAGE_WRITES },
	{ "edit_no_number", "2022-Q4", FIBRE AN_GIANG "{F2}abc{Enter}", STAGE_WRITES },
	{ "edit_percent", "2022-Q4", FIBRE AN_GIANG "{F2}66%{Tab}{Backspace}{Enter}{Home}",
	  STAGE_WRITES },
	{ "edit_not_applicable", "2022-Q4", "/hop nhat{Enter}{Enter}{Down}{F2}.{Enter}",
	  STAGE_WRITES },
	{ "edit_yesno", "2022-Q4", "/hop nhat{Enter}{Enter}{Down}{F2}", STAGE_PLAIN },
	{ "edit_nation", "2022-Q4", "/egdi{Enter}{Enter}{F2}", STAGE_PLAIN },
	{ "edit_not_valid", "2024-Q4", FIBRE "p/vinh long{Enter}{F2}", STAGE_PLAIN },
	{ "edit_saved", "2022-Q4", FIBRE AN_GIANG "{F2}{End}{Enter}", STAGE_WRITES },
	{ "edit_warning", "2022-Q4", FIBRE AN_GIANG "{F2}1000{Enter}", STAGE_WRITES },
	{ "edit_cleared", "2022-Q4", FIBRE AN_GIANG "{Del}", STAGE_WRITES },
	{ "edit_undone", "2022-Q4", FIBRE AN_GIANG "{Del}{F8}", STAGE_WRITES },
	{ "edit_unit", "2022-Q4", AN_GIANG "/ho co internet{Enter}{F2}", STAGE_PLAIN },
};

static const struct scene unit_scenes[] = {
	{ "unit", "2022-Q4", AN_GIANG "/ho co internet{Enter}",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_MONO | STAGE_ASCII },
	{ "unit_first", "2022-Q4", AN_GIANG "{Down}", STAGE_PLAIN },
	{ "unit_2025", "2025-Q4", "/lam dong{Enter}{Down}", STAGE_PLAIN },
	{ "unit_ministry", "2022-Q4", "/byt{Enter}{Down}", STAGE_PLAIN },
	{ "unit_region", "2022-Q4", FIBRE "R{Down}{Enter}{Down}", STAGE_PLAIN },
	{ "unit_start", "2022-Q4", AN_GIANG, STAGE_PLAIN },
	{ "unit_older", "2023-Q2", AN_GIANG "{Down}", STAGE_PLAIN },
	{ "unit_filtered", "2022-Q4", AN_GIANG "{F4}{Down}{Enter}{Down}", STAGE_PLAIN },
	{ "unit_help", "2022-Q4", AN_GIANG "?", STAGE_PLAIN },
};

static const struct scene explain_scenes[] = {
	{ "explain", "2022-Q4", FIBRE "=",
	  STAGE_LARGE | STAGE_NARROW | STAGE_SMALLEST | STAGE_ASCII },
	{ "explain_yesno", "2022-Q4", "/hop nhat{Enter}=", STAGE_PLAIN },
	{ "explain_rank", "2022-Q4", "/egdi{Enter}=", STAGE_PLAIN },
	{ "explain_province", "2022-Q4", FIBRE AN_GIANG "=", STAGE_PLAIN },
	{ "explain_range", "2022-Q4", "/15+{Enter}=", STAGE_PLAIN },
	{ "explain_successor", "2024-Q4", FIBRE "p/vinh long{Enter}=", STAGE_PLAIN },
	{ "explain_two_of_three", "2024-Q4",
	  FIBRE "/ben tre{Enter}{Del}p/vinh long{Enter}=", STAGE_WRITES },
	{ "indicator_two_of_three", "2024-Q4", FIBRE "/ben tre{Enter}{Del}p/vinh long{Enter}",
	  STAGE_LARGE | STAGE_WRITES },
	{ "explain_help", "2022-Q4", FIBRE "=?", STAGE_PLAIN },
};

static const struct scene history_scenes[] = {
	{ "history", "2022-Q4", FIBRE AN_GIANG "{F2}380000{Tab}500000{Enter}{F2}390000{Enter}{F8}t",
	  STAGE_LARGE | STAGE_SMALLEST | STAGE_WRITES | STAGE_ASCII },
	{ "history_published", "2022-Q4", "/egdi{Enter}{Enter}t", STAGE_PLAIN },
	{ "history_empty", "2022-Q4", AN_GIANG "/httt dat{Enter}t", STAGE_PLAIN },
	{ "history_help", "2022-Q4", FIBRE AN_GIANG "t?", STAGE_PLAIN },
};

static void keep_draft(struct store *s, const struct act *act)
{
	struct draft draft = { .indicator = programme_find_indicator(act->programme, "SOC.INF.FBR"),
			       .unit = units_by_code(act->units, "P08-89")->id,
			       .period = period_of(2022, PERIOD_QUARTER, 4),
			       .typing = true,
			       .quality = QUALITY_FINAL,
			       .text = "8.23|12.781" };
	struct err err;

	assert_true(draft_keep(s, act->author, &draft, &err));
}

static void save_another(struct store *s, const struct act *act)
{
	struct edit edit = { .indicator = programme_find_indicator(act->programme, "SOC.INF.FBR"),
			     .unit = units_by_code(act->units, "P08-89")->id,
			     .period = period_of(2022, PERIOD_QUARTER, 4),
			     .value = { .state = VALUE_GIVEN,
					.fields = FIELDS_PAIR,
					.numerator = 8400,
					.denominator = 12781 } };
	enum log_outcome outcome;
	struct err err;
	struct value was;

	assert_true(log_cell(s, edit.indicator, edit.unit, edit.period, &was, &edit.seen, &err));
	assert_true(log_save(s, act, &edit, &outcome, &err));
	assert_int_equal(outcome, LOG_SAVED);
}

/* The moment between reading a cell and saving it: another's value is saved as the next transaction
 * begins. */
static struct act moment_act; /* author NULL: it is not awaited */

static void moment_await(struct store *s, const struct act *act)
{
	(void)s;
	moment_act = *act;
}

static int moment_trace(unsigned kind, void *arg, void *statement, void *text)
{
	const struct act act = moment_act;
	struct err err;
	struct store *s;

	(void)kind;
	(void)arg;
	(void)statement;
	if (!act.author || strncmp(text, "BEGIN IMMEDIATE", 15) != 0)
		return 0;
	moment_act.author = NULL;
	s = store_open(scratch_path("copy.db"), STORE_WRITE, &err);
	assert_non_null(s);
	save_another(s, &act);
	store_close(s);
	return 0;
}

static int moment_watch(sqlite3 *db, const char **message, const void *api)
{
	(void)message;
	(void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, moment_trace, NULL);
}

static void test_clear_meanwhile(void **state)
{
	static const struct scene clear[] = {
		{ "clear_stale", "2022-Q4", FIBRE AN_GIANG "{meanwhile}{Del}", STAGE_WRITES },
		{ "clear_stale_mine", "2022-Q4", FIBRE AN_GIANG "{meanwhile}{Del}1t",
		  STAGE_WRITES },
		{ "clear_stale_back", "2022-Q4", FIBRE AN_GIANG "{meanwhile}{Del}{Esc}",
		  STAGE_WRITES },
	};

	(void)state;
	sqlite3_auto_extension((void (*)(void))moment_watch);
	stage_other(&(struct stage_other){ .meanwhile = moment_await });
	stage_check(clear, ARRAY_LEN(clear));
	stage_other(NULL);
	sqlite3_cancel_auto_extension((void (*)(void))moment_watch);
}

/* Questions that only arise when something has happened elsewhere. */
static void test_questions(void **state)
{
	static const struct scene draft[] = {
		{ "draft", "2022-Q4", "", STAGE_WRITES | STAGE_SMALLEST | STAGE_ASCII },
		{ "draft_resumed", "2022-Q4", "1", STAGE_WRITES },
	};
	static const struct scene conflict[] = {
		{ "stale", "2022-Q4", FIBRE AN_GIANG "{F2}8300{meanwhile}{Enter}",
		  STAGE_WRITES | STAGE_SMALLEST | STAGE_ASCII },
		{ "stale_mine", "2022-Q4", FIBRE AN_GIANG "{F2}8300{meanwhile}{Enter}1t",
		  STAGE_WRITES },
	};

	(void)state;
	stage_other(&(struct stage_other){ .before = keep_draft });
	stage_check(draft, ARRAY_LEN(draft));
	stage_other(&(struct stage_other){ .meanwhile = save_another });
	stage_check(conflict, ARRAY_LEN(conflict));
	stage_other(NULL);
}

static void test_indicator(void **state)
{
	(void)state;
	stage_check(indicator_scenes, ARRAY_LEN(indicator_scenes));
}

static void test_editor(void **state)
{
	(void)state;
	stage_check(editor_scenes, ARRAY_LEN(editor_scenes));
}

static void test_unit(void **state)
{
	(void)state;
	stage_check(unit_scenes, ARRAY_LEN(unit_scenes));
}

static void test_explain(void **state)
{
	(void)state;
	stage_check(explain_scenes, ARRAY_LEN(explain_scenes));
}

static void test_history(void **state)
{
	(void)state;
	stage_check(history_scenes, ARRAY_LEN(history_scenes));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_indicator),
		cmocka_unit_test(test_editor),
		cmocka_unit_test(test_unit),
		cmocka_unit_test(test_explain),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_questions),
		cmocka_unit_test(test_clear_meanwhile),
	};

	return cmocka_run_group_tests(tests, stage_setup, stage_teardown);
}

/* What is typed into a cell of the entry grid becomes its value, or a marked draft of its own cell. */
#include "unit/ui/grid.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/calendar.h"
#include "unit/calc/values.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define SACH "NUOC.HO.SACH"
#define Q3 "2023-Q3"

/* --- one text --- */

struct typed {
	const char *indicator, *period, *typed;
	struct value value; /* of the cell afterwards */
	enum msg brief;     /* of the draft; MSG_MAX: there is none */
};

static const struct typed typed_rows[] = {
	{ SACH, Q3, "43", PAIR(43, 90), MSG_MAX },
	{ SACH, Q3, "57.8%", PERCENT(5780), MSG_MAX },
	{ SACH, Q3, ".", NOT_APPLICABLE, MSG_MAX },
	{ SACH, Q3, "n/a", NOT_APPLICABLE, MSG_MAX },
	{ SACH, Q3, "", ABSENT, MSG_MAX },
	{ SACH, Q3, "  43 ", PAIR(43, 90), MSG_MAX },
	{ SACH, Q3, "12x", ABSENT, MSG_BRIEF_FORM },
	{ SACH, Q3, "91", ABSENT, MSG_BRIEF_OVER_SHARE },
	{ SACH, Q3, "160%", ABSENT, MSG_BRIEF_OUT_OF_RANGE },
	{ SACH, Q3, "4.5", ABSENT, MSG_BRIEF_DECIMALS },
	{ SACH, Q3, "99999999999999999999", ABSENT, MSG_BRIEF_OVERFLOW },
	{ "VS.HO.NHA", Q3, "43", ABSENT, MSG_BRIEF_MISSING },
	{ "CT.XD.SO", Q3, "1,050", NUMBER(1050), MSG_MAX },
	{ "CT.XD.SO", Q3, "-1", ABSENT, MSG_BRIEF_OUT_OF_RANGE },
	{ "NUOC.HO.LIT", "2023-09", "1.5", NUMBER(1500), MSG_MAX },
	{ "NUOC.HO.LIT", "2023-09", "1,050", ABSENT, MSG_BRIEF_AMBIGUOUS },
	{ "CT.VH.BEN", "2023", "y", NUMBER(1), MSG_MAX },
	{ "CT.VH.BEN", "2023", "không", NUMBER(0), MSG_MAX },
	{ "CT.VH.BEN", "2023", "2", ABSENT, MSG_BRIEF_YESNO },
};

/* Each in a cell of its own; half of them over a value. */
static void test_typed(void **state)
{
	struct grid *g = *state;
	struct draft draft;

	PUT(g->f, SACH, "T01", "2023-Q2", value_pair(30, 90));
	for (size_t n = 0; n < ARRAY_LEN(typed_rows); n++) {
		const struct typed *t = &typed_rows[n];
		const struct entry_row *row;

		grid_open(g, t->indicator, NULL, t->period);
		grid_type(g, "T01", ENTRY_FIRST, t->typed);
		row = grid_row(g, "T01");
		if (!value_equal(&row->value, &t->value))
			fail_msg("\"%s\" is no value of %s", t->typed, t->indicator);
		if (row->drafted != (t->brief != MSG_MAX))
			fail_msg("\"%s\" of %s: %s", t->typed, t->indicator, row->why);
		if (row->drafted) {
			assert_int_equal(row->brief, t->brief);
			assert_string_not_equal(row->why, "");
			assert_string_equal(g->ui.message.text, row->why);
			assert_true(draft_find(g->f->s, "lan", row->indicator, row->unit,
					       row->period, &draft));
			assert_false(draft.typing);
		}
		entry_clear(&g->ui, &g->page);
		if (grid_row(g, "T01")->value.state != VALUE_ABSENT)
			entry_clear(&g->ui, &g->page);
		assert_true(entry_row_empty(grid_row(g, "T01")));
	}
	fixture_check(g->f);
}

/* A faulty text never takes the place of the value that stands. */
static void test_fault_keeps_the_value(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_FIRST, "12x");
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 52, 100);
	assert_int_equal(g->page.saved, 0);
	assert_int_equal(g->page.rows.faulty, 1);
	/* mended, it is one */
	grid_type(g, "T01", ENTRY_FIRST, "53");
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 53, 100);
	assert_int_equal(g->page.rows.faulty, 0);
	assert_int_equal(g->page.saved, 1);
}

/* The denominator alone, and of a draft the part that was not typed, stay. */
static void test_second(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_SECOND, "200");
	assert_pair(grid_row(g, "T01")->value, 52, 200);
	grid_type(g, "T01", ENTRY_FIRST, "5x");
	grid_type(g, "T01", ENTRY_SECOND, "300");
	assert_string_equal(grid_row(g, "T01")->draft.text, "5x|300");
	assert_pair(grid_row(g, "T01")->value, 52, 200);
	grid_type(g, "T01", ENTRY_FIRST, "58");
	assert_pair(grid_row(g, "T01")->value, 58, 300);
	/* a denominator without a numerator waits for it */
	grid_type(g, "T02", ENTRY_SECOND, "300");
	assert_string_equal(grid_row(g, "T02")->draft.text, "|300");
	grid_type(g, "T02", ENTRY_FIRST, "58");
	assert_pair(grid_row(g, "T02")->value, 58, 300);
}

/* A row without a denominator has no second column. */
static void test_column_of(void **state)
{
	struct grid *g = *state;

	grid_open(g, "CT.XD.SO", NULL, Q3);
	grid_select(g, "T01", ENTRY_SECOND);
	assert_int_equal(entry_column_of(&g->page, entry_selected(&g->page)), ENTRY_FIRST);
	grid_type(g, "T01", ENTRY_SECOND, "7");
	assert_int_equal(grid_row(g, "T01")->value.number, 7);
}

/* What was understood is said, with the reason, in both languages; a plain number needs no word. */
static void test_echo(void **state)
{
	static const struct {
		enum lang lang;
		const char *indicator, *period, *typed, *said;
	} row[] = {
		{ LANG_VI, "CT.XD.SO", Q3, "1050", "" },
		{ LANG_VI, "CT.XD.SO", Q3, "1 050", "hiểu là 1.050 công trình" },
		{ LANG_VI, "CT.XD.SO", Q3, "1.050",
		  "hiểu là 1.050 công trình; dấu . phân cách nghìn: ở đây không có ba số lẻ" },
		{ LANG_EN, "CT.XD.SO", Q3, "1,050",
		  "read as 1,050 công trình; \",\" parts thousands: three decimals are too many "
		  "here" },
		{ LANG_VI, "CT.XD.SO", Q3, "1,050", "\"1,050\" phải là số nguyên" },
		{ LANG_VI, "NUOC.HO.LIT", "2023-09", "1,050",
		  "hiểu là 1,050 nghìn m³; dấu , là dấu thập phân trong tiếng Việt" },
		{ LANG_EN, "NUOC.HO.LIT", "2023-09", "1.050",
		  "read as 1.050 nghìn m³; \".\" is the decimal sign in English" },
		{ LANG_VI, "NUOC.HO.LIT", "2023-09", "57.8",
		  "hiểu là 57,800 nghìn m³; dấu . này không thể là nghìn: là dấu thập "
		  "phân" },
		{ LANG_VI, "NUOC.HO.LIT", "2023-09", "1,050,300",
		  "hiểu là 1.050.300,000 nghìn m³; dấu , lặp lại nên là dấu phân cách nghìn" },
		{ LANG_VI, "NUOC.HO.LIT", "2023-09", "1.050",
		  "\"1.050\" có thể hiểu hai cách: hãy gõ 1050 hoặc 1,050" },
		{ LANG_EN, "NUOC.HO.LIT", "2023-09", "1,050",
		  "\"1,050\" can be read in two ways: type 1050 or 1.050" },
		{ LANG_VI, SACH, Q3, "1.050%", "\"1.050%\": ngoài khoảng cho phép của chỉ tiêu" },
	};
	struct grid *g = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		lang_set(row[n].lang);
		grid_open(g, row[n].indicator, NULL, row[n].period);
		str_clear(&g->ui.message);
		grid_type(g, "T01", ENTRY_FIRST, row[n].typed);
		assert_string_equal(g->ui.message.text, row[n].said);
		entry_clear(&g->ui, &g->page);
	}
	lang_set(LANG_EN);
}

/* A draft shows how its signs were read beside what is wrong. */
static void test_detail(void **state)
{
	struct grid *g = *state;
	struct str text;

	str_init(&text);
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_FIRST, "1,050%");
	entry_detail(&g->ui, &g->page, &text);
	assert_string_equal(text.text,
			    "\"1,050%\": outside the range of the indicator; \",\" parts "
			    "thousands: three decimals are too many here; range 0..100");
	str_clear(&text);
	grid_type(g, "T01", ENTRY_FIRST, "160%");
	entry_detail(&g->ui, &g->page, &text);
	assert_string_equal(text.text, "\"160%\": outside the range of the indicator; range "
				       "0..100; dot = decimal, comma = thousands");
	str_release(&text);
}

/* One rule for every kind of cell: what it could hold is its text, everything else a command. */
static void test_takes(void **state)
{
	static const struct {
		const char *indicator, *period;
		enum entry_column column;
		const char *taken, *left;
	} row[] = {
		{ SACH, Q3, ENTRY_FIRST, "0123456789,.-", "ckynxhjlzQTL<>()/=?:%+\" " },
		{ SACH, Q3, ENTRY_SECOND, "0123456789,.-", "ckynxhjlzQTL<>()/=?:%+\" " },
		{ "CT.XD.SO", Q3, ENTRY_FIRST, "0123456789,.-", "ckynx<" },
		{ "CT.VH.BEN", "2023", ENTRY_FIRST, "ckynCKYNxhjlzQTL01.-,", "<>()/=?:%+\" " },
		{ "CT.VH.BEN", "2023", ENTRY_QUALITY, "", "ckyn01 <" },
		{ "CT.VH.BEN", "2023", ENTRY_REASON, "ckynQ<>()/=?:\" 01", "" },
	};
	struct grid *g = *state;
	char text[2] = "";

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		grid_open(g, row[n].indicator, NULL, row[n].period);
		grid_select(g, "T01", row[n].column);
		for (const char *c = row[n].taken; *c; c++) {
			text[0] = *c;
			if (!entry_takes(&g->page, text))
				fail_msg("row %zu: \"%s\" is a command", n, text);
		}
		for (const char *c = row[n].left; *c; c++) {
			text[0] = *c;
			if (entry_takes(&g->page, text))
				fail_msg("row %zu: \"%s\" is text", n, text);
		}
	}
	grid_open(g, "CT.VH.BEN", NULL, "2023");
	grid_select(g, "T01", ENTRY_FIRST);
	assert_true(entry_takes(&g->page, "ó"));
}

/* --- revisions --- */

static int64_t revision_of(struct grid *g, const char *unit)
{
	int64_t row = 0;

	fixture_get(g->f, SACH, unit, Q3, &row);
	return row;
}

/* One per acceptance that changes something, and each is taken back by itself. */
static void test_revisions(void **state)
{
	struct grid *g = *state;
	const struct act act = ui_act(&g->ui);
	struct log_undone undone;
	struct err err = { 0 };
	int64_t first;

	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_FIRST, "57.8%");
	first = revision_of(g, "T01");
	grid_type(g, "T01", ENTRY_FIRST, "57.8%");
	assert_int_equal(revision_of(g, "T01"), first);
	assert_int_equal(g->page.saved, 1);
	grid_type(g, "T01", ENTRY_FIRST, "58.8%");
	assert_int_not_equal(revision_of(g, "T01"), first);
	assert_true(log_undo(g->f->s, &act, &undone, &err));
	assert_int_equal(fixture_get(g->f, SACH, "T01", Q3, NULL).number, 5780);
	assert_int_equal(undone.count, 1);
	fixture_check(g->f);
}

/* What somebody else has saved since typing began is not overwritten: it is said, and Enter keeps mine. */
static void test_changed_meanwhile(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_select(g, "T01", ENTRY_FIRST);
	assert_true(entry_begin(&g->ui, &g->page, false));
	PUT(g->f, SACH, "T01", Q3, value_pair(60, 100));
	field_start(&g->page.field, "70", g->page.field.limit);
	entry_accept(&g->ui, &g->page);
	assert_int_equal(grid_row(g, "T01")->brief, MSG_BRIEF_CHANGED);
	assert_non_null(strstr(grid_row(g, "T01")->why, "the cell holds 60 / 100 = 60.0 % of an"));
	assert_pair(grid_row(g, "T01")->value, 60, 100);
	entry_accept_draft(&g->ui, &g->page);
	assert_false(grid_row(g, "T01")->drafted);
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 70, 100);
}

static void test_cleared_meanwhile(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_select(g, "T01", ENTRY_FIRST);
	PUT(g->f, SACH, "T01", Q3, value_pair(60, 100));
	entry_clear(&g->ui, &g->page);
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 60, 100);
	assert_string_equal(g->ui.message.text, tr(MSG_ENTRY_LATER));
	entry_clear(&g->ui, &g->page);
	assert_int_equal(fixture_get(g->f, SACH, "T01", Q3, NULL).state, VALUE_ABSENT);
}

static void lock_quarter(struct grid *g, bool locked)
{
	const struct lock lock = { .period = fixture_period(Q3) };
	struct err err = { 0 };

	assert_true(lock_put(g->f->s, &g->f->act, &lock, locked, "closed", &err));
}

/* A period that is locked while one types: what was typed waits in its cell, and the lock is named. */
static void test_locked_meanwhile(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	lock_quarter(g, true);
	grid_type(g, "T01", ENTRY_FIRST, "70");
	assert_true(grid_row(g, "T01")->drafted);
	assert_int_equal(grid_row(g, "T01")->brief, MSG_EDIT_LOCKED);
	assert_non_null(strstr(g->ui.message.text, "2023-Q3 is locked since"));
	assert_non_null(strstr(g->ui.message.text, "it waits in its cell"));
	entry_accept_draft(&g->ui, &g->page);
	assert_true(grid_row(g, "T01")->drafted);
	lock_quarter(g, false);
	entry_accept_draft(&g->ui, &g->page);
	assert_false(grid_row(g, "T01")->drafted);
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 70, 100);
	/* a reason waits with the text of its value */
	lock_quarter(g, true);
	grid_type(g, "T01", ENTRY_REASON, "counted anew");
	assert_string_equal(grid_row(g, "T01")->draft.text, "70|100");
	assert_string_equal(grid_row(g, "T01")->draft.reason, "counted anew");
	assert_non_null(strstr(g->ui.message.text, "2023-Q3 is locked since"));
	lock_quarter(g, false);
	entry_accept_draft(&g->ui, &g->page);
	assert_string_equal(grid_row(g, "T01")->reason, "counted anew");
	/* what is no text says the lock, too, and not that somebody changed the cell */
	lock_quarter(g, true);
	entry_clear(&g->ui, &g->page);
	assert_non_null(strstr(g->ui.message.text, "2023-Q3 is locked since"));
	assert_pair(fixture_get(g->f, SACH, "T01", Q3, NULL), 70, 100);
}

/* --- clearing, quality, reason --- */

static void test_clear(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_FIRST, "12x");
	entry_clear(&g->ui, &g->page);
	assert_false(grid_row(g, "T01")->drafted);
	assert_pair(grid_row(g, "T01")->value, 52, 100);
	entry_clear(&g->ui, &g->page);
	assert_int_equal(grid_row(g, "T01")->value.state, VALUE_ABSENT);
	entry_clear(&g->ui, &g->page);
	assert_string_equal(g->ui.message.text, tr(MSG_EDIT_EMPTY_ALREADY));
}

/* It belongs to a value and stays with it when the number changes. */
static void test_quality(void **state)
{
	struct grid *g = *state;

	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_FIRST, "57.8%");
	grid_select(g, "T01", ENTRY_QUALITY);
	g->page.choosing = true;
	g->page.quality = QUALITY_FINAL;
	entry_accept(&g->ui, &g->page);
	assert_false(g->page.choosing);
	assert_int_equal(grid_row(g, "T01")->value.quality, QUALITY_FINAL);
	grid_type(g, "T01", ENTRY_FIRST, "60%");
	assert_int_equal(grid_row(g, "T01")->value.quality, QUALITY_FINAL);
	grid_type(g, "T01", ENTRY_FIRST, ".");
	assert_int_equal(grid_row(g, "T01")->value.quality, QUALITY_NONE);
}

static void test_reason(void **state)
{
	struct grid *g = *state;

	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_REASON, "why not");
	assert_string_equal(g->ui.message.text, tr(MSG_ENTRY_NO_REASON));
	grid_type(g, "T01", ENTRY_FIRST, "12x");
	grid_type(g, "T01", ENTRY_REASON, "counted anew");
	assert_string_equal(grid_row(g, "T01")->draft.reason, "counted anew");
	grid_type(g, "T01", ENTRY_FIRST, "57.8%");
	assert_string_equal(grid_row(g, "T01")->reason, "counted anew");
	assert_int_equal(g->page.saved, 1);
}

static void test_restore(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_select(g, "T01", ENTRY_FIRST);
	assert_true(entry_begin(&g->ui, &g->page, true));
	assert_string_equal(g->page.field.text, "52");
	entry_restore(&g->page);
	entry_accept(&g->ui, &g->page);
	assert_int_equal(g->page.saved, 0);
	assert_pair(grid_row(g, "T01")->value, 52, 100);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, grid_setup, grid_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_typed),
		TEST(test_fault_keeps_the_value),
		TEST(test_second),
		TEST(test_column_of),
		TEST(test_revisions),
		TEST(test_changed_meanwhile),
		TEST(test_locked_meanwhile),
		TEST(test_clear),
		TEST(test_cleared_meanwhile),
		TEST(test_quality),
		TEST(test_reason),
		TEST(test_restore),
		TEST(test_echo),
		TEST(test_detail),
		TEST(test_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

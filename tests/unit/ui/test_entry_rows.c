/* The rows of the entry grid: which there are, what they hold, which are shown, what is left behind. */
#include "unit/ui/grid.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/table.h"
#include "store/calendar.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define SACH "NUOC.HO.SACH"
#define Q3 "2023-Q3"

/* --- which --- */

static void test_units_of_a_period(void **state)
{
	static const struct {
		const char *indicator, *period, *rows;
	} row[] = {
		{ SACH, Q3, "T01 T02 T03 T04 T05 T06 " },
		{ SACH, "2024-Q1", "T01 T02 T34 T05 T06 " },
		{ "NUOC.CL.MAU", Q3, "T01 T02 T03 T04 T05 T06 BTL BYTE CQN " },
		{ "CT.VH.BEN", "2023", "T01 T02 T03 T04 T05 T06 " },
	};
	struct grid *g = *state;

	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		char codes[200] = "";

		grid_open(g, row[n].indicator, NULL, row[n].period);
		for (size_t k = 0; k < g->page.rows.count; k++) {
			const struct entry_row *r = &g->page.rows.row[k];

			str_copy(codes + strlen(codes), 20,
				 units_by_id(g->ui.units, r->unit)->code);
			str_copy(codes + strlen(codes), 2, " ");
		}
		assert_string_equal(codes, row[n].rows);
	}
}

/* Each at its own frequency: the last of its periods that ends by the one shown. */
static void test_indicators_of_a_unit(void **state)
{
	static const struct {
		const char *indicator, *period;
	} row[] = {
		{ SACH, "2023-Q4" },
		{ "NUOC.HO.DAN", "2023-H2" },
		{ "NUOC.HO.LIT", "2023-12" },
		{ "CT.VH.BEN", "2023" },
	};
	struct grid *g = *state;

	grid_open(g, NULL, "T01", "2023-Q4");
	assert_int_equal(g->page.rows.count, 10);
	for (size_t n = 0; n < ARRAY_LEN(row); n++)
		assert_int_equal(grid_row(g, row[n].indicator)->period,
				 fixture_period(row[n].period));
	grid_open(g, NULL, "BTL", "2023-Q4");
	assert_int_equal(g->page.rows.count, 3);
}

/* --- what they hold --- */

static void test_what_a_row_holds(void **state)
{
	struct grid *g = *state;
	const struct entry_row *row;

	PUT(g->f, SACH, "T01", "2023-Q1", value_pair(40, 100));
	PUT(g->f, SACH, "T01", "2023-Q2", value_pair(50, 100));
	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	PUT(g->f, SACH, "T02", "2023-Q2", value_pair(30, 90));
	PUT(g->f, SACH, "T03", Q3, value_not_applicable());
	grid_open(g, SACH, NULL, Q3);
	assert_int_equal(g->page.rows.entered, 2);
	row = grid_row(g, "T01");
	assert_true(row->pair);
	assert_pair(row->value, 52, 100);
	assert_true(row->row > 0);
	assert_float_equal(quantity_double(row->before), 50, 0);
	assert_float_equal(row->spark[row->sparks - 1], 52, 0);
	assert_float_equal(row->spark[row->sparks - 2], 50, 0);
	assert_int_equal(row->refused, MSG_MAX);
	assert_int_equal(row->warning, ENTRY_FINE);
	row = grid_row(g, "T02");
	assert_true(entry_row_empty(row));
	assert_string_equal(row->prefill.text, "90");
	assert_int_equal(row->prefill.period, fixture_period("2023-Q2"));
	assert_true(isnan(row->spark[row->sparks - 1]));
	assert_int_equal(grid_row(g, "T03")->value.state, VALUE_NOT_APPLICABLE);
	assert_false(entry_row_empty(grid_row(g, "T03")));
	assert_string_equal(grid_row(g, "T04")->prefill.text, "");
}

/* A value that jumps is warned of, with the reason that its revision has. */
static void test_warning_and_reason(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", "2023-Q2", value_pair(50, 100));
	PUT(g->f, SACH, "T01", Q3, value_pair(90, 100));
	grid_open(g, SACH, NULL, Q3);
	assert_int_equal(grid_row(g, "T01")->warning, ENTRY_JUMP);
	assert_string_equal(grid_row(g, "T01")->reason, "");
	grid_type(g, "T01", ENTRY_REASON, "counted anew");
	assert_string_equal(grid_row(g, "T01")->reason, "counted anew");
	grid_load(g);
	assert_string_equal(grid_row(g, "T01")->reason, "counted anew");
	assert_int_equal(grid_row(g, "T01")->warning, ENTRY_JUMP);
}

/* --- what may be entered --- */

static void test_refused(void **state)
{
	struct grid *g = *state;
	const struct lock lock = { .period = fixture_period(Q3),
				   .unit = fixture_unit(g->f, "T02") };
	struct err err = { 0 };

	assert_true(lock_put(g->f->s, &g->f->act, &lock, true, "closed", &err));
	grid_open(g, SACH, NULL, Q3);
	assert_int_equal(grid_row(g, "T01")->refused, MSG_MAX);
	assert_int_equal(grid_row(g, "T02")->refused, MSG_EDIT_LOCKED);
	assert_non_null(strstr(grid_row(g, "T02")->why, "2023-Q3"));
	assert_false(entry_row_empty(grid_row(g, "T02")));
	grid_select(g, "T02", ENTRY_FIRST);
	assert_false(entry_begin(&g->ui, &g->page, false));
	assert_string_equal(g->ui.message.text, grid_row(g, "T02")->why);
}

/* --- which are shown --- */

static void test_filter(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T02", ENTRY_FIRST, "many");
	assert_int_equal(g->page.rows.faulty, 1);
	g->page.rows.filter = ENTRY_EMPTY;
	entry_rows_filter(&g->page.rows);
	assert_int_equal(g->page.rows.shown_count, 5);
	g->page.rows.filter = ENTRY_FAULTY;
	entry_rows_filter(&g->page.rows);
	assert_int_equal(g->page.rows.shown_count, 1);
	assert_int_equal(entry_rows_find(&g->page.rows, g->page.indicator,
					 fixture_unit(g->f, "T02")),
			 0);
	assert_int_equal(entry_rows_find(&g->page.rows, g->page.indicator,
					 fixture_unit(g->f, "T01")),
			 1);
}

/* Unusual values that still need their reason, alone. */
static void test_unexplained(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", "2023-Q2", value_pair(30, 100));
	PUT(g->f, SACH, "T02", "2023-Q2", value_pair(30, 100));
	PUT(g->f, SACH, "T01", Q3, value_pair(80, 100));
	PUT(g->f, SACH, "T02", Q3, value_pair(80, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T01", ENTRY_REASON, "counted anew");
	assert_int_equal(grid_row(g, "T01")->warning, ENTRY_JUMP);
	g->page.rows.filter = ENTRY_UNEXPLAINED;
	entry_rows_filter(&g->page.rows);
	assert_int_equal(g->page.rows.shown_count, 1);
	assert_int_equal(entry_rows_find(&g->page.rows, g->page.indicator,
					 fixture_unit(g->f, "T02")),
			 0);
}

/* What was entered stays where it is until another filter is chosen. */
static void test_entering_moves_no_row(void **state)
{
	struct grid *g = *state;

	grid_open(g, SACH, NULL, Q3);
	g->page.rows.filter = ENTRY_EMPTY;
	entry_rows_filter(&g->page.rows);
	list_resize(&g->page.list, g->page.rows.shown_count);
	grid_type(g, "T01", ENTRY_FIRST, "52%");
	grid_load(g);
	assert_int_equal(g->page.rows.shown_count, 6);
	assert_int_equal(g->page.rows.entered, 1);
	g->ui.look.period = fixture_period("2024-Q1");
	grid_load(g);
	assert_int_equal(g->page.rows.shown_count, 5);
}

/* --- what outlives it --- */

/* The line is cut in each of the columns, and the field opens there again. */
static void test_cut_and_resumed(void **state)
{
	static const struct {
		enum entry_column column;
		const char *typed, *kept;
	} row[] = {
		{ ENTRY_FIRST, "5", "5|90" },
		{ ENTRY_SECOND, "8", "|8" },
		{ ENTRY_FIRST, "ê", "ê|90" },
	};
	struct grid *g = *state;
	struct draft draft;

	PUT(g->f, SACH, "T02", "2023-Q2", value_pair(30, 90));
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		grid_open(g, SACH, NULL, Q3);
		grid_select(g, "T02", row[n].column);
		assert_true(entry_begin(&g->ui, &g->page, false));
		field_start(&g->page.field, row[n].typed, g->page.field.limit);
		entry_hangup(&g->ui, &g->page);
		assert_true(draft_typing(g->f->s, "lan", &draft));
		assert_string_equal(draft.text, row[n].kept);
		grid_open(g, SACH, NULL, Q3);
		grid_select(g, "T02", ENTRY_QUALITY);
		entry_resume(&g->ui, &g->page);
		assert_true(g->page.typing);
		assert_int_equal(g->page.column, row[n].column);
		assert_string_equal(g->page.field.text, row[n].typed);
		entry_restore(&g->page);
		entry_clear(&g->ui, &g->page);
		assert_false(draft_typing(g->f->s, "lan", &draft));
	}
}

/* A reason that was being typed is no text of the value. */
static void test_reason_cut_and_resumed(void **state)
{
	struct grid *g = *state;

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_select(g, "T01", ENTRY_REASON);
	assert_true(entry_begin(&g->ui, &g->page, false));
	field_start(&g->page.field, "half a rea", g->page.field.limit);
	entry_hangup(&g->ui, &g->page);
	grid_open(g, SACH, NULL, Q3);
	grid_select(g, "T01", ENTRY_FIRST);
	entry_resume(&g->ui, &g->page);
	assert_int_equal(g->page.column, ENTRY_REASON);
	assert_string_equal(g->page.field.text, "half a rea");
	assert_false(grid_row(g, "T01")->drafted);
	entry_accept(&g->ui, &g->page);
	assert_string_equal(grid_row(g, "T01")->reason, "half a rea");
	assert_pair(grid_row(g, "T01")->value, 52, 100);
}

/* Where nothing is typed a cut keeps nothing. */
static void test_cut_without_a_field(void **state)
{
	struct grid *g = *state;
	struct draft draft;

	grid_open(g, SACH, NULL, Q3);
	entry_hangup(&g->ui, &g->page);
	assert_false(draft_typing(g->f->s, "lan", &draft));
}

static void test_table(void **state)
{
	struct grid *g = *state;
	struct table table;
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	PUT(g->f, SACH, "T01", Q3, value_pair(52, 100));
	grid_open(g, SACH, NULL, Q3);
	grid_type(g, "T02", ENTRY_FIRST, "12x");
	table_init(&table, out);
	entry_table(&g->ui, &g->page, &table);
	assert_int_equal(table.rows, 6);
	table_release(&table);
	fclose(out);
	assert_non_null(strstr(text, "\n" SACH ",Households with clean water,T01,"));
	assert_non_null(strstr(text, ",2023-Q3,,52,100,,"));
	assert_non_null(strstr(text, ",12x|,"));
	free(text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, grid_setup, grid_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_units_of_a_period),
		TEST(test_indicators_of_a_unit),
		TEST(test_what_a_row_holds),
		TEST(test_warning_and_reason),
		TEST(test_refused),
		TEST(test_filter),
		TEST(test_unexplained),
		TEST(test_cut_and_resumed),
		TEST(test_reason_cut_and_resumed),
		TEST(test_table),
		TEST(test_cut_without_a_field),
		TEST(test_entering_moves_no_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

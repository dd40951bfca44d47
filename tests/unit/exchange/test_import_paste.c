/* Pasting over a grid: where each figure goes, what stands beside half a pair, what is refused. */
#include "exchange/import.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/scratch.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define Q3 "2022-Q3"
#define Q4 "2022-Q4"

enum { GRID = 4 };
static const char *const units[GRID] = { "P08-01", "P08-48", "P08-89", "P08-79" };

/* The plan as text: "line:column state indicator-cell value;" for each row. */
static void paste(struct fixture *f, const char *text, size_t first, enum import_part part,
		  struct str *out)
{
	static const char state[] = { 'c', 's', 'u', 'k', 'F' };
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);
	struct import_target cell[GRID];
	struct err err = { 0 };

	for (size_t n = 0; n < GRID; n++)
		cell[n] = (struct import_target){ fixture_indicator(f, IND),
						  fixture_unit(f, units[n]), fixture_period(Q4) };
	import_plan_paste(plan, text, strlen(text), cell, GRID, first, part);
	assert_true(import_plan_compare(plan, f->s, &err));
	str_clear(out);
	for (size_t n = 0; n < import_plan_rows(plan); n++) {
		const struct import_row *row = import_plan_row(plan, n);

		str_addf(out, "%ld:%d %c", row->line, row->column, state[row->state]);
		if (row->state <= IMPORT_SAME) {
			str_addf(out, " %s ", units_by_id(&f->c.units, row->unit)->code);
			import_plan_say_value(plan, row, &row->becomes, out);
		}
		str_addc(out, ';');
	}
	import_plan_free(plan);
}

static void test_places(void **state)
{
	static const struct {
		const char *text;
		size_t first;
		enum import_part part;
		const char *wanted;
	} rows[] = {
		/* down from the selected row; blank lines leave their cell alone */
		{ "57,8%\n\n60%\n", 1, IMPORT_VALUE, "1:1 c P08-48 57.8%;2:1 u;3:1 c P08-79 60%;" },
		{ "1%\n2%\n", 3, IMPORT_VALUE, "1:1 c P08-79 1%;2:0 F;" },
		/* numerator and denominator side by side */
		{ "430\t1.000\n10\t20\n", 0, IMPORT_NUMERATOR,
		  "1:1 c P08-01 430/1000;2:1 c P08-48 10/20;" },
		/* names in front, in any order and spelling */
		{ "An Giang\t55%\nTP. Đà Nẵng\t44%\nha noi\t33%\n", 0, IMPORT_VALUE,
		  "1:2 c P08-89 55%;2:2 c P08-48 44%;3:2 c P08-01 33%;" },
		{ "Tỉnh\tTử số\tMẫu số\nAn Giang\t5\t10\n", 2, IMPORT_NUMERATOR,
		  "1:0 k;2:2 c P08-89 5/10;" },
		/* a heading that names its columns makes it a table like that of a file */
		{ "Tỉnh\tSOC.INF.FBR\tGOV.SVC.L4\nAn Giang\t5,5\t6\nCẢ NƯỚC\t7\t8\n", 2,
		  IMPORT_NUMERATOR, "1:0 k;2:2 c P08-89 5.5%;2:3 c P08-89 6%;3:0 k;" },
		{ "Chỉ tiêu\tAn Giang\nSOC.INF.FBR\t5,5\n", 2, IMPORT_NUMERATOR,
		  "1:0 k;2:2 c P08-89 5.5%;" },
		/* so does one that names periods: these are no numerator and denominator */
		{ "Tỉnh\t2021\tSơ bộ 2022\nAn Giang\t57\t58\n", 2, IMPORT_NUMERATOR,
		  "1:0 k;2:2 c P08-89 57%;2:3 c P08-89 58% provisional;" },
		/* regions and totals are no cells */
		{ "Tây Nguyên\t70%\nAn Giang\t5%\nCẢ NƯỚC\t60%\n", 0, IMPORT_VALUE,
		  "1:0 k;2:2 c P08-89 5%;3:0 k;" },
		/* what the grid does not show, and what is no unit */
		{ "An Giang\t5%\nCần Thơ\t6%\nAtlantis\t7%\n", 0, IMPORT_VALUE,
		  "1:2 c P08-89 5%;2:1 F;3:1 F;" },
		/* wrong figures are at fault where they stand, and shift nothing */
		{ "abc\n150%\n7%\n", 0, IMPORT_VALUE, "1:1 F;2:1 F;3:1 c P08-89 7%;" },
		{ ".\n", 0, IMPORT_VALUE, "1:1 c P08-01 n/a;" },
		{ "1\t2\t3\n", 0, IMPORT_NUMERATOR, "1:3 F;" },
	};
	struct fixture *f = *state;
	struct str out;

	str_init(&out);
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		paste(f, rows[n].text, rows[n].first, rows[n].part, &out);
		if (strcmp(out.text, rows[n].wanted) != 0)
			fail_msg("%zu: %s", n, out.text);
	}
	str_release(&out);
}

/* A numerator alone goes with the denominator that stands, else with that of the period before. */
static void test_halves(void **state)
{
	struct fixture *f = *state;
	struct str out;

	str_init(&out);
	PUT(f, IND, "P08-01", Q4, value_pair(1, 10));
	PUT(f, IND, "P08-48", Q3, value_pair(1, 20));
	paste(f, "5\n6\n7\n", 0, IMPORT_NUMERATOR, &out);
	assert_string_equal(out.text, "1:1 c P08-01 5/10;2:1 c P08-48 6/20;3:1 F;");
	paste(f, "11\n12\n", 0, IMPORT_DENOMINATOR, &out);
	assert_string_equal(out.text, "1:1 c P08-01 1/11;2:1 F;");
	paste(f, "12\n", 0, IMPORT_NUMERATOR, &out); /* more than there are */
	assert_string_equal(out.text, "1:1 F;");
	str_release(&out);
}

/* One batch: one undo takes all of it back. */
static void test_one_batch(void **state)
{
	struct fixture *f = *state;
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);
	const struct import_act act = { .author = "an" };
	struct import_target cell[GRID];
	struct import_report report;
	struct log_undone undone;
	struct err err = { 0 };

	for (size_t n = 0; n < GRID; n++)
		cell[n] = (struct import_target){ fixture_indicator(f, IND),
						  fixture_unit(f, units[n]), fixture_period(Q4) };
	import_plan_paste(plan, "1%\n2%\n3%\nx\n", 10, cell, GRID, 0, IMPORT_VALUE);
	assert_true(import_plan_compare(plan, f->s, &err));
	assert_false(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(err.code, ERR_IMPORT_FAULTY);
	import_plan_leave_out(plan, 3, true);
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(report.changed, 3);
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(undone.count, 3);
	import_plan_free(plan);
	fixture_check(f);
}

#define PASTE_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PASTE_TEST(test_places),
		PASTE_TEST(test_halves),
		PASTE_TEST(test_one_batch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

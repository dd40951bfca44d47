/* Headings that people name: the table reads anew, the name is kept for its author with what is saved. */
#include "exchange/heading.h"

#include "base/str.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const char table[] = "Tỉnh;DVC TT;Hộ GĐ có cáp quang;Tổng hộ GĐ\n"
			    "An Giang;57,8;600;1.000\n"
			    "Hà Nội;58;700;900\n"
			    "Atlantis;1;1;1\n";

static struct import_plan *plan_with(struct fixture *f, const char *text,
				     const struct headings *headings)
{
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS,
						.period = fixture_period("2022-Q4"),
						.heading = headings ? headings->heading : NULL,
						.headings = headings ? headings->count : 0 };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);

	import_plan_text(plan, text, strlen(text), "bang.csv");
	return plan;
}

static void assert_form(const struct import_plan *plan, const char *want)
{
	struct str form;

	str_init(&form);
	import_plan_say_form(plan, 0, &form);
	assert_string_equal(form.text, want);
	str_release(&form);
}

/* The first row that stands in a line and column. */
static size_t row_at(const struct import_plan *plan, long line, int column)
{
	for (size_t n = 0; n < import_plan_rows(plan); n++)
		if (import_plan_row(plan, n)->line == line &&
		    import_plan_row(plan, n)->column == column)
			return n;
	fail_msg("there is no row at %ld:%d", line, column);
	return 0;
}

static void name_as(struct fixture *f, struct import_plan *plan, long line, int column,
		    const char *code, enum import_part part)
{
	struct import_heading heading = { .indicator = code ? fixture_indicator(f, code) : 0,
					  .part = part };
	struct import_naming naming;

	assert_true(import_plan_nameable(plan, row_at(plan, line, column), &naming));
	assert_int_equal(naming.parts, code == NULL);
	heading.text = naming.heading;
	import_plan_name(plan, &heading);
}

static size_t faults(const struct import_plan *plan)
{
	struct import_counts counts;

	import_plan_count(plan, &counts);
	return counts.state[IMPORT_FAULTY];
}

/* Each heading is named, one after another; what was left out stays so. */
static void test_name(void **state)
{
	struct fixture *f = *state;
	struct import_plan *plan = plan_with(f, table, NULL);
	int best[IMPORT_GUESSES];
	struct import_naming naming;

	assert_int_equal(faults(plan), 3);
	assert_true(import_plan_nameable(plan, row_at(plan, 1, 2), &naming));
	assert_string_equal(naming.heading, "DVC TT");
	assert_true(import_plan_guess(plan, naming.heading, best) > 0);
	assert_int_equal(best[0], fixture_indicator(f, "GOV.SVC.USE"));
	name_as(f, plan, 1, 2, "GOV.SVC.USE", IMPORT_VALUE);
	assert_int_equal(faults(plan), 3); /* two headings, and a unit there is none of */
	import_plan_leave_out(plan, row_at(plan, 4, 1), true);
	name_as(f, plan, 1, 3, "SOC.INF.FBR", IMPORT_NUMERATOR);
	name_as(f, plan, 1, 4, "SOC.INF.FBR", IMPORT_DENOMINATOR);
	assert_int_equal(faults(plan), 0);
	assert_true(import_plan_row(plan, row_at(plan, 4, 1))->left_out);
	assert_pair(import_plan_row(plan, row_at(plan, 2, 3))->becomes, 600, 1000);
	assert_form(plan, "table form, a column per indicator, decimal comma, period 2022-Q4, "
			  "separator ;, \"DVC TT\" = GOV.SVC.USE, \"Hộ GĐ có cáp quang\" = "
			  "SOC.INF.FBR (numerator), \"Tổng hộ GĐ\" = SOC.INF.FBR (denominator)");
	/* a name that was wrong is given anew, where the values stand */
	name_as(f, plan, 2, 2, "GOV.SVC.L4", IMPORT_VALUE);
	assert_int_equal(import_plan_row(plan, row_at(plan, 2, 2))->indicator,
			 fixture_indicator(f, "GOV.SVC.L4"));
	/* what is called so itself is not named */
	assert_false(import_plan_nameable(plan, row_at(plan, 1, 0), &naming));
	import_plan_free(plan);
}

static void save_named(struct fixture *f, const char *author, const char *code)
{
	struct import_plan *plan = plan_with(f, "Tỉnh;DVC TT\nAn Giang;57,8\n", NULL);
	const struct import_act act = { .author = author };
	struct import_report report;
	struct err err = { 0 };

	name_as(f, plan, 1, 2, code, IMPORT_VALUE);
	assert_true(import_plan_compare(plan, f->s, &err));
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	import_plan_free(plan);
}

/* What the table reads as for an author; "" when the heading is not known. */
static const char *code_for(struct fixture *f, const char *author, const char *text)
{
	struct headings headings;
	struct import_plan *plan;
	struct err err = { 0 };
	const char *code = "";

	assert_true(headings_load(&headings, f->s, &f->c.programme, author, &err));
	plan = plan_with(f, text, &headings);
	headings_release(&headings);
	if (!faults(plan))
		code = programme_indicator(&f->c.programme,
					   import_plan_row(plan, row_at(plan, 2, 2))->indicator)
			       ->code;
	import_plan_free(plan);
	return code;
}

static void test_remember(void **state)
{
	static const char next[] = "Địa phương;dvc  tt (%)\nHà Nội;60\n";
	static const char rows[] = "Chỉ tiêu;An Giang;Hà Nội\nDVC TT;60;61\nSOC.INF.FBR;1;2\n";
	struct fixture *f = *state;
	struct import_plan *plan = plan_with(f, "Tỉnh;DVC TT\nAn Giang;57,8\n", NULL);
	struct log_undone undone;
	struct act an = f->act;
	struct err err = { 0 };

	/* left without saving: nothing is kept */
	name_as(f, plan, 1, 2, "GOV.SVC.L4", IMPORT_VALUE);
	import_plan_free(plan);
	assert_string_equal(code_for(f, "an", next), "");
	save_named(f, "an", "GOV.SVC.USE");
	assert_string_equal(code_for(f, "an", next), "GOV.SVC.USE");
	assert_string_equal(code_for(f, "an", rows), "GOV.SVC.USE");
	assert_string_equal(code_for(f, "binh", next), "");
	/* a name of its own goes before what was said, and what was said last before earlier */
	assert_string_equal(code_for(f, "an", "Tỉnh;GOV.SVC.L4\nHà Nội;1\n"), "GOV.SVC.L4");
	save_named(f, "an", "GOV.SVC.DOS");
	assert_string_equal(code_for(f, "an", next), "GOV.SVC.DOS");
	/* taking the values back leaves the name */
	an.author = "an";
	assert_true(log_undo(f->s, &an, &undone, &err));
	assert_string_equal(code_for(f, "an", next), "GOV.SVC.DOS");
	fixture_check(f);
}

/* A table that names no indicator at all is given one, which is not remembered. */
static void test_name_table(void **state)
{
	static const char bare[] = "Tỉnh;Kết quả\nAn Giang;57,8\n";
	struct fixture *f = *state;
	struct import_plan *plan = plan_with(f, bare, NULL);
	const struct import_act act = { .author = "an" };
	struct import_heading heading = { .indicator = fixture_indicator(f, "SOC.INF.FBR") };
	struct import_naming naming;
	struct import_report report;
	struct err err = { 0 };

	assert_true(import_plan_nameable(plan, row_at(plan, 1, 2), &naming));
	assert_null(naming.heading);
	import_plan_name(plan, &heading);
	assert_int_equal(faults(plan), 0);
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(report.changed, 1);
	assert_string_equal(code_for(f, "an", bare), "");
	import_plan_free(plan);
}

/* A column of a table whose lines name the indicators is a part of each of them. */
static void test_name_part(void **state)
{
	static const char form[] = "Đơn vị báo cáo: UBND tỉnh An Giang\n"
				   "TT;Chỉ tiêu;Kết quả thực hiện;\n"
				   ";;Trong kỳ;Lũy kế từ đầu năm\n"
				   "1;GOV.SVC.L4;50;57,8\n"
				   "2;SOC.INF.FBR;30;40\n";
	struct fixture *f = *state;
	struct import_plan *plan = plan_with(f, form, NULL);
	const struct import_act act = { .author = "an" };
	struct headings headings;
	struct import_report report;
	struct err err = { 0 };

	assert_int_equal(faults(plan), 2);
	import_plan_leave_out(plan, row_at(plan, 3, 3), true);
	name_as(f, plan, 3, 4, NULL, IMPORT_VALUE);
	assert_int_equal(faults(plan), 0);
	assert_form(plan, "table form, an indicator per row, of one unit, decimal comma, period "
			  "2022-Q4, separator ;, \"Lũy kế từ đầu năm\" = value");
	assert_true(import_plan_save(plan, f->s, &act, &report, &err));
	assert_int_equal(report.changed, 2);
	import_plan_free(plan);
	assert_true(headings_load(&headings, f->s, &f->c.programme, "an", &err));
	plan = plan_with(f, form, &headings);
	headings_release(&headings);
	assert_int_equal(faults(plan), 1);
	/* over a table that names no indicator it is a column of none */
	import_plan_free(plan);
	assert_string_equal(code_for(f, "an", "Tỉnh;Lũy kế từ đầu năm\nHà Nội;1\n"), "");
}

/* A paste is read anew as well. */
static void test_paste(void **state)
{
	static const char pasted[] = "Chỉ tiêu\tKết quả\nDVC TT\t57,8%\nGOV.SVC.L4\t60%\n";
	struct fixture *f = *state;
	const struct import_target cell[] = {
		{ fixture_indicator(f, "GOV.SVC.L4"), fixture_unit(f, "P08-89"),
		  fixture_period("2022-Q4") },
		{ fixture_indicator(f, "GOV.SVC.USE"), fixture_unit(f, "P08-89"),
		  fixture_period("2022-Q4") },
	};
	const struct import_options options = { .jump = ENTRY_JUMP_POINTS };
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);

	lang_set(LANG_VI);
	import_plan_paste(plan, pasted, strlen(pasted), cell, ARRAY_LEN(cell), 0, IMPORT_VALUE);
	assert_int_equal(faults(plan), 1);
	name_as(f, plan, 2, 1, "GOV.SVC.USE", IMPORT_VALUE);
	lang_set(LANG_EN);
	assert_int_equal(faults(plan), 0);
	assert_int_equal(import_plan_row(plan, row_at(plan, 2, 2))->indicator, cell[1].indicator);
	import_plan_free(plan);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_name, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_remember, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_name_table, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_name_part, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(test_paste, fixture_setup, fixture_teardown),
	};

	lang_set(LANG_EN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

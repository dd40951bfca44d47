/* Tables as tests write them down. */
#include "unit/exchange/import_case.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int32_t case_period(const char *text)
{
	return text ? fixture_period(text) : PERIOD_NONE;
}

struct import_plan *case_plan(struct fixture *f, const char *table, const struct case_given *given)
{
	const struct import_options options = {
		.jump = ENTRY_JUMP_POINTS,
		.indicator = given->indicator ? fixture_indicator(f, given->indicator) : 0,
		.shown = case_period(given->shown),
		.period = case_period(given->period)
	};
	struct import_plan *plan = import_plan_new(&f->c.programme, &f->c.units, &options);

	import_plan_text(plan, table, strlen(table), "b.csv");
	return plan;
}

static void case_said(const struct import_plan *plan, struct str *out)
{
	for (size_t n = 0; n < import_plan_rows(plan); n++) {
		const struct import_row *row = import_plan_row(plan, n);

		str_addf(out, "%ld", row->line);
		if (row->column)
			str_addf(out, ":%d", row->column);
		str_addc(out, ' ');
		if (row->err) {
			struct err err = *row->err;

			err.file[0] = '\0';
			err.line = 0;
			err.column = 0;
			str_addc(out, '!');
			err_format(&err, LANG_EN, out);
		} else if (row->state == IMPORT_SKIPPED) {
			str_add(out, import_skip_name(row->skip));
		} else {
			import_plan_say_cell(plan, row, out);
			str_add(out, row->state == IMPORT_UNTOUCHED ? " untouched" : " = ");
			if (row->state != IMPORT_UNTOUCHED)
				import_plan_say_value(plan, row, &row->becomes, out);
		}
		str_addc(out, '\n');
	}
}

void case_expect_given(struct fixture *f, const char *table, const struct case_given *given,
		       const char *form, const char *want)
{
	struct import_plan *plan = case_plan(f, table, given);
	struct str got, how;

	str_init(&got);
	str_init(&how);
	case_said(plan, &got);
	import_plan_say_form(plan, 0, &how);
	if (strcmp(got.text, want) != 0)
		fail_msg("of\n%s\nread:\n%s\nwanted:\n%s", table, got.text, want);
	if (form && strcmp(how.text, form) != 0)
		fail_msg("of\n%s\nform: %s\nwanted: %s", table, how.text, form);
	str_release(&got);
	str_release(&how);
	import_plan_free(plan);
}

void case_expect(struct fixture *f, const char *table, const char *period, const char *form,
		 const char *want)
{
	case_expect_given(f, table, &(struct case_given){ .period = period }, form, want);
}

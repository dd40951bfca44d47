/* Reports of a period that the test itself need not type. */
#include "reported.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/period.h"
#include "store/cycle.h"
#include "store/programme.h"
#include "support/scratch_keep.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { REPORTED_UNITS = 200, REPORTED_CELLS = 100, REPORTED_JUMP = 15 };

/* An open database, and what is expected of one unit after the other. */
struct reported {
	struct store *s;
	struct programme p;
	struct units u;
	int32_t period;
	int unit;
	struct cycle_cell cell[REPORTED_CELLS];
	size_t cells;
	struct str rows;
};

static void reported_fail(const struct err *err)
{
	struct str text;

	str_init(&text);
	err_format(err, LANG_EN, &text);
	fail_msg("%s", text.text);
}

static void reported_open(struct reported *r, const char *path, enum store_mode mode,
			  const char *period)
{
	struct err err = { 0 };

	*r = (struct reported){ 0 };
	assert_true(clock_init() && period_parse(period, &r->period));
	programme_init(&r->p);
	units_init(&r->u);
	str_init(&r->rows);
	r->s = store_open(path, mode, &err);
	if (!r->s || !store_load_programme(r->s, &r->p, &err) ||
	    !store_load_units(r->s, &r->u, &err))
		reported_fail(&err);
}

static void reported_close(struct reported *r)
{
	store_close(r->s);
	units_release(&r->u);
	programme_release(&r->p);
	str_release(&r->rows);
}

static bool reported_cell(const struct expected_cell *cell, void *arg)
{
	struct reported *r = arg;
	char period[PERIOD_SIZE];

	if (cell->value.state != VALUE_ABSENT)
		return true;
	assert_true(r->cells < REPORTED_CELLS);
	r->cell[r->cells++] = (struct cycle_cell){ .indicator = cell->indicator,
						   .unit = r->unit,
						   .period = cell->period };
	period_format(cell->period, period);
	str_addf(&r->rows, "%s,%s,%s,n/a\n", programme_indicator(&r->p, cell->indicator)->code,
		 units_by_id(&r->u, r->unit)->code, period);
	return true;
}

static void reported_expect(struct reported *r, int unit)
{
	struct err err = { 0 };

	r->unit = unit;
	r->cells = 0;
	if (!expected_each(r->s, &r->p, &r->u, unit, r->period, reported_cell, r, &err))
		reported_fail(&err);
}

/* --- for all --- */

static void reported_enter(struct reported *r, const struct act *act)
{
	struct err err = { 0 };

	if (!log_begin(r->s, act, &err))
		reported_fail(&err);
	for (size_t n = 0; n < r->cells; n++) {
		const struct edit edit = { .indicator = r->cell[n].indicator,
					   .unit = r->unit,
					   .period = r->cell[n].period,
					   .value = { .state = VALUE_NOT_APPLICABLE },
					   .seen = LOG_SEEN_ANY };
		enum log_outcome outcome;

		if (!log_add(r->s, &edit, &outcome, &err))
			reported_fail(&err);
	}
	if (!log_commit(r->s, &err))
		reported_fail(&err);
}

static void reported_step(struct reported *r, const struct act *act, enum cycle_step step)
{
	struct err err = { 0 };
	size_t done = 0;

	for (size_t n = 0; n < r->cells; n++) {
		struct value value;

		if (!log_cell(r->s, r->cell[n].indicator, r->unit, r->cell[n].period, &value,
			      &r->cell[n].seen, &err))
			reported_fail(&err);
	}
	if (!cycle_take(r->s, act, step, r->cell, r->cells, NULL, REPORTED_JUMP, &done, &err))
		reported_fail(&err);
	assert_int_equal(done, r->cells);
}

static bool reported_is_late(const struct reported *r, int unit, const char *const *late,
			     size_t lates)
{
	for (size_t n = 0; n < lates; n++)
		if (strcmp(units_by_id(&r->u, unit)->code, late[n]) == 0)
			return true;
	return false;
}

void reported_by_all_but(const char *path, const char *period, const char *const *late,
			 size_t lates)
{
	struct reported r;
	int unit[REPORTED_UNITS];

	reported_open(&r, path, STORE_WRITE, period);
	const struct act clerk = { .author = "clerk", .programme = &r.p, .units = &r.u };
	const struct act head = { .author = "head", .programme = &r.p, .units = &r.u };
	const size_t units = units_reporting(&r.u, SCOPE_ALL, period_last_day(r.period), unit,
					     REPORTED_UNITS);

	assert_true(units > lates && units < REPORTED_UNITS);
	for (size_t n = 0; n < units; n++) {
		reported_expect(&r, unit[n]);
		if (!r.cells || reported_is_late(&r, unit[n], late, lates))
			continue;
		reported_enter(&r, &clerk);
		reported_step(&r, &clerk, CYCLE_SUBMIT);
		reported_step(&r, &head, CYCLE_VERIFY);
	}
	reported_close(&r);
}

const char *reported_rows(const char *path, const char *period, const char *unit)
{
	struct reported r;
	const char *rows;

	reported_open(&r, path, STORE_READ, period);
	str_add(&r.rows, "indicator,unit,period,value\n");
	reported_expect(&r, store_find_unit(r.s, unit));
	assert_true(r.cells > 0);
	rows = scratch_keep(str_take(&r.rows));
	reported_close(&r);
	return rows;
}

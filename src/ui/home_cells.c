/* Reading the cells of the home screen: those that concern who looks. */
#include "home_view.h"

#include "base/date.h"
#include "store/rights.h"
#include "ui/line.h"
#include "ui/ui.h"

struct home_reading {
	struct ui *ui;
	struct home *h;
	const struct account *account; /* NULL: everything is shown */
	bool own;                      /* this reading is of the own unit alone */
	bool ok;
	struct home_asked {
		int unit;
		int32_t period;
		bool may;
	} review; /* asked last: cells come unit by unit */
	struct err *err;
};

static bool home_is_behind(enum pace pace)
{
	return pace == PACE_BEHIND || pace == PACE_AWAY || pace == PACE_MISSED;
}

/* Only what is reported, and of an indicator's periods the one that screens show. */
static bool home_behind(struct home_reading *r, const struct due_cell *cell)
{
	struct ui *ui = r->ui;
	const struct indicator *i = programme_indicator(ui->programme, cell->indicator);
	struct line line;

	if (cell->value.state != VALUE_GIVEN ||
	    cell->period != period_last_within(i->frequency, ui->look.period))
		return false;
	r->ok = r->ok &&
		line_load(ui, ui->every_unit, cell->indicator, cell->unit, false, &line, r->err);
	return r->ok && home_is_behind(line.standing.pace.pace);
}

static bool home_may(const struct home_reading *r, enum right right, const struct due_cell *cell)
{
	struct err ignored = { 0 };

	return rights_may(r->ui->store, r->ui->programme, right, cell->indicator, cell->unit,
			  period_last_day(cell->period), &ignored);
}

static bool home_reviews(struct home_reading *r, const struct due_cell *cell)
{
	if (r->review.unit != cell->unit || r->review.period != cell->period)
		r->review = (struct home_asked){ cell->unit, cell->period,
						 home_may(r, RIGHT_REVIEW, cell) };
	return r->review.may;
}

bool home_is_own(const struct ui *ui, const struct home *h, int unit)
{
	const struct units *u = ui->every_unit ? ui->every_unit : ui->units;

	return h->unit && units_succeeds(u, h->unit, unit, clock_today());
}

/* The owner's indicators of all units, the reviewer's units. */
static bool home_concerns(struct home_reading *r, const struct due_cell *cell)
{
	const struct account *a = r->account;

	if (!a || r->own)
		return true;
	if ((a->roles & ROLE_REPORTER) && home_is_own(r->ui, r->h, cell->unit))
		return false; /* read already */
	return ((a->roles & ROLE_OWNER) && home_may(r, RIGHT_ENTER, cell)) ||
	       ((a->roles & ROLE_REVIEWER) && home_reviews(r, cell));
}

static bool home_take_cell(const struct due_cell *cell, void *arg)
{
	struct home_reading *r = arg;

	if (home_concerns(r, cell))
		home_read(&r->h->data, cell, home_behind(r, cell));
	return r->ok;
}

bool home_sees_all(const struct account *a)
{
	return !a || a->roles & (ROLE_COORDINATOR | ROLE_ADMINISTRATOR) ||
	       !(a->roles & (ROLE_REPORTER | ROLE_OWNER | ROLE_REVIEWER));
}

/* The own unit's cells, and in a period before a merger those of the units that it came from. */
static bool home_read_own(struct home_reading *r, struct due *due)
{
	struct ui *ui = r->ui;
	const struct units *u = ui->every_unit ? ui->every_unit : ui->units;
	bool ok = true;

	r->own = true;
	for (size_t n = 0; ok && n < u->units; n++) {
		const struct unit *unit = &u->unit[n];

		if (unit->valid_from > period_last_day(due->period) ||
		    unit->valid_to < period_first_day(due->period) ||
		    !home_is_own(ui, r->h, unit->id))
			continue;
		due->unit = unit->id;
		ok = due_each(ui->store, due, home_take_cell, r, r->err);
	}
	r->own = false;
	due->unit = 0;
	return ok;
}

bool home_read_cells(struct ui *ui, struct home *h, const struct account *a, struct err *err)
{
	struct home_reading r = { .ui = ui, .h = h, .ok = true, .err = err };
	struct calendar calendar;
	struct due due = { .programme = ui->programme,
			   .units = ui->units,
			   .calendar = &calendar,
			   .period = ui->look.period };
	bool ok = calendar_load(ui->store, ui->programme, &ui->calendar, &calendar, err);

	if (h->unit && !units_by_id(ui->units, h->unit))
		ui_every_unit(ui); /* the own one stands below those that report */
	r.account = home_sees_all(a) ? NULL : a;
	if (ok && r.account && (a->roles & ROLE_REPORTER))
		ok = home_read_own(&r, &due);
	if (ok && (!r.account || a->roles & (ROLE_OWNER | ROLE_REVIEWER)))
		ok = due_each(ui->store, &due, home_take_cell, &r, err);
	calendar_release(&calendar);
	return ok && r.ok;
}

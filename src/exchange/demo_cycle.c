/* The reporting cycle of illustrative values. */
#include "demo_cycle.h"

#include "base/mem.h"
#include "base/msg.h"
#include "demo_curve.h"

#include <stdlib.h>

enum { DEMO_PURPOSE_UNIT = 101, DEMO_PURPOSE_CELL };

/* Points from the last value that are warned of: what is warned of needs a reason, and stays a draft. */
static const double demo_jump = 15;

/* Of all units, those that have submitted, and those that were verified; of a verified unit's cells those
 * that were returned, and those that still wait. */
static const double demo_submitted = 0.75, demo_verified = 0.5, demo_returned = 0.04,
		    demo_waiting = 0.06;

enum demo_stage { DEMO_DRAFT, DEMO_WAITING, DEMO_VERIFIED, DEMO_RETURNED };

static enum demo_stage demo_stage_of(const struct cycle_cell *c)
{
	const double unit = demo_random(DEMO_PURPOSE_UNIT, c->unit, c->period, 0);
	const double cell = demo_random(DEMO_PURPOSE_CELL, c->indicator, c->unit, c->period);

	if (unit >= demo_submitted)
		return DEMO_DRAFT;
	if (unit >= demo_verified)
		return DEMO_WAITING;
	if (cell < demo_returned)
		return DEMO_RETURNED;
	return cell < demo_returned + demo_waiting ? DEMO_WAITING : DEMO_VERIFIED;
}

static bool demo_warned(struct store *s, const struct act *act, const struct cycle_cell *c)
{
	struct err err = { 0 };
	struct value value;
	int64_t row;

	return !log_cell(s, c->indicator, c->unit, c->period, &value, &row, &err) ||
	       cycle_warning(s, act->programme, act->units, c->indicator, c->unit, c->period,
			     &value, demo_jump) != ENTRY_FINE;
}

bool demo_cycle(struct store *s, const struct act *act, const struct cycle_cell *cells,
		size_t count, struct err *err)
{
	static const enum cycle_step step[] = { [DEMO_WAITING] = CYCLE_SUBMIT,
						[DEMO_VERIFIED] = CYCLE_VERIFY,
						[DEMO_RETURNED] = CYCLE_RETURN };
	struct cycle_cell *some = mem_zero(count + 1, sizeof(*some));
	enum demo_stage *stage = mem_zero(count + 1, sizeof(*stage));
	struct act reviewer = *act;
	bool ok = true;

	reviewer.author = tr(MSG_DEMO_REVIEWER);
	for (size_t n = 0; n < count; n++)
		stage[n] = demo_warned(s, act, &cells[n]) ? DEMO_DRAFT : demo_stage_of(&cells[n]);
	for (int to = DEMO_WAITING; ok && to <= DEMO_RETURNED; to++) {
		size_t taken = 0, done;

		for (size_t n = 0; n < count; n++)
			if (to == DEMO_WAITING ? stage[n] != DEMO_DRAFT : (int)stage[n] == to)
				some[taken++] = cells[n];
		ok = cycle_take(s, to == DEMO_WAITING ? act : &reviewer, step[to], some, taken,
				to == DEMO_RETURNED ? tr(MSG_DEMO_RETURNED) : NULL, demo_jump,
				&done, err);
	}
	free(some);
	free(stage);
	return ok;
}

/* The log in the order of its cells: each cell is derived when its revisions are together, and the
 * sums of an indicator when its cells are. */
#include "recompute.h"

#include "lineage.h"
#include "rollups.h"

struct recompute_run {
	struct store *s;
	const struct programme *p;
	const struct recompute *to;
	struct rollups *rollups;
	struct lineage lineage; /* of the cell at hand */
	int indicator, unit;
	int32_t period;
};

/* The indicator at hand if it is summed over units, else NULL. */
static const struct indicator *recompute_summed(const struct recompute_run *run)
{
	const struct indicator *i;

	if (run->indicator < 1 || (size_t)run->indicator > run->p->indicators)
		return NULL;
	i = programme_indicator(run->p, run->indicator);
	return i->aggregation != AGGREGATE_NONE ? i : NULL;
}

static bool recompute_sums(int unit, int32_t period, enum basis basis, const struct sums *sums,
			   void *arg)
{
	const struct recompute_run *run = arg;

	return run->to->sums(run->indicator, unit, period, basis, sums, run->to->arg);
}

/* Sums are made of every basis: those that show the same revision have one entry. */
static void recompute_add(struct recompute_run *run, const struct cell *cell)
{
	for (int b = 0; b < BASIS_MAX; b++) {
		unsigned bases = 0;

		for (int k = 0; k < BASIS_MAX; k++)
			if (cell->row[k] == cell->row[b])
				bases |= 1u << k;
		if (cell->row[b] && !(bases & ((1u << b) - 1)))
			rollups_add(run->rollups, run->unit, run->period, bases,
				    lineage_value(&run->lineage, cell->row[b]));
	}
}

static bool recompute_cell(struct recompute_run *run)
{
	struct cell cell = { .period = run->period };
	enum value_status status;

	if (!run->lineage.count)
		return true;
	lineage_derive(&run->lineage, &cell, &status);
	if (recompute_summed(run))
		recompute_add(run, &cell);
	lineage_clear(&run->lineage);
	return run->to->cell(run->indicator, run->unit, &cell, status, run->to->arg);
}

static bool recompute_indicator(struct recompute_run *run)
{
	const struct indicator *i = recompute_summed(run);

	return !i || rollups_sum(run->rollups, i, recompute_sums, run);
}

/* Ends the cell and the indicator that the row does not belong to. */
static bool recompute_turn(struct recompute_run *run, struct cell_key key)
{
	if (key.indicator == run->indicator && key.unit == run->unit && key.period == run->period)
		return true;
	if (!recompute_cell(run) || (key.indicator != run->indicator && !recompute_indicator(run)))
		return false;
	run->indicator = key.indicator;
	run->unit = key.unit;
	run->period = key.period;
	return true;
}

/* A pass ends with an indicator. */
static bool recompute_pass(struct recompute_run *run, struct ledger *l, struct err *err)
{
	ledger_sort(l);
	for (size_t n = 0; n < ledger_count(l); n++) {
		struct cell_key key;
		const struct lineage_entry *e = ledger_at(l, n, &key);

		if (!recompute_turn(run, key) || !lineage_add(run->s, &run->lineage, e, err))
			return false;
	}
	return recompute_cell(run) && recompute_indicator(run);
}

bool recompute_all(struct store *s, const struct programme *p, struct ledger *l,
		   const struct recompute *to, struct err *err)
{
	struct recompute_run run = { .s = s, .p = p, .to = to };
	bool ok;

	run.rollups = rollups_new(s, err);
	ok = run.rollups && recompute_pass(&run, l, err);
	while (ok && ledger_next(l))
		ok = ledger_read(s, l, err) && recompute_pass(&run, l, err);
	lineage_release(&run.lineage);
	rollups_free(run.rollups);
	return ok;
}

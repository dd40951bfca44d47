/* Numerator and denominator in rows of their own: "SOC.INF.FBR - tử số", or "Tử số" below its indicator. */
#include "import_table.h"

#include "base/str.h"

/* The rows of one value so far. */
struct sheet_group {
	size_t row; /* that the value is read with */
	int indicator;
	const char *unit, *period;
	size_t part[SHEET_PARTS]; /* from 1; 0: there is none */
};

struct sheet_groups {
	struct sheet_group *group;
	size_t count;
	const char *unit; /* as said in the rows so far */
};

static bool sheet_parts_in_columns(const struct sheet *t)
{
	for (size_t n = 0; n < t->figures; n++)
		if (t->figure[n].at[VALUE_PART_NUMERATOR] >= 0 ||
		    t->figure[n].at[VALUE_PART_DENOMINATOR] >= 0)
			return true;
	return false;
}

/* The group that a part goes to: the last one for its indicator, unit and period that lacks it. Parts of
 * several indicators may be mixed, but not more than all of them. */
static struct sheet_group *sheet_group_find(const struct sheet *t, struct sheet_groups *g,
					    const struct sheet_group *wanted, int part)
{
	for (size_t back = 1; back <= g->count && back <= t->plan->p->indicators; back++) {
		struct sheet_group *group = &g->group[g->count - back];

		if (group->indicator == wanted->indicator && !group->part[part] &&
		    str_equal(group->unit, wanted->unit) &&
		    str_equal(group->period, wanted->period))
			return group;
	}
	return NULL;
}

static void sheet_group_row(struct sheet *t, struct sheet_groups *g, size_t row)
{
	const char *text = sheet_cell(t, row, t->indicator_at), *unit;
	const struct sheet_group *last = g->count ? &g->group[g->count - 1] : NULL;
	struct sheet_heading h = sheet_heading_read(t, text);
	struct sheet_group wanted = { .row = row,
				      .indicator = h.indicator,
				      .period = sheet_cell(t, row, t->period_at) };
	struct sheet_group *group = NULL;
	int part = h.part;

	unit = sheet_cell(t, row, t->unit_at);
	g->unit = *unit ? unit : g->unit;
	wanted.unit = g->unit;
	if (last && !h.indicator && part == SHEET_NO_PART)
		part = sheet_own_part(t, last->indicator, text);
	if (!h.indicator && last && part != SHEET_NO_PART)
		wanted.indicator = last->indicator;
	if (!wanted.indicator)
		return;
	if (part == VALUE_PART_NUMERATOR || part == VALUE_PART_DENOMINATOR)
		group = sheet_group_find(t, g, &wanted, part);
	else
		part = VALUE_PART_VALUE;
	if (!group) {
		group = &g->group[g->count++];
		*group = wanted;
	}
	group->part[part] = row + 1;
}

void sheet_join_parts(struct sheet *t)
{
	struct sheet_groups g = { .unit = "" };

	if (t->indicator_at < 0 || sheet_parts_in_columns(t))
		return;
	g.group = arena_zero(&t->arena, t->rows + 1, sizeof(*g.group));
	for (size_t r = t->body; r < t->rows; r++)
		sheet_group_row(t, &g, r);
	for (size_t n = 0; n < g.count; n++) {
		struct sheet_group *group = &g.group[n];

		if (!group->part[VALUE_PART_NUMERATOR] && !group->part[VALUE_PART_DENOMINATOR])
			continue;
		group->part[SHEET_PERCENT] = group->part[VALUE_PART_VALUE];
		group->part[VALUE_PART_VALUE] = 0;
		t->row[group->row].part = group->part;
		for (int part = 0; part < SHEET_PARTS; part++)
			if (group->part[part] && group->part[part] != group->row + 1)
				t->row[group->part[part] - 1].joined = true;
	}
}

/* Rows of the home screen: units, indicators and tasks with their sums. */
#include "home.h"

#include "base/date.h"

#include <stdlib.h>

static void home_sum_init(struct home_sum *sum)
{
	*sum = (struct home_sum){ .next = DATE_MAX };
}

static void home_subject_init(struct home_subject *subject, int id)
{
	*subject = (struct home_subject){ .row = { .id = id } };
	home_sum_init(&subject->sum);
}

void home_init(struct home_data *h, const struct programme *p)
{
	*h = (struct home_data){ .programme = p };
	h->indicator = mem_zero(p->indicators + 1, sizeof(*h->indicator));
	h->task = mem_zero(p->tasks + 1, sizeof(*h->task));
	h->linked = mem_zero(p->tasks * p->indicators + 1, sizeof(*h->linked));
	for (size_t n = 0; n < p->tasks; n++)
		for (size_t i = 0; i < p->indicators; i++)
			h->linked[n * p->indicators + i] = code_listed(p->task[n].indicators,
								       p->indicator[i].code);
	arena_init(&h->arena);
	home_clear(h);
}

static void home_clear_subjects(struct home_subject *subject, size_t count)
{
	for (size_t n = 0; n < count; n++)
		home_subject_init(&subject[n], (int)n + 1);
}

void home_clear(struct home_data *h)
{
	h->units = h->rows = 0;
	home_clear_subjects(h->indicator, h->programme->indicators);
	home_clear_subjects(h->task, h->programme->tasks);
	home_sum_init(&h->sum);
	home_kept_clear(h);
}

void home_release(struct home_data *h)
{
	free(h->unit);
	free(h->indicator);
	free(h->task);
	free(h->linked);
	free(h->row);
	home_kept_release(h);
}

/* --- one cell --- */

/* HOME_GROUP_MAX: nothing is to be done. */
static enum home_group home_group_of(const struct due_cell *due, bool behind)
{
	switch (due->state) {
	case DUE_RETURNED:
		return HOME_RETURNED;
	case DUE_CONFLICT:
		return HOME_CONFLICT;
	case DUE_MISSING:
		return due->overdue ? HOME_LATE : HOME_MISSING;
	case DUE_DRAFT:
		return due->overdue ? HOME_LATE : HOME_DRAFT;
	default:
		return behind ? HOME_BEHIND : HOME_GROUP_MAX;
	}
}

static void home_sum_add(const struct home_data *h, struct home_sum *sum, const struct home_cell *c,
			 bool filled)
{
	sum->expected++;
	sum->filled += filled;
	sum->submitted += c->state == DUE_WAITING || c->state == DUE_VERIFIED ||
			  c->state == DUE_NOTHING;
	sum->behind += c->behind;
	sum->too_long += c->too_long;
	if (c->group < HOME_BEHIND)
		sum->group[c->group]++;
	if (c->overdue > sum->overdue)
		sum->overdue = c->overdue;
	if ((c->state == DUE_MISSING || c->state == DUE_RETURNED ||
	     (c->state == DUE_DRAFT && h->drafts_owed)) &&
	    c->deadline >= h->today && c->deadline < sum->next)
		sum->next = c->deadline;
	sum->group[HOME_BEHIND] = sum->behind;
}

int home_compare(const struct home_cell *x, const struct home_cell *y)
{
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->too_long != y->too_long)
		return x->too_long ? -1 : 1;
	if (x->overdue != y->overdue)
		return x->overdue > y->overdue ? -1 : 1;
	return (x->deadline > y->deadline) - (x->deadline < y->deadline);
}

static void home_take(const struct home_data *h, struct home_subject *subject,
		      const struct home_cell *c, bool filled)
{
	struct home_cell *worst = &subject->row.cell;

	home_sum_add(h, &subject->sum, c, filled);
	if (c->group != HOME_GROUP_MAX && (!worst->indicator || home_compare(c, worst) < 0))
		*worst = *c;
}

struct home_subject *home_unit(struct home_data *h, int unit)
{
	for (size_t n = h->units; n-- > 0;)
		if (h->unit[n].row.id == unit)
			return &h->unit[n];
	h->unit = mem_grow(h->unit, h->units, &h->unit_room, sizeof(*h->unit));
	home_subject_init(&h->unit[h->units], unit);
	return &h->unit[h->units++];
}

/* A draft is to be done where people submit to each other. */
static bool home_cell_passes(const struct home_data *h, const struct home_cell *c)
{
	if (c->group == HOME_GROUP_MAX)
		return false;
	if (h->filter == HOME_LONG)
		return c->too_long;
	if (h->filter == HOME_ONLY + HOME_BEHIND)
		return c->behind;
	if (h->filter != HOME_ALL)
		return (int)c->group == (int)h->filter - HOME_ONLY;
	return c->group != HOME_DRAFT || h->drafts_owed;
}

void home_read(struct home_data *h, const struct due_cell *due, bool behind)
{
	struct home_cell cell = { .indicator = due->indicator,
				  .unit = due->unit,
				  .period = due->period,
				  .deadline = due->deadline,
				  .overdue = due->overdue,
				  .state = due->state,
				  .group = home_group_of(due, behind),
				  .verified = due->verified,
				  .behind = behind };
	const bool filled = due->value.state != VALUE_ABSENT || due->state == DUE_NOTHING;
	const struct programme *p = h->programme;

	if (due->state == DUE_RETURNED && due->clock) {
		const int64_t local = revision_clock_ms(due->clock) + INT64_C(7) * 3600 * 1000;

		cell.days = h->today - (int32_t)(local / 86400000);
		cell.too_long = cell.days > h->too_long;
	}
	home_sum_add(h, &h->sum, &cell, filled);
	home_take(h, home_unit(h, due->unit), &cell, filled);
	home_take(h, &h->indicator[due->indicator - 1], &cell, filled);
	for (size_t n = 0; n < p->tasks; n++)
		if (h->linked[n * p->indicators + (size_t)due->indicator - 1])
			home_take(h, &h->task[n], &cell, filled);
	if (h->layout == HOME_CELLS && home_cell_passes(h, &cell))
		home_kept_add(h, &cell, due);
}

/* --- rows --- */

bool home_passes(const struct home_sum *sum, enum home_filter filter)
{
	if (filter == HOME_LONG)
		return sum->too_long > 0;
	if (filter != HOME_ALL)
		return sum->group[filter - HOME_ONLY] > 0;
	return sum->expected > 0;
}

static int home_compare_sums(const void *a, const void *b)
{
	const struct home_row *x = a, *y = b;
	const int left[] = { y->urgency,
			     y->sum->group[HOME_LATE],
			     y->sum->overdue,
			     y->sum->too_long,
			     y->sum->group[HOME_RETURNED],
			     y->sum->group[HOME_CONFLICT],
			     y->sum->group[HOME_MISSING],
			     y->sum->behind,
			     x->id };
	const int right[] = { x->urgency,
			      x->sum->group[HOME_LATE],
			      x->sum->overdue,
			      x->sum->too_long,
			      x->sum->group[HOME_RETURNED],
			      x->sum->group[HOME_CONFLICT],
			      x->sum->group[HOME_MISSING],
			      x->sum->behind,
			      y->id };

	for (size_t n = 0; n < ARRAY_LEN(left); n++)
		if (left[n] != right[n])
			return left[n] < right[n] ? -1 : 1;
	return 0;
}

static void home_arrange_sums(struct home_data *h, const struct home_subject *from, size_t count)
{
	h->rows = 0;
	for (size_t n = 0; n < count; n++) {
		if (!home_passes(&from[n].sum, h->filter) &&
		    !(from[n].row.listed && h->filter == HOME_ALL))
			continue;
		h->row = mem_grow(h->row, h->rows, &h->row_room, sizeof(*h->row));
		h->row[h->rows] = from[n].row;
		h->row[h->rows++].sum = &from[n].sum;
	}
	if (h->rows)
		qsort(h->row, h->rows, sizeof(*h->row), home_compare_sums);
}

void home_arrange(struct home_data *h)
{
	if (h->layout == HOME_CELLS)
		home_kept_arrange(h);
	else if (h->layout == HOME_UNITS)
		home_arrange_sums(h, h->unit, h->units);
	else if (h->layout == HOME_INDICATORS)
		home_arrange_sums(h, h->indicator, h->programme->indicators);
	else
		home_arrange_sums(h, h->task, h->programme->tasks);
}

/* Rows of the home screen: cells in groups; units, indicators and tasks with their sums. */
#include "home.h"

#include "base/date.h"
#include "base/str.h"
#include "calc/value_words.h"

#include <stdlib.h>
#include <string.h>

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
	for (size_t n = 0; n < count; n++) {
		home_subject_init(&subject[n], (int)n + 1);
	}
}

void home_clear(struct home_data *h)
{
	h->cells = h->units = h->rows = 0;
	home_clear_subjects(h->indicator, h->programme->indicators);
	home_clear_subjects(h->task, h->programme->tasks);
	home_sum_init(&h->sum);
	arena_release(&h->arena);
	arena_init(&h->arena);
}

void home_release(struct home_data *h)
{
	free(h->cell);
	free(h->unit);
	free(h->indicator);
	free(h->task);
	free(h->linked);
	free(h->row);
	arena_release(&h->arena);
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

/* The earlier group is worse, then the longer one overdue, then the earlier deadline. */
static int home_compare_cells(const struct home_cell *x, const struct home_cell *y)
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
	struct home_cell *worst = &subject->worst;

	home_sum_add(h, &subject->sum, c, filled);
	if (c->group != HOME_GROUP_MAX && (!worst->indicator || home_compare_cells(c, worst) < 0))
		*worst = *c;
}

static struct home_subject *home_unit(struct home_data *h, int unit)
{
	for (size_t n = h->units; n-- > 0;)
		if (h->unit[n].row.id == unit)
			return &h->unit[n];
	h->unit = mem_grow(h->unit, h->units, &h->unit_room, sizeof(*h->unit));
	home_subject_init(&h->unit[h->units], unit);
	return &h->unit[h->units++];
}

static const char *home_note(struct home_data *h, const struct due_cell *due)
{
	struct str words;
	const char *kept;

	if (due->state == DUE_RETURNED)
		return arena_strdup(&h->arena, due->reason);
	if (due->value.state == VALUE_ABSENT)
		return NULL;
	str_init(&words);
	value_add_words(programme_indicator(h->programme, due->indicator), &due->value, false,
			&words);
	kept = arena_strdup(&h->arena, words.text);
	str_release(&words);
	return kept;
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
	if (!h->every_cell || cell.group == HOME_GROUP_MAX)
		return;
	cell.author = arena_strdup(&h->arena, due->author);
	cell.note = home_note(h, due);
	h->cell = mem_grow(h->cell, h->cells, &h->cell_room, sizeof(*h->cell));
	h->cell[h->cells++] = cell;
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

/* A draft is to be done where people submit to each other. */
static bool home_cell_passes(const struct home_data *h, const struct home_cell *c,
			     enum home_filter filter)
{
	if (filter == HOME_LONG)
		return c->too_long;
	if (filter == HOME_ONLY + HOME_BEHIND)
		return c->behind;
	if (filter != HOME_ALL)
		return (int)c->group == (int)filter - HOME_ONLY;
	return c->group != HOME_DRAFT || h->drafts_owed;
}

static struct home_row *home_add(struct home_data *h)
{
	h->row = mem_grow(h->row, h->rows, &h->row_room, sizeof(*h->row));
	h->row[h->rows] = (struct home_row){ 0 };
	return &h->row[h->rows++];
}

/* Equal ones stay in the order in which they were read. */
static int home_compare_cell_rows(const void *a, const void *b)
{
	const struct home_cell *x = ((const struct home_row *)a)->cell;
	const struct home_cell *y = ((const struct home_row *)b)->cell;
	const int by = home_compare_cells(x, y);

	return by ? by : (x > y) - (x < y);
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

/* Cells by group, each group under its heading. */
static void home_arrange_cells(struct home_data *h, enum home_filter filter)
{
	size_t cells;

	for (size_t n = 0; n < h->cells; n++)
		if (home_cell_passes(h, &h->cell[n], filter))
			home_add(h)->cell = &h->cell[n];
	cells = h->rows;
	if (cells)
		qsort(h->row, cells, sizeof(*h->row), home_compare_cell_rows);
	for (size_t n = 0; n < h->rows; n++) {
		const unsigned group = h->row[n].cell->group;

		if (n && h->row[n - 1].cell && h->row[n - 1].cell->group == group)
			continue;
		home_add(h);
		memmove(&h->row[n + 1], &h->row[n], (h->rows - 1 - n) * sizeof(*h->row));
		h->row[n] = (struct home_row){ .heading = (unsigned char)(group + 1) };
		n++;
	}
}

static void home_arrange_sums(struct home_data *h, const struct home_subject *from, size_t count,
			      enum home_filter filter)
{
	for (size_t n = 0; n < count; n++)
		if (home_passes(&from[n].sum, filter) ||
		    (from[n].row.listed && filter == HOME_ALL)) {
			struct home_row *row = home_add(h);
			*row = from[n].row;
			row->sum = &from[n].sum;
			row->cell = from[n].worst.indicator ? &from[n].worst : NULL;
		}
	if (h->rows)
		qsort(h->row, h->rows, sizeof(*h->row), home_compare_sums);
}

void home_arrange(struct home_data *h, enum home_layout layout, enum home_filter filter)
{
	h->rows = 0;
	if (layout == HOME_CELLS)
		home_arrange_cells(h, filter);
	else if (layout == HOME_UNITS)
		home_arrange_sums(h, h->unit, h->units, filter);
	else if (layout == HOME_INDICATORS)
		home_arrange_sums(h, h->indicator, h->programme->indicators, filter);
	else
		home_arrange_sums(h, h->task, h->programme->tasks, filter);
}

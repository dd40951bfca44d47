/* The rows of the review queue: all of them in order, those in sight in full. */
#include "queue_rows.h"

#include "base/mem.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

struct queue_entry *queue_selected(const struct queue *q)
{
	return q->count ? &q->entry[q->list.selected] : NULL;
}

const struct queue_row *queue_row(const struct queue *q, size_t n)
{
	return n >= q->first && n < q->first + q->shows ? &q->shown[n - q->first] : NULL;
}

/* Conflicts, then warnings, then the earliest submission. */
static int queue_compare(const void *a, const void *b)
{
	const struct queue_entry *x = a, *y = b;

	if (x->conflict != y->conflict)
		return y->conflict - x->conflict;
	if (x->warned != y->warned)
		return y->warned - x->warned;
	if (x->clock != y->clock)
		return x->clock < y->clock ? -1 : 1;
	if (x->cell.indicator != y->cell.indicator)
		return x->cell.indicator < y->cell.indicator ? -1 : 1;
	if (x->cell.unit != y->cell.unit)
		return x->cell.unit < y->cell.unit ? -1 : 1;
	return (x->cell.period > y->cell.period) - (x->cell.period < y->cell.period);
}

static bool queue_passes(const struct queue *q, const struct queue_row *row)
{
	switch (q->filter) {
	case QUEUE_UNUSUAL:
		return row->conflict || row->warning != ENTRY_FINE;
	case QUEUE_CHANGED:
		return row->conflict || !row->had_stood || !value_equal(&row->stood, &row->value);
	case QUEUE_MINE:
		return review_mine(q->ui, row);
	default:
		return true;
	}
}

/* A few people have entered all of it. */
static uint16_t queue_author(struct queue *q, const char *name)
{
	size_t n = 0;

	while (n < q->authors && strcmp(q->author[n], name) != 0)
		n++;
	if (n == q->authors && n <= UINT16_MAX) {
		q->author = mem_grow(q->author, q->authors, &q->author_room, sizeof(*q->author));
		q->author[q->authors++] = mem_strdup(name);
	}
	return (uint16_t)n;
}

static bool queue_add(const struct queue_row *row, void *arg)
{
	struct queue *q = arg;

	if (!queue_passes(q, row))
		return true;
	q->entry = mem_grow(q->entry, q->count, &q->room, sizeof(*q->entry));
	q->entry[q->count++] = (struct queue_entry){ .cell = row->cell,
						     .clock = row->clock,
						     .author = queue_author(q, row->author),
						     .conflict = row->conflict,
						     .warned = row->warning != ENTRY_FINE,
						     .right = row->mine,
						     .mine = review_mine(q->ui, row) };
	return true;
}

static bool queue_same(const struct cycle_cell *a, const struct cycle_cell *b)
{
	return a->indicator == b->indicator && a->unit == b->unit && a->period == b->period &&
	       a->seen == b->seen;
}

/* What was marked and selected before the rows are read anew. */
struct queue_before {
	struct cycle_cell *marked;
	size_t count;
	struct cycle_cell selected; /* indicator 0: none */
};

static void queue_remember(const struct queue *q, struct queue_before *before)
{
	*before = (struct queue_before){ .marked = mem_alloc(((size_t)q->marked + 1) *
							     sizeof(*before->marked)) };
	for (size_t n = 0; n < q->count; n++)
		if (q->entry[n].marked)
			before->marked[before->count++] = q->entry[n].cell;
	if (q->count)
		before->selected = queue_selected(q)->cell;
}

/* Marks and the selection stay with their cells, as far as these still wait as they did. */
static void queue_keep(struct queue *q, struct queue_before *before)
{
	for (size_t n = 0; n < q->count; n++) {
		struct queue_entry *e = &q->entry[n];

		for (size_t k = 0; k < before->count && !e->marked; k++)
			e->marked = queue_same(&before->marked[k], &e->cell);
		q->marked += e->marked;
		if (queue_same(&before->selected, &e->cell))
			list_select(&q->list, n);
	}
	free(before->marked);
}

static void queue_count(struct queue *q)
{
	q->unusual = q->conflicts = 0;
	for (size_t n = 0; n < q->count; n++) {
		q->unusual += q->entry[n].warned;
		q->conflicts += q->entry[n].conflict;
	}
}

/* Who may decide on a part of what waits begins with that part. */
static void queue_begin(struct queue *q)
{
	size_t mine = 0;

	if (q->begun)
		return;
	q->begun = true;
	for (size_t n = 0; n < q->count; n++)
		mine += q->entry[n].right;
	if (!mine || mine == q->count)
		return;
	q->filter = QUEUE_MINE;
	mine = 0;
	for (size_t n = 0; n < q->count; n++)
		if (q->entry[n].mine)
			q->entry[mine++] = q->entry[n];
	q->count = mine;
}

static bool queue_show_rows(struct ui *ui, struct queue *q, struct err *err)
{
	const int height = queue_height(ui, q);
	struct queue_row *shown;
	bool ok = true;

	if (height < 2)
		return true;
	list_place(&q->list, (size_t)height);
	if (q->first == q->list.top && q->shows == q->list.shown)
		return true;
	shown = mem_zero(q->list.shown + 1, sizeof(*shown));
	for (size_t n = 0; ok && n < q->list.shown; n++) {
		const size_t at = q->list.top + n;
		const struct queue_row *there = queue_row(q, at);

		if (there)
			shown[n] = *there;
		else
			ok = queue_read(ui->store, ui->programme, ui->units, ui->jump,
					&q->entry[at].cell, &shown[n], err);
	}
	free(q->shown);
	q->shown = shown;
	q->first = q->list.top;
	q->shows = q->list.shown;
	return ok;
}

bool queue_show(struct ui *ui, struct queue *q, bool selected, struct err *err)
{
	return queue_show_rows(ui, q, err) &&
	       (!q->count || !selected ||
		review_detail_load(ui, &queue_selected(q)->cell, &q->detail, err));
}

void queue_release_rows(struct queue *q)
{
	for (size_t n = 0; n < q->authors; n++)
		free(q->author[n]);
	free(q->author);
	free(q->entry);
	free(q->shown);
}

bool queue_load(struct ui *ui, void *state, struct err *err)
{
	struct queue *q = state;
	struct queue_before before;
	bool ok;

	queue_remember(q, &before);
	q->count = q->shows = 0;
	q->marked = 0;
	q->ui = ui;
	ok = queue_each(ui->store, ui->programme, ui->units, q->unit,
			q->filter == QUEUE_EVERY ? PERIOD_NONE : ui->look.period, ui->jump,
			queue_add, q, err);
	queue_begin(q);
	queue_count(q);
	if (q->count)
		qsort(q->entry, q->count, sizeof(*q->entry), queue_compare);
	list_resize(&q->list, q->count);
	queue_keep(q, &before);
	return ok && queue_show(ui, q, true, err);
}

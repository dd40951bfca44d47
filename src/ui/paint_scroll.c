/* Rows that only moved are scrolled. */
#include "paint_parts.h"

#include <limits.h>
#include <string.h>

enum { SCROLL_COST = 18 /* bytes of the sequences, about */, SCROLL_BESIDE = 1 };

/* Rows first..last are scrolled up by `by` (down where it is negative). */
struct scroll {
	int first, last, by;
};

/* Where the row's content comes from when the rows are scrolled so; -1: a blank row comes in. */
static int scroll_source(const struct scroll *s, int row)
{
	int from = row + s->by;

	if (row < s->first || row > s->last)
		return row;
	return from >= s->first && from <= s->last ? from : -1;
}

static int scroll_cost(const struct paint *p, const struct scroll *s, int limit)
{
	int cost = SCROLL_COST;

	for (int row = 0; row < p->rows && cost < limit; row++) {
		int from = scroll_source(s, row);
		cost += paint_row_cost(from < 0 ? p->blanks : paint_shown(p, from),
				       paint_wanted(p, row), p->cols);
	}
	return cost;
}

/* The rows that are shown `by` rows further down (up): the first and the last of them, and the rows that
 * move out of the way. False when fewer than two are. */
static bool scroll_candidate(const struct paint *p, int by, struct scroll *s)
{
	int first = -1, last = -1, hits = 0;

	for (int row = 0; row < p->rows; row++) {
		int from = row + by;
		const struct paint_cell *wanted = paint_wanted(p, row);
		if (from < 0 || from >= p->rows || !p->touched[row] ||
		    paint_tail(wanted, p->cols) == 0 ||
		    !paint_cells_equal(wanted, paint_shown(p, from), p->cols) ||
		    paint_cells_equal(wanted, paint_shown(p, row), p->cols))
			continue;
		first = first < 0 ? row : first;
		last = row;
		hits++;
	}
	*s = (struct scroll){ by > 0 ? first : first + by, by > 0 ? last + by : last, by };
	return hits >= 2;
}

static void scroll_write(struct paint *p, const struct scroll *s)
{
	int n = s->by > 0 ? s->by : -s->by;

	paint_write_ground(p, &paint_plain);
	str_addf(p->out, "\033[%d;%dr", s->first + 1, s->last + 1);
	p->at = (struct paint_spot){ 0, 0 };
	p->drifts = false;
	if (p->able.index && n > 1) {
		str_addf(p->out, "\033[%d%c", n, s->by > 0 ? 'S' : 'T');
	} else {
		p->to = (struct paint_spot){ s->by > 0 ? s->last : s->first, 0 };
		paint_write_motion(p);
		for (int i = 0; i < n; i++)
			str_add(p->out, s->by > 0 ? "\n" : "\033M");
	}
	str_add(p->out, "\033[r");
	p->at = (struct paint_spot){ 0, 0 };
}

/* The rows shown are moved as the terminal has moved them. */
static void scroll_rows(struct paint *p, const struct scroll *s)
{
	size_t size = (size_t)p->cols * sizeof(*p->shown);
	int step = s->by > 0 ? 1 : -1;

	for (int row = s->by > 0 ? s->first : s->last; row >= s->first && row <= s->last;
	     row += step) {
		int from = scroll_source(s, row);
		memcpy(paint_shown(p, row), from < 0 ? p->blanks : paint_shown(p, from), size);
		p->blank[row] = from < 0 ? 0 : p->blank[from];
		p->touched[row] = true;
	}
}

/* The cheapest way to scroll by so many rows replaces the best so far, if it is better. Rows beside those that
 * moved may move, too, though they change as well: the selected one does. */
static void scroll_try(const struct paint *p, int by, struct scroll *best, int *least)
{
	struct scroll s;

	if (!scroll_candidate(p, by, &s))
		return;
	for (int before = 0; before <= SCROLL_BESIDE; before++) {
		for (int after = 0; after <= SCROLL_BESIDE; after++) {
			const struct scroll wider = { s.first - before, s.last + after, by };
			if (wider.first < 0 || wider.last >= p->rows)
				continue;
			int cost = scroll_cost(p, &wider, *least);
			if (cost < *least) {
				*least = cost;
				*best = wider;
			}
		}
	}
}

void paint_scroll(struct paint *p)
{
	const struct scroll none = { .first = p->rows, .last = -1 };
	struct scroll best = { 0 };

	if (!p->able.region)
		return;
	int least = scroll_cost(p, &none, INT_MAX) - SCROLL_COST;
	for (int by = 1 - p->rows; by < p->rows; by++)
		if (by != 0)
			scroll_try(p, by, &best, &least);
	if (!best.by)
		return;
	scroll_write(p, &best);
	scroll_rows(p, &best);
}

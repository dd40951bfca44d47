/* Rows of an indicator's page. */
#include "ui/ranking.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/programme.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

enum { RANKING_UNITS_MAX = 4096 };

void ranking_init(struct ranking *r, int indicator, int parent)
{
	memset(r, 0, sizeof(*r));
	units_init(&r->below);
	str_init(&r->parent_name);
	r->indicator = indicator;
	r->parent = parent;
}

void ranking_release(struct ranking *r)
{
	units_release(&r->below);
	str_release(&r->parent_name);
	free(r->row);
}

void ranking_reorder(struct ranking *r)
{
	r->ordered = false;
}

const struct units *ranking_units(const struct ui *ui, const struct ranking *r)
{
	return r->deep ? &r->below : ui->units;
}

const char *ranking_unit_name(const struct ui *ui, const struct ranking *r, int unit)
{
	const struct units *u = units_by_id(ui->units, unit) ? ui->units : ranking_units(ui, r);

	return unit == r->parent ? r->parent_name.text :
				   units_name(u, unit, look_day(ui), lang_get());
}

const char *ranking_sort_name(enum ranking_sort sort)
{
	static const enum msg name[RANKING_SORT_MAX] = {
		[RANKING_BY_RANK] = MSG_SORT_RANK,      [RANKING_BY_NAME] = MSG_SORT_NAME,
		[RANKING_BY_CHANGE] = MSG_SORT_CHANGE,  [RANKING_BY_PACE] = MSG_SORT_PACE,
		[RANKING_BY_TREE] = MSG_SORT_CATALOGUE,
	};

	return tr(name[sort]);
}

static void ranking_name_parent(struct ui *ui, struct ranking *r)
{
	struct str buf;

	str_init(&buf);
	str_clear(&r->parent_name);
	str_add(&r->parent_name, look_unit_name(ui, r->parent, look_day(ui), &buf));
	str_release(&buf);
}

static struct ranking_row *ranking_add(struct ranking *r, int unit, bool heading, int region)
{
	r->row = mem_grow(r->row, r->rows, &r->room, sizeof(*r->row));
	r->row[r->rows] = (struct ranking_row){ .line = { .unit = unit },
						.heading = heading,
						.region = region };
	return &r->row[r->rows++];
}

/* Region by region, each under its heading. */
static void ranking_add_tree(struct ui *ui, struct ranking *r, int parent, enum scope scope,
			     bool headings)
{
	const struct units *u = ui->units;
	int ids[512];
	const size_t count = units_children(u, parent, look_day(ui), ids, ARRAY_LEN(ids));

	for (size_t n = 0; n < count && n < ARRAY_LEN(ids); n++) {
		const struct unit *child = units_by_id(u, ids[n]);

		if (unit_kind_aggregate(child->kind)) {
			const size_t before = r->rows;

			if (headings)
				ranking_add(r, ids[n], true, ids[n]);
			ranking_add_tree(ui, r, ids[n], scope, headings);
			if (headings && r->rows == before + 1)
				r->rows--;
		} else if (unit_kind_in_scope(child->kind, scope)) {
			ranking_add(r, ids[n], false, headings ? parent : 0);
		}
	}
}

/* A reporting unit's children are read from the database: there may be many, at any depth. */
static bool ranking_add_below(struct ui *ui, struct ranking *r, struct err *err)
{
	int *ids;
	size_t count;

	if (!r->deep && !store_load_children(ui->store, r->parent, &r->below, err))
		return false;
	r->deep = true;
	ids = mem_zero(RANKING_UNITS_MAX, sizeof(*ids));
	count = units_children(&r->below, r->parent, look_day(ui), ids, RANKING_UNITS_MAX);
	for (size_t n = 0; n < count && n < RANKING_UNITS_MAX; n++)
		ranking_add(r, ids[n], false, 0);
	free(ids);
	return true;
}

static bool ranking_fill(struct ui *ui, struct ranking *r, struct err *err)
{
	const struct indicator *i = programme_indicator(ui->programme, r->indicator);
	const struct unit *parent = units_by_id(ui->units, r->parent);

	r->rows = 0;
	ranking_add(r, r->parent, true, 0);
	if (i->scope == SCOPE_NATIONAL)
		return true;
	if (parent && unit_kind_aggregate(parent->kind)) {
		ranking_add_tree(ui, r, r->parent, i->scope, r->regions);
		return true;
	}
	return ranking_add_below(ui, r, err);
}

static bool ranking_better(const struct indicator *i, const struct line *a, const struct line *b)
{
	const int order = quantity_compare(a->figure.low, b->figure.low);

	return i->direction == DIRECTION_DOWN ? order < 0 : order > 0;
}

static void ranking_rank(struct ui *ui, struct ranking *r)
{
	const struct indicator *i = programme_indicator(ui->programme, r->indicator);

	for (size_t n = 0; n < r->rows; n++) {
		struct ranking_row *row = &r->row[n];

		row->rank = row->heading || !quantity_known(row->line.figure.low) ? 0 : 1;
		for (size_t k = 0; row->rank && k < r->rows; k++)
			if (!r->row[k].heading && quantity_known(r->row[k].line.figure.low) &&
			    ranking_better(i, &r->row[k].line, &row->line))
				row->rank++;
	}
}

struct ranking_order {
	const struct ui *ui;
	const struct ranking *r;
};

static int ranking_compare_names(const struct ranking_order *o, int a, int b)
{
	const struct units *u = ranking_units(o->ui, o->r);
	struct str x, y;
	int order;

	str_init(&x);
	str_init(&y);
	utf8_add_sortkey(&x, units_name(u, a, look_day(o->ui), LANG_VI));
	utf8_add_sortkey(&y, units_name(u, b, look_day(o->ui), LANG_VI));
	order = strcmp(x.text, y.text);
	str_release(&x);
	str_release(&y);
	return order;
}

static double ranking_change(const struct line *l)
{
	return quantity_known(l->before) && quantity_known(l->figure.low) ?
		       quantity_double(l->figure.low) - quantity_double(l->before) :
		       -1e18;
}

static int ranking_compare(const void *a, const void *b, void *arg)
{
	static const int worse[PACE_MAX] = {
		[PACE_MISSED] = 0,   [PACE_AWAY] = 1,     [PACE_BEHIND] = 2, [PACE_ACCELERATE] = 3,
		[PACE_ON_TRACK] = 4, [PACE_ACHIEVED] = 5, [PACE_UNKNOWN] = 6
	};
	const struct ranking_order *o = arg;
	const struct ranking_row *x = a, *y = b;
	int order = 0;

	switch (o->r->sort) {
	case RANKING_BY_RANK:
		order = (x->rank ? x->rank : 1 << 30) - (y->rank ? y->rank : 1 << 30);
		break;
	case RANKING_BY_NAME:
		order = ranking_compare_names(o, x->line.unit, y->line.unit);
		break;
	case RANKING_BY_CHANGE:
		order = (ranking_change(&x->line) < ranking_change(&y->line)) -
			(ranking_change(&x->line) > ranking_change(&y->line));
		break;
	case RANKING_BY_PACE:
		order = worse[x->line.standing.pace.pace] - worse[y->line.standing.pace.pace];
		break;
	default:
		break;
	}
	return order ? order : x->line.unit - y->line.unit;
}

/* Units are sorted between one heading and the next. */
static void ranking_arrange(struct ui *ui, struct ranking *r)
{
	struct ranking_order order = { ui, r };
	size_t from = 1;

	for (size_t n = 1; r->sort != RANKING_BY_TREE && n <= r->rows; n++) {
		if (n < r->rows && !r->row[n].heading)
			continue;
		if (n > from)
			qsort_r(r->row + from, n - from, sizeof(*r->row), ranking_compare, &order);
		from = n + 1;
	}
}

/* Headings stay: they say what the rest is a part of. */
static void ranking_filter(struct ranking *r)
{
	size_t kept = 0;

	for (size_t n = 0; n < r->rows; n++)
		if (r->row[n].heading || row_filter_passes(r->filter, &r->row[n].line))
			r->row[kept++] = r->row[n];
	r->rows = kept;
}

static int ranking_compare_ids(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* True when two lists name the same units, in any order. */
static bool ranking_same_units(const struct ranking_row *a, size_t na, const struct ranking_row *b,
			       size_t nb)
{
	int *x, *y;
	bool same = na == nb;

	if (!same)
		return false;
	x = mem_zero(2 * na + 1, sizeof(*x));
	y = x + na;
	for (size_t n = 0; n < na; n++) {
		x[n] = a[n].line.unit;
		y[n] = b[n].line.unit;
	}
	qsort(x, na, sizeof(*x), ranking_compare_ids);
	qsort(y, na, sizeof(*y), ranking_compare_ids);
	same = memcmp(x, y, na * sizeof(*x)) == 0;
	free(x);
	return same;
}

bool ranking_load(struct ui *ui, struct ranking *r, struct err *err)
{
	struct ranking_row *was = r->row;
	const size_t count = r->rows;
	const bool ordered = r->ordered;

	r->row = NULL;
	r->rows = r->room = 0;
	if (!ranking_fill(ui, r, err)) {
		free(was);
		return false;
	}
	r->ordered = ordered && ranking_same_units(was, count, r->row, r->rows);
	for (size_t n = 0; n < r->rows; n++) {
		struct ranking_row *row = &r->row[n];

		if (r->ordered) {
			row->line.unit = was[n].line.unit;
			row->heading = was[n].heading;
			row->region = was[n].region;
		}
		if (!line_load(ui, r->deep ? &r->below : NULL, r->indicator, row->line.unit, true,
			       &row->line, err)) {
			free(was);
			return false;
		}
	}
	free(was);
	ranking_rank(ui, r);
	ranking_name_parent(ui, r);
	if (!r->ordered) {
		ranking_filter(r);
		ranking_arrange(ui, r);
	}
	r->ordered = r->filter == ROWS_ALL;
	return true;
}

size_t ranking_find(const struct ranking *r, int unit)
{
	for (size_t n = 0; n < r->rows; n++)
		if (r->row[n].line.unit == unit)
			return n;
	return 0;
}

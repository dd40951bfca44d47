/* Rows of the overview. */
#include "ui/outline.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

void outline_init(struct outline *t, const struct programme *p)
{
	*t = (struct outline){ .programme = p };
	t->line = mem_zero(p->indicators + 1, sizeof(*t->line));
	t->shown = mem_zero(p->indicators + 1, sizeof(*t->shown));
	t->folded = mem_zero(p->pillars + p->groups + 1, sizeof(*t->folded));
	t->kept = mem_zero(p->pillars + p->groups + 1, sizeof(*t->kept));
	for (size_t n = 1; n < p->groups; n++)
		t->folded[p->pillars + n] = true;
	t->row = mem_zero(p->pillars + p->groups + p->indicators + 1, sizeof(*t->row));
	t->counts = mem_zero(p->pillars + p->groups + 1, sizeof(*t->counts));
}

void outline_release(struct outline *t)
{
	free(t->line);
	free(t->shown);
	free(t->folded);
	free(t->kept);
	free(t->row);
	free(t->counts);
}

static bool outline_has_document(const struct outline *t, int indicator, int document)
{
	for (size_t n = 0; n < t->programme->targets; n++)
		if (t->programme->target[n].indicator == indicator &&
		    t->programme->target[n].document == document)
			return true;
	return false;
}

static bool outline_passes(const struct outline *t, size_t n)
{
	if (t->part == OUTLINE_DOCUMENT && !outline_has_document(t, (int)n + 1, t->which))
		return false;
	if (t->part == OUTLINE_SCOPE && (int)t->programme->indicator[n].scope != t->which)
		return false;
	return row_filter_passes(t->filter, &t->line[n]);
}

static int outline_compare_names(const struct programme *p, int a, int b)
{
	struct str x, y;
	int result;

	str_init(&x);
	str_init(&y);
	utf8_add_sortkey(&x, p->indicator[a - 1].brief[lang_get()]);
	utf8_add_sortkey(&y, p->indicator[b - 1].brief[lang_get()]);
	result = strcmp(x.text, y.text);
	str_release(&x);
	str_release(&y);
	return result;
}

static int outline_compare(const void *a, const void *b, void *arg)
{
	const struct outline *t = arg;
	/* Worst first: missed, away, behind, needs acceleration, on track, achieved, unknown. */
	static const int worse[PACE_MAX] = {
		[PACE_MISSED] = 0,   [PACE_AWAY] = 1,     [PACE_BEHIND] = 2, [PACE_ACCELERATE] = 3,
		[PACE_ON_TRACK] = 4, [PACE_ACHIEVED] = 5, [PACE_UNKNOWN] = 6
	};
	const int x = ((const struct outline_row *)a)->id, y = ((const struct outline_row *)b)->id;
	const struct line *lx = &t->line[x - 1], *ly = &t->line[y - 1];
	int order = 0;

	if (t->sort == OUTLINE_BY_PACE)
		order = worse[lx->standing.pace.pace] - worse[ly->standing.pace.pace];
	else if (t->sort == OUTLINE_BY_NAME)
		order = outline_compare_names(t->programme, x, y);
	else if (quantity_known(lx->figure.low) && quantity_known(ly->figure.low))
		order = quantity_compare(ly->figure.low, lx->figure.low);
	else
		order = quantity_known(ly->figure.low) - quantity_known(lx->figure.low);
	return order ? order : x - y;
}

static void outline_sort_rows(struct outline *t, size_t from)
{
	if (t->sort == OUTLINE_CATALOGUE || t->rows - from < 2)
		return;
	qsort_r(t->row + from, t->rows - from, sizeof(*t->row), outline_compare, t);
}

static void outline_add(struct outline *t, enum outline_kind kind, int id)
{
	t->row[t->rows++] = (struct outline_row){ kind, id };
}

static void outline_add_group(struct outline *t, int group, bool headings)
{
	const struct programme *p = t->programme;
	size_t from;
	bool any = false;

	for (size_t n = 0; n < p->indicators && !any; n++)
		any = p->indicator[n].group == group && t->shown[n];
	if (!any)
		return;
	if (headings) {
		outline_add(t, OUTLINE_GROUP, group);
		if (t->folded[p->pillars + (size_t)group - 1])
			return;
	}
	from = t->rows;
	for (size_t n = 0; n < p->indicators; n++)
		if (p->indicator[n].group == group && t->shown[n])
			outline_add(t, OUTLINE_INDICATOR, (int)n + 1);
	if (headings)
		outline_sort_rows(t, from);
}

static void outline_count(struct outline *t)
{
	const struct programme *p = t->programme;

	memset(t->counts, 0, (p->pillars + p->groups) * sizeof(*t->counts));
	for (size_t n = 0; n < p->indicators; n++) {
		const int group = p->indicator[n].group;
		const enum pace pace = t->line[n].standing.pace.pace;

		if (!t->shown[n])
			continue;
		t->counts[p->group[group - 1].pillar - 1][pace]++;
		t->counts[p->pillars + (size_t)group - 1][pace]++;
	}
}

void outline_arrange(struct outline *t, int32_t day)
{
	const struct programme *p = t->programme;

	for (size_t n = 0; n < p->indicators; n++)
		t->shown[n] = indicator_valid(&p->indicator[n], day) && outline_passes(t, n);
	outline_count(t);
	t->rows = 0;
	for (size_t i = 0; i < p->pillars; i++) {
		const int *counts = t->counts[i];
		int any = 0;

		for (int k = 0; k < PACE_MAX; k++)
			any += counts[k];
		if (any && !t->flat)
			outline_add(t, OUTLINE_PILLAR, (int)i + 1);
		if (!any || (!t->flat && t->folded[i]))
			continue;
		for (size_t g = 0; g < p->groups; g++)
			if (p->group[g].pillar == (int)i + 1)
				outline_add_group(t, (int)g + 1, !t->flat);
	}
	if (t->flat)
		outline_sort_rows(t, 0);
}

const int *outline_counts(const struct outline *t, enum outline_kind kind, int id)
{
	return t->counts[kind == OUTLINE_PILLAR ? (size_t)id - 1 :
						  t->programme->pillars + (size_t)id - 1];
}

size_t outline_find(const struct outline *t, enum outline_kind kind, int id)
{
	const struct programme *p = t->programme;

	for (;;) {
		for (size_t n = 0; n < t->rows; n++)
			if (t->row[n].kind == kind && t->row[n].id == id)
				return n;
		if (kind == OUTLINE_PILLAR)
			return 0;
		id = kind == OUTLINE_INDICATOR ? p->indicator[id - 1].group :
						 p->group[id - 1].pillar;
		kind = kind == OUTLINE_INDICATOR ? OUTLINE_GROUP : OUTLINE_PILLAR;
	}
}

size_t outline_above(const struct outline *t, size_t row)
{
	const enum outline_kind kind = t->row[row].kind;

	while (row > 0 && t->row[row].kind >= kind && kind != OUTLINE_PILLAR)
		row--;
	return row;
}

/* The place of a heading's fold. */
static bool *outline_fold_of(const struct outline *t, enum outline_kind kind, int id)
{
	return &t->folded[kind == OUTLINE_PILLAR ? (size_t)id - 1 :
						   t->programme->pillars + (size_t)id - 1];
}

bool outline_folded(const struct outline *t, const struct outline_row *row)
{
	return row->kind != OUTLINE_INDICATOR && *outline_fold_of(t, row->kind, row->id);
}

bool outline_fold(struct outline *t, size_t row, bool folded)
{
	const struct outline_row *r = &t->row[row];

	if (r->kind == OUTLINE_INDICATOR)
		return false;
	*outline_fold_of(t, r->kind, r->id) = folded;
	return true;
}

void outline_reveal(struct outline *t, int indicator)
{
	const int group = t->programme->indicator[indicator - 1].group;

	*outline_fold_of(t, OUTLINE_GROUP, group) = false;
	*outline_fold_of(t, OUTLINE_PILLAR, t->programme->group[group - 1].pillar) = false;
}

void outline_open_all(struct outline *t)
{
	const size_t count = t->programme->pillars + t->programme->groups;

	memcpy(t->kept, t->folded, count * sizeof(*t->kept));
	memset(t->folded, 0, count * sizeof(*t->folded));
}

void outline_fold_back(struct outline *t, enum outline_kind kind, int id)
{
	memcpy(t->folded, t->kept,
	       (t->programme->pillars + t->programme->groups) * sizeof(*t->folded));
	if (id && kind == OUTLINE_INDICATOR)
		outline_reveal(t, id);
	else if (id && kind == OUTLINE_GROUP)
		*outline_fold_of(t, OUTLINE_PILLAR, t->programme->group[id - 1].pillar) = false;
}

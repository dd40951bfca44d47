/* The programme as a tree of rows: pillars, their groups, their indicators; folding, filter, sort and
 * counts. Knows nothing of the terminal. */
#ifndef TIENDO_UI_OUTLINE_H
#define TIENDO_UI_OUTLINE_H

#include "model/programme.h"
#include "ui/line.h"
#include "ui/row_filter.h"

#include <stdbool.h>
#include <stddef.h>

enum outline_kind { OUTLINE_PILLAR, OUTLINE_GROUP, OUTLINE_INDICATOR };

struct outline_row {
	enum outline_kind kind;
	int id; /* of the pillar, group or indicator */
};

/* Narrower than the row filter: which indicators belong at all. */
enum outline_part {
	OUTLINE_WHOLE,
	OUTLINE_DOCUMENT, /* have a target of the document `which` */
	OUTLINE_SCOPE     /* are reported by `which`, an enum scope */
};

enum outline_sort {
	OUTLINE_CATALOGUE,
	OUTLINE_BY_PACE,
	OUTLINE_BY_NAME,
	OUTLINE_BY_VALUE,
	OUTLINE_SORT_MAX
};

struct outline {
	const struct programme *programme;
	struct line *line; /* one per indicator, by id - 1 */
	bool *shown;       /* indicators that pass the filter and are valid */
	bool *folded;      /* pillars, then groups */
	bool *kept;        /* `folded` before outline_open_all */
	bool flat;         /* indicators only, no headings */
	enum row_filter filter;
	enum outline_part part;
	int which;
	enum outline_sort sort;
	struct outline_row *row;
	size_t rows;
	int (*counts)[PACE_MAX]; /* pillars, then groups: indicators by pace */
};

/* Only the first group is open: the rest of the programme is seen as counts. */
void outline_init(struct outline *t, const struct programme *p);
void outline_release(struct outline *t);

/* Makes the rows and counts from lines, folds, filter and sort; `day` is the last day shown. */
void outline_arrange(struct outline *t, int32_t day);

/* Counts of a pillar or a group. */
const int *outline_counts(const struct outline *t, enum outline_kind kind, int id);

/* The place of a row, or of the nearest row above it that is there. */
size_t outline_find(const struct outline *t, enum outline_kind kind, int id);

/* The row that a row hangs under; itself for a pillar. */
size_t outline_above(const struct outline *t, size_t row);

/* Opens or closes a pillar or group; false for an indicator. */
bool outline_fold(struct outline *t, size_t row, bool folded);
/* Opens everything, for a search; outline_fold_back closes what was closed, but not what the row with
 * this kind and id stands in (id 0: all). */
void outline_open_all(struct outline *t);
void outline_fold_back(struct outline *t, enum outline_kind kind, int id);

/* Opens what an indicator stands in. */
void outline_reveal(struct outline *t, int indicator);

bool outline_folded(const struct outline *t, const struct outline_row *row);

#endif

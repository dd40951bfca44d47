/* The programme as a tree of rows: pillars, their groups, their indicators; folding, filter, sort and
 * counts. Knows nothing of the terminal. */
#ifndef TIENDO_UI_OUTLINE_H
#define TIENDO_UI_OUTLINE_H

#include "model/programme.h"
#include "ui/line.h"

#include <stdbool.h>
#include <stddef.h>

enum outline_kind { OUTLINE_PILLAR, OUTLINE_GROUP, OUTLINE_INDICATOR };

struct outline_row {
	enum outline_kind kind;
	int id;                        /* of the pillar, group or indicator */
};

enum outline_filter {
	OUTLINE_ALL,
	OUTLINE_BEHIND,        /* behind, moving away, missed */
	OUTLINE_MISSING,       /* no figure */
	OUTLINE_UNREPORTED,    /* some unit has not reported */
	OUTLINE_DOCUMENT,      /* has a target of the document `which` */
	OUTLINE_SCOPE,         /* reported by `which`, an enum scope */
	OUTLINE_FILTER_MAX
};

enum outline_sort { OUTLINE_CATALOGUE, OUTLINE_BY_PACE, OUTLINE_BY_NAME, OUTLINE_BY_VALUE, OUTLINE_SORT_MAX };

struct outline {
	const struct programme *programme;
	struct line *line;             /* one per indicator, by id - 1 */
	bool *shown;                   /* indicators that pass the filter and are valid */
	bool *pillar_folded, *group_folded;
	bool flat;                     /* indicators only, no headings */
	enum outline_filter filter;
	int which;
	enum outline_sort sort;
	struct outline_row *row;
	size_t rows;
	int (*counts)[PACE_MAX];       /* pillars, then groups: indicators by pace */
};

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
bool outline_folded(const struct outline *t, const struct outline_row *row);

#endif

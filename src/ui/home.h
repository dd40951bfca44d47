/* What is to be done: the rows of the home screen, without the terminal. Private to this layer.
 *
 * home_clear, home_read for every expected cell, then home_arrange makes rows, the worst first. */
#ifndef TIENDO_UI_HOME_H
#define TIENDO_UI_HOME_H

#include "base/mem.h"
#include "store/due.h"

/* Groups of single cells, the worst first. */
enum home_group {
	HOME_LATE, /* overdue and not returned */
	HOME_RETURNED,
	HOME_CONFLICT,
	HOME_MISSING, /* not due yet */
	HOME_DRAFT,
	HOME_BEHIND, /* reported, and behind its target */
	HOME_GROUP_MAX
};

enum home_layout { HOME_CELLS, HOME_UNITS, HOME_INDICATORS, HOME_TASKS, HOME_LAYOUT_MAX };

enum home_filter {
	HOME_ALL,
	HOME_ONLY,                              /* + enum home_group */
	HOME_LONG = HOME_ONLY + HOME_GROUP_MAX, /* returned too long */
	HOME_FILTER_MAX
};

/* Of struct due_cell what the list needs. */
struct home_cell {
	int indicator, unit; /* indicator 0: none */
	int32_t period, deadline;
	int32_t overdue;
	int32_t days; /* returned since */
	enum due_state state;
	enum home_group group;
	bool verified;         /* a verified value counts, whatever the state */
	bool behind, too_long; /* too_long: returned, for too many days */
	const char *author;    /* of the return, else NULL; kept in the arena */
	const char *note;      /* why it was returned, else the value's words; likewise */
};

/* How many cells of a unit, indicator or task stand how. */
struct home_sum {
	int expected, filled, submitted; /* submitted: verified ones too */
	int group[HOME_GROUP_MAX];
	int behind; /* whatever else they are */
	int too_long;
	int32_t overdue; /* the most days */
	int32_t next;    /* the next deadline of what is owed, DATE_MAX: none */
};

struct home_row {
	int id;                     /* unit, indicator, task; 0 in HOME_CELLS */
	int heading;                /* HOME_CELLS: 1 + the group; 0: a cell */
	struct home_cell cell;      /* HOME_CELLS: it; else the worst open one, without words */
	const struct home_sum *sum; /* NULL in HOME_CELLS */
	bool marked;
	bool listed;      /* a task of concern: shown even where none of its cells are expected */
	int urgency;      /* of a task, by how it stands itself: the most urgent is the greatest */
	int64_t reminded; /* units: clock of the last reminder, 0: never */
};

/* A unit, indicator or task: its row, and its sum as it was read. */
struct home_subject {
	struct home_row row;
	struct home_sum sum;
};

/* What the cells of a period share; as many as there are indicators and months. */
struct home_slot {
	int indicator;
	int32_t period, deadline;
};

/* A cell as it is kept by the thousand (home_kept.c). */
struct home_kept;

struct home_data {
	const struct programme *programme;
	int32_t today;
	bool drafts_owed; /* in a shared database */
	int too_long;     /* days */
	enum home_layout layout;
	enum home_filter filter;

	struct home_subject *unit; /* as they were read; sums of everything expected */
	size_t units, unit_room;
	struct home_subject *indicator, *task; /* by id - 1 */
	bool *linked;                          /* task by indicator */
	struct home_sum sum;

	/* HOME_CELLS: those that pass, the worst first once they are arranged */
	struct home_kept *kept;
	size_t kepts, kept_room;
	size_t under[HOME_GROUP_MAX]; /* how many of each group, each under a heading */
	struct home_slot *slot;
	size_t slots, slot_room;
	const char **words; /* author and note of a cell that has them, one after the other */
	size_t word, word_room;
	struct arena arena;

	/* other layouts: what home_arrange makes */
	struct home_row *row;
	size_t row_room;
	size_t rows; /* of any layout */
};

/* today, drafts_owed, too_long, layout and filter are set before anything is read. */
void home_init(struct home_data *h, const struct programme *p);
/* Forgets what was read. */
void home_clear(struct home_data *h);
void home_release(struct home_data *h);

/* Takes a cell, its value in words of the language of the moment. `behind`: its figure is behind its
 * target. */
void home_read(struct home_data *h, const struct due_cell *due, bool behind);

/* Makes the rows. Another filter of the same layout may follow, except in HOME_CELLS. */
void home_arrange(struct home_data *h);

/* A row. In other layouts than HOME_CELLS the same as h->row[n]. */
struct home_row home_row(const struct home_data *h, size_t n);

/* True when the row holds something that passes. */
bool home_passes(const struct home_sum *sum, enum home_filter filter);

/* The earlier group is worse, then what was returned too long ago, then the longer one overdue, then the
 * earlier deadline: negative when x is. */
int home_compare(const struct home_cell *x, const struct home_cell *y);

/* The subject of a unit; made when it is not there. */
struct home_subject *home_unit(struct home_data *h, int unit);

/* --- home_kept.c: the rows of HOME_CELLS --- */
void home_kept_clear(struct home_data *h);
void home_kept_release(struct home_data *h);
void home_kept_add(struct home_data *h, const struct home_cell *c, const struct due_cell *due);
void home_kept_arrange(struct home_data *h);

#endif

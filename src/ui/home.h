/* What is to be done: the rows of the home screen, without the terminal. Private to this layer.
 *
 * home_read for every expected cell, then home_arrange makes rows of a layout, the worst first. */
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

/* Of struct due_cell what a list of thousands needs, small. */
struct home_cell {
	int indicator, unit;
	int32_t period, deadline, overdue;
	int32_t days;               /* returned since */
	unsigned char state, group; /* enum due_state, home_group */
	bool verified;              /* a verified value counts, whatever the state */
	bool behind, too_long;      /* too_long: returned, for too many days */
	const char *author;         /* of the return, else NULL; kept in the arena */
	const char *note;           /* why it was returned, else the value's words; likewise */
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
	int id;                /* unit, indicator, task; 0 in HOME_CELLS */
	unsigned char heading; /* HOME_CELLS: 1 + the group; 0: a cell */
	unsigned char
		urgency; /* of a task, by how it stands itself: the most urgent is the greatest */
	bool marked;
	bool listed; /* a task of concern: shown even where none of its cells are expected */
	const struct home_cell
		*cell; /* HOME_CELLS: it; else the worst one, without words; NULL: none */
	const struct home_sum *sum; /* NULL in HOME_CELLS */
	int64_t reminded;           /* units: clock of the last reminder, 0: never */
};

/* A unit, indicator or task: its row, and its sum and the worst of its open cells as they were read. */
struct home_subject {
	struct home_row row;
	struct home_sum sum;
	struct home_cell worst; /* indicator 0: none is open */
};

struct home_data {
	const struct programme *programme;
	int32_t today;
	bool drafts_owed;       /* in a shared database */
	int too_long;           /* days */
	bool every_cell;        /* for HOME_CELLS: all open ones are kept, with their words */
	struct home_cell *cell; /* in the order they were read */
	size_t cells, cell_room;
	struct home_subject *unit; /* as they were read; sums of everything expected */
	size_t units, unit_room;
	struct home_subject *indicator, *task; /* by id - 1 */
	bool *linked;                          /* task by indicator */
	struct home_sum sum;
	struct arena arena;

	struct home_row *row; /* what home_arrange makes */
	size_t rows, row_room;
};

void home_init(struct home_data *h, const struct programme *p);
/* Forgets what was read. */
void home_clear(struct home_data *h);
void home_release(struct home_data *h);

/* Takes a cell, its value in words of the language of the moment. `behind`: its figure is behind its
 * target. */
void home_read(struct home_data *h, const struct due_cell *due, bool behind);

/* Makes the rows of a layout that pass a filter. */
void home_arrange(struct home_data *h, enum home_layout layout, enum home_filter filter);

/* True when the row holds something that passes. */
bool home_passes(const struct home_sum *sum, enum home_filter filter);

#endif

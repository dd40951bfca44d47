/* What the files of the review queue share. */
#ifndef TIENDO_UI_QUEUE_ROWS_H
#define TIENDO_UI_QUEUE_ROWS_H

#include "ui/list.h"
#include "ui/review.h"
#include "ui/screens.h"
#include "ui/search.h"

enum queue_filter {
	QUEUE_PERIOD,  /* all of the period shown */
	QUEUE_EVERY,   /* all periods */
	QUEUE_UNUSUAL, /* warned of, or in conflict */
	QUEUE_CHANGED, /* not what is verified already */
	QUEUE_MINE,    /* what the person at work may verify */
	QUEUE_FILTER_MAX
};

/* What of a row orders it, filters it and is decided on; the rest is read when it comes into sight. */
struct queue_entry {
	struct cycle_cell cell;
	int64_t clock;   /* of its submission */
	uint16_t author; /* who entered it */
	bool conflict, warned;
	bool right; /* this user has the right to decide, */
	bool mine;  /* and did not enter it */
	bool marked;
};

struct queue {
	struct ui *ui;
	int unit; /* it and those below it; 0: all */
	enum queue_filter filter;
	bool begun; /* the filter to begin with is chosen */
	struct queue_entry *entry;
	size_t count, room;
	char **author; /* of the entries */
	size_t authors, author_room;
	struct queue_row *shown; /* the rows in sight: from `first` on */
	size_t first, shows;
	struct list list;
	struct search search;
	int unusual, conflicts, marked;
	struct review_detail detail; /* of the selected one */
	struct queue_head *head;     /* of a conflict that is being settled */
	size_t heads;
	struct cycle_cell settling;
	int64_t session_since; /* of the session that may go on */
};

struct queue_entry *queue_selected(const struct queue *q);
/* The whole of a row in sight; NULL of another. */
const struct queue_row *queue_row(const struct queue *q, size_t n);
bool queue_load(struct ui *ui, void *state, struct err *err);
/* Reads the rows that came into sight, and with `selected` what is said of the selected one. */
bool queue_show(struct ui *ui, struct queue *q, bool selected, struct err *err);
void queue_release_rows(struct queue *q);
/* The lines that the list has. */
int queue_height(const struct ui *ui, const struct queue *q);
enum msg queue_filter_word(enum queue_filter filter);
void queue_draw(struct ui *ui, void *state);

/* What a row is found by: its unit, its indicator and who entered it (search_text_fn of a struct queue). */
void queue_add_names(void *queue, size_t row, struct str *out);

/* Which of two values that stand against each other is kept: the question and its answer. */
enum view_result queue_settle_ask(struct ui *ui, struct queue *q);

/* Begins a session, or asks whether the one of today goes on; `arg` is the queue. */
enum view_result session_begin(struct ui *ui, void *arg);

#endif

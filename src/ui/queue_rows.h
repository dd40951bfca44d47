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

struct queue_entry {
	struct queue_row row;
	bool marked;
};

struct queue {
	struct ui *ui;
	int unit; /* it and those below it; 0: all */
	enum queue_filter filter;
	bool begun; /* the filter to begin with is chosen */
	struct queue_entry *entry;
	size_t count, room;
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
enum msg queue_filter_word(enum queue_filter filter);
void queue_draw(struct ui *ui, void *state);

/* What a row is found by: its unit, its indicator and who entered it (search_text_fn of a struct queue). */
void queue_add_names(void *queue, size_t row, struct str *out);

/* Which of two values that stand against each other is kept: the question and its answer. */
enum view_result queue_settle_ask(struct ui *ui, struct queue *q);

/* Begins a session, or asks whether the one of today goes on; `arg` is the queue. */
enum view_result session_begin(struct ui *ui, void *arg);

#endif

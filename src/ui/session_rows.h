/* What the two files of the review session share. */
#ifndef TIENDO_UI_SESSION_ROWS_H
#define TIENDO_UI_SESSION_ROWS_H

#include "exchange/minutes.h"
#include "ui/list.h"
#include "ui/review.h"

struct ui;

enum session_state { SESSION_WAITS, SESSION_VERIFIED, SESSION_RETURNED };

/* A value of the unit that waits, or that this session decided on. */
struct session_row {
	struct queue_row row;
	enum session_state state;
};

struct session {
	int32_t period;
	int scope;            /* the unit above all, 0: the whole country */
	int64_t since;        /* when it began */
	struct minutes_of of; /* its decisions */
	int *unit; /* those with something that waited or was decided, in the order of the tree */
	size_t units, unit_room, at;
	struct session_row *row;
	size_t rows, room;
	struct list list;
	struct completeness complete;
	struct review_detail detail; /* of the selected row */
	size_t decided; /* in this session, all units; what was taken back is not counted */
	bool table;     /* the minutes are asked for as CSV */
};

/* Which decisions are the session's: in a shared database its reviewer's, else whose turn it was. */
struct minutes_of session_of(const struct ui *ui, int32_t period, int64_t since);

struct session_row *session_selected(struct session *s);
void session_draw(struct ui *ui, void *state);

#endif

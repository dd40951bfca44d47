/* A list of figures that is searched, and whose values are edited where they stand: what the pages of an
 * indicator and of a unit have in common. A screen's state begins with a struct sheet, whose ops its init
 * sets; sheet_list, sheet_typing and sheet_hangup then stand in its view_ops. */
#ifndef TIENDO_UI_SHEET_H
#define TIENDO_UI_SHEET_H

#include "ui/editor.h"
#include "ui/focus.h"
#include "ui/list.h"
#include "ui/search.h"

struct sheet_ops {
	/* The figure of a row; NULL of a heading without one. */
	const struct line *(*line)(const void *state, size_t row);
	/* The units that hold the line's. */
	const struct units *(*units)(const struct ui *ui, const void *state,
				     const struct line *line);
	/* Adds what a row is found by. */
	void (*names)(struct ui *ui, void *state, size_t row, struct str *out);
	/* What the screen does itself; the rest it hands to sheet_act. */
	enum view_result (*act)(struct ui *ui, void *state, enum action action);
};

struct sheet {
	const struct sheet_ops *ops;
	struct list list;
	struct search search;
	struct editor editor;
	struct focus focus;
};

/* The selected figure; NULL on a heading without one, and when there are no rows. */
const struct line *sheet_line(const void *state);

/* Reads what is said of the selected row: after a load. */
void sheet_focus(struct ui *ui, void *state);

/* A screen's update. */
enum view_result sheet_update(struct ui *ui, void *state, enum action action,
			      const struct event *ev);

/* Editing, clearing, explaining, history and comments of the selected figure; the next empty row; the
 * actions that are the same everywhere. */
enum view_result sheet_act(struct ui *ui, void *state, enum action action);

/* Draws the rows from line y to the last, the field that is open, and the search. */
void sheet_draw(struct ui *ui, void *state, int y, list_row_fn *draw, void *arg,
		const struct line_columns *c);

/* Adds what is said of the selected figure, of `name`, or of the open field. */
void sheet_detail(struct ui *ui, void *state, const char *name, struct str *out);

/* Whether an action can be done with the selected figure; else *why. */
bool sheet_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
		  struct why *why);

struct list *sheet_list(void *state);
bool sheet_typing(const void *state);
void sheet_hangup(struct ui *ui, void *state);

#endif

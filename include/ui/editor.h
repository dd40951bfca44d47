/* Editing a value where it stands: F2 on a row opens one or two fields in it.
 *
 * A screen holds a struct editor. While editor_active, its update hands every event to editor_update and its
 * typing() is true; its row callback calls editor_draw for the edited row. An accepted text is read, read
 * back, checked and saved as one revision. A text that is refused stays in its cell as a draft, marked in
 * the row (ui/unsaved.h), and the field closes with the reason: what was typed ahead never lands in it. A
 * value changed meanwhile by someone else is shown beside one's own, and a choice is asked for. */
#ifndef TIENDO_UI_EDITOR_H
#define TIENDO_UI_EDITOR_H

#include "store/draft.h"
#include "store/log.h"
#include "ui/field.h"
#include "ui/line.h"
#include "ui/view.h"

#include <stdbool.h>

enum editor_part { EDITOR_FIRST, EDITOR_DENOMINATOR, EDITOR_QUALITY, EDITOR_PART_MAX };

struct why;

struct editor {
	bool active;
	int indicator, unit;
	int32_t period; /* the cell's: the indicator's own period */
	bool aggregate;
	bool pair; /* numerator and denominator */
	enum editor_part part;
	struct field field[2];
	bool typed[2]; /* accepted, and not left as it stood */
	enum value_quality quality;
	int64_t seen; /* the revision that was shown when the edit began */
	struct value was;
	struct value mine; /* kept while the choice between two values is asked */
	bool faulty;       /* the text as it stands was refused */
	bool clearing;     /* Del: there is no text */
};

/* Whether the cell of an indicator and unit in the period shown can be edited. */
bool editor_may(struct ui *ui, int indicator, int unit, struct why *why);

/* Opens the cell of an indicator and unit in the period shown; false, and the reason said, when it cannot be
 * edited. `draft` is what was half typed before a hang-up; with NULL the cell's own draft is gone on with, if
 * it has one. */
bool editor_start(struct ui *ui, struct editor *e, int indicator, int unit,
		  const struct draft *draft);

bool editor_active(const struct editor *e);

/* Enter accepts, Tab and S-Tab go between the fields and the quality, Esc restores. */
enum view_result editor_update(struct ui *ui, struct editor *e, const struct event *ev);

/* Clears the cell: a revision like any other. No field opens, but `e` is the screen's: a question about a
 * value changed meanwhile is answered later. */
enum view_result editor_clear(struct ui *ui, struct editor *e, int indicator, int unit);

/* Where the fields of a row begin: with the bar; without bars half the name stays, if there is room. */
int editor_column(const struct line_columns *c);

/* Draws the fields from column x on, `width` columns wide. */
void editor_draw(struct editor *e, int y, int x, int width);

/* The line is gone: keeps what is half typed. */
void editor_hangup(struct ui *ui, struct editor *e);

#endif

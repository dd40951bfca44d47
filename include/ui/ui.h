/* The full-screen program: what its screens share, and the loop.
 *
 *   ui_init(&ui); fill in what is borrowed; view_push(&ui, &first, NULL);
 *   term_start(&err); ui_run(&ui); term_stop(); ui_release(&ui);
 */
#ifndef TIENDO_UI_UI_H
#define TIENDO_UI_UI_H

#include "base/err.h"
#include "base/str.h"
#include "calc/pace.h"
#include "model/deadline.h"
#include "store/figure.h"
#include "store/log.h"
#include "ui/theme.h"
#include "ui/unsaved.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct ui;
struct ui_entry;

enum ui_held {
	UI_FREE,
	UI_CLOSED, /* an Enter closed a text field, and nothing has been held yet */
	UI_LEFT    /* characters that came with it were left */
};

/* What write_out.h is asking about. */
struct ui_writing {
	struct str path;
	bool (*write)(struct ui *ui, void *state, FILE *out, size_t *rows, struct err *err);
	enum view_result done; /* what the screen is told then */
};

/* What person.h was told, and what it goes on with. */
struct ui_person {
	struct str name;
	enum view_result (*then)(struct ui *ui, void *arg);
};

struct ui {
	/* set by the application */
	struct store *store; /* NULL before there is a database */
	struct programme *programme;
	struct units *units;
	const char *path;   /* of the database */
	const char *author; /* who works: ui/person.h */
	struct pace_limits limits;
	double jump;                   /* points from the last value that are warned of */
	double returned;               /* days after which a returned value is urged */
	struct deadline_rule calendar; /* the settings' */
	struct view look;              /* period, basis, map, whose targets */
	bool detail;                   /* the detail line is switched on */

	/* kept between screens */
	int body;        /* the unit whose tasks and duties are shown; 0: all */
	bool body_known; /* it has been chosen, if only as the account's own */
	bool resumed;    /* what waits of an earlier time has been offered */

	/* set by the frame */
	int rows, cols;     /* what a screen may draw on: the two last lines are not its */
	bool illustrative;  /* the database holds made-up values: say so */
	struct str message; /* shown until the next key */
	enum style message_style;
	struct unsaved unsaved; /* what was typed and is no value */

	/* the frame's own */
	struct units *every_unit; /* NULL until one was asked for that `units` does not hold */
	struct ui_entry *entry;
	size_t depth, room, current;
	enum action posted;
	bool input_method_hinted;
	enum ui_held held;
	bool quit, hung_up;
	struct err ended; /* why it ends by itself; ERR_NONE: it does not */
	struct ui_writing writing;
	struct ui_person person;
	bool whole;   /* more than a selection changed since the last drawing */
	size_t drawn; /* the depth of the last drawing; 0: none */
};

void ui_init(struct ui *ui);
void ui_release(struct ui *ui);

enum ui_end { UI_QUIT, UI_HANGUP };

/* Runs until the last screen is left, the user quits, or the line is gone. */
enum ui_end ui_run(struct ui *ui);

/* Bursts. A terminal that does not mark pastes sends them as keys: "12 Enter 34 Enter" into a search field
 * would close it and go on as commands. So after an Enter that closed a text field, what came in one go
 * with it is held: characters, and Enter and Tab after a character, are no commands until there is a pause,
 * or a key comes that no text holds (arrows, function keys, Esc, control keys); it is said that they were
 * left. On a VIEW_ENTRY screen held characters come as text (ACTION_NONE), and Enter and Tab as ever: typing
 * ahead from cell to cell goes on. There also a character with another one right behind it comes as text. */

/* One event: load, update, the stack. And one drawing. ui_run is made of these; tests call them. */
void ui_handle(struct ui *ui, const struct event *ev);
void ui_draw(struct ui *ui);

/* What is said on the message line until the next key; the last one counts. */
void ui_say(struct ui *ui, enum style style, const char *text);
void ui_fail(struct ui *ui, const struct err *err);

/* Has an action done by the screen that is on top after this event, as if its key were pressed. */
void ui_post(struct ui *ui, enum action action);

/* What the data of all screens is made of has changed: they load anew before they are drawn. */
void ui_stale(struct ui *ui);

/* Every unit, for what may name any: read at the first time, kept to the end. NULL when reading failed,
 * which was said. */
const struct units *ui_every_unit(struct ui *ui);

/* This program's author and data, for the store. */
struct act ui_act(const struct ui *ui);

/* The screen on top, and the one below it (NULL when there is none). */
const struct view_ops *ui_top(const struct ui *ui, void **state);
const struct view_ops *ui_below(const struct ui *ui, void **state);

#endif

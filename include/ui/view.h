/* Screens: one file each, ending in its view_ops table. They form a stack.
 *
 * For each event the frame calls, in this order:
 *   load      when the data may have changed (start, another program's commit, VIEW_RELOAD)
 *   update    with the event's action: changes the state, writes to the store, never draws
 *   load      again when update asked for it
 *   draw      once all waiting input is read: only what load has put into the state
 *   detail    the line under the list, if it is switched on
 * draw never queries, load never draws. */
#ifndef TIENDO_UI_VIEW_H
#define TIENDO_UI_VIEW_H

#include "base/err.h"
#include "base/msg.h"
#include "ui/event.h"
#include "ui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct list;
struct ui;
struct why;
struct str;
struct table;

enum view_result {
	VIEW_STAY,   /* draw again */
	VIEW_MOVED,  /* only the selection of `list` moved: its marker is drawn anew */
	VIEW_RELOAD, /* the data or what is shown of it changed: all screens load anew */
	VIEW_CLOSE, /* leave this screen (also when it has pushed another: that one takes its place) */
	VIEW_QUIT /* leave the program */
};

enum view_flag {
	VIEW_OVERLAY = 1, /* the screen below is drawn first */
	VIEW_BARE = 2,    /* HELP and MENU are not offered here */
	VIEW_PASTE = 4,   /* takes EVENT_PASTE also while no text is typed */
	VIEW_ENTRY = 8,   /* a typed character begins a text: see ui.h on bursts */
	VIEW_LAST = 16    /* stands on the line of messages, too: what is said stands at the top */
};

/* What it is asked of whether something can be done: of the selected row, or of any that the screen shows,
 * so that the bar of function keys does not change from row to row. */
enum view_scope { VIEW_ROW, VIEW_ANY_ROW };

/* What typing does on a screen, for its help: no action has these keys. */
struct view_note {
	const char *keys;
	enum msg text;
};

struct view_ops {
	const char *name; /* "overview" */
	enum msg title;   /* of the help page and the menu */
	unsigned flags;   /* view_flag */
	const keymap *map;
	size_t size; /* bytes of the state, zeroed before init */
	void (*init)(struct ui *ui, void *state, const void *arg); /* NULL: nothing to do */
	bool (*load)(struct ui *ui, void *state, struct err *err); /* NULL: no data */
	/* `action` is ACTION_NONE for keys without one, for characters while text is typed, for pastes. */
	enum view_result (*update)(struct ui *ui, void *state, enum action action,
				   const struct event *ev);
	void (*draw)(struct ui *ui, void *state);                    /* lines 0 .. ui->rows - 1 */
	void (*detail)(struct ui *ui, void *state, struct str *out); /* NULL: none */
	/* The list that VIEW_MOVED is about. NULL: there is none. */
	struct list *(*list)(void *state);
	/* True while typed characters are text, not commands. NULL: never. */
	bool (*typing)(const void *state);
	/* True when this character begins a text where nothing is typed yet: it is no command then. NULL:
	 * none does. */
	bool (*takes)(const void *state, const char *text);
	const struct view_note *notes; /* ended by keys NULL; NULL: none */
	/* False with the reason (ui/allow.h) when an action cannot be done: update is not asked for it then.
	 * NULL: all can. */
	bool (*allows)(struct ui *ui, void *state, enum action action, enum view_scope scope,
		       struct why *why);
	/* Writes the rows that the screen holds, those out of sight too. NULL: none (write_out.h). */
	void (*table)(struct ui *ui, void *state, struct table *table);
	/* Adds the code of what the screen is about, for a file name. NULL: the programme. */
	void (*subject)(struct ui *ui, void *state, struct str *out);
	/* The line is gone: keep what is half done. Called on every screen, the top first. */
	void (*hangup)(struct ui *ui, void *state);
	void (*release)(void *state); /* NULL: nothing to release */
};

/* Every screen there is, ended by NULL: for the checks of keys, `--help keys` and the manual. */
extern const struct view_ops *const screens[];

/* Puts a screen on top. `arg` is passed to init and need not outlive the call. */
void view_push(struct ui *ui, const struct view_ops *ops, const void *arg);

/* For what is laid over a screen and closes with an answer: has the screen below take `result` as if
 * its own update had returned it. Called within update. */
void view_answer(struct ui *ui, enum view_result result);

/* Takes the place of all screens (after a database was created or another was opened). */
void view_replace_all(struct ui *ui, const struct view_ops *ops, const void *arg);

#endif

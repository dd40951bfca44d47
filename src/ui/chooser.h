/* A list that typing narrows: what picker and period have in common. */
#ifndef TIENDO_UI_CHOOSER_H
#define TIENDO_UI_CHOOSER_H

#include "base/msg.h"
#include "ui/event.h"
#include "ui/field.h"
#include "ui/keys.h"
#include "ui/list.h"

#include <stdbool.h>
#include <stddef.h>

struct ui;

struct chooser {
	char **text; /* one per choice */
	size_t choices, room;
	size_t *shown;    /* the choices that match what is typed */
	struct list list; /* of those */
	struct field field;
};

/* A zeroed chooser holds no choice. */
void chooser_add(struct chooser *c, const char *text);
void chooser_release(struct chooser *c);

/* Shows all choices, the marker on one of them. Before the first event. */
void chooser_start(struct chooser *c, size_t selected);

enum chooser_outcome { CHOOSER_OPEN, CHOOSER_TAKEN, CHOOSER_LEFT };

/* OPEN takes (there is a choice, then), BACK leaves; arrows and pages walk, all else is text. */
enum chooser_outcome chooser_update(struct chooser *c, enum action action, const struct event *ev);

/* The choice that the marker stands on; there must be one. */
size_t chooser_choice(const struct chooser *c);

/* Draws title, what is typed and choices over the lower part of the screen. */
void chooser_draw(struct ui *ui, struct chooser *c, enum msg title);

/* What a chooser answers to besides text. */
extern const keymap chooser_map[];

#endif

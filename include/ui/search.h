/* Incremental search in a list, blind to diacritics and case: each word of what is typed must begin a
 * word of the row's text. "da nang", "dak", "tp hcm", "ba ria" find what a person means. */
#ifndef TIENDO_UI_SEARCH_H
#define TIENDO_UI_SEARCH_H

#include "base/lang.h"
#include "ui/event.h"
#include "ui/field.h"
#include "ui/keys.h"
#include "ui/list.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct indicator;
struct str;
struct units;

struct search {
	bool typing;
	struct field field;
	size_t origin; /* the selected row when the search began */
	bool found;    /* the last search had a match */
};

/* Adds what a row is found by: words separated by spaces, any case. */
typedef void search_text_fn(void *arg, size_t row, struct str *out);

/* A screen's update, asked first: SEARCH starts it, SEARCH_NEXT and SEARCH_PREVIOUS go on with what was typed.
 * While one types, the event is taken whatever its action, and the list's selection moves to the first match
 * from the origin on; Enter ends the typing and keeps the place, Esc returns to the origin. `ev` matters only
 * while one types. True when it had to do with the search: nothing else is to be done. */
bool search_update(struct search *s, enum action action, const struct event *ev, struct list *list,
		   search_text_fn *text, void *arg);

/* True when `query` (as typed) finds `text`. */
bool search_matches(const char *query, const char *text);

/* Adds a name in both languages; all that an indicator is known by. */
void search_add_names(struct str *out, const char *const name[LANG_MAX]);
void search_add_indicator(struct str *out, const struct indicator *i);

/* Adds all that a unit is known by: names of all times in both languages, full name, "tp" for a city,
 * abbreviation, codes, initials ("hcm", "tphcm"). */
void search_add_unit(struct str *out, const struct units *u, int unit);

/* The first unit valid on a day that `query` finds, or else names in another spelling or shortened
 * (model/spelling.h: "bac can", "br vt"), regions and the like left out; 0 when none. `named`: one whose
 * name (short or full, of any time, in either language) the query is, in any spelling. */
int search_find_unit(const struct units *u, int32_t day, const char *query, bool named);

/* The unit that Enter opens while one types where units are no rows: where the rows do not have the words,
 * the first that they find; and one whose very name they are, until an arrow goes on among the rows. */
int search_unit_meant(const struct search *s, const struct event *ev, const struct units *u,
		      int32_t day);

/* Draws the field with its sign, and `found` (what Enter opens) or else whether nothing was found. */
void search_draw(struct search *s, int y, int width, const char *found);

#endif

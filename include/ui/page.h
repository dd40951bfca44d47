/* A screen of text lines that scrolls: explanations, histories, texts of the programme. A screen
 * holds a struct page in its state, fills it in load, and hands moving and drawing to it. */
#ifndef TIENDO_UI_PAGE_H
#define TIENDO_UI_PAGE_H

#include "ui/list.h"
#include "ui/search.h"
#include "ui/theme.h"
#include "ui/view.h"

#include <stdbool.h>
#include <stddef.h>

/* Columns that the text leaves free at the edges of the window. */
enum { PAGE_MARGIN = 2 };

struct page_line {
	char *text;
	enum style style;
	int id;      /* of what the line stands for, 0 for none */
	char *whole; /* on the first line of a wrapped text: all of it */
	int indent;
	bool goes_on; /* a further line of a wrapped text */
};

struct page {
	struct page_line *line;
	size_t room;
	struct list list; /* list.count is the number of lines */
	size_t kept;      /* the row selected before page_clear */
	int width;        /* that texts are wrapped to */
	struct search search;
};

/* Takes all lines away; while it is filled again the selection goes back to the row it was on. */
void page_clear(struct page *p);
void page_release(struct page *p);

/* Adds a line as it is (it is cut with a mark when drawn too wide). */
void page_add(struct page *p, enum style style, int id, const char *text);

/* Adds a text wrapped at words to `width` columns (the window's less PAGE_MARGIN), following lines
 * indented by `indent`. Spaces at the text's beginning stay. */
void page_add_wrapped(struct page *p, enum style style, int width, int indent, const char *text);

/* A screen's update, asked first: moves, and searches the texts (a wrapped one is found by its first line).
 * True when that was all there was to do: *result. */
bool page_update(struct page *p, enum action action, const struct event *ev,
		 enum view_result *result);

/* Draws `height` lines from line y, the last of them for what is searched. Texts are wrapped anew when the window's width has changed. */
void page_draw(struct page *p, int y, int height);

#endif

/* A screen of text lines that scrolls: explanations, histories, texts of the programme. A screen
 * holds a struct page in its state, fills it in load, and hands moving and drawing to it. */
#ifndef TIENDO_UI_PAGE_H
#define TIENDO_UI_PAGE_H

#include "ui/list.h"
#include "ui/theme.h"

#include <stddef.h>

struct ui;

struct page_line {
	char *text;
	enum style style;
	int id;                /* of what the line stands for, 0 for none */
};

struct page {
	struct page_line *line;
	size_t room;
	struct list list;      /* list.count is the number of lines */
	size_t kept;           /* the row selected before page_clear */
};

/* Takes all lines away; while it is filled again the selection goes back to the row it was on. */
void page_clear(struct page *p);
void page_release(struct page *p);

/* Adds a line as it is (it is cut with a mark when drawn too wide). */
void page_add(struct page *p, enum style style, int id, const char *text);

/* Adds a text wrapped at words to `width` columns, following lines indented by `indent`. Spaces at the
 * text's beginning stay. */
void page_add_wrapped(struct page *p, enum style style, int width, int indent, const char *text);

/* Draws `height` lines from line y. */
void page_draw(struct page *p, int y, int height);

#endif

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
};

void page_clear(struct page *p);                       /* keeps the selected row */
void page_release(struct page *p);

/* Adds a line as it is (it is cut with a mark when drawn too wide). */
void page_add(struct page *p, enum style style, int id, const char *text);

/* Adds a text wrapped at words to `width` columns, following lines indented by `indent`. */
void page_add_wrapped(struct page *p, enum style style, int width, int indent, const char *text);

/* Draws from line y to the last line of the screen. */
void page_draw(struct page *p, int y, int height);

#endif

/* A scrolling page of text lines. */
#include "ui/page.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"

#include <curses.h>
#include <stdlib.h>

static void page_free_lines(struct page_line *line, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		free(line[n].text);
		free(line[n].whole);
	}
}

void page_clear(struct page *p)
{
	page_free_lines(p->line, p->list.count);
	p->kept = p->list.selected;
	p->list.count = 0;
	p->list.selected = 0;
}

void page_release(struct page *p)
{
	page_free_lines(p->line, p->list.count);
	free(p->line);
	*p = (struct page){ 0 };
}

/* Takes over the texts. The selection follows the lines up to where it was before page_clear, so that
 * it is on a line at any time. */
static void page_take(struct page *p, struct page_line line)
{
	const size_t n = p->list.count;

	p->line = mem_grow(p->line, n, &p->room, sizeof(*p->line));
	p->line[n] = line;
	list_resize(&p->list, n + 1);
	if (n <= p->kept)
		p->list.selected = n;
}

void page_add(struct page *p, enum style style, int id, const char *text)
{
	page_take(p, (struct page_line){ .text = mem_strdup(text), .style = style, .id = id });
}

/* How many bytes of text go on a line of `width` columns: up to its last space, all that is left, or as
 * much of a long word as there is room for (at least one code point). */
static size_t page_line_bytes(const char *text, int width)
{
	size_t at = 0, space = 0;
	int used = 0;

	while (text[at]) {
		int32_t code;
		const size_t step = utf8_next(text + at, &code);

		used += utf8_code_width(code);
		if (used > width && code != ' ')
			return space ? space : at ? at : step;
		if (code == ' ')
			space = at;
		at += step;
	}
	return at;
}

/* Wraps a text that is visible throughout; takes it over. */
static void page_wrap(struct page *p, enum style style, int indent, char *whole)
{
	const char *rest = whole;
	int margin = 0;

	do {
		const size_t len = page_line_bytes(rest, p->width - margin);
		struct str text;

		str_init(&text);
		str_addf(&text, "%*s", margin, "");
		str_addn(&text, rest, len);
		page_take(p, (struct page_line){ .text = str_take(&text),
						 .style = style,
						 .whole = rest == whole ? whole : NULL,
						 .indent = indent,
						 .goes_on = rest != whole });
		str_release(&text);
		rest += len;
		while (*rest == ' ')
			rest++;
		margin = indent;
	} while (*rest);
}

void page_add_wrapped(struct page *p, enum style style, int width, int indent, const char *text)
{
	struct str visible;

	p->width = width;
	str_init(&visible);
	utf8_add_visible(&visible, text);
	page_wrap(p, style, indent, str_take(&visible));
	str_release(&visible);
}

/* Makes all lines anew at another width; the selection stays on its text. */
static void page_rewrap(struct page *p, int width)
{
	struct page_line *old = p->line;
	const size_t count = p->list.count;
	size_t selected = p->list.selected, first = 0;

	while (selected > 0 && old[selected].goes_on)
		selected--;
	p->line = NULL;
	p->room = 0;
	p->list.count = p->list.selected = p->kept = 0;
	p->width = width;
	for (size_t n = 0; n < count; n++) {
		if (n == selected)
			first = p->list.count;
		if (old[n].whole)
			page_wrap(p, old[n].style, old[n].indent, old[n].whole);
		else if (!old[n].goes_on)
			page_add(p, old[n].style, old[n].id, old[n].text);
		old[n].whole = NULL;
	}
	list_select(&p->list, first);
	page_free_lines(old, count);
	free(old);
}

static void page_draw_line(void *arg, size_t row, int y)
{
	const struct page *p = arg;

	draw_text(y, 1, COLS - 1, p->line[row].text, p->line[row].style);
}

static void page_search_text(void *arg, size_t row, struct str *out)
{
	const struct page_line *line = &((const struct page *)arg)->line[row];

	if (!line->goes_on)
		str_add(out, line->whole ? line->whole : line->text);
}

bool page_update(struct page *p, enum action action, const struct event *ev,
		 enum view_result *result)
{
	*result = VIEW_STAY;
	if (search_update(&p->search, action, ev, &p->list, page_search_text, p))
		return true;
	*result = VIEW_MOVED;
	return list_move(&p->list, action);
}

void page_draw(struct page *p, int y, int height)
{
	const int foot = p->search.typing;

	if (p->width != COLS - PAGE_MARGIN)
		page_rewrap(p, COLS - PAGE_MARGIN);
	list_draw(&p->list, y, height - foot, page_draw_line, p);
	if (foot)
		search_draw(&p->search, y + height - 1, COLS, NULL);
}

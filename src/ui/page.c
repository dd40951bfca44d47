/* A scrolling page of text lines. */
#include "ui/page.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/draw.h"

#include <stdlib.h>

/* Wider than any window: drawing ends at its edge. */
enum { PAGE_WIDTH = 10000 };

static void page_free_lines(struct page *p)
{
	for (size_t n = 0; n < p->list.count; n++)
		free(p->line[n].text);
}

void page_clear(struct page *p)
{
	page_free_lines(p);
	p->kept = p->list.selected;
	p->list.count = 0;
	p->list.selected = 0;
}

void page_release(struct page *p)
{
	page_free_lines(p);
	free(p->line);
	*p = (struct page){ 0 };
}

/* Takes over the text. The selection follows the lines up to where it was before page_clear, so that
 * it is on a line at any time. */
static void page_take(struct page *p, enum style style, int id, char *text)
{
	const size_t n = p->list.count;

	p->line = mem_grow(p->line, n, &p->room, sizeof(*p->line));
	p->line[n] = (struct page_line){ .text = text, .style = style, .id = id };
	list_resize(&p->list, n + 1);
	if (n <= p->kept)
		p->list.selected = n;
}

void page_add(struct page *p, enum style style, int id, const char *text)
{
	page_take(p, style, id, mem_strdup(text));
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

void page_add_wrapped(struct page *p, enum style style, int width, int indent, const char *text)
{
	struct str visible;
	const char *rest;
	int margin = 0;

	str_init(&visible);
	utf8_add_visible(&visible, text);
	rest = visible.text;
	do {
		const size_t len = page_line_bytes(rest, width - margin);
		struct str line;

		str_init(&line);
		str_addf(&line, "%*s", margin, "");
		str_addn(&line, rest, len);
		page_take(p, style, 0, str_take(&line));
		str_release(&line);
		rest += len;
		while (*rest == ' ')
			rest++;
		margin = indent;
	} while (*rest);
	str_release(&visible);
}

static void page_draw_line(void *arg, size_t row, int y)
{
	const struct page *p = arg;

	draw_text(y, 1, PAGE_WIDTH, p->line[row].text, p->line[row].style);
}

void page_draw(struct page *p, int y, int height)
{
	list_draw(&p->list, y, height, page_draw_line, p);
}

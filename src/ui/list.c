/* Selecting and scrolling among rows. */
#include "ui/list.h"

#include "base/msg.h"
#include "base/str.h"
#include "ui/draw.h"

#include <curses.h>

void list_resize(struct list *list, size_t count)
{
	list->count = count;
	if (list->selected >= count)
		list->selected = count ? count - 1 : 0;
}

void list_select(struct list *list, size_t row)
{
	list->selected = row;
	list_resize(list, list->count);
}

static void list_page(struct list *list, bool down)
{
	size_t page = list->page ? list->page : 1;

	if (down) {
		list->selected += page;
		list->top += page;
	} else {
		list->selected -= page < list->selected ? page : list->selected;
		list->top -= page < list->top ? page : list->top;
	}
	list_resize(list, list->count);
}

bool list_move(struct list *list, enum action a)
{
	switch (a) {
	case ACTION_UP:
		if (list->selected)
			list->selected--;
		return true;
	case ACTION_DOWN:
		list_select(list, list->selected + 1);
		return true;
	case ACTION_PAGE_UP:
		list_page(list, false);
		return true;
	case ACTION_PAGE_DOWN:
		list_page(list, true);
		return true;
	case ACTION_FIRST:
		list_select(list, 0);
		return true;
	case ACTION_LAST:
		list_select(list, list->count);
		return true;
	default:
		return false;
	}
}

/* How many rows show when `top` is the first: one line less when it says how many remain. */
static size_t list_shown(const struct list *list, size_t height)
{
	size_t left = list->count - list->top;

	return left > height ? height - 1 : left;
}

void list_place(struct list *list, size_t height)
{
	size_t last_top = list->count > height ? list->count - height : 0;

	if (list->top > list->selected)
		list->top = list->selected;
	if (list->top > last_top)
		list->top = last_top;
	if (list->selected >= list->top + list_shown(list, height) && list->count > height) {
		list->top = list->selected + 2 - height;
		if (list->top > last_top)
			list->top = last_top;
	}
	list->page = list->count > height ? height - 1 : height;
	list->shown = list_shown(list, height);
}

void list_draw_more(size_t left, int y)
{
	char number[24];
	struct str text, keys;

	snprintf(number, sizeof(number), "%zu", left);
	str_init(&text);
	str_init(&keys);
	key_name_add(&keys, keys_first(ACTION_PAGE_DOWN));
	msg_add(&text, MSG_UI_MORE_ROWS, number, keys.text);
	draw_text(y, 1, COLS - 1, text.text, STYLE_TEXT);
	str_release(&keys);
	str_release(&text);
}

static void list_put_marker(struct list *list)
{
	int line = list_line(list, list->selected, list->line);

	list->marked = list->selected;
	if (line < 0)
		return;
	draw_text(line, 0, 1, ">", STYLE_MARKER);
	draw_cursor(line, 0);
}

void list_draw(struct list *list, int y, int height, list_row_fn *draw, void *arg)
{
	if (height < 2)
		return;
	list_place(list, (size_t)height);
	size_t shown = list->shown;
	for (size_t i = 0; i < shown; i++)
		draw(arg, list->top + i, y + (int)i);
	if (list->top + shown < list->count)
		list_draw_more(list->count - list->top - shown, y + (int)shown);
	list->line = y;
	list->height = height;
	list->drawn = list->top;
	list_put_marker(list);
}

bool list_mark(struct list *list)
{
	int line;

	if (list->height < 2)
		return false;
	list_place(list, (size_t)list->height);
	if (list->top != list->drawn)
		return false;
	line = list_line(list, list->marked, list->line);
	if (line >= 0)
		draw_text(line, 0, 1, " ", STYLE_TEXT);
	list_put_marker(list);
	return true;
}

int list_line(const struct list *list, size_t row, int y)
{
	if (row < list->top || row >= list->top + list->shown)
		return -1;
	return y + (int)(row - list->top);
}

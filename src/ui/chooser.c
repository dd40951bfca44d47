/* Narrowing a list of texts by typing. */
#include "chooser.h"

#include "base/mem.h"
#include "ui/draw.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <assert.h>
#include <stdlib.h>

enum { CHOOSER_LINES_MIN = 2, CHOOSER_TYPED = 40 };

void chooser_add(struct chooser *c, const char *text)
{
	c->text = mem_grow(c->text, c->choices, &c->room, sizeof(*c->text));
	c->text[c->choices++] = mem_strdup(text);
}

void chooser_release(struct chooser *c)
{
	for (size_t n = 0; n < c->choices; n++)
		free(c->text[n]);
	free(c->text);
	free(c->shown);
	*c = (struct chooser){ 0 };
}

/* Lists what matches; the marker stays on its choice, or goes to the first one. */
static void chooser_narrow(struct chooser *c, size_t choice)
{
	size_t count = 0, row = 0;

	for (size_t n = 0; n < c->choices; n++) {
		if (!search_matches(c->field.text, c->text[n]))
			continue;
		if (n == choice)
			row = count;
		c->shown[count++] = n;
	}
	list_resize(&c->list, count);
	list_select(&c->list, row);
}

void chooser_start(struct chooser *c, size_t selected)
{
	field_start(&c->field, NULL, CHOOSER_TYPED);
	c->shown = mem_resize(c->shown, c->choices + 1, sizeof(*c->shown));
	chooser_narrow(c, selected);
}

size_t chooser_choice(const struct chooser *c)
{
	assert(c->list.count > 0);
	return c->shown[c->list.selected];
}

enum chooser_outcome chooser_update(struct chooser *c, enum action action, const struct event *ev)
{
	const size_t was = c->list.count ? chooser_choice(c) : 0;

	if (action == ACTION_OPEN)
		return c->list.count ? CHOOSER_TAKEN : CHOOSER_OPEN;
	if (action == ACTION_BACK)
		return CHOOSER_LEFT;
	if (!list_move(&c->list, action) && field_event(&c->field, ev))
		chooser_narrow(c, was);
	return CHOOSER_OPEN;
}

struct chooser_drawing {
	const struct ui *ui;
	const struct chooser *c;
};

static void chooser_draw_row(void *arg, size_t row, int y)
{
	const struct chooser_drawing *d = arg;

	draw_text(y, 2, d->ui->cols - 2, d->c->text[d->c->shown[row]], STYLE_TEXT);
}

void chooser_draw(struct ui *ui, struct chooser *c, enum msg title)
{
	struct chooser_drawing d = { ui, c };
	/* The lower half, so that what is asked about stays in sight. */
	const int room = ui->rows / 2;
	/* Of all choices, not of those shown: the screen below stays still while typing narrows. */
	int lines = c->choices < (size_t)room ? (int)c->choices : room;
	int y, used;

	if (lines < CHOOSER_LINES_MIN)
		lines = CHOOSER_LINES_MIN;
	y = ui->rows - lines - 1;
	draw_clear(y, lines + 2);
	used = draw_text(y, 0, ui->cols, tr(title), STYLE_TITLE);
	used += draw_text(y, used, 2, ": ", STYLE_TITLE);
	draw_text(y, used, ui->cols - used, c->field.text, STYLE_SELECTED);
	if (!c->list.count)
		draw_text(y + 1, 2, ui->cols - 2, tr(MSG_HELP_NOTHING), STYLE_TEXT);
	list_draw(&c->list, y + 1, lines, chooser_draw_row, &d);
	draw_text(ui->rows, 1, ui->cols - 2, tr(MSG_PICKER_KEYS), STYLE_TEXT);
}

const keymap chooser_map[] = {
	KEYMAP_SCROLL,
	ACTION_OPEN,
	ACTION_BACK,
	ACTION_NONE,
};

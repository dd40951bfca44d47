/* Drawing the screens that are visible, the line below them and the bar of function keys: one
 * update of the terminal. */
#include "ui_frame.h"

#include "base/msg.h"
#include "base/utf8.h"
#include "ui/draw.h"
#include "ui/event.h"
#include "ui/list.h"
#include "ui/term.h"

#include <curses.h>
#include <stdio.h>

enum { UI_COLS_MIN = 40, UI_ROWS_MIN = 10, UI_MESSAGE_LINES = 3 };

/* From which function key on they are on the narrowest bar. */
enum { UI_KEYS_KEPT = 9 };

enum action ui_key_action(const struct view_ops *ops, int32_t key)
{
	enum action a = keys_find(ops->map, key);

	return ops->flags & VIEW_BARE && (a == ACTION_HELP || a == ACTION_MENU) ? ACTION_NONE : a;
}

/* One function key: its number, and its word where this screen has it; in brackets, which take the places of
 * the spaces around it, where it cannot be done. */
static int ui_draw_f_key(int x, int number, const struct ui_entry *top)
{
	int32_t key = K_F1 + number - 1;
	enum action owner = keys_owner(key), a = ui_key_action(top->ops, key);
	const bool shut = a != ACTION_NONE && top->shut & 1U << (number - 1);
	char text[8];

	if (owner == ACTION_NONE)
		return x;
	snprintf(text, sizeof(text), "%d", number);
	if (shut)
		draw_text(LINES - 1, x - 1, 1, "(", STYLE_KEYS);
	x += draw_text(LINES - 1, x, COLS - 1 - x, text, STYLE_KEYS);
	if (a == ACTION_NONE)
		return x + utf8_width(action_hint(owner)) + 1;
	x += draw_text(LINES - 1, x, COLS - 1 - x, action_hint(a), STYLE_KEYS);
	if (shut)
		draw_text(LINES - 1, x, COLS - x, ")", STYLE_KEYS);
	return x + 1;
}

/* Columns that the keys from one number to another take, with a space behind each. */
static int ui_keys_width(int from, int to)
{
	int width = 0;

	for (int number = from; number <= to; number++) {
		const enum action owner = keys_owner(K_F1 + number - 1);

		if (owner != ACTION_NONE)
			width += (number < 10 ? 1 : 2) + utf8_width(action_hint(owner)) + 1;
	}
	return width;
}

/* Where they have no room the menu and the way out stay, and a mark stands for what is left out. */
static void ui_draw_keys(const struct ui_entry *top)
{
	const bool all = ui_keys_width(1, UI_F_KEYS) <= COLS;
	const int room = COLS - 1 - ui_keys_width(UI_KEYS_KEPT, UI_F_KEYS);
	int x = 0, number = 1;

	while (number <= UI_F_KEYS && (all || x + ui_keys_width(number, number) <= room))
		x = ui_draw_f_key(x, number++, top);
	if (number >= UI_KEYS_KEPT)
		return;
	x += draw_text(LINES - 1, x, 1, "…", STYLE_KEYS);
	for (number = UI_KEYS_KEPT; number <= UI_F_KEYS; number++)
		x = ui_draw_f_key(x, number, top);
}

static void ui_draw_line(struct ui *ui, const struct ui_entry *top)
{
	struct str detail;

	if (ui->message.len) {
		draw_upwards(top->ops->flags & VIEW_LAST ? UI_MESSAGE_LINES - 1 : ui->rows,
			     UI_MESSAGE_LINES, ui->message.text, ui->message_style);
		return;
	}
	if (!ui->detail || !top->ops->detail)
		return;
	str_init(&detail);
	top->ops->detail(ui, top->state, &detail);
	draw_text(ui->rows, 1, COLS - 2, detail.text, STYLE_TEXT);
	str_release(&detail);
}

static void ui_draw_too_small(void)
{
	struct str text;

	str_init(&text);
	msg_add(&text, MSG_UI_TOO_SMALL, "40", "10");
	draw_text(0, 0, COLS, text.text, STYLE_TEXT);
	str_release(&text);
}

static void ui_draw_screens(struct ui *ui)
{
	const struct ui_entry *top = &ui->entry[ui->depth - 1];

	for (size_t i = ui_visible_from(ui); i < ui->depth; i++)
		if (ui->entry[i].ops->draw)
			ui->entry[i].ops->draw(ui, ui->entry[i].state);
	ui_draw_line(ui, top);
	ui_draw_keys(top);
}

/* Only the selection moved: two cells and the detail line change. False when the list must scroll. */
static bool ui_draw_moved(struct ui *ui)
{
	const struct ui_entry *top = &ui->entry[ui->depth - 1];

	if (ui->whole || !top->ops->list || LINES < UI_ROWS_MIN || COLS < UI_COLS_MIN)
		return false;
	draw_resume();
	if (!list_mark(top->ops->list(top->state)))
		return false;
	draw_clear(ui->rows, 1);
	ui_draw_line(ui, top);
	return true;
}

void ui_draw(struct ui *ui)
{
	if (!ui->depth)
		return;
	if (ui->rows != LINES - 2 || ui->cols != COLS) {
		ui->rows = LINES - 2;
		ui->cols = COLS;
		ui->whole = true;
		ui_stale(ui); /* other rows come into sight */
	}
	ui_settle(ui);
	if (!ui_draw_moved(ui)) {
		draw_begin();
		if (LINES < UI_ROWS_MIN || COLS < UI_COLS_MIN)
			ui_draw_too_small();
		else
			ui_draw_screens(ui);
	}
	ui->whole = false;
	draw_end();
	term_update(ui->drawn && ui->drawn != ui->depth);
	ui->drawn = ui->depth;
}

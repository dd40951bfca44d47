/* The menu of a screen's actions, laid over its lower half. */
#include "ui/menu.h"

#include "base/str.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/field.h"
#include "ui/list.h"
#include "ui/search.h"
#include "ui/ui.h"

enum { MENU_KEYS_WIDTH = 12, MENU_TYPED = 40 };

struct menu_row {
	enum action action;
	bool allowed;
	enum msg why;
};

struct menu {
	const struct view_ops *ops; /* of the screen below */
	void *below;
	struct field typed;
	struct list list;
	struct menu_row row[ACTION_MAX];
	int cols; /* of the window, for the rows */
};

static bool menu_matches(const struct menu *m, enum action a)
{
	struct str text;

	str_init(&text);
	str_addf(&text, "%s %s %s", action_help(a), action_hint(a), action_word(a));
	bool found = !m->typed.len || search_matches(m->typed.text, text.text);
	str_release(&text);
	return found;
}

static void menu_narrow(struct ui *ui, struct menu *m)
{
	size_t count = 0;
	enum action a;
	struct why why;

	for (size_t i = 0; (a = keymap_at(m->ops->map, i)) != ACTION_NONE; i++) {
		if (action_flags(a) & ACTION_MOVE || a == ACTION_MENU || !menu_matches(m, a))
			continue;
		const bool allowed = allow_action(ui, m->ops, m->below, a, VIEW_ROW, &why);
		m->row[count++] = (struct menu_row){ a, allowed, why.brief };
	}
	list_resize(&m->list, count);
}

static void menu_init(struct ui *ui, void *state, const void *arg)
{
	struct menu *m = state;

	(void)arg;
	m->ops = ui_below(ui, &m->below);
	field_start(&m->typed, "", MENU_TYPED);
	menu_narrow(ui, m);
}

static enum view_result menu_run(struct ui *ui, const struct menu *m)
{
	struct why why;

	if (m->list.selected >= m->list.count)
		return VIEW_STAY;
	const struct menu_row *row = &m->row[m->list.selected];
	if (!allow_action(ui, m->ops, m->below, row->action, VIEW_ROW, &why)) {
		allow_say(ui, &why);
		return VIEW_STAY;
	}
	ui_post(ui, row->action);
	return VIEW_CLOSE;
}

static enum view_result menu_update(struct ui *ui, void *state, enum action action,
				    const struct event *ev)
{
	struct menu *m = state;

	if (action == ACTION_BACK)
		return VIEW_CLOSE;
	if (action == ACTION_OPEN)
		return menu_run(ui, m);
	if (list_move(&m->list, action))
		return VIEW_STAY;
	if (field_event(&m->typed, ev)) {
		m->list.selected = m->list.top = 0;
		menu_narrow(ui, m);
	}
	return VIEW_STAY;
}

static void menu_draw_row(void *arg, size_t row, int y)
{
	const struct menu *m = arg;
	const struct menu_row *r = &m->row[row];
	struct str text;

	str_init(&text);
	keys_add(&text, r->action);
	draw_text(y, 2, MENU_KEYS_WIDTH - 1, text.text, STYLE_TEXT);
	str_clear(&text);
	str_add(&text, action_help(r->action));
	if (!r->allowed)
		str_addf(&text, " (%s)", tr(r->why));
	draw_text(y, 2 + MENU_KEYS_WIDTH, m->cols, text.text,
		  r->allowed ? STYLE_TEXT : STYLE_FAINT);
	str_release(&text);
}

static void menu_draw(struct ui *ui, void *state)
{
	struct menu *m = state;
	int height = ui->rows / 2 + 1;
	int y = ui->rows - height;
	int used;

	m->cols = ui->cols;
	draw_clear(y, height + 1);
	used = draw_text(y, 0, ui->cols, tr(MSG_MENU_TITLE), STYLE_TITLE);
	draw_text(y, used, 2, ": ", STYLE_TITLE);
	if (!m->list.count)
		draw_text(y + 1, 1, ui->cols - 1, tr(MSG_HELP_NOTHING), STYLE_TEXT);
	list_draw(&m->list, y + 1, height - 1, menu_draw_row, m);
	draw_text(ui->rows, 1, ui->cols - 2, tr(MSG_MENU_KEYS), STYLE_TEXT);
	if (m->typed.len)
		draw_text(y, used + 2, MENU_TYPED, m->typed.text, STYLE_SELECTED);
}

static bool menu_typing(const void *state)
{
	(void)state;
	return true;
}

static const keymap menu_keys[] = { ACTION_BACK, ACTION_OPEN, KEYMAP_SCROLL, ACTION_NONE };

const struct view_ops menu_view = {
	.name = "menu",
	.title = MSG_MENU_TITLE,
	.flags = VIEW_OVERLAY | VIEW_BARE,
	.map = menu_keys,
	.size = sizeof(struct menu),
	.init = menu_init,
	.update = menu_update,
	.draw = menu_draw,
	.typing = menu_typing,
};

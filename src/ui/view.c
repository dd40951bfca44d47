/* The stack of screens: pushing, loading, closing. */
#include "ui/view.h"

#include "base/mem.h"
#include "ui/allow.h"
#include "ui/event.h"
#include "ui_frame.h"

#include <stdlib.h>
#include <string.h>

void view_push(struct ui *ui, const struct view_ops *ops, const void *arg)
{
	ui->entry = mem_grow(ui->entry, ui->depth, &ui->room, sizeof(ui->entry[0]));
	void *state = mem_zero(1, ops->size ? ops->size : 1);
	ui->entry[ui->depth++] = (struct ui_entry){ .ops = ops, .state = state, .stale = true };
	if (ops->init)
		ops->init(ui, state, arg);
}

void view_replace_all(struct ui *ui, const struct view_ops *ops, const void *arg)
{
	for (size_t i = 0; i < ui->depth; i++)
		ui->entry[i].closing = true;
	view_push(ui, ops, arg);
}

void view_answer(struct ui *ui, enum view_result result)
{
	if (ui->current > 0)
		ui_take_result(ui, ui->current - 1, result);
}

void ui_take_result(struct ui *ui, size_t i, enum view_result result)
{
	ui->whole |= result != VIEW_MOVED;
	switch (result) {
	case VIEW_STAY:
	case VIEW_MOVED:
		break;
	case VIEW_RELOAD:
		ui_stale(ui);
		break;
	case VIEW_CLOSE:
		ui->entry[i].closing = true;
		break;
	case VIEW_QUIT:
		ui->quit = true;
		break;
	}
}

void ui_drop(struct ui *ui, size_t i)
{
	struct ui_entry entry = ui->entry[i];

	ui->depth--;
	memmove(&ui->entry[i], &ui->entry[i + 1], (ui->depth - i) * sizeof(ui->entry[0]));
	if (entry.ops->release)
		entry.ops->release(entry.state);
	free(entry.state);
}

void ui_sweep(struct ui *ui)
{
	for (size_t i = ui->depth; i-- > 0;)
		if (ui->entry[i].closing)
			ui_drop(ui, i);
}

void ui_stale(struct ui *ui)
{
	for (size_t i = 0; i < ui->depth; i++)
		ui->entry[i].stale = true;
}

size_t ui_visible_from(const struct ui *ui)
{
	size_t i = ui->depth ? ui->depth - 1 : 0;

	while (i > 0 && ui->entry[i].ops->flags & VIEW_OVERLAY)
		i--;
	return i;
}

/* Of the screen as a whole, so that the bar stays as it is while the marker moves. */
static unsigned ui_shut_keys(struct ui *ui, const struct ui_entry *entry)
{
	unsigned shut = 0;
	struct why why;

	for (int n = 0; n < UI_F_KEYS; n++) {
		const enum action a = ui_key_action(entry->ops, K_F1 + n);

		if (a != ACTION_NONE &&
		    !allow_action(ui, entry->ops, entry->state, a, VIEW_ANY_ROW, &why))
			shut |= 1U << n;
	}
	return shut;
}

/* One state of the database for the whole screen. */
static unsigned ui_load(struct ui *ui, const struct ui_entry *entry)
{
	struct store *store = ui->store;
	struct err err;

	unsigned shut;

	if (store) {
		store_read_begin(store);
		unsaved_load(ui);
	}
	if (entry->ops->load && !entry->ops->load(ui, entry->state, &err))
		ui_fail(ui, &err);
	shut = ui_shut_keys(ui, entry);
	if (store)
		store_read_end(store);
	return shut;
}

void ui_check(struct ui *ui, bool moved)
{
	if (!ui->store || !store_changed(ui->store))
		return;
	if (moved)
		ui_draw(ui);
	ui_stale(ui);
	ui->quit |= !store_current(ui->store, &ui->ended);
}

void ui_settle(struct ui *ui)
{
	bool loaded = false;

	for (size_t i = ui_visible_from(ui); i < ui->depth; i++) {
		if (!ui->entry[i].stale)
			continue;
		ui->entry[i].stale = false;
		loaded = true;
		ui->whole = true;
		const struct ui_entry entry = ui->entry[i];
		ui->entry[i].shut = ui_load(ui, &entry);
	}
	if (loaded)
		ui->illustrative = ui->store && store_illustrative(ui->store);
}

const struct view_ops *ui_top(const struct ui *ui, void **state)
{
	if (!ui->depth)
		return NULL;
	*state = ui->entry[ui->depth - 1].state;
	return ui->entry[ui->depth - 1].ops;
}

const struct view_ops *ui_below(const struct ui *ui, void **state)
{
	if (ui->depth < 2)
		return NULL;
	*state = ui->entry[ui->depth - 2].state;
	return ui->entry[ui->depth - 2].ops;
}

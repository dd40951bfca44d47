/* The loop: wait, load, update, draw once. */
#include "ui/ui.h"

#include "base/mem.h"
#include "base/msg.h"
#include "calc/entry.h"
#include "store/programme.h"
#include "ui/allow.h"
#include "ui_frame.h"
#include "ui/help.h"
#include "ui/menu.h"
#include "ui/term.h"
#include "ui/write_out.h"

#include <stdlib.h>

enum { UI_BURST_MS = 30 }; /* a pause within what a terminal sends as one */

void ui_init(struct ui *ui)
{
	*ui = (struct ui){ .whole = true,
			   .limits = pace_limits_default,
			   .jump = ENTRY_JUMP_POINTS,
			   .detail = true };
	ui->look.map = MAP_OF_PERIOD;
	str_init(&ui->message);
	str_init(&ui->writing.path);
	str_init(&ui->person.name);
}

void ui_release(struct ui *ui)
{
	while (ui->depth)
		ui_drop(ui, ui->depth - 1);
	free(ui->entry);
	ui->entry = NULL;
	unsaved_release(&ui->unsaved);
	str_release(&ui->message);
	if (ui->every_unit)
		units_release(ui->every_unit);
	free(ui->every_unit);
	ui->every_unit = NULL;
	str_release(&ui->writing.path);
	str_release(&ui->person.name);
}

void ui_say(struct ui *ui, enum style style, const char *text)
{
	str_clear(&ui->message);
	str_add(&ui->message, text);
	ui->message_style = style;
}

void ui_fail(struct ui *ui, const struct err *err)
{
	struct str text;

	str_init(&text);
	err_format(err, lang_get(), &text);
	ui_say(ui, STYLE_ERROR, text.text);
	str_release(&text);
}

void ui_post(struct ui *ui, enum action action)
{
	ui->posted = action;
}

const struct units *ui_every_unit(struct ui *ui)
{
	struct err err = { 0 };

	if (ui->every_unit)
		return ui->every_unit;
	ui->every_unit = mem_alloc(sizeof(*ui->every_unit));
	units_init(ui->every_unit);
	if (store_load_all_units(ui->store, ui->every_unit, &err))
		return ui->every_unit;
	ui_fail(ui, &err);
	units_release(ui->every_unit);
	free(ui->every_unit);
	ui->every_unit = NULL;
	return NULL;
}

struct act ui_act(const struct ui *ui)
{
	return (struct act){ .author = ui->author, .programme = ui->programme, .units = ui->units };
}

/* --- events --- */

static void ui_hang_up(struct ui *ui)
{
	for (size_t i = ui->depth; i-- > 0;)
		if (ui->entry[i].ops->hangup)
			ui->entry[i].ops->hangup(ui, ui->entry[i].state);
	ui->hung_up = true;
}

static bool ui_typing(const struct ui_entry *entry)
{
	return entry->ops->typing && entry->ops->typing(entry->state);
}

/* Leaving with a field half typed keeps it, as a hang-up does. */
static void ui_quit(struct ui *ui, const struct ui_entry *top)
{
	if (ui_typing(top) && top->ops->hangup)
		top->ops->hangup(ui, top->state);
	ui->quit = true;
}

static void ui_other_colours(struct ui *ui)
{
	bool mono = theme_mono();

	theme_toggle();
	if (theme_mono() == mono)
		ui_say(ui, STYLE_NOTICE, tr(MSG_UI_NO_COLOURS));
}

static void ui_other_language(struct ui *ui)
{
	lang_set(lang_get() == LANG_VI ? LANG_EN : LANG_VI);
	ui_stale(ui);
}

/* What the frame does on every screen. True when the action was one of these. */
static bool ui_frame_action(struct ui *ui, enum action action, const struct ui_entry *top)
{
	if (!(action_flags(action) & ACTION_ANYWHERE))
		return false;
	if (top->ops->flags & VIEW_BARE &&
	    (action == ACTION_HELP || action == ACTION_MENU || action == ACTION_EXPORT))
		return true;
	switch (action) {
	case ACTION_HELP:
		view_push(ui, &help_view, NULL);
		break;
	case ACTION_MENU:
		view_push(ui, &menu_view, NULL);
		break;
	case ACTION_EXPORT:
		write_out(ui);
		break;
	case ACTION_DETAIL:
		ui->detail = !ui->detail;
		break;
	case ACTION_COLOURS:
		ui_other_colours(ui);
		break;
	case ACTION_LANGUAGE:
		ui_other_language(ui);
		break;
	case ACTION_REDRAW:
		term_redraw();
		break;
	case ACTION_SUSPEND:
		if (!term_suspend())
			ui_say(ui, STYLE_NOTICE, tr(MSG_UI_NO_SUSPEND));
		break;
	case ACTION_QUIT:
		ui_quit(ui, top);
		break;
	default:
		return false;
	}
	return true;
}

/* An input method rewrites what was typed with backspaces and letters that no command has. */
static bool ui_input_method(struct ui *ui, const struct event *ev)
{
	if (ev->key != K_BACKSPACE && (ev->key < 0x80 || ev->key > 0x10ffff))
		return false;
	ui->whole = true;
	if (!ui->input_method_hinted)
		ui_say(ui, STYLE_NOTICE, tr(MSG_UI_INPUT_METHOD));
	ui->input_method_hinted = true;
	return true;
}

/* What came with the Enter that closed a field is no command (ui.h). */
static bool ui_held(struct ui *ui, const struct ui_entry *top, const struct event *ev)
{
	const bool text = ev->text[0] || ev->key == K_BACKSPACE;

	if (!ev->together || !(text || ev->key == K_ENTER || ev->key == K_TAB))
		ui->held = UI_FREE;
	if (ui->held == UI_FREE || (ui->held == UI_CLOSED && !text) || top->ops->flags & VIEW_ENTRY)
		return false;
	ui->held = UI_LEFT;
	ui->whole = true;
	ui_say(ui, STYLE_NOTICE, tr(MSG_UI_HELD));
	return true;
}

static void ui_update(struct ui *ui, enum action action, const struct event *ev)
{
	ui->current = ui->depth - 1;
	const struct ui_entry entry = ui->entry[ui->current];
	struct why why;

	if (!ui_typing(&entry) &&
	    !allow_action(ui, entry.ops, entry.state, action, VIEW_ROW, &why)) {
		ui->whole = true;
		allow_say(ui, &why);
		return;
	}
	ui_take_result(ui, ui->current, entry.ops->update(ui, entry.state, action, ev));
}

/* True when a character begins a text where nothing is typed yet. */
static bool ui_takes(const struct ui_entry *entry, const struct event *ev)
{
	if (!ev->text[0])
		return false;
	return (ev->followed && entry->ops->flags & VIEW_ENTRY) ||
	       (entry->ops->takes && entry->ops->takes(entry->state, ev->text));
}

/* A key that other screens have, and this one has not, is no key without an answer. */
static void ui_say_not_here(struct ui *ui, const struct ui_entry *top, int32_t key)
{
	const enum action owner = keys_owner(key);
	struct str name, text;

	if (owner == ACTION_NONE || action_flags(owner) & ACTION_MOVE ||
	    top->ops->flags & VIEW_BARE)
		return;
	str_init(&name);
	str_init(&text);
	key_name_add(&name, key);
	msg_add(&text, MSG_UI_NOT_HERE, name.text, action_help(owner));
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	str_release(&name);
}

static void ui_key(struct ui *ui, const struct event *ev)
{
	const struct ui_entry top = ui->entry[ui->depth - 1];
	const bool typing = ui_typing(&top), taken = ui_takes(&top, ev);
	enum action action = ACTION_NONE;

	if (!typing && (ui_held(ui, &top, ev) || (!taken && ui_input_method(ui, ev))))
		return;
	ui->whole |= ui->message.len > 0;
	str_clear(&ui->message);
	if (!ev->text[0] || !(typing || taken || ui->held != UI_FREE))
		action = keys_find(top.ops->map, ev->key);
	if (action == ACTION_NONE && !typing && !taken && ui->held == UI_FREE)
		ui_say_not_here(ui, &top, ev->key);
	if (ui_frame_action(ui, action, &top))
		ui->whole = true;
	else
		ui_update(ui, action, ev);
	ui_sweep(ui);
	if (typing && (ev->key == K_ENTER || ev->key == K_TAB) && ui->depth &&
	    !ui_typing(&ui->entry[ui->depth - 1]))
		ui->held = UI_CLOSED;
}

static void ui_paste(struct ui *ui, const struct event *ev)
{
	static const enum msg said[] = {
		[PASTE_LONG] = MSG_UI_PASTE_LONG, [PASTE_CUT] = MSG_UI_PASTE_CUT
	};
	const struct ui_entry top = ui->entry[ui->depth - 1];

	str_clear(&ui->message);
	if (ev->fault != PASTE_WHOLE)
		ui_say(ui, STYLE_WARNING, tr(said[ev->fault]));
	else if (ui_typing(&top) || top.ops->flags & VIEW_PASTE)
		ui_update(ui, ACTION_NONE, ev);
	else
		ui_say(ui, STYLE_NOTICE, tr(MSG_UI_PASTE_UNUSED));
}

/* Where fifty people work, somebody has saved before every other key: the marker does not wait until
 * all that is shown has been read anew. */
static bool ui_moves(const struct ui *ui, const struct event *ev)
{
	const struct ui_entry *top = &ui->entry[ui->depth - 1];

	return ev->kind == EVENT_KEY && !ui_typing(top) && !ui_takes(top, ev) &&
	       action_flags(keys_find(top->ops->map, ev->key)) & ACTION_MOVE;
}

void ui_handle(struct ui *ui, const struct event *ev)
{
	if (!ui->depth)
		return;
	ui->whole |= ev->kind != EVENT_KEY;
	if (ev->kind == EVENT_HANGUP)
		ui_hang_up(ui);
	if (ev->kind == EVENT_SUSPEND)
		term_suspend();
	if (ev->kind != EVENT_KEY && ev->kind != EVENT_ACTION && ev->kind != EVENT_PASTE)
		return;
	const bool moves = ui_moves(ui, ev);
	if (!moves)
		ui_check(ui, false);
	if (ui->quit)
		return;
	ui_settle(ui);
	if (ev->kind == EVENT_KEY)
		ui_key(ui, ev);
	else if (ev->kind == EVENT_PASTE)
		ui_paste(ui, ev);
	else if (!ui_frame_action(ui, ev->action, &ui->entry[ui->depth - 1]))
		ui_update(ui, ev->action, ev);
	ui_sweep(ui);
	if (moves && ui->depth && !term_pending(0))
		ui_check(ui, true);
}

enum ui_end ui_run(struct ui *ui)
{
	struct event ev = { .kind = EVENT_NONE };

	while (ui->depth && !ui->quit && !ui->hung_up) {
		if (ui->posted != ACTION_NONE) {
			ev = (struct event){ .kind = EVENT_ACTION, .action = (int)ui->posted };
			ui->posted = ACTION_NONE;
		} else {
			if (!term_pending(ui->held != UI_FREE && ev.together ? UI_BURST_MS : 0))
				ui_draw(ui);
			term_wait(&ev);
		}
		ui_handle(ui, &ev);
	}
	return ui->hung_up ? UI_HANGUP : UI_QUIT;
}

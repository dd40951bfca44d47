/* A line of text asked for on the last lines of the screen below. */
#include "ui/ask.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/unsent.h"
#include "ui/draw.h"
#include "ui/field.h"
#include "ui/term.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { ASK_QUESTION_LINES = 3 };

struct ask_state {
	char *question;
	char *place; /* NULL: nothing is kept */
	bool kept;   /* something waits there */
	struct field field;
	struct str began; /* the text as it was offered */
	enum view_result (*answer)(struct ui *ui, void *arg, const char *text);
	void *arg;
};

void ask_text(struct ui *ui, const struct ask *ask)
{
	view_push(ui, &ask_view, ask);
}

/* What cannot be typed here is said instead. */
static void ask_say_frozen(struct ui *ui, const struct ask_state *a)
{
	if (a->field.frozen)
		ui_say(ui, STYLE_WARNING, tr(MSG_FIELD_FROZEN));
}

/* What was cut off here, unless this terminal would destroy its accents. */
static void ask_restore(struct ui *ui, struct ask_state *a)
{
	struct str text;

	str_init(&text);
	a->kept = unsent_find(ui->store, ui->author, a->place, &text) &&
		  (term_utf8() || utf8_is_ascii(text.text));
	if (a->kept) {
		field_start(&a->field, text.text, a->field.limit);
		ui_say(ui, STYLE_NOTICE, tr(MSG_ASK_KEPT));
	}
	str_release(&text);
}

static void ask_init(struct ui *ui, void *state, const void *arg)
{
	struct ask_state *a = state;
	const struct ask *ask = arg;

	a->question = mem_strdup(ask->question);
	field_start(&a->field, ask->text, ask->limit);
	a->answer = ask->answer;
	a->arg = ask->arg;
	a->place = ask->place && ui->store ? mem_strdup(ask->place) : NULL;
	if (a->place)
		ask_restore(ui, a);
	str_init(&a->began);
	str_add(&a->began, a->field.text);
	ask_say_frozen(ui, a);
}

static void ask_forget(struct ui *ui, struct ask_state *a)
{
	if (a->kept)
		unsent_drop(ui->store, ui->author, a->place);
	a->kept = false;
}

static enum view_result ask_update(struct ui *ui, void *state, enum action action,
				   const struct event *ev)
{
	struct ask_state *a = state;

	(void)action;
	if (ev->kind == EVENT_KEY && ev->key == K_ESC) {
		ask_forget(ui, a);
		return VIEW_CLOSE;
	}
	if (ev->kind == EVENT_KEY && ev->key == K_ENTER) {
		field_commit(&a->field);
		ask_forget(ui, a);
		view_answer(ui, a->answer(ui, a->arg, a->field.text));
		return VIEW_CLOSE;
	}
	field_event(&a->field, ev);
	ask_say_frozen(ui, a);
	return VIEW_STAY;
}

static void ask_draw(struct ui *ui, void *state)
{
	struct ask_state *a = state;
	const int y = ui->rows, hint = utf8_width(tr(MSG_ASK_KEYS));
	int width = ui->cols - 3;

	draw_upwards(y - 1, ASK_QUESTION_LINES, a->question, STYLE_NOTICE);
	draw_clear(y, 1);
	draw_text(y, 0, 1, ">", STYLE_MARKER);
	/* A long text has the room for itself. */
	if (utf8_width(a->field.text) + 2 < width - hint) {
		draw_right(y, 2 + width - hint, hint, tr(MSG_ASK_KEYS), STYLE_TEXT);
		width -= hint + 1;
	}
	field_draw(&a->field, y, 2, width, STYLE_SELECTED);
}

static bool ask_typing(const void *state)
{
	(void)state;
	return true;
}

static void ask_hangup(struct ui *ui, void *state)
{
	struct ask_state *a = state;
	struct err err = { 0 };

	if (!a->place || !store_writable(ui->store) ||
	    (!a->kept && str_equal(a->field.text, a->began.text)))
		return;
	if (!a->field.len)
		ask_forget(ui, a);
	else
		unsent_keep(ui->store, ui->author, a->place, a->field.text, &err);
}

static void ask_release(void *state)
{
	struct ask_state *a = state;

	free(a->question);
	free(a->place);
	str_release(&a->began);
}

static const keymap ask_map[] = { ACTION_OPEN, ACTION_BACK, ACTION_NONE };

const struct view_ops ask_view = {
	.name = "ask",
	.title = MSG_PROMPT_TITLE,
	.flags = VIEW_OVERLAY | VIEW_BARE | VIEW_LAST,
	.map = ask_map,
	.size = sizeof(struct ask_state),
	.init = ask_init,
	.update = ask_update,
	.draw = ask_draw,
	.typing = ask_typing,
	.hangup = ask_hangup,
	.release = ask_release,
};

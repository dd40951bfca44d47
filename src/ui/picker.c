/* Choosing one of a list, laid over the screen that asks. */
#include "ui/picker.h"

#include "chooser.h"
#include "ui/ui.h"

struct picker_state {
	struct chooser chooser;
	struct picker picker; /* its choices are the chooser's */
};

void picker_ask(struct ui *ui, const struct picker *picker)
{
	view_push(ui, &picker_view, picker);
}

static void picker_init(struct ui *ui, void *state, const void *arg)
{
	struct picker_state *s = state;

	(void)ui;
	s->picker = *(const struct picker *)arg;
	for (size_t n = 0; n < s->picker.choices; n++)
		chooser_add(&s->chooser, s->picker.choice[n]);
	s->picker.choice = NULL;
	chooser_start(&s->chooser, s->picker.selected);
}

static enum view_result picker_update(struct ui *ui, void *state, enum action action,
				      const struct event *ev)
{
	struct picker_state *s = state;

	switch (chooser_update(&s->chooser, action, ev)) {
	case CHOOSER_TAKEN:
		view_answer(ui, s->picker.answer(ui, s->picker.arg, chooser_choice(&s->chooser)));
		return VIEW_CLOSE;
	case CHOOSER_LEFT:
		return VIEW_CLOSE;
	default:
		return VIEW_STAY;
	}
}

static void picker_draw(struct ui *ui, void *state)
{
	struct picker_state *s = state;

	chooser_draw(ui, &s->chooser, s->picker.title);
}

static bool picker_typing(const void *state)
{
	(void)state;
	return true;
}

static void picker_release(void *state)
{
	struct picker_state *s = state;

	chooser_release(&s->chooser);
}

const struct view_ops picker_view = {
	.name = "picker",
	.title = MSG_PICKER_TITLE,
	.flags = VIEW_OVERLAY | VIEW_BARE,
	.map = chooser_map,
	.size = sizeof(struct picker_state),
	.init = picker_init,
	.update = picker_update,
	.draw = picker_draw,
	.typing = picker_typing,
	.release = picker_release,
};

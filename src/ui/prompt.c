/* A question and its numbered answers, laid over the last lines of the screen below. */
#include "ui/prompt.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/draw.h"
#include "ui/ui.h"

#include <stdlib.h>

enum { PROMPT_QUESTION_LINES = 3 };

struct prompt_state {
	char *question;
	char *choice[PROMPT_CHOICES];
	int count, selected; /* -1 until an arrow chooses: the Enter that asked must not answer */
	enum view_result (*answer)(struct ui *ui, void *arg, int choice);
	void *arg;
};

void prompt_ask(struct ui *ui, const struct prompt *prompt)
{
	view_push(ui, &prompt_view, prompt);
}

static void prompt_init(struct ui *ui, void *state, const void *arg)
{
	struct prompt_state *p = state;
	const struct prompt *prompt = arg;

	(void)ui;
	p->question = mem_strdup(prompt->question);
	while (p->count < PROMPT_CHOICES && prompt->choice[p->count]) {
		p->choice[p->count] = mem_strdup(prompt->choice[p->count]);
		p->count++;
	}
	p->selected = -1;
	p->answer = prompt->answer;
	p->arg = prompt->arg;
}

static void prompt_release(void *state)
{
	struct prompt_state *p = state;

	free(p->question);
	for (int i = 0; i < p->count; i++)
		free(p->choice[i]);
}

static enum view_result prompt_take(struct ui *ui, const struct prompt_state *p, int choice)
{
	view_answer(ui, p->answer(ui, p->arg, choice));
	return VIEW_CLOSE;
}

static enum view_result prompt_update(struct ui *ui, void *state, enum action action,
				      const struct event *ev)
{
	struct prompt_state *p = state;

	if (ev->kind == EVENT_KEY && ev->key >= '1' && ev->key < '1' + p->count)
		return prompt_take(ui, p, (int)ev->key - '1');
	switch (action) {
	case ACTION_BACK:
		return prompt_take(ui, p, -1);
	case ACTION_OPEN:
		return p->selected < 0 ? VIEW_STAY : prompt_take(ui, p, p->selected);
	case ACTION_RIGHT:
	case ACTION_DOWN:
	case ACTION_NEXT:
		p->selected = (p->selected + 1) % p->count;
		break;
	case ACTION_LEFT:
	case ACTION_UP:
	case ACTION_PREVIOUS:
		p->selected = (p->selected < 1 ? p->count : p->selected) - 1;
		break;
	default:
		break;
	}
	return VIEW_STAY;
}

/* One choice a line: the marker and the cursor as in a list. */
static void prompt_draw(struct ui *ui, void *state)
{
	struct prompt_state *p = state;
	int y = ui->rows - p->count + 1;

	draw_upwards(y - 1, PROMPT_QUESTION_LINES, p->question, STYLE_NOTICE);
	draw_clear(y, p->count);
	for (int i = 0; i < p->count; i++) {
		struct str text;
		str_init(&text);
		str_addf(&text, "%d  %s", i + 1, p->choice[i]);
		draw_text(y + i, 2, ui->cols - 3, text.text, STYLE_TEXT);
		str_release(&text);
	}
	if (p->selected >= 0)
		draw_text(y + p->selected, 0, 1, ">", STYLE_MARKER);
	draw_cursor(p->selected < 0 ? y : y + p->selected, 0);
}

static const keymap prompt_keys[] = { ACTION_BACK,  ACTION_OPEN,     ACTION_LEFT,
				      ACTION_RIGHT, ACTION_UP,       ACTION_DOWN,
				      ACTION_NEXT,  ACTION_PREVIOUS, ACTION_NONE };

const struct view_ops prompt_view = {
	.name = "prompt",
	.title = MSG_PROMPT_TITLE,
	.flags = VIEW_OVERLAY | VIEW_BARE | VIEW_LAST,
	.map = prompt_keys,
	.size = sizeof(struct prompt_state),
	.init = prompt_init,
	.update = prompt_update,
	.draw = prompt_draw,
	.release = prompt_release,
};

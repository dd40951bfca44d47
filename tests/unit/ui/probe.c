/* A screen that notes what is done to it, and what is laid over it. */
#include "unit/ui/probe.h"

#include "base/mem.h"
#include "support/screen.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/prompt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct probe_log probe_log;
struct ui probe_ui;

static const struct view_ops probe_view, probe_over;

static bool probe_load(struct ui *ui, void *state, struct err *err)
{
	(void)ui;
	(void)state;
	probe_log.loads++;
	return !probe_log.fails || err_set(err, ERR_DB_FULL, NULL);
}

static enum view_result probe_answer(struct ui *ui, void *arg, int choice)
{
	(void)ui;
	(void)arg;
	probe_log.answer = choice;
	return probe_log.result;
}

static enum view_result probe_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	struct probe *p = state;

	if (p->typing && field_event(&p->field, ev))
		return VIEW_STAY;
	str_copy(probe_log.actions + strlen(probe_log.actions), 30, action_word(action));
	str_copy(probe_log.actions + strlen(probe_log.actions), 2, ";");
	switch (action) {
	case ACTION_EDIT:
		p->typing = true;
		field_start(&p->field, "", 0);
		return VIEW_STAY;
	case ACTION_OPEN:
		if (p->typing) {
			p->typing = false;
			return VIEW_STAY;
		}
		view_push(ui, &probe_view, NULL);
		return probe_log.result;
	case ACTION_SORT:
		view_push(ui, &probe_over, NULL);
		return VIEW_STAY;
	case ACTION_CLEAR:
		prompt_ask(ui, &(struct prompt){ .question = "Giữ giá trị nào?",
						 .choice = { "57,9", "57,8" },
						 .answer = probe_answer,
						 .arg = state });
		return VIEW_STAY;
	case ACTION_BACK:
		return VIEW_CLOSE;
	case ACTION_PERIOD_NEXT:
		return VIEW_RELOAD;
	case ACTION_FILTER:
		return VIEW_QUIT;
	case ACTION_LAYOUT:
		view_replace_all(ui, &probe_over, NULL);
		return VIEW_STAY;
	default:
		return VIEW_STAY;
	}
}

static void probe_draw(struct ui *ui, void *state)
{
	(void)state;
	draw_title(0, "Thử", "");
	draw_text(ui->rows - 1, 0, 10, "cuối", STYLE_TEXT);
}

static void probe_detail(struct ui *ui, void *state, struct str *out)
{
	(void)ui;
	(void)state;
	str_add(out, "chi tiết");
}

static bool probe_typing(const void *state)
{
	return ((const struct probe *)state)->typing;
}

static bool probe_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			 struct why *why)
{
	(void)ui;
	(void)state;
	why->brief = MSG_HELP_NOTHING;
	return action != probe_log.shut || (probe_log.shut_row && scope == VIEW_ANY_ROW);
}

static void probe_hangup(struct ui *ui, void *state)
{
	(void)ui;
	(void)state;
	probe_log.hangups++;
}

static void probe_release(void *state)
{
	(void)state;
	probe_log.releases++;
}

static const keymap probe_keys[] = { ACTION_OPEN,   ACTION_BACK, ACTION_EDIT,        ACTION_SORT,
				     ACTION_FILTER, ACTION_UNDO, ACTION_PERIOD_NEXT, ACTION_CLEAR,
				     ACTION_LAYOUT, ACTION_NONE };

static const struct view_ops probe_view = {
	.name = "probe",
	.title = MSG_MENU_TITLE,
	.map = probe_keys,
	.size = sizeof(struct probe),
	.load = probe_load,
	.update = probe_update,
	.draw = probe_draw,
	.detail = probe_detail,
	.typing = probe_typing,
	.allows = probe_allows,
	.hangup = probe_hangup,
	.release = probe_release,
};

static const struct view_ops probe_over = {
	.name = "over",
	.title = MSG_MENU_TITLE,
	.flags = VIEW_OVERLAY,
	.map = probe_keys,
	.load = probe_load,
	.update = probe_update,
	.release = probe_release,
};

int probe_open(void **state)
{
	(void)state;
	memset(&probe_log, 0, sizeof(probe_log));
	probe_log.answer = -2;
	lang_set(LANG_VI);
	keys_init();
	screen_open(24, 80, "xterm-256color", true);
	ui_init(&probe_ui);
	view_push(&probe_ui, &probe_view, NULL);
	ui_draw(&probe_ui);
	return 0;
}

int probe_close(void **state)
{
	(void)state;
	ui_release(&probe_ui);
	screen_close();
	return 0;
}

void press(int32_t key)
{
	struct event ev = { .kind = EVENT_KEY, .key = key };

	if (key >= ' ' && key < 0x7f)
		ev.text[0] = (char)key;
	if (key == 0x111)
		str_copy(ev.text, sizeof(ev.text), "đ");
	ui_handle(&probe_ui, &ev);
	ui_draw(&probe_ui);
}

void expect_line(int row, const char *text)
{
	char *line = screen_line(row);

	assert_string_equal(line, text);
	free(line);
}

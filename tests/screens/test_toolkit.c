/* Help, menu and question over a screen, as they look. */
#include "base/mem.h"
#include "support/press.h"
#include "support/screen.h"
#include "ui/allow.h"
#include "ui/draw.h"
#include "ui/list.h"
#include "ui/prompt.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

static struct list ground_list = { .count = 40 };

static enum view_result ground_answer(struct ui *ui, void *arg, int choice)
{
	(void)ui;
	(void)arg;
	(void)choice;
	return VIEW_STAY;
}

static enum view_result ground_update(struct ui *ui, void *state, enum action action,
				      const struct event *ev)
{
	(void)state;
	(void)ev;
	if (action == ACTION_CLEAR)
		prompt_ask(
			ui,
			&(struct prompt){
				.question =
					"\"cell/A/B/2022-Q3\" vừa được lan.ht sửa: hãy xem cả hai "
					"giá trị rồi chọn",
				.choice = { "giữ 57,9 của lan.ht", "ghi 57,8 của bạn" },
				.answer = ground_answer });
	return VIEW_STAY;
}

static void ground_row(void *arg, size_t row, int y)
{
	struct bar bar = { .low = (double)row / 40,
			   .has_target = true,
			   .target = 0.8,
			   .has_expected = true,
			   .expected = 0.6 };
	char text[40];

	(void)arg;
	bar.high = bar.low;
	bar.pace = (enum pace)(row % PACE_MAX);
	snprintf(text, sizeof(text), "dòng %zu", row + 1);
	draw_text(y, 2, 20, text, STYLE_TEXT);
	draw_bar(y, 24, 22, &bar);
}

static void ground_draw(struct ui *ui, void *state)
{
	(void)state;
	draw_title(0, "Nền", "phải");
	draw_scale(1, 24, 22);
	list_draw(&ground_list, 2, ui->rows - 2, ground_row, NULL);
}

static bool ground_allows(struct ui *ui, void *state, enum action action, enum view_scope scope,
			  struct why *why)
{
	(void)ui;
	(void)state;
	(void)scope;
	why->brief = MSG_HELP_NOTHING;
	return action != ACTION_REDO;
}

static const keymap ground_keys[] = {
	ACTION_UP,   ACTION_DOWN,  ACTION_PAGE_UP, ACTION_PAGE_DOWN, ACTION_FIRST,  ACTION_LAST,
	ACTION_OPEN, ACTION_BACK,  ACTION_PERIOD,  ACTION_SEARCH,    ACTION_FILTER, ACTION_SORT,
	ACTION_EDIT, ACTION_CLEAR, ACTION_UNDO,    ACTION_REDO,      ACTION_NONE
};

static const struct view_ops ground_view = {
	.name = "ground",
	.title = MSG_KEYS_DATA,
	.map = ground_keys,
	.update = ground_update,
	.draw = ground_draw,
	.allows = ground_allows,
};

struct shot {
	const char *name;
	enum lang lang;
	int rows, cols;
	const char *type;
	bool utf8;
	int32_t key;       /* pressed first */
	const char *typed; /* then these */
};

static const struct shot shots[] = {
	{ "ground_vi_80x24", LANG_VI, 24, 80, "xterm-256color", true, K_NONE, "" },
	{ "ground_vt100_c", LANG_VI, 24, 80, "vt100", false, K_NONE, "" },
	{ "help_vi_80x24", LANG_VI, 24, 80, "xterm-256color", true, K_F1, "" },
	{ "help_en_120x40", LANG_EN, 40, 120, "xterm-256color", true, K_F1, "" },
	{ "help_en_60x14", LANG_EN, 14, 60, "xterm-256color", true, K_F1, "" },
	{ "help_vt100_c", LANG_VI, 24, 80, "vt100", false, K_F1, "" },
	{ "help_search_vi", LANG_VI, 24, 80, "xterm-256color", true, K_F1, "/man hinh" },
	{ "help_nothing_en", LANG_EN, 24, 80, "xterm-256color", true, K_F1, "/xyzzy" },
	{ "menu_vi_80x24", LANG_VI, 24, 80, "xterm-256color", true, K_F1 + 8, "" },
	{ "menu_en_40x10", LANG_EN, 10, 40, "xterm-256color", true, K_F1 + 8, "" },
	{ "menu_narrowed_vi", LANG_VI, 24, 80, "xterm-256color", true, K_F1 + 8, "lam" },
	{ "prompt_vi_80x24", LANG_VI, 24, 80, "xterm-256color", true, K_DELETE, "" },
	{ "prompt_vt100_c", LANG_VI, 24, 80, "vt100", false, K_DELETE, "" },
};

static void test_shots(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(shots); i++) {
		const struct shot *shot = &shots[i];
		char path[120];
		struct ui ui;

		lang_set(shot->lang);
		keys_init();
		screen_open(shot->rows, shot->cols, shot->type, shot->utf8);
		ui_init(&ui);
		view_push(&ui, &ground_view, NULL);
		ui_draw(&ui);
		if (shot->key != K_NONE)
			press_key(&ui, shot->key);
		press_text(&ui, shot->typed);
		ui_draw(&ui);
		snprintf(path, sizeof(path), "tests/screens/golden/toolkit_%s.txt", shot->name);
		screen_check(path);
		ui_release(&ui);
		screen_close();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_shots) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

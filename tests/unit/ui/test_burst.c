/* What comes in one go with the Enter that closes a text field. */
#include "ui/ui.h"

#include "base/mem.h"
#include "base/str.h"
#include "support/screen.h"
#include "ui/field.h"
#include "ui/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

struct probe {
	bool typing;
	struct field field;
};

static struct ui ui;
static char actions[200];

static enum view_result probe_update(struct ui *u, void *state, enum action action,
				     const struct event *ev)
{
	struct probe *p = state;

	(void)u;
	if (p->typing && field_event(&p->field, ev))
		return VIEW_STAY;
	str_copy(actions + strlen(actions), 30, action_word(action));
	str_copy(actions + strlen(actions), 2, ";");
	if (action == ACTION_EDIT)
		field_start(&p->field, "", 0);
	if (action == ACTION_EDIT || action == ACTION_OPEN)
		p->typing = action == ACTION_EDIT;
	return VIEW_STAY;
}

static bool probe_typing(const void *state)
{
	return ((const struct probe *)state)->typing;
}

static const keymap probe_keys[] = { ACTION_OPEN, ACTION_EDIT, ACTION_SORT, ACTION_UNDO,
				     ACTION_NONE };

static const struct view_ops probe_view = {
	.name = "probe",
	.title = MSG_MENU_TITLE,
	.map = probe_keys,
	.size = sizeof(struct probe),
	.update = probe_update,
	.typing = probe_typing,
};

static const struct view_ops probe_entry = {
	.name = "entry",
	.title = MSG_MENU_TITLE,
	.flags = VIEW_ENTRY,
	.map = probe_keys,
	.size = sizeof(struct probe),
	.update = probe_update,
	.typing = probe_typing,
};

static void open_probe(const struct view_ops *ops)
{
	actions[0] = '\0';
	keys_init();
	screen_open(24, 80, "xterm-256color", true);
	ui_init(&ui);
	view_push(&ui, ops, NULL);
	ui_draw(&ui);
}

static void close_probe(void)
{
	ui_release(&ui);
	screen_close();
}

/* Types what came in one go; other keys as in press. */
static void burst(const int32_t *keys)
{
	for (size_t i = 0; keys[i]; i++) {
		struct event ev = { .kind = EVENT_KEY, .key = keys[i], .together = i > 0 };

		if (keys[i] >= ' ' && keys[i] < 0x7f)
			ev.text[0] = (char)keys[i];
		ui_handle(&ui, &ev);
	}
	ui_draw(&ui);
}

static void test_bursts(void **state)
{
	static const struct {
		int32_t keys[12];
		const char *actions;
	} rows[] = {
		/* F2 opens the field, Enter closes it */
		{ { K_F1 + 1, '1', '2', K_ENTER, 's', 'Q', K_ENTER, 'z' }, "edit;open;" },
		{ { K_F1 + 1, '1', K_ENTER, K_BACKSPACE, K_TAB, 'z' }, "edit;open;" },
		{ { K_F1 + 1, '1', K_ENTER, K_TAB, 'z', K_TAB }, "edit;open;;" },
		/* what no text holds was typed */
		{ { K_F1 + 1, '1', K_ENTER, K_DOWN, 'z' }, "edit;open;;undo;" },
		{ { K_F1 + 1, '1', K_ENTER, K_F1 + 1, 'z', K_ENTER, 'z' }, "edit;open;edit;open;" },
		/* without a field nothing is held */
		{ { 'z', 'z' }, "undo;undo;" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		open_probe(&probe_view);
		burst(rows[i].keys);
		assert_string_equal(actions, rows[i].actions);
		assert_false(ui.quit);
		assert_int_equal(ui.depth, 1);
		burst((const int32_t[]){ 'z', 0 }); /* after a pause */
		assert_int_equal(strcmp(actions + strlen(actions) - 5, "undo;"), 0);
		close_probe();
	}
}

/* Where a character begins a text those of a burst are text. */
static void test_bursts_of_entry(void **state)
{
	(void)state;
	open_probe(&probe_entry);
	burst((const int32_t[]){ K_F1 + 1, '1', K_ENTER, 'z', K_ENTER, 0 });
	assert_string_equal(actions, "edit;open;;open;");
	close_probe();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bursts),
		cmocka_unit_test(test_bursts_of_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

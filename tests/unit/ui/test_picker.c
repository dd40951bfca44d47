/* Choosing from a list through the frame: walking, narrowing, taking, leaving. */
#include "ui/picker.h"

#include "base/mem.h"
#include "support/press.h"
#include "ui/search.h"
#include "ui/ui.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* The screen that asks. */
struct asker {
	int answered;
	size_t choice;
	int loaded, closed;
	enum view_result result;
};

static struct asker asker;

static enum view_result asker_answer(struct ui *ui, void *arg, size_t choice)
{
	struct asker *a = arg;

	(void)ui;
	a->answered++;
	a->choice = choice;
	return a->result;
}

static bool asker_load(struct ui *ui, void *state, struct err *err)
{
	(void)ui;
	(void)state;
	(void)err;
	asker.loaded++;
	return true;
}

static enum view_result asker_update(struct ui *ui, void *state, enum action action,
				     const struct event *ev)
{
	static const char *const choice[] = { "Chính phủ số", "Kinh tế số", "Xã hội số",
					      "Kế hoạch 2022" };

	(void)state;
	(void)ev;
	if (action == ACTION_BACK)
		return VIEW_CLOSE;
	if (action == ACTION_SORT)
		picker_ask(ui, &(struct picker){ .title = MSG_HELP_SORT,
						 .choice = choice,
						 .choices = ARRAY_LEN(choice),
						 .selected = 1,
						 .answer = asker_answer,
						 .arg = &asker });
	return VIEW_STAY;
}

static void asker_release(void *state)
{
	(void)state;
	asker.closed++;
}

static const keymap asker_map[] = { ACTION_BACK, ACTION_SORT, ACTION_NONE };

static const struct view_ops asker_view = {
	.name = "asker",
	.title = MSG_HELP_SORT,
	.map = asker_map,
	.load = asker_load,
	.update = asker_update,
	.release = asker_release,
};

static const char *top_name(const struct ui *ui)
{
	void *state;

	return ui_top(ui, &state)->name;
}

static void picker_open(struct ui *ui)
{
	asker = (struct asker){ 0 };
	keys_init();
	ui_init(ui);
	ui->rows = 22;
	ui->cols = 80;
	view_push(ui, &asker_view, NULL);
	press_key(ui, 's');
	assert_string_equal(top_name(ui), "picker");
}

/* Keys after the picker opened on the second of its four choices, and what is answered. */
static void test_answers(void **state)
{
	static const struct {
		const char *typed;
		int32_t key[5];
		int answered;
		size_t choice;
	} rows[] = {
		{ "", { K_ENTER }, 1, 1 },
		{ "", { K_DOWN, K_ENTER }, 1, 2 },
		{ "", { K_UP, K_UP, K_UP, K_ENTER }, 1, 0 },
		{ "", { K_END, K_ENTER }, 1, 3 },
		{ "", { K_ESC }, 0, 0 },
		{ "xa", { K_ENTER }, 1, 2 },
		{ "so", { K_ENTER }, 1, 1 }, /* stays where it was */
		{ "so", { K_DOWN, K_ENTER }, 1, 2 },
		{ "k", { K_DOWN, K_ENTER }, 1, 3 },
		{ "q", { K_ESC }, 0, 0 }, /* a letter is text here, no command */
		{ "q", { K_BACKSPACE, K_ENTER }, 1, 0 },
		{ "2022", { K_ENTER }, 1, 3 },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct ui ui;

		picker_open(&ui);
		press_text(&ui, rows[n].typed);
		for (size_t k = 0; k < ARRAY_LEN(rows[n].key) && rows[n].key[k]; k++)
			press_key(&ui, rows[n].key[k]);
		assert_string_equal(top_name(&ui), "asker");
		assert_int_equal(asker.answered, rows[n].answered);
		assert_int_equal(asker.choice, rows[n].choice);
		ui_release(&ui);
	}
}

/* With nothing that matches, Enter takes nothing and the picker stays. */
static void test_nothing(void **state)
{
	struct ui ui;

	(void)state;
	picker_open(&ui);
	press_text(&ui, "zzz");
	press_key(&ui, K_ENTER);
	assert_string_equal(top_name(&ui), "picker");
	assert_int_equal(asker.answered, 0);
	ui_release(&ui);
}

/* What the answer returns is done by the screen that asked. */
static void test_result(void **state)
{
	struct ui ui;

	(void)state;
	picker_open(&ui);
	asker.result = VIEW_RELOAD;
	asker.loaded = 0;
	press_key(&ui, K_ENTER);
	press_key(&ui, K_DOWN);
	assert_int_equal(asker.loaded, 1);
	ui_release(&ui);
	assert_int_equal(asker.closed, 1);

	picker_open(&ui);
	asker.result = VIEW_QUIT;
	press_key(&ui, K_ENTER);
	assert_true(ui.quit);
	ui_release(&ui);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_nothing),
		cmocka_unit_test(test_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The frame: events to actions, the stack of screens, loading, and what it does itself. */
#include "ui/ui.h"

#include "base/mem.h"
#include "support/screen.h"
#include "ui/field.h"
#include "ui/menu.h"
#include "unit/ui/probe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void test_dispatch(void **state)
{
	(void)state;
	press('s');
	press(K_ESC);
	press('z');
	press('X');
	press(K_UP);
	assert_string_equal(probe_log.actions, "sort;back;undo;;;");
	assert_int_equal(probe_ui.depth, 1);
}

static void test_input_method(void **state)
{
	(void)state;
	press('d');
	press(K_BACKSPACE);
	expect_line(22, "Bộ gõ đang đổi phím: hãy tắt bộ gõ ở đây, hoặc dùng mũi tên và phím F");
	press(0x111);
	expect_line(22, "Bộ gõ đang đổi phím: hãy tắt bộ gõ ở đây, hoặc dùng mũi tên và phím F");
	press('z');
	expect_line(22, " chi tiết");
	press(K_BACKSPACE); /* said once */
	expect_line(22, " chi tiết");
	/* neither the backspace nor the letter was an action, nor came to the screen */
	assert_string_equal(probe_log.actions, ";undo;");
}

static void test_typing(void **state)
{
	void *top;

	(void)state;
	press(K_F1 + 1);
	press('s');
	press('?');
	press(0x111);
	press(K_BACKSPACE);
	press('T');
	ui_top(&probe_ui, &top);
	assert_string_equal(((struct probe *)top)->field.text, "s?T");
	press(K_ENTER);
	assert_string_equal(probe_log.actions, "edit;open;");
}

static void paste(const char *text, enum paste_fault fault)
{
	ui_handle(&probe_ui, &(struct event){ .kind = EVENT_PASTE, .paste = text, .fault = fault });
	ui_draw(&probe_ui);
}

static void test_paste_is_never_a_command(void **state)
{
	void *top;

	(void)state;
	paste("Q\nx", PASTE_WHOLE);
	expect_line(22, "Ở đây không nhận văn bản dán: hãy dán cột số liệu vào bảng nhập");
	assert_false(probe_ui.quit);
	press(K_F1 + 1);
	paste("5\n6\n", PASTE_WHOLE);
	ui_top(&probe_ui, &top);
	assert_string_equal(((struct probe *)top)->field.text, "5 6");
	paste("", PASTE_LONG);
	expect_line(22, "Chưa dùng: văn bản dán dài hơn 4 MiB; hãy lưu thành tệp rồi nhập tệp");
	paste("", PASTE_CUT);
	expect_line(22, "Việc dán bị đứt giữa chừng, chưa dùng gì: hãy dán lại");
	assert_string_equal(((struct probe *)top)->field.text, "5 6");
	assert_string_equal(probe_log.actions, "edit;");
}

static void test_stack(void **state)
{
	(void)state;
	press(K_ENTER);
	assert_int_equal(probe_ui.depth, 2);
	press(K_ESC);
	assert_int_equal(probe_ui.depth, 1);
	assert_int_equal(probe_log.releases, 1);
	/* closing while pushing: the new one takes the place */
	probe_log.result = VIEW_CLOSE;
	press(K_ENTER);
	assert_int_equal(probe_ui.depth, 1);
	assert_int_equal(probe_log.releases, 2);
	press('v');
	assert_int_equal(probe_ui.depth, 1);
	assert_int_equal(probe_log.releases, 3);
	press('q');
	assert_int_equal(probe_ui.depth, 0);
	press('q'); /* nothing is left to take it */
}

static void test_loading(void **state)
{
	(void)state;
	assert_int_equal(probe_log.loads, 1);
	press('z');
	assert_int_equal(probe_log.loads, 1);
	press(')');
	assert_int_equal(probe_log.loads, 2);
	press('s'); /* the overlay loads, what is below it is still good */
	assert_int_equal(probe_log.loads, 3);
	press(')'); /* both are visible */
	assert_int_equal(probe_log.loads, 5);
	press(K_ESC);
	press(K_ENTER);
	assert_int_equal(probe_log.loads, 6);
	press(')'); /* the one below waits until it is seen */
	assert_int_equal(probe_log.loads, 7);
	press(K_ESC);
	assert_int_equal(probe_log.loads, 8);
}

static void test_failing_load(void **state)
{
	(void)state;
	probe_log.fails = true;
	press(')');
	expect_line(22, "đĩa đã đầy: chưa lưu thao tác này; hãy dọn chỗ rồi làm lại");
}

static void test_frame_actions(void **state)
{
	(void)state;
	expect_line(22, " chi tiết");
	press('_');
	expect_line(22, "");
	press('_');
	expect_line(23, "1Giúp 2Sửa 3    4Lọc 5      6Xếp 7Xem 8Hoàn 9Menu 10Ra");
	press('L');
	expect_line(23, "1Help 2Edit 3     4Filter 5      6Sort 7View 8Undo 9Menu 10Quit");
	assert_int_equal(probe_log.loads, 2);
	press('T');
	assert_true(theme_mono());
	press('Q');
	assert_true(probe_ui.quit);
	assert_int_equal(probe_log.hangups, 0);
}

static void test_quit_keeps_the_field(void **state)
{
	(void)state;
	press(K_F1 + 1);
	press('5');
	press(K_F1 + 9);
	assert_true(probe_ui.quit);
	assert_int_equal(probe_log.hangups, 1);
}

static void test_hangup(void **state)
{
	(void)state;
	press(K_ENTER);
	ui_handle(&probe_ui, &(struct event){ .kind = EVENT_HANGUP });
	assert_int_equal(probe_log.hangups, 2);
	assert_true(probe_ui.hung_up);
}

static void test_menu(void **state)
{
	static const char typed[] = "hoan tac";

	(void)state;
	probe_log.shut = ACTION_UNDO;
	press(K_F1 + 8);
	assert_int_equal(probe_ui.depth, 2);
	for (const char *c = typed; *c; c++)
		press(*c);
	press(K_ENTER); /* not allowed now: says why and stays */
	expect_line(22, "không tìm thấy");
	assert_int_equal(probe_ui.depth, 2);
	for (size_t i = 1; i < sizeof(typed); i++)
		press(K_BACKSPACE);
	for (const char *c = "ky sau"; *c; c++)
		press(*c);
	press(K_ENTER);
	assert_int_equal(probe_ui.depth, 1);
	assert_int_equal(probe_ui.posted, ACTION_PERIOD_NEXT);
	ui_handle(&probe_ui, &(struct event){ .kind = EVENT_ACTION, .action = ACTION_PERIOD_NEXT });
	assert_string_equal(probe_log.actions, "period-next;");
	press(':');
	press(K_ESC);
	assert_int_equal(probe_ui.depth, 1);
}

static void test_not_here(void **state)
{
	(void)state;
	press(K_F1 + 4);
	expect_line(22,
		    "F5 (ô trống hoặc lỗi kế tiếp) không dùng ở màn hình này; F1 liệt kê các phím");
	press('t');
	expect_line(22, "t (nhật ký của ô) không dùng ở màn hình này; F1 liệt kê các phím");
	press(K_LEFT); /* walking where there is nowhere to go */
	expect_line(22, " chi tiết");
	press('9'); /* nobody's */
	expect_line(22, " chi tiết");
	press(K_F1 + 1);
	press('t'); /* text */
	expect_line(22, " chi tiết");
}

/* What cannot be done says so on the bar, and why where its key is pressed; the screen is not asked for it. */
static void test_shut(void **state)
{
	static const char open[] = "1Giúp 2Sửa 3    4Lọc 5      6Xếp 7Xem 8Hoàn 9Menu 10Ra";

	(void)state;
	probe_log.shut = ACTION_EDIT;
	press(')'); /* read when the screen is loaded */
	expect_line(23, "1Giúp(2Sửa)3    4Lọc 5      6Xếp 7Xem 8Hoàn 9Menu 10Ra");
	press(K_F1 + 1);
	expect_line(22, "không tìm thấy");
	ui_handle(&probe_ui, &(struct event){ .kind = EVENT_ACTION, .action = ACTION_EDIT });
	assert_string_equal(probe_log.actions, "period-next;");
	/* of the selected row alone: the bar leaves it open */
	probe_log.shut_row = true;
	press(')');
	expect_line(23, open);
	press(K_F1 + 1);
	expect_line(22, "không tìm thấy");
	assert_string_equal(probe_log.actions, "period-next;period-next;");
	/* an Enter that closes a field is the field's */
	probe_log.shut = ACTION_OPEN;
	press(K_F1 + 1);
	press('5');
	press(K_ENTER);
	assert_string_equal(probe_log.actions, "period-next;period-next;edit;open;");
}

static void test_prompt(void **state)
{
	static const struct {
		int32_t keys[3];
		int answer;
	} rows[] = {
		{ { '1' }, 0 },
		{ { '2' }, 1 },
		{ { K_DELETE, '1' }, 0 }, /* the key that asked does not answer */
		{ { '3', K_ESC }, -1 },
		{ { K_ENTER, '2' }, 1 }, /* Enter alone has chosen nothing */
		{ { K_DOWN, K_ENTER }, 0 },
		{ { K_DOWN, K_DOWN, K_ENTER }, 1 },
		{ { K_UP, K_ENTER }, 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		probe_log.answer = -2;
		press(K_DELETE);
		assert_int_equal(probe_ui.depth, 2);
		for (size_t k = 0; k < 3 && rows[i].keys[k]; k++) {
			assert_int_equal(probe_log.answer, -2);
			press(rows[i].keys[k]);
		}
		assert_int_equal(probe_log.answer, rows[i].answer);
		assert_int_equal(probe_ui.depth, 1);
	}
	/* what the answer returns is taken by the screen that asked */
	probe_log.result = VIEW_CLOSE;
	press(K_DELETE);
	press('1');
	assert_int_equal(probe_ui.depth, 0);
}

static void test_sizes(void **state)
{
	(void)state;
	screen_resize(9, 80);
	ui_draw(&probe_ui);
	expect_line(0, "cần cửa sổ từ 40x10");
	screen_resize(24, 39);
	ui_draw(&probe_ui);
	expect_line(0, "cần cửa sổ từ 40x10");
	screen_resize(10, 40);
	ui_draw(&probe_ui);
	expect_line(0, "Thử");
	expect_line(7, "cuối");
	screen_resize(60, 200);
	ui_draw(&probe_ui);
	assert_int_equal(probe_ui.rows, 58);
	assert_int_equal(probe_ui.cols, 200);
	expect_line(57, "cuối");
}

static void test_long_message(void **state)
{
	(void)state;
	ui_say(&probe_ui, STYLE_NOTICE,
	       "một câu rất dài không vừa một dòng của màn hình tám mươi cột nên phải xuống dòng "
	       "một lần");
	ui_draw(&probe_ui);
	expect_line(21,
		    "một câu rất dài không vừa một dòng của màn hình tám mươi cột nên phải xuống");
	expect_line(22, "dòng một lần");
}

#define FRAME_TEST(f) cmocka_unit_test_setup_teardown(f, probe_open, probe_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRAME_TEST(test_dispatch),
		FRAME_TEST(test_input_method),
		FRAME_TEST(test_typing),
		FRAME_TEST(test_paste_is_never_a_command),
		FRAME_TEST(test_stack),
		FRAME_TEST(test_loading),
		FRAME_TEST(test_failing_load),
		FRAME_TEST(test_frame_actions),
		FRAME_TEST(test_quit_keeps_the_field),
		FRAME_TEST(test_hangup),
		FRAME_TEST(test_menu),
		FRAME_TEST(test_shut),
		FRAME_TEST(test_not_here),
		FRAME_TEST(test_prompt),
		FRAME_TEST(test_sizes),
		FRAME_TEST(test_long_message),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

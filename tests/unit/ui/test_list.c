/* Moving and scrolling in a list. */
#include "ui/list.h"

#include "base/mem.h"
#include "support/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* One letter an action: u d U D for Up Down PgUp PgDn, F L for the first and last row. */
static void list_walk(struct list *list, const char *moves, size_t height)
{
	for (; *moves; moves++) {
		enum action a = *moves == 'u' ? ACTION_UP :
				*moves == 'd' ? ACTION_DOWN :
				*moves == 'U' ? ACTION_PAGE_UP :
				*moves == 'D' ? ACTION_PAGE_DOWN :
				*moves == 'F' ? ACTION_FIRST :
						ACTION_LAST;
		assert_true(list_move(list, a));
		list_place(list, height);
	}
}

static void test_walking(void **state)
{
	static const struct {
		size_t count, height;
		const char *moves;
		size_t selected, top, shown;
	} rows[] = {
		{ 0, 5, "duDUFL", 0, 0, 0 },
		{ 3, 5, "d", 1, 0, 3 },
		{ 3, 5, "dddd", 2, 0, 3 },
		{ 3, 5, "D", 2, 0, 3 },
		{ 5, 5, "L", 4, 0, 5 },
		{ 9, 5, "", 0, 0, 4 }, /* the fifth line says that there are more */
		{ 9, 5, "ddd", 3, 0, 4 },
		{ 9, 5, "dddd", 4, 1, 4 },
		{ 9, 5, "ddddu", 3, 1, 4 },
		{ 9, 5, "dddduuuu", 0, 0, 4 },
		{ 9, 5, "L", 8, 4, 5 }, /* no more below: the whole height */
		{ 9, 5, "Lu", 7, 4, 5 },
		{ 9, 5, "D", 4, 4, 5 },
		{ 9, 5, "DD", 8, 4, 5 },
		{ 9, 5, "LU", 4, 1, 4 },
		{ 9, 5, "LF", 0, 0, 4 },
		{ 30, 10, "DDD", 27, 20, 10 },
		{ 30, 10, "DDU", 9, 9, 9 },
		{ 6, 5, "d", 1, 0, 4 },
		{ 6, 5, "dddd", 4, 1, 5 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct list list = { .count = rows[i].count };
		list_place(&list, rows[i].height);
		list_walk(&list, rows[i].moves, rows[i].height);
		assert_int_equal(list.selected, rows[i].selected);
		assert_int_equal(list.top, rows[i].top);
		assert_int_equal(list.shown, rows[i].shown);
	}
}

/* Wherever it stands, the selected row is on the screen, at every height. */
static void test_selection_is_always_shown(void **state)
{
	(void)state;
	for (size_t height = 2; height < 9; height++)
		for (size_t selected = 0; selected < 12; selected++)
			for (size_t top = 0; top < 14; top++) {
				struct list list = { .count = 12,
						     .selected = selected,
						     .top = top };
				list_place(&list, height);
				assert_in_range(list_line(&list, selected, 3), 3,
						3 + (int)height - 1);
			}
}

static void test_other_count(void **state)
{
	struct list list = { .count = 10, .selected = 7 };

	(void)state;
	list_resize(&list, 20);
	assert_int_equal(list.selected, 7);
	list_resize(&list, 5);
	assert_int_equal(list.selected, 4);
	list_resize(&list, 0);
	assert_int_equal(list.selected, 0);
	list_resize(&list, 3);
	list_select(&list, 99);
	assert_int_equal(list.selected, 2);
}

static void test_other_actions(void **state)
{
	struct list list = { .count = 10, .selected = 7 };

	(void)state;
	assert_false(list_move(&list, ACTION_NONE));
	assert_false(list_move(&list, ACTION_OPEN));
	assert_false(list_move(&list, ACTION_LEFT));
	assert_int_equal(list.selected, 7);
}

static void draw_nothing(void *arg, size_t row, int y)
{
	(void)arg;
	(void)row;
	(void)y;
}

/* Only within the rows that are drawn is moving the marker enough. */
static void test_marking(void **state)
{
	static const struct {
		const char *moves;
		bool marked;
	} rows[] = {
		{ "d", true },  { "ddd", true }, { "D", false },   { "L", false },
		{ "LF", true }, { "DU", true },  { "DDU", false }, { "dddddddddd", false },
	};

	(void)state;
	screen_open(24, 80, "xterm-256color", true);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct list list = { .count = 90 };
		list_draw(&list, 3, 10, draw_nothing, NULL);
		list_walk(&list, rows[i].moves, 10);
		assert_int_equal(list_mark(&list), rows[i].marked);
	}
	screen_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_walking),
		cmocka_unit_test(test_selection_is_always_shown),
		cmocka_unit_test(test_other_count),
		cmocka_unit_test(test_other_actions),
		cmocka_unit_test(test_marking),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

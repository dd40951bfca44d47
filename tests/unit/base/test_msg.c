/* Sentences with arguments. */
#include "base/msg.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static void test_arguments(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	lang_set(LANG_EN);
	msg_add(&out, MSG_LOOK_UNDONE, "An Giang", "3");
	assert_string_equal(out.text, "taken back: An Giang (cells: 3)");
	lang_set(LANG_VI);
	str_clear(&out);
	msg_add(&out, MSG_LOOK_UNDONE, "An Giang", "3");
	assert_string_equal(out.text, "đã hoàn tác: An Giang (số ô: 3)");
	str_clear(&out);
	msg_add(&out, MSG_LOOK_UNDONE, "An Giang");
	assert_string_equal(out.text, "đã hoàn tác: An Giang (số ô: )");
	str_clear(&out);
	msg_add(&out, MSG_PACE_BEHIND, NULL);
	assert_string_equal(out.text, "chậm");
	str_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Sentences that wait: one per author and place. */
#include "store/unsent.h"

#include "base/str.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect(struct fixture *f, const char *author, const char *place, const char *wanted)
{
	struct str text;

	str_init(&text);
	assert_int_equal(unsent_find(f->s, author, place, &text), wanted != NULL);
	assert_string_equal(text.text, wanted ? wanted : "");
	str_release(&text);
}

static void test_one_per_place(void **state)
{
	struct fixture *f = *state;
	struct str place, text;
	struct err err = { 0 };

	str_init(&place);
	str_init(&text);
	assert_false(unsent_any(f->s, "an", &place, &text));
	assert_true(unsent_keep(f->s, "an", "comment cell/A", "đếm hai", &err));
	assert_true(unsent_keep(f->s, "an", "comment cell/A", "đếm hai lần", &err));
	assert_true(unsent_keep(f->s, "an", "flag cell/A", "hỏi lại", &err));
	expect(f, "an", "comment cell/A", "đếm hai lần");
	expect(f, "an", "flag cell/A", "hỏi lại");
	expect(f, "an", "comment cell/B", NULL);
	expect(f, "binh", "comment cell/A", NULL);
	unsent_drop(f->s, "an", "flag cell/A");
	expect(f, "an", "flag cell/A", NULL);
	assert_false(unsent_any(f->s, "binh", &place, &text));
	assert_true(unsent_any(f->s, "an", &place, &text));
	assert_string_equal(place.text, "comment cell/A");
	assert_string_equal(text.text, "đếm hai lần");
	str_release(&place);
	str_release(&text);
	/* beside the log */
	assert_int_equal(fixture_check(f), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_per_place, fixture_setup,
						fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

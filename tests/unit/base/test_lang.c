/* The two languages: reading their names, and what the tables of texts hold for both. */
#include "base/lang.h"

#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void test_parse(void **state)
{
	static const struct {
		const char *text;
		bool good;
		enum lang lang;
	} rows[] = {
		{ "vi", true, LANG_VI },
		{ "en", true, LANG_EN },
		{ "vi_VN.UTF-8", true, LANG_VI },
		{ "en_GB.UTF-8", true, LANG_EN },
		{ "en.UTF-8", true, LANG_EN },
		{ "en@quot", true, LANG_EN },
		{ "C.UTF-8", false, 0 },
		{ "", false, 0 },
		{ "v", false, 0 },
		{ "vie", false, 0 },
		{ "english", false, 0 },
		{ "EN", false, 0 },
		{ NULL, false, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		enum lang lang = LANG_MAX;

		assert_int_equal(lang_parse(rows[i].text, &lang), rows[i].good);
		assert_int_equal(lang, rows[i].good ? rows[i].lang : LANG_MAX);
	}
	assert_string_equal(lang_code(LANG_VI), "vi");
	assert_string_equal(lang_code(LANG_EN), "en");
}

static void test_ambient(void **state)
{
	(void)state;
	assert_int_equal(lang_get(), LANG_VI);
	assert_string_equal(tr(MSG_PACE_BEHIND), "chậm");
	lang_set(LANG_EN);
	assert_int_equal(lang_get(), LANG_EN);
	assert_string_equal(tr(MSG_PACE_BEHIND), "behind");
	assert_string_equal(msg_text(MSG_PACE_BEHIND, LANG_VI), "chậm");
	lang_set(LANG_VI);
}

/* The arguments that a text asks for, as bits. */
static unsigned arguments(const char *text)
{
	unsigned bits = 0;

	for (; (text = strchr(text, '{')); text++) {
		if (text[1] >= '0' && text[1] <= '9' && text[2] == '}')
			bits |= 1u << (text[1] - '0');
	}
	return bits;
}

static void test_both_languages(void **state)
{
	(void)state;
	for (int id = 0; id < MSG_MAX; id++) {
		const char *en = msg_text((enum msg)id, LANG_EN);
		const char *vi = msg_text((enum msg)id, LANG_VI);
		struct str nfc;

		assert_true(utf8_valid(en, strlen(en), NULL));
		assert_true(utf8_valid(vi, strlen(vi), NULL));
		if (arguments(en) != arguments(vi) || !en[0] != !vi[0])
			fail_msg("\"%s\" and \"%s\" do not say the same", en, vi);
		str_init(&nfc);
		utf8_add_nfc(&nfc, vi);
		assert_string_equal(nfc.text, vi);
		str_release(&nfc);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_ambient),
		cmocka_unit_test(test_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

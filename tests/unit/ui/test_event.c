/* Bytes and escape sequences to keys. */
#include "ui/event.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void test_bytes(void **state)
{
	static const struct {
		const char *bytes;
		bool utf8;
		int32_t key; /* K_NONE: no event */
		const char *text;
	} rows[] = {
		{ "a", true, 'a', "a" },
		{ " ", true, ' ', " " },
		{ "\r", true, K_ENTER, "" },
		{ "\n", true, K_ENTER, "" },
		{ "\t", true, K_TAB, "" },
		{ "\x08", true, K_BACKSPACE, "" },
		{ "\x7f", true, K_BACKSPACE, "" },
		{ "\x0c", true, 0x0c, "" },
		{ "đ", true, 0x111, "đ" },
		{ "ế", true, 0x1ebf, "ế" },
		{ "\xf0\x9f\x98\x80", true, 0x1f600, "\xf0\x9f\x98\x80" },
		{ "đ", false, 0x111, "d" },
		{ "Ế", false, 0x1ebe, "E" },
		{ "\xe6\xbc\xa2", false, 0x6f22, "" },
		{ "\xd2", false, K_NONE, "" },
		{ "\xc4", true, K_NONE, "" },         /* not complete */
		{ "\x80", true, K_NONE, "" },         /* no beginning */
		{ "\xed\xa0\x80", true, K_NONE, "" }, /* a surrogate */
		{ "\xc4x", true, 'x', "x" },          /* broken off by the next key */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct event_decoder d = { .have = 0 };
		struct event ev = { .kind = EVENT_NONE };
		bool made = false;
		for (const char *b = rows[i].bytes; *b; b++)
			made = event_decode_byte(&d, (unsigned char)*b, rows[i].utf8, &ev);
		assert_int_equal(made, rows[i].key != K_NONE);
		if (!made)
			continue;
		assert_int_equal(ev.kind, EVENT_KEY);
		assert_int_equal(ev.key, rows[i].key);
		assert_string_equal(ev.text, rows[i].text);
	}
}

static void test_sequences(void **state)
{
	static const struct {
		const char *body;
		int32_t key;
	} rows[] = {
		{ "[A", K_UP },       { "OA", K_UP },        { "[B", K_DOWN },
		{ "OD", K_LEFT },     { "[1;5C", K_RIGHT },  { "[H", K_HOME },
		{ "OH", K_HOME },     { "[F", K_END },       { "OF", K_END },
		{ "[1~", K_HOME },    { "[4~", K_END },      { "[7~", K_HOME },
		{ "[8~", K_END },     { "[5~", K_PAGE_UP },  { "[6~", K_PAGE_DOWN },
		{ "[3~", K_DELETE },  { "[3;2~", K_DELETE }, { "[Z", K_BACK_TAB },
		{ "OP", K_F1 },       { "OS", K_F1 + 3 },    { "[11~", K_F1 },
		{ "[14~", K_F1 + 3 }, { "[15~", K_F1 + 4 },  { "[21~", K_F1 + 9 },
		{ "[24~", K_F12 },    { "[[A", K_F1 },       { "[[E", K_F1 + 4 },
		{ "OM", K_ENTER },    { "[99~", K_NONE },    { "[", K_NONE },
		{ "O", K_NONE },      { "[?1;2c", K_NONE },  { "[200~", K_NONE },
		{ "[16~", K_NONE },   { "[x", K_NONE },      { "[[Q", K_NONE },
		{ "Op", '0' },        { "Oq", '1' },         { "Oy", '9' },
		{ "On", '.' },        { "Ol", ',' },         { "Om", '-' },
		{ "Ok", '+' },        { "Oa", K_NONE },      { "[q", K_NONE },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(event_sequence_key(rows[i].body), rows[i].key);
}

static void test_paste(void **state)
{
	bool opens = false;

	(void)state;
	assert_true(event_sequence_paste("[200~", &opens));
	assert_true(opens);
	assert_true(event_sequence_paste("[201~", &opens));
	assert_false(opens);
	assert_false(event_sequence_paste("[20~", &opens));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes),
		cmocka_unit_test(test_sequences),
		cmocka_unit_test(test_paste),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

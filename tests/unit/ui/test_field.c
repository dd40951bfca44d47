/* Editing one line, by whole characters, as people and input methods type. */
#include "ui/field.h"

#include "base/mem.h"
#include "support/screen.h"
#include "ui/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* Types a script: characters, and < for Backspace, L R H E D U for Left Right Home End Delete ^U. */
static void type_script(struct field *f, const char *script)
{
	static const struct {
		char c;
		int32_t key;
	} keys[] = { { '<', K_BACKSPACE }, { 'L', K_LEFT },   { 'R', K_RIGHT }, { 'H', K_HOME },
		     { 'E', K_END },       { 'D', K_DELETE }, { 'U', 0x15 } };
	struct event_decoder d = { .have = 0 };

	for (; *script; script++) {
		struct event ev = { .kind = EVENT_NONE };
		for (size_t i = 0; i < ARRAY_LEN(keys); i++)
			if (keys[i].c == *script)
				ev = (struct event){ .kind = EVENT_KEY, .key = keys[i].key };
		if (ev.kind == EVENT_KEY ||
		    event_decode_byte(&d, (unsigned char)*script, true, &ev))
			assert_true(field_event(f, &ev));
	}
}

static void test_editing(void **state)
{
	static const struct {
		const char *start, *script, *text;
	} rows[] = {
		{ "", "57,8", "57,8" },
		{ "57,8", "<<", "57" },
		{ "57,8", "HD9", "97,8" },
		{ "57,8", "LL1", "571,8" },
		{ "57,8", "LLR1", "57,18" },
		{ "57,8", "LU1", "18" },
		{ "57,8", "HE<", "57," },
		{ "", "<DLRHE", "" },
		{ "Đà", "<", "Đ" },
		{ "Đà", "LLa", "aĐà" },
		{ "ế", "HR<", "" },
		{ "e\xcc\x82\xcc\x81x", "L<",
		  "x" }, /* a letter with two combining marks goes as one */
		{ "e\xcc\x82\xcc\x81x", "HRa",
		  "e\xcc\x82\xcc\x81"
		  "ax" },
		{ "e\xcc\x82\xcc\x81x", "HD", "x" },
		{ "", "d<đ", "đ" },   /* Telex: dd */
		{ "", "e<ê<ế", "ế" }, /* VNI: e61 */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct field f;
		field_start(&f, rows[i].start, 0);
		type_script(&f, rows[i].script);
		assert_string_equal(f.text, rows[i].text);
		assert_int_equal(f.len, strlen(rows[i].text));
	}
}

static void test_fresh(void **state)
{
	static const struct {
		const char *script, *text;
	} rows[] = {
		{ "9", "9" },      { "91", "91" },    { "<", "57," },
		{ "L1", "57,18" }, { "E1", "57,81" }, { "d<đ", "đ" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct field f;
		field_start_fresh(&f, "57,8", 0);
		type_script(&f, rows[i].script);
		assert_string_equal(f.text, rows[i].text);
	}
}

static void test_limit(void **state)
{
	struct field f;

	(void)state;
	field_start(&f, "", 4);
	type_script(&f, "đđđ");
	assert_string_equal(f.text, "đđ");
	type_script(&f, "<ab");
	assert_string_equal(f.text, "đab");
	/* a text that is too long is cut between characters */
	field_start(&f, "aaađ", 4);
	assert_string_equal(f.text, "aaa");
	field_start(&f, "", 0);
	for (int i = 0; i < 2 * FIELD_SIZE; i++)
		type_script(&f, "x");
	assert_int_equal(f.len, FIELD_SIZE - 1);
}

static void test_paste(void **state)
{
	static const struct {
		const char *start, *paste, *text;
		bool ascii;
	} rows[] = {
		{ "", "57,8\n", "57,8", false },
		{ "", "an\tgiang\n\n", "an giang", false },
		{ "", "12\n34\n", "12 34", false },
		{ "5", "7\n", "57", false },
		{ "aaaaaaaaaa", "ế7", "aaaaaaaaaa", false }, /* what fits, by whole characters */
		{ "aaaaaaaaa", "ế7", "aaaaaaaaaế", false },
		{ "", "Đà\xff", "Đà", false },
		{ "", "Đ\xc3\xa0 x\n", "Da x", true },
		{ "", "", "", false },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct field f;
		term_set_utf8(!rows[i].ascii);
		field_start(&f, rows[i].start, 12);
		assert_true(field_event(&f, &(struct event){ .kind = EVENT_PASTE,
							     .paste = rows[i].paste }));
		assert_string_equal(f.text, rows[i].text);
		assert_int_equal(f.at, strlen(rows[i].text));
		/* it replaces what typing would replace */
		field_start_fresh(&f, "9", 12);
		field_event(&f, &(struct event){ .kind = EVENT_PASTE, .paste = "8\n" });
		assert_string_equal(f.text, "8");
	}
	term_set_utf8(true);
}

static void test_what_is_not_taken(void **state)
{
	static const int32_t keys[] = { K_ENTER, K_ESC, K_TAB,     K_BACK_TAB, K_UP,
					K_DOWN,  K_F1,  K_PAGE_UP, 0x17 };
	struct field f;

	(void)state;
	field_start_fresh(&f, "57,8", 0);
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		assert_false(field_event(&f, &(struct event){ .kind = EVENT_KEY, .key = keys[i] }));
	assert_false(field_event(&f, &(struct event){ .kind = EVENT_RESIZE }));
	assert_true(f.fresh);
	assert_string_equal(f.text, "57,8");
}

static void test_frozen(void **state)
{
	struct field f;

	(void)state;
	term_set_utf8(false);
	field_start(&f, "Đà Nẵng", 0);
	type_script(&f, "x<HDLU");
	assert_string_equal(f.text, "Đà Nẵng");
	field_start(&f, "co", 0);
	type_script(&f, "n");
	assert_string_equal(f.text, "con");
	term_set_utf8(true);
}

static void test_commit(void **state)
{
	static const struct {
		const char *text, *form;
	} rows[] = {
		{ "e\xcc\x82\xcc\x81", "ế" },
		{ "  57,8 ", "57,8" },
		{ "   ", "" },
		{ "a b", "a b" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct field f;
		field_start(&f, rows[i].text, 0);
		field_commit(&f);
		assert_string_equal(f.text, rows[i].form);
		assert_int_equal(f.at, strlen(rows[i].form));
	}
}

/* What is longer than the field scrolls under the cursor. */
static void test_drawing(void **state)
{
	struct field f;
	char *line;

	(void)state;
	screen_open(4, 40, "xterm-256color", true);
	field_start(&f, "0123456789", 0);
	field_draw(&f, 0, 2, 6, STYLE_SELECTED);
	line = screen_line(0);
	assert_string_equal(line, "  56789");
	free(line);
	type_script(&f, "HRđ");
	field_draw(&f, 1, 2, 6, STYLE_SELECTED);
	line = screen_line(1);
	assert_string_equal(line, "  đ1234…");
	free(line);
	screen_close();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_editing), cmocka_unit_test(test_fresh),
		cmocka_unit_test(test_limit),   cmocka_unit_test(test_what_is_not_taken),
		cmocka_unit_test(test_paste),   cmocka_unit_test(test_frozen),
		cmocka_unit_test(test_commit),  cmocka_unit_test(test_drawing),
	};

	term_set_utf8(true);
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Collecting a paste: its end, its limit, what is left of its text. */
#include "ui/paste.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* Feeds it in pieces; returns how many bytes were taken until the end mark, 0 when it has not come. */
static size_t feed(struct paste *p, const char *bytes, size_t len, size_t piece)
{
	bool ended = false;
	size_t used = 0;

	while (used < len && !ended)
		used += paste_take(p, bytes + used, len - used < piece ? len - used : piece,
				   &ended);
	return ended ? used : 0;
}

static void test_end(void **state)
{
	static const struct {
		const char *bytes;
		const char *text; /* NULL: it does not end */
		const char *rest;
	} rows[] = {
		{ "12\033[201~", "12", "" },
		{ "\033[201~", "", "" },
		{ "12\r34\033[201~j\033[A", "12\n34", "j\033[A" },
		{ "a\033[20\033[201~", "a", "" },
		{ "a\033\033[201~b", "a", "b" },
		{ "a[201~\033[201~", "a[201~", "" },
		{ "12", NULL, "" },
		{ "12\033[201", NULL, "" },
		{ "12\033[2013~", NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		for (size_t piece = 1; piece < 20; piece++) {
			struct paste p;
			struct str text;
			paste_init(&p);
			str_init(&text);
			size_t used = feed(&p, rows[i].bytes, strlen(rows[i].bytes), piece);
			paste_add_text(&p, &text);
			assert_int_equal(used > 0, rows[i].text != NULL);
			if (used) {
				assert_string_equal(text.text, rows[i].text);
				assert_string_equal(rows[i].bytes + used, rows[i].rest);
			}
			str_release(&text);
			paste_release(&p);
		}
	}
}

static void test_text(void **state)
{
	static const struct {
		const char *bytes, *text;
	} rows[] = {
		{ "Hà Nội\t57,8\r\nHuế\t1\rx\n", "Hà Nội\t57,8\nHuế\t1\nx\n" },
		{ "e\xcc\x82\xcc\x81", "ế" },
		{ "\033[31m57,8\033[0m", "57,8" },
		{ "\033]0;title\a57\033]52;c;AAAA\033\\8", "578" },
		{ "\033]0;never ended\r57", "\n57" },
		{ "\033OQ5\033(B6\033c7\033", "567" },
		{ "\033\r1", "\n1" },
		{ "\033[1;2", "" },
		{ "a\001\002\b\177b\032", "ab" },
		{ "a\xc2\x9b"
		  "31mb\xc2\xa0",
		  "a31mb\xc2\xa0" },
		{ "a\xff"
		  "b\xc2",
		  "a\xff"
		  "b\xc2" },
		{ "\033[200~x", "x" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct paste p;
		struct str text;
		paste_init(&p);
		str_init(&text);
		feed(&p, rows[i].bytes, strlen(rows[i].bytes), 3);
		paste_add_text(&p, &text);
		assert_string_equal(text.text, rows[i].text);
		str_release(&text);
		paste_release(&p);
	}
	/* bytes of NUL are control characters, too */
	struct paste p;
	struct str text;
	paste_init(&p);
	str_init(&text);
	feed(&p, "a\0b", 3, 3);
	paste_add_text(&p, &text);
	assert_string_equal(text.text, "ab");
	str_release(&text);
	paste_release(&p);
}

static void test_limit(void **state)
{
	static const char end[] = "\033[201~";
	char *bytes = malloc(PASTE_MAX + 1);
	struct paste p;
	struct str text;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, '1', PASTE_MAX + 1);
	paste_init(&p);
	str_init(&text);
	assert_int_equal(feed(&p, bytes, PASTE_MAX, 4096), 0);
	assert_false(p.over);
	assert_int_equal(feed(&p, end, strlen(end), 2), strlen(end));
	paste_add_text(&p, &text);
	assert_int_equal(text.len, PASTE_MAX);

	str_clear(&text);
	paste_begin(&p);
	assert_int_equal(feed(&p, bytes, PASTE_MAX + 1, 4096), 0);
	assert_true(p.over);
	assert_int_equal(feed(&p, end, strlen(end), 2), strlen(end)); /* its end is still seen */
	paste_add_text(&p, &text);
	assert_int_equal(text.len, 0);
	/* the next one is whole again */
	paste_begin(&p);
	assert_int_equal(feed(&p, "5\033[201~", 7, 7), 7);
	paste_add_text(&p, &text);
	assert_string_equal(text.text, "5");
	str_release(&text);
	paste_release(&p);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_end),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

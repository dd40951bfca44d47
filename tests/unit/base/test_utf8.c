/* UTF-8 on its way to the screen: validity, steps, widths, safe display, cutting, ASCII. */
#include "base/utf8.h"

#include "base/mem.h"
#include "base/str.h"
#include "unit/base/text_pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void test_valid(void **state)
{
	static const struct {
		const char *text;
		size_t len;
		int bad; /* -1: none */
	} rows[] = {
		{ "", 0, -1 },
		{ "Nguyễn Văn A, 0123456789", 26, -1 },
		{ "\xf4\x8f\xbf\xbf", 4, -1 },
		{ "\xed\x9f\xbf\xee\x80\x80", 6, -1 },
		{ "abc\0def", 7, 3 },
		{ "abcdefgh\0jklmnop", 16, 8 },
		{ "abcdefghijk\xff", 12, 11 },
		{ "\x80", 1, 0 },             /* a byte that only continues */
		{ "a\xc0\x80", 3, 1 },        /* overlong NUL */
		{ "\xc1\xbf", 2, 0 },         /* overlong */
		{ "\xe0\x9f\xbf", 3, 0 },     /* overlong */
		{ "\xf0\x8f\xbf\xbf", 4, 0 }, /* overlong */
		{ "\xed\xa0\x80", 3, 0 },     /* surrogate */
		{ "\xf4\x90\x80\x80", 4, 0 }, /* above U+10FFFF */
		{ "\xf5\x80\x80\x80", 4, 0 },
		{ "ab\xe1\xbb", 4, 2 }, /* cut short */
		{ "ế", 2, 0 },          /* cut short by its count */
		{ "\xe1\xbb"
		  "a",
		  3, 0 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		size_t bad = 99;

		assert_int_equal(utf8_valid(rows[i].text, rows[i].len, &bad), rows[i].bad < 0);
		assert_int_equal(bad, rows[i].bad < 0 ? 99 : rows[i].bad);
		assert_int_equal(utf8_valid(rows[i].text, rows[i].len, NULL), rows[i].bad < 0);
	}
}

static void test_steps(void **state)
{
	static const char text[] = "aế\xff\xe1\xbb漢😀\x80z";
	static const struct {
		size_t len;
		int32_t code;
	} rows[] = {
		{ 1, 'a' },    { 3, 0x1ebf },  { 1, UTF8_BAD }, { 1, UTF8_BAD }, { 1, UTF8_BAD },
		{ 3, 0x6f22 }, { 4, 0x1f600 }, { 1, UTF8_BAD }, { 1, 'z' },
	};
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int32_t code;

		assert_int_equal(utf8_next(text + at, &code), rows[i].len);
		assert_int_equal(code, rows[i].code);
		at += rows[i].len;
	}
	assert_int_equal(at, strlen(text));
	for (size_t i = ARRAY_LEN(rows); i-- > 0;) {
		assert_int_equal(utf8_prev(text, at), at - rows[i].len);
		at -= rows[i].len;
	}
	assert_int_equal(at, 0);
}

static void test_width(void **state)
{
	static const struct {
		const char *text;
		int width;
	} rows[] = {
		{ "", 0 },       { "An Giang", 8 },      { "Đà Nẵng", 7 },
		{ "ệ", 1 },      { "e\u0323\u0302", 1 }, /* the same in pieces */
		{ "…▏█▶·–", 6 }, { "漢字", 4 },          { "😀", 2 },
		{ "ｆ", 2 },     { "a\u00a0b", 3 },      { "\u093e", 1 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(utf8_width(rows[i].text), rows[i].width);
	assert_int_equal(utf8_code_width(0x301), 0);
	assert_int_equal(utf8_code_width('a'), 1);
	assert_int_equal(utf8_code_width(0x6f22), 2);
}

static void test_visible(void **state)
{
	static const struct text_pair rows[] = {
		{ "", "" },
		{ "Tỷ lệ hộ gia đình: 65,2 %", "Tỷ lệ hộ gia đình: 65,2 %" },
		{ "e\u0323\u0302", "e\u0323\u0302" },
		{ "a\x1b[31mb", "a^[[31mb" },
		{ "\x01\x1f\x7f", "^A^_^?" },
		{ "x\xc2\x9by\xc2\x80", "x<9B>y<80>" },
		{ "a\tb\nc\r\nd\re", "a b c d e" },
		{ "\v\f\xc2\x85\u2028\u2029", "     " },
		{ "\xff"
		  "a\x9b\xe1\xbb",
		  "<FF>a<9B><E1><BB>" },
		{ "\u061c\u200e\u200f", "<061C><200E><200F>" },
		{ "\u200b\u200c\u200d\u2060\ufeff", "<200B><200C><200D><2060><FEFF>" },
		{ "an\u00adtoàn\u180e", "an<AD>toàn<180E>" },
		{ "\U000e0001\U000e0041\U000e007f", "<E0001><E0041><E007F>" },
		{ "a\ufe0fb\U000e0100", "a<FE0F>b<E0100>" },
		{ "\ue000\U0010ffff\u0378", "<E000><10FFFF><0378>" },
		{ "\u3164\u115f\uffa0\u2800\u034f", "<3164><115F><FFA0><2800><034F>" },
		{ "\u0301a", "<0301>a" },
		{ "a\u0301\u0301\u0301\u0301\u0301\u0301",
		  "a\u0301\u0301\u0301\u0301<0301><0301>" },
		{ "a\u200b\u0301", "a<200B><0301>" },
		{ "漢😀…▏", "漢😀…▏" },
	};

	(void)state;
	text_pairs_check(utf8_add_visible, rows, ARRAY_LEN(rows));
}

static void encode(uint32_t c, char text[5])
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	text[len] = '\0';
	for (size_t i = len; i-- > 1; c >>= 6)
		text[i] = (char)(0x80 | (c & 0x3f));
	text[0] = (char)(lead[len] | c);
}

/* Whole spans of the dangerous, none of which may pass as it is. */
static void test_visible_spans(void **state)
{
	static const struct {
		uint32_t first, last;
	} rows[] = {
		{ 0x01, 0x1f },       { 0x7f, 0x9f },       { 0xad, 0xad },
		{ 0x61c, 0x61c },     { 0x180b, 0x180e },   { 0x200b, 0x200f },
		{ 0x2028, 0x202e },   { 0x2060, 0x206f },   { 0xe000, 0xe010 },
		{ 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },   { 0xfff9, 0xfffb },
		{ 0xfffe, 0xffff },   { 0xe0000, 0xe007f }, { 0xe0100, 0xe01ef },
		{ 0xf0000, 0xf0010 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		for (uint32_t c = rows[i].first; c <= rows[i].last; c++) {
			char text[5];
			struct str out;

			encode(c, text);
			str_init(&out);
			utf8_add_visible(&out, text);
			assert_true(out.len > 0);
			for (size_t j = 0; j < out.len; j++)
				assert_in_range(out.text[j], 0x20, 0x7e);
			assert_int_equal(out.text[0] == '<',
					 c > 0x7f && c != 0x85 && c != 0x2028 && c != 0x2029);
			assert_null(strstr(out.text, "><"));
			str_release(&out);
		}
	}
}

static void test_fit(void **state)
{
	static const struct {
		const char *text;
		int width, used;
		const char *want;
	} rows[] = {
		{ "Đà Nẵng", -1, 0, "" },
		{ "Đà Nẵng", 0, 0, "" },
		{ "Đà Nẵng", 1, 1, "…" },
		{ "Đà Nẵng", 2, 2, "Đ…" },
		{ "Đà Nẵng", 6, 6, "Đà Nẵ…" },
		{ "Đà Nẵng", 7, 7, "Đà Nẵng" },
		{ "Đà Nẵng", 8, 7, "Đà Nẵng" },
		{ "", 5, 0, "" },
		{ "a", 1, 1, "a" },
		{ "ab", 1, 1, "…" },
		{ "e\u0323\u0302a", 2, 2, "e\u0323\u0302a" },
		{ "ae\u0323\u0302b", 2, 2, "a…" },
		{ "e\u0323\u0302ab", 2, 2, "e\u0323\u0302…" },
		{ "漢字", 4, 4, "漢字" },
		{ "漢字", 3, 3, "漢…" },
		{ "漢字", 2, 1, "…" },
		{ "漢", 1, 1, "…" },
		{ "a漢字b", 4, 4, "a漢…" },
		{ "a漢字b", 5, 4, "a漢…" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str out;

		str_init(&out);
		str_add(&out, "|");
		assert_int_equal(utf8_add_fit(&out, rows[i].text, rows[i].width), rows[i].used);
		assert_string_equal(out.text + 1, rows[i].want);
		assert_int_equal(utf8_width(out.text), rows[i].used + 1);
		str_release(&out);
	}
}

static void test_ascii(void **state)
{
	static const struct text_pair rows[] = {
		{ "plain ~", "plain ~" },
		{ "Đắk Lắk, Thừa Thiên Huế", "Dak Lak, Thua Thien Hue" },
		{ "Nguye\u0302\u0303n", "Nguyen" },
		{ "“chỉ tiêu” – ‘a’…", "\"chi tieu\" - 'a'>" },
		{ "a\u00a0b−c×d·e", "a b-cxd.e" },
		{ "→←↑↓▶▼●○", "><^v>v*o" },
		{ "█▏─│┼", "##-|?" },
		{ "漢№😀½", "??????" },
		{ "a\xff", "a?" },
	};

	(void)state;
	text_pairs_check(utf8_add_ascii, rows, ARRAY_LEN(rows));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_true(utf8_is_ascii(rows[i].want));
		assert_int_equal(utf8_width(rows[i].text), strlen(rows[i].want));
	}
	assert_false(utf8_is_ascii("đ"));
	assert_true(utf8_is_ascii(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_valid),         cmocka_unit_test(test_steps),
		cmocka_unit_test(test_width),         cmocka_unit_test(test_visible),
		cmocka_unit_test(test_visible_spans), cmocka_unit_test(test_fit),
		cmocka_unit_test(test_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

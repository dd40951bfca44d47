/* Forms of Vietnamese text: NFC, the search fold, the sort key. */
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

static void test_nfc(void **state)
{
	static const struct text_pair rows[] = {
		{ "", "" },
		{ "Tiến độ", "Tiến độ" },
		{ "Tie\u0302\u0301n đo\u0323\u0302", "Ti\u1ebfn đ\u1ed9" },
		{ "o\u0302\u0323", "\u1ed9" },
		{ "\u00f4\u0323", "\u1ed9" },
		{ "\u1ecd\u0302", "\u1ed9" },
		{ "u\u031b\u0303u\u031b\u0323", "\u1eef\u1ef1" },
		{ "\u212b\u2126", "\u00c5\u03a9" },
		{ "a\u0340", "à" },
		{ "a\xff"
		  "e\u0301\xe1\xbb",
		  "a\xff\u00e9\xe1\xbb" },
	};

	(void)state;
	text_pairs_check(utf8_add_nfc, rows, ARRAY_LEN(rows));
}

/* Longer than what is decomposed without allocating. */
static void test_long(void **state)
{
	struct str text, out, fold;

	(void)state;
	str_init(&text);
	str_init(&out);
	str_init(&fold);
	for (int i = 0; i < 1000; i++)
		str_add(&text, "e\u0302\u0323");
	utf8_add_nfc(&out, text.text);
	utf8_add_fold(&fold, text.text);
	assert_int_equal(out.len, 3000);
	assert_int_equal(fold.len, 1000);
	for (size_t i = 0; i < 1000; i++) {
		assert_memory_equal(out.text + 3 * i, "\u1ec7", 3);
		assert_int_equal(fold.text[i], 'e');
	}
	str_release(&text);
	str_release(&out);
	str_release(&fold);
}

static void test_fold(void **state)
{
	static const struct text_pair rows[] = {
		{ "", "" },
		{ "TP. Đà  Nẵng", "tp da nang" },
		{ "Bà Rịa - Vũng Tàu", "ba ria vung tau" },
		{ "Bà Rịa–Vũng Tàu", "ba ria vung tau" },
		{ "Thừa Thiên\u00a0Huế", "thua thien hue" },
		{ "Đắk Lắk", "dak lak" },
		{ "\u0110\u0103\u0301k", "dak" },
		{ "\u00d0\u1eafk", "dak" }, /* eth typed for Đ */
		{ "ĐẠI HỌC QUỐC GIA", "dai hoc quoc gia" },
		{ "  -.. \t\n", "" },
		{ " .a.b. ", "a b" },
		{ "749/QĐ-TTg", "749/qd ttg" },
		{ "số\u200bhóa", "sohoa" },
		{ "ﬁ ＡＢＣ ①", "fi abc 1" },
		{ "ưƯơƠăĂâÂêÊôÔ", "uuooaaaaeeoo" },
		{ "a\xff"
		  "b",
		  "a b" },
	};
	struct str out;

	(void)state;
	text_pairs_check(utf8_add_fold, rows, ARRAY_LEN(rows));
	str_init(&out);
	str_add(&out, "x");
	utf8_add_fold(&out, " Huế ");
	assert_string_equal(out.text, "xhue");
	str_release(&out);
}

static void test_words(void **state)
{
	static const struct text_pair rows[] = {
		{ "", "" },
		{ "(*)", "" },
		{ "Bộ TT&TT (*)", "bo tt tt" },
		{ "- TP.HCM;", "tp hcm" },
		{ "“Hà Nội”…", "ha noi" },
		{ "1) Văn hóa, Thể thao", "1 van hoa the thao" },
		{ "Hà Nội¹", "ha noi1" },
		{ "5% / năm", "5 nam" },
		{ "Кострома 日本", "кострома 日本" },
	};
	struct str out;

	(void)state;
	text_pairs_check(utf8_add_words, rows, ARRAY_LEN(rows));
	str_init(&out);
	str_add(&out, "x,");
	utf8_add_words(&out, " (Huế) ");
	assert_string_equal(out.text, "x,hue");
	assert_int_equal(out.len, 5);
	str_release(&out);
}

/* memcmp, and the shorter first: how SQLite compares blobs, and text as bytes. */
static int compare(const struct str *a, const struct str *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->text, b->text, len);

	return order ? order : (a->len > b->len) - (a->len < b->len);
}

static void check_order(const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			struct str a, b;
			int order;

			str_init(&a);
			str_init(&b);
			utf8_add_sortkey(&a, words[i]);
			utf8_add_sortkey(&b, words[j]);
			order = compare(&a, &b);
			if ((order > 0) - (order < 0) != (i > j) - (i < j))
				fail_msg("\"%s\" and \"%s\" are out of order", words[i], words[j]);
			assert_int_equal(strlen(a.text), a.len);
			str_release(&a);
			str_release(&b);
		}
	}
}

/* Written by hand after the rules of ICU's Vietnamese collation: letters first, then
 * tones (level, grave, hook, tilde, acute, dot below), then case. */
static void test_dictionary(void **state)
{
	/* clang-format off */
	static const char *const words[] = {
		"", "-", "1", "10", "2", "9",
		"a", "A", "à", "À", "ả", "ã", "á", "ạ", "ai", "an", "An", "An Giang", "an toàn",
		"ăn", "ẳn", "ắn", "ặn", "ân", "ần", "ẩn", "ẫn", "ấn", "ận",
		"ba", "bà", "bả", "bã", "bá", "bạ", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn",
		"Bắc Ninh", "Bến Tre", "Bình Dương", "Bình Định", "Bình Phước", "Bình Thuận",
		"ca", "Cà Mau", "Cao Bằng", "Cần Thơ", "da", "dạ", "dân", "dữ",
		"đa", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "đê", "Điện Biên", "đo", "đô", "độ",
		"Đồng Nai", "Đồng Tháp", "đời",
		"e", "è", "ẹ", "em", "ê", "ề", "ễ", "ế", "ệ", "f", "Gia Lai",
		"Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang",
		"Hòa Bình", "Hồ Chí Minh", "Hưng Yên",
		"ma", "mà", "mả", "mã", "má", "mạ", "o", "ò", "ọ", "ô", "ồ", "ộ", "ơ", "ờ", "ợ",
		"Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị",
		"số", "Sơn La", "Thái Bình", "Thanh Hóa", "Thừa Thiên Huế", "tiến", "tiến độ",
		"u", "ù", "ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", "Vĩnh Long", "Vĩnh Phúc",
		"y", "ỳ", "ỷ", "ỹ", "ý", "ỵ", "Yên Bái", "z",
	};
	/* clang-format on */

	(void)state;
	check_order(words, ARRAY_LEN(words));
}

/* A later letter outweighs an earlier tone, a later tone an earlier case. */
static void test_levels(void **state)
{
	/* hoá < hòa: the first syllable's tone decides, and "ho" is level in hoá. */
	static const char *const order[] = {
		"ban", "bạn", "bao", "hoa", "hOa", "Hoa", "hoá", "Hoá", "hoạ", "hòa", "họa",
	};

	(void)state;
	check_order(order, ARRAY_LEN(order));
}

/* Different spellings of the same text have one key. */
static void test_same(void **state)
{
	static const struct text_pair rows[] = {
		{ "\u1ec7", "e\u0323\u0302" },
		{ "\u1ec7", "e\u0302\u0323" },
		{ "\u1ef1", "u\u031b\u0323" },
		{ "\u0110", "\u00d0" },
		{ "An\u00a0Giang", "An Giang" },
		{ "so\u0302\u0301", "số" },
		{ "a\u200bb", "ab" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str a, b;

		str_init(&a);
		str_init(&b);
		utf8_add_sortkey(&a, rows[i].text);
		utf8_add_sortkey(&b, rows[i].want);
		assert_int_equal(compare(&a, &b), 0);
		str_release(&a);
		str_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nfc),        cmocka_unit_test(test_long),
		cmocka_unit_test(test_fold),       cmocka_unit_test(test_words),
		cmocka_unit_test(test_dictionary), cmocka_unit_test(test_levels),
		cmocka_unit_test(test_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

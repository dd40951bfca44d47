/* Spellings of a name: the same words, letters, sounds, and first letters. */
#include "model/spelling.h"

#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_words(void **state)
{
	static const char *const rows[][2] = {
		{ "Bộ Nông nghiệp và Phát triển nông thôn", "bo nong nghiep phat trien nong thon" },
		{ "Bộ TN&MT", "bo tn mt" },
		{ "Science and Technology", "science technology" },
		{ "Và Nà Và", "va na va" }, /* at either end it is a name's */
		{ "và", "va" },
		{ "Vạn An", "van an" },
		{ "", "" },
	};
	struct str out;

	(void)state;
	str_init(&out);
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		str_clear(&out);
		spelling_add(&out, rows[n][0]);
		assert_string_equal(out.text, rows[n][1]);
		assert_int_equal(out.len, strlen(rows[n][1]));
	}
	str_clear(&out);
	str_add(&out, "x ");
	spelling_add(&out, "A và B");
	assert_string_equal(out.text, "x a b");
	str_release(&out);
}

static void test_compare(void **state)
{
	static const struct {
		const char *text, *name;
		enum spelling spelling;
	} rows[] = {
		{ "ha noi", "ha noi", SPELLING_SAME },
		{ "hanoi", "ha noi", SPELLING_JOINED },
		{ "kon tum", "kontum", SPELLING_JOINED },
		{ "han oi", "ha noi", SPELLING_JOINED },
		{ "bac can", "bac kan", SPELLING_SOUND },
		{ "dac lac", "dak lak", SPELLING_SOUND },
		{ "daclac", "dak lak", SPELLING_SOUND },
		{ "mi tho", "my tho", SPELLING_SOUND },
		{ "quy nhon", "qui nhon", SPELLING_SOUND },
		{ "ly nhan", "li nhan", SPELLING_SOUND },
		{ "tai ninh", "tay ninh", SPELLING_OTHER },
		{ "khau thanh", "chau thanh", SPELLING_OTHER },
		{ "chanh hoa", "khanh hoa", SPELLING_OTHER },
		{ "ha no", "ha noi", SPELLING_OTHER },
		{ "ha noi i", "ha noi", SPELLING_OTHER },
		{ "", "ha noi", SPELLING_OTHER },
		{ "", "", SPELLING_SAME },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		assert_int_equal(spelling_compare(rows[n].text, rows[n].name), rows[n].spelling);
		if (rows[n].spelling != SPELLING_OTHER)
			assert_int_equal(spelling_hash(rows[n].text), spelling_hash(rows[n].name));
	}
}

static void test_shortens(void **state)
{
	static const struct {
		const char *text, *name;
		bool capitals, shortens;
	} rows[] = {
		{ "tt hue", "thua thien hue", false, true },
		{ "t t hue", "thua thien hue", false, true },
		{ "tthue", "thua thien hue", false, true },
		{ "tth", "thua thien hue", false, true },
		{ "thua th", "thua thien hue", false, true },
		{ "tt", "thua thien hue", false, false },
		{ "hue", "thua thien hue", false, false },
		{ "br vt", "ba ria vung tau", false, true },
		{ "br vungtau", "ba ria vung tau", false, true },
		{ "bar vt", "ba ria vung tau", false, false },
		{ "bo tt tt", "bo thong tin truyen thong", false, true },
		{ "nhnn", "ngan hang nha nuoc viet nam", false, true },
		{ "ngan hang nha nuoc", "ngan hang nha nuoc viet nam", false, true },
		{ "ngan hang", "ngan hang nha nuoc viet nam", false, false },
		{ "viet", "viet nam", false, false },
		{ "tan an", "tan an ninh", false, false },
		{ "tan", "thanh an", false, false },
		{ "ag", "an giang", false, false },
		{ "ag", "an giang", true, true },
		{ "a g", "an giang", true, false },
		{ "q 1", "quan 10", false, false },
		{ "q 10", "quan 10", false, true },
		{ "h", "hue", false, false },
		{ "ha noi", "ha noi", false, false }, /* nothing is short */
		{ "", "ha noi", false, false },
	};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++)
		if (spelling_shortens(rows[n].text, rows[n].name, rows[n].capitals) !=
		    rows[n].shortens)
			fail_msg("\"%s\" and \"%s\"", rows[n].text, rows[n].name);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_words),
					    cmocka_unit_test(test_compare),
					    cmocka_unit_test(test_shortens) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

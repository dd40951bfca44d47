/* What a person typed, as it is shown back: with the decimals that were typed, and read as the same value. */
#include "exchange/entry_text.h"

#include "base/lang.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/value_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct indicator share = { .measure = MEASURE_RATIO, .unit_of_measure = "%" };
static const struct indicator growth = { .measure = MEASURE_VALUE,
					 .unit_of_measure = "%",
					 .decimals = 2 };

static const struct {
	const struct indicator *i;
	const char *first, *second; /* typed */
	const char *shown;          /* in the cell: the first text */
	const char *words;          /* in a sentence */
} rows[] = {
	{ &share, "57,8%", "", "57,8%", "57,8 %" },
	{ &share, "57,80%", "", "57,8%", "57,8 %" },
	{ &share, "57,85%", "", "57,85%", "57,85 %" },
	{ &share, "57%", "", "57%", "57,0 %" },
	{ &share, "100%", "", "100%", "100,0 %" },
	{ &share, "0%", "", "0%", "0,0 %" },
	{ &share, "0,05%", "", "0,05%", "0,05 %" },
	{ &share, "578", "1000", "578", "578 / 1.000 = 57,8 %" },
	{ &growth, "8,5", "", "8,50", "8,50 %" },
};

static void read_value(const struct indicator *i, const char *first, const char *second,
		       struct value *v)
{
	struct str why;

	str_init(&why);
	if (!entry_text_read(i, false, first, second, v, &(struct entry_fault){ .why = &why }))
		fail_msg("\"%s\": %s", first, why.text);
	str_release(&why);
}

static void test_shown_as_typed(void **state)
{
	(void)state;
	lang_set(LANG_VI);
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		struct value v, again;
		struct str first, second, words;

		str_init(&first);
		str_init(&second);
		str_init(&words);
		read_value(rows[n].i, rows[n].first, rows[n].second, &v);
		entry_text_show(rows[n].i, &v, false, &first, &second);
		assert_string_equal(first.text, rows[n].shown);
		read_value(rows[n].i, first.text, second.text, &again);
		assert_true(value_equal(&v, &again));
		value_add_words(rows[n].i, &v, false, &words);
		assert_string_equal(words.text, rows[n].words);
		str_release(&first);
		str_release(&second);
		str_release(&words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown_as_typed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

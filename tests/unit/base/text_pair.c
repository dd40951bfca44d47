/* Texts and what a function makes of them. */
#include "unit/base/text_pair.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void text_pairs_check(void (*add)(struct str *out, const char *text), const struct text_pair *rows,
		      size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct str out;

		str_init(&out);
		add(&out, rows[i].text);
		assert_string_equal(out.text, rows[i].want);
		assert_int_equal(out.len, strlen(rows[i].want));
		str_release(&out);
	}
}

/* Every function of text over any bytes: what is shown is safe, what is cut fits,
 * forms are stable, keys are texts. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "fuzz/bed.h"

#include <stdlib.h>
#include <string.h>

/* Forwards and backwards through the same code points. */
static void fuzz_steps(const char *text, size_t len, bool valid)
{
	size_t at = 0;

	while (text[at]) {
		int32_t code;
		size_t step = utf8_next(text + at, &code);

		fuzz_require(step >= 1 && step <= 4 && at + step <= len);
		fuzz_require(!valid || code != UTF8_BAD);
		fuzz_require(utf8_code_width(code) >= 0 && utf8_code_width(code) <= 2);
		at += step;
		fuzz_require(utf8_prev(text, at) < at);
		fuzz_require(!valid || utf8_prev(text, at) == at - step);
	}
	fuzz_require(at == len);
}

static void fuzz_show(const char *text, int width)
{
	struct str safe, again, ascii;

	str_init(&safe);
	str_init(&again);
	str_init(&ascii);
	utf8_add_visible(&safe, text);
	fuzz_require(utf8_valid(safe.text, safe.len, NULL));
	utf8_add_visible(&again, safe.text);
	fuzz_require(str_equal(safe.text, again.text));
	utf8_add_ascii(&ascii, safe.text);
	fuzz_require(utf8_is_ascii(ascii.text));
	fuzz_require(utf8_width(safe.text) == (int)ascii.len);
	str_clear(&again);
	fuzz_require(utf8_add_fit(&again, safe.text, width) == utf8_width(again.text));
	fuzz_require(utf8_width(again.text) <= width);
	fuzz_require(utf8_width(safe.text) > width || str_equal(safe.text, again.text));
	/* And what was not made safe does no harm to memory. */
	str_clear(&again);
	utf8_add_fit(&again, text, width);
	utf8_add_ascii(&again, text);
	utf8_width(text);
	str_release(&safe);
	str_release(&again);
	str_release(&ascii);
}

static void fuzz_forms(const char *text, size_t len, bool valid)
{
	struct str nfc, again;

	str_init(&nfc);
	str_init(&again);
	utf8_add_nfc(&nfc, text);
	fuzz_require(utf8_valid(nfc.text, nfc.len, NULL) == valid);
	utf8_add_nfc(&again, nfc.text);
	fuzz_require(str_equal(nfc.text, again.text));
	str_clear(&again);
	utf8_add_fold(&again, text);
	fuzz_require(utf8_valid(again.text, again.len, NULL));
	fuzz_require(again.len == 0 || (again.text[0] != ' ' && again.text[again.len - 1] != ' '));
	str_clear(&again);
	str_clear(&nfc);
	utf8_add_sortkey(&again, text);
	fuzz_require(strlen(again.text) == again.len && again.len >= (len > 0 ? 2 : 0));
	str_release(&nfc);
	str_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int width = size ? data[0] % 100 : 0;
	size_t skip = size ? 1 : 0;
	char *text = mem_strndup((const char *)data + skip, size - skip);
	size_t len = strlen(text);
	bool valid = utf8_valid(text, len, NULL);

	utf8_valid((const char *)data + skip, size - skip, NULL);
	fuzz_steps(text, len, valid);
	fuzz_show(text, width);
	fuzz_forms(text, len, valid);
	free(text);
	return 0;
}

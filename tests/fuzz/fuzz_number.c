/* Any text as a typed number, and any number as it is shown: what is read, shown and read again
 * is the same number. */
#include "base/mem.h"
#include "fuzz/bed.h"
#include "model/number.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_typed(const char *text, const struct number_form *form)
{
	char shown[NUMBER_SIZE], plain[NUMBER_SIZE];
	struct number_form wide = *form;
	int64_t value = 4711, again;
	const enum number_reading reading = number_read(text, form, &value);
	const struct number_sense sense = number_sense(text, form);

	fuzz_require((reading == NUMBER_OK) || value == 4711);
	fuzz_require((sense.why == NUMBER_PLAIN) == !sense.sign);
	fuzz_require(!sense.sign || strchr(text, sense.sign));
	fuzz_require(reading != NUMBER_AMBIGUOUS || !sense.sign);
	if (reading != NUMBER_OK)
		return;
	number_plain(value, form->decimals, plain);
	fuzz_require(number_read_plain(plain, form->decimals, &again) == NUMBER_OK &&
		     again == value);
	/* As it is shown it says itself what its signs are: nothing but the range may be needed. */
	number_show(quantity_scaled(value, form->decimals), form->decimals, form->lang, shown);
	wide.has_lo = wide.has_hi = true;
	wide.lo = wide.hi = value;
	fuzz_require(number_read(shown, &wide, &again) == NUMBER_OK && again == value);
}

static void fuzz_plain(const char *text, int decimals)
{
	char plain[NUMBER_SIZE];
	int64_t value = 4711, again;

	if (number_read_plain(text, decimals, &value) != NUMBER_OK) {
		fuzz_require(value == 4711);
		return;
	}
	number_plain(value, decimals, plain);
	fuzz_require(number_read_plain(plain, decimals, &again) == NUMBER_OK && again == value);
}

static void fuzz_shown(struct quantity q, struct quantity limit, int shown, enum lang lang)
{
	char text[NUMBER_SIZE];

	number_show(q, shown, lang, text);
	fuzz_require(strlen(text) < NUMBER_SIZE && (text[0] != '\0') == quantity_known(q));
	number_show_signed(q, shown, lang, text);
	fuzz_require(strlen(text) < NUMBER_SIZE);
	number_show_against(q, limit, shown, lang, text);
	fuzz_require(strlen(text) < NUMBER_SIZE);
	fuzz_require(quantity_compare(q, limit) == -quantity_compare(limit, q));
	quantity_difference(q, limit);
}

/* data: decimals, language and bounds, four numbers, the text. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct number_form form = { .lang = LANG_VI };
	int64_t number[4];
	struct quantity q, limit;
	char *text;

	if (size < 2 + sizeof(number))
		return 0;
	form.decimals = data[0] % (NUMBER_DECIMALS_MAX + 1);
	form.lang = data[1] & 1 ? LANG_EN : LANG_VI;
	form.has_lo = data[1] & 2;
	form.has_hi = data[1] & 4;
	memcpy(number, data + 2, sizeof(number));
	form.lo = number[0];
	form.hi = number[1];
	text = mem_strndup((const char *)data + 2 + sizeof(number), size - 2 - sizeof(number));
	fuzz_typed(text, &form);
	fuzz_plain(text, form.decimals);
	free(text);
	q = quantity_percent(number[0], number[1]);
	limit = data[1] & 8 ? quantity_percent(number[2], number[3]) :
			      quantity_scaled(number[2], form.decimals);
	fuzz_shown(q, limit, form.decimals, form.lang);
	return 0;
}

/* Values as the fields of the long form. */
#include "value_form.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char *const quality_words[QUALITY_MAX] = {
	[QUALITY_NONE] = "",
	[QUALITY_ESTIMATE] = "estimate",
	[QUALITY_PROVISIONAL] = "provisional",
	[QUALITY_FINAL] = "final",
};

const char *quality_word(enum value_quality quality)
{
	return quality_words[quality];
}

const char *basis_word(enum basis basis)
{
	static const char *const word[BASIS_MAX] = {
		[BASIS_LATEST] = "latest",
		[BASIS_SUBMITTED] = "submitted",
		[BASIS_VERIFIED] = "verified",
	};

	return word[basis];
}

void quantity_text(struct quantity q, char buf[NUMBER_SIZE])
{
	size_t len = 0;

	number_show(q, 4, LANG_EN, buf);
	for (const char *from = buf; *from; from++)
		if (*from != ',')
			buf[len++] = *from;
	while (len && memchr(buf, '.', len) && buf[len - 1] == '0')
		len--;
	if (len && buf[len - 1] == '.')
		len--;
	buf[len] = '\0';
}

bool quality_parse(const char *text, enum value_quality *quality)
{
	for (int q = QUALITY_NONE; q < QUALITY_MAX; q++) {
		if (strcasecmp(text ? text : "", quality_words[q]) == 0) {
			*quality = (enum value_quality)q;
			return true;
		}
	}
	return false;
}

void value_text(const struct value *v, const struct indicator *i, struct value_text *text)
{
	memset(text, 0, sizeof(*text));
	if (v->state == VALUE_NOT_APPLICABLE) {
		str_copy(text->value, sizeof(text->value), "n/a");
	} else if (v->state != VALUE_GIVEN) {
		return;
	} else if (v->fields == FIELDS_PAIR) {
		number_plain(v->numerator, i->decimals, text->numerator);
		number_plain(v->denominator, i->decimals, text->denominator);
	} else if (v->fields == FIELDS_PERCENT) {
		number_plain(v->number, VALUE_PERCENT_DECIMALS, text->value);
		strncat(text->value, "%", sizeof(text->value) - strlen(text->value) - 1);
	} else if (i->measure == MEASURE_YESNO) {
		str_copy(text->value, sizeof(text->value), v->number ? "yes" : "no");
	} else {
		number_plain(v->number, i->decimals, text->value);
	}
}

static bool value_yes(const char *text, int64_t *number, int decimals)
{
	static const char *const yes[] = { "yes", "có", "Có", "1" };
	static const char *const no[] = { "no", "không", "Không", "0" };

	for (size_t n = 0; n < ARRAY_LEN(yes); n++) {
		if (strcasecmp(text, yes[n]) == 0) {
			*number = number_pow10(decimals);
			return true;
		}
		if (strcasecmp(text, no[n]) == 0) {
			*number = 0;
			return true;
		}
	}
	return false;
}

/* A figure that ends in "%". */
static struct value_reading_result value_percent(const char *text, size_t len, struct value *v)
{
	struct value_reading_result got = { VALUE_BAD_VALUE, NUMBER_MALFORMED };
	char number[NUMBER_SIZE];

	while (len && text[len - 1] == ' ')
		len--;
	if (len >= sizeof(number))
		return got;
	memcpy(number, text, len);
	number[len] = '\0';
	got.number = number_read_plain(number, VALUE_PERCENT_DECIMALS, &v->number);
	if (got.number == NUMBER_OK) {
		v->fields = FIELDS_PERCENT;
		got.reading = VALUE_READ;
	}
	return got;
}

static struct value_reading_result value_single(const char *text, const struct indicator *i,
						bool aggregate, struct value *v)
{
	struct value_reading_result got = { VALUE_BAD_VALUE, NUMBER_OK };
	const size_t len = strlen(text);

	v->state = VALUE_GIVEN;
	if (strcmp(text, "-") == 0 || strcasecmp(text, "n/a") == 0) {
		v->state = VALUE_NOT_APPLICABLE;
		got.reading = VALUE_READ;
		return got;
	}
	if (strcmp(text, "clear") == 0) {
		v->state = VALUE_ABSENT;
		got.reading = VALUE_READ;
		return got;
	}
	if (i->measure == MEASURE_RATIO || (i->measure == MEASURE_YESNO && aggregate)) {
		if (text[len - 1] == '%')
			return value_percent(text, len - 1, v);
		got.reading = VALUE_NEEDS_PAIR;
		return got;
	}
	v->fields = FIELDS_NUMBER;
	if (i->measure == MEASURE_YESNO) {
		got.reading = value_yes(text, &v->number, i->decimals) ? VALUE_READ :
									 VALUE_NEEDS_ANSWER;
		return got;
	}
	got.number = number_read_plain(text, i->decimals, &v->number);
	if (got.number == NUMBER_OK)
		got.reading = VALUE_READ;
	return got;
}

static bool value_blank(const char *text)
{
	return !text || !*text || strcmp(text, "..") == 0;
}

struct value_reading_result value_read(const char *numerator, const char *denominator,
				       const char *value, const struct indicator *i, bool aggregate,
				       struct value *v)
{
	struct value_reading_result got = { VALUE_UNTOUCHED, NUMBER_OK };
	const bool pair = !value_blank(numerator) || !value_blank(denominator);

	v->state = VALUE_ABSENT;
	v->fields = 0;
	v->numerator = v->denominator = v->number = 0;
	if (!pair)
		return value_blank(value) ? got : value_single(value, i, aggregate, v);
	if (!value_blank(value)) {
		got.reading = VALUE_BOTH;
	} else if (i->measure != MEASURE_RATIO) {
		got.reading = VALUE_NO_PAIR;
	} else if (value_blank(numerator) || value_blank(denominator)) {
		got.reading = VALUE_HALF_PAIR;
	} else {
		v->state = VALUE_GIVEN;
		v->fields = FIELDS_PAIR;
		got.reading = VALUE_BAD_NUMERATOR;
		got.number = number_read_plain(numerator, i->decimals, &v->numerator);
		if (got.number != NUMBER_OK)
			return got;
		got.reading = VALUE_BAD_DENOMINATOR;
		got.number = number_read_plain(denominator, i->decimals, &v->denominator);
		if (got.number == NUMBER_OK)
			got.reading = VALUE_READ;
	}
	return got;
}

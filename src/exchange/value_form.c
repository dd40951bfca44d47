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
	static const char *const yes[] = { "yes", "có", "Có", "CÓ", "x", "1" };
	static const char *const no[] = { "no", "không", "Không", "KHÔNG", "0" };

	for (size_t n = 0; n < ARRAY_LEN(yes); n++) {
		if (strcasecmp(text, yes[n]) == 0) {
			*number = number_pow10(decimals);
			return true;
		}
	}
	for (size_t n = 0; n < ARRAY_LEN(no); n++) {
		if (strcasecmp(text, no[n]) == 0) {
			*number = 0;
			return true;
		}
	}
	return false;
}

/* A figure as the file writes it. */
static enum number_reading value_number(const struct value_source *from, const char *text,
					const struct number_form *form, int64_t *number)
{
	if (from->style)
		return figure_text_read(from->style, text, form, number);
	return number_read_plain(text, form->decimals, number);
}

static bool value_has_percent(const char *text, size_t *len)
{
	while (*len && text[*len - 1] == ' ')
		--*len;
	return *len && text[*len - 1] == '%';
}

/* A ratio's figure, the "%" at its end taken off. */
static struct value_reading_result value_percent(const struct value_source *from, const char *text,
						 size_t len, const struct indicator *i,
						 bool aggregate, struct value *v)
{
	const struct number_form form = indicator_number_form(i, aggregate, LANG_VI);
	struct value_reading_result got = { VALUE_BAD_VALUE, NUMBER_MALFORMED, false };
	char number[NUMBER_SIZE];

	while (len && text[len - 1] == ' ')
		len--;
	if (len >= sizeof(number))
		return got;
	memcpy(number, text, len);
	number[len] = '\0';
	got.number = value_number(from, number, &form, &v->number);
	if (got.number == NUMBER_TOO_FINE && from->style && from->bare_percent) {
		got.number = figure_text_round(from->style, number, &form, &v->number);
		got.rounded = got.number == NUMBER_OK;
	}
	if (got.number == NUMBER_OK) {
		v->fields = FIELDS_PERCENT;
		got.reading = VALUE_READ;
	}
	return got;
}

static bool value_is_percentage(const struct indicator *i, bool aggregate)
{
	return i->measure == MEASURE_RATIO || (i->measure == MEASURE_YESNO && aggregate);
}

static struct value_reading_result value_figure(const struct value_source *from, const char *text,
						const struct indicator *i, bool aggregate,
						struct value *v)
{
	const struct number_form form = indicator_number_form(i, aggregate, LANG_VI);
	struct value_reading_result got = { VALUE_BAD_VALUE, NUMBER_OK, false };
	size_t len = strlen(text);

	v->state = VALUE_GIVEN;
	if (value_is_percentage(i, aggregate)) {
		if (value_has_percent(text, &len))
			return value_percent(from, text, len - 1, i, aggregate, v);
		if (from->bare_percent)
			return value_percent(from, text, len, i, aggregate, v);
		got.reading = VALUE_NEEDS_PAIR;
		return got;
	}
	v->fields = FIELDS_NUMBER;
	if (i->measure == MEASURE_YESNO) {
		got.reading = value_yes(text, &v->number, i->decimals) ? VALUE_READ :
									 VALUE_NEEDS_ANSWER;
		return got;
	}
	/* "8,5%" of a value that is counted in per cent, in a table. */
	if (!from->style && value_has_percent(text, &len))
		got.number = NUMBER_MALFORMED;
	else
		got.number = value_number(from, text, &form, &v->number);
	if (got.number == NUMBER_OK)
		got.reading = VALUE_READ;
	return got;
}

static struct value_reading_result value_pair(const struct value_source *from,
					      const struct indicator *i, struct value *v)
{
	const struct number_form form = { .decimals = i->decimals };
	struct value_reading_result got = { VALUE_BAD_NUMERATOR, NUMBER_OK, false };

	v->state = VALUE_GIVEN;
	v->fields = FIELDS_PAIR;
	got.number = value_number(from, from->text[VALUE_PART_NUMERATOR], &form, &v->numerator);
	if (got.number != NUMBER_OK)
		return got;
	got.reading = VALUE_BAD_DENOMINATOR;
	got.number = value_number(from, from->text[VALUE_PART_DENOMINATOR], &form, &v->denominator);
	if (got.number == NUMBER_OK)
		got.reading = VALUE_READ;
	return got;
}

struct value_reading_result value_read(const struct value_source *from, const struct indicator *i,
				       bool aggregate, struct value *v)
{
	struct value_reading_result got = { VALUE_UNTOUCHED, NUMBER_OK, false };
	enum figure_word word[VALUE_PARTS], all;

	for (int n = 0; n < VALUE_PARTS; n++)
		word[n] = figure_word(from->text[n]);
	v->state = VALUE_ABSENT;
	v->fields = 0;
	v->numerator = v->denominator = v->number = 0;
	/* "n/a" for both numerator and denominator is the value's. */
	all = word[VALUE_PART_VALUE];
	if (all == FIGURE_BLANK && word[VALUE_PART_NUMERATOR] == word[VALUE_PART_DENOMINATOR])
		all = word[VALUE_PART_NUMERATOR];
	else if (word[VALUE_PART_NUMERATOR] != FIGURE_BLANK ||
		 word[VALUE_PART_DENOMINATOR] != FIGURE_BLANK)
		all = FIGURE_OTHER;
	if (all == FIGURE_BLANK)
		return got;
	got.reading = VALUE_READ;
	if (all != FIGURE_OTHER) {
		v->state = all == FIGURE_CLEAR ? VALUE_ABSENT : VALUE_NOT_APPLICABLE;
		return got;
	}
	if (word[VALUE_PART_NUMERATOR] == FIGURE_BLANK &&
	    word[VALUE_PART_DENOMINATOR] == FIGURE_BLANK)
		return value_figure(from, from->text[VALUE_PART_VALUE], i, aggregate, v);
	if (word[VALUE_PART_VALUE] != FIGURE_BLANK)
		got.reading = VALUE_BOTH;
	else if (i->measure != MEASURE_RATIO)
		got.reading = VALUE_NO_PAIR;
	else if (word[VALUE_PART_NUMERATOR] == FIGURE_BLANK ||
		 word[VALUE_PART_DENOMINATOR] == FIGURE_BLANK)
		got.reading = VALUE_HALF_PAIR;
	else
		got = value_pair(from, i, v);
	return got;
}

static enum value_part value_number_fault(const struct value_source *from, enum value_part part,
					  enum number_reading reading, int decimals,
					  struct err *err)
{
	static const enum err_code code[] = {
		[NUMBER_OK] = ERR_IMPORT_NUMBER,          [NUMBER_EMPTY] = ERR_IMPORT_NUMBER,
		[NUMBER_AMBIGUOUS] = ERR_IMPORT_TWO_WAYS, [NUMBER_MALFORMED] = ERR_IMPORT_NUMBER,
		[NUMBER_TOO_FINE] = ERR_IMPORT_TOO_FINE,  [NUMBER_OVERFLOW] = ERR_IMPORT_OVERFLOW,
	};
	char digits[12];

	snprintf(digits, sizeof(digits), "%d", decimals);
	err_set(err, code[reading], from->name[part], from->text[part], digits);
	return part;
}

enum value_part value_fault(const struct value_source *from, const struct indicator *i,
			    struct value_reading_result got, struct err *err)
{
	const char *value = from->text[VALUE_PART_VALUE];

	switch (got.reading) {
	case VALUE_BOTH:
		err_set(err, ERR_IMPORT_BOTH, NULL);
		return VALUE_PART_VALUE;
	case VALUE_HALF_PAIR:
		err_set(err, ERR_IMPORT_HALF_PAIR, NULL);
		return VALUE_PART_NUMERATOR;
	case VALUE_NEEDS_PAIR:
		err_set(err, ERR_IMPORT_NEEDS_PAIR, value);
		return VALUE_PART_VALUE;
	case VALUE_NO_PAIR:
		err_set(err, ERR_IMPORT_NO_PAIR, i->code);
		return VALUE_PART_NUMERATOR;
	case VALUE_NEEDS_ANSWER:
		err_set(err, ERR_IMPORT_NEEDS_ANSWER, value);
		return VALUE_PART_VALUE;
	case VALUE_BAD_NUMERATOR:
		return value_number_fault(from, VALUE_PART_NUMERATOR, got.number, i->decimals, err);
	case VALUE_BAD_DENOMINATOR:
		return value_number_fault(from, VALUE_PART_DENOMINATOR, got.number, i->decimals,
					  err);
	default:
		return value_number_fault(from, VALUE_PART_VALUE, got.number,
					  i->measure == MEASURE_RATIO ? VALUE_PERCENT_DECIMALS :
									i->decimals,
					  err);
	}
}

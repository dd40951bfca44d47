/* Numbers as people type them and as files hold them. */
#include "model/number.h"

#include "base/utf8.h"

#include <string.h>

enum { NUMBER_TEXT_MAX = 64, NUMBER_GROUP = 3 };

/* A typed text in plain ASCII: digits, '.', ',', and ' ' for every space within. */
struct number_text {
	bool negative;
	char body[NUMBER_TEXT_MAX];
	size_t len;
	int points, commas, spaces;
	size_t sign; /* where the last point or comma stands */
	struct number_sense sense;
};

static bool number_is_space(int32_t code)
{
	switch (code) {
	case ' ':
	case '\t':
	case 0xA0:   /* no-break */
	case 0x2007: /* figure */
	case 0x2009: /* thin */
	case 0x202F: /* narrow no-break */
		return true;
	default:
		return false;
	}
}

static bool number_is_digit(int32_t code)
{
	return code >= '0' && code <= '9';
}

static void number_skip_spaces(const char **at)
{
	int32_t code;

	while (**at) {
		const size_t len = utf8_next(*at, &code);

		if (!number_is_space(code))
			return;
		*at += len;
	}
}

static bool number_put(struct number_text *t, int32_t code)
{
	if (t->len + 1 >= sizeof(t->body))
		return false;
	t->points += code == '.';
	t->commas += code == ',';
	t->spaces += code == ' ';
	if (code == '.' || code == ',')
		t->sign = t->len;
	t->body[t->len++] = (char)code;
	t->body[t->len] = '\0';
	return true;
}

static enum number_reading number_take_apart(const char *text, struct number_text *t)
{
	const char *at = text;
	int32_t code;
	size_t len;

	memset(t, 0, sizeof(*t));
	number_skip_spaces(&at);
	if (!*at)
		return NUMBER_EMPTY;
	len = utf8_next(at, &code);
	if (code == '-' || code == 0x2212 || code == '+') {
		t->negative = code != '+';
		at += len;
	}
	while (*at) {
		at += utf8_next(at, &code);
		if (number_is_space(code)) {
			number_skip_spaces(&at);
			if (!*at)
				break;
			code = ' ';
		} else if (!number_is_digit(code) && code != '.' && code != ',') {
			return NUMBER_MALFORMED;
		}
		if (!number_put(t, code))
			return NUMBER_MALFORMED;
	}
	return t->len ? NUMBER_OK : NUMBER_MALFORMED;
}

/* True when body[0..len) is a whole number, its thousands parted by `group` (0: not at all):
 * "1.050.300", not "1.05", "1050.300" or "0.500". */
static bool number_grouped(const char *body, size_t len, char group)
{
	size_t run = 0, groups = 0;

	for (size_t i = 0; i <= len; i++) {
		if (i < len && number_is_digit(body[i])) {
			run++;
			continue;
		}
		if (run == 0 || (i < len && body[i] != group))
			return false;
		if (group && (groups > 0 ? run != NUMBER_GROUP : i < len && run > NUMBER_GROUP))
			return false;
		groups++;
		run = 0;
	}
	return groups < 2 || body[0] != '0';
}

/* Appends digits to a number; false on overflow. */
static bool number_digit(int64_t *value, int digit)
{
	return !__builtin_mul_overflow(*value, (int64_t)10, value) &&
	       !__builtin_add_overflow(*value, (int64_t)digit, value);
}

/* The value of body[0..len): a whole part parted by `group`, and what follows the decimal sign at
 * `point` (len: there is none). */
static enum number_reading number_value(const char *body, size_t len, size_t point, char group,
					int decimals, int64_t *value)
{
	const size_t fine = point < len ? len - point - 1 : 0;
	int64_t made = 0;

	if (!number_grouped(body, point, group) ||
	    (point < len && !number_grouped(body + point + 1, fine, '\0')))
		return NUMBER_MALFORMED;
	if (fine > (size_t)decimals)
		return NUMBER_TOO_FINE;
	for (size_t i = 0; i < len; i++) {
		if (number_is_digit(body[i]) && !number_digit(&made, body[i] - '0'))
			return NUMBER_OVERFLOW;
	}
	for (size_t i = fine; i < (size_t)decimals; i++) {
		if (!number_digit(&made, 0))
			return NUMBER_OVERFLOW;
	}
	*value = made;
	return NUMBER_OK;
}

static bool number_in_range(int64_t value, const struct number_form *form)
{
	return (!form->has_lo || value >= form->lo) && (!form->has_hi || value <= form->hi);
}

/* A lone group sign that can be one: the range says whether it is the decimal sign after all. */
static enum number_reading number_settle(struct number_text *t, const struct number_form *form,
					 int64_t *value)
{
	int64_t whole = 0, fine = 0;
	const char group = t->body[t->sign];
	const enum number_reading as_whole = number_value(t->body, t->len, t->len, group,
							  form->decimals, &whole);
	bool whole_fits, fine_fits;

	t->sense = (struct number_sense){ NUMBER_BY_DECIMALS, group, false };
	if (as_whole != NUMBER_OK ||
	    number_value(t->body, t->len, t->sign, '\0', form->decimals, &fine) != NUMBER_OK) {
		*value = whole;
		return as_whole;
	}
	whole_fits = number_in_range(t->negative ? -whole : whole, form);
	fine_fits = number_in_range(t->negative ? -fine : fine, form);
	*value = whole_fits ? whole : fine;
	t->sense = (struct number_sense){ NUMBER_BY_RANGE, group, fine_fits };
	return whole_fits == fine_fits ? NUMBER_AMBIGUOUS : NUMBER_OK;
}

/* A lone sign that is the decimal one. */
static struct number_sense number_sense_lone(const struct number_text *t, char decimal)
{
	const char sign = t->body[t->sign];

	if (sign != decimal)
		return (struct number_sense){ NUMBER_BY_PLACE, sign, true };
	if (!t->spaces && number_grouped(t->body, t->len, sign))
		return (struct number_sense){ NUMBER_BY_LANGUAGE, sign, true };
	return (struct number_sense){ 0 };
}

static enum number_reading number_understand(struct number_text *t, const struct number_form *form,
					     int64_t *value)
{
	const int signs = t->points + t->commas;
	const char decimal = form->lang == LANG_VI ? ',' : '.';
	const char last = t->body[t->sign];
	size_t point = t->sign;
	char group = t->spaces ? ' ' : '\0';

	if (t->points && t->commas) {
		/* Two kinds: the last is the decimal sign, whatever the language. */
		if (t->spaces)
			return NUMBER_MALFORMED;
		group = last == ',' ? '.' : ',';
		if (last != decimal)
			t->sense = (struct number_sense){ NUMBER_BY_LAST, last, true };
	} else if (signs > 1) {
		/* A sign that comes again can only part thousands. */
		if (t->spaces)
			return NUMBER_MALFORMED;
		group = last;
		point = t->len;
		if (last == decimal)
			t->sense = (struct number_sense){ NUMBER_BY_REPEAT, last, false };
	} else if (signs == 0) {
		point = t->len;
	} else if (last != decimal && !t->spaces && number_grouped(t->body, t->len, last)) {
		return number_settle(t, form, value);
	} else {
		t->sense = number_sense_lone(t, decimal);
	}
	return number_value(t->body, t->len, point, group, form->decimals, value);
}

enum number_reading number_read(const char *text, const struct number_form *form, int64_t *value)
{
	struct number_text t;
	int64_t made = 0;
	enum number_reading reading = number_take_apart(text, &t);

	if (reading == NUMBER_OK)
		reading = number_understand(&t, form, &made);
	if (reading == NUMBER_OK)
		*value = t.negative ? -made : made;
	return reading;
}

struct number_sense number_sense(const char *text, const struct number_form *form)
{
	struct number_text t;
	int64_t made = 0;
	enum number_reading reading = number_take_apart(text, &t);

	if (reading == NUMBER_OK)
		reading = number_understand(&t, form, &made);
	if (reading == NUMBER_MALFORMED || reading == NUMBER_AMBIGUOUS || reading == NUMBER_EMPTY)
		return (struct number_sense){ 0 };
	return t.sense;
}

enum number_reading number_read_plain(const char *text, int decimals, int64_t *value)
{
	const bool negative = text[0] == '-';
	const char *body = text + negative, *point = strchr(body, '.');
	size_t len = strlen(body);
	int64_t made;
	enum number_reading reading;

	if (!text[0])
		return NUMBER_EMPTY;
	/* Zeros at the end say nothing; one stays, so that "5." is no number. */
	while (point && len > (size_t)(point - body) + 2 && body[len - 1] == '0')
		len--;
	if (point && len == (size_t)(point - body) + 2 && body[len - 1] == '0') {
		len -= 2;
		point = NULL;
	}
	reading = number_value(body, len, point ? (size_t)(point - body) : len, '\0', decimals,
			       &made);
	if (reading == NUMBER_OK)
		*value = negative ? -made : made;
	return reading;
}

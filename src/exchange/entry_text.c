/* Typed texts and values. */
#include "exchange/entry_text.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calc/sums.h"

#include <string.h>

/* True when the folded text is one of the words. */
static bool entry_text_is(const char *folded, const char *const *words, size_t count)
{
	for (size_t n = 0; n < count; n++)
		if (strcmp(folded, words[n]) == 0)
			return true;
	return false;
}

static bool entry_text_yesno(const char *folded, int64_t *number)
{
	static const char *const yes[] = { "c", "co", "y", "yes", "1", "x", "roi" };
	static const char *const no[] = { "k", "kh", "khong", "n", "no", "0", "chua" };

	*number = entry_text_is(folded, yes, ARRAY_LEN(yes));
	return *number || entry_text_is(folded, no, ARRAY_LEN(no));
}

static bool entry_text_not_applicable(const char *typed)
{
	static const char *const words[] = { ".", "-", "n/a", "N/A", "k.a.d", "kad" };

	return entry_text_is(typed, words, ARRAY_LEN(words));
}

/* "1.050" as it would be written for each of its two readings. */
static void entry_text_two_ways(const char *typed, const struct number_form *form,
				struct entry_fault *fault)
{
	const char decimal = form->lang == LANG_VI ? ',' : '.';
	struct str whole, fine;

	str_init(&whole);
	str_init(&fine);
	for (; *typed; typed++) {
		const bool sign = *typed == '.' || *typed == ',';

		if (!sign)
			str_addc(&whole, *typed);
		str_addc(&fine, sign ? decimal : *typed);
	}
	msg_add(fault->why, MSG_EDIT_TWO_WAYS, whole.text, fine.text);
	str_release(&whole);
	str_release(&fine);
}

/* Says why a number was not understood, with the text. */
static bool entry_text_wrong(enum number_reading reading, const char *typed,
			     const struct number_form *form, struct entry_fault *fault)
{
	static const enum msg said[] = {
		[NUMBER_OK] = MSG_EDIT_MALFORMED,        [NUMBER_EMPTY] = MSG_EDIT_EMPTY,
		[NUMBER_AMBIGUOUS] = MSG_EDIT_AMBIGUOUS, [NUMBER_MALFORMED] = MSG_EDIT_MALFORMED,
		[NUMBER_TOO_FINE] = MSG_EDIT_TOO_FINE,   [NUMBER_OVERFLOW] = MSG_EDIT_OVERFLOW,
	};
	static const enum msg brief[] = {
		[NUMBER_OK] = MSG_BRIEF_FORM,
		[NUMBER_EMPTY] = MSG_BRIEF_MISSING,
		[NUMBER_AMBIGUOUS] = MSG_BRIEF_AMBIGUOUS,
		[NUMBER_MALFORMED] = MSG_BRIEF_FORM,
		[NUMBER_TOO_FINE] = MSG_BRIEF_DECIMALS,
		[NUMBER_OVERFLOW] = MSG_BRIEF_OVERFLOW,
	};
	char decimals[2] = { (char)('0' + form->decimals), '\0' };

	msg_add(fault->why,
		reading == NUMBER_TOO_FINE && !form->decimals ? MSG_EDIT_WHOLE : said[reading],
		typed, decimals);
	if (reading == NUMBER_AMBIGUOUS)
		entry_text_two_ways(typed, form, fault);
	fault->brief = brief[reading];
	return false;
}

static bool entry_text_number(const char *typed, const struct number_form *form, int64_t *value,
			      struct entry_fault *fault)
{
	const enum number_reading reading = number_read(typed, form, value);

	return reading == NUMBER_OK || entry_text_wrong(reading, typed, form, fault);
}

/* Counts have no upper end that would settle "1.050": as a decimal it would be too fine. */
static struct number_form entry_text_form(const struct indicator *i, bool aggregate, bool percent)
{
	if (i->measure == MEASURE_RATIO && !percent)
		return (struct number_form){ .lang = lang_get(), .decimals = i->decimals };
	return indicator_number_form(i, aggregate, lang_get());
}

static bool entry_text_is_percent(const struct indicator *i, bool aggregate, const char *typed,
				  bool pair)
{
	return i->measure == MEASURE_YESNO ||
	       (i->measure == MEASURE_RATIO &&
		((aggregate && !pair) || (*typed && typed[strlen(typed) - 1] == '%')));
}

static void entry_text_digits(const char *typed, struct str *digits)
{
	str_add(digits, typed);
	if (digits->len && digits->text[digits->len - 1] == '%')
		digits->text[--digits->len] = '\0';
}

/* "57,8%" */
static bool entry_text_percent(const struct number_form *form, const char *typed, struct value *v,
			       struct entry_fault *fault)
{
	struct str digits;
	bool ok;

	str_init(&digits);
	entry_text_digits(typed, &digits);
	v->fields = FIELDS_PERCENT;
	ok = entry_text_number(digits.text, form, &v->number, fault);
	str_release(&digits);
	return ok;
}

static bool entry_text_given(const struct indicator *i, bool aggregate, const char *first,
			     const char *second, struct value *v, struct entry_fault *fault)
{
	const bool percent = entry_text_is_percent(i, aggregate, first, *second);
	const struct number_form form = entry_text_form(i, aggregate, percent);
	struct str folded;
	bool ok;

	v->state = VALUE_GIVEN;
	if (i->measure == MEASURE_YESNO && !aggregate) {
		v->fields = FIELDS_NUMBER;
		str_init(&folded);
		utf8_add_fold(&folded, first);
		ok = entry_text_yesno(folded.text, &v->number);
		v->number *= number_pow10(i->decimals);
		str_release(&folded);
		if (!ok) {
			msg_add(fault->why, MSG_EDIT_YESNO, first);
			fault->brief = MSG_BRIEF_YESNO;
		}
		return ok;
	}
	if (percent)
		return entry_text_percent(&form, first, v, fault);
	if (i->measure == MEASURE_RATIO) {
		v->fields = FIELDS_PAIR;
		return entry_text_number(first, &form, &v->numerator, fault) &&
		       entry_text_number(second, &form, &v->denominator, fault);
	}
	v->fields = FIELDS_NUMBER;
	return entry_text_number(first, &form, &v->number, fault);
}

bool entry_text_read(const struct indicator *i, bool aggregate, const char *first,
		     const char *second, struct value *v, struct entry_fault *fault)
{
	enum entry_finding finding;

	memset(v, 0, sizeof(*v));
	if (!first[0])
		return true;
	if (entry_text_not_applicable(first)) {
		v->state = VALUE_NOT_APPLICABLE;
		return true;
	}
	if (!entry_text_given(i, aggregate, first, second, v, fault))
		return false;
	finding = entry_check(i, v, aggregate);
	if (entry_is_error(finding)) {
		msg_add(fault->why, MSG_EDIT_REFUSED, first, tr(entry_message(finding)));
		fault->brief = entry_brief(finding);
		return false;
	}
	return true;
}

void entry_text_add_sense(const struct indicator *i, bool aggregate, const char *typed, bool pair,
			  struct str *out)
{
	static const enum msg said[NUMBER_WHY_MAX][2] = {
		[NUMBER_PLAIN] = { MSG_MAX, MSG_MAX },
		[NUMBER_BY_LANGUAGE] = { MSG_MAX, MSG_SENSE_LANGUAGE },
		[NUMBER_BY_LAST] = { MSG_MAX, MSG_SENSE_LAST },
		[NUMBER_BY_REPEAT] = { MSG_SENSE_REPEAT, MSG_MAX },
		[NUMBER_BY_PLACE] = { MSG_MAX, MSG_SENSE_PLACE },
		[NUMBER_BY_DECIMALS] = { MSG_SENSE_DECIMALS, MSG_MAX },
		[NUMBER_BY_RANGE] = { MSG_SENSE_RANGE_WHOLE, MSG_SENSE_RANGE_FINE },
	};
	const struct number_form form =
		entry_text_form(i, aggregate, entry_text_is_percent(i, aggregate, typed, pair));
	struct number_sense sense;
	struct str digits;

	str_init(&digits);
	entry_text_digits(typed, &digits);
	sense = number_sense(digits.text, &form);
	if (sense.why != NUMBER_PLAIN)
		msg_add(out, said[sense.why][sense.decimal], (char[]){ sense.sign, '\0' });
	str_release(&digits);
}

void entry_text_show(const struct indicator *i, const struct value *v, bool aggregate,
		     struct str *first, struct str *second)
{
	char buf[NUMBER_SIZE];

	if (v->state == VALUE_NOT_APPLICABLE) {
		str_add(first, ".");
	} else if (v->state == VALUE_GIVEN && v->fields == FIELDS_PAIR) {
		number_show(quantity_scaled(v->numerator, i->decimals), i->decimals, lang_get(),
			    buf);
		str_add(first, buf);
		number_show(quantity_scaled(v->denominator, i->decimals), i->decimals, lang_get(),
			    buf);
		str_add(second, buf);
	} else if (v->state == VALUE_GIVEN && v->fields == FIELDS_PERCENT) {
		number_show(quantity_scaled(v->number, VALUE_PERCENT_DECIMALS),
			    number_decimals(v->number, VALUE_PERCENT_DECIMALS, 0), lang_get(), buf);
		str_addf(first, "%s%%", buf);
	} else if (v->state == VALUE_GIVEN && i->measure == MEASURE_YESNO && !aggregate) {
		str_add(first, tr(v->number ? MSG_VALUE_YES : MSG_VALUE_NO));
	} else if (v->state == VALUE_GIVEN) {
		number_show(quantity_scaled(v->number, i->decimals), i->decimals, lang_get(), buf);
		str_add(first, buf);
	}
}

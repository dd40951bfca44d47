/* A value as people read it. */
#include "calc/value_words.h"

#include "base/lang.h"
#include "base/msg.h"
#include "base/str.h"
#include "calc/sums.h"
#include "model/number.h"

int value_shown_decimals(const struct indicator *i, const struct value *v)
{
	const int shown = indicator_shown_decimals(i);

	return v->state == VALUE_GIVEN && v->fields == FIELDS_PERCENT ?
		       number_decimals(v->number, VALUE_PERCENT_DECIMALS, shown) :
		       shown;
}

void value_add_words(const struct indicator *i, const struct value *v, bool aggregate,
		     struct str *out)
{
	char a[NUMBER_SIZE], b[NUMBER_SIZE];
	const char *measure = i->unit_of_measure ? i->unit_of_measure : "";

	if (v->state == VALUE_ABSENT) {
		str_add(out, tr(MSG_VALUE_ABSENT));
	} else if (v->state == VALUE_NOT_APPLICABLE) {
		str_add(out, tr(MSG_WORD_NOT_APPLICABLE));
	} else if (v->fields == FIELDS_PAIR) {
		number_show(quantity_scaled(v->numerator, i->decimals), i->decimals, lang_get(), a);
		number_show(quantity_scaled(v->denominator, i->decimals), i->decimals, lang_get(),
			    b);
		str_addf(out, "%s / %s", a, b);
		number_show(value_quantity(v, i), indicator_shown_decimals(i), lang_get(), a);
		str_addf(out, " = %s%s%s", a, *measure ? " " : "", measure);
	} else if (i->measure == MEASURE_YESNO && !aggregate && v->fields == FIELDS_NUMBER) {
		str_add(out, tr(v->number ? MSG_VALUE_YES : MSG_VALUE_NO));
	} else {
		number_show(value_quantity(v, i), value_shown_decimals(i, v), lang_get(), a);
		str_addf(out, "%s%s%s", a, *measure ? " " : "", measure);
	}
	if (v->quality)
		str_addf(out, " (%s)",
			 tr((enum msg)(MSG_QUALITY_ESTIMATE + (int)v->quality -
				       (int)QUALITY_ESTIMATE)));
}

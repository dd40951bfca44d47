/* A cell's value as fields of the long form, in both directions. Private to this layer. */
#ifndef TIENDO_EXCHANGE_VALUE_FORM_H
#define TIENDO_EXCHANGE_VALUE_FORM_H

#include "base/err.h"
#include "figure_text.h"
#include "model/programme.h"
#include "model/value.h"
#include "store/figure.h"

/* "estimate" "provisional" "final"; "" for none. */
const char *quality_word(enum value_quality quality);
bool quality_parse(const char *text, enum value_quality *quality);

/* "latest" "submitted" "verified" */
const char *basis_word(enum basis basis);

/* A plain decimal of at most four decimals, without zeros at its end; "" when absent. */
void quantity_text(struct quantity q, char buf[NUMBER_SIZE]);

/* The fields numerator, denominator and value; those that the value does not use are "". */
struct value_text {
	char numerator[NUMBER_SIZE], denominator[NUMBER_SIZE], value[NUMBER_SIZE];
};
void value_text(const struct value *v, const struct indicator *i, struct value_text *text);

/* A value as it is written: up to three fields. */
enum value_part { VALUE_PART_NUMERATOR, VALUE_PART_DENOMINATOR, VALUE_PART_VALUE, VALUE_PARTS };
struct value_source {
	const char *text[VALUE_PARTS]; /* NULL: not there */
	const char *name[VALUE_PARTS]; /* of the columns, for messages */
	const struct figure_style
		*style;    /* how the file writes its numbers; NULL: interchange form */
	bool bare_percent; /* a ratio's figure without "%" is its percentage */
};

/* The other way. Fills state, fields and figures of *v; quality and flags are left alone. What cannot
 * be read is told by the field at fault. */
enum value_reading {
	VALUE_READ,
	VALUE_UNTOUCHED,    /* blank or "..": the cell stays as it is */
	VALUE_BOTH,         /* a pair and a value */
	VALUE_HALF_PAIR,    /* a numerator without a denominator, or the reverse */
	VALUE_NEEDS_PAIR,   /* a ratio's figure that is neither a pair nor a percentage */
	VALUE_NO_PAIR,      /* a pair where the measure has none */
	VALUE_NEEDS_ANSWER, /* yes or no is wanted */
	VALUE_BAD_NUMERATOR,
	VALUE_BAD_DENOMINATOR,
	VALUE_BAD_VALUE
};
struct value_reading_result {
	enum value_reading reading;
	enum number_reading number; /* of the three BAD ones: what is wrong with it */
	bool rounded;               /* a percentage, to the decimals that are kept */
};
struct value_reading_result value_read(const struct value_source *from, const struct indicator *i,
				       bool aggregate, struct value *v);

/* Says what is wrong; returns the field where it is. */
enum value_part value_fault(const struct value_source *from, const struct indicator *i,
			    struct value_reading_result got, struct err *err);

#endif

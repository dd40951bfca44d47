/* The columns of the long form. Private to this layer. */
#ifndef TIENDO_EXCHANGE_LONG_FORM_H
#define TIENDO_EXCHANGE_LONG_FORM_H

enum long_form_column {
	LONG_INDICATOR,
	LONG_UNIT,
	LONG_PERIOD,
	LONG_NUMERATOR,
	LONG_DENOMINATOR,
	LONG_VALUE,
	LONG_QUALITY,
	LONG_NOTE,
	LONG_SOURCE,
	LONG_MARK,
	LONG_FORM_COLUMNS
};

#define LONG_FORM_MARK "illustrative"

extern const char *const long_form_columns[LONG_FORM_COLUMNS];

#endif

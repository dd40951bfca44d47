/* Values as initialisers, for the rows of tables. */
#ifndef TIENDO_TESTS_CALC_VALUES_H
#define TIENDO_TESTS_CALC_VALUES_H

#include "model/value.h"

#define PAIR(n, d)                                                                                \
	{                                                                                         \
		.state = VALUE_GIVEN, .fields = FIELDS_PAIR, .numerator = (n), .denominator = (d) \
	}
#define NUMBER(n)                                                            \
	{                                                                    \
		.state = VALUE_GIVEN, .fields = FIELDS_NUMBER, .number = (n) \
	}
#define PERCENT(n)                                                            \
	{                                                                     \
		.state = VALUE_GIVEN, .fields = FIELDS_PERCENT, .number = (n) \
	}
#define NOT_APPLICABLE                        \
	{                                     \
		.state = VALUE_NOT_APPLICABLE \
	}
#define ABSENT                        \
	{                             \
		.state = VALUE_ABSENT \
	}

#endif

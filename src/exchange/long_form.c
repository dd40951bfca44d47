/* The columns of the long form. */
#include "long_form.h"

const char *const long_form_columns[LONG_FORM_COLUMNS] = {
	[LONG_INDICATOR] = "indicator",     [LONG_UNIT] = "unit",
	[LONG_PERIOD] = "period",           [LONG_NUMERATOR] = "numerator",
	[LONG_DENOMINATOR] = "denominator", [LONG_VALUE] = "value",
	[LONG_QUALITY] = "quality",         [LONG_NOTE] = "note",
	[LONG_SOURCE] = "source",           [LONG_MARK] = "mark",
};

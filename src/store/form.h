/* How the small enumerations of a value share one integer, column `form`:
 *   bits 0-1 state, 2-3 fields, 4-5 quality, 6-7 status, 8-11 flags.
 * Private to this layer; the hash of a revision covers the fields themselves. */
#ifndef TIENDO_STORE_FORM_H
#define TIENDO_STORE_FORM_H

#include "model/value.h"

#include <sqlite3.h>

static inline int form_pack(const struct value *v, enum value_status status)
{
	return (int)v->state | (int)v->fields << 2 | (int)v->quality << 4 | (int)status << 6 |
	       (int)(v->flags & 15) << 8;
}

static inline enum value_status form_status(int form)
{
	return (enum value_status)(form >> 6 & 3);
}

/* Reads columns form, number, numerator, denominator from `at` on. */
static inline struct value form_read(sqlite3_stmt *q, int at)
{
	int form = sqlite3_column_int(q, at);

	return (struct value){
		.state = (enum value_state)(form & 3),
		.fields = (enum value_fields)(form >> 2 & 3),
		.quality = (enum value_quality)(form >> 4 & 3),
		.flags = (unsigned)form >> 8 & 15,
		.number = sqlite3_column_int64(q, at + 1),
		.numerator = sqlite3_column_int64(q, at + 2),
		.denominator = sqlite3_column_int64(q, at + 3),
	};
}

/* Binds number, numerator, denominator at `at` on; what the fields do not use stays NULL. */
static inline void form_bind(sqlite3_stmt *q, int at, const struct value *v)
{
	if (v->state != VALUE_GIVEN)
		return;
	if (v->fields == FIELDS_PAIR) {
		sqlite3_bind_int64(q, at + 1, v->numerator);
		sqlite3_bind_int64(q, at + 2, v->denominator);
	} else {
		sqlite3_bind_int64(q, at, v->number);
	}
}

#endif

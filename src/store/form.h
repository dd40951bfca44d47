/* How the small enumerations of a value share one integer, column `form`:
 *   bits 0-1 state, 2-3 fields, 4-5 quality, 6-7 status, 8-11 flags; of a revision also
 *   bit 12: it has further parents in table `parent`.
 * Private to this layer; the hash of a revision covers the fields and the parents themselves. */
#ifndef TIENDO_STORE_FORM_H
#define TIENDO_STORE_FORM_H

#include "model/value.h"

#include <sqlite3.h>
#include <stdbool.h>

enum { FORM_MORE_PARENTS = 1 << 12 };

static inline int form_pack(const struct value *v, enum value_status status)
{
	return (int)v->state | (int)v->fields << 2 | (int)v->quality << 4 | (int)status << 6 |
	       (int)(v->flags & 15) << 8;
}

static inline enum value_status form_status(int form)
{
	return (enum value_status)(form >> 6 & 3);
}

/* A value without what its form says: number, or numerator and denominator; 0 where it uses less. */
struct form_figures {
	int64_t first, second;
};

static inline bool form_is_pair(int form)
{
	return (form >> 2 & 3) == FIELDS_PAIR;
}

/* Of columns number, numerator, denominator from `at` on: those that the form uses. */
static inline struct form_figures form_figures(int form, sqlite3_stmt *q, int at)
{
	struct form_figures f = { 0, 0 };

	if ((form & 3) == VALUE_GIVEN)
		f.first = sqlite3_column_int64(q, at + form_is_pair(form));
	if ((form & 3) == VALUE_GIVEN && form_is_pair(form))
		f.second = sqlite3_column_int64(q, at + 2);
	return f;
}

static inline struct form_figures form_split(const struct value *v)
{
	return v->fields == FIELDS_PAIR ? (struct form_figures){ v->numerator, v->denominator } :
					  (struct form_figures){ v->number, 0 };
}

static inline struct value form_join(int form, struct form_figures f)
{
	const bool pair = form_is_pair(form);

	return (struct value){
		.state = (enum value_state)(form & 3),
		.fields = (enum value_fields)(form >> 2 & 3),
		.quality = (enum value_quality)(form >> 4 & 3),
		.flags = (unsigned)form >> 8 & 15,
		.number = pair ? 0 : f.first,
		.numerator = pair ? f.first : 0,
		.denominator = pair ? f.second : 0,
	};
}

static inline struct value form_value(int form, sqlite3_stmt *q, int at)
{
	return form_join(form, form_figures(form, q, at));
}

/* The same of values number, numerator, denominator. */
static inline struct value form_take(int form, sqlite3_value **value)
{
	struct form_figures f = { 0, 0 };

	if ((form & 3) == VALUE_GIVEN)
		f.first = sqlite3_value_int64(value[form_is_pair(form)]);
	if ((form & 3) == VALUE_GIVEN && form_is_pair(form))
		f.second = sqlite3_value_int64(value[2]);
	return form_join(form, f);
}

/* The same, of column form at `at` and the three after it. */
static inline struct value form_read(sqlite3_stmt *q, int at)
{
	return form_value(sqlite3_column_int(q, at), q, at + 1);
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

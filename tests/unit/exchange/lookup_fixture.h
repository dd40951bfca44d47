/* Units and indicators looked up in the built-in catalogue, and checked by their codes. */
#ifndef TIENDO_TESTS_UNIT_EXCHANGE_LOOKUP_FIXTURE_H
#define TIENDO_TESTS_UNIT_EXCHANGE_LOOKUP_FIXTURE_H

#include "exchange/unit_lookup.h"
#include "model/catalogue.h"

#include <stddef.h>
#include <stdint.h>

struct lookup_fixture {
	struct catalogue c;
	struct unit_lookup *l;
	int32_t y2022, y2026; /* last days: of 63 provinces, of 34 */
};

/* Of a group of tests; the program speaks English. */
int lookup_setup(void **state);
int lookup_teardown(void **state);

/* Fails unless the text is found as the unit of this code on the day, or is "?" unknown, or "*"
 * ambiguous; asks twice, since answers are remembered. */
void lookup_check(struct lookup_fixture *f, const char *text, int32_t day, const char *code);

struct lookup_row {
	const char *text, *code;
};
void lookup_check_rows(struct lookup_fixture *f, const struct lookup_row *rows, size_t count,
		       int32_t day);

#endif

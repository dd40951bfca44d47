/* A table read into a plan, and what the plan then holds. */
#ifndef TIENDO_TESTS_EXCHANGE_IMPORT_CASE_H
#define TIENDO_TESTS_EXCHANGE_IMPORT_CASE_H

#include "exchange/import.h"
#include "unit/store/fixture.h"

/* What is given beside the table; NULL: nothing. */
struct case_given {
	const char *period, *shown, *indicator;
};

struct import_plan *case_plan(struct fixture *f, const char *table, const struct case_given *given);

/* The plan must hold `want`, a line for each row: "4:3 GOV.SVC.L4 P08-89 2022-Q3 = 57.8%", "1 title",
 * "5:2 !" and the fault; and the table have been read as `form` says, unless it is NULL. */
void case_expect_given(struct fixture *f, const char *table, const struct case_given *given,
		       const char *form, const char *want);
void case_expect(struct fixture *f, const char *table, const char *period, const char *form,
		 const char *want);

#endif

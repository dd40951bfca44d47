/* Values and the log as CSV.
 *
 * Values, the long form: one row for each shown cell, in the order of indicator, unit, period:
 *   indicator,unit,period,numerator,denominator,value,quality,note,source,mark
 * Codes; figures in interchange form ("8.5"): a ratio fills numerator and denominator, a figure of
 * which only the percentage is known stands in `value` with its sign ("57.8%"); yes/no is `yes` or
 * `no`; not applicable is `n/a`. Quality is estimate, provisional, final or blank; source the
 * evidence; mark `illustrative` for made-up values. Imported into a database of the same programme
 * it makes the same state, and imported again it changes nothing.
 *
 * The log: one row for each revision, in the order of the file:
 *   revision,clock,kind,subject,state,fields,quality,mark,numerator,denominator,number,status,
 *   author,batch,undoes,parents,reason,source,note
 * revision REPLICA-SEQ in full (32 hexadecimal digits and a number), clock in UTC (with the hybrid
 * clock's counter behind a "+"), figures in interchange form, parents ";"-separated. */
#ifndef TIENDO_EXCHANGE_EXPORT_H
#define TIENDO_EXCHANGE_EXPORT_H

#include "model/programme.h"
#include "model/unit.h"
#include "store/store.h"

#include <stdio.h>

/* 0 (and PERIOD_NONE) selects all. `u` must hold every unit. */
bool export_values(struct store *s, const struct programme *p, const struct units *u, int indicator,
		   int unit, int32_t period, FILE *out, struct err *err);

bool export_log(struct store *s, const struct programme *p, FILE *out, struct err *err);

#endif

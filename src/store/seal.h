/* The seal of the programme: one SHA-256 for each of its tables, in the log. Private to this layer. */
#ifndef TIENDO_STORE_SEAL_H
#define TIENDO_STORE_SEAL_H

#include "db.h"

/* A table that is not as it was recorded, and who recorded it. Borrowed until the callback returns. */
typedef void seal_fn(const char *table, const char *author, void *arg);

/* Compares every table with the newest seal. *sealed is when that was made (ms), 0 when there is none;
 * tables that it does not name are not compared. */
bool seal_compare(struct store *s, seal_fn *fn, void *arg, int64_t *sealed, struct err *err);

/* After a migration: records the programme as it is found. One that is sealed already, or that whoever
 * opened the file may not write to, stays as it is. */
void seal_adopt(struct store *s);

#endif

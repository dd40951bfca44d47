/* What SQLite alone needs for the same: the floors that the figures are held against. */
#ifndef TIENDO_TESTS_BENCH_FLOOR_H
#define TIENDO_TESTS_BENCH_FLOOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct floor_db;

/* Opens any database with a plain connection and the small cache that the program has. Ends the
 * benchmark with a message when SQLite refuses. */
struct floor_db *floor_open(const char *path);
void floor_close(struct floor_db *f);

/* A new database with the table fact(indicator, unit, period, numerator, denominator), keyed by
 * the first three, in WAL mode with synchronous=FULL; floor_fill adds a row in a transaction that
 * floor_filled commits; floor_upsert is one transaction. */
struct floor_db *floor_create(const char *path);
void floor_fill(struct floor_db *f, int indicator, int unit, int32_t period, int64_t numerator,
		int64_t denominator);
void floor_filled(struct floor_db *f);
void floor_upsert(struct floor_db *f, int indicator, int unit, int32_t period, int64_t numerator,
		  int64_t denominator);

/* Reads one row of tiendo's derived tables by its key; true when it is there. */
bool floor_read_cell(struct floor_db *f, int indicator, int unit, int32_t period);
bool floor_read_rollup(struct floor_db *f, int indicator, int unit, int32_t period);

/* The grouped sum of all cells per indicator and period; SQLite's own check; a count. */
void floor_grouped_sum(struct floor_db *f);
void floor_integrity_check(struct floor_db *f);
int64_t floor_number(struct floor_db *f, const char *sql);

#endif

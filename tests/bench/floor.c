/* What SQLite alone needs for the same. */
#include "floor.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct floor_db {
	sqlite3 *db;
	sqlite3_stmt *upsert, *cell, *rollup;
};

static _Noreturn void floor_fail(struct floor_db *f, const char *what)
{
	fprintf(stderr, "sqlite: %s: %s\n", what, sqlite3_errmsg(f->db));
	exit(3);
}

static void floor_exec(struct floor_db *f, const char *sql)
{
	if (sqlite3_exec(f->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		floor_fail(f, sql);
}

static sqlite3_stmt *floor_prepare(struct floor_db *f, sqlite3_stmt **stmt, const char *sql)
{
	if (!*stmt && sqlite3_prepare_v2(f->db, sql, -1, stmt, NULL) != SQLITE_OK)
		floor_fail(f, sql);
	return *stmt;
}

struct floor_db *floor_open(const char *path)
{
	struct floor_db *f = calloc(1, sizeof(*f));
	if (!f)
		abort();
	if (sqlite3_open(path, &f->db) != SQLITE_OK)
		floor_fail(f, path);
	floor_exec(f, "PRAGMA synchronous = FULL; PRAGMA cache_size = -704");
	return f;
}

void floor_close(struct floor_db *f)
{
	sqlite3_finalize(f->upsert);
	sqlite3_finalize(f->cell);
	sqlite3_finalize(f->rollup);
	sqlite3_close(f->db);
	free(f);
}

struct floor_db *floor_create(const char *path)
{
	unlink(path);
	struct floor_db *f = floor_open(path);
	floor_exec(f, "PRAGMA journal_mode = WAL;"
		      "CREATE TABLE fact(indicator INTEGER, unit INTEGER, period INTEGER, "
		      "numerator INTEGER,"
		      " denominator INTEGER, PRIMARY KEY(indicator, unit, period)) WITHOUT ROWID;"
		      "BEGIN");
	return f;
}

static void floor_put(struct floor_db *f, int indicator, int unit, int32_t period,
		      int64_t numerator, int64_t denominator)
{
	sqlite3_stmt *q = floor_prepare(
		f, &f->upsert,
		"INSERT INTO fact VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(indicator, unit,"
		" period) DO UPDATE SET numerator = excluded.numerator,"
		" denominator = excluded.denominator");
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	sqlite3_bind_int64(q, 4, numerator);
	sqlite3_bind_int64(q, 5, denominator);
	if (sqlite3_step(q) != SQLITE_DONE)
		floor_fail(f, "upsert");
	sqlite3_reset(q);
}

void floor_fill(struct floor_db *f, int indicator, int unit, int32_t period, int64_t numerator,
		int64_t denominator)
{
	floor_put(f, indicator, unit, period, numerator, denominator);
}

void floor_filled(struct floor_db *f)
{
	floor_exec(f, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

void floor_upsert(struct floor_db *f, int indicator, int unit, int32_t period, int64_t numerator,
		  int64_t denominator)
{
	floor_exec(f, "BEGIN IMMEDIATE");
	floor_put(f, indicator, unit, period, numerator, denominator);
	floor_exec(f, "COMMIT");
}

static bool floor_read(struct floor_db *f, sqlite3_stmt *q, int indicator, int unit, int32_t period)
{
	int64_t sum = 0;
	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	int step = sqlite3_step(q);
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		floor_fail(f, "read");
	for (int i = 0; step == SQLITE_ROW && i < sqlite3_column_count(q); i++)
		sum += sqlite3_column_int64(q, i);
	sqlite3_reset(q);
	(void)sum;
	return step == SQLITE_ROW;
}

bool floor_read_cell(struct floor_db *f, int indicator, int unit, int32_t period)
{
	return floor_read(
		f,
		floor_prepare(f, &f->cell,
			      "SELECT latest, form, number, numerator, denominator FROM cell"
			      " WHERE indicator = ?1 AND unit = ?2 AND period = ?3"),
		indicator, unit, period);
}

bool floor_read_rollup(struct floor_db *f, int indicator, int unit, int32_t period)
{
	return floor_read(f,
			  floor_prepare(f, &f->rollup,
					"SELECT * FROM rollup WHERE indicator = ?1 AND unit = ?2"
					" AND period = ?3 AND basis = 0"),
			  indicator, unit, period);
}

void floor_grouped_sum(struct floor_db *f)
{
	floor_exec(
		f,
		"SELECT indicator, period, sum(numerator), sum(denominator), sum(number) FROM cell"
		" GROUP BY indicator, period");
}

void floor_integrity_check(struct floor_db *f)
{
	floor_exec(f, "PRAGMA integrity_check");
}

int64_t floor_number(struct floor_db *f, const char *sql)
{
	sqlite3_stmt *q = NULL;
	floor_prepare(f, &q, sql);
	int64_t number = sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_finalize(q);
	return number;
}

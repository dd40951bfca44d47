/* A new database with a programme, for tests of the store and of what stands on it. */
#ifndef TIENDO_TESTS_STORE_FIXTURE_H
#define TIENDO_TESTS_STORE_FIXTURE_H

#include "model/account.h"
#include "model/catalogue.h"
#include "store/figure.h"
#include "store/log.h"
#include "store/verify.h"

struct fixture {
	struct store *s;
	struct catalogue c;
	struct act act;
};

/* cmocka setup and teardown: the built-in programme, or the small one; *state is the fixture. */
int fixture_setup(void **state);
int fixture_setup_small(void **state);
int fixture_teardown(void **state);

/* Sets the moment that is now ("2022-12-30T08:00:00", UTC+7) until the teardown; before the setup, too. */
void fixture_at(const char *moment);

/* Who works from now on: a login that every system has ("daemon", "bin" ...). */
void fixture_person(struct fixture *f, const char *login);

/* Makes an account as root, who then goes on working; `indicators` of an owner, else "". */
void fixture_hire(struct fixture *f, const char *login, const char *unit, unsigned roles,
		  const char *indicators);

/* The same file in another program, as it were. */
void fixture_reopen(struct fixture *f);

int fixture_indicator(const struct fixture *f, const char *code);
int fixture_unit(const struct fixture *f, const char *code);
int32_t fixture_period(const char *text);

struct value value_pair(int64_t numerator, int64_t denominator);
struct value value_number(int64_t number);
struct value value_percent(int64_t hundredths);
struct value value_not_applicable(void);

/* One edit and batch, not based on anything seen; fails the test unless it ends so. */
void fixture_put(struct fixture *f, const char *indicator, const char *unit, const char *period,
		 struct value value, enum log_outcome wanted);
#define PUT(f, i, u, p, v) fixture_put((f), (i), (u), (p), (v), LOG_SAVED)

/* What the cell shows; its row when wanted. */
struct value fixture_get(struct fixture *f, const char *indicator, const char *unit,
			 const char *period, int64_t *row);
void assert_pair(struct value v, int64_t numerator, int64_t denominator);

/* The figure of a unit seen from a period, map of the period, latest basis. */
struct figure fixture_figure(struct fixture *f, const char *indicator, const char *unit,
			     const char *period);

/* verify_all finds nothing (what it finds is shown). Returns how many revisions there are. */
int64_t fixture_check(struct fixture *f);

/* Runs SQL behind the store's back. */
void fixture_sql(struct fixture *f, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts a revision of another replica (number 2, 3, ...) into the log, with its hash, and rebuilds
 * what is derived. `parent` is a row id of the log, 0 for none. Returns its row id. */
int64_t fixture_foreign(struct fixture *f, int replica, const char *indicator, const char *unit,
			const char *period, struct value value, enum value_status status,
			int64_t parent, int64_t clock_ms);

#endif

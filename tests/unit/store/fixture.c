/* A database of its own for each test. */
#include "unit/store/fixture.h"

#include "../src/store/rights.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/str.h"
#include "exchange/catalogue.h"
#include "store/programme.h"
#include "support/scratch.h"

#include <pwd.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void fixture_fine(bool ok, const struct err *err)
{
	struct str text;

	if (ok)
		return;
	str_init(&text);
	err_format(err, LANG_EN, &text);
	print_error("%s\n", text.text);
	str_release(&text);
	fail();
}

static int fixture_make(void **state, const char *folder)
{
	struct fixture *f = mem_zero(1, sizeof(*f));
	struct err_list faults;
	struct err err = { 0 };

	scratch_setup(state);
	catalogue_init(&f->c);
	err_list_init(&faults);
	assert_true(catalogue_read(&f->c, folder ? source_path(folder) : NULL, &faults));
	err_list_release(&faults);
	f->s = store_create(scratch_path("t.db"), &err);
	fixture_fine(f->s && store_put_catalogue(f->s, &f->c, &err) && store_created(f->s, &err),
		     &err);
	f->act = (struct act){ .author = "an", .programme = &f->c.programme, .units = &f->c.units };
	*state = f;
	return 0;
}

int fixture_setup(void **state)
{
	return fixture_make(state, NULL);
}

int fixture_setup_small(void **state)
{
	return fixture_make(state, "tests/data/catalogue-small");
}

int fixture_teardown(void **state)
{
	struct fixture *f = *state;

	store_close(f->s);
	catalogue_release(&f->c);
	free(f);
	unsetenv("TIENDO_NOW");
	clock_init();
	return scratch_teardown(state);
}

void fixture_at(const char *moment)
{
	setenv("TIENDO_NOW", moment, 1);
	assert_true(clock_init());
}

void fixture_person(struct fixture *f, const char *login)
{
	const struct passwd *pw = getpwnam(login);

	assert_non_null(pw);
	rights_act_as(f->s, pw->pw_uid, login);
}

void fixture_hire(struct fixture *f, const char *login, const char *unit, unsigned roles,
		  const char *indicators)
{
	struct account a = { .roles = roles };
	struct err err = { 0 };

	rights_act_as(f->s, 0, "root");
	str_copy(a.login, sizeof(a.login), login);
	str_copy(a.unit, sizeof(a.unit), unit);
	str_copy(a.indicators, sizeof(a.indicators), indicators);
	fixture_fine(account_add(f->s, &f->act, &a, NULL, &err), &err);
}

void fixture_reopen(struct fixture *f)
{
	struct err err = { 0 };

	store_close(f->s);
	f->s = store_open(scratch_path("t.db"), STORE_WRITE, &err);
	fixture_fine(f->s != NULL, &err);
}

int fixture_indicator(const struct fixture *f, const char *code)
{
	int id = programme_find_indicator(&f->c.programme, code);

	assert_int_not_equal(id, 0);
	return id;
}

int fixture_unit(const struct fixture *f, const char *code)
{
	const struct unit *u = units_by_code(&f->c.units, code);

	assert_non_null(u);
	return u->id;
}

int32_t fixture_period(const char *text)
{
	int32_t period = PERIOD_NONE;

	assert_true(period_parse(text, &period));
	return period;
}

struct value value_pair(int64_t numerator, int64_t denominator)
{
	return (struct value){ .state = VALUE_GIVEN,
			       .fields = FIELDS_PAIR,
			       .numerator = numerator,
			       .denominator = denominator };
}

struct value value_number(int64_t number)
{
	return (struct value){ .state = VALUE_GIVEN, .fields = FIELDS_NUMBER, .number = number };
}

struct value value_percent(int64_t hundredths)
{
	return (struct value){ .state = VALUE_GIVEN,
			       .fields = FIELDS_PERCENT,
			       .number = hundredths };
}

struct value value_not_applicable(void)
{
	return (struct value){ .state = VALUE_NOT_APPLICABLE };
}

void fixture_put(struct fixture *f, const char *indicator, const char *unit, const char *period,
		 struct value value, enum log_outcome wanted)
{
	const struct edit edit = { .indicator = fixture_indicator(f, indicator),
				   .unit = fixture_unit(f, unit),
				   .period = fixture_period(period),
				   .value = value,
				   .seen = LOG_SEEN_ANY };
	enum log_outcome outcome = LOG_STALE;
	struct err err = { 0 };

	fixture_fine(log_save(f->s, &f->act, &edit, &outcome, &err), &err);
	assert_int_equal(outcome, wanted);
}

struct value fixture_get(struct fixture *f, const char *indicator, const char *unit,
			 const char *period, int64_t *row)
{
	struct cell_past *cells = NULL;
	size_t count = 0, room = 0;
	struct value value = { 0 };
	struct err err = { 0 };

	fixture_fine(cells_of(f->s, fixture_indicator(f, indicator), fixture_unit(f, unit), &cells,
			      &count, &room, &err),
		     &err);
	if (row)
		*row = 0;
	for (size_t n = 0; n < count; n++)
		if (cells[n].period == fixture_period(period)) {
			value = cells[n].value;
			if (row)
				*row = cells[n].row;
		}
	free(cells);
	return value;
}

void assert_pair(struct value v, int64_t numerator, int64_t denominator)
{
	assert_int_equal(v.state, VALUE_GIVEN);
	assert_int_equal(v.fields, FIELDS_PAIR);
	assert_int_equal(v.numerator, numerator);
	assert_int_equal(v.denominator, denominator);
}

struct figure fixture_figure(struct fixture *f, const char *indicator, const char *unit,
			     const char *period)
{
	const struct view view = { .period = fixture_period(period), .map = MAP_OF_PERIOD };
	struct figure figure;
	struct err err = { 0 };

	fixture_fine(figure_read(f->s, &f->c.programme, &f->c.units,
				 fixture_indicator(f, indicator), fixture_unit(f, unit), &view,
				 &figure, &err),
		     &err);
	return figure;
}

static void fixture_show(const struct verify_difference *d, void *arg)
{
	(void)arg;
	print_error("difference %d: %s (%s): %s <> %s\n", (int)d->kind, d->subject,
		    d->author ? d->author : "", d->is ? d->is : "", d->ought ? d->ought : "");
}

int64_t fixture_check(struct fixture *f)
{
	struct verify_report report;
	struct err err = { 0 };

	fixture_fine(verify_all(f->s, fixture_show, NULL, &report, &err), &err);
	assert_int_equal(report.differences, 0);
	return report.revisions;
}

void fixture_sql(struct fixture *f, const char *format, ...)
{
	sqlite3 *db = NULL;
	char *sql, *message = NULL;
	va_list args;

	va_start(args, format);
	sql = sqlite3_vmprintf(format, args);
	va_end(args);
	assert_int_equal(sqlite3_open(store_path(f->s), &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		print_error("%s: %s\n", sql, message);
		fail();
	}
	sqlite3_free(sql);
	sqlite3_close(db);
}

/* One number of the database. */
static int64_t fixture_number(struct fixture *f, const char *sql, int64_t key, void *blob,
			      int blob_size)
{
	sqlite3 *db = NULL;
	sqlite3_stmt *q = NULL;
	int64_t number = 0;

	assert_int_equal(sqlite3_open(store_path(f->s), &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &q, NULL), SQLITE_OK);
	sqlite3_bind_int64(q, 1, key);
	if (sqlite3_step(q) == SQLITE_ROW) {
		number = sqlite3_column_int64(q, 0);
		if (blob && sqlite3_column_bytes(q, 1) == blob_size)
			memcpy(blob, sqlite3_column_blob(q, 1), (size_t)blob_size);
	}
	sqlite3_finalize(q);
	sqlite3_close(db);
	return number;
}

int64_t fixture_foreign(struct fixture *f, int replica, const char *indicator, const char *unit,
			const char *period, struct value value, enum value_status status,
			int64_t parent, int64_t clock_ms)
{
	char subject[REVISION_SUBJECT_SIZE], hex[HASH_HEX_SIZE], replica_hex[2 * REPLICA_SIZE + 1];
	struct revision r = { .clock = clock_ms << 16,
			      .kind = REVISION_VALUE,
			      .subject = subject,
			      .value = value,
			      .status = status,
			      .author = "binh",
			      .parents = parent != 0 };
	struct revision_id parent_id = { .seq = (uint32_t)parent };
	unsigned char prev[HASH_SIZE], hash[HASH_SIZE];
	struct err err = { 0 };
	int64_t last;

	memset(r.id.replica, replica, REPLICA_SIZE);
	last = fixture_number(f, "SELECT max(id), hash FROM revision WHERE id >> 32 = ?1", replica,
			      prev, HASH_SIZE);
	r.id.seq = (uint32_t)last + 1;
	r.batch = r.id.seq;
	if (parent)
		fixture_number(f, "SELECT number, id FROM replica WHERE number = ?1 >> 32", parent,
			       parent_id.replica, REPLICA_SIZE);
	r.parent = &parent_id;
	revision_cell_subject(subject, indicator, unit, fixture_period(period));
	revision_hash(&r, last ? prev : NULL, hash);
	hash_hex(hash, HASH_SIZE, hex);
	hash_hex(r.id.replica, REPLICA_SIZE, replica_hex);
	fixture_sql(f,
		    "INSERT OR IGNORE INTO replica(number, id) VALUES(%d, x'%s');"
		    "INSERT OR IGNORE INTO author(name) VALUES('binh');"
		    "INSERT INTO revision(id, clock, kind, indicator, unit, period, form, number, "
		    "numerator, denominator,"
		    " author, parent, hash) SELECT %lld, %lld, 1, %d, %d, %d, %d, %lld, %lld, "
		    "%lld, a.id, "
		    "nullif(%lld, 0), x'%s' FROM author a WHERE a.name = 'binh'",
		    replica, replica_hex, (long long)replica << 32 | r.id.seq, (long long)r.clock,
		    fixture_indicator(f, indicator), fixture_unit(f, unit), fixture_period(period),
		    (int)value.state | (int)value.fields << 2 | (int)value.quality << 4 |
			    (int)status << 6 | (int)value.flags << 8,
		    (long long)value.number, (long long)value.numerator,
		    (long long)value.denominator, (long long)parent, hex);
	fixture_fine(verify_rebuild(f->s, &err), &err);
	return (int64_t)replica << 32 | r.id.seq;
}

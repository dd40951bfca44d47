/* tiendo check: what was changed behind the program's back is found and named. */
#include "store/verify.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/programme.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define IND "SOC.INF.FBR"
#define AGG "P08-89"
#define CELL "cell/SOC.INF.FBR/P08-89/2022-Q4"

struct found {
	int count;
	int kind[VERIFY_WITNESS + 1];
	char subject[256], author[64], is[64], ought[64];
};

static void found_add(const struct verify_difference *d, void *arg)
{
	struct found *f = arg;

	if (!f->count++) {
		str_copy(f->subject, sizeof(f->subject), d->subject);
		str_copy(f->author, sizeof(f->author), d->author ? d->author : "");
		str_copy(f->is, sizeof(f->is), d->is ? d->is : "");
		str_copy(f->ought, sizeof(f->ought), d->ought ? d->ought : "");
	}
	f->kind[d->kind]++;
}

static struct found found(struct fixture *f)
{
	struct found found = { 0 };
	struct verify_report report;
	struct err err = { 0 };

	assert_true(verify_all(f->s, found_add, &found, &report, &err));
	assert_int_equal(report.differences, found.count);
	return found;
}

static void fill(struct fixture *f)
{
	PUT(f, IND, AGG, "2022-Q3", value_pair(42, 100));
	PUT(f, IND, AGG, "2022-Q4", value_pair(43, 100));
	PUT(f, IND, "P08-48", "2022-Q4", value_pair(50, 100));
	assert_int_equal(found(f).count, 0);
}

/* What each change is named as, and how many differences of which kind it makes at least. */
static const struct {
	const char *sql;
	enum verify_kind kind;
	const char *subject;
	bool repaired; /* by rebuilding: the log itself is whole */
} tampering[] = {
	{ "UPDATE cell SET numerator = 99 WHERE numerator = 43", VERIFY_CELL, CELL, true },
	{ "DELETE FROM cell WHERE numerator = 43", VERIFY_CELL, CELL, true },
	{ "UPDATE cell SET heads = 2 WHERE numerator = 43", VERIFY_CELL, CELL, true },
	{ "UPDATE cell SET form = form | 64 WHERE numerator = 43", VERIFY_CELL, CELL, true },
	{ "UPDATE cell SET verified = latest WHERE numerator = 43", VERIFY_CELL, CELL, true },
	{ "INSERT INTO cell SELECT indicator, unit, period + 12, latest, submitted, "
	  "verified,"
	  " heads, form, number, numerator, denominator FROM cell WHERE numerator = 43",
	  VERIFY_CELL, "cell/SOC.INF.FBR/P08-89/2023-Q1", true },
	{ "INSERT INTO rollup(indicator, unit, period, basis, reported)"
	  " SELECT indicator, 2, period, 1, 1 FROM cell WHERE numerator = 43",
	  VERIFY_ROLLUP, "cell/SOC.INF.FBR/", true },
	{ "UPDATE rollup SET numerator = numerator + 1 WHERE unit = 1", VERIFY_ROLLUP,
	  "cell/SOC.INF.FBR/VN/", true },
	{ "DELETE FROM rollup WHERE unit = 1", VERIFY_ROLLUP, "cell/SOC.INF.FBR/VN/", true },
	{ "UPDATE revision SET numerator = 44 WHERE numerator = 43", VERIFY_HASH, CELL " ", false },
	{ "UPDATE revision SET note = 'x' WHERE numerator = 43", VERIFY_HASH, CELL " ", false },
	{ "UPDATE revision SET author = (SELECT id FROM author WHERE name = 'khác') WHERE "
	  "numerator = 43",
	  VERIFY_HASH, CELL " ", false },
	{ "UPDATE revision SET clock = clock + 1 WHERE numerator = 43", VERIFY_HASH, CELL " ",
	  false },
	{ "DELETE FROM revision WHERE numerator = 43", VERIFY_GAP,
	  "cell/SOC.INF.FBR/P08-48/2022-Q4 ", false },
};

static void test_tampering(void **state)
{
	struct fixture *f = *state;

	fill(f);
	fixture_sql(f, "INSERT INTO author(name) VALUES('khác'); CREATE TABLE keep_r AS SELECT * "
		       "FROM revision;"
		       "CREATE TABLE keep_c AS SELECT * FROM cell; CREATE TABLE keep_s AS SELECT * "
		       "FROM rollup");
	for (size_t n = 0; n < ARRAY_LEN(tampering); n++) {
		struct err err = { 0 };
		struct found is;

		fixture_sql(f, "%s", tampering[n].sql);
		is = found(f);
		if (!is.kind[tampering[n].kind] || !str_starts(is.subject, tampering[n].subject)) {
			print_error("%s: %d differences, first %s\n", tampering[n].sql, is.count,
				    is.subject);
			fail();
		}
		assert_true(verify_rebuild(f->s, &err));
		assert_int_equal(found(f).count == 0, tampering[n].repaired);
		fixture_sql(f, "DELETE FROM revision; INSERT INTO revision SELECT * FROM keep_r; "
			       "DELETE FROM cell;"
			       "INSERT INTO cell SELECT * FROM keep_c; DELETE FROM rollup;"
			       "INSERT INTO rollup SELECT * FROM keep_s");
		assert_int_equal(found(f).count, 0);
	}
}

/* A changed cell is told with both values and who made the right one. */
static void test_words(void **state)
{
	struct fixture *f = *state;
	struct found is;

	fill(f);
	fixture_sql(f, "UPDATE cell SET numerator = 99 WHERE numerator = 43");
	is = found(f);
	assert_string_equal(is.subject, CELL);
	assert_string_equal(is.is, "99/100");
	assert_string_equal(is.ought, "43/100");
	assert_string_equal(is.author, "an");
}

static void test_witness(void **state)
{
	struct fixture *f = *state;
	struct verify_head head, later;
	struct found is = { 0 };

	fill(f);
	assert_int_equal(verify_heads(f->s, &head, 1), 1);
	assert_int_equal(head.seq, 3);
	PUT(f, IND, AGG, "2022-Q4", value_pair(44, 100));
	assert_int_equal(verify_heads(f->s, &later, 1), 1);
	assert_true(verify_witness(f->s, &head, found_add, &is));
	assert_true(verify_witness(f->s, &later, found_add, &is));
	assert_int_equal(is.count, 0);
	head.hash[0] ^= 1;
	assert_false(verify_witness(f->s, &head, found_add, &is));
	later.seq = 9;
	assert_false(verify_witness(f->s, &later, found_add, &is));
	later.seq = 4;
	later.replica[0] ^= 1;
	assert_false(verify_witness(f->s, &later, found_add, &is));
	assert_int_equal(is.kind[VERIFY_WITNESS], 3);
}

static void seal(struct fixture *f)
{
	struct err err = { 0 };

	assert_true(programme_seal(f->s, &f->act, &err));
}

/* Every table of the programme is compared with what the log says of it, and named. */
static void test_programme(void **state)
{
	static const struct {
		const char *change, *back, *table;
	} row[] = {
		{ "UPDATE target SET value = value || '0' WHERE id = 2",
		  "UPDATE target SET value = substr(value, 1, length(value) - 1) WHERE id = 2",
		  "target" },
		{ "UPDATE document SET note_vi = coalesce(note_vi, '') || 'x' WHERE id = 1",
		  "UPDATE document SET note_vi = nullif(rtrim(note_vi, 'x'), '') WHERE id = 1",
		  "document" },
		{ "UPDATE unit SET code = code || 'x' WHERE id = 9",
		  "UPDATE unit SET code = rtrim(code, 'x') WHERE id = 9", "unit" },
		{ "INSERT INTO tile VALUES(1, 1, 1, 1)",
		  "DELETE FROM tile WHERE rowid = (SELECT max(rowid) FROM tile)", "tile" },
	};
	struct fixture *f = *state;
	struct verify_report report;
	struct err err = { 0 };
	struct found is = { 0 };

	assert_true(verify_all(f->s, found_add, &is, &report, &err));
	assert_int_equal(report.sealed, 0);
	seal(f);
	seal(f); /* the same is recorded once */
	assert_int_equal(fixture_check(f), 1);
	for (size_t n = 0; n < ARRAY_LEN(row); n++) {
		fixture_sql(f, "%s", row[n].change);
		is = found(f);
		assert_int_equal(is.kind[VERIFY_PROGRAMME], 1);
		assert_string_equal(is.subject, row[n].table);
		assert_string_equal(is.author, "an");
		fixture_sql(f, "%s", row[n].back);
		assert_int_equal(found(f).count, 0);
	}
	/* What is sealed again is the programme from then on. */
	fixture_sql(f, "%s", row[0].change);
	seal(f);
	assert_int_equal(fixture_check(f), 2);
}

/* The seal is nobody's act to take back; and it cannot be taken out of the log unseen. */
static void test_seal_stands(void **state)
{
	struct fixture *f = *state;
	struct log_undone undone;
	struct err err = { 0 };

	PUT(f, IND, AGG, "2022-Q3", value_pair(42, 100));
	seal(f);
	PUT(f, IND, AGG, "2022-Q4", value_pair(43, 100));
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_true(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(undone.period, fixture_period("2022-Q3"));
	assert_false(log_undo(f->s, &f->act, &undone, &err));
	assert_int_equal(err.code, ERR_UNDO_NONE);
	fixture_sql(f, "DELETE FROM revision WHERE subject = 'programme'");
	assert_int_equal(found(f).kind[VERIFY_GAP], 1);
}

/* The mark on every screen follows from the log. */
static void test_mark(void **state)
{
	struct fixture *f = *state;
	struct value made_up = value_pair(42, 100);
	struct err err = { 0 };

	fixture_sql(f, "INSERT INTO meta VALUES('illustrative', 1)");
	assert_int_equal(found(f).kind[VERIFY_MARK], 1);
	assert_true(verify_rebuild(f->s, &err));
	assert_int_equal(found(f).count, 0);
	made_up.flags = VALUE_ILLUSTRATIVE;
	PUT(f, IND, AGG, "2022-Q3", made_up);
	assert_int_equal(found(f).count, 0);
	fixture_sql(f, "DELETE FROM meta WHERE name = 'illustrative'");
	assert_int_equal(found(f).kind[VERIFY_MARK], 1);
	assert_true(verify_rebuild(f->s, &err));
	assert_int_equal(found(f).count, 0);
	assert_true(store_illustrative(f->s));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
	const struct CMUnitTest tests[] = { TEST(test_tampering),   TEST(test_words),
					    TEST(test_witness),     TEST(test_programme),
					    TEST(test_seal_stands), TEST(test_mark) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}

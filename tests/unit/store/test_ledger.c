/* The log's revisions in the order of their cells: all of them, each once, however few are kept. */
#include "../src/store/ledger.h"

#include "../src/store/compare.h"
#include "base/mem.h"
#include "unit/store/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ROWS = 600, INDICATORS = 7, UNITS = 11, PERIODS = 3 };

/* The n-th row of a log that jumps about between the cells and comes back to each. */
static struct cell_key nth(int n)
{
	return (struct cell_key){ 1 + n * 5 % INDICATORS, 1 + n * 3 % UNITS, 4 * (n % PERIODS) };
}

static void put_all(struct ledger *l)
{
	for (int n = 0; n < ROWS; n++)
		ledger_put(l, nth(n), &(struct lineage_entry){ .id = n + 1, .batch = 7 });
}

static bool ascends(struct cell_key a, int64_t id_a, struct cell_key b, int64_t id_b)
{
	if (a.indicator != b.indicator)
		return a.indicator < b.indicator;
	if (a.unit != b.unit)
		return a.unit < b.unit;
	return a.period != b.period ? a.period < b.period : id_a < id_b;
}

/* Reads all passes; returns how many there were. */
static int read_all(struct ledger *l)
{
	struct cell_key last = { 0, 0, 0 };
	int64_t last_id = 0;
	int passes = 0, rows = 0;

	do {
		put_all(l);
		ledger_sort(l);
		for (size_t n = 0; n < ledger_count(l); n++, rows++) {
			struct cell_key key;
			const struct lineage_entry *e = ledger_at(l, n, &key);
			const struct cell_key own = nth((int)e->id - 1);

			assert_true(key.indicator == own.indicator && key.unit == own.unit &&
				    key.period == own.period);
			assert_int_equal(e->batch, 7);
			assert_true(ascends(last, last_id, key, e->id));
			last = key;
			last_id = e->id;
		}
		passes++;
	} while (ledger_next(l));
	assert_int_equal(rows, ROWS);
	return passes;
}

static void test_passes(void **state)
{
	static const struct {
		size_t limit;
		int least, most; /* passes */
	} rows[] = {
		{ LEDGER_ROWS, 1, 1 }, { ROWS, 1, 1 }, { ROWS - 1, 2, 2 },
		{ ROWS / 3, 3, 6 },    { 10, 7, 7 }, /* fewer than an indicator has */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct ledger *l = ledger_new(rows[i].limit);
		const int passes = read_all(l);

		assert_in_range(passes, rows[i].least, rows[i].most);
		ledger_free(l);
	}
}

/* Keys that no program of ours writes are left out and disturb nothing. */
static void test_strange_keys(void **state)
{
	static const struct cell_key strange[] = {
		{ -1, 1, 4 }, { 1 << 16, 1, 4 }, { 1, -1, 4 }, { 1, 1 << 24, 4 },
		{ 1, 1, -4 }, { 1, 1, 1 << 24 }, { 0, 1, 4 },
	};
	struct ledger *l = ledger_new(ROWS);
	struct cell_key key;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(strange); i++)
		ledger_put(l, strange[i], &(struct lineage_entry){ .id = 100 + (int64_t)i });
	ledger_put(l, (struct cell_key){ 65535, (1 << 24) - 1, (1 << 24) - 1 },
		   &(struct lineage_entry){ .id = 200 });
	ledger_sort(l);
	assert_int_equal(ledger_count(l), 1);
	assert_int_equal(ledger_at(l, 0, &key)->id, 200);
	assert_int_equal(key.indicator, 65535);
	assert_int_equal(key.unit, (1 << 24) - 1);
	assert_int_equal(key.period, (1 << 24) - 1);
	assert_false(ledger_next(l));
	ledger_free(l);
}

static bool differs_cell(int indicator, int unit, const struct cell *is, const struct cell *ought,
			 enum value_status status, void *arg)
{
	(void)indicator, (void)unit, (void)is, (void)ought, (void)status;
	++*(int *)arg;
	return true;
}

static bool differs_sums(int indicator, int unit, int32_t period, enum basis basis,
			 const struct sums *ought, void *arg)
{
	(void)indicator, (void)unit, (void)period, (void)basis, (void)ought;
	++*(int *)arg;
	return true;
}

/* A database that is compared with its log in one pass, and an indicator at a time. */
static void test_database(void **state)
{
	static const char *const indicator[] = { "SOC.INF.FBR", "GOV.SVC.L4", "SOC.INF.FBR" };
	static const char *const unit[] = { "P08-89", "P08-48", "P08-01" };
	static const size_t limit[] = { LEDGER_ROWS, 2 };
	struct fixture *f = *state;

	for (int n = 0; n < 3; n++)
		for (int k = 0; k < 3; k++)
			PUT(f, indicator[n], unit[k], "2022-Q3", value_pair(10 + n + k, 100));
	for (size_t i = 0; i < ARRAY_LEN(limit); i++) {
		int differences = 0;
		struct compare c = { .cell = differs_cell,
				     .sums = differs_sums,
				     .arg = &differences };
		struct ledger *l = ledger_new(limit[i]);
		struct err err = { 0 };

		assert_true(ledger_read(f->s, l, &err));
		assert_true(compare_derived(f->s, &f->c.programme, l, &c, &err));
		assert_int_equal(differences, 0);
		assert_int_equal(c.cells, 6);
		assert_true(c.rollups > 0);
		ledger_free(l);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_passes),
		cmocka_unit_test(test_strange_keys),
		cmocka_unit_test_setup_teardown(test_database, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

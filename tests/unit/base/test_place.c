/* Sorting by a number: ascending, and those of the same number as they stood. */
#include "base/place.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { PLACES = 3000 };

/* Each fills the n-th key. */
typedef uint64_t key_fn(size_t n);

static uint64_t key_same(size_t n)
{
	(void)n;
	return UINT64_C(0x8000000000000001);
}

static uint64_t key_ascending(size_t n)
{
	return n * n;
}

static uint64_t key_descending(size_t n)
{
	return UINT64_MAX - n;
}

/* Few keys, each many times, that differ in all of their bytes. */
static uint64_t key_mixed(size_t n)
{
	return (uint64_t)(n * 7919 % 101) * UINT64_C(0x9e3779b97f4a7c15);
}

static uint64_t key_high(size_t n)
{
	return (uint64_t)(n * 31 % 17) << 56;
}

static void test_sort(void **state)
{
	static key_fn *const keys[] = { key_same, key_ascending, key_descending, key_mixed,
					key_high };
	static const size_t counts[] = { 0, 1, 2, 3, 255, PLACES };
	static struct place list[PLACES];

	(void)state;
	for (size_t k = 0; k < ARRAY_LEN(keys); k++)
		for (size_t c = 0; c < ARRAY_LEN(counts); c++) {
			size_t sum = 0;

			for (size_t n = 0; n < counts[c]; n++)
				list[n] = (struct place){ keys[k](n), n };
			place_sort(list, counts[c]);
			for (size_t n = 0; n < counts[c]; n++) {
				assert_true(list[n].key == keys[k](list[n].at));
				sum += list[n].at;
				if (n == 0)
					continue;
				assert_true(list[n - 1].key < list[n].key ||
					    (list[n - 1].key == list[n].key &&
					     list[n - 1].at < list[n].at));
			}
			assert_int_equal(sum, counts[c] * (counts[c] ? counts[c] - 1 : 0) / 2);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sort),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

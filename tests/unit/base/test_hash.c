/* Hashes of fields, hexadecimal, random bytes. Expected digests were computed apart. */
#include "base/hash.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void check(struct hash *h, const char *want)
{
	unsigned char digest[HASH_SIZE];
	char hex[HASH_HEX_SIZE];

	hash_end(h, digest);
	hash_hex(digest, sizeof(digest), hex);
	assert_string_equal(hex, want);
}

static void test_fields(void **state)
{
	struct hash h;

	(void)state;
	hash_init(&h);
	check(&h, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash_init(&h);
	hash_text(&h, "tiendo-rev-1");
	hash_int(&h, -2);
	hash_text(&h, NULL);
	hash_bytes(&h, "\0\1", 2);
	hash_text(&h, "");
	check(&h, "a08760c2cb16bc4391f79b2dcf1bca1a92225a286f4101da7bb7619f83c3c63f");
}

/* The same message in one call or streamed: lengths around the edges of the buffer. */
static void test_lengths(void **state)
{
	static const struct {
		size_t len, times;
		const char *want;
	} rows[] = {
		{ 0, 1, "df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119" },
		{ 508, 1, "dffa5842c58ea84396b99b24849cc8bc9365d96459e75ab39eb9b9f19cb09724" },
		{ 509, 1, "8a52ebf9583ec0efc4310649fc9e453a942e3906a4c52062e70bab67a8708b76" },
		{ 512, 1, "9f27645c2f0bca4ce5813abf22f8ff87a69cd77d01c42d9da1945051fc46037b" },
		{ 513, 1, "8e0ab0cb3d507401f5b62c595e3347d6d37a011251055af45f47d8a020cd9869" },
		{ 100000, 1, "fab6a65e40f4d00c8d72b27c0c9a8a0d06e28eb521a1cc7becc1a061d6d215ce" },
		{ 60, 8, "f5f5df935d772c35f3bd38075ffce054fcea9ae019befbddb9c9427fba1adebc" },
		{ 60, 9, "69c90d2417fb1914384f67593e966d068c938aa714293e953c55e0480105cfa6" },
		{ 252, 2, "afdd2d873682dbae94ceb8a698a87207dfcd9773857323f6edfd6f3fa9c8935b" },
		{ 252, 3, "3c315ba0b6ee11abd8ebfd03b4a13b8c4548980c07fb435727a034888eeda51a" },
		{ 600, 3, "72ca85eb317fb3674ec934a307e7986b0251431a1b0cd0136d45aa09c23cb5e4" },
		{ 10, 100, "5de1a48cab64d41381d2dba2d3e79a0624d5adf6d24b08a23c6e78fa65b3851a" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *data = mem_alloc(rows[i].len + 1);
		struct hash h;

		memset(data, 'a', rows[i].len);
		data[rows[i].len] = '\0';
		hash_init(&h);
		for (size_t j = 0; j < rows[i].times; j++)
			hash_text(&h, data);
		check(&h, rows[i].want);
		free(data);
	}
}

static void test_boundaries_tell(void **state)
{
	unsigned char a[HASH_SIZE], b[HASH_SIZE];
	struct hash h;

	(void)state;
	hash_init(&h);
	hash_text(&h, "ab");
	hash_text(&h, "c");
	hash_end(&h, a);
	hash_init(&h);
	hash_text(&h, "a");
	hash_text(&h, "bc");
	hash_end(&h, b);
	assert_memory_not_equal(a, b, HASH_SIZE);
}

static void test_hex(void **state)
{
	static const char *const bad[] = { "", "00ff0", "00ff0g", "00ff0a0", "00ff0a00", " 0ff0a" };
	unsigned char data[3];
	char hex[7];

	(void)state;
	assert_true(hash_unhex("00ff0a", data, 3));
	assert_memory_equal(data, "\x00\xff\x0a", 3);
	assert_true(hash_unhex("00FF0A", data, 3));
	hash_hex(data, 3, hex);
	assert_string_equal(hex, "00ff0a");
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(hash_unhex(bad[i], data, 3));
}

static void test_random(void **state)
{
	unsigned char a[HASH_SIZE] = { 0 }, b[HASH_SIZE] = { 0 };

	(void)state;
	hash_random(a, sizeof(a));
	hash_random(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields),          cmocka_unit_test(test_lengths),
		cmocka_unit_test(test_boundaries_tell), cmocka_unit_test(test_hex),
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Allocation, growing arrays, regions, and the end of a program without memory. */
#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_copies(void **state)
{
	char *text = mem_strdup("tiến độ");
	char *part = mem_strndup("tiến độ", 6);
	char *whole = mem_strndup("ab", 100);

	(void)state;
	assert_string_equal(text, "tiến độ");
	assert_string_equal(part, "tiến");
	assert_string_equal(whole, "ab");
	assert_null(mem_strdup(NULL));
	free(text);
	free(part);
	free(whole);
}

static void test_zero(void **state)
{
	unsigned char *bytes = mem_zero(1000, 3);
	void *none = mem_zero(0, 8);

	(void)state;
	for (int i = 0; i < 3000; i++)
		assert_int_equal(bytes[i], 0);
	assert_non_null(none);
	free(bytes);
	free(none);
}

static void test_grow(void **state)
{
	int *array = NULL;
	size_t room = 0;
	size_t moves = 0;

	(void)state;
	for (size_t count = 0; count < 1000; count++) {
		size_t before = room;

		array = mem_grow(array, count, &room, sizeof(*array));
		moves += room != before;
		assert_true(room > count);
		array[count] = (int)count;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(array[i], i);
	assert_true(moves < 12);
	free(array);
}

static void test_arena(void **state)
{
	struct arena arena;
	const char *text[2000];
	char word[32];
	unsigned char *big;

	(void)state;
	arena_init(&arena);
	for (int i = 0; i < 2000; i++) {
		int64_t *number = arena_zero(&arena, 3, sizeof(*number));

		assert_int_equal((uintptr_t)number % _Alignof(max_align_t), 0);
		assert_int_equal(number[0] | number[1] | number[2], 0);
		number[0] = number[1] = number[2] = -1;
		snprintf(word, sizeof(word), "chỉ tiêu %d", i);
		text[i] = arena_strdup(&arena, word);
	}
	big = arena_zero(&arena, 100, 1024);
	for (size_t i = 0; i < (size_t)100 * 1024; i++)
		assert_int_equal(big[i], 0);
	memset(big, 0xff, (size_t)100 * 1024);
	for (int i = 0; i < 2000; i++) {
		snprintf(word, sizeof(word), "chỉ tiêu %d", i);
		assert_string_equal(text[i], word);
	}
	assert_null(arena_strdup(&arena, NULL));
	arena_release(&arena);
	assert_null(arena.block);
	arena_release(&arena);
}

static void say_handled(void)
{
	if (write(STDERR_FILENO, "handled;", 8) != 8)
		_exit(99);
}

static void test_exhaustion(void **state)
{
	char said[200];
	size_t len = 0;
	ssize_t got;
	int ends[2];
	int status;
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		mem_on_exhaustion(say_handled);
		free(mem_zero(SIZE_MAX / 2, 3)); /* the product does not even fit */
		_exit(98);
	}
	close(ends[1]);
	while (len < sizeof(said) - 1 &&
	       (got = read(ends[0], said + len, sizeof(said) - 1 - len)) > 0)
		len += (size_t)got;
	said[len] = '\0';
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 3);
	assert_memory_equal(said, "handled;tiendo: ", 16);
	assert_ptr_equal(strchr(said, '\n'), said + len - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_copies),     cmocka_unit_test(test_zero),
		cmocka_unit_test(test_grow),       cmocka_unit_test(test_arena),
		cmocka_unit_test(test_exhaustion),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

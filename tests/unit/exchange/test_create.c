/* Making a database: what is told, what is refused, what is left behind. */
#include "exchange/create.h"

#include "base/mem.h"
#include "support/scratch.h"

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

struct told {
	enum create_step step[8];
	size_t count;
};

static void tell(enum create_step step, void *arg)
{
	struct told *told = arg;

	assert_true(told->count < ARRAY_LEN(told->step));
	told->step[told->count++] = step;
}

/* Creates, closes what was made and returns whether it was. */
static bool make(struct create *create, struct create_report *report, struct err_list *faults,
		 struct err *err)
{
	struct store *s = create_database(create, report, faults, err);

	store_close(s);
	return s != NULL;
}

static void test_contents(void **state)
{
	static const struct {
		enum create_content content;
		size_t steps;
		bool published;
	} rows[] = {
		{ CREATE_EMPTY, 2, false },
		{ CREATE_PUBLISHED, 3, true },
	};
	static const enum create_step order[] = { CREATE_STEP_READ, CREATE_STEP_PROGRAMME,
						  CREATE_STEP_VALUES };

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(rows); n++) {
		const char *path = scratch_path(n ? "a/b/second.db" : "first.db");
		struct told told = { .count = 0 };
		struct create create = { .path = path,
					 .content = rows[n].content,
					 .author = "lan",
					 .step = tell,
					 .arg = &told };
		struct create_report report;
		struct err_list faults;
		struct err err = { 0 };

		err_list_init(&faults);
		assert_true(make(&create, &report, &faults, &err));
		assert_int_equal(faults.count, 0);
		err_list_release(&faults);
		assert_true(scratch_exists(path));
		assert_int_equal(report.indicators, 62);
		assert_int_equal(report.targets, 81);
		assert_int_equal(report.published.values > 0, rows[n].published);
		assert_int_equal(report.illustrative, 0);
		assert_int_equal(told.count, rows[n].steps);
		for (size_t k = 0; k < told.count; k++)
			assert_int_equal(told.step[k], order[k]);
	}
}

static void test_existing(void **state)
{
	struct create create = { .path = scratch_write("kept.db", "mine"), .author = "lan" };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };
	char *text;
	size_t len;

	(void)state;
	err_list_init(&faults);
	assert_false(make(&create, &report, &faults, &err));
	assert_int_equal(faults.count, 0);
	assert_int_equal(err.code, ERR_DB_EXISTS);
	err_list_release(&faults);
	text = scratch_read(create.path, &len);
	assert_string_equal(text, "mine");
	free(text);
}

static void test_faulty_programme(void **state)
{
	struct create create = { .path = scratch_path("none.db"), .author = "lan" };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };

	(void)state;
	scratch_write("programme/pillars.csv", "code,ordinal,name_vi,name_en\n");
	create.dir = scratch_path("programme");
	err_list_init(&faults);
	assert_false(make(&create, &report, &faults, &err));
	assert_true(faults.count > 0);
	err_list_release(&faults);
	assert_false(scratch_exists(scratch_path("none.db")));
}

/* A process that is gone: its number was a child's. */
static long gone(void)
{
	const pid_t child = fork();

	if (child == 0)
		_exit(0);
	assert_true(child > 0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return (long)child;
}

static void test_leftovers(void **state)
{
	char dead[64], alive[64];
	struct create create = { .author = "lan" };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };

	(void)state;
	snprintf(dead, sizeof(dead), "x.db.new-%ld", gone());
	snprintf(alive, sizeof(alive), "x.db.new-%ld", (long)getppid());
	scratch_write(dead, "");
	scratch_write(alive, "");
	scratch_write("y.db.new-1x", "");
	scratch_write("x.db.new-", "");
	create.path = scratch_path("x.db");
	err_list_init(&faults);
	assert_true(make(&create, &report, &faults, &err));
	err_list_release(&faults);
	assert_false(scratch_exists(scratch_path(dead)));
	assert_true(scratch_exists(scratch_path(alive)));
	assert_true(scratch_exists(scratch_path("y.db.new-1x")));
	assert_true(scratch_exists(scratch_path("x.db.new-")));
}

#define CREATE_TEST(f) cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CREATE_TEST(test_contents),
		CREATE_TEST(test_existing),
		CREATE_TEST(test_faulty_programme),
		CREATE_TEST(test_leftovers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

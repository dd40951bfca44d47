/* Many programs on one database: whoever only looks, thinks or has left the desk holds up nobody. */
#include "places.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Somebody else writes, and the write-ahead log is begun anew: that needs every reader to have let go
 * of it, or it grows as long as one looks on. */
static void log_begins_anew(const char *where)
{
	program_sql("INSERT OR REPLACE INTO meta VALUES('test', random())");
	if (program_sql_number("PRAGMA wal_checkpoint(TRUNCATE)") != 0)
		fail_msg("%s: the database is held while the program waits for a key", where);
}

static void test_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < places_count; i++) {
		places_fill();
		struct term *t = places_enter(NULL, "en", &places[i]);

		log_begins_anew(places[i].name);
		term_hangup(t);
		term_wait_end(t);
	}
}

/* Whoever reads an export over a slow line, or has it in a pager, either: more than a pipe takes is on its
 * way, and the reader has had the first bytes of it. */
static void test_slow_reader(void **state)
{
	static const char *const what[] = { "export", "export --log" };

	(void)state;
	program_demo();
	for (size_t n = 0; n < sizeof(what) / sizeof(what[0]); n++) {
		char line[400];

		snprintf(line, sizeof(line),
			 "%s --db %s %s | { head -c 100 >%s; echo begun; read go </dev/tty; cat "
			 ">>%s; }",
			 tiendo_path(), program_db(), what[n], scratch_path("out"),
			 scratch_path("out"));
		struct term *t = term_start((const char *const[]){ "sh", "-c", line, NULL }, NULL);

		term_wait(t, "begun");
		log_begins_anew(what[n]);
		term_keys(t, "Enter");
		assert_int_equal(term_wait_end(t), 0);
		struct run r = program_expect(0, "export", n ? "--log" : NULL, NULL);
		size_t len;
		char *got = scratch_read(scratch_path("out"), &len);
		assert_int_equal(len, r.out_len);
		assert_memory_equal(got, r.out, len);
		free(got);
	}
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_places),
		PROGRAM_TEST(test_slow_reader),
	};

	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

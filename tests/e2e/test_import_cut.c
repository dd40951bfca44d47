/* A line that drops, and a kill, while an import is being saved: all of it is there, or nothing. */
#include "walk.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { CUT_HANGUP = 0, CUT_TRIES = 8 };

/* All of the demonstration as a file that takes a while to save. */
static const char *big_file(void)
{
	const char *file = scratch_path("all.csv");

	program_demo();
	program_expect(0, "export", "-o", file, NULL);
	return file;
}

/* A database that has nothing of the file. */
static void fresh_database(void)
{
	static const char *const part[] = { "", "-wal", "-shm" };
	char path[512];

	for (size_t n = 0; n < 3; n++) {
		snprintf(path, sizeof(path), "%s%s", program_db(), part[n]);
		unlink(path);
	}
	program_init();
}

typedef struct term *start_fn(const char *file);

static struct term *start_command(const char *file)
{
	return program_open(NULL, "--lang", "en", "import", file, NULL);
}

/* The preview of the file, just when its question was answered. */
static struct term *start_preview(const char *file)
{
	struct term *t = walk_open("2022-Q4");
	term_keys(t, "B");
	term_wait(t, "Import a file: ");
	term_paste(t, file);
	term_keys(t, "Enter");
	term_wait(t, "Import preview: all.csv");
	term_keys(t, "Enter");
	term_wait_match(t, "Save [0-9]+ values in one step");
	term_keys(t, "1");
	return t;
}

/* Ends it when its progress looks like `pattern`; the revisions that it has added. */
static long long cut(start_fn *start, const char *file, const char *pattern, int signal)
{
	const long long before = program_revisions();
	struct term *t = start(file);

	term_set_far(t, 0); /* it is at work: nothing shows that it waits */
	term_wait_match(t, pattern);
	if (signal == CUT_HANGUP)
		term_hangup(t);
	else
		vt_signal(term_vt(t), signal); /* false when it was faster */
	term_wait_end(t);
	return program_revisions() - before;
}

static void expect_opens(void)
{
	struct term *t;

	program_expect(0, "check", NULL);
	t = program_open(NULL, "--lang", "en", NULL);
	term_wait(t, "Programme > ");
	term_assert_not(t, "the line was cut");
	walk_quit(t);
}

static const struct {
	start_fn *start;
	const char *pattern; /* of the percentage */
	int signal;
	bool finishes; /* what was begun is brought to its end */
} cuts[] = {
	{ start_command, "[0-9] %", SIGKILL, false },
	{ start_command, "[5-9][0-9] %", SIGKILL, false },
	{ start_command, "[0-9] %", CUT_HANGUP, false },
	{ start_command, "[5-9][0-9] %", SIGINT, false },
	{ start_preview, "saving: [0-9]+ %", SIGKILL, false },
	{ start_preview, "saving: [5-9][0-9] %", SIGKILL, false },
	{ start_preview, "saving: [0-9]+ %", CUT_HANGUP, true },
};

/* Nothing of it is there; or, where the machine was faster than the cut, all of it. What was cut
 * before it was saved can be done again. */
static void test_cut(void **state)
{
	const char *file = big_file();
	long long whole;

	(void)state;
	fresh_database();
	whole = -program_revisions();
	program_expect(0, "import", file, NULL);
	whole += program_revisions();
	for (size_t n = 0; n < sizeof(cuts) / sizeof(cuts[0]); n++) {
		long long added = whole;

		for (int tries = 0; added && tries < CUT_TRIES; tries++) {
			fresh_database();
			added = cut(cuts[n].start, file, cuts[n].pattern, cuts[n].signal);
			if (added && added != whole)
				fail_msg("cut %zu left %lld of %lld revisions", n, added, whole);
			if (cuts[n].finishes)
				break;
		}
		if (!added == cuts[n].finishes)
			fail_msg("cut %zu left %lld of %lld revisions", n, added, whole);
		expect_opens();
	}
}

/* After a cut the same import is whole. */
static void test_again(void **state)
{
	const char *file = big_file();

	(void)state;
	fresh_database();
	while (cut(start_command, file, "[0-9] %", SIGKILL))
		fresh_database();
	program_expect(0, "import", file, NULL);
	program_expect(0, "check", NULL);
	assert_non_null(
		strstr(program_expect(0, "--lang", "en", "import", file, NULL).out, " 0 changed"));
}

#define PROGRAM_TEST(test) cmocka_unit_test_setup_teardown(test, program_setup, program_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		PROGRAM_TEST(test_cut),
		PROGRAM_TEST(test_again),
	};
	return cmocka_run_group_tests(tests, NULL, program_group_teardown);
}

/* A temporary folder per test, running a command line, and golden files.
 *
 *   static void test_status(void **state)
 *   {
 *           struct run run = run_program((const char *const[]){ tiendo_path(), "status", NULL },
 * NULL); assert_int_equal(run.status, 0); golden_check("tests/data/status.txt", run.out);
 *           run_release(&run);
 *   }
 *   ... cmocka_unit_test_setup_teardown(test_status, scratch_setup, scratch_teardown)
 *
 * Needs cmocka. What a failed test leaves behind is removed by the teardown. */
#ifndef TIENDO_TESTS_SUPPORT_SCRATCH_H
#define TIENDO_TESTS_SUPPORT_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

/* cmocka setup and teardown: makes the folder (below TMPDIR, else /tmp) and cleans this process's
 * environment (env.h), with HOME and the XDG folders inside of it; removes the whole tree.
 * Return 0. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

/* The folder, and the path of a file in it (borrowed until the teardown). */
const char *scratch_folder(void);
const char *scratch_path(const char *name);

/* Writes a file in the folder (folders on its way are made) and returns its path; reads one,
 * NUL-terminated, for the caller to free (any path; NULL when it is not there). */
const char *scratch_write(const char *name, const char *text);
const char *scratch_write_bytes(const char *name, const void *data, size_t len);
char *scratch_read(const char *path, size_t *len);
bool scratch_exists(const char *path);

/* The program under test: $TIENDO, else build/release/tiendo, as an absolute path. */
const char *tiendo_path(void);

struct run {
	int status;      /* exit status, or minus the signal */
	char *out, *err; /* NUL-terminated */
	size_t out_len, err_len;
};

struct run_options {
	const char *input;      /* for its standard input; NULL: empty */
	const char *const *env; /* changes as in env.h */
	const char *dir;        /* working folder */
};

/* Runs a program to its end without a terminal. Fails the test when it cannot be started or
 * takes longer than a minute. The result is released by run_release or, at the latest, by the
 * teardown. */
struct run run_program(const char *const *argv, const struct run_options *options);
void run_release(struct run *run);

/* Compares text with a file of the source tree ("tests/data/x.txt"); on a difference shows it
 * line by line and fails. With UPDATE=1 in the environment the file is written instead. The
 * source tree is $TIENDO_SOURCE, else the folder the tests are run in. */
#define golden_check(path, text) golden_check_at((path), (text), __FILE__, __LINE__)
void golden_check_at(const char *path, const char *text, const char *file, int line);

/* The absolute path of a file of the source tree (borrowed until the teardown). */
const char *source_path(const char *name);

#endif

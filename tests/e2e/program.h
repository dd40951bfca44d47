/* The program under test: on the command line and in a terminal, on a database of the test's own
 * in the scratch folder, with the clock frozen at 10 October 2022.
 *
 *   cmocka_unit_test_setup_teardown(test_x, program_setup, program_teardown)
 *   ... cmocka_run_group_tests(tests, NULL, program_group_teardown) */
#ifndef TIENDO_TESTS_E2E_PROGRAM_H
#define TIENDO_TESTS_E2E_PROGRAM_H

#include "support/scratch.h"
#include "support/term.h"

/* scratch_setup, with TIENDO_DB and TIENDO_NOW set; their teardown, terminals included. */
int program_setup(void **state);
int program_teardown(void **state);

/* Writes the settings of a person at work, for --config; the next one's take their place. */
const char *program_author(const char *author);

/* Removes the databases that the group shared. */
int program_group_teardown(void **state);

/* The test's database; it exists after program_init, program_demo or `tiendo init`. */
const char *program_db(void);

/* Runs tiendo with these arguments, the last one NULL. */
struct run program_run(const char *first, ...) __attribute__((sentinel));
struct run program_run_input(const char *input, const char *first, ...) __attribute__((sentinel));

/* The same, and the exit status must be `status`: shows what was said when it is not. */
struct run program_expect(int status, const char *first, ...) __attribute__((sentinel));

/* Makes the test's database: the built-in programme without values, or the demonstration (made
 * once for all tests of the group and copied). */
void program_init(void);
void program_demo(void);

/* Makes the test's database by `make` the first time in the group; later copies what it made. */
void program_once(void (*make)(void));

/* Opens the full-screen program; TERM NULL: xterm-256color. It sees the environment that
 * program_setenv has made since the setup, besides the database, the clock and the home. */
struct term *program_open(const char *term, const char *first, ...) __attribute__((sentinel));
void program_setenv(const char *change); /* as in env.h; borrowed; until the teardown */

/* Replaces the one occurrence of `from` in a file of the scratch folder. */
void program_edit_file(const char *path, const char *from, const char *to);

/* Runs SQL on the test's database, as somebody would behind the program's back. */
void program_sql(const char *sql);

/* The first whole number that a query on the test's database gives. */
long long program_sql_number(const char *sql);

/* How many revisions the log of the test's database has. */
long long program_revisions(void);

#endif

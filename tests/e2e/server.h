/* A server of the tests' own: tiendo as "make install-server" installs it, in a folder of its own, with
 * Unix users of its own and a real sshd on 127.0.0.1. All of it is gone when the test program ends.
 *
 *   int main(void)
 *   {
 *           if (!server_possible())
 *                   return server_skip();
 *           ... cmocka_run_group_tests(tests, server_setup, server_teardown)
 *
 * Needs root. The program is the one under test, but for the folder of the database in it. */
#ifndef TIENDO_TESTS_E2E_SERVER_H
#define TIENDO_TESTS_E2E_SERVER_H

#include "support/scratch.h"
#include "support/term.h"

#include <sys/types.h>

enum server_user {
	SERVER_LAN,  /* reports for An Giang */
	SERVER_HOA,  /* reports for Da Nang */
	SERVER_MINH, /* reviews all provinces */
	SERVER_TO,   /* the Working Group: coordinator and administrator */
	SERVER_BINH, /* reports for the Ministry of Information and Communications, which leads task 1 */
	SERVER_USERS
};

bool server_possible(void); /* root runs the tests */
int server_skip(void);      /* says so, as one test; returns the exit status */

/* Group setup and teardown: installed and with sshd running, but without a database. */
int server_setup(void **state);
int server_teardown(void **state);

/* Makes the database as root, with an account for each user. Once a program. */
void server_init(void);

const char *server_program(void); /* the installed program */
const char *server_folder(void);
const char *server_database(void);               /* where the database is */
const char *server_login(enum server_user user); /* */
const char *server_home(enum server_user user);  /* */
const char *server_path(const char *name);       /* in the installation; until the teardown */
gid_t server_group(void);                        /* the database's */

/* Writes a file of a user's, in the home, that nobody else may read; its path, until the teardown. */
const char *server_write(enum server_user user, const char *name, const char *text);

/* Runs a program on the server itself, as somebody who has a shell there. server_tiendo: the
 * installed one with these arguments; root for SERVER_USERS. */
struct run server_run(enum server_user user, const char *first, ...) __attribute__((sentinel));
struct run server_tiendo(enum server_user user, const char *first, ...) __attribute__((sentinel));

/* The same, and the exit status must be `status`. */
struct run server_expect(int status, enum server_user user, const char *first, ...)
	__attribute__((sentinel));

/* A query on the database gives this, as sqlite3 prints it, without the last line feed. */
void server_holds(const char *wanted, const char *sql);

/* It ended with `status` and said `text` on stderr. */
void server_said(const struct run *r, int status, const char *text);

/* ssh as the user: what it says with `input`; and the program on a terminal, with the overview shown.
 * server_leave ends that. */
struct run server_ssh(enum server_user user, const char *input, const char *command);
struct term *server_open(enum server_user user);
void server_leave(struct term *t);

/* Text into a field, and Enter when the field has it: what comes in one go is no typing. */
void server_answer(struct term *t, const char *text);

/* From the overview to the page of "Households with fibre", the marker on a province. */
void server_find(struct term *t, const char *unit, const char *name);

/* On that page, the marker on the unit: so many of 1000, saved and shown as the pattern says. */
void server_put(struct term *t, const char *numerator, const char *shown);

/* Teardown of a test: terminals, and what scratch.h keeps. */
int server_test_teardown(void **state);

/* The program that the user has open. */
pid_t server_process(enum server_user user);

#endif

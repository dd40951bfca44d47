/* Who works on a shared database: a Unix login with a unit and roles.
 *
 * In the log an account is the subject "account/KEY"; its state is the lines that account_write
 * makes. The key names its author in every revision and is never given twice: the login, or
 * "login#2" when an earlier account had that login. */
#ifndef TIENDO_MODEL_ACCOUNT_H
#define TIENDO_MODEL_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

enum role {
	ROLE_VIEWER = 1,   /* sees everything, as everyone does */
	ROLE_REPORTER = 2, /* enters and submits the values of the own unit and those below it */
	ROLE_OWNER = 4,    /* the same of the own indicators, for all units */
	ROLE_REVIEWER = 8, /* verifies and returns the values of units below the own one */
	ROLE_COORDINATOR = 16,  /* national values, tasks, calendar, locks */
	ROLE_ADMINISTRATOR = 32 /* accounts, backup, restore */
};

enum { ROLE_COUNT = 6, ROLE_ALL = 63 };

/* "viewer" ... "administrator"; `n` from 0 to ROLE_COUNT - 1 is the bit. */
const char *role_word(int n);

/* Reads "reporter,reviewer"; false when a word is no role: *bad (if given) points at it. */
bool roles_parse(const char *text, unsigned *roles, const char **bad);
void roles_add(unsigned roles, struct str *out);

enum { ACCOUNT_KEY_SIZE = 72, ACCOUNT_TEXT_SIZE = 256 };

struct account {
	char key[ACCOUNT_KEY_SIZE];
	char login[64];
	int64_t uid; /* of the system when the account was made: logins are reused, too */
	char name[128];
	char unit[64]; /* code */
	unsigned roles;
	char indicators
		[ACCOUNT_TEXT_SIZE]; /* an owner's: codes with ";"; "": those that the unit owns */
	bool removed;
};

/* The state of an account, and back. False when the state is not an account's. */
void account_write(const struct account *a, struct str *state);
bool account_read(const char *key, const char *state, struct account *a);

#endif

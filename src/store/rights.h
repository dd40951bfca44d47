/* Who works, as the database says now. Private to this layer. */
#ifndef TIENDO_STORE_RIGHTS_PRIVATE_H
#define TIENDO_STORE_RIGHTS_PRIVATE_H

#include "model/unit.h"
#include "store/rights.h"

struct rights {
	int64_t uid;
	char login[64];
	bool known; /* what follows was read, at this version of the data */
	int version;
	bool shared;            /* there are accounts */
	bool owner;             /* the file belongs to this user */
	bool found;             /* this user has an account */
	bool other_uid;         /* an account has this login, made for another user id */
	struct account account; /* of an account that is found; else only its key, the login */
	int unit;               /* the account's; 0: none */
	bool succeeded;         /* what follows was read: no program changes it */
	struct units units;     /* that went into others, and those */
};

/* At the start of a write transaction: reads who works and refuses who may write nothing. */
bool rights_begin(struct store *s, struct err *err);

/* What was read may have changed: this program has written. */
void rights_forget(struct store *s);

/* Whether the subject of that name may be written: for undo, which restores any of them. */
bool rights_subject(struct store *s, const struct programme *p, const char *name, struct err *err);

/* Someone must be left who can make accounts, whatever writes them: a command, an undo, a redo. The first is
 * called before a revision of a subject is written, the second before the batch is committed. Root always can
 * make accounts and is not counted on, but may be the only one. */
bool account_before(struct store *s, const char *subject, struct err *err);
bool account_left(struct store *s, struct err *err);

/* The unit that stands today in the place of one, be it held in memory or not; itself while there is none. */
int rights_successor(struct store *s, int unit);

/* Someone else from now on: for tests, that cannot change their user id. */
void rights_act_as(struct store *s, int64_t uid, const char *login);

void rights_release(struct store *s);

#endif

/* Who may do what. A database without accounts is personal: its file's owner has every role, anyone
 * else may only look. With accounts it is shared: the kernel's user id finds the account, anew in
 * every write transaction, and the functions that write ask here; screens ask too, to say beforehand
 * what cannot be done and why. */
#ifndef TIENDO_STORE_RIGHTS_H
#define TIENDO_STORE_RIGHTS_H

#include "base/err.h"
#include "model/account.h"
#include "model/programme.h"
#include "store/store.h"

struct act;

/* An account answers for its unit and, by the main successions of kind merge, absorb and reorganise that
 * took effect by today, for those in whose place the unit stands; that holds of cells, of the owner of an
 * indicator and of the lead of a task. Below it stands what stood below it on the last day of the cell's
 * period, and what stands there today or has a successor that does. An account of a unit that is no more
 * keeps what was the unit's own. */
enum right {
	RIGHT_ENTER,  /* of a cell: its value, comments, evidence, submitting it */
	RIGHT_REVIEW, /* of a cell: verifying and returning it */
	RIGHT_TASK, /* a task's state: its lead, or the coordinator; `unit` is the lead (0: none) */
	RIGHT_PLAN, /* calendar, milestones, locks and exceptions, reminders */
	RIGHT_ACCOUNTS /* accounts, backup, restore */
};

/* Whether who works may look at all: where there are accounts whoever has one, and root. Asked where the
 * file itself lets everybody in who runs the program: on a server. */
bool rights_look(struct store *s, struct err *err);

/* Who works: the account, NULL in a personal database. Read anew when others have written. */
const struct account *rights_account(struct store *s);

/* True when the database has accounts. */
bool rights_shared(struct store *s);

/* True when it is allowed; else err says why (ERR_RIGHT_...), of a cell whom to ask: the unit that stands
 * today in the place of the cell's. `indicator` and `unit` are those of the cell, `day` the last one of its
 * period; 0 where the right is about no cell. */
bool rights_may(struct store *s, const struct programme *p, enum right right, int indicator,
		int unit, int32_t day, struct err *err);

/* Making and changing accounts: each change is a revision of "account/KEY". Add refuses a login
 * that an account has now; both refuse a login that the system does not know, root's and one whose user
 * id has another name, an unknown unit or indicator, and a role without what it is about; removing keeps the
 * history. `reason` may be NULL. Whatever would leave nobody who administers is refused, an undo or redo as well:
 * ERR_ACCOUNT_LAST, and ERR_ACCOUNT_FIRST to whoever but root begins without one. */
bool account_add(struct store *s, const struct act *act, const struct account *a,
		 const char *reason, struct err *err);
bool account_change(struct store *s, const struct act *act, const struct account *a,
		    const char *reason, struct err *err);
bool account_remove(struct store *s, const struct act *act, const char *login, const char *reason,
		    struct err *err);

/* The account that has a login now; false when none has. */
bool account_find(struct store *s, const char *login, struct account *a);

typedef bool account_fn(const struct account *a, void *arg);
bool accounts_each(struct store *s, account_fn *fn, void *arg, struct err *err);

#endif

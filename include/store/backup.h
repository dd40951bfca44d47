/* Copies of the whole database, out and back in. */
#ifndef TIENDO_STORE_BACKUP_H
#define TIENDO_STORE_BACKUP_H

#include "store/store.h"
#include "store/verify.h"

/* Writes one consistent state, whoever writes meanwhile, to a new file, verifies it (verify_all) and
 * gives it its name only then. ERR_BACKUP_THERE for a file that exists. RIGHT_ACCOUNTS. */
bool backup_write(struct store *s, const char *path, struct verify_report *report, struct err *err);

struct backup_restored {
	int64_t revisions; /* in the log now */
	int64_t added;     /* of them only the database had */
	char aside[200];   /* where an unreadable database was put; "" */
};

/* Puts the backup `file` in the place of the database `path`, in one transaction that programs which
 * have it open take for a commit like any other, and with it every revision that the database had
 * and the backup has not, those of accounts as well: where two logs went on from one, and each removed the
 * other's administrators, root makes a new one. A backup of an older schema is brought up to date. Refused, and nothing
 * changed: a file that is foreign, damaged, of a newer schema or another programme, or the database
 * itself; and a database that is another program's, or a newer tiendo's. Where there is no database, or
 * none that can be read, the backup becomes it. */
bool backup_restore(const char *path, const char *file, struct backup_restored *restored,
		    struct err *err);

#endif

/* A server's program: it runs with the group that owns the database, which its user has not (setgid).
 *
 *   privilege_start();                    first of all
 *   ... the command line is read ...
 *   privilege_database(named, &path);     gives the group up where another database is meant
 *   if (!privilege_check(path, &err)) ...
 *
 * Without such a group all of this changes nothing. */
#ifndef TIENDO_APP_PRIVILEGE_H
#define TIENDO_APP_PRIVILEGE_H

#include "base/err.h"
#include "base/str.h"
#include "store/store.h"

#include <stdbool.h>

/* Where the program has a group of its own: standard descriptors are there, the environment is what
 * may be known of the user's (TERM, LANG, LC_*, NO_COLOR, TIENDO_DB, TIENDO_LANG,
 * SSH_ORIGINAL_COMMAND) with the home that the system names, files get no rights for others, nothing
 * of the process can be read or dumped, and the user's paths go through base/opener.h. */
void privilege_start(void);

/* True while the program has the group. */
bool privilege_held(void);

/* The database: `named` if it is, the user's own, or the server's, where there is one and no own, and
 * always while the group is held. Any other than the server's gives the group up for good; the
 * environment and the umask are then as the user has set them. */
void privilege_database(const char *named, struct str *path);

/* False, saying what the administrator has to mend, where `path` is the server's database and the
 * program has not the right group, or there is none and the user may not make it. */
bool privilege_check(const char *path, struct err *err);

/* store_open for who may look (rights_look): the group opens the server's database for everybody. */
struct store *privilege_open(const char *path, enum store_mode mode, struct err *err);

#endif

/* Files that are made under a name of their own, "NAME" + mark + process id, until they are whole: what a
 * process that was killed left of them. */
#ifndef TIENDO_BASE_LEFTOVER_H
#define TIENDO_BASE_LEFTOVER_H

#include <stdbool.h>

/* Removes what stands beside `path` as its name, `mark` and the id of a process that is gone, whatever
 * SQLite left with it ("-wal" ...) included. `user`: the path is the user's (base/opener.h). What cannot be
 * removed stays. */
void leftover_remove(const char *path, const char *mark, bool user);

#endif

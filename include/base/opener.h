/* Files of the user's: every path that is not compiled in is opened, looked at, made, named and
 * removed through these, with the user's own rights and no other.
 *
 * They are the plain calls, with errno as those leave it, until opener_confine. From then on each is
 * made by a child that first closes all that it has open and gives up for good the group that the
 * program runs with; it hands over what it has opened. Only files, and folders asked for with
 * O_DIRECTORY, are accepted then (EISDIR, else ENOTSUP): no devices, no pipes. Standard input and
 * output are not opened but used as they were given. */
#ifndef TIENDO_BASE_OPENER_H
#define TIENDO_BASE_OPENER_H

#include <stdbool.h>
#include <sys/types.h>

struct stat;

/* `user_umask` goes for what the child makes. opener_release goes back to plain calls. */
void opener_confine(mode_t user_umask);
void opener_release(void);
bool opener_confined(void);

/* A descriptor, closed on exec; -1 with errno. */
int opener_open(const char *path, int flags, mode_t mode);

/* The absolute path without links, for the caller to free; NULL with errno. */
char *opener_realpath(const char *path);

/* Each 0, or -1 with errno. */
int opener_stat(const char *path, struct stat *st);
int opener_lstat(const char *path, struct stat *st);
int opener_mkdir(const char *path, mode_t mode);
int opener_rename(const char *from, const char *to);
int opener_link(const char *from, const char *to);
int opener_unlink(const char *path);

#endif

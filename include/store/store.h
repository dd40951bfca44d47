/* The database: opening, creating, and what all of `store` shares.
 *
 * One process, one store. Every write is one short transaction; *saved* means synced to disk. No
 * pointer of SQLite's leaves this layer. */
#ifndef TIENDO_STORE_STORE_H
#define TIENDO_STORE_STORE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct store;

enum store_mode { STORE_READ, STORE_WRITE };

/* Opens an existing database and brings its schema up to date (STORE_WRITE). A file that is not
 * there, not tiendo's, newer, damaged or on a network file system is refused with the reason.
 * `path` ":memory:" is allowed only in store_create. Returns NULL with err set. */
struct store *store_open(const char *path, enum store_mode mode, struct err *err);

/* Creates a new database; refuses one that exists. It appears under its name only when
 * store_created is called (it is made beside it first); store_close before that removes it. */
struct store *store_create(const char *path, struct err *err);
bool store_created(struct store *s, struct err *err);

void store_close(struct store *s);

/* Around a batch of many edits: more pages are kept in memory, and given back at the end. */
void store_bulk(struct store *s, bool bulk);

/* False when the file or its folder cannot be written to. */
bool store_writable(const struct store *s);
const char *store_path(const struct store *s);

/* True when another program has committed since the last call (or since opening). No disk read
 * when nothing changed. */
bool store_changed(struct store *s);

/* False with ERR_DB_NEWER when a newer program has changed the schema since this one opened the file:
 * nothing may be written any more, and what is read may be wrong. Every write asks that by itself. */
bool store_current(struct store *s, struct err *err);

/* Several readings of one state of the database, whoever writes meanwhile; and without a lock for each.
 * Not nested; nothing is written in between. */
void store_read_begin(struct store *s);
void store_read_end(struct store *s);

/* True when any value in the database is illustrative. */
bool store_illustrative(struct store *s);

#endif

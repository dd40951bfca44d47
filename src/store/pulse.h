/* Whether anybody may have committed, without asking SQLite: a transaction only to learn that nothing has
 * changed would be a third of what a key costs. Private to this layer. */
#ifndef TIENDO_STORE_PULSE_H
#define TIENDO_STORE_PULSE_H

#include <sqlite3.h>
#include <stdbool.h>

/* Two copies of the head of the WAL's index, which every commit of whatever program changes: SQLite's own
 * readers look there, too ("WAL-Index Format" of its file format). */
enum { PULSE_SIZE = 2 * 48 };

struct pulse {
	const volatile unsigned char *head; /* in shared memory; NULL: always ask */
	unsigned char seen[PULSE_SIZE];
};

/* Of a connection that has read already. It lasts until that is closed: who reads in WAL mode keeps others
 * from leaving it. */
void pulse_start(struct pulse *p, sqlite3 *db);

/* True when nobody has committed since the last call that returned false. Else SQLite must be asked. */
bool pulse_quiet(struct pulse *p);

#endif

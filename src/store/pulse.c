/* The head of the WAL's index, as SQLite's file layer maps it. */
#include "pulse.h"

#include <stddef.h>
#include <string.h>

enum { PULSE_REGION = 32 * 1024 }; /* the index is mapped in pieces of this size */

static bool pulse_wal(sqlite3 *db)
{
	sqlite3_stmt *q = NULL;
	bool wal = sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &q, NULL) == SQLITE_OK &&
		   sqlite3_step(q) == SQLITE_ROW &&
		   strcmp((const char *)sqlite3_column_text(q, 0), "wal") == 0;

	sqlite3_finalize(q);
	return wal;
}

void pulse_start(struct pulse *p, sqlite3 *db)
{
	sqlite3_file *file = NULL;
	void volatile *head = NULL;

	*p = (struct pulse){ .head = NULL };
	if (!pulse_wal(db) ||
	    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK)
		return;
	if (file->pMethods && file->pMethods->iVersion >= 2 &&
	    file->pMethods->xShmMap(file, 0, PULSE_REGION, 0, &head) == SQLITE_OK)
		p->head = head;
}

bool pulse_quiet(struct pulse *p)
{
	bool quiet = p->head != NULL;

	for (size_t n = 0; p->head && n < PULSE_SIZE; n++) {
		const unsigned char now = p->head[n];

		quiet &= now == p->seen[n];
		p->seen[n] = now;
	}
	return quiet;
}

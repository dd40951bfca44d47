/* Which replica a file is: its number, and where it was drawn. */
#include "replica.h"

#include "base/hash.h"
#include "base/str.h"
#include "db.h"
#include "meta.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where the file lies: the machine's id and the file's inode. A copy on another
 * machine, or a file put back from a backup, has another one. */
static void replica_place(struct store *s, struct str *place)
{
	struct stat st;
	char id[40] = "";
	int fd = open("/etc/machine-id", O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		ssize_t n = read(fd, id, 32);

		id[n > 0 ? n : 0] = '\0';
		close(fd);
	}
	str_clear(place);
	str_addf(place, "%s/%llu", id,
		 stat(s->path, &st) == 0 ? (unsigned long long)st.st_ino : 0ULL);
}

/* Draws a replica and keeps which one it is, and where: another file's replicas may follow it. */
static bool replica_draw(struct store *s, const char *place, struct err *err)
{
	unsigned char id[REPLICA_SIZE];
	sqlite3_stmt *q = db_stmt(s, STMT_REPLICA_ADD);
	char number[24];

	hash_random(id, sizeof(id));
	sqlite3_bind_blob(q, 1, id, sizeof(id), SQLITE_STATIC);
	if (!db_run(s, q, err))
		return false;
	snprintf(number, sizeof(number), "%lld", (long long)sqlite3_last_insert_rowid(s->db));
	return meta_put(s, "replica", number, err) && meta_put(s, "place", place, err);
}

/* True when this program writes as a replica that the file still has under its number: a restored
 * one may not, and then what could be done again is gone, too. */
static bool replica_stands(struct store *s)
{
	sqlite3_stmt *q;
	bool stands;

	if (!s->replica_number)
		return false;
	q = db_stmt(s, STMT_REPLICA_GET);
	sqlite3_bind_int(q, 1, s->replica_number);
	stands = q && sqlite3_step(q) == SQLITE_ROW && sqlite3_column_bytes(q, 0) == REPLICA_SIZE &&
		 memcmp(sqlite3_column_blob(q, 0), s->replica, REPLICA_SIZE) == 0;
	sqlite3_reset(q);
	if (!stands) {
		s->replica_number = 0;
		s->redos = 0;
	}
	return stands;
}

bool replica_find(struct store *s, struct err *err)
{
	struct str was, is;
	sqlite3_stmt *q;
	bool ok = true;

	if (replica_stands(s))
		return true;
	str_init(&was);
	str_init(&is);
	replica_place(s, &is);
	if (!meta_get(s, "place", &was) || strcmp(was.text, is.text) != 0)
		ok = replica_draw(s, is.text, err);
	if (ok && meta_get(s, "replica", &was))
		s->replica_number = (int)strtol(was.text, NULL, 10);
	str_release(&was);
	str_release(&is);
	q = db_stmt(s, STMT_REPLICA_ALL);
	while (ok && db_step(s, q, err) == SQLITE_ROW) {
		s->replicas = sqlite3_column_int(q, 0);
		if (s->replicas == s->replica_number)
			memcpy(s->replica, sqlite3_column_blob(q, 1), sizeof(s->replica));
	}
	sqlite3_reset(q);
	if (ok && (s->replica_number < 1 || s->replica_number > s->replicas))
		return err_set(err, ERR_DB_DAMAGED, s->path, "replica");
	return ok;
}

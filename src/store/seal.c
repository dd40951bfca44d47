/* What the programme's tables held when they were written, as a revision of the log: a target that is
 * changed with another program's hands shows as a difference. */
#include "seal.h"

#include "base/mem.h"
#include "base/str.h"
#include "record.h"
#include "store/programme.h"
#include "writer.h"

#include <string.h>

static const struct record_table *const seal_tables[] = {
	&record_pillar,    &record_group,     &record_document,    &record_indicator,
	&record_target,    &record_task,      &record_duty,        &record_milestone,
	&record_unit,      &record_unit_name, &record_unit_parent, &record_succession,
	&record_reference, &record_tile,      &record_admin_count, &record_published,
};

static const char seal_subject[] = "programme";

/* SHA-256 over every row in order of rowid: rowid, then the columns, as text, length-prefixed. */
static bool seal_hash(struct store *s, const struct record_table *t, char hex[HASH_HEX_SIZE],
		      struct err *err)
{
	unsigned char sum[HASH_SIZE];
	sqlite3_stmt *q = NULL;
	struct str sql;
	struct hash h;
	int rc;

	str_init(&sql);
	str_add(&sql, "SELECT rowid");
	for (size_t n = 0; n < t->columns; n++)
		str_addf(&sql, ",\"%s\"", t->column[n].name);
	str_addf(&sql, " FROM %s ORDER BY rowid", t->name);
	sqlite3_prepare_v2(s->db, sql.text, -1, &q, NULL);
	str_release(&sql);
	hash_init(&h);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW)
		for (size_t n = 0; n <= t->columns; n++)
			hash_text(&h, db_text(q, (int)n));
	hash_end(&h, sum);
	sqlite3_finalize(q);
	hash_hex(sum, HASH_SIZE, hex);
	return rc == SQLITE_DONE;
}

/* "pillar HASH\ndocument HASH\n..." */
static bool seal_make(struct store *s, struct str *text, struct err *err)
{
	char hex[HASH_HEX_SIZE];

	for (size_t n = 0; n < ARRAY_LEN(seal_tables); n++) {
		if (!seal_hash(s, seal_tables[n], hex, err))
			return false;
		str_addf(text, "%s %s\n", seal_tables[n]->name, hex);
	}
	return true;
}

/* The newest seal: what it says, who made it, when; "" and 0 when there is none. */
static bool seal_read(struct store *s, struct str *text, struct str *author, int64_t *row,
		      int64_t *clock, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_SUBJECT_HISTORY);
	int rc;

	*row = *clock = 0;
	db_bind_text(q, 1, seal_subject);
	rc = db_step(s, q, err);
	if (rc == SQLITE_ROW) {
		*row = sqlite3_column_int64(q, 0);
		str_add(text, db_text(q, 1) ? db_text(q, 1) : "");
		str_add(author, db_text(q, 2) ? db_text(q, 2) : "");
		*clock = sqlite3_column_int64(q, 3);
	}
	sqlite3_reset(q);
	return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* True when the seal names the table with this hash, or does not name it. */
static bool seal_agrees(const char *seal, const char *table, const char *hex)
{
	const size_t len = strlen(table);

	for (const char *line = seal; *line; line += strcspn(line, "\n"), line += *line == '\n')
		if (strncmp(line, table, len) == 0 && line[len] == ' ')
			return strncmp(line + len + 1, hex, HASH_HEX_SIZE - 1) == 0;
	return true;
}

bool seal_compare(struct store *s, seal_fn *fn, void *arg, int64_t *sealed, struct err *err)
{
	struct str seal, author;
	char hex[HASH_HEX_SIZE];
	int64_t row, clock;
	bool ok;

	str_init(&seal);
	str_init(&author);
	ok = seal_read(s, &seal, &author, &row, &clock, err);
	*sealed = ok && row ? revision_clock_ms(clock) : 0;
	for (size_t n = 0; ok && row && n < ARRAY_LEN(seal_tables); n++) {
		ok = seal_hash(s, seal_tables[n], hex, err);
		if (ok && !seal_agrees(seal.text, seal_tables[n]->name, hex))
			fn(seal_tables[n]->name, author.text, arg);
	}
	str_release(&seal);
	str_release(&author);
	return ok;
}

/* Within a batch. */
static bool seal_write(struct store *s, bool again, struct err *err)
{
	struct str seal, was, author;
	int64_t row, clock;
	bool ok;

	str_init(&seal);
	str_init(&was);
	str_init(&author);
	ok = seal_read(s, &was, &author, &row, &clock, err);
	if (ok && (!row || again))
		ok = seal_make(s, &seal, err) &&
		     (strcmp(seal.text, was.text) == 0 ||
		      writer_append_subject(s, REVISION_PROGRAMME, seal_subject, seal.text, NULL,
					    NULL, &row, row != 0, err));
	str_release(&seal);
	str_release(&was);
	str_release(&author);
	return ok;
}

bool programme_seal(struct store *s, const struct act *act, struct err *err)
{
	if (!writer_begin(s, act, REVISION_PROGRAMME, 0, err))
		return false;
	if (seal_write(s, true, err))
		return log_commit(s, err);
	log_abort(s);
	return false;
}

void seal_adopt(struct store *s)
{
	struct err err = { 0 };

	if (!writer_begin(s, &(struct act){ .author = "tiendo" }, REVISION_PROGRAMME, 0, &err))
		return;
	if (!seal_write(s, false, &err) || !log_commit(s, &err))
		log_abort(s);
}

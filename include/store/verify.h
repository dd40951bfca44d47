/* Verifying the database: every hash, every derived row. */
#ifndef TIENDO_STORE_VERIFY_H
#define TIENDO_STORE_VERIFY_H

#include "model/revision.h"
#include "store/store.h"

enum verify_kind {
	VERIFY_FILE,      /* SQLite's own integrity check */
	VERIFY_HASH,      /* a revision's content does not match its hash */
	VERIFY_GAP,       /* a sequence number is missing */
	VERIFY_CELL,      /* a derived cell differs from the log */
	VERIFY_ROLLUP,    /* a derived sum differs from its cells */
	VERIFY_PROGRAMME, /* a table of the programme is not as it was recorded */
	VERIFY_MARK, /* the log holds illustrative values and the database does not say so, or the reverse */
	VERIFY_WITNESS /* a head witnessed elsewhere is not in the log, or differs */
};

/* One difference. Texts are borrowed until the callback returns, NULL where there is nothing to say. */
struct verify_difference {
	enum verify_kind kind;
	/* The cell, revision ("cell/I/U/P REPLICA-SEQ"), sum, head, table or file. */
	const char *subject;
	const char *author; /* of the revision, or of the one that the cell should show */
	const char *is;    /* what a cell shows ("430/1000", "n/a"), what SQLite says of the file */
	const char *ought; /* what the log makes of it */
};
typedef void verify_fn(const struct verify_difference *difference, void *arg);

struct verify_report {
	int64_t revisions, cells, rollups, differences;
	int64_t sealed; /* when the programme was recorded in the log (ms); 0: it never was */
};

/* Looks at all that can be recomputed, in one reading; `fn` is told of each difference, and
 * *report counts them: differences are no fault of the call. False with err set when the database cannot be
 * read. */
bool verify_all(struct store *s, verify_fn *fn, void *arg, struct verify_report *report,
		struct err *err);

/* Recomputes all derived rows from the log in one transaction; writes those that are not right. */
bool verify_rebuild(struct store *s, struct err *err);

/* Each replica's head: what backups and minutes carry. */
struct verify_head {
	unsigned char replica[REPLICA_SIZE];
	uint32_t seq;
	unsigned char hash[HASH_SIZE];
};
size_t verify_heads(struct store *s, struct verify_head *heads, size_t room);

/* Compares one witnessed head with the log; a difference is reported through fn. */
bool verify_witness(struct store *s, const struct verify_head *head, verify_fn *fn, void *arg);

#endif

/* One immutable entry of the log, and its hash.
 *
 * hash = SHA-256 over these fields in this order, the order of the columns of table
 * `revision`. Each field is preceded by its length in bytes, 4 bytes big-endian; integers are
 * 8 bytes, two's complement, big-endian; a text that is absent has the length ffffffff and no
 * bytes (an empty one has the length 0).
 *
 *   text "tiendo-rev-1" · 16 bytes replica · integer seq · integer clock · integer kind ·
 *   text subject · integers state, fields, quality, status, flags, number, numerator,
 *   denominator (0 for those that `state` and `fields` do not use) · text author ·
 *   integer batch · integer undoes · integer count of parents, then for each, ascending by
 *   replica (as bytes) and seq: 16 bytes replica, integer seq · text reason · text source ·
 *   text note · 32 bytes hash of the same replica's revision seq - 1 (the length ffffffff for
 *   its first) */
#ifndef TIENDO_MODEL_REVISION_H
#define TIENDO_MODEL_REVISION_H

#include "base/hash.h"
#include "model/value.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum revision_kind {
	REVISION_VALUE = 1, /* a cell's value typed, imported, cleared */
	REVISION_UNDO = 2,  /* the state before a batch, restored */
	REVISION_REDO = 3,
	REVISION_NOTE = 4,     /* said of a subject; never a head */
	REVISION_STATE = 5,    /* the state of a subject that is not a cell, in `note` */
	REVISION_STEP = 6,     /* a cell submitted, verified, returned: its value stays */
	REVISION_PROGRAMME = 7 /* what the programme's tables held: their hashes, in `note` */
};

enum { REPLICA_SIZE = 16, REVISION_SUBJECT_SIZE = 160 };

/* An identity that is the same in every copy of the log. */
struct revision_id {
	unsigned char replica[REPLICA_SIZE];
	uint32_t seq;
};

struct revision {
	struct revision_id id;
	int64_t clock; /* hybrid: milliseconds << 16 | counter */
	enum revision_kind kind;
	const char *subject; /* "cell/INDICATOR/UNIT/PERIOD", "indicator/CODE", ... */
	struct value value;  /* cells */
	enum value_status status;
	const char *author;
	uint32_t batch;  /* seq of the batch's first revision */
	uint32_t undoes; /* seq of the first revision of the batch taken back, 0 for none */
	const char *reason, *source, *note; /* NULL when none */
	const struct revision_id *parent;
	size_t parents;
};

/* `prev` is the hash of the replica's revision seq - 1, NULL for its first. Parents are
 * sorted here; the array is not changed (at most 64 parents). */
void revision_hash(const struct revision *r, const unsigned char *prev,
		   unsigned char out[HASH_SIZE]);

/* The clock of a new revision: now, or one tick after the greatest seen. The counter carries
 * over into the milliseconds. */
int64_t revision_clock_next(int64_t greatest_seen, int64_t now_ms);
int64_t revision_clock_ms(int64_t clock);

/* "cell/IND/UNIT/2022-Q3" */
void revision_cell_subject(char buf[REVISION_SUBJECT_SIZE], const char *indicator, const char *unit,
			   int32_t period);

/* A revision's identity as text: 8 hexadecimal digits of its replica, "-", seq. */
enum { REVISION_ID_TEXT = 24 };
void revision_id_text(const struct revision_id *id, char buf[REVISION_ID_TEXT]);

#endif

/* The open batch. Private to this layer. */
#ifndef TIENDO_STORE_WRITER_H
#define TIENDO_STORE_WRITER_H

#include "derive.h"
#include "model/revision.h"
#include "store/log.h"

struct writer {
	const struct programme *programme;
	const struct units *units;
	char *author, *source;
	int author_row;
	enum revision_kind kind;
	uint32_t undoes; /* of an undo or redo */
	int64_t last;    /* row id of the replica's newest revision */
	int64_t first;   /* row id of this batch's first revision, 0 while it has none */
	int64_t clock;   /* greatest seen */
	unsigned char prev[HASH_SIZE];
	bool has_prev;
	bool was_illustrative; /* what a rollback restores */
	struct touched touched;
	struct str *code; /* of a unit that is not held in memory */
};

/* What a new revision of a cell names as its parents: all heads, the shown one first (it is what an
 * undo of the new one restores). */
enum { WRITER_PARENTS = 64 };
bool writer_parents(struct store *s, int indicator, int unit, const struct cell *cell,
		    int64_t parents[WRITER_PARENTS], size_t *count, struct err *err);

/* Appends one revision of a cell: state, parents, texts; derives the cell. `before` is the cell as
 * cell_get gives it, `parents` are row ids. */
bool writer_append(struct store *s, int indicator, int unit, const struct cell *before,
		   const struct value *value, const int64_t *parents, size_t count,
		   const char *reason, const char *source, const char *note, struct err *err);

/* Opens the batch with a kind; log_begin is this with REVISION_VALUE. */
bool writer_begin(struct store *s, const struct act *act, enum revision_kind kind, uint32_t undoes,
		  struct err *err);

/* Adds "INDICATOR UNIT 2022-Q3": how messages of this layer name a cell. */
void writer_add_cell(struct store *s, int indicator, int unit, int32_t period, struct str *out);

void writer_release(struct store *s);

#endif

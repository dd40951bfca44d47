/* The open batch. Private to this layer. */
#ifndef TIENDO_STORE_WRITER_H
#define TIENDO_STORE_WRITER_H

#include "derive.h"
#include "model/revision.h"
#include "store/log.h"
#include "store/rights.h"

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
	struct str *code;       /* of a unit that is not held in memory */
	int locks;              /* 1: something is locked, 0: nothing is, -1: not asked yet */
	char *typist;           /* whose drafts end with what is saved; NULL: there are none */
	bool accounts;          /* some were written */
	char administrator[64]; /* one of before that; "": there was none */
};

/* What a new revision of a cell names as its parents: all heads, the shown one first (it is what an
 * undo of the new one restores). */
enum { WRITER_PARENTS = 64 };
bool writer_parents(struct store *s, int indicator, int unit, const struct cell *cell,
		    int64_t parents[WRITER_PARENTS], size_t *count, struct err *err);

/* What a revision of a cell says beside whose cell it is. */
struct writer_content {
	struct value value;
	enum value_status status;
	const char *reason, *source, *note; /* source NULL: the act's; "": none */
};

/* Appends one revision of a cell and derives the cell. `before` is the cell as cell_get gives it,
 * `parents` are row ids. */
bool writer_append(struct store *s, int indicator, int unit, const struct cell *before,
		   const struct writer_content *content, const int64_t *parents, size_t count,
		   struct err *err);

/* Appends a revision of a subject that is no cell: a state or a note, in `text`. */
bool writer_append_subject(struct store *s, enum revision_kind kind, const char *subject,
			   const char *text, const char *reason, const char *source,
			   const int64_t *parents, size_t count, struct err *err);

/* True when who works may do this to the cell, and (entering) the period is not locked for it. */
bool writer_may(struct store *s, enum right right, int indicator, int unit, int32_t period,
		struct err *err);

/* Opens the batch with a kind; log_begin is this with REVISION_VALUE. Who has no right to write
 * anything is refused here; whose batch it is, is the account's in a shared database. */
bool writer_begin(struct store *s, const struct act *act, enum revision_kind kind, uint32_t undoes,
		  struct err *err);

/* Adds "INDICATOR UNIT 2022-Q3": how messages of this layer name a cell. */
void writer_add_cell(struct store *s, int indicator, int unit, int32_t period, struct str *out);

/* A draft of who works, for this cell, has become a value, or need not. */
void writer_drop_draft(struct store *s, int indicator, int unit, int32_t period);

/* What the author took back can no longer be done again. */
void undo_forget(struct store *s, int author);

void writer_release(struct store *s);

#endif

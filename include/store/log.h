/* Writing to the log: batches of revisions, undo and redo, notes, history.
 *
 *   log_begin(s, &act, &err);
 *   log_add(s, &edit, &outcome, &err) ... for each
 *   log_commit(s, &err)    or log_abort(s)
 *
 * A batch is one transaction: all of it is on disk after log_commit, or nothing is. Each revision
 * derives its cell at once; the roll-ups that the batch touched are derived in log_commit, in the
 * same transaction. Rights and rules are enforced here, not in the screens: a value that is an
 * error (calc/entry.h), or a unit or indicator not valid in the period, is refused. */
#ifndef TIENDO_STORE_LOG_H
#define TIENDO_STORE_LOG_H

#include "calc/entry.h"
#include "model/programme.h"
#include "model/revision.h"
#include "model/unit.h"
#include "store/store.h"

struct act {
	const char *author; /* who */
	const char *source; /* "bang.csv", a URL; NULL when typed here */
	const struct programme *programme;
	const struct units *units;
};

/* For edit.seen: an edit that is not based on what was seen (import); the same, of a cell that is known
 * within this batch (cells_of) never to have held anything: it is not read again. */
#define LOG_SEEN_ANY INT64_C(-1)
#define LOG_SEEN_NEW INT64_C(-2)

struct edit {
	int indicator, unit;
	int32_t period;
	struct value value;
	int64_t seen; /* the row id of the shown revision when the edit began, 0 = none */
	const char *reason, *note; /* NULL when none */
	const char *source;        /* overrides the act's; NULL: the act's, "": none */
};

enum log_outcome {
	LOG_SAVED,
	LOG_SAME, /* the cell holds this already: no revision was made */
	LOG_STALE /* the cell has changed since it was seen; nothing was written */
};

bool log_begin(struct store *s, const struct act *act, struct err *err);
bool log_add(struct store *s, const struct edit *edit, enum log_outcome *outcome, struct err *err);
bool log_commit(struct store *s, struct err *err);
void log_abort(struct store *s);

/* True when a unit of this kind that is valid on the period's last day may hold a value of the
 * indicator for the period: the indicator is valid then, the unit in its scope (or below one that
 * is), and the period is the indicator's own, or a finer one for what is published of an aggregate
 * unit. log_add refuses everything else. */
bool log_permits(const struct indicator *i, enum unit_kind kind, int32_t period);

/* One edit, one batch. LOG_STALE is success: err is untouched and nothing was written. */
bool log_save(struct store *s, const struct act *act, const struct edit *edit,
	      enum log_outcome *outcome, struct err *err);

/* Takes back the author's own latest batch that still stands, across restarts. On success *undone says
 * how many cells or other subjects were restored, and which is the first; on ERR_UNDO_CHANGED which one
 * another person has changed since. ERR_UNDO_NONE, ERR_UNDO_CHANGED. */
struct log_undone {
	int indicator, unit;
	int32_t period;
	int count;
	char subject[REVISION_SUBJECT_SIZE]; /* of what is no cell; "" */
};
bool log_undo(struct store *s, const struct act *act, struct log_undone *undone, struct err *err);

/* Does again what this program's log_undo took back last for the act's author; a new edit of the
 * author's ends it. ERR_REDO_NONE, ERR_UNDO_CHANGED. */
bool log_redo(struct store *s, const struct act *act, struct log_undone *redone, struct err *err);

/* A cell's revisions, newest first. Texts are borrowed until the callback returns; return false
 * from it to stop. `row` is the revision's row id (what `seen` compares with). */
typedef bool log_history_fn(const struct revision *r, int64_t row, bool shown, void *arg);
bool log_history(struct store *s, int indicator, int unit, int32_t period, log_history_fn *fn,
		 void *arg, struct err *err);

/* What a cell holds now, and the row of its shown revision (0 when it never held anything). */
bool log_cell(struct store *s, int indicator, int unit, int32_t period, struct value *value,
	      int64_t *row, struct err *err);

/* Who made a revision, when, in which state of the workflow, from what source ("" when none). */
struct log_who {
	char author[64];
	int64_t clock;
	enum value_status status;
	char source[256];
	bool changed; /* the verified one that still counts, or the shown one that came after it */
};
bool log_who(struct store *s, int64_t row, struct log_who *who);

/* The whole log in row order (export --log, check). */
bool log_each(struct store *s, log_history_fn *fn, void *arg, struct err *err);

#endif

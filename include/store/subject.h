/* Subjects of the log that are no cells: accounts, tasks, locks, reports. A revision is the whole
 * resulting state (model/state.h); an empty state means that there is nothing any more. The shown
 * revision is the greatest head by (clock, replica, seq).
 *
 * And notes on any subject, cells included: said once, never changed, no heads. */
#ifndef TIENDO_STORE_SUBJECT_H
#define TIENDO_STORE_SUBJECT_H

#include "store/log.h"

struct subject {
	const char *name; /* "task/T01" */
	const char *state;
	int64_t row;
	int heads; /* more than 1: others wrote at the same time; the shown one is the latest */
	const char *author;
	int64_t clock;
	const char *reason; /* NULL when none */
};

/* Everything borrowed until the callback returns; return false from it to stop. */
typedef bool subject_fn(const struct subject *subject, void *arg);

/* Every subject whose name begins with `prefix` and whose state is not empty, by name. */
bool subjects_each(struct store *s, const char *prefix, subject_fn *fn, void *arg, struct err *err);

/* One subject's state into *state (cleared first; "" when there is none) and its row (0). */
bool subject_get(struct store *s, const char *name, struct str *state, int64_t *row,
		 struct err *err);

/* Every revision of a subject, newest first. */
bool subject_history(struct store *s, const char *name, subject_fn *fn, void *arg, struct err *err);

/* Writes a new state, within a batch or as one of its own. `seen` is the row it is based on
 * (LOG_SEEN_ANY: whatever is there). LOG_SAME when it holds this already. Rights are the caller's
 * of this layer (rights.h, cycle.h, calendar.h ...): screens and commands call those. */
bool subject_put(struct store *s, const struct act *act, const char *name, const char *state,
		 int64_t seen, const char *reason, enum log_outcome *outcome, struct err *err);

/* What kind a note is; kept with it. */
enum note_kind {
	NOTE_TEXT,
	NOTE_COMMENT,
	NOTE_EVIDENCE,
	NOTE_FLAG,
	NOTE_UNFLAG,
	NOTE_REMINDER,
	NOTE_HEADING,
	NOTE_HEADING_NUMERATOR,
	NOTE_HEADING_DENOMINATOR
};

struct note {
	enum note_kind kind;
	const char *subject;
	const char *text;   /* of evidence: "sha256=..." when it is a file */
	const char *source; /* of evidence: its path or address; NULL when none */
	const char *author;
	int64_t row, clock;
};
typedef bool note_fn(const struct note *note, void *arg);

/* True when whoever works may say something of a subject: of a cell who enters or reviews it, and the
 * coordinator. */
bool note_may(struct store *s, const struct programme *p, const char *subject, struct err *err);

/* Of a cell it is refused where note_may is false. */
bool note_add(struct store *s, const struct act *act, enum note_kind kind, const char *subject,
	      const char *text, const char *source, struct err *err);

/* Notes on a subject, oldest first; on all subjects with a prefix, by subject. */
bool notes_each(struct store *s, const char *subject, note_fn *fn, void *arg, struct err *err);
bool notes_under(struct store *s, const char *prefix, note_fn *fn, void *arg, struct err *err);

/* How many comments a cell has, and whether it is flagged for follow-up. */
struct note_sum {
	int comments, evidence;
	bool flagged;
};
bool notes_sum(struct store *s, const char *subject, struct note_sum *sum, struct err *err);

#endif

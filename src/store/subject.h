/* Heads of subjects, for undo. Private to this layer. */
#ifndef TIENDO_STORE_SUBJECT_PRIVATE_H
#define TIENDO_STORE_SUBJECT_PRIVATE_H

#include "store/subject.h"
#include "writer.h"

/* The heads of a subject, the shown one first; *count is 0 when it was never written. */
bool subject_heads(struct store *s, const char *name, int64_t heads[WRITER_PARENTS], size_t *count,
		   struct err *err);

/* The end of the names that begin with a prefix: the prefix with its last byte raised. */
void subject_end(const char *prefix, struct str *end);

#endif

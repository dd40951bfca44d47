/* The derived tables as a pure function of the log. Private to this layer. */
#ifndef TIENDO_STORE_DERIVE_H
#define TIENDO_STORE_DERIVE_H

#include "cell.h"
#include "model/programme.h"

/* Computes a cell from all its revisions: the shown revision per basis, conflict, content.
 * *status is the shown revision's. cell->row[BASIS_LATEST] is 0 when the log has none. */
bool derive_cell(struct store *s, int indicator, int unit, int32_t period, struct cell *cell,
		 enum value_status *status, struct err *err);

/* The heads of a cell (revision ids, ascending) into ids[room]; *count may exceed room. */
bool derive_heads(struct store *s, int indicator, int unit, int32_t period, int64_t *ids,
		  size_t room, size_t *count, struct err *err);

/* What a unit enters its parent's sums with: its own value (NULL: none), else what its children's
 * sums make up (NULL: none). */
void derive_figure(const struct indicator *i, const struct value *own, const struct sums *below,
		   struct value *figure, bool *partial);

/* Computes the sums of a unit's direct children, per basis, from the derived rows below it. */
bool derive_sums(struct store *s, const struct programme *p, int indicator, int parent,
		 int32_t period, struct sums sums[BASIS_MAX], struct err *err);

/* A cell that changed: the roll-ups of all its ancestors must be derived again. */
struct touch {
	int indicator, unit;
	int32_t period;
};

/* Derives the roll-ups of every ancestor of the touched cells, each once, children first. */
bool derive_ancestors(struct store *s, const struct programme *p, const struct touch *touch,
		      size_t count, struct err *err);

#endif

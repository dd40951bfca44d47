/* The derived tables as a pure function of the log. Private to this layer. */
#ifndef TIENDO_STORE_DERIVE_H
#define TIENDO_STORE_DERIVE_H

#include "cell.h"
#include "key_index.h"
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

/* The cells that a batch has changed, as they are now. */
struct touched_cell {
	struct cell cell;
	unsigned bases; /* on which another revision is shown than before (bit 1 << basis) */
};
struct touched {
	struct key_index keys;
	struct touched_cell *cell; /* by number of the key */
	size_t room;
};
void touched_put(struct touched *t, int indicator, int unit, const struct cell *was,
		 const struct cell *is);
void touched_release(struct touched *t);

/* Derives the sums of every ancestor of the touched cells, each once and from its direct children,
 * children first, on the bases on which they have changed. */
bool derive_ancestors(struct store *s, const struct programme *p, const struct touched *touched,
		      struct err *err);

#endif

/* Deriving one cell from its history. */
#include "derive.h"

#include "db.h"
#include "lineage.h"

static bool derive_lineage(struct store *s, int indicator, int unit, int32_t period,
			   struct lineage *l, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_OF_CELL);
	bool ok = true;
	int rc = SQLITE_DONE;

	sqlite3_bind_int(q, 1, indicator);
	sqlite3_bind_int(q, 2, unit);
	sqlite3_bind_int(q, 3, period);
	while (ok && (rc = db_step(s, q, err)) == SQLITE_ROW)
		ok = lineage_read(s, l, q, 0, err);
	sqlite3_reset(q);
	return ok && rc == SQLITE_DONE;
}

bool derive_cell(struct store *s, int indicator, int unit, int32_t period, struct cell *cell,
		 enum value_status *status, struct err *err)
{
	struct lineage l = { 0 };
	const bool ok = derive_lineage(s, indicator, unit, period, &l, err);

	cell->period = period;
	if (ok)
		lineage_derive(&l, cell, status);
	lineage_release(&l);
	return ok;
}

bool derive_heads(struct store *s, int indicator, int unit, int32_t period, int64_t *ids,
		  size_t room, size_t *count, struct err *err)
{
	struct lineage l = { 0 };
	const bool ok = derive_lineage(s, indicator, unit, period, &l, err);

	*count = ok ? lineage_heads(&l, ids, room) : 0;
	lineage_release(&l);
	return ok;
}

/* Revisions put into the order of their cells, a part of the indicators at a time. */
#include "ledger.h"

#include "base/mem.h"
#include "base/place.h"
#include "db.h"

#include <stdlib.h>

/* A key is one number: indicator, unit and period, in the order of the derived tables. */
enum { KEY_INDICATOR_BITS = 16, KEY_UNIT_BITS = 24, KEY_PERIOD_BITS = 24 };
enum { LEDGER_AHEAD = 8 };

/* Columns of REVISION_CELLS: the key, then what lineage_entry_read wants. */
enum { COLUMN_INDICATOR, COLUMN_UNIT, COLUMN_PERIOD, COLUMN_ENTRY };

struct ledger {
	struct lineage_entry *entry; /* ascending by id */
	struct place *place;         /* of each; after ledger_sort in the order of the keys */
	size_t count, entry_room, place_room, limit;
	int from, upto; /* the indicators of this pass */
	bool waiting;   /* one after them was met */
};

struct ledger *ledger_new(size_t limit)
{
	struct ledger *l = mem_zero(1, sizeof(*l));

	l->limit = limit;
	l->upto = (1 << KEY_INDICATOR_BITS) - 1;
	return l;
}

void ledger_free(struct ledger *l)
{
	if (!l)
		return;
	free(l->entry);
	free(l->place);
	free(l);
}

static int ledger_indicator(uint64_t key)
{
	return (int)(key >> (KEY_UNIT_BITS + KEY_PERIOD_BITS));
}

/* The greatest indicator up to which half of the rows are kept, or the first one alone. */
static int ledger_half(const struct ledger *l)
{
	size_t *of = mem_zero(1 << KEY_INDICATOR_BITS, sizeof(*of));
	size_t kept = 0;
	int upto = l->from;

	for (size_t n = 0; n < l->count; n++)
		of[ledger_indicator(l->place[n].key)]++;
	for (int i = l->from; i <= l->upto; i++) {
		if (kept && of[i] && kept + of[i] > l->count / 2)
			break;
		kept += of[i];
		upto = i;
	}
	free(of);
	return upto;
}

/* Lets the later indicators go; where there is only one, the limit. */
static void ledger_halve(struct ledger *l)
{
	const int upto = ledger_half(l);
	size_t kept = 0;

	for (size_t n = 0; n < l->count; n++) {
		if (ledger_indicator(l->place[n].key) > upto)
			continue;
		l->entry[kept] = l->entry[n];
		l->place[kept] = (struct place){ l->place[n].key, kept };
		kept++;
	}
	if (kept == l->count)
		l->limit *= 2;
	else
		l->waiting = true;
	l->count = kept;
	l->upto = upto;
}

static bool ledger_takes(struct ledger *l, struct cell_key key)
{
	if (key.indicator < 1 || key.indicator < l->from || key.indicator >> KEY_INDICATOR_BITS ||
	    key.unit < 0 || key.unit >> KEY_UNIT_BITS || key.period < 0 ||
	    key.period >> KEY_PERIOD_BITS)
		return false;
	l->waiting |= key.indicator > l->upto;
	return key.indicator <= l->upto;
}

void ledger_put(struct ledger *l, struct cell_key key, const struct lineage_entry *e)
{
	if (l->count >= l->limit)
		ledger_halve(l);
	if (!ledger_takes(l, key))
		return;
	l->entry = mem_grow(l->entry, l->count, &l->entry_room, sizeof(*l->entry));
	l->place = mem_grow(l->place, l->count, &l->place_room, sizeof(*l->place));
	l->entry[l->count] = *e;
	l->place[l->count] = (struct place){ (uint64_t)key.indicator
							     << (KEY_UNIT_BITS + KEY_PERIOD_BITS) |
						     (uint64_t)key.unit << KEY_PERIOD_BITS |
						     (uint64_t)key.period,
					     l->count };
	l->count++;
}

bool ledger_read(struct store *s, struct ledger *l, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_REVISION_CELLS);
	int rc;

	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		const struct lineage_entry e = lineage_entry_read(q, COLUMN_ENTRY);

		ledger_put(l,
			   (struct cell_key){ sqlite3_column_int(q, COLUMN_INDICATOR),
					      sqlite3_column_int(q, COLUMN_UNIT),
					      sqlite3_column_int(q, COLUMN_PERIOD) },
			   &e);
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

void ledger_sort(struct ledger *l)
{
	place_sort(l->place, l->count);
}

size_t ledger_count(const struct ledger *l)
{
	return l->count;
}

const struct lineage_entry *ledger_at(const struct ledger *l, size_t n, struct cell_key *key)
{
	const uint64_t k = l->place[n].key;

	/* The rows lie in another order than they are asked for. */
	if (n + LEDGER_AHEAD < l->count)
		__builtin_prefetch(&l->entry[l->place[n + LEDGER_AHEAD].at]);
	*key = (struct cell_key){ ledger_indicator(k),
				  (int)(k >> KEY_PERIOD_BITS & ((1 << KEY_UNIT_BITS) - 1)),
				  (int32_t)(k & ((1 << KEY_PERIOD_BITS) - 1)) };
	return &l->entry[l->place[n].at];
}

bool ledger_next(struct ledger *l)
{
	const bool waiting = l->waiting;

	l->count = 0;
	l->waiting = false;
	l->from = l->upto + 1;
	l->upto = (1 << KEY_INDICATOR_BITS) - 1;
	return waiting;
}

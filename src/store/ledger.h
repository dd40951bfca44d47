/* The revisions of all cells, in the order of the cells: put in as the log has them, read once and
 * from its first row to its last. Private to this layer.
 *
 *   l = ledger_new(LEDGER_ROWS);
 *   do ledger_put for each row of the log (ledger_read, or whoever reads it anyway)
 *      ledger_sort; ledger_at 0 .. ledger_count - 1
 *   while (ledger_next(l));
 *   ledger_free
 *
 * When they are more than are to be kept at once, the revisions of the later indicators are let go
 * again and wait for another pass. */
#ifndef TIENDO_STORE_LEDGER_H
#define TIENDO_STORE_LEDGER_H

#include "key_index.h"
#include "lineage.h"

/* Of 80 bytes each. */
enum { LEDGER_ROWS = 800000 };

struct ledger;

/* `limit` rows are kept at once; those of one indicator always are. */
struct ledger *ledger_new(size_t limit);
void ledger_free(struct ledger *l);

/* What does not belong to this pass, or has a key that no program of ours writes, is left out. Rows
 * ascend by id. */
void ledger_put(struct ledger *l, struct cell_key key, const struct lineage_entry *e);

/* Reads the whole log. */
bool ledger_read(struct store *s, struct ledger *l, struct err *err);

/* Ends the pass. */
void ledger_sort(struct ledger *l);
size_t ledger_count(const struct ledger *l);
const struct lineage_entry *ledger_at(const struct ledger *l, size_t n, struct cell_key *key);

/* Forgets the rows; true when others wait for another pass. */
bool ledger_next(struct ledger *l);

#endif

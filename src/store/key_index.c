/* A hash table with open addressing. */
#include "key_index.h"

#include "base/mem.h"

#include <stdlib.h>

enum { SLOTS_FIRST = 16, SLOTS_GROWTH = 4 };

static bool key_same(struct cell_key a, struct cell_key b)
{
	return a.indicator == b.indicator && a.unit == b.unit && a.period == b.period;
}

/* The slot of a key, or the empty one where it would go. */
static size_t key_index_slot(const struct key_index *x, struct cell_key key)
{
	uint64_t h = (uint64_t)key.indicator << 32 | (uint32_t)key.unit;
	size_t at;

	/* Fibonacci hashing: the high bits of the product depend on all of it. The months of a cell lie
	 * side by side, as they are asked for. */
	h *= UINT64_C(0x9e3779b97f4a7c15);
	at = ((size_t)(h >> 32) + ((size_t)key.period >> 2)) & (x->slots - 1);
	while (x->slot[at] && !key_same(x->key[x->slot[at] - 1], key))
		at = (at + 1) & (x->slots - 1);
	return at;
}

static void key_index_widen(struct key_index *x)
{
	free(x->slot);
	x->slots = x->slots ? x->slots * SLOTS_GROWTH : SLOTS_FIRST;
	x->slot = mem_zero(x->slots, sizeof(*x->slot));
	for (size_t n = 0; n < x->count; n++)
		x->slot[key_index_slot(x, x->key[n])] = (uint32_t)n + 1;
}

size_t key_index_add(struct key_index *x, struct cell_key key)
{
	size_t at;

	if (2 * (x->count + 1) > x->slots)
		key_index_widen(x);
	at = key_index_slot(x, key);
	if (!x->slot[at]) {
		x->key = mem_grow(x->key, x->count, &x->room, sizeof(*x->key));
		x->key[x->count++] = key;
		x->slot[at] = (uint32_t)x->count;
	}
	return x->slot[at] - 1;
}

size_t key_index_find(const struct key_index *x, struct cell_key key)
{
	const size_t slot = x->slots ? x->slot[key_index_slot(x, key)] : 0;

	return slot ? slot - 1 : KEY_NONE;
}

void key_index_release(struct key_index *x)
{
	free(x->key);
	free(x->slot);
}

/* Numbers cells in the order in which they are first met: 0, 1, 2 ... Private to this layer. */
#ifndef TIENDO_STORE_KEY_INDEX_H
#define TIENDO_STORE_KEY_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cell_key {
	int indicator, unit;
	int32_t period;
};

struct key_index {
	struct cell_key *key; /* by number */
	size_t count, room;
	uint32_t *slot; /* a hash table of numbers + 1 */
	size_t slots;   /* a power of two, at least twice the count */
};

#define KEY_NONE SIZE_MAX

/* The number of a cell; a new one is `count` before the call. */
size_t key_index_add(struct key_index *x, struct cell_key key);

/* KEY_NONE when it was not added. */
size_t key_index_find(const struct key_index *x, struct cell_key key);

void key_index_release(struct key_index *x);

#endif

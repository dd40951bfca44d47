/* A hash table with open addressing, at most half full. */
#include "catalogue_index.h"

#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct catalogue_slot {
	const char *key;
	int id;
};

/* FNV-1a. */
static uint64_t catalogue_index_hash(const char *key)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * 0x100000001b3u;
	return hash ^ hash >> 32;
}

/* The key's slot, or the empty one where it belongs. room > 0. */
static struct catalogue_slot *catalogue_index_slot(const struct catalogue_index *index,
						   const char *key)
{
	size_t at = catalogue_index_hash(key) & (index->room - 1);

	while (index->slot[at].key && strcmp(index->slot[at].key, key) != 0)
		at = (at + 1) & (index->room - 1);
	return &index->slot[at];
}

static void catalogue_index_grow(struct catalogue_index *index)
{
	struct catalogue_index old = *index;

	index->room = old.room ? old.room * 2 : 64;
	index->slot = mem_zero(index->room, sizeof(*index->slot));
	for (size_t i = 0; i < old.room; i++) {
		if (old.slot[i].key)
			*catalogue_index_slot(index, old.slot[i].key) = old.slot[i];
	}
	free(old.slot);
}

int catalogue_index_find(const struct catalogue_index *index, const char *key)
{
	return index->room ? catalogue_index_slot(index, key)->id : 0;
}

int catalogue_index_add(struct catalogue_index *index, const char *key, int id)
{
	struct catalogue_slot *slot;

	if (2 * (index->count + 1) > index->room)
		catalogue_index_grow(index);
	slot = catalogue_index_slot(index, key);
	if (slot->key)
		return slot->id;
	*slot = (struct catalogue_slot){ key, id };
	index->count++;
	return 0;
}

void catalogue_index_release(struct catalogue_index *index)
{
	free(index->slot);
	*index = (struct catalogue_index){ 0 };
}

/* Which record a key belongs to: a hash table of texts, for files of many thousand units. */
#ifndef TIENDO_SRC_EXCHANGE_CATALOGUE_INDEX_H
#define TIENDO_SRC_EXCHANGE_CATALOGUE_INDEX_H

#include <stddef.h>

struct catalogue_index {
	struct catalogue_slot *slot;
	size_t room; /* a power of two, 0 when empty */
	size_t count;
};

/* The id of a key, 0 when there is none. */
int catalogue_index_find(const struct catalogue_index *index, const char *key);

/* Adds a key (borrowed) with an id > 0; returns the id it had before, 0 when it is new. */
int catalogue_index_add(struct catalogue_index *index, const char *key, int id);

void catalogue_index_release(struct catalogue_index *index);

#endif

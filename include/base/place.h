/* Things put into the order of one number each. */
#ifndef TIENDO_BASE_PLACE_H
#define TIENDO_BASE_PLACE_H

#include <stddef.h>
#include <stdint.h>

struct place {
	uint64_t key;
	size_t at; /* where the thing lies: the caller's */
};

/* Sorts by key; those of the same key stay in their order. */
void place_sort(struct place *list, size_t count);

#endif

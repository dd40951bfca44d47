/* Allocation that cannot fail: when memory is exhausted the registered handler
 * runs (it restores the terminal), one line goes to stderr and the program ends
 * with status 3. */
#ifndef TIENDO_BASE_MEM_H
#define TIENDO_BASE_MEM_H

#include <stddef.h>

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Called once, before the program ends, when memory is exhausted. */
void mem_on_exhaustion(void (*handler)(void));

void *mem_alloc(size_t size);                           /* uninitialised */
void *mem_zero(size_t count, size_t size);              /* zeroed; count * size is checked */
void *mem_resize(void *old, size_t count, size_t size); /* what is new is uninitialised */
char *mem_strdup(const char *text);                     /* NULL in, NULL out */
char *mem_strndup(const char *text, size_t len);

/* Makes room for one more element in an array of `size`-byte elements that holds
 * `count` and has room for *room; returns the array, moved or not. */
void *mem_grow(void *array, size_t count, size_t *room, size_t size);

/* A region of strings and records that are freed together.
 * arena_init, arena_* as often as needed, arena_release. */
struct arena {
	struct arena_block *block;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);
void *arena_zero(struct arena *arena, size_t count, size_t size);
const char *arena_strdup(struct arena *arena, const char *text); /* NULL in, NULL out */

#endif

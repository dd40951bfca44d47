/* Allocation that ends the program when there is no memory, and regions of
 * strings and records that are freed together. */
#include "base/mem.h"

#include "base/err.h"
#include "base/msg.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ARENA_BLOCK_SIZE = 16 * 1024, MEM_FIRST_ROOM = 8 };

struct arena_block {
	struct arena_block *next;
	size_t used;
	size_t size;
	alignas(max_align_t) char data[];
};

static void (*mem_handler)(void);

void mem_on_exhaustion(void (*handler)(void))
{
	mem_handler = handler;
}

/* Writes without stdio, which may need memory itself. */
static void mem_say(const char *text)
{
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return; /* nowhere to say it: the exit status still does */
}

static _Noreturn void mem_exhausted(void)
{
	void (*handler)(void) = mem_handler;

	mem_handler = NULL; /* not again if the handler itself runs out */
	if (handler)
		handler();
	mem_say("tiendo: ");
	mem_say(tr(MSG_MEM_EXHAUSTED));
	mem_say("\n");
	_exit(ERR_STATUS_TROUBLE);
}

static size_t mem_product(size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		mem_exhausted();
	return bytes ? bytes : 1;
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		mem_exhausted();
	return p;
}

void *mem_zero(size_t count, size_t size)
{
	void *p = calloc(1, mem_product(count, size));

	if (!p)
		mem_exhausted();
	return p;
}

void *mem_resize(void *old, size_t count, size_t size)
{
	void *p = realloc(old, mem_product(count, size));

	if (!p)
		mem_exhausted();
	return p;
}

char *mem_strdup(const char *text)
{
	return text ? mem_strndup(text, strlen(text)) : NULL;
}

char *mem_strndup(const char *text, size_t len)
{
	size_t have = strnlen(text, len);
	char *copy;

	if (have == SIZE_MAX)
		mem_exhausted();
	copy = mem_alloc(have + 1);
	memcpy(copy, text, have);
	copy[have] = '\0';
	return copy;
}

void *mem_grow(void *array, size_t count, size_t *room, size_t size)
{
	size_t more;

	if (count < *room)
		return array;
	if (__builtin_mul_overflow(*room, (size_t)2, &more))
		mem_exhausted();
	if (more < MEM_FIRST_ROOM)
		more = MEM_FIRST_ROOM;
	assert(count < more);
	array = mem_resize(array, more, size);
	*room = more;
	return array;
}

/* Uninitialised room; `align` is a power of two. */
static void *arena_take(struct arena *arena, size_t bytes, size_t align)
{
	struct arena_block *block = arena->block;
	size_t at = 0;
	size_t size;

	if (block) {
		at = (block->used + align - 1) & ~(align - 1);
		if (at <= block->size && bytes <= block->size - at) {
			block->used = at + bytes;
			return block->data + at;
		}
	}
	if (bytes > SIZE_MAX - sizeof(*block))
		mem_exhausted();
	size = bytes > ARENA_BLOCK_SIZE ? bytes : ARENA_BLOCK_SIZE;
	block = mem_alloc(sizeof(*block) + size);
	block->size = size;
	block->used = bytes;
	/* A piece with a block of its own leaves the current block open for small ones. */
	if (bytes > ARENA_BLOCK_SIZE && arena->block) {
		block->next = arena->block->next;
		arena->block->next = block;
	} else {
		block->next = arena->block;
		arena->block = block;
	}
	return block->data;
}

void arena_init(struct arena *arena)
{
	arena->block = NULL;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->block;

	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	arena->block = NULL;
}

void *arena_zero(struct arena *arena, size_t count, size_t size)
{
	size_t bytes = mem_product(count, size);

	return memset(arena_take(arena, bytes, alignof(max_align_t)), 0, bytes);
}

const char *arena_strdup(struct arena *arena, const char *text)
{
	size_t bytes;

	if (!text)
		return NULL;
	bytes = strlen(text) + 1;
	return memcpy(arena_take(arena, bytes, 1), text, bytes);
}

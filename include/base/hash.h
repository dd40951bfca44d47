/* SHA-256 over length-prefixed fields, and hexadecimal. */
#ifndef TIENDO_BASE_HASH_H
#define TIENDO_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HASH_SIZE = 32, HASH_HEX_SIZE = 65 };

/* hash_init once per message, hash_* per field in order, hash_end. Small fields are
 * gathered first, so that a message of a few hundred bytes is one call of SHA-256. */
struct hash {
	uint64_t state[14]; /* room and alignment for the library's state */
	unsigned char buf[512];
	size_t len;
	bool streaming; /* the state is in use: the message did not fit buf */
};

void hash_init(struct hash *h);
void hash_bytes(struct hash *h, const void *data, size_t len);      /* 4-byte length, then data */
void hash_text(struct hash *h, const char *text);                   /* NULL: length 0xffffffff */
void hash_int(struct hash *h, int64_t value);                       /* length 8, big-endian */
void hash_ints(struct hash *h, const int64_t *value, size_t count); /* each as hash_int does */
void hash_plain(struct hash *h, const void *data,
		size_t len); /* without its length: a file's hash */
void hash_end(struct hash *h, unsigned char out[HASH_SIZE]);

void hash_hex(const unsigned char *data, size_t len, char *out); /* 2 * len + 1 bytes */
/* Exactly 2 * len digits and the end of the text; false otherwise. */
bool hash_unhex(const char *text, unsigned char *data, size_t len);

/* Random bytes from the system, at most 256; a system that has none ends the program. */
void hash_random(void *data, size_t len);

#endif

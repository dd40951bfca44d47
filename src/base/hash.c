/* SHA-256 over length-prefixed fields. */
#include "base/hash.h"

#include <assert.h>
#include <endian.h>
#include <errno.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

_Static_assert(HASH_SIZE == SHA256_DIGEST_SIZE, "a hash is a SHA-256");
_Static_assert(sizeof(struct sha256_ctx) <= sizeof(((struct hash *)0)->state),
	       "the library's state fits");

#define HASH_NULL UINT32_MAX /* the length of a text that is not there */

enum { HASH_RANDOM_MAX = 256 };

void hash_init(struct hash *h)
{
	h->len = 0;
	h->streaming = false;
}

/* Hands what was gathered to the library. */
static void hash_flush(struct hash *h)
{
	struct sha256_ctx *state = (void *)h->state;

	if (!h->streaming)
		sha256_init(state);
	h->streaming = true;
	sha256_update(state, h->len, h->buf);
	h->len = 0;
}

/* Inline: most fields are a few bytes of known length. */
static inline void hash_raw(struct hash *h, const void *data, size_t len)
{
	if (len > sizeof(h->buf) - h->len)
		hash_flush(h);
	if (len > sizeof(h->buf)) {
		sha256_update((void *)h->state, len, data);
	} else {
		memcpy(h->buf + h->len, data, len);
		h->len += len;
	}
}

static void hash_length(struct hash *h, uint32_t len)
{
	const uint32_t prefix = htobe32(len);

	hash_raw(h, &prefix, sizeof(prefix));
}

void hash_bytes(struct hash *h, const void *data, size_t len)
{
	assert(len < HASH_NULL);
	hash_length(h, (uint32_t)len);
	if (len > 0)
		hash_raw(h, data, len);
}

void hash_plain(struct hash *h, const void *data, size_t len)
{
	hash_raw(h, data, len);
}

void hash_text(struct hash *h, const char *text)
{
	if (text)
		hash_bytes(h, text, strlen(text));
	else
		hash_length(h, HASH_NULL);
}

void hash_ints(struct hash *h, const int64_t *value, size_t count)
{
	enum { PREFIX = sizeof(uint32_t), FIELD = PREFIX + sizeof(*value) };
	const uint32_t prefix = htobe32(sizeof(*value));

	for (size_t i = 0; i < count; i++) {
		const uint64_t bits = htobe64((uint64_t)value[i]);

		if (sizeof(h->buf) - h->len < FIELD)
			hash_flush(h);
		memcpy(h->buf + h->len, &prefix, PREFIX);
		memcpy(h->buf + h->len + PREFIX, &bits, sizeof(bits));
		h->len += FIELD;
	}
}

void hash_int(struct hash *h, int64_t value)
{
	hash_ints(h, &value, 1);
}

void hash_end(struct hash *h, unsigned char out[HASH_SIZE])
{
	hash_flush(h);
	sha256_digest((void *)h->state, HASH_SIZE, out);
}

void hash_hex(const unsigned char *data, size_t len, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < len; i++) {
		*out++ = digits[data[i] >> 4];
		*out++ = digits[data[i] & 15];
	}
	*out = '\0';
}

static int hash_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool hash_unhex(const char *text, unsigned char *data, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		int high = hash_digit(text[2 * i]);
		int low = high < 0 ? -1 : hash_digit(text[2 * i + 1]);

		if (low < 0)
			return false;
		data[i] = (unsigned char)(high << 4 | low);
	}
	return text[2 * len] == '\0';
}

void hash_random(void *data, size_t len)
{
	assert(len <= HASH_RANDOM_MAX);
	/* So few come whole, unless the system has only just started and a signal comes. */
	while (getrandom(data, len, 0) != (ssize_t)len)
		if (errno != EINTR)
			abort();
}

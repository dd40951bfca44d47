/* UTF-8: validity, code points, screen width. */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

/* True for a word of eight ASCII bytes without a NUL. */
static bool utf8_word_plain(const unsigned char *s)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	/* The top bit is set by any byte above 127, and by the borrow of a zero byte. */
	return ((word | (word - ones)) & (ones << 7)) == 0;
}

/* Decodes one code point of at most `left` bytes; 0 if the bytes are malformed. Stops
 * at the first byte that does not belong, so it never reads past a NUL. */
static size_t utf8_decode(const unsigned char *s, size_t left, int32_t *code)
{
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t len;
	int32_t c;

	if (s[0] < 0x80) {
		*code = s[0];
		return 1;
	}
	if (s[0] >= 0xc2 && s[0] < 0xe0)
		len = 2, c = s[0] & 0x1f;
	else if (s[0] >= 0xe0 && s[0] < 0xf0)
		len = 3, c = s[0] & 0x0f;
	else if (s[0] >= 0xf0 && s[0] < 0xf5)
		len = 4, c = s[0] & 0x07;
	else
		return 0;
	if (len > left)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least[len] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return 0;
	*code = c;
	return len;
}

bool utf8_valid(const char *text, size_t len, size_t *bad)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t at = 0;

	while (at < len) {
		int32_t code;
		size_t step;

		if (len - at >= 8 && utf8_word_plain(s + at)) {
			at += 8;
			continue;
		}
		step = utf8_decode(s + at, len - at, &code);
		if (step == 0 || code == 0) {
			if (bad)
				*bad = at;
			return false;
		}
		at += step;
	}
	return true;
}

size_t utf8_next(const char *text, int32_t *code)
{
	size_t len = utf8_decode((const unsigned char *)text, SIZE_MAX, code);

	if (len == 0) {
		*code = UTF8_BAD;
		return 1;
	}
	return len;
}

size_t utf8_prev(const char *text, size_t at)
{
	size_t start = at - 1;
	int32_t code;

	assert(at > 0);
	while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xc0) == 0x80)
		start--;
	/* Bytes that do not make up one code point are stepped over one by one. */
	return utf8_next(text + start, &code) == at - start ? start : at - 1;
}

int utf8_code_width(int32_t code)
{
	/* Latin letters, the Vietnamese ones among them. */
	if ((code >= 0x20 && code < 0x7f) || (code >= 0xc0 && code < 0x300) ||
	    (code >= 0x1e00 && code < 0x1f00) || code == UTF8_BAD)
		return 1;
	/* Terminals give spacing marks a column, utf8proc gives them none. */
	if (utf8proc_category(code) == UTF8PROC_CATEGORY_MC)
		return 1;
	return utf8proc_charwidth(code);
}

int utf8_width(const char *text)
{
	int width = 0;

	while (*text) {
		int32_t code;

		if (*text >= 0x20 && *text < 0x7f) {
			text++;
			width++;
			continue;
		}
		text += utf8_next(text, &code);
		width += utf8_code_width(code);
	}
	return width;
}

bool utf8_is_ascii(const char *text)
{
	while (*text) {
		if ((unsigned char)*text++ >= 0x80)
			return false;
	}
	return true;
}

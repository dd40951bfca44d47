/* Forms of Vietnamese text: NFC, the search fold, and the sort key. */
#include "base/utf8.h"

#include "base/mem.h"
#include "base/str.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
	UTF8_STACK_CODES = 256,
	UTF8_D_STROKE = 0x111,
	UTF8_ETH = 0xf0, /* looks like đ as a capital, and is typed for it */
};

/* Weights of the sort key. 0 is never used and 1 ends a level, so that what is
 * shorter comes first. Level 1: space and marks, digits, letters, anything else. */
enum {
	SORT_END = 0x01,
	SORT_MARKS = 0x02,
	SORT_DIGITS = 0x40,
	SORT_LETTERS = 0x50, /* three for each of a to z: a ă â, b, c, d đ, e ê, ... */
	SORT_OTHER = 0xf0,
};

/* Level 2, for each letter and then for each of its tones. The order is that of ICU's
 * Vietnamese collation (Unicode CLDR, common/collation/vi.xml: "&\u0300 << \u0309 <<
 * \u0303 << \u0301 << \u0323"): level, grave, hook above, tilde, acute, dot below,
 * that is ngang, huyền, hỏi, ngã, sắc, nặng. */
enum {
	TONE_LEVEL = 0x02,
	TONE_GRAVE,
	TONE_HOOK,
	TONE_TILDE,
	TONE_ACUTE,
	TONE_DOT,
	TONE_OTHER,
};

/* Level 3. */
enum { CASE_LOWER = 0x02, CASE_UPPER };

/* Decomposed code points: in `stack` while they fit. */
struct utf8_codes {
	int32_t stack[UTF8_STACK_CODES];
	int32_t *code;
	size_t count;
};

/* Decomposes well-formed text. */
static void utf8_codes_init(struct utf8_codes *codes, const char *text, size_t len, int options)
{
	const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)text;
	utf8proc_ssize_t count;

	codes->code = codes->stack;
	/* One element stays free: utf8proc_reencode ends the text with a NUL. */
	count = utf8proc_decompose(s, (utf8proc_ssize_t)len, codes->stack, UTF8_STACK_CODES - 1,
				   (utf8proc_option_t)options);
	if (count > UTF8_STACK_CODES - 1) {
		codes->code = mem_resize(NULL, (size_t)count + 1, sizeof(*codes->code));
		count = utf8proc_decompose(s, (utf8proc_ssize_t)len, codes->code, count,
					   (utf8proc_option_t)options);
	}
	assert(count >= 0);
	codes->count = count < 0 ? 0 : (size_t)count;
}

static void utf8_codes_release(struct utf8_codes *codes)
{
	if (codes->code != codes->stack)
		free(codes->code);
}

/* The length of the well-formed text at the head of `text`. */
static size_t utf8_good(const char *text)
{
	size_t len = strlen(text);
	size_t bad;

	return utf8_valid(text, len, &bad) ? len : bad;
}

/* True for text that is NFC without looking closer: no code point below U+0300 takes
 * part in a composition, and the Vietnamese letters and the usual punctuation do not. */
static bool utf8_is_nfc(const char *text)
{
	while (*text) {
		int32_t code;

		if ((unsigned char)*text < 0xcc) {
			text++; /* the bytes of what is below U+0300 */
			continue;
		}
		text += utf8_next(text, &code);
		if (code >= 0x300 && !(code >= 0x1e00 && code < 0x1f00) &&
		    !(code >= 0x2010 && code < 0x2028))
			return false;
	}
	return true;
}

void utf8_add_nfc(struct str *out, const char *text)
{
	const int options = UTF8PROC_COMPOSE | UTF8PROC_STABLE;

	if (utf8_is_nfc(text)) {
		str_add(out, text);
		return;
	}
	while (*text) {
		size_t len = utf8_good(text);
		struct utf8_codes codes;

		if (len > 0) {
			utf8proc_ssize_t bytes;

			utf8_codes_init(&codes, text, len, options);
			bytes = utf8proc_reencode(codes.code, (utf8proc_ssize_t)codes.count,
						  (utf8proc_option_t)options);
			assert(bytes >= 0);
			str_addn(out, (const char *)codes.code, (size_t)bytes);
			utf8_codes_release(&codes);
			text += len;
		}
		if (*text)
			str_addc(out, *text++); /* not UTF-8: kept for others to refuse */
	}
}

/* White space, hyphens, dashes and dots: what stands between words. */
static bool utf8_is_gap(int32_t code)
{
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_PD:
		return true;
	default:
		return (code >= '\t' && code <= '\r') || code == '.' || code == 0x85 ||
		       code == 0xb7 || code == 0x2022 || code == 0x2212;
	}
}

static void utf8_add_code(struct str *out, int32_t code)
{
	utf8proc_uint8_t bytes[4];

	str_addn(out, (const char *)bytes, (size_t)utf8proc_encode_char(code, bytes));
}

void utf8_add_fold(struct str *out, const char *text)
{
	const int options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
			    UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_STABLE;
	size_t begin = out->len;
	bool gap = false;

	while (*text) {
		size_t len = utf8_good(text);
		struct utf8_codes codes;

		utf8_codes_init(&codes, text, len, options);
		for (size_t i = 0; i < codes.count; i++) {
			int32_t code = codes.code[i];

			if (utf8_is_gap(code)) {
				gap = true;
				continue;
			}
			if (gap && out->len > begin)
				str_addc(out, ' ');
			gap = false;
			/* No library takes the stroke off đ: it is not a mark in Unicode. */
			if (code == UTF8_D_STROKE || code == UTF8_ETH)
				code = 'd';
			utf8_add_code(out, code);
		}
		utf8_codes_release(&codes);
		text += len;
		if (*text) {
			gap = true; /* a byte that is not UTF-8 */
			text++;
		}
	}
}

static bool utf8_is_word(int32_t code)
{
	if (code < 0x80)
		return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return true;
	default:
		return false;
	}
}

void utf8_add_words(struct str *out, const char *text)
{
	size_t end = out->len, at = end;
	const size_t begin = end;
	bool gap = false;

	utf8_add_fold(out, text);
	while (at < out->len) {
		int32_t code;
		const size_t len = utf8_next(out->text + at, &code);

		if (utf8_is_word(code)) {
			if (gap && end > begin)
				out->text[end++] = ' ';
			gap = false;
			memmove(out->text + end, out->text + at, len);
			end += len;
		} else {
			gap = true;
		}
		at += len;
	}
	out->len = end;
	out->text[end] = '\0';
}

/* A weight for whatever has no place of its own: in the order of the code points. */
static void utf8_add_weight(struct str *out, int lead, int32_t code)
{
	str_addc(out, (char)lead);
	for (int shift = 14; shift >= 0; shift -= 7)
		str_addc(out, (char)(0x80 | (code >> shift & 0x7f)));
}

static void utf8_add_primary(struct str *out, int32_t code, int variant)
{
	/* The order of the Unicode collation. */
	static const char marks[] = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
	const char *mark = code < 0x80 ? strchr(marks, (int)code) : NULL;

	if (code >= 'a' && code <= 'z')
		str_addc(out, (char)(SORT_LETTERS + 3 * (code - 'a') + variant));
	else if (code >= '0' && code <= '9')
		str_addc(out, (char)(SORT_DIGITS + (code - '0')));
	else if (mark)
		str_addc(out, (char)(SORT_MARKS + (mark - marks)));
	else
		utf8_add_weight(out, SORT_OTHER, code);
}

/* Which letter of its own a mark makes of a base: ă â đ ê ô ơ ư; 0 for none. */
static int utf8_variant(int32_t base, int32_t mark)
{
	switch (mark) {
	case 0x306:
		return base == 'a' ? 1 : 0;
	case 0x302:
		return base == 'a' ? 2 : base == 'e' || base == 'o' ? 1 : 0;
	case 0x31b:
		return base == 'o' ? 2 : base == 'u' ? 1 : 0;
	default:
		return 0;
	}
}

static void utf8_add_tone(struct str *out, int32_t mark)
{
	switch (mark) {
	case 0x300:
		str_addc(out, TONE_GRAVE);
		break;
	case 0x309:
		str_addc(out, TONE_HOOK);
		break;
	case 0x303:
		str_addc(out, TONE_TILDE);
		break;
	case 0x301:
		str_addc(out, TONE_ACUTE);
		break;
	case 0x323:
		str_addc(out, TONE_DOT);
		break;
	default:
		utf8_add_weight(out, TONE_OTHER, mark);
	}
}

static bool utf8_is_combining(int32_t code)
{
	return utf8proc_get_property(code)->combining_class > 0;
}

/* Letters, tones and case of decomposed text, each level to its own string. */
static void utf8_add_levels(struct str level[3], const int32_t *code, size_t count)
{
	for (size_t i = 0; i < count;) {
		int32_t base = utf8proc_tolower(code[i]);
		size_t marks = i + 1;
		int variant = 0;
		size_t end;

		if (utf8proc_category(base) == UTF8PROC_CATEGORY_CC &&
		    !(base >= '\t' && base <= '\r')) {
			i++; /* controls have no place in an order */
			continue;
		}
		for (end = marks; end < count && utf8_is_combining(code[end]); end++) {
			if (variant == 0)
				variant = utf8_variant(base, code[end]);
		}
		str_addc(&level[1], TONE_LEVEL);
		for (size_t j = marks, seen = 0; j < end; j++) {
			if (!seen && utf8_variant(base, code[j]))
				seen = 1;
			else
				utf8_add_tone(&level[1], code[j]);
		}
		str_addc(&level[2], base == code[i] ? CASE_LOWER : CASE_UPPER);
		if (base == UTF8_D_STROKE || base == UTF8_ETH)
			base = 'd', variant = 1;
		utf8_add_primary(&level[0], base, variant);
		i = end;
	}
}

/* Adds a level without the ordinary weights at its end, which say nothing. */
static void utf8_add_level(struct str *out, const struct str *level, char ordinary)
{
	size_t len = level->len;

	while (len > 0 && level->text[len - 1] == ordinary)
		len--;
	str_addn(out, level->text, len);
}

void utf8_add_sortkey(struct str *out, const char *text)
{
	const int options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE |
			    UTF8PROC_STABLE;
	struct str level[3];

	for (int i = 0; i < 3; i++)
		str_init(&level[i]);
	while (*text) {
		size_t len = utf8_good(text);
		struct utf8_codes codes;

		utf8_codes_init(&codes, text, len, options);
		utf8_add_levels(level, codes.code, codes.count);
		utf8_codes_release(&codes);
		text += len;
		if (*text) /* a byte that is not UTF-8: after all code points */
			utf8_add_weight(&level[0], SORT_OTHER, 0x110000 + (unsigned char)*text++);
	}
	str_addn(out, level[0].text, level[0].len);
	str_addc(out, SORT_END);
	utf8_add_level(out, &level[1], TONE_LEVEL);
	str_addc(out, SORT_END);
	utf8_add_level(out, &level[2], CASE_LOWER);
	for (int i = 0; i < 3; i++)
		str_release(&level[i]);
}

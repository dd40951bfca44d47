/* Text on its way to the screen: made safe, cut to a width, reduced to ASCII. */
#include "base/utf8.h"

#include "base/mem.h"
#include "base/str.h"

#include <utf8proc.h>

enum { UTF8_MARKS_MAX = 4 }; /* what a cell of the screen holds besides its base */

/* A span of code points. */
struct utf8_span {
	int32_t first;
	int32_t last;
};

/* Letters, marks and symbols that nobody sees, though their category does not say so:
 * fillers, joiners, blank signs, variation selectors. */
static const struct utf8_span utf8_unseen[] = {
	{ 0x34f, 0x34f },   { 0x115f, 0x1160 }, { 0x17b4, 0x17b5 },
	{ 0x180b, 0x180f }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 },
	{ 0xfe00, 0xfe0f }, { 0xffa0, 0xffa0 }, { 0xe0000, 0xe0fff },
};

/* One column each; what is not listed and has no ASCII base becomes "?". */
static const struct {
	struct utf8_span span;
	char ascii;
} utf8_ascii[] = {
	{ { 0xab, 0xab }, '"' },      { { 0xb7, 0xb7 }, '.' },      { { 0xbb, 0xbb }, '"' },
	{ { 0xd0, 0xd0 }, 'D' },      { { 0xd7, 0xd7 }, 'x' },      { { 0xf0, 0xf0 }, 'd' },
	{ { 0x110, 0x110 }, 'D' },    { { 0x111, 0x111 }, 'd' },    { { 0x2010, 0x2015 }, '-' },
	{ { 0x2018, 0x201b }, '\'' }, { { 0x201c, 0x201f }, '"' },  { { 0x2022, 0x2022 }, '*' },
	{ { 0x2026, 0x2026 }, '>' },  { { 0x2032, 0x2032 }, '\'' }, { { 0x2033, 0x2033 }, '"' },
	{ { 0x2039, 0x2039 }, '<' },  { { 0x203a, 0x203a }, '>' },  { { 0x2190, 0x2190 }, '<' },
	{ { 0x2191, 0x2191 }, '^' },  { { 0x2192, 0x2192 }, '>' },  { { 0x2193, 0x2193 }, 'v' },
	{ { 0x2212, 0x2212 }, '-' },  { { 0x2500, 0x2501 }, '-' },  { { 0x2502, 0x2503 }, '|' },
	{ { 0x2580, 0x259f }, '#' },  { { 0x25b2, 0x25b2 }, '^' },  { { 0x25b6, 0x25b6 }, '>' },
	{ { 0x25b8, 0x25b8 }, '>' },  { { 0x25bc, 0x25bc }, 'v' },  { { 0x25be, 0x25be }, 'v' },
	{ { 0x25c0, 0x25c0 }, '<' },  { { 0x25cb, 0x25cb }, 'o' },  { { 0x25cf, 0x25cf }, '*' },
};

static bool utf8_in(struct utf8_span span, int32_t code)
{
	return code >= span.first && code <= span.last;
}

static bool utf8_is_unseen(int32_t code)
{
	switch (utf8proc_category(code)) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
		return true;
	default:
		break;
	}
	for (size_t i = 0; i < ARRAY_LEN(utf8_unseen); i++) {
		if (utf8_in(utf8_unseen[i], code))
			return true;
	}
	return false;
}

static bool utf8_is_mark(int32_t code)
{
	utf8proc_category_t category = utf8proc_category(code);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
	       category == UTF8PROC_CATEGORY_ME;
}

/* How many bytes at the head of text can be shown as they are. */
static size_t utf8_plain(const char *text)
{
	const char *at = text;
	int marks = UTF8_MARKS_MAX; /* a mark needs a base to stand on */

	for (;;) {
		int32_t code;
		size_t len;

		if (*at >= 0x20 && *at < 0x7f) {
			at++;
			marks = 0;
			continue;
		}
		if ((unsigned char)*at < 0x80)
			break;
		len = utf8_next(at, &code);
		/* Latin letters, the Vietnamese ones among them, need no closer look. */
		if ((code >= 0xc0 && code < 0x300) || (code >= 0x1e00 && code < 0x1f00))
			marks = 0;
		else if (code == UTF8_BAD || code == 0x2028 || code == 0x2029 ||
			 utf8_is_unseen(code))
			break;
		else if (!utf8_is_mark(code))
			marks = 0;
		else if (++marks > UTF8_MARKS_MAX)
			break;
		at += len;
	}
	return (size_t)(at - text);
}

/* Adds what stands for the one code point at text; returns its length. */
static size_t utf8_add_escape(struct str *out, const char *text)
{
	int32_t code;
	size_t len = utf8_next(text, &code);

	if (code == UTF8_BAD)
		str_addf(out, "<%02X>", (unsigned)(unsigned char)*text);
	else if ((code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029)
		str_addc(out, ' ');
	else if (code < 0x20 || code == 0x7f)
		str_addf(out, "^%c", (char)(code ^ 0x40));
	else
		str_addf(out, code < 0x100 ? "<%02X>" : "<%04X>", (unsigned)code);
	return len + (code == '\r' && text[1] == '\n');
}

void utf8_add_visible(struct str *out, const char *text)
{
	for (;;) {
		size_t len = utf8_plain(text);

		str_addn(out, text, len);
		text += len;
		if (!*text)
			return;
		text += utf8_add_escape(out, text);
	}
}

int utf8_add_fit(struct str *out, const char *text, int width)
{
	size_t at = 0, cut = 0; /* bytes: read, and kept before the mark */
	int used = 0, kept = 0; /* their columns */

	if (width <= 0)
		return 0;
	while (text[at]) {
		int columns = 1;
		size_t len = 1;

		if (text[at] < 0x20 || text[at] == 0x7f) {
			int32_t code;

			len = utf8_next(text + at, &code);
			columns = utf8_code_width(code);
		}
		if (used + columns > width) {
			str_addn(out, text, cut);
			str_add(out, "…");
			return kept + 1;
		}
		at += len;
		used += columns;
		if (used < width) {
			cut = at;
			kept = used;
		}
	}
	str_addn(out, text, at);
	return used;
}

/* The one character of ASCII for a code point of one column. */
static char utf8_to_ascii(int32_t code)
{
	int32_t base[UTF8_MARKS_MAX + 1];
	utf8proc_ssize_t count;

	for (size_t i = 0; i < ARRAY_LEN(utf8_ascii); i++) {
		if (utf8_in(utf8_ascii[i].span, code))
			return utf8_ascii[i].ascii;
	}
	count = utf8proc_decompose_char(code, base, ARRAY_LEN(base),
					UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK,
					NULL);
	return count == 1 && base[0] >= 0x20 && base[0] < 0x7f ? (char)base[0] : '?';
}

void utf8_add_ascii(struct str *out, const char *text)
{
	while (*text) {
		int32_t code;
		int width;

		if (*text > 0 && *text < 0x7f) {
			str_addc(out, *text++);
			continue;
		}
		text += utf8_next(text, &code);
		width = utf8_code_width(code);
		if (width == 1)
			str_addc(out, code == UTF8_BAD ? '?' : utf8_to_ascii(code));
		else
			str_addn(out, "??", (size_t)width);
	}
}

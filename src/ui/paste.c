/* One paste: its end, its limit, and the text that is left of it. */
#include "ui/paste.h"

#include "base/utf8.h"

#include <string.h>

static const char paste_end[] = "\033[201~";

enum { PASTE_END = sizeof(paste_end) - 1, PASTE_ESC = 0x1b, PASTE_BEL = 0x07, PASTE_DEL = 0x7f };

void paste_init(struct paste *p)
{
	*p = (struct paste){ .matched = 0 };
	str_init(&p->bytes);
}

void paste_release(struct paste *p)
{
	str_release(&p->bytes);
}

void paste_begin(struct paste *p)
{
	paste_release(p);
	paste_init(p);
}

static void paste_keep(struct paste *p, const char *bytes, size_t len)
{
	p->over |= p->bytes.len + len > PASTE_MAX;
	if (!p->over)
		str_addn(&p->bytes, bytes, len);
}

/* The mark's first byte stands nowhere else in it, so what was matched in vain begins nothing. */
static void paste_byte(struct paste *p, char c)
{
	if (c == paste_end[p->matched]) {
		p->matched++;
		return;
	}
	paste_keep(p, paste_end, p->matched);
	p->matched = c == paste_end[0];
	if (!p->matched)
		paste_keep(p, &c, 1);
}

size_t paste_take(struct paste *p, const char *bytes, size_t len, bool *ended)
{
	size_t used = 0;

	while (used < len && p->matched < PASTE_END)
		paste_byte(p, bytes[used++]);
	*ended = p->matched == PASTE_END;
	return used;
}

/* --- the text --- */

/* Where the escape sequence ends that begins after an ESC. */
static const char *paste_skip(const char *at, const char *end)
{
	const char opens = at < end ? *at : '\0';

	if (opens == '[') {
		for (at++; at < end && *at >= 0x20 && *at < 0x40; at++)
			;
		return at < end && *at >= 0x40 && *at < PASTE_DEL ? at + 1 : at;
	}
	if (opens && strchr("]PX^_", opens)) {
		/* A string has an end of its own; without one it takes no more than its line. */
		while (at < end && *at != '\n' && *at != '\r' && *at != PASTE_BEL &&
		       *at != PASTE_ESC)
			at++;
		return at < end && *at == PASTE_BEL ? at + 1 : at;
	}
	while (at < end && *at >= 0x20 && *at < 0x30)
		at++;
	if (opens == 'O' || opens == 'N')
		at++;
	return at < end && *at >= 0x30 && *at < PASTE_DEL ? at + 1 : at;
}

/* U+0080 to U+009F, of which some act as escape sequences do. */
static bool paste_is_c1(const char *at, const char *end)
{
	return end - at >= 2 && at[0] == '\xc2' && (unsigned char)at[1] < 0xa0;
}

void paste_add_text(const struct paste *p, struct str *out)
{
	const char *at = p->bytes.text, *const end = at + p->bytes.len;
	struct str plain;

	if (p->over)
		return;
	str_init(&plain);
	while (at < end) {
		const unsigned char c = (unsigned char)*at;

		if (c == PASTE_ESC) {
			at = paste_skip(at + 1, end);
			continue;
		}
		if (c == '\r') {
			str_addc(&plain, '\n');
			at += at + 1 < end && at[1] == '\n';
		} else if (paste_is_c1(at, end)) {
			at++;
		} else if ((c >= 0x20 && c != PASTE_DEL) || c == '\n' || c == '\t') {
			str_addc(&plain, *at);
		}
		at++;
	}
	utf8_add_nfc(out, plain.text);
	str_release(&plain);
}

/* Bytes and escape sequences to events. */
#include "ui/event.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* The text without its accents; one without a letter of ASCII has none. */
static void event_plain(struct event *ev)
{
	struct str ascii;

	str_init(&ascii);
	utf8_add_ascii(&ascii, ev->text);
	str_copy(ev->text, sizeof(ev->text), strchr(ascii.text, '?') ? "" : ascii.text);
	str_release(&ascii);
}

static bool event_typed(struct event *ev, const unsigned char *bytes, size_t len, bool utf8)
{
	int32_t code;

	if (!utf8_valid((const char *)bytes, len, NULL))
		return false;
	memcpy(ev->text, bytes, len);
	ev->text[len] = '\0';
	utf8_next(ev->text, &code);
	ev->kind = EVENT_KEY;
	ev->key = code;
	if (!utf8)
		event_plain(ev);
	return true;
}

static int event_sequence_length(unsigned char lead)
{
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	if (lead >= 0xf0 && lead <= 0xf4)
		return 4;
	return 0;
}

static bool event_ascii(unsigned char byte, struct event *ev)
{
	ev->kind = EVENT_KEY;
	ev->key = byte;
	if (byte == 0x08 || byte == 0x7f)
		ev->key = K_BACKSPACE;
	else if (byte == '\n')
		ev->key = K_ENTER;
	else if (byte >= 0x20)
		ev->text[0] = (char)byte;
	return byte != 0;
}

bool event_decode_byte(struct event_decoder *d, unsigned char byte, bool utf8, struct event *ev)
{
	*ev = (struct event){ .kind = EVENT_NONE };
	if (byte < 0x80) {
		d->have = 0;
		return event_ascii(byte, ev);
	}
	if ((byte & 0xc0) != 0x80) {
		d->want = event_sequence_length(byte);
		d->bytes[0] = byte;
		d->have = d->want ? 1 : 0;
		return false;
	}
	if (!d->have)
		return false;
	d->bytes[d->have++] = byte;
	if (d->have < d->want)
		return false;
	d->have = 0;
	return event_typed(ev, d->bytes, (size_t)d->want, utf8);
}

/* --- escape sequences --- */

struct event_key_name {
	const char *body;
	int32_t key;
};

static const struct event_key_name event_finals[] = {
	{ "A", K_UP },   { "B", K_DOWN },   { "C", K_RIGHT },    { "D", K_LEFT },
	{ "H", K_HOME }, { "F", K_END },    { "Z", K_BACK_TAB }, { "M", K_ENTER },
	{ "P", K_F1 },   { "Q", K_F1 + 1 }, { "R", K_F1 + 2 },   { "S", K_F1 + 3 },
};

/* The linux console: ESC [ [ A */
static const struct event_key_name event_console[] = {
	{ "[[A", K_F1 },     { "[[B", K_F1 + 1 }, { "[[C", K_F1 + 2 },
	{ "[[D", K_F1 + 3 }, { "[[E", K_F1 + 4 },
};

/* ESC [ number ~ */
static const struct {
	int number;
	int32_t key;
} event_numbers[] = {
	{ 1, K_HOME },      { 2, K_INSERT },  { 3, K_DELETE },  { 4, K_END },      { 5, K_PAGE_UP },
	{ 6, K_PAGE_DOWN }, { 7, K_HOME },    { 8, K_END },     { 11, K_F1 },      { 12, K_F1 + 1 },
	{ 13, K_F1 + 2 },   { 14, K_F1 + 3 }, { 15, K_F1 + 4 }, { 17, K_F1 + 5 },  { 18, K_F1 + 6 },
	{ 19, K_F1 + 7 },   { 20, K_F1 + 8 }, { 21, K_F1 + 9 }, { 23, K_F1 + 10 }, { 24, K_F12 },
};

static int32_t event_named(const struct event_key_name *names, size_t count, const char *body)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i].body, body) == 0)
			return names[i].key;
	return K_NONE;
}

/* The pad of numbers in its application mode: ESC O p is 0, to ESC O y for 9; the signs lie before. */
static int32_t event_pad(char final)
{
	enum { PAD_FROM_CHARACTER = 'p' - '0' };

	return final >= 'j' && final <= 'y' ? final - PAD_FROM_CHARACTER : K_NONE;
}

int32_t event_sequence_key(const char *body)
{
	size_t len = strlen(body);

	if (len < 2)
		return K_NONE;
	if (body[0] == 'O' && len == 2 && event_pad(body[1]) != K_NONE)
		return event_pad(body[1]);
	if (body[0] == '[' && body[len - 1] == '~') {
		char *end;
		long number = strtol(body + 1, &end, 10);
		for (size_t i = 0; i < ARRAY_LEN(event_numbers); i++)
			if (event_numbers[i].number == number && (*end == '~' || *end == ';'))
				return event_numbers[i].key;
		return K_NONE;
	}
	if (body[1] == '[')
		return event_named(event_console, ARRAY_LEN(event_console), body);
	/* between the first and the final byte: at most modifiers, "1;5" */
	if (strspn(body + 1, "0123456789;") != len - 2)
		return K_NONE;
	return event_named(event_finals, ARRAY_LEN(event_finals), body + len - 1);
}

bool event_sequence_paste(const char *body, bool *opens)
{
	*opens = strcmp(body, "[200~") == 0;
	return *opens || strcmp(body, "[201~") == 0;
}

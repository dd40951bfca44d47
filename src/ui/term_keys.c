/* Keys by what terminfo says they send. curses would read byte by byte, with two system calls for each. */
#include "term_keys.h"

#include "base/mem.h"
#include "ui/event.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <term.h> /* after curses.h, which it needs */

struct term_key {
	const char *bytes;
	int32_t key;
};

enum { TERM_KEYS_MAX = 48 };

static struct term_key term_key[TERM_KEYS_MAX];
static size_t term_keys;

static void term_keys_add(const struct term_key *key, size_t count)
{
	for (size_t n = 0; n < count; n++)
		if (key[n].bytes && *key[n].bytes && term_keys < TERM_KEYS_MAX)
			term_key[term_keys++] = key[n];
}

/* Not the corners of the pad of numbers, which is one of numbers: event.c reads its sequences. */
void term_keys_learn(void)
{
	const struct term_key keys[] = {
		{ key_up, K_UP },           { key_down, K_DOWN },
		{ key_left, K_LEFT },       { key_right, K_RIGHT },
		{ key_npage, K_PAGE_DOWN }, { key_ppage, K_PAGE_UP },
		{ key_home, K_HOME },       { key_end, K_END },
		{ key_enter, K_ENTER },     { key_ic, K_INSERT },
		{ key_dc, K_DELETE },       { key_backspace, K_BACKSPACE },
		{ key_btab, K_BACK_TAB },   { key_sr, K_UP },
		{ key_sf, K_DOWN },         { key_sleft, K_LEFT },
		{ key_sright, K_RIGHT },    { key_find, K_HOME },
		{ key_shome, K_HOME },      { key_select, K_END },
		{ key_send, K_END },        { key_sprevious, K_PAGE_UP },
		{ key_snext, K_PAGE_DOWN }, { key_sdc, K_DELETE },
	};
	const struct term_key functions[] = {
		{ key_f1, K_F1 },      { key_f2, K_F1 + 1 },   { key_f3, K_F1 + 2 },
		{ key_f4, K_F1 + 3 },  { key_f5, K_F1 + 4 },   { key_f6, K_F1 + 5 },
		{ key_f7, K_F1 + 6 },  { key_f8, K_F1 + 7 },   { key_f9, K_F1 + 8 },
		{ key_f10, K_F1 + 9 }, { key_f11, K_F1 + 10 }, { key_f12, K_F12 },
	};

	term_keys = 0;
	term_keys_add(keys, ARRAY_LEN(keys));
	term_keys_add(functions, ARRAY_LEN(functions));
}

size_t term_keys_find(const char *bytes, size_t len, int32_t *key, bool *more)
{
	*more = false;
	for (size_t n = 0; n < term_keys; n++) {
		const char *wanted = term_key[n].bytes;
		size_t same = 0;

		while (same < len && wanted[same] && wanted[same] == bytes[same])
			same++;
		if (!wanted[same]) {
			*key = term_key[n].key;
			return same;
		}
		*more |= same == len;
	}
	return 0;
}

/* Terminals of the xterm family name them beyond terminfo's own names: "kUP", with Control "kUP5". */
int32_t term_keys_modified(const char *bytes)
{
	static const struct {
		const char *name;
		int32_t key;
	} names[] = {
		{ "kUP", K_UP },       { "kDN", K_DOWN },       { "kLFT", K_LEFT },
		{ "kRIT", K_RIGHT },   { "kHOM", K_HOME },      { "kEND", K_END },
		{ "kPRV", K_PAGE_UP }, { "kNXT", K_PAGE_DOWN }, { "kIC", K_INSERT },
		{ "kDC", K_DELETE },
	};
	enum { MODIFIER_FIRST = 2, MODIFIER_LAST = 8 };

	for (size_t n = 0; n < ARRAY_LEN(names); n++)
		for (int modifier = MODIFIER_FIRST; modifier <= MODIFIER_LAST; modifier++) {
			char name[16];
			const char *sent;

			snprintf(name, sizeof(name), modifier > MODIFIER_FIRST ? "%s%d" : "%s",
				 names[n].name, modifier);
			sent = tigetstr(name);
			if (sent && sent != (const char *)-1 && strcmp(sent, bytes) == 0)
				return names[n].key;
		}
	return K_NONE;
}

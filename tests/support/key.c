/* The bytes that a terminal sends for a key: its description's, else xterm's. */
#include "support/key.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* This order: term.h defines macros that need curses.h. */
#include <curses.h>
#include <term.h>

struct key {
	const char *name;
	const char *capability; /* of terminfo; NULL: the same everywhere */
	const char *bytes;      /* of xterm, in application mode */
};

static const struct key key_table[] = {
	{ "Up", "kcuu1", "\033OA" },    { "Down", "kcud1", "\033OB" },
	{ "Right", "kcuf1", "\033OC" }, { "Left", "kcub1", "\033OD" },
	{ "Home", "khome", "\033OH" },  { "End", "kend", "\033OF" },
	{ "PgUp", "kpp", "\033[5~" },   { "PgDn", "knp", "\033[6~" },
	{ "Ins", "kich1", "\033[2~" },  { "Del", "kdch1", "\033[3~" },
	{ "S-Tab", "kcbt", "\033[Z" },  { "F1", "kf1", "\033OP" },
	{ "F2", "kf2", "\033OQ" },      { "F3", "kf3", "\033OR" },
	{ "F4", "kf4", "\033OS" },      { "F5", "kf5", "\033[15~" },
	{ "F6", "kf6", "\033[17~" },    { "F7", "kf7", "\033[18~" },
	{ "F8", "kf8", "\033[19~" },    { "F9", "kf9", "\033[20~" },
	{ "F10", "kf10", "\033[21~" },  { "F11", "kf11", "\033[23~" },
	{ "F12", "kf12", "\033[24~" },  { "Backspace", NULL, "\177" },
	{ "Tab", NULL, "\t" },          { "Enter", NULL, "\r" },
	{ "Esc", NULL, "\033" },        { "Space", NULL, " " },
};

static size_t key_put(const char *bytes, char buf[KEY_BYTES_MAX])
{
	int n = snprintf(buf, KEY_BYTES_MAX, "%s", bytes);
	return n > 0 && n < KEY_BYTES_MAX ? (size_t)n : 0;
}

static size_t key_of_terminal(const char *term, const struct key *key, char buf[KEY_BYTES_MAX])
{
	TERMINAL *before = set_curterm(NULL); /* else setupterm may hand out the same one */
	int found;
	size_t n = 0;

	if (setupterm(term, STDOUT_FILENO, &found) != OK) {
		set_curterm(before);
		return 0;
	}
	const char *bytes = tigetstr(key->capability);
	/* (char *)-1: not a string capability */
	if (bytes && bytes != (const char *)-1)
		n = key_put(bytes, buf);
	TERMINAL *mine = set_curterm(before);
	del_curterm(mine);
	return n;
}

size_t key_bytes(const char *term, const char *name, char buf[KEY_BYTES_MAX])
{
	for (size_t i = 0; i < sizeof(key_table) / sizeof(key_table[0]); i++) {
		const struct key *key = &key_table[i];
		if (strcmp(key->name, name) != 0)
			continue;
		size_t n = key->capability ? key_of_terminal(term, key, buf) : 0;
		return n ? n : key_put(key->bytes, buf);
	}
	if (name[0] == '^' && name[1] >= '@' && name[1] <= '_' && !name[2]) {
		buf[0] = (char)(name[1] & 0x1f);
		buf[1] = '\0';
		return 1;
	}
	if (name[0] == 'M' && name[1] == '-' && name[2] && !name[3]) {
		buf[0] = '\033';
		buf[1] = name[2];
		buf[2] = '\0';
		return 2;
	}
	/* one character, of one byte or in UTF-8 */
	size_t characters = 0;
	for (const char *c = name; *c; c++)
		characters += ((unsigned char)*c & 0xc0) != 0x80;
	return characters == 1 ? key_put(name, buf) : 0;
}

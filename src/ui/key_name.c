/* Names of keys, and which keys a command may have. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/event.h"
#include "ui/keys.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
	const char *name;
	int32_t key;
} key_names[] = {
	{ "Enter", K_ENTER },         { "Esc", K_ESC },    { "Tab", K_TAB },
	{ "S-Tab", K_BACK_TAB },      { "Space", ' ' },    { "Up", K_UP },
	{ "Down", K_DOWN },           { "Left", K_LEFT },  { "Right", K_RIGHT },
	{ "Home", K_HOME },           { "End", K_END },    { "PgUp", K_PAGE_UP },
	{ "PgDn", K_PAGE_DOWN },      { "Ins", K_INSERT }, { "Del", K_DELETE },
	{ "Backspace", K_BACKSPACE },
};

void key_name_add(struct str *out, int32_t key)
{
	for (size_t i = 0; i < ARRAY_LEN(key_names); i++)
		if (key_names[i].key == key) {
			str_add(out, key_names[i].name);
			return;
		}
	if (key >= K_F1 && key <= K_F12)
		str_addf(out, "F%d", (int)(key - K_F1 + 1));
	else if (key > 0 && key < ' ')
		str_addf(out, "^%c", (int)key + '@');
	else if (key > ' ' && key < 0x7f)
		str_addc(out, (char)key);
}

static int32_t key_parse_function(const char *name, size_t len)
{
	if (len < 2 || len > 3 || toupper((unsigned char)name[0]) != 'F' || name[1] == '0')
		return K_NONE;
	int number = 0;
	for (size_t i = 1; i < len; i++) {
		if (!isdigit((unsigned char)name[i]))
			return K_NONE;
		number = number * 10 + (name[i] - '0');
	}
	return number <= 12 ? K_F1 + number - 1 : K_NONE;
}

int32_t key_parse(const char *name, size_t len)
{
	int32_t code = K_NONE;

	for (size_t i = 0; i < ARRAY_LEN(key_names); i++)
		if (strlen(key_names[i].name) == len &&
		    strncasecmp(key_names[i].name, name, len) == 0)
			return key_names[i].key;
	if (len == 2 && name[0] == '^' && toupper((unsigned char)name[1]) >= '@' &&
	    toupper((unsigned char)name[1]) <= '_') {
		code = toupper((unsigned char)name[1]) - '@';
		return code == 0x08 ? K_BACKSPACE : code;
	}
	if (len > 0 && utf8_valid(name, len, NULL)) {
		char one[8] = "";
		if (len < sizeof(one)) {
			memcpy(one, name, len);
			if (utf8_next(one, &code) == len && code >= ' ' && code != 0x7f)
				return code;
		}
	}
	return key_parse_function(name, len);
}

bool key_allowed(int32_t key)
{
	if (key == K_NONE || key == K_BACKSPACE)
		return false;
	if (key > 0x10ffff || key < ' ')
		return true;
	return key < 0x7f && !isdigit((int)key) && !strchr("aeiouydwAEIOUYDW[]{}", (int)key);
}

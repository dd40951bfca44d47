/* The list of keys as text: for the command line and the manual. */
#include "base/str.h"
#include "base/utf8.h"
#include "ui/view.h"

#include <string.h>

static const enum msg keys_group_title[ACTION_GROUP_MAX] = {
	[ACTION_GO] = MSG_KEYS_GO,
	[ACTION_FIND] = MSG_KEYS_FIND,
	[ACTION_DATA] = MSG_KEYS_DATA,
	[ACTION_SYSTEM] = MSG_KEYS_SYSTEM,
};

const char *action_group_title(enum action_group g)
{
	return tr(keys_group_title[g]);
}

/* True when a screen offers it. */
static bool keys_in_use(enum action a)
{
	for (size_t i = 0; screens[i]; i++)
		if (keymap_has(screens[i]->map, a))
			return true;
	return false;
}

static void keys_pad(struct str *out, size_t from, int width)
{
	for (int used = utf8_width(out->text + from); used < width; used++)
		str_addc(out, ' ');
}

void keys_add_list(struct str *out)
{
	for (enum action_group g = 0; g < ACTION_GROUP_MAX; g++) {
		str_addf(out, "%s%s\n", g ? "\n" : "", action_group_title(g));
		for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++) {
			if (action_group(a) != g || !keys_in_use(a))
				continue;
			size_t from = out->len;
			str_addf(out, "  %s", action_word(a));
			keys_pad(out, from, 20);
			keys_add(out, a);
			keys_pad(out, from, 32);
			str_addf(out, " %s\n", action_help(a));
		}
	}
}

/* Text for the manual's formatter, which has its own meaning for some characters. */
static void keys_add_roff(struct str *out, const char *text)
{
	for (; *text; text++) {
		switch (*text) {
		case '\\':
			str_add(out, "\\e");
			break;
		case '^':
			str_add(out, "\\(ha");
			break;
		case '~':
			str_add(out, "\\(ti");
			break;
		case '`':
			str_add(out, "\\(ga");
			break;
		case '\'':
			str_add(out, "\\(aq");
			break;
		case '-':
			str_add(out, "\\-");
			break;
		default:
			str_addc(out, *text);
		}
	}
}

static void keys_add_manual_action(struct str *out, enum action a)
{
	struct str keys;

	str_init(&keys);
	keys_add(&keys, a);
	str_add(out, ".TP\n\\fB");
	keys_add_roff(out, keys.text);
	str_add(out, "\\fR (");
	keys_add_roff(out, action_word(a));
	str_add(out, ")\n\\&");
	keys_add_roff(out, action_help(a));
	str_add(out, "\n");
	str_release(&keys);
}

void keys_add_manual(struct str *out)
{
	for (enum action_group g = 0; g < ACTION_GROUP_MAX; g++) {
		str_addf(out, ".SS %s\n", action_group_title(g));
		for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
			if (action_group(a) == g && keys_in_use(a))
				keys_add_manual_action(out, a);
	}
}

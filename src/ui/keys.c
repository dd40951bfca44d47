/* The table of actions and the keys they have now. */
#include "ui/keys.h"

#include "base/mem.h"
#include "base/str.h"
#include "ui/event.h"
#include "ui/view.h"

#include <ctype.h>
#include <string.h>

enum { KEYS_PER_ACTION = 4 };

struct keys_action {
	const char *word;
	const char *keys;
	enum msg hint, help;
	enum action_group group;
	unsigned flags;
};

static const struct keys_action keys_actions[] = {
	[ACTION_NONE] = { .word = "", .keys = "" },
#define ACTION(id, a_word, a_keys, a_group, a_flags) \
	[ACTION_##id] = { .word = a_word,            \
			  .keys = a_keys,            \
			  .hint = MSG_HINT_##id,     \
			  .help = MSG_HELP_##id,     \
			  .group = ACTION_##a_group, \
			  .flags = a_flags },
#include "ui/action.def"
#undef ACTION
};

static int32_t keys_bound[ACTION_MAX][KEYS_PER_ACTION];

const char *action_word(enum action a)
{
	return keys_actions[a].word;
}

const char *action_hint(enum action a)
{
	return tr(keys_actions[a].hint);
}

const char *action_help(enum action a)
{
	return tr(keys_actions[a].help);
}

enum action_group action_group(enum action a)
{
	return keys_actions[a].group;
}

unsigned action_flags(enum action a)
{
	return keys_actions[a].flags;
}

enum action action_find(const char *word)
{
	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
		if (strcmp(keys_actions[a].word, word) == 0)
			return a;
	return ACTION_NONE;
}

/* Reads "F2 s" into bound[]. */
static bool keys_read(const char *word, const char *keys, int32_t bound[KEYS_PER_ACTION],
		      struct err *err)
{
	size_t count = 0;

	memset(bound, 0, sizeof(int32_t) * KEYS_PER_ACTION);
	for (const char *at = keys + strspn(keys, " \t"); *at;) {
		size_t len = strcspn(at, " \t");
		int32_t key = key_parse(at, len);
		char name[ERR_ARG_SIZE] = "";

		memcpy(name, at, len < sizeof(name) ? len : sizeof(name) - 1);
		if (key == K_NONE)
			return err_set(err, ERR_KEY_NAME, name);
		if (!key_allowed(key))
			return err_set(err, ERR_KEY_FORBIDDEN, name);
		if (count == KEYS_PER_ACTION)
			return err_set(err, ERR_KEY_TOO_MANY, word, "4");
		bound[count++] = key;
		at += len;
		at += strspn(at, " \t");
	}
	return true;
}

void keys_init(void)
{
	struct err err;

	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
		keys_read(keys_actions[a].word, keys_actions[a].keys, keys_bound[a], &err);
}

bool keys_override(const char *word, const char *keys, struct err *err)
{
	enum action a = action_find(word);
	int32_t bound[KEYS_PER_ACTION];

	if (a == ACTION_NONE)
		return err_set(err, ERR_KEY_ACTION, word);
	if (!keys_read(word, keys, bound, err))
		return false;
	memcpy(keys_bound[a], bound, sizeof(bound));
	return true;
}

static bool keys_holds(enum action a, int32_t key)
{
	for (size_t i = 0; i < KEYS_PER_ACTION; i++)
		if (keys_bound[a][i] == key)
			return key != K_NONE;
	return false;
}

int32_t keys_first(enum action a)
{
	return keys_bound[a][0];
}

enum action keys_owner(int32_t key)
{
	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
		if (keys_holds(a, key))
			return a;
	return ACTION_NONE;
}

enum action keymap_at(const keymap *map, size_t i)
{
	size_t own = 0;

	while (map[own] != ACTION_NONE)
		own++;
	if (i < own)
		return map[i];
	i -= own;
	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
		if (keys_actions[a].flags & ACTION_ANYWHERE && i-- == 0)
			return a;
	return ACTION_NONE;
}

bool keymap_has(const keymap *map, enum action a)
{
	if (keys_actions[a].flags & ACTION_ANYWHERE)
		return true;
	for (; *map != ACTION_NONE; map++)
		if (*map == a)
			return true;
	return false;
}

enum action keys_find(const keymap *map, int32_t key)
{
	for (; *map != ACTION_NONE; map++)
		if (keys_holds(*map, key))
			return *map;
	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++)
		if (keys_actions[a].flags & ACTION_ANYWHERE && keys_holds(a, key))
			return a;
	return ACTION_NONE;
}

void keys_add(struct str *out, enum action a)
{
	for (size_t i = 0; i < KEYS_PER_ACTION && keys_bound[a][i] != K_NONE; i++) {
		if (i)
			str_addc(out, ' ');
		key_name_add(out, keys_bound[a][i]);
	}
}

/* --- checks --- */

static bool keys_without_letters(enum action a)
{
	for (size_t i = 0; i < KEYS_PER_ACTION; i++) {
		int32_t key = keys_bound[a][i];
		if (key != K_NONE && (key > 0x7f || !isalpha((int)key)))
			return true;
	}
	return false;
}

static bool keys_check_reach(enum action a, struct err *err)
{
	bool walks = keys_actions[a].flags & ACTION_MOVE || a == ACTION_OPEN || a == ACTION_MENU;

	return !walks || keys_without_letters(a) ||
	       err_set(err, ERR_KEY_UNREACHABLE, action_word(a));
}

static bool keys_check_pair(const struct view_ops *screen, enum action a, enum action b,
			    struct err *err)
{
	for (size_t i = 0; i < KEYS_PER_ACTION; i++) {
		if (!keys_holds(b, keys_bound[a][i]))
			continue;
		struct str key;
		str_init(&key);
		key_name_add(&key, keys_bound[a][i]);
		err_set(err, ERR_KEY_TWICE, key.text, action_word(a), action_word(b), screen->name);
		str_release(&key);
		return false;
	}
	return true;
}

static bool keys_check_screen(const struct view_ops *screen, struct err *err)
{
	enum action a, b;

	for (size_t i = 0; (a = keymap_at(screen->map, i)) != ACTION_NONE; i++) {
		if (!keys_check_reach(a, err))
			return false;
		for (size_t j = i + 1; (b = keymap_at(screen->map, j)) != ACTION_NONE; j++)
			if (!keys_check_pair(screen, a, b, err))
				return false;
	}
	return true;
}

bool keys_check(struct err *err)
{
	for (size_t i = 0; screens[i]; i++)
		if (!keys_check_screen(screens[i], err))
			return false;
	return true;
}

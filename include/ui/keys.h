/* Keys and what they do. action.def declares each action once; a screen's keymap says which of them
 * it offers; dispatch, the bar of function keys, help, menu, `--help keys` and the manual follow. */
#ifndef TIENDO_UI_KEYS_H
#define TIENDO_UI_KEYS_H

#include "base/err.h"
#include "base/msg.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str;

enum action {
	ACTION_NONE,
#define ACTION(id, word, keys, group, flags) ACTION_##id,
#include "ui/action.def"
#undef ACTION
	ACTION_MAX
};

enum action_group { ACTION_GO, ACTION_FIND, ACTION_DATA, ACTION_SYSTEM, ACTION_GROUP_MAX };

enum action_flag {
	ACTION_MOVE = 1,     /* walking: in no menu, but always on keys without letters */
	ACTION_ANYWHERE = 2, /* the frame does it, on every screen */
	ACTION_WRITES = 4    /* it changes what is recorded: not for who may only look */
};

const char *action_word(enum action a); /* "period-next" */
const char *action_hint(enum action a); /* in the language spoken now */
const char *action_help(enum action a);
enum action_group action_group(enum action a);
const char *action_group_title(enum action_group g);
unsigned action_flags(enum action a);
enum action action_find(const char *word); /* ACTION_NONE when there is none */

/* The actions that a screen offers, ended by ACTION_NONE. Those of ACTION_ANYWHERE are understood. */
typedef enum action keymap;

/* What many keymaps have in common: scrolling, walking in a list, the period shown, searching, and what else
 * of the figures is shown (look_update). */
#define KEYMAP_SCROLL \
	ACTION_UP, ACTION_DOWN, ACTION_PAGE_UP, ACTION_PAGE_DOWN, ACTION_FIRST, ACTION_LAST
#define KEYMAP_WALK                                                                          \
	ACTION_UP, ACTION_DOWN, ACTION_LEFT, ACTION_RIGHT, ACTION_PAGE_UP, ACTION_PAGE_DOWN, \
		ACTION_FIRST, ACTION_LAST, ACTION_OPEN, ACTION_BACK
#define KEYMAP_PERIOD ACTION_PERIOD_PREVIOUS, ACTION_PERIOD_NEXT, ACTION_PERIOD
#define KEYMAP_SEARCH ACTION_SEARCH, ACTION_SEARCH_NEXT, ACTION_SEARCH_PREVIOUS
#define KEYMAP_LOOK ACTION_PLAN, ACTION_BASIS, ACTION_MAP

/* Gives every action its default keys. */
void keys_init(void);

/* Replaces an action's keys by "F2 s" (names separated by spaces; "" leaves none): ERR_KEY_ACTION,
 * ERR_KEY_NAME, ERR_KEY_FORBIDDEN, ERR_KEY_TOO_MANY. Conflicts are keys_check's, once all overrides are known. */
bool keys_override(const char *word, const char *keys, struct err *err);

/* Checks the keymaps of all `screens` (view.h): no key twice on one screen, every action of each reachable without letters
 * (walking, opening and the menu by keys, others through the menu): ERR_KEY_TWICE, ERR_KEY_UNREACHABLE. */
bool keys_check(struct err *err);

/* The action of a key on a screen; ACTION_NONE when it has none there. */
enum action keys_find(const keymap *map, int32_t key);

/* The action that holds a key on any screen; ACTION_NONE when none does. */
enum action keys_owner(int32_t key);

bool keymap_has(const keymap *map, enum action a); /* ACTION_ANYWHERE: always */

/* Visits what a screen offers, its own first. `i` from 0; ACTION_NONE at the end. */
enum action keymap_at(const keymap *map, size_t i);

/* Adds an action's keys as they are shown: "F8 z". Nothing when it has none. */
void keys_add(struct str *out, enum action a);

/* The first key of an action, K_NONE when it has none. */
int32_t keys_first(enum action a);

/* The name of one key ("F2", "S-Tab", "^L", "Space", "g") and back (K_NONE when unknown). */
void key_name_add(struct str *out, int32_t key);
int32_t key_parse(const char *name, size_t len);

/* False for the keys that an input method rewrites, for digits and for non-ASCII characters. */
bool key_allowed(int32_t key);

/* Adds the whole list as text, group by group, in the language spoken now: `--help keys`. */
void keys_add_list(struct str *out);

/* The same as a part of the manual page (mdoc-free man macros: .TP per action). */
void keys_add_manual(struct str *out);

#endif

/* The table of actions, overrides, and the rules that all screens' keys keep. */
#include "ui/keys.h"

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "ui/event.h"
#include "ui/view.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <string.h>

static int keys_setup(void **state)
{
	(void)state;
	keys_init();
	return 0;
}

static void test_screens_keep_the_rules(void **state)
{
	struct err err = { .code = ERR_NONE };

	(void)state;
	assert_true(keys_check(&err));
	assert_int_equal(err.code, ERR_NONE);
}

/* Written apart from key_allowed: what Telex and VNI rewrite. */
static void test_no_letter_that_input_methods_rewrite(void **state)
{
	(void)state;
	for (const char *c = "aeiouydwAEIOUYDW[]{}0123456789"; *c; c++) {
		assert_int_equal(keys_owner(*c), ACTION_NONE);
		assert_false(key_allowed(*c));
	}
	assert_int_equal(keys_owner(K_BACKSPACE), ACTION_NONE);
	assert_int_equal(keys_owner(0x111), ACTION_NONE);
	assert_false(key_allowed(K_BACKSPACE));
	assert_false(key_allowed(0x111));
	assert_true(key_allowed('x'));
	assert_true(key_allowed('='));
	assert_true(key_allowed(K_F1));
}

/* Walking, opening and the menu need no letters; the menu leads to all the rest, where there is one. */
static void test_reached_without_letters(void **state)
{
	(void)state;
	for (size_t s = 0; screens[s]; s++) {
		enum action a;
		for (size_t i = 0; (a = keymap_at(screens[s]->map, i)) != ACTION_NONE; i++) {
			struct str keys;
			bool reached = action_flags(a) & ACTION_ANYWHERE && a != ACTION_MENU;

			if (!(screens[s]->flags & VIEW_BARE))
				reached = !(action_flags(a) & ACTION_MOVE) && a != ACTION_OPEN &&
					  a != ACTION_MENU;
			str_init(&keys);
			keys_add(&keys, a);
			for (char *name = strtok(keys.text, " "); name; name = strtok(NULL, " "))
				reached = reached || strlen(name) > 1 ||
					  !isalpha((unsigned char)*name);
			str_release(&keys);
			assert_true(reached);
		}
	}
}

static void test_every_action_is_offered_and_described(void **state)
{
	(void)state;
	for (enum action a = ACTION_NONE + 1; a < ACTION_MAX; a++) {
		bool offered = false;
		for (size_t s = 0; screens[s]; s++)
			offered = offered || keymap_has(screens[s]->map, a);
		if (!offered)
			print_error("no screen offers \"%s\"\n", action_word(a));
		assert_true(offered);
		assert_int_equal(action_find(action_word(a)), a);
		for (enum lang lang = 0; lang < LANG_MAX; lang++) {
			lang_set(lang);
			/* what a column of the help page has room for at 80 columns */
			assert_in_range(utf8_width(action_help(a)), 1, 26);
			if (keys_first(a) >= K_F1 && keys_first(a) <= K_F12)
				assert_in_range(utf8_width(action_hint(a)), 1, 6);
		}
	}
	lang_set(LANG_VI);
}

static void test_names(void **state)
{
	static const struct {
		const char *name;
		int32_t key;
	} rows[] = {
		{ "F1", K_F1 },       { "F12", K_F12 },
		{ "Enter", K_ENTER }, { "Esc", K_ESC },
		{ "Tab", K_TAB },     { "S-Tab", K_BACK_TAB },
		{ "Up", K_UP },       { "PgDn", K_PAGE_DOWN },
		{ "Home", K_HOME },   { "Del", K_DELETE },
		{ "Space", ' ' },     { "^L", 0x0c },
		{ "^Z", 0x1a },       { "g", 'g' },
		{ "G", 'G' },         { "(", '(' },
		{ "^", '^' },         { "Backspace", K_BACKSPACE },
	};
	static const char *const wrong[] = { "",   "F0", "F13",    "F01", "Fx",
					     "xx", "^",  "Ctrl-L", "\x01" };

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str name;
		str_init(&name);
		assert_int_equal(key_parse(rows[i].name, strlen(rows[i].name)), rows[i].key);
		key_name_add(&name, rows[i].key);
		assert_string_equal(name.text, rows[i].name);
		str_release(&name);
	}
	assert_int_equal(key_parse("enter", 5), K_ENTER);
	assert_int_equal(key_parse("^l", 2), 0x0c);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		if (strcmp(wrong[i], "^") != 0)
			assert_int_equal(key_parse(wrong[i], strlen(wrong[i])), K_NONE);
}

static void test_override(void **state)
{
	static const keymap map[] = { ACTION_UNDO, ACTION_EDIT, ACTION_NONE };
	struct err err;
	struct str keys;

	(void)state;
	assert_true(keys_override("undo", " F8  r ", &err));
	assert_int_equal(keys_find(map, 'r'), ACTION_UNDO);
	assert_int_equal(keys_find(map, 'z'), ACTION_NONE);
	assert_int_equal(keys_find(map, K_F1 + 7), ACTION_UNDO);
	str_init(&keys);
	keys_add(&keys, ACTION_UNDO);
	assert_string_equal(keys.text, "F8 r");
	str_release(&keys);
	assert_true(keys_override("edit", "", &err));
	assert_int_equal(keys_find(map, K_F1 + 1), ACTION_NONE);
	assert_int_equal(keys_first(ACTION_EDIT), K_NONE);
}

static void test_override_refused(void **state)
{
	static const struct {
		const char *word, *keys;
		enum err_code code;
		const char *arg;
	} rows[] = {
		{ "fly", "x", ERR_KEY_ACTION, "fly" },
		{ "undo", "F13", ERR_KEY_NAME, "F13" },
		{ "undo", "z F77", ERR_KEY_NAME, "F77" },
		{ "undo", "w", ERR_KEY_FORBIDDEN, "w" },
		{ "undo", "[", ERR_KEY_FORBIDDEN, "[" },
		{ "undo", "1", ERR_KEY_FORBIDDEN, "1" },
		{ "undo", "đ", ERR_KEY_FORBIDDEN, "đ" },
		{ "undo", "Backspace", ERR_KEY_FORBIDDEN, "Backspace" },
		{ "undo", "z x c v b", ERR_KEY_TOO_MANY, "undo" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err err = { .code = ERR_NONE };
		assert_false(keys_override(rows[i].word, rows[i].keys, &err));
		assert_int_equal(err.code, rows[i].code);
		assert_string_equal(err.arg[0], rows[i].arg);
	}
	/* what was refused changed nothing */
	assert_int_equal(keys_owner('z'), ACTION_UNDO);
}

static void test_conflicts(void **state)
{
	struct err err;

	(void)state;
	assert_true(keys_override("first", "Home q", &err));
	assert_false(keys_check(&err));
	assert_int_equal(err.code, ERR_KEY_TWICE);
	assert_string_equal(err.arg[0], "q");
	keys_init();
	assert_true(keys_override("quit", "F1", &err));
	assert_false(keys_check(&err));
	assert_int_equal(err.code, ERR_KEY_TWICE);
	keys_init();
	assert_true(keys_override("down", "j", &err));
	assert_false(keys_check(&err));
	assert_int_equal(err.code, ERR_KEY_UNREACHABLE);
	assert_string_equal(err.arg[0], "down");
	keys_init();
	assert_true(keys_override("menu", "", &err));
	assert_false(keys_check(&err));
	assert_int_equal(err.code, ERR_KEY_UNREACHABLE);
}

static void test_lists(void **state)
{
	struct str out;

	(void)state;
	lang_set(LANG_EN);
	str_init(&out);
	keys_add_list(&out);
	assert_non_null(strstr(out.text, "Moving\n  up                Up k         up\n"));
	assert_non_null(strstr(out.text, "  quit              F10 Q        quit\n"));
	str_clear(&out);
	keys_add_manual(&out);
	assert_non_null(strstr(out.text, ".SS Moving\n.TP\n\\fBUp k\\fR (up)\n\\&up\n"));
	assert_non_null(strstr(out.text, "\\fB\\(haL\\fR (redraw)\n"));
	str_release(&out);
	lang_set(LANG_VI);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_screens_keep_the_rules, keys_setup),
		cmocka_unit_test_setup(test_no_letter_that_input_methods_rewrite, keys_setup),
		cmocka_unit_test_setup(test_reached_without_letters, keys_setup),
		cmocka_unit_test_setup(test_every_action_is_offered_and_described, keys_setup),
		cmocka_unit_test_setup(test_names, keys_setup),
		cmocka_unit_test_setup(test_override, keys_setup),
		cmocka_unit_test_setup(test_override_refused, keys_setup),
		cmocka_unit_test_setup(test_conflicts, keys_setup),
		cmocka_unit_test_setup(test_lists, keys_setup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

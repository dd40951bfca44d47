/* Settings: every kind of value, every fault with its line, the order of the places, and that
 * config.ini documents exactly what there is. */
#include "app/config.h"

#include "base/asset.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/period.h"
#include "support/scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Reads a text over the built-in settings; the faults as "LINE: text" in English, one a line. */
static char *read_faults(struct config *c, const char *text, size_t len)
{
	const struct asset *builtin = asset_find("config.ini");
	struct err_list faults;
	struct str said;
	bool read;

	err_list_init(&faults);
	str_init(&said);
	assert_true(config_read(c, "config.ini", builtin->data, builtin->size, &faults));
	read = config_read(c, "own.ini", text, len, &faults);
	assert_int_equal(read, faults.count == 0);
	for (size_t i = 0; i < faults.kept; i++) {
		assert_string_equal(faults.item[i].file, "own.ini");
		assert_int_equal(err_status(&faults.item[i]), ERR_STATUS_USAGE);
		faults.item[i].file[0] = '\0';
		err_format(&faults.item[i], LANG_EN, &said);
		str_addc(&said, '\n');
	}
	err_list_release(&faults);
	return str_take(&said);
}

struct fault_row {
	const char *text, *said;
};

static const struct fault_row fault_rows[] = {
	{ "", "" },
	{ "; nothing\n\n# nothing\n", "" },
	{ "[display]\ntheme = mono", "" },
	{ "[display]\r\ntheme = mono\r\n", "" },
	{ "\xef\xbb\xbf[display]\n theme=mono\n", "" },
	{ "[display]\ntheme: mono\n", "" },
	{ "[display]\ntheme = red\n",
	  "2: \"theme\" cannot be \"red\": use one of auto, colour, mono\n" },
	{ "[display]\ntheme = mono ; at night\n",
	  "2: \"theme\" cannot be \"mono ; at night\": use one of auto, colour, mono\n" },
	{ "[display]\ntheme =\n", "2: \"theme\" cannot be \"\": use one of auto, colour, mono\n" },
	{ "[display]\ndetail = yes\n", "2: \"detail\" cannot be \"yes\": use one of off, on\n" },
	{ "\n[colours]\ntheme = mono\nx\n[display]\ntheme = x\n",
	  "2: there is no section [colours]: use [display], [view], [pace], [entry], [calendar], "
	  "[keys]\n"
	  "4: this is neither a [section] nor \"name = value\": correct it, or begin the line with "
	  "\";\"\n"
	  "6: \"theme\" cannot be \"x\": use one of auto, colour, mono\n" },
	{ "theme = mono\n", "1: \"theme\" stands before the first section: put it under one of "
			    "[display], [view], [pace], [entry], [calendar], "
			    "[keys]\n" },
	{ "[pace]\nbehnd = 0.5\n",
	  "2: there is no setting \"behnd\" in [pace]: use behind, accelerate, coverage\n" },
	{ "[display]\nbehind = 0.5\n", "2: there is no setting \"behind\" in [display]: use "
				       "language, theme, charset, detail\n" },
	{ "[pace\nbehind = 2\n[pace]\ncoverage\n",
	  "1: this is neither a [section] nor \"name = value\": correct it, or begin the line with "
	  "\";\"\n"
	  "4: this is neither a [section] nor \"name = value\": correct it, or begin the line with "
	  "\";\"\n" },
	{ "[pace]\nbehind = 0.5\n\n[pace]\nbehind = 0.5\n",
	  "5: \"behind\" is set in line 2 already: remove one of the two\n" },
	{ "[keys]\nundo = z\nredo = Z\nundo = x\n",
	  "4: \"undo\" is set in line 2 already: remove one of the two\n" },
	{ "[pace]\nbehind = 1.01\naccelerate = -1\ncoverage = 0,6\n",
	  "2: \"behind\" cannot be \"1.01\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "3: \"accelerate\" cannot be \"-1\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "4: \"coverage\" cannot be \"0,6\": use a number from 0 to 1, such as 0.60 or 2/3\n" },
	{ "[pace]\nbehind = nan\naccelerate = 0x1\ncoverage = 1/0\n",
	  "2: \"behind\" cannot be \"nan\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "3: \"accelerate\" cannot be \"0x1\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "4: \"coverage\" cannot be \"1/0\": use a number from 0 to 1, such as 0.60 or 2/3\n" },
	{ "[pace]\nbehind = 1e-1\naccelerate = 1.\ncoverage = 1/2/3\n",
	  "2: \"behind\" cannot be \"1e-1\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "3: \"accelerate\" cannot be \"1.\": use a number from 0 to 1, such as 0.60 or 2/3\n"
	  "4: \"coverage\" cannot be \"1/2/3\": use a number from 0 to 1, such as 0.60 or 2/3\n" },
	{ "[pace]\n\naccelerate = 0.5\n",
	  "3: \"behind\" is now greater than \"accelerate\": set both\n" },
	{ "[pace]\nbehind = 0.96\n",
	  "2: \"behind\" is now greater than \"accelerate\": set both\n" },
	{ "[pace]\nbehind = 0.96\naccelerate = 0.97\n", "" },
	{ "[pace]\nbehind = 0.6\naccelerate = 0.6\n", "" },
	{ "[entry]\njump = 1000\nauthor =\n",
	  "3: \"author\" has no value: write one, or \"auto\"\n" },
	{ "[view]\nperiod = 2022-Q5\n",
	  "2: \"period\" cannot be \"2022-Q5\": use a period such as 2022, 2022-H1, 2022-Q3 or "
	  "2022-09, or \"auto\"\n" },
	{ "[entry]\nauthor = \xff\n", "2: this line is not UTF-8: save the file as UTF-8\n" },
	{ "; \xff\n", "" },
};

static void test_faults(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(fault_rows); i++) {
		const struct fault_row *row = &fault_rows[i];
		struct config c;
		char *said;

		config_init(&c);
		said = read_faults(&c, row->text, strlen(row->text));
		assert_string_equal(said, row->said);
		free(said);
		config_release(&c);
	}
}

/* A byte after the last that fits, and a NUL, are refused; the lines around them are read. */
static void test_odd_lines(void **state)
{
	static const char nul[] = "[entry]\nauthor = a\0b\njump = 3\n";
	struct config c;
	struct str text;
	char *said;

	(void)state;
	config_init(&c);
	said = read_faults(&c, nul, sizeof(nul) - 1);
	assert_string_equal(said, "2: this line is not UTF-8: save the file as UTF-8\n");
	assert_true(c.jump == 3);
	free(said);
	config_release(&c);

	for (int len = 189; len <= 400; len += len == 192 ? 208 : 1) {
		config_init(&c);
		str_init(&text);
		str_addf(&text, "[entry]\nauthor = %0*d\njump = 4\n", len - 9, 7);
		said = read_faults(&c, text.text, text.len);
		assert_string_equal(said, len <= 190 ? "" :
						       "2: the line is longer than 190 bytes: "
						       "shorten it\n");
		if (len <= 190)
			assert_int_equal(strlen(c.author), len - 9);
		else
			assert_null(c.author);
		assert_true(c.jump == 4);
		free(said);
		str_release(&text);
		config_release(&c);
	}
}

static void test_values(void **state)
{
	static const char text[] =
		"[display]\nlanguage = en\ntheme = colour\ncharset = ascii\n"
		"detail = off\n[view]\nperiod = 2022-Q3\nplan = QD749\n"
		"basis = verified\nmap = today\n[pace]\nbehind = 0.5\n"
		"accelerate = 3/4\ncoverage = 1\n[entry]\nauthor = Lê Thị Lan; B\n"
		"jump = 7.5\n[keys]\nexplain = = F11\nundo =\n";
	struct config c;
	char *said;

	(void)state;
	config_init(&c);
	said = read_faults(&c, text, sizeof(text) - 1);
	assert_string_equal(said, "");
	assert_int_equal(c.language, CONFIG_LANGUAGE_EN);
	assert_int_equal(c.theme, THEME_COLOUR);
	assert_int_equal(c.charset, CONFIG_CHARSET_ASCII);
	assert_int_equal(c.detail, 0);
	assert_int_equal(c.period, period_of(2022, PERIOD_QUARTER, 3));
	assert_string_equal(c.plan, "QD749");
	assert_int_equal(c.basis, BASIS_VERIFIED);
	assert_int_equal(c.map, CONFIG_MAP_TODAY);
	assert_true(c.limits.behind == 0.5);
	assert_true(c.limits.accelerate == 0.75);
	assert_true(c.limits.coverage == 1);
	assert_string_equal(c.author, "Lê Thị Lan; B");
	assert_true(c.jump == 7.5);
	assert_int_equal(c.keys, 2);
	assert_string_equal(c.key[0].action, "explain");
	assert_string_equal(c.key[0].keys, "= F11");
	assert_string_equal(c.key[1].action, "undo");
	assert_string_equal(c.key[1].keys, "");
	free(said);
	config_release(&c);
}

/* What the design states, once more and independently of config.ini. */
static void test_defaults(void **state)
{
	struct config c;
	char *said;

	(void)state;
	config_init(&c);
	said = read_faults(&c, "", 0);
	assert_int_equal(c.language, CONFIG_LANGUAGE_AUTO);
	assert_int_equal(c.theme, THEME_AUTO);
	assert_int_equal(c.charset, CONFIG_CHARSET_AUTO);
	assert_int_equal(c.detail, 1);
	assert_int_equal(c.period, PERIOD_NONE);
	assert_null(c.plan);
	assert_int_equal(c.basis, BASIS_LATEST);
	assert_int_equal(c.map, CONFIG_MAP_PERIOD);
	assert_true(c.limits.behind == 0.60);
	assert_true(c.limits.accelerate == 0.95);
	assert_true(c.limits.coverage == 2.0 / 3);
	assert_null(c.author);
	assert_true(c.jump == 15);
	assert_int_equal(c.keys, 0);
	free(said);
	config_release(&c);
}

/* A comment line that is not bare, and how many of them stand in a row above `line`. */
static int comments_above(const char *text, const char *line)
{
	int count = 0;

	while (line > text) {
		const char *before = line - 1;

		while (before > text && before[-1] != '\n')
			before--;
		if (strncmp(before, "; ", 2) != 0)
			break;
		count++;
		line = before;
	}
	return count;
}

/* config.ini holds each setting once, in the table's order, under its section, with a comment in
 * each language (at least two lines) right above it; and nothing else. */
static void test_documented(void **state)
{
	const struct asset *builtin = asset_find("config.ini");
	char section[24] = "";
	int next = 0;

	(void)state;
	assert_non_null(builtin);
	for (const char *line = builtin->data; *line; line = strchr(line, '\n') + 1) {
		char name[24];

		assert_non_null(strchr(line, '\n'));
		if (*line == '\n' || *line == ';')
			continue;
		if (sscanf(line, "[%23[a-z]]", section) == 1)
			continue;
		assert_int_equal(sscanf(line, "%23[a-z-] = ", name), 1);
		assert_in_range(next, 0, SETTING_MAX - 1);
		assert_string_equal(section, setting_name((enum setting)next).section);
		assert_string_equal(name, setting_name((enum setting)next).name);
		assert_true(comments_above(builtin->data, line) >= 2);
		next++;
	}
	assert_int_equal(next, SETTING_MAX);
	assert_string_equal(section, "keys");
}

/* The later place wins, setting by setting. */
static void test_places(void **state)
{
	struct err_list faults;
	struct config c;
	struct err err;

	(void)state;
	err_list_init(&faults);
	config_init(&c);
	assert_true(config_read(&c, "etc.ini", "[view]\nmap = today\nplan = A\n[keys]\nundo = z\n",
				strlen("[view]\nmap = today\nplan = A\n[keys]\nundo = z\n"),
				&faults));
	assert_true(config_read(&c, "own.ini",
				"\n\n[view]\nplan = B\n[keys]\n\nundo = F8\nredo = Z\n",
				strlen("\n\n[view]\nplan = B\n[keys]\n\nundo = F8\nredo = Z\n"),
				&faults));
	assert_int_equal(c.map, CONFIG_MAP_TODAY);
	assert_string_equal(c.plan, "B");
	assert_int_equal(c.keys, 2);
	assert_string_equal(c.key[0].keys, "F8");
	assert_string_equal(c.key[0].place.file, "own.ini");
	assert_int_equal(c.key[0].place.line, 7);
	err_set(&err, ERR_DB_FULL, NULL);
	assert_false(config_at(&c, SETTING_PLAN, &err));
	assert_string_equal(err.file, "own.ini");
	assert_int_equal(err.line, 4);
	config_at(&c, SETTING_MAP, &err);
	assert_string_equal(err.file, "etc.ini");
	config_release(&c);
	err_list_release(&faults);
}

static bool refuse_undo(const char *action, const char *keys, struct err *err)
{
	return strcmp(action, "undo") != 0 || err_set(err, ERR_KEY_NAME, keys);
}

static void test_keys(void **state)
{
	static const char text[] = "[keys]\nredo = Z\nundo = F99\n";
	struct err_list faults;
	struct config c;

	(void)state;
	err_list_init(&faults);
	config_init(&c);
	assert_true(config_read(&c, "own.ini", text, sizeof(text) - 1, &faults));
	assert_false(config_apply_keys(&c, refuse_undo, &faults));
	assert_int_equal(faults.count, 1);
	assert_int_equal(faults.item[0].code, ERR_KEY_NAME);
	assert_string_equal(faults.item[0].file, "own.ini");
	assert_int_equal(faults.item[0].line, 3);
	config_release(&c);
	err_list_release(&faults);
}

/* Loads with the environment as it is; the language, theme and number of faults. */
static void check_load(const char *named, int language, int theme, size_t count)
{
	struct err_list faults;
	struct config c;

	err_list_init(&faults);
	config_init(&c);
	assert_int_equal(config_load(&c, named, &faults), count == 0);
	assert_int_equal(faults.count, count);
	if (count == 0) {
		assert_int_equal(c.language, language);
		assert_int_equal(c.theme, theme);
	}
	config_release(&c);
	err_list_release(&faults);
}

static void env_set(const char *name, const char *value)
{
	assert_int_equal(setenv(name, value, 1), 0);
}

static void test_load(void **state)
{
	(void)state;
	check_load(NULL, CONFIG_LANGUAGE_AUTO, THEME_AUTO, 0);

	/* The user's own: XDG_CONFIG_HOME, without it ~/.config. */
	env_set("XDG_CONFIG_HOME", scratch_path("xdg"));
	scratch_write("xdg/tiendo/config.ini", "[display]\nlanguage = en\ntheme = colour\n");
	check_load(NULL, CONFIG_LANGUAGE_EN, THEME_COLOUR, 0);
	unsetenv("XDG_CONFIG_HOME");
	env_set("HOME", scratch_path("other"));
	check_load(NULL, CONFIG_LANGUAGE_AUTO, THEME_AUTO, 0);
	scratch_write("other/.config/tiendo/config.ini", "[display]\nlanguage = vi\n");
	check_load(NULL, CONFIG_LANGUAGE_VI, THEME_AUTO, 0);

	/* A file that is named takes its place, and must be there. */
	env_set("TIENDO_CONFIG", scratch_write("named.ini", "[display]\ntheme = colour\n"));
	check_load(NULL, CONFIG_LANGUAGE_AUTO, THEME_COLOUR, 0);
	check_load(scratch_write("option.ini", "[display]\nlanguage = en\n"), CONFIG_LANGUAGE_EN,
		   THEME_AUTO, 0);
	check_load(scratch_path("none.ini"), 0, 0, 1);
	check_load(scratch_folder(), 0, 0, 1);
	check_load("/dev/zero", 0, 0, 1);

	/* The environment is above the files. */
	env_set("TIENDO_LANG", "en");
	env_set("NO_COLOR", "");
	check_load(NULL, CONFIG_LANGUAGE_EN, THEME_COLOUR, 0);
	env_set("NO_COLOR", "1");
	check_load(NULL, CONFIG_LANGUAGE_EN, THEME_MONO, 0);
	env_set("TIENDO_LANG", "fr");
	check_load(NULL, 0, 0, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_odd_lines),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_documented),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_keys),
		cmocka_unit_test_setup_teardown(test_load, scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

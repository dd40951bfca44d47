/* The table of settings, and reading a value of each kind. The defaults stand in config.ini, which
 * is the built-in place. */
#include "setting.h"

#include "base/mem.h"
#include "base/str.h"
#include "model/period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum setting_type {
	SETTING_CHOICE,     /* int: the place in `words` */
	SETTING_NUMBER,     /* double within `least` and `most` */
	SETTING_TEXT,       /* const char *; NULL for "auto" */
	SETTING_OF_PERIOD,  /* int32_t; PERIOD_NONE for "auto" */
	SETTING_OF_DEADLINE /* struct deadline */
};

struct setting_row {
	const char *section, *name;
	enum setting_type type;
	size_t at;
	const char *const *words;
	double least, most;
};

static const struct setting_row setting_rows[SETTING_MAX];

struct setting_name setting_name(enum setting setting)
{
	return (struct setting_name){ setting_rows[setting].section, setting_rows[setting].name };
}

bool setting_section(const char *section)
{
	for (int i = 0; i < SETTING_MAX; i++)
		if (strcmp(setting_rows[i].section, section) == 0)
			return true;
	return strcmp(section, "keys") == 0;
}

enum setting setting_find(const char *section, const char *name)
{
	int i = 0;

	while (i < SETTING_MAX && (strcmp(setting_rows[i].section, section) != 0 ||
				   strcmp(setting_rows[i].name, name) != 0))
		i++;
	return (enum setting)i;
}

void setting_add_sections(struct str *out)
{
	for (int i = 0; i < SETTING_MAX; i++)
		if (i == 0 || strcmp(setting_rows[i].section, setting_rows[i - 1].section) != 0)
			str_addf(out, "[%s], ", setting_rows[i].section);
	str_add(out, "[keys]");
}

void setting_add_names(struct str *out, const char *section)
{
	const char *before = "";

	for (int i = 0; i < SETTING_MAX; i++) {
		if (strcmp(setting_rows[i].section, section) != 0)
			continue;
		str_addf(out, "%s%s", before, setting_rows[i].name);
		before = ", ";
	}
}

static bool setting_parse_choice(const struct setting_row *row, const char *text, int *place,
				 struct err *err)
{
	struct str words;

	for (int i = 0; row->words[i]; i++) {
		if (strcmp(row->words[i], text) == 0) {
			*place = i;
			return true;
		}
	}
	str_init(&words);
	for (int i = 0; row->words[i]; i++)
		str_addf(&words, "%s%s", i ? ", " : "", row->words[i]);
	err_set(err, ERR_CONFIG_CHOICE, row->name, text, words.text);
	str_release(&words);
	return false;
}

/* Digits with at most one point; *end is where they end. False when there is no digit. */
static bool setting_parse_decimal(const char *text, char **end, double *number)
{
	const size_t whole = strspn(text, "0123456789");
	const size_t part = text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;

	if (whole == 0 || (text[whole] == '.' && part == 0))
		return false;
	*number = strtod(text, end);
	return *end == text + whole + (part ? part + 1 : 0);
}

/* "0.60", or "2/3", which no decimal equals. */
static bool setting_parse_number(const struct setting_row *row, const char *text, double *number,
				 struct err *err)
{
	char least[24], most[24], *end;
	double over, under = 1;

	if (setting_parse_decimal(text, &end, &over) &&
	    (*end == '\0' ||
	     (*end == '/' && setting_parse_decimal(end + 1, &end, &under) && *end == '\0')) &&
	    under > 0 && over / under >= row->least && over / under <= row->most) {
		*number = over / under;
		return true;
	}
	snprintf(least, sizeof(least), "%g", row->least);
	snprintf(most, sizeof(most), "%g", row->most);
	return err_set(err, ERR_CONFIG_NUMBER, row->name, text, least, most);
}

static bool setting_parse_text(const struct setting_row *row, struct arena *arena, const char *text,
			       const char **value, struct err *err)
{
	if (!*text)
		return err_set(err, ERR_CONFIG_EMPTY, row->name);
	*value = strcmp(text, "auto") == 0 ? NULL : arena_strdup(arena, text);
	return true;
}

static bool setting_parse_period(const struct setting_row *row, const char *text, int32_t *period,
				 struct err *err)
{
	int32_t read = PERIOD_NONE;

	if (strcmp(text, "auto") != 0 && !period_parse(text, &read))
		return err_set(err, ERR_CONFIG_PERIOD, row->name, text);
	*period = read;
	return true;
}

bool setting_parse(struct config *c, enum setting setting, const char *text, struct err *err)
{
	const struct setting_row *row = &setting_rows[setting];
	void *at = (char *)c + row->at;

	switch (row->type) {
	case SETTING_CHOICE:
		return setting_parse_choice(row, text, at, err);
	case SETTING_NUMBER:
		return setting_parse_number(row, text, at, err);
	case SETTING_TEXT:
		return setting_parse_text(row, &c->arena, text, at, err);
	case SETTING_OF_PERIOD:
		return setting_parse_period(row, text, at, err);
	case SETTING_OF_DEADLINE:
		return deadline_parse(text, at) ||
		       err_set(err, ERR_CONFIG_DEADLINE, row->name, text);
	}
	return false;
}

/* In the order of the enumerations that they stand for. */
static const char *const setting_languages[] = { "auto", "vi", "en", NULL };
static const char *const setting_themes[] = { "auto", "colour", "mono", NULL };
static const char *const setting_charsets[] = { "auto", "utf8", "ascii", NULL };
static const char *const setting_switch[] = { "off", "on", NULL };
static const char *const setting_bases[] = { "latest", "submitted", "verified", NULL };
static const char *const setting_maps[] = { "period", "today", NULL };

/* clang-format off */
#define AT(member) offsetof(struct config, member)
static const struct setting_row setting_rows[SETTING_MAX] = {
	[SETTING_LANGUAGE] = { "display", "language", SETTING_CHOICE, AT(language), setting_languages, 0, 0 },
	[SETTING_THEME] = { "display", "theme", SETTING_CHOICE, AT(theme), setting_themes, 0, 0 },
	[SETTING_CHARSET] = { "display", "charset", SETTING_CHOICE, AT(charset), setting_charsets, 0, 0 },
	[SETTING_DETAIL] = { "display", "detail", SETTING_CHOICE, AT(detail), setting_switch, 0, 0 },
	[SETTING_PERIOD] = { "view", "period", SETTING_OF_PERIOD, AT(period), NULL, 0, 0 },
	[SETTING_PLAN] = { "view", "plan", SETTING_TEXT, AT(plan), NULL, 0, 0 },
	[SETTING_BASIS] = { "view", "basis", SETTING_CHOICE, AT(basis), setting_bases, 0, 0 },
	[SETTING_MAP] = { "view", "map", SETTING_CHOICE, AT(map), setting_maps, 0, 0 },
	[SETTING_BEHIND] = { "pace", "behind", SETTING_NUMBER, AT(limits.behind), NULL, 0, 1 },
	[SETTING_ACCELERATE] = { "pace", "accelerate", SETTING_NUMBER, AT(limits.accelerate), NULL, 0, 1 },
	[SETTING_COVERAGE] = { "pace", "coverage", SETTING_NUMBER, AT(limits.coverage), NULL, 0, 1 },
	[SETTING_AUTHOR] = { "entry", "author", SETTING_TEXT, AT(author), NULL, 0, 0 },
	[SETTING_JUMP] = { "entry", "jump", SETTING_NUMBER, AT(jump), NULL, 0, 1000 },
	[SETTING_CUTOFF_MONTH] = { "calendar", "cutoff-month", SETTING_OF_DEADLINE, AT(calendar.cutoff[PERIOD_MONTH]), NULL, 0, 0 },
	[SETTING_CUTOFF_QUARTER] = { "calendar", "cutoff-quarter", SETTING_OF_DEADLINE, AT(calendar.cutoff[PERIOD_QUARTER]), NULL, 0, 0 },
	[SETTING_CUTOFF_HALF] = { "calendar", "cutoff-half", SETTING_OF_DEADLINE, AT(calendar.cutoff[PERIOD_HALF]), NULL, 0, 0 },
	[SETTING_CUTOFF_YEAR] = { "calendar", "cutoff-year", SETTING_OF_DEADLINE, AT(calendar.cutoff[PERIOD_YEAR]), NULL, 0, 0 },
	[SETTING_DUE_MONTH] = { "calendar", "due-month", SETTING_OF_DEADLINE, AT(calendar.due[PERIOD_MONTH]), NULL, 0, 0 },
	[SETTING_DUE_QUARTER] = { "calendar", "due-quarter", SETTING_OF_DEADLINE, AT(calendar.due[PERIOD_QUARTER]), NULL, 0, 0 },
	[SETTING_DUE_HALF] = { "calendar", "due-half", SETTING_OF_DEADLINE, AT(calendar.due[PERIOD_HALF]), NULL, 0, 0 },
	[SETTING_DUE_YEAR] = { "calendar", "due-year", SETTING_OF_DEADLINE, AT(calendar.due[PERIOD_YEAR]), NULL, 0, 0 },
	[SETTING_RETURNED] = { "calendar", "returned", SETTING_NUMBER, AT(returned), NULL, 0, 1000 },
};
/* clang-format on */

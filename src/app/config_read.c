/* Reading one config.ini. The packaged inih cuts long lines silently, and tells its handler no line
 * number and of wrong lines only the first: so the lines are given to it one by one, counted and
 * checked here. */
#include "app/config.h"

#include "base/str.h"
#include "base/utf8.h"
#include "setting.h"

#include <assert.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

/* inih keeps 200 bytes of a line with its end, and 49 of a section or a name. */
enum { CONFIG_LINE_MAX = 190, CONFIG_NAME_MAX = 49 };

struct config_reading {
	struct config *c;
	struct err_list *faults;
	const char *file;
	const char *text, *end;
	long line;    /* of what inih has in its hands */
	bool awaited; /* the line is a setting; the handler has not seen it yet */
	bool known;   /* the section is */
	long set[SETTING_MAX];
};

static void config_fault(struct config_reading *r, struct err *err)
{
	err_at(err, r->file, r->line);
	err_list_add(r->faults, err);
}

/* A setting that inih did not understand: there is no "=" in it. */
static void config_settle(struct config_reading *r)
{
	struct err err;

	if (r->awaited) {
		err_set(&err, ERR_CONFIG_LINE, NULL);
		config_fault(r, &err);
	}
	r->awaited = false;
}

static void config_section(struct config_reading *r, const char *start, size_t len)
{
	const char *close = memchr(start, ']', len);
	char name[CONFIG_NAME_MAX + 1];
	struct str sections;
	struct err err;

	r->known = false;
	if (!close) {
		err_set(&err, ERR_CONFIG_LINE, NULL);
		config_fault(r, &err);
		return;
	}
	snprintf(name, sizeof(name), "%.*s", (int)(close - start - 1), start + 1);
	r->known = setting_section(name);
	if (r->known)
		return;
	str_init(&sections);
	setting_add_sections(&sections);
	err_set(&err, ERR_CONFIG_SECTION, name, sections.text);
	config_fault(r, &err);
	str_release(&sections);
}

/* Looks at a line before inih does. False when it is not to see it. */
static bool config_look(struct config_reading *r, const char *start, size_t len)
{
	struct err err;
	size_t blank = 0;

	while (blank < len && strchr(" \t\r", start[blank]))
		blank++;
	if (blank == len || start[blank] == ';' || start[blank] == '#')
		return false;
	if (len > CONFIG_LINE_MAX || !utf8_valid(start, len, NULL)) {
		char most[24];

		snprintf(most, sizeof(most), "%d", CONFIG_LINE_MAX);
		if (len > CONFIG_LINE_MAX)
			err_set(&err, ERR_CONFIG_LONG, most);
		else
			err_set(&err, ERR_CONFIG_UTF8, NULL);
		config_fault(r, &err);
		return false;
	}
	if (start[blank] == '[') {
		config_section(r, start + blank, len - blank);
		return r->known;
	}
	r->awaited = true;
	return true;
}

/* Gives inih the next line, as fgets would; an empty one in place of what it is not to see. */
static char *config_next(char *buf, int size, void *arg)
{
	struct config_reading *r = arg;
	const char *start = r->text, *newline;
	size_t len;

	assert(size > CONFIG_LINE_MAX + 1);
	config_settle(r);
	if (start == r->end)
		return NULL;
	newline = memchr(start, '\n', (size_t)(r->end - start));
	len = newline ? (size_t)(newline - start) : (size_t)(r->end - start);
	r->text = newline ? newline + 1 : r->end;
	r->line++;
	if (!config_look(r, start, len))
		len = 0;
	memcpy(buf, start, len);
	memcpy(buf + len, "\n", 2);
	return buf;
}

static const struct config_key *config_key_find(const struct config *c, const char *action)
{
	for (size_t i = 0; i < c->keys; i++)
		if (strcmp(c->key[i].action, action) == 0)
			return &c->key[i];
	return NULL;
}

static bool config_twice(const char *name, long line, struct err *err)
{
	char number[24];

	snprintf(number, sizeof(number), "%ld", line);
	return err_set(err, ERR_CONFIG_TWICE, name, number);
}

static bool config_set_key(struct config_reading *r, const char *action, const char *keys,
			   struct err *err)
{
	struct config *c = r->c;
	const struct config_key *old = config_key_find(c, action);
	struct config_key *key;

	if (old && old->place.file == r->file)
		return config_twice(action, old->place.line, err);
	if (old) {
		key = &c->key[old - c->key];
	} else {
		c->key = mem_grow(c->key, c->keys, &c->room, sizeof(*c->key));
		key = &c->key[c->keys++];
		key->action = arena_strdup(&c->arena, action);
	}
	key->keys = arena_strdup(&c->arena, keys);
	key->place = (struct config_place){ r->file, r->line };
	return true;
}

static bool config_set(struct config_reading *r, const char *section, const char *name,
		       const char *value, struct err *err)
{
	const enum setting setting = setting_find(section, name);
	struct str names;

	if (strcmp(section, "keys") == 0)
		return config_set_key(r, name, value, err);
	if (setting != SETTING_MAX) {
		if (r->set[setting] > 0)
			return config_twice(name, r->set[setting], err);
		r->set[setting] = r->line;
		r->c->place[setting] = (struct config_place){ r->file, r->line };
		return setting_parse(r->c, setting, value, err);
	}
	str_init(&names);
	if (*section) {
		setting_add_names(&names, section);
		err_set(err, ERR_CONFIG_NAME, name, section, names.text);
	} else {
		setting_add_sections(&names);
		err_set(err, ERR_CONFIG_OUTSIDE, name, names.text);
	}
	str_release(&names);
	return false;
}

/* What inih calls for each setting. */
static int config_handle(void *arg, const char *section, const char *name, const char *value)
{
	struct config_reading *r = arg;
	struct err err;

	r->awaited = false;
	/* Of an unknown section that itself was said. */
	if (r->known && !config_set(r, section, name, value, &err))
		config_fault(r, &err);
	return 1;
}

/* What holds between settings, at the line that broke it. */
static void config_check(struct config_reading *r)
{
	const struct pace_limits *limits = &r->c->limits;
	struct err err;

	if (limits->behind <= limits->accelerate)
		return;
	r->line = r->set[SETTING_BEHIND] > r->set[SETTING_ACCELERATE] ? r->set[SETTING_BEHIND] :
									r->set[SETTING_ACCELERATE];
	err_set(&err, ERR_CONFIG_PACE, NULL);
	config_fault(r, &err);
}

bool config_read(struct config *c, const char *file, const char *text, size_t len,
		 struct err_list *faults)
{
	const size_t before = faults->count;
	struct config_reading r = {
		.c = c, .faults = faults, .text = text, .end = text + len, .known = true
	};
	int first;

	r.file = arena_strdup(&c->arena, file);
	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		r.text += 3;
	/* A line that begins with a space is not the one before it going on, and a value may hold
	 * a ";". */
	ini_allow_multiline = false;
	ini_allow_inline_comments = false;
	first = ini_parse_stream(config_next, &r, config_handle, &r);
	if (first != 0 && faults->count == before) {
		struct err err;

		r.line = first > 0 ? first : 0;
		err_set(&err, ERR_CONFIG_LINE, NULL);
		config_fault(&r, &err);
	}
	if (faults->count == before)
		config_check(&r);
	return faults->count == before;
}

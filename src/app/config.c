/* Where settings come from, and in which order. */
#include "app/config.h"

#include "base/asset.h"
#include "base/opener.h"
#include "base/str.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No config.ini is longer; what is (a device, say) is not read to its end. */
enum { CONFIG_SIZE_MAX = 1 << 18 };

void config_init(struct config *c)
{
	*c = (struct config){ 0 };
	arena_init(&c->arena);
}

void config_release(struct config *c)
{
	free(c->key);
	arena_release(&c->arena);
	config_init(c);
}

/* Reads an open file, and closes it. False, with errno, when it cannot be read. */
static bool config_slurp(int fd, struct str *text)
{
	FILE *file = fd >= 0 ? fdopen(fd, "r") : NULL;
	char buf[4096];
	size_t got;
	int error;

	if (!file)
		return false;
	while ((got = fread(buf, 1, sizeof(buf), file)) > 0 && text->len <= CONFIG_SIZE_MAX)
		str_addn(text, buf, got);
	error = ferror(file) ? errno : text->len > CONFIG_SIZE_MAX ? EFBIG : 0;
	fclose(file);
	errno = error;
	return error == 0;
}

/* Reads a file over c; one that is not there is no fault unless it was asked for. */
static void config_load_file(struct config *c, const char *path, int fd, bool asked_for,
			     struct err_list *faults)
{
	struct str text;
	struct err err;

	str_init(&text);
	if (config_slurp(fd, &text)) {
		config_read(c, path, text.text, text.len, faults);
	} else if (asked_for || (errno != ENOENT && errno != ENOTDIR)) {
		err_set(&err, ERR_FILE_READ, path, strerror(errno));
		err_list_add(faults, &err);
	}
	str_release(&text);
}

static void config_load_own(struct config *c, const char *named, struct err_list *faults)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct str path;

	if (!named)
		named = getenv("TIENDO_CONFIG");
	if (named && *named) {
		config_load_file(c, named, opener_open(named, O_RDONLY, 0), true, faults);
		return;
	}
	str_init(&path);
	if (folder && *folder == '/')
		str_addf(&path, "%s/tiendo/config.ini", folder);
	else if (home && *home)
		str_addf(&path, "%s/.config/tiendo/config.ini", home);
	if (path.len > 0)
		config_load_file(c, path.text, opener_open(path.text, O_RDONLY, 0), false, faults);
	str_release(&path);
}

static void config_load_environment(struct config *c, struct err_list *faults)
{
	const char *language = getenv("TIENDO_LANG"), *no_colour = getenv("NO_COLOR");
	enum lang lang;
	struct err err;

	if (language && *language) {
		if (lang_parse(language, &lang)) {
			c->language = lang == LANG_VI ? CONFIG_LANGUAGE_VI : CONFIG_LANGUAGE_EN;
		} else {
			err_set(&err, ERR_CONFIG_CHOICE, "TIENDO_LANG", language, "vi, en");
			err_list_add(faults, &err);
		}
	}
	if (no_colour && *no_colour)
		c->theme = THEME_MONO;
}

bool config_load(struct config *c, const char *named, struct err_list *faults)
{
	static const char machine[] = TIENDO_SYSCONFDIR "/tiendo/config.ini";
	const struct asset *builtin = asset_find("config.ini");
	const size_t before = faults->count;

	assert(builtin);
	config_read(c, "config.ini", builtin->data, builtin->size, faults);
	assert(faults->count == before);
	config_load_file(c, machine, open(machine, O_RDONLY | O_CLOEXEC), false, faults);
	config_load_own(c, named, faults);
	config_load_environment(c, faults);
	return faults->count == before;
}

bool config_apply_keys(const struct config *c, config_key_fn *set, struct err_list *faults)
{
	const size_t before = faults->count;
	struct err err;

	for (size_t i = 0; i < c->keys; i++) {
		if (set(c->key[i].action, c->key[i].keys, &err))
			continue;
		err_at(&err, c->key[i].place.file, c->key[i].place.line);
		err_list_add(faults, &err);
	}
	return faults->count == before;
}

bool config_at(const struct config *c, enum setting setting, struct err *err)
{
	return err_at(err, c->place[setting].file, c->place[setting].line);
}

/* tiendo init, tiendo demo: a new database. */
#include "app/command.h"

#include "exchange/catalogue.h"
#include "exchange/demo.h"
#include "exchange/published.h"
#include "store/programme.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A creation that was killed leaves "NAME.new-PID" behind; those of processes that are gone are
 * removed. */
static void init_remove_stale(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const size_t len = strlen(name);
	struct str folder, file;
	struct dirent *e;
	DIR *dir;

	str_init(&folder);
	str_init(&file);
	if (slash)
		str_addn(&folder, path, (size_t)(slash - path) + 1);
	else
		str_add(&folder, "./");
	dir = opendir(folder.text);
	while (dir && (e = readdir(dir))) {
		char *end;
		long pid;

		if (strncmp(e->d_name, name, len) != 0 || strncmp(e->d_name + len, ".new-", 5) != 0)
			continue;
		pid = strtol(e->d_name + len + 5, &end, 10);
		if (pid <= 0 || *end || kill((pid_t)pid, 0) == 0 || errno != ESRCH)
			continue;
		str_clear(&file);
		str_addf(&file, "%s%s", folder.text, e->d_name);
		unlink(file.text);
	}
	if (dir)
		closedir(dir);
	str_release(&folder);
	str_release(&file);
}

static void init_say_created(const char *path, const struct catalogue *c)
{
	char indicators[24], targets[24], units[24];
	struct str text;

	snprintf(indicators, sizeof(indicators), "%zu", c->programme.indicators);
	snprintf(targets, sizeof(targets), "%zu", c->programme.targets);
	snprintf(units, sizeof(units), "%zu", c->units.units);
	str_init(&text);
	msg_add(&text, MSG_INIT_CREATED, path, indicators, targets, units);
	puts(text.text);
	str_release(&text);
}

static void init_say_values(const struct published_report *r, int64_t made)
{
	char values[24], notes[24], illustrative[24];
	struct str text;

	snprintf(values, sizeof(values), "%d", r->values);
	snprintf(notes, sizeof(notes), "%d", r->notes);
	snprintf(illustrative, sizeof(illustrative), "%lld", (long long)made);
	str_init(&text);
	msg_add(&text, MSG_INIT_PUBLISHED, values, notes);
	puts(text.text);
	str_clear(&text);
	if (made) {
		msg_add(&text, MSG_INIT_ILLUSTRATIVE, illustrative);
		puts(text.text);
	}
	str_release(&text);
}

static bool init_fill(const struct command_line *line, struct store *s, const struct catalogue *c,
		      bool demo, struct published_report *report, int64_t *made, struct err *err)
{
	struct err_list faults;
	bool ok = store_put_catalogue(s, c, err);

	err_list_init(&faults);
	if (ok && demo)
		ok = demo_save(s, c, line->author, report, made, &faults, err);
	else if (ok && line->value[OPTION_PUBLISHED])
		ok = published_save(s, c, line->author, report, &faults, err);
	if (ok)
		command_fail_all(&faults);
	err_list_release(&faults);
	return ok && store_created(s, err);
}

static int init_create(const struct command_line *line, bool demo)
{
	struct published_report report = { 0 };
	struct err_list faults;
	struct catalogue c;
	struct err err = { 0 };
	struct store *s = NULL;
	int64_t made = 0;
	int status = ERR_STATUS_DONE;

	catalogue_init(&c);
	err_list_init(&faults);
	if (!catalogue_read(&c, line->value[OPTION_CATALOGUE], &faults)) {
		status = command_fail_all(&faults);
		goto out;
	}
	init_remove_stale(line->path);
	if (command_make_folders(line->path, &err))
		s = store_create(line->path, &err);
	if (!s || !init_fill(line, s, &c, demo, &report, &made, &err)) {
		status = command_fail(&err);
		goto out;
	}
	init_say_created(line->path, &c);
	if (demo || line->value[OPTION_PUBLISHED])
		init_say_values(&report, made);
out:
	store_close(s);
	err_list_release(&faults);
	catalogue_release(&c);
	return status;
}

int command_init(const struct command_line *line)
{
	return init_create(line, false);
}

int command_demo(const struct command_line *line)
{
	return init_create(line, true);
}

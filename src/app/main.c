/* tiendo: start, settings, command. */
#include "app/command.h"
#include "app/config.h"
#include "app/fullscreen.h"
#include "app/privilege.h"
#include "app/remote.h"

#include "base/date.h"
#include "base/mem.h"
#include "ui/keys.h"
#include "ui/term.h"

#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Vietnamese unless the environment names a language that the program speaks. */
static void main_language(void)
{
	static const char *const names[] = { "TIENDO_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t n = 0; n < ARRAY_LEN(names); n++) {
		const char *text = getenv(names[n]);
		enum lang lang;

		if (!text || !*text)
			continue;
		if (lang_parse(text, &lang))
			lang_set(lang);
		return;
	}
}

/* Who writes: the login name of the real user. */
static char *main_author(void)
{
	const struct passwd *pw = getpwuid(getuid());
	char number[24];

	if (pw && pw->pw_name && *pw->pw_name)
		return mem_strdup(pw->pw_name);
	snprintf(number, sizeof(number), "uid %ld", (long)getuid());
	return mem_strdup(number);
}

/* The settings; what is wrong in them is said all at once. */
static bool main_settings(struct command_line *line, struct config *c, int *status)
{
	struct err_list faults;
	bool fine;

	err_list_init(&faults);
	fine = config_load(c, line->value[OPTION_CONFIG], &faults) &&
	       config_apply_keys(c, keys_override, &faults);
	if (!line->value[OPTION_LANG] && c->language != CONFIG_LANGUAGE_AUTO)
		lang_set(c->language == CONFIG_LANGUAGE_EN ? LANG_EN : LANG_VI);
	if (c->charset != CONFIG_CHARSET_AUTO)
		term_set_utf8(c->charset == CONFIG_CHARSET_UTF8);
	if (!fine)
		*status = command_fail_all(&faults);
	err_list_release(&faults);
	line->config = c;
	return fine;
}

static int main_fullscreen(const struct command_line *line)
{
	const struct config *c = line->config;
	struct fullscreen f = { .path = line->path,
				.author = line->author,
				.basis = (enum basis)c->basis,
				.map_today = c->map == CONFIG_MAP_TODAY,
				.plan = c->plan,
				.limits = c->limits,
				.jump = c->jump,
				.calendar = c->calendar,
				.returned = c->returned,
				.theme = line->value[OPTION_MONO] ? THEME_MONO :
								    (enum theme)c->theme,
				.detail = c->detail != 0 };
	struct err err = { 0 };

	if (!command_period(line, &f.period, &err))
		return command_fail(&err);
	return fullscreen_run(&f);
}

/* The command of the command line, or the one that ssh was given where only this program may run. */
static bool main_command(struct command_line *line, struct remote *remote, int argc, char **argv,
			 int *status)
{
	const char *asked = getenv("SSH_ORIGINAL_COMMAND");

	if (!command_read(line, argc, argv, status))
		return false;
	return line->command || !asked || !*asked || remote_read(remote, asked, line, status);
}

static int main_run(struct command_line *line)
{
	struct config config;
	struct err err = { 0 };
	int status = ERR_STATUS_DONE;

	config_init(&config);
	if (main_settings(line, &config, &status)) {
		/* With a server's database one is who one has logged in as. */
		line->author = config.author && !privilege_held() ? mem_strdup(config.author) :
								    main_author();
		if (!privilege_check(line->path, &err))
			status = command_fail(&err);
		else
			status = line->command ? line->command->run(line) : main_fullscreen(line);
		free(line->author);
	}
	config_release(&config);
	line->config = NULL;
	return status;
}

int main(int argc, char **argv)
{
	struct remote remote = { 0 };
	struct command_line line = { 0 };
	struct err err = { 0 };
	struct str path;
	int status = ERR_STATUS_DONE;

	privilege_start();
	term_locale();
	/* A reader that has gone is seen when writing; the database is closed in order. */
	signal(SIGPIPE, SIG_IGN);
	main_language();
	keys_init();
	str_init(&path);
	if (main_command(&line, &remote, argc, argv, &status)) {
		privilege_database(line.value[OPTION_DB], &path);
		line.path = path.text;
		if (clock_init()) {
			status = main_run(&line);
		} else {
			err_set(&err, ERR_USAGE_NOW,
				getenv("TIENDO_NOW") ? getenv("TIENDO_NOW") : "");
			status = command_fail(&err);
		}
	}
	str_release(&path);
	remote_release(&remote);
	return status;
}

/* The environment of a program under test. */
#include "support/env.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const env_dropped[] = {
	"TIENDO_",    "XDG_",      "LC_",       "LANG=",
	"LANGUAGE=",  "LINES=",    "COLUMNS=",  "NO_COLOR=",
	"TERM=",      "TERMCAP=",  "TERMINFO=", "TERMINFO_DIRS=",
	"COLORTERM=", "ESCDELAY=", "NCURSES_",  "SSH_ORIGINAL_COMMAND=",
	NULL
};

static bool env_is_dropped(const char *entry)
{
	for (size_t i = 0; env_dropped[i]; i++)
		if (strncmp(entry, env_dropped[i], strlen(env_dropped[i])) == 0)
			return true;
	return false;
}

static void env_remove(const char *entry)
{
	char *name = strndup(entry, strcspn(entry, "="));
	if (!name || unsetenv(name) != 0)
		abort();
	free(name);
}

void env_change(const char *change)
{
	const char *equals = strchr(change, '=');
	if (!equals) {
		env_remove(change);
		return;
	}
	char *name = strndup(change, (size_t)(equals - change));
	if (!name || setenv(name, equals + 1, 1) != 0)
		abort();
	free(name);
}

void env_clean(const char *const *changes)
{
	for (size_t i = 0; environ && environ[i];) {
		if (env_is_dropped(environ[i]))
			env_remove(environ[i]); /* the following ones move up */
		else
			i++;
	}
	env_change("LANG=C.UTF-8");
	env_change("TZ=UTC");
	for (size_t i = 0; changes && changes[i]; i++)
		env_change(changes[i]);
}

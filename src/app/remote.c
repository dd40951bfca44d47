/* Commands that come over ssh. */
#include "app/remote.h"

#include "base/mem.h"
#include "command_help.h"

#include <stdlib.h>
#include <string.h>

/* What may be set, by command; the others are refused. */
static const struct remote_command {
	const char *name;
	unsigned options;
} remote_commands[] = {
	{ "export", 1u << OPTION_LANG | 1u << OPTION_PERIOD | 1u << OPTION_INDICATOR |
			    1u << OPTION_UNIT | 1u << OPTION_LOG },
	{ "import", 1u << OPTION_LANG | 1u << OPTION_PERIOD | 1u << OPTION_DRY_RUN |
			    1u << OPTION_REASON | 1u << OPTION_INDICATOR },
};

/* Takes one word off; *to is moved behind its NUL. False when a quotation mark is not closed. */
static bool remote_word(const char **from, char **to)
{
	const char *c = *from;
	char quote = 0;

	for (; *c && (quote || !strchr(" \t\r\n", *c)); c++) {
		if (quote ? *c == quote : *c == '\'' || *c == '"')
			quote = quote ? 0 : *c;
		else if (*c == '\\' && c[1] && (!quote || (quote == '"' && strchr("\"\\$`", c[1]))))
			*(*to)++ = *++c;
		else
			*(*to)++ = *c;
	}
	*(*to)++ = '\0';
	*from = c;
	return !quote;
}

bool remote_split(struct remote *r, const char *command, struct err *err)
{
	static char program[] = "tiendo";
	const size_t len = strlen(command);
	char *to;

	r->text = to = mem_alloc(len + 2);
	r->argv = mem_zero(len / 2 + 3, sizeof(*r->argv));
	r->argv[0] = program;
	r->argc = 1;
	for (const char *from = command; from += strspn(from, " \t\r\n"), *from;) {
		r->argv[r->argc++] = to;
		if (!remote_word(&from, &to))
			return err_set(err, ERR_REMOTE_QUOTE, command);
	}
	return true;
}

void remote_release(struct remote *r)
{
	free(r->text);
	free(r->argv);
	*r = (struct remote){ 0 };
}

static const struct remote_command *remote_find(const struct remote *r, struct err *err)
{
	for (size_t n = 0; r->argc > 1 && n < ARRAY_LEN(remote_commands); n++)
		if (strcmp(r->argv[1], remote_commands[n].name) == 0)
			return &remote_commands[n];
	err_set(err, ERR_REMOTE_COMMAND, r->argc > 1 ? r->argv[1] : "");
	return NULL;
}

static bool remote_may(const struct remote_command *command, const struct command_line *asked,
		       struct err *err)
{
	for (int o = 0; o < OPTION_MAX; o++)
		if (asked->value[o] && !(command->options & 1u << o))
			return err_set(err, ERR_REMOTE_OPTION, command_options[o].name);
	for (int n = 0; n < asked->operands; n++)
		if (n > 0 || strcmp(asked->operand[n], "-") != 0)
			return err_set(err, ERR_REMOTE_IMPORT, asked->operand[n]);
	return true;
}

bool remote_read(struct remote *r, const char *text, struct command_line *line, int *status)
{
	const struct remote_command *command = NULL;
	struct command_line asked = { 0 };
	struct err err = { 0 };

	if (remote_split(r, text, &err))
		command = remote_find(r, &err);
	if (!command) {
		*status = command_fail(&err);
		return false;
	}
	if (!command_read(&asked, r->argc, r->argv, status))
		return false;
	if (!remote_may(command, &asked, &err)) {
		*status = command_fail(&err);
		return false;
	}
	for (int o = 0; o < OPTION_MAX; o++)
		if (!asked.value[o])
			asked.value[o] = line->value[o];
	*line = asked;
	return true;
}

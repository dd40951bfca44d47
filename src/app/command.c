/* The tables of commands and options, and reading a command line with them. */
#include "app/command.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "command_help.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#define BIT(option) (1u << OPTION_##option)

const struct command_option_text command_options[OPTION_MAX] = {
	[OPTION_DB] = { "db", 0, "FILE", MSG_OPTION_DB },
	[OPTION_CONFIG] = { "config", 0, "FILE", MSG_OPTION_CONFIG },
	[OPTION_LANG] = { "lang", 0, "vi|en", MSG_OPTION_LANG },
	[OPTION_PERIOD] = { "period", 0, "P", MSG_OPTION_PERIOD },
	[OPTION_MONO] = { "mono", 'n', NULL, MSG_OPTION_MONO },
	[OPTION_HELP] = { "help", 'h', NULL, MSG_OPTION_HELP },
	[OPTION_VERSION] = { "version", 0, NULL, MSG_OPTION_VERSION },
	[OPTION_CATALOGUE] = { "catalogue", 0, "DIR", MSG_OPTION_CATALOGUE },
	[OPTION_PUBLISHED] = { "with-published", 0, NULL, MSG_OPTION_PUBLISHED },
	[OPTION_DRY_RUN] = { "dry-run", 0, NULL, MSG_OPTION_DRY_RUN },
	[OPTION_REASON] = { "reason", 0, "TEXT", MSG_OPTION_REASON },
	[OPTION_INDICATOR] = { "indicator", 0, "I", MSG_OPTION_INDICATOR },
	[OPTION_UNIT] = { "unit", 0, "U", MSG_OPTION_UNIT },
	[OPTION_LOG] = { "log", 0, NULL, MSG_OPTION_LOG },
	[OPTION_OUTPUT] = { "output", 'o', "FILE", MSG_OPTION_OUTPUT },
	[OPTION_FORMAT] = { "format", 0, "FORM", MSG_OPTION_FORMAT },
	[OPTION_REBUILD] = { "rebuild", 0, NULL, MSG_OPTION_REBUILD },
	[OPTION_AGAINST] = { "against", 0, "FILE", MSG_OPTION_AGAINST },
	[OPTION_ROLE] = { "role", 0, "R,...", MSG_OPTION_ROLE },
	[OPTION_NAME] = { "name", 0, "TEXT", MSG_OPTION_NAME },
	[OPTION_GROUP] = { "group", 0, "G", MSG_OPTION_GROUP },
	[OPTION_UNTIL] = { "until", 0, "DAY", MSG_OPTION_UNTIL },
	[OPTION_SINCE] = { "since", 0, "TIME", MSG_OPTION_SINCE },
	[OPTION_TEMPLATE] = { "template", 0, "FILE", MSG_OPTION_TEMPLATE },
	[OPTION_SENT] = { "sent", 0, NULL, MSG_OPTION_SENT },
};

const unsigned command_global = BIT(DB) | BIT(CONFIG) | BIT(LANG) | BIT(PERIOD) | BIT(MONO) |
				BIT(HELP) | BIT(VERSION);

const struct command command_table[] = {
	{ .name = "init",
	  .summary = MSG_COMMAND_INIT,
	  .text = MSG_COMMAND_INIT_TEXT,
	  .options = BIT(CATALOGUE) | BIT(PUBLISHED),
	  .run = command_init },
	{ .name = "demo",
	  .summary = MSG_COMMAND_DEMO,
	  .text = MSG_COMMAND_DEMO_TEXT,
	  .options = BIT(CATALOGUE),
	  .run = command_demo },
	{ .name = "import",
	  .summary = MSG_COMMAND_IMPORT,
	  .text = MSG_COMMAND_IMPORT_TEXT,
	  .operands = "FILE...|-",
	  .operands_min = 1,
	  .operands_max = 1000,
	  .options = BIT(DRY_RUN) | BIT(REASON) | BIT(INDICATOR),
	  .run = command_import },
	{ .name = "export",
	  .summary = MSG_COMMAND_EXPORT,
	  .text = MSG_COMMAND_EXPORT_TEXT,
	  .options = BIT(INDICATOR) | BIT(UNIT) | BIT(LOG) | BIT(CATALOGUE) | BIT(OUTPUT),
	  .run = command_export },
	{ .name = "status",
	  .summary = MSG_COMMAND_STATUS,
	  .text = MSG_COMMAND_STATUS_TEXT,
	  .options = BIT(FORMAT) | BIT(OUTPUT),
	  .run = command_status },
	{ .name = "report",
	  .summary = MSG_COMMAND_REPORT,
	  .text = MSG_COMMAND_REPORT_TEXT,
	  .operands = "completeness|reminder|minutes",
	  .operands_min = 1,
	  .operands_max = 1,
	  .options = BIT(UNIT) | BIT(SINCE) | BIT(FORMAT) | BIT(TEMPLATE) | BIT(SENT) | BIT(OUTPUT),
	  .run = command_report },
	{ .name = "check",
	  .summary = MSG_COMMAND_CHECK,
	  .text = MSG_COMMAND_CHECK_TEXT,
	  .options = BIT(REBUILD) | BIT(AGAINST),
	  .run = command_check },
	{ .name = "user",
	  .summary = MSG_COMMAND_USER,
	  .text = MSG_COMMAND_USER_TEXT,
	  .operands = "add|change|remove|list [LOGIN]",
	  .operands_min = 1,
	  .operands_max = 2,
	  .options = BIT(ROLE) | BIT(UNIT) | BIT(INDICATOR) | BIT(NAME) | BIT(REASON),
	  .run = command_user },
	{ .name = "lock",
	  .summary = MSG_COMMAND_LOCK,
	  .text = MSG_COMMAND_LOCK_TEXT,
	  .operands = "[PERIOD]",
	  .operands_max = 1,
	  .options = BIT(UNIT) | BIT(GROUP) | BIT(REASON),
	  .run = command_lock },
	{ .name = "unlock",
	  .summary = MSG_COMMAND_UNLOCK,
	  .text = MSG_COMMAND_UNLOCK_TEXT,
	  .operands = "PERIOD",
	  .operands_min = 1,
	  .operands_max = 1,
	  .options = BIT(UNIT) | BIT(GROUP) | BIT(REASON),
	  .run = command_unlock },
	{ .name = "except",
	  .summary = MSG_COMMAND_EXCEPT,
	  .text = MSG_COMMAND_EXCEPT_TEXT,
	  .operands = "PERIOD",
	  .operands_min = 1,
	  .operands_max = 1,
	  .options = BIT(UNIT) | BIT(UNTIL) | BIT(REASON),
	  .run = command_except },
	{ .name = "backup",
	  .summary = MSG_COMMAND_BACKUP,
	  .text = MSG_COMMAND_BACKUP_TEXT,
	  .operands = "FILE",
	  .operands_min = 1,
	  .operands_max = 1,
	  .run = command_backup },
	{ .name = "restore",
	  .summary = MSG_COMMAND_RESTORE,
	  .text = MSG_COMMAND_RESTORE_TEXT,
	  .operands = "FILE",
	  .operands_min = 1,
	  .operands_max = 1,
	  .run = command_restore },
	{ .name = NULL },
};

static const struct command *command_find(const char *name)
{
	for (const struct command *c = command_table; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

/* What getopt_long wants, made from the table. Long options without a letter return 256 + id. */
struct command_getopt {
	struct option longs[OPTION_MAX + 1];
	char shorts[2 * OPTION_MAX + 4];
};

static void command_getopt_of(unsigned options, struct command_getopt *g)
{
	size_t count = 0, len = 0;

	memset(g, 0, sizeof(*g));
	g->shorts[len++] = '+';
	g->shorts[len++] = ':';
	for (int o = 0; o < OPTION_MAX; o++) {
		const struct command_option_text *t = &command_options[o];

		if (!(options & 1u << o))
			continue;
		g->longs[count++] = (struct option){ t->name,
						     t->argument ? required_argument : no_argument,
						     NULL, 256 + o };
		if (t->letter) {
			g->shorts[len++] = t->letter;
			if (t->argument)
				g->shorts[len++] = ':';
		}
	}
}

static int command_option_id(int c)
{
	if (c >= 256)
		return c - 256;
	for (int o = 0; o < OPTION_MAX; o++)
		if (command_options[o].letter && command_options[o].letter == c)
			return o;
	return -1;
}

static bool command_wrong(enum err_code code, const char *what, int *status)
{
	struct err err = { 0 };

	err_set(&err, code, what);
	*status = command_fail(&err);
	return false;
}

/* Reads options up to the first word that is none (all of them behind a command: words before
 * options are put aside as operands). Returns the place of that word. */
static bool command_read_options(struct command_line *line, unsigned options, int argc, char **argv,
				 int *at, int *status)
{
	struct command_getopt g;
	int c;

	command_getopt_of(options, &g);
	if (line->command)
		memmove(g.shorts, g.shorts + 1, strlen(g.shorts));
	opterr = 0;
	optind = 0;
	while ((c = getopt_long(argc, argv, g.shorts, g.longs, NULL)) != -1) {
		const int id = c == '?' || c == ':' ? -1 : command_option_id(c);
		char letter[3] = { '-', (char)optopt, '\0' };
		enum lang lang;

		if (id < 0)
			return command_wrong(c == ':' ? ERR_USAGE_ARGUMENT : ERR_USAGE_OPTION,
					     optopt > 0 && optopt < 256 ? letter : argv[optind - 1],
					     status);
		if (id == OPTION_DB && optarg && !*optarg)
			return command_wrong(ERR_USAGE_ARGUMENT, "--db", status);
		line->value[id] = optarg ? optarg : "";
		if (id == OPTION_LANG) {
			if (!lang_parse(optarg, &lang))
				return command_wrong(ERR_USAGE_LANG, optarg, status);
			lang_set(lang);
		}
	}
	*at = optind;
	return true;
}

static bool command_is_line(const char *text)
{
	while (*text) {
		int32_t code;

		text += utf8_next(text, &code);
		if (code < ' ' || (code >= 0x7f && code <= 0x9f)) /* UTF8_BAD, C0, DEL, C1 */
			return false;
	}
	return true;
}

/* What the log keeps is one line of text. */
static bool command_texts(const struct command_line *line, int *status)
{
	static const enum command_option kept[] = { OPTION_REASON, OPTION_NAME };

	for (size_t n = 0; n < ARRAY_LEN(kept); n++) {
		const char *text = line->value[kept[n]];
		struct err err = { 0 };

		if (!text || command_is_line(text))
			continue;
		err_set(&err, ERR_USAGE_TEXT, command_options[kept[n]].name, text);
		*status = command_fail(&err);
		return false;
	}
	return true;
}

static bool command_answer(const struct command_line *line, const char *topic, int *status)
{
	*status = ERR_STATUS_DONE;
	if (line->value[OPTION_VERSION]) {
		printf("tiendo %s\n", TIENDO_VERSION);
		return true;
	}
	if (!line->value[OPTION_HELP])
		return false;
	command_help(line->command, topic, stdout);
	return true;
}

bool command_read(struct command_line *line, int argc, char **argv, int *status)
{
	const char *name = NULL;
	int at = 0;

	if (!command_read_options(line, command_global, argc, argv, &at, status))
		return false;
	if (at < argc) {
		name = argv[at];
		line->command = command_find(name);
		if (!line->command && line->value[OPTION_HELP]) {
			command_answer(line, name, status);
			return false;
		}
		if (!line->command)
			return command_wrong(ERR_USAGE_COMMAND, name, status);
		argc -= at;
		argv += at;
		if (!command_read_options(line, command_global | line->command->options, argc, argv,
					  &at, status))
			return false;
		line->operand = argv + at;
		line->operands = argc - at;
	}
	if (command_answer(line, NULL, status))
		return false;
	if (!line->command)
		return true;
	if (line->operands < line->command->operands_min)
		return command_wrong(ERR_USAGE_TOO_FEW, line->command->operands, status);
	if (line->operands > line->command->operands_max)
		return command_wrong(ERR_USAGE_TOO_MANY, line->operand[line->command->operands_max],
				     status);
	return command_texts(line, status);
}

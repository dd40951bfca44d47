/* Usage and help. */
#include "command_help.h"

#include "base/utf8.h"
#include "ui/keys.h"

#include <string.h>

enum { HELP_COLUMN = 26, HELP_WIDTH = 79 };

static void help_option_usage(unsigned options, struct str *out)
{
	for (int o = 0; o < OPTION_MAX; o++) {
		const struct command_option_text *t = &command_options[o];

		if (!(options & 1u << o) || o == OPTION_HELP || o == OPTION_VERSION)
			continue;
		if (t->letter)
			str_addf(out, " [-%c", t->letter);
		else
			str_addf(out, " [--%s", t->name);
		if (t->argument)
			str_addf(out, " %s", t->argument);
		str_addc(out, ']');
	}
}

/* Writes text in lines of at most HELP_WIDTH columns, each after the first led by `indent` spaces;
 * `used` columns of the first are taken. */
static void help_wrap(const char *text, int used, int indent, FILE *out)
{
	int at = used;
	bool first = true;

	while (*text) {
		const size_t len = strcspn(text, " ");
		char word[200];
		int width;

		snprintf(word, sizeof(word), "%.*s", (int)len, text);
		width = utf8_width(word);
		if (!first && at + 1 + width > HELP_WIDTH) {
			fprintf(out, "\n%*s", indent, "");
			at = indent;
		} else if (!first) {
			putc(' ', out);
			at++;
		}
		fputs(word, out);
		at += width;
		first = false;
		text += len;
		text += strspn(text, " ");
	}
	putc('\n', out);
}

static void help_usage(const struct command *command, FILE *out)
{
	struct str line;

	str_init(&line);
	str_addf(&line, "%s tiendo", tr(MSG_HELP_USAGE));
	if (command) {
		str_addf(&line, " %s", command->name);
		help_option_usage(command->options, &line);
		if (command->operands)
			str_addf(&line, " %s", command->operands);
	} else {
		help_option_usage(command_global, &line);
		str_add(&line, " [COMMAND]");
	}
	fprintf(out, "%s\n", line.text);
	str_release(&line);
}

void command_usage(FILE *out)
{
	help_usage(NULL, out);
	fprintf(out, "%s\n", tr(MSG_HELP_MORE));
}

static void help_options(unsigned options, FILE *out)
{
	for (int o = 0; o < OPTION_MAX; o++) {
		const struct command_option_text *t = &command_options[o];
		struct str head;

		if (!(options & 1u << o))
			continue;
		str_init(&head);
		if (t->letter)
			str_addf(&head, "  -%c, --%s", t->letter, t->name);
		else
			str_addf(&head, "      --%s", t->name);
		if (t->argument)
			str_addf(&head, " %s", t->argument);
		str_addc(&head, ' ');
		while (head.len < HELP_COLUMN)
			str_addc(&head, ' ');
		fputs(head.text, out);
		help_wrap(tr(t->text), (int)head.len, HELP_COLUMN, out);
		str_release(&head);
	}
}

static void help_command(const struct command *command, FILE *out)
{
	help_usage(command, out);
	putc('\n', out);
	help_wrap(tr(command->text), 0, 0, out);
	putc('\n', out);
	help_options(command->options | command_global, out);
}

static void help_program(FILE *out)
{
	help_usage(NULL, out);
	fprintf(out, "%s\n\n", tr(MSG_HELP_PROGRAM));
	fprintf(out, "  %-*s", HELP_COLUMN - 2, "");
	help_wrap(tr(MSG_HELP_SCREEN), HELP_COLUMN, HELP_COLUMN, out);
	for (const struct command *c = command_table; c->name; c++) {
		fprintf(out, "  %-*s", HELP_COLUMN - 2, c->name);
		help_wrap(tr(c->summary), HELP_COLUMN, HELP_COLUMN, out);
	}
	putc('\n', out);
	help_options(command_global, out);
	fprintf(out, "\n%s\n", tr(MSG_HELP_STATUS));
	fprintf(out, "%s\n", tr(MSG_HELP_MORE));
}

static void help_table(const char *name, unsigned options, FILE *out)
{
	for (int o = 0; o < OPTION_MAX; o++)
		if (options & 1u << o)
			fprintf(out, "%s --%s %s\n", name, command_options[o].name,
				command_options[o].argument ? command_options[o].argument : "-");
}

static void help_keys(void (*add)(struct str *out), FILE *out)
{
	struct str text;

	str_init(&text);
	add(&text);
	fputs(text.text, out);
	str_release(&text);
}

void command_help(const struct command *command, const char *topic, FILE *out)
{
	if (topic && strcmp(topic, "keys") == 0) {
		help_keys(keys_add_list, out);
	} else if (topic && strcmp(topic, "keys-manual") == 0) {
		help_keys(keys_add_manual, out);
	} else if (topic && strcmp(topic, "options") == 0) {
		help_table("-", command_global, out);
		for (const struct command *c = command_table; c->name; c++)
			help_table(c->name, c->options, out);
	} else if (command) {
		help_command(command, out);
	} else {
		help_program(out);
	}
}

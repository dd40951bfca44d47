/* Usage and help, made from the tables of commands and options. Private to this layer. */
#ifndef TIENDO_APP_COMMAND_HELP_H
#define TIENDO_APP_COMMAND_HELP_H

#include "app/command.h"

struct command_option_text {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* NULL: none */
	enum msg text;
};

extern const struct command_option_text command_options[OPTION_MAX];
extern const unsigned command_global; /* options understood everywhere */

/* The help of a command, or of the program (NULL). Other topics: "keys" lists what every key does,
 * "keys-manual" the same for the manual page; "options" writes the tables for the completion:
 * "COMMAND --option ARGUMENT" a line. */
void command_help(const struct command *command, const char *topic, FILE *out);

#endif

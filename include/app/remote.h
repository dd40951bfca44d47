/* What ssh was asked to run (SSH_ORIGINAL_COMMAND) where it may only start this program: an export to
 * standard output or an import from standard input, and nothing else. */
#ifndef TIENDO_APP_REMOTE_H
#define TIENDO_APP_REMOTE_H

#include "app/command.h"

struct remote {
	char *text;  /* the words, one behind the other */
	char **argv; /* of which the line's operands are a part */
	int argc;
};

/* Splits a command into words as a shell does: blanks part them, '...', "..." and \ keep them together.
 * Nothing is expanded. False when a quotation mark is not closed. remote_release frees in both cases. */
bool remote_split(struct remote *r, const char *command, struct err *err);
void remote_release(struct remote *r);

/* Reads the command over a line that has none yet; what the line had set itself stays unless the command
 * sets it. As command_read: false with *status when the program is to end. */
bool remote_read(struct remote *r, const char *command, struct command_line *line, int *status);

#endif

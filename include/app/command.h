/* The command line: what commands and options there are, reading them, and what commands share.
 *
 * Every option is described once (command.c); a command says which it takes. Usage, --help and the
 * completion are made from these tables. */
#ifndef TIENDO_APP_COMMAND_H
#define TIENDO_APP_COMMAND_H

#include "base/err.h"
#include "base/msg.h"
#include "base/str.h"
#include "store/store.h"

#include <stdbool.h>
#include <stdio.h>

struct config;

enum command_option {
	/* understood before and after a command */
	OPTION_DB,
	OPTION_CONFIG,
	OPTION_LANG,
	OPTION_PERIOD,
	OPTION_MONO,
	OPTION_HELP,
	OPTION_VERSION,
	/* of some commands */
	OPTION_CATALOGUE,
	OPTION_PUBLISHED,
	OPTION_DRY_RUN,
	OPTION_REASON,
	OPTION_INDICATOR,
	OPTION_UNIT,
	OPTION_LOG,
	OPTION_OUTPUT,
	OPTION_FORMAT,
	OPTION_REBUILD,
	OPTION_AGAINST,
	OPTION_ROLE,
	OPTION_NAME,
	OPTION_GROUP,
	OPTION_UNTIL,
	OPTION_SINCE,
	OPTION_TEMPLATE,
	OPTION_SENT,
	OPTION_MAX
};

struct command_line {
	const struct command *command; /* NULL: the full-screen program */
	const char *value[OPTION_MAX]; /* NULL: not given; "" for one without an argument */
	char *const *operand;
	int operands;
	const char *path; /* of the database; borrowed */
	char *author;
	const struct config *config; /* the settings */
};

struct command {
	const char *name;
	enum msg summary;
	enum msg text;        /* further lines of --help */
	const char *operands; /* as usage shows them, NULL: none */
	int operands_min, operands_max;
	unsigned options; /* bits 1 << enum command_option */
	int (*run)(const struct command_line *line);
};

extern const struct command command_table[]; /* ended by a NULL name */

/* Each returns an exit status (err.h). */
int command_init(const struct command_line *line);
int command_demo(const struct command_line *line);
int command_import(const struct command_line *line);
int command_export(const struct command_line *line);
int command_status(const struct command_line *line);
int command_check(const struct command_line *line);
int command_user(const struct command_line *line);
int command_lock(const struct command_line *line);
int command_unlock(const struct command_line *line);
int command_except(const struct command_line *line);
int command_backup(const struct command_line *line);
int command_restore(const struct command_line *line);
int command_report(const struct command_line *line);

/* Reads argv. Returns false with *status set when the program is to end: a fault was said, or
 * --help or --version was answered. */
bool command_read(struct command_line *line, int argc, char **argv, int *status);

void command_usage(FILE *out);

/* Prints a line for people to read: what is in it and could act on a terminal is made visible; a terminal
 * that is not UTF-8 gets ASCII. */
void command_say(FILE *out, const char *text);

/* Says a fault on stderr; returns its exit status. And all of a list. */
int command_fail(const struct err *err);
int command_fail_all(const struct err_list *faults);

/* The database of the command line, with its programme and all or the upper units. */
struct programme;
struct units;
struct store *command_open(const struct command_line *line, enum store_mode mode,
			   struct programme *p, struct units *u, bool all_units, struct err *err);

/* --period, else the settings'; PERIOD_NONE when neither is given. Without a default where all
 * periods are meant (import, export): the command line's alone. */
bool command_period(const struct command_line *line, int32_t *period, struct err *err);
bool command_period_given(const struct command_line *line, int32_t *period, struct err *err);

/* --indicator, by code or name; 0 when it is not given. */
struct unit_lookup;
bool command_indicator(const struct command_line *line, struct unit_lookup *lookup, int *indicator,
		       struct err *err);

/* Prints "head REPLICA SEQ HASH" for each replica: what check --against reads. */
void command_print_heads(struct store *s);

#endif

/* tiendo import: values from CSV files. */
#include "app/command.h"
#include "app/config.h"

#include "exchange/import_files.h"
#include "store/programme.h"

#include <stdio.h>

struct import_saying {
	bool dry_run;
	long warnings;
};

/* Warnings go to stderr (the first ones: the summary counts all), what would change to standard
 * output. */
static void import_say(const struct import_change *change, void *arg)
{
	struct import_saying *saying = arg;

	struct str text;

	str_init(&text);
	if (saying->dry_run && change->changed) {
		str_addf(&text, "%s: %s -> %s", change->cell, change->was, change->becomes);
		command_say(stdout, text.text);
		str_clear(&text);
	}
	if (change->warning != ENTRY_FINE && saying->warnings++ < ERR_LIST_MAX) {
		str_addf(&text, "tiendo: %s:%ld: ", change->file, change->line);
		msg_add(&text, MSG_IMPORT_WARNING, change->cell,
			tr(entry_message(change->warning)));
		command_say(stderr, text.text);
	}
	str_release(&text);
}

static void import_say_done(const struct import_files_report *r, bool dry_run)
{
	const long number[] = { r->rows, r->changed, r->same, r->cleared, r->warnings };
	char text[5][24];
	struct str line;

	for (int n = 0; n < 5; n++)
		snprintf(text[n], sizeof(text[n]), "%ld", number[n]);
	str_init(&line);
	msg_add(&line, dry_run ? MSG_IMPORT_WOULD : MSG_IMPORT_DONE, text[0], text[1], text[2],
		text[3]);
	str_add(&line, ", ");
	msg_add(&line, MSG_IMPORT_WARNINGS, text[4]);
	puts(line.text);
	str_release(&line);
}

int command_import(const struct command_line *line)
{
	struct import_saying saying = { .dry_run = line->value[OPTION_DRY_RUN] != NULL };
	struct import_files_options options = { .author = line->author,
						.reason = line->value[OPTION_REASON],
						.jump = line->config->jump,
						.dry_run = saying.dry_run,
						.fn = import_say,
						.arg = &saying };
	struct import_files_report report;
	struct err_list faults;
	struct programme p;
	struct units u;
	struct store *s = NULL;
	struct err err = { 0 };
	int status = ERR_STATUS_DONE;

	programme_init(&p);
	units_init(&u);
	err_list_init(&faults);
	if (command_period_given(line, &options.period, &err))
		s = command_open(line, STORE_WRITE, &p, &u, true, &err);
	if (!s)
		status = command_fail(&err);
	else if (import_files(s, &p, &u, (const char *const *)line->operand, (size_t)line->operands,
			      &options, &report, &faults, &err))
		import_say_done(&report, saying.dry_run);
	else
		status = faults.count ? command_fail_all(&faults) : command_fail(&err);
	store_close(s);
	err_list_release(&faults);
	units_release(&u);
	programme_release(&p);
	return status;
}

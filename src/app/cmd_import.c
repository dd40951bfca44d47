/* tiendo import: values from files. */
#include "app/command.h"
#include "app/config.h"

#include "exchange/heading.h"
#include "exchange/import.h"
#include "exchange/unit_lookup.h"
#include "store/programme.h"

#include <stdio.h>
#include <unistd.h>

static void import_where(const struct import_row *row, struct str *text)
{
	str_addf(text, "%s:%ld:", row->file, row->line);
	if (row->column)
		str_addf(text, "%d:", row->column);
	str_addc(text, ' ');
}

/* "SOC.INF.FBR P08-89 2022-Q4: 430/1000 -> 57.8%" */
static void import_say_change(const struct import_plan *plan, const struct import_row *row)
{
	struct str text;

	str_init(&text);
	import_plan_say_cell(plan, row, &text);
	str_add(&text, ": ");
	import_plan_say_value(plan, row, &row->was, &text);
	str_add(&text, " -> ");
	import_plan_say_value(plan, row, &row->becomes, &text);
	command_say(stdout, text.text);
	str_release(&text);
}

static void import_say_warning(const struct import_plan *plan, const struct import_row *row)
{
	struct str text, cell;

	str_init(&text);
	str_init(&cell);
	str_add(&text, "tiendo: ");
	import_where(row, &text);
	import_plan_say_cell(plan, row, &cell);
	msg_add(&text, MSG_IMPORT_WARNING, cell.text, tr(entry_message(row->finding)));
	command_say(stderr, text.text);
	str_release(&text);
	str_release(&cell);
}

static void import_say_skipped(const struct import_row *row)
{
	struct str text;

	str_init(&text);
	import_where(row, &text);
	msg_add(&text, MSG_IMPORT_SKIPPED, import_skip_name(row->skip), row->text);
	command_say(stdout, text.text);
	str_release(&text);
}

/* "q3.csv: table form, a column per indicator, separator ; | no values in: title 3, total 1" */
static void import_say_form(const struct import_plan *plan, size_t source, const char *name)
{
	struct str text, skipped;

	str_init(&text);
	str_init(&skipped);
	str_addf(&text, "%s: ", name);
	import_plan_say_form(plan, source, &text);
	import_plan_say_skipped(plan, source, &skipped);
	if (skipped.len)
		str_addf(&text, " | %s", skipped.text);
	command_say(stdout, text.text);
	str_release(&text);
	str_release(&skipped);
}

/* How each file was read; then, of a dry run, all that would change, and which lines hold no value;
 * the first warnings go to stderr (the summary counts all). */
static void import_say(const struct command_line *line, const struct import_plan *plan,
		       bool dry_run)
{
	long warnings = 0;

	for (size_t n = 0; n < import_plan_sources(plan); n++)
		import_say_form(plan, n, line->operand[n]);
	for (size_t n = 0; n < import_plan_rows(plan); n++) {
		const struct import_row *row = import_plan_row(plan, n);

		if (dry_run && row->state == IMPORT_SKIPPED)
			import_say_skipped(row);
		if (dry_run && row->state == IMPORT_CHANGES)
			import_say_change(plan, row);
		if (row->state == IMPORT_CHANGES && row->finding != ENTRY_FINE &&
		    warnings++ < ERR_LIST_MAX)
			import_say_warning(plan, row);
	}
}

static void import_say_done(const struct import_plan *plan, const struct import_report *saved)
{
	struct import_counts counts;
	char text[6][24];
	struct str line;
	size_t values, number[6];

	import_plan_count(plan, &counts);
	values = counts.state[IMPORT_CHANGES] + counts.state[IMPORT_SAME];
	number[0] = values + counts.state[IMPORT_UNTOUCHED];
	number[1] = saved ? (size_t)saved->changed : counts.state[IMPORT_CHANGES];
	number[2] = number[0] - number[1];
	number[3] = counts.cleared;
	number[4] = counts.warnings;
	number[5] = counts.state[IMPORT_SKIPPED];
	for (int n = 0; n < 6; n++)
		snprintf(text[n], sizeof(text[n]), "%zu", number[n]);
	str_init(&line);
	msg_add(&line, saved ? MSG_IMPORT_DONE : MSG_IMPORT_WOULD, text[0], text[1], text[2],
		text[3]);
	str_add(&line, ", ");
	msg_add(&line, MSG_IMPORT_WARNINGS, text[4]);
	if (number[5]) {
		str_add(&line, ", ");
		msg_add(&line, MSG_IMPORT_LINES_SKIPPED, text[5]);
	}
	command_say(stdout, line.text);
	str_release(&line);
}

/* On one line of the terminal, which is empty again at the end. */
static void import_progress(int percent, void *arg)
{
	(void)arg;
	fprintf(stderr, "\r%3d %%", percent);
	fflush(stderr);
}

static void import_progress_end(void)
{
	fputs("\r     \r", stderr);
}

/* All faults in the order of the lines. */
static int import_fail(const struct import_plan *plan)
{
	struct err_list faults;
	int status;

	err_list_init(&faults);
	for (size_t n = 0; n < import_plan_rows(plan); n++)
		if (import_plan_row(plan, n)->err)
			err_list_add(&faults, import_plan_row(plan, n)->err);
	status = command_fail_all(&faults);
	err_list_release(&faults);
	return status;
}

static int import_do(const struct command_line *line, struct import_plan *plan, struct store *s)
{
	const struct import_act act = { .author = line->author,
					.reason = line->value[OPTION_REASON] };
	const bool dry_run = line->value[OPTION_DRY_RUN] != NULL;
	struct import_report saved;
	struct import_counts counts;
	struct err err = { 0 };
	bool ok;

	for (int n = 0; n < line->operands; n++)
		import_plan_file(plan, line->operand[n]);
	ok = dry_run ? import_plan_compare(plan, s, &err) :
		       import_plan_save(plan, s, &act, &saved, &err);
	if (isatty(STDERR_FILENO) && !dry_run)
		import_progress_end();
	import_plan_count(plan, &counts);
	if (counts.state[IMPORT_FAULTY])
		return import_fail(plan);
	if (!ok)
		return command_fail(&err);
	import_say(line, plan, dry_run);
	import_say_done(plan, dry_run ? NULL : &saved);
	return ERR_STATUS_DONE;
}

static bool import_indicator(const struct command_line *line, const struct programme *p,
			     const struct units *u, int *indicator, struct err *err)
{
	struct unit_lookup *lookup;
	bool ok;

	if (!line->value[OPTION_INDICATOR])
		return true;
	lookup = unit_lookup_new(p, u);
	ok = command_indicator(line, lookup, indicator, err);
	unit_lookup_free(lookup);
	return ok;
}

int command_import(const struct command_line *line)
{
	struct import_options options = { .jump = line->config->jump,
					  .brief = line->value[OPTION_DRY_RUN] == NULL,
					  .progress = isatty(STDERR_FILENO) ? import_progress :
									      NULL };
	struct import_plan *plan = NULL;
	struct programme p;
	struct units u;
	struct store *s = NULL;
	struct err err = { 0 };
	struct headings headings = { 0 };
	int status;

	programme_init(&p);
	units_init(&u);
	if (command_period_given(line, &options.period, &err))
		s = command_open(line, STORE_WRITE, &p, &u, true, &err);
	if (s && import_indicator(line, &p, &u, &options.indicator, &err) &&
	    headings_load(&headings, s, &p, line->author, &err)) {
		options.heading = headings.heading;
		options.headings = headings.count;
		plan = import_plan_new(&p, &u, &options);
		status = import_do(line, plan, s);
		import_plan_free(plan);
	} else {
		status = command_fail(&err);
	}
	headings_release(&headings);
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return status;
}

/* tiendo report: texts for people, made from the log. */
#include "app/command.h"

#include "base/date.h"
#include "base/mem.h"
#include "exchange/minutes.h"
#include "exchange/output.h"
#include "report.h"

#include <string.h>

/* From --since, else from the beginning of today. */
static bool report_since(const struct command_line *line, int64_t *since, struct err *err)
{
	const char *text = line->value[OPTION_SINCE];
	char today[DATE_SIZE];

	if (text)
		return clock_parse(text, since) || err_set(err, ERR_USAGE_SINCE, text);
	date_format(clock_today(), today);
	return clock_parse(today, since);
}

static bool report_format(const struct command_line *line, enum minutes_format *format,
			  struct err *err)
{
	const char *text = line->value[OPTION_FORMAT];

	*format = text && strcmp(text, "csv") == 0 ? MINUTES_CSV : MINUTES_TEXT;
	return !text || *format == MINUTES_CSV || strcmp(text, "text") == 0 ||
	       err_set(err, ERR_USAGE_REPORT_FORMAT, text, "text, csv");
}

static int report_minutes(const struct command_line *line)
{
	struct output out = { .file = stdout };
	enum minutes_format format;
	struct programme p;
	struct units u;
	struct store *s = NULL;
	struct err err = { 0 };
	struct minutes_of of = { .period = PERIOD_NONE };
	bool ok;

	programme_init(&p);
	units_init(&u);
	ok = report_since(line, &of.since, &err) && report_format(line, &format, &err);
	if (ok)
		s = command_open(line, STORE_READ, &p, &u, false, &err);
	ok = s && output_begin(&out, line->value[OPTION_OUTPUT], &err);
	if (ok) {
		ok = minutes_write(s, &p, &u, &of, format, out.file, NULL, &err);
		ok = output_end(&out, ok, &err) && ok;
	}
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

static const struct {
	const char *name;
	int (*run)(const struct command_line *line);
} reports[] = {
	{ "completeness", report_completeness },
	{ "reminder", report_reminder },
	{ "minutes", report_minutes },
};

int command_report(const struct command_line *line)
{
	struct err err = { 0 };

	for (size_t n = 0; n < ARRAY_LEN(reports); n++)
		if (strcmp(reports[n].name, line->operand[0]) == 0)
			return reports[n].run(line);
	err_set(&err, ERR_USAGE_REPORT, line->operand[0]);
	return command_fail(&err);
}

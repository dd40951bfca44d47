/* tiendo status: the programme in a few lines. */
#include "app/command.h"

#include "exchange/status.h"

int command_status(const struct command_line *line)
{
	struct view view = { .basis = BASIS_LATEST, .map = MAP_OF_PERIOD };
	enum status_format format = STATUS_TEXT;
	const char *wanted = line->value[OPTION_FORMAT];
	struct command_output out = { 0 };
	struct store *s = NULL;
	struct programme p;
	struct units u;
	struct err err = { 0 };
	bool ok;

	programme_init(&p);
	units_init(&u);
	ok = (!wanted || status_format_parse(wanted, &format) || err_set(&err, ERR_USAGE_FORMAT, wanted)) &&
	     command_period(line, &view.period, &err);
	if (ok)
		s = command_open(line, STORE_READ, &p, &u, false, &err);
	if (s && view.period == PERIOD_NONE)
		view.period = figure_default_period(s, &p, &u);
	ok = s && command_output_begin(&out, line->value[OPTION_OUTPUT], &err);
	if (ok) {
		ok = status_write(s, &p, &u, &view, &pace_limits_default, format, out.file, &err);
		ok = command_output_end(&out, ok, &err) && ok;
	}
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

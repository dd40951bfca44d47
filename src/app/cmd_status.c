/* tiendo status: the programme in a few lines. */
#include "app/command.h"

#include "app/config.h"
#include "base/date.h"
#include "exchange/output.h"
#include "exchange/status.h"

/* The plan that the settings name must be one of the programme's. */
static bool status_plan(const struct programme *p, const struct config *c, int *document,
			struct err *err)
{
	if (!c->plan)
		return true;
	*document = programme_find_document(p, c->plan);
	if (*document)
		return true;
	err_set(err, ERR_PLAN_UNKNOWN, c->plan);
	return config_at(c, SETTING_PLAN, err);
}

int command_status(const struct command_line *line)
{
	const struct config *c = line->config;
	struct view view = { .basis = (enum basis)c->basis,
			     .map = c->map == CONFIG_MAP_TODAY ? clock_today() : MAP_OF_PERIOD };
	enum status_format format = STATUS_TEXT;
	const char *wanted = line->value[OPTION_FORMAT];
	struct output out = { .file = stdout };
	struct store *s = NULL;
	struct programme p;
	struct units u;
	struct err err = { 0 };
	bool ok;

	programme_init(&p);
	units_init(&u);
	ok = (!wanted || status_format_parse(wanted, &format) ||
	      err_set(&err, ERR_USAGE_FORMAT, wanted)) &&
	     command_period(line, &view.period, &err);
	if (ok)
		s = command_open(line, STORE_READ, &p, &u, false, &err);
	if (s && view.period == PERIOD_NONE)
		view.period = figure_default_period(s, &p, &u);
	ok = s && status_plan(&p, c, &view.document, &err) &&
	     output_begin(&out, line->value[OPTION_OUTPUT], &err);
	if (ok) {
		ok = status_write(s, &p, &u, &view, &c->limits, format, out.file, &err);
		ok = output_end(&out, ok, &err) && ok;
	}
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

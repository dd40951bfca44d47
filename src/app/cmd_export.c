/* tiendo export: values, the log, or the programme. */
#include "app/command.h"
#include "app/privilege.h"

#include "base/date.h"
#include "exchange/catalogue.h"
#include "exchange/output.h"
#include "exchange/export.h"
#include "exchange/unit_lookup.h"
#include "store/programme.h"

static bool export_filters(const struct command_line *line, const struct programme *p,
			   const struct units *u, int *indicator, int *unit, int32_t *period,
			   struct err *err)
{
	const char *name = line->value[OPTION_UNIT];
	struct unit_lookup *lookup;
	struct str nearest;
	int32_t day;
	bool ok;

	*indicator = *unit = 0;
	if (!command_period_given(line, period, err))
		return false;
	if (!line->value[OPTION_INDICATOR] && !name)
		return true;
	day = *period == PERIOD_NONE ? DATE_MAX : period_last_day(*period);
	lookup = unit_lookup_new(p, u);
	str_init(&nearest);
	ok = command_indicator(line, lookup, indicator, err);
	if (ok && name && unit_lookup_unit(lookup, name, day, unit) != UNIT_FOUND) {
		unit_lookup_near_unit(lookup, name, day, &nearest);
		ok = err_set(err, ERR_USAGE_UNIT, name, nearest.text);
	}
	str_release(&nearest);
	unit_lookup_free(lookup);
	return ok;
}

static int export_catalogue(const struct command_line *line)
{
	struct err err = { 0 };
	struct store *s = privilege_open(line->path, STORE_READ, &err);
	struct catalogue c;
	bool ok;

	catalogue_init(&c);
	ok = s && store_get_catalogue(s, &c, &err) &&
	     catalogue_write(&c, line->value[OPTION_CATALOGUE], &err);
	catalogue_release(&c);
	store_close(s);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

int command_export(const struct command_line *line)
{
	struct output out = { .file = stdout };
	struct programme p;
	struct units u;
	struct store *s;
	struct err err = { 0 };
	int indicator, unit;
	int32_t period;
	bool ok;

	if (line->value[OPTION_CATALOGUE])
		return export_catalogue(line);
	programme_init(&p);
	units_init(&u);
	s = command_open(line, STORE_READ, &p, &u, true, &err);
	ok = s && export_filters(line, &p, &u, &indicator, &unit, &period, &err) &&
	     output_begin(&out, line->value[OPTION_OUTPUT], &err);
	if (ok) {
		ok = line->value[OPTION_LOG] ?
			     export_log(s, &p, out.file, &err) :
			     export_values(s, &p, &u, indicator, unit, period, out.file, &err);
		ok = output_end(&out, ok, &err) && ok;
	}
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

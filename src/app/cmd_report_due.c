/* tiendo report completeness and reminder: how complete and timely the reports are, and letters to those
 * who are late. */
#include "report.h"

#include "app/command.h"
#include "app/config.h"
#include "exchange/letter.h"
#include "exchange/output.h"
#include "exchange/report_matrix.h"
#include "exchange/table.h"
#include "exchange/unit_lookup.h"
#include "store/programme.h"
#include "store/rights.h"

#include <stdlib.h>
#include <string.h>

/* What both reports stand on. */
struct report {
	const struct command_line *line;
	struct store *s;
	struct programme programme;
	struct units units;
	struct calendar calendar;
	struct due due;
};

static bool report_unit(struct report *r, struct err *err)
{
	const char *name = r->line->value[OPTION_UNIT];
	const int32_t day = period_last_day(r->due.period);
	struct unit_lookup *lookup;
	struct str nearest;
	bool ok;

	if (!name)
		return true;
	lookup = unit_lookup_new(&r->programme, &r->units);
	ok = unit_lookup_unit(lookup, name, day, &r->due.unit) == UNIT_FOUND;
	if (!ok) {
		str_init(&nearest);
		unit_lookup_near_unit(lookup, name, day, &nearest);
		err_set(err, ERR_USAGE_UNIT, name, nearest.text);
		str_release(&nearest);
	}
	unit_lookup_free(lookup);
	return ok;
}

static bool report_open(struct report *r, enum store_mode mode, struct err *err)
{
	r->s = command_open(r->line, mode, &r->programme, &r->units, false, err);
	if (!r->s || !command_period(r->line, &r->due.period, err))
		return false;
	if (r->due.period == PERIOD_NONE)
		r->due.period = figure_default_period(r->s, &r->programme, &r->units);
	r->due.programme = &r->programme;
	r->due.units = &r->units;
	r->due.calendar = &r->calendar;
	return report_unit(r, err) &&
	       calendar_load(r->s, &r->programme, &r->line->config->calendar, &r->calendar, err);
}

/* --- completeness --- */

/* By unit, then by group of indicators. */
static bool report_put_matrix(struct report *r, const struct report_matrix m[2], bool csv,
			      struct err *err)
{
	struct output out = { .file = stdout };
	struct table table;

	if (!output_begin(&out, r->line->value[OPTION_OUTPUT], err))
		return false;
	if (csv) {
		struct report_matrix groups = m[1];

		table_init(&table, out.file);
		groups.row++; /* it is the first of all again */
		groups.rows--;
		report_matrix_columns(&table);
		report_matrix_rows(&m[0], &r->programme, &r->units, &table);
		report_matrix_rows(&groups, &r->programme, &r->units, &table);
		table_release(&table);
	} else {
		if (store_illustrative(r->s))
			fprintf(out.file, "%s\n\n", tr(MSG_STATUS_ILLUSTRATIVE));
		for (int n = 0; n < 2; n++)
			report_matrix_text(&m[n], &r->programme, &r->units, out.file);
		fprintf(out.file, "%s\n", tr(MSG_REPORT_GLYPHS));
	}
	return output_end(&out, true, err);
}

static bool report_write_completeness(struct report *r, struct err *err)
{
	const char *format = r->line->value[OPTION_FORMAT];
	const bool csv = format && strcmp(format, "csv") == 0;
	struct report_matrix m[2] = { 0 };
	bool ok;

	if (format && !csv && strcmp(format, "text") != 0)
		return err_set(err, ERR_USAGE_REPORT_FORMAT, format, "text, csv");
	if (!report_open(r, STORE_READ, err))
		return false;
	store_read_begin(r->s);
	ok = report_matrix_load(r->s, &r->due, &m[0], err) &&
	     report_groups_load(r->s, &r->due, &m[0].row[0], &m[1], err);
	store_read_end(r->s);
	ok = ok && report_put_matrix(r, m, csv, err);
	report_matrix_release(&m[0]);
	report_matrix_release(&m[1]);
	return ok;
}

/* --- reminders --- */

/* On stderr: the letters may go to standard output. */
static void report_say(const struct report *r, const struct letters *l)
{
	char text[PERIOD_SIZE], count[24];
	struct str said;

	str_init(&said);
	period_format(r->due.period, text);
	snprintf(count, sizeof(count), "%zu", l->letters);
	if (!l->letters)
		msg_add(&said, MSG_REPORT_NOBODY, text);
	else
		msg_add(&said, r->line->value[OPTION_SENT] ? MSG_REPORT_SENT : MSG_REPORT_LETTERS,
			count);
	command_say(stderr, said.text);
	str_release(&said);
}

static bool report_sent(struct report *r, const struct letters *l, struct err *err)
{
	const struct act act = { .author = r->line->author,
				 .programme = &r->programme,
				 .units = &r->units };
	int *units = mem_alloc((l->letters + 1) * sizeof(*units));
	bool ok;

	for (size_t n = 0; n < l->letters; n++)
		units[n] = l->letter[n].unit;
	ok = !l->letters || due_remind(r->s, &act, units, l->letters, r->due.period,
				       r->line->value[OPTION_OUTPUT], err);
	free(units);
	return ok;
}

static bool report_write_letters(struct report *r, struct err *err)
{
	const char *wanted = r->line->value[OPTION_FORMAT];
	const bool sent = r->line->value[OPTION_SENT];
	enum letter_format format = LETTER_TEXT;
	struct letters letters = { 0 };
	struct str template;
	bool ok;

	if (wanted && !letter_format_parse(wanted, &format))
		return err_set(err, ERR_USAGE_REPORT_FORMAT, wanted, "text, markdown");
	str_init(&template);
	ok = letter_template(r->line->value[OPTION_TEMPLATE], format, &template, err) &&
	     report_open(r, sent ? STORE_WRITE : STORE_READ, err) &&
	     (!sent || rights_may(r->s, &r->programme, RIGHT_PLAN, 0, 0, 0, err)) &&
	     letters_collect(r->s, &r->due, &letters, err) &&
	     letters_write(&letters, r->line->value[OPTION_OUTPUT], stdout, template.text, format,
			   err) &&
	     (!sent || report_sent(r, &letters, err));
	if (ok)
		report_say(r, &letters);
	letters_release(&letters);
	str_release(&template);
	return ok;
}

static int report_run(const struct command_line *line,
		      bool (*run)(struct report *r, struct err *err))
{
	struct report r = { .line = line };
	struct err err = { 0 };
	bool ok;

	programme_init(&r.programme);
	units_init(&r.units);
	ok = run(&r, &err);
	calendar_release(&r.calendar);
	store_close(r.s);
	units_release(&r.units);
	programme_release(&r.programme);
	return ok ? ERR_STATUS_DONE : command_fail(&err);
}

int report_completeness(const struct command_line *line)
{
	return report_run(line, report_write_completeness);
}

int report_reminder(const struct command_line *line)
{
	return report_run(line, report_write_letters);
}

/* The sums of each unit and group, period by period. */
#include "exchange/report_matrix.h"

#include "base/mem.h"
#include "base/msg.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/table.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { REPORT_NEARLY = 90, REPORT_NAME = 23, REPORT_COLUMN = 7 };

struct report_reading {
	struct report_matrix *m;
	const struct programme *programme;
	const struct units *units;
	const struct report_row *of; /* whose cells are counted by groups of indicators */
	size_t room;
	int at; /* the period that is read */
};

static struct report_row *report_row_of(struct report_reading *r, enum report_level level, int unit)
{
	struct report_matrix *m = r->m;

	for (size_t n = 0; n < m->rows; n++)
		if (m->row[n].level == level && m->row[n].unit == unit)
			return &m->row[n];
	m->row = mem_grow(m->row, m->rows, &r->room, sizeof(*m->row));
	m->row[m->rows] = (struct report_row){ .level = level, .unit = unit };
	return &m->row[m->rows++];
}

/* The unit's sums first; groups are made of them. */
static bool report_take(const struct due_cell *cell, void *arg)
{
	struct report_reading *r = arg;
	const struct unit *u = units_by_id(r->units, cell->unit);
	struct report_matrix *m = r->m;
	struct report_row *row = m->rows ? &m->row[m->rows - 1] : NULL;

	if (!u || u->kind == UNIT_NATION)
		return true;
	if (!row || row->unit != cell->unit)
		row = report_row_of(r, REPORT_UNIT, cell->unit);
	due_sum_add(&row->sum[r->at], cell);
	return true;
}

/* A unit stands under the group it belongs to in the latest period that it is there. */
static int report_group(const struct report_reading *r, const struct report_row *row)
{
	for (int k = REPORT_PERIODS - 1; k >= 0; k--) {
		const int32_t day = period_last_day(r->m->period[k]);

		if (row->sum[k].expected && units_parent(r->units, row->unit, day))
			return units_parent(r->units, row->unit, day);
	}
	return 0;
}

static void report_join(struct report_row *to, const struct report_row *from)
{
	for (int k = 0; k < REPORT_PERIODS; k++)
		due_sum_join(&to->sum[k], &from->sum[k]);
}

/* Puts the rows in order: all, then each group before its units, both as they came. */
static void report_arrange(struct report_reading *r)
{
	struct report_matrix *m = r->m;
	const struct unit *nation = units_nation(r->units);
	struct report_row *unit = m->row;
	const size_t units = m->rows;
	int *group = mem_zero(units + 1, sizeof(*group));

	for (size_t n = 0; n < units; n++)
		group[n] = report_group(r, &unit[n]);
	m->row = NULL;
	m->rows = r->room = 0;
	report_row_of(r, REPORT_ALL, nation ? nation->id : 0);
	for (size_t n = 0; n < units; n++) {
		size_t at;

		report_join(&m->row[0], &unit[n]);
		if (group[n] < 0)
			continue;
		at = m->rows;
		report_row_of(r, REPORT_GROUP, group[n]);
		assert(m->row);
		for (size_t k = n; k < units; k++) {
			if (k != n && group[k] != m->row[at].unit)
				continue;
			report_join(&m->row[at], &unit[k]);
			*report_row_of(r, REPORT_UNIT, unit[k].unit) = unit[k];
			group[k] = k == n ? group[k] : -1;
		}
		group[n] = -1;
	}
	free(unit);
	free(group);
}

/* Every period's cells, the latest period first. */
static bool report_read(struct store *s, const struct due *due, struct report_reading *r,
			due_fn *take, struct err *err)
{
	struct report_matrix *m = r->m;
	struct due of = *due;
	bool ok = true;

	m->period[REPORT_PERIODS - 1] = due->period;
	for (int k = REPORT_PERIODS - 1; k > 0; k--)
		m->period[k - 1] = period_prev(m->period[k]);
	of.timely = true;
	for (r->at = REPORT_PERIODS - 1; ok && r->at >= 0; r->at--) {
		of.period = m->period[r->at];
		ok = due_each(s, &of, take, r, err);
	}
	return ok;
}

bool report_matrix_load(struct store *s, const struct due *due, struct report_matrix *m,
			struct err *err)
{
	struct report_reading r = { .m = m, .units = due->units };

	*m = (struct report_matrix){ 0 };
	if (!report_read(s, due, &r, report_take, err))
		return false;
	report_arrange(&r);
	return true;
}

/* --- by groups of indicators --- */

static bool report_concerns(const struct report_reading *r, int unit)
{
	const struct unit *u = units_by_id(r->units, unit);
	const int32_t day = period_last_day(r->m->period[r->at]);

	if (r->of->level == REPORT_GROUP)
		return units_parent(r->units, unit, day) == r->of->unit;
	return r->of->level == REPORT_UNIT ? unit == r->of->unit : u && u->kind != UNIT_NATION;
}

static bool report_take_group(const struct due_cell *cell, void *arg)
{
	struct report_reading *r = arg;
	const int group = programme_indicator(r->programme, cell->indicator)->group;

	if (!report_concerns(r, cell->unit))
		return true;
	due_sum_add(&r->m->row[0].sum[r->at], cell);
	due_sum_add(&r->m->row[group].sum[r->at], cell);
	return true;
}

/* Leaves out groups of which nothing is expected of anybody. */
static void report_drop_empty(struct report_matrix *m)
{
	size_t kept = 1;

	for (size_t n = 1; n < m->rows; n++) {
		bool any = false;

		for (int k = 0; k < REPORT_PERIODS; k++)
			any |= m->row[n].sum[k].expected > 0;
		if (any)
			m->row[kept++] = m->row[n];
	}
	m->rows = kept;
}

bool report_groups_load(struct store *s, const struct due *due, const struct report_row *of,
			struct report_matrix *m, struct err *err)
{
	const size_t groups = due->programme->groups;
	struct report_reading r = {
		.m = m, .programme = due->programme, .units = due->units, .of = of
	};
	struct due one = *due;

	*m = (struct report_matrix){ .rows = groups + 1 };
	m->row = mem_zero(groups + 1, sizeof(*m->row));
	m->row[0] = (struct report_row){ .level = of->level, .unit = of->unit };
	for (size_t n = 1; n <= groups; n++)
		m->row[n] = (struct report_row){ .level = REPORT_INDICATORS,
						 .unit = of->unit,
						 .group = (int)n };
	if (of->level == REPORT_UNIT)
		one.unit = of->unit;
	if (!report_read(s, &one, &r, report_take_group, err))
		return false;
	report_drop_empty(m);
	return true;
}

void report_matrix_release(struct report_matrix *m)
{
	free(m->row);
	*m = (struct report_matrix){ 0 };
}

/* --- what a cell says --- */

static int report_part(const struct due_sum *sum, enum report_figure figure)
{
	return figure == REPORT_COMPLETENESS ? sum->filled : sum->on_time;
}

double report_percent(const struct due_sum *sum, enum report_figure figure)
{
	return sum->expected ? 100.0 * report_part(sum, figure) / sum->expected : NAN;
}

char report_glyph(const struct due_sum *sum, enum report_figure figure)
{
	const int part = report_part(sum, figure);

	if (!sum->expected)
		return ' ';
	if (part >= sum->expected)
		return '+';
	if (!part)
		return 'x';
	return part * 100 >= REPORT_NEARLY * sum->expected ? '~' : '-';
}

void report_cell_text(const struct due_sum *sum, enum report_figure figure, char buf[8])
{
	const int part = report_part(sum, figure);
	int percent;

	buf[0] = '\0';
	if (!sum->expected)
		return;
	percent = (200 * part + sum->expected) / (2 * sum->expected);
	if (percent == 100 && part < sum->expected)
		percent = 99;
	if (percent == 0 && part)
		percent = 1;
	snprintf(buf, 8, "%d%c", percent, report_glyph(sum, figure));
}

/* --- writing --- */

static const char *report_unit_name(const struct report_matrix *m, const struct units *u,
				    const struct report_row *row)
{
	return row->unit ? units_name(u, row->unit, period_last_day(m->period[REPORT_PERIODS - 1]),
				      lang_get()) :
			   "";
}

const char *report_row_name(const struct report_matrix *m, const struct programme *p,
			    const struct units *u, const struct report_row *row)
{
	return row->group ? p->group[row->group - 1].name[lang_get()] : report_unit_name(m, u, row);
}

static void report_table_percent(struct table *table, const char *column, double percent)
{
	char text[16];

	snprintf(text, sizeof(text), "%.2f", percent);
	table_text(table, column, isnan(percent) ? NULL : text);
}

void report_matrix_columns(struct table *table)
{
	static const char *const columns[] = { "level",        "unit",       "unit_name", "group",
					       "period",       "expected",   "filled",    "on_time",
					       "completeness", "timeliness", NULL };

	table_columns(table, columns);
}

void report_matrix_rows(const struct report_matrix *m, const struct programme *p,
			const struct units *u, struct table *table)
{
	static const char *const level[] = { "all", "group", "unit", "indicators" };

	for (size_t n = 0; n < m->rows; n++) {
		const struct report_row *row = &m->row[n];
		const struct unit *unit = units_by_id(u, row->unit);

		for (int k = 0; k < REPORT_PERIODS; k++) {
			if (!row->sum[k].expected)
				continue;
			table_text(table, "level", level[row->level]);
			table_text(table, "unit", unit ? unit->code : NULL);
			table_text(table, "unit_name", report_unit_name(m, u, row));
			table_text(table, "group",
				   row->group ? p->group[row->group - 1].code : NULL);
			table_period(table, "period", m->period[k]);
			table_count(table, "expected", row->sum[k].expected);
			table_count(table, "filled", row->sum[k].filled);
			table_count(table, "on_time", row->sum[k].on_time);
			report_table_percent(table, "completeness",
					     report_percent(&row->sum[k], REPORT_COMPLETENESS));
			report_table_percent(table, "timeliness",
					     report_percent(&row->sum[k], REPORT_TIMELINESS));
			table_row(table);
		}
	}
}

static void report_text_right(struct str *line, const char *text)
{
	const int left = REPORT_COLUMN - utf8_width(text);

	str_addf(line, "%*s%s", left > 0 ? left : 0, "", text);
}

static void report_text_name(struct str *line, const char *name, int indent)
{
	struct str safe;
	int used;

	str_init(&safe);
	utf8_add_visible(&safe, name);
	str_addf(line, "%*s", indent, "");
	used = indent + utf8_add_fit(line, safe.text, REPORT_NAME - indent);
	str_addf(line, "%*s", REPORT_NAME - used, "");
	str_release(&safe);
}

static void report_text_figure(const struct report_matrix *m, const struct programme *p,
			       const struct units *u, enum report_figure figure, FILE *out)
{
	struct str line;

	str_init(&line);
	report_text_name(&line,
			 tr(figure == REPORT_COMPLETENESS ? MSG_REPORT_COMPLETENESS :
							    MSG_REPORT_TIMELINESS),
			 0);
	for (int k = 0; k < REPORT_PERIODS; k++) {
		char period[PERIOD_SIZE];

		period_format(m->period[k], period);
		report_text_right(&line, strlen(period) < REPORT_COLUMN ? period : period + 2);
	}
	fprintf(out, "%s\n", line.text);
	for (size_t n = 0; n < m->rows; n++) {
		const struct report_row *row = &m->row[n];

		str_clear(&line);
		report_text_name(&line, report_row_name(m, p, u, row),
				 row->group ? 1 : (int)row->level);
		for (int k = 0; k < REPORT_PERIODS; k++) {
			char cell[8];

			report_cell_text(&row->sum[k], figure, cell);
			report_text_right(&line, cell);
		}
		fprintf(out, "%s\n", line.text);
	}
	str_release(&line);
}

void report_matrix_text(const struct report_matrix *m, const struct programme *p,
			const struct units *u, FILE *out)
{
	report_text_figure(m, p, u, REPORT_COMPLETENESS, out);
	putc('\n', out);
	report_text_figure(m, p, u, REPORT_TIMELINESS, out);
	putc('\n', out);
}

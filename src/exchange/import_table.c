/* Reading a table into a plan: loading it, saying how it was understood, line by line. */
#include "import_table.h"

#include "base/msg.h"
#include "base/str.h"
#include "period_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHEET_SAID = 80 /* bytes of a line that is skipped */ };

static void sheet_init(struct sheet *t, struct import_plan *plan)
{
	*t = (struct sheet){ .plan = plan,
			     .above_unit = "",
			     .above_indicator = "",
			     .unit_at = -1,
			     .indicator_at = -1,
			     .period_at = -1,
			     .part_at = -1,
			     .note_at = -1,
			     .source_at = -1 };
	arena_init(&t->arena);
	str_init(&t->scratch);
	sheet_names(t);
}

static void sheet_release(struct sheet *t)
{
	arena_release(&t->arena);
	str_release(&t->scratch);
	free(t->row);
}

/* A cell's text without the spaces around it. */
static const char *sheet_text(struct sheet *t, const char *text)
{
	const char *at = text + strspn(text, " \t\n");
	size_t len = strlen(at);

	while (len && strchr(" \t\n", at[len - 1]))
		len--;
	if (!len)
		return "";
	str_clear(&t->scratch);
	str_addn(&t->scratch, at, len);
	return arena_strdup(&t->arena, t->scratch.text);
}

/* All cells, but the blank ones at the end of a row. False when the reading ended in a fault. */
static bool sheet_load(struct sheet *t, struct csv_reader *csv)
{
	struct plan_source *source = &t->plan->source[t->plan->sources - 1];
	struct csv_row from;
	struct err err = { 0 };

	while (csv_row(csv, &from, &err)) {
		struct sheet_row *row;
		const char **cell;
		size_t cells = from.fields;

		while (cells && !from.field[cells - 1][strspn(from.field[cells - 1], " \t\n")])
			cells--;
		if (!cells) {
			source->skipped[IMPORT_SKIP_BLANK]++;
			continue;
		}
		cell = arena_zero(&t->arena, cells, sizeof(*cell));
		for (size_t c = 0; c < cells; c++)
			cell[c] = sheet_text(t, from.field[c]);
		t->row = mem_grow(t->row, t->rows, &t->room, sizeof(*t->row));
		row = &t->row[t->rows++];
		*row = (struct sheet_row){ .line = from.line, .cell = cell, .cells = cells };
		if (cells > t->columns)
			t->columns = cells;
	}
	source->skipped[IMPORT_SKIP_BLANK] += csv_blank(csv);
	if (err.code == ERR_NONE)
		return true;
	import_plan_add_fixed(t->plan, &err);
	return false;
}

/* The beginning of a line: its first cells that hold something. */
static void sheet_skip_row(struct sheet *t, size_t row, enum import_skip skip)
{
	const struct sheet_row *r = &t->row[row];
	char said[SHEET_SAID];
	struct str text;

	str_init(&text);
	for (size_t c = 0; c < r->cells && text.len < sizeof(said); c++)
		if (*r->cell[c])
			str_addf(&text, "%s%s", text.len ? " " : "", r->cell[c]);
	str_copy(said, sizeof(said), text.text);
	import_plan_add_skipped(t->plan, r->line, said, skip);
	str_release(&text);
}

static void sheet_see_style(struct sheet *t)
{
	for (size_t r = t->body; r < t->rows; r++)
		for (size_t n = 0; n < t->figures; n++)
			for (int part = 0; part < SHEET_PARTS; part++)
				figure_style_see(&t->style,
						 sheet_cell(t, r, t->figure[n].at[part]));
}

/* The period in the name of the file: never taken, for files are copied and filled in again, but said. */
static int32_t sheet_named_period(struct sheet *t)
{
	const char *name = t->plan->source[t->plan->sources - 1].name;
	const char *slash = strrchr(name, '/');

	str_clear(&t->scratch);
	str_add(&t->scratch, slash ? slash + 1 : name);
	for (char *c = t->scratch.text; *c; c++)
		*c = (char)(*c == '_' ? ' ' : *c);
	return period_text_find(t->scratch.text);
}

/* What a table needs that nothing in it says. */
static bool sheet_is_complete(struct sheet *t)
{
	enum err_code code = ERR_NONE;
	struct err err = { 0 };
	char name[PERIOD_SIZE];
	int32_t named;

	if (t->form == SHEET_ONE_UNIT && !t->unit)
		code = ERR_IMPORT_NO_UNIT;
	for (size_t n = 0; n < t->figures && code == ERR_NONE; n++)
		if (!t->figure[n].period && !t->period && t->period_at < 0)
			code = ERR_IMPORT_NO_PERIOD;
	if (code == ERR_NONE)
		return true;
	named = sheet_named_period(t);
	period_format(named, name);
	if (code == ERR_IMPORT_NO_PERIOD && named)
		err_set(&err, ERR_IMPORT_PERIOD_NAMED, name);
	else
		err_set(&err, code, NULL);
	err_at(&err, t->plan->source[t->plan->sources - 1].name, t->row[t->head].line);
	import_plan_add_fixed(t->plan, &err);
	return false;
}

/* "table form, a column per indicator, decimal comma, period 2022-Q3" */
static void sheet_say(struct sheet *t, struct str *out)
{
	static const enum msg form[] = {
		[SHEET_UNITS_DOWN] = MSG_IMPORT_FORM_INDICATORS,
		[SHEET_UNITS_ACROSS] = MSG_IMPORT_FORM_UNITS,
		[SHEET_ONE_UNIT] = MSG_IMPORT_FORM_ONE_UNIT,
	};
	const bool periods = t->figures && t->figure[0].period;
	const int32_t named = sheet_named_period(t);
	char period[PERIOD_SIZE];

	str_add(out, tr(MSG_IMPORT_TABLE_FORM));
	str_add(out, ", ");
	if (t->indicator)
		msg_add(out, MSG_IMPORT_FORM_ONE_INDICATOR,
			programme_indicator(t->plan->p, t->indicator)->code);
	else if (t->unit_at >= 0 && t->indicator_at >= 0)
		str_add(out, tr(MSG_IMPORT_FORM_BOTH));
	else
		str_add(out, tr(form[t->form]));
	if (periods)
		str_addf(out, ", %s", tr(MSG_IMPORT_FORM_PERIODS));
	if (t->style.comma || t->style.point)
		str_addf(out, ", %s",
			 tr(t->style.comma && t->style.point ? MSG_IMPORT_DECIMAL_BOTH :
			    t->style.comma                   ? MSG_IMPORT_DECIMAL_COMMA :
							       MSG_IMPORT_DECIMAL_POINT));
	if (!periods && t->period_at < 0) {
		period_format(t->period, period);
		str_add(out, ", ");
		msg_add(out, MSG_IMPORT_PERIOD, period);
		/* A longer period in a title is that of the programme or the plan. */
		if (t->titled && t->titled != t->period && !period_contains(t->titled, t->period)) {
			period_format(t->titled, period);
			msg_add(out, MSG_IMPORT_PERIOD_TITLED, period);
		}
		if (named && named != t->period && !period_contains(named, t->period)) {
			period_format(named, period);
			msg_add(out, MSG_IMPORT_PERIOD_NAMED, period);
		}
	}
}

static void sheet_say_rounded(const struct sheet *t, struct str *out)
{
	char number[24];

	if (!t->rounded)
		return;
	snprintf(number, sizeof(number), "%zu", t->rounded);
	str_add(out, ", ");
	msg_add(out, MSG_IMPORT_ROUNDED, number);
}

static void sheet_read(struct sheet *t)
{
	struct plan_source *source = &t->plan->source[t->plan->sources - 1];

	for (size_t r = 0; r < t->head; r++)
		sheet_skip_row(t, r, IMPORT_SKIP_TITLE);
	for (size_t r = t->head; r < t->body; r++)
		sheet_skip_row(t, r, IMPORT_SKIP_HEADING);
	sheet_columns(t);
	if (!sheet_is_complete(t))
		return;
	sheet_join_parts(t);
	sheet_see_style(t);
	source->form = mem_zero(1, sizeof(*source->form));
	str_init(source->form);
	sheet_say(t, source->form);
	sheet_check_fractions(t);
	sheet_check_scale(t);
	for (size_t r = t->body; r < t->rows && !t->ended; r++) {
		enum import_skip skip = IMPORT_SKIP_NONE;
		const enum sheet_line line = t->row[r].joined ? SHEET_LINE_BLANK :
					     t->row[r].part   ? SHEET_LINE_DATA :
								sheet_line_of(t, r, &skip);

		if (line == SHEET_LINE_SKIPPED)
			sheet_skip_row(t, r, skip);
		else if (line == SHEET_LINE_DATA)
			sheet_cells(t, r);
	}
	sheet_say_rounded(t, source->form);
}

void import_table_read(struct import_plan *plan, struct csv_reader *csv)
{
	struct sheet t;

	sheet_init(&t, plan);
	if (sheet_load(&t, csv) && sheet_find(&t))
		sheet_read(&t);
	sheet_release(&t);
}

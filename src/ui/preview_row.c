/* Rows of the preview. */
#include "preview_row.h"

#include "base/msg.h"
#include "base/str.h"
#include "calc/value_words.h"
#include "base/utf8.h"
#include "exchange/entry_text.h"
#include "ui/draw.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/ui.h"

#include <stdio.h>

enum {
	PREVIEW_LINE_AT = 1,
	PREVIEW_LINE_WIDTH = 6,
	PREVIEW_GLYPH_AT = PREVIEW_LINE_AT + PREVIEW_LINE_WIDTH + 1,
	PREVIEW_NAME_AT = PREVIEW_GLYPH_AT + 2,
	PREVIEW_PERIOD_WIDTH = 7,
	PREVIEW_ARROW_WIDTH = 2,
	PREVIEW_WIDE = 100,
	PREVIEW_NARROW = 70,
	PREVIEW_LEAST = 50 /* columns of a window that has what is there, too */
};

void preview_rows_scan(struct preview_rows *rows)
{
	const struct import_row *first = NULL;

	for (size_t n = 0; n < import_plan_rows(rows->plan); n++) {
		const struct import_row *row = import_plan_row(rows->plan, n);

		if (!row->unit || !row->indicator)
			continue;
		first = first ? first : row;
		rows->indicator = first->indicator;
		rows->period = first->period;
		rows->units |= row->unit != first->unit;
		rows->indicators |= row->indicator != first->indicator;
		rows->periods |= row->period != first->period;
	}
	rows->units |= !rows->indicators;
}

/* From the right edge: check, new and old value, what was written; the names share what is left. */
void preview_rows_place(struct preview_rows *rows)
{
	const int cols = rows->ui->cols;
	int right = cols;

	rows->check_width = cols >= PREVIEW_WIDE ? 24 : cols >= PREVIEW_NARROW ? 15 : 0;
	rows->value_width = cols >= PREVIEW_WIDE ? 16 : 10;
	rows->text_width = cols >= PREVIEW_NARROW ? 10 : 0;
	right -= rows->check_width ? rows->check_width + 1 : 0;
	rows->check_at = right + 1;
	rows->becomes_at = right -= rows->value_width;
	rows->was = cols >= PREVIEW_LEAST;
	rows->was_at = right -= rows->was ? rows->value_width + PREVIEW_ARROW_WIDTH + 2 : 0;
	rows->text_at = right -= rows->text_width ? rows->text_width + 1 : 0;
	rows->period_at = right -= rows->periods ? PREVIEW_PERIOD_WIDTH + 1 : 0;
	const int room = right - PREVIEW_NAME_AT - 1;
	const bool both = rows->units && rows->indicators;

	rows->unit_at = rows->indicator_at = PREVIEW_NAME_AT;
	rows->unit_width = !rows->units ? 0 : both ? room / 2 : room;
	rows->indicator_width = !rows->indicators ? 0 : both ? room - rows->unit_width - 1 : room;
	if (both)
		rows->indicator_at += rows->unit_width + 1;
}

void preview_rows_draw_head(const struct preview_rows *rows, int y)
{
	draw_right(y, PREVIEW_LINE_AT, PREVIEW_LINE_WIDTH, tr(MSG_PREVIEW_LINE), STYLE_HEADER);
	draw_text(y, rows->unit_at, rows->unit_width, tr(MSG_PREVIEW_UNIT), STYLE_HEADER);
	draw_text(y, rows->indicator_at, rows->indicator_width, tr(MSG_PREVIEW_INDICATOR),
		  STYLE_HEADER);
	if (rows->periods)
		draw_text(y, rows->period_at, PREVIEW_PERIOD_WIDTH, tr(MSG_PREVIEW_PERIOD),
			  STYLE_HEADER);
	if (rows->text_width)
		draw_right(y, rows->text_at, rows->text_width, tr(MSG_PREVIEW_WRITTEN),
			   STYLE_HEADER);
	if (rows->was)
		draw_right(y, rows->was_at, rows->value_width, tr(MSG_PREVIEW_WAS), STYLE_HEADER);
	draw_right(y, rows->becomes_at, rows->value_width, tr(MSG_PREVIEW_BECOMES), STYLE_HEADER);
	draw_text(y, rows->check_at, rows->check_width, tr(MSG_PREVIEW_CHECK), STYLE_HEADER);
}

static bool preview_row_has_value(const struct import_row *row)
{
	return row->state == IMPORT_CHANGES || row->state == IMPORT_SAME;
}

/* As it would be typed, without grouping, for it must fit; "--" is an empty cell, as in the grid. */
static void preview_add_value(const struct preview_rows *rows, const struct import_row *row,
			      const struct value *v, struct str *out)
{
	const struct indicator *i = programme_indicator(rows->ui->programme, row->indicator);
	const struct unit *u = units_by_id(rows->ui->units, row->unit);
	const bool aggregate = u && unit_kind_aggregate(u->kind);
	struct value plain = *v;

	plain.quality = QUALITY_NONE;
	if (v->state == VALUE_ABSENT)
		str_add(out, "--");
	else if (v->state == VALUE_GIVEN && i->measure == MEASURE_YESNO && !aggregate)
		entry_text_show(i, v, aggregate, out, out);
	else
		import_plan_say_value(rows->plan, row, &plain, out);
	for (char *c = out->text; v->state == VALUE_GIVEN && *c; c++)
		*c = (char)(*c == '.' && lang_get() == LANG_VI ? ',' : *c);
}

/* A pair without room for it is its percentage. */
static void preview_draw_value(const struct preview_rows *rows, const struct import_row *row,
			       const struct value *v, int y, int x)
{
	struct str text;

	str_init(&text);
	preview_add_value(rows, row, v, &text);
	if (utf8_width(text.text) > rows->value_width && v->fields == FIELDS_PAIR) {
		char number[NUMBER_SIZE];

		str_clear(&text);
		number_show(quantity_percent(v->numerator, v->denominator), 1, lang_get(), number);
		str_addf(&text, "%s%%", number);
	}
	draw_right(y, x, rows->value_width, text.text, STYLE_TEXT);
	str_release(&text);
}

static void preview_add_check(const struct import_row *row, struct str *out)
{
	if (row->left_out)
		str_addf(out, "%s%s", tr(MSG_PREVIEW_LEFT_OUT),
			 row->state == IMPORT_FAULTY ? ": " : "");
	if (row->state == IMPORT_FAULTY) {
		struct err plain = *row->err;

		plain.file[0] = '\0';
		plain.line = 0;
		err_format(&plain, lang_get(), out);
	} else if (row->left_out) {
		return;
	} else if (row->state == IMPORT_SKIPPED) {
		str_addf(out, "%s: %s", tr(MSG_PREVIEW_SKIPPED), import_skip_name(row->skip));
	} else if (row->state == IMPORT_UNTOUCHED) {
		str_add(out, tr(MSG_PREVIEW_UNTOUCHED));
	} else if (row->state == IMPORT_SAME) {
		str_add(out, tr(MSG_PREVIEW_SAME));
	} else if (row->finding != ENTRY_FINE) {
		str_add(out, tr(entry_message(row->finding)));
	}
}

static enum style preview_row_style(const struct import_row *row)
{
	if (row->left_out || (row->state != IMPORT_FAULTY && row->state != IMPORT_CHANGES))
		return STYLE_FAINT;
	if (row->state == IMPORT_FAULTY)
		return STYLE_ERROR;
	return row->finding != ENTRY_FINE ? STYLE_WARNING : STYLE_TEXT;
}

static char preview_row_glyph(const struct import_row *row)
{
	if (row->left_out)
		return '-';
	switch (row->state) {
	case IMPORT_FAULTY:
		return 'X';
	case IMPORT_CHANGES:
		return row->finding != ENTRY_FINE ? '!' : '+';
	case IMPORT_SAME:
		return '=';
	default:
		return ' ';
	}
}

static void preview_draw_names(const struct preview_rows *rows, const struct import_row *row, int y)
{
	const struct programme *p = rows->ui->programme;
	struct str name;
	char period[PERIOD_SIZE];

	str_init(&name);
	if (row->unit)
		draw_text(y, rows->unit_at, rows->unit_width,
			  look_unit_name(rows->ui, row->unit, period_last_day(row->period), &name),
			  STYLE_TEXT);
	else if (row->unit_text)
		draw_text(y, rows->unit_at, rows->unit_width, row->unit_text, STYLE_TEXT);
	if (row->indicator)
		draw_text(y, rows->indicator_at, rows->indicator_width,
			  programme_indicator(p, row->indicator)->brief[lang_get()], STYLE_TEXT);
	if (rows->periods && row->period != PERIOD_NONE) {
		period_format(row->period, period);
		draw_text(y, rows->period_at, PREVIEW_PERIOD_WIDTH, period, STYLE_TEXT);
	}
	str_release(&name);
}

/* What was written may be anything: at the right like a number, cut like a text. */
static void preview_draw_written(const struct preview_rows *rows, const struct import_row *row,
				 int y)
{
	struct str text;

	str_init(&text);
	utf8_add_visible(&text, row->text);
	const int width = utf8_width(text.text);
	const int at = width < rows->text_width ? rows->text_width - width : 0;

	draw_text(y, rows->text_at + at, rows->text_width - at, row->text,
		  row->state == IMPORT_FAULTY ? STYLE_ERROR : STYLE_TEXT);
	str_release(&text);
}

void preview_rows_draw(void *arg, size_t n, int y)
{
	const struct preview_rows *rows = arg;
	const struct import_row *row = import_plan_row(rows->plan, n);
	const char glyph[] = { preview_row_glyph(row), '\0' };
	const enum style style = preview_row_style(row);
	const bool values = preview_row_has_value(row);
	struct str check;
	char line[24];

	snprintf(line, sizeof(line), "%ld", row->line);
	draw_right(y, PREVIEW_LINE_AT, PREVIEW_LINE_WIDTH, line, STYLE_FAINT);
	draw_text(y, PREVIEW_GLYPH_AT, 1, glyph, style);
	if (row->state == IMPORT_SKIPPED) {
		/* Text of its own, for which the columns mean nothing. */
		draw_text(y, PREVIEW_NAME_AT, rows->was_at - PREVIEW_NAME_AT, row->text,
			  STYLE_FAINT);
	} else {
		preview_draw_names(rows, row, y);
		preview_draw_written(rows, row, y);
	}
	if (values && rows->was) {
		preview_draw_value(rows, row, &row->was, y, rows->was_at);
		draw_text(y, rows->was_at + rows->value_width + 1, PREVIEW_ARROW_WIDTH, "->",
			  STYLE_FAINT);
	}
	if (values)
		preview_draw_value(rows, row, &row->becomes, y, rows->becomes_at);
	str_init(&check);
	preview_add_check(row, &check);
	if (values)
		draw_text(y, rows->check_at, rows->check_width, check.text, style);
	else /* there is room where values would be */
		draw_text(y, rows->was_at + 1, rows->ui->cols - rows->was_at - 1, check.text,
			  style);
	str_release(&check);
}

static void preview_add_change(const struct preview_rows *rows, const struct import_row *row,
			       struct str *out)
{
	const struct ui *ui = rows->ui;
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	const struct unit *u = units_by_id(ui->units, row->unit);
	const bool aggregate = u && unit_kind_aggregate(u->kind);
	struct str name;
	char period[PERIOD_SIZE];

	str_init(&name);
	period_format(row->period, period);
	str_addf(out,
		 "%s, %s, %s: ", look_unit_name(ui, row->unit, period_last_day(row->period), &name),
		 i->brief[lang_get()], period);
	if (row->was.state == VALUE_ABSENT)
		str_add(out, tr(MSG_PREVIEW_EMPTY));
	else
		value_add_words(i, &row->was, aggregate, out);
	str_add(out, " -> ");
	if (row->becomes.state == VALUE_ABSENT)
		str_add(out, tr(MSG_PREVIEW_EMPTY));
	else
		value_add_words(i, &row->becomes, aggregate, out);
	str_release(&name);
}

void preview_row_add(const struct preview_rows *rows, const struct import_row *row, struct str *out)
{
	struct str check;

	str_init(&check);
	preview_add_check(row, &check);
	if (row->state == IMPORT_FAULTY)
		str_addf(out, "\"%s\": ", row->text);
	else if (preview_row_has_value(row))
		preview_add_change(rows, row, out);
	else
		str_addf(out, "\"%s\"", row->text);
	if (check.len)
		str_addf(out, "%s%s", row->state == IMPORT_FAULTY ? "" : "; ", check.text);
	str_release(&check);
}

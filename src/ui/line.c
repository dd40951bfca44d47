/* Rows: figure, standing, bar, texts. (Their columns: line_columns.c.) */
#include "ui/line.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "calc/sums.h"
#include "ui/draw.h"
#include "ui/ui.h"
#include "ui/unsaved.h"

#include <stdio.h>
#include <string.h>

bool line_load(struct ui *ui, const struct units *more, int indicator, int unit, bool change,
	       struct line *line, struct err *err)
{
	const struct units *u = units_by_id(ui->units, unit) || !more ? ui->units : more;
	struct view before = ui->look;
	struct figure f;

	memset(line, 0, sizeof(*line));
	line->indicator = indicator;
	line->unit = unit;
	line->aggregate = units_by_id(u, unit) && unit_kind_aggregate(units_by_id(u, unit)->kind);
	line->before = quantity_none();
	if (!figure_read(ui->store, ui->programme, u, indicator, unit, &ui->look, &line->figure,
			 err) ||
	    !figure_standing(ui->store, ui->programme, u, indicator, unit, &ui->look, &line->figure,
			     &ui->limits, &line->standing, err))
		return false;
	if (!change || !quantity_known(line->figure.low))
		return true;
	/* The country stays as it is shown now; only the period goes back. */
	before.period = period_prev(
		period_last_within(programme_indicator(ui->programme, indicator)->frequency,
				   ui->look.period));
	if (before.map == MAP_OF_PERIOD)
		before.map = period_last_day(ui->look.period);
	if (line->aggregate)
		before.map = ui->look.map;
	if (!figure_read(ui->store, ui->programme, u, indicator, unit, &before, &f, err))
		return false;
	line->before = f.low;
	return true;
}

bool line_answers(const struct ui *ui, const struct unit *u, const struct unit *parent,
		  const struct indicator *i)
{
	if (!indicator_valid(i, period_last_day(ui->look.period)) || !u)
		return false;
	if (unit_kind_aggregate(u->kind))
		return u->kind == UNIT_NATION || i->scope != SCOPE_NATIONAL;
	if (u->kind == UNIT_PROVINCE || unit_kind_ministry(u->kind))
		return unit_kind_in_scope(u->kind, i->scope);
	return parent ? unit_kind_in_scope(parent->kind, i->scope) : i->scope != SCOPE_NATIONAL;
}

static void line_number(const struct line *line, struct quantity q, int decimals,
			char buf[NUMBER_SIZE])
{
	const struct aim *aim = &line->standing.aim;

	if (aim->target)
		number_show_against(q, aim->value, decimals, lang_get(), buf);
	else
		number_show(q, decimals, lang_get(), buf);
}

/* A unit's own yes/no is a word, not a number. */
static bool line_yesno(const struct ui *ui, const struct line *line)
{
	return programme_indicator(ui->programme, line->indicator)->measure == MEASURE_YESNO &&
	       line->figure.value.state == VALUE_GIVEN &&
	       line->figure.value.fields == FIELDS_NUMBER;
}

static void line_add_figure(const struct ui *ui, const struct line *line, int decimals,
			    struct str *out)
{
	const struct figure *f = &line->figure;
	char low[NUMBER_SIZE], high[NUMBER_SIZE];

	if (f->not_applicable) {
		str_add(out, tr(MSG_VALUE_NOT_APPLICABLE));
	} else if (!quantity_known(f->low)) {
		str_add(out, "--");
	} else if (line_yesno(ui, line)) {
		str_add(out, tr(f->value.number ? MSG_VALUE_YES : MSG_VALUE_NO));
	} else {
		line_number(line, f->low, decimals, low);
		str_add(out, low);
		if (quantity_compare(f->low, f->high) != 0) {
			line_number(line, f->high, decimals, high);
			str_addf(out, "-%s", high);
		}
	}
}

void line_add_value(const struct ui *ui, const struct line *line, struct str *out)
{
	line_add_figure(ui, line,
			indicator_shown_decimals(
				programme_indicator(ui->programme, line->indicator)),
			out);
}

void line_add_value_long(const struct ui *ui, const struct line *line, struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);
	char period[PERIOD_SIZE];

	line_add_value(ui, line, out);
	if (quantity_known(line->figure.low) && i->unit_of_measure && !line_yesno(ui, line))
		str_addf(out, " %s", i->unit_of_measure);
	if (line->figure.older && quantity_known(line->figure.low)) {
		period_format(line->figure.period, period);
		str_addf(out, " (%s)", period);
	}
}

/* A figure as published, without zeros that say nothing at its end. */
static void line_add_published(const char *text, struct str *out)
{
	char value[NUMBER_SIZE], *point;
	size_t len;

	str_copy(value, sizeof(value), text ? text : "");
	point = strchr(value, '.');
	if (point) {
		for (len = strlen(value); value[len - 1] == '0'; len--)
			;
		value[len - (value + len == point + 1)] = '\0';
		if (lang_get() == LANG_VI && *point)
			*point = ',';
	}
	str_add(out, value);
}

void line_add_target(const struct line *line, struct str *out)
{
	static const char *const sign[OP_MAX] = {
		[OP_AT_LEAST] = ">= ", [OP_ABOVE] = "> ", [OP_AT_MOST] = "<= ", [OP_RANGE] = ""
	};
	const struct target *t = line->standing.aim.target;

	if (!t)
		return;
	str_add(out, sign[t->op]);
	line_add_published(t->value_text, out);
	if (t->op == OP_RANGE && t->high_text) {
		str_add(out, "-");
		line_add_published(t->high_text, out);
	}
	if (!t->stated)
		str_add(out, "*");
}

static void line_add_all_targets(const struct programme *p, int indicator, bool years,
				 struct str *out)
{
	const char *before = "";

	for (size_t n = 0; n < p->targets; n++) {
		const struct target *t = &p->target[n];
		struct line line = { .standing.aim.target = t };
		char due[DATE_SIZE];

		if (t->indicator != indicator || t->unit)
			continue;
		date_format_local(t->due, due);
		str_add(out, before);
		line_add_target(&line, out);
		str_addf(out, " (%s, %s)", programme_document(p, t->document)->code,
			 years && strrchr(due, '/') ? strrchr(due, '/') + 1 : due);
		before = " | ";
	}
	if (!*before)
		str_add(out, tr(MSG_WORD_NO_TARGET));
}

void line_add_targets(const struct programme *p, int indicator, int width, struct str *out)
{
	struct str text;

	str_init(&text);
	line_add_all_targets(p, indicator, false, &text);
	if (utf8_width(text.text) > width) {
		str_clear(&text);
		line_add_all_targets(p, indicator, true, &text);
	}
	str_add(out, text.text);
	str_release(&text);
}

void line_add_reported(const struct line *line, struct str *out)
{
	const struct figure *f = &line->figure;
	char period[PERIOD_SIZE];

	if (f->older && quantity_known(f->low)) {
		period_format(f->period, period);
		str_add(out, period);
	} else if (f->of) {
		str_addf(out, "%zu/%zu", f->have, f->of);
	} else if (f->sums.expected) {
		str_addf(out, "%d/%d", f->sums.reported + f->sums.not_applicable, f->sums.expected);
	}
}

/* "+1,2"; nothing without a period before. */
static void line_add_change(const struct ui *ui, const struct line *line, int decimals,
			    struct str *out)
{
	const struct quantity now = line->figure.low, then = line->before;
	char buf[NUMBER_SIZE];

	if (!quantity_known(now) || !quantity_known(then) || line_yesno(ui, line))
		return;
	number_show_signed(
		quantity_scaled((int64_t)((quantity_double(now) - quantity_double(then)) * 1e6 +
					  (quantity_compare(now, then) < 0 ? -0.5 : 0.5)),
				6),
		decimals, lang_get(), buf);
	str_add(out, buf);
}

/* "2 of 3 predecessors" */
static void line_add_predecessors(const struct figure *f, struct str *out)
{
	char have[24], of[24];

	snprintf(have, sizeof(have), "%zu", f->have);
	snprintf(of, sizeof(of), "%zu", f->of);
	msg_add(out, MSG_WORD_PREDECESSORS, have, of);
}

int32_t line_cell_period(const struct line *line)
{
	return line->figure.own_period ? line->figure.own_period : line->figure.period;
}

void line_add_word(const struct line *line, struct str *out)
{
	if (line->figure.conflict)
		str_addf(out, "%s; ", tr(MSG_WORD_CONFLICT));
	if (line->figure.not_applicable)
		str_add(out, tr(MSG_WORD_NOT_APPLICABLE));
	else if (line->figure.of && line->figure.have < line->figure.of)
		line_add_predecessors(&line->figure, out);
	else if (line->figure.source == FIGURE_ABSENT)
		str_add(out, tr(MSG_WORD_NOT_REPORTED));
	else if (line->standing.late)
		str_add(out, tr(MSG_WORD_LATE));
	else if (!line->standing.aim.target)
		str_add(out, tr(MSG_WORD_NO_TARGET));
	else
		str_add(out, tr(pace_word(line->standing.pace.pace)));
}

/* Percentages lie on 0..100. Other figures have no natural end: the target stands at four fifths of
 * the bar. A rank counts downwards: the bar is its achievement and the target the whole of it. */
static bool line_scale(const struct ui *ui, const struct line *line, double *full)
{
	const struct indicator *i = programme_indicator(ui->programme, line->indicator);
	const struct aim *aim = &line->standing.aim;

	if (i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO) {
		*full = i->measure == MEASURE_YESNO && !line->aggregate ? 1 : 100;
		return true;
	}
	if (i->measure == MEASURE_RANK || !aim->target)
		return false;
	*full = 1.25 * quantity_double(aim->op == OP_RANGE ? aim->high : aim->value);
	return *full > 0;
}

/* In place of the bar, or of the value where there is none: what was typed and is not saved. */
static bool line_draw_unsaved(const struct ui *ui, const struct line *line, int y, int x, int width)
{
	const struct draft *draft = unsaved_find(ui, line->indicator, line->unit);
	struct str text;

	if (!draft)
		return false;
	str_init(&text);
	unsaved_add_mark(draft, &text);
	draw_text(y, x, width, text.text, STYLE_ERROR);
	str_release(&text);
	return true;
}

void line_draw_bar(const struct ui *ui, const struct line *line, int y,
		   const struct line_columns *c)
{
	const struct figure *f = &line->figure;
	const struct standing *st = &line->standing;
	struct bar bar = { .absent = !quantity_known(f->low), .pace = st->pace.pace };
	double full = 0;

	if (c->bar < 0 || line_draw_unsaved(ui, line, y, c->bar, c->bar_width) || f->not_applicable)
		return;
	if (line_scale(ui, line, &full)) {
		if (!bar.absent) {
			bar.low = quantity_double(f->low) / full;
			bar.high = quantity_double(f->high) / full;
		}
		bar.has_target = st->aim.target != NULL;
		bar.target = bar.has_target ? quantity_double(st->aim.value) / full : 0;
		bar.has_second = bar.has_target && st->aim.op == OP_RANGE;
		bar.second = bar.has_second ? quantity_double(st->aim.high) / full : 0;
		bar.has_expected = st->pace.has_expected;
		bar.expected = st->pace.expected / full;
	} else {
		bar.absent = !st->has_achievement;
		bar.low = bar.high = st->achievement / 100;
		bar.has_target = st->aim.target != NULL;
		bar.target = 1;
	}
	draw_bar(y, c->bar, c->bar_width, &bar);
}

static enum style line_value_style(const struct line *line)
{
	return line->figure.older    ? STYLE_FAINT :
	       line->figure.conflict ? STYLE_WARNING :
				       STYLE_TEXT;
}

void line_draw_value(const struct ui *ui, const struct line *line, int y,
		     const struct line_columns *c)
{
	struct str text;

	if (c->bar < 0 && line_draw_unsaved(ui, line, y, c->value, c->value_width))
		return;
	str_init(&text);
	line_add_value(ui, line, &text);
	/* An interval that is too wide for its column is shown without decimals. */
	if (utf8_width(text.text) > c->value_width) {
		str_clear(&text);
		line_add_figure(ui, line, 0, &text);
	}
	draw_right(y, c->value, c->value_width, text.text, line_value_style(line));
	str_release(&text);
}

void line_draw_target(const struct line *line, int y, const struct line_columns *c)
{
	struct str text;
	char *space;

	if (c->other < 0)
		return;
	str_init(&text);
	line_add_target(line, &text);
	/* A long figure needs the room of the space behind the sign. */
	space = strchr(text.text, ' ');
	if (space && utf8_width(text.text) > c->other_width)
		memmove(space, space + 1, strlen(space));
	draw_text(y, c->other, c->other_width, text.text, STYLE_TEXT);
	str_release(&text);
}

void line_draw_change(const struct ui *ui, const struct line *line, int y,
		      const struct line_columns *c)
{
	const int decimals = indicator_shown_decimals(
		programme_indicator(ui->programme, line->indicator));
	const bool older = line->figure.older && quantity_known(line->figure.low);
	struct str text;

	if (c->change < 0)
		return;
	str_init(&text);
	/* An older figure's change is another period's: here stands which. */
	if (older)
		line_add_reported(line, &text);
	else
		line_add_change(ui, line, decimals, &text);
	/* What is too wide for its column is shown without decimals. */
	if (utf8_width(text.text) > c->change_width) {
		str_clear(&text);
		line_add_change(ui, line, 0, &text);
	}
	draw_right(y, c->change, c->change_width, text.text, older ? STYLE_FAINT : STYLE_TEXT);
	str_release(&text);
}

void line_draw_reported(const struct line *line, int y, const struct line_columns *c)
{
	struct str text;

	if (c->reported < 0)
		return;
	str_init(&text);
	line_add_reported(line, &text);
	draw_right(y, c->reported, c->reported_width, text.text,
		   line->figure.older ? STYLE_FAINT : STYLE_TEXT);
	str_release(&text);
}

void line_draw_pace(const struct line *line, int y, const struct line_columns *c)
{
	const enum pace pace = line->standing.pace.pace;
	const char glyph[2] = { line->figure.not_applicable ? ' ' : pace_glyph(pace), '\0' };
	/* The bar has the colour already; a second time would only cost bytes on the line. */
	const enum style style = c->bar >= 0 ? STYLE_TEXT : (enum style)(STYLE_PACE + (int)pace);
	struct str word;

	draw_text(y, c->glyph, 1, glyph, style);
	if (c->word < 0)
		return;
	str_init(&word);
	line_add_word(line, &word);
	draw_text(y, c->word, c->word_width, word.text, style);
	str_release(&word);
}

/* Where a number comes from: formula, inputs, what was left out and why, target, pace, projection, and
 * what has been published. */
#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "calc/projection.h"
#include "calc/sums.h"
#include "calc/value_words.h"
#include "store/programme.h"
#include "ui/draw.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/page.h"
#include "ui/screens.h"
#include "ui/ui.h"
#include "ui/write_out.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PROJECTION_PERIODS = 24, NOTES_MAX = 40 };

struct explain {
	struct explain_arg arg;
	struct page page;
	struct line line;
	struct str title;
};

/* What the inputs' callback needs. */
struct explain_run {
	struct ui *ui;
	struct explain *x;
	struct page counted, left_out; /* what entered the figure, and what did not */
};

static const struct indicator *explain_indicator(const struct ui *ui, const struct explain *x)
{
	return programme_indicator(ui->programme, x->arg.indicator);
}

static void explain_add(struct ui *ui, struct explain *x, enum style style, const char *text)
{
	page_add_wrapped(&x->page, style, ui->cols - 2, 2, text);
}

static void explain_say(struct ui *ui, struct explain *x, enum msg id, const char *a, const char *b,
			const char *c, const char *d)
{
	struct str text;

	str_init(&text);
	msg_add(&text, id, a, b, c, d);
	explain_add(ui, x, STYLE_TEXT, text.text);
	str_release(&text);
}

static void explain_integer(int64_t value, int decimals, char buf[NUMBER_SIZE])
{
	number_show(quantity_scaled(value, decimals), decimals, lang_get(), buf);
}

/* The figure and how it is made. */
static void explain_formula(struct ui *ui, struct explain *x)
{
	const struct indicator *i = explain_indicator(ui, x);
	const struct figure *f = &x->line.figure;
	char a[NUMBER_SIZE], b[NUMBER_SIZE], have[24], of[24];

	snprintf(have, sizeof(have), "%d", f->sums.reported);
	snprintf(of, sizeof(of), "%d", f->sums.expected);
	if (f->source == FIGURE_ROLLUP && i->aggregation == AGGREGATE_WEIGHTED) {
		explain_integer(f->sums.numerator, i->decimals, a);
		explain_integer(f->sums.denominator, i->decimals, b);
		explain_say(ui, x, MSG_EXPLAIN_WEIGHTED, a, b, have, of);
	} else if (f->source == FIGURE_ROLLUP && i->aggregation == AGGREGATE_SHARE) {
		snprintf(a, sizeof(a), "%d", f->sums.yes);
		snprintf(b, sizeof(b), "%d", f->sums.not_applicable);
		explain_say(ui, x, MSG_EXPLAIN_SHARE, a, have, of, b);
	} else if (f->source == FIGURE_ROLLUP) {
		explain_integer(f->sums.number, i->decimals, a);
		explain_say(ui, x, MSG_EXPLAIN_SUM, a, have, of, NULL);
	} else if (f->source == FIGURE_SUCCESSOR) {
		snprintf(of, sizeof(of), "%zu", f->of);
		explain_say(ui, x, MSG_EXPLAIN_SUCCESSOR, of, NULL, NULL, NULL);
	} else if (f->of) {
		snprintf(have, sizeof(have), "%zu", f->have);
		snprintf(of, sizeof(of), "%zu", f->of);
		explain_say(ui, x, MSG_EXPLAIN_PREDECESSORS, have, of, NULL, NULL);
	} else if (f->source == FIGURE_FLOW) {
		explain_add(ui, x, STYLE_TEXT, tr(MSG_EXPLAIN_FLOW));
	} else if (f->source == FIGURE_OWN) {
		explain_add(ui, x, STYLE_TEXT, tr(MSG_EXPLAIN_OWN));
	} else {
		explain_add(ui, x, STYLE_TEXT, tr(MSG_WORD_NOT_REPORTED));
	}
}

/* "; draft, lan.ht 12/10/2022; source". What is made up has no source worth a line. */
static void explain_add_who(struct ui *ui, int64_t row, unsigned flags, bool time, struct str *out)
{
	struct log_who who;

	if (!row || !log_who(ui->store, row, &who))
		return;
	str_add(out, "; ");
	look_add_who(&who, flags, time, out);
	if (who.source[0] && !(flags & VALUE_ILLUSTRATIVE))
		str_addf(out, "; %s", who.source);
}

static void explain_own(struct ui *ui, struct explain *x)
{
	const struct figure *f = &x->line.figure;
	const struct unit *u = units_by_id(ui->units, x->arg.unit);
	char period[PERIOD_SIZE];
	struct str text;

	if (f->own.state == VALUE_ABSENT)
		return;
	period_format(f->own_period, period);
	str_init(&text);
	str_addf(&text,
		 "%s %s: ", tr(f->source == FIGURE_ROLLUP ? MSG_EXPLAIN_BESIDE : MSG_EXPLAIN_VALUE),
		 period);
	value_add_words(explain_indicator(ui, x), &f->own, u && unit_kind_aggregate(u->kind),
			&text);
	explain_add_who(ui, f->row, f->own.flags, true, &text);
	explain_add(ui, x, STYLE_TEXT, text.text);
	str_release(&text);
}

static void explain_target(struct ui *ui, struct explain *x)
{
	const struct target *t = x->line.standing.aim.target;
	const struct document *d;
	char due[DATE_SIZE];
	struct str text;

	page_add(&x->page, STYLE_GROUP, 0, tr(MSG_COLUMN_TARGET));
	if (!t) {
		explain_add(ui, x, STYLE_TEXT, tr(MSG_WORD_NO_TARGET));
		return;
	}
	d = programme_document(ui->programme, t->document);
	date_format_local(t->due, due);
	str_init(&text);
	line_add_target(&x->line, &text);
	str_addf(&text, " (%s, %s%s)", d->title[lang_get()], due,
		 t->stated ? "" : tr(MSG_OVERVIEW_INTERPRETED));
	explain_add(ui, x, STYLE_TEXT, text.text);
	if (t->wording_vi) {
		/* As published, so in Vietnamese: in English it is seen to be a quotation. */
		const char *quote = lang_get() == LANG_VI ? "" : "\"";

		str_clear(&text);
		str_addf(&text, "%s%s%s", quote, t->wording_vi, quote);
		explain_add(ui, x, STYLE_TEXT, text.text);
	}
	if (t->note_vi)
		explain_add(ui, x, STYLE_FAINT, t->note_vi);
	str_release(&text);
}

/* Achievement, baseline, expected value, ratio: all that the word rests on. */
static void explain_pace(struct ui *ui, struct explain *x)
{
	const struct standing *st = &x->line.standing;
	const int decimals = indicator_shown_decimals(explain_indicator(ui, x));
	char number[NUMBER_SIZE], period[PERIOD_SIZE];
	struct str text;

	if (!st->aim.target)
		return;
	str_init(&text);
	str_addf(&text, "%c ", pace_glyph(st->pace.pace));
	line_add_word(&x->line, &text);
	if (st->has_achievement) {
		number_show(quantity_scaled((int64_t)(st->achievement * 100 + 0.5), 2), 1,
			    lang_get(), number);
		str_addf(&text, "; %s %s %%", tr(MSG_EXPLAIN_ACHIEVEMENT), number);
	}
	if (st->baseline_period) {
		period_format(st->baseline_period, period);
		number_show(st->baseline, decimals, lang_get(), number);
		str_addf(&text, "; %s %s (%s)", tr(MSG_EXPLAIN_BASELINE), number, period);
	}
	if (st->pace.has_expected) {
		number_show(quantity_scaled((int64_t)(st->pace.expected * 1e4 + 0.5), 4), decimals,
			    lang_get(), number);
		str_addf(&text, "; %s %s", tr(MSG_EXPLAIN_EXPECTED), number);
	}
	if (st->pace.has_ratio) {
		number_show(quantity_scaled((int64_t)lround(st->pace.ratio * 100), 0), 0,
			    lang_get(), number);
		str_add(&text, "; ");
		msg_add(&text, MSG_EXPLAIN_RATIO, number);
	}
	explain_add(ui, x, STYLE_TEXT, text.text);
	str_release(&text);
}

static void explain_projection(struct ui *ui, struct explain *x)
{
	const struct indicator *i = explain_indicator(ui, x);
	struct figure_point series[PROJECTION_PERIODS];
	struct projection_point points[PROJECTION_PERIODS];
	const size_t n = figure_series(ui->store, ui->programme, ui->units, x->arg.indicator,
				       x->arg.unit, &ui->look, series, PROJECTION_PERIODS);
	struct projection p;
	char day[DATE_SIZE];
	size_t count = 0;

	/* Where the figure shown is absent there is nothing that could go on. */
	if (!quantity_known(x->line.figure.low))
		return;

	for (size_t k = 0; k < n; k++)
		if (quantity_known(series[k].figure))
			points[count++] = (struct projection_point){
				period_last_day(series[k].period), quantity_double(series[k].figure)
			};
	p = projection_of(points, count, &x->line.standing.aim,
			  i->share || i->measure == MEASURE_YESNO);
	if (p.outcome == PROJECTION_DATE) {
		date_format_local(p.day, day);
		explain_say(ui, x, MSG_EXPLAIN_PROJECTION, day, NULL, NULL, NULL);
	} else if (p.outcome == PROJECTION_NEVER) {
		explain_add(ui, x, STYLE_TEXT, tr(MSG_EXPLAIN_NEVER));
	}
}

/* Why an input is not in the sum; MSG_MAX when it is. */
static enum msg explain_omission(const struct indicator *i, const struct figure_input *input)
{
	if (input->value.state == VALUE_ABSENT)
		return MSG_WORD_NOT_REPORTED;
	if (input->value.state == VALUE_NOT_APPLICABLE)
		return MSG_WORD_NOT_APPLICABLE;
	if (i->aggregation == AGGREGATE_WEIGHTED && input->value.fields != FIELDS_PAIR)
		return MSG_EXPLAIN_NO_DENOMINATOR;
	return MSG_MAX;
}

static void explain_input(const struct figure_input *input, void *arg)
{
	struct explain_run *run = arg;
	const struct indicator *i = explain_indicator(run->ui, run->x);
	const enum msg omitted = explain_omission(i, input);
	struct str text, name;

	str_init(&text);
	str_init(&name);
	str_addf(&text, "%s: ",
		 look_unit_name(run->ui, input->unit, period_last_day(run->x->line.figure.period),
				&name));
	str_release(&name);
	if (input->value.state == VALUE_GIVEN)
		value_add_words(i, &input->value, false, &text);
	if (omitted != MSG_MAX)
		str_addf(&text, "%s%s", input->value.state == VALUE_GIVEN ? "; " : "", tr(omitted));
	if (input->rolled)
		str_addf(&text, "; %s",
			 tr(input->partial ? MSG_EXPLAIN_PARTIAL : MSG_EXPLAIN_ROLLED));
	explain_add_who(run->ui, input->row, input->value.flags, false, &text);
	page_add(omitted == MSG_MAX ? &run->counted : &run->left_out,
		 omitted == MSG_MAX ? STYLE_TEXT : STYLE_FAINT, input->unit, text.text);
	str_release(&text);
}

/* "Inputs: 63", then its lines. */
static void explain_section(struct explain *x, enum msg heading, const struct page *lines)
{
	char count[24];
	struct str text;

	if (!lines->list.count)
		return;
	snprintf(count, sizeof(count), "%zu", lines->list.count);
	str_init(&text);
	msg_add(&text, heading, count);
	page_add(&x->page, STYLE_GROUP, 0, text.text);
	str_release(&text);
	for (size_t n = 0; n < lines->list.count; n++)
		page_add(&x->page, lines->line[n].style, lines->line[n].id, lines->line[n].text);
}

static bool explain_inputs(struct ui *ui, struct explain *x, struct err *err)
{
	struct explain_run run = { .ui = ui, .x = x };
	const bool ok = figure_inputs(ui->store, ui->programme, ui->units, x->arg.indicator,
				      x->arg.unit, &ui->look, explain_input, &run, err);

	explain_section(x, MSG_EXPLAIN_INPUTS, &run.counted);
	explain_section(x, MSG_EXPLAIN_LEFT_OUT, &run.left_out);
	page_release(&run.counted);
	page_release(&run.left_out);
	return ok;
}

static void explain_notes(struct ui *ui, struct explain *x)
{
	struct store_note *notes;
	size_t count;

	if (!units_nation(ui->units) || units_nation(ui->units)->id != x->arg.unit)
		return;
	notes = mem_zero(NOTES_MAX, sizeof(*notes));
	count = store_indicator_notes(ui->store, x->arg.indicator, notes, NOTES_MAX);
	if (count)
		page_add(&x->page, STYLE_GROUP, 0, tr(MSG_EXPLAIN_PUBLISHED));
	for (size_t n = 0; n < count; n++)
		explain_add(ui, x, notes[n].exact ? STYLE_TEXT : STYLE_FAINT, notes[n].text);
	free(notes);
}

static void explain_init(struct ui *ui, void *state, const void *arg)
{
	struct explain *x = state;

	(void)ui;
	x->arg = *(const struct explain_arg *)arg;
	str_init(&x->title);
}

static void explain_release(void *state)
{
	struct explain *x = state;

	page_release(&x->page);
	str_release(&x->title);
}

static bool explain_load(struct ui *ui, void *state, struct err *err)
{
	struct explain *x = state;
	const struct indicator *i = explain_indicator(ui, x);
	struct str text;

	page_clear(&x->page);
	if (!line_load(ui, NULL, x->arg.indicator, x->arg.unit, false, &x->line, err))
		return false;
	str_init(&text);
	str_clear(&x->title);
	str_addf(&x->title, "= %s > %s", i->brief[lang_get()],
		 look_unit_name(ui, x->arg.unit, look_day(ui), &text));
	str_clear(&text);
	str_addf(&text, "%s: ", i->name[lang_get()]);
	line_add_value_long(ui, &x->line, &text);
	explain_add(ui, x, STYLE_TITLE, text.text);
	str_release(&text);
	if (i->note_vi)
		explain_add(ui, x, STYLE_FAINT, i->note_vi);
	explain_formula(ui, x);
	explain_own(ui, x);
	explain_target(ui, x);
	explain_pace(ui, x);
	explain_projection(ui, x);
	if (!explain_inputs(ui, x, err))
		return false;
	explain_notes(ui, x);
	return true;
}

static enum view_result explain_update(struct ui *ui, void *state, enum action action,
				       const struct event *ev)
{
	struct explain *x = state;
	enum view_result result;

	if (page_update(&x->page, action, ev, &result))
		return result;
	if (action == ACTION_BACK || action == ACTION_LEFT || action == ACTION_EXPLAIN)
		return VIEW_CLOSE;
	if (action == ACTION_COMMENT || action == ACTION_HISTORY) {
		view_push(ui, action == ACTION_COMMENT ? &notes_view : &history_view,
			  &(struct history_arg){ x->arg.indicator, x->arg.unit,
						 line_cell_period(&x->line) });
		return VIEW_STAY;
	}
	if (action == ACTION_ENTRY) {
		view_push(ui, &entry_view,
			  &(struct entry_arg){ .indicator = x->arg.indicator,
					       .select = x->arg.unit });
		return VIEW_STAY;
	}
	if (action == ACTION_OPEN) {
		const int unit = x->page.list.count ? x->page.line[x->page.list.selected].id : 0;

		if (unit && units_by_id(ui->units, unit))
			view_push(ui, &unit_view,
				  &(struct unit_arg){ .unit = unit, .select = x->arg.indicator });
		return VIEW_STAY;
	}
	return look_update(ui, action);
}

static void explain_draw(struct ui *ui, void *state)
{
	struct explain *x = state;

	look_draw_title(ui, x->title.text);
	page_draw(&x->page, 1, ui->rows - 1);
}

static void explain_table(struct ui *ui, void *state, struct table *table)
{
	(void)ui;
	write_out_page(&((struct explain *)state)->page, table);
}

static void explain_subject(struct ui *ui, void *state, struct str *out)
{
	const struct explain *x = state;
	const struct unit *u = units_by_id(ui->units, x->arg.unit);

	str_addf(out, "%s-%s", explain_indicator(ui, x)->code, u ? u->code : "");
}

static struct list *explain_list(void *state)
{
	return &((struct explain *)state)->page.list;
}

static bool explain_typing(const void *state)
{
	return ((const struct explain *)state)->page.search.typing;
}

static const keymap explain_map[] = {
	KEYMAP_SCROLL, ACTION_LEFT,    ACTION_OPEN,    ACTION_BACK,    KEYMAP_PERIOD, KEYMAP_LOOK,
	KEYMAP_SEARCH, ACTION_EXPLAIN, ACTION_COMMENT, ACTION_HISTORY, ACTION_ENTRY,  ACTION_NONE,
};

const struct view_ops explain_view = {
	.name = "explain",
	.title = MSG_EXPLAIN_TITLE,
	.map = explain_map,
	.size = sizeof(struct explain),
	.init = explain_init,
	.load = explain_load,
	.update = explain_update,
	.draw = explain_draw,
	.list = explain_list,
	.typing = explain_typing,
	.table = explain_table,
	.subject = explain_subject,
	.release = explain_release,
};

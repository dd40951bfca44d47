/* What is said of a value that waits. */
#include "ui/review.h"

#include "calc/value_words.h"
#include "model/revision.h"
#include "store/programme.h"
#include "store/rights.h"
#include "store/subject.h"
#include "ui/allow.h"
#include "ui/ask.h"
#include "ui/draw.h"
#include "ui/look.h"
#include "ui/person.h"
#include "ui/ui.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void review_detail_init(struct review_detail *d)
{
	memset(d, 0, sizeof(*d));
	str_init(&d->reason);
	str_init(&d->source);
	str_init(&d->note);
	str_init(&d->comment);
}

void review_detail_release(struct review_detail *d)
{
	str_release(&d->reason);
	str_release(&d->source);
	str_release(&d->note);
	str_release(&d->comment);
}

static bool review_texts(const struct revision *r, int64_t row, bool shown, void *arg)
{
	struct review_detail *d = arg;

	(void)row;
	if (!shown)
		return true;
	str_add(&d->reason, r->reason ? r->reason : "");
	str_add(&d->source, r->source ? r->source : "");
	str_add(&d->note, r->note ? r->note : "");
	return false;
}

static bool review_comment(const struct note *note, void *arg)
{
	struct review_detail *d = arg;

	if (note->kind == NOTE_COMMENT) {
		d->comments++;
		str_clear(&d->comment);
		str_addf(&d->comment, "%s: %s", note->author, note->text);
	}
	if (note->kind == NOTE_FLAG || note->kind == NOTE_UNFLAG)
		d->flagged = note->kind == NOTE_FLAG;
	return true;
}

static bool review_notes(struct ui *ui, const struct cycle_cell *c, struct review_detail *d,
			 struct err *err)
{
	char subject[REVISION_SUBJECT_SIZE];
	struct str code;

	str_init(&code);
	store_unit_code(ui->store, c->unit, &code);
	revision_cell_subject(subject, programme_indicator(ui->programme, c->indicator)->code,
			      code.text, c->period);
	str_release(&code);
	return notes_each(ui->store, subject, review_comment, d, err);
}

/* The series begins with its first value. */
static void review_begin(struct review_detail *d)
{
	size_t first = 0;

	while (first < d->points && !quantity_known(d->point[first].figure))
		first++;
	d->points -= first;
	memmove(d->point, d->point + first, d->points * sizeof(*d->point));
}

/* Earlier values only: what waits is compared with them. */
static void review_spread(struct review_detail *d, int32_t period)
{
	for (size_t n = 0; n < d->points; n++) {
		const struct figure_point *p = &d->point[n];

		if (!quantity_known(p->figure) || p->period == period)
			continue;
		if (!d->spread || quantity_compare(p->figure, d->low) < 0)
			d->low = p->figure;
		if (!d->spread || quantity_compare(p->figure, d->high) > 0)
			d->high = p->figure;
		d->spread = true;
	}
}

bool review_detail_load(struct ui *ui, const struct cycle_cell *c, struct review_detail *d,
			struct err *err)
{
	const struct view look = { .period = c->period, .map = MAP_OF_PERIOD };
	struct figure f;

	review_detail_release(d);
	review_detail_init(d);
	d->points = figure_series(ui->store, ui->programme, ui->units, c->indicator, c->unit, &look,
				  d->point, REVIEW_PERIODS);
	review_begin(d);
	review_spread(d, c->period);
	d->region = units_by_id(ui->units, c->unit) ?
			    units_parent(ui->units, c->unit, period_last_day(c->period)) :
			    0;
	if (d->region) {
		if (!figure_read(ui->store, ui->programme, ui->units, c->indicator, d->region,
				 &look, &f, err))
			return false;
		d->region_figure = f.low;
	}
	return log_history(ui->store, c->indicator, c->unit, c->period, review_texts, d, err) &&
	       review_notes(ui, c, d, err);
}

bool review_mine(const struct ui *ui, const struct queue_row *row)
{
	return row->mine && strcmp(row->author, person_name(ui)) != 0;
}

bool review_may(struct ui *ui, const struct cycle_cell *c, bool mine, enum cycle_step step,
		struct why *why)
{
	char period[PERIOD_SIZE];
	struct str name;

	why->brief = MSG_QUEUE_NOT_YOURS;
	if (!rights_may(ui->store, ui->programme, RIGHT_REVIEW, c->indicator, c->unit,
			period_last_day(c->period), &why->full))
		return false;
	if (step != CYCLE_VERIFY || mine)
		return true;
	period_format(c->period, period);
	str_init(&name);
	str_addf(&name, "%s ", programme_indicator(ui->programme, c->indicator)->code);
	store_unit_code(ui->store, c->unit, &name);
	str_addf(&name, " %s", period);
	err_set(&why->full, ERR_CYCLE_OWN, name.text);
	str_release(&name);
	return false;
}

/* In the queue and in a session the same is asked of the same value: what is half typed waits in both. */
void review_ask_why(struct ui *ui, const struct cycle_cell *cell, const char *question,
		    enum view_result (*answer)(struct ui *ui, void *arg, const char *text),
		    void *arg)
{
	const struct indicator *i = programme_indicator(ui->programme, cell->indicator);
	char subject[REVISION_SUBJECT_SIZE];
	struct str asked, name, place;

	str_init(&asked);
	str_init(&name);
	str_init(&place);
	if (!question)
		msg_add(&asked, MSG_QUEUE_WHY,
			look_unit_name(ui, cell->unit, period_last_day(cell->period), &name),
			i->brief[lang_get()]);
	str_clear(&name);
	store_unit_code(ui->store, cell->unit, &name);
	revision_cell_subject(subject, i->code, name.text, cell->period);
	str_addf(&place, "return %s", subject);
	ask_text(ui, &(struct ask){ .question = question ? question : asked.text,
				    .place = place.text,
				    .answer = answer,
				    .arg = arg });
	str_release(&asked);
	str_release(&name);
	str_release(&place);
}

bool review_decide(struct ui *ui, enum cycle_step step, const struct cycle_cell *cells,
		   size_t count, const char *reason)
{
	const struct act act = ui_act(ui);
	struct err err = { 0 };
	struct str text;
	size_t done = 0;
	char number[24];

	if (!cycle_take(ui->store, &act, step, cells, count, reason, ui->jump, &done, &err)) {
		ui_fail(ui, &err);
		return false;
	}
	snprintf(number, sizeof(number), "%zu", done);
	str_init(&text);
	msg_add(&text, step == CYCLE_VERIFY ? MSG_QUEUE_VERIFIED : MSG_QUEUE_RETURNED, number);
	ui_say(ui, STYLE_NOTICE, text.text);
	str_release(&text);
	return true;
}

void review_add_figure(const struct indicator *i, const struct value *v, struct str *out)
{
	char text[NUMBER_SIZE];

	if (i->measure == MEASURE_YESNO && v->fields == FIELDS_NUMBER) {
		str_add(out, tr(v->number ? MSG_VALUE_YES : MSG_VALUE_NO));
	} else if (v->state == VALUE_NOT_APPLICABLE) {
		str_add(out, tr(MSG_VALUE_NOT_APPLICABLE));
	} else if (!quantity_known(value_quantity(v, i))) {
		str_add(out, "--");
	} else {
		number_show(value_quantity(v, i), value_shown_decimals(i, v), lang_get(), text);
		str_add(out, text);
	}
}

void review_add_change(const struct indicator *i, const struct queue_row *row, struct str *out)
{
	const double change = quantity_difference(value_quantity(&row->value, i),
						  value_quantity(&row->before, i));
	const int decimals = indicator_shown_decimals(i);
	char text[NUMBER_SIZE];

	if (isnan(change) || i->measure == MEASURE_YESNO)
		return;
	number_show_signed(quantity_scaled(llround(change * (double)number_pow10(decimals)),
					   decimals),
			   decimals, lang_get(), text);
	str_add(out, text);
}

void review_add_check(const struct queue_row *row, struct str *out)
{
	if (row->conflict)
		str_addf(out, "# %s", tr(MSG_QUEUE_CONFLICT));
	else if (row->warning != ENTRY_FINE)
		str_addf(out, "! %s", tr(entry_message(row->warning)));
}

static void review_add_text(enum msg label, const struct str *text, struct str *out)
{
	if (text->len)
		str_addf(out, "%s%s: %s", out->len ? "; " : "", tr(label), text->text);
}

void review_add_texts(const struct review_detail *d, struct str *out)
{
	review_add_text(MSG_HISTORY_REASON, &d->reason, out);
	review_add_text(MSG_HISTORY_SOURCE, &d->source, out);
	review_add_text(MSG_HISTORY_NOTE, &d->note, out);
}

void review_add_comment(const struct review_detail *d, struct str *out)
{
	if (d->flagged)
		str_addf(out, "%s%s", tr(MSG_NOTES_FLAGGED), d->comments ? "; " : "");
	if (d->comments)
		str_addf(out, "%s (%d): %s", tr(MSG_NOTES_HEAD), d->comments, d->comment.text);
}

void review_add_spread(const struct ui *ui, const struct indicator *i,
		       const struct review_detail *d, struct str *out)
{
	const int decimals = indicator_shown_decimals(i);
	char low[NUMBER_SIZE], high[NUMBER_SIZE];

	if (d->spread) {
		number_show(d->low, decimals, lang_get(), low);
		number_show(d->high, decimals, lang_get(), high);
		msg_add(out,
			quantity_compare(d->low, d->high) ? MSG_REVIEW_SPREAD :
							    MSG_REVIEW_SPREAD_NONE,
			low, high);
	}
	if (d->region && quantity_known(d->region_figure)) {
		number_show(d->region_figure, decimals, lang_get(), low);
		str_addf(out, "%s%s %s", d->spread ? "; " : "",
			 units_name(ui->units, d->region, look_day(ui), lang_get()), low);
	}
}

void review_draw_trend(int y, int x, int width, const struct review_detail *d)
{
	double value[REVIEW_PERIODS];

	for (size_t n = 0; n < d->points; n++)
		value[n] = quantity_known(d->point[n].figure) ?
				   quantity_double(d->point[n].figure) :
				   NAN;
	if ((size_t)width > d->points) {
		x += width - (int)d->points;
		width = (int)d->points;
	}
	draw_sparkline(y, x, width, value, d->points, STYLE_TEXT);
}

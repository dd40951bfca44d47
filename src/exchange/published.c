/* Published national results: values where the definition is the same, notes otherwise. */
#include "exchange/published.h"

#include "base/mem.h"
#include "base/str.h"
#include "store/subject.h"
#include "value_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct published_entry {
	const struct published_row *row;
	int32_t period; /* of the cell */
	enum value_quality quality;
};

/* The cell's period: the published one, or the last own period at whose end the same state stands. */
static int32_t published_period(const struct indicator *i, int32_t period)
{
	return period_length(period) > i->frequency ? period_last_within(i->frequency, period) :
						      period;
}

/* Why a row cannot be a value; MSG_MAX when it can. */
static enum msg published_reason(const struct indicator *i, const struct published_row *row,
				 struct value *v)
{
	const bool percent = i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO;
	const int decimals = percent ? VALUE_PERCENT_DECIMALS : i->decimals;

	memset(v, 0, sizeof(*v));
	v->state = VALUE_GIVEN;
	v->fields = percent ? FIELDS_PERCENT : FIELDS_NUMBER;
	if (!str_equal(row->unit ? row->unit : "", percent            ? "%" :
						   i->unit_of_measure ? i->unit_of_measure :
									""))
		return MSG_PUBLISHED_UNIT;
	if (i->accumulation == ACCUMULATE_FLOW && period_length(row->period) != i->frequency)
		return MSG_PUBLISHED_PERIOD;
	if (!quality_parse(row->quality, &v->quality))
		return MSG_PUBLISHED_QUALITY;
	if (!row->value || number_read_plain(row->value, decimals, &v->number) != NUMBER_OK)
		return MSG_PUBLISHED_FIGURE;
	return MSG_MAX;
}

/* "publisher; date; URL" */
static void published_source(const struct published_row *row, struct str *out)
{
	const char *const part[] = { row->publisher, row->published_on, row->source };

	str_clear(out);
	for (size_t n = 0; n < ARRAY_LEN(part); n++)
		if (part[n])
			str_addf(out, "%s%s", out->len ? "; " : "", part[n]);
}

/* "2022-08: 40 %. As it was published" */
static void published_text(const struct published_row *row, struct str *out)
{
	char period[PERIOD_SIZE];

	period_format(row->period, period);
	str_clear(out);
	str_addf(out, "%s: %s", period, row->value ? row->value : "");
	if (row->unit)
		str_addf(out, " %s", row->unit);
	if (row->published_as_vi)
		str_addf(out, ". %s", row->published_as_vi);
}

static int published_compare(const void *a, const void *b)
{
	const struct published_entry *x = a, *y = b;
	const char *on_x = x->row->published_on ? x->row->published_on : "";
	const char *on_y = y->row->published_on ? y->row->published_on : "";
	int order = strcmp(on_x, on_y);

	if (x->row->indicator != y->row->indicator)
		return x->row->indicator < y->row->indicator ? -1 : 1;
	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	if (x->quality != y->quality)
		return x->quality < y->quality ? -1 : 1;
	return order ? order : (x->row > y->row) - (x->row < y->row);
}

static void published_refuse(const struct indicator *i, const struct published_row *row,
			     const char *why, struct published_report *report,
			     struct err_list *faults)
{
	char period[PERIOD_SIZE];
	struct err err = { 0 };

	period_format(row->period, period);
	err_set(&err, ERR_PUBLISHED_REFUSED, i->code, period, why);
	err_list_add(faults, &err);
	report->refused++;
}

struct published_run {
	struct store *s;
	const struct catalogue *c;
	const struct act *act;
	int nation;
	struct published_report *report;
	struct err_list *faults;
	struct str text, source;
};

/* Saves one row as a value; *kept tells whether it became one. */
static bool published_value(struct published_run *run, const struct published_entry *e, bool *kept,
			    struct err *err)
{
	const struct indicator *i = programme_indicator(&run->c->programme, e->row->indicator);
	struct edit edit = { .indicator = e->row->indicator,
			     .unit = run->nation,
			     .period = e->period,
			     .seen = LOG_SEEN_ANY };
	enum log_outcome outcome;
	struct err why = { 0 };
	enum msg reason = published_reason(i, e->row, &edit.value);

	*kept = false;
	if (reason != MSG_MAX) {
		published_refuse(i, e->row, tr(reason), run->report, run->faults);
		return true;
	}
	published_source(e->row, &run->source);
	published_text(e->row, &run->text);
	edit.source = run->source.text;
	edit.note = run->text.text;
	if (log_add(run->s, &edit, &outcome, &why)) {
		*kept = true;
		run->report->values += outcome == LOG_SAVED;
		return true;
	}
	if (why.code != ERR_VALUE_REFUSED) {
		*err = why;
		return false;
	}
	published_refuse(i, e->row, why.arg[1], run->report, run->faults);
	return true;
}

static bool published_note(struct published_run *run, const struct published_row *row,
			   struct err *err)
{
	char subject[REVISION_SUBJECT_SIZE];

	snprintf(subject, sizeof(subject), "indicator/%s",
		 programme_indicator(&run->c->programme, row->indicator)->code);
	published_source(row, &run->source);
	published_text(row, &run->text);
	run->report->notes++;
	return note_add(run->s, run->act, NOTE_TEXT, subject, run->text.text,
			run->source.len ? run->source.text : NULL, err);
}

/* Values first: the batch's first revision says that it can be taken back. */
static bool published_write(struct published_run *run, struct published_entry *exact, size_t count,
			    bool *value, struct err *err)
{
	const struct catalogue *c = run->c;

	for (size_t n = 0; n < count; n++) {
		bool kept;

		if (!published_value(run, &exact[n], &kept, err))
			return false;
		value[exact[n].row - c->published] = kept;
	}
	for (size_t n = 0; n < c->publisheds; n++)
		if (!value[n] && !published_note(run, &c->published[n], err))
			return false;
	return true;
}

bool published_save(struct store *s, const struct catalogue *c, const char *author,
		    struct published_report *report, struct err_list *faults, struct err *err)
{
	const struct act act = { .author = author, .programme = &c->programme, .units = &c->units };
	const struct unit *nation = units_nation(&c->units);
	struct published_run run = {
		.s = s, .c = c, .act = &act, .report = report, .faults = faults
	};
	struct published_entry *exact = mem_zero(c->publisheds + 1, sizeof(*exact));
	bool *value = mem_zero(c->publisheds + 1, sizeof(*value));
	size_t count = 0;
	bool ok;

	*report = (struct published_report){ 0 };
	run.nation = nation ? nation->id : 0;
	for (size_t n = 0; nation && n < c->publisheds; n++) {
		const struct published_row *row = &c->published[n];
		const struct indicator *i = programme_indicator(&c->programme, row->indicator);

		if (!str_equal(row->match, "exact"))
			continue;
		exact[count] = (struct published_entry){
			.row = row, .period = published_period(i, row->period)
		};
		quality_parse(row->quality, &exact[count++].quality);
	}
	if (count)
		qsort(exact, count, sizeof(*exact), published_compare);
	str_init(&run.text);
	str_init(&run.source);
	ok = log_begin(s, &act, err);
	if (ok && !published_write(&run, exact, count, value, err)) {
		log_abort(s);
		ok = false;
	} else if (ok) {
		ok = log_commit(s, err);
	}
	str_release(&run.text);
	str_release(&run.source);
	free(exact);
	free(value);
	return ok;
}

/* A plan beside the database: what is there, what it becomes, and saving it as one batch. */
#include "import_plan.h"

#include "base/place.h"
#include "base/str.h"
#include "store/denominator.h"
#include "store/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a pass over the plan does. */
struct plan_pass {
	struct store *s;
	const struct import_act *act; /* NULL: nothing is saved */
	bool verify;                  /* the plan was compared before: nothing may differ */
	struct import_report *report;
};

/* A row that gives way to an earlier one for its cell. */
static void import_order_twice(struct import_plan *plan, const struct plan_row *first,
			       struct plan_row *row)
{
	struct err err = { 0 };
	struct str cell;
	char line[24];

	str_init(&cell);
	import_plan_say_cell(plan, &row->shown, &cell);
	snprintf(line, sizeof(line), "%ld", first->shown.line);
	err_set(&err, ERR_IMPORT_TWICE, cell.text, line);
	err_at(&err, row->shown.file, row->shown.line);
	err.column = row->shown.column;
	import_plan_fault(plan, row, &err);
	str_release(&cell);
}

/* Of the rows order[from..to) for one cell the first that is not left out stands; the others are at
 * fault. */
static void import_order_shared(struct import_plan *plan, size_t from, size_t to)
{
	const struct plan_row *first = NULL;

	for (size_t n = from; n < to; n++) {
		struct plan_row *row = &plan->row[plan->order[n]];

		if (!row->shared)
			row->stood = row->shown.state;
		row->shared = true;
		if (first && !row->shown.left_out) {
			import_order_twice(plan, first, row);
			continue;
		}
		row->shown.state = row->stood;
		row->shown.err = NULL;
		first = row->shown.left_out ? first : row;
	}
}

static size_t import_order_end(const struct import_plan *plan, size_t from)
{
	const uint64_t key = plan->row[plan->order[from]].key;

	while (from < plan->cells && plan->row[plan->order[from]].key == key)
		from++;
	return from;
}

/* The cells in the order of the database. */
static void import_order(struct import_plan *plan)
{
	struct place *place;

	if (plan->order)
		return;
	place = mem_alloc((plan->rows + 1) * sizeof(*place));
	plan->order = mem_alloc((plan->rows + 1) * sizeof(*plan->order));
	plan->cells = 0;
	for (size_t n = 0; n < plan->rows; n++) {
		if (!plan->row[n].key)
			continue;
		place[plan->cells++] = (struct place){ plan->row[n].key, n };
	}
	place_sort(place, plan->cells);
	for (size_t n = 0; n < plan->cells; n++)
		plan->order[n] = place[n].at;
	for (size_t n = 1; n < plan->cells; n++)
		if (place[n - 1].key == place[n].key) {
			const size_t to = import_order_end(plan, n);

			import_order_shared(plan, n - 1, to);
			n = to;
		}
	free(place);
}

bool import_plan_leave_out(struct import_plan *plan, size_t n, bool out)
{
	struct plan_row *row = &plan->row[n];

	if (row->shown.fixed)
		return false;
	row->shown.left_out = out;
	for (size_t at = 0; row->shared && at < plan->cells; at++)
		if (plan->row[plan->order[at]].key == row->key) {
			import_order_shared(plan, at, import_order_end(plan, at));
			break;
		}
	return true;
}

/* A figure joins the unit's history, against which the next ones are judged. */
static void import_remember(struct import_plan *plan, int32_t period, const struct value *v,
			    const struct indicator *i)
{
	const struct quantity q = value_quantity(v, i);

	if (!quantity_known(q))
		return;
	plan->past = mem_grow(plan->past, plan->pasts, &plan->past_room, sizeof(*plan->past));
	plan->past[plan->pasts++] = (struct entry_past){ period, q };
	plan->last = *v;
	plan->last_period = period;
}

static int64_t import_amount(const struct value *v)
{
	return v->fields == FIELDS_PAIR ? v->numerator : v->number;
}

static enum entry_finding import_find(const struct import_plan *plan, const struct import_row *row,
				      const struct indicator *i)
{
	const struct quantity q = value_quantity(&row->becomes, i);

	if (!quantity_known(q))
		return ENTRY_FINE;
	if (plan->pasts && plan->last.fields == row->becomes.fields &&
	    row->becomes.fields != FIELDS_PERCENT &&
	    entry_ytd_falls(i, import_amount(&row->becomes), row->period,
			    import_amount(&plan->last), plan->last_period))
		return ENTRY_YTD_FALLS;
	return entry_warn(i, q, row->period, plan->past, plan->pasts, plan->options.jump);
}

/* Completes half a pair with what stands; a fault where nothing does, or where they do not go together. */
static void import_row_complete(struct import_plan *plan, struct store *s, struct plan_row *row,
				const struct value *old, const struct indicator *i)
{
	struct value *v = &row->shown.becomes;
	const bool pair = old->fields == FIELDS_PAIR;
	enum entry_finding finding;
	struct denominator d = { 0 };
	struct err err = { 0 };
	struct str cell;

	if (!row->shared) { /* compared once more: what stands may be another by now */
		row->shown.state = IMPORT_CHANGES;
		row->shown.err = NULL;
	}
	if (row->half == IMPORT_DENOMINATOR)
		v->numerator = old->numerator;
	else if (!pair)
		denominator_find(s, plan->p, row->shown.indicator, row->shown.unit,
				 row->shown.period, &d);
	if (row->half == IMPORT_NUMERATOR)
		v->denominator = pair ? old->denominator : d.value;
	finding = row->half == IMPORT_DENOMINATOR && !pair ? ENTRY_WRONG_FIELDS :
							     entry_check(i, v, false);
	if (!entry_is_error(finding))
		return;
	str_init(&cell);
	import_plan_say_cell(plan, &row->shown, &cell);
	if (finding == ENTRY_WRONG_FIELDS)
		err_set(&err, ERR_IMPORT_HALF_PAIR, NULL);
	else
		err_set(&err, ERR_IMPORT_VALUE, cell.text, tr(entry_message(finding)));
	err_at(&err, row->shown.file, row->shown.line);
	err.column = row->shown.column;
	import_plan_fault(plan, row, &err);
	str_release(&cell);
}

static void import_row_compare(struct import_plan *plan, struct store *s, struct plan_row *row,
			       const struct cell_past *old, const struct indicator *i)
{
	struct import_row *shown = &row->shown;

	if (row->half)
		import_row_complete(plan, s, row, &old->value, i);

	row->seen = old->row;
	shown->was = old->value;
	if (row->keeps_quality && shown->becomes.state == VALUE_GIVEN)
		shown->becomes.quality = old->value.quality;
	row->stood = value_equal(&shown->becomes, &shown->was) ? IMPORT_SAME : IMPORT_CHANGES;
	shown->finding = row->stood == IMPORT_CHANGES ? import_find(plan, shown, i) : ENTRY_FINE;
	if (shown->state != IMPORT_FAULTY)
		shown->state = row->stood;
}

/* A row of the same value is offered too when it has texts: they may be new. */
static bool import_row_save(struct plan_pass *pass, const struct plan_row *row, struct err *err)
{
	const struct import_row *shown = &row->shown;
	const bool changes = shown->state == IMPORT_CHANGES;
	const struct edit edit = { .indicator = shown->indicator,
				   .unit = shown->unit,
				   .period = shown->period,
				   .value = shown->becomes,
				   .seen = row->seen ? LOG_SEEN_ANY : LOG_SEEN_NEW,
				   .reason = changes ? pass->act->reason : NULL,
				   .source = row->source,
				   .note = row->note };
	enum log_outcome outcome = LOG_SAME;

	if ((changes || row->note || row->source) && !log_add(pass->s, &edit, &outcome, err))
		return false;
	pass->report->changed += outcome == LOG_SAVED;
	pass->report->same += outcome == LOG_SAME;
	pass->report->cleared += outcome == LOG_SAVED && edit.value.state == VALUE_ABSENT;
	return true;
}

static bool import_row_stale(const struct import_plan *plan, const struct plan_row *row,
			     struct err *err)
{
	struct str cell;

	str_init(&cell);
	import_plan_say_cell(plan, &row->shown, &cell);
	err_set(err, ERR_IMPORT_STALE, cell.text);
	str_release(&cell);
	return false;
}

/* The rows order[from..to) of one indicator and unit beside its cells, both ascending by period. */
static bool import_group(struct import_plan *plan, struct plan_pass *pass, size_t from, size_t to,
			 struct err *err)
{
	const struct import_row *first = &plan->row[plan->order[from]].shown;
	const struct indicator *i = programme_indicator(plan->p, first->indicator);
	size_t at = 0;

	plan->pasts = 0;
	if (!cells_of(pass->s, first->indicator, first->unit, &plan->cell, &plan->pasts_there,
		      &plan->cell_room, err))
		return false;
	for (size_t n = from; n < to; n++) {
		struct plan_row *row = &plan->row[plan->order[n]];
		const int32_t period = row->shown.period;
		struct cell_past was = { 0 };

		for (; at < plan->pasts_there && plan->cell[at].period < period; at++)
			import_remember(plan, plan->cell[at].period, &plan->cell[at].value, i);
		if (at < plan->pasts_there && plan->cell[at].period == period)
			was = plan->cell[at];
		if (!pass->verify)
			import_row_compare(plan, pass->s, row, &was, i);
		else if (!row->shown.left_out && row->seen != was.row)
			return import_row_stale(plan, row, err);
		if (row->shown.left_out || row->shown.state == IMPORT_FAULTY)
			continue;
		if (pass->act && !import_row_save(pass, row, err))
			return false;
		at += at < plan->pasts_there && plan->cell[at].period == period;
		import_remember(plan, period, &row->shown.becomes, i);
	}
	return true;
}

static bool import_pass(struct import_plan *plan, struct plan_pass *pass, struct err *err)
{
	int told = -1;

	for (size_t from = 0, to; from < plan->cells; from = to) {
		const uint64_t group = plan->row[plan->order[from]].key >> 20;
		const int percent = (int)(100 * from / plan->cells);

		for (to = from + 1; to < plan->cells; to++)
			if (plan->row[plan->order[to]].key >> 20 != group)
				break;
		if (pass->act && plan->options.progress && percent > told)
			plan->options.progress(told = percent, plan->options.arg);
		if (!import_group(plan, pass, from, to, err))
			return false;
	}
	return true;
}

bool import_plan_compare(struct import_plan *plan, struct store *s, struct err *err)
{
	struct plan_pass pass = { .s = s };

	import_order(plan);
	plan->compared = false;
	store_read_begin(s);
	plan->compared = import_pass(plan, &pass, err);
	store_read_end(s);
	return plan->compared;
}

/* "q3.csv; q4.csv" */
static void import_sources(const struct import_plan *plan, struct str *out)
{
	for (size_t n = 0; n < plan->sources; n++) {
		const char *name = plan->source[n].name, *slash = strrchr(name, '/');

		if (strcmp(name, "-") != 0)
			str_addf(out, "%s%s", out->len ? "; " : "", slash ? slash + 1 : name);
	}
}

static bool import_save(struct import_plan *plan, struct plan_pass *pass, struct err *err)
{
	struct act act = { .author = pass->act->author, .programme = plan->p, .units = plan->u };
	struct str source;
	bool ok;

	str_init(&source);
	import_sources(plan, &source);
	act.source = pass->act->source ? pass->act->source : source.len ? source.text : NULL;
	store_bulk(pass->s, true);
	ok = log_begin(pass->s, &act, err);
	if (ok) {
		ok = import_pass(plan, pass, err);
		if (ok && pass->report->changed)
			ok = import_plan_keep_said(plan, pass->s, &act, err) &&
			     log_commit(pass->s, err);
		else
			log_abort(pass->s);
	}
	store_bulk(pass->s, false);
	str_release(&source);
	return ok;
}

bool import_plan_save(struct import_plan *plan, struct store *s, const struct import_act *act,
		      struct import_report *report, struct err *err)
{
	struct plan_pass pass = { .s = s, .act = act, .verify = plan->compared, .report = report };
	struct import_counts counts;
	char number[24];

	*report = (struct import_report){ 0 };
	import_order(plan);
	/* Half a pair is right or wrong by what stands. */
	if (plan->halves && !plan->compared) {
		if (!import_plan_compare(plan, s, err))
			return false;
		pass.verify = true;
	}
	import_plan_count(plan, &counts);
	if (counts.state[IMPORT_FAULTY]) {
		snprintf(number, sizeof(number), "%zu", counts.state[IMPORT_FAULTY]);
		return err_set(err, ERR_IMPORT_FAULTY, number);
	}
	if (!import_save(plan, &pass, err)) {
		*report = (struct import_report){ 0 };
		return false;
	}
	return true;
}

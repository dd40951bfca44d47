/* What makes a programme whole beyond its single fields: indicators, documents, targets and
 * published results. */
#include "catalogue_reading.h"

#include "base/date.h"
#include "base/str.h"
#include "model/value.h"

#include <stdlib.h>
#include <string.h>

/* The decimals of the indicator's figure, and so of its range. */
static int catalogue_check_decimals(const struct indicator *i)
{
	return i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO ? VALUE_PERCENT_DECIMALS :
									    i->decimals;
}

static bool catalogue_check_bound(struct catalogue_reading *r, size_t record, const char *column,
				  const char *text, int64_t *bound)
{
	const struct indicator *i = &r->c->programme.indicator[record];

	if (!text)
		return false;
	if (number_read_plain(text, catalogue_check_decimals(i), bound) == NUMBER_OK)
		return true;
	catalogue_fault(r, FILE_INDICATORS, record, ERR_CATALOGUE_FIGURE, column, text);
	return false;
}

/* Percentages are never averaged, ranks never summed: which aggregations a measure allows. */
static const bool catalogue_check_allowed[MEASURE_MAX][AGGREGATE_MAX] = {
	[MEASURE_RATIO] = { [AGGREGATE_WEIGHTED] = true, [AGGREGATE_NONE] = true },
	[MEASURE_VALUE] = { [AGGREGATE_SUM] = true, [AGGREGATE_NONE] = true },
	[MEASURE_COUNT] = { [AGGREGATE_SUM] = true, [AGGREGATE_NONE] = true },
	[MEASURE_RANK] = { [AGGREGATE_NONE] = true },
	[MEASURE_YESNO] = { [AGGREGATE_SHARE] = true, [AGGREGATE_NONE] = true },
};

static void catalogue_check_aggregation(struct catalogue_reading *r, size_t record)
{
	const struct indicator *i = &r->c->programme.indicator[record];
	struct str words;

	if (catalogue_check_allowed[i->measure][i->aggregation])
		return;
	str_init(&words);
	for (int a = 0; a < AGGREGATE_MAX; a++) {
		if (catalogue_check_allowed[i->measure][a])
			str_addf(&words, "%s%s", words.len ? ", " : "", aggregation_word(a));
	}
	catalogue_fault(r, FILE_INDICATORS, record, ERR_CATALOGUE_AGGREGATION,
			aggregation_word(i->aggregation), measure_word(i->measure), words.text);
	str_release(&words);
}

static void catalogue_check_indicator(struct catalogue_reading *r, size_t record)
{
	struct indicator *i = &r->c->programme.indicator[record];

	i->has_min = catalogue_check_bound(r, record, "min", i->min_text, &i->min);
	i->has_max = catalogue_check_bound(r, record, "max", i->max_text, &i->max);
	if (i->has_min && i->has_max && i->min > i->max) {
		catalogue_fault(r, FILE_INDICATORS, record, ERR_CATALOGUE_ORDER, "max", "min");
		i->has_min = i->has_max = false; /* no range to judge the targets by */
	}
	if (i->valid_to < i->valid_from)
		catalogue_fault(r, FILE_INDICATORS, record, ERR_CATALOGUE_ORDER, "valid_to",
				"valid_from");
	if (i->share && i->measure != MEASURE_RATIO)
		catalogue_fault(r, FILE_INDICATORS, record, ERR_CATALOGUE_SHARE, NULL);
	catalogue_check_aggregation(r, record);
}

/* Reports the records of `file` that no record of `by` belongs to. */
static void catalogue_check_empty(struct catalogue_reading *r, enum catalogue_file file,
				  enum catalogue_file by, const bool *used)
{
	char name[64];

	catalogue_form_name(by, 0, name, sizeof(name));
	for (size_t i = 0; i < catalogue_form_count(file, r->c); i++) {
		if (!used[i + 1])
			catalogue_fault(r, file, i, ERR_CATALOGUE_CHILDLESS,
					*(const char *const *)catalogue_form_record(file, r->c, i),
					name);
	}
}

void catalogue_check_indicators(struct catalogue_reading *r)
{
	const struct programme *p = &r->c->programme;
	bool *pillar = mem_zero(p->pillars + 1, sizeof(bool));
	bool *group = mem_zero(p->groups + 1, sizeof(bool));

	for (size_t i = 0; i < p->indicators; i++) {
		catalogue_check_indicator(r, i);
		group[p->indicator[i].group] = true;
	}
	for (size_t i = 0; i < p->groups; i++)
		pillar[p->group[i].pillar] = true;
	if (r->whole[FILE_GROUPS]) {
		catalogue_check_empty(r, FILE_PILLARS, FILE_GROUPS, pillar);
		if (r->whole[FILE_INDICATORS])
			catalogue_check_empty(r, FILE_GROUPS, FILE_INDICATORS, group);
	}
	free(pillar);
	free(group);
}

void catalogue_check_documents(struct catalogue_reading *r)
{
	const struct programme *p = &r->c->programme;

	for (size_t i = 0; i < p->documents; i++) {
		if (p->document[i].year_to && p->document[i].year_to < p->document[i].year_from)
			catalogue_fault(r, FILE_DOCUMENTS, i, ERR_CATALOGUE_ORDER, "year_to",
					"year_from");
	}
}

/* A target outside what the indicator can be is a slip of the pen; yes/no is met by a share. */
static bool catalogue_check_reachable(const struct indicator *i, struct quantity q)
{
	int decimals = catalogue_check_decimals(i);

	if (i->measure == MEASURE_YESNO)
		return quantity_compare(q, quantity_scaled(0, 0)) >= 0 &&
		       quantity_compare(q, quantity_scaled(100, 0)) <= 0;
	return (!i->has_min || quantity_compare(q, quantity_scaled(i->min, decimals)) >= 0) &&
	       (!i->has_max || quantity_compare(q, quantity_scaled(i->max, decimals)) <= 0);
}

static void catalogue_check_range(struct catalogue_reading *r, size_t record)
{
	struct target *t = &r->c->programme.target[record];

	if (t->op != OP_RANGE) {
		if (t->high_text)
			catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_HIGH_UNUSED,
					op_word(OP_RANGE));
		return;
	}
	if (!t->high_text)
		catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_EMPTY, "high");
	else if (t->value_text && quantity_compare(t->high, t->value) < 0)
		catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_ORDER, "high", "value");
}

static void catalogue_check_target(struct catalogue_reading *r, size_t record)
{
	struct target *t = &r->c->programme.target[record];
	const struct indicator *i = NULL;

	if (t->indicator && r->line[FILE_INDICATORS][t->indicator - 1] > 0)
		i = &r->c->programme.indicator[t->indicator - 1];
	t->value = t->high = quantity_none();
	if (t->value_text)
		catalogue_figure(t->value_text, &t->value);
	if (t->high_text)
		catalogue_figure(t->high_text, &t->high);
	catalogue_check_range(r, record);
	if (i && t->value_text && !catalogue_check_reachable(i, t->value))
		catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_UNREACHABLE, t->value_text,
				i->code);
	else if (i && t->high_text && !catalogue_check_reachable(i, t->high))
		catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_UNREACHABLE, t->high_text,
				i->code);
	if (t->due != DATE_MIN && t->due < t->starts)
		catalogue_fault(r, FILE_TARGETS, record, ERR_CATALOGUE_ORDER, "due", "starts");
}

void catalogue_check_targets(struct catalogue_reading *r)
{
	for (size_t i = 0; i < r->c->programme.targets; i++)
		catalogue_check_target(r, i);
}

/* A row that matches exactly becomes a value: it must be one the indicator can have. */
void catalogue_check_published(struct catalogue_reading *r)
{
	const struct published_row *row;
	const struct indicator *i;
	struct quantity q;
	int64_t value;

	for (size_t n = 0; n < r->c->publisheds; n++) {
		row = &r->c->published[n];
		if (!row->indicator || !row->value || !row->match ||
		    strcmp(row->match, "exact") != 0)
			continue;
		i = &r->c->programme.indicator[row->indicator - 1];
		if (number_read_plain(row->value, catalogue_check_decimals(i), &value) !=
			    NUMBER_OK ||
		    !catalogue_figure(row->value, &q) || !catalogue_check_reachable(i, q))
			catalogue_fault(r, FILE_PUBLISHED, n, ERR_CATALOGUE_PUBLISHED, row->value,
					i->code);
	}
}

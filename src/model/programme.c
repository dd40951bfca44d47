/* The programme as data: its words, look-ups and what an indicator implies. */
#include "model/programme.h"

#include "base/str.h"
#include "model/value.h"

#include <assert.h>
#include <string.h>

enum { PROGRAMME_SHOWN_PERCENT = 1 };

static const char *const measure_words[MEASURE_MAX] = {
	[MEASURE_RATIO] = "ratio", [MEASURE_VALUE] = "value", [MEASURE_RANK] = "rank",
	[MEASURE_COUNT] = "count", [MEASURE_YESNO] = "yesno",
};

static const char *const direction_words[DIRECTION_MAX] = {
	[DIRECTION_UP] = "up",
	[DIRECTION_DOWN] = "down",
};

static const char *const aggregation_words[AGGREGATE_MAX] = {
	[AGGREGATE_WEIGHTED] = "weighted",
	[AGGREGATE_SHARE] = "share",
	[AGGREGATE_SUM] = "sum",
	[AGGREGATE_NONE] = "none",
};

static const char *const accumulation_words[ACCUMULATE_MAX] = {
	[ACCUMULATE_END] = "end",
	[ACCUMULATE_YTD] = "ytd",
	[ACCUMULATE_FLOW] = "flow",
};

static const char *const scope_words[SCOPE_MAX] = {
	[SCOPE_ALL] = "all",
	[SCOPE_PROVINCE] = "province",
	[SCOPE_MINISTRY] = "ministry",
	[SCOPE_NATIONAL] = "national",
};

static const char *const op_words[OP_MAX] = {
	[OP_AT_LEAST] = "ge",
	[OP_ABOVE] = "gt",
	[OP_AT_MOST] = "le",
	[OP_RANGE] = "range",
};

/* The place of a word, -1 when it is not among them. */
static int programme_word(const char *const *words, int count, const char *text)
{
	for (int i = 0; i < count; i++) {
		if (str_equal(words[i], text))
			return i;
	}
	return -1;
}

const char *measure_word(enum measure m)
{
	return measure_words[m];
}

const char *direction_word(enum direction d)
{
	return direction_words[d];
}

const char *aggregation_word(enum aggregation a)
{
	return aggregation_words[a];
}

const char *accumulation_word(enum accumulation a)
{
	return accumulation_words[a];
}

const char *scope_word(enum scope s)
{
	return scope_words[s];
}

const char *op_word(enum op o)
{
	return op_words[o];
}

bool measure_parse(const char *text, enum measure *m)
{
	const int found = programme_word(measure_words, MEASURE_MAX, text);

	if (found >= 0)
		*m = (enum measure)found;
	return found >= 0;
}

bool direction_parse(const char *text, enum direction *d)
{
	const int found = programme_word(direction_words, DIRECTION_MAX, text);

	if (found >= 0)
		*d = (enum direction)found;
	return found >= 0;
}

bool aggregation_parse(const char *text, enum aggregation *a)
{
	const int found = programme_word(aggregation_words, AGGREGATE_MAX, text);

	if (found >= 0)
		*a = (enum aggregation)found;
	return found >= 0;
}

bool accumulation_parse(const char *text, enum accumulation *a)
{
	const int found = programme_word(accumulation_words, ACCUMULATE_MAX, text);

	if (found >= 0)
		*a = (enum accumulation)found;
	return found >= 0;
}

bool scope_parse(const char *text, enum scope *s)
{
	const int found = programme_word(scope_words, SCOPE_MAX, text);

	if (found >= 0)
		*s = (enum scope)found;
	return found >= 0;
}

bool op_parse(const char *text, enum op *o)
{
	const int found = programme_word(op_words, OP_MAX, text);

	if (found >= 0)
		*o = (enum op)found;
	return found >= 0;
}

void programme_init(struct programme *p)
{
	memset(p, 0, sizeof(*p));
	arena_init(&p->arena);
}

void programme_release(struct programme *p)
{
	arena_release(&p->arena);
	programme_init(p);
}

int programme_find_indicator(const struct programme *p, const char *code)
{
	for (size_t i = 0; i < p->indicators; i++) {
		if (str_equal(p->indicator[i].code, code))
			return (int)i + 1;
	}
	return 0;
}

int programme_find_document(const struct programme *p, const char *code)
{
	for (size_t i = 0; i < p->documents; i++) {
		if (str_equal(p->document[i].code, code))
			return (int)i + 1;
	}
	return 0;
}

int programme_find_group(const struct programme *p, const char *code)
{
	for (size_t i = 0; i < p->groups; i++) {
		if (str_equal(p->group[i].code, code))
			return (int)i + 1;
	}
	return 0;
}

int programme_find_pillar(const struct programme *p, const char *code)
{
	for (size_t i = 0; i < p->pillars; i++) {
		if (str_equal(p->pillar[i].code, code))
			return (int)i + 1;
	}
	return 0;
}

const struct indicator *programme_indicator(const struct programme *p, int id)
{
	assert(id > 0 && (size_t)id <= p->indicators);
	return &p->indicator[id - 1];
}

const struct document *programme_document(const struct programme *p, int id)
{
	assert(id > 0 && (size_t)id <= p->documents);
	return &p->document[id - 1];
}

enum period_length programme_frequency(const struct programme *p)
{
	size_t count[PERIOD_LENGTH_MAX] = { 0 };
	enum period_length most = PERIOD_QUARTER;

	for (size_t i = 0; i < p->indicators; i++)
		count[p->indicator[i].frequency]++;
	for (int length = 0; length < PERIOD_LENGTH_MAX; length++) {
		if (count[length] > count[most])
			most = (enum period_length)length;
	}
	return most;
}

bool indicator_valid(const struct indicator *i, int32_t day)
{
	return i->valid_from <= day && day <= i->valid_to;
}

struct number_form indicator_number_form(const struct indicator *i, bool aggregate, enum lang lang)
{
	const bool share_of_units = i->measure == MEASURE_YESNO && aggregate;
	struct number_form form = {
		.lang = lang,
		.decimals = i->decimals,
		.has_lo = i->has_min,
		.has_hi = i->has_max,
		.lo = i->min,
		.hi = i->max,
	};

	if (i->measure == MEASURE_RATIO || share_of_units)
		form.decimals = VALUE_PERCENT_DECIMALS;
	if (i->measure == MEASURE_YESNO) {
		form.has_lo = form.has_hi = true;
		form.lo = 0;
		form.hi = (share_of_units ? 100 : 1) * number_pow10(form.decimals);
	}
	return form;
}

int indicator_shown_decimals(const struct indicator *i)
{
	if (i->measure == MEASURE_RATIO || i->measure == MEASURE_YESNO)
		return PROGRAMME_SHOWN_PERCENT;
	return i->decimals;
}

bool code_listed(const char *list, const char *code)
{
	const size_t len = strlen(code);

	while (list && *list) {
		const size_t run = strcspn(list, ";");

		if (run == len && memcmp(list, code, len) == 0)
			return true;
		list += run + (list[run] == ';');
	}
	return false;
}

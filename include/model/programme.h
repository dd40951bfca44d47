/* The programme as data: documents, pillars, groups, indicators, targets, tasks, duties,
 * milestones. Records are plain; arrays and texts live in the programme's arena. Arrays are in
 * the catalogue's order and a record's id is its place + 1, in the database too. */
#ifndef TIENDO_MODEL_PROGRAMME_H
#define TIENDO_MODEL_PROGRAMME_H

#include "base/lang.h"
#include "base/mem.h"
#include "model/number.h"
#include "model/period.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum measure {
	MEASURE_RATIO,
	MEASURE_VALUE,
	MEASURE_RANK,
	MEASURE_COUNT,
	MEASURE_YESNO,
	MEASURE_MAX
};
enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_MAX };
enum aggregation {
	AGGREGATE_WEIGHTED,
	AGGREGATE_SHARE,
	AGGREGATE_SUM,
	AGGREGATE_NONE,
	AGGREGATE_MAX
};
enum accumulation { ACCUMULATE_END, ACCUMULATE_YTD, ACCUMULATE_FLOW, ACCUMULATE_MAX };
enum scope { SCOPE_ALL, SCOPE_PROVINCE, SCOPE_MINISTRY, SCOPE_NATIONAL, SCOPE_MAX };
enum op { OP_AT_LEAST, OP_ABOVE, OP_AT_MOST, OP_RANGE, OP_MAX }; /* ge gt le range */

/* The words of the catalogue's CSV ("ratio", "weighted", "ge" ...); NULL-safe parsing. */
const char *measure_word(enum measure m);
const char *direction_word(enum direction d);
const char *aggregation_word(enum aggregation a);
const char *accumulation_word(enum accumulation a);
const char *scope_word(enum scope s);
const char *op_word(enum op o);
bool measure_parse(const char *text, enum measure *m);
bool direction_parse(const char *text, enum direction *d);
bool aggregation_parse(const char *text, enum aggregation *a);
bool accumulation_parse(const char *text, enum accumulation *a);
bool scope_parse(const char *text, enum scope *s);
bool op_parse(const char *text, enum op *o);

struct pillar {
	const char *code;
	int ordinal;
	const char *name[LANG_MAX];
};

struct group {
	const char *code;
	int pillar; /* id */
	int ordinal;
	const char *name[LANG_MAX];
};

struct document {
	const char *code;
	const char *title[LANG_MAX];
	const char *issuer_vi;
	int32_t issued_on;      /* DATE_MAX when not known */
	int year_from, year_to; /* 0 when open */
	const char *summary_vi;
	const char *note_vi;
	const char *seeds; /* ";"-separated */
};

struct indicator {
	const char *code;
	int group; /* id */
	int ordinal;
	const char *brief[LANG_MAX]; /* at most 30 columns */
	const char *name[LANG_MAX];
	enum measure measure;
	const char *unit_of_measure; /* "%", "trường", or NULL */
	bool share;                  /* a ratio that cannot pass 100 */
	bool has_min, has_max;
	int64_t min,
		max; /* of the figure, at VALUE_PERCENT_DECIMALS for ratios and yesno, else at `decimals` */
	const char *min_text, *max_text; /* as written, NULL when open */
	int decimals;                    /* of numerator, denominator and number */
	enum direction direction;
	enum aggregation aggregation;
	enum accumulation accumulation;
	enum scope scope;
	enum period_length frequency;
	const char *owner; /* code of a unit, or NULL */
	const char *numerator[LANG_MAX], *denominator[LANG_MAX];
	const char *denominator_ref; /* a reference figure ("population"), or NULL */
	int32_t valid_from, valid_to;
	const char *note_vi;
};

struct target {
	int indicator; /* id */
	int document;  /* id */
	int unit;      /* id, 0 = the nation */
	int32_t due;
	enum op op;
	struct quantity value;
	struct quantity high; /* OP_RANGE only */
	const char *value_text, *high_text;
	int32_t starts; /* DATE_MIN when from the beginning */
	bool stated;    /* the text states the figure; otherwise an interpretation */
	const char *wording_vi;
	const char *note_vi;
	const char *seeds;
};

struct task {
	const char *code;
	int ordinal;
	int document; /* id */
	const char *name[LANG_MAX];
	const char *lead; /* code of a unit, or NULL where the plan names none */
	const char *lead_name[LANG_MAX];
	const char *coordinators; /* ";"-separated unit codes, or "@province", "@ministry" */
	const char *objective[LANG_MAX];
	const char *indicators; /* ";"-separated codes */
	const char *seeds;
};

struct duty {
	const char *code;
	int document;       /* id */
	const char *holder; /* committee, all, ministry, province, working-group */
	const char *text[LANG_MAX];
	int32_t due; /* DATE_MAX when none */
	const char *indicators;
	const char *seeds;
};

struct milestone {
	const char *code;
	int document; /* id */
	int32_t date;
	bool yearly;
	const char *name[LANG_MAX];
	const char *scope;
	const char *seeds;
};

struct programme {
	struct arena arena;
	struct pillar *pillar;
	struct group *group;
	struct document *document;
	struct indicator *indicator;
	struct target *target;
	struct task *task;
	struct duty *duty;
	struct milestone *milestone;
	size_t pillars, groups, documents, indicators, targets, tasks, duties, milestones;
};

void programme_init(struct programme *p);
void programme_release(struct programme *p);

/* The id of a code, 0 when there is none. */
int programme_find_indicator(const struct programme *p, const char *code);
int programme_find_document(const struct programme *p, const char *code);
int programme_find_group(const struct programme *p, const char *code);
int programme_find_pillar(const struct programme *p, const char *code);

/* The record of an id (which must be valid). */
const struct indicator *programme_indicator(const struct programme *p, int id);
const struct document *programme_document(const struct programme *p, int id);

/* The frequency that most indicators have (quarters on a tie with them, else the shorter): the
 * default length of the period shown. */
enum period_length programme_frequency(const struct programme *p);

/* True when the indicator is valid on the period's last day. */
bool indicator_valid(const struct indicator *i, int32_t day);

/* The decimals of a typed figure of this indicator and its range at those decimals: what
 * number_read needs. Of a ratio it is the form of its percentage (numerator and denominator
 * have the indicator's decimals and no range), and of a yes/no too where `aggregate` is true:
 * nation, regions and central node. */
struct number_form indicator_number_form(const struct indicator *i, bool aggregate, enum lang lang);

/* How many decimals the figure is shown with. */
int indicator_shown_decimals(const struct indicator *i);

/* True when `code` stands in a ";"-separated list (NULL is the empty list). */
bool code_listed(const char *list, const char *code);

#endif

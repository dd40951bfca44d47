/* The columns of every programme table, in the order of the schema. */
#include "record.h"

#include "model/catalogue.h"

#include <stddef.h>

/* The model's words and parsers for enumerations, through int: an enum of C is one here. */
#define WORDS(name, type)                                               \
	static const char *record_##name##_word(int value)              \
	{                                                               \
		return name##_word((enum type)value);                   \
	}                                                               \
	static bool record_##name##_parse(const char *text, int *value) \
	{                                                               \
		enum type read;                                         \
		if (!text || !name##_parse(text, &read))                \
			return false;                                   \
		*value = (int)read;                                     \
		return true;                                            \
	}

WORDS(measure, measure)
WORDS(direction, direction)
WORDS(aggregation, aggregation)
WORDS(accumulation, accumulation)
WORDS(scope, scope)
WORDS(op, op)
WORDS(unit_kind, unit_kind)
WORDS(succession_kind, succession_kind)

static const char *record_frequency_word(int value)
{
	static const char *const letter[PERIOD_LENGTH_MAX] = { [PERIOD_MONTH] = "M",
							       [PERIOD_QUARTER] = "Q",
							       [PERIOD_HALF] = "H",
							       [PERIOD_YEAR] = "Y" };

	return letter[value];
}

static bool record_frequency_parse(const char *text, int *value)
{
	enum period_length length;

	if (!text || !period_length_parse(text, &length))
		return false;
	*value = (int)length;
	return true;
}

static const struct record_column record_pillar_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct pillar, code) },
	{ .name = "ordinal", .type = RECORD_INT, .offset = offsetof(struct pillar, ordinal) },
	{ .name = "name_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct pillar, name[LANG_VI]) },
	{ .name = "name_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct pillar, name[LANG_EN]) },
};

static const struct record_column record_group_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct group, code) },
	{ .name = "pillar", .type = RECORD_INT, .offset = offsetof(struct group, pillar) },
	{ .name = "ordinal", .type = RECORD_INT, .offset = offsetof(struct group, ordinal) },
	{ .name = "name_vi", .type = RECORD_TEXT, .offset = offsetof(struct group, name[LANG_VI]) },
	{ .name = "name_en", .type = RECORD_TEXT, .offset = offsetof(struct group, name[LANG_EN]) },
};

static const struct record_column record_document_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct document, code) },
	{ .name = "title_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct document, title[LANG_VI]) },
	{ .name = "title_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct document, title[LANG_EN]) },
	{ .name = "issuer_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct document, issuer_vi) },
	{ .name = "issued_on",
	  .type = RECORD_DAY_TO,
	  .offset = offsetof(struct document, issued_on) },
	{ .name = "year_from",
	  .type = RECORD_INT_OPEN,
	  .offset = offsetof(struct document, year_from) },
	{ .name = "year_to",
	  .type = RECORD_INT_OPEN,
	  .offset = offsetof(struct document, year_to) },
	{ .name = "summary_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct document, summary_vi) },
	{ .name = "note_vi", .type = RECORD_TEXT, .offset = offsetof(struct document, note_vi) },
	{ .name = "seeds", .type = RECORD_TEXT, .offset = offsetof(struct document, seeds) },
};

static const struct record_column record_indicator_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct indicator, code) },
	{ .name = "grp", .type = RECORD_INT, .offset = offsetof(struct indicator, group) },
	{ .name = "ordinal", .type = RECORD_INT, .offset = offsetof(struct indicator, ordinal) },
	{ .name = "short_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, brief[LANG_VI]) },
	{ .name = "short_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, brief[LANG_EN]) },
	{ .name = "name_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, name[LANG_VI]) },
	{ .name = "name_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, name[LANG_EN]) },
	{ .name = "measure",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, measure),
	  .word = record_measure_word,
	  .parse = record_measure_parse },
	{ .name = "unit",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, unit_of_measure) },
	{ .name = "share",
	  .type = RECORD_FLAG,
	  .offset = offsetof(struct indicator, share),
	  .words = { NULL, "yes" } },
	{ .name = "min", .type = RECORD_TEXT, .offset = offsetof(struct indicator, min_text) },
	{ .name = "max", .type = RECORD_TEXT, .offset = offsetof(struct indicator, max_text) },
	{ .name = "decimals", .type = RECORD_INT, .offset = offsetof(struct indicator, decimals) },
	{ .name = "direction",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, direction),
	  .word = record_direction_word,
	  .parse = record_direction_parse },
	{ .name = "aggregation",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, aggregation),
	  .word = record_aggregation_word,
	  .parse = record_aggregation_parse },
	{ .name = "accumulation",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, accumulation),
	  .word = record_accumulation_word,
	  .parse = record_accumulation_parse },
	{ .name = "scope",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, scope),
	  .word = record_scope_word,
	  .parse = record_scope_parse },
	{ .name = "frequency",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct indicator, frequency),
	  .word = record_frequency_word,
	  .parse = record_frequency_parse },
	{ .name = "owner", .type = RECORD_TEXT, .offset = offsetof(struct indicator, owner) },
	{ .name = "numerator_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, numerator[LANG_VI]) },
	{ .name = "denominator_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, denominator[LANG_VI]) },
	{ .name = "numerator_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, numerator[LANG_EN]) },
	{ .name = "denominator_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, denominator[LANG_EN]) },
	{ .name = "denominator_ref",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct indicator, denominator_ref) },
	{ .name = "valid_from",
	  .type = RECORD_DAY_FROM,
	  .offset = offsetof(struct indicator, valid_from) },
	{ .name = "valid_to",
	  .type = RECORD_DAY_TO,
	  .offset = offsetof(struct indicator, valid_to) },
	{ .name = "note_vi", .type = RECORD_TEXT, .offset = offsetof(struct indicator, note_vi) },
};

static const struct record_column record_target_columns[] = {
	{ .name = "indicator", .type = RECORD_INT, .offset = offsetof(struct target, indicator) },
	{ .name = "document", .type = RECORD_INT, .offset = offsetof(struct target, document) },
	{ .name = "unit", .type = RECORD_INT_OPEN, .offset = offsetof(struct target, unit) },
	{ .name = "due", .type = RECORD_DAY_TO, .offset = offsetof(struct target, due) },
	{ .name = "op",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct target, op),
	  .word = record_op_word,
	  .parse = record_op_parse },
	{ .name = "value", .type = RECORD_TEXT, .offset = offsetof(struct target, value_text) },
	{ .name = "high", .type = RECORD_TEXT, .offset = offsetof(struct target, high_text) },
	{ .name = "starts", .type = RECORD_DAY_FROM, .offset = offsetof(struct target, starts) },
	{ .name = "stated",
	  .type = RECORD_FLAG,
	  .offset = offsetof(struct target, stated),
	  .words = { "no", "yes" } },
	{ .name = "wording_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct target, wording_vi) },
	{ .name = "note_vi", .type = RECORD_TEXT, .offset = offsetof(struct target, note_vi) },
	{ .name = "seeds", .type = RECORD_TEXT, .offset = offsetof(struct target, seeds) },
};

static const struct record_column record_task_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct task, code) },
	{ .name = "ordinal", .type = RECORD_INT, .offset = offsetof(struct task, ordinal) },
	{ .name = "document", .type = RECORD_INT, .offset = offsetof(struct task, document) },
	{ .name = "name_vi", .type = RECORD_TEXT, .offset = offsetof(struct task, name[LANG_VI]) },
	{ .name = "name_en", .type = RECORD_TEXT, .offset = offsetof(struct task, name[LANG_EN]) },
	{ .name = "lead", .type = RECORD_TEXT, .offset = offsetof(struct task, lead) },
	{ .name = "lead_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct task, lead_name[LANG_VI]) },
	{ .name = "lead_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct task, lead_name[LANG_EN]) },
	{ .name = "coordinators",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct task, coordinators) },
	{ .name = "objective_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct task, objective[LANG_VI]) },
	{ .name = "objective_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct task, objective[LANG_EN]) },
	{ .name = "indicators", .type = RECORD_TEXT, .offset = offsetof(struct task, indicators) },
	{ .name = "seeds", .type = RECORD_TEXT, .offset = offsetof(struct task, seeds) },
};

static const struct record_column record_duty_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct duty, code) },
	{ .name = "document", .type = RECORD_INT, .offset = offsetof(struct duty, document) },
	{ .name = "holder", .type = RECORD_TEXT, .offset = offsetof(struct duty, holder) },
	{ .name = "text_vi", .type = RECORD_TEXT, .offset = offsetof(struct duty, text[LANG_VI]) },
	{ .name = "text_en", .type = RECORD_TEXT, .offset = offsetof(struct duty, text[LANG_EN]) },
	{ .name = "due", .type = RECORD_DAY_TO, .offset = offsetof(struct duty, due) },
	{ .name = "indicators", .type = RECORD_TEXT, .offset = offsetof(struct duty, indicators) },
	{ .name = "seeds", .type = RECORD_TEXT, .offset = offsetof(struct duty, seeds) },
};

static const struct record_column record_milestone_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct milestone, code) },
	{ .name = "document", .type = RECORD_INT, .offset = offsetof(struct milestone, document) },
	{ .name = "day", .type = RECORD_DAY_TO, .offset = offsetof(struct milestone, date) },
	{ .name = "repeats",
	  .type = RECORD_FLAG,
	  .offset = offsetof(struct milestone, yearly),
	  .words = { NULL, "yearly" } },
	{ .name = "name_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct milestone, name[LANG_VI]) },
	{ .name = "name_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct milestone, name[LANG_EN]) },
	{ .name = "scope", .type = RECORD_TEXT, .offset = offsetof(struct milestone, scope) },
	{ .name = "seeds", .type = RECORD_TEXT, .offset = offsetof(struct milestone, seeds) },
};

static const struct record_column record_published_columns[] = {
	{ .name = "indicator",
	  .type = RECORD_INT,
	  .offset = offsetof(struct published_row, indicator) },
	{ .name = "period",
	  .type = RECORD_PERIOD,
	  .offset = offsetof(struct published_row, period) },
	{ .name = "value", .type = RECORD_TEXT, .offset = offsetof(struct published_row, value) },
	{ .name = "unit", .type = RECORD_TEXT, .offset = offsetof(struct published_row, unit) },
	{ .name = "quality",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct published_row, quality) },
	{ .name = "match", .type = RECORD_TEXT, .offset = offsetof(struct published_row, match) },
	{ .name = "published_as_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct published_row, published_as_vi) },
	{ .name = "publisher",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct published_row, publisher) },
	{ .name = "published_on",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct published_row, published_on) },
	{ .name = "source", .type = RECORD_TEXT, .offset = offsetof(struct published_row, source) },
};

static const struct record_column record_unit_columns[] = {
	{ .name = "code", .type = RECORD_TEXT, .offset = offsetof(struct unit, code) },
	{ .name = "kind",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct unit, kind),
	  .word = record_unit_kind_word,
	  .parse = record_unit_kind_parse },
	{ .name = "ordinal", .type = RECORD_INT, .offset = offsetof(struct unit, ordinal) },
	{ .name = "abbr", .type = RECORD_TEXT, .offset = offsetof(struct unit, abbr) },
	{ .name = "gso", .type = RECORD_TEXT, .offset = offsetof(struct unit, gso) },
	{ .name = "iso", .type = RECORD_TEXT, .offset = offsetof(struct unit, iso) },
	{ .name = "valid_from",
	  .type = RECORD_DAY_FROM,
	  .offset = offsetof(struct unit, valid_from) },
	{ .name = "valid_to", .type = RECORD_DAY_TO, .offset = offsetof(struct unit, valid_to) },
};

static const struct record_column record_unit_name_columns[] = {
	{ .name = "unit", .type = RECORD_INT, .offset = offsetof(struct unit_name, unit) },
	{ .name = "valid_from",
	  .type = RECORD_DAY_FROM,
	  .offset = offsetof(struct unit_name, valid_from) },
	{ .name = "valid_to",
	  .type = RECORD_DAY_TO,
	  .offset = offsetof(struct unit_name, valid_to) },
	{ .name = "name_vi",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct unit_name, name[LANG_VI]) },
	{ .name = "name_en",
	  .type = RECORD_TEXT,
	  .offset = offsetof(struct unit_name, name[LANG_EN]) },
	{ .name = "full_vi", .type = RECORD_TEXT, .offset = offsetof(struct unit_name, full_vi) },
};

static const struct record_column record_unit_parent_columns[] = {
	{ .name = "unit", .type = RECORD_INT, .offset = offsetof(struct unit_parent, unit) },
	{ .name = "parent", .type = RECORD_INT, .offset = offsetof(struct unit_parent, parent) },
	{ .name = "valid_from",
	  .type = RECORD_DAY_FROM,
	  .offset = offsetof(struct unit_parent, valid_from) },
	{ .name = "valid_to",
	  .type = RECORD_DAY_TO,
	  .offset = offsetof(struct unit_parent, valid_to) },
};

static const struct record_column record_succession_columns[] = {
	{ .name = "old", .type = RECORD_INT, .offset = offsetof(struct succession, old) },
	{ .name = "new", .type = RECORD_INT, .offset = offsetof(struct succession, new_unit) },
	{ .name = "effective",
	  .type = RECORD_DAY_TO,
	  .offset = offsetof(struct succession, effective) },
	{ .name = "kind",
	  .type = RECORD_WORD,
	  .offset = offsetof(struct succession, kind),
	  .word = record_succession_kind_word,
	  .parse = record_succession_kind_parse },
	{ .name = "role",
	  .type = RECORD_FLAG,
	  .offset = offsetof(struct succession, main),
	  .words = { "partial", "main" } },
	{ .name = "note", .type = RECORD_TEXT, .offset = offsetof(struct succession, note) },
};

static const struct record_column record_reference_columns[] = {
	{ .name = "unit", .type = RECORD_INT, .offset = offsetof(struct reference, unit) },
	{ .name = "name", .type = RECORD_TEXT, .offset = offsetof(struct reference, name) },
	{ .name = "year", .type = RECORD_INT, .offset = offsetof(struct reference, year) },
	{ .name = "value", .type = RECORD_INT64, .offset = offsetof(struct reference, value) },
	{ .name = "basis", .type = RECORD_TEXT, .offset = offsetof(struct reference, basis) },
	{ .name = "source", .type = RECORD_TEXT, .offset = offsetof(struct reference, source) },
};

static const struct record_column record_admin_count_columns[] = {
	{ .name = "unit", .type = RECORD_INT, .offset = offsetof(struct admin_count, unit) },
	{ .name = "districts",
	  .type = RECORD_INT,
	  .offset = offsetof(struct admin_count, districts) },
	{ .name = "communes",
	  .type = RECORD_INT,
	  .offset = offsetof(struct admin_count, communes) },
	{ .name = "as_of", .type = RECORD_DAY_TO, .offset = offsetof(struct admin_count, as_of) },
	{ .name = "source", .type = RECORD_TEXT, .offset = offsetof(struct admin_count, source) },
};

static const struct record_column record_tile_columns[] = {
	{ .name = "map", .type = RECORD_INT, .offset = offsetof(struct tile, map) },
	{ .name = "unit", .type = RECORD_INT, .offset = offsetof(struct tile, unit) },
	{ .name = "row", .type = RECORD_INT, .offset = offsetof(struct tile, row) },
	{ .name = "col", .type = RECORD_INT, .offset = offsetof(struct tile, col) },
};

#define TABLE(id, sql, type, at)                                                                   \
	const struct record_table record_##id = { sql, sizeof(struct type), record_##id##_columns, \
						  ARRAY_LEN(record_##id##_columns), at }

TABLE(pillar, "pillar", pillar, -1);
TABLE(group, "indicator_group", group, -1);
TABLE(document, "document", document, -1);
TABLE(indicator, "indicator", indicator, -1);
TABLE(target, "target", target, -1);
TABLE(task, "task", task, -1);
TABLE(duty, "duty", duty, -1);
TABLE(milestone, "milestone", milestone, -1);
TABLE(published, "published", published_row, -1);
TABLE(unit, "unit", unit, offsetof(struct unit, id));
TABLE(unit_name, "unit_name", unit_name, -1);
TABLE(unit_parent, "unit_parent", unit_parent, -1);
TABLE(succession, "succession", succession, -1);
TABLE(reference, "reference", reference, -1);
TABLE(admin_count, "admin_count", admin_count, -1);
TABLE(tile, "tile", tile, -1);

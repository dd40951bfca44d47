/* The files of a programme and their columns (the same in prose: assets/programme/README.md). */
#include "catalogue_form.h"

#include "base/mem.h"
#include "base/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define AT(record, member) offsetof(struct record, member)
#define NEEDED COLUMN_NEEDED
#define KEY (COLUMN_NEEDED | COLUMN_KEY)
#define NAME (COLUMN_NEEDED | COLUMN_NAME)
#define BRIEF (COLUMN_NEEDED | COLUMN_NAME | COLUMN_BRIEF)
#define ORDINAL(record)                                                         \
	{                                                                       \
		"ordinal", FIELD_INT, AT(record, ordinal), NEEDED, 0, 0, 999999 \
	}
#define SEEDS(record)                                                        \
	{                                                                    \
		"seeds", FIELD_TEXT, AT(record, seeds), COLUMN_NAME, 0, 0, 0 \
	}

static const struct catalogue_column catalogue_form_units[] = {
	{ "code", FIELD_CODE, AT(unit, code), KEY, 0, 0, 0 },
	{ "kind", FIELD_WORD, AT(unit, kind), NEEDED, WORDS_UNIT_KIND, 0, 0 },
	ORDINAL(unit),
	{ "abbr", FIELD_TEXT, AT(unit, abbr), COLUMN_NAME, 0, 0, 0 },
	{ "gso", FIELD_TEXT, AT(unit, gso), COLUMN_NAME, 0, 0, 0 },
	{ "iso", FIELD_TEXT, AT(unit, iso), COLUMN_NAME, 0, 0, 0 },
	{ "valid_from", FIELD_FROM, AT(unit, valid_from), 0, 0, 0, 0 },
	{ "valid_to", FIELD_TO, AT(unit, valid_to), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_unit_names[] = {
	{ "unit", FIELD_REF, AT(unit_name, unit), NEEDED, FILE_UNITS, 0, 0 },
	{ "valid_from", FIELD_FROM, AT(unit_name, valid_from), 0, 0, 0, 0 },
	{ "valid_to", FIELD_TO, AT(unit_name, valid_to), 0, 0, 0, 0 },
	{ "name_vi", FIELD_TEXT, AT(unit_name, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(unit_name, name[LANG_EN]), NAME, 0, 0, 0 },
	{ "full_vi", FIELD_TEXT, AT(unit_name, full_vi), COLUMN_NAME, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_unit_parents[] = {
	{ "unit", FIELD_REF, AT(unit_parent, unit), NEEDED, FILE_UNITS, 0, 0 },
	{ "parent", FIELD_REF, AT(unit_parent, parent), NEEDED, FILE_UNITS, 0, 0 },
	{ "valid_from", FIELD_FROM, AT(unit_parent, valid_from), 0, 0, 0, 0 },
	{ "valid_to", FIELD_TO, AT(unit_parent, valid_to), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_successions[] = {
	{ "old", FIELD_REF, AT(succession, old), KEY, FILE_UNITS, 0, 0 },
	{ "new", FIELD_REF, AT(succession, new_unit), KEY, FILE_UNITS, 0, 0 },
	{ "effective", FIELD_FROM, AT(succession, effective), KEY, 0, 0, 0 },
	{ "kind", FIELD_WORD, AT(succession, kind), NEEDED, WORDS_SUCCESSION, 0, 0 },
	{ "role", FIELD_BOOL, AT(succession, main), NEEDED, WORDS_ROLE, 0, 0 },
	{ "note", FIELD_TEXT, AT(succession, note), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_pillars[] = {
	{ "code", FIELD_CODE, AT(pillar, code), KEY, 0, 0, 0 },
	ORDINAL(pillar),
	{ "name_vi", FIELD_TEXT, AT(pillar, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(pillar, name[LANG_EN]), NAME, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_groups[] = {
	{ "code", FIELD_CODE, AT(group, code), KEY, 0, 0, 0 },
	{ "pillar", FIELD_REF, AT(group, pillar), NEEDED, FILE_PILLARS, 0, 0 },
	ORDINAL(group),
	{ "name_vi", FIELD_TEXT, AT(group, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(group, name[LANG_EN]), NAME, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_indicators[] = {
	{ "code", FIELD_CODE, AT(indicator, code), KEY, 0, 0, 0 },
	{ "group", FIELD_REF, AT(indicator, group), NEEDED, FILE_GROUPS, 0, 0 },
	ORDINAL(indicator),
	{ "short_vi", FIELD_TEXT, AT(indicator, brief[LANG_VI]), BRIEF, 0, 0, 0 },
	{ "short_en", FIELD_TEXT, AT(indicator, brief[LANG_EN]), BRIEF, 0, 0, 0 },
	{ "name_vi", FIELD_TEXT, AT(indicator, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(indicator, name[LANG_EN]), NAME, 0, 0, 0 },
	{ "measure", FIELD_WORD, AT(indicator, measure), NEEDED, WORDS_MEASURE, 0, 0 },
	{ "unit", FIELD_TEXT, AT(indicator, unit_of_measure), COLUMN_NAME, 0, 0, 0 },
	{ "share", FIELD_BOOL, AT(indicator, share), 0, WORDS_SHARE, 0, 0 },
	{ "min", FIELD_FIGURE, AT(indicator, min_text), 0, 0, 0, 0 },
	{ "max", FIELD_FIGURE, AT(indicator, max_text), 0, 0, 0, 0 },
	{ "decimals", FIELD_INT, AT(indicator, decimals), NEEDED, 0, 0, NUMBER_DECIMALS_MAX },
	{ "direction", FIELD_WORD, AT(indicator, direction), NEEDED, WORDS_DIRECTION, 0, 0 },
	{ "aggregation", FIELD_WORD, AT(indicator, aggregation), NEEDED, WORDS_AGGREGATION, 0, 0 },
	{ "accumulation", FIELD_WORD, AT(indicator, accumulation), NEEDED, WORDS_ACCUMULATION, 0,
	  0 },
	{ "scope", FIELD_WORD, AT(indicator, scope), NEEDED, WORDS_SCOPE, 0, 0 },
	{ "frequency", FIELD_WORD, AT(indicator, frequency), NEEDED, WORDS_FREQUENCY, 0, 0 },
	{ "owner", FIELD_REF_CODE, AT(indicator, owner), 0, FILE_UNITS, 0, 0 },
	{ "numerator_vi", FIELD_TEXT, AT(indicator, numerator[LANG_VI]), COLUMN_NAME, 0, 0, 0 },
	{ "denominator_vi", FIELD_TEXT, AT(indicator, denominator[LANG_VI]), COLUMN_NAME, 0, 0, 0 },
	{ "numerator_en", FIELD_TEXT, AT(indicator, numerator[LANG_EN]), COLUMN_NAME, 0, 0, 0 },
	{ "denominator_en", FIELD_TEXT, AT(indicator, denominator[LANG_EN]), COLUMN_NAME, 0, 0, 0 },
	{ "denominator_ref", FIELD_WORD_TEXT, AT(indicator, denominator_ref), 0, WORDS_REFERENCE, 0,
	  0 },
	{ "valid_from", FIELD_FROM, AT(indicator, valid_from), 0, 0, 0, 0 },
	{ "valid_to", FIELD_TO, AT(indicator, valid_to), 0, 0, 0, 0 },
	{ "note_vi", FIELD_TEXT, AT(indicator, note_vi), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_documents[] = {
	{ "code", FIELD_CODE, AT(document, code), KEY, 0, 0, 0 },
	{ "title_vi", FIELD_TEXT, AT(document, title[LANG_VI]), NAME, 0, 0, 0 },
	{ "title_en", FIELD_TEXT, AT(document, title[LANG_EN]), NAME, 0, 0, 0 },
	{ "issuer_vi", FIELD_TEXT, AT(document, issuer_vi), COLUMN_NAME, 0, 0, 0 },
	{ "issued_on", FIELD_TO, AT(document, issued_on), 0, 0, 0, 0 },
	{ "year_from", FIELD_INT, AT(document, year_from), 0, 0, PERIOD_YEAR_MIN, PERIOD_YEAR_MAX },
	{ "year_to", FIELD_INT, AT(document, year_to), 0, 0, PERIOD_YEAR_MIN, PERIOD_YEAR_MAX },
	{ "summary_vi", FIELD_TEXT, AT(document, summary_vi), 0, 0, 0, 0 },
	{ "note_vi", FIELD_TEXT, AT(document, note_vi), 0, 0, 0, 0 },
	SEEDS(document),
};

static const struct catalogue_column catalogue_form_targets[] = {
	{ "indicator", FIELD_REF, AT(target, indicator), KEY, FILE_INDICATORS, 0, 0 },
	{ "document", FIELD_REF, AT(target, document), KEY, FILE_DOCUMENTS, 0, 0 },
	{ "unit", FIELD_REF, AT(target, unit), COLUMN_KEY, FILE_UNITS, 0, 0 },
	{ "due", FIELD_FROM, AT(target, due), KEY, 0, 0, 0 },
	{ "op", FIELD_WORD, AT(target, op), NEEDED, WORDS_OP, 0, 0 },
	{ "value", FIELD_FIGURE, AT(target, value_text), NEEDED, 0, 0, 0 },
	{ "high", FIELD_FIGURE, AT(target, high_text), 0, 0, 0, 0 },
	{ "starts", FIELD_FROM, AT(target, starts), 0, 0, 0, 0 },
	{ "stated", FIELD_BOOL, AT(target, stated), NEEDED, WORDS_STATED, 0, 0 },
	{ "wording_vi", FIELD_TEXT, AT(target, wording_vi), 0, 0, 0, 0 },
	{ "note_vi", FIELD_TEXT, AT(target, note_vi), 0, 0, 0, 0 },
	SEEDS(target),
};

static const struct catalogue_column catalogue_form_tasks[] = {
	{ "code", FIELD_CODE, AT(task, code), KEY, 0, 0, 0 },
	ORDINAL(task),
	{ "document", FIELD_REF, AT(task, document), NEEDED, FILE_DOCUMENTS, 0, 0 },
	{ "name_vi", FIELD_TEXT, AT(task, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(task, name[LANG_EN]), NAME, 0, 0, 0 },
	{ "lead", FIELD_REF_CODE, AT(task, lead), 0, FILE_UNITS, 0, 0 },
	{ "lead_vi", FIELD_TEXT, AT(task, lead_name[LANG_VI]), COLUMN_NAME, 0, 0, 0 },
	{ "lead_en", FIELD_TEXT, AT(task, lead_name[LANG_EN]), COLUMN_NAME, 0, 0, 0 },
	{ "coordinators", FIELD_BODIES, AT(task, coordinators), 0, FILE_UNITS, 0, 0 },
	{ "objective_vi", FIELD_TEXT, AT(task, objective[LANG_VI]), 0, 0, 0, 0 },
	{ "objective_en", FIELD_TEXT, AT(task, objective[LANG_EN]), 0, 0, 0, 0 },
	{ "indicators", FIELD_CODES, AT(task, indicators), 0, FILE_INDICATORS, 0, 0 },
	SEEDS(task),
};

static const struct catalogue_column catalogue_form_duties[] = {
	{ "code", FIELD_CODE, AT(duty, code), KEY, 0, 0, 0 },
	{ "document", FIELD_REF, AT(duty, document), NEEDED, FILE_DOCUMENTS, 0, 0 },
	{ "holder", FIELD_WORD_TEXT, AT(duty, holder), NEEDED, WORDS_HOLDER, 0, 0 },
	{ "text_vi", FIELD_TEXT, AT(duty, text[LANG_VI]), NAME, 0, 0, 0 },
	{ "text_en", FIELD_TEXT, AT(duty, text[LANG_EN]), NAME, 0, 0, 0 },
	{ "due", FIELD_TO, AT(duty, due), 0, 0, 0, 0 },
	{ "indicators", FIELD_CODES, AT(duty, indicators), 0, FILE_INDICATORS, 0, 0 },
	SEEDS(duty),
};

static const struct catalogue_column catalogue_form_milestones[] = {
	{ "code", FIELD_CODE, AT(milestone, code), KEY, 0, 0, 0 },
	{ "document", FIELD_REF, AT(milestone, document), NEEDED, FILE_DOCUMENTS, 0, 0 },
	{ "date", FIELD_FROM, AT(milestone, date), NEEDED, 0, 0, 0 },
	{ "repeat", FIELD_BOOL, AT(milestone, yearly), 0, WORDS_REPEAT, 0, 0 },
	{ "name_vi", FIELD_TEXT, AT(milestone, name[LANG_VI]), NAME, 0, 0, 0 },
	{ "name_en", FIELD_TEXT, AT(milestone, name[LANG_EN]), NAME, 0, 0, 0 },
	{ "scope", FIELD_WORD_TEXT, AT(milestone, scope), NEEDED, WORDS_SCOPE, 0, 0 },
	SEEDS(milestone),
};

static const struct catalogue_column catalogue_form_population[] = {
	{ "unit", FIELD_REF, AT(reference, unit), KEY, FILE_UNITS, 0, 0 },
	{ "year", FIELD_INT, AT(reference, year), KEY, 0, PERIOD_YEAR_MIN, PERIOD_YEAR_MAX },
	{ "population", FIELD_COUNT, AT(reference, value), NEEDED, 0, 0, 0 },
	{ "basis", FIELD_TEXT, AT(reference, basis), COLUMN_NAME, 0, 0, 0 },
	{ "source", FIELD_TEXT, AT(reference, source), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_admin_counts[] = {
	{ "unit", FIELD_REF, AT(admin_count, unit), KEY, FILE_UNITS, 0, 0 },
	{ "districts", FIELD_INT, AT(admin_count, districts), NEEDED, 0, 0, 999999 },
	{ "communes", FIELD_INT, AT(admin_count, communes), NEEDED, 0, 0, 999999 },
	{ "as_of", FIELD_FROM, AT(admin_count, as_of), KEY, 0, 0, 0 },
	{ "source", FIELD_TEXT, AT(admin_count, source), 0, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_published[] = {
	{ "indicator", FIELD_REF, AT(published_row, indicator), NEEDED, FILE_INDICATORS, 0, 0 },
	{ "period", FIELD_PERIOD, AT(published_row, period), NEEDED, 0, 0, 0 },
	{ "value", FIELD_FIGURE, AT(published_row, value), NEEDED, 0, 0, 0 },
	{ "unit", FIELD_TEXT, AT(published_row, unit), COLUMN_NAME, 0, 0, 0 },
	{ "quality", FIELD_WORD_TEXT, AT(published_row, quality), NEEDED, WORDS_QUALITY, 0, 0 },
	{ "match", FIELD_WORD_TEXT, AT(published_row, match), NEEDED, WORDS_MATCH, 0, 0 },
	{ "published_as_vi", FIELD_TEXT, AT(published_row, published_as_vi), 0, 0, 0, 0 },
	{ "publisher", FIELD_TEXT, AT(published_row, publisher), COLUMN_NAME, 0, 0, 0 },
	{ "published_on", FIELD_TEXT, AT(published_row, published_on), COLUMN_NAME, 0, 0, 0 },
	{ "source", FIELD_TEXT, AT(published_row, source), NEEDED, 0, 0, 0 },
};

static const struct catalogue_column catalogue_form_tilemap[] = {
	{ "code", FIELD_REF, AT(tile, unit), KEY, FILE_UNITS, 0, 0 },
	{ "row", FIELD_INT, AT(tile, row), NEEDED, 0, 0, 99 },
	{ "col", FIELD_INT, AT(tile, col), NEEDED, 0, 0, 99 },
};

#define FORM(id, file, opt, record, columns_, array_, count_) \
	[id] = { .name = (file),                              \
		 .optional = (opt),                           \
		 .column = (columns_),                        \
		 .columns = ARRAY_LEN(columns_),              \
		 .size = sizeof(struct record),               \
		 .array = AT(catalogue, array_),              \
		 .count = AT(catalogue, count_) }

static const struct catalogue_form catalogue_forms[FILE_MAX] = {
	FORM(FILE_UNITS, "units", false, unit, catalogue_form_units, units.unit, units.units),
	FORM(FILE_UNIT_NAMES, "unit_names", false, unit_name, catalogue_form_unit_names, units.name,
	     units.names),
	FORM(FILE_UNIT_PARENTS, "unit_parents", false, unit_parent, catalogue_form_unit_parents,
	     units.parent, units.parents),
	FORM(FILE_SUCCESSIONS, "successions", true, succession, catalogue_form_successions,
	     units.succession, units.successions),
	FORM(FILE_PILLARS, "pillars", false, pillar, catalogue_form_pillars, programme.pillar,
	     programme.pillars),
	FORM(FILE_GROUPS, "groups", false, group, catalogue_form_groups, programme.group,
	     programme.groups),
	FORM(FILE_INDICATORS, "indicators", false, indicator, catalogue_form_indicators,
	     programme.indicator, programme.indicators),
	FORM(FILE_DOCUMENTS, "documents", false, document, catalogue_form_documents,
	     programme.document, programme.documents),
	FORM(FILE_TARGETS, "targets", false, target, catalogue_form_targets, programme.target,
	     programme.targets),
	FORM(FILE_TASKS, "tasks", true, task, catalogue_form_tasks, programme.task,
	     programme.tasks),
	FORM(FILE_DUTIES, "duties", true, duty, catalogue_form_duties, programme.duty,
	     programme.duties),
	FORM(FILE_MILESTONES, "milestones", true, milestone, catalogue_form_milestones,
	     programme.milestone, programme.milestones),
	FORM(FILE_POPULATION, "population", true, reference, catalogue_form_population, reference,
	     references),
	FORM(FILE_ADMIN_COUNTS, "admin_counts", true, admin_count, catalogue_form_admin_counts,
	     count, counts),
	FORM(FILE_PUBLISHED, "published_national", true, published_row, catalogue_form_published,
	     published, publisheds),
	FORM(FILE_TILEMAP, "tilemap", true, tile, catalogue_form_tilemap, tile, tiles),
};

const struct catalogue_form *catalogue_form(enum catalogue_file file)
{
	assert(file < FILE_MAX);
	return &catalogue_forms[file];
}

void catalogue_form_name(enum catalogue_file file, int map, char *buf, size_t size)
{
	if (file == FILE_TILEMAP)
		snprintf(buf, size, "%s%d.csv", catalogue_forms[file].name, map);
	else
		snprintf(buf, size, "%s.csv", catalogue_forms[file].name);
}

enum catalogue_file catalogue_form_find(const char *name, int *map)
{
	char expected[64], rest;

	*map = 0;

	for (int file = 0; file < FILE_MAX; file++) {
		if (file == FILE_TILEMAP) {
			if (sscanf(name, "tilemap%4d.cs%c", map, &rest) != 2 || *map < 1)
				continue;
		}
		catalogue_form_name(file, *map, expected, sizeof(expected));
		if (str_equal(name, expected))
			return file;
	}
	return FILE_NONE;
}

/* The arrays' pointers have different types: they are copied, not aliased. */
static const char *catalogue_form_array(enum catalogue_file file, const struct catalogue *c)
{
	const char *array;

	memcpy(&array, (const char *)c + catalogue_forms[file].array, sizeof(array));
	return array;
}

size_t catalogue_form_count(enum catalogue_file file, const struct catalogue *c)
{
	size_t count;

	memcpy(&count, (const char *)c + catalogue_forms[file].count, sizeof(count));
	return count;
}

const void *catalogue_form_record(enum catalogue_file file, const struct catalogue *c, size_t i)
{
	return catalogue_form_array(file, c) + i * catalogue_forms[file].size;
}

void catalogue_form_set(enum catalogue_file file, struct catalogue *c, void *records, size_t count)
{
	memcpy((char *)c + catalogue_forms[file].array, &records, sizeof(records));
	memcpy((char *)c + catalogue_forms[file].count, &count, sizeof(count));
}

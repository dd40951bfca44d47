/* One field of a catalogue's row: from text into a record's member with every check that the
 * column's description asks for, and back. */
#include "catalogue_reading.h"

#include "base/date.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/csv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Code points that would act on a terminal; a line end and a tab are fine in long texts. */
static bool catalogue_field_clean(const char *text, bool one_line)
{
	for (const unsigned char *p = (const unsigned char *)text; *p; p++) {
		if ((*p == '\n' || *p == '\t') && !one_line)
			continue;
		if (*p < 0x20 || *p == 0x7F || (*p == 0xC2 && p[1] < 0xA0))
			return false;
	}
	return true;
}

static bool catalogue_field_text(struct catalogue_reading *r, const struct catalogue_column *column,
				 const char *text)
{
	bool one_line = column->flags & COLUMN_NAME;
	int limit = one_line ? CATALOGUE_NAME_SIZE : CATALOGUE_TEXT_SIZE;
	char limit_text[16];

	snprintf(limit_text, sizeof(limit_text), "%d", limit);
	if (strlen(text) > (size_t)limit) {
		catalogue_row_fault(r, ERR_CATALOGUE_LONG, column->name, limit_text);
		return false;
	}
	if (!catalogue_field_clean(text, one_line)) {
		catalogue_row_fault(r, ERR_CATALOGUE_CONTROL, column->name);
		return false;
	}
	if ((column->flags & COLUMN_BRIEF) && utf8_width(text) > CATALOGUE_BRIEF_WIDTH) {
		snprintf(limit_text, sizeof(limit_text), "%d", CATALOGUE_BRIEF_WIDTH);
		catalogue_row_fault(r, ERR_CATALOGUE_BRIEF, column->name, text, limit_text);
		return false;
	}
	return true;
}

/* ";" separates codes, "/" the parts of a subject, "@" begins a scope in a list of bodies. */
static bool catalogue_field_code(const char *text)
{
	static const char *const spaces[] = { "\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80",
					      "\xEF\xBB\xBF" };

	if (strlen(text) > CATALOGUE_CODE_SIZE || text[strcspn(text, ";/@ ")] ||
	    !catalogue_field_clean(text, true))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(spaces); i++) {
		if (strstr(text, spaces[i]))
			return false;
	}
	return true;
}

/* The id of a code in another file, 0 when there is none. What a file that was not read to its
 * end may hold is not judged. */
static int catalogue_field_ref(struct catalogue_reading *r, const struct catalogue_column *column,
			       const char *text)
{
	int id = catalogue_index_find(&r->index[column->of], text);
	char file[64];

	if (!id && r->whole[column->of]) {
		catalogue_form_name(column->of, 0, file, sizeof(file));
		catalogue_row_fault(r, ERR_CATALOGUE_UNKNOWN, column->name, text, file);
	}
	return id;
}

static void catalogue_field_list(struct catalogue_reading *r, const struct catalogue_column *column,
				 const char *text)
{
	char code[CATALOGUE_CODE_SIZE + 1];

	for (const char *end;; text = end + 1) {
		end = text + strcspn(text, ";");
		snprintf(code, sizeof(code), "%.*s", (int)(end - text), text);
		if (column->type == FIELD_CODES || code[0] != '@')
			catalogue_field_ref(r, column, code);
		else if (catalogue_word_find(WORDS_SCOPE, code + 1) < 0)
			catalogue_row_fault(r, ERR_CATALOGUE_UNKNOWN, column->name, code,
					    "@all, @province, @ministry");
		if (!*end)
			return;
	}
}

static int catalogue_field_word(struct catalogue_reading *r, const struct catalogue_column *column,
				const char *text)
{
	int found = catalogue_word_find(column->of, text);
	const char *word;
	struct str known;

	if (found >= 0)
		return found;
	str_init(&known);
	for (int i = 0; (word = catalogue_word(column->of, i)); i++)
		str_addf(&known, "%s%s", known.len ? ", " : "", word);
	catalogue_row_fault(r, ERR_CATALOGUE_WORD, column->name, text, known.text);
	str_release(&known);
	return found;
}

/* A whole number without sign, leading zeros or grouping. */
static bool catalogue_field_whole(const char *text, int64_t lo, int64_t hi, int64_t *value)
{
	if (number_read_plain(text, 0, value) != NUMBER_OK ||
	    strspn(text, "0123456789") != strlen(text))
		return false;
	return (text[0] != '0' || !text[1]) && *value >= lo && *value <= hi;
}

static bool catalogue_field_number(struct catalogue_reading *r,
				   const struct catalogue_column *column, const char *text,
				   int64_t *value)
{
	int64_t lo = column->type == FIELD_INT ? column->lo : 0;
	int64_t hi = column->type == FIELD_INT ? column->hi : INT64_MAX;
	char lo_text[24], hi_text[24];

	if (catalogue_field_whole(text, lo, hi, value))
		return true;
	snprintf(lo_text, sizeof(lo_text), "%" PRId64, lo);
	snprintf(hi_text, sizeof(hi_text), "%" PRId64, hi);
	return catalogue_row_fault(r, ERR_CATALOGUE_NUMBER, column->name, text, lo_text, hi_text);
}

bool catalogue_figure(const char *text, struct quantity *q)
{
	const char *point = strchr(text, '.');
	size_t decimals = point ? strlen(point + 1) : 0;
	int64_t value;

	if (decimals > NUMBER_DECIMALS_MAX || (point && !decimals) ||
	    number_read_plain(text, (int)decimals, &value) != NUMBER_OK)
		return false;
	*q = quantity_scaled(value, (int)decimals);
	return true;
}

static bool catalogue_field_day(struct catalogue_reading *r, const struct catalogue_column *column,
				const char *text, int32_t *day)
{
	if (date_parse(text, day))
		return true;
	return catalogue_row_fault(r, ERR_CATALOGUE_DATE, column->name, text);
}

static bool catalogue_field_period(struct catalogue_reading *r,
				   const struct catalogue_column *column, const char *text,
				   int32_t *period)
{
	char canonical[PERIOD_SIZE];

	if (period_parse(text, period)) {
		period_format(*period, canonical);
		if (str_equal(canonical, text))
			return true;
	}
	return catalogue_row_fault(r, ERR_CATALOGUE_PERIOD, column->name, text);
}

/* What an empty field stands for, where that is not zero. */
static void catalogue_field_empty(struct catalogue_reading *r,
				  const struct catalogue_column *column, void *member)
{
	if (column->flags & COLUMN_NEEDED)
		catalogue_row_fault(r, ERR_CATALOGUE_EMPTY, column->name);
	if (column->type == FIELD_FROM)
		*(int32_t *)member = DATE_MIN;
	else if (column->type == FIELD_TO)
		*(int32_t *)member = DATE_MAX;
}

/* The types whose member is the text itself. */
static bool catalogue_field_is_text(struct catalogue_reading *r,
				    const struct catalogue_column *column, const char *text)
{
	struct quantity figure;

	switch (column->type) {
	case FIELD_TEXT:
		return catalogue_field_text(r, column, text);
	case FIELD_CODE:
		if (!catalogue_field_code(text))
			catalogue_row_fault(r, ERR_CATALOGUE_CODE, column->name, text);
		return true;
	case FIELD_CODES:
	case FIELD_BODIES:
		if (catalogue_field_text(r, column, text))
			catalogue_field_list(r, column, text);
		return true;
	case FIELD_REF_CODE:
		catalogue_field_ref(r, column, text);
		return true;
	case FIELD_FIGURE:
		return catalogue_figure(text, &figure) ||
		       catalogue_row_fault(r, ERR_CATALOGUE_FIGURE, column->name, text);
	case FIELD_WORD_TEXT:
		return catalogue_field_word(r, column, text) >= 0;
	default:
		return false;
	}
}

void catalogue_field_read(struct catalogue_reading *r, const struct catalogue_column *column,
			  const char *text, void *record)
{
	void *member = (char *)record + column->at;
	int64_t number;
	int word;

	if (!text) {
		catalogue_field_empty(r, column, member);
		return;
	}
	switch (column->type) {
	case FIELD_REF:
		*(int *)member = catalogue_field_ref(r, column, text);
		break;
	case FIELD_INT:
		if (catalogue_field_number(r, column, text, &number))
			*(int *)member = (int)number;
		break;
	case FIELD_COUNT:
		catalogue_field_number(r, column, text, member);
		break;
	case FIELD_PERIOD:
		catalogue_field_period(r, column, text, member);
		break;
	case FIELD_FROM:
	case FIELD_TO:
		catalogue_field_day(r, column, text, member);
		break;
	case FIELD_WORD:
		word = catalogue_field_word(r, column, text);
		*(unsigned *)member = word < 0 ? 0 : (unsigned)word;
		break;
	case FIELD_BOOL:
		*(bool *)member = catalogue_field_word(r, column, text) == 1;
		break;
	default:
		if (catalogue_field_is_text(r, column, text))
			*(const char **)member = arena_strdup(catalogue_arena(r->c, r->file), text);
	}
}

/* The code of a record of another file: by convention its first column. */
static const char *catalogue_field_code_of(const struct catalogue *c, enum catalogue_file file,
					   int id)
{
	const char *record;

	if (!id)
		return NULL;
	record = catalogue_form_record(file, c, (size_t)id - 1);
	return *(const char *const *)(record + catalogue_form(file)->column[0].at);
}

void catalogue_field_write(const struct catalogue *c, const struct catalogue_column *column,
			   const void *record, FILE *out, bool first)
{
	const void *member = (const char *)record + column->at;
	char buf[32] = "";
	const char *text = buf;

	switch (column->type) {
	case FIELD_REF:
		text = catalogue_field_code_of(c, column->of, *(const int *)member);
		break;
	case FIELD_INT:
		if (*(const int *)member || column->lo == 0)
			snprintf(buf, sizeof(buf), "%d", *(const int *)member);
		break;
	case FIELD_COUNT:
		snprintf(buf, sizeof(buf), "%" PRId64, *(const int64_t *)member);
		break;
	case FIELD_PERIOD:
		period_format(*(const int32_t *)member, buf);
		break;
	case FIELD_FROM:
	case FIELD_TO:
		date_format(*(const int32_t *)member, buf);
		break;
	case FIELD_WORD:
		text = catalogue_word(column->of, (int)*(const unsigned *)member);
		break;
	case FIELD_BOOL:
		text = catalogue_word(column->of, *(const bool *)member);
		break;
	default:
		text = *(const char *const *)member;
	}
	csv_write_field(out, text, first);
}

/* The columns of the entry grid: as wide as what stands in them needs, the rest for names and checks. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "entry.h"

#include <string.h>

enum {
	ENTRY_CODE_MAX = 8,
	ENTRY_NAME_SOME = 20,
	ENTRY_NAME_GOOD = 30,
	ENTRY_CHECK_GOOD = 24,
	ENTRY_WIDE = 120,
	ENTRY_ABOVE_WIDTH = 7 /* "1.234,5" */
};

const char *entry_row_code(const struct ui *ui, const struct entry_page *page,
			   const struct entry_row *row)
{
	const struct unit *u = units_by_id(entry_units(ui, page), row->unit);

	if (!page->indicator)
		return programme_indicator(ui->programme, row->indicator)->code;
	return u && u->abbr ? u->abbr : u ? u->code : "";
}

void entry_row_add_before(const struct ui *ui, const struct entry_row *row, struct str *out)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	char text[NUMBER_SIZE];

	if (!quantity_known(row->before))
		return;
	if (i->measure == MEASURE_YESNO && !row->aggregate) {
		str_add(out, tr(row->before.num ? MSG_VALUE_YES : MSG_VALUE_NO));
		return;
	}
	number_show(row->before, indicator_shown_decimals(i), lang_get(), text);
	str_add(out, text);
}

void entry_rows_measure(const struct ui *ui, struct entry_page *page)
{
	struct entry_rows *rows = &page->rows;
	struct str before;

	str_init(&before);
	rows->code_width = utf8_width(tr(MSG_COLUMN_CODE));
	rows->before_width = utf8_width(tr(MSG_ENTRY_BEFORE));
	rows->pair = rows->above = false;
	for (size_t n = 0; n < rows->count; n++) {
		const struct entry_row *row = &rows->row[n];
		const int code = utf8_width(entry_row_code(ui, page, row));

		str_clear(&before);
		entry_row_add_before(ui, row, &before);
		const int width = utf8_width(before.text);

		rows->code_width = code > rows->code_width ? code : rows->code_width;
		rows->before_width = width > rows->before_width ? width : rows->before_width;
		rows->pair |= row->pair;
		rows->above |= row->pair &&
			       !programme_indicator(ui->programme, row->indicator)->share;
	}
	str_release(&before);
}

static int entry_columns_total(const struct entry_columns *c)
{
	int total = 1;

	for (int n = 0; n < AT_MAX; n++)
		total += c->width[n] ? c->width[n] + 1 : 0;
	return total - 1;
}

static void entry_columns_widen(struct entry_columns *c, int cols, enum entry_place place, int most)
{
	const int spare = cols - entry_columns_total(c);
	const int wanted = most - c->width[place];

	if (c->width[place] && spare > 0 && wanted > 0)
		c->width[place] += spare < wanted ? spare : wanted;
}

struct entry_columns entry_columns_of(const struct entry_page *page, int cols)
{
	/* The check has room for its sign and the words of MSG_BRIEF_... */
	struct entry_columns c = { .width = { 4, 14, 8, 10, 11, 5, 6, 8, 4, 11, 18 } };
	/* What is short of room goes in this order; the check is its sign alone at last. */
	static const enum entry_place drop[] = { AT_REASON, AT_TREND,   AT_QUALITY, AT_CHANGE,
						 AT_BEFORE, AT_PERCENT, AT_CODE };
	const struct entry_rows *rows = &page->rows;
	int at = 1;

	c.width[AT_CODE] = rows->code_width < ENTRY_CODE_MAX ? rows->code_width : ENTRY_CODE_MAX;
	/* Codes of indicators that would be cut say less than the names beside them. */
	if (!page->indicator && rows->code_width > ENTRY_CODE_MAX)
		c.width[AT_CODE] = cols < ENTRY_WIDE ? 0 : rows->code_width;
	c.width[AT_BEFORE] = rows->before_width;
	if (rows->above)
		c.width[AT_PERCENT] = ENTRY_ABOVE_WIDTH;
	if (!rows->pair)
		c.width[AT_SECOND] = c.width[AT_PERCENT] = 0;
	for (size_t n = 0; n < ARRAY_LEN(drop) && entry_columns_total(&c) > cols; n++)
		c.width[drop[n]] = 0;
	if (entry_columns_total(&c) > cols)
		c.width[AT_CHECK] = 2;
	entry_columns_widen(&c, cols, AT_NAME, ENTRY_NAME_SOME);
	entry_columns_widen(&c, cols, AT_CHECK, ENTRY_CHECK_GOOD);
	entry_columns_widen(&c, cols, AT_NAME, ENTRY_NAME_GOOD);
	entry_columns_widen(&c, cols, c.width[AT_REASON] ? AT_REASON : AT_CHECK, cols);
	for (int n = 0; n < AT_MAX; n++) {
		c.at[n] = at;
		at += c.width[n] ? c.width[n] + 1 : 0;
	}
	return c;
}

enum entry_place entry_place_of(const struct entry_columns *c, enum entry_column column)
{
	static const enum entry_place place[ENTRY_COLUMNS] = { AT_FIRST, AT_SECOND, AT_QUALITY,
							       AT_REASON };

	return c->width[place[column]] ? place[column] : AT_CHECK;
}

/* What a line of a table's body is: values, or one of the other things that offices write there. */
#include "import_table.h"

#include "base/str.h"
#include "base/utf8.h"

#include <string.h>

/* Folded beginnings of what stands below a table. */
static const char *const sheet_footers[] = {
	"ghi chu",
	"chu thich",
	"luu y",
	"nguon",
	"note",
	"source",
	"*",
	"(*",
	"nguoi lap",
	"nguoi tong hop",
	"nguoi kiem tra",
	"ke toan",
	"thu truong",
	"(ky",
	"ky ten",
	"tm ",
	"t/m",
	"kt ",
	"tl ",
	"chu tich",
	"giam doc",
	"pho giam doc",
	"vu truong",
	"cuc truong",
	"chanh van phong",
	"truong phong",
	"noi nhan",
	"xac nhan",
	"prepared by",
	"approved by",
	"signed",
};

/* "Ghi chú: ...", "(1) Số liệu ước tính", "Hà Nội, ngày 05 tháng 10 năm 2022" */
static bool sheet_is_footer(struct sheet *t, const char *text)
{
	const char *folded, *day;

	str_clear(&t->scratch);
	utf8_add_fold(&t->scratch, text);
	folded = t->scratch.text;
	for (size_t n = 0; n < ARRAY_LEN(sheet_footers); n++)
		if (str_starts(folded, sheet_footers[n]))
			return true;
	if (folded[0] == '(' && strspn(folded + 1, "0123456789") &&
	    folded[1 + strspn(folded + 1, "0123456789")] == ')')
		return true;
	day = strstr(folded, "ngay ");
	return day && strstr(day, "thang ") && strstr(day, "nam");
}

/* A heading in capitals. One small letter of a Vietnamese word is nearly always an ASCII one. */
static bool sheet_is_capitals(const char *text)
{
	int letters = 0;

	for (; *text; text++) {
		if (*text >= 'a' && *text <= 'z')
			return false;
		letters += *text >= 'A' && *text <= 'Z';
	}
	return letters >= 2;
}

/* Is there a number where the table has its figures? */
static bool sheet_has_numbers(const struct sheet *t, size_t row)
{
	for (size_t n = 0; n < t->figures; n++)
		for (int part = 0; part < SHEET_PARTS; part++)
			if (figure_is_number(sheet_cell(t, row, t->figure[n].at[part])))
				return true;
	return false;
}

/* The heading again, as at the top of a printed page. */
static bool sheet_repeats_heading(const struct sheet *t, size_t row, int key)
{
	const char *text = sheet_cell(t, row, key);

	for (size_t r = t->head; r < t->body && *text; r++)
		if (strcmp(sheet_cell(t, r, key), text) == 0)
			return true;
	return false;
}

/* Does the table hold what the nation alone reports? Then its line is no total. */
static bool sheet_is_national(const struct sheet *t)
{
	for (size_t n = 0; n < t->figures; n++) {
		const int indicator = t->figure[n].indicator ? t->figure[n].indicator :
							       t->indicator;

		if (indicator &&
		    programme_indicator(t->plan->p, indicator)->scope == SCOPE_NATIONAL)
			return true;
	}
	return t->indicator_at >= 0;
}

static enum sheet_line sheet_skip(enum import_skip why, enum import_skip *skip)
{
	*skip = why;
	return SHEET_LINE_SKIPPED;
}

/* A line whose name is no unit's: a region, a total, a group's heading, or else it is at fault. */
static enum sheet_line sheet_line_other(const struct sheet *t, size_t row, const char *name,
					enum import_skip *skip)
{
	const bool numbers = sheet_has_numbers(t, row);

	if (!numbers && (t->footnotes || row > t->last))
		return sheet_skip(IMPORT_SKIP_FOOTNOTE, skip);
	if (!numbers && sheet_is_capitals(name))
		return sheet_skip(t->unit_at >= 0 ? IMPORT_SKIP_REGION : IMPORT_SKIP_HEADING, skip);
	return SHEET_LINE_DATA;
}

static enum sheet_line sheet_line_of_unit(struct sheet *t, size_t row, const char *name,
					  enum import_skip *skip)
{
	const enum unit_lookup_group group = unit_lookup_group(t->plan->lookup, name);

	if (group == UNIT_GROUP_REGION)
		return sheet_skip(IMPORT_SKIP_REGION, skip);
	if (group == UNIT_GROUP_TOTAL && !(sheet_is_national(t) && sheet_unit(t, name)))
		return sheet_skip(IMPORT_SKIP_TOTAL, skip);
	if (sheet_unit(t, name))
		return SHEET_LINE_DATA;
	return sheet_line_other(t, row, name, skip);
}

static enum sheet_line sheet_line_of_indicator(struct sheet *t, size_t row, const char *name,
					       enum import_skip *skip)
{
	if (sheet_heading_read(t, name).indicator)
		return SHEET_LINE_DATA;
	/* A group's heading: nothing but a name. */
	if (!sheet_has_numbers(t, row) && !t->footnotes) {
		for (size_t n = 0; n < t->figures; n++)
			for (int part = 0; part < SHEET_PARTS; part++)
				if (*sheet_cell(t, row, t->figure[n].at[part]))
					return SHEET_LINE_DATA;
		return sheet_skip(IMPORT_SKIP_HEADING, skip);
	}
	return sheet_line_other(t, row, name, skip);
}

/* The indicator that a title names which is not this table's, 0 when none. */
static int sheet_other_title(struct sheet *t, size_t row)
{
	const struct sheet_row *r = &t->row[row];
	int indicator = 0;
	size_t cells = 0;

	for (size_t c = 0; c < r->cells; c++)
		cells += *r->cell[c] != '\0';
	for (size_t c = 0; c < r->cells && cells <= 2 && t->indicator && !indicator; c++)
		indicator = sheet_title_indicator(t, r->cell[c]);
	return indicator == t->indicator ? 0 : indicator;
}

/* The indicator that stands, as in a heading, where the figures of another one are. */
static int sheet_other_heading(struct sheet *t, size_t row)
{
	for (size_t n = 0; n < t->figures; n++)
		for (int part = 0; part < SHEET_PARTS; part++) {
			const int own = t->figure[n].indicator ? t->figure[n].indicator :
								 t->indicator;
			const char *text = sheet_cell(t, row, t->figure[n].at[part]);
			const int indicator = *text && own ? sheet_heading_read(t, text).indicator :
							     0;

			if (indicator && indicator != own)
				return indicator;
		}
	return 0;
}

/* What follows is not this table's. */
static bool sheet_begins_another(struct sheet *t, size_t row)
{
	int indicator;

	if (sheet_has_numbers(t, row))
		return false;
	indicator = t->footnotes ? 0 : sheet_other_title(t, row);
	indicator = indicator ? indicator : sheet_other_heading(t, row);
	if (!indicator)
		return false;
	t->ended = true;
	return !sheet_fault(t, row, 0, ERR_IMPORT_SECOND_TABLE,
			    programme_indicator(t->plan->p, indicator)->code);
}

enum sheet_line sheet_line_of(struct sheet *t, size_t row, enum import_skip *skip)
{
	const int key = sheet_key_at(t);
	const char *name = sheet_cell(t, row, key), *first = "";

	for (size_t c = t->row[row].cells; c-- > 0;)
		if (*t->row[row].cell[c])
			first = t->row[row].cell[c];
	if (!*first || sheet_begins_another(t, row))
		return SHEET_LINE_BLANK;
	if ((sheet_is_numbering(t, row) && !t->codes) || sheet_repeats_heading(t, row, key))
		return sheet_skip(IMPORT_SKIP_HEADING, skip);
	if (sheet_is_footer(t, first) && !(sheet_unit(t, name) && sheet_has_numbers(t, row))) {
		t->footnotes = true;
		return sheet_skip(IMPORT_SKIP_FOOTNOTE, skip);
	}
	/* A name that begins in the column of ordinals: "I. ĐÔNG NAM BỘ", "Tổng cộng". */
	if (!*name && !figure_is_number(first))
		name = first;
	if (t->unit_at >= 0)
		return sheet_line_of_unit(t, row, name, skip);
	if (t->indicator_at >= 0)
		return sheet_line_of_indicator(t, row, name, skip);
	return sheet_line_other(t, row, name, skip);
}

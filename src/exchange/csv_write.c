/* CSV out: quoted where it must be, and without formulas where a spreadsheet will open it. */
#include "exchange/csv.h"

#include "base/mem.h"
#include "base/str.h"
#include "csv_input.h"

#include <string.h>

/* -12, 0.5: what a spreadsheet takes for a number and nothing else. */
static bool csv_is_number(const char *text)
{
	size_t digits;

	text += *text == '-';
	digits = strspn(text, "0123456789");
	text += digits;
	if (digits && *text == '.')
		text += 1 + (digits = strspn(text + 1, "0123456789"));
	return digits && !*text;
}

/* Apostrophes are passed over as well: that keeps the mark distinct from the text's own. */
static bool csv_is_formula(const char *text)
{
	static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d", "\uff20" };

	text += strspn(text, " '\"");
	for (size_t i = 0; i < ARRAY_LEN(wide); i++)
		if (str_starts(text, wide[i]))
			return true;
	return *text && strchr("=+-@\t\r\n", *text) && !csv_is_number(text);
}

const char *csv_text_plain(const char *text)
{
	return *text == '\'' && csv_is_formula(text + 1) ? text + 1 : text;
}

static void csv_write_quoted(FILE *out, const char *mark, const char *text)
{
	/* A byte-order mark is quoted too: at the start of a file it would not be read. */
	if (!text[strcspn(text, ",\"\r\n")] && !str_starts(text, CSV_BOM)) {
		fputs(mark, out);
		fputs(text, out);
		return;
	}
	putc('"', out);
	fputs(mark, out);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', out);
		putc(*text, out);
	}
	putc('"', out);
}

void csv_write_field(FILE *out, const char *text, bool first)
{
	if (!first)
		putc(',', out);
	if (text)
		csv_write_quoted(out, "", text);
}

void csv_write_row(FILE *out, const char *const *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			putc(',', out);
		if (fields[i])
			csv_write_quoted(out, csv_is_formula(fields[i]) ? "'" : "", fields[i]);
	}
	/* A lone empty field must not read as a blank line. */
	if (count == 1 && (!fields[0] || !*fields[0]))
		fputs("\"\"", out);
	putc('\n', out);
}

/* Telling text from other files, and which separator parts its rows. */
#include "csv_sniff.h"

#include "base/mem.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { SNIFF_ROWS = 200, SNIFF_NUL_BYTES = 4096 };

struct sniff_kind {
	const char *magic;
	size_t len;
	const char *name;
	const char *command; /* that makes CSV of it; NULL: none */
};

#define SNIFF_SOFFICE "soffice --headless --convert-to csv"

static const struct sniff_kind sniff_kinds[] = {
	{ "PK\3\4", 4, "XLSX", "xlsx2csv" },
	{ "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "XLS", SNIFF_SOFFICE },
	{ "%PDF-", 5, "PDF", NULL },
	{ "\x1f\x8b", 2, "GZIP", NULL },
	{ "{\\rtf", 5, "RTF", NULL },
};

static bool sniff_at(const char *bytes, size_t len, size_t at, const char *what)
{
	const size_t n = strlen(what);

	return len >= at + n && memcmp(bytes + at, what, n) == 0;
}

/* UTF-16 of any European language: every other byte is mostly NUL, those between never. */
static bool sniff_utf16(const char *bytes, size_t len)
{
	size_t nul[2] = { 0, 0 };

	if (len > SNIFF_NUL_BYTES)
		len = SNIFF_NUL_BYTES;
	for (size_t n = 0; n < len; n++)
		nul[n % 2] += bytes[n] == '\0';
	return (nul[0] == 0) != (nul[1] == 0) && (nul[0] + nul[1]) * 4 >= len;
}

bool csv_sniff_bytes(const char *bytes, size_t len, struct err *err)
{
	for (size_t n = 0; n < ARRAY_LEN(sniff_kinds); n++) {
		const struct sniff_kind *k = &sniff_kinds[n];

		if (len < k->len || memcmp(bytes, k->magic, k->len) != 0)
			continue;
		/* An OpenDocument file names itself in its first, uncompressed member. */
		if (sniff_at(bytes, len, 30, "mimetypeapplication/vnd.oasis.opendocument"))
			return err_set(err, ERR_CSV_WORKBOOK, "ODS", SNIFF_SOFFICE);
		if (k->command)
			return err_set(err, ERR_CSV_WORKBOOK, k->name, k->command);
		return err_set(err, ERR_CSV_NOT_TEXT, k->name);
	}
	if (sniff_utf16(bytes, len) && !sniff_at(bytes, len, 0, "\xff\xfe") &&
	    !sniff_at(bytes, len, 0, "\xfe\xff"))
		return err_set(err, ERR_CSV_UTF16_UNMARKED, NULL);
	return true;
}

bool csv_sniff_text(const char *text, size_t len, struct err *err)
{
	static const char *const mark[] = { "<!doctype", "<html", "<table", "<meta", "<?xml" };

	while (len && (*text == ' ' || *text == '\t' || *text == '\r' || *text == '\n'))
		text++, len--;
	for (size_t n = 0; n < ARRAY_LEN(mark); n++)
		if (len >= strlen(mark[n]) && strncasecmp(text, mark[n], strlen(mark[n])) == 0)
			return err_set(err, ERR_CSV_NOT_TEXT, mark[n][1] == '?' ? "XML" : "HTML");
	return true;
}

size_t csv_sniff_line(const char *text, size_t len, char *separator)
{
	if (len < 5 || strncasecmp(text, "sep=", 4) != 0 ||
	    (len > 5 && text[5] != '\r' && text[5] != '\n') || text[4] == '"' ||
	    (unsigned char)text[4] >= 0x80 || !(text[4] == '\t' || ispunct(text[4])))
		return 0;
	*separator = text[4];
	return 5;
}

struct sniff_row {
	size_t fields;
	bool broken;  /* a quotation mark stands where this separator leaves none */
	bool certain; /* some separator is no decimal comma */
};

static bool sniff_digit(const char *text, size_t len, size_t at)
{
	return at < len && text[at] >= '0' && text[at] <= '9';
}

/* Reads a quoted field from its opening mark; the place after the closing one, or `len`. */
static size_t sniff_quoted(const char *text, size_t len, size_t at)
{
	for (at++; at < len; at++) {
		if (text[at] != '"')
			continue;
		if (at + 1 >= len || text[at + 1] != '"')
			return at + 1;
		at++;
	}
	return len;
}

/* Reads a row as this separator parts it; the place of its line end, or `len`. */
static size_t sniff_row(const char *text, size_t len, size_t at, char separator,
			struct sniff_row *row)
{
	bool begins = true;

	*row = (struct sniff_row){ .fields = 1 };
	while (at < len && text[at] != '\n' && text[at] != '\r') {
		const char c = text[at];

		if (c == '"' && begins) {
			at = sniff_quoted(text, len, at);
			begins = false;
			row->broken |= at < len && text[at] != separator && text[at] != '\n' &&
				       text[at] != '\r';
			continue;
		}
		row->broken |= c == '"';
		begins = c == separator;
		row->fields += begins;
		row->certain |= begins && (c != ',' || !sniff_digit(text, len, at + 1) || at == 0 ||
					   !sniff_digit(text, len, at - 1));
		at++;
	}
	return at;
}

/* How many of the first rows this separator parts into the number of fields that most have. */
static size_t sniff_score(const char *text, size_t len, bool whole, char separator)
{
	size_t fields[SNIFF_ROWS], rows = 0, most = 0, at = 0;

	while (at < len && rows < SNIFF_ROWS) {
		struct sniff_row row;
		const size_t end = sniff_row(text, len, at, separator, &row);

		if (end > at && (end < len || whole || rows == 0))
			fields[rows++] = row.broken || !row.certain ? 1 : row.fields;
		at = end + 1;
	}
	for (size_t n = 0; n < rows; n++) {
		size_t same = 0;

		for (size_t m = 0; m < rows; m++)
			same += fields[m] == fields[n];
		if (fields[n] > 1 && same > most)
			most = same;
	}
	return most;
}

char csv_sniff_separator(const char *text, size_t len, bool whole)
{
	static const char candidate[] = { '\t', ';', ',', '|' };
	size_t best = 0;
	char separator = ',';

	for (size_t n = 0; n < ARRAY_LEN(candidate); n++) {
		const size_t score = sniff_score(text, len, whole, candidate[n]);

		if (score > best) {
			best = score;
			separator = candidate[n];
		}
	}
	return separator;
}

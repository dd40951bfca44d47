/* csv2json FILE|-: what the program's own CSV reader reads of a file by RFC 4180, as a JSON array
 * with an array of texts per row. What it refuses, rows of unequal length too, is said with its
 * line, and the status is 1. For the collections of CSV files that readers are tried with. */
#include "base/str.h"
#include "exchange/csv.h"

#include <stdio.h>
#include <stdlib.h>

static void json_add_text(struct str *out, const char *text)
{
	str_addc(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			str_addf(out, "\\%c", *text);
		else if (*text == '\n')
			str_add(out, "\\n");
		else if (*text == '\r')
			str_add(out, "\\r");
		else if (*text == '\t')
			str_add(out, "\\t");
		else if ((unsigned char)*text < 0x20)
			str_addf(out, "\\u%04x", (unsigned)*text);
		else
			str_addc(out, *text);
	}
	str_addc(out, '"');
}

static void json_add_row(struct str *out, const struct csv_row *row, bool first)
{
	str_add(out, first ? "\n[" : ",\n[");
	for (size_t n = 0; n < row->fields; n++) {
		if (n)
			str_add(out, ", ");
		json_add_text(out, row->field[n]);
	}
	str_addc(out, ']');
}

static bool json_add_file(struct str *out, const char *path, struct err *err)
{
	struct csv_reader *r = csv_open(path, CSV_EXACT, err);
	struct csv_row row;
	size_t width = 0;

	if (!r)
		return false;
	str_addc(out, '[');
	while (csv_row(r, &row, err)) {
		if (width && row.fields != width) {
			char have[24], want[24];

			snprintf(have, sizeof(have), "%zu", row.fields);
			snprintf(want, sizeof(want), "%zu", width);
			err_set(err, ERR_CSV_FIELDS, have, want);
			err_at(err, path, row.line);
			break;
		}
		json_add_row(out, &row, width == 0);
		width = row.fields;
	}
	str_add(out, width ? "\n]\n" : "]\n");
	csv_close(r);
	return err->code == ERR_NONE;
}

int main(int argc, char **argv)
{
	struct str out;
	struct err err = { 0 };
	bool ok;

	if (argc != 2) {
		fprintf(stderr, "usage: csv2json FILE\n");
		return 2;
	}
	str_init(&out);
	ok = json_add_file(&out, argv[1], &err);
	if (!ok) {
		str_clear(&out);
		str_add(&out, "csv2json: ");
		err_format(&err, LANG_EN, &out);
		str_addc(&out, '\n');
	}
	fputs(out.text, ok ? stdout : stderr);
	str_release(&out);
	return ok && fflush(stdout) == 0 ? 0 : 1;
}

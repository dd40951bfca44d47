/* Any bytes as a CSV file: never a crash, lines that only grow, and what was read is read again
 * the same from what is written of it. */
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "exchange/csv.h"
#include "fuzz/bed.h"

#include <stdlib.h>
#include <string.h>

/* Writes all rows into memory; false when the input has a fault. `written`: it is such a copy. */
static bool fuzz_copy(const char *text, size_t len, enum csv_form form, bool written, char **copy,
		      size_t *copy_len)
{
	struct csv_reader *r = csv_open_text(text, len, form, "fuzz");
	FILE *out = open_memstream(copy, copy_len);
	struct csv_row row;
	struct err err = { 0 };
	const char **plain;
	long line = 0;

	fuzz_require(csv_shape(r)->separator > 0);
	while (csv_row(r, &row, &err)) {
		fuzz_require(row.line > line && row.fields > 0);
		line = row.line;
		plain = mem_zero(row.fields, sizeof(*plain));
		for (size_t i = 0; i < row.fields; i++) {
			fuzz_require(utf8_valid(row.field[i], strlen(row.field[i]), NULL));
			plain[i] = written ? csv_text_plain(row.field[i]) : row.field[i];
		}
		csv_write_row(out, plain, row.fields);
		free(plain);
	}
	fuzz_require(err.code == ERR_NONE || str_equal(err.file, "fuzz"));
	fuzz_require(form != CSV_PLAIN || err.code == ERR_NONE || err.line > 0);
	fuzz_require(!csv_row(r, &row, &err));
	csv_close(r);
	fclose(out);
	return err.code == ERR_NONE;
}

static void fuzz_form(const uint8_t *data, size_t size, enum csv_form form)
{
	char *once = NULL, *twice = NULL;
	size_t once_len = 0, twice_len = 0;

	if (fuzz_copy((const char *)data, size, form, false, &once, &once_len)) {
		fuzz_require(fuzz_copy(once, once_len, CSV_EXACT, true, &twice, &twice_len));
		fuzz_require(once_len == twice_len && memcmp(once, twice, once_len) == 0);
	}
	free(once);
	free(twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_column column[] = { { "indicator", true, -1 }, { "value", false, -1 } };
	struct err_list faults;
	struct csv_reader *r;

	fuzz_form(data, size, CSV_PLAIN);
	fuzz_form(data, size, CSV_EXACT);
	fuzz_form(data, size, CSV_ANY);
	fuzz_form(data, size, CSV_PASTED);
	err_list_init(&faults);
	r = csv_open_text((const char *)data, size, CSV_ANY, "fuzz");
	fuzz_require(csv_header(r, column, ARRAY_LEN(column), &faults) == (faults.count == 0));
	csv_close(r);
	err_list_release(&faults);
	return 0;
}

/* What a CSV reader gives, as one text. */
#include "csv_dump.h"

void csv_dump(struct csv_reader *r, struct str *out)
{
	struct csv_row row;
	struct err err = { 0 };

	while (csv_row(r, &row, &err)) {
		str_addf(out, "%ld:", row.line);
		for (size_t i = 0; i < row.fields; i++)
			str_addf(out, "[%s]", row.field[i]);
		str_addc(out, '\n');
	}
	if (err.code != ERR_NONE)
		str_addf(out, "!%ld %d", err.line, err.code);
	csv_close(r);
}

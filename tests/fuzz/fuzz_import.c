/* Any file as values: never a crash, faults that name their line, and a database that is as it
 * was before. */
#include "fuzz/bed.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/import.h"
#include "store/store.h"

/* Leaves the first row out that may be, and names the first heading that can be. */
static void fuzz_name(struct import_plan *plan, size_t size)
{
	struct import_heading heading = { .indicator = 1, .part = (enum import_part)(size % 3) };
	struct import_naming naming;
	int best[IMPORT_GUESSES];

	for (size_t n = 0; n < import_plan_rows(plan); n++)
		if (import_plan_leave_out(plan, n, true))
			break;
	for (size_t n = 0; n < import_plan_rows(plan); n++)
		if (import_plan_nameable(plan, n, &naming)) {
			heading.text = naming.heading;
			if (heading.text && import_plan_guess(plan, heading.text, best))
				heading.indicator = naming.parts && size % 2 ? 0 : best[0];
			import_plan_name(plan, &heading);
			break;
		}
}

/* Reads, names, compares, and looks at every row in both languages. */
static void fuzz_import(struct store *s, const struct fuzz_bed *bed,
			const struct import_options *options, const uint8_t *data, size_t size)
{
	struct import_plan *plan = import_plan_new(&bed->programme, &bed->units, options);
	struct import_counts counts;
	struct err err = { 0 };

	import_plan_text(plan, (const char *)data, size, "fuzz");
	fuzz_name(plan, size);
	fuzz_require(import_plan_compare(plan, s, &err));
	import_plan_count(plan, &counts);
	for (size_t n = 0; n < import_plan_sources(plan); n++) {
		struct str text;

		str_init(&text);
		import_plan_say_form(plan, n, &text);
		import_plan_say_skipped(plan, n, &text);
		fuzz_require(text.len > 0);
		str_release(&text);
	}
	for (size_t n = 0; n < import_plan_rows(plan); n++) {
		const struct import_row *row = import_plan_row(plan, n);
		struct str text;

		fuzz_require((row->state == IMPORT_FAULTY) == (row->err != NULL));
		str_init(&text);
		import_plan_say_cell(plan, row, &text);
		import_plan_say_value(plan, row, &row->was, &text);
		import_plan_say_value(plan, row, &row->becomes, &text);
		if (row->err)
			err_format(row->err, LANG_VI, &text);
		fuzz_require(!row->err || text.len > 0);
		str_release(&text);
	}
	import_plan_free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct fuzz_bed *bed;
	static struct store *s;
	struct err err = { 0 };

	if (!s) {
		bed = fuzz_bed();
		s = store_open(bed->path, STORE_WRITE, &err);
		fuzz_require(s != NULL);
	}
	fuzz_import(s, bed, &(struct import_options){ .jump = 15 }, data, size);
	/* As on the page of an indicator. */
	fuzz_import(s, bed,
		    &(struct import_options){
			    .jump = 15, .indicator = 1, .shown = period_holding(PERIOD_YEAR, 0) },
		    data, size);
	return 0;
}

/* Any file as values: never a crash, faults that name their line, and a database that is as it
 * was before. */
#include "fuzz/bed.h"

#include "base/mem.h"
#include "base/str.h"
#include "exchange/import_files.h"
#include "store/store.h"

static void fuzz_told(const struct import_change *change, void *arg)
{
	(void)arg;
	fuzz_require(change->line > 0 && change->cell && change->was && change->becomes);
}

static void fuzz_import(struct store *s, const struct fuzz_bed *bed, const char *path)
{
	const struct import_files_options options = { .author = "fuzz",
						      .period = PERIOD_NONE,
						      .jump = 15,
						      .dry_run = true,
						      .fn = fuzz_told };
	struct import_files_report report;
	struct err_list faults;
	struct err err = { 0 };
	bool done;

	err_list_init(&faults);
	done = import_files(s, &bed->programme, &bed->units, &path, 1, &options, &report, &faults,
			    &err);
	fuzz_require(done == (faults.count == 0 && err.code == ERR_NONE));
	for (size_t n = 0; n < faults.kept; n++) {
		struct str text;

		fuzz_require(faults.item[n].code != ERR_NONE);
		str_init(&text);
		err_format(&faults.item[n], LANG_VI, &text);
		fuzz_require(text.len > 0);
		str_release(&text);
	}
	err_list_release(&faults);
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
	fuzz_import(s, bed, fuzz_file(data, size));
	return 0;
}

/* What the fuzz targets share. */
#include "fuzz/bed.h"

#include "base/date.h"
#include "base/lang.h"
#include "exchange/create.h"
#include "store/programme.h"
#include "support/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct {
	struct fuzz_bed bed;
	char *bytes; /* the database at rest */
	size_t size;
	char *copy;
} fuzz;

void fuzz_require(bool holds)
{
	if (!holds)
		abort();
}

static void fuzz_end(void)
{
	units_release(&fuzz.bed.units);
	programme_release(&fuzz.bed.programme);
	free(fuzz.bytes);
	free(fuzz.copy);
	scratch_teardown(NULL);
}

static char *fuzz_name(const char *name)
{
	char *path;

	if (asprintf(&path, "%s/%s", scratch_folder(), name) < 0)
		abort();
	return path;
}

static void fuzz_write(const char *path, const void *data, size_t size)
{
	FILE *out = fopen(path, "we");

	fuzz_require(out && fwrite(data, 1, size, out) == size);
	fuzz_require(fclose(out) == 0);
}

static void fuzz_make(void)
{
	struct create create = { .content = CREATE_ILLUSTRATIVE, .author = "fuzz" };
	struct create_report report;
	struct err_list faults;
	struct err err = { 0 };
	struct store *s;

	fuzz_require(scratch_setup(NULL) == 0);
	fuzz_require(setenv("TIENDO_NOW", "2026-01-15T08:00:00", 1) == 0);
	fuzz_require(clock_init());
	lang_set(LANG_VI);
	create.dir = source_path("tests/data/catalogue-small");
	create.path = scratch_path("made.db");
	err_list_init(&faults);
	s = create_database(&create, &report, &faults, &err);
	fuzz_require(s != NULL);
	err_list_release(&faults);
	programme_init(&fuzz.bed.programme);
	units_init(&fuzz.bed.units);
	fuzz_require(store_load_programme(s, &fuzz.bed.programme, &err));
	fuzz_require(store_load_units(s, &fuzz.bed.units, &err));
	store_close(s);
	fuzz.bytes = scratch_read(create.path, &fuzz.size);
	fuzz.copy = fuzz_name("copy.db");
	fuzz.bed.path = fuzz.copy;
	atexit(fuzz_end);
}

const struct fuzz_bed *fuzz_bed(void)
{
	if (!fuzz.copy)
		fuzz_make();
	unlink(fuzz.copy);
	fuzz_write(fuzz.copy, fuzz.bytes, fuzz.size);
	return &fuzz.bed;
}

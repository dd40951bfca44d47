/* Importing files in one go, for tests: a plan read, compared and saved, all rows or none. */
#ifndef TIENDO_TESTS_IMPORT_FILES_H
#define TIENDO_TESTS_IMPORT_FILES_H

#include "calc/entry.h"
#include "model/programme.h"
#include "model/unit.h"
#include "store/store.h"

/* A row that changes its cell, or that a check warns of. Borrowed until the callback returns. */
struct import_change {
	const char *file;
	long line;
	const char *cell; /* "INDICATOR UNIT 2022-Q3" */
	const char *was,
		*becomes; /* "430/1000", "57.8%", "n/a", "-" for nothing; with the quality */
	bool changed;
	enum entry_finding warning; /* ENTRY_FINE when there is none */
};
typedef void import_change_fn(const struct import_change *change, void *arg);

struct import_files_options {
	const char *author;
	const char *reason; /* NULL: none */
	int32_t period;     /* for files without a column period; PERIOD_NONE: none */
	double jump;        /* points from the last value that are warned of (calc/entry.h) */
	bool dry_run;
	import_change_fn *fn;
	void *arg;
};

struct import_files_report {
	long rows, changed, same, cleared, warnings;
};

/* False with faults in the list (nothing was changed), or with err set. `u` holds every unit. */
bool import_files(struct store *s, const struct programme *p, const struct units *u,
		  const char *const *path, size_t paths, const struct import_files_options *options,
		  struct import_files_report *report, struct err_list *faults, struct err *err);

#endif

/* Importing files in one go: a plan, read, compared and saved. */
#include "unit/exchange/import_files.h"

#include "base/str.h"
#include "exchange/import.h"

static void import_tell(const struct import_plan *plan, const struct import_row *row,
			const struct import_files_options *options)
{
	struct str name, was, becomes;
	struct import_change change = { .file = row->file,
					.line = row->line,
					.changed = row->state == IMPORT_CHANGES,
					.warning = row->finding };

	if (row->finding == ENTRY_FINE && !(change.changed && options->dry_run))
		return;
	str_init(&name);
	str_init(&was);
	str_init(&becomes);
	import_plan_say_cell(plan, row, &name);
	import_plan_say_value(plan, row, &row->was, &was);
	import_plan_say_value(plan, row, &row->becomes, &becomes);
	change.cell = name.text;
	change.was = was.text;
	change.becomes = becomes.text;
	options->fn(&change, options->arg);
	str_release(&name);
	str_release(&was);
	str_release(&becomes);
}

static void import_add_faults(const struct import_plan *plan, struct err_list *faults)
{
	for (size_t n = 0; n < import_plan_rows(plan); n++)
		if (import_plan_row(plan, n)->err)
			err_list_add(faults, import_plan_row(plan, n)->err);
}

static bool import_do(struct import_plan *plan, struct store *s,
		      const struct import_files_options *options,
		      struct import_files_report *report, struct err_list *faults, struct err *err)
{
	const struct import_act act = { .author = options->author, .reason = options->reason };
	struct import_report saved = { 0 };
	struct import_counts counts;
	const bool ok = options->dry_run ? import_plan_compare(plan, s, err) :
					   import_plan_save(plan, s, &act, &saved, err);

	import_add_faults(plan, faults);
	if (faults->count)
		*err = (struct err){ 0 }; /* said one by one */
	if (!ok || faults->count)
		return false;
	import_plan_count(plan, &counts);
	report->rows = (long)import_plan_rows(plan);
	report->changed = options->dry_run ? (long)counts.state[IMPORT_CHANGES] : saved.changed;
	report->same = report->rows - report->changed;
	report->cleared = (long)counts.cleared;
	report->warnings = (long)counts.warnings;
	for (size_t n = 0; options->fn && n < import_plan_rows(plan); n++)
		import_tell(plan, import_plan_row(plan, n), options);
	return true;
}

bool import_files(struct store *s, const struct programme *p, const struct units *u,
		  const char *const *path, size_t paths, const struct import_files_options *options,
		  struct import_files_report *report, struct err_list *faults, struct err *err)
{
	const struct import_options plan_options = { .period = options->period,
						     .jump = options->jump };
	struct import_plan *plan = import_plan_new(p, u, &plan_options);
	bool ok;

	*report = (struct import_files_report){ 0 };
	for (size_t n = 0; n < paths; n++)
		import_plan_file(plan, path[n]);
	ok = import_do(plan, s, options, report, faults, err);
	import_plan_free(plan);
	return ok;
}

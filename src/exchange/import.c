/* Saving what an import has read: compared with what is there, cell by cell, in one batch. */
#include "exchange/import_files.h"

#include "base/mem.h"
#include "base/str.h"
#include "import_row.h"
#include "store/figure.h"
#include "store/log.h"
#include "value_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct import {
	struct store *s;
	struct import_rows *rows;
	const char *const *path;
	const struct import_options *options;
	struct import_report *report;
	/* of the indicator and unit at hand */
	struct cell_past *cell;
	size_t cells, cell_room;
	struct entry_past *past;
	size_t pasts, past_room;
	struct value last; /* the newest of them */
	int32_t last_period;
	struct str name, was, becomes;
};

static int import_compare(const void *a, const void *b)
{
	const struct import_row *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->file != y->file)
		return x->file < y->file ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static const char *import_file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static void import_find_twice(const struct import *im)
{
	const struct import_rows *rows = im->rows;
	struct str cell;

	str_init(&cell);
	for (size_t n = 1; n < rows->rows; n++) {
		const struct import_row *first = &rows->row[n - 1], *row = &rows->row[n];
		struct err err = { 0 };
		char line[32];

		if (first->key != row->key)
			continue;
		import_cell_name(rows, row, &cell);
		snprintf(line, sizeof(line), "%ld", first->line);
		err_set(&err, ERR_IMPORT_TWICE, cell.text, line);
		err_at(&err, im->path[row->file], row->line);
		err_list_add(rows->faults, &err);
	}
	str_release(&cell);
}

/* "430/1000 final" */
static void import_value_text(const struct value *v, const struct indicator *i, struct str *out)
{
	struct value_text text;

	str_clear(out);
	value_text(v, i, &text);
	if (v->state == VALUE_ABSENT)
		str_addc(out, '-');
	else if (text.numerator[0])
		str_addf(out, "%s/%s", text.numerator, text.denominator);
	else
		str_add(out, text.value);
	if (v->quality)
		str_addf(out, " %s", quality_word(v->quality));
}

static void import_tell(struct import *im, const struct import_row *row, const struct value *was,
			bool changed, enum entry_finding warning)
{
	const struct indicator *i = programme_indicator(im->rows->p, row->indicator);
	struct import_change change = { .file = im->path[row->file],
					.line = row->line,
					.changed = changed,
					.warning = warning };

	if (!im->options->fn || (warning == ENTRY_FINE && !(changed && im->options->dry_run)))
		return;
	import_cell_name(im->rows, row, &im->name);
	import_value_text(was, i, &im->was);
	import_value_text(&row->value, i, &im->becomes);
	change.cell = im->name.text;
	change.was = im->was.text;
	change.becomes = im->becomes.text;
	im->options->fn(&change, im->options->arg);
}

/* A figure joins the unit's history, against which the next ones are judged. */
static void import_remember(struct import *im, int32_t period, const struct value *v,
			    const struct indicator *i)
{
	const struct quantity q = value_quantity(v, i);

	if (!quantity_known(q))
		return;
	im->past = mem_grow(im->past, im->pasts, &im->past_room, sizeof(*im->past));
	im->past[im->pasts++] = (struct entry_past){ period, q };
	im->last = *v;
	im->last_period = period;
}

static int64_t import_amount(const struct value *v)
{
	return v->fields == FIELDS_PAIR ? v->numerator : v->number;
}

static enum entry_finding import_warn(const struct import *im, const struct import_row *row,
				      const struct indicator *i)
{
	const struct quantity q = value_quantity(&row->value, i);

	if (!quantity_known(q))
		return ENTRY_FINE;
	if (im->pasts && im->last.fields == row->value.fields &&
	    row->value.fields != FIELDS_PERCENT &&
	    entry_ytd_falls(i, import_amount(&row->value), row->period, import_amount(&im->last),
			    im->last_period))
		return ENTRY_YTD_FALLS;
	return entry_warn(i, q, row->period, im->past, im->pasts, im->options->jump);
}

/* Saves a row. A reason is given for changes: it makes none of what is the same. */
static bool import_row_save(struct import *im, struct import_row *row, const struct cell_past *old,
			    struct err *err)
{
	const struct indicator *i = programme_indicator(im->rows->p, row->indicator);
	const struct value *was = &old->value;
	struct edit edit = { .indicator = row->indicator,
			     .unit = row->unit,
			     .period = row->period,
			     .seen = old->row ? LOG_SEEN_ANY : LOG_SEEN_NEW,
			     .source = row->source,
			     .note = row->note };
	enum entry_finding warning = ENTRY_FINE;
	enum log_outcome outcome;

	if (row->keeps_quality && row->value.state == VALUE_GIVEN)
		row->value.quality = was->quality;
	edit.value = row->value;
	edit.reason = value_equal(&row->value, was) ? NULL : im->options->reason;
	if (!log_add(im->s, &edit, &outcome, err))
		return false;
	if (outcome == LOG_SAVED) {
		warning = import_warn(im, row, i);
		im->report->changed++;
		im->report->cleared += row->value.state == VALUE_ABSENT;
		im->report->warnings += warning != ENTRY_FINE;
	} else {
		im->report->same++;
	}
	import_tell(im, row, was, outcome == LOG_SAVED, warning);
	return true;
}

/* All rows of one indicator and unit, beside the cells that are there, both ascending by period. */
static bool import_group(struct import *im, struct import_row *row, size_t count, struct err *err)
{
	const struct indicator *i = programme_indicator(im->rows->p, row->indicator);
	size_t at = 0;

	im->pasts = 0;
	if (!cells_of(im->s, row->indicator, row->unit, &im->cell, &im->cells, &im->cell_room, err))
		return false;
	for (size_t n = 0; n < count; n++) {
		struct cell_past was = { 0 };

		for (; at < im->cells && im->cell[at].period < row[n].period; at++)
			import_remember(im, im->cell[at].period, &im->cell[at].value, i);
		if (at < im->cells && im->cell[at].period == row[n].period)
			was = im->cell[at++];
		if (!import_row_save(im, &row[n], &was, err))
			return false;
		import_remember(im, row[n].period, &row[n].value, i);
	}
	return true;
}

static bool import_all(struct import *im, struct err *err)
{
	struct import_rows *rows = im->rows;
	size_t from = 0;

	while (from < rows->rows) {
		size_t to = from + 1;

		while (to < rows->rows && rows->row[to].key >> 20 == rows->row[from].key >> 20)
			to++;
		if (!import_group(im, &rows->row[from], to - from, err))
			return false;
		from = to;
	}
	return true;
}

/* The files' names, as the source of what names none. */
static void import_source(const char *const *path, size_t paths, struct str *source)
{
	for (size_t n = 0; n < paths; n++)
		if (strcmp(path[n], "-") != 0)
			str_addf(source, "%s%s", source->len ? "; " : "",
				 import_file_name(path[n]));
}

/* A dry run does the same and takes it back before it is committed. */
static bool import_batch(struct import *im, size_t paths, struct err *err)
{
	struct str source;
	struct act act = { .author = im->options->author,
			   .programme = im->rows->p,
			   .units = im->rows->u };
	bool ok;

	str_init(&source);
	import_source(im->path, paths, &source);
	act.source = source.len ? source.text : NULL;
	ok = log_begin(im->s, &act, err);
	if (ok) {
		ok = import_all(im, err);
		if (ok && !im->options->dry_run)
			ok = log_commit(im->s, err);
		else
			log_abort(im->s);
	}
	str_release(&source);
	return ok;
}

bool import_files(struct store *s, const struct programme *p, const struct units *u,
		  const char *const *path, size_t paths, const struct import_options *options,
		  struct import_report *report, struct err_list *faults, struct err *err)
{
	struct import_rows rows;
	struct import im = {
		.s = s, .rows = &rows, .path = path, .options = options, .report = report
	};
	bool ok = false;

	*report = (struct import_report){ 0 };
	import_rows_init(&rows, p, u, options->period, faults);
	str_init(&im.name);
	str_init(&im.was);
	str_init(&im.becomes);
	for (size_t n = 0; n < paths; n++)
		import_rows_read(&rows, path[n], (uint32_t)n);
	if (!rows.sorted)
		qsort(rows.row, rows.rows, sizeof(*rows.row), import_compare);
	import_find_twice(&im);
	report->rows = rows.read;
	report->same = rows.read - (long)rows.rows;
	if (!faults->count) {
		store_bulk(s, true);
		ok = import_batch(&im, paths, err);
		store_bulk(s, false);
	}
	str_release(&im.name);
	str_release(&im.was);
	str_release(&im.becomes);
	free(im.cell);
	free(im.past);
	import_rows_release(&rows);
	return ok;
}

/* The rows of the entry grid: which there are, what their cells hold, what is beside them. */
#include "entry.h"

#include "base/mem.h"
#include "base/str.h"
#include "calc/sums.h"
#include "calc/value_words.h"
#include "store/cycle.h"
#include "store/programme.h"
#include "exchange/entry_text.h"
#include "ui/allow.h"
#include "ui/line.h"
#include "ui/look.h"
#include "ui/person.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY_UNITS_MAX = 16384 };

const struct units *entry_units(const struct ui *ui, const struct entry_page *page)
{
	return page->loaded_below ? &page->below : ui->units;
}

void entry_rows_release(struct entry_rows *rows)
{
	free(rows->row);
	free(rows->shown);
}

bool entry_row_empty(const struct entry_row *row)
{
	return row->refused == MSG_MAX && row->value.state == VALUE_ABSENT && !row->drafted;
}

/* --- one row --- */

static bool entry_reason_of(const struct revision *r, int64_t at, bool shown, void *arg)
{
	struct entry_row *row = arg;

	(void)shown;
	if (at != row->row)
		return true;
	str_copy(row->reason, sizeof(row->reason), r->reason ? r->reason : "");
	return false;
}

/* Why a cell may not be entered, in a word. */
static enum msg entry_barred(const struct why *why)
{
	return why->brief == MSG_EDIT_LOCKED ? MSG_EDIT_LOCKED : MSG_EDIT_NO_RIGHT;
}

/* What was typed and can be read was not saved because the cell may not be entered any more, because it
 * changed meanwhile, or because the line was cut. */
static void entry_row_waiting(struct ui *ui, struct entry_row *row, struct entry_fault *fault)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	struct log_who who = { 0 };
	struct why barred = { 0 };
	struct str theirs;

	if (!allow_entry(ui, row->indicator, row->unit, row->period, &barred)) {
		str_init(&theirs);
		err_format(&barred.full, lang_get(), &theirs);
		msg_add(fault->why, MSG_EDIT_KEPT, theirs.text);
		fault->brief = entry_barred(&barred);
		str_release(&theirs);
		return;
	}
	if (!row->row || !log_who(ui->store, row->row, &who)) {
		msg_add(fault->why, MSG_ENTRY_UNSAVED, row->draft.text);
		fault->brief = MSG_BRIEF_UNSAVED;
		return;
	}
	str_init(&theirs);
	value_add_words(i, &row->value, row->aggregate, &theirs);
	fault->brief = strcmp(who.author, person_name(ui)) ? MSG_BRIEF_CHANGED : MSG_BRIEF_UNSAVED;
	msg_add(fault->why, MSG_ENTRY_CHANGED, row->draft.text, theirs.text, who.author);
	str_release(&theirs);
}

static void entry_row_fault(struct ui *ui, struct entry_row *row)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);
	struct str first, second, why;
	struct entry_fault fault = { .why = &why, .brief = MSG_BRIEF_MISSING };
	struct value v;

	str_init(&first);
	str_init(&second);
	str_init(&why);
	entry_row_texts(ui, row, &first, &second);
	if (!first.len && second.len)
		str_add(&why, tr(MSG_EDIT_EMPTY));
	else if (entry_text_read(i, row->aggregate, first.text, second.text, &v, &fault))
		entry_row_waiting(ui, row, &fault);
	row->brief = fault.brief;
	str_copy(row->why, sizeof(row->why), why.text);
	str_release(&first);
	str_release(&second);
	str_release(&why);
}

bool entry_row_read(struct ui *ui, struct entry_row *row, struct err *err)
{
	const struct indicator *i = programme_indicator(ui->programme, row->indicator);

	if (!log_cell(ui->store, row->indicator, row->unit, row->period, &row->value, &row->row,
		      err))
		return false;
	row->pair = i->measure == MEASURE_RATIO &&
		    (!row->aggregate || row->value.fields == FIELDS_PAIR);
	row->yesno = i->measure == MEASURE_YESNO && !row->aggregate;
	row->reason[0] = row->why[0] = '\0';
	if (row->row && !log_history(ui->store, row->indicator, row->unit, row->period,
				     entry_reason_of, row, err))
		return false;
	row->figure = row->value.state == VALUE_GIVEN ? value_quantity(&row->value, i) :
							quantity_none();
	/* The last of the line is this period. */
	if (row->sparks)
		row->spark[row->sparks - 1] = quantity_known(row->figure) ?
						      quantity_double(row->figure) :
						      NAN;
	row->warning = row->value.state == VALUE_GIVEN ?
			       cycle_warning(ui->store, ui->programme, ui->units, row->indicator,
					     row->unit, row->period, &row->value, ui->jump) :
			       ENTRY_FINE;
	row->drafted = draft_find(ui->store, ui->author, row->indicator, row->unit, row->period,
				  &row->draft);
	if (row->drafted)
		entry_row_fault(ui, row);
	return true;
}

/* The period before, and the periods up to it as a line. */
static void entry_row_past(struct ui *ui, const struct units *u, struct entry_row *row)
{
	struct figure_point point[ENTRY_SPARK];
	const struct view view = { .period = row->period,
				   .basis = BASIS_LATEST,
				   .map = MAP_OF_PERIOD };
	const size_t count = figure_series(ui->store, ui->programme, u, row->indicator, row->unit,
					   &view, point, ENTRY_SPARK);

	for (size_t n = 0; n < count; n++) {
		row->spark[n] = quantity_known(point[n].figure) ? quantity_double(point[n].figure) :
								  NAN;
		if (point[n].period == period_prev(row->period))
			row->before = point[n].figure;
	}
	row->sparks = count;
}

static enum msg entry_refusal(const struct ui *ui, const struct indicator *i,
			      const struct unit *unit, int32_t day)
{
	if (!store_writable(ui->store))
		return MSG_EDIT_READONLY;
	if (!indicator_valid(i, day))
		return MSG_EDIT_INDICATOR_NOT_VALID;
	if (unit && !unit_valid(unit, day))
		return MSG_EDIT_UNIT_NOT_VALID;
	return MSG_MAX;
}

/* A row that may not be entered says so in a word, and why in full when it is stood on. */
static void entry_row_bar(struct ui *ui, struct entry_row *row)
{
	struct why why = { 0 };
	struct str text;

	if (row->refused != MSG_MAX ||
	    allow_entry(ui, row->indicator, row->unit, row->period, &why))
		return;
	row->refused = entry_barred(&why);
	str_init(&text);
	err_format(&why.full, lang_get(), &text);
	str_copy(row->why, sizeof(row->why), text.text);
	str_release(&text);
}

static bool entry_add_row(struct ui *ui, struct entry_page *page, int indicator, int unit,
			  struct err *err)
{
	const struct indicator *i = programme_indicator(ui->programme, indicator);
	const struct unit *u = units_by_id(entry_units(ui, page), unit);
	struct entry_rows *rows = &page->rows;
	struct entry_row *row;

	rows->row = mem_grow(rows->row, rows->count, &rows->room, sizeof(*rows->row));
	row = &rows->row[rows->count++];
	memset(row, 0, sizeof(*row));
	row->indicator = indicator;
	row->unit = unit;
	row->period = period_last_within(i->frequency, ui->look.period);
	row->aggregate = u && unit_kind_aggregate(u->kind);
	row->before = quantity_none();
	row->refused = entry_refusal(ui, i, u, period_last_day(row->period));
	entry_row_past(ui, entry_units(ui, page), row);
	if (i->measure == MEASURE_RATIO)
		entry_prefill_find(ui, indicator, unit, row->period, &row->prefill);
	if (!entry_row_read(ui, row, err))
		return false;
	entry_row_bar(ui, row);
	return true;
}

/* --- all of them --- */

static bool entry_load_units(struct ui *ui, struct entry_page *page, struct err *err)
{
	const struct indicator *i = programme_indicator(ui->programme, page->indicator);
	const int32_t day = period_last_day(period_last_within(i->frequency, ui->look.period));
	int *ids = mem_zero(ENTRY_UNITS_MAX, sizeof(*ids));
	size_t count = page->loaded_below ?
			       units_children(&page->below, page->parent, day, ids,
					      ENTRY_UNITS_MAX) :
			       units_reporting(ui->units, i->scope, day, ids, ENTRY_UNITS_MAX);
	bool ok = true;

	count = count < ENTRY_UNITS_MAX ? count : ENTRY_UNITS_MAX;
	for (size_t n = 0; n < count && ok; n++)
		ok = entry_add_row(ui, page, page->indicator, ids[n], err);
	free(ids);
	return ok;
}

static bool entry_load_indicators(struct ui *ui, struct entry_page *page, struct err *err)
{
	const struct unit *u = units_by_id(entry_units(ui, page), page->unit);
	const struct unit *parent = page->parent ? units_by_id(ui->units, page->parent) : NULL;
	const int32_t day = period_last_day(ui->look.period);

	for (size_t n = 0; u && n < ui->programme->indicators; n++) {
		const struct indicator *i = &ui->programme->indicator[n];

		if (line_answers(ui, u, parent, i) && indicator_valid(i, day) &&
		    !entry_add_row(ui, page, (int)n + 1, page->unit, err))
			return false;
	}
	return true;
}

void entry_rows_count(struct entry_rows *rows)
{
	rows->entered = rows->faulty = 0;
	for (size_t n = 0; n < rows->count; n++) {
		rows->entered += rows->row[n].value.state != VALUE_ABSENT;
		rows->faulty += rows->row[n].drafted;
	}
}

static bool entry_row_passes(const struct entry_row *row, enum entry_filter filter)
{
	switch (filter) {
	case ENTRY_EMPTY:
		return entry_row_empty(row) || row->drafted;
	case ENTRY_FAULTY:
		return row->drafted;
	case ENTRY_UNEXPLAINED:
		return row->warning != ENTRY_FINE && !row->reason[0];
	default:
		return true;
	}
}

void entry_rows_filter(struct entry_rows *rows)
{
	rows->shown_count = 0;
	for (size_t n = 0; n < rows->count; n++) {
		if (!entry_row_passes(&rows->row[n], rows->filter))
			continue;
		rows->shown = mem_grow(rows->shown, rows->shown_count, &rows->shown_room,
				       sizeof(*rows->shown));
		rows->shown[rows->shown_count++] = n;
	}
}

bool entry_rows_load(struct ui *ui, struct entry_page *page, struct err *err)
{
	struct entry_rows *rows = &page->rows;
	const size_t was = rows->count;
	const int indicator = was ? rows->row[0].indicator : 0, unit = was ? rows->row[0].unit : 0;
	const int32_t period = was ? rows->row[0].period : 0;

	if (page->parent && !page->loaded_below) {
		if (!store_load_children(ui->store, page->parent, &page->below, err))
			return false;
		page->loaded_below = true;
	}
	rows->count = 0;
	if (!(page->indicator ? entry_load_units(ui, page, err) :
				entry_load_indicators(ui, page, err)))
		return false;
	entry_rows_count(rows);
	entry_rows_measure(ui, page);
	/* The same rows in the same order: those shown stay, whatever was entered. */
	if (!was || rows->count != was || rows->row[0].indicator != indicator ||
	    rows->row[0].unit != unit || rows->row[0].period != period)
		entry_rows_filter(rows);
	return true;
}

struct entry_row *entry_selected(const struct entry_page *page)
{
	const struct entry_rows *rows = &page->rows;

	return page->list.selected < rows->shown_count ?
		       &rows->row[rows->shown[page->list.selected]] :
		       NULL;
}

size_t entry_rows_find(const struct entry_rows *rows, int indicator, int unit)
{
	size_t n = 0;

	while (n < rows->shown_count && (rows->row[rows->shown[n]].indicator != indicator ||
					 rows->row[rows->shown[n]].unit != unit))
		n++;
	return n;
}

/* Expected cells, unit by unit: what is there of a unit is read when it is visited. */
#include "store/due.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "cell.h"
#include "cycle.h"
#include "db.h"
#include "expected.h"
#include "store/rights.h"
#include "store/subject.h"
#include "tree.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

#define DUE_REPORTS "report/"

/* A cell of the visited unit that is there. */
struct due_found {
	int indicator;
	struct cell cell;
	int64_t submitted, clock;
	const char *author, *reason;
};

/* A unit's report of a period that states that there is nothing. */
struct due_nothing {
	int unit;
	int32_t period;
};

/* An indicator's own period within the one asked about. */
struct due_slot {
	int indicator;
	int32_t period, deadline;
};

struct due_reading {
	const struct due *due;
	struct due_found *found; /* of one unit, by indicator and period */
	size_t count, room;
	struct due_nothing *nothing;
	size_t nothings, nothing_room;
	struct due_slot *slot;
	size_t slots, slot_room;
	bool shared;
	int32_t today;
	struct arena arena; /* of its authors and reasons */
};

static int due_compare(const void *a, const void *b)
{
	const struct due_found *x = a, *y = b;

	if (x->indicator != y->indicator)
		return x->indicator < y->indicator ? -1 : 1;
	return (x->cell.period > y->cell.period) - (x->cell.period < y->cell.period);
}

/* --- reading --- */

static bool due_read_cells(struct store *s, struct due_reading *r, int unit, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_CELL_DUE);
	const int32_t period = r->due->period;
	int rc;

	r->count = 0;
	arena_release(&r->arena);
	arena_init(&r->arena);
	sqlite3_bind_int(q, 1, unit);
	sqlite3_bind_int(q, 2, period_holding(PERIOD_MONTH, period_first_day(period)));
	sqlite3_bind_int(q, 3, period | 3); /* a longer one that ends with it comes later */
	sqlite3_bind_int(q, 4, r->due->timely);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		struct due_found *f;

		r->found = mem_grow(r->found, r->count, &r->room, sizeof(*r->found));
		f = &r->found[r->count++];
		*f = (struct due_found){ .indicator = sqlite3_column_int(q, 0),
					 .submitted = sqlite3_column_int64(q, 10),
					 .clock = sqlite3_column_int64(q, 11),
					 .author = arena_strdup(&r->arena, db_text(q, 12)),
					 .reason = arena_strdup(&r->arena, db_text(q, 13)) };
		f->cell.period = sqlite3_column_int(q, 1);
		cell_read(q, 2, &f->cell);
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

struct due_reports {
	struct store *s;
	struct due_reading *r;
};

/* "report/UNIT/2022-Q3" */
static bool due_take_report(const struct subject *subject, void *arg)
{
	const struct due_reports *reports = arg;
	struct due_reading *r = reports->r;
	char text[REVISION_SUBJECT_SIZE], *rest = text;
	const char *code;
	struct due_nothing *nothing;
	sqlite3_stmt *q;
	int32_t period;

	str_copy(text, sizeof(text), subject->name + strlen(DUE_REPORTS));
	code = strsep(&rest, "/");
	if (!rest || !period_parse(rest, &period))
		return true;
	q = db_stmt(reports->s, STMT_UNIT_BY_CODE);
	db_bind_text(q, 1, code);
	if (q && sqlite3_step(q) == SQLITE_ROW) {
		r->nothing = mem_grow(r->nothing, r->nothings, &r->nothing_room,
				      sizeof(*r->nothing));
		nothing = &r->nothing[r->nothings++];
		*nothing = (struct due_nothing){ sqlite3_column_int(q, 0), period };
	}
	sqlite3_reset(q);
	return true;
}

/* What is expected of anybody, in the order of the catalogue. */
static void due_make_slots(struct due_reading *r)
{
	const struct programme *p = r->due->programme;

	for (int indicator = 1; indicator <= (int)p->indicators; indicator++) {
		const struct indicator *i = programme_indicator(p, indicator);
		int32_t own[EXPECTED_MONTHS];
		const size_t count = expected_periods(i->frequency, r->due->period, own);

		for (size_t n = 0; n < count; n++) {
			if (!indicator_valid(i, period_last_day(own[n])))
				continue;
			r->slot = mem_grow(r->slot, r->slots, &r->slot_room, sizeof(*r->slot));
			r->slot[r->slots++] = (struct due_slot){
				indicator, own[n],
				calendar_deadline(r->due->calendar, p, indicator, own[n])
			};
		}
	}
}

/* --- each unit --- */

/* A report covers what ends within its period: the year in the last quarter's, too. */
static bool due_stated_nothing(const struct due_reading *r, int unit, int32_t period)
{
	const int32_t day = period_last_day(period);

	for (size_t n = 0; n < r->nothings; n++)
		if (r->nothing[n].unit == unit && day >= period_first_day(r->nothing[n].period) &&
		    day <= period_last_day(r->nothing[n].period))
			return true;
	return false;
}

static enum due_state due_state_of(const struct due_found *f, bool nothing)
{
	static const enum due_state state[STATUS_MAX] = {
		[STATUS_DRAFT] = DUE_DRAFT,
		[STATUS_SUBMITTED] = DUE_WAITING,
		[STATUS_RETURNED] = DUE_RETURNED,
		[STATUS_VERIFIED] = DUE_VERIFIED,
	};

	if (f && f->cell.heads > 1)
		return DUE_CONFLICT;
	if (f && f->cell.value.state != VALUE_ABSENT)
		return state[f->cell.status];
	return nothing ? DUE_NOTHING : DUE_MISSING;
}

/* What was verified and is being changed was reported: it is a draft, but not late. */
static bool due_owed(const struct due_reading *r, const struct due_cell *cell)
{
	return cell->state == DUE_MISSING || cell->state == DUE_RETURNED ||
	       (cell->state == DUE_DRAFT && r->shared && !cell->verified);
}

static void due_fill(const struct due_reading *r, const struct due_slot *slot, int unit,
		     struct due_cell *cell)
{
	const struct due_found key = { .indicator = slot->indicator, .cell.period = slot->period };
	const struct due_found *f =
		r->count ? bsearch(&key, r->found, r->count, sizeof(key), due_compare) : NULL;

	*cell = (struct due_cell){ .indicator = slot->indicator,
				   .unit = unit,
				   .period = slot->period,
				   .deadline = slot->deadline };
	cell->state = due_state_of(f, due_stated_nothing(r, unit, slot->period));
	cell->verified = f && f->cell.row[BASIS_VERIFIED] != 0;
	if (due_owed(r, cell) && r->today > slot->deadline)
		cell->overdue = r->today - slot->deadline;
	if (!f)
		return;
	cell->row = f->cell.row[BASIS_LATEST];
	cell->value = f->cell.value;
	cell->submitted = f->submitted;
	if (cell->state == DUE_RETURNED) {
		cell->clock = f->clock;
		cell->author = f->author;
		cell->reason = f->reason;
	}
}

/* Whether the unit is there on the last day of the cell's period. */
static bool due_unit_there(struct store *s, const struct due_reading *r, int unit, int32_t day)
{
	const struct unit *u = units_by_id(r->due->units, unit);
	enum unit_kind kind;

	return u ? unit_valid(u, day) : tree_kind(s, unit, day, &kind);
}

/* Nothing can be expected of what is none of these. */
static bool due_reports_at(struct store *s, const struct due_reading *r, int unit,
			   enum unit_kind *kind)
{
	const struct unit *u = units_by_id(r->due->units, unit);

	*kind = u ? u->kind : UNIT_OTHER;
	return *kind == UNIT_NATION || *kind == UNIT_PROVINCE || unit_kind_ministry(*kind) ||
	       expected_kind(s, unit, period_last_day(r->due->period), kind);
}

/* *more is false when `fn` wants no more. */
static bool due_visit(struct store *s, struct due_reading *r, int unit, due_fn *fn, void *arg,
		      bool *more, struct err *err)
{
	enum unit_kind kind;

	if (!due_reports_at(s, r, unit, &kind))
		return true;
	if (!due_read_cells(s, r, unit, err))
		return false;
	for (size_t n = 0; *more && n < r->slots; n++) {
		const struct due_slot *slot = &r->slot[n];
		struct due_cell cell;

		if (!unit_kind_in_scope(
			    kind, programme_indicator(r->due->programme, slot->indicator)->scope) ||
		    !due_unit_there(s, r, unit, period_last_day(slot->period)))
			continue;
		due_fill(r, slot, unit, &cell);
		*more = fn(&cell, arg);
	}
	return true;
}

static bool due_visit_all(struct store *s, struct due_reading *r, due_fn *fn, void *arg,
			  struct err *err)
{
	const struct units *u = r->due->units;
	const struct unit *nation = units_nation(u);
	int *ids = mem_zero(u->units + 1, sizeof(*ids));
	size_t count = 0;
	bool ok = true, more = true;

	if (nation)
		ids[count++] = nation->id;
	count += units_reporting(u, SCOPE_ALL, period_last_day(r->due->period), ids + count,
				 u->units + 1 - count);
	for (size_t n = 0; ok && more && n < count; n++)
		ok = due_visit(s, r, ids[n], fn, arg, &more, err);
	free(ids);
	return ok;
}

bool due_each(struct store *s, const struct due *due, due_fn *fn, void *arg, struct err *err)
{
	struct due_reading r = { .due = due, .shared = rights_shared(s), .today = clock_today() };
	struct due_reports reports = { s, &r };
	bool ok, more = true;

	arena_init(&r.arena);
	ok = subjects_each(s, DUE_REPORTS, due_take_report, &reports, err);
	if (ok) {
		due_make_slots(&r);
		ok = due->unit ? due_visit(s, &r, due->unit, fn, arg, &more, err) :
				 due_visit_all(s, &r, fn, arg, err);
	}
	free(r.found);
	free(r.nothing);
	free(r.slot);
	arena_release(&r.arena);
	return ok;
}

/* --- sums --- */

void due_sum_add(struct due_sum *sum, const struct due_cell *cell)
{
	sum->expected++;
	sum->filled += cell->value.state != VALUE_ABSENT || cell->state == DUE_NOTHING;
	sum->on_time += cell->submitted && expected_day(cell->submitted) <= cell->deadline;
	sum->late += cell->overdue > 0;
	if (cell->overdue > sum->overdue)
		sum->overdue = cell->overdue;
	sum->state[cell->state]++;
}

void due_sum_join(struct due_sum *sum, const struct due_sum *other)
{
	sum->expected += other->expected;
	sum->filled += other->filled;
	sum->on_time += other->on_time;
	sum->late += other->late;
	if (other->overdue > sum->overdue)
		sum->overdue = other->overdue;
	for (int n = 0; n < DUE_STATE_MAX; n++)
		sum->state[n] += other->state[n];
}

int32_t due_period(const struct calendar *calendar, enum period_length length, int32_t today)
{
	const int32_t now = period_holding(length, today), before = period_prev(now);

	return deadline_of(calendar->usual.due[length], before) >= today ? before : now;
}

/* --- reminders --- */

static bool due_take_note(const struct note *note, void *arg)
{
	struct due_reminder *reminder = arg;

	if (note->kind != NOTE_REMINDER)
		return true;
	reminder->count++;
	if (note->clock > reminder->clock) {
		reminder->clock = note->clock;
		str_copy(reminder->author, sizeof(reminder->author), note->author);
	}
	return true;
}

bool due_reminded(struct store *s, int unit, int32_t period, struct due_reminder *reminder,
		  struct err *err)
{
	struct str name;
	bool ok;

	*reminder = (struct due_reminder){ 0 };
	str_init(&name);
	cycle_report_name(s, unit, period, &name);
	ok = notes_each(s, name.text, due_take_note, reminder, err);
	str_release(&name);
	return ok;
}

bool due_remind(struct store *s, const struct act *act, const int *units, size_t count,
		int32_t period, const char *source, struct err *err)
{
	struct str name;
	bool ok;

	if (!writer_begin(s, act, REVISION_NOTE, 0, err))
		return false;
	ok = rights_may(s, act->programme, RIGHT_PLAN, 0, 0, 0, err);
	str_init(&name);
	for (size_t n = 0; ok && n < count; n++) {
		cycle_report_name(s, units[n], period, &name);
		ok = note_add(s, act, NOTE_REMINDER, name.text, "", source, err);
	}
	str_release(&name);
	if (ok)
		return log_commit(s, err);
	log_abort(s);
	return false;
}

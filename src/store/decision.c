/* Decisions, read from the log. */
#include "store/decision.h"

#include "base/mem.h"
#include "cell.h"
#include "cycle.h"
#include "db.h"
#include "form.h"
#include "names.h"

#include <stdlib.h>

/* The last decision of a cell stands while the cell is as it left it, whatever was undone and done again
 * in between. */
static bool decision_judge(struct store *s, struct decision *d, bool last, struct err *err)
{
	struct cell cell;
	sqlite3_stmt *q;

	if (!cell_get(s, d->indicator, d->unit, d->period, &cell, err))
		return false;
	if (last && cell.status == (d->verified ? STATUS_VERIFIED : STATUS_RETURNED) &&
	    value_equal(&cell.value, &d->value)) {
		d->fate = DECISION_STANDS;
		return true;
	}
	q = db_stmt(s, STMT_DECISION_UNDONE);
	sqlite3_bind_int(q, 1, d->indicator);
	sqlite3_bind_int(q, 2, d->unit);
	sqlite3_bind_int(q, 3, d->period);
	sqlite3_bind_int64(q, 4, d->row);
	const int rc = db_step(s, q, err);

	d->fate = rc == SQLITE_ROW && sqlite3_column_int(q, 0) ? DECISION_TAKEN_BACK :
								 DECISION_CHANGED;
	sqlite3_reset(q);
	return rc == SQLITE_ROW;
}

struct decision_found {
	struct decision d;
	bool last; /* of its cell */
};

static int decision_compare(const void *a, const void *b)
{
	const struct decision *x = &(*(struct decision_found *const *)a)->d;
	const struct decision *y = &(*(struct decision_found *const *)b)->d;

	if (x->indicator != y->indicator)
		return x->indicator < y->indicator ? -1 : 1;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->period != y->period)
		return x->period < y->period ? -1 : 1;
	return x < y ? -1 : 1; /* as they were read */
}

static void decision_mark_last(struct decision_found *found, size_t count)
{
	struct decision_found **sorted = mem_zero(count + 1, sizeof(*sorted));

	for (size_t n = 0; n < count; n++)
		sorted[n] = &found[n];
	qsort(sorted, count, sizeof(struct decision_found *), decision_compare);
	for (size_t n = 0; n < count; n++)
		sorted[n]->last = n + 1 == count ||
				  sorted[n]->d.indicator != sorted[n + 1]->d.indicator ||
				  sorted[n]->d.unit != sorted[n + 1]->d.unit ||
				  sorted[n]->d.period != sorted[n + 1]->d.period;
	free(sorted);
}

/* All of them first: what is said of each asks the database again. */
static bool decisions_read(struct store *s, int64_t since, struct names *names,
			   struct decision_found **found, size_t *count, struct err *err)
{
	sqlite3_stmt *q = db_stmt(s, STMT_DECISIONS);
	size_t room = 0;
	int rc;

	sqlite3_bind_int64(q, 1, since << 16);
	while ((rc = db_step(s, q, err)) == SQLITE_ROW) {
		*found = mem_grow(*found, *count, &room, sizeof(**found));
		(*found)[(*count)++].d = (struct decision){
			.row = sqlite3_column_int64(q, 0),
			.clock = sqlite3_column_int64(q, 1),
			.indicator = sqlite3_column_int(q, 2),
			.unit = sqlite3_column_int(q, 3),
			.period = sqlite3_column_int(q, 4),
			.author = names_get(names, NAMES_AUTHOR, sqlite3_column_int(q, 5)),
			.verified = form_status(sqlite3_column_int(q, 6)) == STATUS_VERIFIED,
			.value = form_read(q, 6),
		};
	}
	sqlite3_reset(q);
	return rc == SQLITE_DONE;
}

/* Who had entered the value, and of a return why. */
static bool decision_tell(struct store *s, struct decision *d, decision_fn *fn, void *arg,
			  bool *go_on)
{
	struct log_who who = { 0 };
	sqlite3_stmt *q;

	log_who(s, cycle_origin(s, d->row), &who);
	d->entered = who.author;
	q = db_stmt(s, STMT_REVISION_TEXTS);
	sqlite3_bind_int64(q, 1, d->row);
	const bool there = q && sqlite3_step(q) == SQLITE_ROW;

	if (there) {
		d->reason = d->verified ? NULL : db_text(q, 0);
		*go_on = fn(d, arg);
	}
	sqlite3_reset(q);
	return there;
}

bool decisions_each(struct store *s, int64_t since, decision_fn *fn, void *arg, struct err *err)
{
	struct decision_found *found = NULL;
	struct names names;
	size_t count = 0;
	bool ok, go_on = true;

	names_init(&names, s);
	ok = decisions_read(s, since, &names, &found, &count, err);
	decision_mark_last(found, count);
	for (size_t n = 0; ok && go_on && n < count; n++) {
		ok = decision_judge(s, &found[n].d, found[n].last, err);
		if (ok && !decision_tell(s, &found[n].d, fn, arg, &go_on))
			ok = db_fail(s, err);
	}
	free(found);
	names_release(&names);
	return ok;
}

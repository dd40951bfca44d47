/* Locked periods and their exceptions. */
#include "store/calendar.h"

#include "base/date.h"
#include "base/str.h"
#include "db.h"
#include "lock.h"
#include "model/state.h"
#include "subject.h"
#include "store/programme.h"
#include "tree.h"

#include <string.h>

#define LOCK_PREFIX "lock/"
#define EXCEPTION_PREFIX "exception/"

/* Adds a unit's code. */
static void lock_add_unit(struct store *s, int unit, struct str *name)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CODE);

	sqlite3_bind_int(q, 1, unit);
	if (q && sqlite3_step(q) == SQLITE_ROW)
		str_add(name, db_text(q, 0));
	sqlite3_reset(q);
}

static void lock_name(struct store *s, const struct programme *p, const struct lock *lock,
		      struct str *name)
{
	char period[PERIOD_SIZE];

	period_format(lock->period, period);
	str_addf(name, LOCK_PREFIX "%s/", period);
	if (lock->unit)
		lock_add_unit(s, lock->unit, name);
	else
		str_addc(name, '*');
	str_addf(name, "/%s", lock->group ? p->group[lock->group - 1].code : "*");
}

bool plan_put(struct store *s, const struct act *act, const char *name, const char *state,
	      const char *reason, enum log_outcome *outcome, struct err *err)
{
	bool ok;

	if (!writer_begin(s, act, REVISION_STATE, 0, err))
		return false;
	ok = rights_may(s, act->programme, RIGHT_PLAN, 0, 0, 0, err) &&
	     subject_put(s, act, name, state, LOG_SEEN_ANY, reason, outcome, err);
	if (ok)
		return log_commit(s, err);
	log_abort(s);
	return false;
}

bool lock_put(struct store *s, const struct act *act, const struct lock *lock, bool locked,
	      const char *reason, struct err *err)
{
	enum log_outcome outcome;
	struct str name;
	bool ok;

	if (!reason || !*reason)
		return err_set(err, ERR_LOCK_REASON, NULL);
	str_init(&name);
	lock_name(s, act->programme, lock, &name);
	ok = plan_put(s, act, name.text, locked ? "locked=yes\n" : "", reason, &outcome, err);
	str_release(&name);
	if (ok && outcome == LOG_SAME)
		return err_set(err, locked ? ERR_LOCK_ALREADY : ERR_LOCK_NONE, NULL);
	return ok;
}

bool lock_except(struct store *s, const struct act *act, int32_t period, int unit, int32_t until,
		 const char *reason, struct err *err)
{
	char text[PERIOD_SIZE], day[DATE_SIZE];
	enum log_outcome outcome;
	struct str name, state, code;
	bool ok;

	date_format_local(until, day);
	if (!reason || !*reason)
		return err_set(err, ERR_LOCK_REASON, NULL);
	if (until != DATE_MIN && until < clock_today())
		return err_set(err, ERR_LOCK_PAST, day);
	str_init(&name);
	str_init(&state);
	str_init(&code);
	period_format(period, text);
	date_format(until, day);
	lock_add_unit(s, unit, &code);
	str_addf(&name, EXCEPTION_PREFIX "%s/%s", text, code.text);
	state_add(&state, "until", day);
	ok = plan_put(s, act, name.text, state.text, reason, &outcome, err);
	if (ok && outcome == LOG_SAME && until == DATE_MIN)
		ok = err_set(err, ERR_EXCEPTION_NONE, code.text);
	str_release(&name);
	str_release(&state);
	str_release(&code);
	return ok;
}

/* --- reading --- */

struct lock_reading {
	struct store *s;
	const struct programme *p;
	lock_fn *fn;
	void *arg;
	bool more;
};

/* "lock/2022-Q3/UNIT/GROUP", "exception/2022-Q3/UNIT"; what is not understood covers nothing. */
bool lock_of_subject(struct store *s, const struct programme *p, const char *subject,
		     struct lock *lock)
{
	char part[REVISION_SUBJECT_SIZE], *rest = part;
	const char *period, *unit, *group;

	if (!str_starts(subject, LOCK_PREFIX) && !str_starts(subject, EXCEPTION_PREFIX))
		return false;
	str_copy(part, sizeof(part), strchr(subject, '/') + 1);
	period = strsep(&rest, "/");
	unit = strsep(&rest, "/");
	group = strsep(&rest, "/");
	*lock = (struct lock){ 0 };
	if (!unit || !period_parse(period, &lock->period))
		return false;
	if (strcmp(unit, "*") != 0 && !(lock->unit = store_find_unit(s, unit)))
		return false;
	if (group && strcmp(group, "*") != 0)
		lock->group = programme_find_group(p, group);
	return true;
}

static bool lock_take(const struct subject *subject, void *arg)
{
	struct lock_reading *r = arg;
	struct lock_entry entry = { .author = subject->author,
				    .reason = subject->reason,
				    .clock = subject->clock };
	char day[DATE_SIZE];

	entry.exception = str_starts(subject->name, EXCEPTION_PREFIX);
	if (!lock_of_subject(r->s, r->p, subject->name, &entry.lock))
		return true;
	if (entry.exception && state_copy(subject->state, "until", day, sizeof(day)) &&
	    date_parse(day, &entry.until))
		entry.expired = entry.until < clock_today();
	r->more = r->fn(&entry, r->arg);
	return r->more;
}

bool locks_each(struct store *s, const struct programme *p, lock_fn *fn, void *arg, struct err *err)
{
	struct lock_reading r = { s, p, fn, arg, true };

	return subjects_each(s, LOCK_PREFIX, lock_take, &r, err) &&
	       (!r.more || subjects_each(s, EXCEPTION_PREFIX, lock_take, &r, err));
}

/* --- asking --- */

struct lock_question {
	struct store *s;
	int unit, group; /* group 0: any */
	int32_t period;
	bool locked, excepted;
	char author[64];
	int64_t clock;
	int32_t of; /* the period that is locked */
};

static bool lock_covers_unit(struct store *s, int above, int unit, int32_t day)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };

	while (unit && unit != above)
		unit = tree_parent(s, unit, day, &span);
	return unit != 0;
}

static bool lock_ask(const struct lock_entry *entry, void *arg)
{
	struct lock_question *ask = arg;
	const struct lock *lock = &entry->lock;

	if (!period_contains(lock->period, ask->period) ||
	    (lock->group && ask->group && lock->group != ask->group) ||
	    (lock->unit &&
	     !lock_covers_unit(ask->s, lock->unit, ask->unit, period_last_day(ask->period))))
		return true;
	if (entry->exception) {
		ask->excepted |= !entry->expired;
	} else {
		ask->locked = true;
		ask->clock = entry->clock;
		ask->of = lock->period;
		str_copy(ask->author, sizeof(ask->author), entry->author);
	}
	return true;
}

bool lock_allows(struct store *s, const struct programme *p, int indicator, int unit,
		 int32_t period, struct err *err)
{
	struct lock_question ask = { .s = s,
				     .unit = unit,
				     .group = indicator ? programme_indicator(p, indicator)->group :
							  0,
				     .period = period };
	char text[PERIOD_SIZE], when[DATE_STAMP_SIZE];

	if (!locks_each(s, p, lock_ask, &ask, err))
		return false;
	if (!ask.locked || ask.excepted)
		return true;
	period_format(ask.of, text);
	clock_format(revision_clock_ms(ask.clock), when);
	return err_set(err, ERR_LOCKED, text, when, ask.author);
}

static bool lock_seen(const struct subject *subject, void *arg)
{
	(void)subject;
	*(bool *)arg = true;
	return false;
}

bool lock_any(struct store *s, bool *any, struct err *err)
{
	*any = false;
	return subjects_each(s, LOCK_PREFIX, lock_seen, any, err);
}

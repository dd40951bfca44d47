/* Who may do what (store/rights.h). */
#include "rights.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "store/programme.h"
#include "subject.h"
#include "tree.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct rights *rights_of(struct store *s)
{
	if (!s->rights) {
		const struct passwd *pw = getpwuid(getuid());

		s->rights = mem_zero(1, sizeof(*s->rights));
		s->rights->uid = getuid();
		units_init(&s->rights->units);
		str_copy(s->rights->login, sizeof(s->rights->login), pw ? pw->pw_name : "");
	}
	return s->rights;
}

void rights_act_as(struct store *s, int64_t uid, const char *login)
{
	struct rights *r = rights_of(s);

	r->uid = uid;
	str_copy(r->login, sizeof(r->login), login);
	r->known = false;
}

void rights_forget(struct store *s)
{
	if (s->rights)
		s->rights->known = false;
}

void rights_release(struct store *s)
{
	if (s->rights)
		units_release(&s->rights->units);
	free(s->rights);
	s->rights = NULL;
}

static bool rights_take(const struct account *a, void *arg)
{
	struct rights *r = arg;

	r->shared = true;
	if (!r->uid) /* root administers, whatever an account says */
		return true;
	if (a->removed || strcmp(a->login, r->login) != 0)
		return true;
	if (a->uid == r->uid) {
		r->found = true;
		r->account = *a;
	} else {
		r->other_uid = true;
	}
	return true;
}

static bool rights_read(struct store *s, struct err *err)
{
	struct rights *r = rights_of(s);
	struct stat st;

	r->shared = r->found = r->other_uid = false;
	memset(&r->account, 0, sizeof(r->account));
	str_copy(r->account.key, sizeof(r->account.key), r->login);
	/* In memory, or not yet under its name: whoever makes it owns it. */
	r->owner = stat(s->path, &st) != 0 || (int64_t)st.st_uid == r->uid;
	if (!accounts_each(s, rights_take, r, err))
		return false;
	if (r->shared && r->uid == 0)
		r->account.roles = ROLE_ADMINISTRATOR;
	r->unit = r->account.unit[0] ? store_find_unit(s, r->account.unit) : 0;
	r->known = true;
	return true;
}

/* What other programs have committed is seen by the data's version; own writes forget. */
static struct rights *rights_now(struct store *s)
{
	struct rights *r = rights_of(s);
	sqlite3_stmt *q = db_stmt(s, STMT_DATA_VERSION);
	const int version = q && sqlite3_step(q) == SQLITE_ROW ? sqlite3_column_int(q, 0) : -1;
	struct err err = { 0 };

	sqlite3_reset(q);
	if (r->known && r->version == version)
		return r;
	r->version = version;
	if (!rights_read(s, &err)) { /* nobody is what cannot be read */
		r->shared = true;
		r->found = false;
		r->account.roles = 0;
	}
	return r;
}

static bool rights_refuse_stranger(const struct store *s, const struct rights *r, struct err *err)
{
	if (!r->shared)
		return r->owner || err_set(err, ERR_RIGHT_OWNER, s->path);
	if (r->found || r->account.roles)
		return true;
	return err_set(err, r->other_uid ? ERR_RIGHT_UID : ERR_RIGHT_ACCOUNT, r->login);
}

bool rights_begin(struct store *s, struct err *err)
{
	return rights_read(s, err) && rights_refuse_stranger(s, s->rights, err);
}

bool rights_look(struct store *s, struct err *err)
{
	const struct rights *r = rights_now(s);

	return !r->shared || rights_refuse_stranger(s, r, err);
}

const struct account *rights_account(struct store *s)
{
	const struct rights *r = rights_now(s);

	return r->shared ? &r->account : NULL;
}

bool rights_shared(struct store *s)
{
	return rights_now(s)->shared;
}

/* --- units --- */

/* Without successions everybody answers for what bears the own code: less than is right, never more. */
static const struct units *rights_units(struct store *s)
{
	struct rights *r = rights_of(s);
	struct err err = { 0 };

	if (!r->succeeded && !store_load_successions(s, &r->units, &err)) {
		units_release(&r->units);
		units_init(&r->units);
	}
	r->succeeded = true;
	return &r->units;
}

int rights_successor(struct store *s, int unit)
{
	return units_successor(rights_units(s), unit, clock_today());
}

/* True when the account's unit is this one, or came by today into its place. */
static bool rights_answers(struct store *s, const struct rights *r, int unit)
{
	return unit && r->unit &&
	       (unit == r->unit || units_succeeds(rights_units(s), r->unit, unit, clock_today()));
}

static bool rights_above(struct store *s, const struct rights *r, int unit, int32_t day)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };

	for (unit = tree_parent(s, unit, day, &span); unit; unit = tree_parent(s, unit, day, &span))
		if (rights_answers(s, r, unit))
			return true;
	return false;
}

/* True when the account's unit stands above `unit` on the day, or today above what is in its place. */
static bool rights_below(struct store *s, const struct rights *r, int unit, int32_t day)
{
	return rights_above(s, r, unit, day) ||
	       rights_above(s, r, rights_successor(s, unit), clock_today());
}

/* --- the cell's side --- */

static bool rights_owns(struct store *s, const struct rights *r, const struct programme *p,
			int indicator)
{
	const struct indicator *i = indicator ? programme_indicator(p, indicator) : NULL;

	if (!(r->account.roles & ROLE_OWNER) || !i)
		return false;
	return r->account.indicators[0] ?
		       code_listed(r->account.indicators, i->code) :
		       i->owner && rights_answers(s, r, store_find_unit(s, i->owner));
}

static bool rights_aggregate(struct store *s, int unit, int32_t day)
{
	enum unit_kind kind;

	return tree_kind(s, unit, day, &kind) && unit_kind_aggregate(kind);
}

static bool rights_cell(struct store *s, const struct rights *r, const struct programme *p,
			enum right right, int indicator, int unit, int32_t day)
{
	const unsigned roles = r->account.roles;

	if ((roles & ROLE_COORDINATOR) && rights_aggregate(s, unit, day))
		return true;
	if (right == RIGHT_REVIEW)
		return (roles & ROLE_REVIEWER) && rights_below(s, r, unit, day);
	return rights_owns(s, r, p, indicator) ||
	       ((roles & ROLE_REPORTER) &&
		(rights_answers(s, r, unit) || rights_below(s, r, unit, day)));
}

static bool rights_refuse(struct store *s, const struct account *a, enum right right, int unit,
			  struct err *err)
{
	static const enum err_code codes[] = {
		[RIGHT_ENTER] = ERR_RIGHT_ENTER,       [RIGHT_REVIEW] = ERR_RIGHT_REVIEW,
		[RIGHT_TASK] = ERR_RIGHT_TASK,         [RIGHT_PLAN] = ERR_RIGHT_PLAN,
		[RIGHT_ACCOUNTS] = ERR_RIGHT_ACCOUNTS,
	};
	struct str code, now;

	str_init(&code);
	str_init(&now);
	if (unit) {
		store_unit_code(s, unit, &code);
		store_unit_code(s, rights_successor(s, unit), &now);
	}
	err_set(err, codes[right], a->key, code.text, now.text);
	str_release(&code);
	str_release(&now);
	return false;
}

bool rights_may(struct store *s, const struct programme *p, enum right right, int indicator,
		int unit, int32_t day, struct err *err)
{
	const struct rights *r = s->writer ? s->rights : rights_now(s);
	const struct account *a = &r->account;
	bool may = false;

	if (!rights_refuse_stranger(s, r, err))
		return false;
	if (!r->shared)
		return true;
	switch (right) {
	case RIGHT_ENTER:
	case RIGHT_REVIEW:
		may = rights_cell(s, r, p, right, indicator, unit, day);
		break;
	case RIGHT_TASK:
		may = (a->roles & ROLE_COORDINATOR) ||
		      ((a->roles & (ROLE_REPORTER | ROLE_OWNER)) && rights_answers(s, r, unit));
		break;
	case RIGHT_PLAN:
		may = a->roles & ROLE_COORDINATOR;
		break;
	case RIGHT_ACCOUNTS:
		may = a->roles & ROLE_ADMINISTRATOR;
		break;
	}
	return may || rights_refuse(s, a, right, unit, err);
}

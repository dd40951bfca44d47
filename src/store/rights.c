/* Who may do what (store/rights.h). */
#include "rights.h"

#include "base/mem.h"
#include "base/str.h"
#include "db.h"
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
	free(s->rights);
	s->rights = NULL;
}

static bool rights_take(const struct account *a, void *arg)
{
	struct rights *r = arg;

	r->shared = true;
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
	if (r->shared && !r->found && r->uid == 0)
		r->account.roles = ROLE_ADMINISTRATOR;
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

/* --- the cell's side --- */

static bool rights_unit_is(struct store *s, int unit, const char *code)
{
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CODE);
	bool is;

	sqlite3_bind_int(q, 1, unit);
	is = q && sqlite3_step(q) == SQLITE_ROW && str_equal(db_text(q, 0), code);
	sqlite3_reset(q);
	return is;
}

/* True when the unit of that code stands above `unit` on the day. */
static bool rights_below(struct store *s, int unit, const char *code, int32_t day)
{
	struct tree_span span = { INT32_MIN, INT32_MAX };

	for (unit = tree_parent(s, unit, day, &span); unit; unit = tree_parent(s, unit, day, &span))
		if (rights_unit_is(s, unit, code))
			return true;
	return false;
}

static bool rights_owns(const struct account *a, const struct programme *p, int indicator)
{
	const struct indicator *i = indicator ? programme_indicator(p, indicator) : NULL;

	if (!(a->roles & ROLE_OWNER) || !i)
		return false;
	return a->indicators[0] ? code_listed(a->indicators, i->code) :
				  a->unit[0] && str_equal(i->owner, a->unit);
}

static bool rights_aggregate(struct store *s, int unit, int32_t day)
{
	enum unit_kind kind;

	return tree_kind(s, unit, day, &kind) && unit_kind_aggregate(kind);
}

static bool rights_cell(struct store *s, const struct account *a, const struct programme *p,
			enum right right, int indicator, int unit, int32_t day)
{
	if ((a->roles & ROLE_COORDINATOR) && rights_aggregate(s, unit, day))
		return true;
	if (right == RIGHT_REVIEW)
		return (a->roles & ROLE_REVIEWER) && rights_below(s, unit, a->unit, day);
	return rights_owns(a, p, indicator) ||
	       ((a->roles & ROLE_REPORTER) &&
		(rights_unit_is(s, unit, a->unit) || rights_below(s, unit, a->unit, day)));
}

static bool rights_refuse(struct store *s, const struct account *a, enum right right, int unit,
			  struct err *err)
{
	static const enum err_code codes[] = {
		[RIGHT_ENTER] = ERR_RIGHT_ENTER,       [RIGHT_REVIEW] = ERR_RIGHT_REVIEW,
		[RIGHT_TASK] = ERR_RIGHT_TASK,         [RIGHT_PLAN] = ERR_RIGHT_PLAN,
		[RIGHT_ACCOUNTS] = ERR_RIGHT_ACCOUNTS,
	};
	sqlite3_stmt *q = db_stmt(s, STMT_UNIT_CODE);
	struct str code;

	str_init(&code);
	sqlite3_bind_int(q, 1, unit);
	if (unit && sqlite3_step(q) == SQLITE_ROW && db_text(q, 0))
		str_add(&code, db_text(q, 0));
	sqlite3_reset(q);
	err_set(err, codes[right], a->key, code.text);
	str_release(&code);
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
		may = rights_cell(s, a, p, right, indicator, unit, day);
		break;
	case RIGHT_TASK:
		may = (a->roles & ROLE_COORDINATOR) ||
		      (unit && (a->roles & (ROLE_REPORTER | ROLE_OWNER)) &&
		       rights_unit_is(s, unit, a->unit));
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

/* Accounts: reading all of them, and each change as a revision. */
#include "rights.h"

#include "base/str.h"
#include "db.h"
#include "subject.h"
#include "writer.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>

#define ACCOUNT_PREFIX "account/"

struct account_visit {
	account_fn *fn;
	void *arg;
};

static bool account_visit(const struct subject *subject, void *arg)
{
	const struct account_visit *visit = arg;
	struct account a;

	return !account_read(subject->name + strlen(ACCOUNT_PREFIX), subject->state, &a) ||
	       visit->fn(&a, visit->arg);
}

bool accounts_each(struct store *s, account_fn *fn, void *arg, struct err *err)
{
	return subjects_each(s, ACCOUNT_PREFIX, account_visit, &(struct account_visit){ fn, arg },
			     err);
}

/* What is known of a login. */
struct account_search {
	const char *login;
	struct account *found;
	bool there;
	int earlier; /* accounts that ever had the login */
};

static bool account_match(const struct account *a, void *arg)
{
	struct account_search *search = arg;

	if (strcmp(a->login, search->login) != 0)
		return true;
	search->earlier++;
	if (!a->removed) {
		search->there = true;
		if (search->found)
			*search->found = *a;
	}
	return true;
}

bool account_find(struct store *s, const char *login, struct account *a)
{
	struct account_search search = { .login = login, .found = a };
	struct err err = { 0 };

	return accounts_each(s, account_match, &search, &err) && search.there;
}

static bool account_put(struct store *s, const struct act *act, const struct account *a,
			const char *reason, struct err *err)
{
	char name[REVISION_SUBJECT_SIZE];
	enum log_outcome outcome;
	struct str state;
	bool ok;

	snprintf(name, sizeof(name), "%s%s", ACCOUNT_PREFIX, a->key);
	str_init(&state);
	account_write(a, &state);
	ok = subject_put(s, act, name, state.text, LOG_SEEN_ANY, reason, &outcome, err);
	str_release(&state);
	return ok;
}

static bool account_code_known(struct store *s, enum stmt stmt, const char *code)
{
	sqlite3_stmt *q = db_stmt(s, stmt);
	bool known;

	db_bind_text(q, 1, code);
	known = q && sqlite3_step(q) == SQLITE_ROW;
	sqlite3_reset(q);
	return known;
}

/* What the account names must be there. */
static bool account_names_known(struct store *s, const struct account *a, struct err *err)
{
	char codes[ACCOUNT_TEXT_SIZE], *rest = codes;

	if (a->unit[0] && !account_code_known(s, STMT_UNIT_BY_CODE, a->unit))
		return err_set(err, ERR_ACCOUNT_UNIT, a->unit);
	if (!a->unit[0] && (a->roles & (ROLE_REPORTER | ROLE_REVIEWER)))
		return err_set(err, ERR_ACCOUNT_NEEDS_UNIT, a->login);
	if (!a->unit[0] && !a->indicators[0] && (a->roles & ROLE_OWNER))
		return err_set(err, ERR_ACCOUNT_OWNS, a->login);
	str_copy(codes, sizeof(codes), a->indicators);
	for (const char *code; (code = strsep(&rest, ";")) != NULL;)
		if (*code && !account_code_known(s, STMT_INDICATOR_BY_CODE, code))
			return err_set(err, ERR_ACCOUNT_INDICATOR, code);
	return true;
}

/* Who the login is: root needs no account, and of two logins with one number the kernel knows one. */
static bool account_person(struct account *a, struct err *err)
{
	const struct passwd *pw = getpwnam(a->login);

	if (!pw)
		return err_set(err, ERR_ACCOUNT_LOGIN, a->login);
	a->uid = pw->pw_uid;
	if (!a->uid)
		return err_set(err, ERR_ACCOUNT_ROOT, a->login);
	pw = getpwuid(pw->pw_uid);
	return !pw || str_equal(pw->pw_name, a->login) ||
	       err_set(err, ERR_ACCOUNT_SHARED, a->login, pw->pw_name);
}

static bool account_may(struct store *s, const struct act *act, struct err *err)
{
	return rights_may(s, act->programme, RIGHT_ACCOUNTS, 0, 0, 0, err);
}

static bool account_add_now(struct store *s, const struct act *act, const struct account *a,
			    const char *reason, struct err *err)
{
	struct account_search search = { .login = a->login };
	struct account made = *a;

	if (!account_may(s, act, err) || !accounts_each(s, account_match, &search, err))
		return false;
	if (search.there)
		return err_set(err, ERR_ACCOUNT_EXISTS, a->login);
	if (!account_person(&made, err))
		return false;
	if (search.earlier)
		snprintf(made.key, sizeof(made.key), "%s#%d", a->login, search.earlier + 1);
	else
		str_copy(made.key, sizeof(made.key), a->login);
	return account_names_known(s, a, err) && account_put(s, act, &made, reason, err);
}

static bool account_change_now(struct store *s, const struct act *act, const struct account *a,
			       const char *reason, struct err *err)
{
	struct account was, now = *a;

	if (!account_may(s, act, err))
		return false;
	if (!account_find(s, a->login, &was))
		return err_set(err, ERR_ACCOUNT_MISSING, a->login);
	str_copy(now.key, sizeof(now.key), was.key);
	/* a change confirms whom the login belongs to */
	return account_person(&now, err) && account_names_known(s, a, err) &&
	       account_put(s, act, &now, reason, err);
}

static bool account_remove_now(struct store *s, const struct act *act, const char *login,
			       const char *reason, struct err *err)
{
	struct account a;

	if (!account_may(s, act, err))
		return false;
	if (!account_find(s, login, &a))
		return err_set(err, ERR_ACCOUNT_MISSING, login);
	a.removed = true;
	return account_put(s, act, &a, reason, err);
}

/* --- who is left --- */

static bool account_administrator(const struct account *a, void *arg)
{
	if (a->removed || !(a->roles & ROLE_ADMINISTRATOR))
		return true;
	str_copy(arg, sizeof(a->login), a->login);
	return false;
}

bool account_before(struct store *s, const char *subject, struct err *err)
{
	struct writer *w = s->writer;

	if (w->accounts || !str_starts(subject, ACCOUNT_PREFIX))
		return true;
	w->accounts = true;
	return accounts_each(s, account_administrator, w->administrator, err);
}

bool account_left(struct store *s, struct err *err)
{
	const struct writer *w = s->writer;
	char left[sizeof(w->administrator)] = "";

	if (!w->accounts)
		return true;
	if (!accounts_each(s, account_administrator, left, err))
		return false;
	if (left[0])
		return true;
	if (w->administrator[0])
		return err_set(err, ERR_ACCOUNT_LAST, w->administrator);
	return s->rights->uid == 0 || err_set(err, ERR_ACCOUNT_FIRST, NULL);
}

static bool account_end(struct store *s, bool ok, struct err *err)
{
	if (ok)
		return log_commit(s, err);
	log_abort(s);
	return false;
}

bool account_add(struct store *s, const struct act *act, const struct account *a,
		 const char *reason, struct err *err)
{
	return writer_begin(s, act, REVISION_STATE, 0, err) &&
	       account_end(s, account_add_now(s, act, a, reason, err), err);
}

bool account_change(struct store *s, const struct act *act, const struct account *a,
		    const char *reason, struct err *err)
{
	return writer_begin(s, act, REVISION_STATE, 0, err) &&
	       account_end(s, account_change_now(s, act, a, reason, err), err);
}

bool account_remove(struct store *s, const struct act *act, const char *login, const char *reason,
		    struct err *err)
{
	return writer_begin(s, act, REVISION_STATE, 0, err) &&
	       account_end(s, account_remove_now(s, act, login, reason, err), err);
}

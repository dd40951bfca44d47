/* Somebody must be left who administers, whatever way the accounts change. */
#include "../src/store/rights.h"
#include "base/mem.h"
#include "base/str.h"
#include "unit/store/fixture.h"

#include <pwd.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Whoever acts is the author, so that each has batches of their own to undo. */
static void person(struct fixture *f, const char *login)
{
	rights_act_as(f->s, getpwnam(login)->pw_uid, login);
	f->act.author = login;
}

enum deed { ADD, CHANGE, REMOVE, UNDO, REDO };

static enum err_code act(struct fixture *f, enum deed deed, const char *login, unsigned roles,
			 struct err *err)
{
	struct account a = { .roles = roles, .unit = "VN" };
	struct log_undone undone;
	bool ok = false;

	*err = (struct err){ 0 };
	if (login)
		str_copy(a.login, sizeof(a.login), login);
	switch (deed) {
	case ADD:
		ok = account_add(f->s, &f->act, &a, NULL, err);
		break;
	case CHANGE:
		ok = account_change(f->s, &f->act, &a, NULL, err);
		break;
	case REMOVE:
		ok = account_remove(f->s, &f->act, login, "nghỉ việc", err);
		break;
	case UNDO:
		ok = log_undo(f->s, &f->act, &undone, err);
		break;
	case REDO:
		ok = log_redo(f->s, &f->act, &undone, err);
		break;
	}
	return ok ? ERR_NONE : err->code;
}

struct step {
	const char *who;
	enum deed deed;
	const char *login;
	unsigned roles;
	enum err_code wanted;
};

static void play(struct fixture *f, const struct step *step, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		struct err err;
		enum err_code got;

		person(f, step[n].who);
		got = act(f, step[n].deed, step[n].login, step[n].roles, &err);
		if (got != step[n].wanted)
			fail_msg("step %zu: %s: %d (%s)", n, step[n].who, got, err.arg[0]);
	}
	fixture_check(f);
}

/* Of two administrators one takes the other out; then the one who made the first undoes that. */
static void test_undo(void **state)
{
	static const struct step step[] = {
		{ "root", ADD, "games", ROLE_ADMINISTRATOR, ERR_NONE },
		{ "root", ADD, "man", ROLE_REPORTER, ERR_NONE },
		{ "root", CHANGE, "man", ROLE_ADMINISTRATOR, ERR_NONE },
		{ "man", REMOVE, "games", 0, ERR_NONE },
		{ "root", UNDO, NULL, 0, ERR_ACCOUNT_LAST },
		{ "man", UNDO, NULL, 0, ERR_NONE }, /* games is back */
		{ "root", UNDO, NULL, 0, ERR_NONE },
		{ "games", REMOVE, "games", 0, ERR_ACCOUNT_LAST },
	};

	play(*state, step, ARRAY_LEN(step));
}

static void test_redo(void **state)
{
	static const struct step step[] = {
		{ "root", ADD, "games", ROLE_ADMINISTRATOR, ERR_NONE },
		{ "root", ADD, "man", ROLE_ADMINISTRATOR, ERR_NONE },
		{ "root", CHANGE, "man", ROLE_REPORTER, ERR_NONE },
		{ "root", UNDO, NULL, 0, ERR_NONE },
		{ "man", REMOVE, "games", 0, ERR_NONE },
		{ "root", REDO, NULL, 0, ERR_ACCOUNT_LAST },
		{ "man", UNDO, NULL, 0, ERR_NONE },
		{ "root", REDO, NULL, 0, ERR_NONE },
	};

	play(*state, step, ARRAY_LEN(step));
}

/* Taking back that there are accounts at all would make a shared database a personal one. */
static void test_undo_first(void **state)
{
	static const struct step step[] = {
		{ "root", ADD, "games", ROLE_ADMINISTRATOR, ERR_NONE },
		{ "root", UNDO, NULL, 0, ERR_ACCOUNT_LAST },
		{ "root", CHANGE, "games", ROLE_REPORTER, ERR_ACCOUNT_LAST },
	};

	play(*state, step, ARRAY_LEN(step));
	assert_true(rights_shared(((struct fixture *)*state)->s));
}

/* Root may have nobody but itself administer. */
static void test_root(void **state)
{
	static const struct step step[] = {
		{ "root", ADD, "games", ROLE_REPORTER, ERR_NONE },
		{ "root", ADD, "man", ROLE_REVIEWER, ERR_NONE },
		{ "root", REMOVE, "man", 0, ERR_NONE },
		{ "root", UNDO, NULL, 0, ERR_NONE },
	};

	play(*state, step, ARRAY_LEN(step));
}

/* The owner of a personal database who shares it without an administrator could neither go on nor take it
 * back. */
static void test_owner(void **state)
{
	struct fixture *f = *state;
	const struct passwd *owner = getpwnam("daemon");
	char login[64];
	struct err err;

	assert_non_null(owner);
	if (getuid() == 0)
		assert_int_equal(chown(store_path(f->s), owner->pw_uid, owner->pw_gid), 0);
	else
		owner = getpwuid(getuid());
	str_copy(login, sizeof(login), owner->pw_name);
	rights_act_as(f->s, owner->pw_uid, login);
	assert_int_equal(act(f, ADD, "games", ROLE_REPORTER, &err), ERR_ACCOUNT_FIRST);
	assert_false(rights_shared(f->s));
	assert_int_equal(act(f, ADD, login, ROLE_ADMINISTRATOR, &err), ERR_NONE);
	assert_int_equal(act(f, ADD, "games", ROLE_REPORTER, &err), ERR_NONE);
}

#define ACCOUNT_TEST(test) cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ACCOUNT_TEST(test_undo), ACCOUNT_TEST(test_redo),  ACCOUNT_TEST(test_undo_first),
		ACCOUNT_TEST(test_root), ACCOUNT_TEST(test_owner),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

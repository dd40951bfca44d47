/* tiendo user: the accounts of a shared database. */
#include "app/command.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "store/log.h"
#include "store/programme.h"
#include "store/rights.h"

#include <string.h>

enum { USER_LOGIN_WIDTH = 16, USER_UNIT_WIDTH = 12 };

/* What the command line gives goes over what is there. Indicators may be parted by "," too. */
static bool user_fill(const struct command_line *line, struct account *a, struct err *err)
{
	const char *roles = line->value[OPTION_ROLE], *bad = NULL;
	const char *const text[] = { line->value[OPTION_NAME], line->value[OPTION_UNIT],
				     line->value[OPTION_INDICATOR] };
	char *const field[] = { a->name, a->unit, a->indicators };
	const size_t size[] = { sizeof(a->name), sizeof(a->unit), sizeof(a->indicators) };

	if (roles && !roles_parse(roles, &a->roles, &bad))
		return err_set(err, ERR_USAGE_ROLE, bad);
	for (size_t n = 0; n < ARRAY_LEN(text); n++)
		if (text[n] && !str_copy(field[n], size[n], text[n]))
			return err_set(err, ERR_ACCOUNT_LONG, text[n]);
	for (char *c = a->indicators; *c; c++)
		if (*c == ',')
			*c = ';';
	return true;
}

static bool user_add(struct store *s, const struct act *act, const struct command_line *line,
		     struct err *err)
{
	struct account a = { .roles = ROLE_VIEWER };

	if (!str_copy(a.login, sizeof(a.login), line->operand[1]))
		return err_set(err, ERR_ACCOUNT_LOGIN, line->operand[1]);
	return user_fill(line, &a, err) && account_add(s, act, &a, err);
}

static bool user_change(struct store *s, const struct act *act, const struct command_line *line,
			struct err *err)
{
	struct account a;

	if (!account_find(s, line->operand[1], &a))
		return err_set(err, ERR_ACCOUNT_MISSING, line->operand[1]);
	return user_fill(line, &a, err) && account_change(s, act, &a, err);
}

static bool user_remove(struct store *s, const struct act *act, const struct command_line *line,
			struct err *err)
{
	return account_remove(s, act, line->operand[1], line->value[OPTION_REASON], err);
}

/* Adds a text in a column of its own. */
static void user_add_column(struct str *out, const char *text, int width)
{
	struct str shown;

	str_init(&shown);
	utf8_add_visible(&shown, text);
	const int left = width - utf8_width(shown.text);

	str_addf(out, "%s%*s ", shown.text, left > 0 ? left : 0, "");
	str_release(&shown);
}

static bool user_print(const struct account *a, void *arg)
{
	struct str line;

	(void)arg;
	if (a->removed)
		return true;
	str_init(&line);
	user_add_column(&line, a->key, USER_LOGIN_WIDTH);
	user_add_column(&line, a->unit[0] ? a->unit : "-", USER_UNIT_WIDTH);
	roles_add(a->roles, &line);
	str_addf(&line, "%s%s%s%s", a->indicators[0] ? " " : "", a->indicators,
		 a->name[0] ? "  " : "", a->name);
	command_say(stdout, line.text);
	str_release(&line);
	return true;
}

static bool user_list(struct store *s, const struct act *act, const struct command_line *line,
		      struct err *err)
{
	(void)act;
	(void)line;
	if (!rights_shared(s))
		command_say(stdout, tr(MSG_USER_NONE));
	return accounts_each(s, user_print, NULL, err);
}

static const struct user_verb {
	const char *name;
	bool operand, writes;
	enum msg done; /* said with the login */
	bool (*run)(struct store *s, const struct act *act, const struct command_line *line,
		    struct err *err);
} user_verbs[] = {
	{ "add", true, true, MSG_USER_ADDED, user_add },
	{ "change", true, true, MSG_USER_CHANGED, user_change },
	{ "remove", true, true, MSG_USER_REMOVED, user_remove },
	{ "list", false, false, MSG_MAX, user_list },
};

static const struct user_verb *user_verb(const struct command_line *line, struct err *err)
{
	for (size_t n = 0; n < ARRAY_LEN(user_verbs); n++) {
		const struct user_verb *v = &user_verbs[n];

		if (strcmp(v->name, line->operand[0]) != 0)
			continue;
		if (v->operand && line->operands < 2)
			err_set(err, ERR_USAGE_TOO_FEW, "LOGIN");
		else if (!v->operand && line->operands > 1)
			err_set(err, ERR_USAGE_TOO_MANY, line->operand[1]);
		else
			return v;
		return NULL;
	}
	err_set(err, ERR_USAGE_USER, line->operand[0]);
	return NULL;
}

int command_user(const struct command_line *line)
{
	struct programme p;
	struct units u;
	struct err err = { 0 };
	const struct user_verb *verb = user_verb(line, &err);
	struct store *s = NULL;
	int status = ERR_STATUS_DONE;

	programme_init(&p);
	units_init(&u);
	if (verb)
		s = command_open(line, verb->writes ? STORE_WRITE : STORE_READ, &p, &u, false,
				 &err);
	if (s && verb->run(s, &(struct act){ .author = line->author, .programme = &p, .units = &u },
			   line, &err)) {
		struct str text;

		str_init(&text);
		if (verb->writes) {
			msg_add(&text, verb->done, line->operand[1]);
			command_say(stdout, text.text);
		}
		str_release(&text);
	} else {
		status = command_fail(&err);
	}
	store_close(s);
	units_release(&u);
	programme_release(&p);
	return status;
}

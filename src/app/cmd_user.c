/* tiendo user: the accounts of a shared database. */
#include "app/command.h"
#include "command_help.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "exchange/unit_lookup.h"
#include "store/log.h"
#include "store/programme.h"
#include "store/rights.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USER_LOGIN_WIDTH = 16, USER_UNIT_WIDTH = 12 };

/* A unit's code; of several that have a name it is not guessed which is meant. */
static bool user_unit(struct unit_lookup *lookup, const struct units *u, const char *text,
		      struct str *code, struct err *err)
{
	struct str near;
	int unit;

	if (!*text)
		return true;
	if (unit_lookup_unit(lookup, text, DATE_MAX, &unit) == UNIT_FOUND) {
		str_add(code, units_by_id(u, unit)->code);
		return true;
	}
	str_init(&near);
	unit_lookup_near_unit(lookup, text, DATE_MAX, &near);
	err_set(err, ERR_USAGE_UNIT, text, near.text);
	str_release(&near);
	return false;
}

/* The codes, with ";" between them, of indicators parted by "," or ";". */
static bool user_indicators(struct unit_lookup *lookup, const struct programme *p, const char *text,
			    struct str *codes, struct err *err)
{
	char *list = mem_strdup(text), *rest = list;
	struct str near;
	bool ok = true;

	for (char *one; ok && (one = strsep(&rest, ",;")) != NULL;) {
		int indicator;

		one += strspn(one, " ");
		if (!*one)
			continue;
		indicator = unit_lookup_indicator(lookup, one);
		ok = indicator != 0;
		if (ok) {
			str_addf(codes, "%s%s", codes->len ? ";" : "",
				 programme_indicator(p, indicator)->code);
			continue;
		}
		str_init(&near);
		unit_lookup_near_indicator(lookup, one, &near);
		err_set(err, ERR_USAGE_INDICATOR, one, near.text);
		str_release(&near);
	}
	free(list);
	return ok;
}

static bool user_put(char *field, size_t size, const char *given, const struct str *text,
		     struct err *err)
{
	return !given || str_copy(field, size, text->text) ||
	       err_set(err, ERR_ACCOUNT_LONG, text->text);
}

/* What the command line gives goes over what is there. */
static bool user_fill(const struct act *act, const struct command_line *line, struct account *a,
		      struct err *err)
{
	const char *const *given = line->value;
	struct unit_lookup *lookup = unit_lookup_new(act->programme, act->units);
	struct str name, unit, indicators;
	const char *bad = NULL;
	bool ok;

	str_init(&name);
	str_init(&unit);
	str_init(&indicators);
	utf8_add_nfc(&name, given[OPTION_NAME] ? given[OPTION_NAME] : "");
	ok = (!given[OPTION_ROLE] || roles_parse(given[OPTION_ROLE], &a->roles, &bad) ||
	      err_set(err, ERR_USAGE_ROLE, bad)) &&
	     (!given[OPTION_UNIT] ||
	      user_unit(lookup, act->units, given[OPTION_UNIT], &unit, err)) &&
	     (!given[OPTION_INDICATOR] ||
	      user_indicators(lookup, act->programme, given[OPTION_INDICATOR], &indicators, err)) &&
	     user_put(a->name, sizeof(a->name), given[OPTION_NAME], &name, err) &&
	     user_put(a->unit, sizeof(a->unit), given[OPTION_UNIT], &unit, err) &&
	     user_put(a->indicators, sizeof(a->indicators), given[OPTION_INDICATOR], &indicators,
		      err);
	str_release(&indicators);
	str_release(&unit);
	str_release(&name);
	unit_lookup_free(lookup);
	return ok;
}

static bool user_add(struct store *s, const struct act *act, const struct command_line *line,
		     struct err *err)
{
	struct account a = { .roles = ROLE_VIEWER };

	if (!str_copy(a.login, sizeof(a.login), line->operand[1]))
		return err_set(err, ERR_ACCOUNT_LOGIN, line->operand[1]);
	return user_fill(act, line, &a, err) &&
	       account_add(s, act, &a, line->value[OPTION_REASON], err);
}

static bool user_change(struct store *s, const struct act *act, const struct command_line *line,
			struct err *err)
{
	struct account a;

	if (!account_find(s, line->operand[1], &a))
		return err_set(err, ERR_ACCOUNT_MISSING, line->operand[1]);
	return user_fill(act, line, &a, err) &&
	       account_change(s, act, &a, line->value[OPTION_REASON], err);
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
	user_add_column(&line, a->login, USER_LOGIN_WIDTH);
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

enum {
	USER_REASON = 1 << OPTION_REASON,
	USER_FIELDS = 1 << OPTION_ROLE | 1 << OPTION_UNIT | 1 << OPTION_INDICATOR | 1 << OPTION_NAME
};

static const struct user_verb {
	const char *name;
	bool operand, writes;
	int options;   /* of those that are not for every command */
	enum msg done; /* said with the login */
	bool (*run)(struct store *s, const struct act *act, const struct command_line *line,
		    struct err *err);
} user_verbs[] = {
	{ "add", true, true, USER_FIELDS | USER_REASON, MSG_USER_ADDED, user_add },
	{ "change", true, true, USER_FIELDS | USER_REASON, MSG_USER_CHANGED, user_change },
	{ "remove", true, true, USER_REASON, MSG_USER_REMOVED, user_remove },
	{ "list", false, false, 0, MSG_MAX, user_list },
};

static bool user_options(const struct user_verb *v, const struct command_line *line,
			 struct err *err)
{
	char option[32];

	for (int o = 0; o < OPTION_MAX; o++) {
		if (!line->value[o] || !((USER_FIELDS | USER_REASON) & ~v->options & 1 << o))
			continue;
		snprintf(option, sizeof(option), "--%s", command_options[o].name);
		return err_set(err, ERR_USAGE_OPTION, option);
	}
	return true;
}

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
		else if (user_options(v, line, err))
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
		s = command_open(line, verb->writes ? STORE_WRITE : STORE_READ, &p, &u,
				 line->value[OPTION_UNIT] != NULL, &err);
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

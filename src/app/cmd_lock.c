/* tiendo lock, unlock, except: periods that are closed to changes, and exceptions. */
#include "app/command.h"

#include "base/date.h"
#include "exchange/unit_lookup.h"
#include "store/calendar.h"
#include "store/programme.h"
#include "ui/lock_text.h"

#include <string.h>

/* What the three commands work with. */
struct lock_work {
	const struct command_line *line;
	struct store *s;
	struct programme p;
	struct units u;
	struct lock lock;
	int32_t until; /* of an exception */
};

static bool lock_read_unit(struct lock_work *w, struct err *err)
{
	const char *name = w->line->value[OPTION_UNIT];
	const int32_t day = period_last_day(w->lock.period);
	struct unit_lookup *lookup;
	struct str near;
	bool ok;

	if (!name)
		return true;
	lookup = unit_lookup_new(&w->p, &w->u);
	ok = unit_lookup_unit(lookup, name, day, &w->lock.unit) == UNIT_FOUND;
	if (!ok) {
		str_init(&near);
		unit_lookup_near_unit(lookup, name, day, &near);
		err_set(err, ERR_USAGE_UNIT, name, near.text);
		str_release(&near);
	}
	unit_lookup_free(lookup);
	return ok;
}

static bool lock_read_group(struct lock_work *w, struct err *err)
{
	const char *code = w->line->value[OPTION_GROUP];
	struct str codes;

	if (!code || (w->lock.group = programme_find_group(&w->p, code)) != 0)
		return true;
	str_init(&codes);
	for (size_t n = 0; n < w->p.groups; n++)
		str_addf(&codes, "%s%s", n ? ", " : "", w->p.group[n].code);
	err_set(err, ERR_USAGE_GROUP, code, codes.text);
	str_release(&codes);
	return false;
}

static bool lock_read_period(const struct command_line *line, int32_t *period, struct err *err)
{
	return period_parse(line->operand[0], period) ||
	       err_set(err, ERR_USAGE_PERIOD, line->operand[0]);
}

/* "none" ends an exception. */
static bool lock_read_until(const struct command_line *line, int32_t *until, struct err *err)
{
	const char *text = line->value[OPTION_UNTIL];

	if (!text)
		return err_set(err, ERR_USAGE_MISSING, "--until");
	if (!line->value[OPTION_UNIT])
		return err_set(err, ERR_USAGE_MISSING, "--unit");
	*until = DATE_MIN;
	return strcmp(text, "none") == 0 || date_parse_local(text, until) ||
	       err_set(err, ERR_DAY, text);
}

static void lock_say(struct lock_work *w, enum msg id)
{
	char period[PERIOD_SIZE], until[DATE_SIZE];
	struct str what, text;

	str_init(&what);
	str_init(&text);
	period_format(w->lock.period, period);
	date_format_local(w->until, until);
	lock_text_add_what(w->s, &w->p, &w->lock, &what);
	msg_add(&text, id, period, what.text, until);
	command_say(stdout, text.text);
	str_release(&what);
	str_release(&text);
}

static struct act lock_act(const struct lock_work *w)
{
	return (struct act){ .author = w->line->author, .programme = &w->p, .units = &w->u };
}

static bool lock_set(struct lock_work *w, bool locked, struct err *err)
{
	const struct act act = lock_act(w);

	if (!lock_read_group(w, err) ||
	    !lock_put(w->s, &act, &w->lock, locked, w->line->value[OPTION_REASON], err))
		return false;
	lock_say(w, locked ? MSG_LOCK_DONE : MSG_LOCK_UNDONE);
	return true;
}

static bool lock_close(struct lock_work *w, struct err *err)
{
	return lock_set(w, true, err);
}

static bool lock_open(struct lock_work *w, struct err *err)
{
	return lock_set(w, false, err);
}

static bool lock_let(struct lock_work *w, struct err *err)
{
	const struct act act = lock_act(w);

	if (!lock_except(w->s, &act, w->lock.period, w->lock.unit, w->until,
			 w->line->value[OPTION_REASON], err))
		return false;
	lock_say(w, w->until == DATE_MIN ? MSG_LOCK_EXCEPT_ENDED : MSG_LOCK_EXCEPTED);
	return true;
}

static bool lock_print(const struct lock_entry *entry, void *arg)
{
	struct lock_work *w = arg;
	char period[PERIOD_SIZE];
	struct str text;

	str_init(&text);
	period_format(entry->lock.period, period);
	str_addf(&text, "%-8s ", period);
	lock_text_add_what(w->s, &w->p, &entry->lock, &text);
	str_add(&text, "; ");
	lock_text_add_state(entry, &text);
	command_say(stdout, text.text);
	str_release(&text);
	return true;
}

static bool lock_list(struct lock_work *w, struct err *err)
{
	return locks_each(w->s, &w->p, lock_print, w, err);
}

static int lock_run(const struct command_line *line, struct lock_work *w,
		    bool (*run)(struct lock_work *w, struct err *err))
{
	const enum store_mode mode = run == lock_list ? STORE_READ : STORE_WRITE;
	struct err err = { 0 };
	int status = ERR_STATUS_DONE;

	w->line = line;
	programme_init(&w->p);
	units_init(&w->u);
	if (line->operands && !lock_read_period(line, &w->lock.period, &err))
		status = command_fail(&err);
	else if (!(w->s = command_open(line, mode, &w->p, &w->u, line->value[OPTION_UNIT] != NULL,
				       &err)) ||
		 !lock_read_unit(w, &err) || !run(w, &err))
		status = command_fail(&err);
	store_close(w->s);
	units_release(&w->u);
	programme_release(&w->p);
	return status;
}

int command_lock(const struct command_line *line)
{
	struct lock_work w = { .until = DATE_MAX };

	return lock_run(line, &w, line->operands ? lock_close : lock_list);
}

int command_unlock(const struct command_line *line)
{
	struct lock_work w = { .until = DATE_MAX };

	return lock_run(line, &w, lock_open);
}

int command_except(const struct command_line *line)
{
	struct lock_work w = { 0 };
	struct err err = { 0 };

	if (!lock_read_until(line, &w.until, &err))
		return command_fail(&err);
	return lock_run(line, &w, lock_let);
}

/* Milestones: the catalogue's under what the log says of them. */
#include "store/milestone.h"

#include "base/date.h"
#include "base/mem.h"
#include "base/str.h"
#include "db.h"
#include "lock.h"
#include "model/state.h"
#include "subject.h"

#include <stdio.h>
#include <string.h>

#define MILESTONE_PREFIX "milestone/"

enum { MILESTONE_NAME_SIZE = 512 };

static const char *const milestone_fields[] = { "date", "yearly", "name" };

struct milestone_reading {
	const struct programme *p;
	enum lang lang;
	milestone_fn *fn;
	void *arg;
	struct milestone_entry entry;
	bool more;
	char name[MILESTONE_NAME_SIZE], author[64];
};

static int milestone_planned(const struct programme *p, const char *code)
{
	for (size_t n = 0; n < p->milestones; n++)
		if (strcmp(p->milestone[n].code, code) == 0)
			return (int)n + 1;
	return 0;
}

/* Lays what the log says over the entry. */
static void milestone_lay(const struct subject *subject, struct milestone_reading *r)
{
	char day[DATE_SIZE], yes[4];
	struct milestone_entry *e = &r->entry;

	e->removed = state_copy(subject->state, "removed", yes, sizeof(yes));
	if (state_copy(subject->state, "date", day, sizeof(day)) && date_parse(day, &e->date))
		e->yearly = state_copy(subject->state, "yearly", yes, sizeof(yes));
	if (state_copy(subject->state, "name", r->name, sizeof(r->name)))
		e->name = r->name;
	e->origin = e->planned ? MILESTONE_CHANGED : MILESTONE_ADDED;
	str_copy(r->author, sizeof(r->author), subject->author);
	e->author = r->author;
	e->clock = subject->clock;
}

static bool milestone_take_changed(const struct subject *subject, void *arg)
{
	struct milestone_reading *r = arg;

	if (strcmp(subject->name + strlen(MILESTONE_PREFIX), r->entry.code) == 0)
		milestone_lay(subject, r);
	return true;
}

static bool milestone_take_added(const struct subject *subject, void *arg)
{
	struct milestone_reading *r = arg;
	const char *code = subject->name + strlen(MILESTONE_PREFIX);

	if (milestone_planned(r->p, code))
		return true;
	r->entry = (struct milestone_entry){
		.code = code, .date = DATE_MAX, .name = code, .scope = "all"
	};
	milestone_lay(subject, r);
	if (r->entry.date != DATE_MAX)
		r->more = r->fn(&r->entry, r->arg);
	return r->more;
}

bool milestones_each(struct store *s, const struct programme *p, enum lang lang, milestone_fn *fn,
		     void *arg, struct err *err)
{
	struct milestone_reading r = { .p = p, .lang = lang, .fn = fn, .arg = arg, .more = true };

	for (int n = 0; r.more && n < (int)p->milestones; n++) {
		const struct milestone *m = &p->milestone[n];

		r.entry = (struct milestone_entry){ .code = m->code,
						    .planned = n + 1,
						    .date = m->date,
						    .yearly = m->yearly,
						    .name = m->name[lang],
						    .scope = m->scope };
		if (!subjects_each(s, MILESTONE_PREFIX, milestone_take_changed, &r, err))
			return false;
		r.more = fn(&r.entry, arg);
	}
	return !r.more || subjects_each(s, MILESTONE_PREFIX, milestone_take_added, &r, err);
}

static bool milestone_write(struct store *s, const struct act *act, const char *code,
			    const char *state, struct err *err)
{
	char name[REVISION_SUBJECT_SIZE];
	enum log_outcome outcome;
	uint32_t drawn;

	if (code) {
		snprintf(name, sizeof(name), MILESTONE_PREFIX "%s", code);
	} else {
		/* Two offices that add one at the same time add two. */
		sqlite3_randomness(sizeof(drawn), &drawn);
		snprintf(name, sizeof(name), MILESTONE_PREFIX "X%08x", (unsigned)drawn);
	}
	return plan_put(s, act, name, state, NULL, &outcome, err);
}

bool milestone_put(struct store *s, const struct act *act, const char *code, const char *name,
		   int32_t date, bool yearly, struct err *err)
{
	char day[DATE_SIZE];
	struct str state;
	bool ok;

	if (!*name)
		return err_set(err, ERR_MILESTONE_NAME, NULL);
	date_format(date, day);
	str_init(&state);
	state_add(&state, "date", day);
	state_add(&state, "yearly", yearly ? "yes" : NULL);
	state_add(&state, "name", name);
	ok = milestone_write(s, act, code, state.text, err);
	str_release(&state);
	return ok;
}

/* One of the plan is removed, or restored, by saying so or nothing; one that was added keeps what was
 * said of it. */
static bool milestone_mark(struct store *s, const struct act *act, const char *code, bool removed,
			   struct err *err)
{
	char name[REVISION_SUBJECT_SIZE];
	struct str was, now, value;
	bool ok = true;

	if (milestone_planned(act->programme, code))
		return milestone_write(s, act, code, removed ? "removed=yes\n" : "", err);
	str_init(&was);
	str_init(&now);
	snprintf(name, sizeof(name), MILESTONE_PREFIX "%s", code);
	ok = subject_get(s, name, &was, NULL, err);
	for (size_t n = 0; ok && n < ARRAY_LEN(milestone_fields); n++) {
		str_init(&value);
		if (state_get(was.text, milestone_fields[n], &value))
			state_add(&now, milestone_fields[n], value.text);
		str_release(&value);
	}
	if (removed && now.len)
		state_add(&now, "removed", "yes");
	ok = ok && milestone_write(s, act, code, now.text, err);
	str_release(&was);
	str_release(&now);
	return ok;
}

bool milestone_remove(struct store *s, const struct act *act, const char *code, struct err *err)
{
	return milestone_mark(s, act, code, true, err);
}

bool milestone_restore(struct store *s, const struct act *act, const char *code, struct err *err)
{
	return milestone_mark(s, act, code, false, err);
}

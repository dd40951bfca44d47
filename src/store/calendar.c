/* Cut-offs and deadlines by frequency and document. */
#include "store/calendar.h"

#include "base/mem.h"
#include "base/str.h"
#include "calc/aim.h"
#include "lock.h"
#include "model/state.h"
#include "subject.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CALENDAR_PREFIX "calendar/"
#define CALENDAR_ALL "*"

struct calendar_reading {
	struct calendar *c;
	const struct programme *p;
};

/* "cutoff-Q", "due-Q" */
static void calendar_name(const char *what, int length, char name[16])
{
	snprintf(name, 16, "%s-%c", what, period_length_letter((enum period_length)length));
}

static void calendar_read(const char *state, const char *what, struct deadline d[PERIOD_LENGTH_MAX])
{
	for (int n = 0; n < PERIOD_LENGTH_MAX; n++) {
		char name[16], text[8];

		calendar_name(what, n, name);
		if (state_copy(state, name, text, sizeof(text)))
			deadline_parse(text, &d[n]);
	}
}

static void calendar_write(struct str *state, const char *what,
			   const struct deadline d[PERIOD_LENGTH_MAX])
{
	for (int n = 0; n < PERIOD_LENGTH_MAX; n++) {
		char name[16];
		struct str text;

		str_init(&text);
		calendar_name(what, n, name);
		deadline_add(&text, d[n]);
		state_add(state, name, text.text);
		str_release(&text);
	}
}

static void calendar_take_origin(const struct subject *subject, struct calendar_origin *origin)
{
	origin->set = true;
	origin->clock = subject->clock;
	str_copy(origin->author, sizeof(origin->author), subject->author);
}

/* A rule begins as the usual one: a document may have been given a part of it. */
static bool calendar_take(const struct subject *subject, void *arg)
{
	const struct calendar_reading *reading = arg;
	const char *code = subject->name + strlen(CALENDAR_PREFIX);
	const int document = programme_find_document(reading->p, code);
	struct deadline_rule rule = reading->c->usual;

	calendar_read(subject->state, "cutoff", rule.cutoff);
	calendar_read(subject->state, "due", rule.due);
	if (strcmp(code, CALENDAR_ALL) == 0) {
		reading->c->usual = rule;
		calendar_take_origin(subject, &reading->c->usual_origin);
	} else if (document) {
		reading->c->document[document - 1] = rule;
		calendar_take_origin(subject, &reading->c->origin[document - 1]);
	}
	return true;
}

bool calendar_load(struct store *s, const struct programme *p, const struct deadline_rule *usual,
		   struct calendar *c, struct err *err)
{
	struct calendar_reading reading = { c, p };

	*c = (struct calendar){ .usual = *usual, .documents = p->documents };
	c->document = mem_zero(p->documents + 1, sizeof(*c->document));
	c->origin = mem_zero(p->documents + 1, sizeof(*c->origin));
	return subjects_each(s, CALENDAR_PREFIX, calendar_take, &reading, err);
}

void calendar_release(struct calendar *c)
{
	free(c->document);
	free(c->origin);
	*c = (struct calendar){ 0 };
}

int calendar_document(const struct calendar *c, const struct programme *p, int indicator,
		      int32_t period)
{
	/* The one whose target is in force for the nation. */
	const struct target *target =
		aim_in_force(p, indicator, 0, UNIT_NATION, period_last_day(period), 0).target;

	return target && c->origin[target->document - 1].set ? target->document : 0;
}

static const struct deadline_rule *calendar_rule_of(const struct calendar *c,
						    const struct programme *p, int indicator,
						    int32_t period)
{
	const int document = calendar_document(c, p, indicator, period);

	return document ? &c->document[document - 1] : &c->usual;
}

int32_t calendar_cutoff(const struct calendar *c, const struct programme *p, int indicator,
			int32_t period)
{
	return deadline_of(calendar_rule_of(c, p, indicator, period)->cutoff[period_length(period)],
			   period);
}

int32_t calendar_deadline(const struct calendar *c, const struct programme *p, int indicator,
			  int32_t period)
{
	return deadline_of(calendar_rule_of(c, p, indicator, period)->due[period_length(period)],
			   period);
}

bool calendar_put(struct store *s, const struct act *act, int document,
		  const struct deadline_rule *rule, const char *reason, struct err *err)
{
	const char *code = document ? programme_document(act->programme, document)->code :
				      CALENDAR_ALL;
	enum log_outcome outcome;
	struct str name, state;
	bool ok;

	str_init(&name);
	str_init(&state);
	str_addf(&name, CALENDAR_PREFIX "%s", code);
	if (rule) {
		calendar_write(&state, "cutoff", rule->cutoff);
		calendar_write(&state, "due", rule->due);
	}
	ok = plan_put(s, act, name.text, state.text, reason, &outcome, err);
	str_release(&name);
	str_release(&state);
	return ok;
}

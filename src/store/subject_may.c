/* Who may write which subject: for what writes subjects whatever they are (undo). */
#include "base/str.h"
#include "db.h"
#include "rights.h"
#include "store/calendar.h"
#include "store/programme.h"
#include "store/task.h"

#include <string.h>

static const char *subject_after(const char *name, const char *prefix)
{
	return str_starts(name, prefix) ? name + strlen(prefix) : NULL;
}

/* "P08-89/2022-Q4" */
static bool subject_may_report(struct store *s, const struct programme *p, const char *name,
			       struct err *err)
{
	const char *slash = strchr(name, '/');
	int32_t period = PERIOD_NONE;
	struct str unit;
	int id;

	str_init(&unit);
	str_addn(&unit, name, slash ? (size_t)(slash - name) : strlen(name));
	id = store_find_unit(s, unit.text);
	str_release(&unit);
	return !slash || !period_parse(slash + 1, &period) ||
	       (rights_may(s, p, RIGHT_ENTER, 0, id, period_last_day(period), err) &&
		lock_allows(s, p, 0, id, period, err));
}

bool rights_subject(struct store *s, const struct programme *p, const char *name, struct err *err)
{
	static const char *const plan[] = { "lock/", "exception/", "calendar/", "milestone/" };
	const char *rest;

	if (subject_after(name, "account/"))
		return rights_may(s, p, RIGHT_ACCOUNTS, 0, 0, 0, err);
	if ((rest = subject_after(name, "report/")) != NULL)
		return subject_may_report(s, p, rest, err);
	if ((rest = subject_after(name, "task/")) != NULL)
		for (int task = 1; task <= (int)p->tasks; task++)
			if (strcmp(p->task[task - 1].code, rest) == 0)
				return task_may(s, p, task, err);
	for (size_t n = 0; n < sizeof(plan) / sizeof(plan[0]); n++)
		if (subject_after(name, plan[n]))
			return rights_may(s, p, RIGHT_PLAN, 0, 0, 0, err);
	return true;
}

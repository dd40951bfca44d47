/* The arithmetic of tasks. */
#include "calc/task.h"

#include "base/date.h"

#include <string.h>

int32_t task_due(const struct programme *p, int task)
{
	const struct task *t = &p->task[task - 1];
	const struct document *d = programme_document(p, t->document);
	int32_t due = DATE_MIN;

	for (size_t n = 0; n < p->targets; n++) {
		const struct target *target = &p->target[n];

		if (target->document == t->document && !target->unit && target->due > due &&
		    code_listed(t->indicators, programme_indicator(p, target->indicator)->code))
			due = target->due;
	}
	if (due != DATE_MIN)
		return due;
	return d->year_to ? date_of(d->year_to, 12, 31) : DATE_MAX;
}

enum task_pace task_pace_of(const struct task_state *task, int32_t due, int32_t today)
{
	if (task->step == TASK_DONE)
		return task->done != DATE_MAX && task->done > due ? TASK_DONE_LATE :
								    TASK_DONE_IN_TIME;
	if (today > due)
		return TASK_OVERDUE;
	return due - today <= TASK_SOON_DAYS ? TASK_DUE_SOON : TASK_IN_TIME;
}

/* True when a ";"-separated list of codes names the unit, or one in whose place it stands. */
static bool task_names(const struct units *u, const char *codes, const struct unit *unit,
		       int32_t day)
{
	if (code_listed(codes, unit->code))
		return true;
	for (size_t n = 0; codes && n < u->units; n++)
		if (code_listed(codes, u->unit[n].code) &&
		    units_succeeds(u, unit->id, u->unit[n].id, day))
			return true;
	return false;
}

/* True when the list names every body of the unit's kind: "@all", "@province", "@ministry". */
static bool task_names_kind(const char *codes, enum unit_kind kind)
{
	const bool province = kind == UNIT_PROVINCE, ministry = unit_kind_ministry(kind);

	return ((province || ministry) && code_listed(codes, "@all")) ||
	       (province && code_listed(codes, "@province")) ||
	       (ministry && code_listed(codes, "@ministry"));
}

enum task_part task_part_of(const struct units *u, const struct task *task, const struct unit *unit,
			    int32_t day)
{
	if (task_names(u, task->lead, unit, day))
		return TASK_PART_LEADS;
	if (task_names(u, task->coordinators, unit, day) ||
	    task_names_kind(task->coordinators, unit->kind))
		return TASK_PART_COORDINATES;
	return TASK_PART_NONE;
}

bool body_holds(const char *word, enum unit_kind kind)
{
	const bool province = kind == UNIT_PROVINCE, ministry = unit_kind_ministry(kind);

	if (!word)
		return false;
	return (strcmp(word, "all") == 0 && (province || ministry)) ||
	       (strcmp(word, "province") == 0 && province) ||
	       (strcmp(word, "ministry") == 0 && ministry);
}

int32_t task_day_next(int32_t date, bool yearly, int32_t from)
{
	int year, month, day, ignored;

	if (date >= from)
		return date;
	if (!yearly)
		return DATE_MAX;
	date_split(date, &ignored, &month, &day);
	date_split(from, &year, &ignored, &ignored);
	for (;; year++) {
		const int last = date_month_days(year, month);
		const int32_t next = date_of(year, month, day < last ? day : last);

		if (next >= from)
			return next;
	}
}

/* Days left in titles. */
#include "ui/due_note.h"

#include "base/date.h"
#include "base/str.h"
#include "store/due.h"
#include "ui/ui.h"

#include <stdio.h>

enum { DUE_NOTE_BEFORE = 14, DUE_NOTE_AFTER = 30 };

struct due_note_reading {
	int32_t today;
	int32_t next; /* the earliest deadline to come of what is owed, DATE_MAX: none */
	int32_t overdue;
};

static bool due_note_take(const struct due_cell *cell, void *arg)
{
	struct due_note_reading *r = arg;

	if (cell->overdue > r->overdue)
		r->overdue = cell->overdue;
	if ((cell->state == DUE_MISSING || cell->state == DUE_RETURNED) &&
	    cell->deadline >= r->today && cell->deadline < r->next)
		r->next = cell->deadline;
	return true;
}

bool due_note_load(struct ui *ui, int unit, struct due_note *note, struct err *err)
{
	struct due_note_reading r = { .today = clock_today(), .next = DATE_MAX };
	struct calendar calendar;
	const struct due due = { .programme = ui->programme,
				 .units = ui->units,
				 .calendar = &calendar,
				 .unit = unit,
				 .period = ui->look.period };
	bool ok;

	*note = (struct due_note){ 0 };
	ok = calendar_load(ui->store, ui->programme, &ui->calendar, &calendar, err) &&
	     due_each(ui->store, &due, due_note_take, &r, err);
	calendar_release(&calendar);
	if (r.overdue)
		*note = (struct due_note){ r.overdue <= DUE_NOTE_AFTER, -r.overdue };
	else if (r.next != DATE_MAX)
		*note = (struct due_note){ r.next - r.today <= DUE_NOTE_BEFORE, r.next - r.today };
	return ok;
}

void due_note_add(const struct due_note *note, struct str *out)
{
	char days[16];

	if (!note->near)
		return;
	snprintf(days, sizeof(days), "%d", note->days < 0 ? -note->days : note->days);
	str_add(out, " (");
	if (note->days)
		msg_add(out, note->days < 0 ? MSG_DUE_OVERDUE : MSG_DUE_LEFT, days);
	else
		str_add(out, tr(MSG_DUE_TODAY));
	str_addc(out, ')');
}

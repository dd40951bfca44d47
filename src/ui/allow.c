/* What may be done, asked beforehand. */
#include "ui/allow.h"

#include "store/calendar.h"
#include "store/subject.h"
#include "ui/ui.h"

static bool allow_writing(const struct ui *ui, enum msg *why)
{
	*why = MSG_EDIT_READONLY;
	return store_writable(ui->store);
}

bool allow_plan(struct ui *ui, enum msg *why)
{
	struct err err = { 0 };

	if (!allow_writing(ui, why))
		return false;
	*why = MSG_ALLOW_COORDINATOR;
	return rights_may(ui->store, ui->programme, RIGHT_PLAN, 0, 0, 0, &err);
}

bool allow_entry(struct ui *ui, int indicator, int unit, int32_t period, enum msg *why)
{
	struct err err = { 0 };

	if (!allow_writing(ui, why))
		return false;
	*why = MSG_ALLOW_REPORTER;
	if (!rights_may(ui->store, ui->programme, RIGHT_ENTER, indicator, unit,
			period_last_day(period), &err))
		return false;
	*why = MSG_EDIT_LOCKED;
	return !indicator || lock_allows(ui->store, ui->programme, indicator, unit, period, &err);
}

bool allow_note(struct ui *ui, const char *subject, enum msg *why)
{
	struct err err = { 0 };

	if (!allow_writing(ui, why))
		return false;
	*why = MSG_ALLOW_NOTE;
	return note_may(ui->store, ui->programme, subject, &err);
}

/* What may be done, asked beforehand. */
#include "ui/allow.h"

#include "store/calendar.h"
#include "store/rights.h"
#include "store/subject.h"
#include "ui/ui.h"

bool allow_action(struct ui *ui, const struct view_ops *ops, void *state, enum action action,
		  enum view_scope scope, struct why *why)
{
	const unsigned flags = action_flags(action);

	*why = (struct why){ .brief = MSG_HELP_NOTHING };
	if (action == ACTION_NONE || flags & ACTION_ANYWHERE)
		return true;
	if (flags & ACTION_WRITES && ui->store && !allow_writing(ui, why))
		return false;
	return !ops->allows || ops->allows(ui, state, action, scope, why);
}

void allow_say(struct ui *ui, const struct why *why)
{
	if (why->full.code != ERR_NONE)
		ui_fail(ui, &why->full);
	else
		ui_say(ui, STYLE_WARNING, tr(why->brief));
}

bool allow_writing(struct ui *ui, struct why *why)
{
	const struct account *account = rights_account(ui->store);

	why->brief = MSG_EDIT_READONLY;
	if (!store_writable(ui->store))
		return false;
	if (!account) /* a personal database: everything, or nothing in another's */
		return rights_may(ui->store, ui->programme, RIGHT_PLAN, 0, 0, 0, &why->full);
	why->brief = MSG_ALLOW_VIEWER;
	return account->roles & ~(unsigned)ROLE_VIEWER;
}

bool allow_plan(struct ui *ui, struct why *why)
{
	if (!allow_writing(ui, why))
		return false;
	why->brief = MSG_ALLOW_COORDINATOR;
	return rights_may(ui->store, ui->programme, RIGHT_PLAN, 0, 0, 0, &why->full);
}

bool allow_entry(struct ui *ui, int indicator, int unit, int32_t period, struct why *why)
{
	why->brief = MSG_ALLOW_REPORTER;
	if (!rights_may(ui->store, ui->programme, RIGHT_ENTER, indicator, unit,
			period_last_day(period), &why->full))
		return false;
	why->brief = MSG_EDIT_LOCKED;
	return !indicator ||
	       lock_allows(ui->store, ui->programme, indicator, unit, period, &why->full);
}

bool allow_note(struct ui *ui, const char *subject, struct why *why)
{
	why->brief = MSG_ALLOW_NOTE;
	return note_may(ui->store, ui->programme, subject, &why->full);
}

/* Words for locks. */
#include "ui/lock_text.h"

#include "base/date.h"
#include "base/msg.h"
#include "base/str.h"
#include "store/programme.h"

void lock_text_add_what(struct store *s, const struct programme *p, const struct lock *lock,
			struct str *out)
{
	if (lock->unit)
		store_unit_name(s, lock->unit, period_last_day(lock->period), lang_get(), out);
	else
		str_add(out, tr(MSG_LOCK_ALL_UNITS));
	if (lock->group)
		str_addf(out, ", %s", p->group[lock->group - 1].name[lang_get()]);
}

void lock_text_add_state(const struct lock_entry *entry, struct str *out)
{
	char when[DATE_STAMP_SIZE], until[DATE_SIZE];

	clock_format(revision_clock_ms(entry->clock), when);
	date_format_local(entry->until, until);
	if (!entry->exception)
		msg_add(out, MSG_LOCK_LOCKED, entry->author, when);
	else
		msg_add(out, entry->expired ? MSG_LOCK_EXPIRED : MSG_LOCK_OPEN, until,
			entry->author, when);
	if (entry->reason)
		str_addf(out, ": %s", entry->reason);
}

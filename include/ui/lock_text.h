/* Locks and exceptions in words, for the screen and the command line. */
#ifndef TIENDO_UI_LOCK_TEXT_H
#define TIENDO_UI_LOCK_TEXT_H

#include "store/calendar.h"

struct str;

/* "An Giang, Digital infrastructure"; "all units". */
void lock_text_add_what(struct store *s, const struct programme *p, const struct lock *lock,
			struct str *out);

/* "locked by lan, 12/10/2022 09:12: checked"; "open until 03/11/2022 by ..., expired". */
void lock_text_add_state(const struct lock_entry *entry, struct str *out);

#endif

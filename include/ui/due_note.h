/* The days left until a report is due, for the title of a screen where it is made. Said from 14 days
 * before the deadline to 30 days after it, and only while something is owed. */
#ifndef TIENDO_UI_DUE_NOTE_H
#define TIENDO_UI_DUE_NOTE_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct str;
struct ui;

struct due_note {
	bool near;
	int32_t days; /* left; negative: overdue */
};

/* Of a unit in the period shown. */
bool due_note_load(struct ui *ui, int unit, struct due_note *note, struct err *err);

/* " (3 days left)", " (due today)", " (2 days overdue)"; nothing when it is not near. */
void due_note_add(const struct due_note *note, struct str *out);

#endif

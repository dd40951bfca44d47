/* The frame with a screen that notes what is done to it, on a terminal in memory. */
#ifndef TIENDO_TESTS_UI_PROBE_H
#define TIENDO_TESTS_UI_PROBE_H

#include "ui/field.h"
#include "ui/ui.h"

/* F2 opens a field, Enter another probe, s one laid over it; Del asks, Esc closes, ) reloads, f leaves,
 * v takes the place of all. */
struct probe {
	bool typing;
	struct field field;
};

struct probe_log {
	char actions[200]; /* in order, each followed by ";" */
	int loads, releases, hangups, answer;
	enum view_result result; /* of opening, and of an answer */
	bool fails;              /* loading does */
	enum action shut;        /* what the screen does not allow */
	bool shut_row;           /* only of the selected row */
};
extern struct probe_log probe_log;

extern struct ui probe_ui;

/* cmocka setup and teardown: one probe, in Vietnamese, 80x24. */
int probe_open(void **state);
int probe_close(void **state);

void press(int32_t key);
void expect_line(int row, const char *text);

#endif

/* Submitting a unit's whole period: how complete it is, and what stands in the way, is shown first. */
#ifndef TIENDO_UI_SUBMIT_H
#define TIENDO_UI_SUBMIT_H

#include <stdbool.h>
#include <stdint.h>

struct ui;

/* Where a screen keeps what is being asked; it belongs to the screen, which stays below. */
struct submit {
	int unit, parent;
	int32_t period;
	bool explain; /* the first answer is to give the reasons that are missing */
	bool ready;   /* there is something that may be submitted as it is */
};

/* Asks, and submits what is filled, has not been submitted, and may be; offers to give the reasons of
 * unusual values that have none, and of a unit without any value to state that there is nothing to
 * report. `parent` as in entry_arg. */
void submit_ask(struct ui *ui, struct submit *submit, int unit, int parent, int32_t period);

#endif

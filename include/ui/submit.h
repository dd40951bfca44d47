/* Submitting a unit's whole period: how complete it is, is shown first. */
#ifndef TIENDO_UI_SUBMIT_H
#define TIENDO_UI_SUBMIT_H

#include <stdint.h>

struct ui;

/* Where a screen keeps what is being asked; it belongs to the screen, which stays below. */
struct submit {
	int unit;
	int32_t period;
};

/* Asks, and submits what is filled and has not been submitted; of a unit without any value it offers
 * to state that there is nothing to report. */
void submit_ask(struct ui *ui, struct submit *submit, int unit, int32_t period);

#endif

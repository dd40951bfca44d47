/* The program without a command: the database on the whole screen. */
#ifndef TIENDO_APP_FULLSCREEN_H
#define TIENDO_APP_FULLSCREEN_H

#include "calc/pace.h"
#include "model/deadline.h"
#include "store/figure.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stdint.h>

struct fullscreen {
	const char *path; /* of the database; offered to be made when there is none */
	const char *author;
	int32_t period; /* PERIOD_NONE: the latest with values */
	enum basis basis;
	bool map_today;   /* the country as it is today, else as it was in the period */
	const char *plan; /* code of the document whose targets are shown; NULL: those in force */
	struct pace_limits limits;
	double jump; /* points, see ui.h */
	struct deadline_rule calendar;
	double returned; /* days, see ui.h */
	enum theme theme;
	bool detail; /* the detail line */
};

/* Runs until the user leaves or the line is gone. Returns an exit status; faults are said on stderr
 * once the terminal is as it was. */
int fullscreen_run(const struct fullscreen *f);

#endif

/* The rows of the programme's state. Private to this layer. */
#ifndef TIENDO_EXCHANGE_STATUS_ROW_H
#define TIENDO_EXCHANGE_STATUS_ROW_H

#include "store/figure.h"

#include <stdio.h>

enum status_row_level { STATUS_PILLAR, STATUS_GROUP, STATUS_INDICATOR };

struct status_row {
	enum status_row_level level;
	const char *code;
	const char *name[LANG_MAX];
	int count[PACE_MAX]; /* of the indicators below, or this one */
	bool illustrative;
	/* indicators */
	const struct indicator *indicator;
	struct figure figure;
	struct standing standing;
	int reported, expected;
};

struct status {
	struct store *s;
	const struct programme *p;
	const struct units *u;
	const struct view *view;
	const struct pace_limits *limits;
	struct status_row *row;
	size_t rows;
};

void status_write_text(const struct status *st, FILE *out);

#endif

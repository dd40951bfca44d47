/* The programme in a few lines: each pillar and group with how many of its indicators stand at which
 * pace, each indicator with its figure for the nation and the target in force.
 *
 * CSV: a first row of names, then pillar by pillar its row, its groups', each followed by its
 * indicators'. JSON: the same as an array of objects, numbers as numbers, what is absent as null.
 * Text: 80 columns. */
#ifndef TIENDO_EXCHANGE_STATUS_H
#define TIENDO_EXCHANGE_STATUS_H

#include "model/unit.h"
#include "store/figure.h"

#include <stdio.h>

enum status_format { STATUS_TEXT, STATUS_CSV, STATUS_JSON, STATUS_FORMAT_MAX };

/* "text" "csv" "json" */
bool status_format_parse(const char *text, enum status_format *format);

bool status_write(struct store *s, const struct programme *p, const struct units *u,
		  const struct view *view, const struct pace_limits *limits,
		  enum status_format format, FILE *out, struct err *err);

#endif

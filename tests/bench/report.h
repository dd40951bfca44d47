/* A line per figure: what was measured beside what it must hold and what a peer needs. */
#ifndef TIENDO_TESTS_BENCH_REPORT_H
#define TIENDO_TESTS_BENCH_REPORT_H

#include <stddef.h>

/* Starts a table. */
void report_head(const char *title);

struct report_line {
	const char *name;
	const char *unit; /* "bytes", "ms", "MiB"; "" for a plain number */
	double measured;
	double hold;          /* at most this; 0: only shown */
	const char *peer;     /* who the peer is, NULL: none */
	double peer_measured; /* in the same unit */
};

/* Prints a line and whether it holds. */
void report_add(const struct report_line *line);

/* Says why a figure is not measured. */
void report_none(const char *name, const char *why);

/* Sorts the values; the p-th quantile (0..1). */
double report_quantile(double *value, size_t count, double p);

#endif

/* A line per figure. */
#include "report.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { REPORT_NUMBER = 32 };

void report_head(const char *title)
{
	printf("\n%-52s %12s %12s\n", title, "measured", "hold");
}

static void report_number(double value, const char *unit, char buf[REPORT_NUMBER])
{
	int decimals = fabs(value) >= 100 || value == floor(value) ? 0 : fabs(value) >= 10 ? 1 : 2;
	if (fabs(value) < 0.1)
		decimals = 4;
	snprintf(buf, REPORT_NUMBER, "%.*f%s%s", value == 0 ? 0 : decimals, value, *unit ? " " : "",
		 unit);
}

void report_add(const struct report_line *line)
{
	char measured[REPORT_NUMBER], hold[REPORT_NUMBER + 4] = "", peer[REPORT_NUMBER];
	const char *verdict = "";

	report_number(line->measured, line->unit, measured);
	if (line->hold > 0) {
		char number[REPORT_NUMBER];
		report_number(line->hold, "", number);
		snprintf(hold, sizeof(hold), "<= %s", number);
		verdict = line->measured <= line->hold ? "ok" : "OVER";
	}
	printf("  %-50s %12s %12s  %-4s", line->name, measured, hold, verdict);
	if (line->peer) {
		report_number(line->peer_measured, line->unit, peer);
		printf("  %s: %s", line->peer, peer);
	}
	putchar('\n');
	fflush(stdout);
}

void report_none(const char *name, const char *why)
{
	printf("  %-50s %s\n", name, why);
	fflush(stdout);
}

static int report_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double report_quantile(double *value, size_t count, double p)
{
	if (count == 0)
		return 0;
	qsort(value, count, sizeof(*value), report_compare);
	size_t at = (size_t)(p * (double)count);
	return value[at < count ? at : count - 1];
}
